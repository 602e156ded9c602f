//! Tables of names and words, and the automaton over their surface forms.

pub mod endings;
pub mod entry;
pub mod furniture;
pub mod josa;
pub mod matcher;
pub mod table;
pub mod tables;
