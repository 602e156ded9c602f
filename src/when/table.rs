//! The words of time: `times.tsv`.

use std::collections::HashMap;

use super::class::{Class, Holiday, Opens, class};
use super::expression::Link;
use crate::error::Fault;
use crate::gazetteer::josa::JosaTable;
use crate::gazetteer::table::Schema;
use crate::gazetteer::tables::Tables;
use crate::text::hangul::is_syllable;

/// The shape of `times.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "times.tsv",
    columns: &["form", "class", "value", "alone", "unless", "example", "timex"],
    key: 2,
};

/// A row of `times.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeWord {
    pub class: Class,
    /// Whether it can be an expression of its own.
    pub alone: bool,
    /// Row of `TimeTable::exceptions`.
    exception: Option<u16>,
}

/// A set of characters that never misses one it holds, and seldom takes another for it.
#[derive(Debug, Clone, Copy, Default)]
struct Seconds([u64; 4]);

impl Seconds {
    fn all() -> Seconds {
        Seconds([u64::MAX; 4])
    }

    fn bit(code: u32) -> (usize, u32) {
        let hash = code.wrapping_mul(0x9E37_79B1) >> 24;
        ((hash / 64) as usize, hash % 64)
    }

    fn add(&mut self, c: char) {
        let (word, bit) = Seconds::bit(c as u32);
        self.0[word] |= 1 << bit;
    }

    fn join(&mut self, other: &Seconds) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
    }

    fn may_hold(&self, code: u32) -> bool {
        let (word, bit) = Seconds::bit(code);
        self.0[word] >> bit & 1 == 1
    }
}

/// The character of three bytes that `bytes` begins with.
fn three_bytes(bytes: &[u8]) -> Option<u32> {
    match bytes {
        [first @ 0xE0..=0xEF, second, third, ..] => Some(
            u32::from(first & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F),
        ),
        _ => None,
    }
}

const FIRST_SYLLABLE: u32 = 0xAC00;
const SYLLABLES: usize = 11_172;

/// All words of time.
#[derive(Debug, Clone)]
pub struct TimeTable {
    /// Bucket of every Hangul syllable, 0 where no word begins with it.
    gate: Vec<u16>,
    /// Of each bucket, the second characters with which an expression may go on.
    seconds: Vec<Seconds>,
    /// What may follow a number: a unit, a numeral, a space.
    units: Seconds,
    /// Bucket of every other first character.
    others: HashMap<char, u16>,
    /// Words by first character, longest first.
    buckets: Vec<Vec<(Box<str>, TimeWord)>>,
    /// What must not follow a word.
    exceptions: Vec<Vec<Box<str>>>,
    pub(crate) holidays: Vec<Holiday>,
    /// 약, 최장 …
    pub(crate) amounts: Vec<Box<str>>,
    /// Words without which nothing is said to last less than a day: 시간, 분, 반나절 …
    pub(crate) hours: Vec<Box<str>>,
    /// 와, 부터, 인 …
    pub(crate) joins: Vec<(Box<str>, Link)>,
    pub(crate) josa: JosaTable,
}

impl Default for TimeTable {
    fn default() -> Self {
        TimeTable {
            gate: vec![0; SYLLABLES],
            seconds: vec![Seconds::default()],
            units: Seconds::default(),
            others: HashMap::new(),
            buckets: vec![Vec::new()],
            exceptions: Vec::new(),
            holidays: Vec::new(),
            amounts: Vec::new(),
            hours: Vec::new(),
            joins: Vec::new(),
            josa: JosaTable::default(),
        }
    }
}

impl TimeTable {
    /// Reads `times.tsv`. Its particles come from `josa.tsv`, whose own reader reports its faults.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> TimeTable {
        let mut table =
            TimeTable { josa: JosaTable::load(tables, &mut Vec::new()), ..TimeTable::default() };
        for row in tables.rows(&SCHEMA, faults) {
            let form = row.text("form");
            if form.is_empty() {
                faults.push(row.fault("form", "is empty"));
                continue;
            }
            let alone = match row.text("alone") {
                "yes" => true,
                "no" => false,
                _ => {
                    faults.push(row.fault("alone", "must be yes or no"));
                    continue;
                }
            };
            // A `_` is a space: `_능력` denies `자정 능력`.
            let exceptions: Vec<Box<str>> =
                row.list("unless").map(|text| text.replace('_', " ").into()).collect();
            let exception = if row.text("unless").is_empty() {
                None
            } else {
                table.exceptions.push(exceptions);
                u16::try_from(table.exceptions.len() - 1).ok()
            };
            match class(&row, &mut table.holidays) {
                Ok(Class::Amount) => table.amounts.push(form.into()),
                Ok(Class::Join(link)) => table.joins.push((form.into(), link)),
                Ok(class) => {
                    if class.is_of_day() {
                        table.hours.push(form.into());
                    }
                    table.add(form, TimeWord { class, alone, exception });
                }
                Err((column, reason)) => faults.push(row.fault(column, reason)),
            }
        }
        for bucket in &mut table.buckets {
            // Rows of one form keep the table's order.
            bucket.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        table.note_seconds();
        table
    }

    fn note_seconds(&mut self) {
        // What may follow a numeral: a numeral, a unit, a space.
        let mut units = Seconds::default();
        units.add(' ');
        for (form, word) in self.buckets.iter().flatten() {
            let number = word.class.opens() == Opens::NUMBER;
            if number || matches!(word.class, Class::Unit(_) | Class::About) {
                form.chars().take(1).for_each(|c| units.add(c));
            }
        }
        self.units = units;
        self.seconds = vec![Seconds::default(); self.buckets.len()];
        for (seconds, bucket) in self.seconds.iter_mut().zip(&self.buckets) {
            for (form, word) in bucket {
                let mut rest = form.chars().skip(1);
                match (word.class.opens(), rest.next()) {
                    (Opens::NOTHING, _) => {}
                    (_, Some(second)) => {
                        seconds.add(second);
                        if second == ' ' {
                            rest.next().into_iter().for_each(|c| seconds.add(c));
                        }
                    }
                    (Opens::NUMBER, None) => seconds.join(&units),
                    (_, None) => *seconds = Seconds::all(),
                }
            }
        }
    }

    /// The words of the crate's own table.
    pub fn embedded() -> TimeTable {
        TimeTable::load(&Tables::embedded(), &mut Vec::new())
    }

    fn add(&mut self, form: &str, word: TimeWord) {
        let Some(first) = form.chars().next() else { return };
        let slot = if is_syllable(first) {
            &mut self.gate[(first as u32 - FIRST_SYLLABLE) as usize]
        } else {
            self.others.entry(first).or_default()
        };
        if *slot == 0 {
            *slot = self.buckets.len() as u16;
            self.buckets.push(Vec::new());
        }
        self.buckets[usize::from(*slot)].push((form.into(), word));
    }

    /// Whether an expression may begin with these bytes, the first of a Hangul syllable.
    #[inline]
    pub(crate) fn opens(&self, bytes: &[u8]) -> bool {
        let Some(first) = three_bytes(bytes) else { return false };
        let index = first.wrapping_sub(FIRST_SYLLABLE) as usize;
        match self.gate.get(index) {
            None | Some(0) => false,
            Some(bucket) => {
                let behind = &bytes[3..];
                let second = match behind.first() {
                    None => 0,
                    Some(byte) if *byte < 0x80 => u32::from(*byte),
                    Some(_) => three_bytes(behind).unwrap_or(0),
                };
                self.seconds[usize::from(*bucket)].may_hold(second)
            }
        }
    }

    /// Whether a number may go on with these bytes: a unit, perhaps behind a space, or a mark.
    pub(crate) fn may_count(&self, behind: &[u8]) -> bool {
        let behind = match behind {
            [b' ', rest @ ..] => rest,
            _ => behind,
        };
        match behind.first() {
            None => false,
            Some(b',' | b'-' | b'~' | b'.' | b'/' | b':') => true,
            // 3·1절, 13∼15일: a mark that is no letter.
            Some(0xC2 | 0xE2 | 0xE3 | 0xEF) => true,
            Some(byte) if *byte < 0x80 => false,
            Some(_) => three_bytes(behind).is_some_and(|code| self.units.may_hold(code)),
        }
    }

    /// Every word that `rest` begins with, with the bytes it takes, longest first.
    /// A space in a form may be missing in the text (`다음 달`, `다음달`).
    pub(crate) fn words<'t>(
        &'t self,
        rest: &'t str,
    ) -> impl Iterator<Item = (usize, TimeWord)> + 't {
        let bucket = rest.chars().next().map_or(0, |first| {
            if is_syllable(first) {
                self.gate[(first as u32 - FIRST_SYLLABLE) as usize]
            } else if first.is_ascii() {
                0
            } else {
                self.others.get(&first).copied().unwrap_or(0)
            }
        });
        self.buckets[usize::from(bucket)].iter().filter_map(move |(form, word)| {
            let length = begins_with(rest, form)?;
            let behind = rest.get(length..)?;
            let denied = word.exception.is_some_and(|row| {
                self.exceptions[usize::from(row)].iter().any(|text| behind.starts_with(&**text))
            });
            (!denied).then_some((length, *word))
        })
    }
}

/// The bytes of `rest` that `form` takes, where `rest` begins with it.
fn begins_with(rest: &str, form: &str) -> Option<usize> {
    let rest = rest.as_bytes();
    let mut at = 0;
    for byte in form.bytes() {
        match rest.get(at) {
            Some(found) if *found == byte => at += 1,
            _ if byte == b' ' => {}
            _ => return None,
        }
    }
    Some(at)
}
