//! Which articles can report an encounter at all.
//!
//! Most of a day's news reports none, and most of it can be told by little: the first telling
//! of an article needs a trigger and, in the same sentence, two sides, or one to which the
//! sentences before can add who met it. Only sentences with the letters of a trigger are
//! read, and those in which a name might be told that such a sentence repeats without a
//! title.

use memchr::memmem;

use crate::event::analyse::{analyse_words, name};
use crate::event::bound::{names_sides, tells_first};
use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::mention::told::{ToldNames, stands_as_name, untold};
use crate::span::Span;
use crate::text::page::{self, Line, Zone};
use crate::text::sentence::{Sentence, sentences};
use crate::when::{self, TimeExpression};

/// An article with more words that might be names told elsewhere is read as a whole.
const MOST_NAMES: usize = 64;

/// And so is one in which these stand at more places.
const MOST_PLACES: usize = 4096;

/// Buffers for looking at sentences.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// Where the letters of a trigger begin.
    places: Vec<usize>,
    times: Vec<TimeExpression>,
    sentences: Vec<Sentence>,
    one: Analysis,
    /// Sentences with a trigger and too few sides; behind them the one that tells, if any.
    open: Vec<Analysis>,
    spare: Vec<Analysis>,
    /// Whether one of them names sides enough once it knows the names that the others tell.
    speaks: bool,
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

    /// Whether the line is one that no story is made of.
    fn skips(&mut self, sentence: &Sentence) -> bool {
        matches!(self.zone(sentence), Zone::Furniture | Zone::Repeat)
    }

    /// Whether `fits` is true of a sentence with one of the places, which are in the order of
    /// the text; only lines with places are cut into sentences, whatever line it is.
    fn any_sentence(
        &mut self,
        places: &[usize],
        in_line: &mut Vec<Sentence>,
        mut fits: impl FnMut(&mut Self, Sentence) -> bool,
    ) -> bool {
        let mut next = 0;
        while let Some(place) = places.get(next) {
            let span = page::line_at(self.text, *place);
            let line = Line { span, zone: Zone::Body, dated: false, header: false };
            sentences(self.text, &[line], self.longest, in_line);
            for sentence in &*in_line {
                next += places[next..].partition_point(|place| *place < sentence.span.start);
                let holds = places.get(next).is_some_and(|place| *place < sentence.span.end);
                if holds && fits(self, *sentence) {
                    return true;
                }
            }
            next += places[next..].partition_point(|place| *place < span.end);
        }
        false
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
    sentences.iter().flat_map(names).map(|name| name.of(text)).take(MOST_NAMES + 1).collect()
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
        let tells =
            page.any_sentence(&places, &mut in_line, |page, sentence| self.tells(page, sentence));
        (self.places, self.sentences) = (places, in_line);
        tells || self.tells_again(page) || self.names_told(page) || self.lasts(page)
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
        let tells = !page.skips(&sentence);
        let list = if tells { &mut self.open } else { &mut self.spare };
        list.push(analysis);
        tells
    }

    /// Whether a sentence may tell how long an encounter lasted that an open one speaks of.
    fn lasts(&mut self, page: &mut Page<'_>) -> bool {
        let (times, text) = (&page.gazetteer.times, page.text);
        let names = |open: &Analysis| names_sides(page.gazetteer, text, open);
        if !self.speaks && !self.open.iter().any(names) {
            return false;
        }
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        for word in &times.hours {
            places.extend(memmem::find_iter(text.as_bytes(), &**word).take(MOST_PLACES));
        }
        places.sort_unstable();
        let mut in_line = std::mem::take(&mut self.sentences);
        let lasts = places.len() >= MOST_PLACES
            || page.any_sentence(&places, &mut in_line, |page, sentence| {
                self.times.clear();
                when::expressions(times, text, sentence.span, &mut self.times);
                self.times.iter().any(TimeExpression::is_length_of_day) && !page.skips(&sentence)
            });
        (self.places, self.sentences) = (places, in_line);
        lasts
    }

    /// Whether an open sentence tells with the names that the open ones tell.
    fn tells_again(&mut self, page: &Page<'_>) -> bool {
        let (gazetteer, text) = (page.gazetteer, page.text);
        self.speaks = false;
        let mut told = ToldNames::default();
        self.open.iter().for_each(|open| told.learn(text, &open.actors));
        for open in &mut self.open {
            let named = |word: Span| {
                let mut names = open.actors.iter().filter_map(|actor| actor.name);
                names.any(|name| name.start <= word.start && word.end <= name.end)
            };
            let again = untold(text, &open.words, &open.predicates)
                .any(|word| told.contains(word.of(text)) && !named(word));
            if again {
                self.times.clear();
                when::expressions(&gazetteer.times, text, open.sentence.span, &mut self.times);
                name(gazetteer, text, &self.times, &told, open);
                let tells = tells_first(gazetteer, text, open);
                self.speaks |= names_sides(gazetteer, text, open);
                // The story learns the names by itself: not all may be its own.
                name(gazetteer, text, &self.times, &ToldNames::default(), open);
                if tells {
                    return true;
                }
            }
        }
        false
    }

    /// Whether a word of an open sentence may be a name told in another one.
    fn names_told(&mut self, page: &mut Page<'_>) -> bool {
        let text = page.text;
        let mut names = names_in(text, &self.open);
        if names.len() > MOST_NAMES {
            self.open.retain(|open| !page.skips(&open.sentence));
            names = names_in(text, &self.open);
        }
        // Most of their words stand nowhere else.
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        for name in &names {
            let found = memmem::find_iter(text.as_bytes(), name);
            let elsewhere =
                found.filter(|at| stands_as_name(text, *at, name) && !stands_in(&self.open, *at));
            places.extend(elsewhere.take(MOST_PLACES));
        }
        places.sort_unstable();
        let many = names.len() > MOST_NAMES || places.len() >= MOST_PLACES;
        let mut in_line = std::mem::take(&mut self.sentences);
        let tells = many
            || page.any_sentence(&places, &mut in_line, |page, sentence| {
                self.tells_name(page, &names, sentence)
            });
        (self.places, self.sentences) = (places, in_line);
        tells
    }

    /// Whether a sentence tells one of the names.
    fn tells_name(&mut self, page: &mut Page<'_>, names: &[&str], sentence: Sentence) -> bool {
        let (gazetteer, text) = (page.gazetteer, page.text);
        let mut analysis = std::mem::take(&mut self.one);
        analysis.words.read(gazetteer, text, sentence.span);
        self.look(gazetteer, text, sentence, &mut analysis);
        let mut told = ToldNames::default();
        told.learn(text, &analysis.actors);
        self.one = analysis;
        names.iter().any(|name| told.contains(name)) && !page.skips(&sentence)
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

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn the_encounters_alone_are_those_of_the_whole_reading() {
        let extractor = Extractor::default();
        for (text, number) in [
            // The name that one sentence repeats is told in another one that may tell too.
            ("표수진 솔내군 부군수는 회의에서 예산을 설명했다. 김한결 군수는 표수진과 만났다.", 1),
            ("김한결 군수는 표수진과 만났다. 표수진 솔내군 부군수는 회의에서 예산을 설명했다.", 1),
            // In one that cannot.
            ("표수진 솔내군 부군수가 예산을 설명했다. 김한결 군수는 표수진과 만났다.", 1),
            // The topic of the sentence before.
            ("김한결 군수가 솔내군청에 왔다. 표수진 부군수와 만났다.", 1),
            ("표수진 부군수와 만났다.", 0),
            ("김한결 군수가 만났다.", 0),
            // Neither whom they tell nor where they are meets anybody.
            ("김한결 군수는 회의에서 표수진 부군수에게 예산을 설명했다.", 0),
            ("김한결 군수는 솔내군의회를 찾아 예산을 설명했다.", 0),
            ("김한결 군수는 기자들과 만나 예산을 설명했다.", 0),
        ] {
            let article = Document::new("a", text).with_date("2024-03-05".parse().unwrap());
            let events = extractor.events(&article);
            assert_eq!(events, extractor.extract(&article).events, "{text}");
            assert_eq!(events.len(), number, "{text}");
        }
    }
}
