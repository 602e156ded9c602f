//! A progress bar on long input, and messages that do not tear it.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows how far the reading has come; cheap to clone.
#[derive(Clone)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

/// Input below this many bytes is done before a bar could be read.
const LONG: u64 = 4 << 20;

impl Progress {
    /// A bar, if standard error is a terminal, `wanted`, and the input long or of unknown length.
    pub fn new(inputs: &[PathBuf], wanted: bool) -> Self {
        if !wanted || !std::io::stderr().is_terminal() {
            return Progress { bar: None };
        }
        let total = inputs.iter().map(|input| size(input)).sum::<Option<u64>>();
        let bar = match total {
            Some(total) if total < LONG => None,
            Some(total) => {
                let bar = ProgressBar::new(total);
                bar.set_style(style(
                    "{bar:30} {bytes} of {total_bytes}  {binary_bytes_per_sec}  {eta} left",
                ));
                Some(bar)
            }
            None => {
                let bar = ProgressBar::new_spinner();
                bar.set_style(style("{spinner} {bytes}  {binary_bytes_per_sec}"));
                Some(bar)
            }
        };
        if let Some(bar) = &bar {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Progress { bar }
    }

    /// So many more bytes have been read.
    pub fn advance(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(bytes);
        }
    }

    /// Says something on standard error.
    pub fn say(&self, message: &str) {
        let message = clean(message);
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{message}")),
            None => eprintln!("{message}"),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// A message without what would steer the terminal: file names and ids may hold anything.
pub fn clean(message: &str) -> String {
    let hidden = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    message.replace(hidden, "\u{fffd}")
}

fn style(template: &str) -> ProgressStyle {
    // The templates are constants; a mistake in one falls back to the default style.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// Bytes of a file or of a directory's files; `None` where nobody can know.
fn size(input: &Path) -> Option<u64> {
    if input == Path::new("-") {
        return None;
    }
    if let Some(paths) = crate::input::expand(input) {
        return paths.iter().map(|path| size(path)).sum();
    }
    if input.is_dir() {
        let mut sum = 0;
        crate::input::walk(input, &mut |found| {
            sum += found.ok().and_then(|path| path.metadata().ok()).map_or(0, |meta| meta.len());
        });
        return Some(sum);
    }
    match input.metadata() {
        Ok(meta) if meta.is_file() => Some(meta.len()),
        Ok(_) => None,
        // Reading will report it.
        Err(_) => Some(0),
    }
}
