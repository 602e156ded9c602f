//! Points of the calendar in words: `지난달 22일`, `내년 상반기`, `이번 주 수요일`.
//!
//! One grammar: a word of direction, then year, month (or week, quarter, season, holiday),
//! day (or weekday, part), each at most once and in this order.

use super::class::{Class, Suffix, Unit, Vague};
use super::expression::{Calendar, Day, Direction, Stretch, Year};
use super::reader::{Count, Numbers, Reader};
use super::table::TimeWord;
use super::value::DayPart;

/// A point of the calendar and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dated {
    pub calendar: Calendar,
    pub last: Option<Calendar>,
    pub end: usize,
    pub approximate: bool,
    pub uncertain: bool,
    pub part_of_day: Option<DayPart>,
    /// A number and 일 alone: could be a length.
    bare_day: Option<Numbers>,
    /// 이월, 일월, 구월: other words too.
    weak: bool,
}

/// How far down a date has been told.
const NOTHING: u8 = 0;
const YEAR: u8 = 1;
const STRETCH: u8 = 2;
const DAY: u8 = 3;
const DONE: u8 = 4;

impl Dated {
    pub fn new(at: usize) -> Dated {
        Dated {
            calendar: Calendar::default(),
            last: None,
            end: at,
            approximate: false,
            uncertain: false,
            part_of_day: None,
            bare_day: None,
            weak: false,
        }
    }

    /// Whether the date points back at one told before.
    pub fn is_anaphoric(&self) -> bool {
        matches!(self.calendar.year, Year::Anchor(_))
            || matches!(self.calendar.stretch, Stretch::AnchorMonth(_))
            || matches!(self.calendar.day, Day::Main(_) | Day::Anchor(_))
    }
}

impl Reader<'_> {
    /// The date that begins at `at`.
    pub fn date(&self, at: usize) -> Option<Dated> {
        let dated = self.date_from(at, Dated::new(at), NOTHING).or_else(|| {
            if self.byte(at).is_ascii_digit() {
                return None;
            }
            let (end, (direction, nearby)) = self.word(at, |word| match word.class {
                Class::Direction(direction, nearby) => Some((direction, nearby)),
                _ => None,
            })?;
            let mut dated = Dated::new(at);
            dated.calendar.direction = direction;
            dated.calendar.nearby = nearby;
            self.date_from(self.space(end), dated, NOTHING)
        })?;
        self.with_range(at, dated)
    }

    /// Continues a date that has been told down to `level`.
    pub fn date_from(&self, at: usize, mut dated: Dated, mut level: u8) -> Option<Dated> {
        let begun = level;
        let mut from = at;
        while let Some((reached, end)) = self.element(from, level, &mut dated) {
            level = reached;
            dated.end = end;
            from = self.space(end);
            if level >= DONE {
                break;
            }
        }
        if level == begun || (dated.weak && level == STRETCH && dated.calendar.part.is_none()) {
            return None;
        }
        if let Some(numbers) = dated.bare_day {
            if level == DAY && self.is_length(at, &dated, &numbers) {
                return None;
            }
        }
        if matches!(self.suffix(dated.end), Some((_, Suffix::Approximate))) {
            dated.approximate = true;
        }
        Some(dated)
    }

    /// `6월 13일∼7월 2일`, `2012년∼2014년`.
    fn with_range(&self, at: usize, mut dated: Dated) -> Option<Dated> {
        if dated.last.is_some() || dated.end <= at {
            return Some(dated);
        }
        if let Some(from) = self.range_mark(dated.end) {
            let next = self
                .date_from(from, Dated::new(from), NOTHING)
                .filter(|next| next.calendar.foreign == dated.calendar.foreign);
            if let Some(next) = next.filter(|next| same_kind(&dated.calendar, &next.calendar)) {
                dated.last = Some(next.calendar);
                dated.end = next.end;
            }
        }
        Some(dated)
    }

    /// The next element of a date: the level it reaches and where it ends.
    fn element(&self, at: usize, level: u8, dated: &mut Dated) -> Option<(u8, usize)> {
        if self.byte(at).is_ascii_digit() {
            if level == YEAR {
                // 작년 6·12 정상회담
                if let Some(day) = self.event_day(at) {
                    dated.calendar.stretch = day.calendar.stretch;
                    dated.calendar.day = day.calendar.day;
                    return Some((DONE, day.end));
                }
            }
            return self.counted(at, level, dated);
        }
        let found = self.times.words(self.rest(at)).find_map(|(length, word)| {
            let end = at + length;
            let mut next = *dated;
            let reached = self.told(word, end, level, &mut next)?;
            Some((reached, end.max(next.end), next))
        });
        if let Some((reached, end, next)) = found {
            *dated = next;
            return Some((reached, end));
        }
        if level < DAY { self.counted(at, level, dated) } else { None }
    }

    /// What a word of the table adds to a date.
    fn told(&self, word: TimeWord, end: usize, level: u8, dated: &mut Dated) -> Option<u8> {
        let calendar = &mut dated.calendar;
        let directed = calendar.direction != Direction::Unstated || calendar.nearby.is_some();
        // Words that only open a date need no end behind them, but something that goes on.
        match word.class {
            Class::YearPrefix(years) if level == NOTHING && !directed => {
                let next = self.space(end);
                let mut probe = Dated::new(next);
                probe.calendar.year = Year::Reference(years);
                self.element(next, YEAR, &mut probe)?;
                calendar.year = Year::Reference(years);
                return Some(YEAR);
            }
            Class::Era(year) if level == NOTHING => {
                let (year, after) = self.era(end, year)?;
                calendar.year = Year::Is(year);
                dated.end = after;
                return Some(YEAR);
            }
            Class::LunarCalendar if level == NOTHING && !calendar.foreign => {
                let mut inner = Dated::new(end);
                inner.calendar.foreign = true;
                let next = self.date_from(self.space(end), inner, NOTHING)?;
                *calendar = next.calendar;
                dated.end = next.end;
                return Some(DONE);
            }
            _ => {}
        }
        self.tail(end)?;
        let reached = match word.class {
            Class::Year(years) if level < YEAR && !directed => {
                calendar.year = Year::Reference(years);
                YEAR
            }
            Class::AnchorYear(years) if level < YEAR && !directed => {
                calendar.year = Year::Anchor(years);
                YEAR
            }
            Class::Month(months) if level < STRETCH && !directed => {
                calendar.stretch = Stretch::MonthFrom(months);
                STRETCH
            }
            Class::AnchorMonth(months) if level < STRETCH && !directed => {
                calendar.stretch = Stretch::AnchorMonth(months);
                STRETCH
            }
            Class::MonthName(month) if level < STRETCH => {
                calendar.stretch = Stretch::Month(month);
                STRETCH
            }
            Class::Week(weeks) if level < YEAR && !directed => {
                calendar.stretch = Stretch::Week(weeks);
                STRETCH
            }
            Class::Half(half) if level < STRETCH => {
                calendar.stretch = Stretch::Half(half);
                STRETCH
            }
            Class::Season(season) if level < STRETCH => {
                if !word.alone && level == NOTHING && !directed {
                    return None;
                }
                calendar.stretch = Stretch::Season(season);
                STRETCH
            }
            Class::Holiday(row) if level < STRETCH => {
                if !word.alone && level == NOTHING && !directed {
                    return None;
                }
                calendar.stretch = Stretch::Holiday(row);
                DONE
            }
            Class::Day(days) if level == NOTHING && !directed => {
                calendar.day = Day::Reference(days);
                DONE
            }
            Class::MainDay(days) if level == NOTHING && !directed => {
                calendar.day = Day::Main(days);
                DONE
            }
            Class::AnchorDay(days) if level == NOTHING && !directed => {
                calendar.day = Day::Anchor(days);
                DONE
            }
            Class::DayAndPart(days, part) if level == NOTHING && !directed => {
                calendar.day = Day::Reference(days);
                dated.part_of_day = Some(part);
                DONE
            }
            Class::Weekday(weekday) if level == DAY && matches!(calendar.day, Day::Is(_)) => {
                calendar.weekday = Some(weekday);
                DONE
            }
            Class::Weekday(weekday) if level == NOTHING || is_week(calendar) => {
                calendar.day = Day::Weekday(weekday);
                DONE
            }
            Class::Weekend(Some(weeks)) if level == NOTHING && !directed => {
                calendar.stretch = Stretch::Week(weeks);
                calendar.day = Day::Weekend;
                DONE
            }
            Class::Weekend(None) if level == NOTHING || is_week(calendar) => {
                calendar.day = Day::Weekend;
                DONE
            }
            Class::Part(part) if level == YEAR || level == STRETCH => {
                calendar.part = Some(part);
                dated.approximate = true;
                DONE
            }
            Class::PartOfYear(part) if level <= YEAR => {
                if level == NOTHING {
                    let back = i8::from(calendar.direction == Direction::Past);
                    calendar.year = Year::Reference(-back);
                    calendar.direction = Direction::Unstated;
                }
                calendar.part = Some(part);
                dated.approximate = true;
                DONE
            }
            Class::PartOfMonth(part) if level == NOTHING && !directed => {
                calendar.stretch = Stretch::MonthFrom(0);
                calendar.part = Some(part);
                dated.approximate = true;
                DONE
            }
            Class::PartOfWeek(part) if level == NOTHING && !directed => {
                calendar.stretch = Stretch::Week(0);
                calendar.part = Some(part);
                dated.approximate = true;
                DONE
            }
            Class::Whole if level == YEAR => DONE,
            Class::Whole if level == NOTHING && directed => {
                calendar.year = Year::Reference(match (calendar.nearby, calendar.direction) {
                    (Some(years), _) => years,
                    (None, Direction::Past) => -1,
                    _ => return None,
                });
                (calendar.direction, calendar.nearby) = (Direction::Unstated, None);
                DONE
            }
            Class::Vague(vague) if level == NOTHING && !directed => {
                calendar.foreign = true;
                match vague {
                    Vague::Year => YEAR,
                    Vague::Month => STRETCH,
                    Vague::Week => {
                        calendar.stretch = Stretch::Week(0);
                        STRETCH
                    }
                    Vague::Day => DONE,
                }
            }
            _ => return None,
        };
        Some(reached)
    }

    /// `107(2018)년`, `107년`: the year and where it ends.
    fn era(&self, at: usize, base: i16) -> Option<(i16, usize)> {
        let numbers = self.numbers(self.space(at)).filter(|n| n.last.is_none() && n.first > 0)?;
        let mut year = base.checked_add(i16::try_from(numbers.first).ok()?)?;
        let mut end = numbers.end;
        if self.byte(end) == b'(' {
            let inner = self.numbers(end + 1)?;
            if self.byte(inner.end) != b')' || !(1900..=2999).contains(&inner.first) {
                return None;
            }
            year = inner.first as i16;
            end = inner.end + 1;
        }
        let (end, _) = self.unit(end).filter(|(_, unit)| *unit == Unit::Year)?;
        (year < 3000).then_some((year, end))
    }

    /// A number with its unit.
    fn counted(&self, at: usize, level: u8, dated: &mut Dated) -> Option<(u8, usize)> {
        let Count { numbers, unit, end, .. } = self.count(at)?;
        if numbers.native || numbers.about || dated.calendar.nearby.is_some() {
            return None;
        }
        let small = |value: u32, most: i8| {
            i8::try_from(value).ok().filter(|value| (1..=most).contains(value))
        };
        let calendar = &mut dated.calendar;
        let mut last = *calendar;
        let reached = match unit {
            Unit::Year | Unit::YearOf if level < YEAR => {
                let year = self.year(at, &numbers, end, unit)?;
                calendar.year = Year::Is(year);
                last.year = Year::Is(match numbers.last {
                    Some(short) if short < 100 => year / 100 * 100 + short as i16,
                    Some(full) => i16::try_from(full).ok().filter(|full| *full < 3000)?,
                    None => year,
                });
                YEAR
            }
            Unit::Month if level < STRETCH => {
                calendar.stretch = Stretch::Month(small(numbers.first, 12)?);
                if let Some(month) = numbers.last {
                    last.stretch = Stretch::Month(small(month, 12)?);
                }
                dated.weak =
                    numbers.figures == 0 && level == NOTHING && matches!(numbers.first, 1 | 2 | 9);
                STRETCH
            }
            Unit::Day if level < DAY && is_month_or_none(calendar) => {
                let day = small(numbers.first, 31)?;
                if level == NOTHING {
                    if numbers.figures == 0 && numbers.first <= 10 {
                        // 오일, 이일: other words.
                        return None;
                    }
                    dated.bare_day = Some(numbers);
                }
                if level == YEAR {
                    return None;
                }
                calendar.day = Day::Is(day);
                if let Some(day) = numbers.last {
                    last.day = Day::Is(small(day, 31)?);
                }
                DAY
            }
            Unit::Quarter if level < STRETCH => {
                // 1·4분기 and 1/4분기 are the first quarter of four.
                calendar.stretch = Stretch::Quarter(small(numbers.first, 4)?);
                if let Some(quarter) = numbers.last.filter(|last| *last < 4) {
                    last.stretch = Stretch::Quarter(small(quarter, 4)?);
                }
                STRETCH
            }
            Unit::Decade if level == NOTHING => {
                let decade = match (numbers.first, numbers.figures) {
                    (year, 2) if year % 10 == 0 => {
                        i16::try_from(if year >= 30 { 1900 + year } else { 2000 + year }).ok()?
                    }
                    (year @ 100..=2990, _) => i16::try_from(year).ok()?,
                    _ => return None,
                };
                calendar.year = Year::Is(decade);
                calendar.stretch = Stretch::Decade;
                STRETCH
            }
            Unit::Century if level == NOTHING => {
                calendar.year = Year::Is((i16::from(small(numbers.first, 29)?) - 1) * 100);
                calendar.stretch = Stretch::Century;
                STRETCH
            }
            _ => return None,
        };
        if numbers.last.is_some() && (last != *calendar) {
            if unit == Unit::Day {
                last.year = calendar.year;
                last.stretch = calendar.stretch;
            }
            dated.last = Some(last);
        }
        Some((reached, end))
    }

    /// The year that a number before 년 means; `None` where it counts years.
    fn year(&self, at: usize, numbers: &Numbers, end: usize, unit: Unit) -> Option<i16> {
        let value = i16::try_from(numbers.first).ok()?;
        let lasting = || matches!(self.suffix(end), Some((_, Suffix::During | Suffix::Measure)));
        match (numbers.figures, value) {
            (4, 1000..=2999) if !lasting() => Some(value),
            (0, 1000..=2999) if value % 100 != 0 && !lasting() => Some(value),
            (2, _) => {
                let short = self.after_apostrophe(at)
                    || numbers.leading_zero
                    // 10년도 더 됐다: 도 is a particle.
                    || (unit == Unit::YearOf && value >= 50)
                    || (value >= 60 && self.suffix(end).is_none_or(|(_, s)| s == Suffix::Other))
                    || self.month_follows(end);
                short.then_some(full_year(value))
            }
            _ => None,
        }
    }

    /// `98년 2월`.
    fn month_follows(&self, end: usize) -> bool {
        self.count(self.space(end)).is_some_and(|count| {
            count.unit == Unit::Month && (1..=12).contains(&count.numbers.first)
        })
    }

    /// Whether a number of days alone is a length: `3일 동안`, `약 3일`, `3일 전에`.
    fn is_length(&self, at: usize, dated: &Dated, numbers: &Numbers) -> bool {
        let end = dated.end;
        let directed = dated.calendar.direction != Direction::Unstated;
        if !directed && self.amount_before(at) {
            return true;
        }
        match self.suffix(end) {
            Some((_, Suffix::During | Suffix::Measure)) => true,
            Some((after, Suffix::Before)) if !directed => {
                // In `29일 전 장관을 만났다` 전 belongs to what follows.
                let spaced = self.byte(end) == b' ';
                !spaced || self.byte(after) != b' ' || numbers.first < 4
            }
            Some((_, Suffix::After)) => !directed,
            _ => false,
        }
    }
}

fn is_week(calendar: &Calendar) -> bool {
    matches!(calendar.stretch, Stretch::Week(_))
}

fn is_month_or_none(calendar: &Calendar) -> bool {
    matches!(
        calendar.stretch,
        Stretch::None | Stretch::Month(_) | Stretch::MonthFrom(_) | Stretch::AnchorMonth(_)
    )
}

fn same_kind(first: &Calendar, last: &Calendar) -> bool {
    let depth =
        |calendar: &Calendar| (calendar.day != Day::None, calendar.stretch != Stretch::None);
    depth(first).0 == depth(last).0
}

/// A year of two figures.
pub(crate) fn full_year(short: i16) -> i16 {
    match short {
        0..=49 => 2000 + short,
        50..=99 => 1900 + short,
        _ => short,
    }
}
