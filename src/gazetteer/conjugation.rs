//! The forms of a verb's stem, and what each of them can be followed by.

use crate::text::hangul::{
    RIEUL, final_consonant, is_syllable, vowel, with_final, with_vowel, without_final,
};

/// What a form of a stem is, and hence what can follow it: a set of the constants here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds(pub u16);

impl Kinds {
    /// The bare stem (`앉`, `만나`).
    pub const STEM: Kinds = Kinds(1);
    /// The stem that takes endings with a linking vowel (`앉으`, `만나`, `도우`).
    pub const LINK: Kinds = Kinds(1 << 1);
    /// The infinitive (`앉아`, `만나`, `도와`).
    pub const INFINITIVE: Kinds = Kinds(1 << 2);
    /// The stem that has lost its ㄹ before ㄴ, ㅂ and ㅅ (`여` of 열다).
    pub const DROPPED: Kinds = Kinds(1 << 3);
    /// The stem that still has its ㄹ.
    pub const RIEUL: Kinds = Kinds(1 << 4);
    /// The bare stem closes on a consonant (`앉는다`, not `앉ㄴ다`).
    pub const CLOSED: Kinds = Kinds(1 << 5);
    /// The linking vowel is there (`앉으`, `도우`).
    pub const LINKED: Kinds = Kinds(1 << 6);
    /// Of a verb.
    pub const VERB: Kinds = Kinds(1 << 7);
    /// Of an adjective.
    pub const ADJECTIVE: Kinds = Kinds(1 << 8);
    /// Of a verb that is written behind another one's infinitive (`밝혀지`, `도와주`).
    pub const AUXILIARY: Kinds = Kinds(1 << 9);
    /// Of a verb that makes predicates of nouns (`논의하`, `개최되`).
    pub const LIGHT: Kinds = Kinds(1 << 10);

    /// An infinitive that other verbs are written behind: not one that is but the syllable
    /// of the stem, which nouns begin with (`가지`, `나주`).
    pub const GLUES: Kinds = Kinds(1 << 11);

    /// A form of one syllable.
    pub const SHORT: Kinds = Kinds(1 << 12);

    /// Whether one of the others is among these.
    pub const fn has(self, others: Kinds) -> bool {
        self.0 & others.0 != 0
    }

    /// All of both.
    pub const fn and(self, others: Kinds) -> Kinds {
        Kinds(self.0 | others.0)
    }
}

/// How a verb's stem changes before its endings (불규칙 활용).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conjugation {
    /// It does not, but for what its sounds ask for (`쓰`, `써`; `열`, `여`).
    Regular,
    /// ㅂ becomes 우 (`가깝`, `가까우`, `가까워`).
    Bieup,
    /// ㅂ becomes 우, and 오 in the infinitive (`돕`, `도우`, `도와`).
    BieupO,
    /// ㄷ becomes ㄹ (`듣`, `들으`, `들어`).
    Digeut,
    /// ㅅ falls (`잇`, `이으`, `이어`).
    Siot,
    /// ㅎ falls (`그렇`, `그러`, `그래`).
    Hieut,
    /// 르 doubles its ㄹ (`부르`, `불러`).
    Reu,
    /// 르 adds 러 (`이르`, `이르러`).
    Reo,
    /// 우 falls (`푸`, `퍼`).
    U,
    /// 하 becomes 해 and 하여.
    Yeo,
}

impl Conjugation {
    /// Reads the name that the table of verbs uses.
    pub fn parse(text: &str) -> Option<Conjugation> {
        Some(match text {
            "regular" => Conjugation::Regular,
            "ㅂ" => Conjugation::Bieup,
            "ㅂ오" => Conjugation::BieupO,
            "ㄷ" => Conjugation::Digeut,
            "ㅅ" => Conjugation::Siot,
            "ㅎ" => Conjugation::Hieut,
            "르" => Conjugation::Reu,
            "러" => Conjugation::Reo,
            "우" => Conjugation::U,
            "여" => Conjugation::Yeo,
            _ => return None,
        })
    }
}

const A: u32 = 0;
const AE: u32 = 1;
const EO: u32 = 4;
const E: u32 = 5;
const YEO: u32 = 6;
const O: u32 = 8;
const WA: u32 = 9;
const WAE: u32 = 10;
const OE: u32 = 11;
const U: u32 = 13;
const WO: u32 = 14;
const WI: u32 = 16;
const EU: u32 = 18;
const UI: u32 = 19;
const I: u32 = 20;

/// Gives every form of the stem to `out`, as the syllables before the last one (the
/// stem's own, unless `written` says otherwise), the rest, and what it is.
///
/// Final consonants that belong to endings (`만난`, `만났`) are no part of a form.
pub fn forms(stem: &str, how: Conjugation, out: &mut impl FnMut(&str, &str, Kinds)) {
    let mut syllables = stem.chars().rev();
    let Some(last) = syllables.next().filter(|c| is_syllable(*c)) else { return };
    let before = syllables.next().filter(|c| is_syllable(*c));
    let base = &stem[..stem.len() - last.len_utf8()];
    let mut buffer = String::new();
    let mut give = |parts: &[char], kinds: Kinds| {
        buffer.clear();
        buffer.extend(parts);
        let glues = kinds.has(Kinds::INFINITIVE) && !(base.is_empty() && parts == [last]);
        let kinds = if glues { kinds.and(Kinds::GLUES) } else { kinds };
        let short = base.is_empty() && parts.len() == 1;
        let kinds = if short { kinds.and(Kinds::SHORT) } else { kinds };
        out(base, &buffer, kinds);
    };
    let closed = final_consonant(last) != Some(0);
    let open = without_final(last).unwrap_or(last);
    let linked = Kinds::LINK.and(Kinds::LINKED);
    let bright = matches!(vowel(last), A | O | 2);
    let ending_vowel = if bright { '아' } else { '어' };
    match (how, closed) {
        (Conjugation::Bieup | Conjugation::BieupO, true) => {
            give(&[last], Kinds::STEM.and(Kinds::CLOSED));
            give(&[open, '우'], linked);
            let o = how == Conjugation::BieupO;
            give(&[open, if o { '와' } else { '워' }], Kinds::INFINITIVE);
        }
        (Conjugation::Digeut, true) => {
            give(&[last], Kinds::STEM.and(Kinds::CLOSED));
            let Some(changed) = with_final(open, RIEUL) else { return };
            give(&[changed, '으'], linked);
            give(&[changed, ending_vowel], Kinds::INFINITIVE);
        }
        (Conjugation::Siot, true) => {
            give(&[last], Kinds::STEM.and(Kinds::CLOSED));
            give(&[open, '으'], linked);
            give(&[open, ending_vowel], Kinds::INFINITIVE);
        }
        (Conjugation::Hieut, true) => {
            give(&[last], Kinds::STEM.and(Kinds::CLOSED));
            give(&[open], Kinds::LINK);
            // 그렇다 그래, but 누렇다 누레: both are written.
            let melted: &[u32] = match vowel(last) {
                A => &[AE],
                2 => &[3],
                EO => &[AE, E],
                6 => &[7],
                _ => &[],
            };
            for index in melted {
                if let Some(c) = with_vowel(open, *index) {
                    give(&[c], Kinds::INFINITIVE);
                }
            }
        }
        (Conjugation::Reo, false) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK));
            give(&[last, '러'], Kinds::INFINITIVE);
        }
        (Conjugation::U, false) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK));
            if let Some(c) = with_vowel(last, EO) {
                give(&[c], Kinds::INFINITIVE);
            }
        }
        (Conjugation::Yeo, false) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK));
            give(&['하', '여'], Kinds::INFINITIVE);
            give(&['해'], Kinds::INFINITIVE);
        }
        (Conjugation::Reu, false) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK));
            let Some(before) = before else { return };
            let bright = matches!(vowel(before), A | O);
            if let Some(doubled) = with_final(before, RIEUL) {
                let shorter = &base[..base.len() - before.len_utf8()];
                let mut form = String::from(doubled);
                form.push(if bright { '라' } else { '러' });
                out(shorter, &form, Kinds::INFINITIVE.and(Kinds::GLUES));
            }
        }
        (_, true) if final_consonant(last) == Some(RIEUL) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK).and(Kinds::RIEUL));
            give(&[open], Kinds::DROPPED);
            give(&[last, ending_vowel], Kinds::INFINITIVE);
        }
        (_, true) => {
            give(&[last], Kinds::STEM.and(Kinds::CLOSED));
            give(&[last, '으'], linked);
            give(&[last, ending_vowel], Kinds::INFINITIVE);
            if last == '놓' {
                give(&['놔'], Kinds::INFINITIVE);
            }
        }
        (_, false) => {
            give(&[last], Kinds::STEM.and(Kinds::LINK));
            let index = vowel(last);
            let melted = match index {
                A | AE | EO | E | YEO => Some(index),
                O => Some(WA),
                U => Some(WO),
                OE => Some(WAE),
                I => Some(YEO),
                // ㅡ falls; the vowel before it says which one stays, but not in compounds of
                // one-syllable verbs (`싹트다`, `애쓰다`).
                EU if matches!(last, '쓰' | '트' | '뜨' | '끄' | '크') => Some(EO),
                EU if before.is_some_and(|c| matches!(vowel(c), A | O)) => Some(A),
                EU => Some(EO),
                _ => None,
            };
            if let Some(c) = melted.and_then(|index| with_vowel(last, index)) {
                give(&[c], Kinds::INFINITIVE);
            }
            if !matches!(index, EU | A | EO) {
                give(&[last, if index == O { '아' } else { '어' }], Kinds::INFINITIVE);
            }
            // The spelling of the North: 되여, 보내여, 쉬여.
            if matches!(index, I | AE | E | OE | WI | UI) {
                give(&[last, '여'], Kinds::INFINITIVE);
            }
        }
    }
}
