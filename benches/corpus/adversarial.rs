//! Texts that no newspaper prints and that must cost no more than news does.

/// A text of about so many bytes.
pub type Generator = fn(usize) -> String;

/// The generators by name.
pub const ALL: &[(&str, Generator)] = &[
    ("one line", one_line),
    ("no spaces", no_spaces),
    ("one syllable", one_syllable),
    ("one trigger", one_trigger),
    ("one visit", one_visit),
    ("names without verb", names),
    ("brackets", brackets),
    ("quotes", quotes),
    ("nested", nested),
    ("figures", figures),
    ("spaces", spaces),
    ("line breaks", line_breaks),
    ("emoji", emoji),
];

fn repeat(part: &str, bytes: usize) -> String {
    part.repeat(bytes.div_ceil(part.len()))
}

/// Sentences on one line.
fn one_line(bytes: usize) -> String {
    repeat(
        "한결 외교부 장관은 3일 서울에서 얀 노박 체코 대통령과 만나 원전 문제를 논의했다. ",
        bytes,
    )
}

/// A sentence without a space: one word, all of it known.
fn no_spaces(bytes: usize) -> String {
    repeat("외교부장관은한미정상회담에서중국외교부장과만나회담했다", bytes)
}

/// A word that is never finished.
fn one_syllable(bytes: usize) -> String {
    repeat("가", bytes)
}

/// Nothing but triggers.
fn one_trigger(bytes: usize) -> String {
    repeat("회담 ", bytes)
}

/// A visit, and who took part, told again and again.
fn one_visit(bytes: usize) -> String {
    repeat(
        "한결 국무총리는 체코를 방문했다. 한국과 체코가 회담했다. 우리 측에서는 한결 총리가, 체코 측에서는 얀 노박 차관이 나왔다. ",
        bytes,
    )
}

/// Participants that never meet.
fn names(bytes: usize) -> String {
    repeat("한결 외교부 장관과 얀 노박 체코 대통령, ", bytes)
}

/// Brackets that open and never close, then the other way round.
fn brackets(bytes: usize) -> String {
    repeat("(", bytes / 2) + &repeat(")", bytes / 2)
}

/// Quotation marks around nothing, and one too many.
fn quotes(bytes: usize) -> String {
    repeat("“‘\"", bytes) + "“"
}

/// Brackets in quotations in brackets around words.
fn nested(bytes: usize) -> String {
    let part = "(“외교부 ‘장관";
    let depth = bytes / 2 / part.len();
    part.repeat(depth) + &"’ 회담”)".repeat(depth)
}

/// Digits that might be dates.
fn figures(bytes: usize) -> String {
    repeat("2024-05-1312345일6월7시", bytes)
}

fn spaces(bytes: usize) -> String {
    repeat(" ", bytes)
}

fn line_breaks(bytes: usize) -> String {
    repeat("다.\n", bytes)
}

fn emoji(bytes: usize) -> String {
    repeat("😀", bytes)
}
