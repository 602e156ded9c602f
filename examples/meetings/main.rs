//! Reads Korean news articles and prints the meetings they report.
//!
//! Exit codes: 0, everything was read; 1, nothing could be done (bad gazetteers, output
//! failed); 2, bad arguments, or some inputs could not be read and the others were.

mod cli;
mod input;
mod lines;
mod pipeline;
mod progress;
mod target;

use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use hoedam::output::Options;
use hoedam::{CodeBook, Extractor};

use cli::Cli;
use pipeline::Job;
use progress::Progress;
use target::{Directory, Stream, Target};

fn main() -> ExitCode {
    let cli = Cli::checked();
    match run(&cli) {
        Ok(failed) if failed => ExitCode::from(2),
        Ok(_) => ExitCode::SUCCESS,
        // Whoever reads our output has seen enough.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            eprintln!("meetings: cannot write the output: {error}");
            ExitCode::FAILURE
        }
        Err(Stop::Tables(error)) => {
            eprintln!("{error}");
            eprintln!(
                "meetings: the gazetteers have {} mistake(s); nothing was read",
                error.count()
            );
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
fn run(cli: &Cli) -> Result<bool, Stop> {
    let extractor = extractor(cli).map_err(Stop::Tables)?;
    let stdout = io::stdout();
    let on_terminal = stdout.is_terminal();
    let mut options = Options::default();
    options.offsets = cli.offsets;
    options.colour = cli.colour.on(&stdout);
    options.codes = CodeBook::of(extractor.gazetteer());
    if let Some(width) = cli::terminal_width().filter(|_| on_terminal) {
        options.width = width;
    }
    options.long = cli.long;
    options.bom = cli.excel;
    let mut target: Box<dyn Target> = match &cli.out {
        Some(directory) => Box::new(Directory::new(directory, cli.format, &options)?),
        None => {
            let out = BufWriter::with_capacity(1 << 16, stdout);
            Box::new(Stream::new(cli.format, &options, out))
        }
    };
    let inputs = cli.inputs();
    let progress = Progress::new(&inputs, !on_terminal || cli.out.is_some());
    let job = Job {
        inputs,
        limits: cli.limits(),
        date: cli.date,
        threads: cli.threads(),
        format: cli.format,
        options,
    };
    let failed = pipeline::run(job, extractor, &progress, &mut *target)?;
    progress.finish();
    Ok(failed)
}

fn extractor(cli: &Cli) -> Result<Extractor, hoedam::Error> {
    let mut builder = Extractor::builder();
    if cli.no_default_gazetteers {
        builder = builder.without_embedded();
    }
    for directory in &cli.gazetteers {
        builder = builder.gazetteers(directory);
    }
    builder.build()
}
