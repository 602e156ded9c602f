//! Brackets that belong to a time expression: `(현지시간)`, `(월)`, `(한국시각 8일 새벽)`.

use super::class::Class;
use super::expression::Day;
use super::reader::{Memo, Reader};

/// What a bracket says of the expression before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Bracket {
    /// Behind the closing bracket.
    pub end: usize,
    pub local: bool,
    pub weekday: Option<i8>,
    /// It tells a date, an expression of its own.
    pub dated: bool,
}

/// The longest bracket that is looked into, in bytes.
const LONGEST: usize = 72;

impl Reader<'_> {
    /// The bracket at `at`, perhaps behind a space, if all of it speaks of time.
    pub fn bracket(&self, at: usize) -> Option<Bracket> {
        let from = self.space(at);
        let rest = self.rest(from);
        let (open, closing) = match rest.chars().next()? {
            '(' => (1, ')'),
            '（' => ('（'.len_utf8(), '）'),
            '[' => (1, ']'),
            _ => return None,
        };
        let mut reach = rest.len().min(LONGEST);
        while !rest.is_char_boundary(reach) {
            reach -= 1;
        }
        let close = rest[..reach].find(closing)?;
        let memo = Memo::default();
        let stretch = crate::Span::new(from + open, from + close);
        let inner = Reader::new(self.times, self.text, stretch, &memo);
        let mut bracket = Bracket { end: from + close + closing.len_utf8(), ..Bracket::default() };
        let mut at = inner.stretch.start;
        let mut any = false;
        let (mut home, mut dated) = (false, false);
        while at < inner.stretch.end {
            let rest = inner.rest(at);
            let c = rest.chars().next()?;
            if " ,·/".contains(c) {
                at += c.len_utf8();
                continue;
            }
            if let Some((end, ())) =
                inner.closed_word(at, |word| (word.class == Class::Local).then_some(()))
            {
                bracket.local = true;
                (at, any) = (past_particle(&inner, end), true);
                continue;
            }
            if let Some((end, ())) =
                inner.closed_word(at, |word| (word.class == Class::Home).then_some(()))
            {
                home = true;
                (at, any) = (past_particle(&inner, end), true);
                continue;
            }
            if let Some((end, ())) =
                inner.closed_word(at, |word| (word.class == Class::Filler).then_some(()))
            {
                at = past_particle(&inner, end);
                continue;
            }
            if let Some(date) = inner.figure_date(at).or_else(|| inner.date(at)) {
                // Of `8일 새벽 한국시각` and `한국시각 8일 새벽` the date before the bracket is local.
                dated = true;
                if matches!(date.calendar.day, Day::Weekday(_)) {
                    if let Day::Weekday(weekday) = date.calendar.day {
                        bracket.weekday = Some(weekday);
                    }
                } else {
                    bracket.dated = true;
                }
                (at, any) = (past_particle(&inner, date.end), true);
                continue;
            }
            if let Some(timed) = inner.time(at, None) {
                (at, any) = (past_particle(&inner, timed.end), true);
                continue;
            }
            if let Some((end, weekday)) = inner.word(at, |word| match word.class {
                Class::ShortWeekday(weekday) => Some(weekday),
                _ => None,
            }) {
                bracket.weekday = bracket.weekday.or(Some(weekday));
                (at, any) = (end, true);
                continue;
            }
            return None;
        }
        if home && dated {
            bracket.local = true;
            bracket.dated = false;
        }
        any.then_some(bracket)
    }
}

/// Steps over the particle behind an expression (`한국시각으로 8일`).
fn past_particle(inner: &Reader<'_>, end: usize) -> usize {
    let rest = inner.rest(end);
    let length = rest
        .char_indices()
        .find(|(_, c)| !crate::text::hangul::is_syllable(*c))
        .map_or(rest.len(), |(at, _)| at);
    let last = inner.text.get(..end).and_then(|before| before.chars().next_back());
    match last {
        Some(last) if inner.times.josa.get(&rest[..length], last).is_some() => end + length,
        _ => end,
    }
}
