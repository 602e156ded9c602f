//! The notation of the cases: reading it, comparing with events, and showing events in it.

use std::fmt;

use hoedam::{Document, Event};
use jiff::civil::Date;

/// One line of a file of cases.
#[derive(Debug)]
pub struct Case {
    /// Line in its file, from 1.
    pub line: usize,
    /// Whether the line carries the mark of what is not done yet.
    pub known_failing: bool,
    /// The text to read.
    pub sentence: String,
    /// Its publication date.
    pub date: Option<Date>,
    /// What has to come out.
    pub events: Vec<Expected>,
}

/// An event as a case writes it.
#[derive(Debug)]
pub struct Expected {
    background: bool,
    kind: String,
    status: String,
    who: Vec<Side>,
    whom: Vec<Side>,
    /// Whether it matters who is subject.
    ordered: bool,
    date: Option<String>,
    /// Wordings of which one has to be found; none where no place may be.
    places: Vec<String>,
    /// `None`: not compared.
    topics: Option<Vec<String>>,
}

/// A participant as a case writes it; what is `None` is not compared.
#[derive(Debug)]
struct Side {
    name: Option<String>,
    /// The name was looked up and is not in the text.
    inferred: bool,
    title: Option<String>,
    org: Option<String>,
    country: Option<String>,
}

/// All cases of a file, or all its mistakes, each with its line in front.
pub fn read(text: &str) -> Result<Vec<Case>, Vec<String>> {
    let (mut cases, mut faults, mut date) = (Vec::new(), Vec::new(), None);
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let mut fault = |reason: String| faults.push(format!("{number}: {reason}"));
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(value) = line.strip_prefix("date ") {
            match value.parse() {
                Ok(day) => date = Some(day),
                Err(_) if value == "none" => date = None,
                Err(_) => fault(format!("no date: {value}")),
            }
            continue;
        }
        let (known_failing, line) = match line.strip_prefix("? ") {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let Some((sentence, events)) = line.split_once(" ⇒ ") else {
            fault("no `⇒`".into());
            continue;
        };
        let events = match events.trim() {
            "none" => Ok(Vec::new()),
            events => events.split("; ").map(Expected::read).collect(),
        };
        match events {
            Err(reason) => fault(reason),
            Ok(events) => cases.push(Case {
                line: number,
                known_failing,
                sentence: sentence.trim().to_owned(),
                date,
                events,
            }),
        }
    }
    if faults.is_empty() { Ok(cases) } else { Err(faults) }
}

impl Case {
    /// The case's text as a document.
    pub fn document(&self) -> Document {
        let text = self.sentence.replace(" ⏎ ", "\n");
        Document { date: self.date, ..Document::new("case", text) }
    }

    /// Whether these events, and no others, came out.
    pub fn holds(&self, events: &[Event]) -> bool {
        let background = self.events.iter().any(|expected| expected.background);
        let mut left: Vec<&Event> =
            events.iter().filter(|event| background || !event.background).collect();
        let found = self.events.iter().all(|expected| {
            let at = left.iter().position(|event| expected.fits(event));
            at.map(|at| left.remove(at)).is_some()
        });
        found && left.is_empty()
    }
}

/// Without white space, which Korean titles and names of bodies may or may not have.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The event's JSON names of kind and status.
fn name(value: impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("a plain value");
    json.as_str().expect("a name").to_owned()
}

impl Expected {
    fn read(text: &str) -> Result<Expected, String> {
        let mut rest = text.trim();
        let stripped = rest.strip_prefix("background ");
        let background = stripped.is_some();
        rest = stripped.unwrap_or(rest);
        let (kind, after) =
            rest.split_once(' ').ok_or_else(|| format!("status missing: {rest}"))?;
        if !["meeting", "call", "video"].contains(&kind) {
            return Err(format!("no kind: {kind}"));
        }
        let (status, after) =
            after.split_once(' ').ok_or_else(|| format!("sides missing: {rest}"))?;
        if !["held", "planned", "proposed", "not_held"].contains(&status) {
            return Err(format!("no status: {status}"));
        }
        let (after, topics) = match after.split_once(" about ") {
            Some((before, "-")) => (before, Some(Vec::new())),
            Some((before, list)) => (before, Some(quoted(list)?)),
            None => (after, None),
        };
        let (after, places) = match after.split_once(" in ") {
            Some((before, list)) => (before, list.split(" | ").map(str::to_owned).collect()),
            None => (after, Vec::new()),
        };
        let (sides, date) = match after.split_once(" @2") {
            Some((before, date)) => (before, Some(format!("2{date}"))),
            None => (after, None),
        };
        let side = |list: &str, sign| list.split(sign).map(Side::read).collect::<Result<_, _>>();
        let (ordered, who, whom) = match sides.split_once(" → ") {
            Some((who, whom)) => (true, side(who, " + ")?, side(whom, " + ")?),
            None => (false, side(sides, " × ")?, Vec::new()),
        };
        let (kind, status) = (kind.to_owned(), status.to_owned());
        Ok(Expected { background, kind, status, who, whom, ordered, date, places, topics })
    }

    fn fits(&self, event: &Event) -> bool {
        let all: Vec<_> = event.who.iter().chain(&event.whom).collect();
        let sides = if self.ordered {
            same_sides(&self.who, &event.who.iter().collect::<Vec<_>>())
                && same_sides(&self.whom, &event.whom.iter().collect::<Vec<_>>())
        } else {
            same_sides(&self.who, &all)
        };
        let place = event.place.as_ref().map(|place| bare(&place.text));
        let places = match place {
            None => self.places.is_empty(),
            Some(place) => self.places.iter().any(|wording| bare(wording) == place),
        };
        let topics: Vec<String> = event.about.iter().map(|topic| bare(&topic.text)).collect();
        sides
            && places
            && self.background == event.background
            && self.kind == name(event.kind)
            && self.status == name(event.status)
            && self.date == event.when.as_ref().map(|when| when.date.clone())
            && self.topics.as_ref().is_none_or(|expected| {
                expected.iter().map(|topic| bare(topic)).collect::<Vec<_>>() == topics
            })
    }
}

/// Whether the participants can be paired one to one.
fn same_sides(expected: &[Side], found: &[&hoedam::event::Participant]) -> bool {
    let mut left = found.to_vec();
    // Named ones first: `_` fits too easily.
    let (named, nameless): (Vec<_>, Vec<_>) = expected.iter().partition(|s| s.name.is_some());
    expected.len() == found.len()
        && named.into_iter().chain(nameless).all(|side| {
            let at = left.iter().position(|participant| side.fits(participant));
            at.map(|at| left.remove(at)).is_some()
        })
}

impl Side {
    fn read(text: &str) -> Result<Side, String> {
        let text = text.trim();
        let (name, inside) = match text.split_once('(') {
            None => (text, ""),
            Some((name, rest)) => {
                let inside = rest.strip_suffix(')');
                (name, inside.ok_or_else(|| format!("bracket not closed: {text}"))?)
            }
        };
        let (name, inferred) = match name.strip_suffix('*') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let name = (name != "_").then(|| name.to_owned());
        let mut side = Side { name, inferred, title: None, org: None, country: None };
        for part in inside.split(", ").filter(|part| !part.is_empty()) {
            let code = part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase());
            let slot = match part.strip_prefix('@') {
                Some(org) => (&mut side.org, org),
                None if code => (&mut side.country, part),
                None => (&mut side.title, part),
            };
            *slot.0 = Some(slot.1.to_owned());
        }
        Ok(side)
    }

    /// Whether the body stands in a title such as `외교부 장관`.
    fn org_in(&self, title: &Option<String>) -> bool {
        let org = self.org.as_deref().unwrap_or_default();
        title.as_ref().is_some_and(|title| title.starts_with(org))
    }

    fn fits(&self, found: &hoedam::event::Participant) -> bool {
        let ends = |wanted: &Option<String>, got: &Option<String>| match (wanted, got) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => {
                let (a, b) = (bare(a), bare(b));
                a.ends_with(&b) || b.ends_with(&a)
            }
        };
        // `_` leaves open whether a name was looked up.
        let name = if self.name.is_none() && found.inferred { &None } else { &found.name };
        self.name == *name
            && (self.name.is_none() || self.inferred == found.inferred)
            && ends(&self.title, &found.title)
            && (ends(&self.org, &found.org) || self.org_in(&found.title))
            && (self.country.is_none() || self.country == found.country)
    }
}

/// `"a" + "b"`.
fn quoted(list: &str) -> Result<Vec<String>, String> {
    let one = |part: &str| {
        let inner = part.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.map(str::to_owned).ok_or_else(|| format!("no quoted topic: {part}"))
    };
    list.split("\" + \"")
        .enumerate()
        .map(|(at, part)| {
            let last = at == list.matches("\" + \"").count();
            let open = if at == 0 { "" } else { "\"" };
            one(&format!("{open}{part}{}", if last { "" } else { "\"" }))
        })
        .collect()
}

/// Events in the notation, with everything they hold.
pub fn show(events: &[Event]) -> String {
    let one = |event: &Event| {
        let side = |participant: &hoedam::event::Participant| Side {
            name: participant.name.clone(),
            inferred: participant.inferred,
            title: participant.title.clone(),
            org: participant.org.clone(),
            country: participant.country.clone(),
        };
        let expected = Expected {
            background: event.background,
            kind: name(event.kind),
            status: name(event.status),
            who: event.who.iter().map(side).collect(),
            whom: event.whom.iter().map(side).collect(),
            ordered: true,
            date: event.when.as_ref().map(|when| when.date.clone()),
            places: event.place.iter().map(|place| place.text.clone()).collect(),
            topics: Some(event.about.iter().map(|topic| topic.text.clone()).collect()),
        };
        expected.to_string()
    };
    match events {
        [] => "none".into(),
        events => events.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let org = self.org.as_ref().map(|org| format!("@{org}"));
        let inside: Vec<&str> =
            [&self.title, &org, &self.country].into_iter().flatten().map(String::as_str).collect();
        let star = if self.inferred { "*" } else { "" };
        write!(f, "{}{star}", self.name.as_deref().unwrap_or("_"))?;
        if inside.is_empty() { Ok(()) } else { write!(f, "({})", inside.join(", ")) }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |sides: &[Side], sign: &str| {
            sides.iter().map(Side::to_string).collect::<Vec<_>>().join(sign)
        };
        let background = if self.background { "background " } else { "" };
        write!(f, "{background}{} {} ", self.kind, self.status)?;
        if self.ordered {
            write!(f, "{} → {}", list(&self.who, " + "), list(&self.whom, " + "))?;
        } else {
            write!(f, "{}", list(&self.who, " × "))?;
        }
        if let Some(date) = &self.date {
            write!(f, " @{date}")?;
        }
        if !self.places.is_empty() {
            write!(f, " in {}", self.places.join(" | "))?;
        }
        match self.topics.as_deref() {
            None => Ok(()),
            Some([]) => write!(f, " about -"),
            Some(topics) => write!(f, " about \"{}\"", topics.join("\" + \"")),
        }
    }
}
