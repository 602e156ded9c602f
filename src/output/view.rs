//! The result as JSON shows it: the extraction, its codes and the version of the shape.

use serde::Serialize;

use super::format::{Article, Options};
use crate::codes::Codes;
use crate::event::Event;
use crate::extraction::{Extraction, ReferenceDate};
use crate::limits::Reached;
use crate::mention::Mention;
use crate::offsets::OffsetUnit;

/// Changes when a reader of the old shape would misread the new one.
pub const SCHEMA: u32 = 1;

/// The shape of the JSON formats, made from the types.
#[cfg(feature = "schema")]
pub(super) fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<DocumentJson<'static>>();
    serde_json::to_value(schema).unwrap_or_default()
}

/// One article's result, offsets converted, with codes.
pub struct View<'a> {
    article: Article<'a>,
    converted: Extraction,
    codes: Vec<Codes>,
}

#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Extraction"))]
#[derive(Serialize)]
struct DocumentJson<'a> {
    schema: u32,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    reference_date: &'a Option<ReferenceDate>,
    offsets: OffsetUnit,
    events: Vec<EventJson<'a>>,
    mentions: &'a [Mention],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    limits: &'a [Reached],
}

/// An event with its codes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Serialize)]
struct EventJson<'a> {
    #[serde(flatten)]
    event: &'a Event,
    codes: &'a Codes,
}

impl<'a> View<'a> {
    pub fn new(article: &Article<'a>, options: &Options) -> Self {
        let converted = article.extraction.in_unit(&article.document.text, options.offsets);
        let codes = converted.events.iter().map(|event| options.codes.codes(event)).collect();
        View { article: *article, converted, codes }
    }

    /// The result with converted offsets.
    pub fn extraction(&self) -> &Extraction {
        &self.converted
    }

    /// The events with their codes.
    pub fn events(&self) -> impl Iterator<Item = (&Event, &Codes)> {
        self.converted.events.iter().zip(&self.codes)
    }

    fn json(&self) -> DocumentJson<'_> {
        DocumentJson {
            schema: SCHEMA,
            id: &self.converted.id,
            title: self.article.document.title.as_deref(),
            reference_date: &self.converted.reference_date,
            offsets: self.converted.offsets,
            events: self.events().map(|(event, codes)| EventJson { event, codes }).collect(),
            mentions: &self.converted.mentions,
            limits: &self.converted.limits,
        }
    }

    /// As a JSON value.
    pub fn value(&self) -> serde_json::Value {
        serde_json::to_value(self.json()).unwrap_or_default()
    }

    /// On one line.
    pub fn compact(&self) -> String {
        // Strings, numbers and lists only: nothing that JSON could not say.
        serde_json::to_string(&self.json()).unwrap_or_default()
    }

    /// Indented, for people.
    pub fn pretty(&self) -> String {
        serde_json::to_string_pretty(&self.json()).unwrap_or_default()
    }
}
