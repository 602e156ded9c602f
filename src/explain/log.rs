//! The notes of an article, sorted by what they are about.

use std::collections::{HashMap, VecDeque};

use super::model::{Argument, TableRow};
use crate::event::Quote;
use crate::event::infer::Inference;
use crate::event::notes::{NoPlace, NoTime, NoTopic, Note, Notes, Passed, PlaceSource, TimeSource};
use crate::event::occurrence::{Occurrence, occurrences};
use crate::event::sentence::{Analysis, Arguments};
use crate::event::story::Story;
use crate::gazetteer::stems::StemTable;
use crate::span::Span;

/// What was noted while one trigger was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Index of the sentence.
    pub sentence: usize,
    /// Chunks and the chains that they stand for.
    pub phrases: Vec<(usize, Vec<usize>)>,
    /// The chain that the text before is about, where it became the subject.
    pub topic: Option<usize>,
    /// The trigger of the telling whose sides these are.
    pub sides: Option<Span>,
    /// From where the slots of its tellings come.
    pub told: Vec<(Result<TimeSource, NoTime>, Result<PlaceSource, NoPlace>)>,
    /// Topic verbs without a topic.
    pub no_topics: Vec<(Span, NoTopic)>,
}

/// All notes of an article.
#[derive(Debug, Default)]
pub(super) struct Log {
    reads: HashMap<Span, Read>,
    /// Triggers that were passed over: row, words, why.
    pub passed: Vec<(u32, Span, Passed)>,
    /// Headlines that tell no encounter of the article, by their triggers.
    pub headlines: Vec<Span>,
    /// Leads that say that a telling fell through: their triggers, and the tellings'.
    pub fell: Vec<(Span, Span)>,
    /// Sides, who spoke for them, and the sentence that says so.
    pub spoke: Vec<(Option<usize>, Vec<usize>, usize)>,
    /// Tellings beyond the limit of events, by their triggers.
    pub beyond: Vec<Span>,
    /// Sentences that say who took part, whose triggers are not read.
    pub delegates: Vec<usize>,
    /// What looking up gave, in the order of the events' sides.
    pub inferred: VecDeque<(usize, Inference)>,
}

impl Log {
    /// Sorts the story's notes.
    pub fn of(story: &Story<'_>) -> Log {
        let mut log = Log::default();
        let mut current = None;
        for note in story.notes.take() {
            let read = current.and_then(|trigger| log.reads.get_mut(&trigger));
            match (note, read) {
                (Note::Read { sentence, trigger }, _) => {
                    current = Some(trigger);
                    log.reads.entry(trigger).or_default().sentence = sentence;
                }
                (Note::Passed { row, trigger, why }, _) => log.passed.push((row, trigger, why)),
                (Note::Phrase { chunk, entities }, Some(read)) => {
                    read.phrases.push((chunk, entities));
                }
                (Note::Topic(entity), Some(read)) => read.topic = Some(entity),
                (Note::Sides(trigger), Some(read)) => read.sides = Some(trigger),
                (Note::Told { time, place }, Some(read)) => read.told.push((time, place)),
                (Note::NoTopic { word, why }, Some(read)) => {
                    // Sentences that follow are looked at for topics, too.
                    if story.sentences[read.sentence].sentence.span.contains(word) {
                        read.no_topics.push((word, why));
                    }
                }
                (Note::FellThrough { trigger, onto }, _) => log.fell.push((trigger, onto)),
                (Note::Spoke { side, people, sentence }, _) => {
                    log.spoke.push((side, people, sentence));
                }
                (Note::OtherHeadline(trigger), _) => log.headlines.push(trigger),
                (Note::BeyondLimit(trigger), _) => log.beyond.push(trigger),
                (Note::Delegates(sentence), _) => log.delegates.push(sentence),
                (Note::Inferred { entity, found }, _) => log.inferred.push_back((entity, found)),
                (_, None) => {}
            }
        }
        log
    }

    /// What was noted while the trigger was read.
    pub fn read(&self, trigger: Span) -> Option<&Read> {
        self.reads.get(&trigger)
    }

    /// The phrases that were found for the trigger, each once.
    pub fn arguments(&self, story: &Story<'_>, trigger: Span) -> Vec<Argument> {
        let Some(read) = self.read(trigger) else { return Vec::new() };
        let analysis = &story.sentences[read.sentence];
        let arguments = arguments(story, analysis, trigger);
        let mut found: Vec<Argument> = Vec::new();
        for (chunk, entities) in &read.phrases {
            let argument = argument(story, analysis, arguments.as_ref(), *chunk);
            if !entities.is_empty() && !found.contains(&argument) {
                found.push(argument);
            }
        }
        found.sort_by_key(|argument| argument.words.span);
        found
    }
}

/// The occurrence of the trigger in its sentence.
pub(super) fn occurrence(
    story: &Story<'_>,
    analysis: &Analysis,
    trigger: Span,
) -> Option<Occurrence> {
    let all = occurrences(story.gazetteer, story.text, analysis, &Notes::default());
    all.into_iter().find(|occurrence| occurrence.span == trigger)
}

/// The arguments of the trigger's predicate.
pub(super) fn arguments(
    story: &Story<'_>,
    analysis: &Analysis,
    trigger: Span,
) -> Option<Arguments> {
    let occurrence = occurrence(story, analysis, trigger)?;
    Some(analysis.arguments(story.gazetteer, occurrence.word, occurrence.predicate))
}

/// A chunk as an argument.
pub(super) fn argument(
    story: &Story<'_>,
    analysis: &Analysis,
    arguments: Option<&Arguments>,
    chunk: usize,
) -> Argument {
    let actors = &analysis.actors[analysis.chunks[chunk].first..analysis.chunks[chunk].end];
    let span = actors.iter().map(|actor| actor.span).reduce(|a, b| a.join(b)).unwrap_or_default();
    Argument {
        role: arguments.map_or("other", |arguments| role(arguments, chunk)).into(),
        words: Quote::of(story.text, span),
        particle: particle(story, analysis, span),
    }
}

fn role(arguments: &Arguments, chunk: usize) -> &'static str {
    let single = [
        (arguments.subject, "subject"),
        (arguments.object, "object"),
        (arguments.dative, "dative"),
        (arguments.at, "at"),
        (arguments.also, "also"),
        (arguments.from, "from"),
        (arguments.genitive, "genitive"),
        (arguments.bare, "bare"),
    ];
    if arguments.with.contains(&chunk) {
        return "with";
    }
    let found = single.iter().find(|(place, _)| *place == Some(chunk));
    found.map_or("other", |(_, role)| role)
}

/// The particle behind a phrase.
pub(super) fn particle(story: &Story<'_>, analysis: &Analysis, phrase: Span) -> Option<String> {
    let ends = |span: Span| span.start < phrase.end && phrase.end <= span.end;
    let word = analysis.words.words.iter().find(|word| ends(word.span))?;
    word.josa?;
    let rest = Span::new(word.stem.end.max(phrase.end), word.span.end).of(story.text);
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// A row of `triggers.tsv`.
pub(super) fn trigger_row(story: &Story<'_>, row: u32) -> TableRow {
    let trigger = &story.gazetteer.triggers[row as usize];
    TableRow {
        table: "triggers.tsv".into(),
        row: trigger.stem.clone(),
        place: Some(trigger.place.to_string()),
    }
}

/// The row of a table of stems that the word begins with.
pub(super) fn stem_row<V: Copy>(
    table: &StemTable<V>,
    name: &'static str,
    word: &str,
) -> Option<TableRow> {
    let row = &table.rows()[table.row_of(word)? as usize];
    Some(TableRow { table: name.into(), row: row.stem.clone(), place: Some(row.place.to_string()) })
}
