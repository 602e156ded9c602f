//! Finds time expressions: one pass over the bytes, the grammar only where one may begin.

use super::dates::Dated;
use super::expression::{Calendar, Direction, Link, Reading, TimeExpression, TimeKind};
use super::reader::Reader;
use super::table::{Class, Suffix, TimeTable};
use super::value::{DayPart, TimeValue};
use crate::span::Span;

/// Appends every time expression of a stretch of `text`, in order. Nothing is resolved yet:
/// see [`resolve`](super::resolve).
pub fn expressions(times: &TimeTable, text: &str, stretch: Span, out: &mut Vec<TimeExpression>) {
    if text.get(stretch.range()).is_none() {
        return;
    }
    let reader = Reader { times, text, stretch };
    let bytes = text.as_bytes();
    let first = out.len();
    let mut at = stretch.start;
    // Time expressions begin where a word begins or at a figure.
    let mut word_start = true;
    while at < stretch.end {
        let byte = bytes[at];
        if byte.is_ascii_digit() {
            let begins = !at.checked_sub(1).is_some_and(|before| {
                before >= stretch.start && bytes[before].is_ascii_alphanumeric()
            });
            match if begins { reader.expression(at, &out[first..]) } else { None } {
                Some(found) => {
                    at = found.span.end;
                    word_start = true;
                    push(&reader, first, found, out);
                }
                None => {
                    while at < stretch.end && bytes[at].is_ascii_digit() {
                        at += 1;
                    }
                    word_start = false;
                }
            }
            continue;
        }
        if byte < 0x80 {
            word_start = !byte.is_ascii_alphabetic();
            at += 1;
            continue;
        }
        if byte < 0xE0 {
            word_start = true;
            at += if byte < 0xC0 { 1 } else { 2 };
            continue;
        }
        if byte >= 0xF0 {
            word_start = true;
            at += 4;
            continue;
        }
        // Three bytes: Hangul, Chinese characters, marks.
        let letter = (0xE4..=0xED).contains(&byte);
        if word_start && letter && at + 3 <= stretch.end {
            let may =
                if byte >= 0xEA { times.opens([byte, bytes[at + 1], bytes[at + 2]]) } else { true };
            if may {
                if let Some(found) = reader.expression(at, &out[first..]) {
                    at = found.span.end;
                    word_start = true;
                    push(&reader, first, found, out);
                    continue;
                }
            }
        }
        word_start = !letter;
        at += 3;
    }
}

/// Adds an expression and says how it continues the one before it.
fn push(
    reader: &Reader<'_>,
    first: usize,
    mut found: TimeExpression,
    out: &mut Vec<TimeExpression>,
) {
    if let Some(before) = out[first..].last() {
        let gap = reader.text.get(before.span.end..found.span.start).unwrap_or("");
        let blank = gap.trim().is_empty() && !gap.contains('\n');
        found.attached = blank && found.kind == TimeKind::Time && before.kind == TimeKind::Date;
        found.link = link(reader, gap);
    }
    out.push(found);
}

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
    /// The expression that begins at `at`; `before` are those already found in the stretch.
    fn expression(&self, at: usize, before: &[TimeExpression]) -> Option<TimeExpression> {
        if let Some((end, local)) = self.clock_place(at) {
            // 현지시간 7일, 현지시간으로 7일
            let from = self.space(end);
            let mut found = self.plain(from, before)?;
            found.span = Span::new(at, found.span.end);
            found.local |= local;
            return Some(found);
        }
        self.plain(at, before)
    }

    /// 현지시간 or 한국시간, with its particle, before an expression.
    fn clock_place(&self, at: usize) -> Option<(usize, bool)> {
        if self.byte(at).is_ascii_digit() {
            return None;
        }
        let (end, local) = self.closed_word(at, |word| match word.class {
            Class::Local => Some(true),
            Class::Home => Some(false),
            _ => None,
        })?;
        let rest = self.rest(end);
        let space = rest.find(' ').filter(|space| *space <= 12)?;
        Some((end + space, local))
    }

    fn plain(&self, at: usize, before: &[TimeExpression]) -> Option<TimeExpression> {
        let figure = self.byte(at).is_ascii_digit();
        let date = if figure { self.figure_date(at) } else { None }.or_else(|| self.date(at));
        if let Some(dated) = date {
            return Some(self.finish_date(at, &dated));
        }
        let part = before.last().and_then(|before| self.part_before(before, at));
        if let Some(timed) = self.time(at, part) {
            let mut found = blank(at, timed.end, TimeKind::Time, Reading::Clock(timed.clock));
            found.range_end = timed.last.map(|clock| TimeValue::Clock { day: None, clock });
            self.close(&mut found);
            return Some(found);
        }
        let lasting = self.lasting(at)?;
        let kind = match lasting.reading {
            Reading::Offset(..) => TimeKind::Date,
            _ => TimeKind::Duration,
        };
        let mut found = blank(at, lasting.end, kind, lasting.reading);
        found.range_end = lasting.last.map(TimeValue::Length);
        found.approximate = lasting.about;
        found.uncertain = kind == TimeKind::Date;
        Some(found)
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
        if let Reading::Calendar(calendar) = &mut found.reading {
            calendar.weekday = calendar.weekday.or(bracket.weekday);
            found.gloss = bracket.gloss;
        } else if bracket.weekday.is_some() || bracket.gloss.is_some() {
            return;
        }
        found.local |= bracket.local;
        found.span.end = bracket.end;
    }

    /// The part of the day that `오후 2시부터` hands on to `4시까지`.
    fn part_before(&self, before: &TimeExpression, at: usize) -> Option<DayPart> {
        let Reading::Clock(clock) = before.reading else { return None };
        clock.hour?;
        let gap = self.text.get(before.span.end..at)?;
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
        gloss: None,
        link: Link::None,
    }
}
