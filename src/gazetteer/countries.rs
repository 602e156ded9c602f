//! Countries, with the names and abbreviations that the press uses.

use super::index::{list, required};
use super::table::{Row, Schema};
use crate::error::Fault;

/// The shape of `countries.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "countries.tsv",
    columns: &["code", "name", "english", "aliases", "abbreviations"],
    key: 1,
};

/// A row of `countries.tsv`.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or `UN`, `EU`.
    pub code: String,
    /// The usual Korean name.
    pub name: String,
    /// The English name.
    pub english: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Press abbreviations, Hangul and hanja: `한`, `韓`.
    pub abbreviations: Vec<String>,
}

/// Reads `countries.tsv`.
pub(crate) fn load(rows: &[Row], faults: &mut Vec<Fault>) -> Vec<Country> {
    let read = |row: &Row| {
        let code = required(row, "code", faults);
        if !(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())) {
            faults.push(row.fault("code", "must be two capital letters"));
        }
        Country {
            code,
            name: required(row, "name", faults),
            english: row.text("english").to_owned(),
            aliases: list(row, "aliases"),
            abbreviations: list(row, "abbreviations"),
        }
    };
    rows.iter().map(read).collect()
}
