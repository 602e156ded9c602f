//! The command line.

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use hoedam::OffsetUnit;
use hoedam::output::{FORMATS, Format, find};
use jiff::civil::Date;

use crate::input::{Kind, Limits};

/// Who met whom, when, where, about what: reads Korean news articles and prints the meetings
/// they report.
#[derive(Parser)]
#[command(name = "meetings", version, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Cli {
    /// Articles: .txt (one article), .jsonl (one {"id","text","date"?,"title"?} a line),
    /// directories of them, or - for standard input
    #[arg(value_name = "FILE|DIR|-")]
    inputs: Vec<PathBuf>,

    /// Publication date of articles that carry none (otherwise it is read off the page)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<Date>,

    /// How to print the result
    #[arg(long, default_value = "text", value_parser = formats())]
    pub format: &'static dyn Format,

    /// Write files of this directory, named after the articles' ids, instead of standard output
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// csv: one row a participant instead of one an event
    #[arg(long)]
    pub long: bool,

    /// csv: begin with a byte order mark, without which Excel garbles Korean
    #[arg(long)]
    pub excel: bool,

    /// What offsets in the output count
    #[arg(long, default_value = "chars", value_parser = offset_units())]
    pub offsets: OffsetUnit,

    /// A directory of tables that add to, replace or remove rows of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub gazetteers: Vec<PathBuf>,

    /// Start without the built-in names (people, bodies, places); the grammar's tables stay
    #[arg(long)]
    pub no_default_gazetteers: bool,

    /// How many articles are read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// What files (and standard input) hold
    #[arg(long, default_value = "auto")]
    input: Kind,

    /// Longest article or JSONL line that is read, in MiB
    #[arg(long, value_name = "MIB", default_value = "64")]
    max_size: NonZeroUsize,

    /// Colour in the text format
    #[arg(long, default_value = "auto")]
    pub colour: Colour,
}

const AFTER_HELP: &str = "Exit code: 0 everything was read, 1 nothing could be done, \
2 some inputs could not be read (the others were).";

/// When to colour.
#[derive(Clone, Copy, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also in a pipe
    Always,
    /// Never
    Never,
}

impl Colour {
    /// Whether output to `stdout` is coloured.
    pub fn on(self, stdout: &std::io::Stdout) -> bool {
        match self {
            Colour::Auto => anstream::AutoStream::choice(stdout) != anstream::ColorChoice::Never,
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}

impl Cli {
    /// The command line, ended with a message where its parts do not go together.
    pub fn checked() -> Self {
        let cli = Cli::parse();
        if cli.format.needs_directory() && cli.out.is_none() {
            let name = cli.format.name();
            let message = format!(
                "the format {name} writes several files an article: name a directory with --out DIR"
            );
            Cli::command().error(ErrorKind::MissingRequiredArgument, message).exit();
        }
        cli
    }

    /// The inputs; standard input where none are named.
    pub fn inputs(&self) -> Vec<PathBuf> {
        if !self.inputs.is_empty() {
            return self.inputs.clone();
        }
        if std::io::stdin().is_terminal() {
            eprintln!(
                "meetings: reading an article from the keyboard; end with Ctrl-D (see --help)"
            );
        }
        vec![PathBuf::from("-")]
    }

    /// How many worker threads to run.
    pub fn threads(&self) -> usize {
        let processors = || std::thread::available_parallelism().ok();
        self.threads.or_else(processors).map_or(1, NonZeroUsize::get)
    }

    /// What is read, and how much of it.
    pub fn limits(&self) -> Limits {
        Limits { kind: self.input, size: self.max_size.get().saturating_mul(1 << 20) }
    }
}

/// How wide text on the terminal may be; very long lines are hard to read.
pub fn terminal_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0).clamp(40, 120))
}

fn parse_date(text: &str) -> Result<Date, String> {
    crate::input::parse_date(text).ok_or_else(|| "is no date like 2018-06-29".to_owned())
}

fn formats() -> impl TypedValueParser<Value = &'static dyn Format> {
    let values = FORMATS.iter().map(|f| PossibleValue::new(f.name()).help(f.about()));
    PossibleValuesParser::new(values).try_map(|name| find(&name).ok_or("is no format"))
}

fn offset_units() -> impl TypedValueParser<Value = OffsetUnit> {
    PossibleValuesParser::new(OffsetUnit::ALL.map(OffsetUnit::name)).try_map(|name| {
        let unit = OffsetUnit::ALL.into_iter().find(|unit| unit.name() == name);
        unit.ok_or("is no unit")
    })
}
