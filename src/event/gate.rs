//! Which articles can report an encounter at all.
//!
//! Most of a day's news reports none, and most of it can be told by little: the first telling
//! of an article needs a trigger and, in the same sentence, two sides, or one to which the
//! sentences before can add who met it. Only sentences with the letters of a trigger are
//! read, and those in which a name might be told that such a sentence repeats without a
//! title.

use memchr::memmem;

use crate::event::analyse::analyse_words;
use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::josa::Case;
use crate::mention::actor::{Actor, ActorKind};
use crate::mention::told::ToldNames;
use crate::text::sentence::Sentence;
use crate::when::{self, TimeExpression};

/// An article with more words that might be names told elsewhere is read as a whole.
const MOST_NAMES: usize = 64;

/// Buffers for looking at sentences.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// Where the letters of a trigger begin.
    places: Vec<usize>,
    times: Vec<TimeExpression>,
    /// By sentence, whether its telling of names has been looked at.
    read: Vec<bool>,
    one: Analysis,
    /// Sentences with a trigger and too few sides.
    open: Vec<Analysis>,
    spare: Vec<Analysis>,
}

/// Whether the sides in a sentence with a trigger are enough for a telling, or would be with
/// the topic of the sentences before: that is added where the trigger has a partner and no
/// subject.
pub(super) fn tells_first(analysis: &Analysis) -> bool {
    let count = |actor: &Actor| match actor.kind {
        ActorKind::Press => 0,
        ActorKind::Sides => 2,
        _ => actor.countries.len().max(1),
    };
    match analysis.actors.iter().map(count).sum::<usize>() {
        0 => false,
        1 => analysis.chunks.iter().all(|chunk| {
            let press = analysis.actors[chunk.first].kind == ActorKind::Press;
            press || !(chunk.is(Case::Subject) || chunk.is(Case::Topic))
        }),
        _ => true,
    }
}

impl Gate {
    /// Whether a text holds the letters of a trigger; no article without them reports an
    /// encounter.
    pub fn reads(&mut self, gazetteer: &Gazetteer, text: &str) -> bool {
        gazetteer.encounters.places(text, &mut self.places);
        !self.places.is_empty()
    }

    /// Whether the article of these sentences may report an encounter; never `false` where
    /// it does. [`reads`](Gate::reads) has looked at its text.
    pub fn opens(&mut self, gazetteer: &Gazetteer, text: &str, sentences: &[Sentence]) -> bool {
        self.spare.append(&mut self.open);
        self.read.clear();
        self.read.resize(sentences.len(), false);
        for (index, sentence) in sentences.iter().enumerate() {
            let next = self.places.partition_point(|place| *place < sentence.span.start);
            if self.places.get(next).is_none_or(|place| *place >= sentence.span.end) {
                continue;
            }
            let mut analysis = self.spare.pop().unwrap_or_default();
            analysis.words.read(gazetteer, text, sentence.span);
            if !analysis.words.hold_trigger(gazetteer) {
                self.spare.push(analysis);
                continue;
            }
            self.look(gazetteer, text, *sentence, &mut analysis);
            self.read[index] = true;
            if tells_first(&analysis) {
                self.spare.push(analysis);
                return true;
            } else {
                self.open.push(analysis);
            }
        }
        !self.open.is_empty() && self.names_told(gazetteer, text, sentences)
    }

    /// Whether a word of an open sentence may be a name told in another one.
    fn names_told(&mut self, gazetteer: &Gazetteer, text: &str, sentences: &[Sentence]) -> bool {
        let mut names: Vec<&str> = Vec::new();
        for analysis in &self.open {
            let words = analysis.words.words.iter().filter(|word| !word.known);
            names.extend(words.map(|word| word.stem.of(text)).filter(|name| !name.is_empty()));
            if names.len() > MOST_NAMES {
                return true;
            }
        }
        let mut analysis = std::mem::take(&mut self.one);
        let told = names.iter().any(|name| {
            memmem::find_iter(text.as_bytes(), name).any(|at| {
                let index = sentences.partition_point(|sentence| sentence.span.end <= at);
                let Some(sentence) = sentences.get(index).filter(|_| !self.read[index]) else {
                    return false;
                };
                self.read[index] = true;
                analysis.words.read(gazetteer, text, sentence.span);
                self.look(gazetteer, text, *sentence, &mut analysis);
                let mut told = ToldNames::default();
                told.learn(text, &analysis.actors);
                names.iter().any(|name| told.contains(name))
            })
        });
        self.one = analysis;
        told
    }

    /// Reads one sentence by itself, the words of which have been read.
    fn look(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        sentence: Sentence,
        analysis: &mut Analysis,
    ) {
        self.times.clear();
        when::expressions(&gazetteer.times, text, sentence.span, &mut self.times);
        (analysis.sentence, analysis.times) = (sentence, 0..self.times.len());
        analyse_words(gazetteer, text, &self.times, analysis);
    }
}
