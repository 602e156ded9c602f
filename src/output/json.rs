//! One JSON document: an object for one article, an array for several.

use std::io::{self, Write};

use serde_json::json;

use super::format::{Article, Assembly, Format, Options, Part};
use super::view::{SCHEMA, View};
use crate::corpus::Corpus;

pub(super) struct Json;

pub(super) static FORMAT: Json = Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "one indented JSON document: an object for one article, an array for several"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        View::new(article, options).pretty().into()
    }

    fn assembly(&self, _options: &Options) -> Box<dyn Assembly> {
        Box::new(Array::default())
    }

    fn corpus(&self, corpus: &Corpus, _options: &Options) -> Option<String> {
        let value = json!({
            "schema": SCHEMA,
            "summary": corpus.summary(),
            "encounters": corpus.encounters,
            "network": corpus.network(),
        });
        Some(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
    }
}

/// Holds the first article back until it is known whether there is a second.
#[derive(Default)]
pub(super) struct Array {
    first: Option<String>,
    open: bool,
}

impl Assembly for Array {
    fn add(&mut self, part: Part, out: &mut dyn Write) -> io::Result<()> {
        match self.first.take() {
            None if !self.open => self.first = Some(part.text),
            first => {
                if let Some(first) = first {
                    self.open = true;
                    write!(out, "[\n{first}")?;
                }
                write!(out, ",\n{}", part.text)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match self.first.take() {
            Some(only) => writeln!(out, "{only}"),
            None if self.open => writeln!(out, "\n]"),
            None => writeln!(out, "[]"),
        }
    }
}
