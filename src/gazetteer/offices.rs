//! Offices and generic titles.

use super::index::{Index, country, list, required};
use super::table::{Row, Schema};
use crate::error::Fault;

/// The shape of `offices.tsv`.
pub const OFFICES: Schema = Schema {
    file: "offices.tsv",
    columns: &["id", "title", "aliases", "organisation", "country", "class", "holders", "leads"],
    key: 1,
};

/// The shape of `titles.tsv`.
pub const TITLES: Schema = Schema {
    file: "titles.tsv",
    columns: &["title", "aliases", "class", "role", "country"],
    key: 1,
};

/// A row of `offices.tsv`: an office that one person (or a known few) holds at a time.
#[derive(Debug, Clone)]
pub struct Office {
    /// Names the row in other tables.
    pub id: String,
    /// The title, as the press writes it.
    pub title: String,
    /// Other wordings.
    pub aliases: Vec<String>,
    /// The body whose office it is.
    pub organisation: Option<u32>,
    /// ISO 3166-1 alpha-2 code, or `UN`, `EU`.
    pub country: Option<String>,
    /// What it is in any country: `foreign_minister`.
    pub class: String,
    /// Whether several people hold it at once.
    pub shared: bool,
    /// Whether the press counts its holder among the `정상`: the president here, the
    /// prime minister there.
    pub leads: bool,
}

/// A row of `titles.tsv`: a title noun of any body.
#[derive(Debug, Clone)]
pub struct Title {
    /// The title noun.
    pub title: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The class of the offices it names, if it tells.
    pub class: String,
    /// `reporter`, `person` (follows a name, is no office), `group`, `suffix` (what unknown
    /// titles end in), or empty.
    pub role: String,
    /// The country, where the title alone tells it.
    pub country: Option<String>,
}

/// Reads `offices.tsv`.
pub(crate) fn load(
    rows: &[Row],
    organisations: &Index,
    countries: &Index,
    faults: &mut Vec<Fault>,
) -> Vec<Office> {
    let read = |row: &Row| {
        if !matches!(row.text("holders"), "one" | "many") {
            faults.push(row.fault("holders", "must be one or many"));
        }
        if !matches!(row.text("leads"), "" | "yes") {
            faults.push(row.fault("leads", "must be empty or yes"));
        }
        Office {
            id: required(row, "id", faults),
            title: required(row, "title", faults),
            aliases: list(row, "aliases"),
            organisation: organisations.cell(row, "organisation", faults),
            country: country(countries, row, "country", faults),
            class: row.text("class").to_owned(),
            shared: row.text("holders") == "many",
            leads: row.text("leads") == "yes",
        }
    };
    rows.iter().map(read).collect()
}

/// Reads `titles.tsv`.
pub(crate) fn load_titles(rows: &[Row], countries: &Index, faults: &mut Vec<Fault>) -> Vec<Title> {
    let read = |row: &Row| {
        if !matches!(row.text("role"), "" | "reporter" | "person" | "group" | "suffix") {
            faults.push(row.fault("role", "must be empty, reporter, person, group or suffix"));
        }
        Title {
            title: required(row, "title", faults),
            aliases: list(row, "aliases"),
            class: row.text("class").to_owned(),
            role: row.text("role").to_owned(),
            country: country(countries, row, "country", faults),
        }
    };
    rows.iter().map(read).collect()
}
