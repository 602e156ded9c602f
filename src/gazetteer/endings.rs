//! Endings (어미): what a predicate ends in and how its clause goes on.

use std::collections::HashMap;

use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;
use crate::text::hangul::final_consonant;

/// The shape of `endings.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "endings.tsv",
    columns: &["tail", "before", "function", "tense", "example"],
    key: 2,
};

/// What an ending does with its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Function {
    /// Ends the sentence (`만났다`).
    Final,
    /// Leads on to the next clause (`만나고`).
    Connective,
    /// Modifies the next noun (`만난`).
    Adnominal,
    /// Quotes what somebody said (`만났다고`).
    Quotative,
    /// Suggests (`만나자고`).
    Propositive,
    /// In order to (`만나러`).
    Purpose,
    /// If, even if (`만나면`).
    Condition,
    /// Resolves to (`만나기로`).
    Intention,
    /// Turns the predicate into a noun (`만나기`).
    Nominal,
    /// Waits for a negation (`만나지`).
    Negated,
}

/// The time an ending speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tense {
    /// The ending says nothing.
    None,
    /// Before the moment of speaking.
    Past,
    /// At the moment of speaking, or fixed for later.
    Present,
    /// Later.
    Future,
}

/// A predicate's ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ending {
    /// What it does.
    pub function: Function,
    /// The time it speaks of.
    pub tense: Tense,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Any,
    /// The syllable before the tail closes on this final consonant.
    Final(u32),
    /// The syllable before the tail is this one.
    Syllable(char),
}

/// All endings, by the syllables a predicate ends in.
#[derive(Debug, Clone, Default)]
pub struct EndingTable {
    tails: HashMap<String, Vec<(Before, Ending)>>,
    /// Endings that are but the final consonant of the last syllable (`만난`, `만날`).
    finals: Vec<(u32, Ending)>,
    longest: usize,
}

/// Syllables between a stem and its last ending: honorific 시, past 았/었, 겠, 더.
const PREFINAL: &str = "시셨았었였으겠더려지";

/// The index of a single final consonant as the tables write it (Unicode jamo order).
fn final_index(text: &str) -> Option<u32> {
    match text {
        "ㄴ" => Some(4),
        "ㄹ" => Some(8),
        "ㅁ" => Some(16),
        "ㅂ" => Some(17),
        "ㅆ" => Some(20),
        _ => None,
    }
}

impl EndingTable {
    /// Reads `endings.tsv`.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> EndingTable {
        let mut table = EndingTable::default();
        for row in tables.rows(&SCHEMA, faults) {
            let function = match row.text("function") {
                "final" => Function::Final,
                "connective" => Function::Connective,
                "adnominal" => Function::Adnominal,
                "quotative" => Function::Quotative,
                "propositive" => Function::Propositive,
                "purpose" => Function::Purpose,
                "condition" => Function::Condition,
                "intention" => Function::Intention,
                "nominal" => Function::Nominal,
                "negated" => Function::Negated,
                _ => {
                    faults.push(row.fault("function", "is no function"));
                    continue;
                }
            };
            let tense = match row.text("tense") {
                "none" => Tense::None,
                "past" => Tense::Past,
                "present" => Tense::Present,
                "future" => Tense::Future,
                _ => {
                    faults.push(row.fault("tense", "is no tense"));
                    continue;
                }
            };
            let ending = Ending { function, tense };
            let tail = row.text("tail");
            if let Some(index) = final_index(tail) {
                table.finals.push((index, ending));
                continue;
            }
            let before = row.text("before");
            let before = match (final_index(before), before.chars().next()) {
                (Some(index), _) => Before::Final(index),
                (None, Some(syllable)) => Before::Syllable(syllable),
                (None, None) => Before::Any,
            };
            table.longest = table.longest.max(tail.len());
            table.tails.entry(tail.to_owned()).or_default().push((before, ending));
        }
        for endings in table.tails.values_mut() {
            // A condition on the syllable before is more particular than none.
            endings.sort_by_key(|(before, _)| *before == Before::Any);
        }
        table
    }

    /// The ending of a word that begins with a verb's stem form of `stem` bytes, if what
    /// follows the stem is nothing but endings: `맞|았다`, not `맞|잡고`.
    pub fn behind(&self, word: &str, stem: usize) -> Option<Ending> {
        let ending = self.of(word)?;
        let rest = &word[stem..];
        // Before the last ending stand honorific and tense syllables only.
        let covered = rest
            .char_indices()
            .map(|(at, _)| at)
            .chain([rest.len()])
            .find(|at| self.tails.contains_key(&rest[*at..]) || rest[*at..].is_empty())?;
        rest[..covered].chars().all(|c| PREFINAL.contains(c)).then_some(ending)
    }

    /// The ending of a word known to be a predicate: the longest tail that fits.
    pub fn of(&self, word: &str) -> Option<Ending> {
        let mut found = None;
        for (at, _) in word.char_indices().rev() {
            if word.len() - at > self.longest {
                break;
            }
            let before = word[..at].chars().next_back();
            if let Some(endings) = self.tails.get(&word[at..]) {
                let fits = endings.iter().find(|(condition, _)| match (condition, before) {
                    (Before::Any, _) => true,
                    (_, None) => false,
                    (Before::Final(index), Some(c)) => final_consonant(c) == Some(*index),
                    (Before::Syllable(syllable), Some(c)) => c == *syllable,
                });
                if let Some((_, ending)) = fits {
                    found = Some(*ending);
                }
            }
        }
        found.or_else(|| {
            let last = final_consonant(word.chars().next_back()?)?;
            self.finals.iter().find(|(index, _)| *index == last).map(|(_, ending)| *ending)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_recognises_its_own_example() {
        let mut faults = Vec::new();
        let tables = Tables::embedded();
        let table = EndingTable::load(&tables, &mut faults);
        for row in tables.rows(&SCHEMA, &mut faults) {
            let ending = table.of(row.text("example"));
            assert!(ending.is_some(), "{}: {}", row.text("tail"), row.text("example"));
        }
        assert_eq!(faults, []);
    }

    #[test]
    fn the_longest_tail_decides() {
        let mut faults = Vec::new();
        let table = EndingTable::load(&Tables::embedded(), &mut faults);
        let of = |word| table.of(word).map(|ending| (ending.function, ending.tense));
        assert_eq!(of("만났다"), Some((Function::Final, Tense::Past)));
        assert_eq!(of("만난다"), Some((Function::Final, Tense::Present)));
        assert_eq!(of("만났다고"), Some((Function::Quotative, Tense::Past)));
        assert_eq!(of("만나자고"), Some((Function::Propositive, Tense::None)));
        assert_eq!(of("만난"), Some((Function::Adnominal, Tense::Past)));
        assert_eq!(of("만날"), Some((Function::Adnominal, Tense::Future)));
        assert_eq!(of("만나기로"), Some((Function::Intention, Tense::Future)));
        assert_eq!(of("만나지"), Some((Function::Negated, Tense::None)));
        assert_eq!(of("외교부"), None);
    }
}
