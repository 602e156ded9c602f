//! Which articles can report an encounter at all.
//!
//! Most of a day's news reports none, and most of it can be told by little: the first telling
//! of an article needs a trigger and, in the same sentence, two sides, or one to which the
//! sentences before can add who met it. Only sentences with the letters of a trigger are
//! read, and those in which a name might be told that such a sentence repeats without a
//! title.

use memchr::memmem;

use crate::event::analyse::analyse_words;
use crate::event::bound::tells_first;
use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::mention::told::{ToldNames, untold};
use crate::text::page::{self, Line, Zone};
use crate::text::sentence::{Sentence, sentences};
use crate::when::{self, TimeExpression};

/// An article with more words that might be names told elsewhere is read as a whole.
const MOST_NAMES: usize = 64;

/// Buffers for looking at sentences.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// Where the letters of a trigger begin.
    places: Vec<usize>,
    times: Vec<TimeExpression>,
    sentences: Vec<Sentence>,
    /// By sentence, whether its telling of names has been looked at.
    read: Vec<bool>,
    one: Analysis,
    /// Sentences with a trigger and too few sides; behind them the one that tells, if any.
    open: Vec<Analysis>,
    spare: Vec<Analysis>,
}

/// The page that an article stands on. Its lines are told apart only where it matters.
#[derive(Debug)]
pub struct Page<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a str,
    /// The longest sentence, in bytes.
    longest: usize,
    lines: &'a mut Vec<Line>,
    /// Whether `lines` are those of this page.
    told_apart: bool,
}

impl<'a> Page<'a> {
    /// A page; `lines` becomes its lines once they are needed.
    pub fn new(
        gazetteer: &'a Gazetteer,
        text: &'a str,
        longest: usize,
        lines: &'a mut Vec<Line>,
    ) -> Page<'a> {
        Page { gazetteer, text, longest, lines, told_apart: false }
    }

    /// The page's lines.
    pub fn lines(&mut self) -> &[Line] {
        if !self.told_apart {
            page::lines(&self.gazetteer.furniture, self.text, self.lines);
            self.told_apart = true;
        }
        self.lines
    }

    /// What the line is that a sentence stands in.
    fn zone(&mut self, sentence: &Sentence) -> Zone {
        let lines = self.lines();
        let behind = lines.partition_point(|line| line.span.start <= sentence.span.start);
        behind.checked_sub(1).map_or(Zone::Furniture, |line| lines[line].zone)
    }

    /// The sentences of the line that byte `at` stands in, whatever the line is. Gives the
    /// end of the line.
    fn sentences_about(&self, at: usize, out: &mut Vec<Sentence>) -> usize {
        let span = page::line_at(self.text, at);
        let line = Line { span, zone: Zone::Body, dated: false, header: false };
        sentences(self.text, &[line], self.longest, out);
        span.end
    }
}

/// Whether byte `at` stands in one of the sentences, which are in the order of the text.
fn stands_in(sentences: &[Analysis], at: usize) -> bool {
    let behind = sentences.partition_point(|analysis| analysis.sentence.span.start <= at);
    behind > 0 && at < sentences[behind - 1].sentence.span.end
}

/// The words of some sentences that might be names told elsewhere.
fn names_in<'s, 't: 's>(text: &'t str, sentences: &'s [Analysis]) -> Vec<&'t str> {
    let names = |analysis: &'s Analysis| untold(text, &analysis.words, &analysis.predicates);
    sentences.iter().flat_map(names).take(MOST_NAMES + 1).collect()
}

impl Gate {
    /// Whether the article on a page may report an encounter; never `false` where it does.
    pub fn opens(&mut self, page: &mut Page<'_>) -> bool {
        let (gazetteer, text) = (page.gazetteer, page.text);
        // No article without the letters of a trigger reports one.
        gazetteer.encounters.places(text, &mut self.places);
        self.spare.append(&mut self.open);
        let places = std::mem::take(&mut self.places);
        let mut in_line = std::mem::take(&mut self.sentences);
        let mut next = 0;
        let mut tells = false;
        while let Some(place) = places.get(next).filter(|_| !tells) {
            let end = page.sentences_about(*place, &mut in_line);
            for sentence in &in_line {
                next += places[next..].partition_point(|place| *place < sentence.span.start);
                let holds = places.get(next).is_some_and(|place| *place < sentence.span.end);
                if holds && self.tells(page, *sentence) {
                    tells = true;
                    break;
                }
            }
            next += places[next..].partition_point(|place| *place < end);
        }
        (self.places, self.sentences) = (places, in_line);
        tells || self.names_told(page)
    }

    /// Gives an analysis what has been read of its sentence; whether anything has. To be asked
    /// in the order of the text, and only after [`opens`](Gate::opens).
    pub fn give(&mut self, analysis: &mut Analysis) -> bool {
        let span = analysis.sentence.span;
        let at = self.open.partition_point(|open| open.sentence.span.start < span.start);
        match self.open.get_mut(at) {
            Some(open) if open.sentence.span == span => {
                std::mem::swap(open, analysis);
                (analysis.sentence, analysis.times) = (open.sentence, open.times.clone());
                true
            }
            _ => false,
        }
    }

    /// Whether a sentence tells of an encounter by itself; keeps those that would with a name
    /// that is told elsewhere.
    fn tells(&mut self, page: &mut Page<'_>, sentence: Sentence) -> bool {
        let (gazetteer, text) = (page.gazetteer, page.text);
        let mut analysis = self.spare.pop().unwrap_or_default();
        analysis.words.read(gazetteer, text, sentence.span);
        if !analysis.words.hold_trigger(gazetteer) {
            self.spare.push(analysis);
            return false;
        }
        self.look(gazetteer, text, sentence, &mut analysis);
        if !tells_first(gazetteer, text, &analysis) {
            self.open.push(analysis);
            return false;
        }
        let tells = !matches!(page.zone(&sentence), Zone::Furniture | Zone::Repeat);
        let list = if tells { &mut self.open } else { &mut self.spare };
        list.push(analysis);
        tells
    }

    /// Whether a word of an open sentence may be a name told in another one.
    fn names_told(&mut self, page: &mut Page<'_>) -> bool {
        let (gazetteer, text) = (page.gazetteer, page.text);
        // Most of their words stand nowhere else, and then the lines need not be told apart.
        let names = names_in(text, &self.open);
        let elsewhere = |name: &&str| {
            memmem::find_iter(text.as_bytes(), name).any(|at| !stands_in(&self.open, at))
        };
        if names.len() <= MOST_NAMES && !names.iter().any(elsewhere) {
            return false;
        }
        let longest = page.longest;
        let mut all = std::mem::take(&mut self.sentences);
        sentences(text, page.lines(), longest, &mut all);
        self.open.retain(|open| {
            let start = open.sentence.span.start;
            all.binary_search_by_key(&start, |sentence| sentence.span.start).is_ok()
        });
        let names = names_in(text, &self.open);
        if names.len() > MOST_NAMES {
            self.sentences = all;
            return true;
        }
        self.read.clear();
        self.read.extend(all.iter().map(|sentence| stands_in(&self.open, sentence.span.start)));
        let mut analysis = std::mem::take(&mut self.one);
        let told = names.iter().any(|name| {
            memmem::find_iter(text.as_bytes(), name).any(|at| {
                let index = all.partition_point(|sentence| sentence.span.end <= at);
                let Some(sentence) = all.get(index).filter(|_| !self.read[index]) else {
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
        (self.one, self.sentences) = (analysis, all);
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
