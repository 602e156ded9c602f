//! Where tables come from: the embedded ones and a user's directory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::table::{Row, Schema, Source, read};
use crate::error::{Error, Fault};

/// The texts of all tables, by file name; several of one name are read in order.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    sources: BTreeMap<String, Vec<(String, Cow<'static, str>)>>,
}

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        /// The embedded tables, by file name.
        pub const EMBEDDED: &[(&str, &str)] = &[
            $(($file, include_str!(concat!("../../gazetteers/", $file)))),*
        ];
    };
}

// One line a table: a new table is added here and given a reader of its own.
embedded![
    "codes.tsv",
    "common_words.tsv",
    "countries.tsv",
    "datelines.tsv",
    "endings.tsv",
    "foreign_names.tsv",
    "furniture.tsv",
    "given_names.tsv",
    "josa.tsv",
    "attendance.tsv",
    "lookalikes.tsv",
    "motion.tsv",
    "name_cues.tsv",
    "name_shapes.tsv",
    "nouns.tsv",
    "offices.tsv",
    "organisations.tsv",
    "people.tsv",
    "places.tsv",
    "status.tsv",
    "surnames.tsv",
    "tenures.tsv",
    "times.tsv",
    "titles.tsv",
    "topics.tsv",
    "triggers.tsv",
    "verbs.tsv",
    "words.tsv",
];

/// The tables that hold names rather than words of the grammar.
const NAMES: &[&str] = &[
    "countries.tsv",
    "offices.tsv",
    "organisations.tsv",
    "people.tsv",
    "places.tsv",
    "tenures.tsv",
];

impl Tables {
    /// The tables that are part of the crate.
    pub fn embedded() -> Tables {
        let mut tables = Tables::default();
        for (file, text) in EMBEDDED {
            tables.add(file, format!("gazetteers/{file}"), *text);
        }
        tables
    }

    /// The tables of the grammar, without the names of anybody or anything.
    pub fn grammar() -> Tables {
        let mut tables = Tables::default();
        for (file, text) in EMBEDDED {
            let header = text.lines().next().unwrap_or("");
            // A table of names keeps its header: users' rows are checked against it.
            let kept = if NAMES.contains(file) { header } else { text };
            tables.add(file, format!("gazetteers/{file}"), kept);
        }
        tables
    }

    /// Adds one more source of the table `file`; `name` is what messages call it.
    pub fn add(&mut self, file: &str, name: impl Into<String>, text: impl Into<Cow<'static, str>>) {
        self.sources.entry(file.to_owned()).or_default().push((name.into(), text.into()));
    }

    /// Adds every `.tsv` file of a directory.
    ///
    /// # Errors
    /// A directory or file that cannot be read, and a file that is named like no table.
    pub fn add_directory(&mut self, directory: &Path) -> Result<(), Error> {
        let mut faults = Vec::new();
        let unreadable = |path: &Path, error: std::io::Error| {
            Fault::new(path.display().to_string(), 0, "", "", error.to_string())
        };
        let mut paths = Vec::new();
        match std::fs::read_dir(directory) {
            Ok(entries) => {
                for entry in entries {
                    match entry {
                        Ok(entry) => paths.push(entry.path()),
                        Err(error) => faults.push(unreadable(directory, error)),
                    }
                }
            }
            Err(error) => faults.push(unreadable(directory, error)),
        }
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
        paths.sort();
        for path in paths {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !EMBEDDED.iter().any(|(known, _)| *known == file) {
                let known: Vec<&str> = EMBEDDED.iter().map(|(known, _)| *known).collect();
                let reason = format!("no table has this name; there are {}", known.join(", "));
                faults.push(Fault::new(path.display().to_string(), 0, "", "", reason));
                continue;
            }
            // A pipe would keep the reading waiting for ever.
            if std::fs::metadata(&path).is_ok_and(|meta| !meta.is_file()) {
                faults.push(unreadable(&path, std::io::Error::other("is no regular file")));
                continue;
            }
            match std::fs::read(&path).map(String::from_utf8) {
                Ok(Ok(text)) => self.add(&file, path.display().to_string(), text),
                Ok(Err(error)) => {
                    let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                    let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
                    let file = path.display().to_string();
                    faults.push(Fault::new(file, line, "", "", "is not UTF-8"));
                }
                Err(error) => faults.push(unreadable(&path, error)),
            }
        }
        Error::check(faults)
    }

    /// The text of an embedded table that no other source adds to.
    pub(crate) fn untouched(&self, file: &str) -> Option<&'static str> {
        let [(_, Cow::Borrowed(text))] = self.sources.get(file)?.as_slice() else { return None };
        EMBEDDED.iter().any(|(known, embedded)| *known == file && embedded == text).then_some(*text)
    }

    /// The rows of a table, all its sources merged.
    pub(crate) fn rows(&self, schema: &'static Schema, faults: &mut Vec<Fault>) -> Vec<Row> {
        let sources: Vec<Source<'_>> = self
            .sources
            .get(schema.file)
            .into_iter()
            .flatten()
            .map(|(file, text)| Source { file: file.clone(), text })
            .collect();
        read(schema, &sources, faults)
    }
}
