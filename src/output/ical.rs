//! Planned and proposed meetings as a calendar (RFC 5545).

use jiff::ToSpan;
use jiff::civil::Date;

use super::clean::clean;
use super::format::{Article, Assembly, Format, Merged, Options, Part};
use crate::corpus::{Corpus, Encounter, Side};
use crate::event::{Kind, Status};

pub(super) struct ICal;

pub(super) static FORMAT: ICal = ICal;

impl Format for ICal {
    fn name(&self) -> &'static str {
        "ical"
    }

    fn about(&self) -> &'static str {
        "planned and proposed meetings that have a day, as a calendar"
    }

    fn extension(&self) -> &'static str {
        "ics"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        Merged::<Self>::part(article, options)
    }

    fn assembly(&self, options: &Options) -> Box<dyn Assembly> {
        Box::new(Merged::new(&FORMAT, options))
    }

    fn is_merged(&self) -> bool {
        true
    }

    fn corpus(&self, corpus: &Corpus, _options: &Options) -> Option<String> {
        let mut out = String::new();
        line(&mut out, "BEGIN:VCALENDAR");
        line(&mut out, "VERSION:2.0");
        line(&mut out, "PRODID:-//hoedam//meetings//KO");
        line(&mut out, "CALSCALE:GREGORIAN");
        for encounter in &corpus.encounters {
            event(&mut out, encounter);
        }
        line(&mut out, "END:VCALENDAR");
        Some(out)
    }
}

fn event(out: &mut String, encounter: &Encounter) {
    let status = match encounter.status {
        Status::Planned => "CONFIRMED",
        Status::Proposed => "TENTATIVE",
        Status::Held | Status::NotHeld => return,
    };
    // A calendar has no place for "in July".
    let day = encounter.date.as_deref().filter(|date| date.len() == 10);
    let Some(day) = day.and_then(|date| date.parse::<Date>().ok()) else { return };
    let Ok(next) = day.checked_add(1.day()) else { return };
    // The stamp says how old the news is; the time of this run would make the output differ.
    let stamp = encounter.sources.iter().filter_map(|source| source.published).max();
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}@hoedam", escaped(&encounter.id)));
    line(out, &format!("DTSTAMP:{}T000000Z", stamp.unwrap_or(day).strftime("%Y%m%d")));
    line(out, &format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")));
    line(out, &format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
    line(out, &format!("SUMMARY:{}", escaped(&summary(encounter))));
    if let Some(place) = &encounter.place {
        line(out, &format!("LOCATION:{}", escaped(place)));
    }
    let mut description: Vec<String> =
        encounter.about.iter().map(|topic| format!("- {}", clean(&topic.text))).collect();
    for source in &encounter.sources {
        description.push(format!("“{}” ({})", clean(&source.evidence), clean(&source.document)));
    }
    line(
        out,
        &format!(
            "DESCRIPTION:{}",
            description.iter().map(|l| escaped(l)).collect::<Vec<_>>().join("\\n")
        ),
    );
    line(out, &format!("CATEGORIES:{}", encounter.kind.name().to_uppercase()));
    line(out, &format!("STATUS:{status}"));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// `강경화 – 마이크 폼페이오 (call)`.
fn summary(encounter: &Encounter) -> String {
    let side = |side: Side| {
        let parties = encounter.parties.iter().filter(|party| party.side == side);
        let names = parties.map(|party| {
            let facts = [&party.name, &party.title, &party.org, &party.country];
            facts.into_iter().flatten().next().map_or("?", String::as_str)
        });
        names.collect::<Vec<_>>().join(", ")
    };
    let sides: Vec<String> =
        [side(Side::Who), side(Side::Whom)].into_iter().filter(|s| !s.is_empty()).collect();
    let kind = match encounter.kind {
        Kind::Meeting => "",
        Kind::Call => " (call)",
        Kind::Video => " (video call)",
    };
    format!("{}{kind}", sides.join(" – "))
}

fn escaped(text: &str) -> String {
    clean(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// A content line, folded so that no line has more than 75 bytes.
fn line(out: &mut String, text: &str) {
    let mut room = 75;
    for c in text.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}
