//! What a mention stands for: rows of the tables, chains, and a person's office.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::entry::EntryRef;
use crate::listing::finding::Finding;
use crate::mention::{Mention, MentionKind};
use crate::resolve::Entity;
use crate::span::Span;

/// Gives mentions their rows and chains.
#[derive(Debug)]
pub struct Identity<'s> {
    story: &'s Story<'s>,
    #[allow(dead_code)]
    reference: Option<Date>,
    /// Chains of names that take no part in anything: numbered behind the story's own.
    own: HashMap<(MentionKind, String), u32>,
}

impl<'s> Identity<'s> {
    /// Looks up in the tables and the chains of the story.
    pub fn new(story: &'s Story<'s>, reference: Option<Date>) -> Identity<'s> {
        Identity { story, reference, own: HashMap::new() }
    }

    /// The mention of a finding.
    pub fn mention(&mut self, analysis: &Analysis, finding: &Finding) -> Mention {
        let story = self.story;
        let mut mention = Mention::new(finding.kind, finding.span, finding.span.of(story.text));
        mention.particle = particle(story.text, analysis, finding);
        if let Some(time) = finding.time {
            mention.value = story.times[time].timex();
            return mention;
        }
        let entries = finding.form.map_or(&[][..], |form| story.gazetteer.matcher.entries(form));
        mention.rows = self.rows(finding, entries);
        let chain = self.chain(analysis, finding);
        if let Some(index) = chain {
            self.describe(&mut mention, &story.entities.list[index]);
        }
        mention.entity = Some(match chain {
            Some(index) => index as u32,
            None => self.own_chain(&mention),
        });
        mention
    }

    /// The rows of the finding's kind that its form can mean, each once, in order.
    fn rows(&self, finding: &Finding, entries: &[EntryRef]) -> Vec<String> {
        let gazetteer = self.story.gazetteer;
        let mut rows: Vec<String> = Vec::new();
        for entry in entries {
            let id = match (*entry, finding.kind) {
                (EntryRef::Person(row), MentionKind::Person) => &gazetteer.people[row as usize].id,
                (EntryRef::Office(row), MentionKind::Office) => &gazetteer.offices[row as usize].id,
                (EntryRef::Title(row), MentionKind::Office) => {
                    &gazetteer.titles[row as usize].title
                }
                (EntryRef::Organisation(row), MentionKind::Organization) => {
                    &gazetteer.organisations[row as usize].id
                }
                (EntryRef::Country(row) | EntryRef::Abbreviation(row), MentionKind::Country) => {
                    &gazetteer.countries[row as usize].code
                }
                (EntryRef::Place(row), MentionKind::Place) => &gazetteer.places[row as usize].id,
                _ => continue,
            };
            if !rows.contains(id) {
                rows.push(id.clone());
            }
        }
        rows
    }

    /// The story's chain that the finding belongs to.
    fn chain(&self, analysis: &Analysis, finding: &Finding) -> Option<usize> {
        let actor = &analysis.actors[finding.actor?];
        let entity = actor.entity?;
        let list = &self.story.entities.list;
        let own = match finding.kind {
            MentionKind::Person => true,
            MentionKind::Office => actor.name.is_none(),
            MentionKind::Organization => actor.body == Some(finding.span) && actor.title.is_none(),
            MentionKind::Country => true,
            _ => false,
        };
        (own && entity < list.len()).then_some(entity)
    }

    /// What the chain says of the person or body.
    fn describe(&self, mention: &mut Mention, chain: &Entity) {
        let gazetteer = self.story.gazetteer;
        let country = chain.country.map(|row| gazetteer.countries[row as usize].code.clone());
        if mention.kind == MentionKind::Person {
            if let (Some(row), true) = (chain.person, mention.rows.len() != 1) {
                mention.rows = vec![gazetteer.people[row as usize].id.clone()];
            }
            mention.title.clone_from(&chain.title);
            let row = chain.body_row.map(|row| gazetteer.organisations[row as usize].name.clone());
            mention.org = row.or_else(|| chain.body.clone());
        }
        mention.country = country;
    }

    fn own_chain(&mut self, mention: &Mention) -> u32 {
        let key = match &mention.rows[..] {
            [row] => row.clone(),
            _ => mention.text.replace(' ', ""),
        };
        let next = (self.story.entities.list.len() + self.own.len()) as u32;
        *self.own.entry((mention.kind, key)).or_insert(next)
    }
}

/// The particle behind a name that ends its word.
fn particle(text: &str, analysis: &Analysis, finding: &Finding) -> Option<String> {
    let word = analysis.words.words.get(finding.word)?;
    let ends = word.stem.end == finding.span.end && word.josa.is_some();
    let particle = Span::new(word.stem.end, word.span.end.max(word.stem.end)).of(text);
    (ends && !particle.is_empty()).then(|| particle.to_owned())
}
