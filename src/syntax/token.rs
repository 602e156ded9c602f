//! Tokens: where a run of word characters ends, and the signs between two of them.

use crate::span::Span;
use crate::steps::step;
use crate::text::hangul::is_hanja;

/// Whether a gloss in Chinese characters, one for each syllable, stands behind the word.
pub(super) fn is_glossed(text: &str, token: Span) -> bool {
    let Some(gloss) = text[token.end..].strip_prefix('(') else { return false };
    let syllables = token.of(text).chars().count();
    let characters = gloss.chars().take(syllables + 1);
    characters.clone().take(syllables).filter(|c| is_hanja(*c)).count() == syllables
        && characters.last() == Some(')')
}

/// The end of the run of word characters that `rest` begins with.
pub(super) fn token_end(text: &str, rest: Span) -> usize {
    let bytes = rest.of(text).as_bytes();
    let mut at = 0;
    loop {
        step();
        at += match bytes.get(at..) {
            // Syllables.
            Some([0xeb | 0xec, ..] | [0xea, 0xb0..=0xbf, ..] | [0xed, 0x80..=0x9d, ..]) => 3,
            Some([0..=0x7f, ..]) if is_word_char(char::from(bytes[at])) => 1,
            Some([0x80..=0xff, ..]) => {
                let c = text[rest.start + at..].chars().next().unwrap_or(' ');
                if !is_word_char(c) {
                    return rest.start + at;
                }
                c.len_utf8()
            }
            _ => return rest.start + at,
        };
    }
}

pub(super) fn is_word_char(c: char) -> bool {
    match c {
        // Nearly every character of an article; all of them letters.
        '가'..='힣' | '\u{4e00}'..='\u{9fff}' => true,
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || matches!(c, '_' | '%' | '&'),
        // Bullets in Korean text, whatever else they are.
        'Δ' | '∆' | 'ㅇ' => false,
        _ => c.is_alphanumeric(),
    }
}

pub(super) fn is_quote(c: char) -> bool {
    "\"'“”‘’「」『』《》〈〉<>".contains(c)
}

pub(super) fn is_closing(c: char) -> bool {
    ")]）\"'”’」』》〉>".contains(c)
}
