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

/// The index of a syllable's vowel among the 21 vowels; what is no Hangul syllable has none
/// of them (21).
pub fn vowel(c: char) -> u32 {
    if is_syllable(c) { (c as u32 - FIRST) / FINALS % 21 } else { 21 }
}

/// The index of a syllable's initial consonant among the 19 initials.
pub fn initial(c: char) -> Option<u32> {
    is_syllable(c).then(|| (c as u32 - FIRST) / (FINALS * 21))
}

/// The open syllable with another vowel.
pub fn with_vowel(c: char, index: u32) -> Option<char> {
    let open = without_final(c)?;
    char::from_u32(open as u32 - vowel(open) * FINALS + index * FINALS)
}

/// The shapes that the stem of a verb takes before its endings, the bare stem first:
/// `만나다` gives 만나, 만난, 만날, 만남, 만납, 만났.
///
/// Regular verbs and 하다; an irregular one is listed in its table by a row of its own.
pub fn conjugated_stems(dictionary_form: &str) -> Vec<String> {
    let stem = dictionary_form.strip_suffix('다').unwrap_or(dictionary_form);
    let mut forms = vec![stem.to_owned()];
    let Some(last) = stem.chars().next_back() else { return forms };
    let base = &stem[..stem.len() - last.len_utf8()];
    const N: u32 = 4;
    const M: u32 = 16;
    const B: u32 = 17;
    const SS: u32 = 20;
    // 부르다: 불러, 불렀; 들르다: 들러, 들렀.
    if last == '르' {
        if let Some(before) = base.chars().next_back() {
            let head = &base[..base.len() - before.len_utf8()];
            let doubled = with_final(before, RIEUL).unwrap_or(before);
            forms.push(format!("{head}{doubled}러"));
            forms.push(format!("{head}{doubled}렀"));
        }
    }
    let mut add = |c: Option<char>| {
        if let Some(c) = c {
            forms.push(format!("{base}{c}"));
        }
    };
    match final_consonant(last) {
        Some(0) => {
            for index in [N, RIEUL, M, B] {
                add(with_final(last, index));
            }
            // The vowel that -아/-어 melts into: 나누+어 나눠, 모이+어 모여, 하+어 해.
            let contracted = match (last, vowel(last)) {
                ('하', _) => Some('해'),
                (c, 0 | 4 | 1 | 5 | 6) => Some(c),
                (c, 8) => with_vowel(c, 9),
                (c, 11) => with_vowel(c, 10),
                (c, 13) => with_vowel(c, 14),
                (c, 20) => with_vowel(c, 6),
                // 모으+아 모아, but 쓰+어 써.
                (c, 18) => {
                    let before = base.chars().next_back().map(vowel);
                    with_vowel(c, if matches!(before, Some(0 | 8)) { 0 } else { 4 })
                }
                _ => None,
            };
            if let Some(c) = contracted {
                if c != last {
                    add(Some(c));
                }
                add(with_final(c, SS));
            }
        }
        // ㄹ falls before ㄴ, ㅂ and ㅅ: 열다, 연, 엽니다.
        Some(RIEUL) => {
            let open = without_final(last);
            for index in [N, B] {
                add(open.and_then(|c| with_final(c, index)));
            }
            // 이끄는, 여니: whole, for the bare syllable begins many words.
            for ending in ["는", "니"] {
                forms.extend(open.map(|c| format!("{base}{c}{ending}")));
            }
        }
        _ => {}
    }
    forms
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

    #[test]
    fn stems_take_the_shapes_that_endings_ask_for() {
        assert_eq!(conjugated_stems("만나다"), ["만나", "만난", "만날", "만남", "만납", "만났"]);
        assert_eq!(
            conjugated_stems("나누다"),
            ["나누", "나눈", "나눌", "나눔", "나눕", "나눠", "나눴"]
        );
        assert_eq!(conjugated_stems("마주 앉다"), ["마주 앉"]);
        assert_eq!(conjugated_stems("열다"), ["열", "연", "엽", "여는", "여니"]);
        assert!(conjugated_stems("함께하다").contains(&"함께했".to_owned()));
        assert!(conjugated_stems("부르다").contains(&"불러".to_owned()));
        assert!(conjugated_stems("들르다").contains(&"들렀".to_owned()));
        assert_eq!(conjugated_stems("다"), [""]);
    }
}
