//! Counts: how many people or bodies a phrase tells (`총수 4명`, `동포 80여 명`).

use crate::gazetteer::words::WordClass;
use crate::mention::run::{Part, Runs};

impl Runs<'_> {
    /// `80여 명`, `다섯 명`: the number, where a unit stands apart behind it; 0 where words
    /// say it only roughly.
    pub(super) fn counts_apart(&self, parts: &[Part]) -> Option<u32> {
        let [.., number, unit] = parts else { return None };
        if !MEMBERS.contains(&unit.span.of(self.text)) {
            return None;
        }
        let text = number.span.of(self.text);
        let figures = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(figures.replace(',', "").parse().unwrap_or(0));
        }
        (number.class == Some(WordClass::Count)).then_some(0)
    }
}

/// Units of people and bodies in groups (`4명`, `7곳`).
pub(super) const MEMBERS: &[&str] = &["명", "인", "곳", "여명", "개사", "명의"];

/// The number before one of the units.
pub(super) fn number_of(word: &str, units: &[&str]) -> Option<u32> {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, unit) = word.split_at(figures);
    units.contains(&unit).then(|| figures.parse().ok()).flatten()
}
