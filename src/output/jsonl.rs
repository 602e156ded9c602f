//! One JSON document a line, for streams.

use super::format::{Article, Format, Options, Part};
use super::view::View;
use crate::corpus::Corpus;

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

    fn corpus(&self, corpus: &Corpus, _options: &Options) -> Option<String> {
        // Strings, numbers and lists only: nothing that JSON could not say.
        let line = |encounter| serde_json::to_string(encounter).unwrap_or_default() + "\n";
        Some(corpus.encounters.iter().map(line).collect())
    }
}
