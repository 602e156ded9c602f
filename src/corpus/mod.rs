//! Many articles at once: the same encounter told by several articles becomes one.
//!
//! ```
//! use hoedam::corpus::{Corpus, Telling};
//! use hoedam::{Document, Extractor};
//!
//! let extractor = Extractor::default();
//! let mut tellings = Vec::new();
//! for (id, text) in [
//!     ("a", "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다."),
//!     ("b", "왕이 중국 외교부장이 29일 강경화 장관을 만났다."),
//! ] {
//!     let document = Document::new(id, text).with_date("2018-06-29".parse().unwrap());
//!     tellings.extend(Telling::all(&document, &extractor.extract(&document)));
//! }
//! let corpus = Corpus::of(tellings);
//! assert_eq!(corpus.encounters.len(), 1);
//! assert_eq!(corpus.encounters[0].sources.len(), 2);
//! ```
//!
//! The result does not depend on the order of the articles.

mod encounter;
mod matching;
mod merge;
mod network;
mod summary;
mod telling;

pub use encounter::{Conflict, Encounter, Party, Side, Source, Topic, Version};
pub use network::{Network, Node, Tie};
pub use summary::{Pair, Summary};
pub use telling::Telling;

use std::collections::HashMap;

use serde::Serialize;

/// The encounters that a collection of articles reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Corpus {
    /// In the order of their dates, undated ones last.
    pub encounters: Vec<Encounter>,
}

impl Corpus {
    /// Merges what many articles tell.
    pub fn of(tellings: Vec<Telling>) -> Corpus {
        let clusters = merge::clusters(&tellings);
        let mut encounters: Vec<Encounter> = clusters
            .into_iter()
            .map(|cluster| {
                let cluster = cluster.into_iter().map(|at| &tellings[at]).collect();
                Encounter::of(cluster)
            })
            .collect();
        encounters.sort_by(|a, b| a.order().cmp(&b.order()));
        // What merging could not decide may look the same; ids must not.
        let mut used: HashMap<String, usize> = HashMap::new();
        for encounter in &mut encounters {
            let count = used.entry(encounter.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                encounter.id = format!("{}-{count}", encounter.id);
            }
        }
        Corpus { encounters }
    }

    /// Who met whom how often.
    pub fn network(&self) -> Network {
        Network::of(&self.encounters)
    }
}
