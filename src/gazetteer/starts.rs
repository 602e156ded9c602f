//! Where words start: behind a space or a punctuation mark, and where a stretch begins.

/// Whether a character is part of a word rather than between words.
///
/// Letters and digits are, and the three signs that names and figures hold (`_`, `%`,
/// `&`). The interpunct that Korean keyboards give (`ㆍ`) is a letter by Unicode and a
/// mark in every newspaper.
#[inline]
pub fn is_word_char(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || matches!(c, '_' | '%' | '&'),
        // Han and Hangul: the few signs among them never stand in news, and a plain
        // range lets `for_each` tell words from marks by lead bytes alone.
        '\u{4000}'..='\u{d7ff}' => true,
        'ㆍ' => false,
        _ => c.is_alphanumeric(),
    }
}

const HIGH: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each byte of `low` (all below 0x80) that is at least `bound`.
#[inline(always)]
const fn at_least(low: u64, bound: u8) -> u64 {
    low.wrapping_add(ONES * (0x80 - bound as u64)) & HIGH
}

/// One bit a byte of eight: ASCII bytes between words, and lead bytes of characters
/// that must be looked at one by one.
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
    gather(ascii | lead)
}

/// The eight high bits, the first byte's lowest.
#[inline(always)]
const fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Calls `start` with every word start of `text[from..to]`, in order: `from` itself,
/// and every place before `to` that follows a character between words. Both must lie
/// on character boundaries; otherwise nothing is called.
#[inline]
pub fn for_each(text: &str, from: usize, to: usize, mut start: impl FnMut(usize)) {
    let Some(stretch) = text.get(from..to) else { return };
    if stretch.is_empty() {
        return;
    }
    start(from);
    let mut look = |at: usize, byte: u8| {
        let end = if byte < 0x80 {
            at + 1
        } else {
            match text[at..].chars().next() {
                Some(c) if !is_word_char(c) => at + c.len_utf8(),
                _ => return,
            }
        };
        if end < to {
            start(end);
        }
    };
    let blocks = stretch.as_bytes().chunks_exact(64);
    let rest = blocks.remainder();
    let mut base = from;
    for block in blocks {
        let mut mask = 0u64;
        for (i, eight) in block.chunks_exact(8).enumerate() {
            let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            mask |= breaks(eight) << (8 * i);
        }
        while mask != 0 {
            let i = mask.trailing_zeros() as usize;
            look(base + i, block[i]);
            mask &= mask - 1;
        }
        base += 64;
    }
    for eight in rest.chunks(8) {
        // Padded with letters, which break nothing.
        let mut padded = [b'a'; 8];
        padded[..eight.len()].copy_from_slice(eight);
        let mut mask = breaks(u64::from_le_bytes(padded));
        while mask != 0 {
            let i = mask.trailing_zeros() as usize;
            look(base + i, padded[i & 7]);
            mask &= mask - 1;
        }
        base += eight.len();
    }
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

/// Calls `look` with every byte of `text[from..to]` that `select`, given eight bytes at
/// a time, marks by its high bit.
#[inline(always)]
fn each_byte(
    text: &str,
    from: usize,
    to: usize,
    select: impl Fn(u64) -> u64,
    mut look: impl FnMut(usize) -> bool,
) {
    let Some(stretch) = text.get(from..to) else { return };
    let blocks = stretch.as_bytes().chunks_exact(64);
    let rest = blocks.remainder();
    let mut base = from;
    for block in blocks {
        let mut mask = 0u64;
        for (i, eight) in block.chunks_exact(8).enumerate() {
            let eight = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            mask |= gather(select(eight)) << (8 * i);
        }
        while mask != 0 {
            if !look(base + mask.trailing_zeros() as usize) {
                return;
            }
            mask &= mask - 1;
        }
        base += 64;
    }
    for eight in rest.chunks(8) {
        // Padded with bytes that start no character.
        let mut padded = [0x80; 8];
        padded[..eight.len()].copy_from_slice(eight);
        let mut mask = gather(select(u64::from_le_bytes(padded)));
        while mask != 0 {
            if !look(base + mask.trailing_zeros() as usize) {
                return;
            }
            mask &= mask - 1;
        }
        base += eight.len();
    }
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
        assert_eq!(starts("(G20)"), [0, 1]);
        assert_eq!(starts("R&D “5%”"), [0, 4, 7]);
    }

    #[test]
    fn every_ascii_byte_is_judged_alike_in_blocks_and_one_by_one() {
        for byte in 0..0x80u8 {
            let c = char::from(byte);
            let text = format!("가{c}나");
            assert_eq!(starts(&text).contains(&4), !is_word_char(c), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn same_as_character_by_character(text in "[가-하a-c _%&.,()0-9·ㆍ“”…韓\u{3000}①\u{1f600}é\n]{0,200}") {
            let mut expected = Vec::new();
            let mut before = true;
            for (at, c) in text.char_indices() {
                if before {
                    expected.push(at);
                }
                before = !is_word_char(c);
            }
            prop_assert_eq!(starts(&text), expected);
        }
    }
}
