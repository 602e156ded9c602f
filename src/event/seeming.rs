//! Tellings that only seem to be of an encounter: matches, searches, offers, and what sums up
//! several.

use crate::event::around::Reader;
use crate::event::participants::Parties;
use crate::event::sentence::Arguments;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::gazetteer::endings::{Function, Tense, ends_infinitive};
use crate::gazetteer::triggers::TriggerClass;
use crate::gazetteer::words::MATCH;
use crate::mention::actor::ActorKind;
use crate::mention::reading::Reading;

impl Reader<'_> {
    /// `구조대는 실종자를 찾는다`: a group is sought, unless somebody comes to do something
    /// (`유가족을 찾아 위로했다`).
    pub(super) fn searches(&self, story: &Story<'_>, parties: &Parties) -> bool {
        let group = |side: &usize| story.entities.list[*side].kind == Some(ActorKind::Group);
        let verb = self.analysis.word(self.occurrence.predicate).span.of(story.text);
        !parties.whom.is_empty()
            && parties.whom.iter().all(group)
            && !verb.chars().next_back().is_some_and(ends_infinitive)
    }

    /// `대통령과 야당 대표가 만나야 한다고 버텼다`: an offer to people without names is not what
    /// `두 사람` goes on with.
    pub(super) fn only_offers(
        &self,
        story: &Story<'_>,
        parties: &Parties,
        assertion: Assertion,
    ) -> bool {
        let named = |side: &usize| story.entities.list[*side].name.is_some();
        matches!(assertion, Assertion::Proposed | Assertion::Possible)
            && !parties.who.iter().chain(&parties.whom).any(named)
            && story.last_sides.iter().all(named)
    }

    /// Whether people on both sides spend time together, and no match.
    pub(super) fn spend(&self, story: &Story<'_>, parties: &Parties) -> bool {
        let people = |sides: &[usize]| {
            !sides.is_empty()
                && sides.iter().all(|side| {
                    let kind = story.entities.list[*side].kind;
                    matches!(kind, Some(ActorKind::Person | ActorKind::Office))
                })
        };
        people(&parties.who) && people(&parties.whom) && !self.names_match(story)
    }

    /// `현지 지도자들을 차례로 만난다`: several encounters, which others tell or nobody does.
    pub(super) fn sums_up(&self, story: &Story<'_>, parties: &Parties) -> bool {
        let (([group], _) | (_, [group])) = (&parties.whom[..], &parties.who[..]) else {
            return false;
        };
        let group = *group;
        // 사장과 조합장을 번갈아 불러: each by himself.
        let listed = self.analysis.chunks.iter().any(|chunk| {
            let actors = &self.analysis.actors[chunk.first..chunk.end];
            actors.len() > 1 && actors.iter().any(|actor| actor.entity == Some(group))
        });
        let several = story.entities.list[group].kind == Some(ActorKind::Group);
        several && !listed && self.in_series(story)
    }

    /// `여자탁구는 8강에서 중국을 만난다`: a team's next match.
    pub(super) fn plays(&self, story: &Story<'_>, parties: &Parties) -> bool {
        let team = |side: &usize| !story.entities.is_personal(*side);
        parties.who.iter().chain(&parties.whom).any(team) && self.names_match(story)
    }

    /// `단일팀은 스위스를 만난다`, `숙적 일본과 마주친다`: whom, where nobody but a country is told.
    pub(super) fn faces_country(
        &self,
        story: &Story<'_>,
        arguments: &Arguments,
        parties: &Parties,
    ) -> bool {
        let country = |side: &usize| story.entities.list[*side].kind == Some(ActorKind::Country);
        let object = arguments.object.is_some_and(|chunk| {
            self.analysis.actors[self.analysis.chunks[chunk].first].kind == ActorKind::Country
        });
        let nobody = arguments.subject.is_none() && arguments.with.len() <= 1;
        !parties.whom.is_empty() && parties.whom.iter().all(country) && (object || nobody)
    }

    /// `재래시장에서 만난 상인은`: somebody else than those told before, whom nothing names.
    pub(super) fn met_somebody(&self, story: &Story<'_>) -> bool {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        let at = self.occurrence.predicate;
        let ending = self.analysis.predicates.get(at).copied().flatten();
        let past = ending.is_some_and(|ending| {
            ending.function == Function::Adnominal && ending.tense == Tense::Past
        });
        let Some(head) = self.analysis.words.words.get(at + 1) else { return false };
        let known = self.analysis.words.class(story.gazetteer, head).is_some()
            || head.known
            || self.analysis.predicates[at + 1].is_some()
            || self.analysis.chunk_at(at + 1).is_some();
        trigger.class == TriggerClass::Verb && past && !known
    }

    /// Whether the sentence names what teams meet in.
    pub(super) fn names_match(&self, story: &Story<'_>) -> bool {
        self.analysis.words.words.iter().take(self.occurrence.predicate).any(|word| {
            self.analysis.words.parts(word).iter().any(|atom| {
                let row = Reading::of(story.gazetteer, *atom).word;
                row.is_some_and(|row| story.gazetteer.words[row as usize].value == MATCH)
            })
        })
    }
}
