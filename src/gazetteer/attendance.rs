//! Verbs that say who took part for a side, who presided, and who leads a group
//! (`의협에서는 부회장이 나왔다`, `두 국장이 주재한 가운데`, `장관이 이끄는 대표단`).

use super::stems::StemTable;
use super::table::Schema;
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
}

/// All such verbs, by the syllables they begin with.
pub type AttendanceTable = StemTable<Attendance>;

/// Reads `attendance.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> AttendanceTable {
    let mut table = AttendanceTable::default();
    for row in tables.rows(&SCHEMA, faults) {
        let role = match row.text("role") {
            "attend" => Attendance::Attend,
            "preside" => Attendance::Preside,
            "lead" => Attendance::Lead,
            "invite" => Attendance::Invite,
            _ => {
                faults.push(row.fault("role", "must be attend, preside, lead or invite"));
                continue;
            }
        };
        table.add(&row, role, faults);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_recognises_its_own_example() {
        let mut faults = Vec::new();
        let tables = Tables::embedded();
        let table = load(&tables, &mut faults);
        for row in tables.rows(&SCHEMA, &mut faults) {
            let known = row.text("example").split(' ').any(|word| table.of(word).is_some());
            assert!(known, "{}: {}", row.text("stem"), row.text("example"));
        }
        assert_eq!(faults, []);
    }
}
