//! Why the other triggers of an article gave no event of their own.

use super::log::{Log, trigger_row};
use super::model::{LostTrigger, Reason};
use super::reasons;
use crate::event::Quote;
use crate::event::build::leading;
use crate::event::notes::{Notes, Passed};
use crate::event::occurrence::occurrences;
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::triggers::{Strength, TriggerClass};
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::predicate::predicates;
use crate::text::page::{Line, Zone};
use crate::text::sentence::{Sentence, sentences};
use crate::watch::Seen;

/// Sentences of lines that are not read are cut after so many bytes.
const LONGEST: usize = 3000;

/// All triggers without an event of their own, in the order of the text.
pub(super) fn lost(seen: &Seen<'_, '_>, log: &Log) -> Vec<LostTrigger> {
    let story = seen.story;
    let mut found = Vec::new();
    for (_, occurrence, rejection) in seen.rejected {
        let mut lost = entry(story, log, occurrence.trigger, occurrence.span);
        lost.reason = reasons::rejection(*rejection);
        if let Some((_, onto)) = log.fell.iter().find(|(trigger, _)| *trigger == occurrence.span) {
            lost.event = event_of(seen, *onto);
            lost.reason = Reason::of("fell_through", "says only that the encounter fell through");
        }
        found.push(lost);
    }
    for (row, trigger, why) in &log.passed {
        let mut lost = entry(story, log, *row, *trigger);
        lost.reason = match why {
            Passed::Rank => Reason::of("rank", "a rank that is spelt like the trigger"),
            Passed::Beside(other) => {
                lost.instead = row_at(seen, *other).map(|row| trigger_row(story, row));
                lost.event = event_of(seen, *other);
                let said = format!("“{}” beside it tells the encounter", other.of(story.text));
                Reason::said("beside_other", said)
            }
        };
        found.push(lost);
    }
    for trigger in &log.headlines {
        let row = row_at(seen, *trigger);
        let mut lost = entry(story, log, row.unwrap_or_default(), *trigger);
        lost.reason = Reason::of("other_headline", "a headline of another article or part");
        found.push(lost);
    }
    for trigger in &log.beyond {
        let mut lost = entry(story, log, row_at(seen, *trigger).unwrap_or_default(), *trigger);
        lost.reason = Reason::of("beyond_limit", "beyond the most events of one article");
        found.push(lost);
    }
    for sentence in &log.delegates {
        let analysis = &story.sentences[*sentence];
        let all = occurrences(story.gazetteer, story.text, analysis, &Notes::default());
        found.extend(all.iter().map(|occurrence| {
            let mut lost = entry(story, log, occurrence.trigger, occurrence.span);
            lost.reason = Reason::of(
                "delegates",
                "the sentence says who took part in what is told beside it",
            );
            lost
        }));
    }
    merged(seen, log, &mut found);
    unread(seen, log, &mut found);
    other_senses(story, &mut found);
    found.sort_by_key(|lost| lost.trigger.span);
    found
}

fn entry(story: &Story<'_>, log: &Log, row: u32, trigger: Span) -> LostTrigger {
    let sentence = sentence_of(story, trigger);
    LostTrigger {
        sentence: sentence.map(|index| index + 1),
        trigger: Quote::of(story.text, trigger),
        rule: trigger_row(story, row),
        reason: Reason::of("furniture", "the line is page furniture"),
        event: None,
        instead: None,
        arguments: log.arguments(story, trigger),
    }
}

fn sentence_of(story: &Story<'_>, trigger: Span) -> Option<usize> {
    let first =
        story.sentences.partition_point(|analysis| analysis.sentence.span.end <= trigger.start);
    story.sentences.get(first).filter(|a| a.sentence.span.contains(trigger)).map(|_| first)
}

/// The event that a telling with this trigger is part of.
fn event_of(seen: &Seen<'_, '_>, trigger: Span) -> Option<usize> {
    let of = |cluster: &crate::event::merge::Cluster| {
        cluster.tellings.iter().any(|telling| telling.trigger_span == trigger)
    };
    seen.clusters.iter().position(of).map(|at| at + 1)
}

/// The row that fired at the words.
fn row_at(seen: &Seen<'_, '_>, trigger: Span) -> Option<u32> {
    let story = seen.story;
    let analysis = &story.sentences[sentence_of(story, trigger)?];
    let all = occurrences(story.gazetteer, story.text, analysis, &Notes::default());
    all.iter().find(|found| found.span == trigger).map(|found| found.trigger)
}

/// Tellings that are not the evidence of their event.
fn merged(seen: &Seen<'_, '_>, log: &Log, found: &mut Vec<LostTrigger>) {
    let leads: Vec<Span> =
        seen.clusters.iter().map(|cluster| leading(&cluster.tellings).trigger_span).collect();
    for (at, cluster) in seen.clusters.iter().enumerate() {
        for telling in &cluster.tellings {
            if leads.contains(&telling.trigger_span) {
                continue;
            }
            let mut lost = entry(seen.story, log, telling.trigger, telling.trigger_span);
            let how = if telling.headline {
                "the headline of"
            } else if telling.asserts {
                "merged into"
            } else {
                "refers to"
            };
            lost.reason = Reason::said("merged", format!("{how} event {}", at + 1));
            lost.event = Some(at + 1);
            found.push(lost);
        }
    }
}

/// Triggers in lines that are not read.
fn unread(seen: &Seen<'_, '_>, log: &Log, found: &mut Vec<LostTrigger>) {
    let story = seen.story;
    let mut cut: Vec<Sentence> = Vec::new();
    let mut analysis = Analysis::default();
    for line in seen.lines {
        let reason = match line.zone {
            Zone::Furniture => Reason::of("furniture", "the line is page furniture"),
            Zone::Repeat => Reason::of("repeated", "the page has shown the line already"),
            _ => continue,
        };
        sentences(story.text, &[Line { zone: Zone::Body, ..*line }], LONGEST, &mut cut);
        for sentence in &cut {
            analysis.sentence = *sentence;
            analysis.words.read(story.gazetteer, story.text, sentence.span);
            predicates(story.gazetteer, story.text, &analysis.words, &mut analysis.predicates);
            let all = occurrences(story.gazetteer, story.text, &analysis, &Notes::default());
            for occurrence in all {
                let mut lost = entry(story, log, occurrence.trigger, occurrence.span);
                lost.reason = reason.clone();
                found.push(lost);
            }
        }
    }
}

/// Words with the letters of a trigger that the word layer reads as something else.
fn other_senses(story: &Story<'_>, found: &mut Vec<LostTrigger>) {
    let rows = story.gazetteer.triggers.iter().enumerate();
    let strong = rows.filter(|(_, trigger)| {
        trigger.strength == Strength::Strong && trigger.class != TriggerClass::Adverb
    });
    let forms: Vec<(u32, String)> = strong
        .flat_map(|(row, trigger)| trigger.forms().into_iter().map(move |f| (row as u32, f)))
        .filter(|(_, form)| form.chars().count() >= 2)
        .collect();
    for (index, analysis) in story.sentences.iter().enumerate() {
        for word in &analysis.words.words {
            let parts = analysis.words.parts(word);
            let read = |span: Span| {
                parts.iter().any(|part| {
                    part.span.overlaps(span)
                        && Reading::of(story.gazetteer, *part).trigger.is_some()
                })
            };
            let text = word.span.of(story.text);
            let longest = forms.iter().filter(|(_, form)| text.starts_with(form.as_str()));
            let Some((row, form)) = longest.max_by_key(|(_, form)| form.len()) else { continue };
            let span = Span::new(word.span.start, word.span.start + form.len());
            if read(span) || found.iter().any(|lost| lost.trigger.span.overlaps(span)) {
                continue;
            }
            let whole = parts.iter().map(|part| part.span).find(|part| part.overlaps(span));
            let known = parts.iter().any(|part| part.span.overlaps(span) && part.form.is_some());
            let whole = whole.unwrap_or(word.span).of(story.text);
            let said = match known || word.known {
                true => format!("“{whole}” is another word of the tables"),
                false => format!("“{whole}” is no form of the trigger's word"),
            };
            found.push(LostTrigger {
                sentence: Some(index + 1),
                trigger: Quote::of(story.text, span),
                rule: trigger_row(story, *row),
                reason: Reason::said("not_a_meeting_sense", said),
                event: None,
                instead: None,
                arguments: Vec::new(),
            });
        }
    }
}
