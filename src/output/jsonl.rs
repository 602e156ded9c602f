//! One JSON document a line, for streams.

use super::format::{Article, Format, Options, Part};
use super::view::View;

pub(super) struct Jsonl;

pub(super) static FORMAT: Jsonl = Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one JSON document a line, for streams"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let mut line = View::new(article, options).compact();
        line.push('\n');
        line.into()
    }
}
