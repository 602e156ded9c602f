//! For people: one block an event, in columns that line up with wide Korean characters.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::clean::{clean, columns, pad, wrap};
use super::format::{Article, Format, Options, Part};
use super::overview::overview;
use crate::corpus::Corpus;
use crate::event::{Event, Kind, Participant, Status};
use crate::extraction::ReferenceSource;

pub(super) struct Text;

pub(super) static FORMAT: Text = Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "for people: one block an event"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let mut page = Page { out: String::new(), colour: options.colour, width: options.width };
        page.head(article);
        for (at, event) in article.extraction.events.iter().enumerate() {
            page.event(at + 1, event);
        }
        page.out.push('\n');
        page.out.into()
    }

    fn corpus(&self, corpus: &Corpus, options: &Options) -> Option<String> {
        Some(overview(corpus, options.width))
    }
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Columns before a slot's value.
const INDENT: usize = 12;

/// What stands in an empty slot.
const NONE: &str = "–";

/// How an event's status is shown.
fn status_style(status: Status) -> Style {
    let colour = match status {
        Status::Held => AnsiColor::Green,
        Status::Planned => AnsiColor::Cyan,
        Status::Proposed => AnsiColor::Yellow,
        Status::NotHeld => AnsiColor::Red,
    };
    Style::new().fg_color(Some(colour.into()))
}

struct Page {
    out: String,
    colour: bool,
    width: usize,
}

impl Page {
    fn styled(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn head(&mut self, article: &Article<'_>) {
        let extraction = article.extraction;
        let title = article.document.title.as_deref().unwrap_or_default();
        let id = clean(&extraction.id);
        let head = match clean(title) {
            title if title.is_empty() => id.into_owned(),
            title => format!("{id} · {title}"),
        };
        for line in wrap(&head, self.width) {
            let line = self.styled(BOLD, &line);
            let _ = writeln!(self.out, "{line}");
        }
        let date = match extraction.reference_date {
            None => "no date".to_owned(),
            Some(reference) => match reference.source {
                ReferenceSource::Given => format!("{} (given)", reference.date),
                ReferenceSource::Page => format!("{} (on the page)", reference.date),
            },
        };
        let events = match extraction.events.len() {
            0 => "no events".to_owned(),
            1 => "1 event".to_owned(),
            count => format!("{count} events"),
        };
        let facts = self.styled(DIM, &format!("{date} · {events}"));
        let _ = writeln!(self.out, "{facts}");
    }

    fn event(&mut self, number: usize, event: &Event) {
        let kind = match event.kind {
            Kind::Meeting => "meeting",
            Kind::Call => "call",
            Kind::Video => "video call",
        };
        let status = match event.status {
            Status::Held => "held",
            Status::Planned => "planned",
            Status::Proposed => "proposed",
            Status::NotHeld => "not held",
        };
        let background = if event.background { ", background" } else { "" };
        let facts = format!("{} · {:.2}{background}", clean(&event.rule), event.confidence);
        let head = format!(
            "{} {} · {}  {}",
            pad(&format!("[{number}]"), 4),
            self.styled(BOLD, kind),
            self.styled(status_style(event.status), status),
            self.styled(DIM, &facts),
        );
        let _ = writeln!(self.out, "\n{head}");

        let widths = participant_widths(event);
        self.participants("who", &event.who, &widths);
        self.participants("whom", &event.whom, &widths);
        let when = event.when.as_ref().map(|when| {
            let value = if when.timex.len() > when.date.len() { &when.timex } else { &when.date };
            format!("{} {}", clean(value), quoted(&when.text))
        });
        self.slot("when", when.as_deref());
        let place = event.place.as_ref().map(|place| {
            let country = place.country.as_deref().map(|code| format!(" ({})", clean(code)));
            format!("{}{}", clean(&place.text), country.unwrap_or_default())
        });
        self.slot("where", place.as_deref());
        self.slot("about", event.about.first().map(|topic| clean(&topic.text)).as_deref());
        for topic in event.about.iter().skip(1) {
            self.slot("", Some(&clean(&topic.text)));
        }
        self.slot("text", Some(&quoted(&event.evidence.text)));
    }

    /// One line a participant: name, title, body and country, each in its column.
    fn participants(&mut self, label: &str, participants: &[Participant], widths: &[usize; 3]) {
        if participants.is_empty() {
            self.slot(label, None);
        }
        for (at, participant) in participants.iter().enumerate() {
            let label = pad(if at == 0 { label } else { "" }, INDENT - 5);
            let [name, title, org, country] = cells(participant);
            let cells = [
                self.styled(BOLD, &pad(&name, widths[0])),
                pad(&title, widths[1]),
                pad(&org, widths[2]),
                country,
            ];
            let label = self.styled(DIM, &label);
            let _ = writeln!(self.out, "     {label}{}", cells.join("  ").trim_end());
        }
    }

    /// A slot's value, wrapped behind its label.
    fn slot(&mut self, label: &str, value: Option<&str>) {
        let lines = match value {
            Some(value) => wrap(value, self.width.saturating_sub(INDENT)),
            None => vec![self.styled(DIM, NONE)],
        };
        for (at, line) in lines.iter().enumerate() {
            let label = pad(if at == 0 { label } else { "" }, INDENT - 5);
            let label = self.styled(DIM, &label);
            let _ = writeln!(self.out, "     {label}{line}");
        }
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", clean(text))
}

fn cells(participant: &Participant) -> [String; 4] {
    let cell = |value: &Option<String>| match value.as_deref() {
        None => NONE.to_owned(),
        Some(value) => clean(value).into_owned(),
    };
    let mut name = cell(&participant.name);
    if participant.inferred {
        name.push_str(" (looked up)");
    }
    [name, cell(&participant.title), cell(&participant.org), cell(&participant.country)]
}

/// Widths of the name, title and body columns of an event.
fn participant_widths(event: &Event) -> [usize; 3] {
    let mut widths = [0; 3];
    for participant in event.who.iter().chain(&event.whom) {
        for (width, cell) in widths.iter_mut().zip(&cells(participant)) {
            *width = (*width).max(columns(cell));
        }
    }
    widths
}
