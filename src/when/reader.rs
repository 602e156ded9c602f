//! Reading position by position: words of the table, numbers, and how a word may go on.

use std::cell::Cell;

use super::class::{Class, Suffix, Unit};
use super::table::{TimeTable, TimeWord};
use crate::span::Span;
use crate::text::hangul::is_syllable;
use crate::text::numeric::digits;

/// How a word goes on behind a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// It ends, or with a particle, or with something that may follow a date.
    Ends,
    /// Another word of time follows at once (`29일오전`).
    Glued,
}

/// One or two numbers: `13`, `13∼15`, `11·13·19`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub first: u32,
    pub last: Option<u32>,
    /// Behind the last one.
    pub end: usize,
    /// Figures of the first number as written; 0 where it is spelled out.
    pub figures: usize,
    /// `08`.
    pub leading_zero: bool,
    /// `10여`, `두세`.
    pub about: bool,
    /// Native numerals count hours, not minutes (두 분 is two people).
    pub native: bool,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub numbers: Numbers,
    pub unit: Unit,
    /// Where the unit begins.
    pub unit_at: usize,
    pub end: usize,
}

/// A text with its table.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub times: &'a TimeTable,
    pub text: &'a str,
    /// Nothing outside is looked at.
    pub stretch: Span,
    memo: &'a Memo,
}

/// What was last read, and where: the grammar asks the same place several times over.
pub(crate) struct Memo {
    count: Cell<(usize, Option<Count>)>,
    tail: Cell<(usize, Option<Tail>)>,
    suffix: Cell<(usize, Option<(usize, Suffix)>)>,
}

impl Default for Memo {
    fn default() -> Memo {
        Memo {
            count: Cell::new((usize::MAX, None)),
            tail: Cell::new((usize::MAX, None)),
            suffix: Cell::new((usize::MAX, None)),
        }
    }
}

/// The answer for `at` in a memo of one entry, worked out where it is for another place.
fn remembered<T: Copy>(
    memo: &Cell<(usize, Option<T>)>,
    at: usize,
    read: impl FnOnce() -> Option<T>,
) -> Option<T> {
    let (place, found) = memo.get();
    if place == at {
        return found;
    }
    let found = read();
    memo.set((at, found));
    found
}

/// The longest run of Hangul behind an expression that is looked at, in bytes.
const LONGEST_TAIL: usize = 30;

impl<'a> Reader<'a> {
    /// A reader of `stretch` of a text; `memo` must be fresh.
    pub fn new(times: &'a TimeTable, text: &'a str, stretch: Span, memo: &'a Memo) -> Reader<'a> {
        Reader { times, text, stretch, memo }
    }

    /// The rest of the stretch from byte `at`.
    pub fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..self.stretch.end).unwrap_or("")
    }

    /// The byte at `at`, 0 behind the stretch.
    pub fn byte(&self, at: usize) -> u8 {
        if at < self.stretch.end { self.text.as_bytes().get(at).copied().unwrap_or(0) } else { 0 }
    }

    /// `at`, or behind one space there.
    pub fn space(&self, at: usize) -> usize {
        if self.byte(at) == b' ' {
            at + 1
        } else if self.rest(at).starts_with('\u{A0}') {
            at + 2
        } else {
            at
        }
    }

    /// The longest word at `at` that `wanted` makes something of, and where it ends.
    pub fn word<T>(&self, at: usize, wanted: impl Fn(TimeWord) -> Option<T>) -> Option<(usize, T)> {
        self.times
            .words(self.rest(at))
            .find_map(|(length, word)| Some((at + length, wanted(word)?)))
    }

    /// Like [`Reader::word`], for words behind which the expression may end.
    pub fn closed_word<T>(
        &self,
        at: usize,
        wanted: impl Fn(TimeWord) -> Option<T>,
    ) -> Option<(usize, T)> {
        self.times.words(self.rest(at)).find_map(|(length, word)| {
            let found = wanted(word)?;
            self.tail(at + length)?;
            Some((at + length, found))
        })
    }

    /// The number at `at` with its unit.
    pub fn count(&self, at: usize) -> Option<Count> {
        remembered(&self.memo.count, at, || {
            let numbers = self.numbers(at)?;
            let unit_at = self.space(numbers.end);
            let (end, unit) = self.unit(unit_at)?;
            Some(Count { numbers, unit, unit_at, end })
        })
    }

    /// The unit at `at`, and where it ends.
    pub fn unit(&self, at: usize) -> Option<(usize, Unit)> {
        self.closed_word(at, |word| match word.class {
            Class::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// The Hangul that follows at `at` without a space; `None` where it is too long to be a tail.
    fn run(&self, at: usize) -> Option<&'a str> {
        let rest = self.rest(at);
        let mut end = 0;
        for c in rest.chars() {
            if !is_syllable(c) {
                return Some(&rest[..end]);
            }
            end += c.len_utf8();
            if end > LONGEST_TAIL {
                return None;
            }
        }
        Some(rest)
    }

    /// How the word goes on behind byte `at`; `None` where no time expression ends there.
    pub fn tail(&self, at: usize) -> Option<Tail> {
        remembered(&self.memo.tail, at, || self.read_tail(at))
    }

    fn read_tail(&self, at: usize) -> Option<Tail> {
        let run = self.run(at)?;
        if run.is_empty() {
            // `29A`, `10분x`
            return (!self.byte(at).is_ascii_alphabetic()).then_some(Tail::Ends);
        }
        let last = self.text.get(..at)?.chars().next_back()?;
        self.tail_in(run, last, 0)
    }

    fn tail_in(&self, run: &'a str, last: char, depth: u8) -> Option<Tail> {
        if run.is_empty() {
            return Some(Tail::Ends);
        }
        if self.times.josa.get(run, last).is_some() {
            return Some(Tail::Ends);
        }
        if depth == 3 {
            return None;
        }
        self.times.words(run).find_map(|(length, word)| {
            let rest = run.get(length..)?;
            let last = run.get(..length)?.chars().next_back()?;
            match word.class {
                Class::Suffix(_) => self.tail_in(rest, last, depth + 1),
                Class::Part(_)
                | Class::DayPart(_)
                | Class::Half(_)
                | Class::Season(_)
                | Class::Weekday(_)
                | Class::Clock(..)
                | Class::Unit(Unit::Half)
                | Class::MonthName(_) => self.tail_in(rest, last, depth + 1).map(|_| Tail::Glued),
                _ => None,
            }
        })
    }

    /// The suffix behind an expression that ends at `at`, glued or after one space, and where it
    /// ends. It must end its word, or stand before a particle.
    pub fn suffix(&self, at: usize) -> Option<(usize, Suffix)> {
        remembered(&self.memo.suffix, at, || {
            self.closed_word(self.space(at), |word| match word.class {
                Class::Suffix(suffix) => Some(suffix),
                _ => None,
            })
        })
    }

    /// Whether a word that makes an amount of what follows stands before `at` (`약 3일`).
    pub fn amount_before(&self, at: usize) -> bool {
        let Some(before) = self.text.get(self.stretch.start..at) else { return false };
        let Some(before) = before.strip_suffix(' ') else { return false };
        self.times.amounts.iter().any(|amount| {
            before
                .strip_suffix(&**amount)
                .is_some_and(|rest| !rest.chars().next_back().is_some_and(is_syllable))
        })
    }

    /// The mark of a range at `at`, and where it ends.
    pub fn range_mark(&self, at: usize) -> Option<usize> {
        let from = self.space(at);
        let rest = self.rest(from);
        let c = rest.chars().next()?;
        matches!(c, '~' | '∼' | '～' | '-' | '–' | '—' | '〜')
            .then(|| self.space(from + c.len_utf8()))
    }

    /// Numbers at `at`: in figures, or spelled out.
    pub fn numbers(&self, at: usize) -> Option<Numbers> {
        if self.byte(at).is_ascii_digit() { self.figures(at) } else { self.spelled(at) }
    }

    fn figures(&self, at: usize) -> Option<Numbers> {
        let bytes = self.rest(at).as_bytes();
        let (mut first, mut length) = digits(bytes)?;
        let figures = length;
        // 1,000년
        while length <= 6 && bytes.get(length) == Some(&b',') {
            match digits(bytes.get(length + 1..)?) {
                Some((value, 3)) if figures <= 3 => {
                    first = first.checked_mul(1000)?.checked_add(value)?;
                    length += 4;
                }
                _ => break,
            }
        }
        let mut end = at + length;
        let mut scaled = false;
        while let Some((next, scale)) = self.word(end, |word| match word.class {
            Class::Scale(scale) if scale >= 1000 => Some(scale),
            _ => None,
        }) {
            first = first.checked_mul(scale)?;
            end = next;
            scaled = true;
        }
        let mut last = None;
        if !scaled {
            // 13∼15, 16·17, 16, 17
            for _ in 0..6 {
                let mark = self.range_mark(end).or_else(|| {
                    let rest = self.rest(end);
                    ["·", ", ", "・", ",", "/"]
                        .iter()
                        .find_map(|mark| rest.starts_with(mark).then_some(end + mark.len()))
                });
                let Some(from) = mark else { break };
                let Some((value, length)) = digits(self.rest(from).as_bytes()) else { break };
                last = Some(value);
                end = from + length;
            }
        }
        let about = self.about(&mut end);
        Some(Numbers {
            first,
            last,
            end,
            figures: if scaled { 0 } else { figures },
            leading_zero: bytes[0] == b'0' && figures > 1,
            about,
            native: false,
        })
    }

    /// Steps over 여 (`10여 분`).
    fn about(&self, end: &mut usize) -> bool {
        match self.word(*end, |word| (word.class == Class::About).then_some(())) {
            Some((next, ())) => {
                *end = next;
                true
            }
            None => false,
        }
    }

    fn spelled(&self, at: usize) -> Option<Numbers> {
        let (first, mut end, about, native) = self.native(at).or_else(|| self.sino(at))?;
        let about = self.about(&mut end) || about;
        let numbers =
            Numbers { first, last: None, end, figures: 0, leading_zero: false, about, native };
        Some(numbers)
    }

    fn native(&self, at: usize) -> Option<(u32, usize, bool, bool)> {
        let ten = self.word(at, |word| match word.class {
            Class::NativeTen(value) => Some(value),
            _ => None,
        });
        let (end, tens) = ten.unwrap_or((at, 0));
        let one = self.word(end, |word| match word.class {
            Class::Native(value) => Some((value, false)),
            Class::NativeAbout(value) => Some((value, true)),
            _ => None,
        });
        match one {
            Some((end, (ones, about))) => Some((tens + ones, end, about, true)),
            None => ten.map(|(end, tens)| (tens, end, false, true)),
        }
    }

    fn sino(&self, at: usize) -> Option<(u32, usize, bool, bool)> {
        let (mut total, mut section, mut digit) = (0u32, 0u32, None::<u32>);
        let mut end = at;
        for _ in 0..12 {
            let found = self.word(end, |word| match word.class {
                Class::Sino(value) => Some((value, 1)),
                Class::Scale(scale) => Some((0, scale)),
                _ => None,
            });
            let Some((next, (value, scale))) = found else { break };
            match scale {
                1 => match digit {
                    None => digit = Some(value),
                    // 십이일: what follows is the unit.
                    Some(_) => break,
                },
                10..=1000 => {
                    section = section.checked_add(digit.take().unwrap_or(1).checked_mul(scale)?)?;
                }
                _ => {
                    let upto = section.checked_add(digit.take().unwrap_or(0))?.max(1);
                    total = total.checked_add(upto.checked_mul(scale)?)?;
                    section = 0;
                }
            }
            end = next;
        }
        if end == at {
            return None;
        }
        let value = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
        Some((value, end, false, false))
    }
}
