//! Who the sides of an event are, and how that is known.

use super::log::{Log, argument, arguments};
use super::model::{Reason, SideExplanation, TableRow};
use super::reasons;
use crate::event::infer::Inference;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::event::{Participant, Quote};
use crate::mention::actor::{Actor, ActorKind, NameForm};

/// Explains one side of an event that these tellings tell; the event's evidence comes first.
pub(super) fn side(
    story: &Story<'_>,
    log: &mut Log,
    tellings: &[&Telling],
    entity: usize,
    participant: &Participant,
) -> SideExplanation {
    let looked_up = match log.inferred.front() {
        Some((known, _)) if *known == entity => log.inferred.pop_front().map(|(_, found)| found),
        _ => None,
    };
    let mut side = SideExplanation {
        label: label(participant),
        words: None,
        role: None,
        particle: None,
        resolved: Reason::of("from_trigger", "the trigger's own words name the office"),
        source: None,
        rows: rows(story, entity, looked_up),
        unnamed: None,
    };
    side.unnamed = unnamed(story, entity, participant, looked_up);
    let phrase = tellings.iter().find_map(|telling| {
        let read = log.read(telling.trigger_span)?;
        let (chunk, _) = read.phrases.iter().find(|(_, known)| known.contains(&entity))?;
        Some((telling.trigger_span, read.sentence, *chunk))
    });
    if let Some((trigger, sentence, chunk)) = phrase {
        let analysis = &story.sentences[sentence];
        let argument =
            argument(story, analysis, arguments(story, analysis, trigger).as_ref(), chunk);
        let chunk = analysis.chunks[chunk];
        let actors = &analysis.actors[chunk.first..chunk.end];
        let own = actors.iter().find(|actor| actor.entity == Some(entity));
        side.role = Some(argument.role);
        side.particle = argument.particle;
        side.words = Some(own.map_or(argument.words, |own| Quote::of(story.text, own.span)));
        if let Some(actor) = own.or(actors.first()) {
            side.rows.splice(0..0, actor_rows(story, entity, actor));
            side.resolved = resolved(story, entity, actor);
            side.source = source(story, entity, actor);
        }
    } else if let Some((of, _, sentence)) =
        log.spoke.iter().find(|(_, people, _)| people.contains(&entity))
    {
        let of = of.map(|of| &story.entities.list[of]);
        let name = of.and_then(|of| of.body.as_deref().or(of.title.as_deref()));
        let name = name.unwrap_or("a side");
        let said = format!("spoke for {name}, as sentence {} says", sentence + 1);
        side.resolved = Reason::said("spoke_for", said);
        side.words = participant.mention.map(|span| Quote::of(story.text, span));
        side.source = first_mention(story, entity);
    } else if tellings
        .iter()
        .filter_map(|telling| log.read(telling.trigger_span))
        .any(|read| read.topic == Some(entity))
    {
        side.resolved =
            Reason::of("topic_before", "the sentence has no subject; the text before is about it");
        side.source = first_mention(story, entity);
    } else if tellings
        .iter()
        .filter_map(|telling| log.read(telling.trigger_span))
        .any(|read| read.sides.is_some())
    {
        side.resolved = Reason::of("sides_before", "the sides of the telling that it refers to");
        side.source = first_mention(story, entity);
    } else if story.entities.list[entity].name.is_some() {
        side.resolved = Reason::of("said_elsewhere", "another mention of the side names it");
        side.source = first_mention(story, entity);
    }
    if participant.inferred {
        side.resolved = reasons::inference(Inference::Named(0));
    }
    let mut seen = Vec::new();
    side.rows.retain(|row| {
        let new = !seen.contains(row);
        seen.push(row.clone());
        new
    });
    side
}

fn label(participant: &Participant) -> String {
    let Participant { name, title, org, country, .. } = participant;
    let label = name.as_ref().or(title.as_ref()).or(org.as_ref()).or(country.as_ref());
    label.cloned().unwrap_or_default()
}

/// How the phrase was resolved to the chain.
fn resolved(story: &Story<'_>, entity: usize, actor: &Actor) -> Reason {
    let chain = &story.entities.list[entity];
    let named = chain.name.is_some();
    match (actor.kind, actor.form) {
        (ActorKind::Person, NameForm::Surname) if named => {
            Reason::of("surname", "coreference: the nearest of that surname whose title fits")
        }
        (ActorKind::Person, NameForm::Surname) => {
            Reason::of("surname_only", "a surname; nobody of it with that title is told")
        }
        (ActorKind::Person, NameForm::Full) if actor.person.is_some() => {
            Reason::of("table", "a row of people.tsv has the name")
        }
        (ActorKind::Person, NameForm::Full) if actor.title.is_none() => {
            Reason::of("told_name", "a name that the article tells with a title elsewhere")
        }
        (ActorKind::Person, NameForm::Full) => {
            Reason::of("shape", "a name by its shape and the title beside it; no table has it")
        }
        (ActorKind::Office, _) if named => {
            Reason::of("title", "coreference: the nearest person whose title fits")
        }
        (ActorKind::Office, _) => Reason::of("office", "an office; nobody told bears the title"),
        (ActorKind::Body, _) if actor.body_row.is_some() => {
            Reason::of("body_table", "a row of organisations.tsv has the name")
        }
        (ActorKind::Body, _) => Reason::of("body_shape", "a body by its last syllables"),
        (ActorKind::Country, _) => Reason::of("country", "a row of countries.tsv has the name"),
        (ActorKind::Group, _) => Reason::of("group", "several people without names"),
        (ActorKind::Sides, _) => Reason::of("sides", "coreference: the sides told before"),
        (ActorKind::Pronoun, _) => {
            Reason::of("pronoun", "coreference: whom the text before is about")
        }
        (ActorKind::Press, _) => Reason::of("press", "reporters"),
    }
}

/// The full mention of the chain, where the phrase is another one.
fn source(story: &Story<'_>, entity: usize, actor: &Actor) -> Option<Quote> {
    first_mention(story, entity).filter(|found| !found.span.overlaps(actor.span))
}

fn first_mention(story: &Story<'_>, entity: usize) -> Option<Quote> {
    let of = |full: bool| {
        let mut actors = story.sentences.iter().flat_map(|analysis| &analysis.actors);
        actors.find(|actor| {
            let name = actor.kind == ActorKind::Person && actor.form == NameForm::Full;
            actor.entity == Some(entity) && (name || !full)
        })
    };
    of(true).or_else(|| of(false)).map(|actor| Quote::of(story.text, actor.span))
}

/// The rows that the phrase names, as far as they are of this side: `한미` is two countries.
fn actor_rows(story: &Story<'_>, entity: usize, actor: &Actor) -> Vec<TableRow> {
    let gazetteer = story.gazetteer;
    let row = |table: &'static str, row: &str| TableRow {
        table: table.into(),
        row: row.to_owned(),
        place: None,
    };
    let mut rows = Vec::new();
    let at = |index: u32| index as usize;
    rows.extend(actor.person.map(|i| row("people.tsv", &gazetteer.people[at(i)].id)));
    rows.extend(actor.title_row.map(|i| row("titles.tsv", &gazetteer.titles[at(i)].title)));
    rows.extend(actor.office_row.map(|i| row("offices.tsv", &gazetteer.offices[at(i)].id)));
    rows.extend(
        actor.body_row.map(|i| row("organisations.tsv", &gazetteer.organisations[at(i)].id)),
    );
    let own = story.entities.list[entity].country;
    let single = actor.countries.len() < 2;
    let countries = actor.countries.iter().filter(|i| single || own == Some(**i));
    rows.extend(countries.map(|i| row("countries.tsv", &gazetteer.countries[at(*i)].code)));
    rows
}

/// The rows that the whole chain has been resolved to.
fn rows(story: &Story<'_>, entity: usize, looked_up: Option<Inference>) -> Vec<TableRow> {
    let gazetteer = story.gazetteer;
    let chain = &story.entities.list[entity];
    let row = |table: &'static str, row: String| TableRow { table: table.into(), row, place: None };
    let mut rows = Vec::new();
    rows.extend(chain.person.map(|i| row("people.tsv", gazetteer.people[i as usize].id.clone())));
    rows.extend(
        chain
            .body_row
            .map(|i| row("organisations.tsv", gazetteer.organisations[i as usize].id.clone())),
    );
    if let Some(Inference::Named(term)) = looked_up {
        let tenure = &gazetteer.tenures[term as usize];
        let person = &gazetteer.people[tenure.person as usize].id;
        let office = &gazetteer.offices[tenure.office as usize].id;
        rows.push(row("tenures.tsv", format!("{person} {office}")));
    }
    rows
}

/// Why the side has no name.
fn unnamed(
    story: &Story<'_>,
    entity: usize,
    participant: &Participant,
    looked_up: Option<Inference>,
) -> Option<Reason> {
    if participant.name.is_some() {
        return None;
    }
    Some(match (looked_up, story.entities.list[entity].kind) {
        (Some(found), _) => reasons::inference(found),
        (_, Some(ActorKind::Country)) => Reason::of("is_country", "the side is a country"),
        (_, Some(ActorKind::Body)) => Reason::of("is_body", "the side is a body"),
        (_, Some(ActorKind::Group)) => Reason::of("is_group", "the side is a group of people"),
        _ => Reason::of("not_named", "the article does not name it"),
    })
}
