//! Lengths of time: `사흘간`, `2시간 30분`, `1박 2일`, `3년 전`.

use super::class::{Class, Suffix, Unit};
use super::expression::Reading;
use super::reader::{Count, Numbers, Reader};
use super::value::Length;
use crate::gazetteer::josa::Case;

/// A length of time, or a point so far away, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lasting {
    pub reading: Reading,
    pub last: Option<Length>,
    pub end: usize,
    pub about: bool,
}

#[derive(Clone, Copy)]
struct Piece {
    length: Length,
    last: Option<u32>,
    end: usize,
    unit: Unit,
    about: bool,
    /// Holds only with 간, 만, 전 and the like behind it.
    needs_suffix: bool,
}

impl Reader<'_> {
    /// The length of time that begins at `at`.
    pub fn lasting(&self, at: usize) -> Option<Lasting> {
        let count = self.closed_word(at, |word| match word.class {
            Class::Count(length) => Some((length, word.alone)),
            _ => None,
        });
        if let Some((end, (length, alone))) = count {
            let found = self.with_suffix(length, None, end, false);
            let needed = !alone && self.suffix(end).is_none();
            return (!needed).then_some(found);
        }
        let first = self.piece(at)?;
        let (mut length, mut end, mut unit) = (first.length, first.end, first.unit);
        let mut last = first.last;
        let mut about = first.about;
        while last.is_none() {
            let from = self.space(end);
            let half = self.unit(from).filter(|(_, unit)| *unit == Unit::Half);
            if let Some((after, _)) = half {
                match unit {
                    Unit::Hours => length.minutes = 30,
                    Unit::Year | Unit::Years => length.months = 6,
                    Unit::Months => length.days = 15,
                    _ => break,
                }
                end = after;
                break;
            }
            let Some(next) = self.piece_after(from, unit) else { break };
            let sum = &mut length;
            sum.months = sum.months.saturating_add(next.length.months);
            sum.weeks = sum.weeks.saturating_add(next.length.weeks);
            sum.days = sum.days.saturating_add(next.length.days);
            sum.hours = sum.hours.saturating_add(next.length.hours);
            sum.minutes = sum.minutes.saturating_add(next.length.minutes);
            sum.seconds = sum.seconds.saturating_add(next.length.seconds);
            if unit == Unit::Nights {
                length.days = next.length.days;
            }
            (end, unit, last) = (next.end, next.unit, None);
            about |= next.about;
        }
        if unit == Unit::Nights {
            // 1박 needs its 2일; 3박자 is a beat.
            return None;
        }
        // 10분∼15분
        if let Some(from) = self.range_mark(end).filter(|_| last.is_none()) {
            if let Some(next) = self.piece(from).filter(|next| next.unit == unit) {
                end = next.end;
                about = true;
            }
        }
        if first.needs_suffix
            && !self
                .suffix(end)
                .is_some_and(|(_, suffix)| !matches!(suffix, Suffix::Other | Suffix::Approximate))
        {
            return None;
        }
        let last = last.take().map(|last| scaled(unit, last));
        Some(self.with_suffix(length, last, end, about))
    }

    fn with_suffix(
        &self,
        length: Length,
        last: Option<Length>,
        end: usize,
        about: bool,
    ) -> Lasting {
        let mut found =
            Lasting { reading: Reading::Length(length), last, end, about: about || last.is_some() };
        let Some((mut after, mut suffix)) = self.suffix(end) else { return found };
        if suffix == Suffix::Measure {
            // 3개월여 만에, 3개월여 동안, 4시간가량
            found.about = true;
            if let Some((further, next)) = self.suffix(after) {
                if matches!(next, Suffix::During | Suffix::Before | Suffix::After) {
                    (after, suffix) = (further, next);
                }
            }
        }
        match suffix {
            Suffix::During => found.end = after,
            Suffix::Before | Suffix::After => {
                found.end = after;
                if !length.is_of_day() {
                    let sign = if suffix == Suffix::Before { -1 } else { 1 };
                    found.reading = Reading::Offset(length, sign);
                }
            }
            Suffix::Approximate => found.about = true,
            Suffix::Measure | Suffix::Other => {}
        }
        found
    }

    /// A piece that may follow one of `unit`.
    fn piece_after(&self, at: usize, unit: Unit) -> Option<Piece> {
        if !self.byte(at).is_ascii_digit() && unit != Unit::Nights {
            return None;
        }
        // 징역 1년6월
        if matches!(unit, Unit::Year) {
            let months = self.count(at).filter(|count| count.unit == Unit::Month);
            if let Some(count) = months.filter(|count| count.numbers.first < 12) {
                return Some(Piece {
                    length: scaled(Unit::Months, count.numbers.first),
                    last: None,
                    end: count.end,
                    unit: Unit::Months,
                    about: false,
                    needs_suffix: false,
                });
            }
        }
        self.piece(at).filter(|next| rank(next.unit) > rank(unit) && next.last.is_none())
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        let Count { numbers, mut unit, unit_at, mut end } = self.count(at)?;
        if unit == Unit::YearOf {
            // 8년도: 도 is a particle here.
            (end, unit) = self.closed_word(unit_at, |word| match word.class {
                Class::Unit(Unit::Year) => Some(Unit::Year),
                _ => None,
            })?;
        }
        if matches!(
            unit,
            Unit::YearOf
                | Unit::Month
                | Unit::Hour
                | Unit::Quarter
                | Unit::Decade
                | Unit::Century
                | Unit::Half
        ) {
            return None;
        }
        let needs_suffix = plausible(&numbers, unit, unit_at > numbers.end, end - unit_at)?;
        if unit == Unit::Minute && self.is_fraction(end) {
            return None;
        }
        Some(Piece {
            length: scaled(unit, numbers.first),
            last: numbers.last,
            end,
            unit,
            about: numbers.about,
            needs_suffix,
        })
    }

    /// `분의 2`: what stood before was no minutes.
    fn is_fraction(&self, at: usize) -> bool {
        let Some(particle) = self.rest(at).chars().next() else { return false };
        let mut bytes = [0; 4];
        let josa = self.times.josa.get(particle.encode_utf8(&mut bytes), '분');
        josa.is_some_and(|josa| josa.case == Case::Genitive)
            && self
                .numbers(self.space(at + particle.len_utf8()))
                .is_some_and(|numbers| !numbers.native)
    }
}

/// Whether number and unit go together; `Some(true)` where only with a suffix.
fn plausible(numbers: &Numbers, unit: Unit, spaced: bool, unit_bytes: usize) -> Option<bool> {
    let one_syllable = unit_bytes <= 3;
    if numbers.first == 0 {
        return None;
    }
    if numbers.figures > 0 {
        return match unit {
            // 3해 is no count; 3주년 is.
            Unit::Years if one_syllable => None,
            _ => Some(false),
        };
    }
    if numbers.native {
        return match unit {
            Unit::Year | Unit::Day | Unit::Minute | Unit::Second | Unit::Nights => None,
            // 두 주 can be two states, 한주 a name.
            Unit::Weeks if one_syllable => Some(!(spaced && numbers.first == 1)),
            Unit::Years if !one_syllable => None,
            _ => Some(false),
        };
    }
    let single = numbers.first < 10;
    match unit {
        // 이해, 오해, 이 달, 이주, 오일, 이 시간, 이 분: other words.
        Unit::Years if one_syllable => (numbers.first >= 10 && spaced).then_some(true),
        Unit::Months if one_syllable => None,
        Unit::Weeks if one_syllable => None,
        Unit::Day | Unit::Hours | Unit::Minute | Unit::Second if single => None,
        Unit::Year if single => Some(numbers.first != 1 || spaced),
        _ => Some(false),
    }
}

fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Year | Unit::Years => 0,
        Unit::Months => 1,
        Unit::Weeks => 2,
        Unit::Nights => 3,
        Unit::Day => 4,
        Unit::Hours => 5,
        Unit::Minute => 6,
        _ => 7,
    }
}

fn scaled(unit: Unit, number: u32) -> Length {
    let mut length = Length::default();
    *match unit {
        Unit::Year | Unit::Years => &mut length.years,
        Unit::Months => &mut length.months,
        Unit::Weeks => &mut length.weeks,
        Unit::Hours => &mut length.hours,
        Unit::Minute => &mut length.minutes,
        Unit::Second => &mut length.seconds,
        _ => &mut length.days,
    } = number;
    length
}
