//! What a format is: how one article is written, and how the parts are put together.

use std::io::{self, Write};

use crate::codes::CodeBook;
use crate::document::Document;
use crate::extraction::Extraction;
use crate::offsets::OffsetUnit;

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
