//! Measures the extractor on annotated articles.
//!
//! ```sh
//! cargo run --release --example evaluate -- tests/corpus            # the table
//! cargo run --release --example evaluate -- tests/corpus --errors   # and every error
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use hoedam::Extractor;

mod corpus;
mod run;
mod same;
mod score;

/// Measures the extractor on annotated articles.
#[derive(Parser)]
struct Options {
    /// Directory of annotated articles.
    corpus: PathBuf,
    /// Show every miss, every false event and every wrong slot.
    #[arg(long)]
    errors: bool,
    /// Only one part of the corpus.
    #[arg(long)]
    part: Option<Part>,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// Do not tell the extractor the publication dates.
    #[arg(long)]
    no_dates: bool,
    /// Score this file (one JSON object an article, with `id` and `events`) instead of
    /// running the extractor.
    #[arg(long, value_name = "JSONL")]
    predictions: Option<PathBuf>,
    /// Tables of one's own.
    #[arg(long, value_name = "DIR")]
    gazetteers: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Part {
    Main,
    HeldOut,
}

impl From<Part> for corpus::Part {
    fn from(part: Part) -> Self {
        match part {
            Part::Main => corpus::Part::Main,
            Part::HeldOut => corpus::Part::HeldOut,
        }
    }
}

fn main() -> ExitCode {
    match evaluate(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn evaluate(options: &Options) -> Result<(), String> {
    let articles = corpus::load(&options.corpus, options.part.map(Into::into))?;
    let found = match &options.predictions {
        Some(path) => read_predictions(path)?,
        None => {
            let mut builder = Extractor::builder();
            if let Some(directory) = &options.gazetteers {
                builder = builder.gazetteers(directory);
            }
            let extractor = builder.build().map_err(|e| e.to_string())?;
            run::run(&extractor, &articles, !options.no_dates)?
        }
    };
    let mut errors = Vec::new();
    let figures = score::score(&articles, &found, |error| errors.push(error));
    let mut out = std::io::stdout().lock();
    let print = |out: &mut dyn std::io::Write| {
        if options.errors {
            for error in &errors {
                writeln!(out, "{error}")?;
            }
        }
        if options.json { writeln!(out, "{}", figures.json()) } else { writeln!(out, "{figures}") }
    };
    match print(&mut out).and_then(|()| out.flush()) {
        // A reader such as `head` may have seen enough.
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(e.to_string()),
        _ => Ok(()),
    }
}

#[derive(serde::Deserialize)]
struct Prediction {
    id: String,
    #[serde(default)]
    events: Vec<score::Found>,
}

fn read_predictions(path: &PathBuf) -> Result<BTreeMap<String, Vec<score::Found>>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut found = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let prediction: Prediction = serde_json::from_str(line)
            .map_err(|e| format!("{}:{}: {e}", path.display(), at + 1))?;
        found.insert(prediction.id, prediction.events);
    }
    Ok(found)
}
