//! A corpus for people: counts, pairs, timeline, and a line an encounter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::clean::{clean, columns, pad, wrap};
use crate::corpus::{Corpus, Encounter, Party, Side};

/// Longest bar of the timeline, in columns.
const BAR: usize = 40;

/// The corpus in columns.
pub fn overview(corpus: &Corpus, width: usize) -> String {
    let summary = corpus.summary();
    let counted =
        |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let mut out = format!(
        "{}, told {} in {}\n",
        counted(summary.encounters, "encounter"),
        counted(summary.tellings, "time"),
        counted(summary.articles, "article")
    );
    let kinds = summary.kinds.iter().map(|(kind, count)| (kind.name(), *count));
    line(&mut out, "kinds", kinds, width);
    let statuses = summary.statuses.iter().map(|(status, count)| (status.name(), *count));
    line(&mut out, "statuses", statuses, width);
    let mut countries: Vec<(&str, usize)> =
        summary.countries.iter().map(|(country, count)| (country.as_str(), *count)).collect();
    countries.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    line(&mut out, "countries", countries.into_iter(), width);

    if !summary.pairs.is_empty() {
        out.push_str("\nMost frequent pairs\n");
    }
    for pair in &summary.pairs {
        let period = match (&pair.first, &pair.last) {
            (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
            (Some(only), _) | (_, Some(only)) => only.clone(),
            (None, None) => String::new(),
        };
        let pair = format!("{:>6}  {} – {}", pair.encounters, clean(&pair.a), clean(&pair.b));
        let _ = writeln!(out, "{}", format!("{pair}  {}", clean(&period)).trim_end());
    }
    timeline(&mut out, &summary.timeline, summary.undated);

    if !corpus.encounters.is_empty() {
        out.push_str("\nEncounters\n");
    }
    for encounter in &corpus.encounters {
        entry(&mut out, encounter, width);
    }
    out
}

fn line<'a>(
    out: &mut String,
    label: &str,
    counts: impl Iterator<Item = (&'a str, usize)>,
    width: usize,
) {
    let counts: Vec<String> =
        counts.map(|(name, count)| format!("{} {count}", clean(name))).collect();
    for (at, line) in wrap(&counts.join(", "), width.saturating_sub(12)).iter().enumerate() {
        let _ = writeln!(out, "  {} {line}", pad(if at == 0 { label } else { "" }, 9));
    }
}

fn timeline(out: &mut String, counts: &BTreeMap<String, usize>, undated: usize) {
    let most = counts.values().copied().max().unwrap_or(1);
    if !counts.is_empty() || undated > 0 {
        out.push_str("\nTimeline\n");
    }
    for (month, count) in counts {
        let bar = "█".repeat((count * BAR).div_ceil(most));
        let _ = writeln!(out, "  {} {bar} {count}", pad(&clean(month), 8));
    }
    if undated > 0 {
        let _ = writeln!(out, "  undated  {undated}");
    }
}

/// Date, status, kind and sides on one line, then place, topics and sources where there are.
fn entry(out: &mut String, encounter: &Encounter, width: usize) {
    let side = |side: Side| {
        let parties = encounter.parties.iter().filter(|party| party.side == side);
        parties.map(called).collect::<Vec<_>>().join(", ")
    };
    let sides: Vec<String> =
        [side(Side::Who), side(Side::Whom)].into_iter().filter(|side| !side.is_empty()).collect();
    let date = clean(encounter.date.as_deref().unwrap_or("undated")).into_owned();
    let head = format!(
        "  {}  {}  {}  ",
        pad(&date, 10),
        pad(encounter.status.name(), 8),
        pad(encounter.kind.name(), 7)
    );
    let indent = columns(&head);
    let mut lines = wrap(&sides.join(" – "), width.saturating_sub(indent));
    lines.extend(encounter.place.iter().map(|place| format!("in {}", clean(place))));
    if let Some(topic) = encounter.about.first() {
        lines.extend(wrap(&clean(&topic.text), width.saturating_sub(indent)));
    }
    let conflicts: Vec<&str> = encounter.conflicts.iter().map(|conflict| conflict.slot).collect();
    let conflicts = match &conflicts[..] {
        [] => String::new(),
        slots => format!(", which disagree on {}", slots.join(" and ")),
    };
    let sources = match &encounter.sources[..] {
        [only] => clean(&only.document).into_owned(),
        many => format!("{} articles{conflicts}", many.len()),
    };
    lines.push(format!("{sources}  [{}]", clean(&encounter.id)));
    for (at, line) in lines.iter().enumerate() {
        let before = if at == 0 { head.clone() } else { " ".repeat(indent) };
        let _ = writeln!(out, "{before}{line}");
    }
}

fn called(party: &Party) -> String {
    let words: Vec<&str> =
        [&party.name, &party.title].into_iter().flatten().map(String::as_str).collect();
    if words.is_empty() {
        let other = party.org.as_deref().or(party.country.as_deref()).unwrap_or("?");
        return clean(other).into_owned();
    }
    clean(&words.join(" ")).into_owned()
}
