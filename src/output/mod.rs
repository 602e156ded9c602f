//! Output formats: one file each, one trait, one list.
//!
//! A format renders articles one by one, on any thread, and an [`Assembly`] puts the parts
//! together in order, so that a corpus of any size streams through.
//!
//! ```
//! use hoedam::{Document, Extractor};
//! use hoedam::output::{Article, Options, find, to_string};
//!
//! let document = Document::new("a-1", "첫눈이 내렸다.");
//! let extraction = Extractor::default().extract(&document);
//! let articles = [Article { document: &document, extraction: &extraction }];
//! let line = to_string(find("jsonl").unwrap(), &articles, &Options::default());
//! assert!(line.starts_with(r#"{"schema":1,"id":"a-1""#));
//! ```

use std::io::{self, Write};

pub use explained::explained;
pub use format::{Article, Assembly, Format, Options, Part};
pub use rules::rules;

mod anchor;
mod clean;
mod explained;
mod format;
mod overview;
mod rules;
mod view;

macro_rules! formats {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every format, in the order in which help texts list them.
        pub static FORMATS: &[&dyn Format] = &[$(&$module::FORMAT),*];
    };
}

// The list of formats: a new one is a file that defines `FORMAT`, and its name here.
formats![text, json, jsonl, csv, html, brat, conll, spacy, webannotation, graphml, dot, ical];

/// JSON Schema (2020-12) of one article's JSON, as `schema.json` holds it.
#[cfg(feature = "schema")]
pub fn schema() -> serde_json::Value {
    view::schema()
}

/// The format of a name.
pub fn find(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// Writes articles in a format.
///
/// # Errors
/// What `out` reports.
pub fn write(
    format: &dyn Format,
    articles: &[Article<'_>],
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut assembly = format.assembly(options);
    for article in articles {
        assembly.add(format.article(article, options), out)?;
    }
    assembly.finish(out)
}

/// Articles in a format, as a string.
pub fn to_string(format: &dyn Format, articles: &[Article<'_>], options: &Options) -> String {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and parts are strings.
    let _ = write(format, articles, options, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}
