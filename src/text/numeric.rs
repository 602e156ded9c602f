//! Dates in figures: `2018-06-29`, `2018. 6. 29.`, `2018/6/29`.

/// A date in figures, not yet checked against the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumericDate {
    /// As written: four digits, or two.
    pub year: i16,
    /// As written.
    pub month: i8,
    /// As written.
    pub day: i8,
    /// Byte offset behind the day and a full stop that belongs to it.
    pub end: usize,
}

/// A run of ASCII digits of at most six figures: its value and its length in bytes.
pub fn digits(bytes: &[u8]) -> Option<(u32, usize)> {
    let length = bytes.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 || length > 6 {
        return None;
    }
    let value = bytes[..length].iter().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
    Some((value, length))
}

/// Reads a date that begins at byte `at` of `text` and ends at or before `limit`:
/// a year of `year_digits` figures, month and day, all separated by the same mark.
pub fn numeric_date(
    text: &str,
    at: usize,
    limit: usize,
    year_digits: usize,
) -> Option<NumericDate> {
    let bytes = text.as_bytes().get(..limit)?;
    let number = |at: usize, most: usize| {
        let (value, length) = digits(bytes.get(at..)?)?;
        (length <= most).then_some((value, at + length))
    };
    let (year, mut end) = number(at, 4)?;
    if end - at != year_digits {
        return None;
    }
    let mark = *bytes.get(end).filter(|byte| matches!(byte, b'.' | b'-' | b'/'))?;
    let next = |end: usize| {
        if bytes.get(end) != Some(&mark) {
            return None;
        }
        let end = end + 1;
        let spaces = mark == b'.' && bytes.get(end) == Some(&b' ');
        number(end + usize::from(spaces), 2)
    };
    let (month, after) = next(end)?;
    let (day, after) = next(after)?;
    end = after;
    if bytes.get(end) == Some(&b'.') && !bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        // `2018. 6. 29.` closes on a full stop; `2018.6.29.` at the end of a sentence does not
        // suffer from it either.
        end += 1;
    }
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(NumericDate { year: year as i16, month: month as i8, day: day as i8, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_figures_are_read_with_any_mark() {
        let read = |text: &str, digits| {
            numeric_date(text, 0, text.len(), digits).map(|d| (d.year, d.month, d.day, d.end))
        };
        assert_eq!(read("2018-06-29 16:22", 4), Some((2018, 6, 29, 10)));
        assert_eq!(read("2018. 6. 29.(금)", 4), Some((2018, 6, 29, 12)));
        assert_eq!(read("2018/6/29", 4), Some((2018, 6, 29, 9)));
        assert_eq!(read("23.3.2.(목)", 2), Some((23, 3, 2, 7)));
        assert_eq!(read("2018-06.29", 4), None);
        assert_eq!(read("2018-16-29", 4), None);
        assert_eq!(read("20180-1-1", 4), None);
        assert_eq!(read("2018-06-299", 4), None);
        assert_eq!(read("2018", 4), None);
        assert_eq!(read("", 4), None);
    }
}
