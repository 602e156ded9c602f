//! Text from articles, made safe and measurable for a terminal.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// What a terminal may show of `text`: white space becomes single spaces, control characters
/// the replacement character, and marks that reorder or hide text are left out.
pub fn clean(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !c.is_control() && !is_invisible(c) && (c == ' ' || !c.is_whitespace());
    if text.chars().all(plain) && !text.contains("  ") && text.trim().len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !is_invisible(*c)) {
            out.push(if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
        }
    }
    Cow::Owned(out)
}

/// Zero-width characters and the marks that override the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// How many columns of a terminal the text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// `text` filled up with spaces to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// `text` in lines of at most `width` columns, broken at spaces, within a word only where it
/// must be.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let mut lines = vec![String::new()];
    let mut filled = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let needed = columns(word);
        if filled > 0 && filled + 1 + needed > width {
            lines.push(String::new());
            filled = 0;
        }
        if filled > 0 {
            push(&mut lines, " ");
            filled += 1;
        }
        if needed <= width {
            push(&mut lines, word);
            filled += needed;
            continue;
        }
        for c in word.chars() {
            let mut buffer = [0; 4];
            let c: &str = c.encode_utf8(&mut buffer);
            if filled + columns(c) > width {
                lines.push(String::new());
                filled = 0;
            }
            push(&mut lines, c);
            filled += columns(c);
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_steers_the_terminal() {
        let cases = [
            ("강경화 장관", "강경화 장관"),
            (" 강경화\t장관\n", "강경화 장관"),
            ("붉은\u{1b}[31m글", "붉은\u{FFFD}[31m글"),
            ("a\u{202E}b\u{200B}c\u{9b}", "abc\u{FFFD}"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_are_measured_in_columns_not_in_characters() {
        let cases: [(&str, usize, &[&str]); 5] = [
            ("한미 외교장관 통화", 10, &["한미", "외교장관", "통화"]),
            ("한미 외교장관 통화", 13, &["한미 외교장관", "통화"]),
            ("ab cd ef", 5, &["ab cd", "ef"]),
            ("가나다라마", 4, &["가나", "다라", "마"]),
            ("", 4, &[""]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrap(text, width), expected, "{text:?} in {width}");
        }
        assert_eq!(pad("한", 4), "한  ");
    }
}
