//! People, bodies, countries and places: articles full of them in which nobody meets.

use criterion::{Criterion, Throughput};
use hoedam::{Document, Extractor, MentionKind, Worker};

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
        let named: usize = corpus.articles.iter().map(|article| names(&mut worker, article)).sum();
        if kind == Kind::NoPeople {
            assert!(named <= corpus.articles.len() / 20, "{named} names");
        } else {
            assert!(named >= 4 * corpus.articles.len(), "{named} names");
        }
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| assert_eq!(read(&mut worker, &corpus.articles), expected));
        });
    }
    group.finish();
}

/// How many mentions name somebody or something: dates and lengths of time do not.
fn names(worker: &mut Worker<'_>, article: &Document) -> usize {
    use MentionKind::{Date, Duration, Time};
    let mentions = worker.extract(article).mentions;
    mentions.iter().filter(|mention| !matches!(mention.kind, Date | Duration | Time)).count()
}
