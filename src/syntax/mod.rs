//! The word and clause layers of the grammar.

pub mod predicate;
pub mod verbal;
pub mod word;
