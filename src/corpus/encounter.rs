//! One encounter with everything that the articles say of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::matching::{Agreement, agreement, bare, is_side};
use super::telling::Telling;
use crate::event::{Event, Kind, Participant, Status};

/// One encounter, told by one article or more.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Encounter {
    /// Made from the encounter's first telling, so that it stays when later articles come.
    pub id: String,
    /// In person, by telephone, by video link.
    pub kind: Kind,
    /// As the latest articles have it.
    pub status: Status,
    /// `2018-06-29`, `2018-06` or `2018`.
    pub date: Option<String>,
    /// The wording that most articles use.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// ISO 3166-1 alpha-2 code of the place's country.
    pub place_country: Option<String>,
    /// All who took part.
    pub parties: Vec<Party>,
    /// What it was about, the most often named first.
    pub about: Vec<Topic>,
    /// Whether every article mentions it only in passing.
    pub background: bool,
    /// Where articles contradict each other.
    pub conflicts: Vec<Conflict>,
    /// The articles, in the order of their publication.
    pub sources: Vec<Source>,
}

/// Which side a party is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The grammatical subject of most tellings.
    Who,
    /// The others.
    Whom,
}

/// One who took part, as complete as any article has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Party {
    /// The side.
    pub side: Side,
    /// The fullest name.
    pub name: Option<String>,
    /// The fullest title.
    pub title: Option<String>,
    /// The body.
    pub org: Option<String>,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`.
    pub country: Option<String>,
    /// Table rows that all articles allow.
    pub rows: Vec<String>,
    /// How many articles name the party.
    pub tellings: usize,
}

/// Words for what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Topic {
    /// The words.
    pub text: String,
    /// How many articles have them.
    pub tellings: usize,
}

/// A slot that articles fill differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Conflict {
    /// `status`, `date` or `where`.
    pub slot: &'static str,
    /// What they say, the most often said first.
    pub versions: Vec<Version>,
}

/// What some of the articles say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Version {
    /// The slot's value.
    pub value: String,
    /// Ids of the articles that have it.
    pub documents: Vec<String>,
}

/// An article that tells of the encounter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Source {
    /// The article's id.
    pub document: String,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<jiff::civil::Date>,
    /// The event's place among the article's events, counted from 0.
    pub event: usize,
    /// The words that tell of the encounter.
    pub evidence: String,
    /// The trigger row that fired.
    pub rule: String,
    /// How much of the frame the article itself fills.
    pub confidence: f32,
}

impl Encounter {
    /// The encounter that `tellings`, in the order of their publication, tell of.
    pub(super) fn of(tellings: Vec<&Telling>) -> Encounter {
        let first = tellings[0];
        let mut conflicts = Vec::new();
        let mut contradict = |slot, versions: Vec<Version>| {
            if versions.len() > 1 {
                conflicts.push(Conflict { slot, versions });
            }
        };
        contradict("status", versions(&tellings, |event| Some(event.status.name().to_owned())));
        let dates = versions(&tellings, |event| Some(event.when.as_ref()?.date.clone()));
        let date = dates.iter().map(|version| &version.value).max_by_key(|date| date.len());
        let date = date.cloned();
        contradict("date", contradicting(&dates));
        let places = versions(&tellings, |event| Some(event.place.as_ref()?.text.clone()));
        contradict("where", contradicting(&places));
        let place = fullest(&places);
        let countries = versions(&tellings, |event| event.place.as_ref()?.country.clone());
        Encounter {
            id: id(&tellings, date.as_deref()),
            kind: first.event.kind,
            status: latest_status(&tellings),
            date,
            place,
            place_country: countries.into_iter().next().map(|version| version.value),
            parties: parties(&tellings),
            about: topics(&tellings),
            background: tellings.iter().all(|telling| telling.event.background),
            conflicts,
            sources: tellings.iter().map(|telling| source(telling)).collect(),
        }
    }

    /// By date, undated ones last; never equal for two encounters.
    pub(super) fn order(&self) -> impl Ord + '_ {
        let first = self.sources.first().map(|source| (&source.document, source.event));
        (self.date.is_none(), self.date.as_deref(), &self.id, first)
    }

    /// The two sides; everyone against everyone where only one side is known.
    pub fn pairs(&self) -> Vec<(&Party, &Party)> {
        let side = |side| self.parties.iter().filter(move |party| party.side == side);
        if side(Side::Who).count() > 0 && side(Side::Whom).count() > 0 {
            return side(Side::Who).flat_map(|a| side(Side::Whom).map(move |b| (a, b))).collect();
        }
        let all = self.parties.iter().enumerate();
        all.flat_map(|(at, a)| self.parties[at + 1..].iter().map(move |b| (a, b))).collect()
    }
}

/// Readable, and the same on every machine: date, kind, and a number made from the
/// participants of the first telling that has a day. Where none has one, or it says little of
/// the participants, the telling itself goes in, since the same sides may have met before.
fn id(tellings: &[&Telling], date: Option<&str>) -> String {
    let has_day = |telling: &&&Telling| telling.date().is_some_and(|date| date.len() == 10);
    let dated = tellings.iter().find(has_day);
    let first = dated.unwrap_or(&tellings[0]);
    let mut parts: Vec<String> = first.participants().map(key).collect();
    parts.sort();
    if dated.is_none() || first.participants().filter(|p| !is_side(p)).count() < 2 {
        parts.push(first.event.rule.clone());
    }
    if dated.is_none() || first.participants().count() < 2 {
        parts.push(format!("{}#{}", first.document, first.number));
    }
    let number = fnv(&parts.join("\n")) & 0xFF_FFFF_FFFF;
    format!("{}-{}-{number:010x}", date.unwrap_or("undated"), first.event.kind.name())
}

/// What identifies a participant across articles as far as one article can tell.
fn key(participant: &Participant) -> String {
    let country = participant.country.as_deref().unwrap_or_default();
    match (&participant.rows[..], &participant.name) {
        ([row], _) => row.clone(),
        (_, Some(name)) => format!("{} {country}", bare(name)),
        (_, None) => {
            let bare = |text: &Option<String>| text.as_deref().map(bare).unwrap_or_default();
            format!("{} {} {country}", bare(&participant.title), bare(&participant.org))
        }
    }
}

/// The FNV-1a hash: short, and specified for ever.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// What the last day's articles say; of several, what says most.
fn latest_status(tellings: &[&Telling]) -> Status {
    let last = tellings.iter().filter_map(|telling| telling.published).max();
    let strength = |status: &Status| match status {
        Status::Held => 3,
        Status::NotHeld => 2,
        Status::Planned => 1,
        Status::Proposed => 0,
    };
    let latest = tellings.iter().filter(|telling| last.is_none() || telling.published == last);
    latest.map(|telling| telling.event.status).max_by_key(strength).unwrap_or(Status::Held)
}

/// The values of a slot with the articles that have them, the most frequent first.
fn versions(tellings: &[&Telling], slot: impl Fn(&Event) -> Option<String>) -> Vec<Version> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for telling in tellings {
        if let Some(value) = slot(&telling.event) {
            let documents = found.entry(value).or_default();
            if !documents.contains(&telling.document) {
                documents.push(telling.document.clone());
            }
        }
    }
    let version = |(value, documents)| Version { value, documents };
    let mut versions: Vec<Version> = found.into_iter().map(version).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.documents.len()));
    versions
}

/// Whether two wordings can both be right: one says more (`서울 외교부 청사`, `외교부 청사`;
/// `2018-06-29`, `2018-06`).
fn agree(a: &Version, b: &Version) -> bool {
    let (a, b) = (bare(&a.value), bare(&b.value));
    a.contains(&b) || b.contains(&a)
}

/// All versions, if two of them do not agree.
fn contradicting(versions: &[Version]) -> Vec<Version> {
    let any = versions.iter().any(|a| versions.iter().any(|b| !agree(a, b)));
    if any { versions.to_vec() } else { Vec::new() }
}

/// The value with which most articles agree; of several, the one that says most.
fn fullest(versions: &[Version]) -> Option<String> {
    let support = |version: &Version| -> usize {
        let agreeing = versions.iter().filter(|other| agree(version, other));
        agreeing.map(|other| other.documents.len()).sum()
    };
    let best = versions.iter().max_by_key(|v| (support(v), v.value.chars().count(), &v.value));
    best.map(|version| version.value.clone())
}

fn topics(tellings: &[&Telling]) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for telling in tellings {
        for quote in &telling.event.about {
            let same = |topic: &&mut Topic| bare(&topic.text) == bare(&quote.text);
            match topics.iter_mut().find(same) {
                Some(topic) => topic.tellings += 1,
                None => topics.push(Topic { text: quote.text.clone(), tellings: 1 }),
            }
        }
    }
    // Stable: of equally frequent topics the first told comes first.
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.tellings));
    topics
}

/// The participants of all tellings, those that agree made one.
fn parties(tellings: &[&Telling]) -> Vec<Party> {
    let mut groups: Vec<Vec<(Side, &Participant)>> = Vec::new();
    for wanted in [Agreement::Same, Agreement::Side] {
        // Sides only now: by then everyone who can stand for a country is known.
        for telling in tellings {
            let who = telling.event.who.iter().map(|p| (Side::Who, p));
            let whom = telling.event.whom.iter().map(|p| (Side::Whom, p));
            let mut used = Vec::new();
            for (side, participant) in who.chain(whom) {
                if is_side(participant) != (wanted == Agreement::Side) {
                    continue;
                }
                let found = (0..groups.len()).find(|at| {
                    let agrees =
                        |(_, other): &(Side, &Participant)| agreement(participant, other) >= wanted;
                    !used.contains(at) && groups[*at].iter().any(agrees)
                });
                let at = found.unwrap_or_else(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                });
                used.push(at);
                groups[at].push((side, participant));
            }
        }
    }
    let mut parties: Vec<Party> = groups.iter().map(|group| party(group)).collect();
    parties.sort_by(|a, b| {
        (a.side, std::cmp::Reverse(a.tellings), &a.name, &a.title, &a.country).cmp(&(
            b.side,
            std::cmp::Reverse(b.tellings),
            &b.name,
            &b.title,
            &b.country,
        ))
    });
    parties
}

fn party(group: &[(Side, &Participant)]) -> Party {
    let whom = group.iter().filter(|(side, _)| *side == Side::Whom).count();
    let longest = |field: fn(&Participant) -> &Option<String>| {
        let values = group.iter().filter_map(|(_, participant)| field(participant).clone());
        values.max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| b.cmp(a)))
    };
    let mut rows: Option<Vec<String>> = None;
    for (_, participant) in group.iter().filter(|(_, participant)| !participant.rows.is_empty()) {
        let allowed = |row: &String| participant.rows.contains(row);
        rows = Some(match rows {
            None => participant.rows.clone(),
            Some(rows) if rows.iter().any(allowed) => rows.into_iter().filter(allowed).collect(),
            Some(rows) => rows,
        });
    }
    Party {
        side: if 2 * whom > group.len() { Side::Whom } else { Side::Who },
        name: longest(|participant| &participant.name),
        title: longest(|participant| &participant.title),
        org: longest(|participant| &participant.org),
        country: longest(|participant| &participant.country),
        rows: rows.unwrap_or_default(),
        tellings: group.len(),
    }
}

fn source(telling: &Telling) -> Source {
    Source {
        document: telling.document.clone(),
        title: telling.title.clone(),
        published: telling.published,
        event: telling.number,
        evidence: telling.event.evidence.text.clone(),
        rule: telling.event.rule.clone(),
        confidence: telling.event.confidence,
    }
}
