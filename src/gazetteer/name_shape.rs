//! The shape of transliterated names: how much each syllable, its sounds and each pair of
//! syllables speak for a foreign name and against a Korean word.
//!
//! A linear model whose weights stand in `name_shapes.tsv`; gazetteers/README.md says how
//! they were found. The weights of sounds are added into those of whole syllables when the
//! table is read, so that a word costs one look-up a syllable and one a pair.

use rustc_hash::FxHashMap;

use super::table::{Row, Schema};
use crate::error::Fault;

/// The shape of `name_shapes.tsv`.
pub const SCHEMA: Schema = Schema { file: "name_shapes.tsv", columns: &["part", "weight"], key: 1 };

const SYLLABLES: usize = 11_172;
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
/// `.` stands for no final consonant.
const FINALS: &str = ".ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// The weights, in tenths of a logit.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameShape {
    bias: i32,
    /// Of each syllable, what it weighs anywhere, and besides as the first and as the last.
    syllables: Vec<[i32; 3]>,
    pairs: FxHashMap<u32, i16>,
}

/// What a row of the table weighs.
enum Part {
    Bias,
    /// All syllables with these sounds.
    Sounds {
        initial: Option<usize>,
        vowel: Option<usize>,
        last: Option<usize>,
    },
    Syllable(usize),
    Pair(u32),
}

impl NameShape {
    /// Reads the table.
    pub(crate) fn load(rows: &[Row], faults: &mut Vec<Fault>) -> NameShape {
        let mut shape = NameShape::default();
        if rows.is_empty() {
            return shape;
        }
        shape.syllables = vec![[0; 3]; SYLLABLES];
        for row in rows {
            let Ok(weight) = row.text("weight").parse::<i16>() else {
                faults.push(row.fault("weight", "is no whole number"));
                continue;
            };
            let text = row.text("part");
            let (core, place) = if let Some(core) = text.strip_prefix('^') {
                (core, 1)
            } else if let Some(core) = text.strip_suffix('$') {
                (core, 2)
            } else {
                (text, 0)
            };
            let weight32 = i32::from(weight);
            match parse(core) {
                Some(Part::Bias) => shape.bias += weight32,
                Some(Part::Syllable(syllable)) => shape.syllables[syllable][place] += weight32,
                Some(Part::Pair(pair)) => {
                    shape.pairs.insert(pair, weight);
                }
                Some(Part::Sounds { initial, vowel, last }) => {
                    for initial in choice(initial, 19) {
                        for vowel in choice(vowel, 21) {
                            for last in choice(last, 28) {
                                shape.syllables[(initial * 21 + vowel) * 28 + last][place] +=
                                    weight32;
                            }
                        }
                    }
                }
                None => faults.push(row.fault("part", "is no syllable, pair or sound")),
            }
        }
        shape
    }

    /// How much a word of Hangul syllables looks like a transliterated name: above zero, it does.
    pub(crate) fn score(&self, word: &str) -> i32 {
        let mut score = self.bias;
        let mut before: Option<usize> = None;
        for syllable in word.chars().filter_map(index) {
            let Some([anywhere, first, _]) = self.syllables.get(syllable) else { continue };
            score += anywhere;
            match before {
                None => score += first,
                Some(before) => {
                    score += self.pairs.get(&pair(before, syllable)).copied().map_or(0, i32::from);
                }
            }
            before = Some(syllable);
        }
        score + before.and_then(|last| self.syllables.get(last)).map_or(0, |weights| weights[2])
    }
}

/// One sound, or all of the `number` there are.
fn choice(one: Option<usize>, number: usize) -> std::ops::Range<usize> {
    one.map_or(0..number, |one| one..one + 1)
}

fn index(c: char) -> Option<usize> {
    let index = (c as usize).checked_sub(0xAC00)?;
    (index < SYLLABLES).then_some(index)
}

fn pair(a: usize, b: usize) -> u32 {
    (a * SYLLABLES + b) as u32
}

/// `*` the bias, `라` a syllable, `라르` a pair, `ㄲ+` an initial, `+ㅏ+` a vowel,
/// `++ㄴ` a final, `+ㅏㄴ` vowel and final.
fn parse(text: &str) -> Option<Part> {
    let of = |table: &str, c: char| table.chars().position(|known| known == c);
    let chars: Vec<char> = text.chars().collect();
    let sounds = |initial, vowel, last| Some(Part::Sounds { initial, vowel, last });
    match chars[..] {
        ['*'] => Some(Part::Bias),
        [a] => index(a).map(Part::Syllable),
        [a, '+'] => sounds(Some(of(INITIALS, a)?), None, None),
        ['+', '+', a] => sounds(None, None, Some(of(FINALS, a)?)),
        ['+', a, '+'] => sounds(None, Some(of(VOWELS, a)?), None),
        ['+', a, b] => sounds(None, Some(of(VOWELS, a)?), Some(of(FINALS, b)?)),
        [a, b] => Some(Part::Pair(pair(index(a)?, index(b)?))),
        _ => None,
    }
}
