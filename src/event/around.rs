//! What stands around a trigger: told from its sentence alone, whatever the article says.

use crate::event::occurrence::{Occurrence, Shape, invites};
use crate::event::sentence::{Analysis, Arguments};
use crate::event::status::Assertion;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::endings::Function;
use crate::gazetteer::josa::Case;
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::triggers::{Contact, Frame, Trigger};
use crate::gazetteer::words::{GUEST, LABOUR, SOMEBODY, WordClass};
use crate::mention::actor::{Actor, ActorKind};
use crate::mention::reading::Reading;

/// So many words may stand between whoever leads a group and the group.
const LEADER_REACH: usize = 5;

/// Why a trigger gave no telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// Nobody is named who could take part.
    NoParticipant,
    /// Fewer than two sides are named.
    NoSecondParticipant,
    /// The word alone tells no encounter, and nobody stands with it as partner.
    WeakWithoutPartner,
    /// The word refers to an encounter, and none has been told.
    RefersToNothing,
    /// They visit a place, or nobody there is named.
    VisitToPlace,
    /// Countries as a whole do not meet: teams do, or words stand for something else.
    OnlyCountries,
    /// Somebody speaks to reporters.
    PressContact,
    /// The words only suppose it.
    Hypothetical,
    /// Somebody only sat in.
    Attended,
    /// The encounter is what was talked about (`협상을 논의했다`).
    Topic,
}

impl Rejection {
    /// Whether it lacks sides, which sentences behind it may name.
    pub(super) fn lacks_sides(self) -> bool {
        matches!(
            self,
            Rejection::NoParticipant
                | Rejection::NoSecondParticipant
                | Rejection::WeakWithoutPartner
                | Rejection::RefersToNothing
                | Rejection::VisitToPlace
                | Rejection::OnlyCountries
        )
    }
}

/// One trigger of a sentence, about to be read.
pub(super) struct Reader<'a> {
    /// Index of the sentence.
    pub index: usize,
    /// The sentence.
    pub analysis: &'a Analysis,
    /// The trigger.
    pub occurrence: Occurrence,
    /// Word of the next trigger.
    pub next: Option<usize>,
    /// Where the telling before this one ended.
    pub previous_end: usize,
}

impl Reader<'_> {
    /// Why the trigger tells no encounter, whoever the sides are.
    pub(super) fn dismissed(
        &self,
        gazetteer: &Gazetteer,
        text: &str,
        arguments: &Arguments,
        assertion: Assertion,
    ) -> Option<Rejection> {
        if assertion == Assertion::Hypothetical {
            Some(Rejection::Hypothetical)
        } else if self.occurrence.shape == Shape::Attended || self.sat_in(gazetteer, arguments) {
            Some(Rejection::Attended)
        } else if self.press(gazetteer, arguments) {
            Some(Rejection::PressContact)
        } else if self.is_topic(gazetteer, text) {
            Some(Rejection::Topic)
        } else {
            None
        }
    }

    /// `협상을 논의했다`, `회담 준비를 점검했다`: the noun is a topic verb's object.
    fn is_topic(&self, gazetteer: &Gazetteer, text: &str) -> bool {
        if self.occurrence.shape != Shape::Noun {
            return false;
        }
        let verb = self.analysis.word(self.occurrence.predicate).span.of(text);
        gazetteer.status.of(verb).is_none()
            && gazetteer.topics.of(verb).is_some_and(|argument| argument != TopicArgument::None)
            && self
                .analysis
                .word(self.occurrence.word)
                .josa
                .is_some_and(|josa| matches!(josa.case, Case::Object | Case::At | Case::Also))
    }

    /// `교육부 장관도 자리를 함께했다`: 도 and no partner say that somebody only sat in.
    fn sat_in(&self, gazetteer: &Gazetteer, arguments: &Arguments) -> bool {
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        trigger.frame == Frame::Join
            && arguments.also.is_some()
            && arguments.with.is_empty()
            && arguments.object.is_none()
    }

    /// The chunk of the noun that an adnominal trigger modifies (`박 대표를 예방한 이 실장`), or that
    /// the sentence says it was (`맞은 사람은 …였다`).
    pub(super) fn head_chunk(&self, gazetteer: &Gazetteer, text: &str) -> Option<usize> {
        let next = self.occurrence.predicate + 1;
        if !self.analysis.is_adnominal(self.occurrence.predicate)
            && !self
                .analysis
                .predicates
                .get(next)
                .copied()
                .flatten()
                .is_some_and(|ending| ending.function == Function::Propositive)
        {
            return None;
        }
        // 만나 대화하자는 협회의 요구: the last predicate of the chain has the head noun.
        let mut last = self.occurrence.predicate;
        while self.analysis.predicates.get(last + 1).copied().flatten().is_some() {
            // 개최할 예정이며, 대표 …: the head is 예정.
            if self.analysis.word(last + 1).josa.is_some_and(|josa| josa.case == Case::Copula) {
                return None;
            }
            last += 1;
        }
        self.analysis.chunk_from(last + 1).or_else(|| self.identified(gazetteer, text, last + 1))
    }

    /// `장관을 맞은 사람은 왕이 부장이었다`: who the sentence says it was.
    fn identified(&self, gazetteer: &Gazetteer, text: &str, head: usize) -> Option<usize> {
        let word = self.analysis.words.words.get(head)?;
        let told = word.josa.is_some_and(|josa| matches!(josa.case, Case::Topic | Case::Subject));
        let somebody = word.stem.of(text) == "이"
            || self.analysis.words.parts(word).last().is_some_and(|atom| {
                let row = Reading::of(gazetteer, *atom).word;
                let row = row.map(|row| &gazetteer.words[row as usize]);
                row.is_some_and(|row| row.value == SOMEBODY || row.value == GUEST)
            });
        if !told || !somebody {
            return None;
        }
        let last = self.analysis.chunks.len().checked_sub(1)?;
        let chunk = &self.analysis.chunks[last];
        let end = &self.analysis.words.words[chunk.end_word - 1];
        let copula = end.josa.is_some_and(|josa| josa.case == Case::Copula)
            || end.ending.is_some() && !end.verbal;
        (chunk.first_word > head && copula).then_some(last)
    }

    /// The partner whom the clause before names: whom it called (`주교단을 초청해 오찬을
    /// 함께했다`), or, of `talks`, with whom it goes on (`총재와 점심을 들며 회담을 갖고`).
    pub(super) fn partner_before(
        &self,
        gazetteer: &Gazetteer,
        text: &str,
        arguments: &Arguments,
        talks: bool,
    ) -> Option<usize> {
        // 의장과 대법원장을 초청한 오찬을 베풀고
        let noun = self.occurrence.word.checked_sub(1).filter(|word| {
            self.analysis.is_adnominal(*word) && invites(gazetteer, text, self.analysis, *word)
        });
        let verb = noun.or_else(|| arguments.clause_start.checked_sub(1))?;
        let calls = gazetteer.attendance.of(self.analysis.word(verb).span.of(text))
            == Some(Attendance::Invite);
        let goes_on = talks
            && self.analysis.predicates[verb]
                .is_some_and(|ending| ending.function == Function::Connective);
        if !calls && !goes_on {
            return None;
        }
        let before = self.analysis.arguments(gazetteer, verb, verb);
        let guests = before.object.filter(|_| calls);
        guests.or_else(|| before.with.last().copied().filter(|_| goes_on))
    }

    /// Who presided, or was there, while the encounter went on (`참석한 가운데`).
    pub(super) fn chairs(&self, gazetteer: &Gazetteer, text: &str) -> Option<usize> {
        let verb = (1..self.occurrence.predicate).rev().find(|word| {
            // Of another length, mostly.
            let while_ = "가운데";
            let next = self.analysis.words.words.get(word + 1);
            next.is_some_and(|next| next.stem.len() == while_.len() && next.stem.of(text) == while_)
                && matches!(
                    gazetteer.attendance.of(self.analysis.word(*word).span.of(text)),
                    Some(Attendance::Preside | Attendance::Attend)
                )
        })?;
        self.analysis
            .chunks
            .iter()
            .rposition(|chunk| chunk.end_word <= verb && chunk.is(Case::Subject))
    }

    /// Whether 이어 stands behind the phrase with 에.
    pub(super) fn followed(&self, gazetteer: &Gazetteer, arguments: &Arguments) -> bool {
        let behind = arguments.at.map(|chunk| self.analysis.chunks[chunk].end_word);
        let next = behind.and_then(|word| self.analysis.words.words.get(word));
        next.is_some_and(|word| {
            self.analysis.words.class(gazetteer, word) == Some(WordClass::Sequence)
        })
    }

    /// `위원장의 방에 들러`: whoever's room it is.
    pub(super) fn owner_of_room(&self, gazetteer: &Gazetteer, from: usize) -> Option<usize> {
        self.analysis.chunks.iter().position(|chunk| {
            let room = self.analysis.words.words.get(chunk.end_word);
            let venue = room.is_some_and(|room| {
                let parts = self.analysis.words.parts(room);
                let reading = parts.last().map(|atom| Reading::of(gazetteer, *atom));
                reading.is_some_and(|r| r.class(gazetteer) == Some(WordClass::Venue))
            });
            chunk.first_word >= from
                && chunk.end_word < self.occurrence.predicate
                && venue
                && (chunk.is(Case::Genitive) || chunk.josa.is_none())
        })
    }

    /// The dative between the predicate and the end of the next clause.
    pub(super) fn dative_behind(&self) -> Option<usize> {
        let from = self.occurrence.predicate + 1;
        let to = self.analysis.next_predicate(from, self.analysis.len())?;
        self.analysis.chunks.iter().position(|chunk| {
            chunk.first_word >= from && chunk.end_word <= to && chunk.is(Case::Dative)
        })
    }

    /// Somebody meets reporters: `기자들과 만나`, `본지와의 통화에서`.
    pub(super) fn press(&self, gazetteer: &Gazetteer, arguments: &Arguments) -> bool {
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        // 기자들에게 …을 만났다고 말했다: told to them.
        let dative = arguments.dative.filter(|_| takes_dative(trigger));
        let chunks = arguments
            .with
            .iter()
            .chain(&arguments.object)
            .chain(&arguments.genitive)
            .chain(&arguments.bare)
            .chain(&dative);
        chunks.copied().any(|chunk| {
            let chunk = &self.analysis.chunks[chunk];
            self.analysis.actors[chunk.first..chunk.end]
                .iter()
                .any(|actor| actor.kind == ActorKind::Press)
        })
    }
}

/// 에게 marks the partner of a call (`총리에게 전화를 걸었다`).
pub(super) fn takes_dative(trigger: &Trigger) -> bool {
    trigger.contact == Contact::Call
}

/// `대표를 비롯한 새 지도부`, `장관이 이끄는 대표단`: the one who is named stands for the
/// group.
pub(super) fn leader_of(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    chunk: usize,
) -> Option<usize> {
    let group = &analysis.chunks[chunk];
    let kind = analysis.actors[group.first].kind;
    if !matches!(kind, ActorKind::Group | ActorKind::Body | ActorKind::Country) {
        return None;
    }
    let leads = |word: usize| {
        let verb = analysis.word(word).span.of(text);
        gazetteer.attendance.of(verb) == Some(Attendance::Lead)
    };
    let reach = group.first_word.saturating_sub(LEADER_REACH);
    // 갑 회장, 을 회장 등 새로 뽑힌 회장단: those who are named.
    let etcetera = (reach..group.first_word).rev().find(|word| {
        analysis.words.class(gazetteer, analysis.word(*word)) == Some(WordClass::Etcetera)
    });
    if let Some(etcetera) = etcetera {
        let named = analysis.chunks.iter().position(|named| {
            (named.end_word == etcetera || named.end_word == etcetera + 1)
                && named.josa.is_none()
                && analysis.actors[named.first].kind == ActorKind::Person
        });
        if named.is_some() {
            return named;
        }
    }
    let verb = (reach..group.first_word).rev().find(|word| leads(*word))?;
    // 차관을 단장으로 하는: the verb may be two words.
    let first = (reach..verb).rev().take_while(|word| leads(*word)).last().unwrap_or(verb);
    analysis.chunks.iter().position(|named| {
        named.end_word == first
            && (named.is(Case::Subject) || named.is(Case::Object))
            && analysis.actors[named.first].kind == ActorKind::Person
    })
}

/// Whether the group is a company and its union (`포스코 노사`).
pub(super) fn is_labour(gazetteer: &Gazetteer, text: &str, actor: &Actor) -> bool {
    let called = actor.title.map_or("", |title| title.of(text));
    let last = called.rsplit(' ').next().unwrap_or_default();
    gazetteer.words_called(last).any(|word| word.value == LABOUR)
}
