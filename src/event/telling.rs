//! Tellings: what one sentence says of one encounter, before tellings are merged.

use std::cmp::Ordering;

use crate::event::Kind;
use crate::event::around::Reader;
use crate::event::bound::tells_first;
use crate::event::notes::{NoPlace, Note, PlaceSource, TimeSource};
use crate::event::occurrence::{Occurrence, Shape, lasting, occurrences};
use crate::event::participants::Parties;
use crate::event::sentence::{Analysis, Arguments};
use crate::event::status::{Assertion, assertion};
use crate::event::story::Story;
use crate::event::topic::{Topic, gapped_topic, topics};
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::josa::Case;
use crate::gazetteer::status::Effect;
use crate::gazetteer::triggers::{Frame, Strength, TriggerClass};
use crate::mention::actor::ActorKind;
use crate::mention::chunk::Chunk;
use crate::place::Back;
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::text::page::Zone;
use crate::when::{IsoDate, TimeExpression};

/// An occasion goes on over this many sentences.
pub(super) const NEAR: usize = 2;

pub use crate::event::around::Rejection;

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
    pub fn date(&self, story: &Story<'_>) -> Option<IsoDate> {
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

/// A lead that says only that talks fell through (`원내대표 회동이 무산됐다`) speaks of the
/// encounter that the next sentences tell.
pub fn fallen_through(
    story: &Story<'_>,
    rejected: &[(usize, Occurrence, Rejection)],
    told: &mut [Telling],
) {
    for (index, occurrence, reason) in rejected {
        let analysis = &story.sentences[*index];
        if !reason.lacks_sides() || analysis.sentence.zone != Zone::Body {
            continue;
        }
        let (assertion, cue) = assertion(story.gazetteer, story.text, analysis, occurrence);
        if assertion != Assertion::NotHeld {
            continue;
        }
        let first = told.partition_point(|telling| telling.sentence < *index);
        let mut behind = told[first..].iter_mut().take_while(|told| told.sentence <= index + 3);
        let next = behind.find(|telling| {
            matches!(
                telling.assertion,
                Assertion::Planned | Assertion::Present | Assertion::Proposed
            )
        });
        if let Some(telling) = next {
            telling.assertion = assertion;
            telling.cue = cue;
            let (trigger, onto) = (occurrence.span, telling.trigger_span);
            story.notes.add(|| Note::FellThrough { trigger, onto });
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
    let mut analysis = std::mem::take(&mut story.sentences[index]);
    let found = if story.tells_delegates(index) {
        // 남측에서는 …이, 북측에서는 …이 나왔다: who took part in what is told beside it.
        story.notes.add(|| Note::Delegates(index));
        Vec::new()
    } else {
        occurrences(story.gazetteer, story.text, &analysis, &story.notes)
    };
    let before = out.len();
    let mut previous_end = 0;
    for (number, occurrence) in found.iter().enumerate() {
        // What stands before another noun (`회담에 따른 방안`) tells nothing of its own.
        let tells = |next: &&Occurrence| matches!(next.shape, Shape::Predicate | Shape::Noun);
        let next = found[number + 1..].iter().find(tells).map(|next| next.word);
        let reader =
            Reader { index, analysis: &analysis, occurrence: *occurrence, next, previous_end };
        story.notes.add(|| Note::Read { sentence: index, trigger: occurrence.span });
        let first = out.is_empty();
        match reader.read(story, out) {
            Ok(()) => {
                previous_end = occurrence.predicate + 1;
                // Else an article that is read for its encounters alone would not be read.
                debug_assert!(
                    !first || tells_first(story.gazetteer, story.text, &analysis),
                    "bound.rs does not know what makes this telling: {}",
                    analysis.sentence.span.of(story.text),
                );
            }
            Err(reason) => rejected.push((index, *occurrence, reason)),
        }
    }
    if out.len() == before && analysis.sentence.zone == Zone::Body {
        let lasting = lasting(story.gazetteer, story.text, &analysis, &story.times);
        if let Some(occurrence) = lasting.filter(|_| story.opens(&analysis)) {
            let reader =
                Reader { index, analysis: &analysis, occurrence, next: None, previous_end };
            story.notes.add(|| Note::Read { sentence: index, trigger: occurrence.span });
            if let Err(reason) = reader.read(story, out) {
                rejected.push((index, occurrence, reason));
            }
        }
    }
    if out.len() == before {
        story.pass(index, &analysis, !found.is_empty());
        // 갑(왼쪽부터) 장관, 을 회장, 병 위원장.: a caption that lists who is to be seen.
        let caption = analysis.predicates.iter().all(Option::is_none);
        let people: Vec<usize> = analysis
            .actors
            .iter()
            .filter(|actor| actor.kind == ActorKind::Person)
            .filter_map(|actor| actor.entity)
            .collect();
        if caption && people.len() >= 2 && analysis.sentence.zone == Zone::Body {
            story.last_sides = people;
        }
    }
    analysis.forget();
    story.sentences[index] = analysis;
}

impl Reader<'_> {
    fn read(&self, story: &mut Story<'_>, out: &mut Vec<Telling>) -> Result<(), Rejection> {
        let gazetteer = story.gazetteer;
        let trigger = &gazetteer.triggers[self.occurrence.trigger as usize];
        let arguments =
            self.analysis.arguments(gazetteer, self.occurrence.word, self.occurrence.predicate);
        let (assertion, cue) = assertion(gazetteer, story.text, self.analysis, &self.occurrence);
        if let Some(reason) = self.dismissed(gazetteer, story.text, &arguments, assertion) {
            return Err(reason);
        }
        let verb = self.analysis.word(self.occurrence.predicate).span.of(story.text);
        // 대화도 얼어붙었다: neither a light verb nor a cue tells that there were talks.
        let untold = self.occurrence.shape == Shape::Noun
            && cue.is_none_or(|cue| cue == self.analysis.word(self.occurrence.predicate).span)
            && gazetteer.status.of(verb).is_none()
            && gazetteer.attendance.of(verb) != Some(Attendance::Invite);
        let refers = matches!(self.occurrence.shape, Shape::Setting | Shape::Nominal)
            || trigger.strength == Strength::Setting
            || untold
            || self.is_definite(&arguments)
            || self.is_counted(story)
            || self.is_about_it(story);
        let groups = self.groups(story, &arguments, trigger, assertion);
        let visits = trigger.frame == Frame::Visit && trigger.strength == Strength::Weak;
        // What keeps the last group from being told, until one is.
        let mut result = Err(Rejection::WeakWithoutPartner);
        for parties in groups {
            let sides = parties.who.len() + parties.whom.len();
            if sides < 2 && !self.carried(story, &parties, refers) {
                result = result.or(Err(match trigger.strength {
                    Strength::Setting => Rejection::RefersToNothing,
                    _ => Rejection::WeakWithoutPartner,
                }));
                continue;
            }
            if self.occurrence.shape == Shape::Item && parties.whom.is_empty() {
                result = result.or(Err(Rejection::NoSecondParticipant));
                continue;
            }
            if sides < 2 && self.met_somebody(story) {
                result = result.or(Err(Rejection::NoSecondParticipant));
                continue;
            }
            let Some(mut parties) = self.completed(story, parties, out) else {
                result = result.or(Err(match sides {
                    0 if refers => Rejection::RefersToNothing,
                    0 => Rejection::NoParticipant,
                    _ => Rejection::NoSecondParticipant,
                }));
                continue;
            };
            if self.occurrence.shape == Shape::Lasting && !self.spend(story, &parties) {
                continue;
            }
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
            let country = arguments.object.is_some_and(|chunk| {
                let first = self.analysis.chunks[chunk].first;
                self.analysis.actors[first].kind == ActorKind::Country
            });
            let nobody = || !parties.whom.iter().any(|side| story.entities.is_personal(*side));
            if visits && (country || self.searches(story, &parties) || nobody()) {
                result = result.or(Err(Rejection::VisitToPlace));
                continue;
            }
            // 일본과 만난다: teams, not governments.
            if trigger.class == TriggerClass::Verb
                && (story.only_countries(&parties)
                    || self.plays(story, &parties)
                    || self.faces_country(story, &arguments, &parties))
            {
                result = result.or(Err(Rejection::OnlyCountries));
                continue;
            }
            if !refers && !self.only_offers(story, &parties, assertion)
                || story.last_sides.is_empty()
            {
                story.last_sides = parties.who.iter().chain(&parties.whom).copied().collect();
            }
            let sums_up = self.sums_up(story, &parties);
            let mut telling =
                self.telling(story, &arguments, parties, (assertion, cue), refers, out);
            if telling.asserts && telling.assertion == Assertion::Held {
                // A month looks back or ahead from the day that is spoken of.
                let spoken = story.occasion.day.is_some_and(|day| story.is_day_told(day));
                if telling.time.is_some_and(|time| !spoken || story.is_day_told(time)) {
                    (story.occasion.day, story.occasion.told) = (telling.time, self.index);
                }
                if let Some(at) = telling.place {
                    let own = at.0 == self.index;
                    let place = if own { Some(&self.analysis.places[at.1]) } else { None };
                    if let Some(place) = place.copied().or_else(|| story.phrase(at).copied()) {
                        story.comes_to(at, &place);
                    }
                }
            }
            if !matches!(telling.kind, None | Some(Kind::Meeting)) {
                telling.place = None;
            }
            telling.asserts &= !sums_up;
            out.push(telling);
            result = Ok(());
        }
        result
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

    /// `두 사람이 마주한 것은 이번이 처음이다`: how often, not when.
    pub(super) fn is_counted(&self, story: &Story<'_>) -> bool {
        let at = self.occurrence.predicate;
        let text = |word: usize| self.analysis.word(word).span.of(story.text);
        self.analysis.is_adnominal(at)
            && at + 1 < self.analysis.len()
            && matches!(text(at + 1), "것은" | "건" | "것도" | "일은")
            && (at + 2..self.analysis.len()).any(|word| {
                let word = text(word);
                word.starts_with("처음")
                    || word.contains("번째")
                    || word.starts_with("만이")
                    || word.starts_with("만에")
            })
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
        matches!(effect, Some(Effect::Planned | Effect::Possible | Effect::Held))
            && (compound
                || word.josa.is_some_and(|josa| {
                    matches!(josa.case, Case::Object | Case::Subject | Case::Topic | Case::Genitive)
                }))
    }
    /// Behind a byline in brackets at the sentence's beginning (`[누리저널 한가람 기자]`).
    fn behind_byline(&self, from: usize) -> usize {
        let words = &self.analysis.words.words;
        (from..words.len()).find(|index| !words[*index].bracketed).unwrap_or(from)
    }

    /// `갑과는 X를, 을과는 Y를 논의했다`: the words that tell what was discussed with this
    /// partner.
    fn gapped(&self, arguments: &Arguments, parties: &Parties) -> Option<(usize, usize)> {
        let chunks: Vec<&Chunk> =
            arguments.with.iter().map(|with| &self.analysis.chunks[*with]).collect();
        let split = |pair: &[&Chunk]| {
            let next = self.analysis.word(pair[1].first_word);
            let object = pair[1].first_word.checked_sub(1).map(|last| self.analysis.word(last));
            next.before == Gap::Mark(',')
                && object.is_some_and(|word| word.josa.is_some_and(|j| j.case == Case::Object))
        };
        if chunks.len() < 2 || !chunks.windows(2).all(split) {
            return None;
        }
        let own = |chunk: &&Chunk| {
            self.analysis.actors[chunk.first..chunk.end]
                .iter()
                .any(|actor| actor.entity.is_some_and(|entity| parties.whom.contains(&entity)))
        };
        let at = chunks.iter().position(own)?;
        let to = chunks.get(at + 1).map_or(self.analysis.len(), |next| next.first_word);
        Some((chunks[at].end_word, to))
    }

    fn telling(
        &self,
        story: &mut Story<'_>,
        arguments: &Arguments,
        parties: Parties,
        (assertion, cue): (Assertion, Option<Span>),
        refers: bool,
        told: &[Telling],
    ) -> Telling {
        let told_as_past =
            assertion == Assertion::Held && !refers && self.analysis.sentence.zone == Zone::Body;
        let near = told.iter().rev().take_while(|last| last.sentence + NEAR >= self.index);
        let inherited = near.take(4).find(|last| self.goes_on(story, last, &parties, assertion));
        // 방한했지만 만남은 불발됐다: nowhere.
        let took_place = assertion != Assertion::NotHeld;
        let visited = self.visited(story, &parties).filter(|_| took_place);
        let own_place = self.place(story, arguments);
        let back = own_place.and_then(|(_, place)| self.analysis.places[place].points_back);
        let pointed = own_place.filter(|_| back.is_some());
        let pointed = pointed.and_then(|at| self.pointed_at(story, at, told));
        // 이곳에서: no place at all, unless the text has named one.
        let own_place = pointed.or(own_place.filter(|_| back != Some(Back::Place)));
        let own_place = own_place.or_else(|| self.same_spot(story, told));
        let own_time = self.own_time(story, arguments, &parties);
        let there = pointed
            .map(|(sentence, _)| sentence)
            .filter(|sentence| *sentence < self.index && told_as_past && back == Some(Back::Place));
        let own_time = own_time.or_else(|| self.day_there(story, there?));
        let own_time = match assertion {
            Assertion::Postponed => self.put_off_to(story).or(own_time),
            _ => own_time,
        };
        let clause =
            self.analysis.stretch(arguments.clause_start, arguments.clause_start + 1).start;
        // 6월에 자리를 넘긴다. …와도 이날 만났다: what is told as past was not that day.
        let own_time = match own_time {
            Some(time) if told_as_past && story.is_yet_to_come(time) => {
                story.occasion.day.filter(|day| !story.is_yet_to_come(*day))
            }
            // 5일 …라는 이유로 면담을 거절했다: the day of the refusal.
            Some(time)
                if assertion == Assertion::NotHeld
                    && story.has_passed(time)
                    && story.times[time].span.start < clause =>
            {
                None
            }
            // 6일 입국한 장관은 총리를 예방할 예정이다: the day of what has been.
            Some(time)
                if assertion == Assertion::Planned
                    && story.lies_behind(time)
                    && self.is_of_other(story, time) =>
            {
                None
            }
            // 5일 회담을 제안했다: the day of the offer.
            Some(time) if assertion == Assertion::Proposed && story.has_passed(time) => None,
            time => time,
        };
        let before = story.place_before(self.index, own_time).filter(|_| told_as_past);
        // Whoever is about to meet is where the text has come to.
        let to_come = matches!(assertion, Assertion::Planned | Assertion::Present);
        let city = story.place_ahead().filter(|_| to_come);
        let end = self.occurrence.predicate.max(self.occurrence.word) + 1;
        let mut found = Vec::new();
        let stop = self.next.filter(|next| *next >= end).unwrap_or(self.analysis.len());
        let until = if self.next.is_some_and(|next| gazetteer_noun_at(story, self.analysis, next)) {
            stop.max(end)
        } else {
            self.analysis.len()
        };
        let from = arguments.clause_start.max(self.previous_end).min(self.occurrence.word);
        let (from, until, gapped) = match self.gapped(arguments, &parties) {
            Some((from, to)) => (from, to, to < until),
            None => (from, until, false),
        };
        if gapped {
            gapped_topic(story, self.analysis, from, until, &mut found);
        } else if self.occurrence.shape != Shape::Item {
            topics(story, self.analysis, from, until, &mut found);
        }
        let own_hour = told_as_past || self.tells_hour(story, assertion);
        let vaguely = own_time.is_none() && self.says_vaguely(story);
        let next = self.is_next(story);
        let occasion = story.day_before(self.index, next).filter(|_| own_hour && !vaguely);
        // 5일 회담한다. 예방하는 일정도 잡혀 있다: hardly on the same day.
        let inherited_time = inherited
            .filter(|last| last.assertion == assertion)
            .and_then(|last| last.time)
            .filter(|time| !(vaguely || told_as_past && story.lies_ahead(*time)))
            .filter(|time| occasion.is_none() || story.is_day_told(*time));
        let kind = self.kind(story, arguments);
        story.notes.add(|| {
            let time = own_time
                .map(|_| TimeSource::Own)
                .or(inherited_time.map(|_| TimeSource::Inherited))
                .or(occasion.map(|_| TimeSource::Occasion));
            let inherited_place = inherited.filter(|_| took_place).and_then(|last| last.place);
            let place = own_place
                .map(|_| PlaceSource::Own)
                .or(inherited_place.map(|_| PlaceSource::Inherited))
                .or(before.map(|_| PlaceSource::Occasion))
                .or(visited.map(|_| PlaceSource::Visit))
                .or(city.map(|_| PlaceSource::Occasion));
            let place = place.filter(|_| matches!(kind, None | Some(Kind::Meeting)));
            let nowhere = match kind {
                None | Some(Kind::Meeting) => self.no_place(story),
                Some(_) => NoPlace::NotInPerson,
            };
            Note::Told { time: time.ok_or(self.no_time(story)), place: place.ok_or(nowhere) }
        });
        Telling {
            sentence: self.index,
            trigger: self.occurrence.trigger,
            trigger_span: self.occurrence.span,
            kind,
            assertion,
            cue,
            time: own_time.or(inherited_time).or(occasion),
            place: own_place
                .or_else(|| inherited.filter(|_| took_place).and_then(|last| last.place))
                .or(before)
                .or(visited)
                .or(city),
            who: parties.who,
            whom: parties.whom,
            topics: found,
            evidence: self.analysis.stretch(self.behind_byline(arguments.clause_start), end),
            asserts: !refers,
            headline: self.analysis.sentence.zone == Zone::Headline,
        }
    }
}

/// Whether the word at `word` holds a trigger that tells an encounter of its own.
fn gazetteer_noun_at(story: &Story<'_>, analysis: &Analysis, word: usize) -> bool {
    analysis.words.parts(analysis.word(word)).iter().any(|atom| {
        crate::mention::reading::Reading::of(story.gazetteer, *atom)
            .trigger
            .is_some_and(|row| story.gazetteer.triggers[row as usize].strength == Strength::Strong)
    })
}

/// How the dates of two tellings compare; `None` where either has none.
pub fn against(date: Option<&str>, reference: Option<&str>) -> Option<Ordering> {
    let (date, reference) = (date?, reference?);
    let length = date.len().min(reference.len());
    Some(date[..length].cmp(&reference[..length]))
}
