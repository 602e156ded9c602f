//! The automaton over all surface forms; the only file that names `aho_corasick`.
//!
//! Korean names begin where a word begins, or where a known part of a compound
//! ends (`한미|외교장관|회담`). So the automaton is tried, anchored, at such
//! places only, and gives every form that begins there, shortest first: the
//! caller takes the longest one behind which the word goes on as Korean words do.

use std::collections::HashMap;

use aho_corasick::automaton::{Automaton, OverlappingState};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, Input, MatchKind};

use super::entry::EntryRef;

/// Index of a surface form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(u32);

/// All surface forms of all tables, and what each of them can mean.
#[derive(Debug, Clone)]
pub struct Matcher {
    automaton: Option<NFA>,
    /// Of each form, where its entries lie in `entries`.
    ranges: Vec<(u32, u32)>,
    entries: Vec<EntryRef>,
}

/// Collects surface forms before the automaton is built.
#[derive(Debug, Default)]
pub struct MatcherBuilder {
    forms: HashMap<String, Vec<EntryRef>>,
}

impl MatcherBuilder {
    /// Adds one surface form of an entry. Empty forms are ignored.
    pub fn add(&mut self, form: &str, entry: EntryRef) {
        if form.is_empty() {
            return;
        }
        let entries = self.forms.entry(form.to_owned()).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// How many different surface forms were added.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether no form was added.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Builds the automaton.
    pub fn build(self) -> Matcher {
        let mut forms: Vec<(String, Vec<EntryRef>)> = self.forms.into_iter().collect();
        // Hash order must not reach the result: form numbers follow the alphabet.
        forms.sort_by(|a, b| a.0.cmp(&b.0));
        let mut ranges = Vec::with_capacity(forms.len());
        let mut entries = Vec::with_capacity(forms.len());
        for (_, meanings) in &mut forms {
            meanings.sort();
            let start = entries.len() as u32;
            entries.append(meanings);
            ranges.push((start, entries.len() as u32));
        }
        // Fails only where the forms exceed the automaton's 2^31 states, gigabytes
        // beyond what a table can hold; nothing is then found, and nothing panics.
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(forms.iter().map(|(form, _)| form))
            .ok();
        Matcher { automaton, ranges, entries }
    }
}

impl Matcher {
    /// All forms that begin at byte `at` of `text` and end at or before byte `limit`,
    /// shortest first, as (end offset, form).
    pub fn forms_at(&self, text: &str, at: usize, limit: usize, found: &mut Vec<(usize, FormId)>) {
        found.clear();
        let Some(automaton) = &self.automaton else { return };
        let input = Input::new(text).span(at..limit).anchored(Anchored::Yes);
        let mut state = OverlappingState::start();
        loop {
            // An anchored search is refused only by an automaton built without anchored starts.
            if automaton.try_find_overlapping(&input, &mut state).is_err() {
                return;
            }
            match state.get_match() {
                Some(hit) if hit.start() == at => {
                    found.push((hit.end(), FormId(hit.pattern().as_u32())));
                }
                Some(_) => {}
                None => return,
            }
        }
    }

    /// What a form can mean.
    pub fn entries(&self, form: FormId) -> &[EntryRef] {
        let (start, end) = self.ranges[form.0 as usize];
        &self.entries[start as usize..end as usize]
    }

    /// How many surface forms the automaton knows.
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether the automaton knows no form at all.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(forms: &[&str], text: &str, at: usize) -> Vec<usize> {
        let mut builder = MatcherBuilder::default();
        for (i, form) in forms.iter().enumerate() {
            builder.add(form, EntryRef::Place(i as u32));
        }
        let matcher = builder.build();
        let mut found = Vec::new();
        matcher.forms_at(text, at, text.len(), &mut found);
        found.iter().map(|(end, _)| *end).collect()
    }

    #[test]
    fn gives_every_form_that_begins_at_the_place_and_no_other() {
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 0), [6, 9]);
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 3), [9]);
        assert_eq!(ends(&["외교", "외교부", "교부"], "외교부가", 9), [] as [usize; 0]);
        assert_eq!(ends(&[], "외교부가", 0), [] as [usize; 0]);
    }
}
