//! Page furniture: what a saved page holds beside the article.

use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `furniture.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "furniture.tsv", columns: &["text", "place", "effect", "example"], key: 1 };

/// Where in a line a piece of furniture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// At its beginning, list marks and opening brackets aside.
    Start,
    /// Anywhere in it.
    Anywhere,
    /// It is the whole line.
    Whole,
}

/// What a piece of furniture says of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The line is furniture.
    Line,
    /// The line heads a list of other articles.
    Section,
    /// The article has ended.
    End,
    /// The line describes a picture.
    Caption,
    /// The line states when the article was published.
    Date,
}

/// A row of `furniture.tsv`.
#[derive(Debug, Clone)]
pub struct Furniture {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub position: Position,
    /// What they mean.
    pub effect: Effect,
    /// A line that shows it.
    pub example: String,
}

impl Furniture {
    /// Whether `line` (trimmed) carries this piece of furniture.
    pub fn fits(&self, line: &str) -> bool {
        let bare = line.trim_start_matches(|c: char| "[(<〈【■◆●★☞▶▷•·-* ".contains(c));
        match self.position {
            Position::Start => {
                line.starts_with(self.text.as_str()) || bare.starts_with(self.text.as_str())
            }
            Position::Anywhere => line.contains(self.text.as_str()),
            Position::Whole => line == self.text || bare == self.text,
        }
    }
}

/// Reads `furniture.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Vec<Furniture> {
    let mut pieces = Vec::new();
    for row in tables.rows(&SCHEMA, faults) {
        let position = match row.text("place") {
            "start" => Position::Start,
            "anywhere" => Position::Anywhere,
            "whole" => Position::Whole,
            _ => {
                faults.push(row.fault("place", "must be start, anywhere or whole"));
                continue;
            }
        };
        let effect = match row.text("effect") {
            "line" => Effect::Line,
            "section" => Effect::Section,
            "end" => Effect::End,
            "caption" => Effect::Caption,
            "date" => Effect::Date,
            _ => {
                faults.push(row.fault("effect", "must be line, section, end, caption or date"));
                continue;
            }
        };
        let piece = Furniture {
            text: row.text("text").to_owned(),
            position,
            effect,
            example: row.text("example").to_owned(),
        };
        if piece.text.is_empty() {
            faults.push(row.fault("text", "is empty"));
        } else if !piece.fits(&piece.example) {
            faults.push(row.fault("example", "does not show the row's text at its place"));
        } else {
            pieces.push(piece);
        }
    }
    pieces
}
