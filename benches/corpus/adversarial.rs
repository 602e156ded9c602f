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
    ("new names", new_names),
    ("new names meet", new_names_meet),
    ("surnames", surnames),
    ("partners", partners),
    ("sides without verb", sides),
    ("one country", one_country),
    ("one word", one_word),
    ("he", he),
    ("Latin", latin),
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

/// Names of three syllables, each another one as long as there are any.
fn made_up(at: usize) -> String {
    let first: Vec<char> = "김이박최정강조윤장임한오서신권황안송류홍".chars().collect();
    let other: Vec<char> = "가나다라마바사아자하거너더러머버서어저허고노도".chars().collect();
    let (second, third) = (at / first.len(), at / first.len() / other.len());
    [first[at % first.len()], other[second % other.len()], other[third % other.len()]]
        .iter()
        .collect()
}

/// What is made of a number, for numbers from nought on.
fn series(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 100);
    (0..)
        .map(part)
        .take_while(|part| {
            text.push_str(part);
            text.len() < bytes
        })
        .for_each(drop);
    text
}

/// A list of members, nobody named twice.
fn new_names(bytes: usize) -> String {
    series(bytes, |at| format!("{} 의원, ", made_up(at)))
}

/// Two others meet in every sentence.
fn new_names_meet(bytes: usize) -> String {
    series(bytes, |at| {
        format!("{} 장관은 {} 총리와 만났다. ", made_up(2 * at), made_up(2 * at + 1))
    })
}

/// Surnames of people whose names have not been told, and of some whose have.
fn surnames(bytes: usize) -> String {
    series(bytes, |at| match at % 8 {
        0 => format!("{} 장관이 왔다. ", made_up(at)),
        _ => format!("{} 장관은 한 총리를 만났다. ", made_up(at).chars().next().unwrap_or('김')),
    })
}

/// One partner after the other in a sentence without end.
fn partners(bytes: usize) -> String {
    repeat("총리와 만나고 ", bytes)
}

/// Sides and encounters, and no verb in the sentence.
fn sides(bytes: usize) -> String {
    repeat("유엔 한미 협의 ", bytes)
}

/// A country's name, again and again.
fn one_country(bytes: usize) -> String {
    repeat("북한 인도 ", bytes)
}

/// Sentences of one word.
fn one_word(bytes: usize) -> String {
    repeat("만났다. ", bytes)
}

/// Somebody who has been told, and somebody who has not.
fn he(bytes: usize) -> String {
    series(bytes, |at| format!("{} 의원이 왔다. 그는 이 장관과 만났다. ", made_up(at)))
}

/// A word of Latin letters that is never finished.
fn latin(bytes: usize) -> String {
    repeat("TheQuickBrownFoxJumpsOverTheLazyDog", bytes)
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
