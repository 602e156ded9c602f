//! Sentences that only say when or where: `11일의 일이다`, `장소는 호텔이었다`,
//! `□ 장소 : 국회 회의실`.

use crate::event::Kind;
use crate::event::sentence::Analysis;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::words::{DAY, WordClass};
use crate::mention::actor::{Actor, ActorKind};
use crate::place::Precision;
use crate::syntax::word::{Gap, Word};
use crate::text::page::Zone;

/// A label (`□ 일시 :`) may stand this many sentences before the telling.
const LABEL_REACH: usize = 4;

/// A change of the day (`날짜가 19일로 바뀌었다`) may stand this many sentences behind it.
const NEW_DAY_REACH: usize = 3;

/// Gives such a sentence's day and place to the telling that it goes on with.
pub fn complete(story: &Story<'_>, told: &mut [Telling]) {
    for (index, analysis) in story.sentences.iter().enumerate() {
        if let Some(day) = new_day(story, analysis) {
            let end = told.partition_point(|telling| telling.sentence <= index);
            let near = |telling: &&mut Telling| telling.sentence + NEW_DAY_REACH >= index;
            let from = story.times[day].span.start;
            let mut before = told[..end].iter_mut().rev().take_while(near);
            let planned =
                before.find(|telling| telling.trigger_span.start < from && is_plan(telling));
            if let Some(telling) = planned {
                telling.time = Some(day);
            }
        }
        let Some(remark) = remark(story, analysis) else { continue };
        let first = told.partition_point(|telling| telling.sentence < index);
        let asserts = |telling: &Telling| telling.asserts && !telling.headline;
        if told[first..].first().is_some_and(|telling| telling.sentence == index) {
            continue;
        }
        let target = match remark {
            Remark::Goes => told[..first]
                .iter()
                .rposition(|telling| telling.sentence + 1 == index && asserts(telling)),
            Remark::Label => told[first..]
                .iter()
                .position(|telling| telling.sentence <= index + LABEL_REACH && asserts(telling))
                .map(|at| first + at),
        };
        let Some(telling) = target.map(|at| &mut told[at]) else { continue };
        let mut days = analysis.times.clone().filter(|time| story.is_day_told(*time));
        telling.time = telling.time.or_else(|| days.next());
        let exact = |place: &usize| analysis.places[*place].precision;
        let place = (0..analysis.places.len()).max_by_key(exact);
        let known = telling.place.and_then(|at| story.phrase(at));
        let better = |place: &usize| {
            known.is_none_or(|known| {
                known.precision < exact(place) && known.precision <= Precision::Place
            })
        };
        if matches!(telling.kind, None | Some(Kind::Meeting)) {
            let place = place.filter(better).map(|place| (index, place));
            telling.place = place.or(telling.place);
        }
    }
}

/// Whether the telling is of an encounter that is to come.
fn is_plan(telling: &Telling) -> bool {
    telling.asserts
        && !telling.headline
        && matches!(
            telling.assertion,
            Assertion::Planned | Assertion::Present | Assertion::Postponed
        )
}

/// `날짜가 19일로 바뀌었다`: the day that an encounter is put off to, behind the word for its
/// day.
fn new_day(story: &Story<'_>, analysis: &Analysis) -> Option<usize> {
    if analysis.sentence.zone != Zone::Body || analysis.times.is_empty() {
        return None;
    }
    let words = &analysis.words;
    let slot = words.words.iter().position(|word| {
        words
            .row(story.gazetteer, word)
            .is_some_and(|row| row.class == WordClass::Slot || row.value == DAY)
            && word.josa.is_some_and(|josa| matches!(josa.case, Case::Subject | Case::Topic))
    })?;
    let from = words.words[slot].span.end;
    analysis.times.clone().find(|time| {
        let span = story.times[*time].span;
        let josa = analysis.josa_of(span);
        span.start > from
            && story.text.get(from..span.start).is_some_and(|gap| gap.trim().is_empty())
            && josa.is_some_and(|josa| josa.case == Case::Toward)
            && story.is_day_told(*time)
    })
}

/// What such a sentence goes with.
enum Remark {
    /// The sentence before it.
    Goes,
    /// What the page tells below.
    Label,
}

/// Whether the sentence says when or where, and nothing else.
fn remark(story: &Story<'_>, analysis: &Analysis) -> Option<Remark> {
    if analysis.sentence.zone != Zone::Body || analysis.is_empty() {
        return None;
    }
    if analysis.times.is_empty() && analysis.places.is_empty() {
        return None;
    }
    let words = &analysis.words;
    let is_slot =
        |word: usize| words.class(story.gazetteer, analysis.word(word)) == Some(WordClass::Slot);
    let colon = |word: &Word| word.before == Gap::Mark(':');
    if is_slot(0) && words.words.get(1).is_some_and(colon) {
        return Some(Remark::Label);
    }
    let last = analysis.len() - 1;
    // 20일 로잔의 본부에서다: the place alone ends the sentence.
    let copula = analysis.word(last).josa.is_some_and(|josa| {
        josa.case == Case::Copula || josa.case == Case::Locative && josa.mark == Mark::None
    });
    // Nobody does anything: what modifies the place may have a verb.
    let told = (0..last).any(|word| {
        analysis.predicates[word].is_some() && !analysis.is_adnominal(word)
            || analysis.word(word).josa.is_some_and(|josa| {
                matches!(josa.case, Case::Topic | Case::Object | Case::With | Case::Dative)
            }) && !is_slot(word)
    });
    let subject = (0..last)
        .any(|word| analysis.word(word).josa.is_some_and(|josa| josa.case == Case::Subject));
    let slot = is_slot(0);
    // IOC 본부: whose house it is.
    let owns = |actor: &Actor| {
        analysis
            .places
            .iter()
            .any(|place| place.span.overlaps(actor.span) && actor.kind == ActorKind::Body)
    };
    let nobody = || !subject && analysis.actors.iter().all(owns);
    (copula && !told && (slot || nobody())).then_some(Remark::Goes)
}
