//! Encounters: what the event layer adds where every sentence has a trigger.

use criterion::{Criterion, Throughput};
use hoedam::Extractor;

use super::{BYTES, expect_encounters, read};
use crate::corpus::{self, Kind};

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut worker = extractor.worker();
    let mut group = criterion.benchmark_group("events");
    for (name, kind) in [("dense", Kind::Dense), ("false friends", Kind::FalseFriends)] {
        let corpus = corpus::of(kind, BYTES / 4);
        let (events, mentions) = read(&mut worker, &corpus.articles);
        match kind {
            Kind::Dense => expect_encounters(events, &corpus),
            // Every sentence has a trigger, and none tells of an encounter.
            _ => assert!(events <= corpus.articles.len(), "{events} events"),
        }
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| assert_eq!(read(&mut worker, &corpus.articles), (events, mentions)));
        });
    }
    group.finish();
}
