//! When two wordings count as the same: names, offices, places, topics.

use std::collections::BTreeMap;

use crate::corpus::Party;

/// Without white space, quotes, brackets and dots, in lower case.
pub fn norm(text: &str) -> String {
    const DROPPED: &str = "·ㆍ・-‐'\"“”‘’()[]<>《》「」,.";
    text.chars()
        .filter(|c| !c.is_whitespace() && !DROPPED.contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

fn normed(text: Option<&str>) -> String {
    norm(text.unwrap_or_default())
}

/// Whether one of the two wordings holds the other.
pub fn near(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

/// How often each pair of neighbouring characters occurs; a text of one character is its own pair.
fn pairs_of(text: &str) -> BTreeMap<[Option<char>; 2], usize> {
    let chars: Vec<char> = norm(text).chars().collect();
    let mut counts = BTreeMap::new();
    if chars.len() < 2 {
        counts.insert([chars.first().copied(), None], 1);
    }
    for pair in chars.windows(2) {
        *counts.entry([Some(pair[0]), Some(pair[1])]).or_insert(0) += 1;
    }
    counts
}

/// Share of character pairs that two wordings have in common, 0 to 1 (Dice).
pub fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (pairs_of(a), pairs_of(b));
    let common: usize = a.iter().map(|(pair, n)| *n.min(b.get(pair).unwrap_or(&0))).sum();
    let total = a.values().sum::<usize>() + b.values().sum::<usize>();
    2.0 * common as f64 / total.max(1) as f64
}

/// Offices that the news names by class (`한미 외교장관`) as well as by title (`국무장관`):
/// wordings that a title of the class contains, and those it may equal.
const OFFICE_CLASSES: [(&[&str], &[&str]); 5] = [
    (
        &[
            "외교장관",
            "외교부장관",
            "외교통상부장관",
            "외무장관",
            "외무부장관",
            "외무상",
            "외상",
            "국무장관",
            "국무부장관",
            "외교부장",
            "외교담당국무위원",
        ],
        &[],
    ),
    (
        &[
            "국방장관",
            "국방부장관",
            "방위상",
            "방위성대신",
            "국방부장",
            "국방상",
            "전쟁장관",
            "전쟁부장관",
        ],
        &[],
    ),
    (&["정상", "대통령", "총리", "국가주석", "국왕", "국무위원장", "국방위원장"], &["주석"]),
    (
        &[
            "수석대표",
            "평화교섭본부장",
            "대북특별대표",
            "대북정책특별대표",
            "한반도사무특별대표",
            "6자회담대표",
        ],
        &[],
    ),
    (&["당대표", "비상대책위원장", "비대위원장", "당대표권한대행"], &["대표"]),
];

fn same_class(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    OFFICE_CLASSES.iter().any(|(within, whole)| {
        let fits = |t: &str| within.iter().any(|w| t.contains(w)) || whole.contains(&t);
        fits(&a) && fits(&b)
    })
}

/// The value, unless it is missing or empty.
fn said(field: &Option<String>) -> Option<&str> {
    field.as_deref().filter(|value| !value.is_empty())
}

/// Whether two participants hold, or are, the same office, body or country.
pub fn same_office(gold: &Party, found: &Party) -> bool {
    let countries = (said(&gold.country), said(&found.country));
    if matches!(countries, (Some(a), Some(b)) if a != b) {
        return false;
    }
    let (gold_title, found_title) = (said(&gold.title), said(&found.title));
    if let (Some(a), Some(b)) = (gold_title, found_title) {
        return near(a, b) || overlap(a, b) >= 0.5 || same_class(a, b);
    }
    let (gold_org, found_org) = (said(&gold.org), said(&found.org));
    if gold_title.is_some() || found_title.is_some() {
        // One side is an office, the other only a body or a country.
        let a = gold_title.or(gold_org).unwrap_or_default();
        return near(a, found_title.or(found_org).unwrap_or_default());
    }
    match (gold_org, found_org) {
        (Some(a), Some(b)) => near(a, b),
        _ => countries.0.is_some() && countries.0 == countries.1,
    }
}

/// Whether a participant that was found is the annotated one.
pub fn same_participant(gold: &Party, found: &Party) -> bool {
    let (a, b) = (normed(gold.name.as_deref()), normed(found.name.as_deref()));
    if !a.is_empty() && !b.is_empty() {
        let (m, n) = (a.chars().count(), b.chars().count());
        let (short, long) = if n < m { (&b, &a) } else { (&a, &b) };
        return a == b || m.min(n) >= 2 && m.max(n) > 3 && long.ends_with(short.as_str());
    }
    // A person whom the article names has to be named.
    (a.is_empty() || !b.is_empty()) && same_office(gold, found)
}

/// Pairs annotated and found participants one to one, each with the best that is left.
pub fn pairs(gold: &[Party], found: &[&Party]) -> Vec<(usize, usize)> {
    let mut used = vec![false; found.len()];
    let mut out = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let mut best: Option<((bool, bool), usize)> = None;
        for (j, f) in found.iter().enumerate() {
            if used[j] || !same_participant(g, f) {
                continue;
            }
            let (a, b) = (normed(g.name.as_deref()), normed(f.name.as_deref()));
            let key = (a == b && !a.is_empty(), same_office(g, f));
            if best.is_none_or(|(other, _)| key > other) {
                best = Some((key, j));
            }
        }
        if let Some((_, j)) = best {
            used[j] = true;
            out.push((i, j));
        }
    }
    out
}

/// Whether the place found is one of the annotated wordings, or nearly.
pub fn place_fits(gold: &[String], found: Option<&str>) -> bool {
    found.is_some_and(|f| !f.is_empty() && gold.iter().any(|g| near(g, f) || overlap(g, f) >= 0.6))
}

/// Whether two wordings of a topic say the same.
pub fn same_topic(a: &str, b: &str) -> bool {
    overlap(a, b) >= 0.5 || near(a, b)
}
