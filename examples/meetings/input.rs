//! Turns files, directories and standard input into articles, one at a time.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use hoedam::Document;
use jiff::civil::Date;
use serde_json::Value;

use crate::lines::{Line, Lines};

/// What an input holds.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// By the file's extension; standard input by its first character
    Auto,
    /// One article
    Txt,
    /// One JSON object a line
    Jsonl,
}

/// What is read, and how much of it.
#[derive(Clone, Copy)]
pub struct Limits {
    /// What the inputs hold.
    pub kind: Kind,
    /// Longest article or line, in bytes.
    pub size: usize,
}

/// What reading yields, in order.
pub enum Item {
    /// An article.
    Article(Document),
    /// Something worth saying; nothing was lost.
    Warning(String),
    /// Something that could not be read.
    Fault(String),
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
pub fn read(inputs: &[PathBuf], limits: Limits, sink: &mut dyn Sink) {
    let mut reader = Reader { limits, sink, ids: HashMap::new(), names: Vec::new() };
    for input in inputs {
        if reader.input(input).is_err() {
            return;
        }
    }
}

/// Files with these extensions are read from directories.
const EXTENSIONS: [&str; 2] = ["txt", "jsonl"];

/// The files of a directory and of those in it, in the order of their names.
pub fn walk(directory: &Path, found: &mut dyn FnMut(Result<PathBuf, String>)) {
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return found(Err(format!("{}: {error}", directory.display()))),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push((entry.path(), entry.file_type().is_ok_and(|t| t.is_dir()))),
            Err(error) => found(Err(format!("{}: {error}", directory.display()))),
        }
    }
    paths.sort();
    for (path, is_directory) in paths {
        if is_directory {
            walk(&path, found);
        } else if extension(&path).is_some_and(|e| EXTENSIONS.contains(&e.as_str())) {
            found(Ok(path));
        }
    }
}

/// A date, alone or at the start of a time stamp.
pub fn parse_date(text: &str) -> Option<Date> {
    let day = match text.char_indices().nth(10) {
        Some((at, 'T' | ' ')) => &text[..at],
        Some(_) => return None,
        None => text,
    };
    // Only the extended form: 20180629 is as likely an id as a date.
    (day.len() == 10 && day.as_bytes()[4] == b'-').then(|| day.parse().ok()).flatten()
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

struct Reader<'s> {
    limits: Limits,
    sink: &'s mut dyn Sink,
    /// Where each id was first seen, by the id's hash: file (in `names`) and line.
    ids: HashMap<u64, (u32, u64)>,
    names: Vec<String>,
}

impl Reader<'_> {
    fn input(&mut self, input: &Path) -> Result<(), Ended> {
        if input == Path::new("-") {
            self.names.push("stdin".to_owned());
            return self.stream(io::stdin().lock(), self.limits.kind, "stdin");
        }
        if !input.is_dir() {
            return self.file(input);
        }
        let mut files = Vec::new();
        walk(input, &mut |found| files.push(found));
        if files.is_empty() {
            let known = EXTENSIONS.map(|e| format!(".{e}")).join(" or ");
            self.fault(format!("{}: no {known} file in this directory", input.display()))?;
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
        let kind = match (self.limits.kind, extension(path).as_deref()) {
            (Kind::Auto, Some("jsonl" | "ndjson")) => Kind::Jsonl,
            (Kind::Auto, Some("txt")) => Kind::Txt,
            (kind, _) => kind,
        };
        self.names.push(name.clone());
        match File::open(path) {
            Ok(file) => self.stream(BufReader::with_capacity(1 << 16, file), kind, &name),
            Err(error) => self.fault(format!("{name}: {error}")),
        }
    }

    fn stream(&mut self, mut reader: impl BufRead, kind: Kind, name: &str) -> Result<(), Ended> {
        let lines = match kind {
            Kind::Jsonl => true,
            Kind::Txt => false,
            Kind::Auto => match reader.fill_buf() {
                Ok(head) => {
                    let head = head.strip_prefix(BOM).unwrap_or(head);
                    head.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
                }
                // Reading it will meet the error again and report it.
                Err(_) => false,
            },
        };
        if lines { self.jsonl(reader, name) } else { self.text(reader, name) }
    }

    /// One article.
    fn text(&mut self, reader: impl BufRead, name: &str) -> Result<(), Ended> {
        let mut bytes = Vec::new();
        let limit = self.limits.size;
        if let Err(error) = reader.take(limit as u64 + 1).read_to_end(&mut bytes) {
            return self.fault(format!("{name}: {error}"));
        }
        let size = bytes.len() as u64;
        if bytes.len() > limit {
            self.fault(format!("{name}: {}", too_long("article", None, limit)))?;
        } else {
            let bytes = bytes.strip_prefix(BOM).unwrap_or(&bytes);
            let text = self.decode(bytes, name)?;
            if self.unseen(name, 0)? {
                self.put(Item::Article(Document::new(name, text)))?;
            }
        }
        self.sink.advance(size);
        Ok(())
    }

    /// One JSON object a line.
    fn jsonl(&mut self, reader: impl BufRead, name: &str) -> Result<(), Ended> {
        let limit = self.limits.size;
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
                    let line = line.strip_prefix(BOM).unwrap_or(line);
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
        let line = self.decode(line, place)?;
        match document(&line, place) {
            Ok(document) => {
                if self.unseen(&document.id, number)? {
                    self.put(Item::Article(document))?;
                }
                Ok(())
            }
            Err(reason) => self.fault(format!("{place}: {reason}")),
        }
    }

    /// Text of bytes; what is no UTF-8 is replaced and reported.
    fn decode(&mut self, bytes: &[u8], place: &str) -> Result<String, Ended> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let at = error.valid_up_to();
                self.put(Item::Warning(format!(
                    "{place}: byte {at} is not UTF-8; what could not be read was replaced by U+FFFD"
                )))?;
                Ok(String::from_utf8_lossy(bytes).into_owned())
            }
        }
    }

    /// Whether no earlier article had this id; reports it otherwise.
    fn unseen(&mut self, id: &str, line: u64) -> Result<bool, Ended> {
        let file = self.names.len().saturating_sub(1) as u32;
        let place = |names: &[String], file: u32, line: u64| {
            let name = names.get(file as usize).map_or("", String::as_str);
            if line == 0 { name.to_owned() } else { format!("{name}:{line}") }
        };
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        match self.ids.entry(hasher.finish()) {
            Entry::Vacant(entry) => {
                entry.insert((file, line));
                Ok(true)
            }
            Entry::Occupied(first) => {
                let (first_file, first_line) = *first.get();
                let first = place(&self.names, first_file, first_line);
                let here = place(&self.names, file, line);
                self.fault(format!(
                    "{here}: the id {id:?} was already used at {first}; this article is left out"
                ))?;
                Ok(false)
            }
        }
    }

    fn fault(&mut self, message: String) -> Result<(), Ended> {
        self.put(Item::Fault(message))
    }

    fn put(&mut self, item: Item) -> Result<(), Ended> {
        if self.sink.put(item) { Ok(()) } else { Err(Ended) }
    }
}

/// Some editors put a byte order mark before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

fn too_long(what: &str, size: Option<usize>, limit: usize) -> String {
    let mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    let size = size.map_or_else(String::new, |size| format!(" of {:.1} MiB", mib(size)));
    format!("{what}{size} is longer than {:.0} MiB; see --max-size", mib(limit))
}

/// The article of a JSONL line.
fn document(line: &str, place: &str) -> Result<Document, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| {
        let text = error.to_string();
        // A line is line 1 of its own text; the real number is said already.
        let reason = text.split(" at line ").next().unwrap_or_default();
        format!("broken JSON at column {}: {reason}", error.column())
    })?;
    let Value::Object(mut fields) = value else {
        return Err(format!(
            "expected an object like {{\"id\", \"text\"}}, found {}",
            name(&value)
        ));
    };
    let mut string = |field: &str| match fields.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) if field == "id" => Ok(Some(number.to_string())),
        Some(other) => Err(format!("\"{field}\" must be a string, found {}", name(&other))),
    };
    let id = string("id")?;
    let title = string("title")?;
    let date = string("date")?;
    let text = string("text")?.ok_or("no \"text\" in this line")?;
    let mut document = Document::new(id.unwrap_or_else(|| place.to_owned()), text);
    document.title = title;
    if let Some(date) = date {
        let parsed = parse_date(&date)
            .ok_or_else(|| format!("\"date\" must be a date like 2018-06-29, found {date:?}"))?;
        document.date = Some(parsed);
    }
    Ok(document)
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_alone_or_begin_a_time_stamp() {
        let cases = [
            ("2018-06-29", true),
            ("2018-06-29T16:22:19+09:00", true),
            ("2018-06-29 16:22", true),
            ("2018-02-31", false),
            ("0000-00-00", false),
            ("2018-06", false),
            ("20180629", false),
            ("2018-06-29x", false),
            ("이천십팔년유월구일일", false),
            ("", false),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_date(text).is_some(), expected, "{text:?}");
        }
    }
}
