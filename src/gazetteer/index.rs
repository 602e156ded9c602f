//! Turns the ids by which rows name each other into row numbers.

use std::collections::HashMap;

use super::table::Row;
use crate::error::Fault;

/// Row numbers by id.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// What the rows are called in messages.
    noun: &'static str,
    rows: HashMap<String, u32>,
}

impl Index {
    /// Numbers the rows of a table by their column `column`.
    pub(crate) fn of(noun: &'static str, column: &str, rows: &[Row]) -> Index {
        let rows = rows.iter().enumerate().map(|(i, row)| (row.text(column).to_owned(), i as u32));
        Index { noun, rows: rows.collect() }
    }

    /// The row of an id.
    pub(crate) fn get(&self, id: &str) -> Option<u32> {
        self.rows.get(id).copied()
    }

    /// The row that a cell names; `None` where it is empty or names no row, which is a fault.
    pub(crate) fn cell(&self, row: &Row, column: &str, faults: &mut Vec<Fault>) -> Option<u32> {
        let id = row.text(column);
        if id.is_empty() {
            return None;
        }
        let found = self.get(id);
        if found.is_none() {
            faults.push(row.fault(column, format!("names no row of {}", self.noun)));
        }
        found
    }

    /// The rows that a cell of several ids names.
    pub(crate) fn cells(&self, row: &Row, column: &str, faults: &mut Vec<Fault>) -> Vec<u32> {
        let mut found = Vec::new();
        for id in row.list(column) {
            match self.get(id) {
                Some(at) => found.push(at),
                None => {
                    faults.push(row.fault(column, format!("{id:?} names no row of {}", self.noun)))
                }
            }
        }
        found
    }
}

/// The code of a country in a cell: `None` where it is empty or no row of `countries.tsv` has it.
pub(crate) fn country(
    countries: &Index,
    row: &Row,
    column: &str,
    faults: &mut Vec<Fault>,
) -> Option<String> {
    countries.cell(row, column, faults).map(|_| row.text(column).to_owned())
}

/// A cell that must not be empty.
pub(crate) fn required(row: &Row, column: &str, faults: &mut Vec<Fault>) -> String {
    let text = row.text(column);
    if text.is_empty() {
        faults.push(row.fault(column, "is empty"));
    }
    text.to_owned()
}

/// The values of a cell.
pub(crate) fn list(row: &Row, column: &str) -> Vec<String> {
    row.list(column).map(str::to_owned).collect()
}

/// Whether `from` lies after `to`.
pub(crate) fn check_order(row: &Row, from: &str, to: &str, faults: &mut Vec<Fault>) {
    let mut unread = Vec::new();
    if let (Some(a), Some(b)) = (row.date(from, &mut unread), row.date(to, &mut unread)) {
        if a.first_day() > b.last_day() {
            faults.push(row.fault(to, format!("lies before {from} {:?}", row.text(from))));
        }
    }
}

/// The rows from which a chain of links leads back to themselves.
///
/// `links` gives the rows that a row names; each row is walked once.
fn cyclic(rows: usize, links: impl Fn(u32) -> Vec<u32>) -> Vec<u32> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Unseen,
        Open,
        Done,
    }
    let mut state = vec![State::Unseen; rows];
    let mut on_cycle = vec![false; rows];
    for start in 0..rows as u32 {
        // The walk as (row, its links, how many of them are done): no recursion, however long.
        let mut walk: Vec<(u32, Vec<u32>, usize)> = Vec::new();
        let mut enter = Some(start).filter(|row| state[*row as usize] == State::Unseen);
        loop {
            if let Some(row) = enter.take() {
                state[row as usize] = State::Open;
                walk.push((row, links(row), 0));
            }
            let Some((row, next, done)) = walk.last_mut() else { break };
            let Some(&to) = next.get(*done) else {
                state[*row as usize] = State::Done;
                walk.pop();
                continue;
            };
            *done += 1;
            match state[to as usize] {
                State::Unseen => enter = Some(to),
                State::Done => {}
                State::Open => {
                    for (row, ..) in walk.iter().rev() {
                        on_cycle[*row as usize] = true;
                        if *row == to {
                            break;
                        }
                    }
                }
            }
        }
    }
    (0..rows as u32).filter(|row| on_cycle[*row as usize]).collect()
}

/// Reports every row whose links in a column lead back to it.
pub(crate) fn check_cycles(
    rows: &[Row],
    column: &str,
    reason: &str,
    links: impl Fn(u32) -> Vec<u32>,
    faults: &mut Vec<Fault>,
) {
    for row in cyclic(rows.len(), links) {
        faults.push(rows[row as usize].fault(column, reason));
    }
}
