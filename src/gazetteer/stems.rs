//! Words looked up by the syllables they begin with: `제안` in `제안했으나`.

use super::table::{Row, RowPlace, Schema};
use super::tables::Tables;
use super::trie::{Node, Trie};
use crate::error::Fault;
use crate::text::hangul::conjugated_stems;

/// Stems with a value each; the longest stem that a word begins with counts.
#[derive(Debug, Clone)]
pub struct StemTable<V> {
    stems: Trie<Option<(V, u32)>>,
    rows: Vec<StemRow>,
}

/// A row of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StemRow {
    /// Noun, or verb in its dictionary form.
    pub stem: String,
    /// Where the row stands.
    pub place: RowPlace,
}

impl<V> Default for StemTable<V> {
    fn default() -> Self {
        StemTable { stems: Trie::default(), rows: Vec::new() }
    }
}

impl<V: Copy> StemTable<V> {
    /// Reads a table of stems. `value` gives what a row's stem means, or says what is wrong
    /// with the row's `column`.
    pub(crate) fn load(
        tables: &Tables,
        schema: &'static Schema,
        column: &str,
        value: impl Fn(&Row) -> Result<V, &'static str>,
        faults: &mut Vec<Fault>,
    ) -> StemTable<V> {
        let mut table = StemTable::default();
        for row in tables.rows(schema, faults) {
            match value(&row) {
                Ok(value) => table.add(&row, value, faults),
                Err(wrong) => faults.push(row.fault(column, wrong)),
            }
        }
        table
    }

    /// Adds the stem of a row with columns `stem` and `class` (noun, or verb in its
    /// dictionary form, which is added in every shape its stem takes).
    fn add(&mut self, row: &Row, value: V, faults: &mut Vec<Fault>) {
        let stem = row.text("stem");
        let forms = match row.text("class") {
            "noun" => vec![stem.to_owned()],
            "verb" if stem.ends_with('다') => conjugated_stems(stem),
            "verb" => {
                faults
                    .push(row.fault("stem", "a verb stands in its dictionary form, ending in 다"));
                return;
            }
            _ => {
                faults.push(row.fault("class", "must be noun or verb"));
                return;
            }
        };
        if stem.is_empty() {
            faults.push(row.fault("stem", "is empty"));
        }
        let at = self.rows.len() as u32;
        self.rows.push(StemRow { stem: stem.to_owned(), place: row.place() });
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            *self.stems.entry(form.chars()) = Some((value, at));
        }
    }

    /// The value of the longest stem that the word begins with.
    pub fn of(&self, word: &str) -> Option<V> {
        self.entry(word).map(|(value, _)| value)
    }

    /// Number of the row in [`rows`](StemTable::rows) whose stem the word begins with.
    pub fn row_of(&self, word: &str) -> Option<u32> {
        self.entry(word).map(|(_, row)| row)
    }

    /// All rows, in the order of the table.
    pub fn rows(&self) -> &[StemRow] {
        &self.rows
    }

    fn entry(&self, word: &str) -> Option<(V, u32)> {
        let mut longest = None;
        let mut node = Node::ROOT;
        for c in word.chars() {
            let Some(next) = self.stems.step(node, c) else { break };
            node = next;
            longest = self.stems.value(node).or(longest);
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Gazetteer, attendance, motion, status, topics};

    /// The rows whose example holds no word that the table knows.
    fn strange<V: Copy>(schema: &'static Schema, table: &StemTable<V>) -> Vec<String> {
        let mut faults = Vec::new();
        let rows = Tables::embedded().rows(schema, &mut faults);
        assert_eq!(faults, []);
        rows.iter()
            .filter(|row| !row.text("example").split(' ').any(|word| table.of(word).is_some()))
            .map(|row| format!("{}: {}", row.text("stem"), row.text("example")))
            .collect()
    }

    #[test]
    fn every_row_recognises_its_own_example() {
        let gazetteer = Gazetteer::embedded();
        assert_eq!(strange(&attendance::SCHEMA, &gazetteer.attendance), [""; 0]);
        assert_eq!(strange(&motion::SCHEMA, &gazetteer.motion), [""; 0]);
        assert_eq!(strange(&status::SCHEMA, &gazetteer.status), [""; 0]);
        assert_eq!(strange(&topics::SCHEMA, &gazetteer.topics), [""; 0]);
    }
}
