//! The command line.

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use encoding_rs::Encoding;
use hoedam::corpus::Corpus;
use hoedam::output::{FORMATS, Format, Options, find};
use hoedam::{Limits, OffsetUnit};
use jiff::civil::Date;

use crate::input::{Kind, Manner};

/// Who met whom, when, where, about what: reads Korean news articles and prints the meetings
/// they report.
#[derive(Parser)]
#[command(name = "meetings", version, max_term_width = 100, after_help = AFTER_HELP)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Subcommand)]
enum Command {
    /// Merge the same encounter across articles, with counts, pairs and timeline
    Corpus(Reading),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

/// How articles are read and results written.
#[derive(Args)]
pub struct Reading {
    /// Articles: text (.txt), web pages (.html), JSON lines (.jsonl: {"id","text","date"?,"title"?}),
    /// spreadsheets (.xlsx, a BIGKINDS export), directories or patterns of them, - for standard
    /// input
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

    /// Read no article; list the offices whose last known holder left, or was last known to be
    /// in office, more than a year before this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub check_gazetteers: Option<Date>,

    /// How many articles are read at once [default: one a processor]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// What files (and standard input) hold
    #[arg(long, default_value = "auto")]
    input: Kind,

    /// Encoding of the input, such as euc-kr [default: what it looks like]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    encoding: Option<&'static Encoding>,

    /// Longest file or JSONL line that is read, in MiB
    #[arg(long, value_name = "MIB", default_value = "64")]
    max_size: NonZeroUsize,

    /// Longest text of one article, in bytes; what stands behind is not read, and reported
    #[arg(long, value_name = "BYTES", default_value = "4194304")]
    max_text: NonZeroUsize,

    /// Most events of one article; what more there is is left out, and reported
    #[arg(long, value_name = "N", default_value = "500")]
    max_events: NonZeroUsize,

    /// Longest sentence, in bytes; a longer one is cut at a space, and reported
    #[arg(long, value_name = "BYTES", default_value = "3000")]
    max_sentence: NonZeroUsize,

    /// Instead of results: why each event came out as it did, and why every other trigger gave
    /// none (text, json or jsonl)
    #[arg(long, conflicts_with_all = ["why_not", "rule_report", "timings"])]
    pub explain: bool,

    /// Read no article; take this sentence through every stage, up to its events or where they
    /// were lost (text, json or jsonl)
    #[arg(long, value_name = "SENTENCE", conflicts_with_all = ["rule_report", "timings", "inputs"])]
    pub why_not: Option<String>,

    /// Instead of results: how often each row of the triggers, status cues and topic verbs fired,
    /// alone and beside others, and which never did (text, json or jsonl)
    #[arg(long, conflicts_with_all = ["timings", "out"])]
    pub rule_report: bool,

    /// Afterwards, on standard error: time, share and speed of every stage
    #[arg(long)]
    pub timings: bool,

    /// Colour in the text format
    #[arg(long, default_value = "auto")]
    pub colour: Colour,
}

/// What the command line asks for.
pub enum Task {
    /// Read articles and write what each reports.
    Articles(Reading),
    /// Read articles and write the encounters they report together.
    Corpus(Reading),
    /// Print what the program says of itself.
    Print(Vec<u8>),
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
    /// What to do; ends the program where the parts of the command line do not go together.
    pub fn task() -> Task {
        let cli = Cli::parse();
        let mut command = Cli::command();
        let (reading, corpus) = match cli.command {
            // Into memory first: neither of them reports that it cannot be written.
            Some(Command::Completions { shell }) => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut command, "meetings", &mut script);
                return Task::Print(script);
            }
            Some(Command::Man) => {
                let mut page = Vec::new();
                // Memory takes everything.
                let _ = clap_mangen::Man::new(command).render(&mut page);
                return Task::Print(page);
            }
            Some(Command::Corpus(reading)) => (reading, true),
            None => (cli.reading, false),
        };
        let name = reading.format.name();
        if corpus && !reading.format.is_merged() && !has_corpus(reading.format) {
            let able = FORMATS.iter().filter(|format| format.is_merged() || has_corpus(**format));
            let able: Vec<&str> = able.map(|format| format.name()).collect();
            let message =
                format!("the format {name} is about single articles; choose {}", able.join(", "));
            command.error(ErrorKind::InvalidValue, message).exit();
        }
        let why = reading.explain || reading.rule_report || reading.why_not.is_some();
        if why && (corpus || !crate::why::FORMATS.contains(&name)) {
            let message = format!(
                "explanations are of articles, not of a merged corpus, and their formats are {}",
                crate::why::FORMATS.join(", ")
            );
            command.error(ErrorKind::InvalidValue, message).exit();
        }
        if reading.format.needs_directory() && reading.out.is_none() {
            let message = format!(
                "the format {name} writes several files an article: name a directory with --out DIR"
            );
            command.error(ErrorKind::MissingRequiredArgument, message).exit();
        }
        if corpus { Task::Corpus(reading) } else { Task::Articles(reading) }
    }
}

fn has_corpus(format: &dyn Format) -> bool {
    format.corpus(&Corpus::of(Vec::new()), &Options::default()).is_some()
}

impl Reading {
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

    /// How much of one article is read.
    pub fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.text = self.max_text.get();
        limits.events = self.max_events.get();
        limits.sentence = self.max_sentence.get();
        limits
    }

    /// How inputs are read.
    pub fn manner(&self) -> Manner {
        let size = self.max_size.get().saturating_mul(1 << 20);
        Manner { kind: self.input, size, encoding: self.encoding }
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

fn encoding(label: &str) -> Result<&'static Encoding, String> {
    // What Korean programs call it; the encoding standard has no name for it.
    let known = if label.eq_ignore_ascii_case("cp949") { "euc-kr" } else { label };
    let unknown = || "is no encoding; try euc-kr (also for cp949), utf-8 or utf-16".to_owned();
    Encoding::for_label(known.as_bytes()).ok_or_else(unknown)
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
