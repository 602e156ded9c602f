//! Tables of gazetteers with cells of every sort.
#![no_main]

use arbitrary::Arbitrary;
use hoedam::gazetteer::tables::EMBEDDED;
use hoedam_fuzz::checks;
use hoedam_fuzz::raw::{self, Input};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Table {
    which: u8,
    /// Another header than the right one.
    header: Option<String>,
    rows: Vec<Vec<Cell>>,
    /// Lines that are no rows.
    tail: String,
}

#[derive(Arbitrary, Debug)]
enum Cell {
    Empty,
    Id(u8),
    Known(u8),
    List(Vec<u8>),
    Anything(String),
    Long(u16),
}

const CELLS: &[&str] = &[
    "가",
    "나다",
    "왕이",
    "외교부",
    "KR",
    "US",
    "ZZ",
    "-가",
    "|",
    "||",
    "가|나",
    "2018",
    "2018-06",
    "2018-06-29",
    "2018-02-31",
    "0000-00-00",
    "9999-12-31",
    "head_of_state",
    "ministry",
    "noun",
    "verb",
    "meeting",
    "reciprocal",
    "strong",
    "held",
    "yes",
    "one",
    "many",
    "any",
    "vowel",
    "subject",
    "#",
    "\"",
    " ",
    "line",
    "whole",
    "planned",
    "Q1",
    "만나",
    "하다",
    "\u{1100}\u{1161}",
    "\u{200b}",
    "\0",
    "\u{b}",
    "a b",
];

fn cell(cell: &Cell) -> String {
    let known = |at: &u8| CELLS[usize::from(*at) % CELLS.len()].to_owned();
    match cell {
        Cell::Empty => String::new(),
        Cell::Id(at) => format!("id{}", at % 8),
        Cell::Known(at) => known(at),
        Cell::List(list) => list.iter().map(known).collect::<Vec<_>>().join("|"),
        Cell::Anything(text) => text.clone(),
        Cell::Long(times) => "가".repeat(usize::from(*times % 4096)),
    }
}

fuzz_target!(|data: &[u8]| {
    let input = match raw::input::<(Vec<Table>, u8)>(data) {
        Some(Input::Raw(bytes)) => return checks::tables(&raw::tables(bytes), false),
        Some(Input::Built(input)) => input,
        None => return,
    };
    let files: Vec<(String, String)> = input
        .0
        .iter()
        .map(|table| {
            let (file, text) = EMBEDDED[usize::from(table.which) % EMBEDDED.len()];
            let right = text.lines().next().unwrap_or_default();
            let columns = right.split('\t').count();
            let mut out = table.header.clone().unwrap_or_else(|| right.to_owned());
            out.push('\n');
            for row in &table.rows {
                // Mostly as many cells as the table has columns.
                let mut cells: Vec<String> = row.iter().map(cell).collect();
                if cells.len() > 1 {
                    cells.resize(columns, String::new());
                }
                out += &(cells.join("\t") + "\n");
            }
            (file.to_owned(), out + &table.tail)
        })
        .collect();
    // The grammar's own tables take long to read.
    checks::tables(&files, input.1 % 32 == 31);
});
