//! Says of most places in a text, at the cost of two loads, that no form begins there,
//! and of the others where to go on behind their first two syllables.

/// Bits of the filter of pairs; 32 KiB stay in the first-level cache beside the text.
const FILTER_BITS: u32 = 18;

/// A filter by hash. Of a size known when the program is built, so that no place in it has
/// to be checked.
type Filter = Box<[u64; 1 << (FILTER_BITS - 6)]>;

/// Two syllables in UTF-8.
const PAIR_BYTES: usize = 6;

/// The beginnings of all forms, and a value for the first one or two characters.
///
/// It never denies a form; it may let a place pass at which none begins.
#[derive(Debug, Clone)]
pub struct Beginnings<T> {
    /// By hash, the pairs of three-byte characters (Hangul, Han) that forms begin with.
    filter: Filter,
    /// Forms that begin with a three-byte character and not with two: by the last two bytes
    /// of this one, a bit for each lead byte.
    singles: Box<[u16; 1 << 12]>,
    /// All other forms, by first byte.
    bytes: [u64; 4],
    /// By hash, what forms longer than a pair begin with: the pair and what is next.
    longer: Filter,
    /// The pairs and singles with their values, by hash with linear probing; never full.
    /// No pair of three-byte characters is `Pair(0)`, which marks an empty slot.
    values: Box<[(Pair, T)]>,
    /// Right shift that makes a place in `values` of a hash.
    shift: u32,
}

/// What begins at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning<T> {
    /// No form.
    None,
    /// Perhaps a form, of which nothing is known.
    Any,
    /// Forms of this character, three bytes, or longer; no form of a pair.
    Single(T),
    /// Forms of this pair of characters, six bytes, or longer; if its first character
    /// is a form, the value must say so too.
    Pair(T),
}

/// Two code points below U+10000; the second one is 0 for a single.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Pair(u32);

/// The first eight bytes, as a little-endian number; bytes that are not there are 0.
#[inline(always)]
fn load(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => load_last(bytes),
    }
}

/// Fewer than eight bytes, as [`load`] gives them.
#[cold]
fn load_last(bytes: &[u8]) -> u64 {
    let mut padded = [0; 8];
    padded[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(padded)
}

/// A hash of the first six bytes.
#[inline(always)]
fn hash(word: u64) -> u64 {
    // Fibonacci hashing: the multiplier is 2^64 divided by the golden ratio.
    (word << (64 - 8 * PAIR_BYTES)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A hash of the first three bytes.
#[inline(always)]
fn single_hash(word: u64) -> u64 {
    hash(word & 0xff_ffff)
}

/// A hash of the first six bytes and of the character behind them: all of it if it has
/// three bytes, else its first byte.
#[inline(always)]
fn longer_hash(pair_hash: u64, next: u64) -> u64 {
    let next = next & if leads_three(next) { 0xff_ffff } else { 0xff };
    hash((pair_hash >> 16) ^ next)
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

    #[inline(always)]
    fn single(word: u64) -> Pair {
        Pair(code_point(word) << 16)
    }
}

/// Where the bit of a three-byte character stands among the singles.
#[inline(always)]
fn single(word: u64) -> (usize, u16) {
    let row = (word >> 8 & 0x3f) << 6 | word >> 16 & 0x3f;
    (row as usize, 1 << (word & 0x0f))
}

#[inline(always)]
fn has(bits: &[u64], slot: usize) -> bool {
    bits[slot >> 6] >> (slot & 63) & 1 != 0
}

fn set(bits: &mut [u64], slot: usize) {
    bits[slot >> 6] |= 1 << (slot & 63);
}

/// Whether a filter lets a hash pass.
#[inline(always)]
fn passes(filter: &Filter, hash: u64) -> bool {
    let slot = (hash >> (64 - FILTER_BITS)) as usize;
    filter[slot >> 6] >> (slot & 63) & 1 != 0
}

fn put(filter: &mut Filter, hash: u64) {
    let slot = (hash >> (64 - FILTER_BITS)) as usize;
    filter[slot >> 6] |= 1 << (slot & 63);
}

#[inline(always)]
fn leads_three(word: u64) -> bool {
    word & 0xf0 == 0xe0
}

impl<T: Copy + Default> Beginnings<T> {
    /// The beginnings of sorted forms. `value` gives the value of the first character or
    /// pair of characters, and learns whether this is the only form that begins so.
    pub fn new<'f>(
        forms: impl Iterator<Item = &'f str> + Clone,
        mut value: impl FnMut(&'f str, bool) -> T,
    ) -> Self {
        let mut beginnings = Beginnings {
            filter: Box::new([0; 1 << (FILTER_BITS - 6)]),
            singles: Box::new([0; 1 << 12]),
            bytes: [0; 4],
            longer: Box::new([0; 1 << (FILTER_BITS - 6)]),
            values: Box::default(),
            shift: 0,
        };
        let mut found: Vec<(u64, Pair, T)> = Vec::new();
        let mut forms = forms.peekable();
        let mut last = None;
        while let Some(form) = forms.next() {
            let word = load(form.as_bytes());
            if !leads_three(word) {
                set(&mut beginnings.bytes, (word & 0xff) as usize);
                continue;
            }
            let (hash, pair, length) = if leads_three(word >> 24) {
                (hash(word), Pair::of(word), PAIR_BYTES)
            } else {
                (single_hash(word), Pair::single(word), PAIR_BYTES / 2)
            };
            if length == PAIR_BYTES && form.len() > PAIR_BYTES {
                let longer = longer_hash(hash, load(&form.as_bytes()[PAIR_BYTES..]));
                put(&mut beginnings.longer, longer);
            }
            // A single's forms need not stand together: 한, 한국, 한·미.
            if last.replace(pair) == Some(pair) || found.last().is_some_and(|l| l.1 == pair) {
                continue;
            }
            if length == PAIR_BYTES {
                put(&mut beginnings.filter, hash);
            } else if beginnings.is_single(word) {
                continue;
            } else {
                let (row, bit) = single(word);
                beginnings.singles[row] |= bit;
            }
            let beginning = &form[..length];
            let only =
                beginning == form && forms.peek().is_none_or(|next| !next.starts_with(beginning));
            found.push((hash, pair, value(beginning, only)));
        }
        beginnings.fill(found);
        beginnings
    }

    fn fill(&mut self, found: Vec<(u64, Pair, T)>) {
        let size = (found.len() * 3 / 2).next_power_of_two().max(2);
        self.shift = 64 - size.trailing_zeros();
        let mut values = vec![(Pair::default(), T::default()); size];
        for (hash, pair, value) in found {
            let mut slot = (hash >> self.shift) as usize;
            while values[slot].0 != Pair::default() {
                slot = (slot + 1) & (size - 1);
            }
            values[slot] = (pair, value);
        }
        self.values = values.into_boxed_slice();
    }

    #[inline(always)]
    fn value(&self, hash: u64, pair: Pair) -> Option<T> {
        let mut slot = (hash >> self.shift) as usize;
        loop {
            let (known, value) = self.values[slot];
            if known == pair {
                return Some(value);
            }
            if known == Pair::default() {
                return None;
            }
            slot = (slot + 1) & (self.values.len() - 1);
        }
    }

    #[inline(always)]
    fn is_single(&self, word: u64) -> bool {
        let (row, bit) = single(word);
        self.singles[row] & bit != 0
    }

    #[inline(always)]
    fn may_be_pair(&self, hash: u64) -> bool {
        passes(&self.filter, hash)
    }

    /// Whether a form may begin at the start of `bytes`, where a character of three bytes or
    /// more begins.
    #[inline(always)]
    pub fn may_begin_wide(&self, bytes: &[u8]) -> bool {
        let word = load(bytes);
        // Not `||`: two loads cost less than a branch that nothing predicts.
        !leads_three(word) | self.is_single(word) | self.may_be_pair(hash(word))
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
        let single = self.is_single(word);
        let pair = self.may_be_pair(hash);
        // Not `||`: as above.
        if !(single | pair) {
            return Beginning::None;
        }
        if pair && leads_three(word >> 24) {
            if let Some(value) = self.value(hash, Pair::of(word)) {
                return Beginning::Pair(value);
            }
        }
        if single {
            if let Some(value) = self.value(single_hash(word), Pair::single(word)) {
                return Beginning::Single(value);
            }
        }
        Beginning::None
    }

    /// Whether a form longer than its first pair may begin at the start of `bytes`, where
    /// a pair begins.
    #[inline(always)]
    pub fn goes_on(&self, bytes: &[u8]) -> bool {
        let Some(rest) = bytes.get(PAIR_BYTES..) else { return false };
        let longer = longer_hash(hash(load(bytes)), load(rest));
        passes(&self.longer, longer)
    }

    /// Whether every form begins with a character of three bytes or more.
    pub fn only_wide(&self) -> bool {
        self.bytes[..3] == [0; 3] && self.bytes[3] << 32 == 0
    }

    /// Heap memory in bytes.
    pub fn memory_usage(&self) -> usize {
        size_of_val(&self.filter[..])
            + size_of_val(&self.singles[..])
            + size_of_val(&self.longer[..])
            + size_of_val(&self.values[..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denies_no_form_and_most_of_the_rest() {
        let mut forms =
            ["외교부", "외교", "한", "한국", "한·미", "G7", "中", "é", "미 국무부", "가a", "미국"];
        forms.sort_unstable();
        let beginnings = Beginnings::new(forms.into_iter(), |form, only| (form, only));
        assert!(!beginnings.only_wide());
        use Beginning::{Any, None, Pair, Single};
        for (text, expected) in [
            ("G7", Any),
            ("Go", Any),
            ("é", Any),
            ("한", Single(("한", false))),
            ("한편", Single(("한", false))),
            ("한·중", Single(("한", false))),
            ("한국", Pair(("한국", true))),
            ("中", Single(("中", true))),
            ("가a", Single(("가", false))),
            ("가나", Single(("가", false))),
            ("미 국무", Single(("미", false))),
            ("미국", Pair(("미국", true))),
            ("외교", Pair(("외교", false))),
            ("외교가", Pair(("외교", false))),
            ("", None),
            ("외", None),
            ("외무부", None),
            ("韓", None),
            ("a", None),
            ("나가", None),
        ] {
            assert_eq!(beginnings.at(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn knows_whether_all_forms_begin_wide() {
        assert!(Beginnings::new(["외교", "한", "\u{1f600}"].into_iter(), |_, _| ()).only_wide());
        assert!(!Beginnings::new(["é"].into_iter(), |_, _| ()).only_wide());
    }
}
