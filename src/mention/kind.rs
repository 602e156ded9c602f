//! Mentions as the result shows them.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What a mention names.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum MentionKind {
    /// A person's name.
    Person,
    /// An office or title.
    Office,
    /// A body: ministry, agency, party, company, association …
    Organization,
    /// A country.
    Country,
    /// A place: city, region, building, room.
    Place,
    /// A calendar date, of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
}

/// One name in the text, with what it resolved to.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mention {
    /// What is named.
    #[serde(rename = "type")]
    pub kind: MentionKind,
    /// The name as it stands, without its particle.
    pub text: String,
    /// Where the name stands.
    #[serde(flatten)]
    pub span: Span,
    /// Table rows that the name can mean; several where the article does not decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
    /// The coreference chain: equal for mentions of the same person or body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    /// The chains of those whom the word stands for together (`양 장관`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<u32>,
    /// The particle behind the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub particle: Option<String>,
    /// The person's office at this moment, as the article or else the table says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The body the person belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// TIMEX3 value of a date, time or duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Mention {
    /// A mention of which no more is known than where it stands and what it names.
    pub fn new(kind: MentionKind, span: Span, text: impl Into<String>) -> Mention {
        Mention {
            kind,
            text: text.into(),
            span,
            rows: Vec::new(),
            entity: None,
            members: Vec::new(),
            particle: None,
            title: None,
            org: None,
            country: None,
            value: None,
        }
    }
}
