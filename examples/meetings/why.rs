//! Explanations in place of results: `--explain`, `--why-not`, `--rule-report`.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use hoedam::explain::RuleReport;
use hoedam::output::{Format, Options, Part, explained, rules};
use hoedam::{Document, Explanation, Extractor, Worker};

/// The formats of an explanation.
pub const FORMATS: [&str; 3] = ["text", "json", "jsonl"];

/// What is to be explained of each article.
#[derive(Clone)]
pub enum Why {
    /// Its events and lost triggers.
    Article,
    /// Only what its rules did, in this report.
    Rules(Arc<Mutex<RuleReport>>),
}

impl Why {
    /// What an article adds to the output.
    pub fn part(
        &self,
        worker: &mut Worker<'_>,
        document: &Document,
        format: &dyn Format,
        options: &Options,
    ) -> Part {
        let explanation = worker.explain(document);
        match self {
            Why::Article => written(&explanation, document, format, options).into(),
            Why::Rules(report) => {
                // Counting cannot leave the report half done in a way that matters.
                let mut report = report.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                report.add(&explanation);
                Part::default()
            }
        }
    }
}

fn written(
    explanation: &Explanation,
    document: &Document,
    format: &dyn Format,
    options: &Options,
) -> String {
    let explanation = explanation.in_unit(&document.text, options.offsets);
    match format.name() {
        "json" => serde_json::to_string_pretty(&explanation).unwrap_or_default(),
        "jsonl" => serde_json::to_string(&explanation).unwrap_or_default() + "\n",
        _ => explained(&explanation, options),
    }
}

/// Takes one sentence through every stage, up to its events or where they were lost.
pub fn sentence(
    extractor: &Extractor,
    document: &Document,
    format: &dyn Format,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut worker = extractor.worker();
    let explanation = worker.explain(document);
    if format.name() == "text" {
        write!(out, "{}\nresult\n", extractor.trace(document))?;
    }
    let text = written(&explanation, document, format, options);
    writeln!(out, "{}", text.trim_end())?;
    out.flush()
}

/// Writes a report of the rules.
pub fn report(report: &RuleReport, format: &dyn Format, out: &mut dyn Write) -> io::Result<()> {
    match format.name() {
        "json" => writeln!(out, "{}", serde_json::to_string_pretty(report)?)?,
        "jsonl" => {
            for count in &report.rules {
                writeln!(out, "{}", serde_json::to_string(count)?)?;
            }
        }
        _ => write!(out, "{}", rules(report))?,
    }
    out.flush()
}
