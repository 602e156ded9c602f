//! Sides that an article tells as bodies or countries get the people who sat for them.

use crate::event::agree::{dates_agree, statuses_agree};
use crate::event::delegates::{Delegates, Delegation, Side};
use crate::event::notes::Note;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::mention::actor::ActorKind;
use crate::steps::steps;

/// How many sentences may lie between an encounter and who took part.
const REACH: usize = 4;

/// An encounter is told within so many sentences before and behind those who took part: what
/// stands further off is another one of the same sides.
const SPREAD: usize = 60;

/// Puts the people in the place of the bodies and countries that they spoke for.
pub fn speak(story: &mut Story<'_>, told: &mut [Telling]) {
    for delegates in std::mem::take(&mut story.delegates) {
        let index = delegates.sentence;
        let told = within(told, index.saturating_sub(SPREAD), index + SPREAD);
        steps(told.len());
        let near = |telling: &&Telling| {
            let to_come = matches!(telling.assertion, Assertion::Planned | Assertion::Proposed);
            telling.asserts
                && !telling.headline
                && !(delegates.past && to_come)
                && telling.sentence <= delegates.sentence + 1
                && telling.sentence + REACH >= delegates.sentence
                && places(story, telling, &delegates.sides).is_some()
        };
        let nearest = told
            .iter()
            .filter(near)
            .min_by_key(|telling| telling.sentence.abs_diff(delegates.sentence))
            .cloned();
        let Some(nearest) = nearest else {
            gather(story, told, &delegates);
            continue;
        };
        let Some(map) = places(story, &nearest, &delegates.sides) else { continue };
        for (side, delegation) in &map {
            let people = &delegates.sides[*delegation].people;
            story.notes.add(|| Note::Spoke {
                side: Some(*side),
                people: people.clone(),
                sentence: delegates.sentence,
            });
            let of = story.entities.list[*side].clone();
            for person in people {
                story.entities.belongs(*person, &of);
            }
        }
        for telling in told.iter_mut() {
            if !dates_agree(story, &nearest, telling)
                || !statuses_agree(nearest.assertion, telling.assertion)
            {
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

/// The tellings of the sentences `from..=to`.
fn within(told: &mut [Telling], from: usize, to: usize) -> &mut [Telling] {
    let start = told.partition_point(|telling| telling.sentence < from);
    let end = told.partition_point(|telling| telling.sentence <= to);
    &mut told[start..end]
}

/// `당과 정부, 청와대 수뇌부가 만찬을 한다`: an encounter of bodies that no delegation fits by
/// name has the people of all of them.
fn gather(story: &Story<'_>, told: &mut [Telling], delegates: &Delegates) {
    if delegates.sides.len() < 2 {
        return;
    }
    let unnamed = |telling: &&mut Telling| {
        telling.asserts
            && !telling.headline
            && telling.sentence < delegates.sentence
            && telling.sentence + REACH >= delegates.sentence
            && telling.sides().all(|side| story.entities.list[side].name.is_none())
    };
    let Some(telling) = told.iter_mut().rev().find(unnamed) else { return };
    for side in &delegates.sides {
        let (people, sentence) = (side.people.clone(), delegates.sentence);
        story.notes.add(|| Note::Spoke { side: None, people, sentence });
    }
    telling.who.clone_from(&delegates.sides[0].people);
    telling.whom = delegates.sides[1..].iter().flat_map(|side| side.people.clone()).collect();
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
            Side::Chain(known) => {
                **side == known
                    || story.entities.same_side(story.gazetteer, **side, known)
                    || story.entities.same_side(story.gazetteer, known, **side)
            }
            Side::Country(country) => story.entities.list[**side].country == Some(country),
            Side::Guests => {
                open.len() == 1
                    && matches!(
                        story.entities.list[**side].kind,
                        Some(ActorKind::Group | ActorKind::Body)
                    )
            }
            Side::Other => false,
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
