//! Ordinary nouns, adverbs and roots: what a word is that is no name.
//!
//! Tens of thousands of rows that are only ever asked for by spelling. They stay the text of
//! the table, one word a line in order, with a table of the lines by hash: reading them costs one pass
//! and no allocation a row.

use std::borrow::Cow;
use std::hash::Hasher;
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::table::{Row, Schema};
use super::tables::Tables;
use crate::error::Fault;
use crate::text::hangul::is_syllable;

/// The shape of `nouns.tsv`.
pub const SCHEMA: Schema = Schema { file: "nouns.tsv", columns: &["noun"], key: 1 };

/// Bits of the filter; 32 KiB stay in the caches nearest to the processor.
const FILTER_BITS: u32 = 18;
/// Marks an empty place.
const NOWHERE: u32 = u32::MAX;
/// Marks a row that is a suffix: `+적`.
const SUFFIX: char = '+';
/// Marks a row that is a form of the verbs made of nouns: `~한` in `설명한`.
const VERBAL: char = '~';
/// A compound of more nouns is no ordinary word.
const MOST_NOUNS: usize = 3;
/// Bytes of a syllable.
const SYLLABLE: usize = 3;
/// Bytes of the longest compound that is looked at, twelve syllables.
const LONGEST: usize = 12 * SYLLABLE;

/// The shape of `lookalikes.tsv`: nouns shaped like names.
pub const LOOKALIKES: Schema = Schema { file: "lookalikes.tsv", columns: &["noun"], key: 1 };

/// The ordinary nouns, adverbs and roots of `nouns.tsv`. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Nouns {
    /// The table: suffixes and forms of verbs first, then the words, all in order.
    text: Arc<Cow<'static, str>>,
    /// Where in the text each word begins, in bytes, by hash with linear probing; never full.
    places: Arc<[u32]>,
    /// One bit for each hash of a word: most of what is no noun is told by it.
    filter: Arc<[u64]>,
    /// Suffixes that make an ordinary word of a noun.
    suffixes: Arc<[char]>,
    /// Forms of 하다 and 되다 of one syllable, which make a verb of a noun.
    verbal: Arc<[char]>,
}

impl Nouns {
    /// Reads the table: as it stands, if it is the embedded one alone.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Nouns {
        Nouns::read(tables, &SCHEMA, faults)
    }

    /// Reads the table of nouns that are shaped like names.
    pub(crate) fn lookalikes(tables: &Tables, faults: &mut Vec<Fault>) -> Nouns {
        Nouns::read(tables, &LOOKALIKES, faults)
    }

    fn read(tables: &Tables, schema: &'static Schema, faults: &mut Vec<Fault>) -> Nouns {
        match tables.untouched(schema.file) {
            Some(text) => Nouns::of_text(text.into()),
            None => Nouns::of_rows(&tables.rows(schema, faults), faults),
        }
    }

    fn of_rows(rows: &[Row], faults: &mut Vec<Fault>) -> Nouns {
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let line = row.text("noun");
            let word = line.strip_prefix([SUFFIX, VERBAL]).unwrap_or(line);
            let one = word.len() == line.len() || word.len() == SYLLABLE;
            if one && !word.is_empty() && word.chars().all(is_syllable) {
                lines.push(line);
            } else {
                faults.push(row.fault("noun", "is no word of Hangul syllables, and no suffix"));
            }
        }
        lines.sort_unstable();
        Nouns::of_text(lines.join("\n").into())
    }

    fn of_text(text: Cow<'static, str>) -> Nouns {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let mut places = vec![NOWHERE; (lines * 3 / 2).next_power_of_two().max(2)];
        let mask = places.len() - 1;
        let mut filter = vec![0; 1 << (FILTER_BITS - 6)];
        let (mut suffixes, mut verbal) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let mut chars = line.chars();
            match chars.next() {
                Some(SUFFIX) => suffixes.extend(chars.next()),
                Some(VERBAL) => verbal.extend(chars.next()),
                Some(first) if is_syllable(first) => {
                    let hash = hash(line.trim_ascii_end());
                    filter[bit(hash) >> 6] |= 1 << (bit(hash) & 63);
                    let mut slot = hash as usize & mask;
                    while places[slot] != NOWHERE {
                        slot = (slot + 1) & mask;
                    }
                    places[slot] = at;
                }
                _ => {}
            }
            at += line.len() as u32;
        }
        Nouns {
            text: Arc::new(text),
            places: places.into(),
            filter: filter.into(),
            suffixes: suffixes.into(),
            verbal: verbal.into(),
        }
    }

    /// Whether the table holds the word.
    pub fn contains(&self, word: &str) -> bool {
        let hash = hash(word);
        let maybe = self.filter.get(bit(hash) >> 6).is_some_and(|b| b >> (bit(hash) & 63) & 1 != 0);
        if !maybe || word.is_empty() {
            return false;
        }
        let mask = self.places.len() - 1;
        let mut slot = hash as usize & mask;
        while self.places[slot] != NOWHERE {
            let line = self.text.as_bytes().get(self.places[slot] as usize..).unwrap_or_default();
            let behind = line.strip_prefix(word.as_bytes());
            if behind.is_some_and(|rest| rest.first().is_none_or(u8::is_ascii_whitespace)) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        false
    }

    /// Whether a noun of two syllables or more and a suffix make the word: `정치적`, `세계화`.
    pub fn derived(&self, word: &str) -> bool {
        self.noun_before(&self.suffixes, word)
    }

    /// Whether a noun of two syllables or more and a form of 하다 or 되다 make the word: `설명한`.
    pub fn verbal(&self, word: &str) -> bool {
        self.noun_before(&self.verbal, word)
    }

    fn noun_before(&self, lasts: &[char], word: &str) -> bool {
        word.char_indices().next_back().is_some_and(|(at, last)| {
            at >= 2 * SYLLABLE && lasts.contains(&last) && self.contains(&word[..at])
        })
    }

    /// Whether two or three nouns of two syllables or more make the word: `외교정책`.
    pub fn compound(&self, word: &str) -> bool {
        word.len() <= LONGEST && word.chars().all(is_syllable) && self.splits(word, MOST_NOUNS)
    }

    /// Whether at most `most` nouns make the word, but not one alone.
    fn splits(&self, word: &str, most: usize) -> bool {
        let last = word.len().saturating_sub(2 * SYLLABLE);
        (2 * SYLLABLE..=last).step_by(SYLLABLE).any(|at| {
            let (head, rest) = word.split_at(at);
            self.contains(head) && (self.contains(rest) || most > 2 && self.splits(rest, most - 1))
        })
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The bit of the filter that stands for a hash.
fn bit(hash: u64) -> usize {
    (hash >> 32) as usize & ((1 << FILTER_BITS) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nouns(users: &str) -> (Nouns, Vec<String>) {
        let mut tables = Tables::embedded();
        if !users.is_empty() {
            tables.add(SCHEMA.file, "mine.tsv", users.to_owned());
        }
        let mut faults = Vec::new();
        let nouns = Nouns::load(&tables, &mut faults);
        (nouns, faults.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_embedded_table_is_in_order_and_sound() {
        let tables = Tables::embedded();
        let text = tables.untouched(SCHEMA.file).unwrap_or_default();
        let rows: Vec<&str> = text.lines().skip(1).filter(|line| !line.starts_with('#')).collect();
        let unordered: Vec<_> = rows.windows(2).filter(|pair| pair[0] >= pair[1]).collect();
        assert!(rows.len() > 30_000 && unordered.is_empty(), "{unordered:?}");
        let mut faults = Vec::new();
        let merged = Nouns::of_rows(&tables.rows(&SCHEMA, &mut faults), &mut faults);
        assert_eq!(faults, []);
        let (plain, _) = nouns("");
        assert_eq!((&plain.suffixes, &plain.verbal), (&merged.suffixes, &merged.verbal));
        for row in rows.iter().filter(|row| !row.starts_with([SUFFIX, VERBAL])) {
            assert!(plain.contains(row) && merged.contains(row), "{row}");
        }
    }

    #[test]
    fn words_are_found_whole() {
        let (nouns, _) = nouns("");
        for word in ["정보", "안보", "힘", "이상"] {
            assert!(nouns.contains(word), "{word}");
        }
        for word in ["", "정", "정보가", "힣힣", "abc", "안 보", "마크롱", "+적", "noun"]
        {
            assert!(!nouns.contains(word) || word == "정", "{word}");
        }
        assert!(!Nouns::default().contains("정보"));
    }

    #[test]
    fn words_are_made_of_nouns() {
        let (nouns, _) = nouns("");
        for (word, derived, verbal, compound) in [
            ("정치적", true, false, false),
            ("설명한", false, true, false),
            ("안보", false, false, false),
            ("외교안보", false, false, true),
            ("외교안보정책", false, false, true),
            ("힘적", false, false, false),
            ("마크롱", false, false, false),
            ("a외교안보", false, false, false),
        ] {
            let found = (nouns.derived(word), nouns.verbal(word), nouns.compound(word));
            assert_eq!(found, (derived, verbal, compound), "{word}");
        }
    }

    #[test]
    fn users_rows_add_and_remove_words() {
        let (nouns, faults) = nouns("noun\n뚜리뚜바\n-안보\n+롱\n");
        assert_eq!(faults, Vec::<String>::new());
        assert!(nouns.contains("뚜리뚜바") && !nouns.contains("안보") && nouns.contains("정보"));
        assert!(nouns.derived("정보롱") && nouns.derived("정보화"));
    }

    #[test]
    fn rows_that_are_no_words_are_mistakes() {
        let (_, faults) = nouns("noun\nabc\n+\n+가나\n");
        let reason = "is no word of Hangul syllables, and no suffix";
        assert_eq!(
            faults,
            [
                format!("mine.tsv:2: column noun: \"abc\": {reason}"),
                format!("mine.tsv:3: column noun: \"+\": {reason}"),
                format!("mine.tsv:4: column noun: \"+가나\": {reason}"),
            ]
        );
    }
}
