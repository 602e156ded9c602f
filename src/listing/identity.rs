//! What a mention stands for: rows of the tables, chains, and a person's office.

use std::borrow::Cow;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::entry::EntryRef;
use crate::listing::finding::Finding;
use crate::mention::actor::ActorKind;
use crate::mention::{Mention, MentionKind};
use crate::resolve::Entity;
use crate::span::Span;

/// Chains by what names are known by in the article: their kind, and their table row or wording.
#[derive(Debug, Default)]
struct Chains(FxHashMap<MentionKind, FxHashMap<String, u32>>);

impl Chains {
    fn get(&self, kind: MentionKind, name: &str) -> Option<u32> {
        self.0.get(&kind)?.get(name).copied()
    }

    /// Makes a name that nothing is known by yet that of a chain.
    fn know(&mut self, kind: MentionKind, name: &str, chain: u32) {
        let names = self.0.entry(kind).or_default();
        if !names.contains_key(name) {
            names.insert(name.to_owned(), chain);
        }
    }
}

/// A name without spaces.
fn unspaced(name: &str) -> Cow<'_, str> {
    match name.contains(' ') {
        true => name.replace(' ', "").into(),
        false => name.into(),
    }
}

/// Gives mentions their rows and chains.
#[derive(Debug)]
pub struct Identity<'s> {
    story: &'s Story<'s>,
    /// The day that the article tells from.
    day: Option<Date>,
    /// Chains by the names that they are known by: the story's own, and behind them
    /// those of names that take no part in anything.
    chains: Chains,
    next: u32,
}

impl<'s> Identity<'s> {
    /// Looks up in the tables and the chains of the story.
    pub fn new(story: &'s Story<'s>, day: Option<Date>) -> Identity<'s> {
        let gazetteer = story.gazetteer;
        let mut chains = Chains::default();
        for (index, entity) in story.entities.list.iter().enumerate() {
            let mut know = |kind, name: &str| chains.know(kind, &unspaced(name), index as u32);
            if let Some(name) = &entity.name {
                know(MentionKind::Person, name);
                name.split(' ').for_each(|word| know(MentionKind::Person, word));
            }
            if let Some(row) = entity.person {
                know(MentionKind::Person, &gazetteer.people[row as usize].id);
            }
            if entity.kind == Some(ActorKind::Body) {
                if let Some(row) = entity.body_row {
                    know(MentionKind::Organization, &gazetteer.organisations[row as usize].id);
                }
                if let Some(body) = &entity.body {
                    know(MentionKind::Organization, body);
                }
            }
            if let (Some(ActorKind::Country), Some(row)) = (entity.kind, entity.country) {
                know(MentionKind::Country, &gazetteer.countries[row as usize].code);
            }
        }
        Identity { story, day, chains, next: story.entities.list.len() as u32 }
    }

    /// Appends the mentions of a sentence's findings.
    pub fn mentions(&mut self, sentence: usize, findings: &[Finding], mentions: &mut Vec<Mention>) {
        let first = mentions.len();
        for finding in findings {
            let original = finding.alias_of.and_then(|span| {
                mentions[first..].iter().find(|mention| mention.span == span).cloned()
            });
            let mut mention = self.mention(sentence, finding, original.as_ref());
            if let (Some(original), true) = (original, mention.rows.is_empty()) {
                mention.rows = original.rows;
            }
            mentions.push(mention);
        }
    }

    fn mention(
        &mut self,
        sentence: usize,
        finding: &Finding,
        original: Option<&Mention>,
    ) -> Mention {
        let story = self.story;
        let analysis = &story.sentences[sentence];
        let mut mention = Mention::new(finding.kind, finding.span, finding.span.of(story.text));
        mention.particle = particle(story.text, analysis, finding);
        if let Some(time) = finding.time {
            mention.value = story.times[time].timex();
            return mention;
        }
        // A year that stands alone is its own value.
        if finding.kind == MentionKind::Date {
            mention.value = Some(mention.text.clone()).filter(|year| year.len() == 4);
            return mention;
        }
        let body = finding.body.or_else(|| self.body_of_chain(analysis, finding));
        mention.rows = self.rows(finding, body);
        if let Some(actor) = finding.actor.map(|actor| &analysis.actors[actor]) {
            if finding.kind == MentionKind::Office && actor.kind == ActorKind::Sides {
                let sides = story.entities.sides(story.text, actor, &[], sentence, &[]);
                mention.members = sides.into_iter().map(|side| side as u32).collect();
            }
        }
        let entity = match (original.and_then(|mention| mention.entity), finding.actor) {
            (Some(entity), _) => entity,
            (None, Some(actor)) => match chain(analysis, finding, actor) {
                Some(chain) => chain,
                None => self.known(&mention),
            },
            _ => self.known(&mention),
        };
        if let Some(chain) = story.entities.list.get(entity as usize) {
            self.describe(&mut mention, chain);
        }
        if mention.kind == MentionKind::Person {
            self.hold(&mut mention, finding, story.entities.list.get(entity as usize));
        }
        if let Some(row) = body {
            mention.country.clone_from(&story.gazetteer.organisations[row as usize].country);
        }
        if mention.country.is_none() {
            mention.country = self.country(&mention, finding);
        }
        // 박 대통령 is not every 박.
        if finding.actor.is_none() || mention.text.chars().count() > 1 {
            self.learn(&mention, entity);
        }
        mention.entity = Some(entity);
        mention
    }

    /// The body of the chain whose body the finding names: `국방위원회` of somebody from the
    /// North is not that of the Assembly.
    fn body_of_chain(&self, analysis: &Analysis, finding: &Finding) -> Option<u32> {
        let actor = &analysis.actors[finding.actor?];
        let named = finding.kind == MentionKind::Organization && actor.body == Some(finding.span);
        let row = self.story.entities.list.get(actor.entity?)?.body_row;
        row.filter(|_| named && actor.kind == ActorKind::Person && row != actor.body_row)
    }

    /// The rows of the finding's kind that its form can mean, each once, in order.
    fn rows(&self, finding: &Finding, body: Option<u32>) -> Vec<String> {
        let gazetteer = self.story.gazetteer;
        if let Some(row) = body {
            return vec![gazetteer.organisations[row as usize].id.clone()];
        }
        let entries = finding.form.map_or(&[][..], |form| gazetteer.matcher.entries(form));
        let mut rows: Vec<String> = Vec::new();
        for entry in entries {
            use MentionKind::{Country, Office, Organization, Person, Place};
            let id = match (*entry, finding.kind) {
                (EntryRef::Person(row), Person) => &gazetteer.people[row as usize].id,
                (EntryRef::Office(row), Office) => &gazetteer.offices[row as usize].id,
                (EntryRef::Title(row), Office) => &gazetteer.titles[row as usize].title,
                (EntryRef::Organisation(row), Organization) => {
                    &gazetteer.organisations[row as usize].id
                }
                (EntryRef::Country(row) | EntryRef::Abbreviation(row), Country) => {
                    &gazetteer.countries[row as usize].code
                }
                (EntryRef::Place(row), Place) => &gazetteer.places[row as usize].id,
                _ => continue,
            };
            if !rows.contains(id) {
                rows.push(id.clone());
            }
        }
        rows
    }

    /// What the chain says of the person or body.
    fn describe(&self, mention: &mut Mention, chain: &Entity) {
        let gazetteer = self.story.gazetteer;
        mention.country = chain.country.map(|row| gazetteer.countries[row as usize].code.clone());
        if mention.kind == MentionKind::Person {
            if let (Some(row), true) = (chain.person, mention.rows.len() != 1) {
                mention.rows = vec![gazetteer.people[row as usize].id.clone()];
            }
            mention.title.clone_from(&chain.title);
            let row = chain.body_row.map(|row| gazetteer.organisations[row as usize].name.clone());
            mention.org = row.or_else(|| chain.body.clone());
        }
    }

    /// Fills in the office that the table says the person holds on the day of the article:
    /// the whole where the article names none, its body where it names the title alone.
    fn hold(&self, mention: &mut Mention, finding: &Finding, chain: Option<&Entity>) {
        let gazetteer = self.story.gazetteer;
        let (Some(day), [id]) = (self.day, &mention.rows[..]) else { return };
        let entries = finding.form.map_or(&[][..], |form| gazetteer.matcher.entries(form));
        let person = chain.and_then(|chain| chain.person).or_else(|| {
            entries.iter().find_map(|entry| match *entry {
                EntryRef::Person(row) if gazetteer.people[row as usize].id == *id => Some(row),
                _ => None,
            })
        });
        let Some(person) = person else { return };
        let named = mention.title.is_some();
        let classes = chain.map_or(&[][..], |chain| &chain.classes);
        let mut offices = gazetteer
            .offices_of(person, day)
            .into_iter()
            .map(|term| &gazetteer.tenures[term as usize])
            .filter(|term| term.covers(day))
            .map(|term| &gazetteer.offices[term.office as usize])
            .filter(|office| {
                !named || classes.iter().any(|class| gazetteer.same_class(class, &office.class))
            });
        let (Some(office), None) = (offices.next(), offices.next()) else { return };
        let body = office.organisation.map(|row| &gazetteer.organisations[row as usize]);
        if mention.org.is_none() {
            mention.org = body.map(|body| body.name.clone());
        }
        if !named {
            mention.title = Some(office.title.clone());
        }
        if mention.country.is_none() {
            mention.country.clone_from(&office.country);
        }
    }

    /// The country of the one row that the mention resolves to.
    fn country(&self, mention: &Mention, finding: &Finding) -> Option<String> {
        let gazetteer = self.story.gazetteer;
        let of = finding.country.map(|row| gazetteer.countries[row as usize].code.clone());
        if of.is_some() || mention.rows.len() != 1 {
            return of;
        }
        let entries = finding.form.map_or(&[][..], |form| gazetteer.matcher.entries(form));
        entries.iter().find_map(|entry| match (*entry, finding.kind) {
            (EntryRef::Person(row), MentionKind::Person) => {
                gazetteer.people[row as usize].country.clone()
            }
            (EntryRef::Organisation(row), MentionKind::Organization) => {
                gazetteer.organisations[row as usize].country.clone()
            }
            (EntryRef::Place(row), MentionKind::Place) => {
                gazetteer.places[row as usize].country.clone()
            }
            (EntryRef::Country(row), MentionKind::Country) => {
                Some(gazetteer.countries[row as usize].code.clone())
            }
            _ => None,
        })
    }

    /// The chain of a name that no actor has, by its row or wording; a new one if none fits.
    fn known(&mut self, mention: &Mention) -> u32 {
        let row = row(mention).and_then(|row| self.chains.get(mention.kind, row));
        let found = row.or_else(|| self.chains.get(mention.kind, &unspaced(&mention.text)));
        found.unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        })
    }

    fn learn(&mut self, mention: &Mention, entity: u32) {
        let kind = mention.kind;
        row(mention).into_iter().for_each(|row| self.chains.know(kind, row, entity));
        self.chains.know(kind, &unspaced(&mention.text), entity);
        if kind == MentionKind::Person {
            mention.text.split(' ').for_each(|word| self.chains.know(kind, word, entity));
        }
    }
}

/// The one row that a mention can mean.
fn row(mention: &Mention) -> Option<&str> {
    match &mention.rows[..] {
        [row] => Some(row),
        _ => None,
    }
}

/// The chain of the actor that the finding names.
fn chain(analysis: &Analysis, finding: &Finding, actor: usize) -> Option<u32> {
    let actor = &analysis.actors[actor];
    let own = match finding.kind {
        MentionKind::Person | MentionKind::Country => true,
        MentionKind::Office => actor.name.is_none(),
        MentionKind::Organization => actor.body == Some(finding.span) && actor.title.is_none(),
        _ => false,
    };
    actor.entity.filter(|_| own).map(|entity| entity as u32)
}

/// The particle behind a name that ends its word.
fn particle(text: &str, analysis: &Analysis, finding: &Finding) -> Option<String> {
    let word = analysis.words.words.get(finding.word)?;
    let particle = Span::new(finding.span.end, word.span.end.max(finding.span.end));
    let ends = word.stem.end == finding.span.end && word.josa.is_some();
    let particle = particle.of(text);
    (ends && !particle.is_empty()).then(|| particle.to_owned())
}
