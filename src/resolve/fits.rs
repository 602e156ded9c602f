//! What two mentions have to have in common: surnames, titles, bodies, countries.

use crate::gazetteer::Gazetteer;
use crate::mention::actor::Actor;
use crate::steps::step;

/// Whether the name begins with the surname, or ends with it in the Western order (`정 박`).
pub(super) fn bears(name: &str, surname: &str) -> bool {
    name.starts_with(surname) || name.rsplit(' ').next() == Some(surname)
}

/// Whether two title nouns can be one person's: equal, or one the end of the other
/// (`외교장관` and `장관`).
pub(super) fn compatible(a: &str, b: &str) -> bool {
    step();
    // 부시장 is not 시장.
    let is_deputy = |long: &str, short: &str| {
        long.rsplit(' ').next().and_then(|word| word.strip_prefix('부')) == Some(short)
    };
    if is_deputy(a, b) || is_deputy(b, a) {
        return false;
    }
    // From their ends on, spaces left out.
    let mut a = a.bytes().rev().filter(|byte| *byte != b' ').peekable();
    let mut b = b.bytes().rev().filter(|byte| *byte != b' ').peekable();
    if a.peek().is_none() || b.peek().is_none() {
        return false;
    }
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x != y => return false,
            (Some(_), Some(_)) => {}
            _ => return true,
        }
    }
}

/// Whether a body is part of the other (국가안보실 of 청와대).
pub(super) fn same_kind_of_body(gazetteer: &Gazetteer, a: u32, b: u32) -> bool {
    let parent = |row: u32| gazetteer.organisations[row as usize].parent;
    parent(a) == Some(b) || parent(b) == Some(a)
}

/// The classes of an actor's office, empty ones left out.
pub(super) fn classes<'g>(gazetteer: &'g Gazetteer, actor: &Actor) -> Vec<&'g str> {
    actor
        .title_row
        .map(|row| gazetteer.titles[row as usize].class.as_str())
        .into_iter()
        .chain(actor.office_row.map(|row| gazetteer.offices[row as usize].class.as_str()))
        .filter(|class| gazetteer.is_single_class(class))
        .collect()
}

/// The row of the actor's body: of several of one name, that of the person's country.
pub(super) fn body_of(gazetteer: &Gazetteer, text: &str, actor: &Actor) -> Option<u32> {
    let row = actor.body_row?;
    let body = &gazetteer.organisations[row as usize];
    let country = actor.person.and_then(|row| gazetteer.people[row as usize].country.as_ref());
    let (Some(name), Some(country)) = (actor.body.map(|span| span.of(text)), country) else {
        return Some(row);
    };
    if body.country.as_ref().is_none_or(|of| of == country) {
        return Some(row);
    }
    let other = gazetteer.organisations.iter().position(|body| {
        body.country.as_ref() == Some(country)
            && (body.name == name || body.aliases.iter().any(|alias| alias == name))
    });
    other.map_or(Some(row), |other| Some(other as u32))
}

/// The country that body, title, office or the person's own row say.
pub(super) fn implied_country(
    gazetteer: &Gazetteer,
    actor: &Actor,
    body: Option<u32>,
) -> Option<u32> {
    let code = |code: &Option<String>| code.as_deref().and_then(|c| gazetteer.country_index(c));
    // An international body's officials stand for it, not for their own country.
    let international = body.is_some_and(|row| {
        let body = &gazetteer.organisations[row as usize];
        body.kind == "international" && body.country.is_none()
    });
    if international {
        return gazetteer.country_index("UN");
    }
    body.and_then(|row| code(&gazetteer.organisations[row as usize].country))
        .or_else(|| actor.person.and_then(|row| code(&gazetteer.people[row as usize].country)))
        .or_else(|| actor.title_row.and_then(|row| code(&gazetteer.titles[row as usize].country)))
        .or_else(|| actor.office_row.and_then(|row| code(&gazetteer.offices[row as usize].country)))
}

/// Whether the words differ by one syllable added, left out or exchanged.
pub(super) fn one_apart(a: &str, b: &str) -> bool {
    // No character is longer.
    if a.len().abs_diff(b.len()) > char::MAX.len_utf8() {
        return false;
    }
    let (mut short, mut long) = (a.chars(), b.chars());
    let mut lengths = (a.chars().count(), b.chars().count());
    if lengths.0 > lengths.1 {
        std::mem::swap(&mut short, &mut long);
        lengths = (lengths.1, lengths.0);
    }
    // Both behind what they begin with alike.
    let (mut rest, mut other) = (short.as_str(), long.as_str());
    while let (Some(x), Some(y)) = (short.next(), long.next()) {
        if x != y {
            break;
        }
        (rest, other) = (short.as_str(), long.as_str());
    }
    let behind = |text: &'_ str| -> usize { text.chars().next().map_or(0, char::len_utf8) };
    match lengths.1 - lengths.0 {
        0 => !rest.is_empty() && rest[behind(rest)..] == other[behind(other)..],
        1 => *rest == other[behind(other)..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_one_syllable_apart() {
        assert!(one_apart("폼페이오", "폼페오"));
        assert!(one_apart("뉴버거", "뉴버기"));
        assert!(!one_apart("폼페이오", "폼페이오"));
        assert!(!one_apart("폼페이오", "틸러슨"));
    }

    #[test]
    fn titles_that_can_be_one_persons() {
        assert!(compatible("외교장관", "장관"));
        assert!(compatible("외교부 장관", "장관"));
        assert!(!compatible("외교장관", "차관"));
        assert!(!compatible("", "장관"));
    }
}
