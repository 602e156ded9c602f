//! Tables of names and words, and the automaton over their surface forms.

pub mod entry;
pub mod josa;
pub mod matcher;
pub mod table;
pub mod tables;
