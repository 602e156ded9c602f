//! Compares what was found with what was annotated.
//!
//! Every slot is scored end to end: a slot of an event that was not found is a
//! miss, a slot of an event that does not exist is a false alarm.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::Deserialize;

use crate::corpus::{Article, Gold, Party};
use crate::same::{overlap, pairs, place_fits, same_topic};

/// One event of the output, as far as it is scored.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Found {
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    who: Option<Vec<Party>>,
    #[serde(default)]
    whom: Option<Vec<Party>>,
    #[serde(default)]
    when: Option<When>,
    #[serde(default, rename = "where")]
    place: Option<Words>,
    #[serde(default)]
    about: Option<Vec<Topic>>,
    #[serde(default)]
    background: bool,
    #[serde(default)]
    rule: Option<String>,
    #[serde(default)]
    evidence: Option<Topic>,
}

#[derive(Debug, Clone, Deserialize)]
struct When {
    #[serde(default)]
    date: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Words {
    #[serde(default)]
    text: Option<String>,
}

/// A topic or a piece of evidence: words with their place in the text, or bare words.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Topic {
    Placed { text: String },
    Bare(String),
}

impl Topic {
    fn text(&self) -> &str {
        match self {
            Topic::Placed { text } | Topic::Bare(text) => text,
        }
    }
}

impl Found {
    fn participants(&self) -> Vec<&Party> {
        self.who.iter().chain(&self.whom).flatten().collect()
    }
    fn date(&self) -> Option<&str> {
        self.when.as_ref()?.date.as_deref()
    }
    fn place(&self) -> Option<&str> {
        self.place.as_ref()?.text.as_deref().filter(|text| !text.is_empty())
    }
    fn topics(&self) -> impl Iterator<Item = &str> {
        self.about.iter().flatten().map(Topic::text)
    }
}

/// Hits, false alarms and misses of one slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    hits: usize,
    false_alarms: usize,
    misses: usize,
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl Tally {
    /// Share of what was found that is right.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_alarms)
    }
    /// Share of what is there that was found.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.misses)
    }
    /// Harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }
    fn hit(&mut self, right: bool) {
        self.hits += usize::from(right);
    }
    fn miss(&mut self, count: usize) {
        self.misses += count;
    }
    fn alarm(&mut self, count: usize) {
        self.false_alarms += count;
    }
}

/// The figures of a corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    documents: usize,
    core_events: usize,
    event: Tally,
    who: Tally,
    when: Tally,
    place: Tally,
    about: Tally,
    kind: usize,
    status: usize,
    whole: usize,
    negatives: usize,
    clean: usize,
}

impl Figures {
    /// Names and values of the figures that the floor holds, each between 0 and 1.
    pub fn named(&self) -> [(&'static str, f64); 9] {
        [
            ("event", self.event.f1()),
            ("who", self.who.f1()),
            ("when", self.when.f1()),
            ("where", self.place.f1()),
            ("about", self.about.f1()),
            ("kind", share(self.kind, self.event.hits)),
            ("status", share(self.status, self.event.hits)),
            ("whole record", share(self.whole, self.core_events)),
            ("clean negatives", share(self.clean, self.negatives)),
        ]
    }

    /// The five slots with their names.
    pub fn slots(&self) -> [(&'static str, Tally); 5] {
        [
            ("event", self.event),
            ("who", self.who),
            ("when", self.when),
            ("where", self.place),
            ("about", self.about),
        ]
    }

    /// The figures as one JSON object, rounded to four digits.
    pub fn json(&self) -> serde_json::Value {
        let round = |x: f64| format!("{x:.4}").parse::<f64>().unwrap_or(x);
        let mut out = serde_json::Map::new();
        for (name, tally) in self.slots() {
            let value = serde_json::json!({
                "precision": round(tally.precision()),
                "recall": round(tally.recall()),
                "f1": round(tally.f1()),
            });
            out.insert(name.into(), value);
        }
        out.insert("kind_accuracy".into(), round(share(self.kind, self.event.hits)).into());
        out.insert("status_accuracy".into(), round(share(self.status, self.event.hits)).into());
        out.insert("whole_record".into(), round(share(self.whole, self.core_events)).into());
        out.insert("clean_negatives".into(), format!("{}/{}", self.clean, self.negatives).into());
        out.insert("documents".into(), self.documents.into());
        out.insert("core_events".into(), self.core_events.into());
        out.into()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} documents, {} core events", self.documents, self.core_events)?;
        writeln!(f, "{:<16} precision  recall      F1", "")?;
        for (name, t) in self.slots() {
            let (p, r, f1) = (t.precision(), t.recall(), t.f1());
            writeln!(f, "{name:<16} {p:>9.3} {r:>7.3} {f1:>7.3}")?;
        }
        for (name, value) in &self.named()[5..8] {
            writeln!(f, "{name:<16} {value:>25.3}")?;
        }
        write!(f, "{:<16} {:>25}", "clean negatives", format!("{}/{}", self.clean, self.negatives))
    }
}

/// Aligns annotated and found events one to one, best agreement first.
fn align(gold: &[Gold], found: &[&Found]) -> BTreeMap<usize, usize> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let sides = f.participants();
            let common = pairs(&g.participants, &sides).len();
            if common < g.participants.len().min(2) {
                continue;
            }
            // A participant too many weighs half as much as one that fits.
            let agreement = 2 * common as isize - (sides.len() - common) as isize;
            let key = (
                g.core,
                agreement,
                f.date() == g.date.as_deref(),
                f.kind.as_deref() == Some(g.kind.as_str()),
                place_fits(&g.place, f.place()),
            );
            candidates.push((key, i, j));
        }
    }
    // Stable, so that what ties stays in the order of the article.
    candidates.sort_by_key(|(key, ..)| std::cmp::Reverse(*key));
    let (mut out, mut taken) = (BTreeMap::new(), vec![false; found.len()]);
    for (_, i, j) in candidates {
        if !out.contains_key(&i) && !taken[j] {
            taken[j] = true;
            out.insert(i, j);
        }
    }
    out
}

/// Scores articles in the order given; `found` holds the events of each by its id.
/// Every error is told to `report`, one a call.
pub fn score(
    articles: &[Article],
    found: &BTreeMap<String, Vec<Found>>,
    mut report: impl FnMut(String),
) -> Figures {
    let mut figures = Figures { documents: articles.len(), ..Figures::default() };
    for article in articles {
        let events = found.get(&article.id).map(Vec::as_slice).unwrap_or_default();
        let events: Vec<&Found> = events.iter().filter(|event| !event.background).collect();
        let aligned = align(&article.events, &events);
        let extra: Vec<&Found> = (0..events.len())
            .filter(|j| !aligned.values().any(|used| used == j))
            .map(|j| events[j])
            .collect();
        if !article.events.iter().any(|gold| gold.core) {
            figures.negatives += 1;
            figures.clean += usize::from(extra.is_empty());
        }
        for (i, gold) in article.events.iter().enumerate().filter(|(_, gold)| gold.core) {
            figures.core_events += 1;
            match aligned.get(&i) {
                Some(j) => {
                    if let Some(error) = figures.add(gold, events[*j]) {
                        report(format!("PART  {}: {error}", article.id));
                    }
                }
                None => {
                    figures.add_missed(gold);
                    report(format!("MISS  {}: {:?}", article.id, gold.evidence));
                }
            }
        }
        for event in extra {
            figures.add_false(event);
            report(format!("FALSE {}: {}", article.id, describe(event)));
        }
    }
    figures
}

impl Figures {
    /// Counts an event that was found; says what is wrong with it.
    fn add(&mut self, gold: &Gold, event: &Found) -> Option<String> {
        self.event.hit(true);
        let sides = event.participants();
        let common = pairs(&gold.participants, &sides).len();
        self.who.hits += common;
        self.who.miss(gold.participants.len() - common);
        self.who.alarm(sides.len() - common);
        let who = common == gold.participants.len() && common == sides.len();

        let when = event.date() == gold.date.as_deref();
        self.when.hit(when && gold.date.is_some());
        self.when.miss(usize::from(!when && gold.date.is_some()));
        self.when.alarm(usize::from(!when && event.date().is_some()));

        let place = match event.place() {
            None => gold.place.is_empty(),
            found => place_fits(&gold.place, found),
        };
        self.place.hit(place && !gold.place.is_empty());
        self.place.miss(usize::from(!place && !gold.place.is_empty()));
        self.place.alarm(usize::from(!place && event.place().is_some()));

        let mut left: Vec<&str> = gold.topics.iter().map(String::as_str).collect();
        let mut strange = Vec::new();
        for topic in event.topics() {
            // The first of the best.
            let best = (0..left.len())
                .rev()
                .max_by(|a, b| overlap(topic, left[*a]).total_cmp(&overlap(topic, left[*b])));
            match best.filter(|at| same_topic(topic, left[*at])) {
                Some(at) => {
                    left.remove(at);
                    self.about.hit(true);
                }
                None => {
                    self.about.alarm(1);
                    strange.push(topic);
                }
            }
        }
        self.about.miss(left.len());

        let kind = event.kind.as_deref() == Some(gold.kind.as_str());
        let status = event.status.as_deref() == Some(gold.status.as_str());
        self.kind += usize::from(kind);
        self.status += usize::from(status);
        let whole = who && when && place && kind && status;
        self.whole += usize::from(whole);
        if whole && left.is_empty() && strange.is_empty() {
            return None;
        }

        let mut text = format!("{:?}", gold.evidence);
        if !who {
            let gold: Vec<&Party> = gold.participants.iter().collect();
            let _ = write!(text, "\n      who: {}, not {}", names(&gold), names(&sides));
        }
        if !when {
            let (a, b) = (gold.date.as_deref(), event.date());
            let _ = write!(text, "\n      when: {}, not {}", or_dash(a), or_dash(b));
        }
        if !place {
            let _ = write!(text, "\n      where: {:?}, not {}", gold.place, or_dash(event.place()));
        }
        if !kind {
            let _ =
                write!(text, "\n      kind: {}, not {}", gold.kind, or_dash(event.kind.as_deref()));
        }
        if !status {
            let found = or_dash(event.status.as_deref());
            let _ = write!(text, "\n      status: {}, not {found}", gold.status);
        }
        if !left.is_empty() || !strange.is_empty() {
            let _ = write!(text, "\n      about: missed {left:?}, wrongly {strange:?}");
        }
        Some(text)
    }

    /// Counts an event that was not found.
    fn add_missed(&mut self, gold: &Gold) {
        self.event.miss(1);
        self.who.miss(gold.participants.len());
        self.when.miss(usize::from(gold.date.is_some()));
        self.place.miss(usize::from(!gold.place.is_empty()));
        self.about.miss(gold.topics.len());
    }

    /// Counts an event that is not there.
    fn add_false(&mut self, event: &Found) {
        self.event.alarm(1);
        self.who.alarm(event.participants().len());
        self.when.alarm(usize::from(event.date().is_some()));
        self.place.alarm(usize::from(event.place().is_some()));
        self.about.alarm(event.topics().count());
    }
}

fn or_dash(value: Option<&str>) -> &str {
    value.unwrap_or("-")
}

fn names(parties: &[&Party]) -> String {
    let one = |party: &&Party| {
        let (title, org) = (or_dash(party.title.as_deref()), or_dash(party.org.as_deref()));
        let country = or_dash(party.country.as_deref());
        format!("{} ({title}, {org}, {country})", or_dash(party.name.as_deref()))
    };
    parties.iter().map(one).collect::<Vec<_>>().join(" × ")
}

fn describe(event: &Found) -> String {
    format!(
        "{}/{} {} @{} in {} by {}: {:?}",
        or_dash(event.kind.as_deref()),
        or_dash(event.status.as_deref()),
        names(&event.participants()),
        or_dash(event.date()),
        or_dash(event.place()),
        or_dash(event.rule.as_deref()),
        event.evidence.as_ref().map(Topic::text).unwrap_or_default(),
    )
}
