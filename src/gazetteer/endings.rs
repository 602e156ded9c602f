//! Endings (어미): what a predicate ends in and how its clause goes on.

use super::table::Schema;
use super::tables::Tables;
use super::trie::{Node, Trie};
use crate::error::Fault;
use crate::text::hangul::{RIEUL, final_consonant, vowel};

/// The shape of `endings.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "endings.tsv",
    columns: &["tail", "after", "function", "tense", "example"],
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

/// Which form of a verb an ending stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum After {
    /// The bare stem (`앉`, `만나`): 고, 지, 는.
    Stem,
    /// The stem with the linking vowel that a final consonant asks for (`앉으`, `만나`,
    /// `도우`): 며, 면, ㄴ, ㄹ.
    Link,
    /// The infinitive (`앉아`, `만나`, `도와`): 서, 도, 야; the bare infinitive is an empty tail.
    Infinitive,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Any,
    /// The syllable before the tail closes on this final consonant.
    Final(u32),
    /// The syllable before the tail could end an infinitive (`찾아`, `논의해`).
    Infinitive,
}

/// A row, as its verb's form is joined with it.
#[derive(Debug, Clone, Copy)]
struct Joined {
    after: After,
    /// The final consonant that the tail begins with (`ㄴ다`), 0 where it begins with a syllable.
    consonant: u32,
    ending: Ending,
}

/// All endings, by the syllables a predicate ends in.
#[derive(Debug, Clone, Default)]
pub struct EndingTable {
    /// By tail, for words whose stem is known.
    joined: Trie<Vec<Joined>>,
    /// By syllables, from the last one on, for words that are known to be predicates and
    /// nothing more.
    tails: Trie<Vec<(Before, Ending)>>,
    /// Endings that are but the final consonant of the last syllable (`만난`, `만날`).
    finals: Vec<(u32, Ending)>,
}

/// Syllables between a stem and its last ending: honorific 시, past 았/었, 겠, 더.
const PREFINAL: &str = "시셨았었였으겠더려지";

/// The ㅆ of the past tense, among the final consonants.
pub const SS: u32 = 20;

/// The final consonants that endings begin with, as the tables write them.
const CONSONANTS: [(char, u32, &str); 4] =
    [('ㄴ', 4, "은"), ('ㄹ', RIEUL, "을"), ('ㅁ', 16, "음"), ('ㅂ', 17, "읍")];

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
            let after = match row.text("after") {
                "stem" => After::Stem,
                "link" => After::Link,
                "infinitive" => After::Infinitive,
                _ => {
                    faults.push(row.fault("after", "must be stem, link or infinitive"));
                    continue;
                }
            };
            let tail = row.text("tail");
            if after == After::Infinitive && !tail.starts_with('아') {
                faults.push(row.fault("tail", "begins with 아 behind an infinitive"));
            }
            table.add(after, tail, Ending { function, tense });
        }
        for endings in table.tails.values_mut() {
            // A condition on the syllable before is more particular than none.
            endings.sort_by_key(|(before, _)| *before == Before::Any);
        }
        table
    }

    fn add(&mut self, after: After, tail: &str, ending: Ending) {
        let first = tail.chars().next();
        let consonant = CONSONANTS.iter().find(|(jamo, ..)| first == Some(*jamo));
        let rest = match (after, first) {
            (After::Infinitive, Some(vowel)) => &tail[vowel.len_utf8()..],
            _ => consonant.map_or(tail, |(jamo, ..)| &tail[jamo.len_utf8()..]),
        };
        let index = consonant.map_or(0, |(_, index, _)| *index);
        let joined = Joined { after, consonant: index, ending };
        self.joined.entry(rest.chars()).push(joined);
        if let Some((_, index, linked)) = consonant {
            match rest {
                "" => self.finals.push((*index, ending)),
                _ => self.add_tail(rest, Before::Final(*index), ending),
            }
            self.add_tail(&format!("{linked}{rest}"), Before::Any, ending);
        } else if after == After::Infinitive {
            if !rest.is_empty() {
                self.add_tail(rest, Before::Infinitive, ending);
                self.add_tail(&format!("어{rest}"), Before::Final(SS), ending);
            }
        } else {
            self.add_tail(rest, Before::Any, ending);
            if after == After::Link {
                self.add_tail(&format!("으{rest}"), Before::Any, ending);
            }
        }
    }

    fn add_tail(&mut self, tail: &str, before: Before, ending: Ending) {
        self.tails.entry(tail.chars().rev()).push((before, ending));
    }

    /// The ending that is exactly `tail` behind the given form of a verb; `consonant` is
    /// what the form's last syllable has taken of it, 0 for nothing.
    pub fn joined(&self, after: After, consonant: u32, tail: &str) -> Option<Ending> {
        let rows = self.joined.get(tail.chars())?;
        let fits = |row: &&Joined| row.after == after && row.consonant == consonant;
        rows.iter().find(fits).map(|row| row.ending)
    }

    /// The ending of a word that begins with a verb's stem form of `stem` bytes, if what
    /// follows the stem is nothing but endings: `맞|았다`, not `맞|잡고`.
    pub fn behind(&self, word: &str, stem: usize) -> Option<Ending> {
        let ending = self.of(word)?;
        let rest = &word[stem..];
        // Before the last ending stand honorific and tense syllables only.
        let covered = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).find(|at| {
            self.tails.get(rest[*at..].chars().rev()).is_some_and(|endings| !endings.is_empty())
                || infinitive_only(&rest[*at..])
        })?;
        rest[..covered].chars().all(|c| PREFINAL.contains(c)).then_some(ending)
    }

    /// The ending of a word known to be a predicate: the longest tail that fits.
    pub fn of(&self, word: &str) -> Option<Ending> {
        let bare = || {
            let last = word.chars().next_back()?;
            let infinitive = self.joined(After::Infinitive, 0, "")?;
            ends_infinitive(last).then_some(infinitive)
        };
        self.guess(word).or_else(bare)
    }

    /// The ending of a word that may be a predicate; a bare infinitive (`만나`) looks like
    /// too many nouns to be one.
    pub fn guess(&self, word: &str) -> Option<Ending> {
        let mut found = None;
        let mut node = Node::ROOT;
        let mut chars = word.chars().rev().peekable();
        while let Some(c) = chars.next() {
            let Some(next) = self.tails.step(node, c) else { break };
            node = next;
            let endings = self.tails.value(node);
            let before = chars.peek().copied();
            let fits = endings.iter().find(|(condition, _)| match (condition, before) {
                (Before::Any, _) => true,
                (_, None) => false,
                (Before::Final(index), Some(c)) => final_consonant(c) == Some(*index),
                (Before::Infinitive, Some(c)) => ends_infinitive(c),
            });
            if let Some((_, ending)) = fits {
                found = Some(with_tense_before(*ending, before));
            }
        }
        found.or_else(|| {
            let last = final_consonant(word.chars().next_back()?)?;
            self.finals.iter().find(|(index, _)| *index == last).map(|(_, ending)| *ending)
        })
    }
}

/// The ending behind a syllable of the past tense or of 겠. 있다 shares its ㅆ with neither.
fn with_tense_before(ending: Ending, before: Option<char>) -> Ending {
    match before {
        Some('겠') => Ending { tense: Tense::Future, ..ending },
        Some('있') | None => ending,
        Some(c) if final_consonant(c) == Some(SS) => Ending { tense: Tense::Past, ..ending },
        Some(_) => ending,
    }
}

/// Whether a verb's infinitive can end in the syllable: `찾아`, `열어`, `논의해`, `나눠`.
pub fn ends_infinitive(c: char) -> bool {
    // ㅏ, ㅐ, ㅓ, ㅕ, ㅘ, ㅙ and ㅝ.
    final_consonant(c) == Some(0) && matches!(vowel(c), 0 | 1 | 4 | 6 | 9 | 10 | 14)
}

/// Whether nothing is left, or but the vowel of an infinitive (`맞|아`, `하|여`).
fn infinitive_only(rest: &str) -> bool {
    matches!(rest, "" | "아" | "어" | "여")
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
