//! One article, read by every layer: what the event layer works on.

use std::cell::Cell;

use jiff::civil::Date;

use crate::event::around::{is_labour, leader_of};
use crate::event::bound::names_sides;
use crate::event::delegates::{Delegates, delegates};
use crate::event::notes::{Note, Notes};
use crate::event::participants::Parties;
use crate::event::sentence::Analysis;
use crate::event::visit::{Visit, motion, visits};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::words::PARTIES;
use crate::mention::actor::{Actor, ActorKind};
use crate::place::{PlacePhrase, Precision};
use crate::resolve::Entities;
use crate::span::Span;
use crate::text::page::Zone;
use crate::when::{Direction, TimeExpression};

/// A visit told further off than so many sentences is another one.
const VISIT_REACH: usize = 60;

/// A day that was told this many sentences before is no longer spoken of.
const DAY_REACH: usize = 3;

/// What follows on the day (`이어 … 만났다`) may be told this many sentences behind.
const NEXT_REACH: usize = 10;

/// The day and place that the text has spoken of last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Occasion {
    /// The document's time expression that tells the day.
    pub day: Option<usize>,
    /// Sentence that told the day.
    pub told: usize,
    /// Sentence and index of the place phrase.
    pub place: Option<(usize, usize)>,
    /// The same of the room that a sentence tells which speaks of an encounter, and not whose
    /// it was (`통일각에서 남북이 마주했다`).
    pub room: Option<(usize, usize)>,
    /// The same of the last country, city or region.
    pub city: Option<(usize, usize)>,
}

/// An article with everything the lower layers found in it.
#[derive(Debug)]
pub struct Story<'a> {
    /// The tables.
    pub gazetteer: &'a Gazetteer,
    /// The article's text.
    pub text: &'a str,
    /// Its sentences.
    pub sentences: Vec<Analysis>,
    /// Its time expressions, resolved, in the order of the text.
    pub times: Vec<TimeExpression>,
    /// Its participants.
    pub entities: Entities,
    /// The publication date.
    pub reference: Option<String>,
    /// Whether any sentence has a trigger.
    pub tells: bool,
    /// The occasion that the text speaks of: the day and place told last.
    pub occasion: Occasion,
    /// The sides of the last telling.
    pub last_sides: Vec<usize>,
    /// Who spoke for which side.
    pub delegates: Vec<Delegates>,
    /// Who has gone to which country.
    pub visits: Vec<Visit>,
    /// Why it was read as it was.
    pub notes: Notes,
    /// Of each sentence, the chain that it is about: its topic or subject.
    topics: Vec<Option<usize>>,
    /// Whether a sentence has a trigger and sides enough, once that has been asked for.
    opens: Cell<Option<bool>>,
}

impl<'a> Story<'a> {
    /// A story of sentences whose actors have been resolved; `tells` says whether triggers
    /// stand in any of them.
    pub fn new(
        gazetteer: &'a Gazetteer,
        text: &'a str,
        sentences: Vec<Analysis>,
        times: Vec<TimeExpression>,
        entities: Entities,
        reference: Option<Date>,
        tells: bool,
    ) -> Story<'a> {
        let told = if tells { &sentences[..] } else { &[] };
        let topics = told.iter().map(topic).collect();
        let delegates = delegates(gazetteer, text, told);
        let visits = visits(gazetteer, text, told);
        Story {
            tells,
            gazetteer,
            text,
            sentences,
            times,
            entities,
            reference: reference.map(|date| date.to_string()),
            occasion: Occasion::default(),
            last_sides: Vec::new(),
            delegates,
            visits,
            notes: Notes::default(),
            topics,
            opens: Cell::new(None),
        }
    }

    /// Whether `sentence`, which has been taken out, or another one has a trigger and sides
    /// enough. Few articles make one ask.
    pub fn opens(&self, sentence: &Analysis) -> bool {
        let told = |analysis: &Analysis| {
            analysis.words.hold_trigger(self.gazetteer)
                && names_sides(self.gazetteer, self.text, analysis)
        };
        let opens = self.opens.get();
        let opens = opens.unwrap_or_else(|| told(sentence) || self.sentences.iter().any(told));
        self.opens.set(Some(opens));
        opens
    }

    /// The chain that the text before sentence `index` was about: the nearest sentence of
    /// the body with a subject that can act, at most six back.
    pub fn topic_before(&self, index: usize) -> Option<usize> {
        (index.saturating_sub(6)..index)
            .rev()
            .filter(|i| self.sentences[*i].sentence.zone == Zone::Body)
            .find_map(|i| self.topics[i])
    }

    /// Whether sentence `index` says who took part for two sides or more, or goes on with a
    /// list of guests.
    pub fn tells_delegates(&self, index: usize) -> bool {
        let found = self.delegates.binary_search_by_key(&index, |told| told.sentence);
        found.is_ok_and(|at| self.delegates[at].sides.len() >= 2 || self.delegates[at].continued)
    }

    /// The visits told near sentence `index`.
    pub fn visits_about(&self, index: usize) -> &[Visit] {
        let from = index.saturating_sub(VISIT_REACH);
        let first = self.visits.partition_point(|visit| visit.sentence < from);
        let end = self.visits.partition_point(|visit| visit.sentence <= index + VISIT_REACH);
        &self.visits[first..end]
    }

    /// The day spoken of, if it was told shortly before sentence `index`; of what happened
    /// `next`, it is spoken of for longer.
    pub fn day_before(&self, index: usize, next: bool) -> Option<usize> {
        let reach = if next { NEXT_REACH } else { DAY_REACH };
        self.occasion.day.filter(|_| index - self.occasion.told <= reach)
    }

    /// Where the text has just been, for an encounter on the day of `time`: a city may stay
    /// the same for days, and whoever visits a house meets several people there; a room is
    /// that of one encounter.
    pub fn place_before(&self, index: usize, time: Option<usize>) -> Option<(usize, usize)> {
        if self.occasion.room.is_some_and(|(sentence, _)| sentence + 1 == index) {
            return self.occasion.room;
        }
        let visited = self.occasion.place.filter(|at| {
            self.phrase(*at).is_some_and(|place| {
                place.precision <= Precision::Place
                    || place.josa.is_some_and(|josa| {
                        matches!(josa.case, Case::Object | Case::Toward)
                            && time.is_none_or(|time| self.is_same_day(time))
                    })
            })
        });
        visited.or(self.occasion.city)
    }

    /// Where those who are about to meet may be: the house or city that the text has come to.
    pub fn place_ahead(&self) -> Option<(usize, usize)> {
        let house = self.occasion.place.filter(|at| {
            self.phrase(*at).is_some_and(|place| {
                place.precision >= Precision::Seat
                    && place
                        .josa
                        .is_some_and(|josa| matches!(josa.case, Case::Object | Case::Toward))
            })
        });
        house.or(self.occasion.city)
    }

    /// That the text has come to a place.
    pub fn comes_to(&mut self, at: (usize, usize), place: &PlacePhrase) {
        self.occasion.place = Some(at);
        let wide = matches!(place.precision, Precision::Country | Precision::Place);
        if wide && place.country.is_some() {
            self.occasion.city = Some(at);
        }
    }

    /// A place phrase, by its sentence and index.
    pub fn phrase(&self, (sentence, place): (usize, usize)) -> Option<&PlacePhrase> {
        self.sentences[sentence].places.get(place)
    }

    /// Whether a day that an expression only points back at lies behind the publication date.
    pub fn is_yet_to_come(&self, time: usize) -> bool {
        self.times[time].anaphoric && self.lies_ahead(time)
    }

    /// Whether a day, month or year lies behind the publication date.
    pub fn lies_ahead(&self, time: usize) -> bool {
        let date = self.times[time].date();
        date.zip(self.reference.as_deref()).is_some_and(|(date, today)| *date > *today)
    }

    /// Whether a day, as it is told, lies before the publication date.
    pub fn lies_behind(&self, time: usize) -> bool {
        let date = self.times[time].date();
        date.zip(self.reference.as_deref()).is_some_and(|(date, today)| *date < *today)
    }

    /// Whether a day, looked ahead to, is not behind the publication date.
    pub fn has_passed(&self, time: usize) -> bool {
        let date = self.times[time].looking_ahead().date();
        date.zip(self.reference.as_deref()).is_some_and(|(date, today)| *date <= *today)
    }

    /// Whether the time expression names a day, not only a month or year.
    pub fn is_day_told(&self, time: usize) -> bool {
        self.times[time].date().is_some_and(|date| date.len() == 10)
    }

    /// Whether the time expression can be of the day spoken of.
    fn is_same_day(&self, time: usize) -> bool {
        self.occasion.day.is_none_or(|day| self.times[day].date() == self.times[time].date())
    }

    /// Learns day and place from a sentence that tells no encounter itself
    /// (`14일 지사가 국회를 찾아 …를 호소했다`). What it tells of an earlier day is aside.
    pub fn pass(&mut self, index: usize, analysis: &Analysis, speaks: bool) {
        if analysis.sentence.zone != Zone::Body {
            return;
        }
        let current = self.occasion.day.and_then(|day| self.times[day].date());
        let day = analysis.times.clone().rfind(|time| {
            let time = &self.times[*time];
            // 어제 뽑힌 대표: the day of what modifies a noun.
            let modifies =
                analysis.word_behind(time.span.end).is_some_and(|verb| analysis.is_adnominal(verb));
            !time.uncertain
                && time.ahead.is_none()
                && time.direction != Direction::Future
                && !time.looks_aside()
                && !time.continues()
                && !modifies
                && time.date().is_some_and(|date| {
                    date.len() == 10 && current.as_ref().is_none_or(|current| date >= *current)
                })
        });
        if day.is_some() {
            (self.occasion.day, self.occasion.told) = (day, index);
        }
        let place = analysis.places.iter().position(|place| self.is_there(analysis, place));
        // 아크라의 국제공항에 내렸다: in the city.
        let place = place.and_then(|at| match analysis.places[at].precision {
            Precision::Gate => at.checked_sub(1).filter(|before| {
                let (city, gate) = (&analysis.places[*before], &analysis.places[at]);
                city.precision == Precision::Place
                    && gate.first_word - city.end_word <= 2
                    && city.josa.is_none_or(|josa| josa.case == Case::Genitive)
            }),
            _ => Some(at),
        });
        if let Some(place) = place {
            self.comes_to((index, place), &analysis.places[place]);
        }
        if speaks {
            let here = |place: &PlacePhrase| {
                place.precision >= Precision::Seat
                    && place.josa.is_some_and(|josa| {
                        matches!(josa.case, Case::Locative | Case::At)
                            && josa.mark != Mark::Genitive
                    })
            };
            let room = analysis.places.iter().position(here);
            self.occasion.room = room.map(|room| (index, room)).or(self.occasion.room);
        }
        let city = analysis.places.iter().position(|place| {
            place.precision == Precision::Place
                && place
                    .josa
                    .is_some_and(|josa| josa.case == Case::Locative && josa.mark != Mark::Genitive)
        });
        self.occasion.city = city.map(|city| (index, city)).or(self.occasion.city);
    }

    /// Whether a verb of motion says that somebody is at the place.
    fn is_there(&self, analysis: &Analysis, place: &PlacePhrase) -> bool {
        motion(self.gazetteer, self.text, analysis, place).is_some()
    }

    /// Whether a title stands behind a word for all parties (`여야 원내대표`): a group, where
    /// nobody names its members.
    fn counts_parties(&self, actor: &Actor) -> bool {
        let phrase = actor.span.of(self.text);
        let mut words = self.gazetteer.words_meaning(PARTIES);
        actor.head.is_some() && words.any(|word| phrase.starts_with(&word.text))
    }

    /// Whether all sides are countries as a whole.
    pub fn only_countries(&self, parties: &Parties) -> bool {
        parties
            .who
            .iter()
            .chain(&parties.whom)
            .all(|entity| self.entities.list[*entity].kind == Some(ActorKind::Country))
    }

    /// Whether the span is a time expression that says on which day.
    pub fn is_day(&self, span: Span) -> bool {
        let first = self.times.partition_point(|time| time.span.end <= span.start);
        self.times.get(first).is_some_and(|time| {
            time.span.overlaps(span) && time.date().is_some_and(|date| date.len() == 10)
        })
    }

    /// The chains of a chunk's actors: one for each country of `한미 외교장관`, those told
    /// before for `양측`.
    ///
    /// `without` are the sides on the other side already: `두 장관과` does not include them.
    pub fn chunk_entities(
        &mut self,
        index: usize,
        analysis: &Analysis,
        chunk: usize,
        without: &[usize],
    ) -> Vec<usize> {
        let leader = leader_of(self.gazetteer, self.text, analysis, chunk);
        let group = analysis.chunks[chunk];
        let named = leader.unwrap_or(chunk);
        let chunk = analysis.chunks[named];
        let mut found = Vec::new();
        for actor in nearest_pair(&analysis.actors[chunk.first..chunk.end]) {
            // 대사가 국회를 찾자 의장이 그를 맞았다: who came before in the sentence.
            let here = analysis.chunks[..named].iter().rev().filter(|before| {
                (before.is(Case::Subject) || before.is(Case::Topic))
                    && before.end - before.first == 1
            });
            let antecedent = here
                .map(|before| &analysis.actors[before.first])
                .filter(|one| one.kind == ActorKind::Person)
                .filter_map(|one| one.entity)
                .find(|entity| !without.is_empty() && !without.contains(entity));
            match antecedent.filter(|_| actor.kind == ActorKind::Pronoun) {
                Some(person) => found.push(person),
                None => self.actor_entities(index, actor, without, &mut found),
            }
        }
        if let (Some(group), true) = (analysis.actors[group.first].entity, leader.is_some()) {
            let group = self.entities.list[group].clone();
            for person in &found {
                self.entities.belongs(*person, &group);
            }
        }
        self.notes.add(|| Note::Phrase { chunk: named, entities: found.clone() });
        found
    }

    /// The holder of the office that a trigger names, of the country that is the side.
    pub fn leader(&mut self, index: usize, side: usize, trigger: Span, office: &str) -> usize {
        let head = Span::new(trigger.start, trigger.start + office.len());
        let country = self.entities.list[side].country;
        let (Some(country), true) = (country, head.of(self.text) == office) else { return side };
        let row = self.gazetteer.title_index(office);
        let holder = Actor::office(head, row, country);
        self.entities.side(self.gazetteer, self.text, &holder, country, index)
    }

    /// The chains of a chunk before a trigger that names their office (`북미 | 정상회담`).
    pub fn holders(
        &mut self,
        index: usize,
        analysis: &Analysis,
        chunk: usize,
        trigger: Span,
        office: &str,
    ) -> Vec<usize> {
        let named = chunk;
        let chunk = analysis.chunks[chunk];
        let mut found = Vec::new();
        let head = Span::new(trigger.start, trigger.start + office.len());
        let row = self.gazetteer.title_index(office);
        for actor in nearest_pair(&analysis.actors[chunk.first..chunk.end]) {
            if actor.kind != ActorKind::Country || head.of(self.text) != office {
                self.actor_entities(index, actor, &[], &mut found);
                continue;
            }
            let holder = Actor {
                kind: ActorKind::Office,
                head: Some(head),
                title: Some(head),
                title_row: row,
                ..actor.clone()
            };
            for country in &actor.countries {
                let side = self.entities.side(self.gazetteer, self.text, &holder, *country, index);
                found.push(side);
            }
        }
        self.notes.add(|| Note::Phrase { chunk: named, entities: found.clone() });
        found
    }

    fn actor_entities(
        &mut self,
        index: usize,
        actor: &Actor,
        without: &[usize],
        found: &mut Vec<usize>,
    ) {
        match actor.kind {
            ActorKind::Sides => {
                let last = &self.last_sides;
                let sides = self.entities.sides(self.text, actor, last, index, without);
                if sides.is_empty() && self.counts_parties(actor) {
                    // 여야 원내대표, whom the article never names.
                    let group =
                        Actor { kind: ActorKind::Group, title: Some(actor.span), ..actor.clone() };
                    found.push(self.entities.group(self.gazetteer, self.text, &group, index));
                }
                found.extend(sides);
            }
            ActorKind::Pronoun => {
                let topic = self.topic_before(index);
                found.extend(topic.or_else(|| self.entities.last_person(index)));
            }
            ActorKind::Press => {}
            ActorKind::Group if is_labour(self.gazetteer, self.text, actor) => {
                let both = self.entities.company_and_union(self.gazetteer, self.text, actor, index);
                match both {
                    Some(both) => found.extend(both),
                    None => found.extend(actor.entity),
                }
            }
            _ if actor.countries.len() >= 2 => {
                for country in &actor.countries {
                    found.push(self.entities.side(
                        self.gazetteer,
                        self.text,
                        actor,
                        *country,
                        index,
                    ));
                }
            }
            _ => found.extend(actor.entity),
        }
    }
}

/// `남북·북미 정상회담`: two encounters; the nearer one is the trigger's.
fn nearest_pair(actors: &[Actor]) -> &[Actor] {
    let pairs = actors.iter().all(|actor| actor.countries.len() >= 2);
    if pairs && actors.len() >= 2 { &actors[actors.len() - 1..] } else { actors }
}

/// The chain that a sentence is about: its first topic or subject that is a person or body.
fn topic(analysis: &Analysis) -> Option<usize> {
    analysis
        .chunks
        .iter()
        .filter(|chunk| {
            chunk.josa.is_some_and(|josa| matches!(josa.case, Case::Topic | Case::Subject))
                && chunk.end - chunk.first == 1
        })
        .find_map(|chunk| {
            let actor = &analysis.actors[chunk.first];
            matches!(actor.kind, ActorKind::Person | ActorKind::Office).then_some(actor.entity)?
        })
}
