//! The text of a page that no parser should be given: nested so deep that the time to
//! build and weigh its tree grows with the square of its length.

/// Pages nested deeper are read without a tree; those of newspapers stay below 40.
pub const DEEPEST: usize = 400;

/// Elements that have no end, or whose end pages leave out.
const UNCLOSED: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];

/// How deep the page's elements are nested, roughly.
pub fn depth(page: &str) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    for (_, name) in tags(page) {
        match name.strip_prefix('/') {
            Some(_) => now = now.saturating_sub(1),
            None if UNCLOSED.iter().any(|unclosed| unclosed.eq_ignore_ascii_case(name)) => {}
            None => now += 1,
        }
        deepest = deepest.max(now);
    }
    deepest
}

/// What stands between the tags, scripts and styles left out, a line a piece.
pub fn text(page: &str) -> String {
    let mut out = String::new();
    let mut start = 0;
    let mut hidden: Option<&str> = None;
    for (at, name) in tags(page) {
        if at < start {
            continue;
        }
        if hidden.is_none() {
            let piece = page.get(start..at).unwrap_or_default().trim();
            if !piece.is_empty() {
                out.push_str(piece);
                out.push('\n');
            }
            hidden = ["script", "style"].into_iter().find(|tag| tag.eq_ignore_ascii_case(name));
        } else if hidden.is_some_and(|tag| name[1.min(name.len())..].eq_ignore_ascii_case(tag)) {
            hidden = None;
        }
        start = page[at..].find('>').map_or(page.len(), |end| at + end + 1);
    }
    if hidden.is_none() {
        out.push_str(page.get(start..).unwrap_or_default().trim());
    }
    out
}

/// Where each tag begins, and its name, with a slash where it ends an element.
fn tags(page: &str) -> impl Iterator<Item = (usize, &str)> {
    page.match_indices('<').filter_map(|(at, _)| {
        let rest = &page[at + 1..];
        let letters = rest.strip_prefix('/').unwrap_or(rest);
        let length = letters.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = &rest[..rest.len() - letters.len() + length];
        (length > 0).then_some((at, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_what_is_open() {
        let cases = [
            ("", 0),
            ("가 < 나", 0),
            ("<div><div>가</div></div><div>나</div>", 2),
            ("<p>가<p>나<br><img><li>", 0),
            ("</div></div><DIV>", 1),
        ];
        for (page, expected) in cases {
            assert_eq!(depth(page), expected, "{page}");
        }
        assert_eq!(depth(&"<div>".repeat(20_000)), 20_000);
    }

    #[test]
    fn what_stands_between_tags_is_kept() {
        let cases = [
            ("<div>가<b>나</b></div>다", "가\n나\n다"),
            ("<script>가 < 나 <b></script>다", "다"),
            ("<style>가</STYLE>나", "나"),
            ("가<div", "가\n"),
            ("가<div <b <i>나", "가\n나"),
            ("<script>가", ""),
        ];
        for (page, expected) in cases {
            assert_eq!(text(page), expected, "{page}");
        }
    }
}
