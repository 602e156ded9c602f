//! Years that stand alone before the name of what takes place in them: `2018 평창 올림픽`.

use crate::listing::finding::{Finding, Findings};
use crate::listing::token::Tokens;
use crate::mention::MentionKind;
use crate::syntax::word::Gap;

/// Counters before which a number is none have fewer syllables.
const NAMED: usize = 3;

/// Lists years, and seasons of two (`2014-2015`), that no time expression holds.
pub fn years(tokens: &Tokens<'_>, findings: &mut Findings) {
    for index in 0..tokens.len() {
        let word = tokens.analysis.word(index);
        let text = tokens.text(word.span);
        let year = text.len() == 4 && is_figure(text) && text.starts_with(['1', '2']);
        if !year || !text[1..].starts_with(['9', '0']) {
            continue;
        }
        let (mut span, mut last) = (word.span, index);
        if let Some(next) = tokens.word(index + 1) {
            let second = tokens.text(next.span);
            let range = matches!(next.before, Gap::Mark('-' | '~' | '∼' | '–'));
            if range && is_figure(second) && matches!(second.len(), 2 | 4) {
                (span, last) = (span.join(next.span), index + 1);
            }
        }
        if tokens.names_event(last + 1) && !findings.closed(span) {
            findings.push(Finding::new(MentionKind::Date, span, last));
        }
    }
}

fn is_figure(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

impl Tokens<'_> {
    /// Whether the word follows and can be the name of an event: a place or country, or a
    /// noun that is no counter.
    fn names_event(&self, index: usize) -> bool {
        let Some(word) = self.word(index).filter(|_| self.follows(index)) else { return false };
        let named = self.analysis.words.parts(word).first().is_some_and(|part| {
            let reading = self.reading(self.text(part.span));
            reading.place.is_some() || reading.country.is_some() || reading.organisation.is_some()
        });
        named || self.text(word.stem).chars().count() >= NAMED && !self.is_predicate(index)
    }
}
