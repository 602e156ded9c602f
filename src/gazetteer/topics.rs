//! Topic verbs: which of their arguments says what an encounter was about.

use super::stems::StemTable;
use super::table::Schema;
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
    let mut table = TopicTable::default();
    for row in tables.rows(&SCHEMA, faults) {
        let argument = match row.text("marks") {
            "object" => TopicArgument::Object,
            "at" => TopicArgument::At,
            "both" => TopicArgument::Both,
            "subject" => TopicArgument::Subject,
            "any" => TopicArgument::Any,
            "none" => TopicArgument::None,
            _ => {
                faults.push(row.fault("marks", "must be object, at, both, subject, any or none"));
                continue;
            }
        };
        table.add(&row, argument, faults);
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
