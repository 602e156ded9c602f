//! Visits: who has gone to which country (`방한 중인 왕이 외교부장`, `조 장관은 폴란드를 찾아`).
//! Whom the visitor meets of that country, the visitor meets there.

use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::ends_infinitive;
use crate::gazetteer::josa::Case;
use crate::gazetteer::motion::Object;
use crate::mention::actor::ActorKind;
use crate::mention::chunk::Chunk;
use crate::place::{ONE, PlacePhrase, Precision};
use crate::syntax::word::Gap;
use crate::text::page::Zone;

/// The spot in a room (`집무실의 둥근 탁자에`) stands so many words behind it.
pub(super) const SPOT: usize = 3;

/// That somebody is, was or will be in a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// Index of the sentence.
    pub sentence: usize,
    /// Byte offset of the place.
    pub at: usize,
    /// The visitor's chain.
    pub visitor: usize,
    /// Index of the place phrase in its sentence.
    pub place: usize,
    /// Row of `countries.tsv`.
    pub country: u32,
}

/// The visits that the sentences tell, in the order of the text.
pub fn visits(gazetteer: &Gazetteer, text: &str, sentences: &[Analysis]) -> Vec<Visit> {
    let mut found = Vec::new();
    let mut topic = None;
    for (sentence, analysis) in sentences.iter().enumerate() {
        for (place, phrase) in analysis.places.iter().enumerate() {
            let Some(country) = phrase.country else { continue };
            let Some(verb) = verb(gazetteer, text, analysis, phrase) else { continue };
            let mut visitors = visitors(gazetteer, analysis, verb);
            if visitors.is_empty() {
                visitors.extend(topic);
            }
            let at = phrase.span.start;
            let visit = |visitor| Visit { sentence, at, visitor, place, country };
            found.extend(visitors.into_iter().map(visit));
        }
        if analysis.sentence.zone == Zone::Body {
            topic = subject(analysis).or(topic);
        }
    }
    found
}

/// Word of the verb, or of the noun, that says that somebody goes to the place.
fn verb(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    phrase: &PlacePhrase,
) -> Option<usize> {
    // "한국을 다시 찾고 싶다": a wish.
    if phrase.precision == Precision::Gate || analysis.word(phrase.first_word).quoted {
        return None;
    }
    if phrase.visit {
        return Some(phrase.end_word - 1);
    }
    if phrase.josa.is_some() {
        return motion(gazetteer, text, analysis, phrase);
    }
    // 폴란드 공식 방문, 가나 도착
    let titled = analysis
        .actors
        .iter()
        .any(|actor| actor.kind != ActorKind::Country && actor.span.overlaps(phrase.span));
    let reach = (phrase.end_word + 2).min(analysis.len());
    let moves = |word: &usize| moves(gazetteer, text, analysis, *word).is_some();
    (phrase.end_word..reach).find(moves).filter(|_| !titled)
}

/// What the word says of motion, where it is a verb or noun of motion and does not only begin
/// like one (`오후`).
fn moves(gazetteer: &Gazetteer, text: &str, analysis: &Analysis, word: usize) -> Option<Object> {
    let of = |word| motion_of(gazetteer, text, analysis, word);
    analysis.moves.get_or_init(|| (0..analysis.len()).map(of).collect())[word]
}

fn motion_of(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    word: usize,
) -> Option<Object> {
    let form = analysis.word(word).span.of(text);
    let row = gazetteer.motion.row_of(form)? as usize;
    let noun = !gazetteer.motion.rows()[row].stem.ends_with('다');
    // 뉴욕으로 가, 도의회에 들러: a verb without an ending.
    let verb = analysis.predicates[word].is_some()
        || form.chars().next_back().is_some_and(ends_infinitive);
    if noun || verb { gazetteer.motion.of(form) } else { None }
}

/// The verb of motion that a place with 에, 로 or 을 belongs to.
pub fn motion(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    phrase: &PlacePhrase,
) -> Option<usize> {
    // 폴란드와 프랑스를 찾는다: both.
    let joined = || {
        analysis.places.iter().find(|other| {
            other.first_word == phrase.end_word && other.precision == phrase.precision
        })
    };
    let with = phrase.josa?.case == Case::With;
    let last = if with { joined() } else { None }.unwrap_or(phrase);
    // 국빈관의 긴 탁자에 앉아
    let spot = |word: &usize| analysis.word(*word).josa.is_some();
    let spots = last.end_word..(last.end_word + SPOT).min(analysis.len());
    let (object, end) = match last.josa?.case {
        Case::At | Case::Toward => (false, last.end_word),
        Case::Object => (true, last.end_word),
        Case::Genitive if phrase.precision >= Precision::Place => {
            let spot = spots.clone().find(spot)?;
            let at = analysis.word(spot).josa.is_some_and(|josa| josa.case == Case::At);
            let moves = analysis.predicates.get(spot + 1).is_some_and(Option::is_some);
            (false, Some(spot + 1).filter(|_| at && moves)?)
        }
        _ => return None,
    };
    let moves = |word: usize| {
        let motion = moves(gazetteer, text, analysis, word);
        motion.is_some_and(|of| !object || of == Object::Place)
    };
    // 싱가포르에 도착, 뉴욕으로 가: no ending.
    let next = Some(end).filter(|word| *word < analysis.len() && moves(*word));
    // 여의도를 한 바퀴 돌았다
    let mut verb = analysis.next_predicate(end, analysis.len());
    while let Some(word) = verb.filter(|word| analysis.word(*word).span.of(text) == ONE) {
        verb = analysis.next_predicate(word + 1, analysis.len());
    }
    // 청와대로 총장들을 초청, 간담회를 연다: a noun that closes a clause.
    let noun = (end..verb.unwrap_or(end)).find(|word| {
        let after = analysis.words.words.get(*word + 1);
        analysis.word(*word).josa.is_none()
            && after.is_some_and(|after| after.before == Gap::Mark(','))
            && moves(*word)
    });
    next.or(noun).or(verb).filter(|word| moves(*word))
}

/// Who goes: the noun behind a verb that modifies it, else the verb's subject.
fn visitors(gazetteer: &Gazetteer, analysis: &Analysis, verb: usize) -> Vec<usize> {
    let mut last = verb;
    while analysis.predicates.get(last + 1).copied().flatten().is_some() {
        last += 1;
    }
    let modifies =
        analysis.is_adnominal(last) || analysis.word(last).josa.is_none() && last == verb;
    let head = analysis.chunk_from(last + 1).filter(|_| modifies);
    let subject = || analysis.arguments(gazetteer, verb, verb).subject;
    let Some(chunk) = head.or_else(subject) else { return Vec::new() };
    let mut found = travellers(analysis, &analysis.chunks[chunk]);
    // 위원장과 의원 등 9명이: all of them.
    let before = chunk.checked_sub(1).map(|before| &analysis.chunks[before]);
    let beside = before.filter(|before| {
        before.is(Case::With) && before.end_word == analysis.chunks[chunk].first_word
    });
    if let Some(beside) = beside {
        found.extend(travellers(analysis, beside));
    }
    found
}

/// The chain that the sentence is about.
fn subject(analysis: &Analysis) -> Option<usize> {
    let about = |case| analysis.chunks.iter().find(|chunk| chunk.is(case));
    let chunk = about(Case::Topic).or_else(|| about(Case::Subject))?;
    travellers(analysis, chunk).first().copied()
}

/// The people among a chunk's actors.
fn travellers(analysis: &Analysis, chunk: &Chunk) -> Vec<usize> {
    let people = |kind| matches!(kind, ActorKind::Person | ActorKind::Office | ActorKind::Group);
    let actors = &analysis.actors[chunk.first..chunk.end];
    actors.iter().filter(|actor| people(actor.kind)).filter_map(|actor| actor.entity).collect()
}
