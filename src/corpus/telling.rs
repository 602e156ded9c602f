//! One article's telling of one encounter.

use jiff::civil::Date;

use crate::document::Document;
use crate::event::{Event, Participant};
use crate::extraction::Extraction;

/// An event with the article it stands in.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Telling {
    /// The article's id.
    pub document: String,
    /// The article's headline, where the caller gave one.
    pub title: Option<String>,
    /// When the article was published.
    pub published: Option<Date>,
    /// The event's place among the article's events, counted from 0.
    pub number: usize,
    /// The event; its spans count what the extraction's spans count.
    pub event: Event,
}

impl Telling {
    /// The tellings of one article.
    pub fn all(document: &Document, extraction: &Extraction) -> Vec<Telling> {
        let published = extraction.reference_date.map(|reference| reference.date);
        let telling = |(number, event): (usize, &Event)| Telling {
            document: extraction.id.clone(),
            title: document.title.clone(),
            published,
            number,
            event: event.clone(),
        };
        extraction.events.iter().enumerate().map(telling).collect()
    }

    /// All who took part.
    pub fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.event.who.iter().chain(&self.event.whom)
    }

    /// The date as the event has it.
    pub fn date(&self) -> Option<&str> {
        self.event.when.as_ref().map(|when| when.date.as_str())
    }

    /// Tellings in the order in which they were published, undated ones last.
    pub(super) fn order(&self) -> (bool, Option<Date>, &str, usize) {
        (self.published.is_none(), self.published, &self.document, self.number)
    }
}
