//! Names that stand side by side and name one thing: `미국 국무부`, `부산시 사하구 하단동`.

use crate::gazetteer::cues::Cue;
use crate::listing::finding::{Finding, Findings};
use crate::listing::token::Tokens;
use crate::mention::MentionKind;
use crate::mention::MentionKind::{Country, Organization, Place};
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::text::hangul::{is_hanja, is_syllable};

/// Adds the outer names.
pub fn chains(tokens: &Tokens<'_>, findings: &mut Findings) {
    let mut named: Vec<Finding> = findings
        .list
        .iter()
        .filter(|finding| matches!(finding.kind, Country | Organization | Place))
        .cloned()
        .collect();
    named.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.span.end)));
    // Of nested ones, the outermost goes into the chain.
    let mut end = 0;
    named.retain(|finding| {
        let outer = finding.span.start >= end;
        end = end.max(finding.span.end);
        outer
    });
    let mut at = 0;
    while at < named.len() {
        let first = named[at].clone();
        let mut last = first.clone();
        at += 1;
        loop {
            if let Some(next) = named.get(at).filter(|next| joins(tokens, &last, next)) {
                last = next.clone();
                at += 1;
            } else if let Some(next) = tokens.district(&last) {
                let free = !findings.list.iter().any(|other| other.span.overlaps(next.span));
                if !free {
                    break;
                }
                findings.push(next.clone());
                last = next;
            } else {
                break;
            }
        }
        if last.span != first.span {
            findings.push(Finding { span: first.span.join(last.span), ..last });
        }
    }
}

/// Adds bodies that are called by a person: `오바마 행정부`, `아베 정권`.
pub fn regimes(tokens: &Tokens<'_>, findings: &mut Findings) {
    let cues = &tokens.story.gazetteer.cues;
    let people: Vec<Finding> =
        findings.list.iter().filter(|f| f.kind == MentionKind::Person).cloned().collect();
    for person in people {
        let index = person.word + 1;
        let stem =
            tokens.stems(index).iter().find(|stem| cues.has(Cue::Regime, tokens.text(stem.span)));
        if let (Some(stem), true) = (stem, tokens.follows(index)) {
            if person.span.end == tokens.analysis.word(person.word).span.end {
                let span = person.span.join(stem.span);
                findings.push(Finding::new(Organization, span, index));
            }
        }
    }
}

/// Whether the right name goes on with the left one.
fn joins(tokens: &Tokens<'_>, left: &Finding, right: &Finding) -> bool {
    let fits = matches!(
        (left.kind, right.kind),
        (Country | Place, Place | Organization) | (Organization, Organization | Place)
    );
    fits && tokens.stand_together(left.span.end, right.span.start)
}

impl Tokens<'_> {
    /// Whether nothing but a space, or hanja in brackets, stands between two bytes.
    fn stand_together(&self, left: usize, right: usize) -> bool {
        let Some(between) = self.story.text.get(left..right) else { return false };
        if between == " " {
            return true;
        }
        let inside = between.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        inside.is_some_and(|hanja| !hanja.is_empty() && hanja.chars().all(is_hanja))
    }

    /// Whether a shorter stem of the word, with a particle behind it, is an ordinary word.
    fn is_marked_noun(&self, index: usize, span: Span) -> bool {
        self.stems(index).iter().any(|stem| {
            stem.span.len() < span.len() && stem.is_marked() && self.ordinary(self.text(stem.span))
        })
    }

    /// A district behind a place, by its last syllable: `하단동`, `안암동 | 5가`.
    fn district(&self, place: &Finding) -> Option<Finding> {
        if !matches!(place.kind, Place | Country) {
            return None;
        }
        let index = place.word + 1;
        let word = self.word(index)?;
        if word.before != Gap::Space || place.span.end != self.analysis.word(place.word).span.end {
            return None;
        }
        if self.is_known_name(word) || self.is_predicate(index) {
            return None;
        }
        let (nouns, cues) = (&self.story.gazetteer.nouns, &self.story.gazetteer.cues);
        let stem = self.stems(index).iter().rev().find(|stem| {
            let text = self.text(stem.span);
            let syllables = text.chars().count();
            // 5가, 3로: numbered parts of a road.
            let numbered = text.starts_with(|c: char| c.is_ascii_digit())
                && text.ends_with(['가', '로', '길']);
            // 남구, 중구: whatever else they mean, behind a city they are its districts.
            let quarter = syllables == 2 && text.ends_with('구');
            let named = text.chars().all(is_syllable)
                && (cues.ends(Cue::District, text) && syllables >= 2
                    || cues.ends(Cue::Road, text) && syllables > 2)
                && !nouns.contains(text)
                && !self.is_marked_noun(index, stem.span);
            numbered || quarter || named
        })?;
        Some(Finding::new(Place, stem.span, index))
    }
}

/// Lists what stands in brackets behind a name and is the same name: `베이징(北京)`,
/// `세계보건기구(WHO)`.
pub fn glosses(tokens: &Tokens<'_>, findings: &mut Findings) {
    let mut found: Vec<Finding> = Vec::new();
    for finding in &findings.list {
        let rest = &tokens.story.text[finding.span.end..];
        if !rest.starts_with(['(', '（']) {
            continue;
        }
        let Some(index) = (finding.word + 1..tokens.len())
            .take(2)
            .find(|index| tokens.analysis.word(*index).span.start > finding.span.end)
        else {
            continue;
        };
        let word = tokens.analysis.word(index);
        let text = tokens.text(word.span);
        let at_once = tokens.story.text.get(finding.span.end..word.span.start);
        if !word.bracketed || at_once.is_none_or(|between| between.chars().count() != 1) {
            continue;
        }
        let behind = &tokens.story.text[word.span.end..];
        let hanja = text.chars().count() > 1
            && text.chars().all(is_hanja)
            && behind.starts_with([')', '）', '·', ',']);
        let latin = finding.kind == Organization
            && behind.starts_with([')', '）'])
            && text.len() >= 2
            && text.bytes().all(|b| b.is_ascii_alphanumeric())
            && text.bytes().filter(u8::is_ascii_uppercase).count() * 2 > text.len();
        let named = matches!(finding.kind, MentionKind::Person | Place | Organization);
        if named && (hanja || latin) {
            let gloss = Finding {
                span: word.span,
                word: index,
                form: None,
                alias_of: Some(finding.span),
                ..finding.clone()
            };
            found.push(gloss);
        }
    }
    for gloss in found {
        let span: Span = gloss.span;
        findings.list.retain(|other| !span.contains(other.span));
        findings.push(gloss);
    }
}
