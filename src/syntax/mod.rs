//! The word and clause layers of the grammar.

pub mod predicate;
mod token;
pub mod verbal;
pub mod word;
