//! Hits of the tables turned into mentions.

pub mod actor;
pub mod chunk;
mod kind;
pub mod list;
pub mod reading;

pub use kind::{Mention, MentionKind};
