//! Who spoke for which side: `의협에서는 박홍준 부회장이, 복지부에서는 김헌주 정책관이 나왔다`.

use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::endings::Tense;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::words::{GUEST, WordClass};
use crate::mention::actor::ActorKind;
use crate::place::Precision;
use crate::text::page::Zone;

/// The country whose press the articles are: the one it calls `우리`.
const HOME: &str = "KR";

/// So many sentences may go on with a list of guests.
const GUESTS_REACH: usize = 4;

/// The side that somebody spoke for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A chain of the article.
    Chain(usize),
    /// A country by a word of its own (`우리 측`, `북측`): row of `countries.tsv`.
    Country(u32),
    /// A word that names no body (`당에서는`).
    Other,
    /// The guests (`접견에는 … 참가하였다`, `초청받은 이는 …이다`).
    Guests,
}

/// Who spoke for a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The side.
    pub side: Side,
    /// Chains of those who spoke for it.
    pub people: Vec<usize>,
}

/// The delegations that one sentence tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegates {
    /// Index of the sentence.
    pub sentence: usize,
    /// Its sides, in the order of the text.
    pub sides: Vec<Delegation>,
    /// Whether it tells what has been.
    pub past: bool,
    /// Whether it goes on with the list of the sentence before, which holds its people too.
    pub continued: bool,
}

/// Finds the sentences that say who took part for which side.
pub fn delegates(gazetteer: &Gazetteer, text: &str, sentences: &[Analysis]) -> Vec<Delegates> {
    let mut found = Vec::new();
    for (sentence, analysis) in sentences.iter().enumerate() {
        if analysis.sentence.zone != Zone::Body {
            continue;
        }
        let sides = sides(gazetteer, text, analysis);
        if !sides.is_empty() {
            let past = analysis.predicates.iter().rev().flatten().next();
            let past = past.is_some_and(|ending| ending.tense == Tense::Past);
            add(&mut found, Delegates { sentence, sides, past, continued: false });
        }
    }
    found
}

/// Adds what a sentence tells: guests to those of the sentence before.
fn add(found: &mut Vec<Delegates>, mut told: Delegates) {
    let before = found.iter_mut().rev().find(|delegates| !delegates.continued);
    let last = before.filter(|_| matches!(&told.sides[..], [one] if one.side == Side::Guests));
    if let Some(before) = last {
        let adjacent = before.sentence + GUESTS_REACH >= told.sentence;
        if let ([guests], true) = (&mut before.sides[..], adjacent) {
            if guests.side == Side::Guests {
                guests.people.append(&mut told.sides[0].people);
                told.continued = true;
                told.sides.clear();
            }
        }
    }
    found.push(told);
}

fn sides(gazetteer: &Gazetteer, text: &str, analysis: &Analysis) -> Vec<Delegation> {
    let attends = |word: &usize| {
        analysis.predicates[*word].is_some()
            && !analysis.is_adnominal(*word)
            && gazetteer.attendance.of(analysis.word(*word).span.of(text))
                == Some(Attendance::Attend)
    };
    let Some(verb) = (0..analysis.len()).rev().find(attends) else {
        return listed(gazetteer, text, analysis);
    };
    let mut marks: Vec<(usize, Side)> = Vec::new();
    for chunk in &analysis.chunks {
        let actor = &analysis.actors[chunk.first];
        let body = matches!(actor.kind, ActorKind::Body | ActorKind::Country);
        if let (true, Some(entity)) = (body && chunk.is(Case::Locative), actor.entity) {
            marks.push((chunk.end_word, Side::Chain(entity)));
        }
    }
    for index in 0..verb {
        let word = analysis.word(index);
        let locative = word.josa.is_some_and(|josa| josa.case == Case::Locative);
        let apart = !marks.iter().any(|(end, _)| *end == index + 1);
        if !locative || !apart || is_place(analysis, index) {
            continue;
        }
        let ours = index > 0
            && word.stem.of(text) == "측"
            && analysis.word(index - 1).span.of(text) == "우리";
        let code = if ours { Some(HOME) } else { side(gazetteer, analysis, index) };
        match code.and_then(|code| gazetteer.country_index(code)) {
            Some(country) => marks.push((index + 1, Side::Country(country))),
            None if word.josa.is_some_and(|josa| josa.mark == Mark::Topic) => {
                marks.push((index + 1, Side::Other));
            }
            None => {}
        }
    }
    if marks.is_empty() {
        marks.extend(guests(gazetteer, analysis, verb));
    }
    if marks.is_empty() {
        return roll(gazetteer, text, analysis, verb);
    }
    marks.sort_by_key(|(end, _)| *end);
    let mut found = Vec::new();
    for (at, (from, side)) in marks.iter().enumerate() {
        let to = marks.get(at + 1).map_or(verb, |(next, _)| *next);
        let mut people = Vec::new();
        for chunk in &analysis.chunks {
            if chunk.first_word < *from || chunk.end_word > to || chunk.is(Case::Genitive) {
                continue;
            }
            let actors = &analysis.actors[chunk.first..chunk.end];
            let named = actors.iter().filter(|actor| actor.kind == ActorKind::Person);
            people.extend(named.filter_map(|actor| actor.entity));
            if chunk.is(Case::Subject) || chunk.is(Case::Topic) {
                break;
            }
        }
        if !people.is_empty() {
            found.push(Delegation { side: *side, people });
        }
    }
    // 개신교에서는 갑 목사와 을 목사가 나온다: some of the guests.
    if let [only] = &mut found[..] {
        if only.side == Side::Other {
            only.side = Side::Guests;
        }
    }
    found
}

/// `갑 총무원장, 을 총무원장이 초청에 응했다`: several people, and nothing says for which side.
fn roll(gazetteer: &Gazetteer, text: &str, analysis: &Analysis, verb: usize) -> Vec<Delegation> {
    // 준공식에는 갑과 을이 참석했다: something else.
    let elsewhere = (0..verb).any(|index| {
        let word = analysis.word(index);
        word.josa.is_some_and(|josa| josa.case == Case::At)
            && gazetteer.attendance.of(word.stem.of(text)) != Some(Attendance::Invite)
            && !analysis.tells(gazetteer, index)
            && analysis.words.class(gazetteer, word) != Some(WordClass::Here)
    });
    let people: Vec<usize> = analysis
        .chunks
        .iter()
        .filter(|chunk| {
            let subject = chunk.is(Case::Subject) || chunk.is(Case::Topic) || chunk.is(Case::Also);
            subject && chunk.end_word <= verb
        })
        .flat_map(|chunk| &analysis.actors[chunk.first..chunk.end])
        .filter(|actor| actor.kind == ActorKind::Person)
        .filter_map(|actor| actor.entity)
        .collect();
    if elsewhere || people.len() < 2 {
        return Vec::new();
    }
    // 두 국장이 마주하여: the verb tells the encounter itself.
    let told = analysis.tells(gazetteer, verb);
    by_country(gazetteer, analysis, &people)
        .filter(|_| !told)
        .unwrap_or_else(|| vec![Delegation { side: Side::Guests, people }])
}

/// `한국 갑 심의관과 중국 을 국장이 나왔다`: each for his own country; whoever has none named is
/// of the country whose press it is.
fn by_country(
    gazetteer: &Gazetteer,
    analysis: &Analysis,
    people: &[usize],
) -> Option<Vec<Delegation>> {
    let home = gazetteer.country_index(HOME)?;
    let mut found: Vec<Delegation> = Vec::new();
    for person in people {
        let actor = analysis.actors.iter().find(|actor| actor.entity == Some(*person))?;
        let country = actor.countries.first().copied().unwrap_or(home);
        match found.iter_mut().find(|told| told.side == Side::Country(country)) {
            Some(told) => told.people.push(*person),
            None => {
                let (side, people) = (Side::Country(country), vec![*person]);
                found.push(Delegation { side, people });
            }
        }
    }
    (found.len() > 1).then_some(found)
}

/// The code of the country that a word like 북측 stands for.
fn side<'g>(gazetteer: &'g Gazetteer, analysis: &Analysis, word: usize) -> Option<&'g str> {
    value(gazetteer, analysis, word).filter(|value| value.len() == 2)
}

/// The value of the function word at `word`.
fn value<'g>(gazetteer: &'g Gazetteer, analysis: &Analysis, word: usize) -> Option<&'g str> {
    analysis.words.row(gazetteer, analysis.word(word)).map(|row| row.value.as_str())
}

/// Whether the word is the end of a place phrase that is no body.
fn is_place(analysis: &Analysis, word: usize) -> bool {
    analysis.places.iter().any(|place| {
        place.end_word == word + 1 && matches!(place.precision, Precision::Place | Precision::Venue)
    })
}

/// `접견에는 특사 갑, 을이 참가하였다`: the noun of the encounter before its guests.
fn guests(gazetteer: &Gazetteer, analysis: &Analysis, verb: usize) -> Option<(usize, Side)> {
    let at = (0..verb).find(|index| {
        analysis.tells(gazetteer, *index)
            && analysis.word(*index).josa.is_some_and(|josa| josa.case == Case::At)
    })?;
    Some((at + 1, Side::Guests))
}

/// `초청받은 이는 갑, 을 등이다`, `손님은 갑과 을이었다`.
fn listed(gazetteer: &Gazetteer, text: &str, analysis: &Analysis) -> Vec<Delegation> {
    let last = analysis.words.words.last();
    let copula = last.is_some_and(|word| {
        word.josa.is_some_and(|josa| josa.case == Case::Copula)
            || word.ending.is_some() && !word.verbal
    });
    let guests = (0..analysis.len()).find(|index| {
        let word = analysis.word(*index);
        word.josa.is_some_and(|josa| matches!(josa.case, Case::Topic | Case::Subject))
            && (value(gazetteer, analysis, *index) == Some(GUEST)
                // 초청받은 이는: whoever was invited.
                || word.stem.of(text) == "이" && *index > 0 && analysis.is_adnominal(*index - 1))
    });
    let (Some(from), true) = (guests, copula) else { return Vec::new() };
    let people: Vec<usize> = analysis
        .actors
        .iter()
        .filter(|actor| actor.first_word > from && actor.kind == ActorKind::Person)
        .filter_map(|actor| actor.entity)
        .collect();
    if people.is_empty() { Vec::new() } else { vec![Delegation { side: Side::Guests, people }] }
}
