//! What the layers before have read as phrases: times, actors, places.

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::listing::finding::{Finding, Findings};
use crate::mention::MentionKind;
use crate::mention::actor::{Actor, ActorKind};
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::when::TimeKind;

/// Lists the time expressions.
pub fn times(story: &Story<'_>, analysis: &Analysis, findings: &mut Findings) {
    for index in analysis.times.clone() {
        let time = &story.times[index];
        let kind = match time.kind {
            TimeKind::Date => MentionKind::Date,
            TimeKind::Time => MentionKind::Time,
            TimeKind::Duration => MentionKind::Duration,
        };
        let word = word_at(analysis, time.core.end);
        let mut finding = Finding::new(kind, time.core, word);
        finding.time = Some(index);
        findings.push(finding);
    }
}

/// Lists names, titles and bodies of the actors.
pub fn actors(story: &Story<'_>, analysis: &Analysis, findings: &mut Findings) {
    for (index, actor) in analysis.actors.iter().enumerate() {
        let mut add = |kind, span: Span, country| {
            let mut finding = Finding::new(kind, span, word_at(analysis, span.end));
            finding.actor = Some(index);
            finding.country = country;
            finding.form = form_of(analysis, span, finding.word);
            if !findings.closed(span) {
                findings.push(finding);
            }
        };
        if let (ActorKind::Person, Some(name)) = (actor.kind, actor.name) {
            add(MentionKind::Person, name, None);
        }
        let country = actor.countries.first().copied().filter(|_| actor.countries.len() == 1);
        if let (true, Some(title)) = (actor.kind != ActorKind::Group, actor.title) {
            if title.end > actor.name.map_or(0, |name| name.start) {
                add(MentionKind::Office, office_span(story, analysis, actor, title), country);
                add(MentionKind::Office, title, country);
            }
        }
        for head in &actor.heads {
            add(MentionKind::Office, *head, country);
        }
        if let (Some(body), Some(_)) = (actor.body, actor.body_row) {
            add(MentionKind::Organization, body, country);
        }
    }
}

/// The office with the country and body that stand before it.
fn office_span(story: &Story<'_>, analysis: &Analysis, actor: &Actor, title: Span) -> Span {
    let _ = story;
    let mut from = title.start;
    let floor = actor.name.map_or(actor.span.start, |name| {
        if name.end <= title.start { name.end } else { actor.span.start }
    });
    for (index, word) in analysis.words.words.iter().enumerate().rev() {
        if word.span.start >= from || word.bracketed {
            continue;
        }
        let next = &analysis.words.words[(index + 1).min(analysis.len() - 1)];
        let beside = next.span.start >= from && next.before == Gap::Space;
        if word.span.start < floor || word.josa.is_some() || !beside || !word.known {
            break;
        }
        from = word.span.start;
    }
    Span::new(from, title.end)
}

/// Joins what stands side by side and names one thing: `미국 국무부`, `중국 베이징`.
pub fn outer(story: &Story<'_>, analysis: &Analysis, findings: &mut Findings) {
    let gazetteer = story.gazetteer;
    let words = &analysis.words.words;
    let mut named: Vec<Finding> = findings
        .list
        .iter()
        .filter(|finding| {
            use MentionKind::{Country, Organization, Place};
            matches!(finding.kind, Country | Organization | Place)
        })
        .cloned()
        .collect();
    named.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.span.end)));
    let mut at = 0;
    while at < named.len() {
        let mut last = at;
        let mut end = at + 1;
        while end < named.len() {
            let (left, right) = (&named[last], &named[end]);
            if right.span.start < left.span.end {
                end += 1;
                continue;
            }
            let word = &words[left.word];
            let next = words.get(left.word + 1);
            let beside = left.span.end == word.span.end
                && next.is_some_and(|next| {
                    next.before == Gap::Space && next.span.start == right.span.start
                });
            use MentionKind::{Country, Organization, Place};
            let fits = matches!(
                (left.kind, right.kind),
                (Country | Place, Place | Organization) | (Organization, Organization)
            );
            if !beside || !fits {
                break;
            }
            last = end;
            end += 1;
            if right.kind == Organization {
                break;
            }
        }
        if last > at {
            let (first, last) = (&named[at], &named[last]);
            let mut finding = Finding { span: first.span.join(last.span), ..last.clone() };
            finding.form = last.form;
            findings.push(finding);
        }
        at = end.max(at + 1);
    }
    let _ = gazetteer;
}

/// The word in which byte `end` ends.
pub fn word_at(analysis: &Analysis, end: usize) -> usize {
    let words = &analysis.words.words;
    words.partition_point(|word| word.span.end < end).min(words.len().saturating_sub(1))
}

/// The tables' form that covers exactly the span.
fn form_of(
    analysis: &Analysis,
    span: Span,
    word: usize,
) -> Option<crate::gazetteer::matcher::FormId> {
    let word = analysis.words.words.get(word)?;
    analysis.words.parts(word).iter().find(|atom| atom.span == span)?.form
}

/// What the last part of a word can mean.
#[allow(dead_code)]
pub fn last_reading(story: &Story<'_>, analysis: &Analysis, word: usize) -> Reading {
    let parts = analysis.words.parts(analysis.word(word));
    parts.last().map_or_else(Reading::default, |atom| Reading::of(story.gazetteer, *atom))
}
