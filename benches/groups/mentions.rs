//! People, bodies, countries and places: articles full of them in which nobody meets.

use criterion::{Criterion, Throughput};
use hoedam::Extractor;

use super::{BYTES, read};
use crate::corpus::{self, Kind};

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut worker = extractor.worker();
    let mut group = criterion.benchmark_group("mentions");
    for (name, kind) in [("people", Kind::People), ("no people", Kind::NoPeople)] {
        let corpus = corpus::of(kind, BYTES / 4);
        let expected = read(&mut worker, &corpus.articles);
        // Nobody named here meets anybody.
        assert!(expected.0 <= corpus.articles.len() / 20, "{expected:?}");
        if kind == Kind::NoPeople {
            assert!(expected.1 <= corpus.articles.len(), "{expected:?}");
        } else if expected.1 > 0 {
            assert!(expected.1 >= 4 * corpus.articles.len(), "{expected:?}");
        }
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| assert_eq!(read(&mut worker, &corpus.articles), expected));
        });
    }
    group.finish();
}
