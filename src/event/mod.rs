//! Triggers turned into meeting events.

mod model;

pub use model::{Event, Kind, Participant, Quote, Status, When, Where};
