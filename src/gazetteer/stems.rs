//! Words looked up by the syllables they begin with: `제안` in `제안했으나`.

use rustc_hash::FxHashMap;

use super::table::Row;
use crate::error::Fault;
use crate::text::hangul::conjugated_stems;

/// Stems with a value each; the longest stem that a word begins with counts.
#[derive(Debug, Clone)]
pub struct StemTable<V> {
    stems: FxHashMap<String, V>,
    longest: usize,
}

impl<V> Default for StemTable<V> {
    fn default() -> Self {
        StemTable { stems: FxHashMap::default(), longest: 0 }
    }
}

impl<V: Copy> StemTable<V> {
    /// Adds the stem of a row with columns `stem` and `class` (noun, or verb in its
    /// dictionary form, which is added in every shape its stem takes).
    pub(crate) fn add(&mut self, row: &Row, value: V, faults: &mut Vec<Fault>) {
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
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            self.longest = self.longest.max(form.len());
            self.stems.insert(form, value);
        }
    }

    /// The value of the longest stem that the word begins with.
    pub fn of(&self, word: &str) -> Option<V> {
        let limit = self.longest.min(word.len());
        (1..=limit)
            .rev()
            .filter(|end| word.is_char_boundary(*end))
            .find_map(|end| self.stems.get(&word[..end]).copied())
    }
}
