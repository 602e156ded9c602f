//! Looking on while an article is read: how far the reading is, and what was decided.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::merge::Cluster;
use crate::event::occurrence::Occurrence;
use crate::event::story::Story;
use crate::event::telling::Rejection;
use crate::text::page::Line;

/// A stage of the reading of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stage {
    /// The text made plain, lines told from furniture, the page's date.
    Pages,
    /// Where sentences end.
    Sentences,
    /// Words by the tables' surface forms, their particles and endings.
    Scan,
    /// Predicates, actors, places, and the mentions of the result.
    Mentions,
    /// Time expressions and the days they mean.
    Dates,
    /// Which mentions mean the same.
    Coreference,
    /// Triggers, sides, status, topics; tellings merged.
    Events,
}

impl Stage {
    /// All stages, in the order of DESIGN.md.
    pub const ALL: [Stage; 7] = [
        Stage::Pages,
        Stage::Sentences,
        Stage::Scan,
        Stage::Mentions,
        Stage::Dates,
        Stage::Coreference,
        Stage::Events,
    ];

    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Pages => "pages",
            Stage::Sentences => "sentences",
            Stage::Scan => "scan",
            Stage::Mentions => "mentions",
            Stage::Dates => "dates",
            Stage::Coreference => "coreference",
            Stage::Events => "events",
        }
    }
}

/// What is known when an article has been read.
pub(crate) struct Seen<'s, 'a> {
    /// The article with everything found in it.
    pub story: &'s Story<'a>,
    /// The lines of the page.
    pub lines: &'s [Line],
    /// Triggers that gave no telling.
    pub rejected: &'s [(usize, Occurrence, Rejection)],
    /// Tellings of one encounter each.
    pub clusters: &'s [Cluster],
    /// The events of the clusters.
    pub events: &'s [Event],
    /// The publication date.
    pub reference: Option<Date>,
}

/// Somebody who looks on. The ordinary reader is `()`, whom nothing is told.
pub(crate) trait Watch {
    /// Whether the event layer keeps notes.
    const NOTES: bool = false;

    /// A piece of the stage's work is done; it began when the last one ended.
    fn lap(&mut self, _stage: Stage) {}

    /// The article has been read.
    fn seen(&mut self, _seen: &Seen<'_, '_>) {}
}

impl Watch for () {}

/// Tells a function of the end of every piece of work.
pub(crate) struct Laps<F>(pub F);

impl<F: FnMut(Stage)> Watch for Laps<F> {
    fn lap(&mut self, stage: Stage) {
        (self.0)(stage);
    }
}
