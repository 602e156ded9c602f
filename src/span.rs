//! Where something stands in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::steps::step;

/// A stretch of the original text: byte offsets, start included, end excluded.
///
/// Both ends always stand on character boundaries of the text the span was
/// taken from.
///
/// ```
/// use hoedam::Span;
///
/// let span = Span::new(0, 9);
/// assert_eq!(span.of("외교부 장관"), "외교부");
/// assert_eq!(span.len(), 9);
/// ```
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Byte offset of the first character.
    pub start: usize,
    /// Byte offset just behind the last character.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end` (byte offsets).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// The text that the span covers; empty if the span does not fit `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        step();
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The span as a range of byte offsets.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span (equal spans contain each other).
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that covers both.
    pub fn join(&self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}
