//! A report to look at: one page that needs nothing but a browser.
//!
//! The page holds the articles and results as JSON, and a script that makes elements of
//! them. Text goes into the page as text nodes only, and the page forbids every script but
//! its own, so nothing in an article can act.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::format::{Article, Assembly, Format, Options, Part};
use super::view::View;
use crate::corpus::{Corpus, Telling};
use crate::offsets::OffsetUnit;

pub(super) struct Html;

pub(super) static FORMAT: Html = Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "a report to look at: one page with articles, encounters, timeline and network"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        // Browsers slice strings by UTF-16.
        let mut options = options.clone();
        options.offsets = OffsetUnit::Utf16;
        let view = View::new(article, &options);
        let mut value = view.value();
        value["text"] = article.document.text.as_str().into();
        Part {
            text: script("class=\"document\"", &value),
            tellings: Telling::all(article.document, view.extraction()),
            ..Part::default()
        }
    }

    fn assembly(&self, _options: &Options) -> Box<dyn Assembly> {
        Box::new(Page { open: false, tellings: Vec::new() })
    }

    fn is_merged(&self) -> bool {
        true
    }
}

const STYLE: &str = include_str!("report/report.css");
const BODY: &str = include_str!("report/body.html");

/// The report's script.
const SCRIPT: &str = concat!(
    "\n",
    include_str!("report/base.js"),
    include_str!("report/reader.js"),
    include_str!("report/cards.js"),
    include_str!("report/overview.js"),
    include_str!("report/main.js"),
);

/// The hash of [`SCRIPT`], by which the page knows its own script; a test says the right one.
const SCRIPT_HASH: &str = "sha256-jpz9bxBFGtBJrFBcyPlIft4qnC4rwuNV2V+Tiy1gRk4=";

struct Page {
    open: bool,
    tellings: Vec<Telling>,
}

impl Page {
    fn head(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.open, true) {
            return Ok(());
        }
        let policy = format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src '{SCRIPT_HASH}'; \
                 base-uri 'none'; form-action 'none'"
        );
        write!(
            out,
            "<!doctype html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <title>hoedam 회담</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{BODY}"
        )
    }
}

impl Assembly for Page {
    fn add(&mut self, part: Part, out: &mut dyn Write) -> io::Result<()> {
        self.head(out)?;
        self.tellings.extend(part.tellings);
        out.write_all(part.text.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.head(out)?;
        let corpus = Corpus::of(std::mem::take(&mut self.tellings));
        out.write_all(script("id=\"corpus\"", &merged(&corpus)).as_bytes())?;
        write!(out, "<script>{SCRIPT}</script>\n</body>\n</html>\n")
    }
}

/// Encounters, each party with its node of the network.
fn merged(corpus: &Corpus) -> Value {
    let network = corpus.network();
    let mut encounters = serde_json::to_value(&corpus.encounters).unwrap_or_default();
    for (at, seats) in network.seats.iter().enumerate() {
        for (place, node) in seats.iter().enumerate() {
            encounters[at]["parties"][place]["node"] = (*node).into();
        }
    }
    json!({"encounters": encounters, "nodes": network.nodes})
}

/// JSON as a data block, which only a `<` could end.
fn script(attributes: &str, value: &Value) -> String {
    let json = value.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" {attributes}>{json}</script>\n")
}
