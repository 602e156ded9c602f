//! The whole pipeline, from text to events, beside one plain scan of the same text for the
//! same forms. The goals are ratios of the two: benches/README.md.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use hoedam::Extractor;

use super::{BYTES, expect_encounters, read, scan};
use crate::corpus::{self, Kind};

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut worker = extractor.worker();
    let forms = scan::forms(&extractor.gazetteer().matcher);
    let plain = scan::plain(&forms);
    let mut group = criterion.benchmark_group("end_to_end");
    for (name, kind) in [("ordinary", Kind::Ordinary), ("dense", Kind::Dense)] {
        let corpus = corpus::of(kind, BYTES);
        let expected = read(&mut worker, &corpus.articles);
        expect_encounters(expected.0, &corpus);
        let hits = |corpus: &corpus::Corpus| {
            corpus.articles.iter().map(|article| plain.find_iter(&article.text).count()).sum()
        };
        let found: usize = hits(&corpus);
        assert!(found > corpus.articles.len());
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        group.bench_function(name, |b| {
            b.iter(|| assert_eq!(read(&mut worker, &corpus.articles), expected));
        });
        let mut encounters = || -> usize {
            corpus.articles.iter().map(|article| worker.events(article).len()).sum()
        };
        assert_eq!(encounters(), expected.0);
        group.bench_function(format!("{name}, encounters alone"), |b| {
            b.iter(|| assert_eq!(encounters(), expected.0));
        });
        group.bench_function(format!("{name}, plain aho-corasick"), |b| {
            b.iter(|| assert_eq!(hits(&corpus), found));
        });
        group.bench_function(format!("{name}, UTF-8 validation"), |b| {
            b.iter(|| {
                for article in &corpus.articles {
                    assert!(std::str::from_utf8(black_box(article.text.as_bytes())).is_ok());
                }
            });
        });
    }
    group.finish();
}
