//! What a format is: how one article is written, and how the parts are put together.

use std::io::{self, Write};

use crate::codes::CodeBook;
use crate::corpus::{Corpus, Telling};
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
    /// Whether `csv` has one row a participant instead of one an event.
    pub long: bool,
    /// Whether `csv` begins with a byte order mark, without which Excel garbles Korean.
    pub bom: bool,
}

/// What an article adds to the output.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// What stands in the output.
    pub text: String,
    /// What the article adds to a corpus.
    pub tellings: Vec<Telling>,
    /// What stands in files of its own beside it: extension and content.
    pub files: Vec<(&'static str, String)>,
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Part { text, ..Part::default() }
    }
}

impl Default for Options {
    /// Offsets in code points, no colour, 100 columns, the embedded codes.
    fn default() -> Self {
        Options {
            offsets: OffsetUnit::Chars,
            colour: false,
            width: 100,
            codes: CodeBook::default(),
            long: false,
            bom: false,
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
    fn article(&self, article: &Article<'_>, options: &Options) -> Part;

    /// What puts the parts together; by itself, one after the other.
    fn assembly(&self, options: &Options) -> Box<dyn Assembly> {
        let _ = options;
        Box::new(Concatenation)
    }

    /// The encounters of a corpus, merged over its articles; `None` where the format is about
    /// single articles.
    fn corpus(&self, corpus: &Corpus, options: &Options) -> Option<String> {
        let _ = (corpus, options);
        None
    }

    /// Whether the format merges the encounters of all its articles by itself.
    fn is_merged(&self) -> bool {
        false
    }

    /// Whether an article needs files of its own.
    fn needs_directory(&self) -> bool {
        false
    }

    /// Files that stand once in a directory of such files: name and content.
    fn directory_files(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// Puts the parts of an output together, in the order of the articles.
pub trait Assembly: Send {
    /// Takes the next article's part.
    ///
    /// # Errors
    /// What `out` reports.
    fn add(&mut self, part: Part, out: &mut dyn Write) -> io::Result<()>;

    /// Ends the output.
    ///
    /// # Errors
    /// What `out` reports.
    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()>;
}

/// One part after the other, nothing around them.
pub(super) struct Concatenation;

impl Assembly for Concatenation {
    fn add(&mut self, part: Part, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(part.text.as_bytes())
    }

    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// A head before the parts and a tail behind them.
pub(super) struct Framed {
    pub head: Option<String>,
    pub between: &'static str,
    pub tail: String,
    pub parts: usize,
}

impl Framed {
    pub fn new(head: String, between: &'static str, tail: String) -> Self {
        Framed { head: Some(head), between, tail, parts: 0 }
    }
}

impl Assembly for Framed {
    fn add(&mut self, part: Part, out: &mut dyn Write) -> io::Result<()> {
        if let Some(head) = self.head.take() {
            out.write_all(head.as_bytes())?;
        }
        if self.parts > 0 {
            out.write_all(self.between.as_bytes())?;
        }
        self.parts += 1;
        out.write_all(part.text.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(head) = self.head.take() {
            out.write_all(head.as_bytes())?;
        }
        out.write_all(self.tail.as_bytes())
    }
}

/// Collects all tellings, merges them, and writes what `format` makes of the corpus.
pub(super) struct Merged<F: 'static> {
    pub format: &'static F,
    pub options: Options,
    pub tellings: Vec<Telling>,
}

impl<F: Format> Merged<F> {
    pub fn new(format: &'static F, options: &Options) -> Self {
        Merged { format, options: options.clone(), tellings: Vec::new() }
    }

    /// The part of an article that only counts as a piece of the corpus.
    pub fn part(article: &Article<'_>, options: &Options) -> Part {
        let extraction = article.extraction.in_unit(&article.document.text, options.offsets);
        Part { tellings: Telling::all(article.document, &extraction), ..Part::default() }
    }
}

impl<F: Format> Assembly for Merged<F> {
    fn add(&mut self, part: Part, _out: &mut dyn Write) -> io::Result<()> {
        self.tellings.extend(part.tellings);
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let corpus = Corpus::of(std::mem::take(&mut self.tellings));
        let text = self.format.corpus(&corpus, &self.options).unwrap_or_default();
        out.write_all(text.as_bytes())
    }
}
