//! Whether two articles name the same person, and tell of the same encounter.

use std::collections::BTreeSet;

use super::telling::Telling;
use crate::event::Participant;

/// How well two participants agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// They are different.
    None,
    /// One side is only a country or body, to which the other belongs.
    Side,
    /// The same row, name or office.
    Same,
}

/// A name or title without spaces and points, for comparison.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two names can be one person's: equal, or the one is the last word of the other
/// (`폼페이오`, `마이크 폼페이오`).
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (bare_a, bare_b) = (bare(a), bare(b));
    if bare_a.is_empty() || bare_b.is_empty() {
        return false;
    }
    let last = |name: &str| name.split_whitespace().last().map(bare);
    bare_a == bare_b
        || (a.contains(' ') != b.contains(' ')
            && (last(a).as_deref() == Some(&bare_b) || last(b).as_deref() == Some(&bare_a)))
}

/// How well two participants of different articles agree.
pub(super) fn agreement(a: &Participant, b: &Participant) -> Agreement {
    if a.rows.iter().any(|row| b.rows.contains(row)) {
        return Agreement::Same;
    }
    if differ(a.country.as_deref(), b.country.as_deref()) {
        return Agreement::None;
    }
    match (a.name.as_deref(), b.name.as_deref()) {
        (Some(x), Some(y)) if same_name(x, y) => Agreement::Same,
        (Some(_), Some(_)) => Agreement::None,
        // One of them is no person by name: an office, a body, a country.
        (x, y) => {
            let near = |a: Option<&str>, b: Option<&str>| match (a, b) {
                (Some(a), Some(b)) => {
                    let (a, b) = (bare(a), bare(b));
                    !a.is_empty() && (a.ends_with(&b) || b.ends_with(&a)) && !b.is_empty()
                }
                _ => false,
            };
            let known = a.country.is_some() && b.country.is_some() || x.is_none() && y.is_none();
            let office = near(a.title.as_deref(), b.title.as_deref()) && known;
            let untitled = a.title.is_none() && b.title.is_none();
            // A country as a whole has no body.
            let countries = a.org.is_none() && b.org.is_none() && a.country.is_some();
            let country = countries && a.country == b.country;
            if office || untitled && (country || near(a.org.as_deref(), b.org.as_deref())) {
                Agreement::Same
            } else if a.country.is_some() && a.country == b.country && (is_side(a) || is_side(b)) {
                Agreement::Side
            } else {
                Agreement::None
            }
        }
    }
}

/// Whether a participant is no more than a country or body.
pub(super) fn is_side(participant: &Participant) -> bool {
    participant.name.is_none() && participant.title.is_none()
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Whether two tellings have the same sides, apart from those that one of them leaves out.
pub(super) fn same_sides(a: &Telling, b: &Telling) -> bool {
    let mut few: Vec<&Participant> = a.participants().collect();
    let mut many: Vec<&Participant> = b.participants().collect();
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    if few.len() < 2 || !same_countries(&few, &many) {
        return false;
    }
    // Close matches first: a country must not take the place of its own minister.
    let mut taken = vec![false; many.len()];
    let mut same = 0;
    let mut open = Vec::new();
    for one in few {
        let found =
            (0..many.len()).find(|at| !taken[*at] && agreement(one, many[*at]) == Agreement::Same);
        match found {
            Some(at) => {
                taken[at] = true;
                same += 1;
            }
            None => open.push(one),
        }
    }
    let rest = open.iter().all(|one| {
        let found =
            (0..many.len()).find(|at| !taken[*at] && agreement(one, many[*at]) == Agreement::Side);
        found.map(|at| taken[at] = true).is_some()
    });
    // Where both know only countries, the talks must at least be called the same.
    let bare = |telling: &Telling| telling.participants().all(is_side);
    rest && (same > 0 || a.event.rule == b.event.rule && bare(a) && bare(b))
}

/// Talks of two and talks of three countries on one day are different talks.
fn same_countries(a: &[&Participant], b: &[&Participant]) -> bool {
    let countries = |side: &[&Participant]| -> Option<BTreeSet<String>> {
        side.iter().map(|participant| participant.country.clone()).collect()
    };
    match (countries(a), countries(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// What two participants that agree have in common at least one of: for looking up.
pub(super) fn handles(participant: &Participant) -> Vec<String> {
    let mut handles: Vec<String> =
        participant.rows.iter().map(|row| format!("row {row}")).collect();
    if let Some(name) = &participant.name {
        handles.push(format!("name {}", bare(name)));
        if let Some(last) = name.split_whitespace().last() {
            handles.push(format!("name {}", bare(last)));
        }
    }
    if let Some(title) = &participant.title {
        let bare = bare(title);
        let count = bare.chars().count();
        // Titles that end alike can be one: `외교부 장관`, `장관`.
        let end: String = bare.chars().skip(count.saturating_sub(2)).collect();
        handles.push(format!("title {end}"));
    }
    if let (true, Some(country)) = (is_side(participant), &participant.country) {
        handles.push(format!("side {country}"));
    }
    if let (None, Some(org)) = (&participant.title, &participant.org) {
        let bare = bare(org);
        let count = bare.chars().count();
        let end: String = bare.chars().skip(count.saturating_sub(1)).collect();
        handles.push(format!("org {end}"));
    }
    handles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn participant(text: &str) -> Participant {
        let mut fields = text.split('|').map(|f| (!f.is_empty()).then(|| f.to_owned()));
        let mut next = || fields.next().flatten();
        let (name, title, org, country) = (next(), next(), next(), next());
        let rows: Vec<String> = next().into_iter().collect();
        let json = serde_json::json!({
            "name": name, "title": title, "org": org, "country": country, "rows": rows,
            "mention": null,
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn participants_of_two_articles_agree() {
        use Agreement::{None, Same, Side};
        let cases = [
            ("강경화|장관||KR", "강경화|외교부 장관||KR", Same),
            ("폼페이오|||US", "마이크 폼페이오|||US", Same),
            ("마이크 폼페오|||US|p1", "마이크 폼페이오|||US|p1", Same),
            ("김건|||KR", "김건희|||KR", None),
            ("성 김|||US", "김 성|||US", None),
            ("이영희|||KR", "이영희|||KP", None),
            ("|장관||KR", "강경화|외교부 장관||KR", Same),
            ("|장관||", "강경화|외교부 장관||KR", None),
            ("|차관||KR", "강경화|외교부 장관||KR", None),
            ("|||KR", "강경화|외교부 장관||KR", Side),
            ("|||KR", "|||KR", Same),
            ("||통일부|", "||통일부|KR", Same),
            ("||통일부|KR", "||국방부|KR", Side),
            ("|||", "|||", None),
        ];
        for (a, b, expected) in cases {
            assert_eq!(agreement(&participant(a), &participant(b)), expected, "{a} and {b}");
            assert_eq!(agreement(&participant(b), &participant(a)), expected, "{b} and {a}");
        }
    }

    #[test]
    fn what_is_the_same_has_a_handle_in_common() {
        let all = [
            "강경화|장관||KR",
            "강경화|외교부 장관||KR",
            "폼페이오|||US",
            "마이크 폼페이오|||US",
            "|장관||KR",
            "||통일부|",
            "||통일부|KR",
            "마이크 폼페오|||US|p1",
            "P|||US|p1",
        ];
        for a in all.map(participant) {
            for b in all.map(participant) {
                if agreement(&a, &b) == Agreement::Same {
                    let (a, b) = (handles(&a), handles(&b));
                    assert!(a.iter().any(|handle| b.contains(handle)), "{a:?} {b:?}");
                }
            }
        }
    }
}
