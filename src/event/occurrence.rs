//! Occurrences of triggers, and the predicate that each is told by.

use crate::event::notes::{Note, Notes, Passed};
use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::entry::Sorts;
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::status::Effect;
use crate::gazetteer::triggers::{Strength, Trigger, TriggerClass};
use crate::gazetteer::words::SESSION;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::Gap;
use crate::text::page::Zone;
use crate::when::TimeExpression;

/// The trigger that a body's session counts as.
const SITTING: &str = "회의";

/// The trigger that the time which people spend together counts as.
const SPENDING: &str = "시간을 보내다";

/// How a trigger stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As a predicate (`만났다`, `회담했다`).
    Predicate,
    /// As a noun with a light verb or cue (`회담을 가졌다`, `회담이 무산됐다`).
    Noun,
    /// As the setting of something else (`회담에서 …라고 말했다`).
    Setting,
    /// As what somebody only sat in on (`접견에 배석했다`).
    Attended,
    /// As the noun that a brief's sentence ends in (`총리와 면담.`).
    Brief,
    /// As an item of a schedule (`▲28일=당수 면담, 국빈만찬`).
    Item,
    /// As a noun before another noun (`회담 결과`), or closing a headline.
    Nominal,
    /// As how long people were together (`대통령과 75분을 씨름했다`).
    Lasting,
}

/// A trigger in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occurrence {
    /// Row of `triggers.tsv`.
    pub trigger: u32,
    /// The trigger's words.
    pub span: Span,
    /// Word that holds the trigger.
    pub word: usize,
    /// Part of the word, counted from the word's first.
    pub part: usize,
    /// Word of the predicate it is told by.
    pub predicate: usize,
    /// How it stands.
    pub shape: Shape,
}

/// Finds the triggers of a sentence, in order; notes those that it passes over.
pub fn occurrences(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    notes: &Notes,
) -> Vec<Occurrence> {
    let passed = |row: u32, trigger: Span, why: Passed| {
        notes.add(|| Note::Passed { row, trigger, why });
    };
    let mut found: Vec<Occurrence> = Vec::new();
    for index in 0..analysis.len() {
        let word = analysis.word(index);
        let parts = analysis.words.parts(word);
        // The last trigger of a compound counts: 만찬|회동, 정상|회담.
        let hit = parts.iter().enumerate().rev().find_map(|(part, atom)| {
            let trigger = || Reading::of(gazetteer, *atom).trigger;
            let row = atom.is(gazetteer, Sorts::TRIGGER).then(trigger)?;
            row.map(|row| (part, atom.span, row))
        });
        let Some((part, span, row)) = hit.or_else(|| session(gazetteer, text, analysis, index))
        else {
            continue;
        };
        // The rank 대좌 behind a name is no talks.
        if analysis.actors.iter().any(|actor| actor.head == Some(span)) {
            passed(row, span, Passed::Rank);
            continue;
        }
        let trigger = &gazetteer.triggers[row as usize];
        let (predicate, shape) = shape(gazetteer, text, analysis, index, trigger);
        let occurrence = Occurrence { trigger: row, span, word: index, part, predicate, shape };
        // 전화로 … 통화했다: the verb tells it.
        if let Some(last) = found.last() {
            let adverb = gazetteer.triggers[last.trigger as usize].class == TriggerClass::Adverb;
            if adverb && last.predicate >= index {
                passed(last.trigger, last.span, Passed::Beside(span));
                found.pop();
            }
        }
        // Two trigger nouns in a row are one (`오찬 회동을`): the later one counts.
        if let Some(last) = found.last() {
            let adjacent = last.word + 1 == index
                && analysis.word(last.word).josa.is_none()
                && analysis.predicates[last.word].is_none()
                && analysis.word(index).before == Gap::Space;
            if adjacent {
                let stronger = gazetteer.triggers[last.trigger as usize].strength
                    == Strength::Strong
                    && trigger.strength != Strength::Strong;
                let last = found.pop();
                if let (true, Some(last)) = (stronger, last) {
                    passed(row, span, Passed::Beside(last.span));
                    found.push(Occurrence { predicate, shape, word: index, ..last });
                    continue;
                }
                last.iter().for_each(|last| {
                    passed(last.trigger, last.span, Passed::Beside(span));
                });
            }
        }
        // 오찬을 겸한 간담회: what it is combined with is the same encounter.
        if let Some(last) = found.last() {
            let combined = last.shape == Shape::Noun
                && last.predicate + 1 == index
                && analysis.is_adnominal(last.predicate)
                && gazetteer.status.of(analysis.word(last.predicate).span.of(text))
                    == Some(Effect::Light);
            if combined {
                passed(last.trigger, last.span, Passed::Beside(span));
                found.pop();
            }
        }
        found.push(occurrence);
    }
    found
}

/// `총리와 90분에 걸쳐 휴전을 논했다`, `두 정상은 80분 동안 팽팽히 맞섰다`: in a sentence
/// without a trigger, the minutes or hours that something took; whoever took them with
/// somebody met him, whatever the verb.
pub fn lasting(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    times: &[TimeExpression],
) -> Option<Occurrence> {
    let length = times[analysis.times.clone()].iter().find(|time| {
        // 3시간 뒤: when, not how long.
        time.is_length_of_day() && !time.span.of(text).ends_with(['뒤', '후', '전', '만'])
    })?;
    let word = analysis.word_behind(length.span.end)?.checked_sub(1)?;
    let predicate = analysis.next_predicate(word + 1, analysis.len())?;
    let trigger = gazetteer.triggers.iter().position(|trigger| trigger.stem == SPENDING)? as u32;
    let (span, shape) = (length.span, Shape::Lasting);
    Some(Occurrence { trigger, span, word, part: 0, predicate, shape })
}

/// `제1차 공동위원회를 열어`, `정책협의회를 갖는다`: a body that is the name of its sessions.
fn session(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    index: usize,
) -> Option<(usize, Span, u32)> {
    let word = analysis.word(index);
    let parts = analysis.words.parts(word);
    let last = parts.last()?;
    let row = &gazetteer.words[Reading::of(gazetteer, *last).word? as usize];
    let told = word.josa.is_some_and(|josa| {
        matches!(josa.case, Case::Object | Case::Subject | Case::Topic)
            && josa.mark != Mark::Genitive
    });
    if row.value != SESSION || !told {
        return None;
    }
    let next = analysis.next_predicate(index + 1, analysis.len())?;
    let verb = analysis.word(next).span.of(text);
    if gazetteer.status.of(verb) != Some(Effect::Light) {
        return None;
    }
    let sitting = gazetteer.triggers.iter().position(|trigger| trigger.stem == SITTING)?;
    Some((parts.len() - 1, last.span, sitting as u32))
}

/// Whether the sentence lists what is to come day by day.
fn is_schedule(text: &str, analysis: &Analysis) -> bool {
    analysis.sentence.zone == Zone::Body && analysis.sentence.span.of(text).contains("일=")
}

/// The predicate that a trigger is told by, and how.
fn shape(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    index: usize,
    trigger: &Trigger,
) -> (usize, Shape) {
    let word = analysis.word(index);
    if trigger.class == TriggerClass::Adverb {
        let clause = analysis.next_predicate(index + 1, analysis.len());
        return (clause.unwrap_or(index), Shape::Predicate);
    }
    let predicate = word.ending.is_some() || analysis.predicates[index].is_some();
    if trigger.class == TriggerClass::Verb || predicate {
        return (index, Shape::Predicate);
    }
    let clause_end = |from: usize| {
        (from..analysis.len())
            .find(|i| analysis.predicates[*i].is_some_and(closes_clause))
            .unwrap_or(analysis.len().saturating_sub(1))
    };
    match word.josa {
        Some(josa) => match josa.case {
            Case::Object | Case::Subject | Case::Topic | Case::Also | Case::Only
                if josa.mark != Mark::Genitive =>
            {
                match analysis.next_predicate(index + 1, analysis.len()) {
                    Some(next) => (next, Shape::Noun),
                    None => (index, Shape::Nominal),
                }
            }
            Case::At if !word_follows(text, analysis, index, &["앞서"]) => {
                // 회담에 들어갔다, 회담에 참석했다: a light verb; anything else is a setting.
                match analysis.next_predicate(index + 1, analysis.len()) {
                    Some(next) => match gazetteer.status.of(analysis.word(next).span.of(text)) {
                        Some(Effect::Attended) => (next, Shape::Attended),
                        Some(_) if josa.mark == Mark::Topic => (clause_end(index), Shape::Setting),
                        Some(_) => (next, Shape::Noun),
                        // 대사들을 오찬에 초청해
                        None if invites(gazetteer, text, analysis, next) => (next, Shape::Noun),
                        None => (clause_end(index), Shape::Setting),
                    },
                    _ => (clause_end(index), Shape::Setting),
                }
            }
            Case::Copula => (index, Shape::Predicate),
            _ => (clause_end(index), Shape::Setting),
        },
        None => {
            // 회담 결과, 회담 제안, 회담 개최: the noun behind says more.
            let next = index + 1;
            let follows = analysis
                .words
                .words
                .get(next)
                .is_some_and(|next| next.before == Gap::Space || next.before == Gap::None);
            if !follows {
                // 조정관을 맞아 40분간 면담.: a brief's sentence ends in the noun.
                let brief = analysis.sentence.zone == Zone::Body
                    && next == analysis.len()
                    && text[word.span.end..].starts_with('.');
                if is_schedule(text, analysis) {
                    return (index, Shape::Item);
                }
                return (index, if brief { Shape::Brief } else { Shape::Nominal });
            }
            let cue = gazetteer.status.of(analysis.word(next).span.of(text));
            match (cue, analysis.predicates[next]) {
                (Some(_), Some(_)) => (next, Shape::Noun),
                (Some(Effect::Light), None) => {
                    match analysis.next_predicate(next + 1, analysis.len()) {
                        Some(predicate) if analysis.word(next).josa.is_some() => {
                            (predicate, Shape::Noun)
                        }
                        _ => (next, Shape::Noun),
                    }
                }
                // 면담 요구와 관련, 회담 제안에 대해: spoken of.
                (Some(_), None)
                    if analysis.word(next).josa.is_some_and(|josa| josa.case == Case::With) =>
                {
                    (clause_end(index), Shape::Nominal)
                }
                (Some(_), None) => (next, Shape::Noun),
                _ => (clause_end(index), Shape::Nominal),
            }
        }
    }
}

/// Whether the word's verb invites.
pub fn invites(gazetteer: &Gazetteer, text: &str, analysis: &Analysis, word: usize) -> bool {
    gazetteer.attendance.of(analysis.word(word).span.of(text)) == Some(Attendance::Invite)
}

fn word_follows(text: &str, analysis: &Analysis, index: usize, words: &[&str]) -> bool {
    analysis.words.words.get(index + 1).is_some_and(|next| words.contains(&next.span.of(text)))
}
