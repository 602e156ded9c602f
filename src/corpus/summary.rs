//! What a corpus holds, in numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Corpus;
use crate::event::{Kind, Status};

/// Counts over the encounters of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// How many encounters there are.
    pub encounters: usize,
    /// How many articles tell of one or more.
    pub articles: usize,
    /// How often encounters are told, all articles together.
    pub tellings: usize,
    /// Encounters by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// Encounters by status.
    pub statuses: BTreeMap<Status, usize>,
    /// Encounters by country of those who took part.
    pub countries: BTreeMap<String, usize>,
    /// Encounters by month (`2018-06`); by year (`2018`) where that is all that is known.
    pub timeline: BTreeMap<String, usize>,
    /// Encounters that no article dates.
    pub undated: usize,
    /// Who met whom most often.
    pub pairs: Vec<Pair>,
}

/// Two who met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pair {
    /// The one.
    pub a: String,
    /// The other.
    pub b: String,
    /// How many encounters they had.
    pub encounters: usize,
    /// The first date.
    pub first: Option<String>,
    /// The last date.
    pub last: Option<String>,
}

/// How many pairs a summary names.
const PAIRS: usize = 20;

impl Corpus {
    /// Counts, the most frequent pairs and a timeline.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary {
            encounters: self.encounters.len(),
            articles: 0,
            tellings: 0,
            kinds: BTreeMap::new(),
            statuses: BTreeMap::new(),
            countries: BTreeMap::new(),
            timeline: BTreeMap::new(),
            undated: 0,
            pairs: Vec::new(),
        };
        let mut articles: BTreeSet<&str> = BTreeSet::new();
        for encounter in &self.encounters {
            summary.tellings += encounter.sources.len();
            articles.extend(encounter.sources.iter().map(|source| source.document.as_str()));
            *summary.kinds.entry(encounter.kind).or_default() += 1;
            *summary.statuses.entry(encounter.status).or_default() += 1;
            let countries: BTreeSet<&String> =
                encounter.parties.iter().filter_map(|party| party.country.as_ref()).collect();
            for country in countries {
                *summary.countries.entry(country.clone()).or_default() += 1;
            }
            match &encounter.date {
                Some(date) => {
                    let month = date.get(..7).unwrap_or(date);
                    *summary.timeline.entry(month.to_owned()).or_default() += 1;
                }
                None => summary.undated += 1,
            }
        }
        summary.articles = articles.len();
        let network = self.network();
        let mut ties: Vec<_> = network.ties.iter().collect();
        // Stable: of equally frequent pairs the order of their ids decides.
        ties.sort_by_key(|tie| std::cmp::Reverse(tie.encounters.len()));
        summary.pairs = ties
            .into_iter()
            .take(PAIRS)
            .map(|tie| Pair {
                a: network.nodes[tie.a].label.clone(),
                b: network.nodes[tie.b].label.clone(),
                encounters: tie.encounters.len(),
                first: tie.first.clone(),
                last: tie.last.clone(),
            })
            .collect();
        summary
    }
}
