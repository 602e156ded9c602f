//! How long each stage takes: `--timings`.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use hoedam::{Document, Extraction, Stage, Worker};

/// Time by stage, over all threads.
#[derive(Debug, Clone, Default)]
pub struct Timings {
    stages: BTreeMap<Stage, Duration>,
    output: Duration,
    articles: u64,
    bytes: u64,
}

impl Timings {
    /// Reads an article and measures every stage.
    pub fn extract(&mut self, worker: &mut Worker<'_>, document: &Document) -> Extraction {
        self.articles += 1;
        self.bytes += document.text.len() as u64;
        let mut last = Instant::now();
        worker.extract_with_laps(document, |stage| {
            let now = Instant::now();
            *self.stages.entry(stage).or_default() += now - last;
            last = now;
        })
    }

    /// Measures a piece of the writing.
    pub fn output<T>(&mut self, write: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = write();
        self.output += start.elapsed();
        result
    }

    /// Adds what another thread measured.
    pub fn merge(&mut self, other: &Timings) {
        for (stage, time) in &other.stages {
            *self.stages.entry(*stage).or_default() += *time;
        }
        self.output += other.output;
        self.articles += other.articles;
        self.bytes += other.bytes;
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum: Duration = self.stages.values().sum::<Duration>() + self.output;
        let whole = sum.as_secs_f64().max(f64::MIN_POSITIVE);
        let megabytes = self.bytes as f64 / 1e6;
        let mut line = |name: &str, time: Duration| {
            let seconds = time.as_secs_f64();
            let share = 100.0 * seconds / whole;
            let rate = match seconds > 0.0 {
                true => format!("{:9.1}", megabytes / seconds),
                false => format!("{:>9}", "–"),
            };
            writeln!(f, "{name:<12} {:9.1} ms {share:5.1} % {rate} MB/s", 1e3 * seconds)
        };
        for stage in Stage::ALL {
            line(stage.name(), self.stages.get(&stage).copied().unwrap_or_default())?;
        }
        line("output", self.output)?;
        line("together", sum)?;
        write!(f, "{} articles, {megabytes:.2} MB; times are summed over threads", self.articles)
    }
}
