//! A time expression of the text, and what it reads before any date is known.

use super::iso::IsoDate;
use super::value::{Clock, Length, Part, Season, TimeValue};
use crate::span::Span;

/// What kind of time an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A point of the calendar: a day, week, month, year …
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
}

/// Which way an expression looks, where it says so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// 지난.
    Past,
    /// 오는, 다음.
    Future,
    /// Not said.
    #[default]
    Unstated,
}

/// A time expression.
///
/// [`expressions`](super::expressions) recognises it, [`resolve`](super::resolve) fills in
/// `value`, `ahead`, `range_end` and `clock`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeExpression {
    /// Where it stands, without particle; brackets (`29일(현지시간)`) and words before it
    /// (`현지시간 29일`) that belong to it are included.
    pub span: Span,
    /// The expression itself, without those.
    pub core: Span,
    /// What kind of time it names.
    pub kind: TimeKind,
    /// What it means; where it can look both ways, the reading that news prefers.
    pub value: TimeValue,
    /// What it means in a clause that looks ahead, where that is something else.
    pub ahead: Option<TimeValue>,
    /// What it means in a clause that looks back, where `value` lies ahead.
    pub behind: Option<TimeValue>,
    /// The last day, month … of a range.
    pub range_end: Option<TimeValue>,
    /// Of a date, the time of day that follows it (`29일 오전`).
    pub clock: Option<Clock>,
    /// Local time of a place abroad (`현지시간`).
    pub local: bool,
    /// Which way it looks.
    pub direction: Direction,
    /// Whether it points back at a date told before (`이날`, `이튿날`, `같은 달`).
    pub anaphoric: bool,
    /// Not exact: `오후 3시께`, `10여 분`, `이달 말`.
    pub approximate: bool,
    /// The reading rests on little: the day by which an event is known (`6·12`), `사흘 뒤`.
    pub uncertain: bool,
    /// A time of day that stands right behind its date, the expression before it.
    pub attached: bool,
    pub(crate) reading: Reading,
    pub(crate) end: Option<Calendar>,
    pub(crate) link: Link,
    /// Says when something was told, not when it happened (`28일 만났다고 29일 밝혔다`).
    pub(crate) told: bool,
}

impl TimeExpression {
    /// TIMEX3 value: `2018-06-29`, `2018-W26`, `2018-Q2`, `P3D`, `2018-06-29T16:22` (of a time
    /// of day whose date is known); `X` for what is not known.
    pub fn timex(&self) -> Option<String> {
        self.value.timex()
    }

    /// TIMEX3 value together with the time of day behind a date: `2018-06-29TMO`.
    pub fn moment(&self) -> Option<String> {
        match (self.value, self.clock) {
            (TimeValue::Day(day), Some(clock)) => {
                TimeValue::Clock { day: Some(day), clock }.timex()
            }
            _ => self.timex(),
        }
    }

    /// ISO date of day, month or year precision: the first day of a range; the month of a week
    /// or of `이달 말`; `None` of lengths, and of times of day whose date is not said.
    pub fn date(&self) -> Option<IsoDate> {
        match self.kind {
            TimeKind::Date => self.value.date(),
            TimeKind::Time if self.attached => self.value.date(),
            _ => None,
        }
    }

    /// Whether it is a length of hours, minutes or seconds; also before it is resolved.
    pub fn is_length_of_day(&self) -> bool {
        matches!(self.reading, Reading::Length(length) if length.is_of_day())
    }

    /// Whether it goes on with a list or range (`15일과 18일`): the first day stands before it.
    pub fn continues(&self) -> bool {
        matches!(self.link, Link::List | Link::Range)
    }

    /// Whether it only looks aside (`전날`, `사흘 전`): what is told goes on with its day.
    pub fn looks_aside(&self) -> bool {
        match self.reading {
            Reading::Calendar(calendar) => matches!(calendar.day, Day::Main(days) if days < 0),
            Reading::Offset(..) => true,
            _ => false,
        }
    }

    /// The same expression read in a clause that looks ahead.
    pub fn looking_ahead(&self) -> TimeExpression {
        TimeExpression { value: self.ahead.unwrap_or(self.value), ..*self }
    }

    /// The same expression read in a clause that looks back.
    pub fn looking_back(&self) -> TimeExpression {
        TimeExpression { value: self.behind.unwrap_or(self.value), ..*self }
    }
}

/// What an expression says before the reference date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Calendar(Calendar),
    /// So long before (negative sign) or after.
    Offset(Length, i8),
    Clock(Clock),
    Length(Length),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Year {
    #[default]
    None,
    Is(i16),
    /// Years from the reference date.
    Reference(i8),
    /// Years from the year last spoken of.
    Anchor(i8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stretch {
    #[default]
    None,
    Month(i8),
    /// Months from the reference date.
    MonthFrom(i8),
    /// Months from the month last spoken of.
    AnchorMonth(i8),
    /// Weeks from that of the reference date.
    Week(i8),
    Quarter(i8),
    Half(i8),
    Season(Season),
    /// Row of the table's holidays.
    Holiday(u16),
    Decade,
    Century,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Day {
    #[default]
    None,
    Is(i8),
    /// Days from the reference date.
    Reference(i16),
    /// Days from the day the discourse is about.
    Main(i16),
    /// Days from the day last spoken of.
    Anchor(i16),
    /// 1 is Monday.
    Weekday(i8),
    Weekend,
}

/// The fields of a calendar expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Calendar {
    pub year: Year,
    pub stretch: Stretch,
    pub day: Day,
    pub part: Option<Part>,
    /// The day of the week said beside a day (`12.2.(월)`), 1 is Monday.
    pub weekday: Option<i8>,
    pub direction: Direction,
    /// Whether the direction word means this week's, month's …: 0 this, 1 next.
    pub nearby: Option<i8>,
    /// Not of this calendar (`음력 1월 1일`): recognised, never resolved.
    pub foreign: bool,
}

impl Calendar {
    /// Whether only a day of a month is said.
    pub fn is_bare_day(&self) -> bool {
        self.year == Year::None && self.stretch == Stretch::None && matches!(self.day, Day::Is(_))
    }
}

/// How an expression continues the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Link {
    #[default]
    None,
    /// `12일과 13일`.
    List,
    /// `12일부터 13일까지`.
    Range,
    /// `전날인 5일`, `전날(5일)`: the same day in other words.
    Same,
}
