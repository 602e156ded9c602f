//! Where the output goes: one stream, or a directory with files for each article.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hoedam::corpus::{Corpus, Telling};
use hoedam::output::{Assembly, Format, Options, Part};

/// Takes the parts of the output in order.
pub trait Target {
    /// Takes an article's part.
    fn add(&mut self, id: &str, part: Part) -> io::Result<()>;
    /// Makes visible what has been taken.
    fn flush(&mut self) -> io::Result<()>;
    /// Ends the output.
    fn finish(&mut self) -> io::Result<()>;
}

/// Everything into one stream.
pub struct Stream<W> {
    assembly: Box<dyn Assembly>,
    out: W,
}

impl<W: Write> Stream<W> {
    /// A stream in a format.
    pub fn new(format: &dyn Format, options: &Options, out: W) -> Self {
        Stream { assembly: format.assembly(options), out }
    }
}

impl<W: Write> Target for Stream<W> {
    fn add(&mut self, _id: &str, part: Part) -> io::Result<()> {
        self.assembly.add(part, &mut self.out)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.assembly.finish(&mut self.out)?;
        self.out.flush()
    }
}

/// Nothing: what counts is written at the end.
pub struct Nowhere;

impl Target for Nowhere {
    fn add(&mut self, _id: &str, _part: Part) -> io::Result<()> {
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file an article, named after its id.
pub struct Directory {
    path: PathBuf,
    format: &'static dyn Format,
    options: Options,
    used: HashSet<String>,
}

impl Directory {
    /// The directory, made where there is none.
    pub fn new(path: &Path, format: &'static dyn Format, options: &Options) -> io::Result<Self> {
        fs::create_dir_all(path).map_err(|error| naming(path, error))?;
        for (name, content) in format.directory_files() {
            write(&path.join(name), content.as_bytes())?;
        }
        let used = HashSet::new();
        Ok(Directory { path: path.to_owned(), format, options: options.clone(), used })
    }
}

impl Target for Directory {
    fn add(&mut self, id: &str, part: Part) -> io::Result<()> {
        let stem = stem(id);
        let mut name = stem.clone();
        let mut count = 1;
        // Some file systems do not tell capitals from small letters.
        while !self.used.insert(name.to_lowercase()) {
            count += 1;
            name = format!("{stem}-{count}");
        }
        for (extension, content) in &part.files {
            write(&self.path.join(format!("{name}.{extension}")), content.as_bytes())?;
        }
        let mut content = Vec::new();
        let mut assembly = self.format.assembly(&self.options);
        assembly.add(part, &mut content)?;
        assembly.finish(&mut content)?;
        write(&self.path.join(format!("{name}.{}", self.format.extension())), &content)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// All encounters at the end, merged over their articles.
pub struct Merged<W> {
    out: W,
    format: &'static dyn Format,
    options: Options,
    tellings: Vec<Telling>,
}

impl<W: Write> Merged<W> {
    /// A target that writes a format's view of the corpus to `out`.
    pub fn new(out: W, format: &'static dyn Format, options: &Options) -> Self {
        Merged { out, format, options: options.clone(), tellings: Vec::new() }
    }
}

impl<W: Write> Target for Merged<W> {
    fn add(&mut self, _id: &str, part: Part) -> io::Result<()> {
        self.tellings.extend(part.tellings);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        let corpus = Corpus::of(std::mem::take(&mut self.tellings));
        let text = self.format.corpus(&corpus, &self.options).unwrap_or_default();
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}

/// The file of a directory that holds the merged encounters.
pub fn corpus_file(directory: &Path, format: &dyn Format) -> io::Result<File> {
    fs::create_dir_all(directory).map_err(|error| naming(directory, error))?;
    let path = directory.join(format!("corpus.{}", format.extension()));
    File::create(&path).map_err(|error| naming(&path, error))
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::write(path, content).map_err(|error| naming(path, error))
}

fn naming(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

/// Longest file name made from an id, in bytes; file systems allow 255 with the extension.
const LONGEST: usize = 180;

/// A file name made from an id: it holds no path, is never hidden, and is never empty.
fn stem(id: &str) -> String {
    let bare = [".txt", ".html", ".htm"].iter().find_map(|end| id.strip_suffix(end)).unwrap_or(id);
    let mut name = String::new();
    for c in bare.chars() {
        let c = if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    let name = name.trim_start_matches(['.', '_', '-']).trim_end_matches('.');
    if name.is_empty() { "article".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_an_id_stays_in_its_directory() {
        let long = "가".repeat(500);
        let cases = [
            ("a-1", "a-1"),
            ("news/한국/a.txt", "news_한국_a"),
            ("../../etc/passwd", "etc_passwd"),
            ("/etc/passwd", "etc_passwd"),
            ("C:\\con", "C__con"),
            (".hidden", "hidden"),
            ("..", "article"),
            ("", "article"),
            ("-rf", "rf"),
            ("a\0b\nc", "a_b_c"),
            ("a.", "a"),
            (&long, &long[..LONGEST]),
        ];
        for (id, expected) in cases {
            assert_eq!(stem(id), expected, "{id:?}");
        }
    }
}
