//! Points of the calendar in figures: `2018-06-29`, `12.20(화)`, `’22.5월`, `6·12 정상회담`.

use super::class::{Class, Unit};
use super::dates::{Dated, full_year};
use super::expression::{Calendar, Day, Stretch, Year};
use super::reader::Reader;
use crate::text::hangul::is_syllable;
use crate::text::numeric::{digits, numeric_date};

/// How far behind `6·12` its event is looked for, in bytes.
const EVENT_REACH: usize = 60;

/// How far an opening quotation mark looks for its closing one, in characters.
const LONGEST_QUOTATION: usize = 100;

impl Reader<'_> {
    /// The date in figures that begins at `at`.
    pub fn figure_date(&self, at: usize) -> Option<Dated> {
        let (first, length) = digits(self.rest(at).as_bytes())?;
        let mark = self.rest(at + length).chars().next()?;
        if !(is_dot(mark) || matches!(mark, '-' | '/')) {
            return None;
        }
        let short = length == 2 && self.after_apostrophe(at);
        match length {
            4 => self.full_date(at, 4).or_else(|| self.year_and_month(at, first as i16)),
            2 if short => {
                self.full_date(at, 2).or_else(|| self.year_and_month(at, full_year(first as i16)))
            }
            _ => self
                .full_date(at, 2)
                .filter(|dated| dated.calendar.weekday.is_some())
                .or_else(|| self.month_and_day(at, first, length)),
        }
    }

    /// Whether an apostrophe stands before `at` (`’22`), and not the mark that opens a quotation.
    pub fn after_apostrophe(&self, at: usize) -> bool {
        let before = self.text.get(self.stretch.start..at).unwrap_or("");
        match before.chars().next_back() {
            Some('’' | '`') => true,
            Some('\'') => !self.quotation_ends(at, '\''),
            Some('‘') => !self.quotation_ends(at, '’'),
            _ => false,
        }
    }

    fn quotation_ends(&self, at: usize, mark: char) -> bool {
        self.rest(at).chars().take(LONGEST_QUOTATION).any(|c| c == mark)
    }

    /// The day of an event, `6·12 정상회담`, that begins at `at`.
    pub fn event_day(&self, at: usize) -> Option<Dated> {
        let (month, length) =
            digits(self.rest(at).as_bytes()).filter(|(_, length)| *length <= 2)?;
        let mark = self.rest(at + length).chars().next()?;
        if !is_dot(mark) {
            return None;
        }
        self.month_and_day(at, month, length)
    }

    fn full_date(&self, at: usize, year_digits: usize) -> Option<Dated> {
        let date = numeric_date(self.text, at, self.stretch.end, year_digits)?;
        let year = if year_digits == 2 { full_year(date.year) } else { date.year };
        if !(1000..=2999).contains(&year) {
            return None;
        }
        let mut dated = Dated::new(date.end);
        dated.calendar = Calendar {
            year: Year::Is(year),
            stretch: Stretch::Month(date.month),
            day: Day::Is(date.day),
            ..Calendar::default()
        };
        self.weekday_behind(&mut dated);
        // A full stop that neither weekday nor particle follows is the sentence's.
        let particle = self.rest(dated.end).chars().next().is_some_and(is_syllable);
        if dated.calendar.weekday.is_none()
            && !particle
            && self.text.get(..dated.end)?.ends_with('.')
        {
            dated.end -= 1;
        }
        Some(dated)
    }

    /// `2022.5월`, `’22.5월`.
    fn year_and_month(&self, at: usize, year: i16) -> Option<Dated> {
        let (_, length) = digits(self.rest(at).as_bytes())?;
        if self.byte(at + length) != b'.' {
            return None;
        }
        let from = self.space(at + length + 1);
        self.count(from).filter(|count| count.unit == Unit::Month)?;
        let mut dated = Dated::new(from);
        dated.calendar.year = Year::Is(year);
        self.date_from(from, dated, 1)
    }

    /// `12.2.(월)`, `12/20(화)`; `6·12` before the event it names.
    fn month_and_day(&self, at: usize, month: u32, length: usize) -> Option<Dated> {
        let rest = self.rest(at + length);
        let mark = rest.chars().next()?;
        let from = at + length + mark.len_utf8();
        let from = if mark == '.' { self.space(from) } else { from };
        let (day, length) = digits(self.rest(from).as_bytes())?;
        if length > 2 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let mut end = from + length;
        let mut dated = Dated::new(end);
        dated.calendar.stretch = Stretch::Month(month as i8);
        dated.calendar.day = Day::Is(day as i8);
        if matches!(mark, '.' | '/') {
            if mark == '.' && self.byte(end) == b'.' {
                dated.end += 1;
            }
            self.weekday_behind(&mut dated);
            if dated.calendar.weekday.is_some() || mark == '.' && self.official(at, end) {
                return Some(dated);
            }
            dated.end = end;
        }
        if mark == '/' || mark == '-' {
            return None;
        }
        // 3·1절
        if let Some((after, ())) =
            self.closed_word(end, |word| (word.class == Class::EventGlued).then_some(()))
        {
            end = after;
        } else if !self.names_event(end) {
            return None;
        }
        dated.end = end;
        dated.uncertain = true;
        Some(dated)
    }

    /// `7.8. 면담`, `10.15.~17.`, `7.8.에`: as offices write a day, both full stops, with
    /// something behind; at the beginning of a line it numbers a section (`2.1. 배경`).
    fn official(&self, at: usize, end: usize) -> bool {
        if self.byte(end) != b'.' || at == self.stretch.start {
            return false;
        }
        let behind = self.rest(self.space(end + 1)).chars().next();
        behind.is_some_and(|c| is_syllable(c) || matches!(c, '~' | '∼' | '～' | '–' | ',' | ')'))
    }

    /// Whether one of the next three words ends in an event's name.
    fn names_event(&self, end: usize) -> bool {
        let mut from = self.space(end);
        if from == end {
            // 6·15공동선언
            return self
                .closed_word(end, |word| (word.class == Class::Event).then_some(()))
                .is_some();
        }
        let mut words = 0;
        let limit = end + EVENT_REACH;
        while words < 3 && from < limit {
            let rest = self.rest(from);
            let Some(c) = rest.chars().next() else { return false };
            if c == ' ' {
                words += 1;
            } else if !(c.is_alphabetic() || c == '·' || c == '-') {
                return false;
            } else if self
                .closed_word(from, |word| (word.class == Class::Event).then_some(()))
                .is_some()
            {
                return true;
            }
            from += c.len_utf8();
        }
        false
    }

    /// Reads `(월)` behind a date in figures; the bracket becomes part of the date.
    fn weekday_behind(&self, dated: &mut Dated) {
        if let Some(bracket) = self.bracket(dated.end) {
            if let Some(weekday) = bracket.weekday {
                dated.calendar.weekday = Some(weekday);
            }
        }
    }
}

/// The marks between month and day of an event's name.
pub(crate) fn is_dot(mark: char) -> bool {
    matches!(mark, '.' | '·' | 'ㆍ' | '‧' | '・')
}
