//! Who spoke for which side: `의협에서는 박홍준 부회장이, 복지부에서는 김헌주 정책관이 나왔다`.
//! Sides that an article tells as bodies or countries get the people who sat for them.

use crate::event::merge::{dates_agree, statuses_agree};
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::josa::Case;
use crate::mention::actor::ActorKind;
use crate::text::page::Zone;

/// How many sentences may lie between an encounter and who took part.
const REACH: usize = 4;

/// Who spoke for a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The side's chain; `None` for `우리 측`.
    pub side: Option<usize>,
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
            found.push(Delegates { sentence, sides });
        }
    }
    found
}

fn sides(gazetteer: &Gazetteer, text: &str, analysis: &Analysis) -> Vec<Delegation> {
    let attends = |word: &usize| {
        analysis.predicates[*word].is_some()
            && !analysis.is_adnominal(*word)
            && gazetteer.attendance.of(analysis.word(*word).span.of(text))
                == Some(Attendance::Attend)
    };
    let Some(verb) = (0..analysis.len()).rev().find(attends) else { return Vec::new() };
    let mut marks: Vec<(usize, Option<usize>)> = Vec::new();
    for chunk in &analysis.chunks {
        let actor = &analysis.actors[chunk.first];
        let body = matches!(actor.kind, ActorKind::Body | ActorKind::Country);
        if body && chunk.is(Case::Locative) && actor.entity.is_some() {
            marks.push((chunk.end_word, actor.entity));
        }
    }
    for word in 1..verb {
        let ours = analysis.word(word - 1).span.of(text) == "우리"
            && analysis.word(word).stem.of(text) == "측";
        let own = ours || analysis.word(word).stem.of(text) == "우리측";
        if own && analysis.word(word).josa.is_some_and(|josa| josa.case == Case::Locative) {
            marks.push((word + 1, None));
        }
    }
    marks.sort_unstable();
    let mut found = Vec::new();
    for (at, (from, side)) in marks.iter().enumerate() {
        let to = marks.get(at + 1).map_or(verb, |(next, _)| *next);
        let mut people = Vec::new();
        for chunk in &analysis.chunks {
            if chunk.first_word < *from || chunk.end_word > to {
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
    found
}

/// Puts the people in the place of the bodies and countries that they spoke for.
pub fn speak(story: &mut Story<'_>, told: &mut [Telling]) {
    for delegates in std::mem::take(&mut story.delegates) {
        let near = |telling: &&Telling| {
            telling.asserts
                && !telling.headline
                && telling.sentence <= delegates.sentence + 1
                && telling.sentence + REACH >= delegates.sentence
                && places(story, telling, &delegates.sides).is_some()
        };
        let nearest = told
            .iter()
            .filter(near)
            .min_by_key(|telling| telling.sentence.abs_diff(delegates.sentence))
            .cloned();
        let Some(nearest) = nearest else { continue };
        let Some(map) = places(story, &nearest, &delegates.sides) else { continue };
        for (side, delegation) in &map {
            let of = story.entities.list[*side].clone();
            for person in &delegates.sides[*delegation].people {
                story.entities.belongs(*person, &of);
            }
        }
        for telling in told.iter_mut() {
            if !dates_agree(story, &nearest, telling) || !statuses_agree(&nearest, telling) {
                continue;
            }
            let all = map.iter().all(|(side, _)| telling.sides().any(|known| known == *side));
            if !all {
                continue;
            }
            for side in [&mut telling.who, &mut telling.whom] {
                let people = |entity: &usize| match map.iter().find(|(side, _)| side == entity) {
                    Some((_, at)) => delegates.sides[*at].people.clone(),
                    None => vec![*entity],
                };
                *side = side.iter().flat_map(people).collect();
            }
        }
    }
}

/// Which side of the telling each delegation spoke for: by body or country, the last one
/// by elimination. `None` where a side is a person already, or none fits.
fn places(
    story: &Story<'_>,
    telling: &Telling,
    delegations: &[Delegation],
) -> Option<Vec<(usize, usize)>> {
    let open: Vec<usize> =
        telling.sides().filter(|side| story.entities.list[*side].name.is_none()).collect();
    let mut map: Vec<(usize, usize)> = Vec::new();
    for (at, delegation) in delegations.iter().enumerate() {
        let fits = |side: &&usize| match delegation.side {
            Some(known) => {
                **side == known
                    || story.entities.same_side(story.gazetteer, **side, known)
                    || story.entities.same_side(story.gazetteer, known, **side)
            }
            None => story.is_ours(**side),
        };
        let free = |side: &&usize| !map.iter().any(|(known, _)| known == *side);
        if let Some(side) = open.iter().filter(free).find(fits) {
            map.push((*side, at));
        }
    }
    if map.is_empty() {
        return None;
    }
    let left: Vec<usize> =
        open.iter().copied().filter(|side| !map.iter().any(|(known, _)| known == side)).collect();
    let rest: Vec<usize> =
        (0..delegations.len()).filter(|at| !map.iter().any(|(_, known)| known == at)).collect();
    if let ([side], [at]) = (left.as_slice(), rest.as_slice()) {
        map.push((*side, *at));
    }
    Some(map)
}
