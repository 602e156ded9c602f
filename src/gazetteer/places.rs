//! Cities, regions, venues.

use super::index::{Index, check_cycles, country, list, required};
use super::table::{Row, Schema};
use crate::error::Fault;

/// The shape of `places.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "places.tsv",
    columns: &["id", "name", "aliases", "kind", "country", "within"],
    key: 1,
};

/// A row of `places.tsv`.
#[derive(Debug, Clone)]
pub struct Place {
    /// Names the row in other tables.
    pub id: String,
    /// The name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// `region`, `city`, `district`, or the kind of venue.
    pub kind: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// The place it lies in.
    pub within: Option<u32>,
}

/// The kind of airports.
pub const AIRPORT: &str = "airport";

impl Place {
    /// Whether the row is a building or room rather than a city, region or district.
    pub fn is_venue(&self) -> bool {
        !matches!(self.kind.as_str(), "region" | "city" | "district")
    }
}

/// Reads `places.tsv`.
pub(crate) fn load(
    rows: &[Row],
    own: &Index,
    countries: &Index,
    faults: &mut Vec<Fault>,
) -> Vec<Place> {
    let read = |row: &Row| Place {
        id: required(row, "id", faults),
        name: required(row, "name", faults),
        aliases: list(row, "aliases"),
        kind: required(row, "kind", faults),
        country: country(countries, row, "country", faults),
        within: own.cell(row, "within", faults),
    };
    let places: Vec<Place> = rows.iter().map(read).collect();
    let within = |row: u32| places[row as usize].within.into_iter().collect();
    check_cycles(rows, "within", "lies in itself", within, faults);
    places
}
