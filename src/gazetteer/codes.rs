//! The codes of the field's event schemes.

use serde::{Deserialize, Serialize};

use super::table::{Row, Schema};
use super::tables::Tables;
use super::triggers::Frame;
use crate::error::Fault;

/// The shape of `codes.tsv`. In `frame` and `rule`, `*` stands for any.
pub const SCHEMA: Schema = Schema {
    file: "codes.tsv",
    columns: &[
        "kind", "status", "frame", "rule", "cameo", "plover", "ace", "polarity", "tense",
        "modality", "ere", "realis",
    ],
    key: 4,
};

/// What an event is called in the field's schemes.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Codes {
    /// CAMEO event code.
    pub cameo: String,
    /// PLOVER event type, with its mode after a slash where it has one.
    pub plover: String,
    /// ACE 2005 event type and subtype.
    pub ace: String,
    /// ACE polarity: `Positive` or `Negative`.
    pub polarity: String,
    /// ACE tense: `Past`, `Present`, `Future` or `Unspecified`.
    pub tense: String,
    /// ACE modality: `Asserted` or `Other`.
    pub modality: String,
    /// Rich ERE event type and subtype.
    pub ere: String,
    /// Rich ERE realis: `Actual`, `Generic` or `Other`.
    pub realis: String,
}

/// A row of `codes.tsv`.
#[derive(Debug, Clone)]
pub struct CodeRow {
    /// The kind of the events it is for.
    pub kind: String,
    /// Their status.
    pub status: String,
    /// Their trigger's frame; `None` for any.
    pub frame: Option<Frame>,
    /// Their trigger; `None` for any.
    pub rule: Option<String>,
    /// What they are called.
    pub codes: Codes,
}

const KINDS: [&str; 3] = ["meeting", "call", "video"];
const STATUSES: [&str; 4] = ["held", "planned", "proposed", "not_held"];

/// Reads `codes.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Vec<CodeRow> {
    tables.rows(&SCHEMA, faults).iter().filter_map(|row| code_row(row, faults)).collect()
}

fn code_row(row: &Row, faults: &mut Vec<Fault>) -> Option<CodeRow> {
    let before = faults.len();
    if !KINDS.contains(&row.text("kind")) {
        faults.push(row.fault("kind", "must be meeting, call or video"));
    }
    if !STATUSES.contains(&row.text("status")) {
        faults.push(row.fault("status", "must be held, planned, proposed or not_held"));
    }
    let frame = Frame::parse(row.text("frame"));
    if frame.is_none() && row.text("frame") != "*" {
        faults.push(row.fault("frame", "must be reciprocal, visit, receive, host, join or *"));
    }
    let rule = match row.text("rule") {
        "*" => None,
        "" => {
            faults.push(row.fault("rule", "is empty; write * for any trigger"));
            None
        }
        rule => Some(rule.to_owned()),
    };
    let code = |column| row.text(column).to_owned();
    (faults.len() == before).then(|| CodeRow {
        kind: code("kind"),
        status: code("status"),
        frame,
        rule,
        codes: Codes {
            cameo: code("cameo"),
            plover: code("plover"),
            ace: code("ace"),
            polarity: code("polarity"),
            tense: code("tense"),
            modality: code("modality"),
            ere: code("ere"),
            realis: code("realis"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_name_their_column() {
        let mut tables = Tables::default();
        let header = SCHEMA.columns.join("\t");
        tables.add(
            "codes.tsv",
            "codes.tsv",
            format!("{header}\nfax\theld\tany\t*{}\n", "\t".repeat(8)),
        );
        let mut faults = Vec::new();
        assert!(load(&tables, &mut faults).is_empty());
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "codes.tsv:2: column kind: \"fax\": must be meeting, call or video",
                "codes.tsv:2: column frame: \"any\": must be reciprocal, visit, receive, host, join or *",
            ]
        );
    }
}
