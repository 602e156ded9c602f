//! Says of most places in a text, at the cost of two loads, that no form begins there,
//! and of the others where to go on behind their first two syllables.

/// Bits of the filter of pairs; 32 KiB stay in the first-level cache beside the text.
const FILTER_BITS: u32 = 18;

/// Two syllables in UTF-8.
const PAIR_BYTES: usize = 6;

/// The beginnings of all forms, and a value for each first pair of syllables.
///
/// It never denies a form; it may let a place pass at which none begins.
#[derive(Debug, Clone)]
pub struct Beginnings<T> {
    /// By hash, the pairs of three-byte characters (Hangul, Han) that forms begin with.
    filter: Box<[u64]>,
    /// The pairs and their values, by hash with linear probing; never full.
    pairs: Box<[Option<(Pair, T)>]>,
    /// Right shift that makes a place in `pairs` of a hash.
    shift: u32,
    /// Forms that begin with a three-byte character and not with two: by this one, one
    /// bit for each of U+0000..=U+FFFF.
    singles: Box<[u64]>,
    /// All other forms, by first byte.
    bytes: [u64; 4],
}

/// What begins at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning<T> {
    /// No form.
    None,
    /// Perhaps a form of any length.
    Any,
    /// A form of this pair of characters, six bytes, or longer: the pair's value.
    Pair(T),
}

/// Two code points below U+10000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair(u32);

/// The first eight bytes, as a little-endian number; bytes that are not there are 0.
#[inline(always)]
fn load(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => {
            let mut padded = [0; 8];
            padded[..bytes.len()].copy_from_slice(bytes);
            u64::from_le_bytes(padded)
        }
    }
}

/// A hash of the first six bytes.
#[inline(always)]
fn hash(word: u64) -> u64 {
    // Fibonacci hashing: the multiplier is 2^64 divided by the golden ratio.
    (word << (64 - 8 * PAIR_BYTES)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The code point of a three-byte character.
#[inline(always)]
fn code_point(word: u64) -> u32 {
    ((word & 0x0f) << 12 | (word >> 8 & 0x3f) << 6 | word >> 16 & 0x3f) as u32
}

impl Pair {
    #[inline(always)]
    fn of(word: u64) -> Pair {
        Pair(code_point(word) << 16 | code_point(word >> 24))
    }
}

#[inline(always)]
fn has(bits: &[u64], slot: usize) -> bool {
    bits[slot >> 6] >> (slot & 63) & 1 != 0
}

fn set(bits: &mut [u64], slot: usize) {
    bits[slot >> 6] |= 1 << (slot & 63);
}

#[inline(always)]
fn leads_three(word: u64) -> bool {
    word & 0xf0 == 0xe0
}

impl<T: Copy> Beginnings<T> {
    /// The beginnings of sorted forms; `value` gives a value for the first bytes of a form.
    pub fn new<'f>(
        forms: impl Iterator<Item = &'f str> + Clone,
        mut value: impl FnMut(&[u8]) -> Option<T>,
    ) -> Self {
        let pairs_of = |form: &'f str| {
            let word = load(form.as_bytes());
            (leads_three(word) && leads_three(word >> 24)).then_some(word)
        };
        let mut last = None;
        let mut count = 0usize;
        for pair in forms.clone().filter_map(pairs_of).map(Pair::of) {
            count += usize::from(last.replace(pair) != Some(pair));
        }
        let size = (2 * count).next_power_of_two().max(2);
        let mut beginnings = Beginnings {
            filter: vec![0; 1 << (FILTER_BITS - 6)].into_boxed_slice(),
            pairs: vec![None; size].into_boxed_slice(),
            shift: 64 - size.trailing_zeros(),
            singles: vec![0; 1 << 10].into_boxed_slice(),
            bytes: [0; 4],
        };
        last = None;
        for form in forms {
            let word = load(form.as_bytes());
            if !leads_three(word) {
                set(&mut beginnings.bytes, (word & 0xff) as usize);
            } else if pairs_of(form).is_none() {
                set(&mut beginnings.singles, code_point(word) as usize);
            } else if last.replace(Pair::of(word)) != Some(Pair::of(word)) {
                match value(&form.as_bytes()[..PAIR_BYTES]) {
                    Some(value) => beginnings.add_pair(word, value),
                    None => set(&mut beginnings.singles, code_point(word) as usize),
                }
            }
        }
        beginnings
    }

    fn add_pair(&mut self, word: u64, value: T) {
        set(&mut self.filter, (hash(word) >> (64 - FILTER_BITS)) as usize);
        let mut slot = (hash(word) >> self.shift) as usize;
        while self.pairs[slot].is_some() {
            slot = (slot + 1) & (self.pairs.len() - 1);
        }
        self.pairs[slot] = Some((Pair::of(word), value));
    }

    /// What begins at the start of `bytes`, which must be a character's start.
    #[inline(always)]
    pub fn at(&self, bytes: &[u8]) -> Beginning<T> {
        let word = load(bytes);
        if !leads_three(word) {
            return match has(&self.bytes, (word & 0xff) as usize) {
                true => Beginning::Any,
                false => Beginning::None,
            };
        }
        let hash = hash(word);
        let single = has(&self.singles, code_point(word) as usize);
        // Not `||`: two loads cost less than a branch that nothing predicts.
        if !(single | has(&self.filter, (hash >> (64 - FILTER_BITS)) as usize)) {
            return Beginning::None;
        }
        if single {
            return Beginning::Any;
        }
        let pair = Pair::of(word);
        let mut slot = (hash >> self.shift) as usize;
        while let Some((known, value)) = self.pairs[slot] {
            if known == pair && leads_three(word >> 24) {
                return Beginning::Pair(value);
            }
            slot = (slot + 1) & (self.pairs.len() - 1);
        }
        Beginning::None
    }

    /// Whether every form begins with a character of three bytes or more.
    pub fn only_wide(&self) -> bool {
        self.bytes[..3] == [0; 3] && self.bytes[3] << 32 == 0
    }

    /// Heap memory in bytes.
    pub fn memory_usage(&self) -> usize {
        size_of_val(&self.filter[..])
            + size_of_val(&self.pairs[..])
            + size_of_val(&self.singles[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denies_no_form_and_most_of_the_rest() {
        let mut forms = ["외교부", "외교", "한", "G7", "中", "é", "미 국무부", "가a"];
        forms.sort_unstable();
        let beginnings = Beginnings::new(forms.into_iter(), |pair| Some(pair[0]));
        assert!(!beginnings.only_wide());
        for text in ["한", "한편", "G7", "Go", "中", "é", "미 국무", "가a", "가나", "미국"]
        {
            assert_eq!(beginnings.at(text.as_bytes()), Beginning::Any, "{text}");
        }
        for text in ["외교부", "외교", "외교가"] {
            assert_eq!(beginnings.at(text.as_bytes()), Beginning::Pair(0xec), "{text}");
        }
        for text in ["", "외", "외무부", "韓", "a", "나가"] {
            assert_eq!(beginnings.at(text.as_bytes()), Beginning::None, "{text}");
        }
    }

    #[test]
    fn a_pair_without_value_may_be_any_form() {
        let beginnings = Beginnings::new(["외교"].into_iter(), |_| None::<u32>);
        assert_eq!(beginnings.at("외교".as_bytes()), Beginning::Any);
        assert!(beginnings.only_wide());
    }
}
