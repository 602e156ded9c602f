//! Reads the tables: tab-separated, one header line, `#` comments, `|` between several values.
//!
//! The only parser of rows. Every mistake of every file is collected before
//! anything is refused, so that a user mends a table in one go.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::error::Fault;

/// A table's shape.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// File name, with its extension: `people.tsv`.
    pub file: &'static str,
    /// Column names, in order.
    pub columns: &'static [&'static str],
    /// How many leading columns identify a row: a later row with the same key
    /// replaces the earlier one, and a key that starts with `-` removes it.
    pub key: usize,
}

/// The text of one table file.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file as the user knows it, for messages.
    pub file: String,
    /// The table's text.
    pub text: &'a str,
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowPlace {
    /// The file, as the user knows it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
}

impl std::fmt::Display for RowPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// One row, with the place it came from.
#[derive(Debug, Clone)]
pub struct Row {
    schema: &'static Schema,
    file: Arc<str>,
    line: usize,
    cells: csv::StringRecord,
}

impl Row {
    /// The cell of a column, surrounding spaces removed.
    ///
    /// # Panics
    /// If the schema has no such column: a programming error that every test would hit.
    pub fn text(&self, column: &str) -> &str {
        let index = self.schema.columns.iter().position(|name| *name == column);
        self.cells.get(index.expect("column of the schema")).unwrap_or("").trim()
    }

    /// Where the row stands.
    pub fn place(&self) -> RowPlace {
        RowPlace { file: Arc::clone(&self.file), line: self.line }
    }

    /// The cell's values, `|` between them, empty ones left out.
    pub fn list<'r>(&'r self, column: &str) -> impl Iterator<Item = &'r str> + 'r {
        self.text(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// The cell as an owned string, `None` where it is empty.
    pub fn optional(&self, column: &str) -> Option<String> {
        let text = self.text(column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The cell as a date of day, month or year precision.
    pub(crate) fn date(&self, column: &str, faults: &mut Vec<Fault>) -> Option<PartialDate> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let date = PartialDate::parse(text);
        if date.is_none() {
            faults.push(self.fault(column, "is no date (2018, 2018-06 or 2018-06-29)"));
        }
        date
    }

    /// A mistake in this row's column.
    pub(crate) fn fault(&self, column: &str, reason: impl Into<String>) -> Fault {
        Fault::new(&*self.file, self.line, column, self.text(column), reason)
    }
}

/// A date known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year, 1 to 9999.
    pub year: i16,
    /// The month, where it is known.
    pub month: Option<i8>,
    /// The day of the month, where it is known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2018`, `2018-06` or `2018-06-29`.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let year: i16 = parts.next().filter(|p| p.len() == 4)?.parse().ok()?;
        let mut two = || match parts.next() {
            None => Some(None),
            Some(p) if p.len() == 2 => p.parse::<i8>().ok().map(Some),
            Some(_) => None,
        };
        let (month, day) = (two()?, two()?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(PartialDate { year, month, day })
    }

    /// The first day that the date can mean.
    pub fn first_day(&self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::MIN)
    }

    /// The last day that the date can mean.
    pub fn last_day(&self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.first_day(),
            (Some(_), None) => self.first_day().last_of_month(),
            (None, None) => Date::new(self.year, 12, 31).unwrap_or(Date::MAX),
        }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Reads a table from its sources, later ones adding to, replacing and removing rows of earlier ones.
pub(crate) fn read(
    schema: &'static Schema,
    sources: &[Source<'_>],
    faults: &mut Vec<Fault>,
) -> Vec<Row> {
    let mut rows: Vec<Option<Row>> = Vec::new();
    let mut places = Places::default();
    let mut key = String::new();
    for source in sources {
        let file: Arc<str> = source.file.as_str().into();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .comment(Some(b'#'))
            .flexible(true)
            .from_reader(source.text.as_bytes());
        match reader.headers() {
            Ok(header) if header.iter().eq(schema.columns.iter().copied()) => {}
            Ok(header) => {
                let found: Vec<&str> = header.iter().collect();
                let reason = format!("the header must be: {}", schema.columns.join(", "));
                faults.push(Fault::new(&*file, 1, "", found.join(", "), reason));
                continue;
            }
            Err(error) => {
                faults.push(Fault::new(&*file, 1, "", "", error.to_string()));
                continue;
            }
        }
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let line = error.position().map_or(0, |p| p.line() as usize);
                    faults.push(Fault::new(&*file, line, "", "", error.to_string()));
                    continue;
                }
            }
            let line = record.position().map_or(0, |p| p.line() as usize);
            if record.len() != schema.columns.len() {
                let reason = format!("{} columns, expected {}", record.len(), schema.columns.len());
                faults.push(Fault::new(&*file, line, "", "", reason));
                continue;
            }
            key_of(&record, schema, &mut key);
            if let Some(removed) = key.strip_prefix('-') {
                match places.map(&rows).remove(removed) {
                    Some(at) => rows[at] = None,
                    None => faults.push(Fault::new(
                        &*file,
                        line,
                        schema.columns[0],
                        removed,
                        "no such row to remove",
                    )),
                }
                continue;
            }
            let row = Row { schema, file: file.clone(), line, cells: record.clone() };
            match places.of(&key, &rows) {
                Some(at) => rows[at] = Some(row),
                None => rows.push(Some(row)),
            }
        }
    }
    rows.into_iter().flatten().collect()
}

/// Writes a row's key into `key`.
fn key_of(cells: &csv::StringRecord, schema: &Schema, key: &mut String) {
    key.clear();
    for (i, cell) in cells.iter().take(schema.key).enumerate() {
        if i > 0 {
            key.push('\t');
        }
        key.push_str(cell.trim());
    }
}

/// Where rows stand, by key.
#[derive(Default)]
struct Places {
    /// The last key while all keys rose: then no key can have occurred before a greater
    /// one, and a table in the order of its keys needs no map.
    last: String,
    /// Every key, once one did not rise.
    map: Option<HashMap<String, usize>>,
}

impl Places {
    /// Where the row of a key stands; a new key takes the next place.
    fn of(&mut self, key: &str, rows: &[Option<Row>]) -> Option<usize> {
        if self.map.is_none() && (rows.is_empty() || self.last.as_str() < key) {
            self.last.clear();
            self.last.push_str(key);
            return None;
        }
        let map = self.map(rows);
        let at = map.get(key).copied();
        if at.is_none() {
            map.insert(key.to_owned(), rows.len());
        }
        at
    }

    fn map(&mut self, rows: &[Option<Row>]) -> &mut HashMap<String, usize> {
        self.map.get_or_insert_with(|| {
            let mut key = String::new();
            let placed = rows.iter().enumerate().filter_map(|(at, row)| {
                let row = row.as_ref()?;
                key_of(&row.cells, row.schema, &mut key);
                Some((key.clone(), at))
            });
            placed.collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PETS: Schema = Schema { file: "pets.tsv", columns: &["id", "names", "born"], key: 1 };

    fn source(file: &str, text: &'static str) -> Source<'static> {
        Source { file: file.to_owned(), text }
    }

    #[test]
    fn later_sources_add_replace_and_remove() {
        let mut faults = Vec::new();
        let rows = read(
            &PETS,
            &[
                source("a", "id\tnames\tborn\n# a comment\nx\t점박이|바둑이\t2001\ny\t나비\t\n"),
                source("b", "id\tnames\tborn\n-y\t\t\nx\t바둑이\t2001-02\nz\t복실이\t\n"),
            ],
            &mut faults,
        );
        assert_eq!(faults, []);
        let ids: Vec<&str> = rows.iter().map(|row| row.text("id")).collect();
        assert_eq!(ids, ["x", "z"]);
        assert_eq!(rows[0].list("names").collect::<Vec<_>>(), ["바둑이"]);
        assert_eq!(rows[0].date("born", &mut faults), PartialDate::parse("2001-02"));
    }

    #[test]
    fn all_mistakes_of_a_file_are_reported_with_their_place() {
        let mut faults = Vec::new();
        let rows = read(
            &PETS,
            &[source("p.tsv", "id\tnames\tborn\nx\ta\t2024-13-01\ny\tb\n-q\t\t\n")],
            &mut faults,
        );
        rows[0].date("born", &mut faults);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "p.tsv:3: 2 columns, expected 3",
                "p.tsv:4: column id: \"q\": no such row to remove",
                "p.tsv:2: column born: \"2024-13-01\": is no date (2018, 2018-06 or 2018-06-29)",
            ]
        );
    }
}
