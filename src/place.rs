//! Where things happen: place phrases, most of them ending in 에서.

use crate::gazetteer::Gazetteer;
use crate::gazetteer::entry::EntryRef;
use crate::gazetteer::josa::{Case, Josa, Mark};
use crate::gazetteer::organisations::PARTY;
use crate::gazetteer::places::AIRPORT;
use crate::gazetteer::words::{GATE, SAME, SCENE, Word as Row, WordClass};
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::{Atom, Gap, Word, Words};
use crate::text::hangul::is_syllable;

/// How exactly a phrase says where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A word that points back (`현지`).
    Deictic,
    /// A country.
    Country,
    /// An airport: whoever lands there goes on.
    Gate,
    /// A city or region.
    Place,
    /// A body's seat (`국무부에서`).
    Seat,
    /// A building or room.
    Venue,
}

/// The word that says that nobody need know which (`한 식당`).
pub const ONE: &str = "한";

/// So many words may a place stand before the noun that tells a spot in it.
const BESIDE: usize = 3;

/// What nouns end in that name circles, sides, writings and rounds rather than places
/// (`불교계에서`, `회고록에서`), and what verbs end in (`모셔서`).
const NO_PLACES: [char; 16] = [
    '계', '측', '쪽', '록', '컵', '판', '선', '회', '론', '력', '적', '권', '여', '셔', '데', '면',
];

/// A phrase that names a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacePhrase {
    /// The phrase without its particle.
    pub span: Span,
    /// Index of its first word.
    pub first_word: usize,
    /// Index behind its last word.
    pub end_word: usize,
    /// Its particle.
    pub josa: Option<Josa>,
    /// Row of `countries.tsv`.
    pub country: Option<u32>,
    /// How exact it is.
    pub precision: Precision,
    /// The word tells a visit to the country (`방미`), without naming it.
    pub visit: bool,
    /// How it is known from what was said (`이곳`, `행사장`).
    pub points_back: Option<Back>,
}

/// What a phrase that points back points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// The place named last (`이곳`).
    Place,
    /// The place named last, if any: the word says something itself (`행사장`).
    Scene,
    /// Where the last encounter took place (`같은 장소`).
    Same,
}

/// Finds the place phrases of a sentence, in order.
pub fn places(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    is_time: &dyn Fn(Span) -> bool,
    out: &mut Vec<PlacePhrase>,
) {
    out.clear();
    for (index, word) in words.words.iter().enumerate() {
        if is_time(word.span) {
            continue;
        }
        if let Some(country) = visited(gazetteer, words, word) {
            out.push(PlacePhrase {
                span: word.stem,
                first_word: index,
                end_word: index + 1,
                josa: None,
                country: Some(country),
                precision: Precision::Country,
                visit: true,
                points_back: None,
            });
            continue;
        }
        let beside = beside_place(gazetteer, text, words, index);
        let own =
            || head(gazetteer, text, words, word).map(|(precision, of)| (index, precision, of));
        let Some((from, precision, country)) = beside.or_else(own) else { continue };
        let marked = word.josa.is_some_and(|josa| {
            matches!(josa.case, Case::Locative | Case::At | Case::Toward | Case::Object)
        });
        if precision == Precision::Seat && (!marked || is_party(gazetteer, words, word)) {
            continue;
        }
        let mut first = from;
        let mut country = country;
        // 아크라의 국제공항: the city is a place of its own.
        while first > 0 && precision != Precision::Gate {
            // 수사국(FBI) 본부: the gloss belongs to what stands before it.
            let gloss = words.words[..first].iter().rev().take_while(|w| w.bracketed).count();
            let edge = if word.bracketed || gloss == first { first } else { first - gloss };
            let before = &words.words[edge - 1];
            let apart =
                matches!(words.words[first].before, Gap::Mark(mark) if mark != '(' && mark != ')');
            if apart || is_time(before.span) || before.bracketed != word.bracketed {
                break;
            }
            // 광화문의 한 식당
            if first == index && before.span.of(text) == ONE {
                first = edge - 1;
                continue;
            }
            let genitive = before.josa.is_some_and(|josa| josa.case == Case::Genitive);
            if before.josa.is_some() && !genitive || before.ending.is_some() && before.known {
                break;
            }
            match head(gazetteer, text, words, before) {
                Some((Precision::Deictic, _)) => break,
                Some((_, known)) => country = country.or(known),
                // 위원장의 방: whose room it is.
                None if genitive && first == index && precision == Precision::Venue => {
                    let more = first > 1
                        && words.words[first - 1].before == Gap::Space
                        && words.words[first - 2].josa.is_none()
                        && !is_time(words.words[first - 2].span);
                    first = edge - if more { 2 } else { 1 };
                    break;
                }
                None if genitive => break,
                None if !before.known && belongs(text, before, words, first) => {}
                // 서울 중구 본사 앞 노조 농성장: the city stands further before.
                None if precision == Precision::Venue => {
                    match city_before(gazetteer, text, words, edge) {
                        Some(city) => {
                            first = city;
                            continue;
                        }
                        None => break,
                    }
                }
                None => break,
            }
            first = edge - 1;
        }
        if let Some(last) = out.last() {
            if last.end_word > first {
                out.pop();
            }
        }
        out.push(PlacePhrase {
            span: Span::new(words.words[first].span.start, word.stem.end),
            first_word: first,
            end_word: index + 1,
            josa: word.josa,
            country,
            precision,
            visit: false,
            points_back: if first == index { back(gazetteer, words, word) } else { None },
        });
    }
}

/// A noun with 에서 behind a place, few words between them (`서울 조계사 템플스테이관
/// 3층에서`): its first word, how exact it is and the country.
fn beside_place(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    index: usize,
) -> Option<(usize, Precision, Option<u32>)> {
    let word = &words.words[index];
    // 호텔 2층에 앉아
    let floor = word.stem.of(text).starts_with(|c: char| c.is_ascii_digit());
    let there = word.josa.is_some_and(|josa| {
        josa.mark == Mark::None && (josa.case == Case::Locative || josa.case == Case::At && floor)
    });
    let plain = words.parts(word).iter().all(|atom| {
        let reading = Reading::of(gazetteer, *atom);
        // 공조 강화 차원에서: an everyday noun is no spot in Ganghwa.
        !reading.common
            && (reading.is_unknown() || reading.class(gazetteer) == Some(WordClass::Noun))
    });
    if !there || !plain {
        return None;
    }
    let first = place_before(gazetteer, text, words, index)?;
    let (precision, country) = head(gazetteer, text, words, &words.words[first])?;
    let near = matches!(precision, Precision::Place | Precision::Venue | Precision::Seat);
    near.then_some((first, Precision::Venue, country))
}

/// The nearest of few words before word `index` that names a place, with nothing but words
/// without particle or ending behind it.
fn place_before(gazetteer: &Gazetteer, text: &str, words: &Words, index: usize) -> Option<usize> {
    let word = &words.words[index];
    let mut next = word;
    for first in (index.saturating_sub(BESIDE)..index).rev() {
        let before = &words.words[first];
        let beside = next.before == Gap::Space
            && before.josa.is_none()
            && before.ending.is_none()
            && before.bracketed == word.bracketed;
        if !beside {
            return None;
        }
        if head(gazetteer, text, words, before).is_some() {
            return Some(first);
        }
        next = before;
    }
    None
}

/// The city or building among few words before word `edge`.
fn city_before(gazetteer: &Gazetteer, text: &str, words: &Words, edge: usize) -> Option<usize> {
    let first = place_before(gazetteer, text, words, edge)?;
    let (precision, _) = head(gazetteer, text, words, &words.words[first])?;
    matches!(precision, Precision::Place | Precision::Venue).then_some(first)
}

/// The country of a word that tells a visit (`방미`).
fn visited(gazetteer: &Gazetteer, words: &Words, word: &Word) -> Option<u32> {
    let reading = Reading::of(gazetteer, *words.parts(word).first()?);
    let row = &gazetteer.words[reading.word? as usize];
    (row.class == WordClass::Visit).then(|| gazetteer.country_index(&row.value)).flatten()
}

/// Whether an unknown word before a place belongs to it: `도렴동`, `세종대로`, or the name
/// of the venue that follows.
fn belongs(text: &str, word: &Word, words: &Words, next: usize) -> bool {
    let stem = word.stem.of(text);
    let administrative = stem.chars().count() >= 2
        && stem.ends_with(['동', '구', '시', '군', '읍', '면', '리', '로', '가', '주', '현']);
    administrative && words.words[next].stem.len() > 3
}

/// A place that no table holds: a district by its last syllable (`상도동으로`), or what
/// stands before 에서 and is no ordinary word.
fn unknown(gazetteer: &Gazetteer, text: &str, word: &Word, last: &Atom) -> Option<Precision> {
    if last.form.is_some() || word.known {
        return None;
    }
    let josa = word.josa?;
    let stem = word.stem.of(text);
    let length = stem.chars().count();
    // Asked last: it costs most.
    let ordinary = || gazetteer.names.ordinary(stem);
    let district = length >= 3 && stem.ends_with(['동', '구', '읍', '면', '리']);
    let marked = matches!(josa.case, Case::Locative | Case::At | Case::Toward);
    if district && marked && !ordinary() {
        return Some(Precision::Place);
    }
    let there = josa.case == Case::Locative && josa.mark != Mark::Genitive;
    let abstract_noun = stem.ends_with(NO_PLACES);
    (there && length >= 2 && !abstract_noun && stem.chars().all(is_syllable) && !ordinary())
        .then_some(Precision::Place)
}

/// Whether the word ends in a party: where somebody is thrown out of, but no building.
fn is_party(gazetteer: &Gazetteer, words: &Words, word: &Word) -> bool {
    let last = words.parts(word).last();
    let row = last.and_then(|last| Reading::of(gazetteer, *last).organisation);
    row.is_some_and(|row| gazetteer.organisations[row as usize].kind == PARTY)
}

/// What a word that stands alone points back at.
fn back(gazetteer: &Gazetteer, words: &Words, word: &Word) -> Option<Back> {
    let [part] = words.parts(word) else { return None };
    if let Some(row) = row_of(gazetteer, *part, WordClass::Here) {
        return Some(if row.value == SAME { Back::Same } else { Back::Place });
    }
    let row = row_of(gazetteer, *part, WordClass::Venue)?;
    (row.value == SCENE).then_some(Back::Scene)
}

/// The row of `words.tsv` that makes a word's part one of the class.
fn row_of(gazetteer: &Gazetteer, part: Atom, class: WordClass) -> Option<&Row> {
    let entries = gazetteer.matcher.entries(part.form?).iter();
    let mut rows = entries.filter_map(|entry| match entry {
        EntryRef::Word(row) => Some(&gazetteer.words[*row as usize]),
        _ => None,
    });
    rows.find(|row| row.class == class)
}

/// What place the word ends in.
fn head(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    word: &Word,
) -> Option<(Precision, Option<u32>)> {
    let mut parts = words.parts(word);
    let mut last = parts.last()?;
    // 함흥|시: the place's own name tells.
    if let [.., name, unit] = parts {
        if Reading::of(gazetteer, *unit).class(gazetteer) == Some(WordClass::Administrative) {
            (parts, last) = (&parts[..parts.len() - 1], name);
        }
    }
    if let Some(precision) = unknown(gazetteer, text, word, last) {
        return Some((precision, None));
    }
    let reading = Reading::of(gazetteer, *last);
    let country = parts.iter().find_map(|part| {
        let reading = Reading::of(gazetteer, *part);
        reading.country.or_else(|| {
            reading.place.and_then(|row| {
                gazetteer.places[row as usize]
                    .country
                    .as_deref()
                    .and_then(|code| gazetteer.country_index(code))
            })
        })
    });
    let class = reading.class(gazetteer);
    // 도의회, 대사관: a body and its house.
    if let Some(row) = row_of(gazetteer, *last, WordClass::Venue) {
        let gate = row.value == GATE;
        return Some((if gate { Precision::Gate } else { Precision::Venue }, country));
    }
    if class == Some(WordClass::Here) {
        return Some((Precision::Deictic, None));
    }
    if let Some(row) = reading.place {
        let place = &gazetteer.places[row as usize];
        let precision = match place.kind.as_str() {
            AIRPORT => Precision::Gate,
            _ if place.is_venue() => Precision::Venue,
            _ => Precision::Place,
        };
        return Some((precision, country));
    }
    if reading.country.is_some() && !reading.common {
        return Some((Precision::Country, country));
    }
    if reading.organisation.is_some() && !reading.is_title() {
        return Some((Precision::Seat, country));
    }
    None
}
