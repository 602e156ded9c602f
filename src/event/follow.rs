//! What the sentences behind a telling add to it: `양측은 …에도 뜻을 같이했다`.

use crate::event::sentence::Analysis;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::event::topic::topics;
use crate::gazetteer::endings::Tense;
use crate::gazetteer::josa::Case;
use crate::mention::actor::{Actor, ActorKind};
use crate::text::page::Zone;

/// How many sentences behind a telling may go on with it.
const REACH: usize = 8;

/// Adds the topics of sentences that tell no encounter of their own to the telling before
/// them, as long as they speak of its sides.
pub fn follow(story: &Story<'_>, told: &mut [Telling]) {
    refer(told);
    for index in 0..story.sentences.len() {
        let analysis = &story.sentences[index];
        let first = told.partition_point(|telling| telling.sentence + REACH < index);
        let own = told[first..]
            .iter()
            .take_while(|telling| telling.sentence <= index)
            .any(|telling| telling.sentence == index && telling.asserts);
        let headline = analysis.sentence.zone == Zone::Headline;
        if own || !headline && analysis.sentence.zone != Zone::Body {
            continue;
        }
        let at = if headline {
            told.iter().position(|telling| telling.asserts && !telling.headline)
        } else {
            told_before(story, told, index)
        };
        let Some(at) = at.filter(|_| !before_press(analysis)) else { continue };
        let mut found = Vec::new();
        topics(story, analysis, 0, analysis.len(), &mut found);
        for topic in &mut found {
            topic.rank += if headline { 3 } else { 1 };
        }
        // 차례로 만났다. … 이들과는: what is said of one holds of all, unless one is named.
        let group = (told[at].sentence, told[at].trigger_span);
        let end = told.partition_point(|telling| headline || telling.sentence < index);
        let first = if headline { 0 } else { first };
        let named = |telling: &Telling| {
            let with = |actor: &Actor| actor.entity.is_some_and(|e| telling.whom.contains(&e));
            analysis.actors.iter().any(with)
        };
        let same = |telling: &Telling| (telling.sentence, telling.trigger_span) == group;
        let all = analysis.actors.iter().any(|actor| actor.kind == ActorKind::Sides);
        let one = !all && told[first..end].iter().any(|telling| same(telling) && named(telling));
        for telling in &mut told[first..end] {
            if same(telling) && (!one || named(telling)) {
                telling.topics.extend(&found);
            }
        }
    }
}

/// `전화를 걸어 회담 결과를 설명했다`: what a word that only refers to talks brings up is a
/// topic of the encounter that the sentence tells.
fn refer(told: &mut [Telling]) {
    for at in 1..told.len() {
        let (before, after) = told.split_at_mut(at);
        let (Some(last), Some(telling)) = (before.last_mut(), after.first()) else { continue };
        if last.asserts && !telling.asserts && last.sentence == telling.sentence {
            last.topics.extend(&telling.topics);
        }
    }
}

/// `기자들과 만나 …라고 했다`: said to reporters.
fn before_press(analysis: &Analysis) -> bool {
    analysis.chunks.iter().any(|chunk| {
        (chunk.is(Case::With) || chunk.is(Case::Dative))
            && analysis.actors[chunk.first].kind == ActorKind::Press
    })
}

/// The telling that the sentence goes on with.
fn told_before(story: &Story<'_>, told: &[Telling], index: usize) -> Option<usize> {
    let near = |telling: &&Telling| {
        telling.sentence < index
            && index - telling.sentence <= REACH
            && telling.asserts
            && !telling.headline
    };
    let first = told.partition_point(|telling| telling.sentence + REACH < index);
    let end = told.partition_point(|telling| telling.sentence < index);
    let last = told[first..end].iter().filter(near).map(|telling| telling.sentence).max()?;
    let subject = subject(&story.sentences[index]);
    let candidates =
        told[..end].iter().enumerate().skip(first).rev().filter(|(_, telling)| near(telling));
    let found = match subject {
        // 양측은, or no subject at all: the telling just before.
        None => told[..end].iter().position(|telling| near(&telling) && telling.sentence == last),
        Some(entity) => {
            let mut with = candidates.filter(|(_, t)| t.sides().any(|side| side == entity));
            with.next().map(|(at, _)| at)
        }
    }?;
    // 다시 만나기로 했다. X도 언급됐다: in the encounter that took place.
    let sides: Vec<usize> = told[found].sides().collect();
    let open = matches!(
        told[found].assertion,
        Assertion::Planned | Assertion::Present | Assertion::Proposed | Assertion::Possible
    );
    let held = |telling: &Telling| {
        telling.assertion == Assertion::Held
            && sides.iter().all(|s| telling.sides().any(|t| t == *s))
    };
    if open && tells_past(&story.sentences[index]) {
        let other = (first..found).rev().find(|at| near(&&told[*at]) && held(&told[*at]));
        return other.or(Some(found));
    }
    Some(found)
}

/// Whether the sentence ends in what is past.
fn tells_past(analysis: &Analysis) -> bool {
    let last = analysis.predicates.iter().rev().flatten().next();
    last.is_some_and(|ending| ending.tense == Tense::Past)
}

/// The chain that the sentence is about; `None` where it has no subject or names all sides.
fn subject(analysis: &Analysis) -> Option<usize> {
    let chunk = analysis
        .chunks
        .iter()
        .find(|chunk| chunk.is(Case::Topic))
        .or_else(|| analysis.chunks.iter().find(|chunk| chunk.is(Case::Subject)))?;
    let actor = &analysis.actors[chunk.first];
    match actor.kind {
        ActorKind::Person | ActorKind::Office => actor.entity,
        _ => None,
    }
}
