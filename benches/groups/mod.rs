//! One file a group.

use criterion::Criterion;
use hoedam::{Document, Extraction, Worker};

use crate::corpus::Corpus;

mod adversarial;
mod dates;
mod end_to_end;
mod events;
mod mentions;
mod output;
mod scan;
mod startup;
mod threads;

/// Measures the cases of a group.
pub type Group = fn(&mut Criterion);

/// The groups in the order in which they run, by name.
pub const ALL: &[(&str, Group)] = &[
    ("scan", scan::bench),
    ("mentions", mentions::bench),
    ("dates", dates::bench),
    ("events", events::bench),
    ("end_to_end", end_to_end::bench),
    ("output", output::bench),
    ("startup", startup::bench),
    ("adversarial", adversarial::bench),
    ("threads", threads::bench),
];

/// Size of the texts: many times the caches nearest to the processor.
pub const BYTES: usize = 2_000_000;

/// Reads all articles; gives how many events and mentions they hold.
pub fn read(worker: &mut Worker<'_>, articles: &[Document]) -> (usize, usize) {
    let count = |sum: (usize, usize), extraction: Extraction| {
        (sum.0 + extraction.events.len(), sum.1 + extraction.mentions.len())
    };
    articles.iter().map(|article| worker.extract(article)).fold((0, 0), count)
}

/// Fails unless the events found are about as many as the articles report: a bench that
/// finds nothing measures nothing.
pub fn expect_encounters(found: usize, corpus: &Corpus) {
    let told = corpus.encounters;
    // Of a few encounters one more or less is a tenth already.
    let tolerance = told / 10 + 3;
    assert!(found.abs_diff(told) <= tolerance, "{found} events found, {told} encounters told");
}
