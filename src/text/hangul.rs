//! Arithmetic on Hangul syllables.
//!
//! A composed syllable is `0xAC00 + (initial * 21 + vowel) * 28 + final`
//! (The Unicode Standard, section 3.12).

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const FINALS: u32 = 28;

/// Index of the final consonant ㄹ among the finals (받침).
pub const RIEUL: u32 = 8;

/// Whether the character is a composed Hangul syllable.
pub fn is_syllable(c: char) -> bool {
    (FIRST..=LAST).contains(&(c as u32))
}

/// The index of a syllable's final consonant (받침), 0 where it has none;
/// `None` for anything that is no Hangul syllable.
pub fn final_consonant(c: char) -> Option<u32> {
    is_syllable(c).then(|| (c as u32 - FIRST) % FINALS)
}

/// The syllable with another final consonant, if it has none yet.
pub fn with_final(c: char, index: u32) -> Option<char> {
    match final_consonant(c) {
        Some(0) if index < FINALS => char::from_u32(c as u32 + index),
        _ => None,
    }
}

/// The syllable without its final consonant.
pub fn without_final(c: char) -> Option<char> {
    final_consonant(c).and_then(|index| char::from_u32(c as u32 - index))
}

/// Whether the character is a Chinese character as Korean news prints them.
pub fn is_hanja(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finals_are_found_added_and_removed() {
        assert_eq!(final_consonant('부'), Some(0));
        assert_eq!(final_consonant('관'), Some(4));
        assert_eq!(final_consonant('물'), Some(RIEUL));
        assert_eq!(final_consonant('A'), None);
        assert_eq!(with_final('나', 4), Some('난'));
        assert_eq!(with_final('난', 4), None);
        assert_eq!(without_final('난'), Some('나'));
    }
}
