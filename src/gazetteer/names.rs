//! The shape of personal names that no table holds.

use std::collections::{HashMap, HashSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::name_shape::{self, NameShape};
use super::nouns::Nouns;
use super::table::Schema;
use super::tables::Tables;
use super::trie::Trie;
use crate::error::Fault;
use crate::text::hangul::is_syllable;

/// The shape of `surnames.tsv`.
pub const SURNAMES: Schema =
    Schema { file: "surnames.tsv", columns: &["surname", "hanja", "people"], key: 1 };

/// The shape of `given_names.tsv`.
pub const GIVEN_NAMES: Schema = Schema { file: "given_names.tsv", columns: &["name"], key: 1 };

/// The shape of `foreign_names.tsv`: given names of abroad, in Hangul.
pub const FOREIGN_NAMES: Schema = Schema { file: "foreign_names.tsv", columns: &["name"], key: 1 };

/// How much a word looks like a Korean name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NamePlausibility {
    /// No surname at its beginning, or an ordinary word.
    No,
    /// A surname, and syllables that a given name could have.
    Weak,
    /// A surname and a given name that Koreans bear.
    Strong,
}

/// What is known of surnames, given names and the syllables of foreign names.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Hangul and hanja surnames, with the Hangul reading.
    surnames: Trie<Option<String>>,
    /// Given names of one to three syllables.
    given: Trie<bool>,
    /// How many given names of two syllables begin and end in a syllable.
    syllables: FxHashMap<char, [u16; 2]>,
    common: FxHashSet<String>,
    nouns: Nouns,
    shape: NameShape,
}

impl Names {
    /// Reads the tables of name parts.
    pub(crate) fn load(
        tables: &Tables,
        common: HashSet<String>,
        nouns: Nouns,
        faults: &mut Vec<Fault>,
    ) -> Names {
        let common = common.into_iter().collect();
        let mut names = Names { common, nouns, ..Names::default() };
        let mut readings: HashMap<String, u32> = HashMap::new();
        for row in tables.rows(&SURNAMES, faults) {
            let surname = row.text("surname").to_owned();
            for hanja in row.list("hanja") {
                // 李 is 이 in the South, 리 in the North: the reading that most people bear.
                let people: u32 = row.text("people").parse().unwrap_or(0);
                let known = readings.entry(hanja.to_owned()).or_insert(people);
                if people >= *known {
                    *known = people;
                    *names.surnames.entry(hanja.chars()) = Some(surname.clone());
                }
            }
            *names.surnames.entry(row.text("surname").chars()) = Some(surname);
        }
        let mut given: Vec<[char; LONGEST_GIVEN]> = Vec::new();
        for row in tables.rows(&GIVEN_NAMES, faults) {
            match given_name(row.text("name")) {
                Some(name) => given.push(name),
                None => faults.push(row.fault("name", "must be one to three syllables")),
            }
        }
        for name in &given {
            *names.given.entry(name.iter().copied().filter(|c| *c != '\0')) = true;
        }
        for [first, last, _] in given.iter().filter(|name| name[1] != '\0' && name[2] == '\0') {
            names.syllables.entry(*first).or_default()[0] += 1;
            names.syllables.entry(*last).or_default()[1] += 1;
        }
        let rows = tables.rows(&name_shape::SCHEMA, faults);
        names.shape = NameShape::load(&rows, faults);
        names
    }

    /// The Hangul reading of a Korean surname, written in Hangul or hanja.
    pub fn surname(&self, word: &str) -> Option<&str> {
        self.surnames.get(word.chars())?.as_deref()
    }

    /// How usual the syllables of the given name are that a Korean name of three syllables
    /// ends in: in how many given names of the table the rarer of the two has this place.
    pub fn given_syllables(&self, name: &str) -> u16 {
        let mut syllables = name.chars().skip(1);
        let (Some(first), Some(last), None) =
            (syllables.next(), syllables.next(), syllables.next())
        else {
            return 0;
        };
        let count = |syllable, place: usize| self.syllables.get(&syllable).map_or(0, |n| n[place]);
        count(first, 0).min(count(last, 1))
    }

    /// Whether Koreans bear the given name.
    pub fn is_given(&self, name: &str) -> bool {
        self.given.get(name.chars()).copied().unwrap_or(false)
    }

    /// How much an unspaced word looks like a Korean surname and given name.
    pub fn korean(&self, word: &str) -> NamePlausibility {
        // Two to four syllables of three bytes.
        if !matches!(word.len(), 6 | 9 | 12) || !word.chars().all(is_syllable) {
            return NamePlausibility::No;
        }
        let syllables = word.len() / 3;
        let mut best = NamePlausibility::No;
        for (at, _) in word.char_indices().skip(1).take(2) {
            let (surname, given) = word.split_at(at);
            let one_syllable = at == 3;
            let length = syllables - at / 3;
            if length > if one_syllable { 2 } else { 3 } || self.surname(surname).is_none() {
                continue;
            }
            let plausibility = match length {
                2 if self.is_given(given) => NamePlausibility::Strong,
                2 if one_syllable => NamePlausibility::Weak,
                1 if one_syllable => NamePlausibility::Weak,
                _ => NamePlausibility::No,
            };
            best = best.max(plausibility);
        }
        if best == NamePlausibility::No || self.common.contains(word) || self.nouns.contains(word) {
            return NamePlausibility::No;
        }
        // 정의용 is a name although 정의 is a noun and 용 a suffix; 이성한 is one less surely.
        match best {
            NamePlausibility::Strong if self.nouns.verbal(word) => NamePlausibility::Weak,
            NamePlausibility::Weak if self.nouns.derived(word) || self.nouns.verbal(word) => {
                NamePlausibility::No
            }
            _ => best,
        }
    }

    /// Whether the word is no name but a noun, an adverb or a root, a noun with a suffix
    /// or a form of 하다, or a compound of two or three nouns.
    pub fn ordinary(&self, word: &str) -> bool {
        self.common.contains(word)
            || self.nouns.contains(word)
            || self.nouns.compound(word)
            || (self.nouns.derived(word) || self.nouns.verbal(word))
                && self.korean(word) != NamePlausibility::Strong
    }

    /// Whether one word looks like part of a transliterated name.
    pub fn foreign(&self, word: &str) -> bool {
        let mut letters = 0;
        for c in word.chars() {
            match c {
                _ if is_syllable(c) => letters += 1,
                '-' | '·' => {}
                _ => return false,
            }
        }
        (2..=8).contains(&letters) && self.shape.score(word) > 0 && !self.ordinary(word)
    }
}

const LONGEST_GIVEN: usize = 3;

/// A given name as its syllables, filled up with U+0000.
fn given_name(name: &str) -> Option<[char; LONGEST_GIVEN]> {
    let mut syllables = ['\0'; LONGEST_GIVEN];
    let mut length = 0;
    for c in name.chars() {
        *syllables.get_mut(length)? = c;
        length += 1;
    }
    (length > 0).then_some(syllables)
}

#[cfg(test)]
mod tests {
    use super::NamePlausibility::{No, Strong, Weak};
    use crate::gazetteer::Gazetteer;

    #[test]
    fn words_are_names_or_ordinary() {
        let names = &Gazetteer::embedded().names;
        for (word, korean, foreign, ordinary) in [
            ("이명박", Strong, false, false),
            ("정의용", Strong, false, false),
            ("한국인", No, false, true),
            ("국경선", No, false, true),
            ("설명한", Weak, false, true),
            ("신발명", No, false, true),
            ("정치적", No, false, true),
            ("메르켈", No, true, false),
            ("라브로프", No, true, false),
            ("라디오", No, false, true),
            ("미디어정책", No, false, true),
        ] {
            let found = (names.korean(word), names.foreign(word), names.ordinary(word));
            assert_eq!(found, (korean, foreign, ordinary), "{word}");
        }
    }
}
