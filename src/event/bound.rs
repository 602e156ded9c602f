//! How many sides a trigger can have at most, told without the rest of the article.
//!
//! The first encounter of an article has nobody but the sides that its own sentence names,
//! and the topic of the sentences before. So a sentence in which no trigger has sides enough
//! tells no first encounter, and an article of such sentences none at all: see the gate. What
//! is said here must never be less than what `roles.rs` finds.

use crate::event::around::{Reader, is_labour, leader_of, takes_dative};
use crate::event::notes::Notes;
use crate::event::occurrence::{Occurrence, occurrences};
use crate::event::sentence::{Analysis, Arguments};
use crate::event::status::{Assertion, assertion};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::ends_infinitive;
use crate::gazetteer::josa::Case;
use crate::gazetteer::triggers::{Frame, Strength, TriggerClass};
use crate::mention::actor::{Actor, ActorKind};

/// Whether a sentence may tell an encounter in an article that has told none before.
pub(super) fn tells_first(gazetteer: &Gazetteer, text: &str, analysis: &Analysis) -> bool {
    // Most sentences name nobody: that is told soonest.
    let named = analysis.actors.iter().any(|actor| actor.kind != ActorKind::Press);
    let read = |occurrence: Occurrence| {
        let next = None;
        Reader { index: 0, analysis, occurrence, next, previous_end: 0 }.may_tell(gazetteer, text)
    };
    named && occurrences(gazetteer, text, analysis, &Notes::default()).into_iter().any(read)
}

/// Whether a sentence with a trigger names two sides, or one whom somebody may meet: then the
/// article may speak of an encounter that other words tell (`lasting`).
pub(super) fn names_sides(gazetteer: &Gazetteer, text: &str, analysis: &Analysis) -> bool {
    match analysis.actors.iter().map(|actor| most(gazetteer, text, actor)).sum::<usize>() {
        0 => false,
        1 => analysis.chunks.iter().all(|chunk| {
            let press = analysis.actors[chunk.first].kind == ActorKind::Press;
            press || !(chunk.is(Case::Subject) || chunk.is(Case::Topic))
        }),
        _ => true,
    }
}

/// For how many chains a mention stands at most.
fn most(gazetteer: &Gazetteer, text: &str, actor: &Actor) -> usize {
    match actor.kind {
        ActorKind::Press => 0,
        // 양측, 두 장관.
        ActorKind::Sides => 2,
        ActorKind::Group if is_labour(gazetteer, text, actor) => 2,
        _ => actor.countries.len().max(1),
    }
}

impl Reader<'_> {
    /// Whether the trigger may tell the first encounter of an article.
    fn may_tell(&self, gazetteer: &Gazetteer, text: &str) -> bool {
        let analysis = self.analysis;
        let (assertion, _) = assertion(gazetteer, text, analysis, &self.occurrence);
        let arguments =
            analysis.arguments(gazetteer, self.occurrence.word, self.occurrence.predicate);
        self.dismissed(gazetteer, text, &arguments, assertion).is_none()
            && !self.goes_to_place(gazetteer, text, &arguments)
            && self.has_sides(gazetteer, text, &arguments, assertion)
    }

    /// Whether the chunks around the trigger can hold two sides, or one partner, to whom the
    /// topic of the sentences before is added.
    fn has_sides(
        &self,
        gazetteer: &Gazetteer,
        text: &str,
        arguments: &Arguments,
        assertion: Assertion,
    ) -> bool {
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        let (frame, strength) = (trigger.frame, trigger.strength);
        let noun = trigger.class == TriggerClass::Noun;
        let chunks = &self.analysis.chunks;
        // By chunk, whether it can be a partner; chunks stand here once.
        let mut sides: Vec<(usize, bool)> = Vec::with_capacity(8);
        let mut add = |chunk: Option<usize>, partner: bool| {
            let Some(chunk) = chunk else { return };
            match sides.iter_mut().find(|(known, _)| *known == chunk) {
                Some((_, known)) => *known |= partner,
                None => sides.push((chunk, partner)),
            }
        };
        arguments.with.iter().for_each(|with| add(Some(*with), true));
        add(arguments.object, true);
        add(arguments.also, true);
        add(arguments.bare, true);
        add(arguments.genitive, matches!(frame, Frame::Visit | Frame::Receive));
        add(arguments.subject, false);
        let offered = assertion == Assertion::Proposed || trigger.class == TriggerClass::Adverb;
        if offered || takes_dative(trigger) {
            add(arguments.dative, true);
        }
        if offered || self.followed(gazetteer, arguments) {
            add(arguments.at, true);
        }
        if frame == Frame::Visit {
            add(self.owner_of_room(gazetteer, arguments.clause_start), true);
            add(self.dative_behind(), true);
        }
        if strength == Strength::Weak {
            add(self.owner_of_room(gazetteer, self.previous_end), true);
        }
        let talks = strength == Strength::Strong && noun;
        add(self.partner_before(gazetteer, text, arguments, talks), true);
        add(self.head_chunk(gazetteer, text), false);
        add(self.chairs(gazetteer, text), false);
        // The subject of a headline stands before a comma; which line is one is not known here.
        let until = self.occurrence.word.min(self.occurrence.predicate);
        let headline = chunks.iter().enumerate().filter(|(index, chunk)| {
            chunk.comma
                && chunk.josa.is_none()
                && chunk.end_word <= until
                && arguments.bare != Some(*index)
        });
        headline.for_each(|(index, _)| add(Some(index), false));

        let mut lone = 0;
        let mut number = 0;
        for (chunk, partner) in sides {
            let count = self.most_of(gazetteer, text, chunk);
            number += count;
            lone += if partner { count } else { 0 };
        }
        number >= 2 || lone >= 1
    }

    /// For how many chains a chunk stands at most.
    fn most_of(&self, gazetteer: &Gazetteer, text: &str, chunk: usize) -> usize {
        let count = |chunk: usize| {
            let chunk = &self.analysis.chunks[chunk];
            let actors = &self.analysis.actors[chunk.first..chunk.end];
            actors.iter().map(|actor| most(gazetteer, text, actor)).sum::<usize>()
        };
        let leader = leader_of(gazetteer, text, self.analysis, chunk);
        count(chunk).max(leader.map_or(0, count))
    }

    /// `국회를 찾아`, `실종자를 찾는다`: whom they come to is a place, or they search.
    fn goes_to_place(&self, gazetteer: &Gazetteer, text: &str, arguments: &Arguments) -> bool {
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        let visits = trigger.frame == Frame::Visit && trigger.strength == Strength::Weak;
        let alone = arguments.with.is_empty()
            && arguments.also.is_none()
            && arguments.at.is_none()
            && arguments.bare.is_none()
            && arguments.genitive.is_none();
        let Some(object) = arguments.object.filter(|_| visits && alone) else { return false };
        // Where several others are told, one of them may be whom they meet.
        let others =
            [arguments.subject, self.head_chunk(gazetteer, text), self.chairs(gazetteer, text)];
        let several = |chunk: usize| self.most_of(gazetteer, text, chunk) >= 2;
        if leader_of(gazetteer, text, self.analysis, object).is_some()
            || others.into_iter().flatten().any(several)
        {
            return false;
        }
        let verb = self.analysis.word(self.occurrence.predicate).span.of(text);
        let comes = verb.chars().next_back().is_some_and(ends_infinitive);
        let chunk = &self.analysis.chunks[object];
        let actors = &self.analysis.actors[chunk.first..chunk.end];
        let all = |fits: &dyn Fn(ActorKind) -> bool| actors.iter().all(|actor| fits(actor.kind));
        actors[0].kind == ActorKind::Country
            || all(&|kind| kind == ActorKind::Body)
            || !comes && all(&|kind| kind == ActorKind::Group)
    }
}
