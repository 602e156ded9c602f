//! Runs: the words of one noun phrase, up to the particle that gives it its function.

use std::cell::Cell;

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::Ending;
use crate::gazetteer::entry::Sorts;
use crate::gazetteer::josa::{Case, Josa, Mark};
use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::words::WordClass;
use crate::mention::reading::Reading;
use crate::mention::told::ToldNames;
use crate::span::Span;
use crate::syntax::word::{Gap, Word, Words};
use crate::text::hangul::is_hanja;

/// One part of a run: a part of a word, with what it can mean.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Where it stands.
    pub span: Span,
    /// What it can mean.
    pub reading: Reading,
    /// The class of the function word it is.
    pub class: Option<WordClass>,
    /// Index of its word in the sentence.
    pub word: usize,
    /// Whether the part begins its word.
    pub opens: bool,
    /// Whether the part ends its word.
    pub closes: bool,
    /// How many words of hanja or Latin letters stand in brackets behind it, as behind names.
    pub gloss: usize,
    /// Whether an abbreviation in capitals stands in brackets behind it, as behind bodies.
    pub abbreviated: bool,
}

impl Part {
    /// Whether the part names an office.
    pub fn is_title(&self) -> bool {
        self.reading.is_title() && self.reading.person.is_none()
    }

    /// Whether no table holds the part.
    pub fn is_unknown(&self) -> bool {
        self.reading.is_unknown() && !self.reading.common
    }

    /// Whether the part says to what somebody belongs.
    pub fn belongs(&self) -> bool {
        self.reading.organisation.is_some()
            || self.reading.country.is_some()
            || self.reading.abbreviation.is_some()
            || self.class == Some(WordClass::Body)
            || self.abbreviated
    }
}

/// What a sentence's runs are cut by.
pub struct Runs<'a> {
    /// The tables.
    pub gazetteer: &'a Gazetteer,
    /// The article.
    pub text: &'a str,
    /// The sentence's words.
    pub words: &'a Words,
    /// The endings of its predicates.
    pub predicates: &'a [Option<Ending>],
    /// The names that the article tells elsewhere.
    pub told: &'a ToldNames<'a>,
    /// Whether a span is part of a time expression.
    pub is_time: &'a dyn Fn(Span) -> bool,
    /// Room for the parts of one run.
    pub parts: Cell<Vec<Part>>,
}

impl Runs<'_> {
    /// The end of the run that begins at word `start`: behind the first word with a
    /// particle, or before a mark, a time expression, a predicate or a trigger.
    pub fn end(&self, start: usize) -> usize {
        let all = &self.words.words;
        if self.skips(start) {
            return start + 1;
        }
        let mut at = start;
        let mut last = start;
        while at < all.len() {
            let word = &all[at];
            if word.bracketed && !all[start].bracketed {
                at += 1;
                continue;
            }
            if all[start].bracketed && !word.bracketed {
                break;
            }
            if at > start {
                let parted = match word.before {
                    // A bracket between two words of a phrase does not part them.
                    Gap::Mark(')' | '(' | ']' | '（' | '）') => !self.behind_bracket(at),
                    // 사이버·신흥 기술 담당: a dot between ordinary words joins them.
                    Gap::Mark('·' | 'ㆍ' | '・') => {
                        !(self.is_plain(&all[at - 1]) && self.is_plain(word))
                    }
                    Gap::Mark(_) => true,
                    // 트럼프 “김정은, …”: a quotation begins.
                    _ => self.between(at).contains(['"', '“']),
                };
                // 손님은 우다연 세무서장이었다: who it was.
                if !parted && self.is_copular_title(word) {
                    last = at;
                    break;
                }
                if parted || self.skips(at) || self.is_trigger_word(word) && !self.is_rank(at) {
                    break;
                }
            }
            last = at;
            if word.josa.is_some_and(|josa| !self.goes_on_behind(at, josa))
                || self.ends_in_trigger(word)
            {
                break;
            }
            at += 1;
        }
        last + 1
    }

    /// Whether the mark before the word is a bracket and nothing more.
    fn behind_bracket(&self, at: usize) -> bool {
        !self.between(at).contains([',', '·', '…', '/', ';', ':'])
    }

    /// What stands between the word and the one before it.
    fn between(&self, at: usize) -> &str {
        let end = self.words.words[at].span.start;
        let start = self.words.words[at - 1].span.end;
        self.text.get(start..end).unwrap_or("")
    }

    /// Time expressions and predicates belong to no actor.
    fn skips(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        let adverb = matches!(
            self.words.class(self.gazetteer, word),
            Some(
                WordClass::Adverb
                    | WordClass::Sequence
                    | WordClass::Distributive
                    | WordClass::Phone
                    | WordClass::Video
                    | WordClass::About
            )
        );
        adverb || (self.is_time)(word.span) || self.predicates[at].is_some()
    }

    /// A title with the copula (`세무서장이었다`).
    fn is_copular_title(&self, word: &Word) -> bool {
        word.josa.is_some_and(|josa| josa.case == Case::Copula)
            && self.last_reading(word).is_title()
    }

    /// A word that is a trigger as a whole (`회담을`), not one that ends in one.
    pub fn is_trigger_word(&self, word: &Word) -> bool {
        let first = self.words.parts(word).first();
        first.is_some_and(|atom| atom.is(self.gazetteer, Sorts::TRIGGER))
    }

    /// A compound that ends in a trigger: `6자|회담` parts what stands before and behind.
    fn ends_in_trigger(&self, word: &Word) -> bool {
        let last = self.words.parts(word).last();
        last.is_some_and(|atom| {
            atom.is(self.gazetteer, Sorts::TRIGGER) && !atom.is(self.gazetteer, Sorts::TITLE)
        })
    }

    /// A word that is a title as well as a trigger (the rank `대좌`), behind a name or body.
    fn is_rank(&self, at: usize) -> bool {
        let [atom] = self.words.parts(&self.words.words[at]) else { return false };
        let Some(before) = at.checked_sub(1).map(|before| &self.words.words[before]) else {
            return false;
        };
        let reading = self.last_reading(before);
        let text = before.span.of(self.text);
        Reading::of(self.gazetteer, *atom).is_title()
            && before.josa.is_none()
            && (reading.organisation.is_some()
                || reading.country.is_some()
                || reading.person.is_some()
                || self.gazetteer.names.korean(text) == NamePlausibility::Strong)
    }

    /// A particle that does not end the phrase: `유엔의 구테흐스 총장`, and syllables of
    /// foreign names that look like particles (`다카이치 사나에 일본 총리`).
    fn goes_on_behind(&self, at: usize, josa: Josa) -> bool {
        let all = &self.words.words;
        let word = &all[at];
        let Some((index, next)) = all.iter().enumerate().skip(at + 1).find(|(_, w)| !w.bracketed)
        else {
            return false;
        };
        if matches!(next.before, Gap::Mark(mark) if mark != ')') || self.skips(index) {
            return false;
        }
        let reading = self.first_reading(next);
        let names = reading.is_title()
            || reading.organisation.is_some()
            || reading.country.is_some()
            || (reading.abbreviation.is_some() && next.josa.is_none());
        if josa.case == Case::Genitive && josa.mark == Mark::None {
            let holder = self.last_reading(word);
            return (holder.country.is_some() || holder.organisation.is_some())
                && word.known
                && (names || self.title_ahead(index));
        }
        // 왕가서(王家瑞): hanja behind the word tell that it is a name to its end.
        if !word.known && self.gloss(at) > 0 {
            return true;
        }
        let one_syllable = word.span.end - word.stem.end == 3;
        one_syllable
            && !word.known
            && names
            && at > 0
            && all[at - 1].josa.is_none()
            && (!all[at - 1].known && self.part_of_name(&all[at - 1])
                || self.last_reading(&all[at - 1]).person.is_some())
            && self.part_of_name(word)
    }

    /// Whether a word is an ordinary noun without a particle: no name, title or body.
    fn is_plain(&self, word: &Word) -> bool {
        let text = word.stem.of(self.text);
        let neutral = self.words.parts(word).iter().all(|atom| {
            let reading = Reading::of(self.gazetteer, *atom);
            reading.is_unknown() || reading.word.is_some() && !reading.is_title()
        });
        neutral
            && word.josa.is_none()
            && (word.known || self.gazetteer.names.ordinary(text))
            && self.gazetteer.names.korean(text) != NamePlausibility::Strong
    }

    /// Whether an unknown word may be part of a foreign name: by its shape, or one syllable.
    fn part_of_name(&self, word: &Word) -> bool {
        let text = word.span.of(self.text);
        text.chars().count() <= 2 || self.gazetteer.names.foreign(text)
    }

    fn first_reading(&self, word: &Word) -> Reading {
        self.words
            .parts(word)
            .first()
            .map_or_else(Reading::default, |atom| Reading::of(self.gazetteer, *atom))
    }

    fn last_reading(&self, word: &Word) -> Reading {
        self.words
            .parts(word)
            .last()
            .map_or_else(Reading::default, |atom| Reading::of(self.gazetteer, *atom))
    }

    /// Whether a title follows before the next particle: `국무부의 | 마크 내퍼 부차관보가`.
    fn title_ahead(&self, from: usize) -> bool {
        for word in self.words.words.iter().skip(from).filter(|word| !word.bracketed).take(6) {
            if self.words.parts(word).iter().any(|a| a.is(self.gazetteer, Sorts::TITLE)) {
                return true;
            }
            if word.josa.is_some() || word.ending.is_some() && word.known {
                return false;
            }
        }
        false
    }

    /// Fills `parts` with those of the words `start..end`, bracketed words left out.
    pub fn read_parts(&self, start: usize, end: usize, parts: &mut Vec<Part>) {
        parts.clear();
        let bracketed = self.words.words[start].bracketed;
        for (index, word) in self.words.words.iter().enumerate().take(end).skip(start) {
            if word.bracketed != bracketed || (index > start && self.predicates[index].is_some()) {
                continue;
            }
            let atoms = self.words.parts(word);
            let gloss = if bracketed { 0 } else { self.gloss(index) };
            let abbreviated = !bracketed && self.abbreviated(index);
            for (i, atom) in atoms.iter().enumerate() {
                let closes = i + 1 == atoms.len();
                // A word inside the run keeps the syllable that looked like a particle.
                let keeps =
                    atom.form.is_none() && index + 1 < end && word.josa.is_some() && !word.known;
                let span = if keeps && closes {
                    Span::new(atom.span.start, word.span.end)
                } else {
                    atom.span
                };
                let reading = Reading::of(self.gazetteer, *atom);
                parts.push(Part {
                    span,
                    reading,
                    class: reading.class(self.gazetteer),
                    word: index,
                    opens: i == 0,
                    closes,
                    gloss: if closes { gloss } else { 0 },
                    abbreviated: closes && abbreviated && !reading.is_title(),
                });
            }
        }
    }

    /// Whether one word of capitals stands in brackets directly behind the word:
    /// `산업안보국(BIS)`.
    fn abbreviated(&self, index: usize) -> bool {
        let behind = &self.words.words[index + 1..];
        let capitals = |word: &Word| {
            let text = word.span.of(self.text);
            (2..=10).contains(&text.len())
                && text.bytes().filter(u8::is_ascii_uppercase).count() * 2 > text.len()
        };
        match behind {
            [first, rest @ ..] => {
                matches!(first.before, Gap::Mark('(' | '（'))
                    && first.bracketed
                    && capitals(first)
                    && rest.first().is_none_or(|next| !next.bracketed)
            }
            [] => false,
        }
    }

    /// How many words of hanja or Latin letters, or an age, stand in brackets directly
    /// behind the word: `저우융캉(周永康)`, `팜 민 찐(Pham Minh Chinh)`.
    fn gloss(&self, index: usize) -> usize {
        let behind = &self.words.words[index + 1..];
        if !behind.first().is_some_and(|next| matches!(next.before, Gap::Mark('(' | '（'))) {
            return 0;
        }
        let is_gloss = |word: &&Word| {
            let text = word.span.of(self.text);
            let hanja = text.chars().all(|c| is_hanja(c) || c == '·');
            let latin = text.chars().next().is_some_and(char::is_uppercase)
                && text.is_ascii()
                && (text.len() < 3 || text.bytes().skip(1).any(|b| b.is_ascii_lowercase()));
            let age = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
            word.bracketed && (hanja || latin || age)
        };
        let words = behind.iter().take_while(is_gloss).count();
        let single = behind.first().map_or("", |word| word.span.of(self.text));
        // A lone short Latin word is an abbreviation: 무역대표부(USTR), 사무국(TCS).
        if words == 1 && single.is_ascii() && !single.bytes().any(|b| b.is_ascii_lowercase()) {
            return usize::from(single.bytes().all(|b| b.is_ascii_digit()));
        }
        words
    }
}
