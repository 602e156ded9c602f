//! Words by which names that no table holds are known: what stands beside a person's name
//! (`배우`, `할머니`), and what bodies and places end in (`경찰서`, `고원`).

use std::collections::{HashMap, HashSet};

use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `name_cues.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "name_cues.tsv", columns: &["word", "cue", "beginning"], key: 2 };

/// What a name that ends in some word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ends {
    /// A body.
    Body,
    /// A place.
    Place,
}

/// What may stand before the end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Begins {
    /// Ordinary words too (`방송통신|위원회`).
    Any,
    /// Names and words that no table holds (`녹색|병원`).
    Name,
    /// A number or what `Any` allows (`55|사단`).
    Number,
}

/// The end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// What the name names.
    pub ends: Ends,
    /// What may stand before it.
    pub begins: Begins,
    /// The fewest syllables before it.
    pub least: usize,
}

/// The rows of `name_cues.tsv`.
#[derive(Debug, Clone, Default)]
pub struct NameCues {
    before: HashSet<String>,
    behind: HashMap<String, Behind>,
    endings: HashMap<String, Ending>,
    alone: HashSet<String>,
    attached: HashSet<String>,
    regimes: HashSet<String>,
    units: HashSet<String>,
    longest: usize,
}

/// What stands behind a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Behind {
    /// A relation or occupation: behind whole names, and behind surnames that are no
    /// other word (`뤄 할머니`).
    Word,
    /// A rank: behind surnames as well (`이 경장`).
    Rank,
    /// An address: behind surnames, given names and initials (`A씨`).
    Address,
}

impl NameCues {
    /// Reads the table.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> NameCues {
        let mut cues = NameCues::default();
        for row in tables.rows(&SCHEMA, faults) {
            let word = row.text("word").to_owned();
            if word.is_empty() {
                faults.push(row.fault("word", "is empty"));
                continue;
            }
            let ends = match row.text("cue") {
                "before" => {
                    cues.before.insert(word);
                    continue;
                }
                "behind" | "rank" | "address" => {
                    let behind = match row.text("cue") {
                        "behind" => Behind::Word,
                        "rank" => Behind::Rank,
                        _ => Behind::Address,
                    };
                    cues.behind.insert(word, behind);
                    continue;
                }
                "beside" => {
                    cues.before.insert(word.clone());
                    cues.behind.insert(word, Behind::Word);
                    continue;
                }
                "alone" => {
                    cues.alone.insert(word);
                    continue;
                }
                "unit" => {
                    cues.units.insert(word);
                    continue;
                }
                "regime" => {
                    cues.regimes.insert(word);
                    continue;
                }
                "attached" => {
                    cues.attached.insert(word);
                    continue;
                }
                "body" => Ends::Body,
                "place" => Ends::Place,
                _ => {
                    faults.push(row.fault("cue", "is no cue"));
                    continue;
                }
            };
            let beginning = row.text("beginning");
            let kind = beginning.trim_end_matches(|c: char| c.is_ascii_digit());
            let least = beginning[kind.len()..].parse().ok();
            let begins = match kind {
                "any" => Begins::Any,
                "name" => Begins::Name,
                "number" => Begins::Number,
                _ => {
                    faults.push(row.fault("beginning", "must be any, name or number"));
                    continue;
                }
            };
            let least = least.unwrap_or(if begins == Begins::Any { 2 } else { 1 });
            cues.longest = cues.longest.max(word.len());
            cues.endings.insert(word, Ending { ends, begins, least });
        }
        cues
    }

    /// Whether the word stands before people's names: an occupation, a relation.
    pub fn before(&self, word: &str) -> bool {
        self.before.contains(word)
    }

    /// What sort of word it is that stands behind people's names, if it is one.
    pub fn behind(&self, word: &str) -> Option<Behind> {
        self.behind.get(word).copied()
    }

    /// Whether the word names a body by itself (`정부`).
    pub fn alone(&self, word: &str) -> bool {
        self.alone.contains(word)
    }

    /// Whether the word stands in one word with a country or place before it and is no
    /// part of its name (`뉴욕|발`, `한국|팀`).
    pub fn attached(&self, word: &str) -> bool {
        self.attached.contains(word)
    }

    /// Whether the word makes a body of the person's name before it (`오바마 행정부`).
    pub fn regime(&self, word: &str) -> bool {
        self.regimes.contains(word)
    }

    /// Whether the word names a sort of chamber or division, before its number (`형사1부`).
    pub fn unit(&self, word: &str) -> bool {
        self.units.contains(word)
    }

    /// The longest ending that a word has, and the byte at which it begins; the whole word
    /// may be one.
    pub fn ending(&self, word: &str) -> Option<(usize, Ending)> {
        let from = word.len().saturating_sub(self.longest);
        let starts = word.char_indices().map(|(at, _)| at).filter(|at| *at >= from);
        starts.filter_map(|at| Some((at, *self.endings.get(&word[at..])?))).next()
    }
}
