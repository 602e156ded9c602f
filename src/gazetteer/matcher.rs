//! The automaton over all surface forms; the only file that names `aho_corasick`.
//!
//! Korean names begin where a word begins, or where a known part of a compound
//! ends (`한미|외교장관|회담`). So the automaton is tried, anchored, at such
//! places only, behind a filter that turns most of them away, and gives every form
//! that begins there, shortest first: the caller takes the longest one behind which
//! the word goes on as Korean words do. Words that begin inside other words, as
//! triggers do (`정상|회담`), are looked for at every character.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::beginnings::{Beginning, Beginnings};
use super::entry::{EntryRef, Sorts};
use super::starts;
use crate::span::Span;
use crate::steps::step;

/// Index of a surface form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

impl FormId {
    /// The form's number.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A surface form found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Where it stands, in bytes.
    pub span: Span,
    /// Which form it is.
    pub form: FormId,
}

/// Which of the forms that begin at one place a scan gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Forms {
    /// The longest one.
    Longest,
    /// All, shortest first.
    All,
}

/// All surface forms of all tables, and what each of them can mean.
#[derive(Debug, Clone)]
pub struct Matcher {
    trie: Option<Trie>,
    /// All forms, one behind the other.
    text: String,
    /// Where each form ends in `text`.
    ends: Vec<u32>,
    /// Of each form, where its entries lie in `entries`; one more at the end.
    ranges: Vec<u32>,
    entries: Vec<EntryRef>,
    /// Of each form, the tables that hold it.
    sorts: Vec<Sorts>,
}

/// The automaton, the state from which the forms are spelt, and the states behind
/// their first two syllables.
#[derive(Debug, Clone)]
struct Trie {
    automaton: NFA,
    root: StateID,
    beginnings: Beginnings<Node>,
}

/// What the automaton knows behind the first one or two characters of some forms.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The state; the dead one where no form is longer.
    state: StateID,
    /// The pattern that ends here; `NO_PATTERN` where none does.
    pattern: u32,
    /// Behind two characters, the pattern of the first one alone.
    before: u32,
}

const NO_PATTERN: u32 = u32::MAX;

/// Stands before every form in the automaton.
///
/// No form holds it, so no form's beginning is the end of another, and the automaton's
/// failure links, which anchored search never follows, cost nothing to compute. It is
/// the lowest byte because the builder keeps a state's transitions as a list in byte
/// order and the start state has one for each byte. Built like this the automaton is
/// ready three times as fast and a fifth smaller.
const MARK: u8 = 0;

/// Collects surface forms before the automaton is built.
#[derive(Debug, Default, Clone)]
pub struct MatcherBuilder {
    /// Every form, a mark before each.
    text: String,
    /// Where a form stands in `text`, and an entry of it.
    forms: Vec<(Span, EntryRef)>,
}

impl MatcherBuilder {
    /// Adds one surface form of an entry. Empty forms, and forms that hold the
    /// character U+0000, are ignored.
    pub fn add(&mut self, form: &str, entry: EntryRef) {
        if form.is_empty() || form.as_bytes().contains(&MARK) {
            return;
        }
        self.text.push(char::from(MARK));
        let start = self.text.len();
        self.text.push_str(form);
        self.forms.push((Span::new(start, self.text.len()), entry));
    }

    /// The same forms without the entries (and the forms without any entry) that
    /// `keep` refuses.
    pub fn only(&self, keep: impl Fn(EntryRef) -> bool) -> MatcherBuilder {
        let mut kept = MatcherBuilder::default();
        for (form, entry) in self.forms.iter().filter(|(_, entry)| keep(*entry)) {
            kept.add(form.of(&self.text), *entry);
        }
        kept
    }

    /// Whether no form was added.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Builds the automaton.
    pub fn build(self) -> Matcher {
        let text = &self.text;
        // Eight bytes decide most comparisons; the rest of the form is seldom looked at.
        let mut rows: Vec<(u64, Span, EntryRef)> =
            self.forms.iter().map(|(form, entry)| (head(form.of(text)), *form, *entry)).collect();
        // Form numbers follow the alphabet, whatever the order of the tables.
        rows.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| a.1.of(text).cmp(b.1.of(text))).then(a.2.cmp(&b.2))
        });
        rows.dedup_by(|a, b| a.0 == b.0 && a.1.of(text) == b.1.of(text) && a.2 == b.2);
        let mut forms: Vec<Span> = Vec::with_capacity(rows.len());
        let mut ranges = Vec::with_capacity(rows.len() + 1);
        for (i, (_, form, _)) in rows.iter().enumerate() {
            if forms.last().is_none_or(|last| last.of(text) != form.of(text)) {
                forms.push(*form);
                ranges.push(i as u32);
            }
        }
        ranges.push(rows.len() as u32);
        let entries: Vec<EntryRef> = rows.iter().map(|(.., entry)| *entry).collect();
        let all = ranges.windows(2).map(|of| &entries[of[0] as usize..of[1] as usize]);
        let sorts = all
            .map(|entries| entries.iter().fold(Sorts::default(), |all, e| all.and(e.sort())))
            .collect();
        let mut sorted = String::with_capacity(text.len());
        let mut ends = Vec::with_capacity(forms.len());
        for form in &forms {
            sorted.push_str(form.of(text));
            ends.push(sorted.len() as u32);
        }
        Matcher { trie: Trie::build(text, &forms), text: sorted, ends, ranges, entries, sorts }
    }
}

/// A form's first eight bytes, as a number that sorts as they do.
fn head(form: &str) -> u64 {
    let mut head = [0; 8];
    let length = form.len().min(8);
    head[..length].copy_from_slice(&form.as_bytes()[..length]);
    u64::from_be_bytes(head)
}

impl Trie {
    /// The automaton of sorted forms, each of which stands in `text` behind a mark. Its
    /// pattern numbers count from the last form: added in falling order, each new
    /// transition goes to the front of its list.
    fn build(text: &str, forms: &[Span]) -> Option<Trie> {
        let marked = forms.iter().rev().map(|form| &text[form.start - 1..form.end]);
        // Fails only where the forms exceed the automaton's 2^31 states, gigabytes
        // beyond what a table can hold; nothing is then found, and nothing panics.
        let automaton =
            NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(marked).ok()?;
        let start = automaton.start_state(Anchored::Yes).ok()?;
        let root = automaton.next_state(Anchored::Yes, start, MARK);
        // No form holds the mark, so none goes on with it.
        let dead = automaton.next_state(Anchored::Yes, root, MARK);
        let pattern = |state| match automaton.is_match(state) {
            true => automaton.match_pattern(state, 0).as_u32(),
            false => NO_PATTERN,
        };
        let beginnings = Beginnings::new(forms.iter().map(|form| form.of(text)), |form, last| {
            let mut node = Node { state: root, pattern: NO_PATTERN, before: NO_PATTERN };
            for c in form.chars() {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    node.state = automaton.next_state(Anchored::Yes, node.state, byte);
                }
                node.before = node.pattern;
                node.pattern = pattern(node.state);
            }
            if last {
                node.state = dead;
            }
            node
        });
        Some(Trie { automaton, root, beginnings })
    }

    /// Calls `found` with the length in bytes and the pattern of every form that `bytes`
    /// begins with and that has at most `limit` bytes, shortest first.
    #[inline(always)]
    fn walk(&self, bytes: &[u8], limit: usize, mut found: impl FnMut(usize, u32)) {
        let limit = limit.min(bytes.len());
        let (mut state, mut length) = match self.beginnings.at(bytes) {
            Beginning::None => return,
            Beginning::Any => (self.root, 0),
            Beginning::Single(node) => {
                if node.pattern != NO_PATTERN && limit >= 3 {
                    found(3, node.pattern);
                }
                // A longer form would go on with a character of another width.
                if bytes.get(3).is_some_and(|byte| byte & 0xf0 == 0xe0) {
                    return;
                }
                (node.state, 3)
            }
            Beginning::Pair(node) => {
                if node.before != NO_PATTERN && limit >= 3 {
                    found(3, node.before);
                }
                if node.pattern != NO_PATTERN && limit >= 6 {
                    found(6, node.pattern);
                }
                if !self.beginnings.goes_on(bytes) {
                    return;
                }
                (node.state, 6)
            }
        };
        let automaton = &self.automaton;
        if automaton.is_dead(state) {
            return;
        }
        while length < limit {
            step();
            state = automaton.next_state(Anchored::Yes, state, bytes[length]);
            length += 1;
            if automaton.is_special(state) {
                if automaton.is_dead(state) {
                    return;
                }
                if automaton.is_match(state) {
                    found(length, automaton.match_pattern(state, 0).as_u32());
                }
            }
        }
    }
}

impl Matcher {
    /// All forms that begin at byte `at` of `text` and end at or before byte `limit`,
    /// shortest first, as (end offset, form).
    #[inline]
    pub fn forms_at(&self, text: &str, at: usize, limit: usize, found: &mut Vec<(usize, FormId)>) {
        found.clear();
        self.each_at(text, at, limit, |end, form| found.push((end, form)));
    }

    /// Whether one of the forms that begin at byte `at` of `text`, and end at or before byte
    /// `limit`, is as wanted.
    #[inline]
    pub fn any_at(
        &self,
        text: &str,
        at: usize,
        limit: usize,
        mut wanted: impl FnMut(FormId) -> bool,
    ) -> bool {
        let mut any = false;
        self.each_at(text, at, limit, |_, form| any = any || wanted(form));
        any
    }

    /// Whether any form begins at byte `at` of `text` and ends at or before byte `limit`.
    #[inline(never)] // Kept out of the loop of `places`, where it is seldom called.
    pub fn begins_at(&self, text: &str, at: usize, limit: usize) -> bool {
        let mut begins = false;
        self.each_at(text, at, limit, |_, _| begins = true);
        begins
    }

    /// The forms that begin at word starts of a stretch of the text and end inside it,
    /// in order of their starts. `found` is emptied first.
    pub fn scan(&self, text: &str, stretch: Span, forms: Forms, found: &mut Vec<Hit>) {
        found.clear();
        let (from, to) = (stretch.start, stretch.end);
        match forms {
            Forms::All => starts::for_each(text, from, to, |at| self.all_at(text, at, to, found)),
            Forms::Longest => {
                starts::for_each(text, from, to, |at| self.longest_at(text, at, to, found));
            }
        }
    }

    /// Like [`scan`](Matcher::scan), at every character of the stretch.
    pub fn scan_everywhere(&self, text: &str, stretch: Span, forms: Forms, found: &mut Vec<Hit>) {
        found.clear();
        self.each_character(text, stretch, |at| {
            match forms {
                Forms::All => self.all_at(text, at, stretch.end, found),
                Forms::Longest => self.longest_at(text, at, stretch.end, found),
            }
            true
        });
    }

    /// The places at which a form begins, also inside words, in order. `found` is emptied
    /// first.
    pub fn places(&self, text: &str, found: &mut Vec<usize>) {
        found.clear();
        let Some(Trie { beginnings, .. }) = &self.trie else { return };
        let (all, wide) = (Span::new(0, text.len()), beginnings.only_wide());
        self.each_character(text, all, |at| {
            let may_begin = !wide || beginnings.may_begin_wide(&text.as_bytes()[at..]);
            if may_begin && self.begins_at(text, at, text.len()) {
                found.push(at);
            }
            true
        });
    }

    /// Whether any form stands anywhere in a stretch of the text, also inside a word.
    pub fn occurs(&self, text: &str, stretch: Span) -> bool {
        let mut occurs = false;
        self.each_character(text, stretch, |at| {
            self.each_at(text, at, stretch.end, |_, _| occurs = true);
            !occurs
        });
        occurs
    }

    /// Calls `look` with every place of the stretch at which a form could begin.
    #[inline(always)]
    fn each_character(&self, text: &str, stretch: Span, look: impl FnMut(usize) -> bool) {
        match &self.trie {
            Some(trie) if trie.beginnings.only_wide() => {
                starts::each_wide_character(text, stretch.start, stretch.end, look);
            }
            Some(_) => starts::each_character(text, stretch.start, stretch.end, look),
            None => {}
        }
    }

    /// Calls `found` with the end and the form of all forms that begin at byte `at` of `text`
    /// and end at or before byte `limit`, shortest first.
    #[inline(always)]
    pub fn each_at(
        &self,
        text: &str,
        at: usize,
        limit: usize,
        mut found: impl FnMut(usize, FormId),
    ) {
        let Some(trie) = &self.trie else { return };
        // The beginning may lie across `limit`: it is looked up as it stands in the text.
        step();
        let (Some(rest), Some(limit)) = (text.as_bytes().get(at..), limit.checked_sub(at)) else {
            return;
        };
        let last = self.len() as u32;
        trie.walk(rest, limit, |length, pattern| found(at + length, FormId(last - 1 - pattern)));
    }

    #[inline(always)]
    fn all_at(&self, text: &str, at: usize, limit: usize, found: &mut Vec<Hit>) {
        self.each_at(text, at, limit, |end, form| {
            found.push(Hit { span: Span::new(at, end), form });
        });
    }

    #[inline(always)]
    fn longest_at(&self, text: &str, at: usize, limit: usize, found: &mut Vec<Hit>) {
        let (mut longest, mut which) = (at, FormId(0));
        self.each_at(text, at, limit, |end, form| (longest, which) = (end, form));
        if longest > at {
            found.push(Hit { span: Span::new(at, longest), form: which });
        }
    }

    /// What a form can mean.
    pub fn entries(&self, form: FormId) -> &[EntryRef] {
        step();
        let range = self.ranges[form.0 as usize]..self.ranges[form.0 as usize + 1];
        &self.entries[range.start as usize..range.end as usize]
    }

    /// The tables that hold a form.
    #[inline]
    pub fn sorts(&self, form: FormId) -> Sorts {
        step();
        self.sorts[form.0 as usize]
    }

    /// A form's text.
    pub fn form(&self, form: FormId) -> &str {
        let at = form.0 as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// All forms, in the order of their text.
    pub fn forms(&self) -> impl ExactSizeIterator<Item = FormId> + Clone + use<> {
        (0..self.len() as u32).map(FormId)
    }

    /// How many surface forms the automaton knows.
    pub fn len(&self) -> usize {
        self.ranges.len() - 1
    }

    /// Whether the automaton knows no form at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Heap memory of the automaton and its tables, in bytes.
    pub fn memory_usage(&self) -> usize {
        self.trie
            .as_ref()
            .map_or(0, |trie| trie.automaton.memory_usage() + trie.beginnings.memory_usage())
            + self.text.len()
            + size_of_val(&self.ends[..])
            + size_of_val(&self.ranges[..])
            + size_of_val(&self.entries[..])
            + size_of_val(&self.sorts[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn matcher(forms: &[impl AsRef<str>]) -> Matcher {
        let mut builder = MatcherBuilder::default();
        for (i, form) in forms.iter().enumerate() {
            builder.add(form.as_ref(), EntryRef::Place(i as u32));
        }
        builder.build()
    }

    fn ends(forms: &[&str], text: &str, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        matcher(forms).forms_at(text, at, text.len(), &mut found);
        found.iter().map(|(end, _)| *end).collect()
    }

    #[test]
    fn gives_every_form_that_begins_at_the_place_and_no_other() {
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 0), [6, 9]);
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 3), [9]);
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 9), [] as [usize; 0]);
        assert_eq!(ends(&["외교"], "외교부가", 99), [] as [usize; 0]);
        assert_eq!(ends(&[], "외교부가", 0), [] as [usize; 0]);
    }

    #[test]
    fn ends_at_the_limit() {
        let mut found = Vec::new();
        let matcher = matcher(&["외교", "외교부"]);
        for (limit, expected) in [(3, 0), (6, 1), (8, 1), (9, 2), (12, 2), (99, 2)] {
            matcher.forms_at("외교부가", 0, limit, &mut found);
            assert_eq!(found.len(), expected, "{limit}");
        }
    }

    #[test]
    fn a_form_keeps_all_its_entries_in_order_and_each_once() {
        let mut builder = MatcherBuilder::default();
        for entry in [EntryRef::Title(1), EntryRef::Person(7), EntryRef::Title(1)] {
            builder.add("대사", entry);
        }
        builder.add("", EntryRef::Place(0));
        builder.add("가\0나", EntryRef::Place(0));
        let titles = builder.only(|entry| matches!(entry, EntryRef::Title(_))).build();
        let matcher = builder.build();
        assert_eq!((matcher.len(), titles.len()), (1, 1));
        assert_eq!(matcher.forms().map(|form| matcher.form(form)).collect::<Vec<_>>(), ["대사"]);
        let (mut found, mut only) = (Vec::new(), Vec::new());
        matcher.forms_at("대사", 0, 6, &mut found);
        titles.forms_at("대사", 0, 6, &mut only);
        assert_eq!(matcher.entries(found[0].1), [EntryRef::Person(7), EntryRef::Title(1)]);
        assert_eq!(titles.entries(only[0].1), [EntryRef::Title(1)]);
    }

    #[test]
    fn triggers_are_found_inside_words() {
        let triggers = matcher(&["회담", "만나", "봤"]);
        for (text, expected) in [
            ("한미 정상회담이", true),
            ("만나", true),
            ("지켜봤다", true),
            ("한미 정상회", false),
            ("", false),
        ] {
            assert_eq!(triggers.occurs(text, Span::new(0, text.len())), expected, "{text}");
        }
        assert!(!triggers.occurs("정상회담", Span::new(0, 9)), "cut off by the stretch");
    }

    /// All hits of a plain search, by start and then end, as (start, end, entry).
    fn plain(forms: &[String], text: &str) -> Vec<(usize, usize, u32)> {
        let automaton = aho_corasick::AhoCorasick::new(forms).expect("few forms");
        let mut hits: Vec<_> = automaton
            .find_overlapping_iter(text)
            .map(|hit| (hit.start(), hit.end(), hit.pattern().as_u32()))
            .collect();
        hits.sort_unstable();
        hits
    }

    fn longest(hits: &[(usize, usize, u32)]) -> Vec<(usize, usize, u32)> {
        let behind = hits.iter().skip(1).map(|hit| Some(hit.0)).chain([None]);
        hits.iter()
            .zip(behind)
            .filter(|(hit, next)| *next != Some(hit.0))
            .map(|(h, _)| *h)
            .collect()
    }

    fn seen(matcher: &Matcher, hits: &[Hit]) -> Vec<(usize, usize, u32)> {
        hits.iter()
            .map(|hit| match matcher.entries(hit.form) {
                [EntryRef::Place(id)] => (hit.span.start, hit.span.end, *id),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(
            forms in prop::collection::btree_set("[가나다한韓中aG2é ·\u{1f600}]{1,5}", 0..40),
            text in "[가나다한韓中aG2é ·ㆍ,.\u{1f600}\n]{0,120}",
        ) {
            let forms: Vec<String> = forms.into_iter().collect();
            let matcher = matcher(&forms);
            let whole = Span::new(0, text.len());
            let all = plain(&forms, &text);
            let mut found = Vec::new();
            matcher.scan_everywhere(&text, whole, Forms::All, &mut found);
            prop_assert_eq!(seen(&matcher, &found), all.clone());
            matcher.scan_everywhere(&text, whole, Forms::Longest, &mut found);
            prop_assert_eq!(seen(&matcher, &found), longest(&all));
            prop_assert_eq!(matcher.occurs(&text, whole), !all.is_empty());
            let mut starts = Vec::new();
            starts::for_each(&text, 0, text.len(), |at| starts.push(at));
            let at_starts: Vec<_> = all.into_iter().filter(|hit| starts.contains(&hit.0)).collect();
            matcher.scan(&text, whole, Forms::All, &mut found);
            prop_assert_eq!(seen(&matcher, &found), at_starts.clone());
            matcher.scan(&text, whole, Forms::Longest, &mut found);
            prop_assert_eq!(seen(&matcher, &found), longest(&at_starts));
        }
    }
}
