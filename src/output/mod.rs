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

use crate::codes::CodeBook;
use crate::document::Document;
use crate::extraction::Extraction;
use crate::offsets::OffsetUnit;

mod clean;
mod view;

macro_rules! formats {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every format, in the order in which help texts list them.
        pub static FORMATS: &[&dyn Format] = &[$(&$module::FORMAT),*];
    };
}

// The list of formats: a new one is a file that defines `FORMAT`, and its name here.
formats![text, json, jsonl];

/// One article with what was found in it (offsets in bytes, as the extractor gives them).
#[derive(Debug, Clone, Copy)]
pub struct Article<'a> {
    /// What went in.
    pub document: &'a Document,
    /// What came out.
    pub extraction: &'a Extraction,
}

/// What a caller may choose about the output.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// What offsets in the output count.
    pub offsets: OffsetUnit,
    /// Whether `text` is coloured with ANSI sequences.
    pub colour: bool,
    /// How many columns `text` may fill.
    pub width: usize,
    /// Where the field's event codes come from.
    pub codes: CodeBook,
}

impl Default for Options {
    /// Offsets in code points, no colour, 100 columns, the embedded codes.
    fn default() -> Self {
        Options {
            offsets: OffsetUnit::Chars,
            colour: false,
            width: 100,
            codes: CodeBook::default(),
        }
    }
}

/// A way to write results down.
pub trait Format: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// What it is for, in one line of help.
    fn about(&self) -> &'static str;

    /// The extension of its files, without a dot.
    fn extension(&self) -> &'static str;

    /// One article's part of the output.
    fn article(&self, article: &Article<'_>, options: &Options) -> String;

    /// What puts the parts together; by itself, one after the other.
    fn assembly(&self, options: &Options) -> Box<dyn Assembly> {
        let _ = options;
        Box::new(Concatenation)
    }
}

/// Puts the parts of an output together, in the order of the articles.
pub trait Assembly: Send {
    /// Takes the next article's part.
    ///
    /// # Errors
    /// What `out` reports.
    fn add(&mut self, part: String, out: &mut dyn Write) -> io::Result<()>;

    /// Ends the output.
    ///
    /// # Errors
    /// What `out` reports.
    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// One part after the other, nothing around them.
struct Concatenation;

impl Assembly for Concatenation {
    fn add(&mut self, part: String, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(part.as_bytes())
    }

    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
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
