//! What formats that lie over the text have in common: flat mentions, tokens, triggers.

use crate::event::Event;
use crate::mention::{Mention, MentionKind};
use crate::span::Span;

/// Mentions of which none lies inside another: of those that overlap, the first, then the
/// longest.
pub fn flat<'m>(text: &str, mentions: &'m [Mention]) -> Vec<&'m Mention> {
    let mut order: Vec<&Mention> =
        mentions.iter().filter(|mention| !mention.span.of(text).trim().is_empty()).collect();
    order.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    let mut end = 0;
    order.retain(|mention| {
        let free = mention.span.start >= end;
        if free {
            end = mention.span.end;
        }
        free
    });
    order
}

/// The words and marks of `within`, cut also at every one of `cuts` (sorted byte offsets).
pub fn tokens(text: &str, within: Span, cuts: &[usize]) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, c) in within.of(text).char_indices() {
        let start = within.start + at;
        let span = Span::new(start, start + c.len_utf8());
        let word = c.is_alphanumeric();
        match tokens.last_mut() {
            Some(last) if open && word && cuts.binary_search(&start).is_err() => {
                last.end = span.end
            }
            _ if c.is_whitespace() => {}
            _ => tokens.push(span),
        }
        open = word;
    }
    tokens
}

/// Where an event's evidence holds its trigger; all of the evidence where that is not plain.
pub fn trigger(text: &str, event: &Event) -> Span {
    let evidence = event.evidence.span.of(text);
    let stem = event.rule.strip_suffix('다').unwrap_or(&event.rule);
    // A stem that fuses with its ending (`만나` + `ㅆ다`) keeps all but its last syllable.
    let start = stem.char_indices().next_back().map_or("", |(at, _)| &stem[..at]);
    for piece in [event.rule.as_str(), stem, start] {
        // Korean says the verb last.
        if let (false, Some(at)) = (piece.is_empty(), evidence.rfind(piece)) {
            let start = event.evidence.span.start + at;
            return Span::new(start, start + piece.len());
        }
    }
    event.evidence.span
}

/// The name of a kind of mention, as JSON has it.
pub fn label(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "PERSON",
        MentionKind::Office => "OFFICE",
        MentionKind::Organization => "ORGANIZATION",
        MentionKind::Country => "COUNTRY",
        MentionKind::Place => "PLACE",
        MentionKind::Date => "DATE",
        MentionKind::Time => "TIME",
        MentionKind::Duration => "DURATION",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_words_and_marks() {
        let cases: [(&str, &[usize], &[&str]); 5] = [
            ("강경화 장관은", &[], &["강경화", "장관은"]),
            ("강경화 장관은", &[16], &["강경화", "장관", "은"]),
            ("“3.5%” (a)", &[], &["“", "3", ".", "5", "%", "”", "(", "a", ")"]),
            ("  \n", &[], &[]),
            ("", &[], &[]),
        ];
        for (text, cuts, expected) in cases {
            let tokens = tokens(text, Span::new(0, text.len()), cuts);
            let words: Vec<&str> = tokens.iter().map(|span| span.of(text)).collect();
            assert_eq!(words, expected, "{text:?}");
        }
    }
}
