//! The report of how often rules fired, for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::clean::{clean, pad};
use crate::explain::{RuleCount, RuleReport};

/// A report as text: a table of the rows that fired, and a list of those that never did.
pub fn rules(report: &RuleReport) -> String {
    let RuleReport { articles, events, .. } = report;
    let mut out = format!("{articles} articles, {events} events\n");
    let mut tables: Vec<&str> = Vec::new();
    for count in &report.rules {
        if !tables.contains(&count.rule.table.as_ref()) {
            tables.push(&count.rule.table);
        }
    }
    for table in tables {
        let rows = || report.rules.iter().filter(|count| count.rule.table == table);
        let mut fired: Vec<&RuleCount> = rows().filter(|count| count.fired > 0).collect();
        // The order of the table decides between equals.
        fired.sort_by_key(|count| std::cmp::Reverse(count.fired));
        let _ = writeln!(out, "\n{table}: {} of {} rows fired", fired.len(), rows().count());
        if !fired.is_empty() {
            let _ = writeln!(out, "  {}   fired   alone  conflict", pad("row", 20));
        }
        for count in fired {
            let RuleCount { rule, fired, alone, conflicts, with, lost, .. } = count;
            let row = pad(&clean(&rule.row), 20);
            let _ = write!(out, "  {row} {fired:>7} {alone:>7} {conflicts:>9}");
            let notes = [("with", most(with)), ("lost", most(lost))];
            for (label, list) in notes.iter().filter(|(_, list)| !list.is_empty()) {
                let _ = write!(out, "  {label} {list}");
            }
            out.push('\n');
        }
        let silent = report.silent().filter(|count| count.rule.table == table);
        let silent: Vec<String> = silent
            .map(|count| {
                let line = count.rule.place.as_deref().and_then(|place| place.rsplit(':').next());
                format!("{} ({})", clean(&count.rule.row), line.unwrap_or_default())
            })
            .collect();
        if !silent.is_empty() {
            let _ = writeln!(out, "  never, with their lines: {}", silent.join(", "));
        }
    }
    out
}

/// The three greatest counts.
fn most(counts: &BTreeMap<String, u64>) -> String {
    let mut all: Vec<(&String, &u64)> = counts.iter().collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let first: Vec<String> =
        all.iter().take(3).map(|(name, count)| format!("{} {count}", clean(name))).collect();
    first.join(", ")
}
