//! Turns what the words say into days, against the publication date and what was told before.
//!
//! News looks back: where nothing else is said, a day of the month is the last one that has
//! passed. Where a clause can look ahead, the other reading is kept beside it.

use jiff::civil::{Date, Weekday};

use super::class::Holiday;
use super::expression::{
    Calendar, Day, Direction, Link, Reading, Stretch, TimeExpression, TimeKind, Year,
};
use super::guess::{
    Readings, add_days, day_from, days_after, guess_month, guess_year, in_year, monday_of,
    month_after, nearest, partial,
};
use super::table::TimeTable;
use super::value::{Length, TimeValue};

/// Resolves expressions that stand in the order of the text, as one discourse.
pub fn resolve(times: &TimeTable, expressions: &mut [TimeExpression], reference: Option<Date>) {
    Discourse::new(reference).resolve(times, expressions);
}

/// The dates told so far: what `이날`, `같은 달` and `이듬해` point back at.
///
/// Feed it the stretches of an article in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Discourse {
    reference: Option<Date>,
    /// What it is about.
    main: Option<Date>,
    /// Whether that is seen from a later day (`지난 2일`).
    from_later: bool,
    /// What was last spoken of.
    last: Option<Date>,
    month: Option<(i16, i8)>,
}

/// A day of the month that names no month and would lie further back than this many days may mean
/// something else.
const FAR: i32 = 14;
impl Discourse {
    /// A discourse in which no date has been told yet.
    pub fn new(reference: Option<Date>) -> Discourse {
        Discourse { reference, ..Discourse::default() }
    }

    /// The day that `이날` would mean here.
    pub fn day(&self) -> Option<Date> {
        self.main.or(self.reference)
    }

    /// The day that `같은 날` would mean here.
    fn last_day(&self) -> Option<Date> {
        self.last.or(self.day())
    }

    /// Resolves the next expressions of the text.
    pub fn resolve(&mut self, times: &TimeTable, expressions: &mut [TimeExpression]) {
        for at in 0..expressions.len() {
            let (before, rest) = expressions.split_at_mut(at);
            let Some(now) = rest.first_mut() else { return };
            self.step(times, before.last_mut(), now);
        }
    }

    fn step(
        &mut self,
        times: &TimeTable,
        mut before: Option<&mut TimeExpression>,
        now: &mut TimeExpression,
    ) {
        match now.reading {
            Reading::Calendar(calendar) => {
                let readings = self.continued(&calendar, now.link, before.as_deref());
                let readings = readings.unwrap_or_else(|| self.readings(times, &calendar));
                self.set(now, readings);
                if let Some(last) = now.end {
                    now.range_end = Some(self.range_end(times, now.value, &last));
                }
                if let Some(before) = before.as_deref_mut() {
                    same_day(before, now);
                    if now.link == Link::Range && before.kind == TimeKind::Date {
                        before.range_end = Some(now.value);
                    }
                }
                let aside =
                    now.link == Link::Same && before.is_some_and(|before| before.looks_aside());
                self.remember(now, &calendar, aside || now.looks_aside());
            }
            Reading::Offset(length, sign) => {
                now.value = self.offset(&length, sign);
            }
            Reading::Clock(clock) => {
                let day = match before.as_deref() {
                    Some(date) if now.attached => date.value.day(),
                    _ => self.day(),
                };
                now.value = TimeValue::Clock { day, clock };
                if let Some(TimeValue::Clock { clock, .. }) = now.range_end {
                    now.range_end = Some(TimeValue::Clock { day, clock });
                }
                if let Some(before) = before.as_deref_mut() {
                    if now.link == Link::Range && before.kind == TimeKind::Time {
                        before.range_end = Some(now.value);
                    }
                }
                if let (true, Some(date)) = (now.attached, before) {
                    now.ahead = date
                        .ahead
                        .and_then(|ahead| ahead.day())
                        .map(|day| TimeValue::Clock { day: Some(day), clock });
                    date.clock = Some(clock);
                }
            }
            Reading::Length(length) => {
                now.value = TimeValue::Length(length);
                // 25일부터 이틀 동안
                if let (Link::Range, Some(first)) =
                    (now.link, before.as_deref().and_then(|date| date.value.day()))
                {
                    let days = i64::from(length.days) + 7 * i64::from(length.weeks) - 1;
                    if let (Some(before), Some(last)) = (before, add_days(first, days.max(0))) {
                        before.range_end = Some(TimeValue::Day(last));
                    }
                }
            }
        }
    }

    fn set(&self, now: &mut TimeExpression, readings: Readings) {
        now.value = readings.value;
        now.ahead = readings.ahead.filter(|ahead| *ahead != now.value);
        now.behind = readings.behind.filter(|behind| *behind != now.value);
    }

    /// What later expressions may point back at.
    fn remember(&mut self, now: &TimeExpression, calendar: &Calendar, aside: bool) {
        match now.value {
            TimeValue::Day(day) => {
                self.month = Some((day.year(), day.month()));
                // `30일` that would be weeks ago may well be a length or lie ahead.
                let far = self.reference.is_some_and(|reference| {
                    day.until(reference).is_ok_and(|span| span.get_days() > FAR)
                });
                let weak =
                    self.last.is_some() && calendar.is_bare_day() && now.ahead.is_some() && far;
                // `7일 만났다고 8일 밝혔다` is about the 7th; `지난 2일 만났다고 6일 밝혔다`
                // is told from the 6th.
                let told = now.told && !self.from_later;
                if now.uncertain || told || weak {
                    return;
                }
                self.last = Some(day);
                // 같은 날 says nothing new of what the discourse is about.
                if !aside && calendar.day != Day::Anchor(0) {
                    self.main = Some(day);
                    self.from_later = now.direction == Direction::Past;
                }
            }
            TimeValue::Month { year, month, .. } => self.month = Some((year, month)),
            TimeValue::Year { year, .. } => {
                self.month = Some((year, self.month.map_or(1, |(_, month)| month)));
            }
            _ => {}
        }
    }

    /// A day or month that continues a list or range: `6월 12일과 13일`, `작년 5월과 6월`.
    fn continued(
        &self,
        calendar: &Calendar,
        link: Link,
        before: Option<&TimeExpression>,
    ) -> Option<Readings> {
        if !matches!(link, Link::List | Link::Range) {
            return None;
        }
        let before = before.filter(|before| before.kind == TimeKind::Date)?;
        if calendar.is_bare_day() && calendar.direction == Direction::Unstated {
            let Day::Is(number) = calendar.day else { return None };
            let next = |value: TimeValue| {
                let first = value.day()?;
                day_from(first, number).map(TimeValue::Day)
            };
            return Some(Readings {
                value: next(before.value)?,
                ahead: before.ahead.and_then(next),
                behind: before.behind.and_then(next),
            });
        }
        let Stretch::Month(month) = calendar.stretch else { return None };
        let Reading::Calendar(first) = before.reading else { return None };
        if calendar.year != Year::None || first.year == Year::None {
            return None;
        }
        let (year, first) = match before.value {
            TimeValue::Day(day) => (day.year(), day.month()),
            TimeValue::Month { year, month, .. } => (year, month),
            _ => return None,
        };
        let year = year.checked_add(i16::from(month < first))?;
        Some(in_year(year, month, calendar).into())
    }

    fn readings(&self, times: &TimeTable, calendar: &Calendar) -> Readings {
        let readings = self.unchecked(times, calendar);
        let Some(weekday) = calendar.weekday else { return readings };
        // `12월 2일(월)`: the weekday says which of the readings is meant.
        let fits = |value: &TimeValue| {
            value.day().is_some_and(|day| day.weekday().to_monday_one_offset() == weekday)
        };
        [Some(readings.value), readings.ahead, readings.behind]
            .into_iter()
            .flatten()
            .find(fits)
            .map_or(readings, Readings::from)
    }

    fn unchecked(&self, times: &TimeTable, calendar: &Calendar) -> Readings {
        if calendar.foreign {
            return Readings::default();
        }
        let reference = self.reference;
        let year = match calendar.year {
            Year::Is(year) => Some(year),
            Year::Reference(years) => {
                reference.and_then(|date| date.year().checked_add(years.into()))
            }
            Year::Anchor(years) => self
                .month
                .map(|(year, _)| year)
                .or(reference.map(|date| date.year()))
                .and_then(|year| year.checked_add(years.into())),
            Year::None => None,
        };
        let unknown_year = calendar.year != Year::None && year.is_none();
        match calendar.stretch {
            Stretch::Decade => {
                year.map_or(TimeValue::Unknown, |y| TimeValue::Decade(y / 10)).into()
            }
            Stretch::Century => {
                year.map_or(TimeValue::Unknown, |y| TimeValue::Century(y / 100)).into()
            }
            Stretch::Quarter(quarter) => TimeValue::Quarter {
                year: year.or_else(|| self.year_of_part(calendar, (quarter - 1) * 3 + 1, 3)),
                quarter,
            }
            .into(),
            Stretch::Half(half) => TimeValue::Half {
                year: year.or_else(|| self.year_of_part(calendar, (half - 1) * 6 + 1, 6)),
                half,
            }
            .into(),
            Stretch::Season(season) => {
                let first = 3 + 3 * season as i8;
                TimeValue::Season {
                    year: year.or_else(|| self.year_of_part(calendar, first, 3)),
                    season,
                }
                .into()
            }
            Stretch::Holiday(row) => self.holiday(times, row, year, unknown_year, calendar),
            Stretch::Week(weeks) => {
                let Some(monday) = reference
                    .and_then(monday_of)
                    .and_then(|monday| add_days(monday, 7 * i64::from(weeks)))
                else {
                    return Readings::default();
                };
                match calendar.day {
                    Day::Weekday(weekday) => days_after(monday, i64::from(weekday) - 1).into(),
                    Day::Weekend => TimeValue::Weekend { monday }.into(),
                    _ => TimeValue::Week { monday }.into(),
                }
            }
            Stretch::MonthFrom(months) => {
                match reference.and_then(|date| month_after(date.year(), date.month(), months)) {
                    Some((year, month)) => in_year(year, month, calendar).into(),
                    None => partial(calendar).into(),
                }
            }
            Stretch::AnchorMonth(months) => match self
                .month
                .or(reference.map(|date| (date.year(), date.month())))
                .and_then(|(year, month)| month_after(year, month, months))
            {
                Some((year, month)) => in_year(year, month, calendar).into(),
                None => partial(calendar).into(),
            },
            Stretch::Month(month) => match (year, reference) {
                (Some(year), _) => in_year(year, month, calendar).into(),
                (None, Some(reference)) if !unknown_year => guess_year(reference, month, calendar),
                _ => partial(calendar).into(),
            },
            Stretch::None => self.day_only(year, calendar),
        }
    }

    fn day_only(&self, year: Option<i16>, calendar: &Calendar) -> Readings {
        let reference = self.reference;
        match calendar.day {
            Day::None => year
                .map_or(TimeValue::Unknown, |year| TimeValue::Year { year, part: calendar.part })
                .into(),
            Day::Is(number) => match reference {
                Some(reference) => guess_month(reference, number, calendar.direction),
                None => partial(calendar).into(),
            },
            Day::Reference(days) => {
                reference.map_or(TimeValue::Unknown, |date| days_after(date, days.into())).into()
            }
            Day::Main(days) => {
                self.day().map_or(TimeValue::Unknown, |date| days_after(date, days.into())).into()
            }
            Day::Anchor(days) => self
                .last_day()
                .map_or(TimeValue::Unknown, |date| days_after(date, days.into()))
                .into(),
            Day::Weekday(weekday) => {
                let Some(date) = reference else { return Readings::default() };
                let today = date.weekday().to_monday_one_offset();
                // Days back to the last such weekday, today included.
                let back = i64::from((today - weekday).rem_euclid(7));
                match (calendar.nearby, calendar.direction) {
                    (Some(weeks), _) => {
                        let from_monday = i64::from(weekday - today) + 7 * i64::from(weeks);
                        days_after(date, from_monday).into()
                    }
                    (None, Direction::Past) => {
                        days_after(date, if back == 0 { -7 } else { -back }).into()
                    }
                    (None, Direction::Future) => days_after(date, 7 - back).into(),
                    (None, Direction::Unstated) => Readings {
                        value: days_after(date, -back),
                        ahead: (back > 0).then(|| days_after(date, 7 - back)),
                        behind: None,
                    },
                }
            }
            Day::Weekend => {
                let Some((date, monday)) =
                    reference.and_then(|date| Some((date, monday_of(date)?)))
                else {
                    return Readings::default();
                };
                let at = |weeks: i64| {
                    add_days(monday, 7 * weeks)
                        .map_or(TimeValue::Unknown, |monday| TimeValue::Weekend { monday })
                };
                let today = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
                match (calendar.nearby, calendar.direction) {
                    (Some(weeks), _) => at(weeks.into()).into(),
                    (None, Direction::Past) => at(-1).into(),
                    (None, Direction::Future) => at(0).into(),
                    (None, Direction::Unstated) if today => at(0).into(),
                    (None, Direction::Unstated) => {
                        Readings { value: at(-1), ahead: Some(at(0)), behind: None }
                    }
                }
            }
        }
    }

    /// The year of a quarter, half or season that names none.
    fn year_of_part(&self, calendar: &Calendar, first: i8, months: i8) -> Option<i16> {
        let reference = self.reference?;
        let (year, month) = (reference.year(), reference.month());
        let past = calendar.direction == Direction::Past && first + months > month;
        let future = calendar.direction == Direction::Future && first + months <= month;
        Some(year - i16::from(past) + i16::from(future))
    }

    fn holiday(
        &self,
        times: &TimeTable,
        row: u16,
        year: Option<i16>,
        unknown_year: bool,
        calendar: &Calendar,
    ) -> Readings {
        let Some(holiday) = times.holidays.get(usize::from(row)) else {
            return Readings::default();
        };
        let of_year = |year: i16| match holiday {
            Holiday::Fixed(month, day) => Date::new(year, *month, *day).ok(),
            Holiday::Listed(dates) => dates.iter().copied().find(|date| date.year() == year),
        };
        if let Some(year) = year {
            let value = of_year(year).map_or(TimeValue::Year { year, part: None }, TimeValue::Day);
            return value.into();
        }
        match (self.reference, holiday) {
            (Some(reference), _) if !unknown_year => {
                nearest(reference, calendar.direction, 183, of_year)
            }
            (_, Holiday::Fixed(month, day)) => {
                TimeValue::Partial { month: Some(*month), day: Some(*day) }.into()
            }
            _ => Readings::default(),
        }
    }

    fn range_end(&self, times: &TimeTable, first: TimeValue, last: &Calendar) -> TimeValue {
        if let (Some(first), Day::Is(number)) = (first.day(), last.day) {
            let same_stretch = matches!(
                last.stretch,
                Stretch::None | Stretch::MonthFrom(_) | Stretch::AnchorMonth(_)
            );
            if same_stretch && (last.is_bare_day() || last.stretch != Stretch::None) {
                if let Some(day) = day_from(first, number).filter(|_| last.is_bare_day()) {
                    return TimeValue::Day(day);
                }
            }
            if let (Stretch::Month(month), Year::None) = (last.stretch, last.year) {
                let year = first.year() + i16::from(month < first.month());
                return in_year(year, month, last);
            }
        }
        if let (TimeValue::Month { year, month: first, .. }, Stretch::Month(month), Year::None) =
            (first, last.stretch, last.year)
        {
            return in_year(year + i16::from(month < first), month, last);
        }
        self.readings(times, last).value
    }

    fn offset(&self, length: &Length, sign: i8) -> TimeValue {
        let far = length.years > 0 || length.months > 0;
        let base = if far { self.reference } else { self.last_day() };
        let Some(base) = base else { return TimeValue::Unknown };
        let signed = |number: u32| i64::from(number) * i64::from(sign);
        let months = signed(length.months).saturating_add(signed(length.years).saturating_mul(12));
        let days = signed(length.days).saturating_add(signed(length.weeks).saturating_mul(7));
        let moved = i32::try_from(months)
            .ok()
            .and_then(|months| jiff::Span::new().try_months(months).ok())
            .and_then(|span| base.checked_add(span).ok())
            .and_then(|date| add_days(date, days));
        let Some(date) = moved else { return TimeValue::Unknown };
        if length.days > 0 {
            TimeValue::Day(date)
        } else if length.weeks > 0 {
            monday_of(date).map_or(TimeValue::Unknown, |monday| TimeValue::Week { monday })
        } else if length.months > 0 {
            TimeValue::Month { year: date.year(), month: date.month(), part: None }
        } else {
            TimeValue::Year { year: date.year(), part: None }
        }
    }
}

/// `전날인 5일`, `지난주(13∼15일)`: both are the same day, and each may know better.
fn same_day(before: &mut TimeExpression, now: &mut TimeExpression) {
    let Reading::Calendar(calendar) = now.reading else { return };
    if now.link != Link::Same || before.kind != TimeKind::Date {
        return;
    }
    let Day::Is(number) = calendar.day else { return };
    let agreeing = match before.value {
        TimeValue::Day(day) => (day.day() == number).then_some(before.value),
        TimeValue::Week { monday } => (0..7)
            .map(|days| days_after(monday, days))
            .find(|value| value.day().is_some_and(|day| day.day() == number)),
        TimeValue::Unknown => None,
        _ => return,
    };
    if let Some(day) = agreeing.filter(|_| calendar.is_bare_day()) {
        before.value = day;
        now.value = day;
        (now.ahead, now.behind) = (None, None);
    } else if now.value.day().is_some() {
        before.value = now.value;
        (before.ahead, before.behind) = (now.ahead, now.behind);
    }
}
