//! The publication date, read off the page.
//!
//! Only lines that are no prose are looked at, and only dates in figures (or 년, 월, 일 behind
//! figures). What stands beside a date says what it is: `등록` and `입력` publish, `수정` only
//! mends, `최종편집` is the site's own clock.

use jiff::civil::Date;

use super::hangul::is_syllable;
use super::numeric::{digits, numeric_date};
use super::page::{Line, Zone};
use crate::error::Fault;
use crate::gazetteer::table::Schema;
use crate::gazetteer::tables::Tables;

/// The shape of `datelines.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "datelines.tsv", columns: &["label", "meaning", "example"], key: 1 };

/// What a label says of the date beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Issued,
    Modified,
    /// The page's own date, not the article's.
    Page,
    /// No date of publication at all.
    Other,
}

/// The labels of dates on news pages.
#[derive(Debug, Clone, Default)]
pub struct Datelines {
    /// Longest first.
    labels: Vec<(Box<str>, Meaning)>,
}

/// How far a date can be trusted to be the publication date, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    HeadIssued,
    HeadTimed,
    FootIssued,
    FootTimed,
    Modified,
    Bare,
    Page,
}

/// Longer lines state no date of publication, in bytes.
const LONGEST: usize = 360;
/// A date without a label makes a line of its own; with a time of day it may have company.
const COMPANY: usize = 120;
/// Syllables beside a date that is a line of its own: weekday, page, edition.
const BESIDE: usize = 8;

impl Datelines {
    /// Reads `datelines.tsv`.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Datelines {
        let mut labels = Vec::new();
        for row in tables.rows(&SCHEMA, faults) {
            let meaning = match row.text("meaning") {
                "issued" => Meaning::Issued,
                "modified" => Meaning::Modified,
                "page" => Meaning::Page,
                "other" => Meaning::Other,
                _ => {
                    faults.push(row.fault("meaning", "must be issued, modified, page or other"));
                    continue;
                }
            };
            if row.text("label").is_empty() {
                faults.push(row.fault("label", "is empty"));
            } else {
                labels.push((row.text("label").into(), meaning));
            }
        }
        labels.sort_by_key(|(label, _): &(Box<str>, _)| std::cmp::Reverse(label.len()));
        Datelines { labels }
    }

    /// The labels of the crate's own table.
    pub fn embedded() -> Datelines {
        Datelines::load(&Tables::embedded(), &mut Vec::new())
    }

    /// The label that `text` ends in, marks between label and date left out.
    fn before(&self, text: &str) -> Option<Meaning> {
        let text = text.trim_end_matches(is_mark);
        self.labels
            .iter()
            .find(|(label, _)| {
                text.strip_suffix(&**label)
                    .is_some_and(|rest| !rest.chars().next_back().is_some_and(is_syllable))
            })
            .map(|(_, meaning)| *meaning)
    }

    /// The label that `text` begins with.
    fn behind(&self, text: &str) -> Option<Meaning> {
        let text = text.trim_start_matches(is_mark);
        self.labels
            .iter()
            .find(|(label, _)| text.starts_with(&**label))
            .map(|(_, meaning)| *meaning)
    }
}

/// The publication date of a page; `None` where the page does not show it.
///
/// A date above the article wins over one below it, `등록` over an unlabelled date, any of them
/// over `수정`, and of equals the first.
pub fn published(datelines: &Datelines, text: &str, lines: &[Line]) -> Option<Date> {
    let mut best: Option<(Rank, Date)> = None;
    for line in lines {
        if line.span.len() > LONGEST {
            continue;
        }
        if best.is_some_and(|(rank, _)| rank == Rank::HeadIssued) {
            break;
        }
        let found = in_line(datelines, line, line.span.of(text));
        if let Some(found) = found.filter(|found| best.is_none_or(|best| found.0 < best.0)) {
            best = Some(found);
        }
    }
    best.map(|(_, date)| date)
}

fn in_line(datelines: &Datelines, line: &Line, text: &str) -> Option<(Rank, Date)> {
    // Prose tells of dates too; a press release sets its date off with a mark.
    if matches!(line.zone, Zone::Body | Zone::Caption | Zone::Repeat) && text.len() > COMPANY {
        return None;
    }
    let mut best: Option<(Rank, Date)> = None;
    let mut at = 0;
    while let Some((start, end, date)) = next_date(text, at) {
        let timed = time_behind(text, end);
        let label = datelines.before(text.get(at..start)?).or_else(|| {
            let last = next_date(text, end).is_none();
            last.then(|| datelines.behind(text.get(timed.unwrap_or(end)..)?)).flatten()
        });
        let prose = matches!(line.zone, Zone::Body | Zone::Caption | Zone::Repeat);
        let rank = match label {
            Some(Meaning::Issued) if line.header => Some(Rank::HeadIssued),
            Some(Meaning::Issued) => Some(Rank::FootIssued),
            Some(Meaning::Modified) => Some(Rank::Modified),
            Some(Meaning::Page) => Some(Rank::Page),
            Some(Meaning::Other) => None,
            None if prose => None,
            None if timed.is_some() && text.len() <= COMPANY => {
                Some(if line.header { Rank::HeadTimed } else { Rank::FootTimed })
            }
            None if line.header && stands_alone(text, start, end) => Some(Rank::Bare),
            None => None,
        };
        if let Some(rank) = rank.filter(|rank| best.is_none_or(|best| *rank < best.0)) {
            best = Some((rank, date));
        }
        at = end;
    }
    best
}

/// The next possible date of a line from byte `from` on: where it begins and ends.
fn next_date(text: &str, from: usize) -> Option<(usize, usize, Date)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let inside = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        if run == 4 && !inside {
            let found = numeric_date(text, at, text.len(), 4)
                .map(|date| (date.year, date.month, date.day, date.end))
                .or_else(|| spelled_date(text, at));
            if let Some((year, month, day, end)) = found {
                if let Some(date) = date(year, month, day) {
                    return Some((at, end, date));
                }
            }
        }
        at += run;
    }
    None
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    // Nobody published on the web before it was there, or will for long after.
    (1980..=2199).contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// `2018년 6월 29일`, `주체114(2025)년 7월 13일` (from 2025 on).
fn spelled_date(text: &str, at: usize) -> Option<(i16, i8, i8, usize)> {
    let mut end = at;
    let mut field = |unit: char, bracket: bool| {
        let rest = text.get(end..)?;
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        let (value, length) = digits(&rest.as_bytes()[spaces..])?;
        let rest = rest.get(spaces + length..)?;
        let closed = if bracket { rest.strip_prefix(')').unwrap_or(rest) } else { rest };
        let after = closed.strip_prefix(unit)?;
        end = text.len() - after.len();
        Some(value)
    };
    let year = field('년', true)?;
    let month = field('월', false)?;
    let day = field('일', false)?;
    Some((i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?, end))
}

/// Where a time of day behind a date ends: ` 16:22`, `(금) 16:22:19`, ` 오후 4:22`.
fn time_behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let (colon, _) = rest.char_indices().take(20).find(|(_, c)| *c == ':')?;
    let before = &rest.as_bytes()[..colon];
    let hours = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (_, minutes) = digits(&rest.as_bytes()[colon + 1..])?;
    if !(1..=2).contains(&hours) || minutes != 2 {
        return None;
    }
    // Between them only a weekday or a part of the day.
    let between = rest.get(..colon - hours)?;
    if between.chars().filter(|c| c.is_alphanumeric()).count() > 3 {
        return None;
    }
    let seconds = rest.as_bytes()[colon + 3..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b':')
        .count();
    Some(end + colon + 3 + seconds)
}

/// Whether the line is the date, and perhaps weekday, page or edition.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let (Some(before), Some(behind)) = (text.get(..start), text.get(end..)) else { return false };
    // 주체114(
    before.chars().filter(|c| is_syllable(*c)).count() <= 2
        && behind.chars().filter(|c| is_syllable(*c)).count() <= BESIDE
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || ":：.|[]()<>〈〉·•-–/=▶▲○□■".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::furniture;
    use crate::text::page;

    fn date_of(page: &str) -> Option<String> {
        let furniture = furniture::load(&Tables::embedded(), &mut Vec::new());
        let mut lines = Vec::new();
        page::lines(&furniture, page, &mut lines);
        published(&Datelines::embedded(), page, &lines).map(|date| date.to_string())
    }

    #[test]
    fn every_label_is_read_in_its_example() {
        let mut faults = Vec::new();
        let tables = Tables::embedded();
        let datelines = Datelines::load(&tables, &mut faults);
        for row in tables.rows(&SCHEMA, &mut faults) {
            let example = row.text("example");
            let (start, end, date) = next_date(example, 0).expect(example);
            assert_eq!(date.to_string(), "2018-06-29", "{example}");
            let behind = time_behind(example, end).unwrap_or(end);
            let label = datelines
                .before(&example[..start])
                .or_else(|| datelines.behind(&example[behind..]));
            let meaning = match row.text("meaning") {
                "issued" => Meaning::Issued,
                "modified" => Meaning::Modified,
                "page" => Meaning::Page,
                _ => Meaning::Other,
            };
            assert_eq!(label, Some(meaning), "{example}");
        }
        assert_eq!(faults, []);
    }

    #[test]
    fn the_page_says_when_it_was_published() {
        let body =
            "두 장관은 이날 오전 서울에서 만나 현안을 논의했다.\n양측은 다시 만나기로 했다.\n";
        for (head, foot, date) in [
            ("두 장관 회담\n등록 2018-06-29 16:22:19\n", "", Some("2018-06-29")),
            ("두 장관 회담\n수정 2018.07.01 09:00 입력 2018.06.29 16:22\n", "", Some("2018-06-29")),
            ("두 장관 회담\n입력2018.06.29 16:22 수정2018.07.01 09:00\n", "", Some("2018-06-29")),
            ("두 장관 회담\n수정 2018.07.01 09:00\n", "", Some("2018-07-01")),
            ("2018.06.29 16:22\n두 장관 회담\n", "", Some("2018-06-29")),
            ("두 장관 회담\n한빛일보  2018-06-29 16:22\n", "", Some("2018-06-29")),
            ("두 장관 회담\n[2018-06-29 3면]\n", "", Some("2018-06-29")),
            (
                "두 장관 회담\n2018년06월29일 16:22 최종수정 2018년07월01일 09:00\n",
                "",
                Some("2018-06-29"),
            ),
            ("두 장관 회담\n주체107(2018)년 6월 29일\n", "", Some("2018-06-29")),
            ("보도시점 2018. 6. 29.(금) 14:00\n두 장관 회담\n", "", Some("2018-06-29")),
            (
                "최종편집 : 2018-07-02 11:00\n두 장관 회담\n승인 2018.06.29 16:22\n",
                "",
                Some("2018-06-29"),
            ),
            ("최종편집 : 2018-07-02 11:00\n두 장관 회담\n", "", Some("2018-07-02")),
            ("두 장관 회담\n", "2018/06/29 16:22 송고\n", Some("2018-06-29")),
            ("두 장관 회담\n", "많이 본 뉴스\n1 첫눈 소식 (2026.01.05)\n", None),
            ("두 장관 회담\n", "1. 시장, 2026년 1월 2일 현장을 찾아\n", None),
            ("두 장관 회담\n등록 2018-02-31 16:22\n", "", None),
            ("두 장관 회담\n등록 0000-00-00 16:22\n등록 9999-12-31 10:00\n", "", None),
            ("[서울=한빛통신] 두 장관이 5일\n", "", None),
            ("2018.06.29 기준 두 장관 회담\n", "", None),
            ("", "", None),
        ] {
            let page = format!("{head}{body}{foot}");
            assert_eq!(date_of(&page).as_deref(), date, "{page}");
        }
    }

    #[test]
    fn no_line_panics() {
        for text in
            ["", "2018-", "2018년", "등록 2018.6", "2018-06-29 :", "입력 2018-06-29 1:2", "년월일"]
        {
            let line = Line {
                span: crate::Span::new(0, text.len()),
                zone: Zone::Furniture,
                dated: true,
                header: true,
            };
            let _ = published(&Datelines::embedded(), text, &[line]);
        }
    }
}
