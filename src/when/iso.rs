//! Dates as ISO 8601 writes them, without memory of their own: an article's tellings are
//! compared by their dates many times.

use std::fmt::{self, Write};
use std::ops::Deref;

use jiff::civil::Date;

/// Bytes of the longest date, of a year before the year 0.
const LONGEST: usize = 16;

/// An ISO date of day, month or year precision: `2018-06-29`, `2018-06`, `2018`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoDate {
    /// Unused bytes are 0.
    bytes: [u8; LONGEST],
    length: u8,
}

impl IsoDate {
    /// A calendar day.
    pub fn day(date: Date) -> IsoDate {
        IsoDate::new(date.year(), Some(date.month()), Some(date.day()))
    }

    /// A month.
    pub fn month(year: i16, month: i8) -> IsoDate {
        IsoDate::new(year, Some(month), None)
    }

    /// A year: four digits, and a sign and six before the year 0.
    pub fn year(year: i16) -> IsoDate {
        IsoDate::new(year, None, None)
    }

    fn new(year: i16, month: Option<i8>, day: Option<i8>) -> IsoDate {
        let mut date = IsoDate { bytes: [0; LONGEST], length: 0 };
        if let 0..=9999 = year {
            let [high, low] = [year / 100, year % 100].map(|part| part as i8);
            date.two(high);
            date.two(low);
        } else {
            let sign = if year < 0 { "-" } else { "" };
            let width = if year < 0 { 6 } else { 4 };
            // Seven bytes at the most.
            let _ = write!(date, "{sign}{:0width$}", year.unsigned_abs());
        }
        for part in [month, day].into_iter().flatten() {
            date.push(b'-');
            date.two(part);
        }
        date
    }

    /// Two digits of a number from 0 to 99.
    fn two(&mut self, number: i8) {
        self.push(b'0' + (number / 10) as u8);
        self.push(b'0' + (number % 10) as u8);
    }

    fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(usize::from(self.length)) {
            *place = byte;
            self.length += 1;
        }
    }
}

impl Write for IsoDate {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.bytes().for_each(|byte| self.push(byte));
        Ok(())
    }
}

impl Deref for IsoDate {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or("")
    }
}

impl fmt::Display for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_calendar_writes_them() {
        for date in ["2018-06-29", "0000-01-01", "0987-12-31", "9999-10-10", "-000001-02-03"] {
            let day: Date = date.parse().unwrap();
            assert_eq!(IsoDate::day(day).to_string(), day.to_string());
        }
        for (year, expected) in [(2018, "2018"), (7, "0007"), (-7, "-000007"), (12345, "12345")] {
            assert_eq!(&*IsoDate::year(year), expected);
            assert_eq!(&*IsoDate::month(year, 6), format!("{expected}-06"));
        }
        assert!(IsoDate::year(2018) < IsoDate::month(2018, 1));
        assert_eq!(IsoDate::month(i16::MIN, 12).len(), 10);
    }
}
