//! Surface forms and their values, against a fixed publication date: Friday, 29 June 2018.

use jiff::civil::Date;

use super::*;
use crate::gazetteer::tables::Tables;
use crate::span::Span;

fn table() -> TimeTable {
    let mut faults = Vec::new();
    let table = TimeTable::load(&Tables::embedded(), &mut faults);
    assert_eq!(faults, []);
    table
}

fn read(times: &TimeTable, text: &str, reference: &str) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    expressions(times, text, Span::new(0, text.len()), &mut found);
    resolve(times, &mut found, reference.parse::<Date>().ok());
    found
}

#[test]
fn every_row_recognises_its_own_example() {
    let times = table();
    let mut wrong = Vec::new();
    for row in Tables::embedded().rows(&SCHEMA, &mut Vec::new()) {
        let (example, timex) = (row.text("example"), row.text("timex"));
        let found: Vec<_> =
            read(&times, example, "2018-06-29").iter().map(|found| found.timex()).collect();
        let expected = (!timex.is_empty()).then(|| timex.to_owned());
        if !found.contains(&expected) {
            wrong.push(format!("{} ({}): {example}: {found:?}", row.text("form"), timex));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
