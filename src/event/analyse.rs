//! One sentence, read by the layers below: its words, predicates, actors and places.

use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::mention::actor::{Actor, ActorKind, actors};
use crate::mention::chunk::chunks;
use crate::mention::told::ToldNames;
use crate::place::places;
use crate::span::Span;
use crate::syntax::predicate::predicates;
use crate::syntax::word::{Gap, Words};
use crate::when::TimeExpression;

/// Reads a sentence's words, predicates and actors; its places are left for [`locate`].
pub fn analyse(
    gazetteer: &Gazetteer,
    text: &str,
    times: &[TimeExpression],
    analysis: &mut Analysis,
) {
    analysis.words.read(gazetteer, text, analysis.sentence.span);
    analyse_words(gazetteer, text, times, analysis);
}

/// Reads predicates and actors of a sentence whose words have been read.
pub fn analyse_words(
    gazetteer: &Gazetteer,
    text: &str,
    times: &[TimeExpression],
    analysis: &mut Analysis,
) {
    predicates(gazetteer, text, &analysis.words, &mut analysis.predicates);
    analysis.places.clear();
    name(gazetteer, text, times, &ToldNames::default(), analysis);
}

/// Finds the sentence's actors, with the names that the article tells elsewhere.
pub fn name(
    gazetteer: &Gazetteer,
    text: &str,
    times: &[TimeExpression],
    told: &ToldNames<'_>,
    analysis: &mut Analysis,
) {
    let own = &times[analysis.times.clone()];
    let is_time = |span: Span| overlaps(own, span);
    let Analysis { words, predicates, actors: found, chunks: joined, .. } = analysis;
    actors(gazetteer, text, words, predicates, told, &is_time, found);
    head_of_line(words, found);
    chunks(gazetteer, words, found, joined);
    debug_assert!(joined.is_sorted_by_key(|chunk| (chunk.first_word, chunk.end_word)));
    analysis.forget();
}

/// `◇환경부=차관은 …`: the body that heads a brief is that of the offices named in it.
fn head_of_line(words: &Words, found: &mut [Actor]) {
    let Some((first, others)) = found.split_first_mut() else { return };
    let equals = words.words.get(first.end_word).is_some_and(|word| word.before == Gap::Mark('='));
    if first.kind != ActorKind::Body || !equals {
        return;
    }
    for actor in others {
        if actor.kind == ActorKind::Office && actor.body.is_none() && actor.countries.is_empty() {
            actor.body = first.body;
            actor.body_row = first.body_row;
        }
    }
}

/// Finds the places of a sentence whose words have been read.
pub fn locate(
    gazetteer: &Gazetteer,
    text: &str,
    times: &[TimeExpression],
    analysis: &mut Analysis,
) {
    let own = &times[analysis.times.clone()];
    let is_time = |span: Span| overlaps(own, span);
    places(gazetteer, text, &analysis.words, &is_time, &mut analysis.places);
}

/// Whether one of the time expressions, which stand in the order of the text, overlaps the
/// span.
fn overlaps(times: &[TimeExpression], span: Span) -> bool {
    let first = times.partition_point(|time| time.span.end <= span.start);
    times.get(first).is_some_and(|time| time.span.overlaps(span))
}
