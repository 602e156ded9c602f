//! Finds time expressions: one pass over the bytes, the grammar only where one may begin.

use super::class::{Class, Opens, Suffix};
use super::dates::Dated;
use super::expression::{Calendar, Direction, Link, Reading, TimeExpression, TimeKind};
use super::figures::is_dot;
use super::reader::{Memo, Reader, Tail};
use super::table::TimeTable;
use super::value::{DayPart, TimeValue};
use crate::span::Span;

/// Appends every time expression of a stretch of `text`, in order. Nothing is resolved yet:
/// see [`resolve`](super::resolve).
pub fn expressions(times: &TimeTable, text: &str, stretch: Span, out: &mut Vec<TimeExpression>) {
    if text.get(stretch.range()).is_none() {
        return;
    }
    let memo = Memo::default();
    let reader = Reader::new(times, text, stretch, &memo);
    let bytes = text.as_bytes();
    let first = out.len();
    let mut at = stretch.start;
    // Time expressions begin where a word begins or at a figure.
    let mut word_start = true;
    while at < stretch.end {
        let byte = bytes[at];
        let begins = match byte {
            b'0'..=b'9' => !at.checked_sub(1).is_some_and(|before| {
                before >= stretch.start && bytes[before].is_ascii_alphanumeric()
            }),
            // Hangul.
            0xEA..=0xED => word_start && times.opens(&bytes[at..stretch.end]),
            // Chinese characters.
            0xE4..=0xE9 => word_start,
            _ => false,
        };
        if begins {
            if let Some(found) = reader.expression(at, &out[first..]) {
                at = found.span.end;
                push(&reader, first, found, out);
                // 29일오전 goes on, 29일이 does not.
                let letter = (0xEA..=0xED).contains(&reader.byte(at));
                word_start = !letter || reader.tail(at) == Some(Tail::Glued);
                continue;
            }
        }
        // To the next place where a word or a number may begin.
        match byte {
            b'0'..=b'9' => {
                at = run(bytes, at + 1, stretch.end, 1, |byte| byte.is_ascii_digit());
                word_start = false;
            }
            0xE4..=0xED => {
                at = run(bytes, at + 3, stretch.end, 3, |byte| (0xE4..=0xED).contains(&byte));
                word_start = false;
            }
            0..0x80 => {
                word_start = !byte.is_ascii_alphabetic();
                at += 1;
            }
            _ => {
                word_start = true;
                at += match byte {
                    0xF0.. => 4,
                    0xE0.. => 3,
                    _ => 2,
                };
            }
        }
    }
}

/// The end of a run of characters of `width` bytes whose first byte is one of `of`.
fn run(bytes: &[u8], mut at: usize, end: usize, width: usize, of: impl Fn(u8) -> bool) -> usize {
    while at < end && of(bytes[at]) {
        at += width;
    }
    at
}

/// Adds an expression and says how it continues the one before it.
fn push(
    reader: &Reader<'_>,
    first: usize,
    mut found: TimeExpression,
    out: &mut Vec<TimeExpression>,
) {
    let date_before = out[first..].iter().rev().take(4).any(|e| e.kind == TimeKind::Date);
    found.told = found.kind == TimeKind::Date && date_before && reader.telling(found.span.end);
    if let Some(before) = out[first..].last() {
        let gap = reader.text.get(before.span.end..found.span.start).unwrap_or("");
        let gap = if gap.len() <= LONGEST_JOIN { gap } else { return out.push(found) };
        let blank = gap.trim().is_empty() && !gap.contains('\n');
        found.attached = blank && found.kind == TimeKind::Time && before.kind == TimeKind::Date;
        let closes = matches!(reader.rest(found.span.end).chars().next(), Some(')' | '）'));
        found.link = if closes && matches!(gap.trim_start(), "(" | "（") {
            Link::Same
        } else {
            link(reader, gap)
        };
    }
    out.push(found);
}

/// The longest text that joins two expressions, in bytes.
const LONGEST_JOIN: usize = 16;

/// What joins two expressions, where nothing else stands between them.
fn link(reader: &Reader<'_>, gap: &str) -> Link {
    let bare = gap.trim();
    if bare.is_empty() {
        return Link::None;
    }
    if matches!(bare, "~" | "∼" | "～" | "-" | "–") {
        return Link::Range;
    }
    reader
        .times
        .joins
        .iter()
        .find(|(form, _)| **form == *bare)
        .map_or(Link::None, |(_, link)| *link)
}

impl Reader<'_> {
    /// What may begin at `at`: a word that opens an expression, or a number before a unit.
    fn opens(&self, at: usize) -> Opens {
        let mut opens = Opens::NOTHING;
        if self.byte(at).is_ascii_digit() {
            let bytes = self.rest(at).as_bytes();
            let figures = bytes.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
            if self.times.may_count(&bytes[figures..]) {
                let mark = self.rest(at + figures).chars().next();
                if mark.is_some_and(|c| is_dot(c) || matches!(c, '-' | '/' | ':')) {
                    return Opens::NUMBER;
                }
                opens = Opens::NUMBER;
            }
        } else {
            for (_, word) in self.times.words(self.rest(at)) {
                opens = opens.and(word.class.opens());
            }
        }
        if opens == Opens::NUMBER && self.count(at).is_none() { Opens::NOTHING } else { opens }
    }

    /// The expression that begins at `at`; `before` are those already found in the stretch.
    fn expression(&self, at: usize, before: &[TimeExpression]) -> Option<TimeExpression> {
        let opens = self.opens(at);
        if opens.any(Opens::PLACE) {
            if let Some((end, local)) = self.clock_place(at) {
                // 현지시간 7일, 현지시간으로 7일
                let from = self.space(end);
                let mut found = self.plain(from, before, self.opens(from))?;
                found.span = Span::new(at, found.span.end);
                found.local |= local;
                return Some(found);
            }
        }
        self.plain(at, before, opens)
    }

    /// 현지시간 or 한국시간, with its particle, before an expression.
    fn clock_place(&self, at: usize) -> Option<(usize, bool)> {
        let (end, local) = self.closed_word(at, |word| match word.class {
            Class::Local => Some(true),
            Class::Home => Some(false),
            _ => None,
        })?;
        // A particle of at most four syllables may stand between.
        let space = self.rest(end).bytes().take(13).position(|byte| byte == b' ')?;
        Some((end + space, local))
    }

    fn plain(&self, at: usize, before: &[TimeExpression], opens: Opens) -> Option<TimeExpression> {
        if opens.any(Opens::NUMBER.and(Opens::DATE)) {
            let figure = self.byte(at).is_ascii_digit();
            let date = if figure { self.figure_date(at) } else { None }.or_else(|| self.date(at));
            if let Some(dated) = date {
                return Some(self.finish_date(at, &dated));
            }
        }
        if opens.any(Opens::NUMBER.and(Opens::TIME)) {
            let part = before.last().and_then(|before| self.part_before(before, at));
            if let Some(timed) = self.time(at, part) {
                let mut found = blank(at, timed.end, TimeKind::Time, Reading::Clock(timed.clock));
                found.range_end = timed.last.map(|clock| TimeValue::Clock { day: None, clock });
                self.close(&mut found);
                return Some(found);
            }
        }
        if opens.any(Opens::MATCH) {
            return self.match_minute(at);
        }
        if !opens.any(Opens::NUMBER.and(Opens::LENGTH)) {
            return None;
        }
        let lasting = self.lasting(at)?;
        let kind = match lasting.reading {
            Reading::Offset(..) => TimeKind::Date,
            _ => TimeKind::Duration,
        };
        let mut found = blank(at, lasting.end, kind, lasting.reading);
        found.range_end = lasting.last.map(TimeValue::Length);
        found.approximate = lasting.about;
        // 하루 전에는: the day before. How many days 사흘 뒤 is from which day, nobody says.
        let next = matches!(lasting.reading, Reading::Offset(length, _) if length.is_one_day());
        found.uncertain = kind == TimeKind::Date && !next;
        Some(found)
    }

    /// Whether a verb of telling stands right behind a date, a part of the day between them at most.
    fn telling(&self, end: usize) -> bool {
        let from = self.space(end);
        let is_telling = |at: usize| {
            self.word(at, |word| (word.class == Class::Telling).then_some(())).is_some()
        };
        let part = self.word(from, |word| match word.class {
            Class::DayPart(_) => Some(()),
            _ => None,
        });
        from > end
            && (is_telling(from) || part.is_some_and(|(end, ())| is_telling(self.space(end))))
    }

    /// `전반 13분`: a minute of a match is no length of time.
    fn match_minute(&self, at: usize) -> Option<TimeExpression> {
        let (end, ()) = self.word(at, |word| (word.class == Class::MatchHalf).then_some(()))?;
        let lasting = self.lasting(self.space(end))?;
        let Reading::Length(length) = lasting.reading else { return None };
        let minutes = length.hours == 0 && length.is_of_day() && lasting.last.is_none();
        minutes.then(|| blank(at, lasting.end, TimeKind::Time, lasting.reading))
    }

    fn finish_date(&self, at: usize, dated: &Dated) -> TimeExpression {
        let mut start = at;
        if self.after_apostrophe(at)
            && matches!(dated.calendar.year, super::expression::Year::Is(_))
        {
            // ’22.5월
            if let Some(mark) = self.text[..at].chars().next_back() {
                if self.byte(at + 2) != 0 && !self.byte(at + 2).is_ascii_digit() {
                    start = (at - mark.len_utf8()).max(self.stretch.start);
                }
            }
        }
        let mut found = blank(start, dated.end, TimeKind::Date, Reading::Calendar(dated.calendar));
        found.end = dated.last;
        found.direction = dated.calendar.direction;
        found.anaphoric = dated.is_anaphoric();
        found.approximate = dated.approximate;
        found.uncertain = dated.uncertain;
        found.clock = dated
            .part_of_day
            .map(|part| super::value::Clock { part: Some(part), ..Default::default() });
        self.close(&mut found);
        found
    }

    /// Takes in the bracket behind an expression, and sees what makes it inexact.
    fn close(&self, found: &mut TimeExpression) {
        if matches!(self.suffix(found.span.end), Some((_, Suffix::Approximate))) {
            found.approximate = true;
        }
        let Some(bracket) = self.bracket(found.span.end) else { return };
        found.local |= bracket.local;
        if bracket.dated {
            // 전날(13일): two expressions for one day.
            return;
        }
        if let Reading::Calendar(calendar) = &mut found.reading {
            calendar.weekday = calendar.weekday.or(bracket.weekday);
        }
        found.span.end = bracket.end;
    }

    /// The part of the day that `오후 2시부터` hands on to `4시까지`.
    fn part_before(&self, before: &TimeExpression, at: usize) -> Option<DayPart> {
        let Reading::Clock(clock) = before.reading else { return None };
        clock.hour?;
        let gap = self.text.get(before.span.end..at).filter(|gap| gap.len() <= LONGEST_JOIN)?;
        (link(self, gap) != Link::None).then_some(clock.part)?
    }
}

fn blank(start: usize, end: usize, kind: TimeKind, reading: Reading) -> TimeExpression {
    TimeExpression {
        span: Span::new(start, end),
        core: Span::new(start, end),
        kind,
        value: TimeValue::Unknown,
        ahead: None,
        behind: None,
        range_end: None,
        clock: None,
        local: false,
        direction: Direction::Unstated,
        anaphoric: false,
        approximate: false,
        uncertain: false,
        attached: false,
        reading,
        end: None::<Calendar>,
        link: Link::None,
        told: false,
    }
}
