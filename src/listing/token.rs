//! Words as they stand, without the cuts that the tables make: what a name that no table
//! holds may be.

use std::cell::{Cell, OnceCell};

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::cues::Behind;
use crate::gazetteer::entry::Sorts;
use crate::gazetteer::josa::{Case, Josa};
use crate::gazetteer::matcher::FormId;
use crate::gazetteer::names::NamePlausibility;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::{Atom, Gap, Word};

/// Where a word may end before its particle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stem {
    /// The word without its particle.
    pub span: Span,
    /// The particle; `None` for the whole word.
    pub josa: Option<Josa>,
    /// What it is behind a person's name.
    pub behind: Option<Behind>,
}

impl Stem {
    /// Whether the particle is one of those that names mostly have, so that a word which
    /// ends in it is no longer word (`나`, `다`, `라` end names themselves).
    pub fn is_marked(&self) -> bool {
        self.josa.is_some_and(|josa| {
            matches!(
                josa.case,
                Case::Topic
                    | Case::Subject
                    | Case::Object
                    | Case::With
                    | Case::Dative
                    | Case::From
                    | Case::Genitive
                    | Case::Locative
                    | Case::At
                    | Case::Also
                    | Case::Toward
            )
        })
    }
}

/// No particle has more bytes.
const LONGEST_JOSA: usize = 18;

/// A sentence's words with the text they stand in.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The tables and the text.
    pub story: &'a Story<'a>,
    /// The sentence.
    pub analysis: &'a Analysis,
    stems: Vec<Stem>,
    /// Of each word, where its stems begin in `stems`; one more at the end.
    starts: Vec<usize>,
    /// Of each word, whether it is an ordinary word with or without a particle, once asked.
    ordinary: Vec<Cell<Option<bool>>>,
    /// The countries of the sentence, once asked for.
    pub(super) countries: OnceCell<Countries>,
}

/// Which countries a sentence names.
#[derive(Debug)]
pub(super) struct Countries {
    /// Those of its sides, apart from countries themselves.
    pub sides: Vec<u32>,
    /// Those whose names are no other words; not more than two.
    pub named: Vec<u32>,
}

impl<'a> Tokens<'a> {
    /// Reads the words of a sentence.
    pub fn new(story: &'a Story<'a>, analysis: &'a Analysis) -> Tokens<'a> {
        let mut tokens = Tokens {
            story,
            analysis,
            stems: Vec::with_capacity(2 * analysis.len()),
            starts: Vec::with_capacity(analysis.len() + 1),
            ordinary: vec![Cell::new(None); analysis.len()],
            countries: OnceCell::new(),
        };
        for word in &analysis.words.words {
            tokens.starts.push(tokens.stems.len());
            let text = word.span.of(story.text);
            let cues = &story.gazetteer.cues;
            tokens.stems.push(Stem { span: word.span, josa: None, behind: cues.behind(text) });
            let longest = text.len().saturating_sub(LONGEST_JOSA);
            story.gazetteer.josa.each_suffix(text, |at, josa| {
                if at >= longest {
                    let span = Span::new(word.span.start, word.span.start + at);
                    let behind = cues.behind(&text[..at]);
                    tokens.stems.push(Stem { span, josa: Some(josa), behind });
                }
            });
        }
        tokens.starts.push(tokens.stems.len());
        tokens
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.analysis.len()
    }

    /// The word at `index`, if there is one.
    pub fn word(&self, index: usize) -> Option<&'a Word> {
        self.analysis.words.words.get(index)
    }

    /// A span's text.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(self.story.text)
    }

    /// Where the word may end before its particle: the whole word first, then ever shorter.
    pub fn stems(&self, index: usize) -> &[Stem] {
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(from), Some(to)) => &self.stems[*from..*to],
            _ => &[],
        }
    }

    /// Whether the word follows the one before it with nothing but a space between.
    pub fn follows(&self, index: usize) -> bool {
        index > 0
            && self.word(index).is_some_and(|word| {
                word.before == Gap::Space
                    && self.analysis.word(index - 1).bracketed == word.bracketed
            })
    }

    /// The next word that stands outside brackets, if nothing but brackets and a space
    /// stand between.
    pub fn next_outside(&self, index: usize) -> Option<usize> {
        let word = self.word(index)?;
        let next = (index + 1..self.len()).find(|at| !self.analysis.word(*at).bracketed)?;
        let between = self.story.text.get(word.span.end..self.analysis.word(next).span.start)?;
        let beside = if next == index + 1 {
            between.chars().all(char::is_whitespace)
        } else {
            between.starts_with(['(', '（', ' ', '['])
                && between.trim_end().ends_with([')', '）', ']'])
        };
        beside.then_some(next)
    }

    /// Whether the word is a predicate.
    pub fn is_predicate(&self, index: usize) -> bool {
        self.analysis.predicates.get(index).is_some_and(Option::is_some)
    }

    /// Whether the word is a verb or adjective as well, with what else were its copula (`다르|다`).
    pub fn is_verb(&self, index: usize) -> bool {
        let gazetteer = self.story.gazetteer;
        self.word(index).is_some_and(|word| {
            word.josa.is_some_and(|josa| josa.case == Case::Copula)
                && gazetteer.verbs.ending(&gazetteer.endings, self.text(word.span)).is_some()
        })
    }

    /// Whether a text is a Korean name that no ordinary word is, at least so likely.
    pub fn korean(&self, text: &str, least: NamePlausibility) -> bool {
        self.story.gazetteer.names.korean(text) >= least
    }

    /// Whether a text is a word that is no name.
    pub fn ordinary(&self, text: &str) -> bool {
        let gazetteer = self.story.gazetteer;
        gazetteer.lookalikes.contains(text) || gazetteer.names.ordinary(text)
    }

    /// Whether the word, with or without a particle, is one that is no name.
    pub fn is_ordinary(&self, index: usize) -> bool {
        let Some(known) = self.ordinary.get(index) else { return false };
        known.get().unwrap_or_else(|| {
            let ordinary = self.stems(index).iter().any(|stem| self.ordinary(self.text(stem.span)));
            known.set(Some(ordinary));
            ordinary
        })
    }

    /// Whether a text looks like a word of a foreign name.
    pub fn foreign(&self, text: &str) -> bool {
        self.story.gazetteer.names.foreign(text)
    }

    /// Whether a text is a surname.
    pub fn surname(&self, text: &str) -> bool {
        self.story.gazetteer.names.surname(text).is_some()
    }

    /// What the word as a whole can mean.
    pub fn whole(&self, word: &Word) -> Reading {
        match self.analysis.words.parts(word) {
            [atom] => Reading::of(self.story.gazetteer, *atom),
            _ => Reading::default(),
        }
    }

    /// Whether the tables know the word, or a part of it of two syllables or more, as a name.
    pub fn is_known_name(&self, word: &Word) -> bool {
        const NAMES: Sorts = Sorts::PERSON
            .and(Sorts::TITLE)
            .and(Sorts::ORGANISATION)
            .and(Sorts::COUNTRY)
            .and(Sorts::PLACE)
            .and(Sorts::TRIGGER);
        let mut parts = self.analysis.words.parts(word).iter();
        parts.any(|atom| atom.span.len() > 3 && atom.is(self.story.gazetteer, NAMES))
    }

    /// The tables' form that a text is.
    pub fn form(&self, text: &str) -> Option<FormId> {
        let mut whole = None;
        self.story.gazetteer.matcher.each_at(text, 0, text.len(), |end, form| {
            whole = Some(form).filter(|_| end == text.len());
        });
        whole
    }

    /// What a text can mean.
    pub fn reading(&self, text: &str) -> Reading {
        let atom = Atom { span: Span::new(0, text.len()), form: self.form(text) };
        Reading::of(self.story.gazetteer, atom)
    }
}

/// Whether the text is one or two capital letters, as people are called whose name is
/// withheld (`A씨`).
pub fn is_initial(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}
