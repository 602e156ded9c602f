//! What a time expression says: points and lengths of time, as TIMEX3 writes them.

use std::fmt::{self, Write};

use jiff::civil::Date;

use super::iso::IsoDate;

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// 새벽: the hours before sunrise.
    Dawn,
    /// 아침.
    Morning,
    /// 오전: midnight to noon.
    Forenoon,
    /// 낮.
    Daytime,
    /// 오후: noon to midnight.
    Afternoon,
    /// 저녁.
    Evening,
    /// 밤.
    Night,
}

impl DayPart {
    /// TIMEX3's code. It has none for the hours before sunrise; they belong to the morning.
    pub fn code(self) -> &'static str {
        match self {
            DayPart::Dawn | DayPart::Morning | DayPart::Forenoon => "MO",
            DayPart::Daytime => "DT",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }

    /// The hour of the 24-hour day that `hour` of this part of the day is (`밤 11시` is 23).
    pub fn hour(self, hour: i8) -> i8 {
        match self {
            DayPart::Dawn | DayPart::Morning | DayPart::Forenoon => {
                if hour == 12 {
                    0
                } else {
                    hour
                }
            }
            DayPart::Daytime => {
                if (1..=6).contains(&hour) {
                    hour + 12
                } else {
                    hour
                }
            }
            DayPart::Afternoon => {
                if (1..=11).contains(&hour) {
                    hour + 12
                } else {
                    hour
                }
            }
            DayPart::Evening | DayPart::Night => match hour {
                12 => 24,
                5..=11 => hour + 12,
                4 if self == DayPart::Evening => 16,
                _ => hour,
            },
        }
    }
}

/// A time of day, as exact as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Clock {
    /// 0 to 24.
    pub hour: Option<i8>,
    /// 0 to 59.
    pub minute: Option<i8>,
    /// 0 to 59.
    pub second: Option<i8>,
    /// The part of the day, where the text names it.
    pub part: Option<DayPart>,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.hour, self.part) {
            (Some(hour), _) => {
                write!(f, "T{hour:02}:{:02}", self.minute.unwrap_or(0))?;
                self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
            }
            (None, Some(part)) => write!(f, "T{}", part.code()),
            (None, None) => f.write_str("TXX"),
        }
    }
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)] // The fields say it.
pub struct Length {
    pub years: u32,
    pub months: u32,
    pub weeks: u32,
    pub days: u32,
    pub hours: u32,
    pub minutes: u32,
    pub seconds: u32,
}

impl Length {
    /// Whether it is one day and no more.
    pub fn is_one_day(&self) -> bool {
        *self == Length { days: 1, ..Length::default() }
    }

    /// Whether the length is counted in hours, minutes or seconds only.
    pub fn is_of_day(&self) -> bool {
        self.years == 0 && self.months == 0 && self.weeks == 0 && self.days == 0
    }

    /// Reads an ISO 8601 duration of whole numbers: `P3D`, `PT30M`.
    pub fn parse(text: &str) -> Option<Length> {
        let mut length = Length::default();
        let (mut time, mut number, mut digits) = (false, 0u32, 0);
        let mut parts = text.strip_prefix('P')?.chars();
        let mut any = false;
        for c in &mut parts {
            match c {
                'T' if !time && digits == 0 => time = true,
                '0'..='9' => {
                    number = number.checked_mul(10)?.checked_add(c as u32 - '0' as u32)?;
                    digits += 1;
                }
                _ if digits == 0 => return None,
                _ => {
                    *match (c, time) {
                        ('Y', false) => &mut length.years,
                        ('M', false) => &mut length.months,
                        ('W', false) => &mut length.weeks,
                        ('D', false) => &mut length.days,
                        ('H', true) => &mut length.hours,
                        ('M', true) => &mut length.minutes,
                        ('S', true) => &mut length.seconds,
                        _ => return None,
                    } = number;
                    (number, digits, any) = (0, 0, true);
                }
            }
        }
        (any && digits == 0).then_some(length)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('P')?;
        let mut unit = |value: u32, letter: char| {
            if value == 0 { Ok(()) } else { write!(f, "{value}{letter}") }
        };
        unit(self.years, 'Y')?;
        unit(self.months, 'M')?;
        unit(self.weeks, 'W')?;
        unit(self.days, 'D')?;
        if self.hours + self.minutes + self.seconds > 0 || self.is_of_day() {
            f.write_char('T')?;
            if self.hours > 0 {
                write!(f, "{}H", self.hours)?;
            }
            if self.minutes > 0 || (self.hours == 0 && self.seconds == 0) {
                write!(f, "{}M", self.minutes)?;
            }
            if self.seconds > 0 {
                write!(f, "{}S", self.seconds)?;
            }
        }
        Ok(())
    }
}

/// A season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The names say it.
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a month, a year or a longer stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// 초, 초순, 상순.
    Start,
    /// 중순, 중반.
    Middle,
    /// 말, 하순.
    End,
}

/// What a time expression resolved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
#[allow(missing_docs)] // The fields' names say it.
pub enum TimeValue {
    /// Recognised, but the text and the reference date do not say which.
    #[default]
    Unknown,
    /// A calendar day.
    Day(Date),
    /// A Saturday and Sunday, by the week they end.
    Weekend { monday: Date },
    /// A week, by its Monday.
    Week { monday: Date },
    /// A month or a part of it.
    Month { year: i16, month: i8, part: Option<Part> },
    /// A quarter of a year.
    Quarter { year: Option<i16>, quarter: i8 },
    /// A half of a year.
    Half { year: Option<i16>, half: i8 },
    /// A season.
    Season { year: Option<i16>, season: Season },
    /// A year or a part of it.
    Year { year: i16, part: Option<Part> },
    /// Ten years, by the first three digits.
    Decade(i16),
    /// A hundred years, by the first two digits.
    Century(i16),
    /// A month or day of a year or month that is not known.
    Partial { month: Option<i8>, day: Option<i8> },
    /// A time of day; the day where it is known.
    Clock { day: Option<Date>, clock: Clock },
    /// A length of time.
    Length(Length),
}

impl TimeValue {
    /// The TIMEX3 value; `None` where nothing is known.
    pub fn timex(&self) -> Option<String> {
        let year_or = |year: Option<i16>| year.map_or_else(|| "XXXX".to_owned(), four);
        Some(match *self {
            TimeValue::Unknown => return None,
            TimeValue::Day(date) => IsoDate::day(date).to_string(),
            TimeValue::Week { monday } => {
                let week = monday.iso_week_date();
                format!("{}-W{:02}", four(week.year()), week.week())
            }
            TimeValue::Weekend { monday } => {
                let week = monday.iso_week_date();
                format!("{}-W{:02}-WE", four(week.year()), week.week())
            }
            TimeValue::Month { year, month, .. } => IsoDate::month(year, month).to_string(),
            TimeValue::Quarter { year, quarter } => format!("{}-Q{quarter}", year_or(year)),
            TimeValue::Half { year, half } => format!("{}-H{half}", year_or(year)),
            TimeValue::Season { year, season } => {
                let code = match season {
                    Season::Spring => "SP",
                    Season::Summer => "SU",
                    Season::Autumn => "FA",
                    Season::Winter => "WI",
                };
                format!("{}-{code}", year_or(year))
            }
            TimeValue::Year { year, .. } => four(year),
            TimeValue::Decade(decade) => format!("{decade:03}"),
            TimeValue::Century(century) => format!("{century:02}"),
            TimeValue::Partial { month, day } => {
                let two = |value: Option<i8>| {
                    value.map_or_else(|| "XX".to_owned(), |value| format!("{value:02}"))
                };
                match day {
                    Some(_) => format!("XXXX-{}-{}", two(month), two(day)),
                    None => format!("XXXX-{}", two(month)),
                }
            }
            TimeValue::Clock { day: Some(day), clock } => format!("{}{clock}", IsoDate::day(day)),
            TimeValue::Clock { day: None, clock } => format!("XXXX-XX-XX{clock}"),
            TimeValue::Length(length) => length.to_string(),
        })
    }

    /// ISO date of day, month or year precision; quarters, halves and seasons are their year. A
    /// week is none of these: `지난주` says no day, and its month says too little.
    pub fn date(&self) -> Option<IsoDate> {
        Some(match *self {
            TimeValue::Day(date) | TimeValue::Clock { day: Some(date), .. } => IsoDate::day(date),
            TimeValue::Month { year, month, .. } => IsoDate::month(year, month),
            TimeValue::Quarter { year, .. }
            | TimeValue::Half { year, .. }
            | TimeValue::Season { year, .. } => IsoDate::year(year?),
            TimeValue::Year { year, .. } => IsoDate::year(year),
            _ => return None,
        })
    }

    /// The calendar day, where the value is one.
    pub fn day(&self) -> Option<Date> {
        match *self {
            TimeValue::Day(day) => Some(day),
            TimeValue::Clock { day, .. } => day,
            _ => None,
        }
    }
}

/// A year as ISO 8601 writes it: four digits, and a sign and six before the year 0.
fn four(year: i16) -> String {
    IsoDate::year(year).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_they_are_read() {
        for text in ["P3D", "PT33M", "P1Y6M", "PT2H30M", "P2W", "PT1M9S", "P10Y", "PT0M"] {
            assert_eq!(Length::parse(text).map(|length| length.to_string()).as_deref(), Some(text));
        }
        for text in ["", "P", "3D", "P3", "PD", "P3H", "PT3D", "P99999999999D"] {
            assert_eq!(Length::parse(text), None, "{text}");
        }
    }

    #[test]
    fn hours_follow_the_part_of_the_day() {
        assert_eq!(DayPart::Afternoon.hour(3), 15);
        assert_eq!(DayPart::Afternoon.hour(12), 12);
        assert_eq!(DayPart::Forenoon.hour(12), 0);
        assert_eq!(DayPart::Dawn.hour(1), 1);
        assert_eq!(DayPart::Daytime.hour(12), 12);
        assert_eq!(DayPart::Daytime.hour(1), 13);
        assert_eq!(DayPart::Evening.hour(7), 19);
        assert_eq!(DayPart::Evening.hour(4), 16);
        assert_eq!(DayPart::Night.hour(4), 4);
        assert_eq!(DayPart::Night.hour(11), 23);
        assert_eq!(DayPart::Night.hour(1), 1);
        assert_eq!(DayPart::Night.hour(12), 24);
    }

    #[test]
    fn values_know_their_timex_and_their_date() {
        let monday: Date = "2018-06-25".parse().unwrap();
        let week = TimeValue::Week { monday };
        assert_eq!(week.timex().as_deref(), Some("2018-W26"));
        assert_eq!(week.date(), None);
        let month = TimeValue::Month { year: 2018, month: 6, part: Some(Part::End) };
        assert_eq!(month.date().as_deref(), Some("2018-06"));
        let day = TimeValue::Partial { month: None, day: Some(16) };
        assert_eq!(day.timex().as_deref(), Some("XXXX-XX-16"));
        assert_eq!(day.date(), None);
    }
}
