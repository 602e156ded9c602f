//! The mentions of the result: every name of an article, nested ones included.
//!
//! What the layers before have read is listed, and what names beyond the tables stand in
//! the text is found by what stands around them.

mod atoms;
mod finding;
mod identity;
pub mod overlap;
mod phrases;

use jiff::civil::Date;

use crate::event::story::Story;
use crate::mention::Mention;
use finding::Findings;
use identity::Identity;
pub use overlap::Overlap;

/// All mentions of an article, in the order of the text, outer ones first.
pub fn mentions(story: &Story<'_>, reference: Option<Date>, overlap: Overlap) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut identity = Identity::new(story, reference);
    let mut findings = Findings::default();
    for analysis in &story.sentences {
        findings.clear();
        phrases::times(story, analysis, &mut findings);
        phrases::actors(story, analysis, &mut findings);
        atoms::atoms(story, analysis, &mut findings);
        phrases::outer(story, analysis, &mut findings);
        mentions.extend(findings.list.iter().map(|finding| identity.mention(analysis, finding)));
    }
    overlap::nest(&mut mentions);
    if overlap != Overlap::All {
        mentions = overlap::flat(&mentions, overlap).into_iter().cloned().collect();
    }
    mentions
}
