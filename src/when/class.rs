//! What the words of time are: the classes of `times.tsv`.

use jiff::civil::Date;

use super::expression::{Direction, Link};
use super::value::{DayPart, Length, Part, Season};
use crate::gazetteer::table::Row;

/// What a word of time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// 지난, 오는, 이번, 다음, before a day, weekday, season …; the number is 0 for 이번, 1 for 다음.
    Direction(Direction, Option<i8>),
    /// 올: years from the reference year, only before what it belongs to.
    YearPrefix(i8),
    /// 올해, 작년: years from the reference year.
    Year(i8),
    /// 같은 해, 이듬해: years from the year last spoken of.
    AnchorYear(i8),
    /// 주체: years are counted from this one.
    Era(i16),
    /// 이달, 지난달: months from the reference month.
    Month(i8),
    /// 같은 달.
    AnchorMonth(i8),
    /// 유월, 시월.
    MonthName(i8),
    /// 지난주: weeks from the reference week.
    Week(i8),
    /// 어제: days from the reference day.
    Day(i16),
    /// 이날, 전날: days from the day the discourse is about.
    MainDay(i16),
    /// 같은 날, 이튿날: days from the day last spoken of.
    AnchorDay(i16),
    /// 어젯밤.
    DayAndPart(i16, DayPart),
    /// 월요일.
    Weekday(i8),
    /// 월, in brackets.
    ShortWeekday(i8),
    /// 주말, 지난 주말: weeks from the reference week, where it says.
    Weekend(Option<i8>),
    /// 초, 중순, 말.
    Part(Part),
    /// 연말: a part of the reference year.
    PartOfYear(Part),
    PartOfMonth(Part),
    PartOfWeek(Part),
    Half(i8),
    Season(Season),
    /// Row of `TimeTable::holidays`.
    Holiday(u16),
    /// 시즌, 한 해: the whole of the year before it.
    Whole,
    /// 새해, 매년: names a date, but none that can be counted on; how far down it tells.
    Vague(Vague),
    /// 전반, 후반 of a match, before a minute.
    MatchHalf,
    /// 음력.
    LunarCalendar,
    DayPart(DayPart),
    /// 정오.
    Clock(i8, i8),
    /// 사흘.
    Count(Length),
    Native(u32),
    NativeAbout(u32),
    NativeTen(u32),
    Sino(u32),
    Scale(u32),
    Unit(Unit),
    Suffix(Suffix),
    /// 여, between a number and its unit.
    About,
    /// 현지시간.
    Local,
    /// 한국시간.
    Home,
    /// 이하, in brackets.
    Filler,
    /// 약: what follows is an amount, not a date.
    Amount,
    Join(Link),
    /// 정상회담 behind `6·12`.
    Event,
    /// 절 behind `3·1`.
    EventGlued,
    /// 밝혔다: the date before it says when something was told.
    Telling,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Year,
    /// 년도: never a length.
    YearOf,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Hours,
    Weeks,
    Months,
    Years,
    Nights,
    Quarter,
    Decade,
    Century,
    Half,
}

/// How far down a vague date tells: `매년` may be followed by a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vague {
    Year,
    Month,
    Week,
    Day,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// 간, 동안, 째: part of the length.
    During,
    /// 전.
    Before,
    /// 뒤, 후.
    After,
    /// 만, 이내: what stands before is a length.
    Measure,
    /// 께, 쯤.
    Approximate,
    /// May follow a date.
    Other,
}

impl Class {
    /// Whether a length of less than a day may be told by the word.
    pub fn is_of_day(self) -> bool {
        match self {
            Class::Count(length) => length.is_of_day(),
            Class::Unit(unit) => matches!(unit, Unit::Hours | Unit::Minute | Unit::Second),
            _ => false,
        }
    }

    /// What may begin with such a word.
    pub fn opens(self) -> Opens {
        match self {
            Class::Native(_)
            | Class::NativeAbout(_)
            | Class::NativeTen(_)
            | Class::Sino(_)
            | Class::Scale(_) => Opens::NUMBER,
            Class::ShortWeekday(_)
            | Class::Part(_)
            | Class::Unit(_)
            | Class::Suffix(_)
            | Class::About
            | Class::Whole
            | Class::Filler
            | Class::Amount
            | Class::Join(_)
            | Class::Event
            | Class::EventGlued
            | Class::Telling => Opens::NOTHING,
            Class::DayPart(_) | Class::Clock(..) => Opens::TIME,
            Class::Count(_) => Opens::LENGTH,
            Class::Local | Class::Home => Opens::PLACE,
            Class::MatchHalf => Opens::MATCH,
            _ => Opens::DATE,
        }
    }
}

/// A set of what may begin at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opens(u8);

impl Opens {
    pub const NOTHING: Opens = Opens(0);
    /// A numeral: only before a unit.
    pub const NUMBER: Opens = Opens(1);
    pub const DATE: Opens = Opens(2);
    pub const TIME: Opens = Opens(4);
    pub const LENGTH: Opens = Opens(8);
    /// 현지시간 and the like.
    pub const PLACE: Opens = Opens(16);
    pub const MATCH: Opens = Opens(32);

    pub fn and(self, other: Opens) -> Opens {
        Opens(self.0 | other.0)
    }

    pub fn any(self, of: Opens) -> bool {
        self.0 & of.0 != 0
    }
}

/// When a holiday falls.
#[derive(Debug, Clone)]
pub(crate) enum Holiday {
    Fixed(i8, i8),
    /// One date a year, in order.
    Listed(Vec<Date>),
}

/// Column and reason.
type Refused = (&'static str, &'static str);

/// The class of a row; its holiday, if it is one, is added to `holidays`. A refusal names the column.
pub(crate) fn class(row: &Row, holidays: &mut Vec<Holiday>) -> Result<Class, Refused> {
    let value = row.text("value");
    let whole = || value.parse::<i8>().map_err(|_| ("value", "is no small whole number"));
    let days = || value.parse::<i16>().map_err(|_| ("value", "is no whole number"));
    let count = || value.parse::<u32>().map_err(|_| ("value", "is no whole number"));
    let within = |low: i8, high: i8| {
        let number = whole()?;
        if (low..=high).contains(&number) { Ok(number) } else { Err(("value", "is out of range")) }
    };
    Ok(match row.text("class") {
        "direction" => match value {
            "past" => Class::Direction(Direction::Past, None),
            "future" => Class::Direction(Direction::Future, None),
            "this" => Class::Direction(Direction::Unstated, Some(0)),
            "next" => Class::Direction(Direction::Future, Some(1)),
            _ => return Err(("value", "must be past, future, this or next")),
        },
        "year-prefix" => Class::YearPrefix(whole()?),
        "year" => Class::Year(whole()?),
        "anchor-year" => Class::AnchorYear(whole()?),
        "era" => Class::Era(days()?),
        "month" => Class::Month(whole()?),
        "anchor-month" => Class::AnchorMonth(whole()?),
        "month-name" => Class::MonthName(within(1, 12)?),
        "week" => Class::Week(whole()?),
        "day" => Class::Day(days()?),
        "main-day" => Class::MainDay(days()?),
        "anchor-day" => Class::AnchorDay(days()?),
        "day-and-part" => {
            let (day, part) = value.split_once(' ').ok_or(("value", "must be: days part"))?;
            Class::DayAndPart(day.parse().map_err(|_| ("value", "is no number"))?, day_part(part)?)
        }
        "weekday" => Class::Weekday(within(1, 7)?),
        "short-weekday" => Class::ShortWeekday(within(1, 7)?),
        "weekend" if value.is_empty() => Class::Weekend(None),
        "weekend" => Class::Weekend(Some(whole()?)),
        "part" => Class::Part(part(value)?),
        "part-of-year" => Class::PartOfYear(part(value)?),
        "part-of-month" => Class::PartOfMonth(part(value)?),
        "part-of-week" => Class::PartOfWeek(part(value)?),
        "half" => Class::Half(within(1, 2)?),
        "season" => Class::Season(match value {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            "winter" => Season::Winter,
            _ => return Err(("value", "must be spring, summer, autumn or winter")),
        }),
        "holiday" => {
            let index =
                u16::try_from(holidays.len()).map_err(|_| ("class", "too many holidays"))?;
            holidays.push(holiday(value)?);
            Class::Holiday(index)
        }
        "whole" => Class::Whole,
        "match-half" => Class::MatchHalf,
        "vague" => Class::Vague(match value {
            "year" => Vague::Year,
            "month" => Vague::Month,
            "week" => Vague::Week,
            "day" => Vague::Day,
            _ => return Err(("value", "must be year, month, week or day")),
        }),
        "lunar-calendar" => Class::LunarCalendar,
        "daypart" => Class::DayPart(day_part(value)?),
        "clock" => {
            let (hour, minute) = value.split_once(':').ok_or(("value", "must be hour:minute"))?;
            match (hour.parse(), minute.parse()) {
                (Ok(hour @ 0..=24), Ok(minute @ 0..=59)) => Class::Clock(hour, minute),
                _ => return Err(("value", "is no time of day")),
            }
        }
        "count" => Class::Count(Length::parse(value).ok_or(("value", "is no ISO duration"))?),
        "native" => Class::Native(count()?),
        "native-about" => Class::NativeAbout(count()?),
        "native-ten" => Class::NativeTen(count()?),
        "sino" => Class::Sino(count()?),
        "scale" => Class::Scale(count()?),
        "unit" => Class::Unit(unit(value)?),
        "suffix" => Class::Suffix(match value {
            "during" => Suffix::During,
            "before" => Suffix::Before,
            "after" => Suffix::After,
            "measure" => Suffix::Measure,
            "approximate" => Suffix::Approximate,
            "other" => Suffix::Other,
            _ => return Err(("value", "is no suffix")),
        }),
        "about" => Class::About,
        "local" => Class::Local,
        "home" => Class::Home,
        "filler" => Class::Filler,
        "amount" => Class::Amount,
        "join" => Class::Join(match value {
            "list" => Link::List,
            "range" => Link::Range,
            "same" => Link::Same,
            _ => return Err(("value", "must be list, range or same")),
        }),
        "event" => Class::Event,
        "event-glued" => Class::EventGlued,
        "telling" => Class::Telling,
        _ => return Err(("class", "is no class of time words")),
    })
}

fn part(value: &str) -> Result<Part, Refused> {
    match value {
        "start" => Ok(Part::Start),
        "middle" => Ok(Part::Middle),
        "end" => Ok(Part::End),
        _ => Err(("value", "must be start, middle or end")),
    }
}

fn day_part(value: &str) -> Result<DayPart, Refused> {
    Ok(match value {
        "dawn" => DayPart::Dawn,
        "morning" => DayPart::Morning,
        "forenoon" => DayPart::Forenoon,
        "daytime" => DayPart::Daytime,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => return Err(("value", "is no part of the day")),
    })
}

fn unit(value: &str) -> Result<Unit, Refused> {
    Ok(match value {
        "year" => Unit::Year,
        "year-of" => Unit::YearOf,
        "month" => Unit::Month,
        "day" => Unit::Day,
        "hour" => Unit::Hour,
        "minute" => Unit::Minute,
        "second" => Unit::Second,
        "hours" => Unit::Hours,
        "weeks" => Unit::Weeks,
        "months" => Unit::Months,
        "years" => Unit::Years,
        "nights" => Unit::Nights,
        "quarter" => Unit::Quarter,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "half" => Unit::Half,
        _ => return Err(("value", "is no unit")),
    })
}

fn holiday(value: &str) -> Result<Holiday, Refused> {
    if let Some((month, day)) = value.split_once('-').filter(|_| value.len() == 5) {
        if let (Ok(month), Ok(day)) = (month.parse(), day.parse()) {
            // 2000 is a leap year: every day of any year is one of its days.
            if Date::new(2000, month, day).is_ok() {
                return Ok(Holiday::Fixed(month, day));
            }
        }
        return Err(("value", "is no day of a year"));
    }
    let mut dates = Vec::new();
    for date in value.split('|') {
        let date: Date = date.parse().map_err(|_| ("value", "holds what is no date"))?;
        if dates.last().is_some_and(|last| *last >= date) {
            return Err(("value", "the dates are not in order"));
        }
        dates.push(date);
    }
    Ok(Holiday::Listed(dates))
}
