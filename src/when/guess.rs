//! Which day, month or year is meant where the text does not say: the reading that news prefers,
//! and those of clauses that look ahead or back.

use jiff::civil::Date;

use super::expression::{Calendar, Day, Direction, Stretch};
use super::value::TimeValue;

/// A day of this month that lies no further ahead than this many days is meant, not last month's.
const NEAR: i8 = 7;
/// A day of the month that lies no further back than this many days is meant, not next month's.
const RECENT: i32 = 10;

/// A value with the readings of clauses that look ahead and back.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Readings {
    pub value: TimeValue,
    pub ahead: Option<TimeValue>,
    pub behind: Option<TimeValue>,
}

impl From<TimeValue> for Readings {
    fn from(value: TimeValue) -> Readings {
        Readings { value, ahead: None, behind: None }
    }
}

/// A day of the month that names no month.
pub(crate) fn guess_month(reference: Date, number: i8, direction: Direction) -> Readings {
    let in_month = |months: i8| {
        let (year, month) = month_after(reference.year(), reference.month(), months)?;
        Date::new(year, month, number).ok()
    };
    let past = (0..4).filter_map(|back| in_month(-back)).find(|date| *date <= reference);
    let ahead = (0..4).filter_map(in_month).find(|date| *date >= reference);
    let day = |date: Option<Date>| date.map_or(TimeValue::Unknown, TimeValue::Day);
    match direction {
        Direction::Past => day(past).into(),
        Direction::Future => day(ahead).into(),
        Direction::Unstated => match ahead {
            // News tells of a day of last month as 지난달 30일: on the 29th, 30일 is tomorrow.
            Some(date)
                if date > reference
                    && date.month() == reference.month()
                    && number - reference.day() <= NEAR =>
            {
                Readings { value: TimeValue::Day(date), ahead: None, behind: Some(day(past)) }
            }
            _ => {
                // A day just passed is told of, even in a clause that looks ahead: in `28일 만나기로
                // 한 두 장관` nobody means next month's, which would be 다음 달 28일.
                let recent = past.is_some_and(|date| {
                    date.until(reference).is_ok_and(|span| span.get_days() <= RECENT)
                });
                let ahead = ahead.filter(|date| !recent || *date == reference);
                Readings { value: day(past), ahead: ahead.map(TimeValue::Day), behind: None }
            }
        },
    }
}

/// A month, or a day of it, that names no year.
pub(crate) fn guess_year(reference: Date, month: i8, calendar: &Calendar) -> Readings {
    if let Day::Is(number) = calendar.day {
        return nearest(reference, calendar.direction, 183, |year| {
            Date::new(year, month, number).ok()
        });
    }
    let (year, now) = (reference.year(), reference.month());
    let of = |year: i16| in_year(year, month, calendar);
    match calendar.direction {
        Direction::Past => of(year - i16::from(month >= now)).into(),
        Direction::Future => of(year + i16::from(month < now)).into(),
        Direction::Unstated if month <= now => {
            Readings { value: of(year), ahead: (month < now).then(|| of(year + 1)), behind: None }
        }
        Direction::Unstated if month - now <= 6 => {
            Readings { value: of(year), ahead: None, behind: Some(of(year - 1)) }
        }
        Direction::Unstated => {
            Readings { value: of(year - 1), ahead: Some(of(year)), behind: None }
        }
    }
}

/// A day that comes once a year: the last one, unless the next one of this year is near.
pub(crate) fn nearest(
    reference: Date,
    direction: Direction,
    near: i32,
    of_year: impl Fn(i16) -> Option<Date>,
) -> Readings {
    let year = reference.year();
    // Some days (29 February) do not come every year.
    let past = (0..9).filter_map(|back| of_year(year - back)).find(|date| *date <= reference);
    let ahead = (0..9).filter_map(|on| of_year(year + on)).find(|date| *date >= reference);
    let day = |date: Option<Date>| date.map_or(TimeValue::Unknown, TimeValue::Day);
    match direction {
        Direction::Past => day(past).into(),
        Direction::Future => day(ahead).into(),
        Direction::Unstated => {
            let soon = ahead.filter(|date| {
                date.year() == year
                    && reference.until(*date).is_ok_and(|span| span.get_days() <= near)
            });
            match soon {
                Some(date) if date != reference => Readings {
                    value: TimeValue::Day(date),
                    ahead: None,
                    behind: past.map(TimeValue::Day),
                },
                _ => Readings {
                    value: past.or(ahead).map_or(TimeValue::Unknown, TimeValue::Day),
                    ahead: ahead.map(TimeValue::Day),
                    behind: None,
                },
            }
        }
    }
}

/// A month of a known year, or the day of it.
pub(crate) fn in_year(year: i16, month: i8, calendar: &Calendar) -> TimeValue {
    match calendar.day {
        Day::Is(number) => {
            Date::new(year, month, number).map_or(TimeValue::Unknown, TimeValue::Day)
        }
        _ if Date::new(year, month, 1).is_ok() => {
            TimeValue::Month { year, month, part: calendar.part }
        }
        _ => TimeValue::Unknown,
    }
}

/// What is known where there is no date to start from.
pub(crate) fn partial(calendar: &Calendar) -> TimeValue {
    let month = match calendar.stretch {
        Stretch::Month(month) => Some(month),
        _ => None,
    };
    let day = match calendar.day {
        Day::Is(day) => Some(day),
        _ => None,
    };
    if month.is_none() && day.is_none() {
        TimeValue::Unknown
    } else {
        TimeValue::Partial { month, day }
    }
}

/// The first day with this number at or after `first`.
pub(crate) fn day_from(first: Date, number: i8) -> Option<Date> {
    (0..4)
        .filter_map(|months| {
            let (year, month) = month_after(first.year(), first.month(), months)?;
            Date::new(year, month, number).ok()
        })
        .find(|date| *date >= first)
}

pub(crate) fn month_after(year: i16, month: i8, months: i8) -> Option<(i16, i8)> {
    let index = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(months);
    let year = i16::try_from(index.div_euclid(12)).ok()?;
    Some((year, index.rem_euclid(12) as i8 + 1))
}

pub(crate) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

pub(crate) fn days_after(date: Date, days: i64) -> TimeValue {
    add_days(date, days).map_or(TimeValue::Unknown, TimeValue::Day)
}

pub(crate) fn monday_of(date: Date) -> Option<Date> {
    add_days(date, -i64::from(date.weekday().to_monday_zero_offset()))
}
