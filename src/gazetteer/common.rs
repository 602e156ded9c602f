//! Ordinary words that must not be taken for names.

use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `common_words.tsv`.
pub const SCHEMA: Schema = Schema { file: "common_words.tsv", columns: &["word"], key: 1 };

/// Reads `common_words.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Vec<String> {
    tables.rows(&SCHEMA, faults).iter().map(|row| row.text("word").to_owned()).collect()
}
