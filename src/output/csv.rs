//! For spreadsheets: one row an event, or (`long`) one row a participant.

use super::clean::clean;
use super::format::{Article, Assembly, Format, Framed, Options, Part};
use super::view::View;
use crate::codes::Codes;
use crate::corpus::{Corpus, Encounter, Party, Side};
use crate::event::{Event, Participant};
use crate::extraction::Extraction;

pub(super) struct Csv;

pub(super) static FORMAT: Csv = Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "for spreadsheets: one row an event, with --long one row a participant"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let view = View::new(article, options);
        let extraction = view.extraction();
        let (columns, columns_long) = (events(), participants());
        let mut sheet = Sheet::default();
        for (number, (event, codes)) in view.events().enumerate() {
            if options.long {
                let sides = [("who", &event.who), ("whom", &event.whom)];
                for (side, participants) in sides {
                    for participant in participants {
                        let mut row =
                            row(&columns_long, &(extraction, number, event, side, participant));
                        row.extend(tail(event, codes));
                        sheet.add(&row);
                    }
                }
            } else {
                let mut row = row(&columns, &(extraction, number, event));
                row.extend(tail(event, codes));
                sheet.add(&row);
            }
        }
        sheet.text().into()
    }

    fn assembly(&self, options: &Options) -> Box<dyn Assembly> {
        let names = if options.long { names(&participants()) } else { names(&events()) };
        Box::new(Framed::new(head(&[&names[..], TAIL].concat(), options), "", String::new()))
    }

    fn corpus(&self, corpus: &Corpus, options: &Options) -> Option<String> {
        let mut sheet = Sheet::default();
        for encounter in &corpus.encounters {
            if options.long {
                for party in &encounter.parties {
                    sheet.add(&row(&party_columns(), &(encounter, party)));
                }
            } else {
                sheet.add(&row(&encounters(), encounter));
            }
        }
        let names = if options.long { names(&party_columns()) } else { names(&encounters()) };
        Some(head(&names, options) + &sheet.text())
    }
}

/// A column: its name and what stands in it.
type Column<T> = (&'static str, fn(&T) -> String);

fn names<T>(columns: &[Column<T>]) -> Vec<&'static str> {
    columns.iter().map(|(name, _)| *name).collect()
}

fn row<T>(columns: &[Column<T>], of: &T) -> Vec<String> {
    columns.iter().map(|(_, cell)| cell(of)).collect()
}

fn head(names: &[&str], options: &Options) -> String {
    let mut sheet = Sheet::default();
    sheet.add(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    format!("{}{}", if options.bom { "\u{FEFF}" } else { "" }, sheet.text())
}

fn events<'a>() -> Vec<Column<(&'a Extraction, usize, &'a Event)>> {
    vec![
        ("document", |(e, ..)| guard(&e.id)),
        ("event", |(_, number, _)| (number + 1).to_string()),
        ("published", |(e, ..)| e.reference_date.map_or_else(String::new, |r| r.date.to_string())),
        ("kind", |(.., event)| event.kind.name().to_owned()),
        ("status", |(.., event)| event.status.name().to_owned()),
        ("date", |(.., event)| event.when.as_ref().map_or_else(String::new, |w| guard(&w.date))),
        ("who", |(.., event)| people(&event.who)),
        ("who_countries", |(.., event)| countries(&event.who)),
        ("whom", |(.., event)| people(&event.whom)),
        ("whom_countries", |(.., event)| countries(&event.whom)),
        ("where", |(.., event)| event.place.as_ref().map_or_else(String::new, |p| guard(&p.text))),
        ("where_country", |(.., event)| {
            let country = event.place.as_ref().and_then(|place| place.country.as_deref());
            guard(country.unwrap_or_default())
        }),
        ("about", |(.., event)| {
            let topics: Vec<&str> = event.about.iter().map(|topic| topic.text.as_str()).collect();
            guard(&topics.join("; "))
        }),
        ("timex", |(.., event)| event.when.as_ref().map_or_else(String::new, |w| guard(&w.timex))),
        ("evidence", |(.., event)| guard(&event.evidence.text)),
        ("start", |(.., event)| event.evidence.span.start.to_string()),
        ("end", |(.., event)| event.evidence.span.end.to_string()),
        ("offsets", |(e, ..)| e.offsets.name().to_owned()),
    ]
}

/// A participant, on which side of which event of which article.
type InEvent<'a> = (&'a Extraction, usize, &'a Event, &'a str, &'a Participant);

fn participants<'a>() -> Vec<Column<InEvent<'a>>> {
    vec![
        ("document", |(e, ..)| guard(&e.id)),
        ("event", |(_, number, ..)| (number + 1).to_string()),
        ("published", |(e, ..)| e.reference_date.map_or_else(String::new, |r| r.date.to_string())),
        ("kind", |(_, _, event, ..)| event.kind.name().to_owned()),
        ("status", |(_, _, event, ..)| event.status.name().to_owned()),
        ("date", |(_, _, event, ..)| {
            event.when.as_ref().map_or_else(String::new, |when| guard(&when.date))
        }),
        ("where", |(_, _, event, ..)| {
            event.place.as_ref().map_or_else(String::new, |place| guard(&place.text))
        }),
        ("role", |(_, _, _, side, _)| (*side).to_owned()),
        ("name", |(.., p)| cell(&p.name)),
        ("title", |(.., p)| cell(&p.title)),
        ("org", |(.., p)| cell(&p.org)),
        ("country", |(.., p)| cell(&p.country)),
        ("rows", |(.., p)| guard(&p.rows.join(" "))),
        ("inferred", |(.., p)| p.inferred.to_string()),
        ("start", |(.., p)| p.mention.map_or_else(String::new, |span| span.start.to_string())),
        ("end", |(.., p)| p.mention.map_or_else(String::new, |span| span.end.to_string())),
        ("offsets", |(e, ..)| e.offsets.name().to_owned()),
    ]
}

/// Columns at the end of both: where the event comes from and what others call it.
const TAIL: &[&str] = &[
    "rule",
    "confidence",
    "background",
    "cameo",
    "plover",
    "ace",
    "polarity",
    "tense",
    "modality",
    "ere",
    "realis",
];

fn tail(event: &Event, codes: &Codes) -> Vec<String> {
    let mut cells =
        vec![guard(&event.rule), format!("{:.2}", event.confidence), event.background.to_string()];
    let codes = [
        &codes.cameo,
        &codes.plover,
        &codes.ace,
        &codes.polarity,
        &codes.tense,
        &codes.modality,
        &codes.ere,
        &codes.realis,
    ];
    cells.extend(codes.map(|code| guard(code)));
    cells
}

fn encounters() -> Vec<Column<Encounter>> {
    vec![
        ("id", |e| guard(&e.id)),
        ("kind", |e| e.kind.name().to_owned()),
        ("status", |e| e.status.name().to_owned()),
        ("date", |e| cell(&e.date)),
        ("who", |e| side(e, Side::Who)),
        ("whom", |e| side(e, Side::Whom)),
        ("where", |e| cell(&e.place)),
        ("where_country", |e| cell(&e.place_country)),
        ("about", |e| {
            let topics: Vec<&str> = e.about.iter().map(|topic| topic.text.as_str()).collect();
            guard(&topics.join("; "))
        }),
        ("background", |e| e.background.to_string()),
        ("articles", |e| e.sources.len().to_string()),
        ("documents", |e| {
            let ids: Vec<&str> = e.sources.iter().map(|source| source.document.as_str()).collect();
            guard(&ids.join(" "))
        }),
        ("conflicts", |e| {
            let slots: Vec<&str> = e.conflicts.iter().map(|conflict| conflict.slot).collect();
            slots.join(" ")
        }),
    ]
}

fn party_columns<'a>() -> Vec<Column<(&'a Encounter, &'a Party)>> {
    vec![
        ("id", |(e, _)| guard(&e.id)),
        ("kind", |(e, _)| e.kind.name().to_owned()),
        ("status", |(e, _)| e.status.name().to_owned()),
        ("date", |(e, _)| cell(&e.date)),
        ("where", |(e, _)| cell(&e.place)),
        ("role", |(_, p)| if p.side == Side::Who { "who" } else { "whom" }.to_owned()),
        ("name", |(_, p)| cell(&p.name)),
        ("title", |(_, p)| cell(&p.title)),
        ("org", |(_, p)| cell(&p.org)),
        ("country", |(_, p)| cell(&p.country)),
        ("rows", |(_, p)| guard(&p.rows.join(" "))),
        ("articles", |(_, p)| p.tellings.to_string()),
    ]
}

fn people(participants: &[Participant]) -> String {
    let people = participants.iter().map(|p| {
        person(p.name.as_deref(), p.title.as_deref(), p.org.as_deref(), p.country.as_deref())
    });
    guard(&people.collect::<Vec<_>>().join("; "))
}

fn side(encounter: &Encounter, side: Side) -> String {
    let parties = encounter.parties.iter().filter(|party| party.side == side);
    let people = parties.map(|p| {
        person(p.name.as_deref(), p.title.as_deref(), p.org.as_deref(), p.country.as_deref())
    });
    guard(&people.collect::<Vec<_>>().join("; "))
}

/// Name and title; the body or the country where there is neither.
fn person(
    name: Option<&str>,
    title: Option<&str>,
    org: Option<&str>,
    country: Option<&str>,
) -> String {
    let words: Vec<&str> = [name, title].into_iter().flatten().collect();
    if words.is_empty() {
        return org.or(country).unwrap_or("?").to_owned();
    }
    words.join(" ")
}

fn countries(participants: &[Participant]) -> String {
    let countries = participants.iter().filter_map(|p| p.country.as_deref());
    guard(&countries.collect::<Vec<_>>().join(" "))
}

fn cell(value: &Option<String>) -> String {
    guard(value.as_deref().unwrap_or_default())
}

/// A cell that no spreadsheet takes for a formula.
fn guard(text: &str) -> String {
    let text = clean(text);
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.into_owned() }
}

/// Rows on their way into a string.
#[derive(Default)]
struct Sheet {
    writer: Option<csv::Writer<Vec<u8>>>,
}

impl Sheet {
    fn add(&mut self, row: &[String]) {
        let writer = self.writer.get_or_insert_with(|| csv::Writer::from_writer(Vec::new()));
        // Rows of one length into memory: nothing that can fail.
        let _ = writer.write_record(row);
    }

    fn text(self) -> String {
        let bytes = self.writer.and_then(|writer| writer.into_inner().ok()).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}
