//! Verbs that say what somebody does beside an encounter: takes part for a side, presides,
//! leads a group, calls the guests, announces it (`의협에서는 부회장이 나왔다`, `두 국장이 주재한
//! 가운데`, `장관이 이끄는 대표단`).

use super::stems::StemTable;
use super::table::{Row, Schema};
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `attendance.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "attendance.tsv", columns: &["stem", "class", "role", "example"], key: 2 };

/// What the subject does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Attendance {
    /// Speaks for a side.
    Attend,
    /// Chairs the encounter.
    Preside,
    /// Leads the group that is named behind.
    Lead,
    /// Calls the guests whom the next clause tells about.
    Invite,
    /// Tells the press: a day beside it is not that of the encounter (`3일 밝힌 데 따르면`).
    Announce,
}

/// All such verbs, by the syllables they begin with.
pub type AttendanceTable = StemTable<Attendance>;

/// Reads `attendance.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> AttendanceTable {
    let value = |row: &Row| match row.text("role") {
        "attend" => Ok(Attendance::Attend),
        "preside" => Ok(Attendance::Preside),
        "lead" => Ok(Attendance::Lead),
        "invite" => Ok(Attendance::Invite),
        "announce" => Ok(Attendance::Announce),
        _ => Err("must be attend, preside, lead, invite or announce"),
    };
    StemTable::load(tables, &SCHEMA, "role", value, faults)
}
