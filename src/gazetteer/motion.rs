//! Verbs of going, coming and calling to a place: what stands before them with 에, 로 or 을
//! is where the people are (`도의회에 들러`, `청와대로 불러`, `국회를 찾아`).

use super::stems::StemTable;
use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `motion.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "motion.tsv", columns: &["stem", "class", "example"], key: 2 };

/// All verbs of motion, by the syllables they begin with.
pub type MotionTable = StemTable<()>;

/// Reads `motion.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> MotionTable {
    StemTable::load(tables, &SCHEMA, "class", |_| Ok(()), faults)
}
