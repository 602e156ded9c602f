//! Time expressions: reading them, beside a regular expression of their commonest shapes.

use criterion::{Criterion, Throughput};
use hoedam::Span;
use hoedam::gazetteer::Gazetteer;
use hoedam::when;

use super::BYTES;
use crate::corpus::{self, Kind};

/// Days, months and years in figures, and no more.
const SHAPES: &str =
    r"(?:[0-9]{4}년 )?(?:[0-9]{1,2}월 )?[0-9]{1,2}일|[0-9]{4}-[0-9]{2}-[0-9]{2}|지난해|올해|내년";

pub fn bench(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::embedded();
    let regex = regex::Regex::new(SHAPES).expect("a regular expression");
    let mut group = criterion.benchmark_group("dates");
    for (name, kind) in
        [("ordinary", Kind::Ordinary), ("dense", Kind::Dense), ("dates", Kind::Dates)]
    {
        let corpus = corpus::of(kind, BYTES / 4);
        let mut times = Vec::new();
        let mut count = || {
            let mut count = 0;
            for line in corpus.articles.iter().flat_map(|article| article.text.lines()) {
                times.clear();
                when::expressions(&gazetteer.times, line, Span::new(0, line.len()), &mut times);
                count += times.len();
            }
            count
        };
        let simple = |text: &str| regex.find_iter(text).count();
        let few: usize = corpus.articles.iter().map(|article| simple(&article.text)).sum();
        let expected = count();
        assert!(expected >= few * 9 / 10, "{expected} found, {few} by the regular expression");
        group.throughput(Throughput::Bytes(corpus.bytes as u64));
        group.bench_function(name, |b| b.iter(|| assert_eq!(count(), expected)));
        group.bench_function(format!("{name}, regex"), |b| {
            let all = || corpus.articles.iter().map(|article| simple(&article.text)).sum::<usize>();
            b.iter(|| assert_eq!(all(), few));
        });
    }
    group.finish();
}
