//! Sets page furniture aside: menus, bylines, related headlines, copyright lines.
//!
//! Works on lines. An article is prose: its lines end as Korean sentences end.
//! What stands before the first such line is headline or furniture, what follows
//! a heading of related articles is furniture, and a line told twice counts once.

use memchr::{memchr, memchr2_iter, memchr3_iter, memrchr};
use rustc_hash::FxHashSet;

use crate::gazetteer::furniture::{Effect, Effects, FurnitureTable};
use crate::span::Span;

/// What a line of the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Zone {
    /// Headline or sub-headline.
    Headline,
    /// The article itself.
    #[default]
    Body,
    /// A picture's caption.
    Caption,
    /// Menus, related articles, copyright.
    Furniture,
    /// A line that the page has already shown.
    Repeat,
}

/// One line of the page, surrounding white space left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where the line stands.
    pub span: Span,
    /// What it is.
    pub zone: Zone,
    /// Whether the line states the publication date.
    pub dated: bool,
    /// Whether nothing of the article stands before it.
    pub header: bool,
}

/// Lines this short (in bytes) with a piece of `line` furniture in them are furniture.
const SHORT: usize = 120;

/// Splits a page into lines and says what each is.
pub fn lines(furniture: &FurnitureTable, text: &str, out: &mut Vec<Line>) {
    out.clear();
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let (mut body_seen, mut ended, mut section) = (false, false, false);
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let span = trimmed(text, Span::new(start, start + piece.len()));
        let line = span.of(text);
        start += piece.len();
        if line.is_empty() {
            continue;
        }
        let prose = is_prose(line);
        // Prose may well contain such words; only short lines are labels.
        let label = !prose || line.len() < SHORT;
        let effects = if label { furniture.effects(line) } else { Effects::default() };
        let caption = if label { effects.has(Effect::Caption) } else { furniture.is_caption(line) };
        let dated =
            line.len() < 2 * SHORT && !prose && effects.has(Effect::Date) && has_digits(line);
        let zone = if effects.has(Effect::Section) && (!prose || ends_like_list(line)) {
            section = true;
            Zone::Furniture
        } else if effects.has(Effect::End) {
            ended = ended || body_seen;
            Zone::Furniture
        } else if section && (body_seen || !prose || is_listed(line)) {
            Zone::Furniture
        } else if caption && !is_list_of_points(line) {
            Zone::Caption
        } else if prose || is_release(line) {
            section = false;
            body_seen = true;
            if seen.insert(line) { Zone::Body } else { Zone::Repeat }
        } else if ended || dated || effects.has(Effect::Line) || is_menu(line) || is_byline(line) {
            if is_byline(line) && body_seen {
                ended = true;
            }
            Zone::Furniture
        } else if seen.insert(line) {
            if body_seen && line.chars().count() > 60 { Zone::Body } else { Zone::Headline }
        } else {
            Zone::Repeat
        };
        out.push(Line { span, zone, dated, header: !body_seen });
    }
}

/// The line that byte `at` of the text stands in, as [`lines`] cuts it.
pub fn line_at(text: &str, at: usize) -> Span {
    let bytes = text.as_bytes();
    let start = memrchr(b'\n', &bytes[..at]).map_or(0, |feed| feed + 1);
    let end = memchr(b'\n', &bytes[at..]).map_or(text.len(), |feed| at + feed + 1);
    trimmed(text, Span::new(start, end))
}

/// What of a line is left without the white space around it.
fn trimmed(text: &str, line: Span) -> Span {
    let piece = line.of(text);
    let start = line.start + (piece.len() - piece.trim_start().len());
    Span::new(start, start + piece.trim().len())
}

/// Whether a line reads as an article's text: it holds or ends with a sentence's end.
fn is_prose(line: &str) -> bool {
    let closes = |c| matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '〉' | '》' | ' ');
    let bare = line.trim_end_matches(closes);
    bare.ends_with("다.")
        || bare.ends_with("요.")
        || bare.ends_with("다") && line.chars().count() > 40
        || holds_sentence_end(line)
        || (bare.ends_with(['.', '?']) && line.chars().count() > 45)
}

/// Whether a sentence ends inside the line: `다. `, `다.”`, `까?"`, `요."`.
fn holds_sentence_end(line: &str) -> bool {
    memchr2_iter(b'.', b'?', line.as_bytes()).any(|at| {
        let (before, mark) = line.split_at(at);
        if let Some(next) = mark.strip_prefix('.') {
            before.ends_with('다') && next.starts_with([' ', '"', '”'])
                || before.ends_with('요') && next.starts_with('"')
        } else {
            before.ends_with('까') && mark.starts_with("?\"")
        }
    })
}

/// Press releases and briefs set their points off with marks and need no sentence end.
fn is_release(line: &str) -> bool {
    let mut chars = line.chars();
    let marked = match chars.next() {
        Some('□' | '◇' | '■' | '◆' | '※' | '▲' | '△') => true,
        Some('ㅇ' | '○' | 'ㅁ') => chars.next() == Some(' '),
        _ => false,
    };
    marked && line.chars().count() > 12
}

/// `▲ A ▲ B ▲ C`: a list of points, not a caption.
fn is_list_of_points(line: &str) -> bool {
    line.matches('▲').count() > 1 || line.starts_with("▲") && line.contains(" : ")
}

fn is_listed(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit() || "·•▶☞-*".contains(c))
}

fn ends_like_list(line: &str) -> bool {
    line.ends_with("더보기")
}

fn has_digits(line: &str) -> bool {
    line.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// `정치 | 경제 | 사회`: a row of menu entries.
fn is_menu(line: &str) -> bool {
    // 0xEF leads ＞ and few other characters of a page.
    let bars = memchr3_iter(b'|', b'>', 0xef, line.as_bytes())
        .filter(|at| line[*at..].starts_with(['|', '>', '＞']))
        .count();
    bars >= 2 || (bars == 1 && line.chars().count() < 30)
}

/// A reporter's line: an e-mail address, or `홍길동 기자` and nothing else.
fn is_byline(line: &str) -> bool {
    let short = line.chars().count() < 50;
    short && (line.contains('@') || line.ends_with("기자") || line.ends_with("특파원"))
        || line.starts_with("• ") && line.ends_with("기자")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::furniture::load;
    use crate::gazetteer::tables::Tables;

    fn zones(text: &str) -> Vec<Zone> {
        let furniture = load(&Tables::embedded(), &mut Vec::new());
        let mut out = Vec::new();
        lines(&furniture, text, &mut out);
        out.iter().map(|line| line.zone).collect()
    }

    #[test]
    fn a_page_falls_into_its_parts() {
        use Zone::*;
        let page = "로그인 | 회원가입\n두 장관, 서울서 만나\n등록 2020-01-02 10:00\n\
                    갑 장관은 2일 을 장관과 만났다.\n▲ 악수하는 두 장관\n\
                    갑 장관은 2일 을 장관과 만났다.\n한밭일보 무단전재 및 재배포 금지\n\
                    많이 본 뉴스\n1 병 장관이 정 장관을 만났다.\n";
        assert_eq!(
            zones(page),
            [
                Furniture, Headline, Furniture, Body, Caption, Repeat, Furniture, Furniture,
                Furniture
            ]
        );
    }

    #[test]
    fn lists_before_the_article_do_not_swallow_it() {
        use Zone::*;
        let page = "많이 본 뉴스\n1 첫눈 소식\n2 김장값\n갑 장관은 2일 을 장관과 만났다.\n";
        assert_eq!(zones(page), [Furniture, Furniture, Furniture, Body]);
    }
}
