//! Reads Korean news and answers, for every encounter an article reports:
//! **who met whom, when, where, about what**.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod codes;
pub mod corpus;
pub mod document;
pub mod error;
pub mod event;
pub mod explain;
pub mod extraction;
pub mod extractor;
pub mod gazetteer;
pub mod limits;
pub mod listing;
pub mod mention;
pub mod offsets;
pub mod output;
pub mod place;
pub mod resolve;
pub mod span;
#[doc(hidden)]
pub mod steps;
pub mod syntax;
pub mod text;
mod watch;
pub mod when;

pub use codes::{CodeBook, Codes};
pub use document::Document;
pub use error::Error;
pub use event::Event;
pub use explain::Explanation;
pub use extraction::Extraction;
pub use extractor::{Extractor, ExtractorBuilder, Worker};
pub use limits::{Limit, Limits, Reached};
pub use listing::Overlap;
pub use mention::{Mention, MentionKind};
pub use offsets::OffsetUnit;
pub use span::Span;
pub use watch::Stage;
