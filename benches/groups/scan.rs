//! The gazetteer's scan beside other ways to find the same forms in the same text.

use std::hint::black_box;

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use criterion::{Criterion, Throughput};
use hoedam::Span;
use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::entry::EntryRef;
use hoedam::gazetteer::matcher::{Forms, Hit, Matcher, MatcherBuilder};
use hoedam::gazetteer::starts;

use super::BYTES;
use crate::corpus::{self, Kind};

/// The plain automaton that the goals are measured against.
pub fn plain(forms: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(forms)
        .expect("forms fit the automaton")
}

/// All forms of the embedded tables.
pub fn forms(matcher: &Matcher) -> Vec<&str> {
    matcher.forms().map(|form| matcher.form(form)).collect()
}

/// The triggers alone.
fn triggers(matcher: &Matcher) -> Matcher {
    let mut builder = MatcherBuilder::default();
    for form in matcher.forms() {
        for entry in matcher.entries(form) {
            if matches!(entry, EntryRef::Trigger(_)) {
                builder.add(matcher.form(form), *entry);
            }
        }
    }
    builder.build()
}

pub fn bench(criterion: &mut Criterion) {
    let gazetteer = Gazetteer::embedded();
    let matcher = &gazetteer.matcher;
    let forms = forms(matcher);
    let text = corpus::of(Kind::Ordinary, BYTES).text();
    let whole = Span::new(0, text.len());
    let mut hits: Vec<Hit> = Vec::new();

    let plain = plain(&forms);
    let overlapping = NFA::builder().prefilter(false).build(&forms).expect("forms fit");
    let leftmost = plain.find_iter(&text).count();
    let at_starts = longest_at_starts(&overlapping, &text);
    matcher.scan(&text, whole, Forms::Longest, &mut hits);
    let found: Vec<_> = hits.iter().map(|hit| (hit.span.start, hit.span.end)).collect();
    assert!(found == at_starts, "not the plain automaton's longest hits at word starts");

    let mut group = criterion.benchmark_group("scan");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("hoedam", |b| {
        b.iter(|| {
            matcher.scan(&text, whole, Forms::Longest, &mut hits);
            assert_eq!(hits.len(), at_starts.len());
        });
    });
    group.bench_function("hoedam, all forms", |b| {
        b.iter(|| {
            matcher.scan(&text, whole, Forms::All, &mut hits);
            assert!(hits.len() >= at_starts.len());
        });
    });
    group.bench_function("hoedam, at every character", |b| {
        b.iter(|| {
            matcher.scan_everywhere(&text, whole, Forms::Longest, &mut hits);
            assert!(hits.len() >= leftmost);
        });
    });
    group.bench_function("plain aho-corasick", |b| {
        b.iter(|| assert_eq!(plain.find_iter(&text).count(), leftmost));
    });
    group.bench_function("plain aho-corasick, overlapping", |b| {
        let all = count_overlapping(&overlapping, &text);
        assert!(all > leftmost);
        b.iter(|| assert_eq!(count_overlapping(&overlapping, &text), all));
    });
    group.bench_function("daachorse", |b| {
        let automaton = daachorse::CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build::<_, _, u32>(&forms)
            .expect("forms fit the automaton");
        b.iter(|| assert_eq!(automaton.leftmost_find_iter(&text).count(), leftmost));
    });
    group.bench_function("regex alternation", |b| {
        // The leftmost alternative wins, so the longest forms stand first.
        let mut sorted = forms.clone();
        sorted.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let escaped: Vec<String> = sorted.iter().map(|form| regex::escape(form)).collect();
        let regex = regex::RegexBuilder::new(&escaped.join("|"))
            .size_limit(1 << 30)
            .build()
            .expect("forms fit the regex");
        b.iter(|| assert_eq!(regex.find_iter(&text).count(), leftmost));
    });
    group.bench_function("word starts only", |b| {
        let expected = starts(&text);
        assert!(expected >= at_starts.len());
        b.iter(|| assert_eq!(starts(&text), expected));
    });
    group.bench_function("memchr of the line feed", |b| {
        let expected = text.lines().count();
        b.iter(|| assert_eq!(memchr::memchr_iter(b'\n', text.as_bytes()).count(), expected));
    });
    group.bench_function("UTF-8 validation", |b| {
        b.iter(|| assert!(std::str::from_utf8(black_box(text.as_bytes())).is_ok()));
    });

    let triggers = triggers(matcher);
    let stems = self::forms(&triggers);
    let any = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&stems);
    let any = any.expect("stems fit the automaton");
    let lines = || text.lines().filter(|line| !line.is_empty());
    let expected = lines().filter(|line| any.is_match(line)).count();
    assert!(expected > 100);
    group.bench_function("triggers, by line", |b| {
        let occurs = |line: &&str| triggers.occurs(line, Span::new(0, line.len()));
        b.iter(|| assert_eq!(lines().filter(occurs).count(), expected));
    });
    group.bench_function("triggers, by line, aho-corasick", |b| {
        b.iter(|| assert_eq!(lines().filter(|line| any.is_match(line)).count(), expected));
    });
    group.finish();
}

fn starts(text: &str) -> usize {
    let mut count = 0;
    starts::for_each(text, 0, text.len(), |_| count += 1);
    count
}

fn count_overlapping(automaton: &NFA, text: &str) -> usize {
    let mut count = 0;
    each_overlapping(automaton, text, |_, _| count += 1);
    count
}

/// The longest of the plain automaton's hits at each word start.
fn longest_at_starts(automaton: &NFA, text: &str) -> Vec<(usize, usize)> {
    let mut ends = vec![0; text.len()];
    each_overlapping(automaton, text, |start, end| ends[start] = ends[start].max(end));
    let mut longest = Vec::new();
    starts::for_each(text, 0, text.len(), |at| {
        if ends[at] > at {
            longest.push((at, ends[at]));
        }
    });
    longest
}

fn each_overlapping(automaton: &NFA, text: &str, mut hit: impl FnMut(usize, usize)) {
    let input = Input::new(text);
    let mut state = OverlappingState::start();
    loop {
        automaton.try_find_overlapping(&input, &mut state).expect("an overlapping automaton");
        match state.get_match() {
            Some(found) => hit(found.start(), found.end()),
            None => return,
        }
    }
}
