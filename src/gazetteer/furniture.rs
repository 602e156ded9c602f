//! Page furniture: what a saved page holds beside the article.

use rustc_hash::FxHashMap;

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
        match self.position {
            Position::Anywhere => line.contains(self.text.as_str()),
            _ => self.opens(line) || self.opens(without_marks(line)),
        }
    }

    /// Whether the line begins with the words, or is them where it must be.
    fn opens(&self, line: &str) -> bool {
        match self.position {
            Position::Whole => line == self.text,
            _ => line.starts_with(self.text.as_str()),
        }
    }
}

/// A line without the list marks and brackets it begins with.
fn without_marks(line: &str) -> &str {
    line.trim_start_matches(|c| {
        matches!(
            c,
            '[' | '('
                | '<'
                | '〈'
                | '【'
                | '■'
                | '◆'
                | '●'
                | '★'
                | '☞'
                | '▶'
                | '▷'
                | '•'
                | '·'
                | '-'
                | '*'
                | ' '
        )
    })
}

/// What the pieces of furniture on a line say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effects(u8);

impl Effects {
    /// Whether one of the pieces has this effect.
    pub fn has(self, effect: Effect) -> bool {
        self.0 & 1 << effect as u8 != 0
    }

    fn add(&mut self, effect: Effect) {
        self.0 |= 1 << effect as u8;
    }
}

/// All pieces of furniture, by their first characters.
#[derive(Debug, Clone, Default)]
pub struct FurnitureTable {
    /// The rows.
    pub rows: Vec<Furniture>,
    /// Rows that must begin a line, by first character.
    opening: FxHashMap<char, Vec<u32>>,
    /// Rows that stand anywhere, by first character.
    anywhere: FxHashMap<char, Vec<u32>>,
    /// One bit for the low bits of each first character of a row that stands anywhere.
    filter: [u64; 16],
    /// Whether a caption is told by what stands anywhere.
    captions_anywhere: bool,
}

impl FurnitureTable {
    fn new(rows: Vec<Furniture>) -> FurnitureTable {
        let mut table = FurnitureTable::default();
        for (at, row) in rows.iter().enumerate() {
            let Some(first) = row.text.chars().next() else { continue };
            let list = if row.position == Position::Anywhere {
                let low = first as u32 & LOW;
                table.filter[(low >> 6) as usize] |= 1 << (low & 63);
                table.captions_anywhere |= row.effect == Effect::Caption;
                &mut table.anywhere
            } else {
                &mut table.opening
            };
            list.entry(first).or_default().push(at as u32);
        }
        table.rows = rows;
        table
    }

    /// The effects of all pieces on a line (trimmed).
    pub fn effects(&self, line: &str) -> Effects {
        let mut effects = self.openings(line);
        self.inside(line, &mut effects);
        effects
    }

    /// Whether a piece says that the line describes a picture.
    pub fn is_caption(&self, line: &str) -> bool {
        let mut effects = self.openings(line);
        if self.captions_anywhere {
            self.inside(line, &mut effects);
        }
        effects.has(Effect::Caption)
    }

    fn openings(&self, line: &str) -> Effects {
        let mut effects = Effects::default();
        let bare = without_marks(line);
        self.opens(line, &mut effects);
        if bare.len() < line.len() {
            self.opens(bare, &mut effects);
        }
        effects
    }

    fn opens(&self, line: &str, effects: &mut Effects) {
        let rows = line.chars().next().and_then(|first| self.opening.get(&first));
        for row in rows.into_iter().flatten().map(|row| &self.rows[*row as usize]) {
            if row.opens(line) {
                effects.add(row.effect);
            }
        }
    }

    fn inside(&self, line: &str, effects: &mut Effects) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let here = at;
            let (low, length) = match &bytes[at..] {
                [byte @ 0..=0x7f, ..] => (u32::from(*byte), 1),
                [0xe0..=0xef, second, third, ..] => {
                    (u32::from(second & 0x0f) << 6 | u32::from(third & 0x3f), 3)
                }
                _ => match line[at..].chars().next() {
                    Some(c) => (c as u32 & LOW, c.len_utf8()),
                    None => return,
                },
            };
            at += length;
            if self.filter[(low >> 6) as usize] >> (low & 63) & 1 == 0 {
                continue;
            }
            let first = line[here..].chars().next().unwrap_or(' ');
            let rows = self.anywhere.get(&first).into_iter().flatten();
            for row in rows.map(|row| &self.rows[*row as usize]) {
                if line[here..].starts_with(row.text.as_str()) {
                    effects.add(row.effect);
                }
            }
        }
    }
}

/// The bits of a first character that the filter goes by.
const LOW: u32 = 0x3ff;

/// Reads `furniture.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> FurnitureTable {
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
    FurnitureTable::new(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_what_the_rows_fit() {
        let table = load(&Tables::embedded(), &mut Vec::new());
        let examples: Vec<&str> = table.rows.iter().map(|row| row.example.as_str()).collect();
        let texts = table.rows.iter().map(|row| row.text.as_str());
        for part in texts.chain(examples.iter().copied()) {
            let bracketed = format!("[{part}]");
            let inside = format!("어느 {part} 곳");
            for line in [part, bracketed.as_str(), inside.as_str(), "", "두 장관이 만났다."]
            {
                let mut expected = Effects::default();
                for row in table.rows.iter().filter(|row| row.fits(line)) {
                    expected.add(row.effect);
                }
                assert_eq!(table.effects(line), expected, "{line}");
                assert_eq!(table.is_caption(line), expected.has(Effect::Caption), "{line}");
            }
        }
    }
}
