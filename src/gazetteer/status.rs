//! Status cues: what the words behind a trigger make of the encounter.
//!
//! Korean scope runs to the left: `회담이 | 무산됐다`, `만날 | 예정이다`.

use super::stems::StemTable;
use super::table::{Row, Schema};
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `status.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "status.tsv", columns: &["stem", "class", "effect", "example"], key: 2 };

/// What a cue makes of the encounter before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// A light verb or event noun: its own ending decides (`회담을 가졌다`).
    Light,
    /// It took place (`회담 결과`).
    Held,
    /// It is fixed or expected (`회담할 예정`).
    Planned,
    /// It is offered or wished for (`회담을 제안했다`).
    Proposed,
    /// It is merely possible or thought of (`만날 용의가 있다`).
    Possible,
    /// Somebody only sat in (`접견에는 실장이 배석했다`).
    Attended,
    /// It did not take place (`회담이 무산됐다`).
    NotHeld,
    /// It is denied, also behind what is said of it (`만났다는 소문을 부인했다`).
    Denied,
    /// It was moved to another day (`회담이 연기됐다`).
    Postponed,
    /// The word says nothing of the encounter.
    None,
}

/// All cues, by the syllables they begin with.
pub type StatusTable = StemTable<Effect>;

/// Reads `status.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> StatusTable {
    let value = |row: &Row| match row.text("effect") {
        "light" => Ok(Effect::Light),
        "held" => Ok(Effect::Held),
        "planned" => Ok(Effect::Planned),
        "proposed" => Ok(Effect::Proposed),
        "possible" => Ok(Effect::Possible),
        "attended" => Ok(Effect::Attended),
        "not_held" => Ok(Effect::NotHeld),
        "denied" => Ok(Effect::Denied),
        "postponed" => Ok(Effect::Postponed),
        "none" => Ok(Effect::None),
        _ => Err("is no effect"),
    };
    StemTable::load(tables, &SCHEMA, "effect", value, faults)
}
