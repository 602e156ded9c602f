//! The whole pipeline behind one call.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::document::Document;
use crate::error::Error;
use crate::event::Event;
use crate::event::analyse::{analyse_words, locate, name};
use crate::event::build::event;
use crate::event::complete::complete;
use crate::event::follow::follow;
use crate::event::gate::{Gate, Page};
use crate::event::merge::merge;
use crate::event::notes::Notes;
use crate::event::occurrence::occurrences;
use crate::event::sentence::Analysis;
use crate::event::speak::speak;
use crate::event::story::Story;
use crate::event::telling::{fallen_through, tellings};
use crate::explain::{Explainer, Explanation, trace};
use crate::extraction::{Extraction, ReferenceDate, ReferenceSource};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::tables::Tables;
use crate::limits::{Limit, Limits, Reached};
use crate::listing::{Overlap, mentions};
use crate::mention::told::{ToldNames, untold};
use crate::offsets::OffsetUnit;
use crate::resolve::Entities;
use crate::syntax::word::Words;
use crate::text::normal::Plain;
use crate::text::page::{self, Line};
use crate::text::published::published;
use crate::text::sentence::{Sentence, sentences};
use crate::watch::{Laps, Seen, Stage, Watch};
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
    times: Vec<TimeExpression>,
    /// Analyses of sentences read before, to be written over.
    spare: Vec<Analysis>,
    gate: Gate,
}

/// What of an article is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Events,
    Trace,
}

/// A worker keeps the memory of so many sentences.
const SPARE: usize = 1000;

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

    /// The encounters that an article reports, and nothing else: those of
    /// [`extract`](Extractor::extract), in less time, since an article without any is not
    /// read to its end.
    ///
    /// ```
    /// use hoedam::{Document, Extractor};
    ///
    /// let extractor = Extractor::default();
    /// let article = Document::new("a", "왕이 중국 외교부장은 29일 강경화 외교부 장관과 만났다.");
    /// assert_eq!(extractor.events(&article), extractor.extract(&article).events);
    /// assert!(extractor.events(&Document::new("b", "내일은 비가 내린다.")).is_empty());
    /// ```
    pub fn events(&self, document: &Document) -> Vec<Event> {
        self.worker().events(document)
    }

    /// Reads one article and says why: the rows that fired, what filled every slot, why the
    /// others are empty, and why every other trigger gave no event.
    ///
    /// ```
    /// use hoedam::{Document, Extractor};
    ///
    /// let article = Document::new("a", "강경화 외교부 장관은 29일 기자들과 만났다.");
    /// let explanation = Extractor::default().explain(&article);
    /// assert_eq!(explanation.events.len(), 0);
    /// assert_eq!(explanation.lost[0].reason.code, "press_contact");
    /// ```
    pub fn explain(&self, document: &Document) -> Explanation {
        self.worker().explain(document)
    }

    /// What every layer sees of the article, stage by stage, one line a finding; for people,
    /// and not fixed in its form.
    pub fn trace(&self, document: &Document) -> String {
        self.worker().trace(document)
    }

    /// A worker with buffers of its own.
    pub fn worker(&self) -> Worker<'_> {
        Worker {
            extractor: self,
            lines: Vec::new(),
            sentences: Vec::new(),
            times: Vec::new(),
            spare: Vec::new(),
            gate: Gate::default(),
        }
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
        self.read_any(document, Wanted::All, &mut ())
    }

    /// Reads one article, and calls `lap` at the end of every piece of work with the stage
    /// that it belongs to; how long that took is for the caller to measure.
    pub fn extract_with_laps(&mut self, document: &Document, lap: impl FnMut(Stage)) -> Extraction {
        self.read_any(document, Wanted::All, &mut Laps(lap))
    }

    /// Reads one article and says why: see [`Extractor::explain`].
    pub fn explain(&mut self, document: &Document) -> Explanation {
        let mut explainer = Explainer::default();
        let extraction = self.read_any(document, Wanted::All, &mut explainer);
        explainer.finish(&document.text, extraction)
    }

    /// The encounters that an article reports, and nothing else.
    pub fn events(&mut self, document: &Document) -> Vec<Event> {
        self.read_any(document, Wanted::Events, &mut ()).events
    }

    fn read_any<W: Watch>(
        &mut self,
        document: &Document,
        wanted: Wanted,
        watch: &mut W,
    ) -> Extraction {
        let allowed = self.extractor.limits.text;
        let beyond = document.text.len().saturating_sub(allowed);
        if beyond > 0 {
            let end = (0..=allowed).rev().find(|at| document.text.is_char_boundary(*at));
            let end = end.unwrap_or(0);
            let mut shorter = Document::new(document.id.clone(), &document.text[..end]);
            (shorter.date, shorter.title) = (document.date, document.title.clone());
            let mut extraction = self.read_plain(&shorter, wanted, watch);
            let beyond = document.text.len() - end;
            extraction.limits.insert(0, Reached { limit: Limit::Text, allowed, beyond });
            return extraction;
        }
        self.read_plain(document, wanted, watch)
    }

    /// Reads an article, first made plain where it is not.
    fn read_plain<W: Watch>(
        &mut self,
        document: &Document,
        wanted: Wanted,
        watch: &mut W,
    ) -> Extraction {
        let Some(plain) = Plain::of(&document.text) else {
            return self.read(document, wanted, watch);
        };
        let copy = Document { text: plain.text.clone(), ..document.clone() };
        let mut extraction = self.read(&copy, wanted, watch);
        extraction.restore(&plain, &document.text);
        extraction
    }

    /// Reads an article whose text is plain.
    fn read<W: Watch>(&mut self, document: &Document, wanted: Wanted, watch: &mut W) -> Extraction {
        let gazetteer = &*self.extractor.gazetteer;
        let text = document.text.as_str();
        let mut extraction = Extraction {
            id: document.id.clone(),
            reference_date: None,
            offsets: OffsetUnit::Bytes,
            events: Vec::new(),
            mentions: Vec::new(),
            limits: Vec::new(),
        };
        let limits = self.extractor.limits;
        let mut page = Page::new(gazetteer, text, limits.sentence, &mut self.lines);
        if wanted == Wanted::Events && !self.gate.opens(&mut page) {
            return extraction;
        }
        page.lines();
        extraction.reference_date = reference(gazetteer, document, &self.lines);
        watch.lap(Stage::Pages);
        let mut reached = Vec::new();
        let cut = sentences(text, &self.lines, limits.sentence, &mut self.sentences);
        Reached::note(Limit::Sentence, limits.sentence, cut, &mut reached);
        watch.lap(Stage::Sentences);
        let reference = extraction.reference_date.map(|reference| reference.date);
        let mut story = self.story(gazetteer, text, reference, wanted, watch);
        if W::NOTES {
            story.notes = Notes::kept();
        }
        let (mut clusters, mut rejected) = (Vec::new(), Vec::new());
        if story.tells {
            let mut told = Vec::new();
            for index in 0..story.sentences.len() {
                tellings(&mut story, index, &mut told, &mut rejected);
            }
            fallen_through(&story, &rejected, &mut told);
            speak(&mut story, &mut told);
            follow(&story, &mut told);
            complete(&story, &mut told);
            let beyond;
            (clusters, beyond) = merge(&story, told, limits.events);
            Reached::note(Limit::Events, limits.events, beyond, &mut reached);
            let events = clusters.iter().map(|cluster| event(&story, cluster, reference));
            extraction.events = events.collect();
        }
        let crowd = story.entities.list.len().saturating_sub(limits.participants);
        Reached::note(Limit::Participants, limits.participants, crowd, &mut reached);
        extraction.limits = reached;
        watch.lap(Stage::Events);
        if wanted == Wanted::All {
            extraction.mentions = mentions(&story, reference, self.extractor.overlap);
            watch.lap(Stage::Mentions);
        }
        watch.seen(&Seen {
            story: &story,
            lines: &self.lines,
            rejected: &rejected,
            clusters: &clusters,
            events: &extraction.events,
            reference,
        });
        self.take_back(story);
        extraction
    }

    /// What every layer sees of the article.
    fn trace(&mut self, document: &Document) -> String {
        let gazetteer = &*self.extractor.gazetteer;
        let plain = Plain::of(&document.text).map(|plain| plain.text);
        let document =
            &Document { text: plain.unwrap_or(document.text.clone()), ..document.clone() };
        page::lines(&gazetteer.furniture, &document.text, &mut self.lines);
        let reference = reference(gazetteer, document, &self.lines).map(|reference| reference.date);
        sentences(&document.text, &self.lines, self.extractor.limits.sentence, &mut self.sentences);
        let story = self.story(gazetteer, &document.text, reference, Wanted::Trace, &mut ());
        let trace = trace(&story, &self.lines);
        self.take_back(story);
        trace
    }

    /// Keeps the memory of a story for the next one.
    fn take_back(&mut self, story: Story<'_>) {
        self.times = story.times;
        let room = SPARE.saturating_sub(self.spare.len());
        self.spare.extend(story.sentences.into_iter().take(room));
    }

    /// Reads the article through every layer below the event layer.
    fn story<'a, W: Watch>(
        &mut self,
        gazetteer: &'a Gazetteer,
        text: &'a str,
        reference: Option<Date>,
        wanted: Wanted,
        watch: &mut W,
    ) -> Story<'a> {
        let mut times = std::mem::take(&mut self.times);
        times.clear();
        let mut analyses = Vec::with_capacity(self.sentences.len());
        for sentence in &self.sentences {
            let first = times.len();
            when::expressions(&gazetteer.times, text, sentence.span, &mut times);
            let mut analysis = self.spare.pop().unwrap_or_default();
            (analysis.sentence, analysis.times) = (*sentence, first..times.len());
            analyses.push(analysis);
        }
        when::resolve(&gazetteer.times, &mut times, reference);
        watch.lap(Stage::Dates);
        let mut shared = Words::default();
        for (index, analysis) in analyses.iter_mut().enumerate() {
            if wanted == Wanted::Events && self.gate.give(analysis) {
                continue;
            }
            analysis.words.exchange(&mut shared);
            analysis.words.read(gazetteer, text, analysis.sentence.span);
            analysis.words.exchange(&mut shared);
            watch.lap(Stage::Scan);
            analyse_words(gazetteer, text, &times, analysis);
            // The memory of the others is used again.
            if index >= SPARE {
                analysis.shrink();
            }
            watch.lap(Stage::Mentions);
        }
        let mut told = ToldNames::default();
        for analysis in &analyses {
            told.learn(text, &analysis.actors);
        }
        for analysis in &mut analyses {
            let again = untold(text, &analysis.words, &analysis.predicates)
                .any(|name| told.contains(name.of(text)));
            if again {
                name(gazetteer, text, &times, &told, analysis);
            }
        }
        // Places are for encounters alone.
        let tells =
            |analysis| !occurrences(gazetteer, text, analysis, &Notes::default()).is_empty();
        let tells = wanted == Wanted::Trace || analyses.iter().any(tells);
        if tells {
            for analysis in &mut analyses {
                locate(gazetteer, text, &times, analysis);
            }
        }
        watch.lap(Stage::Mentions);
        let mut actors: Vec<Vec<_>> =
            analyses.iter_mut().map(|analysis| std::mem::take(&mut analysis.actors)).collect();
        let entities = match wanted == Wanted::Events && !tells {
            true => Entities::default(),
            false => {
                let most = self.extractor.limits.participants;
                Entities::resolve(gazetteer, text, &mut actors, most)
            }
        };
        for (analysis, actors) in analyses.iter_mut().zip(actors) {
            analysis.actors = actors;
        }
        watch.lap(Stage::Coreference);
        let story = Story::new(gazetteer, text, analyses, times, entities, reference, tells);
        watch.lap(Stage::Events);
        story
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
