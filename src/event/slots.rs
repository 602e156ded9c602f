//! Slots: how, when and where an encounter took place, from the words around its trigger.

use crate::event::Kind;
use crate::event::around::Reader;
use crate::event::notes::{NoPlace, NoTime};
use crate::event::occurrence::Shape;
use crate::event::participants::Parties;
use crate::event::sentence::{Analysis, Arguments};
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::{NEAR, Telling};
use crate::event::visit::{SPOT, Visit, motion};
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::endings::Function;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::triggers::{Contact, Frame, Strength, TriggerClass};
use crate::gazetteer::words::{SAME, THEN, WordClass};
use crate::place::{Back, PlacePhrase, Precision};
use crate::steps::steps;
use crate::syntax::word::{Gap, Word};
use crate::text::page::Zone;
use crate::when::{TimeExpression, TimeKind, TimeValue};

/// A place may be pointed back at over so many sentences.
const BACK: usize = 3;

/// The same of the place of an encounter.
const FAR: usize = 8;

impl Reader<'_> {
    /// By telephone or video where trigger or clause say so.
    pub(super) fn kind(&self, story: &Story<'_>, arguments: &Arguments) -> Option<Kind> {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        let mut kind = match trigger.contact {
            Contact::Meeting if trigger.strength != Strength::Strong => None,
            Contact::Meeting => Some(Kind::Meeting),
            Contact::Call => Some(Kind::Call),
            Contact::Video => Some(Kind::Video),
        };
        let end = self.occurrence.predicate.max(self.occurrence.word);
        for word in arguments.clause_start..=end.min(self.analysis.len() - 1) {
            match self.analysis.class(story.gazetteer, word) {
                Some(WordClass::Video) => return Some(Kind::Video),
                Some(WordClass::Phone) => kind = Some(Kind::Call),
                _ => {}
            }
        }
        kind
    }

    /// The day that the sentence tells of these sides' encounter.
    pub(super) fn own_time(
        &self,
        story: &Story<'_>,
        arguments: &Arguments,
        parties: &Parties,
    ) -> Option<usize> {
        if self.is_counted(story) {
            return self.first_day(story);
        }
        let behind = parties.dated_behind.and_then(|from| {
            self.analysis.times.clone().find(|time| {
                let time = &story.times[*time];
                time.span.start >= from && time.date().is_some()
            })
        });
        behind
            .or_else(|| self.bracketed_day(story, parties))
            .or_else(|| self.time(story, arguments))
    }

    /// `5일로 잡혔던 간담회는 8일로 밀렸다`: the day that it has been put off to.
    pub(super) fn put_off_to(&self, story: &Story<'_>) -> Option<usize> {
        let end = self.analysis.stretch(self.occurrence.word, self.occurrence.predicate + 1).end;
        self.analysis.times.clone().rfind(|time| {
            let span = story.times[*time].span;
            let josa = self.analysis.josa_of(span);
            let clock = story.times.get(*time + 1).is_some_and(|next| next.attached);
            span.start >= self.occurrence.span.end
                && span.end <= end
                && (clock || josa.is_some_and(|josa| josa.case == Case::Toward))
                && self.says_day(story, *time).is_ok()
        })
    }

    /// `한자리에 모인 것은 오늘이 처음이다`: the day that is the subject.
    fn first_day(&self, story: &Story<'_>) -> Option<usize> {
        self.analysis.times.clone().find(|time| {
            let span = story.times[*time].span;
            let josa = self.analysis.josa_of(span);
            span.start > self.occurrence.span.end
                && josa.is_some_and(|josa| josa.case == Case::Subject)
                && self.says_day(story, *time).is_ok()
        })
    }

    /// `갑 총리(19일 오후), 을 총리(20일 오전)와 각각`: each day stands in brackets behind the one
    /// whom it is told of.
    fn bracketed_day(&self, story: &Story<'_>, parties: &Parties) -> Option<usize> {
        let behind = |side: usize| {
            let mut told = self.analysis.actors.iter().filter(|actor| actor.entity == Some(side));
            told.find_map(|actor| {
                self.analysis.times.clone().find(|time| {
                    story.text.get(actor.span.end..story.times[*time].span.start) == Some("(")
                })
            })
        };
        parties.whom.iter().find_map(|side| behind(*side))
    }

    /// The day: the time expression nearest before the trigger, in its clause first.
    pub(super) fn time(&self, story: &Story<'_>, arguments: &Arguments) -> Option<usize> {
        let trigger = self.occurrence.span.start;
        let clause =
            self.analysis.words.words.get(arguments.clause_start).map_or(0, |w| w.span.start);
        let days = || {
            let times = self.analysis.times.clone();
            times.filter(|index| self.says_day(story, *index).is_ok())
        };
        let before = |from: usize, own: bool| {
            days().rfind(|index| {
                let span = story.times[*index].span;
                span.start >= from
                    && span.end <= trigger
                    && !(own && self.is_of_other(story, *index))
            })
        };
        let found = before(clause, true).or_else(|| before(clause, false));
        found.or_else(|| before(0, true)).or_else(|| before(0, false)).or_else(|| {
            // 만난 것은 11월 중순이다, 회담은 29일 열린다.
            let end =
                self.analysis.stretch(self.occurrence.word, self.occurrence.predicate + 1).end;
            days().find(|index| {
                let span = story.times[*index].span;
                span.start >= trigger
                    && (span.end <= end
                        || self.occurrence.shape != Shape::Predicate
                        || self.is_cleft(story))
            })
        })
    }

    /// `다시 만나는 것은 11월 중순이다`: when, behind the trigger.
    pub(super) fn is_cleft(&self, story: &Story<'_>) -> bool {
        let next = self.occurrence.predicate + 1;
        let copula = |word: &Word| word.josa.is_some_and(|josa| josa.case == Case::Copula);
        self.analysis.is_adnominal(self.occurrence.predicate)
            && next < self.analysis.len()
            && matches!(
                self.analysis.word(next).span.of(story.text),
                "것은" | "건" | "때는" | "날은"
            )
            && self.analysis.words.words.last().is_some_and(copula)
    }

    /// Why the sentence's own words date no telling: the reason that was nearest to a day.
    pub(super) fn no_time(&self, story: &Story<'_>) -> NoTime {
        let times = self.analysis.times.clone();
        times
            .map(|time| self.says_day(story, time).err().unwrap_or(NoTime::OutOfReach))
            .max()
            .unwrap_or(NoTime::NoExpression)
    }

    /// Whether a time expression can say on which day; else why not.
    fn says_day(&self, story: &Story<'_>, index: usize) -> Result<(), NoTime> {
        let time = &story.times[index];
        if time.date().is_none() {
            Err(NoTime::NoDay)
        } else if time.uncertain {
            Err(NoTime::Uncertain)
        } else if self.is_announcing(story, time) {
            Err(NoTime::Announcing)
        } else if self.names_event(time) {
            Err(NoTime::NamesEvent)
        } else if self.is_limit(story, index) {
            Err(NoTime::Limit)
        } else {
            Ok(())
        }
    }

    /// Why the sentence's own words tell no place.
    pub(super) fn no_place(&self, story: &Story<'_>) -> NoPlace {
        let end = self.occurrence.predicate.max(self.occurrence.word) + 1;
        let said = |place: &PlacePhrase| locative(place) || self.is_moved_to(story, place);
        let why = |place: &PlacePhrase| match said(place) {
            true if place.end_word > end => NoPlace::OutOfReach,
            _ => NoPlace::NoParticle,
        };
        self.analysis.places.iter().map(why).max().unwrap_or(NoPlace::NoPhrase)
    }

    /// The place: in the trigger's clause the most exact phrase with 에서, else where a verb
    /// of motion has brought them (`도의회에 들러 의장과 환담했다`); else the last one told
    /// before in the sentence.
    pub(super) fn place(&self, story: &Story<'_>, arguments: &Arguments) -> Option<(usize, usize)> {
        // 회담 뒤 기자실에서: where they were afterwards.
        let end = match self.is_past_here(story) {
            true => self.occurrence.word + 1,
            false => self.occurrence.predicate.max(self.occurrence.word) + 1,
        };
        // 기자실에서 “만날 용의가 있다”고 말했다: where it was said.
        let quoted = self.analysis.word(self.occurrence.word).quoted;
        let places = |from: usize| {
            let all = self.analysis.places.iter().enumerate();
            all.filter(move |(_, place)| {
                place.first_word >= from
                    && place.end_word <= end
                    && (!quoted || self.analysis.word(place.first_word).quoted)
            })
        };
        let exact = |(_, place): &(usize, &PlacePhrase)| (place.precision, place.end_word);
        let clause = || places(arguments.clause_start);
        clause()
            .filter(|(_, place)| locative(place))
            .max_by_key(exact)
            .or_else(|| clause().filter(|(_, place)| self.is_there(story, place)).max_by_key(exact))
            .or_else(|| clause().filter(|(_, place)| self.is_seat(place, story)).max_by_key(exact))
            .or_else(|| {
                clause().filter(|(_, place)| self.is_moved_to(story, place)).max_by_key(exact)
            })
            .or_else(|| {
                places(0)
                    .filter(|(_, place)| locative(place) || self.is_there(story, place))
                    .max_by_key(|(_, place)| place.end_word)
            })
            .or_else(|| {
                places(0).filter(|(_, place)| self.is_moved_to(story, place)).max_by_key(exact)
            })
            .map(|(index, _)| (self.index, index))
            .or_else(|| moved_behind(self, story))
    }

    /// `회담 뒤`: the noun only tells after what something happened.
    fn is_past_here(&self, story: &Story<'_>) -> bool {
        let next = self.occurrence.word + 1;
        matches!(self.occurrence.shape, Shape::Nominal | Shape::Setting)
            && next < self.analysis.len()
            && self.analysis.word(self.occurrence.word).josa.is_none()
            && self.analysis.words.class(story.gazetteer, self.analysis.word(next))
                == Some(WordClass::After)
    }

    /// `국회 귀빈식당에 마주 앉았다`, `집무실의 둥근 탁자에 앉아`: the verb that tells the
    /// encounter takes the place with 에.
    fn is_seat(&self, place: &PlacePhrase, story: &Story<'_>) -> bool {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        let case = |word: usize| self.analysis.word(word).josa.map(|josa| josa.case);
        let verb = self.occurrence.predicate;
        let at = match place.josa.map(|josa| josa.case) {
            Some(Case::At) => Some(place.end_word - 1),
            Some(Case::Genitive) => (place.end_word..verb)
                .take(SPOT)
                .find(|word| case(*word).is_some())
                .filter(|word| case(*word) == Some(Case::At)),
            _ => None,
        };
        place.precision >= Precision::Seat
            && trigger.class == TriggerClass::Verb
            && matches!(trigger.frame, Frame::Reciprocal | Frame::Join)
            && at.is_some_and(|at| {
                self.analysis.next_predicate(at + 1, self.analysis.len()) == Some(verb)
            })
    }

    /// What a place that points back stands for: where the last telling was (`같은 장소`), or
    /// the most exact one of the nearest sentence before that names any (`이곳`, `행사장`).
    pub(super) fn pointed_at(
        &self,
        story: &Story<'_>,
        (sentence, place): (usize, usize),
        told: &[Telling],
    ) -> Option<(usize, usize)> {
        if self.analysis.places[place].points_back == Some(Back::Same) {
            return self.last_place(told);
        }
        let names = |place: &PlacePhrase| {
            matches!(place.precision, Precision::Place | Precision::Venue)
                && place.points_back.is_none()
                && place.josa.is_some_and(|josa| josa.case != Case::Genitive)
        };
        let best = |at: usize, analysis: &Analysis, before: usize| {
            let all = analysis.places[..before].iter().enumerate();
            let exact = |(_, place): &(usize, &PlacePhrase)| (place.precision, place.end_word);
            all.filter(|(_, place)| names(place)).max_by_key(exact).map(|(place, _)| (at, place))
        };
        best(sentence, self.analysis, place).or_else(|| {
            (sentence.saturating_sub(BACK)..sentence).rev().find_map(|at| {
                let analysis = &story.sentences[at];
                let body = analysis.sentence.zone == Zone::Body;
                best(at, analysis, analysis.places.len()).filter(|_| body)
            })
        })
    }

    /// Where the last encounter took place.
    fn last_place(&self, told: &[Telling]) -> Option<(usize, usize)> {
        let near = told.iter().rev().take_while(|last| last.sentence + FAR >= self.index);
        near.filter(|last| last.asserts && !last.headline).find_map(|last| last.place)
    }

    /// `같은 자리에서 … 만났다`: where the last encounter took place.
    pub(super) fn same_spot(&self, story: &Story<'_>, told: &[Telling]) -> Option<(usize, usize)> {
        let words = &self.analysis.words;
        let same =
            |word: &Word| words.row(story.gazetteer, word).is_some_and(|row| row.value == SAME);
        words.words[..self.occurrence.word]
            .iter()
            .any(same)
            .then(|| self.last_place(told))
            .flatten()
    }

    /// The day of the sentence that names the place which the telling points back at.
    pub(super) fn day_there(&self, story: &Story<'_>, sentence: usize) -> Option<usize> {
        let times = story.sentences[sentence].times.clone();
        times.rev().find(|time| story.is_day_told(*time) && !story.times[*time].uncertain)
    }

    /// Whether a verb of motion that goes on to the next clause says that they are there.
    fn is_there(&self, story: &Story<'_>, place: &PlacePhrase) -> bool {
        let verb = || motion(story.gazetteer, story.text, self.analysis, place);
        self.is_moved_to(story, place)
            && verb().is_some_and(|verb| !self.analysis.is_adnominal(verb))
    }

    /// Whether a verb of motion behind the place phrase says that they are there.
    pub(super) fn is_moved_to(&self, story: &Story<'_>, place: &PlacePhrase) -> bool {
        if place.precision == Precision::Gate {
            return false;
        }
        motion(story.gazetteer, story.text, self.analysis, place).is_some_and(|verb| {
            let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
            verb != self.occurrence.predicate || trigger.frame != Frame::Host
        }) || self.is_called_to(story, place)
    }

    /// `국회로 이해찬 의원을 예방한`: a visit's own trigger.
    fn is_called_to(&self, story: &Story<'_>, place: &PlacePhrase) -> bool {
        let trigger = &story.gazetteer.triggers[self.occurrence.trigger as usize];
        let next = self.analysis.next_predicate(place.end_word, self.analysis.len());
        place.josa.is_some_and(|josa| josa.case == Case::Toward)
            && next == Some(self.occurrence.predicate)
            && trigger.frame != Frame::Host
    }

    /// `2036년 하계올림픽을 두고`, `2030 세계박람회`: the year is part of a name, unless the
    /// trigger itself follows (`2000년 정상회담`).
    fn names_event(&self, time: &TimeExpression) -> bool {
        let year = time.date().is_some_and(|date| date.len() == 4);
        let Some(next) = self.analysis.word_behind(time.span.end).filter(|_| year) else {
            return false;
        };
        let words = &self.analysis.words.words;
        words[next].before == Gap::Space
            && self.analysis.predicates[next].is_none()
            && words[..next].last().is_some_and(|word| word.josa.is_none())
            && !(next..=next + 1).contains(&self.occurrence.word)
            && self.analysis.chunk_at(next).is_none()
    }

    /// `3일 밝힌 데 따르면`: the day of the announcement.
    fn is_announcing(&self, story: &Story<'_>, time: &TimeExpression) -> bool {
        self.analysis.word_behind(time.span.end).is_some_and(|word| {
            let verb = self.analysis.word(word).span.of(story.text);
            word < self.occurrence.word
                && self.analysis.predicates[word].is_some()
                && story.gazetteer.attendance.of(verb) == Some(Attendance::Announce)
        })
    }

    /// `11일까지 머물며`, `이튿날 새벽까지`: by when, not on which day.
    fn is_limit(&self, story: &Story<'_>, index: usize) -> bool {
        let until = |time: &TimeExpression| {
            let last = self.analysis.josa_of(time.span);
            last.is_some_and(|josa| josa.case == Case::Until)
        };
        let clock = story.times.get(index + 1).filter(|next| next.attached);
        story.times[index].range_end.is_none()
            && (until(&story.times[index]) || clock.is_some_and(until))
    }

    /// `7일 면담에서는 12월 서울에서 여는 포럼을 다뤘다`: the day of what a clause tells that
    /// modifies another noun.
    pub(super) fn is_of_other(&self, story: &Story<'_>, index: usize) -> bool {
        let end = story.times[index].span.end;
        let Some(word) = self.analysis.word_behind(end) else { return false };
        let Some(verb) = self.analysis.next_predicate(word, self.occurrence.word) else {
            return false;
        };
        let from = self.analysis.word(verb).span.start;
        let nearer = story.times[index + 1..self.analysis.times.end.max(index + 1)]
            .iter()
            .any(|time| time.kind == TimeKind::Date && time.span.end <= from);
        // 위원장은 14일 평양에 온 부장을 만났다: behind the topic, the day is the sentence's.
        let first = self.analysis.word_behind(story.times[index].span.start);
        !nearer
            && first.and_then(|first| self.behind_topic(first)).is_none()
            && self.analysis.is_adnominal(verb)
            && self.analysis.words.class(story.gazetteer, self.analysis.word(verb))
                != Some(WordClass::Occurring)
    }

    /// The topic or subject that stands directly before word `word`.
    fn behind_topic(&self, word: usize) -> Option<usize> {
        let before = word.checked_sub(1)?;
        let josa = self.analysis.word(before).josa?;
        matches!(josa.case, Case::Topic | Case::Subject).then_some(before)
    }

    /// `이어`, `곧바로`: the sentence tells what happened next.
    pub(super) fn is_next(&self, story: &Story<'_>) -> bool {
        let words = &self.analysis.words;
        words.words[..self.occurrence.word]
            .iter()
            .any(|word| words.row(story.gazetteer, word).is_some_and(|row| row.value == THEN))
    }

    /// Whether the words say when, but not on which day (`지난주 만났다`, `8일까지 머물며`): the
    /// day told before is another one.
    pub(super) fn says_vaguely(&self, story: &Story<'_>) -> bool {
        self.analysis.times.clone().any(|index| {
            let time = &story.times[index];
            let week = matches!(time.value, TimeValue::Week { .. } | TimeValue::Weekend { .. });
            time.kind == TimeKind::Date
                && time.span.end <= self.occurrence.span.start
                && (week || self.is_limit(story, index))
        })
    }

    /// Where one of the sides visits the other's country: the visit told nearest.
    pub(super) fn visited(&self, story: &Story<'_>, parties: &Parties) -> Option<(usize, usize)> {
        let country = |side: usize| story.entities.list[side].country;
        let sides = || parties.who.iter().chain(&parties.whom).copied();
        let goes = |visit: &&Visit| sides().any(|side| side == visit.visitor);
        let hosted = |visit: &&Visit| {
            sides().any(|side| side != visit.visitor && country(side) == Some(visit.country))
        };
        // Who is abroad meets others there too, but nobody from home.
        let abroad = |visit: &&Visit| {
            let home = country(visit.visitor);
            visit.at < self.occurrence.span.start
                && home != Some(visit.country)
                && sides().all(|side| side == visit.visitor || country(side) != home)
        };
        let about = story.visits_about(self.index);
        steps(about.len());
        let visits = || about.iter().filter(goes);
        let nearest = |visit: &&Visit| (visit.sentence.abs_diff(self.index), visit.sentence);
        let visit = visits()
            .filter(hosted)
            .min_by_key(nearest)
            .or_else(|| visits().filter(abroad).min_by_key(nearest))?;
        Some((visit.sentence, visit.place))
    }

    /// Whether the telling goes on with the occasion of the last one: the same people, one
    /// after the other, with no day or place of its own (`이어 …과도 만났다`).
    pub(super) fn goes_on(
        &self,
        story: &Story<'_>,
        last: &Telling,
        parties: &Parties,
        assertion: Assertion,
    ) -> bool {
        let near =
            self.index == last.sentence
                || self.index - last.sentence <= NEAR
                    && self.analysis.sentence.zone == Zone::Body
                    && self.analysis.times.clone().all(|time| {
                        story.times[time].anaphoric || story.times[time].date().is_none()
                    });
        let shared =
            parties.who.iter().chain(&parties.whom).any(|side| last.sides().any(|s| s == *side));
        near && shared && assertion.goes_with(last.assertion) && !last.headline && last.asserts
    }

    /// `오후에 …과 협의합니다`: an hour without a day is that of the day spoken of.
    pub(super) fn tells_hour(&self, story: &Story<'_>, assertion: Assertion) -> bool {
        matches!(assertion, Assertion::Present | Assertion::Planned)
            && self.analysis.times.clone().any(|time| {
                let time = &story.times[time];
                time.kind == TimeKind::Time && !time.attached
            })
    }
}

/// Whether 에서 says that something happens at the place.
fn locative(place: &PlacePhrase) -> bool {
    place.josa.is_some_and(|josa| josa.case == Case::Locative && josa.mark != Mark::Genitive)
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
