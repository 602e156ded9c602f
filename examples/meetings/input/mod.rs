//! Turns files, directories and standard input into articles, one at a time.

mod bare;
mod date;
mod decode;
mod html;
mod jsonl;
mod lines;
mod sheet;
mod walk;

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::fs::File;
use std::hash::{Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use encoding_rs::Encoding;
use hoedam::Document;

use decode::{Decoded, decode, decode_page};
use lines::{Line, Lines};
use walk::{EXTENSIONS, extension};

pub use date::parse_date;
pub use walk::{expand, walk};

/// What an input holds.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// By the file's extension; otherwise by how it begins
    Auto,
    /// One article
    Txt,
    /// One JSON object a line
    Jsonl,
    /// A web page
    Html,
    /// A spreadsheet (xlsx, xls, xlsb, ods) with one article a row, such as a BIGKINDS export
    Sheet,
}

/// How inputs are read.
#[derive(Clone, Copy)]
pub struct Manner {
    /// What they hold.
    pub kind: Kind,
    /// Longest article or line, in bytes.
    pub size: usize,
    /// Their encoding, where the caller knows it.
    pub encoding: Option<&'static Encoding>,
}

/// What reading yields, in order.
pub enum Item {
    /// An article.
    Article(Source),
    /// Something worth saying; nothing was lost.
    Warning(String),
    /// Something that could not be read.
    Fault(String),
}

/// An article, or what one can be made of.
pub enum Source {
    /// An article.
    Document(Document),
    /// A web page that holds one; finding it takes time.
    Page {
        /// The article's id.
        id: String,
        /// The page.
        text: String,
    },
}

impl Source {
    /// The article's id.
    pub fn id(&self) -> &str {
        match self {
            Source::Document(document) => &document.id,
            Source::Page { id, .. } => id,
        }
    }

    /// What is to be said of how it will be read.
    pub fn warning(&self) -> Option<String> {
        match self {
            Source::Page { id, text } if html::is_too_deep(text) => Some(format!(
                "{id}: elements nested more than {} deep; the whole page is read as text",
                bare::DEEPEST
            )),
            _ => None,
        }
    }

    /// The article.
    pub fn document(self) -> Document {
        match self {
            Source::Document(document) => document,
            Source::Page { id, text } => html::document(&text, &id),
        }
    }
}

/// Takes items as they come; `false` ends the reading.
pub trait Sink {
    /// Takes one item.
    fn put(&mut self, item: Item) -> bool;
    /// Hears how many bytes of the inputs are done.
    fn advance(&mut self, bytes: u64);
}

/// The reading was ended by the sink.
struct Ended;

/// Reads all inputs into `sink`.
pub fn read(inputs: &[PathBuf], manner: Manner, sink: &mut dyn Sink) {
    let mut reader = Reader { manner, sink, ids: HashMap::new(), names: Vec::new() };
    for input in inputs {
        if reader.input(input).is_err() {
            return;
        }
    }
}

struct Reader<'s> {
    manner: Manner,
    sink: &'s mut dyn Sink,
    /// Where each id was first seen, by the id's hash: file (in `names`) and line.
    /// Small on purpose: a stream of a gigabyte has a million of them.
    ids: HashMap<u64, (u32, u32)>,
    names: Vec<String>,
}

impl Reader<'_> {
    fn input(&mut self, input: &Path) -> Result<(), Ended> {
        if input == Path::new("-") {
            self.names.push("stdin".to_owned());
            return self.stream(io::stdin().lock(), self.manner.kind, "stdin");
        }
        match expand(input) {
            None => self.path(input),
            Some(paths) if paths.is_empty() => {
                self.fault(format!("{}: no file matches this pattern", input.display()))
            }
            Some(paths) => paths.iter().try_for_each(|path| self.path(path)),
        }
    }

    fn path(&mut self, path: &Path) -> Result<(), Ended> {
        if !path.is_dir() {
            return self.file(path);
        }
        let mut files = Vec::new();
        walk(path, &mut |found| files.push(found));
        if files.is_empty() {
            let known = EXTENSIONS.map(|e| format!(".{e}")).join(", ");
            self.fault(format!("{}: no file with articles here ({known})", path.display()))?;
        }
        for found in files {
            match found {
                Ok(path) => self.file(&path)?,
                Err(reason) => self.fault(reason)?,
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> Result<(), Ended> {
        let name = path.display().to_string();
        let kind = match (self.manner.kind, extension(path).as_deref()) {
            (Kind::Auto, Some("jsonl" | "ndjson")) => Kind::Jsonl,
            (Kind::Auto, Some("txt")) => Kind::Txt,
            (Kind::Auto, Some("html" | "htm")) => Kind::Html,
            (Kind::Auto, Some("xlsx" | "xls" | "xlsb" | "ods")) => Kind::Sheet,
            (kind, _) => kind,
        };
        self.names.push(name.clone());
        match File::open(path) {
            Ok(file) => self.stream(BufReader::with_capacity(1 << 16, file), kind, &name),
            Err(error) => self.fault(format!("{name}: {error}")),
        }
    }

    fn stream(&mut self, mut reader: impl BufRead, kind: Kind, name: &str) -> Result<(), Ended> {
        let kind = match kind {
            // Reading will meet an error again and report it.
            Kind::Auto => sniff(reader.fill_buf().unwrap_or_default()),
            kind => kind,
        };
        if kind == Kind::Jsonl {
            return self.jsonl(reader, name);
        }
        let mut bytes = Vec::new();
        let limit = self.manner.size;
        if let Err(error) = reader.take(limit as u64 + 1).read_to_end(&mut bytes) {
            return self.fault(format!("{name}: {error}"));
        }
        let size = bytes.len() as u64;
        if bytes.len() > limit {
            self.fault(format!("{name}: {}", too_long("file", None, limit)))?;
        } else if kind == Kind::Sheet {
            self.sheet(bytes, name)?;
        } else {
            let page = kind == Kind::Html;
            let decoded = if page { decode_page } else { decode }(&bytes, self.manner.encoding);
            let text = self.sound(decoded, name)?;
            if self.unseen(name, 0)? {
                self.put(Item::Article(if page {
                    Source::Page { id: name.to_owned(), text }
                } else {
                    Source::Document(Document::new(name, text))
                }))?;
            }
        }
        self.sink.advance(size);
        Ok(())
    }

    /// One article a row.
    fn sheet(&mut self, bytes: Vec<u8>, name: &str) -> Result<(), Ended> {
        // A reader of other people's format may meet what it was not made for.
        let rows = std::panic::catch_unwind(|| sheet::documents(bytes, name));
        match rows.unwrap_or_else(|_| Err("cannot be read as a spreadsheet".to_owned())) {
            Err(reason) => self.fault(format!("{name}: {reason}")),
            Ok(rows) => rows.into_iter().try_for_each(|(number, row)| match row {
                Ok(document) => self.article(document, number as u64),
                Err(reason) => self.fault(format!("{name}:{number}: {reason}")),
            }),
        }
    }

    /// One JSON object a line.
    fn jsonl(&mut self, reader: impl BufRead, name: &str) -> Result<(), Ended> {
        let limit = self.manner.size;
        let mut lines = Lines::new(reader, limit);
        let mut number = 0;
        let mut told = 0;
        loop {
            number += 1;
            let place = format!("{name}:{number}");
            match lines.next() {
                Ok(None) => break,
                Err(error) => {
                    self.fault(format!("{place}: {error}"))?;
                    break;
                }
                Ok(Some(Line::TooLong(size))) => {
                    self.fault(format!("{place}: {}", too_long("line", Some(size), limit)))?;
                }
                Ok(Some(Line::Whole(line))) => {
                    if !line.iter().all(u8::is_ascii_whitespace) {
                        self.line(line, &place, number)?;
                    }
                }
            }
            self.sink.advance(lines.taken - told);
            told = lines.taken;
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8], place: &str, number: u64) -> Result<(), Ended> {
        // JSON is UTF-8; a line is too short to guess anything else from.
        let encoding = self.manner.encoding.unwrap_or(encoding_rs::UTF_8);
        let line = self.sound(decode(line, Some(encoding)), place)?;
        match jsonl::document(&line, place) {
            Ok(document) => self.article(document, number),
            Err(reason) => self.fault(format!("{place}: {reason}")),
        }
    }

    fn article(&mut self, document: Document, number: u64) -> Result<(), Ended> {
        if self.unseen(&document.id, number)? {
            self.put(Item::Article(Source::Document(document)))?;
        }
        Ok(())
    }

    /// The decoded text; what was lost is reported.
    fn sound(&mut self, decoded: Decoded, place: &str) -> Result<String, Ended> {
        if let Some(warning) = decoded.warning {
            self.put(Item::Warning(format!("{place}: {warning}")))?;
        }
        Ok(decoded.text)
    }

    /// Whether no earlier article had this id; reports it otherwise.
    fn unseen(&mut self, id: &str, line: u64) -> Result<bool, Ended> {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        let file = self.names.len().saturating_sub(1) as u32;
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        match self.ids.entry(hasher.finish()) {
            Entry::Vacant(entry) => {
                entry.insert((file, line));
                Ok(true)
            }
            Entry::Occupied(first) => {
                let (first_file, first_line) = *first.get();
                let first = self.place(first_file, first_line);
                let here = self.place(file, line);
                self.fault(format!(
                    "{here}: the id {id:?} was already used at {first}; this article is left out"
                ))?;
                Ok(false)
            }
        }
    }

    fn place(&self, file: u32, line: u32) -> String {
        let name = self.names.get(file as usize).map_or("", String::as_str);
        if line == 0 { name.to_owned() } else { format!("{name}:{line}") }
    }

    fn fault(&mut self, message: String) -> Result<(), Ended> {
        self.put(Item::Fault(message))
    }

    fn put(&mut self, item: Item) -> Result<(), Ended> {
        if self.sink.put(item) { Ok(()) } else { Err(Ended) }
    }
}

/// What a stream holds, by its first bytes.
fn sniff(head: &[u8]) -> Kind {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |tag: &[u8]| text.get(..tag.len()).is_some_and(|t| t.eq_ignore_ascii_case(tag));
    if text.first() == Some(&b'{') {
        Kind::Jsonl
    } else if begins(b"<!doctype html") || begins(b"<html") {
        Kind::Html
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0") {
        Kind::Sheet
    } else {
        Kind::Txt
    }
}

fn too_long(what: &str, size: Option<usize>, limit: usize) -> String {
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    let size = size.map_or_else(String::new, |size| format!(" of {:.1} MiB", mib(size)));
    format!("{what}{size} is longer than {:.0} MiB; see --max-size", mib(limit))
}
