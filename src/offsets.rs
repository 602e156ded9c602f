//! Offsets in the unit a reader of the output counts in.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What an offset counts.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes: what Rust slices by, and what the library works in.
    #[default]
    Bytes,
    /// Unicode code points: what Python slices by.
    Chars,
    /// UTF-16 code units: what JavaScript and Java slice by.
    Utf16,
}

impl OffsetUnit {
    /// All units, in the order in which help texts list them.
    pub const ALL: [OffsetUnit; 3] = [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16];

    /// The unit's name in output and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            OffsetUnit::Bytes => "bytes",
            OffsetUnit::Chars => "chars",
            OffsetUnit::Utf16 => "utf16",
        }
    }
}

/// Converts byte offsets of one text into another unit, in constant time an offset.
#[derive(Debug, Clone)]
pub struct OffsetMap {
    /// Of every 64th byte, the offset in the unit; empty where the unit is bytes.
    marks: Vec<usize>,
    unit: OffsetUnit,
}

const STRIDE: usize = 64;

impl OffsetMap {
    /// A map for `text`; one pass over it.
    pub fn new(text: &str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Bytes {
            marks.reserve(text.len() / STRIDE + 1);
            let mut count = 0;
            for (at, byte) in text.bytes().enumerate() {
                if at % STRIDE == 0 {
                    marks.push(count);
                }
                count += width(byte, unit);
            }
            if text.len() % STRIDE == 0 {
                marks.push(count);
            }
        }
        OffsetMap { marks, unit }
    }

    /// The byte offset `at` of `text` in the map's unit. `text` must be the map's own.
    pub fn offset(&self, text: &str, at: usize) -> usize {
        match self.marks.get(at / STRIDE) {
            None => at,
            Some(mark) => {
                let start = at / STRIDE * STRIDE;
                let bytes = text.as_bytes().get(start..at).unwrap_or_default();
                mark + bytes.iter().map(|byte| width(*byte, self.unit)).sum::<usize>()
            }
        }
    }

    /// A byte span of `text` in the map's unit.
    pub fn span(&self, text: &str, span: Span) -> Span {
        Span::new(self.offset(text, span.start), self.offset(text, span.end))
    }
}

/// How many units the character adds that this byte begins; 0 for continuation bytes.
fn width(byte: u8, unit: OffsetUnit) -> usize {
    match byte {
        0x80..=0xBF => 0,
        // Four-byte characters lie beyond the basic plane: two UTF-16 units.
        0xF0.. if unit == OffsetUnit::Utf16 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting() {
        let text = "가나 𝄞다ab".repeat(20);
        let chars = OffsetMap::new(&text, OffsetUnit::Chars);
        let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
        let bytes = OffsetMap::new(&text, OffsetUnit::Bytes);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(chars.offset(&text, at), text[..at].chars().count());
            assert_eq!(utf16.offset(&text, at), text[..at].encode_utf16().count());
            assert_eq!(bytes.offset(&text, at), at);
        }
    }
}
