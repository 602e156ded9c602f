//! Roles: who met whom, from the particles around a trigger.

use crate::event::Kind;
use crate::event::around::{Reader, takes_dative};
use crate::event::notes::Note;
use crate::event::occurrence::Shape;
use crate::event::participants::Parties;
use crate::event::sentence::Arguments;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::triggers::{Contact, Frame, Strength, Trigger, TriggerClass};
use crate::gazetteer::words::{APART, Word};
use crate::mention::actor::ActorKind;
use crate::syntax::word::Gap;

/// The class of those who announce what others do.
const SPOKESPERSON: &str = "spokesperson";

impl Reader<'_> {
    /// Who met whom: one group, or one for each partner where the words distribute.
    pub(super) fn groups(
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
        // 대변인은 “대통령과 통화해 …”라고 말했다: whoever announces it takes no part.
        let announces = |side: &usize| {
            let entity = &story.entities.list[*side];
            entity.vague || entity.classes.iter().any(|class| class == SPOKESPERSON)
        };
        let quoted = self.analysis.word(self.occurrence.word).quoted;
        if quoted && !subject.is_empty() && subject.iter().all(announces) {
            return Vec::new();
        }
        let parties = |story: &mut Story<'_>, chunk: Option<usize>| -> Vec<usize> {
            chunk.map_or_else(Vec::new, |chunk| {
                story.chunk_entities(self.index, self.analysis, chunk, &subject)
            })
        };
        let mut partners: Vec<Vec<usize>> = Vec::new();
        for with in &arguments.with {
            let list = parties(story, Some(*with));
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
        let head = self.head_noun(story);
        let noun = trigger.class == TriggerClass::Noun;

        if frame == Frame::Visit && partners.is_empty() && object.is_empty() {
            // 경찰청에 들러 부청장에게 당부했다: the partner stands in the next clause.
            let room = self.owner_of_room(story.gazetteer, arguments.clause_start);
            let next = parties(story, room.or_else(|| self.dative_behind()));
            if !next.is_empty() {
                partners.push(next);
            }
        }
        let alone = partners.is_empty() && object.is_empty() && bare.is_empty();
        if alone && strength == Strength::Weak && subject.len() < 2 {
            // 추기경의 방으로 걸음을 옮겨 견해를 주고받았다
            let owner = parties(story, self.owner_of_room(story.gazetteer, self.previous_end));
            if !owner.is_empty() && owner != subject {
                partners.push(owner);
            }
        }
        if !object.is_empty() && (frame != Frame::Host || partners.is_empty()) {
            partners.push(object);
        }
        if partners.is_empty() {
            // What sort of talks a bare noun says (`회담을 갖고`) needs a partner more.
            let talks = strength == Strength::Strong && noun && bare.is_empty();
            let guests =
                parties(story, self.partner_before(story.gazetteer, story.text, arguments, talks));
            if !guests.is_empty() {
                partners.push(guests);
            }
        }
        // 두 사람은 접점을 찾지 못했다: nobody is visited.
        let seeks = frame == Frame::Visit
            && strength == Strength::Weak
            && trigger.class == TriggerClass::Verb
            && partners.is_empty()
            && subject.len() > 1;
        if seeks {
            return Vec::new();
        }
        // 차관에 이어 실장을 만났다: both, one after the other.
        if !partners.is_empty() && self.followed(story.gazetteer, arguments) && !at.is_empty() {
            let others = partners.concat();
            let one = Parties::new(who.clone(), at);
            return vec![one, Parties::new(who, others)];
        }
        let offered = assertion == Assertion::Proposed || trigger.class == TriggerClass::Adverb;
        if partners.is_empty() && (takes_dative(trigger) || offered) {
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
            } else if who.is_empty() || !partners.is_empty() && noun {
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
        if who.is_empty() && partners.is_empty() || bare_countries(story, &who, &partners) {
            // 두 국장이 주재한 가운데 협의회가 열렸다
            let chairs = parties(story, self.chairs(story.gazetteer, story.text));
            if chairs.len() >= 2 {
                who = chairs;
                partners.clear();
            }
        }
        // 두 사람은 국장 회의를 열기로 했다: a weak noun needs partners of its own.
        let named = |chunk: usize| {
            let chunk = &self.analysis.chunks[chunk];
            self.analysis.actors[chunk.first].kind != ActorKind::Sides
        };
        // 당수 면담, 국빈만찬: each item of a schedule has its own guest.
        if self.occurrence.shape == Shape::Item {
            let guest = arguments.bare.filter(|chunk| {
                let from = self.analysis.chunks[*chunk].end_word;
                (from..=self.occurrence.word)
                    .all(|word| !matches!(self.analysis.word(word).before, Gap::Mark(_)))
            });
            let guest = parties(story, guest);
            return vec![Parties::new(Vec::new(), guest)];
        }
        if strength == Strength::Weak
            && trigger.class == TriggerClass::Noun
            && self.occurrence.shape == Shape::Noun
            && partners.is_empty()
            && arguments.subject.is_some_and(|chunk| !named(chunk))
            && self.time(story, arguments).is_none()
        {
            return Vec::new();
        }
        if let Some(pairs) = self.paired(story, arguments) {
            return pairs;
        }
        let whom: Vec<usize> = partners.concat();
        if let Some(pairs) = self.in_turn(story, arguments, &whom) {
            return pairs;
        }
        if self.distributes(story) && whom.len() >= 2 {
            return whom.into_iter().map(|one| Parties::new(who.clone(), vec![one])).collect();
        }
        vec![Parties::new(who, whom)]
    }

    /// `갑은 을과, 병은 정과 각각`, `을과는 …을, 병과는 …을 협의했다`: one encounter for each
    /// 와/과, with the nearest subject before it.
    pub(super) fn paired(
        &self,
        story: &mut Story<'_>,
        arguments: &Arguments,
    ) -> Option<Vec<Parties>> {
        let contrasted =
            arguments.with.iter().all(|with| self.analysis.chunks[*with].marked(Mark::Topic));
        let dated = self.is_dated_each(story, arguments);
        if arguments.with.len() < 2
            || !(contrasted || dated || self.distributes(story) || self.is_gapped(arguments))
        {
            return None;
        }
        let mut pairs = Vec::new();
        for (at, with) in arguments.with.iter().enumerate() {
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
            // 16일 을과, 17일 병과: each on the day told before him.
            let before = at.checked_sub(1).map_or(arguments.clause_start, |before| {
                self.analysis.chunks[arguments.with[before]].end_word
            });
            let day = self.analysis.words.words.get(before).map(|word| word.span.start);
            // 을과 병, 정과 각각: each of a list by itself.
            pairs.extend(whom.into_iter().map(|one| {
                let mut pair = Parties::new(who.clone(), vec![one]);
                pair.dated_behind = day.filter(|_| dated);
                pair
            }));
        }
        Some(pairs)
    }

    /// Whether a day is told before each partner but perhaps the first (`16일 을과, 17일 병과`).
    fn is_dated_each(&self, story: &Story<'_>, arguments: &Arguments) -> bool {
        arguments.with.len() > 1
            && arguments.with.windows(2).all(|pair| {
                // 갑 장관과 을 상은 15일 병 위원장과: the first belongs to the subject.
                let subject = self.analysis.chunks[pair[0] + 1..pair[1]]
                    .iter()
                    .any(|chunk| chunk.is(Case::Topic) || chunk.is(Case::Subject));
                let from = self.analysis.chunks[pair[0]].end_word;
                let to = self.analysis.chunks[pair[1]].first_word;
                let clauses = (from..to).any(|word| self.analysis.predicates[word].is_some());
                let (Some(from), Some(to), false) = (
                    self.analysis.words.words.get(from),
                    self.analysis.words.words.get(to),
                    subject || clauses,
                ) else {
                    return false;
                };
                self.analysis.times.clone().any(|time| {
                    let time = &story.times[time];
                    time.span.start >= from.span.start
                        && time.span.end <= to.span.start
                        && time.date().is_some()
                })
            })
    }

    /// `갑이 8일, 을이 9일에 각각 병을 만났다`: one encounter for each subject, on its day.
    fn in_turn(
        &self,
        story: &mut Story<'_>,
        arguments: &Arguments,
        whom: &[usize],
    ) -> Option<Vec<Parties>> {
        if !self.distributes(story) || whom.is_empty() {
            return None;
        }
        let last = arguments.subject?;
        let subjects: Vec<usize> =
            (0..=last).filter(|chunk| self.analysis.chunks[*chunk].is(Case::Subject)).collect();
        let dated = |pair: &[usize]| {
            let from = self.analysis.chunks[pair[0]].end_word;
            let to = self.analysis.chunks[pair[1]].first_word;
            let day = self.analysis.times.clone().any(|time| {
                let span = story.times[time].span;
                span.start >= self.analysis.word(from - 1).span.end
                    && span.end <= self.analysis.word(to).span.start
            });
            day && (from..to).all(|word| self.analysis.predicates[word].is_none())
        };
        if subjects.len() < 2 || !subjects.windows(2).all(dated) {
            return None;
        }
        let mut pairs = Vec::new();
        for chunk in subjects {
            let end = self.analysis.word(self.analysis.chunks[chunk].end_word - 1).span.end;
            let who = story.chunk_entities(self.index, self.analysis, chunk, whom);
            let mut parties = Parties::new(who, whom.to_vec());
            parties.dated_behind = Some(end);
            pairs.push(parties);
        }
        Some(pairs)
    }

    /// `을과 조약을, 병과 망 구축을 다룰 면담`: between two partners stands an object.
    pub(super) fn is_gapped(&self, arguments: &Arguments) -> bool {
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
    fn head_noun(&self, story: &mut Story<'_>) -> Option<Vec<usize>> {
        let chunk = self.head_chunk(story.gazetteer, story.text)?;
        let list = story.chunk_entities(self.index, self.analysis, chunk, &[]);
        (!list.is_empty()).then_some(list)
    }

    /// Whether the clause says that each of the partners was met by himself.
    pub(super) fn distributes(&self, story: &Story<'_>) -> bool {
        self.distributives(story).next().is_some()
    }

    /// Whether the clause says that the partners were met one after the other.
    pub(super) fn in_series(&self, story: &Story<'_>) -> bool {
        self.distributives(story).any(|word| word.value != APART)
    }

    /// The distributives of the clause.
    fn distributives<'s>(&self, story: &'s Story<'_>) -> impl Iterator<Item = &'s Word> {
        let from = self.previous_end.min(self.occurrence.predicate);
        let clause = from..=self.occurrence.predicate;
        let found = self.analysis.distributives(story.gazetteer).iter();
        found
            .filter(move |(word, _)| clause.contains(word))
            .map(|(_, row)| &story.gazetteer.words[*row as usize])
    }

    /// Whether a telling with fewer than two sides may be completed from what was said before.
    pub(super) fn carried(&self, story: &Story<'_>, parties: &Parties, refers: bool) -> bool {
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
    pub(super) fn completed(
        &self,
        story: &mut Story<'_>,
        parties: Parties,
        told: &[Telling],
    ) -> Option<Parties> {
        let mut parties = parties;
        if parties.who.is_empty() && !parties.whom.is_empty() {
            if let Some(topic) = story.topic_before(self.index) {
                if !parties.whom.contains(&topic) {
                    story.notes.add(|| Note::Topic(topic));
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
        mentioned.iter().all(|entity| all.contains(entity)).then(|| {
            story.notes.add(|| Note::Sides(last.trigger_span));
            Parties::new(last.who.clone(), last.whom.clone())
        })
    }
}

/// Whether the sides are only countries or bodies.
fn bare_countries(story: &Story<'_>, who: &[usize], partners: &[Vec<usize>]) -> bool {
    who.iter().chain(partners.iter().flatten()).all(|side| {
        matches!(story.entities.list[*side].kind, Some(ActorKind::Country | ActorKind::Body))
    })
}

fn claimed(arguments: &Arguments) -> bool {
    arguments.subject.is_none() || !arguments.with.is_empty() || arguments.object.is_some()
}

/// A call is not referred to as talks, nor talks as a call.
fn compatible_kind(story: &Story<'_>, trigger: u32, kind: Option<Kind>) -> bool {
    match story.gazetteer.triggers[trigger as usize].contact {
        Contact::Call => kind.is_none_or(|kind| kind == Kind::Call),
        Contact::Video => kind.is_none_or(|kind| kind == Kind::Video),
        Contact::Meeting => true,
    }
}
