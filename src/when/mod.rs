//! Time expressions (시간 표현): recognised in the text, then resolved against the publication date.
//!
//! Two steps, because the second needs the order of the discourse: [`expressions`] reads what the
//! words say, [`resolve`] and [`Discourse`] say which day that is.

mod bracket;
mod class;
mod clock;
mod dates;
mod expression;
mod figures;
mod guess;
mod iso;
mod length;
mod reader;
mod resolve;
mod scan;
mod table;
#[cfg(test)]
mod tests;
mod value;

pub use expression::{Direction, TimeExpression, TimeKind};
pub use iso::IsoDate;
pub use resolve::{Discourse, resolve};
pub use scan::expressions;
pub use table::{SCHEMA, TimeTable};
pub use value::{Clock, DayPart, Length, Part, Season, TimeValue};
