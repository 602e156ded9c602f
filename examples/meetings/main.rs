//! Reads Korean news articles and prints the meetings they report.
//!
//! Exit codes: 0, everything was read; 1, nothing could be done (bad gazetteers, output
//! failed); 2, bad arguments, or some inputs could not be read and the others were.

mod cli;
mod input;
mod pipeline;
mod progress;
mod target;
mod timings;
mod why;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use hoedam::explain::RuleReport;
use hoedam::gazetteer::Gazetteer;
use hoedam::output::Options;
use hoedam::{CodeBook, Document, Extractor};

use cli::{Cli, Reading, Task};
use pipeline::Job;
use progress::Progress;
use target::{Directory, Merged, Nowhere, Stream, Target};
use timings::Timings;
use why::Why;

fn main() -> ExitCode {
    match run(Cli::task()) {
        Ok(failed) if failed => ExitCode::from(2),
        Ok(_) => ExitCode::SUCCESS,
        // Whoever reads our output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            let reason = error.to_string();
            eprintln!("meetings: cannot write the output: {}", progress::clean(&reason));
            ExitCode::FAILURE
        }
        Err(Stop::Tables(error)) => {
            eprintln!("{}", progress::clean(&error.to_string()));
            let count = error.count();
            eprintln!("meetings: the gazetteers have {count} mistake(s); nothing was read");
            ExitCode::FAILURE
        }
    }
}

/// What ends the program early.
enum Stop {
    Tables(hoedam::Error),
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

/// Whether some inputs failed.
fn run(task: Task) -> Result<bool, Stop> {
    let (reading, corpus) = match task {
        Task::Print(text) => {
            let mut out = io::stdout();
            out.write_all(&text)?;
            out.flush()?;
            return Ok(false);
        }
        Task::Articles(reading) => (reading, false),
        // A format that merges its articles by itself needs the articles, too.
        Task::Corpus(reading) => {
            let merged = reading.format.is_merged();
            (reading, !merged)
        }
    };
    let extractor = extractor(&reading).map_err(Stop::Tables)?;
    if let Some(date) = reading.check_gazetteers {
        list_stale(extractor.gazetteer(), date)?;
        return Ok(false);
    }
    let mut stdout = io::stdout();
    let on_terminal = stdout.is_terminal();
    let mut options = Options::default();
    options.offsets = reading.offsets;
    options.colour = reading.colour.on(&stdout);
    options.codes = CodeBook::of(extractor.gazetteer());
    if let Some(width) = cli::terminal_width().filter(|_| on_terminal) {
        options.width = width;
    }
    options.long = reading.long;
    options.bom = reading.excel;
    let format = reading.format;
    if let Some(sentence) = &reading.why_not {
        let mut document = Document::new("sentence", sentence.as_str());
        document.date = reading.date;
        why::sentence(&extractor, &document, format, &options, &mut stdout)?;
        return Ok(false);
    }
    let report = Arc::new(Mutex::new(RuleReport::new(extractor.gazetteer())));
    let why = match (reading.explain, reading.rule_report) {
        (true, _) => Some(Why::Article),
        (_, true) => Some(Why::Rules(Arc::clone(&report))),
        _ => None,
    };
    let timings = reading.timings.then(|| Arc::new(Mutex::new(Timings::default())));
    let mut target: Box<dyn Target> = match &reading.out {
        Some(path) if corpus => {
            Box::new(Merged::new(target::corpus_file(path, format)?, format, &options))
        }
        Some(path) => Box::new(Directory::new(path, format, &options)?),
        None if reading.rule_report => Box::new(Nowhere),
        None if corpus => Box::new(Merged::new(stdout, format, &options)),
        None => {
            let out = BufWriter::with_capacity(1 << 16, stdout);
            Box::new(Stream::new(format, &options, out))
        }
    };
    let inputs = reading.inputs();
    let progress = Progress::new(&inputs, !on_terminal || reading.out.is_some());
    let job = Job {
        inputs,
        manner: reading.manner(),
        date: reading.date,
        threads: reading.threads(),
        format: (!corpus).then_some(format),
        options,
        why,
        timings: timings.clone(),
    };
    let failed = pipeline::run(job, extractor, &progress, &mut *target)?;
    progress.finish();
    if reading.rule_report {
        let report = report.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        why::report(&report, format, &mut io::stdout())?;
    }
    if let Some(timings) = timings {
        eprintln!("{}", timings.lock().unwrap_or_else(|poisoned| poisoned.into_inner()));
    }
    Ok(failed)
}

/// Prints the offices for which the tables know nobody on the day, one a line.
fn list_stale(gazetteer: &Gazetteer, date: jiff::civil::Date) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout());
    let stale = gazetteer.stale(date, 365);
    for row in &stale {
        let office = &gazetteer.offices[row.office as usize].id;
        let person = gazetteer.tenures[row.last as usize].person as usize;
        let how = if row.ended { "left" } else { "last seen" };
        writeln!(out, "{office}: {} {how} {}", gazetteer.people[person].name, row.known_until)?;
    }
    writeln!(out, "{} of {} offices", stale.len(), gazetteer.offices.len())?;
    out.flush()
}

fn extractor(reading: &Reading) -> Result<Extractor, hoedam::Error> {
    let mut builder = Extractor::builder().limits(reading.limits());
    if reading.no_default_gazetteers {
        builder = builder.without_embedded();
    }
    for directory in &reading.gazetteers {
        builder = builder.gazetteers(directory);
    }
    builder.build()
}
