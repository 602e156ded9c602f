//! The text itself: page furniture, sentences, Hangul.

pub mod hangul;
