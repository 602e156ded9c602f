//! Verbs of going, coming and calling to a place: what stands before them with 에, 로 or 을
//! is where the people are (`도의회에 들러`, `청와대로 불러`, `국회를 찾아`).

use super::stems::StemTable;
use super::table::{Row, Schema};
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `motion.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "motion.tsv", columns: &["stem", "class", "object", "example"], key: 2 };

/// What stands before the verb with 을.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Object {
    /// Where somebody goes (`국회를 찾아`).
    Place,
    /// What is moved, or who is called (`집무실을 옮긴`).
    Other,
}

/// All verbs of motion, by the syllables they begin with.
pub type MotionTable = StemTable<Object>;

/// Reads `motion.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> MotionTable {
    let value = |row: &Row| match row.text("object") {
        "place" => Ok(Object::Place),
        "" => Ok(Object::Other),
        _ => Err("must be place or empty"),
    };
    StemTable::load(tables, &SCHEMA, "object", value, faults)
}
