//! Bodies and places that no table holds, by the words they end in.

use crate::gazetteer::cues::{Begins, Cue, Ending, Ends};
use crate::gazetteer::names::NamePlausibility::{Strong, Weak};
use crate::listing::finding::{Finding, Findings};
use crate::listing::token::Tokens;
use crate::mention::MentionKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::Word;

/// Names of fewer bytes are often nouns as well (`경기`).
const NOUN: usize = 9;

/// Lists bodies and places by their endings.
pub fn compounds(tokens: &Tokens<'_>, findings: &mut Findings) {
    for index in 0..tokens.len() {
        let found = tokens
            .compound(index)
            .or_else(|| tokens.chamber(index))
            .or_else(|| tokens.alone(index));
        let Some((span, kind)) = found.or_else(|| tokens.prefixed(index)) else { continue };
        let known = findings.list.iter().any(|other| {
            other.span.contains(span) && !matches!(other.kind, MentionKind::Office)
                || other.span.overlaps(span) && !span.contains(other.span)
        });
        if !known && !findings.closed(span) {
            findings.push(Finding::new(kind, span, index));
        }
    }
}

impl Tokens<'_> {
    /// The body or place that the word is, by its ending.
    pub fn compound(&self, index: usize) -> Option<(Span, MentionKind)> {
        let cues = &self.story.gazetteer.cues;
        let (span, at, ending) = self
            .stems(index)
            .iter()
            .filter_map(|stem| cues.ending(self.text(stem.span)).map(|(at, e)| (stem.span, at, e)))
            // 같은 당: several words that the tables hold as one are no name's end.
            .filter(|(span, ..)| !self.text(*span).contains(' '))
            .max_by_key(|(span, at, _)| span.len() - at)?;
        let kind = match ending.ends {
            Ends::Body => MentionKind::Organization,
            Ends::Place => MentionKind::Place,
        };
        let text = self.text(span);
        if at == 0 {
            // 마이니치 신문: the name stands before as a word of its own.
            let before = self.word(index.checked_sub(1)?)?;
            let name = self.text(before.span);
            // 이집트 과도정부, 홍콩 고등법원.
            if ending.begins == Begins::Any && self.follows(index) && before.josa.is_none() {
                let reading = self.last_part(before);
                let known = reading.country.is_some()
                    || reading.place.is_some()
                    || reading.organisation.is_some();
                let noun = self.story.gazetteer.nouns.contains(name) && name.len() < NOUN;
                if known && !noun {
                    return Some((before.span.join(span), kind));
                }
            }
            let fits = self.follows(index)
                && before.josa.is_none()
                && before.ending.is_none()
                && !before.known
                && !self.is_predicate(index - 1)
                && name.chars().count() >= 2
                && text.chars().count() >= 2
                && !self.ordinary(name)
                && !self.korean(name, Strong)
                && self.story.gazetteer.endings.of(name).is_none();
            return fits.then(|| (before.span.join(span), kind));
        }
        self.begins(&text[..at], text, ending).then_some((span, kind))
    }

    /// Whether what stands before the ending can be the beginning of a name.
    fn begins(&self, head: &str, whole: &str, ending: Ending) -> bool {
        let nouns = &self.story.gazetteer.nouns;
        let syllables = head.chars().count();
        let last = head.chars().next_back().unwrap_or(' ');
        if nouns.contains(whole) || syllables < ending.least {
            return false;
        }
        let digits = head.trim_start_matches('제');
        if ending.begins == Begins::Number && digits.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        if last.is_ascii_digit() || head.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        if ending.begins != Begins::Name {
            return true;
        }
        if self.is_place(head) {
            return true;
        }
        // 구본길 is a name before it is a road.
        if syllables == 2 && whole.chars().count() == 3 && self.korean(whole, Weak) {
            return false;
        }
        syllables >= 2 && !self.ordinary(head) && !self.ordinary(whole)
    }

    /// `형사1부`, `민사12단독`: a chamber of a court, a division of prosecutors.
    fn chamber(&self, index: usize) -> Option<(Span, MentionKind)> {
        let cues = &self.story.gazetteer.cues;
        let stem = self.stems(index).iter().find(|stem| {
            let text = self.text(stem.span).trim_start_matches('제');
            let text = text.trim_start_matches(|c: char| c.is_ascii_digit());
            let Some(body) = text.strip_suffix("단독").or_else(|| text.strip_suffix('부'))
            else {
                return false;
            };
            let unit = body.trim_end_matches(|c: char| c.is_ascii_digit());
            let numbered = body.len() > unit.len()
                || self.text(stem.span).contains(|c: char| c.is_ascii_digit());
            numbered && cues.has(Cue::Unit, unit)
        })?;
        Some((stem.span, MentionKind::Organization))
    }

    /// What the last part of a word can mean.
    pub fn last_part(&self, word: &Word) -> Reading {
        let parts = self.analysis.words.parts(word);
        parts.last().map_or_else(Reading::default, |atom| Reading::of(self.story.gazetteer, *atom))
    }

    /// A word that names a body by itself.
    fn alone(&self, index: usize) -> Option<(Span, MentionKind)> {
        let cues = &self.story.gazetteer.cues;
        let stem =
            self.stems(index).iter().find(|stem| cues.has(Cue::Alone, self.text(stem.span)))?;
        Some((stem.span, MentionKind::Organization))
    }

    /// `한국|시각`, `뉴욕|발`: a country or place before a noun in one word.
    fn prefixed(&self, index: usize) -> Option<(Span, MentionKind)> {
        let word = self.word(index)?;
        if word.known {
            return None;
        }
        let text = self.text(word.span);
        let mut found = Vec::new();
        self.story.gazetteer.matcher.forms_at(text, 0, text.len(), &mut found);
        let (end, _) = found.iter().rev().find(|(end, _)| {
            let reading = self.reading(&text[..*end]);
            *end >= 6
                && (reading.country.is_some() || reading.place.is_some())
                && reading.organisation.is_none()
                && !reading.common
                && !self.ordinary(&text[..*end])
        })?;
        let gazetteer = self.story.gazetteer;
        let goes_on = self.stems(index).iter().any(|stem| {
            let whole = self.text(stem.span);
            let rest = whole.get(*end..).unwrap_or("");
            !gazetteer.nouns.contains(whole)
                && (rest.len() >= 6 && self.ordinary(rest)
                    || gazetteer.cues.has(Cue::Attached, rest))
        });
        let country = self.reading(&text[..*end]).country.is_some();
        let kind = if country { MentionKind::Country } else { MentionKind::Place };
        goes_on.then(|| (Span::new(word.span.start, word.span.start + end), kind))
    }

    /// Whether a word is the name of a place or country.
    fn is_place(&self, text: &str) -> bool {
        let reading = self.reading(text);
        reading.place.is_some() || reading.country.is_some()
    }
}
