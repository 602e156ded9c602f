//! Slots: how, when and where an encounter took place, from the words around its trigger.

use crate::event::Kind;
use crate::event::occurrence::Shape;
use crate::event::participants::Parties;
use crate::event::sentence::Arguments;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::{Reader, Telling};
use crate::gazetteer::endings::Function;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::triggers::{Contact, Frame, Strength};
use crate::gazetteer::words::WordClass;
use crate::place::PlacePhrase;
use crate::text::page::Zone;
use crate::when::TimeKind;

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
            match self.analysis.words.class(story.gazetteer, self.analysis.word(word)) {
                Some(WordClass::Video) => return Some(Kind::Video),
                Some(WordClass::Phone) => kind = Some(Kind::Call),
                _ => {}
            }
        }
        kind
    }

    /// The day: the time expression nearest before the trigger, in its clause first.
    pub(super) fn time(&self, story: &Story<'_>, arguments: &Arguments) -> Option<usize> {
        let trigger = self.occurrence.span.start;
        let clause =
            self.analysis.words.words.get(arguments.clause_start).map_or(0, |w| w.span.start);
        let days = || {
            self.analysis.times.clone().filter(|index| {
                story.times[*index].date().is_some() && !story.times[*index].uncertain
            })
        };
        let before = |from: usize| {
            days().rfind(|index| {
                let span = story.times[*index].span;
                span.start >= from && span.end <= trigger
            })
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
    pub(super) fn place(&self, story: &Story<'_>, arguments: &Arguments) -> Option<(usize, usize)> {
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

    /// Whether a verb of motion behind the place phrase says that they are there.
    pub(super) fn is_moved_to(&self, story: &Story<'_>, place: &PlacePhrase) -> bool {
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
                || self.index - last.sentence <= 2
                    && self.analysis.sentence.zone == Zone::Body
                    && self.analysis.times.clone().all(|time| {
                        story.times[time].anaphoric || story.times[time].date().is_none()
                    });
        let shared =
            parties.who.iter().chain(&parties.whom).any(|side| last.sides().any(|s| s == *side));
        near && shared && assertion == last.assertion && !last.headline && last.asserts
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
