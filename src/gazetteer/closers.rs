//! What a compound may close with that begins with unknown words: titles, triggers, bodies
//! and venues (`북핵외교기획|단장`).

use super::Gazetteer;
use super::entry::EntryRef;
use super::triggers::TriggerClass;
use super::words::WordClass;

const FILTER_BITS: u32 = 15;

/// Says of most places in a word, at the cost of a load, that nothing begins there that
/// closes a compound.
#[derive(Debug, Clone)]
pub struct Closers {
    /// One bit for each hash of a form's first six bytes.
    filter: Box<[u64]>,
    /// One bit for the low bits of each form of less.
    short: [u64; 16],
}

impl Default for Closers {
    fn default() -> Self {
        Closers { filter: vec![0; 1 << (FILTER_BITS - 6)].into(), short: [0; 16] }
    }
}

impl Closers {
    /// The closers among all forms of a gazetteer.
    pub(crate) fn of(gazetteer: &Gazetteer) -> Closers {
        let mut closers = Closers::default();
        for form in gazetteer.matcher.forms() {
            let mut entries = gazetteer.matcher.entries(form).iter();
            if !entries.any(|entry| gazetteer.closes_compound(*entry)) {
                continue;
            }
            let text = gazetteer.matcher.form(form).as_bytes();
            if let Some(pair) = text.first_chunk::<6>() {
                let bit = pair_bit(pair);
                closers.filter[bit >> 6] |= 1 << (bit & 63);
            } else {
                let bit = short_bit(text);
                closers.short[bit >> 6] |= 1 << (bit & 63);
            }
        }
        closers
    }

    /// Whether a closer may begin at the start of `bytes`.
    #[inline]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        let short = short_bit(bytes);
        if self.short[short >> 6] >> (short & 63) & 1 != 0 {
            return true;
        }
        bytes.first_chunk::<6>().is_some_and(|pair| {
            let bit = pair_bit(pair);
            self.filter[bit >> 6] >> (bit & 63) & 1 != 0
        })
    }
}

fn pair_bit(pair: &[u8; 6]) -> usize {
    let [a, b, c, d, e, f] = *pair;
    let word = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]);
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - FILTER_BITS)) as usize
}

/// A bit for the first byte or, of syllables and the like, the first three.
fn short_bit(bytes: &[u8]) -> usize {
    match bytes {
        [0xe0..=0xff, second, third, ..] => {
            usize::from(second & 0x0f) << 6 | usize::from(third & 0x3f)
        }
        [first, ..] => usize::from(*first),
        [] => 0,
    }
}

impl Gazetteer {
    /// Whether a form with this entry may close a compound that begins with unknown words.
    pub fn closes_compound(&self, entry: EntryRef) -> bool {
        match entry {
            EntryRef::Title(_) | EntryRef::Office(_) => true,
            EntryRef::Trigger(id) => self.triggers[id as usize].class == TriggerClass::Noun,
            EntryRef::Word(id) => {
                let word = &self.words[id as usize];
                // One-syllable suffixes (`들`) are too common at the end of other words.
                let long = word.text.chars().count() > 1 || word.text == "측";
                long && matches!(
                    word.class,
                    WordClass::Venue | WordClass::Group | WordClass::Body | WordClass::Suffix
                )
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_closer_passes_and_most_else_does_not() {
        let gazetteer = Gazetteer::embedded();
        let closes = |form| {
            let mut entries = gazetteer.matcher.entries(form).iter();
            entries.any(|entry| gazetteer.closes_compound(*entry))
        };
        for form in gazetteer.matcher.forms().filter(|form| closes(*form)) {
            let text = gazetteer.matcher.form(form);
            assert!(gazetteer.closers.may_begin(text.as_bytes()), "{text}");
            let longer = format!("{text}가나다");
            assert!(gazetteer.closers.may_begin(longer.as_bytes()), "{longer}");
        }
        let others = ["감자튀김", "고구마", "뚜벅뚜벅", "쉼표", "a", "é", ""];
        let passing: Vec<_> =
            others.iter().filter(|o| gazetteer.closers.may_begin(o.as_bytes())).collect();
        assert!(passing.len() < 3, "{passing:?}");
    }
}
