//! Why an event is what it is.

use super::log::{Log, Read, occurrence, particle, stem_row, trigger_row};
use super::model::{
    EmptySlot, EventExplanation, FilledSlot, Reason, StatusExplanation, TellingExplanation,
    TopicExplanation,
};
use super::{reasons, sides};
use crate::event::build::{decisive, leading};
use crate::event::merge::Cluster;
use crate::event::notes::{NoPlace, NoTime};
use crate::event::occurrence::Shape;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::event::{Event, Kind, Participant, Quote};
use crate::gazetteer::endings::Tense;
use crate::gazetteer::status::Effect;
use crate::watch::Seen;
use crate::when::TimeKind;

/// Explains the event of a cluster of tellings.
pub(super) fn explain(
    seen: &Seen<'_, '_>,
    log: &mut Log,
    number: usize,
    cluster: &Cluster,
    event: &Event,
) -> EventExplanation {
    let story = seen.story;
    let lead = leading(&cluster.tellings);
    let mut tellings: Vec<&Telling> = vec![lead];
    tellings.extend(cluster.tellings.iter().filter(|telling| !std::ptr::eq(*telling, lead)));
    let mut side = |chains: &[usize], participants: &[Participant]| -> Vec<_> {
        let both = chains.iter().zip(participants);
        both.map(|(chain, told)| sides::side(story, log, &tellings, *chain, told)).collect()
    };
    let who = side(&cluster.who, &event.who);
    let whom = side(&cluster.whom, &event.whom);
    EventExplanation {
        number,
        kind: event.kind,
        status: status(story, log, cluster, event),
        who,
        whom,
        filled: filled(story, log, &tellings, event),
        empty: empty(seen, log, &tellings, event),
        tellings: tellings.iter().map(|told| telling(story, log, told, event)).collect(),
    }
}

fn telling(story: &Story<'_>, log: &Log, telling: &Telling, event: &Event) -> TellingExplanation {
    let analysis = &story.sentences[telling.sentence];
    let occurrence = occurrence(story, analysis, telling.trigger_span);
    let table = &story.gazetteer.status;
    let light_row = occurrence.filter(|found| found.shape == Shape::Noun).and_then(|found| {
        let verb = analysis.word(found.predicate).span.of(story.text);
        (table.of(verb) == Some(Effect::Light)).then(|| stem_row(table, "status.tsv", verb))?
    });
    let topics = telling.topics.iter().map(|topic| TopicExplanation {
        words: Quote::of(story.text, topic.span),
        by: topic.by.map(|by| Quote::of(story.text, by)),
        row: topic
            .by
            .and_then(|by| stem_row(&story.gazetteer.topics, "topics.tsv", by.of(story.text))),
        chosen: event.about.iter().any(|about| about.span == topic.span),
    });
    TellingExplanation {
        sentence: telling.sentence + 1,
        trigger: Quote::of(story.text, telling.trigger_span),
        rule: trigger_row(story, telling.trigger),
        shape: occurrence.map_or("", |found| reasons::shape(found.shape)).into(),
        asserts: telling.asserts,
        assertion: reasons::assertion(telling.assertion).into(),
        cue: telling.cue.map(|cue| Quote::of(story.text, cue)),
        cue_row: telling.cue.and_then(|cue| stem_row(table, "status.tsv", cue.of(story.text))),
        light_row,
        arguments: log.arguments(story, telling.trigger_span),
        topics: topics.collect(),
    }
}

fn status(story: &Story<'_>, log: &Log, cluster: &Cluster, event: &Event) -> StatusExplanation {
    let telling = decisive(&cluster.tellings);
    let analysis = &story.sentences[telling.sentence];
    let predicate = occurrence(story, analysis, telling.trigger_span)
        .map(|found| (found.predicate, analysis.word(found.predicate).span));
    let words = telling.cue.or(predicate.map(|(_, span)| span)).unwrap_or(telling.trigger_span);
    let table = &story.gazetteer.status;
    let row = telling.cue.and_then(|cue| stem_row(table, "status.tsv", cue.of(story.text)));
    let lead = log.fell.iter().find(|(_, onto)| *onto == telling.trigger_span);
    let past = predicate.is_some_and(|(word, _)| {
        analysis.predicates[word].is_some_and(|ending| ending.tense == Tense::Past)
    });
    let reason = match (telling.cue, telling.assertion) {
        (Some(_), _) if lead.is_some() => {
            Reason::of("lead", "the sentence before says that it fell through")
        }
        (Some(_), _) if row.is_some() => Reason::of("cue", "a row of status.tsv says so"),
        (Some(_), _) => Reason::of("ending", "the ending of the word says so"),
        (None, Assertion::Unstated) => {
            Reason::of("unstated", "no words say; what is referred to counts as held")
        }
        (None, _) if past => Reason::of("past_tense", "the predicate is in the past tense"),
        (None, _) => Reason::of("clause", "the clause that it leads on to says so"),
    };
    StatusExplanation {
        status: event.status,
        reason,
        trigger: Quote::of(story.text, telling.trigger_span),
        words: Quote::of(story.text, words),
        row,
        by_date: telling.assertion.status(None) != event.status,
    }
}

/// What was noted of the telling's slots.
fn read<'l>(log: &'l Log, telling: &Telling) -> Option<&'l Read> {
    log.read(telling.trigger_span)
}

fn filled(story: &Story<'_>, log: &Log, tellings: &[&Telling], event: &Event) -> Vec<FilledSlot> {
    let text = story.text;
    let mut filled = Vec::new();
    if let Some(when) = &event.when {
        let from = tellings.iter().find_map(|telling| {
            let told = telling.time.is_some_and(|time| story.times[time].span == when.span);
            let source = read(log, telling)?.told.iter().find_map(|(time, _)| time.ok());
            source.filter(|_| told)
        });
        filled.push(FilledSlot {
            slot: "when".into(),
            words: Quote::of(text, when.span),
            particle: None,
            reason: from.map_or(Reason::of("own_words", "words of a telling"), |source| {
                reasons::time_source(source)
            }),
        });
    }
    if let Some(place) = &event.place {
        let from = tellings.iter().find_map(|telling| {
            let (sentence, index) = telling.place?;
            let phrase = &story.sentences[sentence].places[index];
            let source = read(log, telling)?.told.iter().find_map(|(_, place)| place.ok())?;
            (phrase.span == place.span).then_some((sentence, source))
        });
        filled.push(FilledSlot {
            slot: "where".into(),
            words: Quote::of(text, place.span),
            particle: from
                .and_then(|(sentence, _)| particle(story, &story.sentences[sentence], place.span)),
            reason: from.map_or(Reason::of("own_words", "words of a telling"), |(_, source)| {
                reasons::place_source(source)
            }),
        });
    }
    for about in &event.about {
        let told = tellings.iter().find_map(|telling| {
            let topic = telling.topics.iter().find(|topic| topic.span == about.span)?;
            let own = story.sentences[telling.sentence].sentence.span.contains(topic.span);
            Some((topic.by, own))
        });
        let sentence =
            story.sentences.iter().find(|analysis| analysis.sentence.span.contains(about.span));
        let reason = match told {
            Some((Some(by), true)) => {
                Reason::said("topic_word", format!("told by “{}”", by.of(text)))
            }
            Some((Some(by), false)) => Reason::said(
                "topic_word_behind",
                format!("told by “{}” in a sentence that goes on with it", by.of(text)),
            ),
            _ => Reason::of("point", "a point of a list"),
        };
        filled.push(FilledSlot {
            slot: "about".into(),
            words: about.clone(),
            particle: sentence.and_then(|analysis| particle(story, analysis, about.span)),
            reason,
        });
    }
    filled
}

fn empty(seen: &Seen<'_, '_>, log: &Log, tellings: &[&Telling], event: &Event) -> Vec<EmptySlot> {
    let story = seen.story;
    let mut empty = Vec::new();
    let mut add = |slot: &'static str, reason: Reason| {
        empty.push(EmptySlot { slot: slot.into(), reason });
    };
    if event.who.is_empty() {
        add("who", Reason::of("no_subject", "no phrase is the subject, and no topic before fits"));
    }
    if event.whom.is_empty() {
        add("whom", Reason::of("no_partner", "no phrase is the partner"));
    }
    let reads = || tellings.iter().filter_map(|telling| read(log, telling));
    let told = || reads().flat_map(|read| &read.told);
    if event.when.is_none() {
        let why = told().filter_map(|(time, _)| time.err()).max();
        let why = why.unwrap_or(NoTime::NoExpression);
        let named = tellings.iter().any(|telling| {
            let mut times = story.sentences[telling.sentence].times.clone();
            times.any(|time| story.times[time].kind == TimeKind::Date)
        });
        let undated = why == NoTime::NoDay && seen.reference.is_none() && named;
        add(
            "when",
            if undated {
                Reason::of("no_publication_date", "a day, but no publication date to count it from")
            } else {
                reasons::no_time(why)
            },
        );
    }
    if event.place.is_none() {
        let why = told().filter_map(|(_, place)| place.err()).max();
        let why = match event.kind {
            Kind::Meeting => why.unwrap_or(NoPlace::NoPhrase),
            Kind::Call | Kind::Video => NoPlace::NotInPerson,
        };
        add("where", reasons::no_place(why));
    }
    if event.about.is_empty() {
        let why = reads().flat_map(|read| &read.no_topics).max_by_key(|(_, why)| *why);
        let reason = match why {
            None => Reason::of("no_topic_word", "no verb or word tells what it was about"),
            Some((word, why)) => {
                let (code, text) = reasons::no_topic(*why);
                Reason::said(code, format!("“{}” {text}", word.of(story.text)))
            }
        };
        add("about", reason);
    }
    empty
}
