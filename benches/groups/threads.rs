//! One corpus on one thread and on more, a worker each.

use std::thread;

use criterion::{BenchmarkId, Criterion, Throughput};
use hoedam::Extractor;
use rayon::prelude::*;

use super::{BYTES, expect_encounters};
use crate::corpus::{self, Kind};

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let corpus = corpus::of(Kind::Ordinary, 2 * BYTES);
    let available = thread::available_parallelism().map_or(1, usize::from);
    let mut group = criterion.benchmark_group("threads");
    group.throughput(Throughput::Bytes(corpus.bytes as u64));
    for threads in [1, 2, 4, 8, 16].into_iter().filter(|threads| *threads <= available) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let events = || -> usize {
            let articles = corpus.articles.par_iter();
            articles
                .map_init(|| extractor.worker(), |worker, a| worker.extract(a).events.len())
                .sum()
        };
        expect_encounters(pool.install(events), &corpus);
        let expected = pool.install(events);
        group.bench_function(BenchmarkId::from_parameter(threads), |b| {
            b.iter(|| assert_eq!(pool.install(events), expected));
        });
    }
    group.finish();
}
