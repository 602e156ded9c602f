//! How often each rule fired over a corpus, alone and beside others, and which never did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{EventExplanation, Explanation, TableRow};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::stems::StemTable;

/// Counts of the rows of `triggers.tsv`, `status.tsv` and `topics.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleReport {
    /// How many articles were read.
    pub articles: u64,
    /// How many events they gave.
    pub events: u64,
    /// One for every row of the tables, in their order.
    pub rules: Vec<RuleCount>,
}

/// What one row did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleCount {
    /// The row.
    #[serde(flatten)]
    pub rule: TableRow,
    /// How often it fired: a trigger was read, a cue or topic verb was part of a telling.
    pub fired: u64,
    /// Events in which no other row of the table said anything.
    pub alone: u64,
    /// Events of which another row said something else or the same.
    pub conflicts: u64,
    /// Those rows, with the number of events.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, u64>,
    /// Of triggers: the codes of the reasons why it gave no event.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lost: BTreeMap<String, u64>,
}

impl RuleReport {
    /// A report without articles: all rows of the tables, none of which has fired.
    pub fn new(gazetteer: &Gazetteer) -> RuleReport {
        let mut report = RuleReport::default();
        for trigger in &gazetteer.triggers {
            report.row("triggers.tsv", &trigger.stem, trigger.place.to_string());
        }
        report.stems("status.tsv", &gazetteer.status);
        report.stems("topics.tsv", &gazetteer.topics);
        report
    }

    fn stems<V: Copy>(&mut self, table: &'static str, stems: &StemTable<V>) {
        for row in stems.rows() {
            self.row(table, &row.stem, row.place.to_string());
        }
    }

    fn row(&mut self, table: &'static str, row: &str, place: String) {
        let rule = TableRow { table: table.into(), row: row.to_owned(), place: Some(place) };
        let (with, lost) = (BTreeMap::new(), BTreeMap::new());
        self.rules.push(RuleCount { rule, fired: 0, alone: 0, conflicts: 0, with, lost });
    }

    /// Counts an article.
    pub fn add(&mut self, explanation: &Explanation) {
        self.articles += 1;
        self.events += explanation.events.len() as u64;
        for event in &explanation.events {
            let beside = explanation.lost.iter().filter(|lost| lost.event == Some(event.number));
            let beside = beside.filter_map(|lost| lost.instead.as_ref().map(|_| &lost.rule));
            let tellings = event.tellings.iter().map(|telling| &telling.rule);
            self.count(&tellings.clone().chain(beside).collect::<Vec<_>>());
            // Those that another trigger took the place of are counted below.
            tellings.for_each(|rule| self.fire(rule));
            self.cues(event);
            self.topics(event);
        }
        let unread = ["furniture", "repeated", "not_a_meeting_sense"];
        for lost in &explanation.lost {
            let code = lost.reason.code.as_ref();
            if code != "merged" {
                let fired = !unread.contains(&code);
                if let Some(count) = self.rule(&lost.rule) {
                    count.fired += u64::from(fired);
                    *count.lost.entry(code.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// Adds the counts of another part of the corpus, read with the same tables.
    pub fn merge(&mut self, other: &RuleReport) {
        self.articles += other.articles;
        self.events += other.events;
        for (count, more) in self.rules.iter_mut().zip(&other.rules) {
            count.fired += more.fired;
            count.alone += more.alone;
            count.conflicts += more.conflicts;
            for (map, added) in [(&mut count.with, &more.with), (&mut count.lost, &more.lost)] {
                for (key, number) in added {
                    *map.entry(key.clone()).or_default() += number;
                }
            }
        }
    }

    /// Cues: those that decided, and those of other tellings.
    fn cues(&mut self, event: &EventExplanation) {
        let mut rows: Vec<&TableRow> = event.status.row.iter().collect();
        for telling in &event.tellings {
            let own = telling.cue_row.iter().chain(&telling.light_row);
            own.clone().for_each(|rule| self.fire(rule));
            rows.extend(telling.cue_row.iter());
            // A light verb has no say of its own.
            telling.light_row.iter().for_each(|rule| self.count(&[rule]));
        }
        self.count(&rows);
    }

    /// Topic verbs: alone where no other one claims the same words.
    fn topics(&mut self, event: &EventExplanation) {
        let all: Vec<_> = event.tellings.iter().flat_map(|telling| &telling.topics).collect();
        for topic in &all {
            let Some(rule) = &topic.row else { continue };
            self.fire(rule);
            let same = |other: &&&super::TopicExplanation| {
                let (a, b) = (&other.words.text, &topic.words.text);
                a.contains(b.as_str()) || b.contains(a.as_str())
            };
            let others = all.iter().filter(same).filter_map(|other| other.row.as_ref());
            let mut rows = vec![rule];
            rows.extend(others);
            self.count_for(rule, &rows);
        }
    }

    fn fire(&mut self, rule: &TableRow) {
        if let Some(count) = self.rule(rule) {
            count.fired += 1;
        }
    }

    /// Counts an event of which these rows say something.
    fn count(&mut self, rows: &[&TableRow]) {
        let mut seen: Vec<&TableRow> = Vec::new();
        for rule in rows {
            if !seen.contains(rule) {
                seen.push(rule);
                self.count_for(rule, rows);
            }
        }
    }

    fn count_for(&mut self, rule: &TableRow, rows: &[&TableRow]) {
        let mut others: Vec<&str> =
            rows.iter().filter(|row| **row != rule).map(|row| row.row.as_str()).collect();
        others.sort_unstable();
        others.dedup();
        let Some(count) = self.rule(rule) else { return };
        if others.is_empty() {
            count.alone += 1;
        } else {
            count.conflicts += 1;
        }
        for other in others {
            *count.with.entry(other.to_owned()).or_default() += 1;
        }
    }

    fn rule(&mut self, rule: &TableRow) -> Option<&mut RuleCount> {
        self.rules.iter_mut().find(|count| count.rule == *rule)
    }

    /// Rows that never fired.
    pub fn silent(&self) -> impl Iterator<Item = &RuleCount> {
        self.rules.iter().filter(|count| count.fired == 0)
    }
}
