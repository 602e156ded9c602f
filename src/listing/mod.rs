//! The mentions of the result: every name of an article, nested ones included.
//!
//! What the layers before have read is listed, and what names beyond the tables stand in
//! the text is found by what stands around them.

mod addressed;
mod atoms;
mod chains;
mod compounds;
mod finding;
mod identity;
pub mod overlap;
mod people;
mod phrases;
mod token;
mod years;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::event::story::Story;
use crate::mention::Mention;
use finding::Findings;
use identity::Identity;
pub use overlap::Overlap;
use token::Tokens;

/// All mentions of an article of a day, in the order of the text, outer ones first.
pub fn mentions(story: &Story<'_>, day: Option<Date>, overlap: Overlap) -> Vec<Mention> {
    let mut identity = Identity::new(story, day);
    let mut names = FxHashSet::default();
    let mut read = Vec::with_capacity(story.sentences.len());
    for analysis in &story.sentences {
        let mut findings = Findings::default();
        let tokens = Tokens::new(story, analysis);
        phrases::times(story, analysis, &mut findings);
        years::years(&tokens, &mut findings);
        addressed::addressed(&tokens, &mut findings);
        phrases::actors(&tokens, &mut findings);
        atoms::atoms(&tokens, &mut findings);
        compounds::compounds(&tokens, &mut findings);
        people::shaped(&tokens, &mut findings);
        people::tell(&tokens, &findings, &mut names);
        read.push((tokens, findings));
    }
    let mut mentions = Vec::new();
    for (index, (tokens, mut findings)) in read.into_iter().enumerate() {
        people::told(&tokens, &names, &mut findings);
        phrases::inside_offices(&tokens, &mut findings);
        chains::glosses(&tokens, &mut findings);
        chains::regimes(&tokens, &mut findings);
        chains::chains(&tokens, &mut findings);
        identity.mentions(index, &findings.list, &mut mentions);
    }
    overlap::nest(&mut mentions);
    if overlap != Overlap::All {
        mentions = overlap::flat(&mentions, overlap).into_iter().cloned().collect();
    }
    mentions
}
