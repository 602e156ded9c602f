//! Topic verbs: which of their arguments says what an encounter was about.

use super::stems::StemTable;
use super::table::{Row, Schema};
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `topics.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "topics.tsv", columns: &["stem", "class", "marks", "example"], key: 2 };

/// The argument of a topic verb that is the topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TopicArgument {
    /// 을/를 (`현안을 논의했다`).
    Object,
    /// 에 (`필요성에 공감했다`).
    At,
    /// Either (`설치에 합의했다`, `일정을 합의했다`).
    Both,
    /// 이/가 (`문제가 거론됐다`).
    Subject,
    /// Object, subject or 도 (`문제를 화제에 올렸다`, `문제도 화제에 올랐다`).
    Any,
    /// None: the verb only looks like one of these.
    None,
}

/// All topic verbs, by the syllables they begin with.
pub type TopicTable = StemTable<TopicArgument>;

/// Reads `topics.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> TopicTable {
    let value = |row: &Row| match row.text("marks") {
        "object" => Ok(TopicArgument::Object),
        "at" => Ok(TopicArgument::At),
        "both" => Ok(TopicArgument::Both),
        "subject" => Ok(TopicArgument::Subject),
        "any" => Ok(TopicArgument::Any),
        "none" => Ok(TopicArgument::None),
        _ => Err("must be object, at, both, subject, any or none"),
    };
    StemTable::load(tables, &SCHEMA, "marks", value, faults)
}
