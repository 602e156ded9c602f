//! Hits of the tables turned into mentions.

pub mod actor;
pub mod chunk;
mod count;
mod kind;
pub mod name;
pub mod reading;
pub mod run;
mod title;
pub mod told;

pub use kind::{Mention, MentionKind};
