//! Clusters of tellings turned into the events of the result.

use jiff::civil::Date;

use crate::event::infer::infer;
use crate::event::merge::Cluster;
use crate::event::notes::Note;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::{Telling, against};
use crate::event::topic::Topic;
use crate::event::{Event, Kind, Participant, Quote, Status, When, Where};
use crate::gazetteer::Gazetteer;
use crate::mention::actor::ActorKind;
use crate::span::Span;

/// An event tells at most this many topics.
const MOST_TOPICS: usize = 5;

/// The event that a cluster of tellings reports.
pub fn event(story: &Story<'_>, cluster: &Cluster, reference: Option<Date>) -> Event {
    let tellings = &cluster.tellings;
    let lead = leading(tellings);
    let kind = kind(tellings);
    let when = when(story, tellings);
    let today = story.reference.as_deref();
    let order = against(when.as_ref().map(|when| when.date.as_str()), today);
    let decisive = decisive(tellings);
    let status = decisive.assertion.status(order);
    let place = if kind == Kind::Meeting { place(story, tellings) } else { None };
    let trigger = &story.gazetteer.triggers[lead.trigger as usize];
    // The day of the encounter, else that of the article, tells who held an office.
    let day = when.as_ref().and_then(|when| when.date.parse::<Date>().ok()).or(reference);
    let participant = |entity: &usize| participant(story, *entity, cluster, day);
    let about = about(story, tellings);
    let asserted = tellings.iter().any(|telling| telling.asserts);
    let mut event = Event {
        kind,
        status,
        who: cluster.who.iter().map(participant).collect(),
        whom: cluster.whom.iter().map(participant).collect(),
        when,
        place,
        about,
        evidence: Quote::of(story.text, lead.evidence),
        rule: trigger.stem.clone(),
        cues: decisive.cue.into_iter().map(|cue| Quote::of(story.text, cue)).collect(),
        confidence: 0.0,
        background: !asserted
            || cluster.who.iter().chain(&cluster.whom).any(|side| story.entities.list[*side].vague),
    };
    event.confidence = confidence(&event);
    event
}

/// The telling that shows the encounter best: one that asserts it, in the body, with a day.
pub fn leading(tellings: &[Telling]) -> &Telling {
    tellings
        .iter()
        .min_by_key(|telling| (!telling.asserts, telling.headline, telling.time.is_none()))
        .unwrap_or(&tellings[0])
}

fn kind(tellings: &[Telling]) -> Kind {
    let told = || tellings.iter().filter_map(|telling| telling.kind);
    if told().any(|kind| kind == Kind::Video) {
        return Kind::Video;
    }
    leading(tellings).kind.or_else(|| told().next()).unwrap_or(Kind::Meeting)
}

/// The telling that decides the status: what was cancelled stays cancelled; what took
/// place took place; a plan outweighs a wish.
pub fn decisive(tellings: &[Telling]) -> &Telling {
    tellings
        .iter()
        .min_by_key(|telling| match telling.assertion {
            Assertion::NotHeld => 0,
            Assertion::Held => 1,
            Assertion::Postponed => 2,
            Assertion::Planned | Assertion::Present => 3,
            Assertion::Proposed => 4,
            Assertion::Unstated => 5,
            Assertion::Possible | Assertion::Hypothetical => 6,
        })
        .unwrap_or(&tellings[0])
}

/// The most exact day that a telling gives.
fn when(story: &Story<'_>, tellings: &[Telling]) -> Option<When> {
    let best = tellings
        .iter()
        .filter_map(|telling| Some((telling, telling.moment(story)?)))
        .filter_map(|(telling, time)| Some((telling, time, time.date()?)))
        .max_by_key(|(telling, _, date)| {
            (telling.asserts, !telling.headline, date.len(), std::cmp::Reverse(telling.sentence))
        })?;
    let (_, time, date) = best;
    let span = time.span;
    Some(When {
        timex: time.moment().unwrap_or_else(|| date.to_string()),
        date: date.to_string(),
        text: span.of(story.text).to_owned(),
        span,
    })
}

/// The most exact place that a telling gives.
fn place(story: &Story<'_>, tellings: &[Telling]) -> Option<Where> {
    let best = tellings
        .iter()
        .filter_map(|telling| telling.place.map(|place| (telling, place)))
        .max_by_key(|(telling, (sentence, index))| {
            let phrase = &story.sentences[*sentence].places[*index];
            (telling.asserts, phrase.precision, std::cmp::Reverse(telling.sentence))
        });
    let (_, (sentence, index)) = best?;
    let phrase = &story.sentences[sentence].places[index];
    let country = phrase.country.map(|row| &story.gazetteer.countries[row as usize]);
    let text = country.filter(|_| phrase.visit).map(|country| country.name.clone());
    Some(Where {
        text: text.unwrap_or_else(|| phrase.span.of(story.text).to_owned()),
        country: country.map(|country| country.code.clone()),
        span: phrase.span,
    })
}

/// The topics of all tellings, most central first, each once.
fn about(story: &Story<'_>, tellings: &[Telling]) -> Vec<Quote> {
    let mut all: Vec<(bool, Topic)> = tellings
        .iter()
        .flat_map(|telling| telling.topics.iter().map(|topic| (telling.headline, *topic)))
        .collect();
    all.sort_by_key(|(headline, topic)| (*headline, topic.rank, topic.span.start));
    let mut spans: Vec<Span> = Vec::new();
    for (_, topic) in all {
        let text = topic.span.of(story.text);
        let known = spans.iter().any(|span| {
            let other = span.of(story.text);
            other.contains(text) || text.contains(other)
        });
        if !known && spans.len() < MOST_TOPICS {
            spans.push(topic.span);
        }
    }
    spans.into_iter().map(|span| Quote::of(story.text, span)).collect()
}

/// What the article says of one side.
fn participant(
    story: &Story<'_>,
    entity: usize,
    cluster: &Cluster,
    day: Option<Date>,
) -> Participant {
    let chain = &story.entities.list[entity];
    let gazetteer = story.gazetteer;
    let body_row = chain.body_row.map(|row| {
        let row = body_of_day(gazetteer, row, chain.body.as_deref(), day);
        &gazetteer.organisations[row as usize]
    });
    let country = chain.country.map(|row| &gazetteer.countries[row as usize]);
    let org = body_row.map(|row| row.name.clone()).or_else(|| chain.body.clone());
    let org = match chain.kind {
        // Its code says all.
        Some(ActorKind::Country) => None,
        // A body that takes part itself is called what the article calls it.
        Some(ActorKind::Body) => chain.body.clone().or(org),
        _ => org,
    };
    let mut rows = Vec::new();
    if let Some(row) = chain.person {
        rows.push(gazetteer.people[row as usize].id.clone());
    }
    if let Some(row) = body_row {
        rows.push(row.id.clone());
    }
    let mut participant = Participant {
        name: chain.name.clone(),
        title: chain
            .title
            .as_deref()
            .map(|title| story.entities.bare_title(gazetteer, entity, title)),
        org,
        country: country.map(|country| country.code.clone()),
        rows,
        entity: Some(entity as u32),
        inferred: false,
        mention: mention(story, entity, cluster),
    };
    if participant.name.is_none() && chain.kind == Some(ActorKind::Office) {
        let found = infer(gazetteer, &chain.classes, day, &mut participant);
        story.notes.add(|| Note::Inferred { entity, found });
    }
    participant
}

/// Of the bodies that bore a name one after the other, that of the day.
fn body_of_day(gazetteer: &Gazetteer, row: u32, called: Option<&str>, day: Option<Date>) -> u32 {
    let Some(day) = day else { return row };
    match gazetteer.body_of_day(row, day)[..] {
        [of_day] => {
            let body = &gazetteer.organisations[of_day as usize];
            let bears = called.is_none_or(|called| {
                body.name == called || body.aliases.iter().any(|alias| alias == called)
            });
            if bears { of_day } else { row }
        }
        _ => row,
    }
}

/// Where the cluster's best sentence names the chain.
fn mention(story: &Story<'_>, entity: usize, cluster: &Cluster) -> Option<Span> {
    cluster
        .tellings
        .iter()
        .flat_map(|telling| &story.sentences[telling.sentence].actors)
        .find(|actor| actor.entity == Some(entity))
        .map(|actor| actor.span)
}

/// How much of the frame the text itself fills, between 0 and 1.
fn confidence(event: &Event) -> f32 {
    let sides = || event.who.iter().chain(&event.whom);
    let named = sides().filter(|side| side.name.is_some()).count() as f32;
    let mut score = 0.45 + 0.25 * named / sides().count().max(1) as f32;
    if event.when.is_some() {
        score += 0.12;
    }
    if event.place.is_some() || event.kind != Kind::Meeting {
        score += 0.06;
    }
    if !event.about.is_empty() {
        score += 0.07;
    }
    if event.status == Status::Proposed {
        score -= 0.1;
    }
    if event.background {
        score -= 0.2;
    }
    (score.clamp(0.05, 0.99) * 100.0).round() / 100.0
}
