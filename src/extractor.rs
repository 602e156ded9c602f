//! The whole pipeline behind one call.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::Document;
use crate::error::Error;
use crate::event::build::event;
use crate::event::delegates::speak;
use crate::event::follow::follow;
use crate::event::merge::merge;
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::event::telling::{fallen_through, tellings};
use crate::extraction::{Extraction, ReferenceDate, ReferenceSource};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::tables::Tables;
use crate::limits::{Limit, Limits, Reached};
use crate::listing::{Overlap, mentions};
use crate::mention::actor::{Actor, ActorKind, actors};
use crate::mention::chunk::chunks;
use crate::mention::told::ToldNames;
use crate::offsets::OffsetUnit;
use crate::place::places;
use crate::resolve::Entities;
use crate::span::Span;
use crate::syntax::predicate::predicates;
use crate::syntax::word::{Gap, Words};
use crate::text::normal::Plain;
use crate::text::page::{self, Line};
use crate::text::published::published;
use crate::text::sentence::{Sentence, sentences};
use crate::trace::trace;
use crate::when::{self, TimeExpression};

/// Reads articles; shared between threads, one [`Worker`] a thread.
///
/// ```
/// use hoedam::{Document, Extractor};
///
/// let extractor = Extractor::default();
/// let article = Document::new("a-1", "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다.")
///     .with_date("2018-06-29".parse().unwrap());
/// let extraction = extractor.extract(&article);
/// let event = &extraction.events[0];
/// assert_eq!(event.who[0].name.as_deref(), Some("강경화"));
/// assert_eq!(event.whom[0].name.as_deref(), Some("왕이"));
/// assert_eq!(event.when.as_ref().unwrap().date, "2018-06-29");
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    gazetteer: Arc<Gazetteer>,
    overlap: Overlap,
    limits: Limits,
}

/// Chooses the tables an extractor works with.
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    directories: Vec<PathBuf>,
    without_embedded: bool,
    overlap: Overlap,
    limits: Limits,
}

/// One thread's buffers.
#[derive(Debug)]
pub struct Worker<'e> {
    extractor: &'e Extractor,
    lines: Vec<Line>,
    sentences: Vec<Sentence>,
}

impl Default for Extractor {
    /// An extractor with the embedded tables, which are read once for the whole process.
    fn default() -> Self {
        Extractor {
            gazetteer: Gazetteer::embedded(),
            overlap: Overlap::All,
            limits: Limits::default(),
        }
    }
}

impl Extractor {
    /// An extractor with tables of one's own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The same extractor, tables shared, with other limits.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads one article.
    pub fn extract(&self, document: &Document) -> Extraction {
        self.worker().extract(document)
    }

    /// What every layer sees of the article, one line a finding.
    pub fn trace(&self, document: &Document) -> String {
        self.worker().trace(document)
    }

    /// A worker with buffers of its own.
    pub fn worker(&self) -> Worker<'_> {
        Worker { extractor: self, lines: Vec::new(), sentences: Vec::new() }
    }

    /// The tables it works with.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }
}

impl ExtractorBuilder {
    /// Adds every table of a directory: rows add to, replace or remove earlier ones.
    pub fn gazetteers(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directories.push(directory.into());
        self
    }

    /// Leaves out the embedded tables of names (people, bodies, places …); the tables of
    /// the grammar stay.
    pub fn without_embedded(mut self) -> Self {
        self.without_embedded = true;
        self
    }

    /// Which of the mentions that lie inside others a result lists; all of them, unless
    /// this says otherwise.
    pub fn overlap(mut self, overlap: Overlap) -> Self {
        self.overlap = overlap;
        self
    }

    /// How much of one article is read.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads and checks the tables.
    ///
    /// # Errors
    /// Every mistake in every table, each with file, line, column and value.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut tables = if self.without_embedded { Tables::grammar() } else { Tables::embedded() };
        for directory in &self.directories {
            tables.add_directory(directory)?;
        }
        let gazetteer = Arc::new(Gazetteer::from_tables(&tables)?);
        Ok(Extractor { gazetteer, overlap: self.overlap, limits: self.limits })
    }
}

impl Worker<'_> {
    /// Reads one article.
    pub fn extract(&mut self, document: &Document) -> Extraction {
        let Some(plain) = Plain::of(&document.text) else { return self.read(document) };
        let mut extraction = self.read(&Document { text: plain.text.clone(), ..document.clone() });
        extraction.restore(&plain, &document.text);
        extraction
    }

    /// Reads an article whose text is plain.
    fn read(&mut self, document: &Document) -> Extraction {
        let gazetteer = &*self.extractor.gazetteer;
        let text = document.text.as_str();
        page::lines(&gazetteer.furniture, text, &mut self.lines);
        let reference_date = reference(gazetteer, document, &self.lines);
        let limits = self.extractor.limits;
        let mut reached = Vec::new();
        let cut = sentences(text, &self.lines, limits.sentence, &mut self.sentences);
        Reached::note(Limit::Sentence, limits.sentence, cut, &mut reached);
        let reference = reference_date.map(|reference| reference.date);
        let mut story = self.story(gazetteer, text, reference);
        let mut told = Vec::new();
        let mut rejected = Vec::new();
        for index in 0..story.sentences.len() {
            tellings(&mut story, index, &mut told, &mut rejected);
        }
        fallen_through(&story, &rejected, &mut told);
        speak(&mut story, &mut told);
        follow(&story, &mut told);
        let most = limits.participants;
        let crowd = story.entities.list.len().saturating_sub(most);
        Reached::note(Limit::Participants, most, crowd, &mut reached);
        let (clusters, beyond) = merge(&story, told, limits.events);
        Reached::note(Limit::Events, limits.events, beyond, &mut reached);
        let events = clusters.iter().map(|cluster| event(&story, cluster, reference)).collect();
        let mentions = mentions(&story, reference, self.extractor.overlap);
        Extraction {
            id: document.id.clone(),
            reference_date,
            offsets: OffsetUnit::Bytes,
            events,
            mentions,
            limits: reached,
        }
    }

    /// What every layer sees of the article.
    fn trace(&mut self, document: &Document) -> String {
        let gazetteer = &*self.extractor.gazetteer;
        page::lines(&gazetteer.furniture, &document.text, &mut self.lines);
        let reference = reference(gazetteer, document, &self.lines).map(|reference| reference.date);
        sentences(&document.text, &self.lines, self.extractor.limits.sentence, &mut self.sentences);
        trace(&self.story(gazetteer, &document.text, reference))
    }

    /// Reads the article through every layer below the event layer.
    fn story<'a>(
        &self,
        gazetteer: &'a Gazetteer,
        text: &'a str,
        reference: Option<Date>,
    ) -> Story<'a> {
        let mut times: Vec<TimeExpression> = Vec::new();
        let mut ranges = Vec::with_capacity(self.sentences.len());
        for sentence in &self.sentences {
            let first = times.len();
            when::expressions(&gazetteer.times, text, sentence.span, &mut times);
            ranges.push(first..times.len());
        }
        when::resolve(&gazetteer.times, &mut times, reference);
        let mut analyses = Vec::with_capacity(self.sentences.len());
        for (sentence, range) in self.sentences.iter().zip(ranges) {
            analyses.push(analyse(gazetteer, text, *sentence, &times, range));
        }
        let mut told = ToldNames::default();
        for analysis in &analyses {
            told.learn(text, &analysis.actors);
        }
        for analysis in &mut analyses {
            let again = analysis
                .words
                .words
                .iter()
                .any(|word| !word.known && told.contains(word.stem.of(text)));
            if again {
                name(gazetteer, text, &times, &told, analysis);
            }
        }
        let mut actors: Vec<Vec<_>> =
            analyses.iter_mut().map(|analysis| std::mem::take(&mut analysis.actors)).collect();
        let entities =
            Entities::resolve(gazetteer, text, &mut actors, self.extractor.limits.participants);
        for (analysis, actors) in analyses.iter_mut().zip(actors) {
            analysis.actors = actors;
        }
        Story::new(gazetteer, text, analyses, times, entities, reference)
    }
}

/// Reads one sentence.
fn analyse(
    gazetteer: &Gazetteer,
    text: &str,
    sentence: Sentence,
    times: &[TimeExpression],
    range: std::ops::Range<usize>,
) -> Analysis {
    let mut analysis = Analysis { sentence, times: range.clone(), ..Analysis::default() };
    let own = &times[range];
    let is_time = |span: Span| own.iter().any(|time| time.span.overlaps(span));
    analysis.words.read(gazetteer, text, sentence.span);
    predicates(gazetteer, text, &analysis.words, &mut analysis.predicates);
    places(gazetteer, text, &analysis.words, &is_time, &mut analysis.places);
    name(gazetteer, text, times, &ToldNames::default(), &mut analysis);
    analysis
}

/// Finds the sentence's actors, with the names that the article tells elsewhere.
fn name(
    gazetteer: &Gazetteer,
    text: &str,
    times: &[TimeExpression],
    told: &ToldNames<'_>,
    analysis: &mut Analysis,
) {
    let own = &times[analysis.times.clone()];
    let is_time = |span: Span| own.iter().any(|time| time.span.overlaps(span));
    let Analysis { words, predicates, actors: found, chunks: joined, .. } = analysis;
    actors(gazetteer, text, words, predicates, told, &is_time, found);
    head_of_line(words, found);
    chunks(gazetteer, words, found, joined);
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

/// The publication date: the document's own, else the page's.
fn reference(gazetteer: &Gazetteer, document: &Document, lines: &[Line]) -> Option<ReferenceDate> {
    let given = document.date.map(|date| ReferenceDate { date, source: ReferenceSource::Given });
    given.or_else(|| {
        let date = published(&gazetteer.datelines, &document.text, lines)?;
        Some(ReferenceDate { date, source: ReferenceSource::Page })
    })
}
