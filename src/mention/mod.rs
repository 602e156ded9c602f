//! Hits of the tables turned into mentions.

mod kind;

pub use kind::{Mention, MentionKind};
