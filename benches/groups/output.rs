//! Writing results: each format alone, and extraction with and without JSON Lines.

use criterion::{Criterion, Throughput};
use hoedam::output::{Article, FORMATS, Format, Options, Part, find};
use hoedam::{Extraction, Extractor};

use super::{BYTES, read};
use crate::corpus::{self, Kind};

pub fn bench(criterion: &mut Criterion) {
    let extractor = Extractor::default();
    let mut worker = extractor.worker();
    let options = Options::default();
    let mut group = criterion.benchmark_group("output");
    for (name, kind) in [("ordinary", Kind::Ordinary), ("dense", Kind::Dense)] {
        let corpus = corpus::of(kind, BYTES / 4);
        let results: Vec<Extraction> =
            corpus.articles.iter().map(|article| worker.extract(article)).collect();
        let articles: Vec<Article<'_>> = corpus
            .articles
            .iter()
            .zip(&results)
            .map(|(document, extraction)| Article { document, extraction })
            .collect();
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        let shown = |format: &&&dyn Format| kind == Kind::Dense || format.name() == "jsonl";
        for format in FORMATS.iter().filter(shown) {
            let written = || {
                let part = |article: &Article<'_>| size(&format.article(article, &options));
                articles.iter().map(part).sum::<usize>()
            };
            let expected = written();
            assert!(expected > 0, "{}", format.name());
            group.bench_function(format!("{name}, {} alone", format.name()), |b| {
                b.iter(|| assert_eq!(written(), expected));
            });
        }
        let expected = read(&mut worker, &corpus.articles);
        group.bench_function(format!("{name}, extract"), |b| {
            b.iter(|| assert_eq!(read(&mut worker, &corpus.articles), expected));
        });
        let jsonl = find("jsonl").expect("a format");
        let lines: usize = articles.iter().map(|a| size(&jsonl.article(a, &options))).sum();
        group.bench_function(format!("{name}, extract and jsonl"), |b| {
            b.iter(|| {
                let mut bytes = 0;
                for document in &corpus.articles {
                    let extraction = &worker.extract(document);
                    bytes += size(&jsonl.article(&Article { document, extraction }, &options));
                }
                assert_eq!(bytes, lines);
            });
        });
    }
    group.finish();
}

/// How much an article adds to the output.
fn size(part: &Part) -> usize {
    let files = part.files.iter().map(|(_, content)| content.len());
    part.text.len() + part.tellings.len() + files.sum::<usize>()
}
