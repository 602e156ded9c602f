//! Parts of words that the tables know.

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::listing::finding::{Finding, Findings};
use crate::mention::MentionKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::{Atom, Gap, Word};
use crate::text::hangul::is_hanja;

/// Lists what the tables know of the words.
pub fn atoms(story: &Story<'_>, analysis: &Analysis, findings: &mut Findings) {
    for (index, word) in analysis.words.words.iter().enumerate() {
        let parts = analysis.words.parts(word);
        for (at, atom) in parts.iter().enumerate() {
            if findings.closed(atom.span) {
                continue;
            }
            let Some(kind) = kind(story, analysis, index, parts, at) else { continue };
            let mut finding = Finding::new(kind, atom.span, index);
            finding.form = atom.form;
            findings.push(finding);
            if kind == MentionKind::Office {
                inside_office(story, index, *atom, findings);
            }
        }
    }
}

/// Body and title inside an office that the tables hold as one form (`국무부 | 장관`).
fn inside_office(story: &Story<'_>, index: usize, atom: Atom, findings: &mut Findings) {
    let Some(space) = atom.span.of(story.text).find(' ') else { return };
    let parts = [
        (Span::new(atom.span.start, atom.span.start + space), MentionKind::Organization),
        (Span::new(atom.span.start + space + 1, atom.span.end), MentionKind::Office),
    ];
    let mut forms = Vec::new();
    for (span, wanted) in parts {
        story.gazetteer.matcher.forms_at(story.text, span.start, span.end, &mut forms);
        let whole = forms.iter().find(|(end, _)| *end == span.end).map(|(_, form)| *form);
        let reading = Reading::of(story.gazetteer, Atom { span, form: whole });
        let fits = match wanted {
            MentionKind::Organization => reading.organisation.is_some(),
            _ => reading.is_title(),
        };
        if fits && !findings.closed(span) {
            let mut finding = Finding::new(wanted, span, index);
            finding.form = whole;
            findings.push(finding);
        }
    }
}

/// What a part of a word names, if it is a name.
fn kind(
    story: &Story<'_>,
    analysis: &Analysis,
    index: usize,
    parts: &[Atom],
    at: usize,
) -> Option<MentionKind> {
    let reading = Reading::of(story.gazetteer, parts[at]);
    let text = parts[at].span.of(story.text);
    let word = analysis.word(index);
    // 가나를, 하나: a form that is an ordinary word too needs more than its spelling.
    if reading.common {
        return None;
    }
    if reading.is_title() && reading.person.is_none() {
        return Some(MentionKind::Office);
    }
    if reading.organisation.is_some() {
        return Some(MentionKind::Organization);
    }
    if reading.country.is_some() {
        return Some(MentionKind::Country);
    }
    if reading.person.is_some() && !reading.is_only_place() {
        return Some(MentionKind::Person);
    }
    if reading.place.is_some() {
        return Some(MentionKind::Place);
    }
    if reading.abbreviation.is_some() {
        return stands_for_country(story, analysis, word, index, parts, at, text)
            .then_some(MentionKind::Country);
    }
    None
}

/// Whether a press abbreviation stands for its country: in hanja, or beside another one.
fn stands_for_country(
    story: &Story<'_>,
    analysis: &Analysis,
    word: &Word,
    index: usize,
    parts: &[Atom],
    at: usize,
    text: &str,
) -> bool {
    if text.chars().all(is_hanja) {
        return true;
    }
    let short = |atom: &Atom| Reading::of(story.gazetteer, *atom).abbreviation.is_some();
    let inside = at > 0 && short(&parts[at - 1]) || parts.get(at + 1).is_some_and(short);
    let dot = |gap| matches!(gap, Gap::Mark('·' | 'ㆍ' | '・' | '‧' | '∙' | '-' | ','));
    let before = at == 0
        && index > 0
        && dot(word.before)
        && analysis.words.parts(analysis.word(index - 1)).last().is_some_and(short);
    let behind = at + 1 == parts.len()
        && analysis.words.words.get(index + 1).is_some_and(|next| {
            dot(next.before) && analysis.words.parts(next).first().is_some_and(short)
        });
    inside || before || behind
}
