//! Words looked up character by character, from either end, and given up where none goes
//! on so.

use crate::steps::step;

/// Values by words. Every step is one probe of a hash table that compares two numbers.
#[derive(Debug, Clone)]
pub(crate) struct Trie<V> {
    /// Open addressing with linear probing; never full.
    slots: Box<[Slot]>,
    /// By node; the first is that of the empty word.
    values: Vec<V>,
}

/// The step from a node by a character; an empty slot leads to the first node, as no step
/// does.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    from: Node,
    character: u32,
    to: Node,
}

/// What has been read of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Node(u32);

impl Node {
    /// Nothing has been read.
    pub const ROOT: Node = Node(0);
}

impl<V: Default> Default for Trie<V> {
    fn default() -> Self {
        Trie { slots: vec![Slot::default(); 16].into(), values: vec![V::default()] }
    }
}

impl<V: Default> Trie<V> {
    /// The value of a word, which is given by its characters from the end where it is to be
    /// read.
    pub fn entry(&mut self, word: impl Iterator<Item = char>) -> &mut V {
        let mut node = Node::ROOT;
        for c in word {
            node = match self.step(node, c) {
                Some(next) => next,
                None => self.add(node, c),
            };
        }
        &mut self.values[node.0 as usize]
    }

    fn add(&mut self, from: Node, c: char) -> Node {
        if self.values.len() * 2 >= self.slots.len() {
            let size = self.slots.len() * 4;
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); size].into());
            for slot in old.iter().filter(|slot| slot.to != Node::ROOT) {
                self.put(*slot);
            }
        }
        let to = Node(self.values.len() as u32);
        self.values.push(V::default());
        self.put(Slot { from, character: c.into(), to });
        to
    }

    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = hash(slot.from, slot.character) & mask;
        while self.slots[at].to != Node::ROOT {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}

impl<V> Trie<V> {
    /// The node behind one more character; `None` where no word goes on so.
    #[inline]
    pub fn step(&self, from: Node, c: char) -> Option<Node> {
        step();
        let character = u32::from(c);
        let mask = self.slots.len() - 1;
        let mut at = hash(from, character) & mask;
        loop {
            let slot = self.slots[at & mask];
            if slot.to == Node::ROOT {
                return None;
            }
            if slot.character == character && slot.from == from {
                return Some(slot.to);
            }
            at += 1;
        }
    }

    /// The value of what has been read.
    #[inline]
    pub fn value(&self, node: Node) -> &V {
        &self.values[node.0 as usize]
    }

    /// The value of a word or of what words begin with, in the direction of reading.
    #[inline]
    pub fn get(&self, mut word: impl Iterator<Item = char>) -> Option<&V> {
        word.try_fold(Node::ROOT, |node, c| self.step(node, c)).map(|node| self.value(node))
    }

    /// All values.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.values.iter_mut()
    }
}

fn hash(from: Node, character: u32) -> usize {
    let key = u64::from(from.0) << 21 ^ u64::from(character);
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_what_goes_on_otherwise_is_not() {
        let mut trie: Trie<u32> = Trie::default();
        let words: Vec<String> =
            (0..500u32).map(|n| format!("{}{n}", ['가', '나', 'a'][n as usize % 3])).collect();
        for (n, word) in words.iter().enumerate() {
            *trie.entry(word.chars().rev()) = n as u32 + 1;
        }
        for (n, word) in words.iter().enumerate() {
            assert_eq!(trie.get(word.chars().rev()), Some(&(n as u32 + 1)), "{word}");
            assert_eq!(trie.get(word.chars()).filter(|v| **v > 0), None, "{word}");
        }
        assert_eq!(trie.get("".chars()), Some(&0));
        assert_eq!(trie.get("다".chars()), None);
    }
}
