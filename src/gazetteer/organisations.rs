//! Ministries, agencies, parties, companies, international organisations …

use super::index::{Index, check_cycles, check_order, country, list, required};
use super::table::{PartialDate, Row, Schema};
use crate::error::Fault;

/// The shape of `organisations.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "organisations.tsv",
    columns: &[
        "id",
        "name",
        "aliases",
        "english",
        "kind",
        "country",
        "parent",
        "valid_from",
        "valid_to",
        "successors",
    ],
    key: 1,
};

/// A row of `organisations.tsv`: a body under one name and from one reorganisation to the next.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Names the row in other tables: the name, with a year behind it where two bodies share it.
    pub id: String,
    /// The name.
    pub name: String,
    /// Abbreviations and other names.
    pub aliases: Vec<String>,
    /// The English name.
    pub english: String,
    /// Ministry, agency, party …
    pub kind: String,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`; `None` for bodies of several countries.
    pub country: Option<String>,
    /// The body it belongs to.
    pub parent: Option<u32>,
    /// When it began under this name, where that is known.
    pub valid_from: Option<PartialDate>,
    /// When it ended or was renamed; `None` while it lasts.
    pub valid_to: Option<PartialDate>,
    /// What it became.
    pub successors: Vec<u32>,
}

/// The kind of parties.
pub const PARTY: &str = "party";

/// Reads `organisations.tsv`.
pub(crate) fn load(
    rows: &[Row],
    own: &Index,
    countries: &Index,
    faults: &mut Vec<Fault>,
) -> Vec<Organisation> {
    let read = |row: &Row| {
        check_order(row, "valid_from", "valid_to", faults);
        Organisation {
            id: required(row, "id", faults),
            name: required(row, "name", faults),
            aliases: list(row, "aliases"),
            english: row.text("english").to_owned(),
            kind: required(row, "kind", faults),
            country: country(countries, row, "country", faults),
            parent: own.cell(row, "parent", faults),
            valid_from: row.date("valid_from", faults),
            valid_to: row.date("valid_to", faults),
            successors: own.cells(row, "successors", faults),
        }
    };
    let bodies: Vec<Organisation> = rows.iter().map(read).collect();
    let parent = |row: u32| bodies[row as usize].parent.into_iter().collect();
    check_cycles(rows, "parent", "is part of itself", parent, faults);
    let successors = |row: u32| bodies[row as usize].successors.clone();
    check_cycles(rows, "successors", "comes back to itself", successors, faults);
    bodies
}
