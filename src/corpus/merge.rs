//! Finds the tellings of one encounter among many articles.
//!
//! Links depend on pairs of tellings only, and a cluster is what links hold together, so the
//! order of the articles does not matter.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::matching::{handles, same_sides};
use super::telling::Telling;
use crate::event::{Kind, Status};

/// How many days before an article an encounter without a date can have been held.
const DAYS_BACK: i32 = 7;
/// How many days after an article a planned encounter without a date can come.
const DAYS_AHEAD: i32 = 31;
/// How many days apart two articles may be that tell of an encounter without a date.
const DAYS_APART: i32 = 2;

/// Clusters of tellings (by their place in the list), each in the order of publication.
pub(super) fn clusters(tellings: &[Telling]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by(|a, b| tellings[*a].order().cmp(&tellings[*b].order()));
    let mut sets = Sets::new(tellings.len());

    // Tellings of one kind and date, then those that have a participant in common.
    let mut blocks: BTreeMap<(Kind, Option<&str>), Vec<usize>> = BTreeMap::new();
    for at in &order {
        let telling = &tellings[*at];
        blocks.entry((telling.event.kind, telling.date())).or_default().push(*at);
    }
    for ((_, date), block) in &blocks {
        let day = date.is_some_and(is_day);
        for (a, b) in candidates(tellings, block, block) {
            let (x, y) = (&tellings[a], &tellings[b]);
            // The extractor has already decided which events of one article are one.
            let apart = a < b && x.document != y.document;
            if apart && (day || near(x, y)) && same_sides(x, y) {
                sets.join(a, b);
            }
        }
    }
    attach(tellings, &blocks, &mut sets);

    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in order {
        clusters.entry(sets.find(at)).or_default().push(at);
    }
    clusters.into_values().collect()
}

/// Adds tellings without a day to the encounter they can only mean.
fn attach(
    tellings: &[Telling],
    blocks: &BTreeMap<(Kind, Option<&str>), Vec<usize>>,
    sets: &mut Sets,
) {
    let mut days: HashMap<Kind, Vec<usize>> = HashMap::new();
    for ((kind, date), block) in blocks {
        if date.is_some_and(is_day) {
            days.entry(*kind).or_default().extend(block);
        }
    }
    let mut joins = Vec::new();
    for ((kind, date), block) in blocks {
        if date.is_some_and(is_day) {
            continue;
        }
        let dated = days.get(kind).map_or(&[][..], Vec::as_slice);
        let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
        for (a, b) in candidates(tellings, block, dated) {
            let (x, y) = (&tellings[a], &tellings[b]);
            if x.document != y.document && can_mean(x, y) && same_sides(x, y) {
                let root = sets.find(b);
                let roots = found.entry(a).or_default();
                if !roots.contains(&root) {
                    roots.push(root);
                }
            }
        }
        joins.extend(found.into_iter().filter(|(_, r)| r.len() == 1).map(|(a, r)| (a, r[0])));
    }
    // Telling by telling, not cluster by cluster: two reports of nothing but "a meeting" may
    // mean different days.
    for (a, root) in joins {
        sets.join(a, root);
    }
}

/// Pairs, one of each list, that have a participant in common.
fn candidates(tellings: &[Telling], ones: &[usize], others: &[usize]) -> Vec<(usize, usize)> {
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for at in others {
        for handle in all_handles(&tellings[*at]) {
            index.entry(handle).or_default().push(*at);
        }
    }
    let mut pairs = Vec::new();
    for one in ones {
        let mut seen: Vec<usize> = all_handles(&tellings[*one])
            .iter()
            .filter_map(|handle| index.get(handle))
            .flatten()
            .copied()
            .collect();
        seen.sort_unstable();
        seen.dedup();
        pairs.extend(seen.into_iter().map(|other| (*one, other)));
    }
    pairs
}

fn all_handles(telling: &Telling) -> Vec<String> {
    let mut all: Vec<String> = telling.participants().flat_map(handles).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether a telling without a day can mean the encounter of one with a day.
fn can_mean(vague: &Telling, dated: &Telling) -> bool {
    let Some(day) = dated.date().and_then(|date| date.parse::<Date>().ok()) else {
        return false;
    };
    if let Some(period) = vague.date() {
        return dated.date().is_some_and(|date| date.starts_with(period));
    }
    vague.published.is_some_and(|published| {
        let ahead = days_between(published, day);
        match vague.event.status {
            Status::Held => (-DAYS_BACK..=0).contains(&ahead),
            Status::Planned | Status::Proposed => (0..=DAYS_AHEAD).contains(&ahead),
            Status::NotHeld => (-DAYS_BACK..=DAYS_AHEAD).contains(&ahead),
        }
    })
}

/// Whether two tellings without a day were published at the same time and say the same.
fn near(a: &Telling, b: &Telling) -> bool {
    let apart = a.published.zip(b.published).map(|(a, b)| days_between(a, b).abs());
    a.event.status == b.event.status && apart.is_some_and(|days| days <= DAYS_APART)
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

fn is_day(date: &str) -> bool {
    date.len() == 10
}

/// Disjoint sets; the root is the smallest member.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(size: usize) -> Self {
        Sets { parents: (0..size).collect() }
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b)] = a.min(b);
    }
}
