//! Why: the decisions behind the events of an article, and behind those it did not give.
//!
//! Nothing here decides anything. The article is read by the same code as ever, which
//! writes its reasons down (`event/notes`) or returns them; this module puts them together
//! and into words. See [`Extractor::explain`](crate::Extractor::explain).

use crate::event::Quote;
use crate::extraction::Extraction;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::text::normal::Plain;
use crate::watch::{Seen, Watch};

pub use model::{
    Argument, EmptySlot, EventExplanation, Explanation, FilledSlot, LostTrigger, Reason,
    SideExplanation, StatusExplanation, TableRow, TellingExplanation, TopicExplanation,
};
pub use rules::{RuleCount, RuleReport};

mod events;
mod log;
mod lost;
mod model;
mod reasons;
mod rules;
mod sides;
mod trace;

pub(crate) use trace::trace;

/// Looks on while an article is read, and asks why.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    events: Vec<EventExplanation>,
    lost: Vec<LostTrigger>,
}

impl Watch for Explainer {
    const NOTES: bool = true;

    fn seen(&mut self, seen: &Seen<'_, '_>) {
        let mut log = log::Log::of(seen.story);
        let clusters = seen.clusters.iter().zip(seen.events).enumerate();
        self.events = clusters
            .map(|(at, (cluster, event))| events::explain(seen, &mut log, at + 1, cluster, event))
            .collect();
        self.lost = lost::lost(seen, &log);
    }
}

impl Explainer {
    /// The explanation of the article that was read; `text` is the document's.
    pub(crate) fn finish(self, text: &str, extraction: Extraction) -> Explanation {
        let mut explanation = Explanation {
            id: extraction.id,
            reference_date: extraction.reference_date,
            offsets: OffsetUnit::Bytes,
            events: self.events,
            lost: self.lost,
        };
        if let Some(plain) = Plain::of(text) {
            explanation.quotes(&mut |quote| *quote = Quote::of(text, plain.original(quote.span)));
        }
        explanation
    }
}

impl Explanation {
    /// The same explanation with all offsets counted in `unit`; `text` is the document's.
    ///
    /// Only an explanation in bytes, as the extractor gives it, can be converted; any other
    /// comes back as it is.
    pub fn in_unit(&self, text: &str, unit: OffsetUnit) -> Explanation {
        let mut result = self.clone();
        if self.offsets != OffsetUnit::Bytes || unit == OffsetUnit::Bytes {
            return result;
        }
        let map = OffsetMap::new(text, unit);
        result.offsets = unit;
        result.quotes(&mut |quote| quote.span = map.span(text, quote.span));
        result
    }
}
