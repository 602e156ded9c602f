//! For the annotation tool brat: an `.ann` and a `.txt` file an article.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::anchor::trigger;
use super::format::{Article, Format, Options, Part};
use crate::event::{Event, Kind, Participant, Status};
use crate::mention::{Mention, MentionKind};
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;

pub(super) struct Brat;

pub(super) static FORMAT: Brat = Brat;

impl Format for Brat {
    fn name(&self) -> &'static str {
        "brat"
    }

    fn about(&self) -> &'static str {
        "for the annotation tool brat: .ann and .txt files (needs --out; offsets in chars)"
    }

    fn extension(&self) -> &'static str {
        "ann"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let text = &article.document.text;
        let mut ann = Annotations {
            text,
            map: OffsetMap::new(text, OffsetUnit::Chars),
            out: String::new(),
            known: HashMap::new(),
            bound: 0,
            events: 0,
            attributes: 0,
            notes: 0,
        };
        for mention in &article.extraction.mentions {
            ann.mention(mention);
        }
        for event in &article.extraction.events {
            ann.event(event, options.codes.is_mutual(event));
        }
        Part { text: ann.out, files: vec![("txt", text.clone())], ..Part::default() }
    }

    fn needs_directory(&self) -> bool {
        true
    }

    fn directory_files(&self) -> Vec<(&'static str, String)> {
        vec![("annotation.conf", CONFIGURATION.to_owned())]
    }
}

/// What brat has to know of the types used.
const CONFIGURATION: &str = "\
[entities]
Person
Office
Organization
Country
Place
Date
Time
Duration
Topic

[relations]

[events]
<PARTY>=Person|Office|Organization|Country
Meeting	Participant{2-99}:<PARTY>, Who*:<PARTY>, Whom*:<PARTY>, When?:Date|Time, Where?:Place, About*:Topic
Call	Participant{2-99}:<PARTY>, Who*:<PARTY>, Whom*:<PARTY>, When?:Date|Time, About*:Topic
Video	Participant{2-99}:<PARTY>, Who*:<PARTY>, Whom*:<PARTY>, When?:Date|Time, About*:Topic

[attributes]
Status	Arg:<EVENT>, Value:Held|Planned|Proposed|NotHeld
Background	Arg:<EVENT>
";

struct Annotations<'a> {
    text: &'a str,
    map: OffsetMap,
    out: String,
    /// Text-bound annotations by what they cover.
    known: HashMap<Span, usize>,
    bound: usize,
    events: usize,
    attributes: usize,
    notes: usize,
}

impl Annotations<'_> {
    fn mention(&mut self, mention: &Mention) {
        let kind = match mention.kind {
            MentionKind::Person => "Person",
            MentionKind::Office => "Office",
            MentionKind::Organization => "Organization",
            MentionKind::Country => "Country",
            MentionKind::Place => "Place",
            MentionKind::Date => "Date",
            MentionKind::Time => "Time",
            MentionKind::Duration => "Duration",
        };
        let Some(id) = self.text_bound(kind, mention.span) else { return };
        let values = mention.rows.iter().chain(&mention.value);
        let note = values.map(String::as_str).collect::<Vec<_>>().join(" ");
        self.note(&format!("T{id}"), &note);
    }

    fn event(&mut self, event: &Event, mutual: bool) {
        let kind = match event.kind {
            Kind::Meeting => "Meeting",
            Kind::Call => "Call",
            Kind::Video => "Video",
        };
        // A trigger may cover what a mention covers; it is an annotation of its own.
        let trigger = trigger(self.text, event);
        let kept = self.known.remove(&trigger);
        let Some(id) = self.text_bound(kind, trigger) else { return };
        self.known.remove(&trigger);
        self.known.extend(kept.map(|kept| (trigger, kept)));

        let mut arguments = Vec::new();
        let roles = if mutual { ["Participant", "Participant"] } else { ["Who", "Whom"] };
        for (role, side) in roles.into_iter().zip([&event.who, &event.whom]) {
            for participant in side {
                arguments.extend(self.party(participant).map(|party| (role, party)));
            }
        }
        let when = event.when.as_ref().and_then(|when| self.entity("Date", when.span));
        arguments.extend(when.map(|when| ("When", when)));
        let place = event.place.as_ref().and_then(|place| self.entity("Place", place.span));
        arguments.extend(place.map(|place| ("Where", place)));
        for topic in &event.about {
            let topic = self.entity("Topic", topic.span);
            arguments.extend(topic.map(|topic| ("About", topic)));
        }
        self.events += 1;
        let _ = write!(self.out, "E{}\t{kind}:T{id}", self.events);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (role, argument) in arguments {
            let count = counts.entry(role).or_default();
            *count += 1;
            let number = if *count > 1 { count.to_string() } else { String::new() };
            let _ = write!(self.out, " {role}{number}:T{argument}");
        }
        self.out.push('\n');

        let name = format!("E{}", self.events);
        let status = match event.status {
            Status::Held => "Held",
            Status::Planned => "Planned",
            Status::Proposed => "Proposed",
            Status::NotHeld => "NotHeld",
        };
        self.attribute("Status", &name, Some(status));
        if event.background {
            self.attribute("Background", &name, None);
        }
        self.note(&name, &format!("{} {:.2}", event.rule, event.confidence));
    }

    fn party(&mut self, participant: &Participant) -> Option<usize> {
        let kind = match (&participant.name, &participant.title, &participant.org) {
            (Some(_), ..) => "Person",
            (_, Some(_), _) => "Office",
            (_, _, Some(_)) => "Organization",
            _ => "Country",
        };
        self.entity(kind, participant.mention?)
    }

    /// The annotation of these words, a new one where there is none.
    fn entity(&mut self, kind: &str, span: Span) -> Option<usize> {
        match self.known.get(&span) {
            Some(id) => Some(*id),
            None => self.text_bound(kind, span),
        }
    }

    /// Words over several lines are one annotation of several pieces.
    fn text_bound(&mut self, kind: &str, span: Span) -> Option<usize> {
        let mut pieces = Vec::new();
        let mut words = Vec::new();
        let mut start = span.start;
        for line in span.of(self.text).split_inclusive(['\n', '\r']) {
            let bare = line.trim_end_matches(['\n', '\r']);
            let piece = Span::new(start, start + bare.len());
            start += line.len();
            if !bare.trim().is_empty() {
                let at = self.map.span(self.text, piece);
                pieces.push(format!("{} {}", at.start, at.end));
                words.push(bare);
            }
        }
        if pieces.is_empty() {
            return None;
        }
        self.bound += 1;
        self.known.insert(span, self.bound);
        let _ =
            writeln!(self.out, "T{}\t{kind} {}\t{}", self.bound, pieces.join(";"), words.join(" "));
        Some(self.bound)
    }

    fn attribute(&mut self, name: &str, of: &str, value: Option<&str>) {
        self.attributes += 1;
        let value = value.map(|value| format!(" {value}")).unwrap_or_default();
        let _ = writeln!(self.out, "A{}\t{name} {of}{value}", self.attributes);
    }

    fn note(&mut self, of: &str, text: &str) {
        if !text.is_empty() {
            self.notes += 1;
            let text = super::clean::clean(text);
            let _ = writeln!(self.out, "#{}\tAnnotatorNotes {of}\t{text}", self.notes);
        }
    }
}
