//! The text itself: page furniture, sentences, Hangul.

pub mod hangul;
pub mod normal;
pub mod numeric;
pub mod page;
pub mod published;
pub mod sentence;
