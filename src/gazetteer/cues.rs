//! Words by which names that no table holds are known: what stands beside a person's name
//! (`배우`, `할머니`), and what bodies and places end in (`경찰서`, `고원`).

use rustc_hash::FxHashMap;

use super::table::Schema;
use super::tables::Tables;
use super::trie::{Node, Trie};
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

/// What a word beside or inside names tells, where the word alone says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// Stands before people's names: an occupation, a relation (`배우`).
    Before,
    /// Names a body by itself (`정부`).
    Alone,
    /// Stands in one word with a country or place before it, and is no part of its name
    /// (`뉴욕|발`).
    Attached,
    /// Makes a body of the person's name before it (`오바마 행정부`).
    Regime,
    /// A sort of chamber or division, before its number (`형사1부`).
    Unit,
    /// Ends the names of districts behind the place they lie in (`하단동`).
    District,
    /// Ends the names of roads and regions there, which are longer (`세종로`).
    Road,
    /// A syllable that makes a noun of a noun (`조합|원`).
    Tail,
    /// A syllable before nouns (`신|기술`).
    Head,
    /// A surname that before a title is another word, almost always (`당 대표`).
    Other,
    /// A country's abbreviation that stands alone before its bodies (`미 국무부`).
    Lone,
}

impl Cue {
    fn parse(text: &str) -> Option<Cue> {
        Some(match text {
            "before" => Cue::Before,
            "alone" => Cue::Alone,
            "attached" => Cue::Attached,
            "regime" => Cue::Regime,
            "unit" => Cue::Unit,
            "district" => Cue::District,
            "road" => Cue::Road,
            "tail" => Cue::Tail,
            "head" => Cue::Head,
            "other" => Cue::Other,
            "lone" => Cue::Lone,
            _ => return None,
        })
    }
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

/// The rows of `name_cues.tsv`.
#[derive(Debug, Clone, Default)]
pub struct NameCues {
    words: FxHashMap<String, Vec<Cue>>,
    behind: FxHashMap<String, Behind>,
    endings: FxHashMap<String, Ending>,
    /// What endings and words behind names end in.
    tails: Trie<()>,
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
            let cue = row.text("cue");
            if let Some(cue) = Cue::parse(cue) {
                cues.words.entry(word).or_default().push(cue);
                continue;
            }
            let ends = match cue {
                "body" => Ends::Body,
                "place" => Ends::Place,
                "behind" | "beside" | "rank" | "address" => {
                    let behind = match cue {
                        "rank" => Behind::Rank,
                        "address" => Behind::Address,
                        _ => Behind::Word,
                    };
                    if cue == "beside" {
                        cues.words.entry(word.clone()).or_default().push(Cue::Before);
                    }
                    cues.add_tails(&word);
                    cues.behind.insert(word, behind);
                    continue;
                }
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
            cues.add_tails(&word);
            cues.endings.insert(word, Ending { ends, begins, least });
        }
        cues
    }

    fn add_tails(&mut self, word: &str) {
        self.tails.entry(word.chars().rev());
    }

    /// The byte at which the longest ending of a word begins that is one by `wanted`.
    fn longest<T>(&self, word: &str, wanted: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
        let mut found = None;
        let mut node = Node::ROOT;
        for (at, c) in word.char_indices().rev() {
            let Some(next) = self.tails.step(node, c) else { break };
            node = next;
            found = wanted(&word[at..]).map(|value| (at, value)).or(found);
        }
        found
    }

    /// Whether the word tells this.
    pub fn has(&self, cue: Cue, word: &str) -> bool {
        self.words.get(word).is_some_and(|cues| cues.contains(&cue))
    }

    /// Whether the word ends in a syllable that tells this.
    pub fn ends(&self, cue: Cue, word: &str) -> bool {
        word.char_indices().next_back().is_some_and(|(at, _)| self.has(cue, &word[at..]))
    }

    /// What sort of word it is that stands behind people's names, if it is one.
    pub fn behind(&self, word: &str) -> Option<Behind> {
        self.behind.get(word).copied()
    }

    /// The longest ending that a word has, and the byte at which it begins; the whole word
    /// may be one.
    pub fn ending(&self, word: &str) -> Option<(usize, Ending)> {
        self.longest(word, |tail| self.endings.get(tail).copied())
    }

    /// The byte at which the longest word begins that stands behind names and that ends the
    /// word, but is not all of it.
    pub fn attached(&self, word: &str) -> Option<usize> {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let behind = |tail: &str| {
            let proper = tail.len() + first <= word.len();
            self.behind.get(tail).filter(|_| proper)
        };
        self.longest(word, behind).map(|(at, _)| at)
    }
}
