//! People, and who held what when.

use super::index::{Index, check_order, country, list, required};
use super::table::{PartialDate, Row, Schema};
use crate::error::Fault;

/// The shape of `people.tsv`.
pub const PEOPLE: Schema = Schema {
    file: "people.tsv",
    columns: &["id", "name", "aliases", "english", "country", "wikidata"],
    key: 1,
};

/// The shape of `tenures.tsv`.
pub const TENURES: Schema = Schema {
    file: "tenures.tsv",
    columns: &["person", "office", "from", "to", "manner", "party", "seen", "source"],
    key: 3,
};

/// A row of `people.tsv`.
#[derive(Debug, Clone)]
pub struct Person {
    /// Names the row in other tables: the name, with hanja or a country behind it where two share it.
    pub id: String,
    /// The name as Korean news writes it.
    pub name: String,
    /// Other spellings, hanja, and short forms (`폼페이오`).
    pub aliases: Vec<String>,
    /// The name in Latin letters.
    pub english: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// The Wikidata item, where it is known.
    pub wikidata: Option<String>,
}

/// A row of `tenures.tsv`: who held what, from when to when.
#[derive(Debug, Clone, Copy)]
pub struct Tenure {
    /// Row of `people.tsv`.
    pub person: u32,
    /// Row of `offices.tsv`.
    pub office: u32,
    /// The first day, where it is known.
    pub from: Option<PartialDate>,
    /// The last day; `None` while it lasts, or where it is not known.
    pub to: Option<PartialDate>,
    /// Whether the person only stood in for the holder.
    pub acting: bool,
    /// Whether the person held it together with others.
    pub joint: bool,
    /// Row of `organisations.tsv`: the party for which a legislator was elected.
    pub party: Option<u32>,
    /// When the holder of a term without an end was last known to be in office.
    pub seen: Option<PartialDate>,
}

/// Reads `people.tsv`.
pub(crate) fn load(rows: &[Row], countries: &Index, faults: &mut Vec<Fault>) -> Vec<Person> {
    let read = |row: &Row| Person {
        id: required(row, "id", faults),
        name: required(row, "name", faults),
        aliases: list(row, "aliases"),
        english: row.text("english").to_owned(),
        country: country(countries, row, "country", faults),
        wikidata: row.optional("wikidata"),
    };
    rows.iter().map(read).collect()
}

/// Reads `tenures.tsv`.
pub(crate) fn load_tenures(
    rows: &[Row],
    people: &Index,
    offices: &Index,
    organisations: &Index,
    faults: &mut Vec<Fault>,
) -> Vec<Tenure> {
    let mut tenures = Vec::with_capacity(rows.len());
    for row in rows {
        check_order(row, "from", "to", faults);
        if !matches!(row.text("manner"), "" | "acting" | "joint") {
            faults.push(row.fault("manner", "must be empty, acting or joint"));
        }
        required(row, "person", faults);
        required(row, "office", faults);
        let person = people.cell(row, "person", faults);
        let office = offices.cell(row, "office", faults);
        let from = row.date("from", faults);
        let to = row.date("to", faults);
        let party = organisations.cell(row, "party", faults);
        let seen = row.date("seen", faults);
        if let (Some(person), Some(office)) = (person, office) {
            let acting = row.text("manner") == "acting";
            let joint = row.text("manner") == "joint";
            tenures.push(Tenure { person, office, from, to, acting, joint, party, seen });
        }
    }
    tenures
}
