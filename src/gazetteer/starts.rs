//! Where words start: behind spaces and punctuation marks, and where a stretch begins.

/// Whether a character is part of a word rather than between words.
///
/// Letters and digits are, and the three signs that names and figures hold (`_`, `%`,
/// `&`). The interpunct that Korean keyboards give (`ㆍ`) is a letter by Unicode and a
/// mark in every newspaper.
#[inline]
pub fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\x7f' => is_ascii_word(c as u8),
        // Han and Hangul: the few signs among them never stand in news, and a plain
        // range lets `for_each` tell words from marks by lead bytes alone.
        '\u{4000}'..='\u{d7ff}' => true,
        // Spaces, dashes, quotation marks, and the corner brackets of Chinese and Japanese.
        'ㆍ' | 'ㅇ' | 'Δ' | '∆' | '\u{2000}'..='\u{206f}' | '\u{3008}'..='\u{3020}' => false,
        _ => c.is_alphanumeric(),
    }
}

const fn is_ascii_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'%' | b'&')
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte of `low` (all below 0x80) that is at least `bound`.
#[inline(always)]
const fn at_least(low: u64, bound: u8) -> u64 {
    low.wrapping_add(ONES * (0x80 - bound as u64)) & HIGH
}

/// The high bits of those of eight bytes that are ASCII characters between words, or lead
/// characters that must be looked at one by one.
#[inline(always)]
const fn breaks(block: u64) -> u64 {
    let wide = block & HIGH;
    let low = block & !HIGH;
    let folded = low | (ONES * 0x20);
    let digit = at_least(low, b'0') & !at_least(low, b'9' + 1);
    let letter = at_least(folded, b'a') & !at_least(folded, b'z' + 1);
    let sign = at_least(low, b'%') & !at_least(low, b'&' + 1);
    let line = HIGH & !at_least(low ^ (ONES * b'_' as u64), 1);
    let ascii = !wide & !(digit | letter | sign | line) & HIGH;
    // 0xC0 and up are lead bytes; 0xE4..=0xED lead U+4000..=U+D7FF.
    let lead = wide & at_least(low, 0x40) & !(at_least(low, 0x64) & !at_least(low, 0x6e));
    ascii | lead
}

/// The eight high bits, the first byte's lowest.
#[inline(always)]
const fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The lead bytes whose characters are all parts of words.
const LEADS_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte as usize] = is_ascii_word(byte);
        byte += 1;
    }
    byte = 0xe4;
    while byte <= 0xed {
        table[byte as usize] = true;
        byte += 1;
    }
    table
};

/// Calls `start` with every word start of `text[from..to]`, in order: every word
/// character that is the first one or follows a character between words. Both bounds
/// must lie on character boundaries; otherwise nothing is called.
#[inline(always)]
pub fn for_each(text: &str, from: usize, to: usize, mut start: impl FnMut(usize)) {
    let Some(stretch) = text.get(from..to) else { return };
    if stretch.chars().next().is_some_and(is_word_char) {
        start(from);
    }
    // `mark` is a byte of an ASCII character between words that no other one follows, or
    // the first byte of a character that no lead byte tells of.
    let mut look = |at: usize, mark: u8| {
        let mut end = at + 1;
        if mark >= 0x80 {
            let Some(c) = text[at..].chars().next() else { return };
            if is_word_char(c) {
                if text[from..at].chars().next_back().is_some_and(|before| !is_word_char(before)) {
                    start(at);
                }
                return;
            }
            end = at + c.len_utf8();
        }
        if end < to && LEADS_WORD[text.as_bytes()[end] as usize] {
            start(end);
        }
    };
    each_block(text, from, to, b'a', breaks, |base, marks| {
        // Of several marks in a row only the last one can stand before a word.
        let mut mask = marks & !(marks >> 1);
        while mask != 0 {
            let at = base + mask.trailing_zeros() as usize;
            look(at, text.as_bytes()[at]);
            mask &= mask - 1;
        }
        true
    });
}

/// Calls `look` with the start of every character of `text[from..to]`, in order, until
/// it gives `false`. Nothing is called where the bounds are no character boundaries.
#[inline(always)]
pub fn each_character(text: &str, from: usize, to: usize, look: impl FnMut(usize) -> bool) {
    // Bytes 0x80..=0xBF continue a character.
    each_byte(text, from, to, |block| !(block & !(block << 1)) & HIGH, look);
}

/// Like [`each_character`], leaving out characters of one and two bytes.
#[inline(always)]
pub fn each_wide_character(text: &str, from: usize, to: usize, look: impl FnMut(usize) -> bool) {
    // Their lead bytes are 0xE0 and up.
    each_byte(text, from, to, |block| block & block << 1 & block << 2 & HIGH, look);
}

/// Calls `look` with every byte of `text[from..to]` that `select` marks.
#[inline(always)]
fn each_byte(
    text: &str,
    from: usize,
    to: usize,
    select: impl Fn(u64) -> u64,
    mut look: impl FnMut(usize) -> bool,
) {
    // Padded with bytes that start no character.
    each_block(text, from, to, 0x80, select, |base, mut mask| {
        while mask != 0 {
            if !look(base + mask.trailing_zeros() as usize) {
                return false;
            }
            mask &= mask - 1;
        }
        true
    });
}

/// Calls `block` with every 64 bytes of `text[from..to]` in turn, until it gives `false`:
/// with the offset of the first byte, and one bit for each byte, lowest first, that
/// `select`, given eight bytes at a time, marks by its high bit.
#[inline(always)]
fn each_block(
    text: &str,
    from: usize,
    to: usize,
    padding: u8,
    select: impl Fn(u64) -> u64,
    mut block: impl FnMut(usize, u64) -> bool,
) {
    let Some(stretch) = text.get(from..to) else { return };
    let mask = |bytes: &[u8; 64]| {
        let eights = bytes.chunks_exact(8).enumerate();
        eights.fold(0, |mask, (i, eight)| {
            let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            mask | gather(select(eight)) << (8 * i)
        })
    };
    let mut base = from;
    let mut rest = stretch.as_bytes();
    while let Some((first, behind)) = rest.split_first_chunk::<64>() {
        if !block(base, mask(first)) {
            return;
        }
        base += 64;
        rest = behind;
    }
    let mut padded = [padding; 64];
    padded[..rest.len()].copy_from_slice(rest);
    block(base, mask(&padded));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn starts(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for_each(text, 0, text.len(), |at| found.push(at));
        found
    }

    #[test]
    fn words_start_behind_spaces_and_marks() {
        assert_eq!(starts(""), [] as [usize; 0]);
        assert_eq!(starts("장관"), [0]);
        assert_eq!(starts("장관 회담"), [0, 7]);
        assert_eq!(starts("한·미"), [0, 5]);
        assert_eq!(starts("한ㆍ미"), [0, 6]);
        assert_eq!(starts("(G20)"), [1]);
        assert_eq!(starts("R&D “5%”, 끝"), [0, 7, 14]);
    }

    #[test]
    fn every_ascii_byte_is_judged_alike_in_blocks_and_one_by_one() {
        for byte in 0..0x80u8 {
            let c = char::from(byte);
            let text = format!("가{c}나");
            assert_eq!(starts(&text).contains(&4), !is_word_char(c), "{c:?}");
            let text = format!(" {text}{}", "가".repeat(30));
            assert_eq!(starts(&text).contains(&5), !is_word_char(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn same_as_character_by_character(text in "[가-하a-c _%&.,()0-9·ㆍ“”…韓\u{3000}①\u{1f600}é\n]{0,200}") {
            let mut expected = Vec::new();
            let mut before = true;
            for (at, c) in text.char_indices() {
                if before && is_word_char(c) {
                    expected.push(at);
                }
                before = !is_word_char(c);
            }
            prop_assert_eq!(starts(&text), expected);
        }
    }
}
