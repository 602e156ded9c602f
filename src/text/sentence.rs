//! Cuts lines into sentences.

use memchr::memchr_iter;

use super::page::{Line, Zone};
use crate::span::Span;
use crate::text::hangul::is_syllable;

/// One sentence, surrounding white space left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The kind of line it stands in.
    pub zone: Zone,
    /// Number of its line on the page: sentences of one line form a paragraph.
    pub paragraph: usize,
}

/// All sentences of the lines that are part of the article, those longer than `longest`
/// bytes cut at a space: nobody writes them, and the work on one sentence may grow faster
/// than its length. How many were cut.
pub fn sentences(text: &str, lines: &[Line], longest: usize, out: &mut Vec<Sentence>) -> usize {
    out.clear();
    // A character at a time at the least.
    let longest = longest.max(4);
    let mut cuts = 0;
    for (paragraph, line) in lines.iter().enumerate() {
        if matches!(line.zone, Zone::Furniture | Zone::Repeat) {
            continue;
        }
        cut(text, line.span, |span| {
            cuts += usize::from(span.len() > longest);
            pieces(text, span, longest, |span| {
                out.push(Sentence { span, zone: line.zone, paragraph });
            });
        });
    }
    cuts
}

/// Cuts behind `다.`, `요?`, `함.` and the like, but not inside a quotation.
fn cut(text: &str, line: Span, mut emit: impl FnMut(Span)) {
    let body = line.of(text);
    let bytes = body.as_bytes();
    // Unbalanced straight quotes say nothing about where a quotation ends.
    let straight = memchr_iter(b'"', bytes).count() % 2 == 0;
    let curly = count(body, '“') == count(body, '”');
    let (mut in_straight, mut in_curly) = (false, false);
    let mut start = 0;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let c = match byte {
            // Hangul, and all else that is no mark.
            0xea..=0xed => {
                at += 3;
                continue;
            }
            b'"' | b' ' | b'.' | b'?' | b'!' => char::from(*byte),
            0x80.. => body[at..].chars().next().unwrap_or(' '),
            _ => {
                at += 1;
                continue;
            }
        };
        let here = at;
        at += c.len_utf8();
        match c {
            '"' if straight => in_straight = !in_straight,
            '“' if curly => in_curly = true,
            '”' if curly => in_curly = false,
            _ => {}
        }
        if in_straight || in_curly {
            continue;
        }
        // Run-on captions and scripts: ‘만났습니다 이 장관은’.
        if c == ' ' && body[..here].ends_with("니다") {
            push(body, line, start, here, &mut emit);
            start = here;
        }
        let previous = || body[..here].chars().next_back().unwrap_or(' ');
        let ends = match c {
            '.' => {
                let previous = previous();
                is_syllable(previous) || matches!(previous, '”' | '"' | ')' | '’' | '\'')
            }
            '?' | '!' | '…' => is_syllable(previous()),
            _ => false,
        };
        if !ends {
            continue;
        }
        let next = body[at..].chars().next().unwrap_or(' ');
        // A sentence may follow at once (`했다.이어`); an ellipsis joins headline halves.
        let closed =
            next.is_whitespace() || (c == '.' && is_syllable(next) && follows_da(body, here));
        if closed && c != '…' {
            push(body, line, start, at, &mut emit);
            start = at;
        }
    }
    push(body, line, start, body.len(), &mut emit);
}

/// How often a quotation mark or other sign of U+2000 to U+2FFF stands in the text.
fn count(text: &str, mark: char) -> usize {
    memchr_iter(0xe2, text.as_bytes()).filter(|at| text[*at..].starts_with(mark)).count()
}

fn follows_da(body: &str, at: usize) -> bool {
    body[..at].ends_with('다')
}

fn push(body: &str, line: Span, start: usize, end: usize, emit: &mut impl FnMut(Span)) {
    let piece = &body[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let first = line.start + start + (piece.len() - piece.trim_start().len());
        emit(Span::new(first, first + trimmed.len()));
    }
}

/// A sentence in pieces of at most `longest` bytes.
fn pieces(text: &str, sentence: Span, longest: usize, mut emit: impl FnMut(Span)) {
    let body = sentence.of(text);
    let mut begin = 0;
    while begin < body.len() {
        let rest = body.len() - begin;
        let stop = if rest > longest { short_of(body, begin + longest, begin) } else { body.len() };
        push(body, sentence, begin, stop, &mut emit);
        begin = stop;
    }
}

/// The last place at or before `limit` where a sentence that begins at `begin` may be cut.
fn short_of(body: &str, limit: usize, begin: usize) -> usize {
    let limit = (0..=limit).rev().find(|at| body.is_char_boundary(*at)).unwrap_or(begin);
    match body[begin..limit].rfind(' ') {
        Some(space) if space > 0 => begin + space,
        _ => limit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        cut(text, Span::new(0, text.len()), |span| spans.push(span));
        spans.iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_korean_sentences_end() {
        assert_eq!(split("만났다. 헤어졌다."), ["만났다.", "헤어졌다."]);
        assert_eq!(split("만났다.이어 헤어졌다."), ["만났다.", "이어 헤어졌다."]);
        assert_eq!(split("3.5% 올랐다. 끝"), ["3.5% 올랐다.", "끝"]);
        assert_eq!(split("12.2.(월) 회담 개최"), ["12.2.(월) 회담 개최"]);
        assert_eq!(split("그는 “갔다. 봤다.”고 했다. 끝"), ["그는 “갔다. 봤다.”고 했다.", "끝"]);
        assert_eq!(split(""), [] as [&str; 0]);
    }

    #[test]
    fn sentences_without_end_are_cut_at_a_space() {
        for unit in ["만나 ", "가", "가나다라마바사아자차카타파하 "] {
            let text = unit.repeat(5000);
            let line = Line {
                span: Span::new(0, text.len()),
                zone: Zone::Body,
                dated: false,
                header: false,
            };
            let mut found = Vec::new();
            assert_eq!(sentences(&text, &[line], 3000, &mut found), 1);
            let pieces: Vec<&str> = found.iter().map(|found| found.span.of(&text)).collect();
            assert!(pieces.iter().all(|piece| piece.len() <= 3000 && !piece.is_empty()));
            assert_eq!(pieces.concat().replace(' ', ""), text.replace(' ', ""));
            if unit.ends_with(' ') {
                assert!(pieces.iter().all(|piece| piece.ends_with(unit.trim())));
            }
        }
    }
}
