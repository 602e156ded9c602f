//! Texts as the layers expect them: composed syllables, plain spaces, nothing invisible.
//!
//! Pages come with syllables taken apart (as file systems and some editors store them),
//! half-width and full-width forms, no-break spaces, and signs that have no width and
//! stand inside names. Few texts need any of it, so the check comes first, and a text
//! that needs nothing is not copied.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::span::Span;

/// A text made plain, with the way back to the offsets of the original.
#[derive(Debug, Clone)]
pub struct Plain {
    /// The text to read.
    pub text: String,
    /// What was replaced, in order.
    changes: Vec<Change>,
}

/// Bytes of the original and what they became.
#[derive(Debug, Clone, Copy)]
struct Change {
    plain: Span,
    original: Span,
}

/// What to do with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Treatment {
    Keep,
    /// It has no width: controls, zero-width spaces, joiners, direction marks, soft hyphens,
    /// variation selectors.
    Drop,
    /// Some other space of the width of one.
    Space,
    /// It belongs to the character before it, or may.
    Compose,
    /// A half-width or full-width form, or a character that only looks like another.
    Replace,
}

fn treatment(c: char) -> Treatment {
    match c {
        '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' => {
            Treatment::Drop
        }
        '\t'..='~' | '\u{85}' => Treatment::Keep,
        // The fillers of Hangul are written for the blank that they look like.
        '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{3164}'
        | '\u{ffa0}' => Treatment::Space,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}' => Treatment::Drop,
        // Syllables, Chinese characters, quotes and dots: nearly all of an article.
        '가'..='힣' | '\u{4e00}'..='\u{9fff}' | '\u{2010}'..='\u{2027}' => Treatment::Keep,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7fb}' => {
            Treatment::Compose
        }
        // Half-width letters of Hangul compose like the letters they stand for.
        '\u{ffa0}'..='\u{ffdc}' => Treatment::Compose,
        '\u{ff01}'..='\u{ff5e}' | '\u{f900}'..='\u{faff}' => Treatment::Replace,
        _ if c < '\u{300}' => Treatment::Keep,
        _ if canonical_combining_class(c) != 0 => Treatment::Compose,
        _ => Treatment::Keep,
    }
}

/// Whether the character is a consonant that begins a syllable.
fn begins(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' | '\u{ffa0}'..='\u{ffbe}')
}

/// Whether the form is one whose plain counterpart only compatibility tables know.
fn has_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ffdc}')
}

/// Whether a byte, with the two behind it, is neither a plain part of ASCII, nor inside a
/// character, nor the lead byte of what news is made of: syllables, most Chinese characters,
/// quotation marks, dots, bullets.
///
/// Without branches, so that the compiler looks at many bytes at once.
#[inline(always)]
fn is_odd([byte, next, third]: [u8; 3]) -> bool {
    let control = (byte < b'\t') | (byte.wrapping_sub(0xe) < 0x12) | (byte == 0x7f);
    let common = (byte.wrapping_sub(0xe5) < 5) // U+5000..=U+9FFF
        | (byte.wrapping_sub(0xeb) < 2) // U+B000..=U+CFFF
        | ((byte == 0xea) & (next >= 0xb0)) // U+AC00..=U+AFFF
        | ((byte == 0xed) & ((next < 0x9e) | ((next == 0x9e) & (third < 0xa4)))) // U+D000..=U+D7A3
        | ((byte == 0xe2) & (next == 0x80) & (third.wrapping_sub(0x90) < 0x18)) // U+2010..=U+2027
        | ((byte == 0xe2) & (next.wrapping_sub(0x88) < 0x28)) // U+2200..=U+2BFF
        | ((byte == 0xc2) & ((next == 0xb7) | (next == 0xa9))); // U+00B7, U+00A9
    control | ((byte >= 0xc0) & !common)
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// Whether every character is kept as it is.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let keeps = |at: usize| match bytes[at] {
        // Plain ASCII, and what continues a character.
        b' '..=b'~' | 0x80..=0xbf => true,
        _ => text[at..].chars().next().is_some_and(|c| treatment(c) == Treatment::Keep),
    };
    let mut at = 0;
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<{ BLOCK + 2 }>()) {
        let three = |i: usize| [block[i], block[i + 1], block[i + 2]];
        let odd = (0..BLOCK).fold(false, |odd, i| odd | is_odd(three(i)));
        if odd && !(at..at + BLOCK).all(keeps) {
            return false;
        }
        at += BLOCK;
    }
    (at..bytes.len()).all(keeps)
}

impl Plain {
    /// The text made plain; `None` where it is plain already.
    pub fn of(original: &str) -> Option<Plain> {
        if is_plain(original) {
            return None;
        }
        let mut plain = Plain { text: String::with_capacity(original.len()), changes: Vec::new() };
        let mut letters = original.char_indices().peekable();
        while let Some((start, c)) = letters.next() {
            let mut end = start + c.len_utf8();
            let mut first = treatment(c);
            if !matches!(first, Treatment::Drop | Treatment::Space) {
                while let Some((at, next)) = letters.peek() {
                    if treatment(*next) != Treatment::Compose || begins(*next) {
                        break;
                    }
                    end = at + next.len_utf8();
                    first = Treatment::Compose;
                    letters.next();
                }
            }
            plain.push(original, Span::new(start, end), first);
        }
        // A text may hold such characters and yet be what it should be.
        (plain.text != original).then_some(plain)
    }

    fn push(&mut self, original: &str, span: Span, treatment: Treatment) {
        let piece = span.of(original);
        let start = self.text.len();
        match treatment {
            Treatment::Keep => self.text.push_str(piece),
            Treatment::Drop => {}
            Treatment::Space => self.text.push(' '),
            Treatment::Compose | Treatment::Replace => {
                // Only forms of another width: the compatibility tables would also take
                // apart signs such as ㈜, … and ½.
                let widened = piece
                    .chars()
                    .map(|c| if has_width(c) { c.nfkc().collect() } else { c.to_string() });
                let widened: String = widened.collect();
                self.text.extend(widened.nfc());
            }
        }
        if self.text[start..] != *piece {
            let plain = Span::new(start, self.text.len());
            self.changes.push(Change { plain, original: span });
        }
    }

    /// The span of the original that a span of the plain text stands for.
    pub fn original(&self, span: Span) -> Span {
        if span.is_empty() {
            let at = self.start(span.start);
            return Span::new(at, at);
        }
        Span::new(self.start(span.start), self.end(span.end))
    }

    fn start(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.plain.start <= at);
        match before.checked_sub(1).map(|last| self.changes[last]) {
            None => at,
            Some(change) if at < change.plain.end => change.original.start,
            Some(change) => change.original.end + (at - change.plain.end),
        }
    }

    fn end(&self, at: usize) -> usize {
        let before = self.changes.partition_point(|change| change.plain.start < at);
        match before.checked_sub(1).map(|last| self.changes[last]) {
            None => at,
            Some(change) if at < change.plain.end => change.original.end,
            Some(change) => change.original.end + (at - change.plain.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_plain_stay_as_they_are() {
        for text in ["", "강경화 장관은 29일 “만났다”…", "é ½ ㈜ ⓒ 李", "a\tb\r\n\u{b}"]
        {
            assert!(Plain::of(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn every_character_is_judged_as_its_treatment_says() {
        for c in ('\0'..='\u{ffff}').chain(['\u{1f600}', '\u{e0041}']) {
            let kept = treatment(c) == Treatment::Keep;
            for text in [format!("{c}"), format!("{}{c}가", "나a".repeat(40))] {
                assert_eq!(is_plain(&text), kept, "{c:?}");
            }
        }
    }

    #[test]
    fn what_is_hidden_or_taken_apart_is_made_plain() {
        let cases = [
            ("\u{1100}\u{1161}\u{11a8}나", "각나"),
            ("강\u{200b}경\u{2060}화\u{ad}", "강경화"),
            ("\u{202e}장관\u{202c}", "장관"),
            ("왕이\u{a0}외교부장\u{3000}은", "왕이 외교부장 은"),
            ("２９일 ＮＳＣ", "29일 NSC"),
            ("\u{ffa1}\u{ffc2}", "가"),
            ("\u{f9e1}", "李"),
            ("e\u{301}", "é"),
            ("강\0경\u{1b}화\u{7f}\u{9b}", "강경화"),
            ("왕\u{fe0f}이\u{e0041}\u{61c}", "왕이"),
            ("강경화\u{3164}장관\u{ffa0}", "강경화 장관 "),
            ("가\u{1100}", "가\u{1100}"),
            ("\u{1161}\u{11a8}", "\u{1161}\u{11a8}"),
        ];
        for (text, expected) in cases {
            let plain = Plain::of(text).map_or(text.to_owned(), |plain| plain.text);
            assert_eq!(plain, expected, "{text:?}");
        }
    }

    #[test]
    fn spans_lead_back_to_the_original() {
        let cases = [
            ("가 강\u{200b}경화는", "강경화", "강\u{200b}경화"),
            ("\u{200b}강경화\u{200b}는", "강경화", "강경화"),
            ("\u{1100}\u{1161}\u{11a8} \u{1102}\u{1161}나", "나나", "\u{1102}\u{1161}나"),
            ("２９일, ３０일", "30일", "３０일"),
            ("왕이\u{a0}부장은", "부장", "부장"),
        ];
        for (text, wanted, expected) in cases {
            let plain = Plain::of(text).expect("not plain");
            let at = plain.text.find(wanted).expect("there");
            let span = plain.original(Span::new(at, at + wanted.len()));
            assert_eq!(span.of(text), expected, "{text:?}");
        }
    }
}
