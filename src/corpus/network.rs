//! Who met whom how often: people across encounters, and the ties between them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::encounter::{Encounter, Party};
use super::matching::bare;
use crate::event::{Kind, Status};

/// A network of people, offices and bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Network {
    /// In the order of their ids.
    pub nodes: Vec<Node>,
    /// In the order of their nodes.
    pub ties: Vec<Tie>,
    /// Of every encounter, the node of each of its parties.
    #[serde(skip)]
    pub seats: Vec<Vec<usize>>,
}

/// One who took part in encounters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Node {
    /// The table row, or name and country.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// Its latest title.
    pub title: Option<String>,
    /// Its body.
    pub org: Option<String>,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`.
    pub country: Option<String>,
    /// How many encounters it took part in.
    pub encounters: usize,
}

/// What two nodes have to do with each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Tie {
    /// Place of the one node in the list.
    pub a: usize,
    /// Place of the other.
    pub b: usize,
    /// How many encounters, by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// How many encounters, by status.
    pub statuses: BTreeMap<Status, usize>,
    /// The first date.
    pub first: Option<String>,
    /// The last date.
    pub last: Option<String>,
    /// Ids of the encounters.
    pub encounters: Vec<String>,
}

impl Network {
    /// The network of encounters.
    pub fn of(encounters: &[Encounter]) -> Network {
        let people = People::of(encounters);
        let mut nodes: BTreeMap<String, Node> = BTreeMap::new();
        let mut ties: BTreeMap<(String, String), Tie> = BTreeMap::new();
        for encounter in encounters {
            for party in &encounter.parties {
                let id = people.id(party);
                let node = nodes.entry(id.clone()).or_insert_with(|| Node {
                    id,
                    label: String::new(),
                    title: None,
                    org: None,
                    country: None,
                    encounters: 0,
                });
                node.encounters += 1;
                let label = label(party);
                if label.chars().count() > node.label.chars().count() {
                    node.label = label;
                }
                let latest = |old: &mut Option<String>, new: &Option<String>| {
                    if new.is_some() {
                        old.clone_from(new);
                    }
                };
                latest(&mut node.title, &party.title);
                latest(&mut node.org, &party.org);
                latest(&mut node.country, &party.country);
            }
            for (a, b) in encounter.pairs() {
                let (a, b) = (people.id(a), people.id(b));
                if a == b {
                    continue;
                }
                let pair = if a < b { (a, b) } else { (b, a) };
                let tie = ties.entry(pair).or_insert_with(|| Tie {
                    a: 0,
                    b: 0,
                    kinds: BTreeMap::new(),
                    statuses: BTreeMap::new(),
                    first: None,
                    last: None,
                    encounters: Vec::new(),
                });
                if tie.encounters.last() == Some(&encounter.id) {
                    continue;
                }
                *tie.kinds.entry(encounter.kind).or_default() += 1;
                *tie.statuses.entry(encounter.status).or_default() += 1;
                // Encounters come in the order of their dates.
                if encounter.date.is_some() {
                    tie.first = tie.first.take().or_else(|| encounter.date.clone());
                    tie.last.clone_from(&encounter.date);
                }
                tie.encounters.push(encounter.id.clone());
            }
        }
        let places: BTreeMap<&String, usize> =
            nodes.keys().enumerate().map(|(at, id)| (id, at)).collect();
        let mut placed = Vec::with_capacity(ties.len());
        for ((a, b), tie) in ties {
            placed.push(Tie { a: places[&a], b: places[&b], ..tie });
        }
        let seats = encounters
            .iter()
            .map(|encounter| encounter.parties.iter().map(|p| places[&people.id(p)]).collect())
            .collect();
        Network { seats, nodes: nodes.into_values().collect(), ties: placed }
    }
}

/// The name, or what else the articles call a party.
fn label(party: &Party) -> String {
    let country = party.country.as_deref();
    let words = match (&party.name, &party.title, &party.org) {
        (Some(name), ..) => return name.clone(),
        (None, Some(title), Some(org)) if !title.starts_with(org.as_str()) => {
            vec![country, Some(org.as_str()), Some(title.as_str())]
        }
        (None, Some(title), _) => vec![country, Some(title.as_str())],
        (None, None, Some(org)) => vec![Some(org.as_str())],
        (None, None, None) => vec![country],
    };
    let words: Vec<&str> = words.into_iter().flatten().collect();
    if words.is_empty() { "?".to_owned() } else { words.join(" ") }
}

/// Names that articles use for one person.
struct People {
    /// From a name with its country to the table row that some article gives for it, or to the
    /// full name whose last word it is.
    known: BTreeMap<String, String>,
}

impl People {
    fn of(encounters: &[Encounter]) -> Self {
        let parties = || encounters.iter().flat_map(|encounter| &encounter.parties);
        let mut rows: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for party in parties() {
            let Some(name) = &party.name else { continue };
            if let [row] = &party.rows[..] {
                rows.entry(key(party)).or_default().insert(row);
            }
            if let Some((_, last)) = name.trim().rsplit_once(' ') {
                let country = party.country.as_deref().unwrap_or_default();
                full.entry(format!("{} {country}", bare(last))).or_default().insert(key(party));
            }
        }
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for (short, names) in full {
            // Two people of one surname: the short form says nothing.
            if let (1, Some(name)) = (names.len(), names.into_iter().next()) {
                known.insert(short, name);
            }
        }
        for (name, rows) in rows {
            if let (1, Some(row)) = (rows.len(), rows.into_iter().next()) {
                known.insert(name, row.to_owned());
            }
        }
        People { known }
    }

    fn id(&self, party: &Party) -> String {
        if let [row] = &party.rows[..] {
            return row.clone();
        }
        let key = key(party);
        // Short name, full name, row: at most two steps.
        let full = self.known.get(&key).unwrap_or(&key);
        self.known.get(full).unwrap_or(full).clone()
    }
}

fn key(party: &Party) -> String {
    let country = party.country.as_deref().unwrap_or_default();
    match &party.name {
        Some(name) => format!("{} {country}", bare(name)),
        None => format!("{} {country}", bare(&label(party))),
    }
}
