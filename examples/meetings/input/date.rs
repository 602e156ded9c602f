//! Publication dates as files give them.

use jiff::civil::Date;

/// A date, alone or at the start of a time stamp.
pub fn parse_date(text: &str) -> Option<Date> {
    let day = match text.char_indices().nth(10) {
        Some((at, 'T' | ' ')) => &text[..at],
        Some(_) => return None,
        None => text,
    };
    // Only the extended form: 20180629 is as likely an id as a date.
    (day.len() == 10 && day.as_bytes()[4] == b'-').then(|| day.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_alone_or_begin_a_time_stamp() {
        let cases = [
            ("2018-06-29", true),
            ("2018-06-29T16:22:19+09:00", true),
            ("2018-06-29 16:22", true),
            ("2018-02-31", false),
            ("0000-00-00", false),
            ("2018-06", false),
            ("20180629", false),
            ("2018-06-29x", false),
            ("이천십팔년유월구일일", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_date(text).is_some(), expected, "{text:?}");
        }
    }
}
