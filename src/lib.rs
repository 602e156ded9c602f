//! hoedam
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod document;
pub mod error;
pub mod gazetteer;
pub mod span;
pub mod text;

pub use document::Document;
pub use error::Error;
pub use span::Span;
