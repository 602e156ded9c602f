//! Events as the result shows them.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// How the sides communicated.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// In person; also where the text does not say.
    Meeting,
    /// By telephone.
    Call,
    /// By video link.
    Video,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Meeting, Kind::Call, Kind::Video];

    /// Its name in tables and output.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Meeting => "meeting",
            Kind::Call => "call",
            Kind::Video => "video",
        }
    }
}

/// What became of the encounter, seen from the publication date.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It happened or is under way.
    Held,
    /// It is fixed, expected or being arranged.
    Planned,
    /// It was offered, wished for or is merely possible.
    Proposed,
    /// It was cancelled, refused or denied.
    NotHeld,
}

impl Status {
    /// All statuses.
    pub const ALL: [Status; 4] = [Status::Held, Status::Planned, Status::Proposed, Status::NotHeld];

    /// Its name in tables and output.
    pub fn name(self) -> &'static str {
        match self {
            Status::Held => "held",
            Status::Planned => "planned",
            Status::Proposed => "proposed",
            Status::NotHeld => "not_held",
        }
    }
}

/// One who took part.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Participant {
    /// The fullest form of the name that the article gives, without title.
    pub name: Option<String>,
    /// The office as the article gives it, without the country.
    pub title: Option<String>,
    /// The body the participant belongs to, or the participant itself where it is a body.
    pub org: Option<String>,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`.
    pub country: Option<String>,
    /// Table rows the participant resolved to; several where the article does not decide.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<String>,
    /// The coreference chain of the participant's mentions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    /// Whether the name was looked up from office and date and is not in the article.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// Where the event's sentence names the participant.
    pub mention: Option<Span>,
}

/// When an encounter took place.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct When {
    /// `2018-06-29`, `2018-06` or `2018`; the first day of a range.
    pub date: String,
    /// TIMEX3 value, with the part of the day where the text gives it.
    pub timex: String,
    /// The words that say so.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

/// Where an encounter took place.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Where {
    /// The place's fullest wording.
    pub text: String,
    /// ISO 3166-1 alpha-2 code of its country, where the tables know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where the wording stands.
    #[serde(flatten)]
    pub span: Span,
}

/// Words of the text.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
}

impl Quote {
    /// The words of `text` that `span` covers.
    pub fn of(text: &str, span: Span) -> Quote {
        Quote { text: span.of(text).to_owned(), span }
    }
}

/// One encounter between two or more sides.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Event {
    /// In person, by telephone, by video link.
    pub kind: Kind,
    /// Held, planned, proposed or not held.
    pub status: Status,
    /// The grammatical subject, or the first side.
    pub who: Vec<Participant>,
    /// The other sides.
    pub whom: Vec<Participant>,
    /// `None` where the text gives no date.
    pub when: Option<When>,
    /// `None` where the text gives no place; always for calls.
    #[serde(rename = "where")]
    pub place: Option<Where>,
    /// What it was about, most central first, at most five.
    pub about: Vec<Quote>,
    /// The clause that best shows the encounter.
    pub evidence: Quote,
    /// The trigger row that fired.
    pub rule: String,
    /// The words that set the status.
    pub cues: Vec<Quote>,
    /// Between 0 and 1: how much of the frame the text itself fills.
    pub confidence: f32,
    /// Mentioned only in passing: an old summit, a meeting used as a time anchor.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub background: bool,
}
