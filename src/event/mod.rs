//! Triggers turned into meeting events.

pub mod agree;
pub mod analyse;
mod around;
mod bound;
pub mod build;
mod clause;
pub mod complete;
pub mod delegates;
pub mod follow;
pub mod gate;
pub mod infer;
pub mod merge;
mod model;
pub mod notes;
pub mod occurrence;
pub mod participants;
mod phrase;
mod roles;
mod seeming;
pub mod sentence;
mod slots;
pub mod speak;
pub mod status;
pub mod story;
pub mod telling;
pub mod topic;
pub mod visit;

pub use model::{Event, Kind, Participant, Quote, Status, When, Where};
