//! Tellings: what one sentence says of one encounter, before tellings are merged.

use std::cmp::Ordering;

use crate::event::Kind;
use crate::event::occurrence::{Occurrence, Shape, occurrences};
use crate::event::participants::Parties;
use crate::event::sentence::{Analysis, Arguments};
use crate::event::status::{Assertion, assertion};
use crate::event::story::Story;
use crate::event::topic::{Topic, topics};
use crate::gazetteer::endings::Function;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::status::Effect;
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::triggers::{Contact, Frame, Strength, Trigger, TriggerClass};
use crate::gazetteer::words::WordClass;
use crate::mention::actor::ActorKind;
use crate::mention::reading::Reading;
use crate::place::PlacePhrase;
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::text::page::Zone;
use crate::when::{TimeExpression, TimeKind};

/// What one sentence says of one encounter.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Index of the sentence.
    pub sentence: usize,
    /// Row of `triggers.tsv`.
    pub trigger: u32,
    /// The trigger's words.
    pub trigger_span: Span,
    /// How the sides communicated; `None` where the words do not say (`논의했다`).
    pub kind: Option<Kind>,
    /// What became of it.
    pub assertion: Assertion,
    /// The words that say what became of it.
    pub cue: Option<Span>,
    /// The subject's side: chains of `Story::entities`.
    pub who: Vec<usize>,
    /// The other sides.
    pub whom: Vec<usize>,
    /// The document's time expression that dates it.
    pub time: Option<usize>,
    /// Sentence and index of the place phrase.
    pub place: Option<(usize, usize)>,
    /// What it was about.
    pub topics: Vec<Topic>,
    /// The clause.
    pub evidence: Span,
    /// Whether the words assert the encounter, rather than refer to it.
    pub asserts: bool,
    /// Whether the headline tells it.
    pub headline: bool,
}

impl Telling {
    /// The ISO date of the telling: looking ahead where it tells of what is to come.
    pub fn date(&self, story: &Story<'_>) -> Option<String> {
        self.moment(story)?.date()
    }

    /// The time expression of the telling, read as its assertion looks.
    pub fn moment(&self, story: &Story<'_>) -> Option<TimeExpression> {
        let time = &story.times[self.time?];
        Some(match self.assertion {
            Assertion::Planned
            | Assertion::Present
            | Assertion::Proposed
            | Assertion::Postponed => time.looking_ahead(),
            Assertion::Held => time.looking_back(),
            _ => *time,
        })
    }

    /// All participants.
    pub fn sides(&self) -> impl Iterator<Item = usize> + '_ {
        self.who.iter().chain(&self.whom).copied()
    }
}

/// Why a trigger gave no telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// Fewer than two sides are named.
    NoSecondParticipant,
    /// Somebody speaks to reporters.
    PressContact,
    /// The words only suppose it.
    Hypothetical,
    /// Somebody only sat in.
    Attended,
    /// The encounter is what was talked about (`협상을 논의했다`).
    Topic,
}

/// A lead that says only that talks fell through (`원내대표 회동이 무산됐다`) speaks of the
/// encounter that the next sentences tell.
pub fn fallen_through(
    story: &Story<'_>,
    rejected: &[(usize, Occurrence, Rejection)],
    told: &mut [Telling],
) {
    for (index, occurrence, reason) in rejected {
        let analysis = &story.sentences[*index];
        if *reason != Rejection::NoSecondParticipant || analysis.sentence.zone != Zone::Body {
            continue;
        }
        let (assertion, cue) = assertion(story.gazetteer, story.text, analysis, occurrence);
        if assertion != Assertion::NotHeld {
            continue;
        }
        let next = told.iter_mut().find(|telling| {
            (*index..=index + 3).contains(&telling.sentence)
                && matches!(
                    telling.assertion,
                    Assertion::Planned | Assertion::Present | Assertion::Proposed
                )
        });
        if let Some(telling) = next {
            telling.assertion = assertion;
            telling.cue = cue;
        }
    }
}

/// Reads the tellings of sentence `index`; triggers that give none are passed to `rejected`.
pub fn tellings(
    story: &mut Story<'_>,
    index: usize,
    out: &mut Vec<Telling>,
    rejected: &mut Vec<(usize, Occurrence, Rejection)>,
) {
    let analysis = std::mem::take(&mut story.sentences[index]);
    let found = occurrences(story.gazetteer, story.text, &analysis);
    let before = out.len();
    let mut previous_end = 0;
    for (number, occurrence) in found.iter().enumerate() {
        let next = found.get(number + 1).map(|next| next.word);
        let reader =
            Reader { index, analysis: &analysis, occurrence: *occurrence, next, previous_end };
        match reader.read(story, out) {
            Ok(()) => previous_end = occurrence.predicate + 1,
            Err(reason) => rejected.push((index, *occurrence, reason)),
        }
    }
    if out.len() == before {
        story.pass(index, &analysis);
    }
    story.sentences[index] = analysis;
}

struct Reader<'a> {
    index: usize,
    analysis: &'a Analysis,
    occurrence: Occurrence,
    /// Word of the next trigger.
    next: Option<usize>,
    /// Where the telling before this one ended.
    previous_end: usize,
}

impl Reader<'_> {
    fn read(&self, story: &mut Story<'_>, out: &mut Vec<Telling>) -> Result<(), Rejection> {
        let gazetteer = story.gazetteer;
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        let arguments =
            self.analysis.arguments(gazetteer, self.occurrence.word, self.occurrence.predicate);
        let (assertion, cue) = assertion(gazetteer, story.text, self.analysis, &self.occurrence);
        if assertion == Assertion::Hypothetical {
            return Err(Rejection::Hypothetical);
        }
        if self.occurrence.shape == Shape::Attended {
            return Err(Rejection::Attended);
        }
        if self.press(story, &arguments) {
            return Err(Rejection::PressContact);
        }
        if self.is_topic(story) {
            return Err(Rejection::Topic);
        }
        let verb = self.analysis.word(self.occurrence.predicate).span.of(story.text);
        // 대화도 얼어붙었다: neither a light verb nor a cue tells that there were talks.
        let untold = self.occurrence.shape == Shape::Noun
            && cue.is_none_or(|cue| cue == self.analysis.word(self.occurrence.predicate).span)
            && gazetteer.status.of(verb).is_none();
        let refers = matches!(self.occurrence.shape, Shape::Setting | Shape::Nominal)
            || trigger.strength == Strength::Setting
            || untold
            || self.is_definite(&arguments)
            || self.is_about_it(story);
        let groups = self.groups(story, &arguments, trigger, assertion);
        let visits = trigger.frame == Frame::Visit && trigger.strength == Strength::Weak;
        let mut told = false;
        for parties in groups {
            if parties.who.len() + parties.whom.len() < 2 && !self.carried(story, &parties, refers)
            {
                continue;
            }
            let Some(mut parties) = self.completed(story, parties, out) else { continue };
            if let Some(office) = trigger.office.as_deref().filter(|office| *office != "-") {
                // 남과 북은 정상회담을 열기로 했다: their heads meet.
                if story.only_countries(&parties) {
                    let head = self.occurrence.span;
                    let mut lead = |side: &mut usize| {
                        *side = story.leader(self.index, *side, head, office);
                    };
                    parties.who.iter_mut().for_each(&mut lead);
                    parties.whom.iter_mut().for_each(&mut lead);
                }
            }
            // 국회를 찾아, 중국을 찾아: a visit to a place; the encounter is told elsewhere.
            if visits && !parties.whom.iter().any(|entity| story.entities.is_personal(*entity)) {
                continue;
            }
            // 일본과 만난다: teams, not governments.
            if trigger.class == TriggerClass::Verb && story.only_countries(&parties) {
                continue;
            }
            story.last_sides = parties.who.iter().chain(&parties.whom).copied().collect();
            let mut telling = self.telling(story, &arguments, parties, assertion, cue, refers, out);
            if telling.asserts && telling.assertion == Assertion::Held {
                if telling.time.is_some() {
                    (story.occasion.day, story.occasion.told) = (telling.time, self.index);
                }
                story.occasion.place = telling.place.or(story.occasion.place);
            }
            if !matches!(telling.kind, None | Some(Kind::Meeting)) {
                telling.place = None;
            }
            out.push(telling);
            told = true;
        }
        if told { Ok(()) } else { Err(Rejection::NoSecondParticipant) }
    }

    /// `협상을 논의했다`, `회담 준비를 점검했다`: the noun is a topic verb's object.
    fn is_topic(&self, story: &Story<'_>) -> bool {
        let gazetteer = story.gazetteer;
        if self.occurrence.shape != Shape::Noun {
            return false;
        }
        let verb = self.analysis.word(self.occurrence.predicate).span.of(story.text);
        gazetteer.status.of(verb).is_none()
            && gazetteer.topics.of(verb).is_some_and(|argument| argument != TopicArgument::None)
            && self
                .analysis
                .word(self.occurrence.word)
                .josa
                .is_some_and(|josa| matches!(josa.case, Case::Object | Case::At | Case::Also))
    }

    /// `대표를 비롯한 인사들과`: the one who is named stands for the group.
    fn named_of(&self, story: &Story<'_>, chunk: usize) -> usize {
        let first = self.analysis.chunks[chunk].first_word;
        let including = first.checked_sub(1).is_some_and(|word| {
            let word = self.analysis.word(word);
            self.analysis.words.class(story.gazetteer, word) == Some(WordClass::Including)
        });
        if !including {
            return chunk;
        }
        let named = self.analysis.chunks.iter().position(|other| other.end_word + 1 == first);
        named.unwrap_or(chunk)
    }

    /// `통화는 미국 측이 요청해 이뤄졌다`: the encounter told before.
    fn is_definite(&self, arguments: &Arguments) -> bool {
        let josa = self.analysis.word(self.occurrence.word).josa;
        self.occurrence.shape == Shape::Noun
            && josa.is_some_and(|josa| josa.case == Case::Topic)
            && arguments.bare.is_none()
            && arguments.genitive.is_none()
            && arguments.with.is_empty()
    }

    /// `회담 일정을 마쳤다`, `회담 결과를 설명했다`: the noun behind the trigger is spoken of.
    fn is_about_it(&self, story: &Story<'_>) -> bool {
        let next = self.occurrence.word + 1;
        if self.occurrence.shape != Shape::Noun
            || self.analysis.word(self.occurrence.word).josa.is_some()
        {
            return false;
        }
        let Some(word) = self.analysis.words.words.get(next) else { return false };
        let effect = story.gazetteer.status.of(word.span.of(story.text));
        // 후속협의 준비 동향: another noun follows.
        let compound = word.josa.is_none()
            && self.analysis.predicates[next].is_none()
            && self.analysis.words.words.get(next + 1).is_some_and(|after| {
                after.before == Gap::Space && self.analysis.predicates[next + 1].is_none()
            });
        matches!(effect, Some(Effect::Planned | Effect::Held))
            && (compound
                || word.josa.is_some_and(|josa| {
                    matches!(josa.case, Case::Object | Case::Subject | Case::Topic | Case::Genitive)
                }))
    }

    /// `위원장의 방에 들러`: whoever's room it is.
    fn owner_of_room(&self, story: &Story<'_>, arguments: &Arguments) -> Option<usize> {
        self.analysis.chunks.iter().position(|chunk| {
            let room = self.analysis.words.words.get(chunk.end_word);
            let venue = room.is_some_and(|room| {
                let parts = self.analysis.words.parts(room);
                let reading = parts.last().map(|atom| Reading::of(story.gazetteer, *atom));
                reading.is_some_and(|r| r.class(story.gazetteer) == Some(WordClass::Venue))
            });
            chunk.first_word >= arguments.clause_start
                && chunk.end_word < self.occurrence.predicate
                && venue
                && (chunk.is(Case::Genitive) || chunk.josa.is_none())
        })
    }

    /// The dative between the predicate and the end of the next clause.
    fn dative_behind(&self) -> Option<usize> {
        let from = self.occurrence.predicate + 1;
        let to = self.analysis.next_predicate(from, self.analysis.len())?;
        self.analysis.chunks.iter().position(|chunk| {
            chunk.first_word >= from && chunk.end_word <= to && chunk.is(Case::Dative)
        })
    }

    /// Somebody meets reporters: `기자들과 만나`, `본지와의 통화에서`.
    fn press(&self, story: &Story<'_>, arguments: &Arguments) -> bool {
        let chunks = arguments
            .with
            .iter()
            .chain(&arguments.object)
            .chain(&arguments.genitive)
            .chain(&arguments.bare)
            .chain(&arguments.dative);
        let _ = story;
        chunks.copied().any(|chunk| {
            let chunk = &self.analysis.chunks[chunk];
            self.analysis.actors[chunk.first..chunk.end]
                .iter()
                .any(|actor| actor.kind == ActorKind::Press)
        })
    }

    /// Whether a verb of motion behind the place phrase says that they are there.
    fn is_moved_to(&self, story: &Story<'_>, place: &PlacePhrase) -> bool {
        let Some(josa) = place.josa else { return false };
        if !matches!(josa.case, Case::At | Case::Toward | Case::Object) {
            return false;
        }
        // The next predicate, within a few words; a visit's own trigger counts.
        let reach = (place.end_word + 7).min(self.analysis.len());
        self.analysis.next_predicate(place.end_word, reach).is_some_and(|next| {
            let verb = self.analysis.word(next).span.of(story.text);
            let visit = next == self.occurrence.predicate
                && josa.case == Case::Toward
                && story.gazetteer.triggers[self.occurrence.trigger as usize].frame != Frame::Host;
            visit || story.gazetteer.motion.of(verb).is_some()
        })
    }

    /// Who met whom: one group, or one for each partner where the words distribute.
    fn groups(
        &self,
        story: &mut Story<'_>,
        arguments: &Arguments,
        trigger: &Trigger,
        assertion: Assertion,
    ) -> Vec<Parties> {
        let (frame, strength) = (trigger.frame, trigger.strength);
        let subject = arguments.subject.map_or_else(Vec::new, |chunk| {
            story.chunk_entities(self.index, self.analysis, chunk, &[])
        });
        let parties = |story: &mut Story<'_>, chunk: Option<usize>| -> Vec<usize> {
            chunk.map_or_else(Vec::new, |chunk| {
                story.chunk_entities(self.index, self.analysis, chunk, &subject)
            })
        };
        let mut partners: Vec<Vec<usize>> = Vec::new();
        for with in &arguments.with {
            let list = parties(story, Some(self.named_of(story, *with)));
            if !list.is_empty() {
                partners.push(list);
            }
        }
        let also = parties(story, arguments.also);
        let mut object = parties(story, arguments.object);
        let (mut who, object_also) = match (subject.is_empty(), also.is_empty()) {
            // 국회의장도 만날 계획이다: whom, if the subject is known; else who.
            (false, false) if object.is_empty() && partners.is_empty() => (subject.clone(), true),
            (true, false) if object.is_empty() && partners.is_empty() => (Vec::new(), true),
            (true, false) => (also.clone(), false),
            _ => (subject.clone(), false),
        };
        if object_also {
            object = also;
        }
        let dative = parties(story, arguments.dative);
        let at = parties(story, arguments.at);
        let genitive = parties(story, arguments.genitive);
        let bare = match (arguments.bare, &trigger.office) {
            (Some(chunk), Some(office)) if office != "-" => {
                story.holders(self.index, self.analysis, chunk, self.occurrence.span, office)
            }
            _ => parties(story, arguments.bare),
        };
        let head = self.head_noun(story, arguments);
        let noun = gazetteer_noun(story, self.occurrence.trigger);

        if frame == Frame::Visit && partners.is_empty() && object.is_empty() {
            // 경찰청에 들러 부청장에게 당부했다: the partner stands in the next clause.
            let room = self.owner_of_room(story, arguments);
            let next = parties(story, room.or_else(|| self.dative_behind()));
            if !next.is_empty() {
                partners.push(next);
            }
        }
        if !object.is_empty() && (frame != Frame::Host || partners.is_empty()) {
            partners.push(object);
        }
        let offered = assertion == Assertion::Proposed || trigger.class == TriggerClass::Adverb;
        if partners.is_empty() && (takes_dative(story, self.occurrence.trigger) || offered) {
            if !dative.is_empty() {
                partners.push(dative);
            } else if offered && !at.is_empty() {
                // 북측에 회담을 제안했다.
                partners.push(at);
            }
        }
        if !genitive.is_empty() {
            if frame == Frame::Visit || frame == Frame::Receive {
                // 갑의 예방을 받았다: the caller stands in the genitive.
                partners.push(genitive);
            } else if genitive.len() >= 2 && partners.is_empty() {
                who = genitive;
            } else if partners.is_empty() && !who.is_empty() && strength == Strength::Strong {
                partners.push(genitive);
            } else if who.is_empty() {
                who = genitive;
            } else if !partners.is_empty() && noun {
                who = genitive;
            }
        }
        let lone = strength == Strength::Weak && bare.len() < 2;
        let general = lone
            || arguments.bare.is_some_and(|chunk| {
                let chunk = &self.analysis.chunks[chunk];
                let first = &self.analysis.actors[chunk.first];
                // 갑은 을과 국방장관 회담을 했다: what sort of talks, not who.
                let sort = trigger.office.as_deref() == Some("-")
                    && chunk.end - chunk.first == 1
                    && matches!(first.kind, ActorKind::Office | ActorKind::Group)
                    && first.countries.is_empty();
                first.kind == ActorKind::Sides || sort
            });
        if !bare.is_empty() && !(general && (!who.is_empty() || !partners.is_empty())) {
            let named = bare.iter().any(|side| who.contains(side));
            if bare.len() >= 2 && (named || who.len() + partners.len() < 2) {
                who = bare;
                partners.clear();
            } else if partners.is_empty() {
                partners.push(bare);
            } else if who.is_empty() {
                who = bare;
            }
        }
        if let Some(head) = head {
            if who.is_empty() || partners.is_empty() && who != head {
                if partners.is_empty() && !who.is_empty() {
                    partners.push(head);
                } else {
                    who = head;
                }
            } else if !who.iter().any(|entity| head.contains(entity)) && claimed(arguments) {
                who = head;
            }
        }
        if frame == Frame::Host && partners.is_empty() {
            // 간담회를 열었다: who was there stands elsewhere.
        }
        // 두 사람은 국장 회의를 열기로 했다: a weak noun needs partners of its own.
        let named = |chunk: usize| {
            let chunk = &self.analysis.chunks[chunk];
            self.analysis.actors[chunk.first].kind != ActorKind::Sides
        };
        if strength == Strength::Weak
            && trigger.class == TriggerClass::Noun
            && self.occurrence.shape == Shape::Noun
            && partners.is_empty()
            && arguments.subject.is_some_and(|chunk| !named(chunk))
        {
            return Vec::new();
        }
        if let Some(pairs) = self.paired(story, arguments) {
            return pairs;
        }
        let whom: Vec<usize> = partners.concat();
        if self.distributes(story) && whom.len() >= 2 {
            return whom.into_iter().map(|one| Parties::new(who.clone(), vec![one])).collect();
        }
        vec![Parties::new(who, whom)]
    }

    /// `갑은 을과, 병은 정과 각각`, `을과는 …을, 병과는 …을 협의했다`: one encounter for each
    /// 와/과, with the nearest subject before it.
    fn paired(&self, story: &mut Story<'_>, arguments: &Arguments) -> Option<Vec<Parties>> {
        let contrasted =
            arguments.with.iter().all(|with| self.analysis.chunks[*with].marked(Mark::Topic));
        if arguments.with.len() < 2
            || !(contrasted || self.distributes(story) || self.is_gapped(arguments))
        {
            return None;
        }
        let mut pairs = Vec::new();
        for with in &arguments.with {
            let subject = (0..*with)
                .rev()
                .find(|chunk| {
                    let chunk = &self.analysis.chunks[*chunk];
                    chunk.is(Case::Topic) || chunk.is(Case::Subject)
                })
                .or(arguments.subject);
            let who = subject.map_or_else(Vec::new, |chunk| {
                story.chunk_entities(self.index, self.analysis, chunk, &[])
            });
            let whom = story.chunk_entities(self.index, self.analysis, *with, &who);
            // 을과 병, 정과 각각: each of a list by itself.
            pairs.extend(whom.into_iter().map(|one| Parties::new(who.clone(), vec![one])));
        }
        Some(pairs)
    }

    /// `을과 조약을, 병과 망 구축을 다룰 면담`: between two partners stands an object.
    fn is_gapped(&self, arguments: &Arguments) -> bool {
        arguments.with.windows(2).all(|pair| {
            let from = self.analysis.chunks[pair[0]].end_word;
            let to = self.analysis.chunks[pair[1]].first_word;
            (from..to).any(|word| {
                self.analysis.word(word).josa.is_some_and(|josa| josa.case == Case::Object)
                    && self.analysis.word(word + 1).before == Gap::Mark(',')
            })
        })
    }

    /// The noun that an adnominal trigger modifies: `박 대표를 예방한 이 실장`.
    fn head_noun(&self, story: &mut Story<'_>, arguments: &Arguments) -> Option<Vec<usize>> {
        let _ = arguments;
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
            last += 1;
        }
        let chunk = self.analysis.chunk_from(last + 1)?;
        let list = story.chunk_entities(self.index, self.analysis, chunk, &[]);
        (!list.is_empty()).then_some(list)
    }

    /// Whether the clause says that the partners were met one after the other.
    fn distributes(&self, story: &Story<'_>) -> bool {
        let from = self.previous_end.min(self.occurrence.predicate);
        (from..=self.occurrence.predicate.min(self.analysis.len() - 1)).any(|word| {
            self.analysis.words.class(story.gazetteer, self.analysis.word(word))
                == Some(WordClass::Distributive)
        })
    }

    /// Whether a telling with fewer than two sides may be completed from what was said before.
    fn carried(&self, story: &Story<'_>, parties: &Parties, refers: bool) -> bool {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        // 영국 장관과는 …을 협의한다: a partner with 와/과 makes a weak trigger strong.
        let partner = trigger.strength == Strength::Weak && !parties.whom.is_empty();
        match trigger.strength {
            Strength::Strong => true,
            Strength::Weak => partner,
            Strength::Setting => refers,
        }
    }

    /// Fills missing sides: a clause without a subject goes on with the topic before it;
    /// a reference to the encounter (`이날 회담에서`) has the sides of the last telling.
    fn completed(
        &self,
        story: &mut Story<'_>,
        parties: Parties,
        told: &[Telling],
    ) -> Option<Parties> {
        let mut parties = parties;
        if parties.who.is_empty() && !parties.whom.is_empty() {
            if let Some(topic) = story.topic_before(self.index) {
                if !parties.whom.contains(&topic) {
                    parties.who.push(topic);
                }
            }
        }
        parties.settle();
        if parties.who.len() + parties.whom.len() >= 2 {
            return Some(parties);
        }
        let last = told.iter().rev().find(|telling| {
            self.index - telling.sentence <= 4
                && compatible_kind(story, self.occurrence.trigger, telling.kind)
        })?;
        let all: Vec<usize> = last.sides().collect();
        let mentioned: Vec<usize> = parties.who.iter().chain(&parties.whom).copied().collect();
        mentioned
            .iter()
            .all(|entity| all.contains(entity))
            .then(|| Parties::new(last.who.clone(), last.whom.clone()))
    }

    fn telling(
        &self,
        story: &mut Story<'_>,
        arguments: &Arguments,
        parties: Parties,
        assertion: Assertion,
        cue: Option<Span>,
        refers: bool,
        told: &[Telling],
    ) -> Telling {
        let told_as_past =
            assertion == Assertion::Held && !refers && self.analysis.sentence.zone == Zone::Body;
        let inherited = told.last().filter(|last| self.goes_on(story, last, &parties, assertion));
        let gazetteer = story.gazetteer;
        let end = self.occurrence.predicate.max(self.occurrence.word) + 1;
        let mut found = Vec::new();
        let stop = self.next.filter(|next| *next >= end).unwrap_or(self.analysis.len());
        let until = if self.next.is_some_and(|next| gazetteer_noun_at(story, self.analysis, next)) {
            stop.max(end)
        } else {
            self.analysis.len()
        };
        let is_day = |span: Span| story.is_day(span);
        let from = arguments.clause_start.max(self.previous_end).min(self.occurrence.word);
        topics(gazetteer, story.text, self.analysis, from, until, &is_day, &mut found);
        Telling {
            sentence: self.index,
            trigger: self.occurrence.trigger,
            trigger_span: self.occurrence.span,
            kind: self.kind(story, arguments),
            assertion,
            cue,
            time: self.time(story, arguments).or_else(|| inherited.and_then(|last| last.time)).or(
                if told_as_past || self.tells_hour(story, assertion) {
                    story.day_before(self.index)
                } else {
                    None
                },
            ),
            place: self
                .place(story, arguments)
                .or_else(|| inherited.and_then(|last| last.place))
                .or(if told_as_past { story.occasion.place } else { None }),
            who: parties.who,
            whom: parties.whom,
            topics: found,
            evidence: self.analysis.stretch(arguments.clause_start, end),
            asserts: !refers,
            headline: self.analysis.sentence.zone == Zone::Headline,
        }
    }

    /// `오후에 …과 협의합니다`: an hour without a day is that of the day spoken of.
    fn tells_hour(&self, story: &Story<'_>, assertion: Assertion) -> bool {
        matches!(assertion, Assertion::Present | Assertion::Planned)
            && self.analysis.times.clone().any(|time| {
                let time = &story.times[time];
                time.kind == TimeKind::Time && !time.attached
            })
    }

    /// Whether the telling goes on with the occasion of the last one: the same people, one
    /// after the other, with no day or place of its own (`이어 …과도 만났다`).
    fn goes_on(
        &self,
        story: &Story<'_>,
        last: &Telling,
        parties: &Parties,
        assertion: Assertion,
    ) -> bool {
        let near =
            self.index == last.sentence
                || self.index - last.sentence <= 2
                    && self.analysis.sentence.zone == Zone::Body
                    && self.analysis.times.clone().all(|time| {
                        story.times[time].anaphoric || story.times[time].date().is_none()
                    });
        let shared =
            parties.who.iter().chain(&parties.whom).any(|side| last.sides().any(|s| s == *side));
        near && shared && assertion == last.assertion && !last.headline && last.asserts
    }

    /// By telephone or video where trigger or clause say so.
    fn kind(&self, story: &Story<'_>, arguments: &Arguments) -> Option<Kind> {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        let mut kind = match trigger.contact {
            Contact::Meeting if trigger.strength != Strength::Strong => None,
            Contact::Meeting => Some(Kind::Meeting),
            Contact::Call => Some(Kind::Call),
            Contact::Video => Some(Kind::Video),
        };
        let end = self.occurrence.predicate.max(self.occurrence.word);
        for word in arguments.clause_start..=end.min(self.analysis.len() - 1) {
            match self.analysis.words.class(story.gazetteer, self.analysis.word(word)) {
                Some(WordClass::Video) => return Some(Kind::Video),
                Some(WordClass::Phone) => kind = Some(Kind::Call),
                _ => {}
            }
        }
        kind
    }

    /// The day: the time expression nearest before the trigger, in its clause first.
    fn time(&self, story: &Story<'_>, arguments: &Arguments) -> Option<usize> {
        let trigger = self.occurrence.span.start;
        let clause =
            self.analysis.words.words.get(arguments.clause_start).map_or(0, |w| w.span.start);
        let days = || {
            self.analysis.times.clone().filter(|index| {
                story.times[*index].date().is_some() && !story.times[*index].uncertain
            })
        };
        let before = |from: usize| {
            days()
                .filter(|index| {
                    let span = story.times[*index].span;
                    span.start >= from && span.end <= trigger
                })
                .next_back()
        };
        before(clause).or_else(|| before(0)).or_else(|| {
            // 만난 것은 11월 중순이다, 회담은 29일 열린다.
            let end =
                self.analysis.stretch(self.occurrence.word, self.occurrence.predicate + 1).end;
            days().find(|index| {
                let span = story.times[*index].span;
                span.start >= trigger
                    && (span.end <= end || self.occurrence.shape != Shape::Predicate)
            })
        })
    }

    /// The place: the phrase with 에서 nearest before the trigger, or between it and its verb;
    /// else where a verb of motion has brought them (`도의회에 들러 의장과 환담했다`).
    fn place(&self, story: &Story<'_>, arguments: &Arguments) -> Option<(usize, usize)> {
        let end = self.occurrence.predicate.max(self.occurrence.word) + 1;
        let locative = |from: usize| {
            self.analysis
                .places
                .iter()
                .enumerate()
                .filter(|(_, place)| {
                    place.first_word >= from
                        && place.end_word <= end
                        && place.josa.is_some_and(|josa| {
                            josa.case == Case::Locative && josa.mark != Mark::Genitive
                        })
                })
                .max_by_key(|(_, place)| (place.precision, place.end_word))
                .map(|(index, _)| (self.index, index))
        };
        let moved = |from: usize| {
            self.analysis
                .places
                .iter()
                .enumerate()
                .filter(|(_, place)| {
                    place.first_word >= from
                        && place.end_word <= end
                        && self.is_moved_to(story, place)
                })
                .max_by_key(|(_, place)| (place.precision, place.end_word))
                .map(|(index, _)| (self.index, index))
        };
        locative(arguments.clause_start)
            .or_else(|| moved(arguments.clause_start))
            .or_else(|| locative(0))
            .or_else(|| moved(0))
            .or_else(|| moved_behind(self, story))
    }
}

/// `강 장관을 만나러 청사 별관에 들어섰다`: the place behind the trigger.
fn moved_behind(reader: &Reader<'_>, story: &Story<'_>) -> Option<(usize, usize)> {
    let places = reader.analysis.places.iter().enumerate();
    let mut behind = places.filter(|(_, place)| {
        place.first_word > reader.occurrence.predicate && reader.is_moved_to(story, place)
    });
    let purpose = reader.analysis.predicates[reader.occurrence.predicate]
        .is_some_and(|ending| ending.function == Function::Purpose);
    if purpose { behind.next().map(|(index, _)| (reader.index, index)) } else { None }
}

fn claimed(arguments: &Arguments) -> bool {
    arguments.subject.is_none() || !arguments.with.is_empty() || arguments.object.is_some()
}

/// Whether the trigger is a noun.
fn gazetteer_noun(story: &Story<'_>, trigger: u32) -> bool {
    story.gazetteer.triggers[trigger as usize].class == TriggerClass::Noun
}

/// Whether the word at `word` holds a trigger that tells an encounter of its own.
fn gazetteer_noun_at(story: &Story<'_>, analysis: &Analysis, word: usize) -> bool {
    analysis.words.parts(analysis.word(word)).iter().any(|atom| {
        crate::mention::reading::Reading::of(story.gazetteer, *atom)
            .trigger
            .is_some_and(|row| story.gazetteer.triggers[row as usize].strength == Strength::Strong)
    })
}

/// 에게 marks the partner of a call (`총리에게 전화를 걸었다`).
fn takes_dative(story: &Story<'_>, trigger: u32) -> bool {
    story.gazetteer.triggers[trigger as usize].contact == Contact::Call
}

/// A call is not referred to as talks, nor talks as a call.
fn compatible_kind(story: &Story<'_>, trigger: u32, kind: Option<Kind>) -> bool {
    match story.gazetteer.triggers[trigger as usize].contact {
        Contact::Call => kind.is_none_or(|kind| kind == Kind::Call),
        Contact::Video => kind.is_none_or(|kind| kind == Kind::Video),
        Contact::Meeting => true,
    }
}

/// How the dates of two tellings compare; `None` where either has none.
pub fn against(date: Option<&str>, reference: Option<&str>) -> Option<Ordering> {
    let (date, reference) = (date?, reference?);
    let length = date.len().min(reference.len());
    Some(date[..length].cmp(&reference[..length]))
}
