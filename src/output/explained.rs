//! Explanations for people.

use std::fmt::Write as _;

use super::clean::{clean, columns, pad, wrap};
use super::format::Options;
use crate::event::{Kind, Status};
use crate::explain::{
    Argument, EventExplanation, Explanation, LostTrigger, Reason, SideExplanation, TableRow,
    TellingExplanation,
};

/// Columns of a slot's label, the space before it included.
const LABEL: usize = 12;

/// An explanation as text: one block an event, one line a lost trigger.
pub fn explained(explanation: &Explanation, options: &Options) -> String {
    let mut page = Page { out: String::new(), width: options.width };
    let date = explanation
        .reference_date
        .map_or("no date".to_owned(), |reference| reference.date.to_string());
    let count = |number: usize, what: &str| match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    };
    let head = format!(
        "{} · {date} · {} · {} without an event of their own",
        clean(&explanation.id),
        count(explanation.events.len(), "event"),
        count(explanation.lost.len(), "trigger"),
    );
    page.line(&head, 0);
    for event in &explanation.events {
        page.event(event);
    }
    if !explanation.lost.is_empty() {
        page.out.push_str("\nwithout an event of their own\n");
    }
    for lost in &explanation.lost {
        page.lost(lost);
    }
    page.out.push('\n');
    page.out
}

struct Page {
    out: String,
    width: usize,
}

impl Page {
    /// A line, wrapped behind `indent` columns.
    fn line(&mut self, text: &str, indent: usize) {
        for (at, line) in wrap(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let indent = if at == 0 { 0 } else { indent };
            let _ = writeln!(self.out, "{}{line}", " ".repeat(indent));
        }
    }

    /// A label and what stands behind it.
    fn slot(&mut self, label: &str, text: &str) {
        let label = pad(&format!("     {label}"), LABEL);
        let _ = write!(self.out, "{label}");
        self.line(text, columns(&label));
    }

    fn event(&mut self, event: &EventExplanation) {
        let kind = match event.kind {
            Kind::Meeting => "meeting",
            Kind::Call => "call",
            Kind::Video => "video call",
        };
        let status = match event.status.status {
            Status::Held => "held",
            Status::Planned => "planned",
            Status::Proposed => "proposed",
            Status::NotHeld => "not held",
        };
        let _ = writeln!(self.out, "\n[{}]  {kind} · {status}", event.number);
        for (slot, sides) in [("who", &event.who), ("whom", &event.whom)] {
            for side in sides {
                self.side(slot, side);
            }
        }
        for filled in &event.filled {
            let words = phrase(&filled.words.text, filled.particle.as_deref());
            self.slot(&filled.slot, &format!("{words}: {}", said(&filled.reason)));
        }
        let status = &event.status;
        let by = status.row.as_ref().map_or(String::new(), |row| format!(", {}", name(row)));
        let date = if status.by_date { "; against the publication date" } else { "" };
        let words = phrase(&status.words.text, None);
        self.slot("status", &format!("{words}: {}{by}{date}", said(&status.reason)));
        for empty in &event.empty {
            self.slot(&empty.slot, &format!("– {}", said(&empty.reason)));
        }
        for telling in &event.tellings {
            self.telling(telling);
        }
    }

    fn side(&mut self, slot: &str, side: &SideExplanation) {
        let mut text = clean(&side.label).into_owned();
        if let Some(words) = &side.words {
            let _ = write!(text, " ← {}", phrase(&words.text, side.particle.as_deref()));
        }
        if let Some(role) = &side.role {
            let _ = write!(text, " as {role}");
        }
        let _ = write!(text, ": {}", said(&side.resolved));
        if let Some(source) = &side.source {
            let _ = write!(text, ", {}", phrase(&source.text, None));
        }
        if !side.rows.is_empty() {
            let rows: Vec<String> = side.rows.iter().map(name).collect();
            let _ = write!(text, "; {}", rows.join(", "));
        }
        if let Some(unnamed) = &side.unnamed {
            let _ = write!(text, "; no name: {}", said(unnamed));
        }
        self.slot(slot, &text);
    }

    fn telling(&mut self, telling: &TellingExplanation) {
        let mut text = format!(
            "sentence {}: {} as {}, {}",
            telling.sentence,
            phrase(&telling.trigger.text, None),
            telling.shape,
            name(&telling.rule),
        );
        if !telling.asserts {
            text.push_str(", refers to it");
        }
        if let Some(light) = &telling.light_row {
            let _ = write!(text, ", light verb {}", name(light));
        }
        let _ = write!(text, "; {}", telling.assertion);
        if let Some(cue) = &telling.cue {
            let _ = write!(text, " by {}", phrase(&cue.text, None));
        }
        arguments(&mut text, &telling.arguments);
        self.slot("told", &text);
    }

    fn lost(&mut self, lost: &LostTrigger) {
        let place =
            lost.sentence.map_or("a line not read".to_owned(), |at| format!("sentence {at}"));
        let mut text = format!(
            "{} in {place}, {}: {}",
            phrase(&lost.trigger.text, None),
            name(&lost.rule),
            said(&lost.reason),
        );
        if let (Some(event), "fell_through") = (lost.event, lost.reason.code.as_ref()) {
            let _ = write!(text, " (event {event})");
        }
        arguments(&mut text, &lost.arguments);
        self.out.push_str("  ");
        self.line(&text, 4);
    }
}

fn arguments(text: &mut String, arguments: &[Argument]) {
    let list = arguments.iter().map(|argument| {
        format!("{} {}", argument.role, phrase(&argument.words.text, argument.particle.as_deref()))
    });
    let list: Vec<String> = list.collect();
    if !list.is_empty() {
        let _ = write!(text, "; {}", list.join(", "));
    }
}

/// Words in quotation marks, their particle set off.
fn phrase(words: &str, particle: Option<&str>) -> String {
    match particle {
        None => format!("“{}”", clean(words)),
        Some(particle) => format!("“{}”+{}", clean(words), clean(particle)),
    }
}

fn said(reason: &Reason) -> String {
    format!("{} ({})", clean(&reason.text), reason.code)
}

fn name(row: &TableRow) -> String {
    match &row.place {
        Some(place) => format!("{place} {}", clean(&row.row)),
        None => format!("{} {}", row.table, clean(&row.row)),
    }
}
