//! Texts made to be expensive, in two lengths: a cost a byte that grows with the length is
//! a cost that is not linear. `HOEDAM_BENCH_BYTES=100000000` sets the greater length.

use criterion::{BenchmarkId, Criterion, Throughput};
use hoedam::{Document, Extractor};

use super::read;
use crate::corpus::{self, Kind, adversarial};

pub fn bench(criterion: &mut Criterion) {
    let large = std::env::var("HOEDAM_BENCH_BYTES").ok().and_then(|bytes| bytes.parse().ok());
    let large: usize = large.unwrap_or(64_000);
    let extractor = Extractor::default();
    let mut worker = extractor.worker();
    let mut group = criterion.benchmark_group("adversarial");
    let ordinary = corpus::of(Kind::Ordinary, 64_000);
    let expected = read(&mut worker, &ordinary.articles);
    group.throughput(Throughput::Bytes(ordinary.bytes as u64));
    group.bench_function("ordinary news", |b| {
        b.iter(|| assert_eq!(read(&mut worker, &ordinary.articles), expected));
    });
    for (name, text) in adversarial::ALL {
        for bytes in [1_000, large] {
            let document = [Document::new(*name, text(bytes))];
            let expected = read(&mut worker, &document);
            group.throughput(Throughput::Bytes(document[0].text.len() as u64));
            group.bench_function(BenchmarkId::new(*name, bytes), |b| {
                b.iter(|| assert_eq!(read(&mut worker, &document), expected));
            });
        }
    }
    group.finish();
}
