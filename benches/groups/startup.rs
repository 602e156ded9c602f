//! From the embedded tables to a ready extractor, beside building only an automaton.

use aho_corasick::nfa::contiguous::NFA;
use criterion::{Criterion, Throughput};
use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::matcher::MatcherBuilder;
use hoedam::gazetteer::tables::{EMBEDDED, Tables};

use super::scan;

pub fn bench(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::embedded();
    let matcher = &gazetteer.matcher;
    let forms = scan::forms(matcher);
    let bytes: usize = EMBEDDED.iter().map(|(_, text)| text.len()).sum();
    let mut group = criterion.benchmark_group("startup");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("tables to extractor", |b| {
        b.iter(|| {
            let built = Gazetteer::from_tables(&Tables::embedded()).expect("sound tables");
            assert_eq!(built.matcher.len(), matcher.len());
        });
    });
    let bytes: usize = forms.iter().map(|form| form.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("matcher", |b| {
        b.iter(|| {
            let mut builder = MatcherBuilder::default();
            for form in matcher.forms() {
                for entry in matcher.entries(form) {
                    builder.add(matcher.form(form), *entry);
                }
            }
            assert_eq!(builder.build().len(), forms.len());
        });
    });
    group.bench_function("plain aho-corasick", |b| {
        b.iter(|| assert_eq!(scan::plain(&forms).patterns_len(), forms.len()));
    });
    group.bench_function("plain aho-corasick, overlapping", |b| {
        b.iter(|| assert!(NFA::new(&forms).is_ok()));
    });
    group.bench_function("daachorse", |b| {
        b.iter(|| {
            let built = daachorse::CharwiseDoubleArrayAhoCorasick::<u32>::new(&forms);
            assert!(built.is_ok());
        });
    });
    group.finish();
}
