//! Times of day: `오전`, `오후 3시 30분`, `16:22`, `정오`.

use super::class::{Class, Unit};
use super::reader::{Count, Reader};
use super::value::{Clock, DayPart};
use crate::text::numeric::digits;

/// A time of day and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Timed {
    pub clock: Clock,
    pub last: Option<Clock>,
    pub end: usize,
}

impl Reader<'_> {
    /// The time of day that begins at `at`. `before` is the part of the day that a range or
    /// list this one continues has set (`오후 2시부터 4시까지`).
    pub fn time(&self, at: usize, before: Option<DayPart>) -> Option<Timed> {
        let mut timed = self.one_time(at, before)?;
        if timed.clock.hour.is_some() && timed.last.is_none() {
            let part = timed.clock.part.or(before);
            let last = self.range_mark(timed.end).and_then(|from| self.one_time(from, part));
            if let Some(last) = last.filter(|last| last.clock.hour.is_some()) {
                timed.last = Some(last.clock);
                timed.end = last.end;
            }
        }
        Some(timed)
    }

    fn one_time(&self, at: usize, before: Option<DayPart>) -> Option<Timed> {
        if self.byte(at).is_ascii_digit() {
            if let Some(timed) = self.colon_clock(at) {
                return Some(timed);
            }
            return self.hour(at, before, false);
        }
        let part = self.word(at, |word| match word.class {
            Class::DayPart(part) => Some((Some(part), None, word.alone)),
            Class::Clock(hour, minute) => Some((None, Some((hour, minute)), word.alone)),
            _ => None,
        });
        let Some((end, (part, clock, alone))) = part else {
            return self.hour(at, before, false);
        };
        if let Some((hour, minute)) = clock {
            self.tail(end)?;
            let clock = Clock { hour: Some(hour), minute: Some(minute), ..Clock::default() };
            return Some(Timed { clock, last: None, end });
        }
        let next = self.space(end);
        let hour = self.colon_clock(next).map(|mut timed| {
            set_part(&mut timed, part);
            timed
        });
        if let Some(timed) = hour.or_else(|| self.hour(next, part, true)) {
            return Some(timed);
        }
        // A clock word behind a part of the day says more (`낮 정오`).
        if !alone {
            return None;
        }
        self.tail(end)?;
        Some(Timed { clock: Clock { part, ..Clock::default() }, last: None, end })
    }

    /// `16:22`, `16:22:19`.
    fn colon_clock(&self, at: usize) -> Option<Timed> {
        let bytes = self.rest(at).as_bytes();
        let two = |from: usize, most: u32| {
            let (value, length) = digits(bytes.get(from..)?)?;
            (length == 2 && value <= most).then_some(value as i8)
        };
        let (hour, length) = digits(bytes)?;
        if length > 2 || hour > 24 || bytes.get(length) != Some(&b':') {
            return None;
        }
        let minute = two(length + 1, 59)?;
        let mut end = length + 3;
        let mut second = None;
        if bytes.get(end) == Some(&b':') {
            second = Some(two(end + 1, 59)?);
            end += 3;
        }
        let clock = Clock { hour: Some(hour as i8), minute: Some(minute), second, part: None };
        Some(Timed { clock, last: None, end: at + end })
    }

    /// An hour with what follows it; `named` says that a part of the day stands before it.
    fn hour(&self, at: usize, part: Option<DayPart>, named: bool) -> Option<Timed> {
        let Count { numbers, mut end, .. } =
            self.count(at).filter(|count| count.unit == Unit::Hour)?;
        if numbers.first > 24 || numbers.last.is_some_and(|last| last > 24) {
            return None;
        }
        let spelled = numbers.figures == 0;
        let minute = self.minute(end);
        if spelled && !named && (minute.is_none() || !numbers.native) {
            // 두 시 can be two cities.
            return None;
        }
        let hour_of = |hour: u32| {
            let hour = hour as i8;
            part.map_or(hour, |part| part.hour(hour))
        };
        let mut clock = Clock {
            hour: Some(hour_of(numbers.first)),
            part: if named { part } else { None },
            ..Clock::default()
        };
        let mut last = numbers.last.map(|last| Clock { hour: Some(hour_of(last)), ..clock });
        if let Some((after, minute)) = minute {
            // In `2∼3시 30분` the minutes are those of the last hour.
            last.as_mut().unwrap_or(&mut clock).minute = Some(minute);
            end = after;
            if let Some((after, second)) = self.sixtieth(self.space(end), Unit::Second) {
                last.as_mut().unwrap_or(&mut clock).second = Some(second);
                end = after;
            }
        }
        Some(Timed { clock, last, end })
    }

    /// The minutes behind an hour: `30분`, `반`.
    fn minute(&self, at: usize) -> Option<(usize, i8)> {
        let from = self.space(at);
        let half = self.unit(from).filter(|(_, unit)| *unit == Unit::Half);
        if let Some((end, _)) = half {
            return Some((end, 30));
        }
        self.sixtieth(from, Unit::Minute)
    }

    fn sixtieth(&self, at: usize, unit: Unit) -> Option<(usize, i8)> {
        let Count { numbers, end, .. } = self.count(at).filter(|count| count.unit == unit)?;
        let fits = numbers.first < 60 && numbers.last.is_none() && !numbers.native;
        fits.then_some((end, numbers.first as i8))
    }
}

fn set_part(timed: &mut Timed, part: Option<DayPart>) {
    timed.clock.part = part;
    if let (Some(hour), Some(part)) = (timed.clock.hour, part) {
        timed.clock.hour = Some(part.hour(hour));
    }
}
