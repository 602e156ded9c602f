//! Words looked up by the syllables they begin with: `제안` in `제안했으나`.

use super::table::Row;
use super::trie::{Node, Trie};
use crate::error::Fault;
use crate::text::hangul::conjugated_stems;

/// Stems with a value each; the longest stem that a word begins with counts.
#[derive(Debug, Clone)]
pub struct StemTable<V> {
    stems: Trie<Option<V>>,
}

impl<V> Default for StemTable<V> {
    fn default() -> Self {
        StemTable { stems: Trie::default() }
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
            *self.stems.entry(form.chars()) = Some(value);
        }
    }

    /// The value of the longest stem that the word begins with.
    pub fn of(&self, word: &str) -> Option<V> {
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
