//! The word layer: a sentence as eojeols (어절), each cut into known parts, a
//! rest, and the particle or ending that says what the word does.

use memchr::memchr_iter;

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Ending, Function, ends_infinitive};
use crate::gazetteer::entry::{EntryRef, Sorts};
use crate::gazetteer::josa::{self, Case, Josa};
use crate::gazetteer::matcher::FormId;
use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::triggers::TriggerClass;
use crate::gazetteer::words::{Word as Row, WordClass};
use crate::span::Span;
use crate::steps::step;
use crate::syntax::token::{is_closing, is_glossed, is_quote, is_word_char, token_end};
use crate::syntax::verbal::{self, Neighbour};
use crate::text::hangul::{is_hanja, is_syllable};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: the sentence begins, or script changes without a break.
    None,
    /// White space only.
    Space,
    /// A punctuation mark, the last one where there are several.
    Mark(char),
}

/// A part of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Atom {
    /// Where it stands.
    pub span: Span,
    /// The surface form it is; `None` for a part that no table holds.
    pub form: Option<FormId>,
}

impl Atom {
    /// Whether one of these tables holds the part.
    #[inline]
    pub fn is(self, gazetteer: &Gazetteer, sorts: Sorts) -> bool {
        self.form.is_some_and(|form| gazetteer.matcher.sorts(form).has(sorts))
    }
}

/// One eojeol: what stands between spaces and punctuation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Word {
    /// The whole word; several eojeols where one table form covers them.
    pub span: Span,
    /// The word without its particle or ending.
    pub stem: Span,
    /// Index of its first part.
    pub first_atom: usize,
    /// Index behind its last part.
    pub end_atom: usize,
    /// The particle it ends in.
    pub josa: Option<Josa>,
    /// The ending, where the word is or may be a predicate.
    pub ending: Option<Ending>,
    /// Whether tables hold every part of the stem.
    pub known: bool,
    /// Whether the table of verbs holds the word: it is a predicate and no noun.
    pub verbal: bool,
    /// What stands before the word.
    pub before: Gap,
    /// Whether the word stands in brackets.
    pub bracketed: bool,
    /// Whether the word stands in double quotes.
    pub quoted: bool,
}

/// A sentence's words. Reused from sentence to sentence.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The words in order.
    pub words: Vec<Word>,
    /// Their parts.
    pub atoms: Vec<Atom>,
    search: Search,
}

/// What is kept while a word is cut into parts.
#[derive(Debug, Clone, Default)]
struct Search {
    failed: Vec<usize>,
    found: Vec<Vec<(usize, FormId)>>,
    path: Vec<Atom>,
}

/// How a word ends behind its last known part.
#[derive(Debug, Clone, Copy, Default)]
struct Tail {
    josa: Option<Josa>,
    ending: Option<Ending>,
    /// Bytes of the particle that the last known part includes (`집을`, a row of its own).
    inside: usize,
}

/// A word has at most this many known parts; longer ones are no words.
const MOST_PARTS: usize = 8;

impl Words {
    /// Exchanges what is of use only while words are read, so that many sentences can share
    /// it.
    pub(crate) fn exchange(&mut self, other: &mut Words) {
        std::mem::swap(&mut self.search, &mut other.search);
    }

    /// Gives back the memory that these words do not need.
    pub(crate) fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.atoms.shrink_to_fit();
    }

    /// Reads a stretch of text.
    pub fn read(&mut self, gazetteer: &Gazetteer, text: &str, stretch: Span) {
        self.words.clear();
        self.atoms.clear();
        let (mut bracket, mut quote) = (0usize, false);
        let mut gap = Gap::None;
        let mut at = stretch.start;
        let balanced = memchr_iter(b'"', stretch.of(text).as_bytes()).count() % 2 == 0;
        while at < stretch.end {
            let Some(c) = text[at..].chars().next() else { break };
            if is_word_char(c) {
                let end = self.read_word(
                    gazetteer,
                    text,
                    Span::new(at, stretch.end),
                    gap,
                    bracket > 0,
                    quote,
                );
                gap = Gap::None;
                at = end.max(at + c.len_utf8());
                continue;
            }
            match c {
                '(' | '[' | '（' => bracket += 1,
                ')' | ']' | '）' => bracket = bracket.saturating_sub(1),
                '“' => quote = true,
                '”' => quote = false,
                '"' if balanced => quote = !quote,
                _ => {}
            }
            gap = match (gap, c.is_whitespace()) {
                (Gap::Mark(mark), true) => Gap::Mark(mark),
                (_, true) => Gap::Space,
                // Quotation marks hold words together rather than apart.
                (Gap::Space, false) if is_quote(c) => Gap::Space,
                (before, false) if is_quote(c) && before != Gap::None => before,
                (_, false) => Gap::Mark(c),
            };
            at += c.len_utf8();
        }
    }

    /// Reads the word at the start of `rest`; gives the byte behind it.
    fn read_word(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        rest: Span,
        before: Gap,
        bracketed: bool,
        quoted: bool,
    ) -> usize {
        let end = token_end(text, rest);
        let token = Span::new(rest.start, end);
        // A particle behind a bracket or quotation belongs to the word before it: `기구(WHO)는`.
        if matches!(before, Gap::Mark(mark) if is_closing(mark)) {
            if let Some(word) = self.words.iter_mut().rev().find(|w| !w.bracketed || bracketed) {
                let last = word.span.of(text).chars().next_back().unwrap_or(' ');
                if word.josa.is_none() && word.ending.is_none() {
                    if let Some(josa) = gazetteer.josa.get(token.of(text), last) {
                        word.josa = Some(josa);
                        return end;
                    }
                }
            }
        }
        let first_atom = self.atoms.len();
        self.search.failed.clear();
        self.search.path.clear();
        let word = match self.known_parts(gazetteer, text, token, rest.end, 0) {
            Some((end, tail)) => {
                self.atoms.extend_from_slice(&self.search.path);
                let stem_end =
                    self.search.path.last().map_or(token.end, |atom| atom.span.end) - tail.inside;
                Word {
                    span: Span::new(token.start, end),
                    stem: Span::new(token.start, stem_end),
                    first_atom,
                    end_atom: self.atoms.len(),
                    josa: tail.josa,
                    ending: tail.ending,
                    known: true,
                    verbal: false,
                    before,
                    bracketed,
                    quoted,
                }
            }
            None => self.unknown_word(gazetteer, text, token, before, bracketed, quoted),
        };
        let holds = match self.parts(&word) {
            [atom] if word.known && word.ending.is_none() => atom.form,
            _ => None,
        };
        let verb = holds.and_then(|form| {
            verbal::instead(gazetteer, text, word.span, form, self.neighbour(text, before))
        });
        let word = match verb {
            Some(ending) => {
                self.atoms.truncate(first_atom);
                self.predicate(Word { josa: None, known: false, stem: word.span, ..word }, ending)
            }
            None => word,
        };
        self.words.push(word);
        word.span.end
    }

    /// Cuts a word into known parts: the longest part first, shorter ones where the
    /// rest of the word would otherwise make no sense. `self.search.path` holds the parts.
    fn known_parts(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        token: Span,
        limit: usize,
        depth: usize,
    ) -> Option<(usize, Tail)> {
        let at = self.search.path.last().map_or(token.start, |atom| atom.span.end);
        if depth >= MOST_PARTS || self.search.failed.contains(&at) {
            return None;
        }
        if self.search.found.len() <= depth {
            self.search.found.resize_with(depth + 1, Vec::new);
        }
        let mut found = std::mem::take(&mut self.search.found[depth]);
        gazetteer.matcher.forms_at(text, at, limit, &mut found);
        let mut result = None;
        for (end, form) in found.iter().rev() {
            let atom = Atom { span: Span::new(at, *end), form: Some(*form) };
            if !allowed(gazetteer, text, &self.search.path, atom, token) {
                continue;
            }
            let word_end = match *end < token.end {
                true => token.end,
                false => token_end(text, Span::new(*end, limit)),
            };
            self.search.path.push(atom);
            // 한|미|일 before 한미|일 (a form of 이다).
            if is_abbreviation(gazetteer, atom) && *end < word_end && *end <= token.end {
                if let Some(deeper) = self.known_parts(gazetteer, text, token, limit, depth + 1) {
                    result = Some(deeper);
                    break;
                }
                self.search.failed.retain(|failed| failed != end);
            }
            let tail = tail(gazetteer, text, &self.search.path, *end, word_end);
            // 이준일 단장: a name of three syllables, not 이준 with a form of 이다.
            let named = tail.is_some_and(|tail| {
                tail.josa.is_some_and(|josa| josa.case == Case::Copula)
                    && *end < word_end
                    && depth == 0
                    && gazetteer.names.korean(&text[token.start..word_end]) != NamePlausibility::No
            });
            if let Some(tail) = tail.filter(|_| !named) {
                result = Some((word_end, tail));
                break;
            }
            if *end < word_end && *end <= token.end {
                if let Some(deeper) = self.known_parts(gazetteer, text, token, limit, depth + 1) {
                    result = Some(deeper);
                    break;
                }
            }
            self.search.path.pop();
        }
        self.search.found[depth] = found;
        if result.is_none() {
            self.search.failed.push(at);
        }
        result
    }

    /// A word whose beginning no table holds: its particle, and a known noun it may end in.
    fn unknown_word(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        token: Span,
        before: Gap,
        bracketed: bool,
        quoted: bool,
    ) -> Word {
        let first_atom = self.atoms.len();
        let whole = token.of(text);
        // 왕가서(王家瑞): a gloss of as many characters says that the whole word is a name.
        let glossed = is_glossed(text, token);
        // Forms of 이다 end a sentence; elsewhere they are syllables of a name (마스다 시장,
        // 베라 의원).
        let ends = !text[token.end..].starts_with(|c: char| c.is_whitespace());
        let particle = gazetteer
            .josa
            .longest_suffix(whole)
            .filter(|_| !glossed)
            // 결과, 제도, 정도: a noun that ends like a particle.
            .filter(|_| !gazetteer.nouns.contains(whole))
            // 박용만 대한상의 회장: a name of three syllables, not one of two and 만.
            .filter(|_| {
                let korean = || {
                    whole.chars().count() == 3
                        && gazetteer.names.korean(whole) == NamePlausibility::Strong
                };
                // 마리나 영 청장, 비살로 캄보디아 차관
                let foreign = || gazetteer.names.foreign(whole);
                !(verbal::before_office(gazetteer, text, token) && (korean() || foreign()))
            })
            // 이준일 단장: a name, not 이준 with a form of 이다.
            .filter(|(_, josa)| {
                josa.case != Case::Copula
                    || whole.chars().count() != 3
                    || gazetteer.names.korean(whole) == NamePlausibility::No
            })
            .filter(|(_, josa)| {
                josa.case != Case::Copula
                    || (ends || josa.mark != josa::Mark::Final)
                        && !verbal::before_title(gazetteer, text, token)
            });
        let mut word = Word {
            span: token,
            stem: token,
            first_atom,
            end_atom: first_atom,
            josa: None,
            ending: None,
            known: false,
            verbal: false,
            before,
            bracketed,
            quoted,
        };
        // Asked of few words: most are no verbs, and hold nothing that closes a compound.
        let named = || {
            let stem = particle.map_or(whole, |(at, _)| &whole[..at]);
            gazetteer.names.korean(stem) == NamePlausibility::Strong
        };
        // 정해진 is a name before a title only.
        let titled =
            || (particle.is_some() || verbal::before_title(gazetteer, text, token)) && named();
        // 찾는, 앉은, 옮겨: what looks like a particle is an ending.
        if !glossed {
            let verb = verbal::verb(gazetteer, text, token, self.neighbour(text, before));
            if let Some(ending) = verb.filter(|_| !titled()) {
                return self.predicate(word, ending);
            }
        }
        // 북핵외교기획|단장|과: an unknown beginning, then a title, trigger or body to the end.
        if self.search.found.is_empty() {
            self.search.found.push(Vec::new());
        }
        let mut found = std::mem::take(&mut self.search.found[0]);
        for (at, _) in whole.char_indices().skip(1) {
            let from = token.start + at;
            if !gazetteer.closers.may_begin(&whole.as_bytes()[at..]) {
                continue;
            }
            gazetteer.matcher.forms_at(text, from, token.end, &mut found);
            for (end, form) in found.iter().rev() {
                if !closes_compound(gazetteer, *form) || !is_title(gazetteer, *form) && named() {
                    continue;
                }
                let atom = Atom { span: Span::new(from, *end), form: Some(*form) };
                let prefix = Atom { span: Span::new(token.start, from), form: None };
                if let Some(tail) = tail(gazetteer, text, &[prefix, atom], *end, token.end) {
                    self.atoms.extend([prefix, atom]);
                    word.stem = Span::new(token.start, *end);
                    word.end_atom = self.atoms.len();
                    word.josa = tail.josa;
                    word.ending = tail.ending;
                    self.search.found[0] = found;
                    return word;
                }
            }
        }
        self.search.found[0] = found;
        // 논의하고, 개최되는: a noun that no table holds and a light verb.
        if !glossed {
            let light = verbal::light(gazetteer, whole);
            if let Some(ending) = light.filter(|_| !titled()) {
                return self.predicate(word, ending);
            }
        }
        if !glossed && whole.chars().any(is_syllable) {
            word.ending = gazetteer.endings.guess(whole);
        }
        if let Some((at, josa)) = particle {
            word.josa = Some(josa);
            word.stem = Span::new(token.start, token.start + at);
        }
        self.atoms.push(Atom { span: word.stem, form: None });
        word.end_atom = self.atoms.len();
        word
    }

    /// What the word before the next one does with it, `before` standing between them.
    fn neighbour(&self, text: &str, before: Gap) -> Neighbour {
        let Some(word) = self.words.last().filter(|_| before == Gap::Space) else {
            return Neighbour::default();
        };
        let whole = word.span.of(text);
        let infinitive = whole.chars().next_back().is_some_and(ends_infinitive);
        Neighbour {
            object: word.josa.is_some_and(|j| j.case == Case::Object && j.mark == josa::Mark::None),
            infinitive: infinitive
                && word.ending.is_some_and(|e| e.function == Function::Connective),
        }
    }

    /// An unknown word that is a verb from its beginning to its end.
    fn predicate(&mut self, mut word: Word, ending: Ending) -> Word {
        word.ending = Some(ending);
        word.verbal = true;
        self.atoms.push(Atom { span: word.span, form: None });
        word.end_atom = self.atoms.len();
        word
    }

    /// The class of a word that is a function word as a whole.
    pub fn class(&self, gazetteer: &Gazetteer, word: &Word) -> Option<WordClass> {
        self.row(gazetteer, word).map(|row| row.class)
    }

    /// The row of `words.tsv` that the word is as a whole.
    pub fn row<'g>(&self, gazetteer: &'g Gazetteer, word: &Word) -> Option<&'g Row> {
        let [atom] = self.parts(word) else { return None };
        if !atom.is(gazetteer, Sorts::WORD) {
            return None;
        }
        gazetteer.matcher.entries(atom.form?).iter().find_map(|entry| match entry {
            EntryRef::Word(row) => Some(&gazetteer.words[*row as usize]),
            _ => None,
        })
    }

    /// Whether the word is a person's name as a whole.
    pub fn is_person(&self, gazetteer: &Gazetteer, word: &Word) -> bool {
        let [atom] = self.parts(word) else { return false };
        atom.is(gazetteer, Sorts::PERSON)
    }

    /// Whether a part of a word may tell of an encounter.
    pub fn hold_trigger(&self, gazetteer: &Gazetteer) -> bool {
        let sorts = Sorts::TRIGGER.and(Sorts::WORD);
        self.atoms.iter().filter(|atom| atom.is(gazetteer, sorts)).any(|atom| {
            let mut entries = self.entries(gazetteer, *atom).iter();
            entries.any(|entry| gazetteer.tells(*entry))
        })
    }

    fn entries<'g>(&self, gazetteer: &'g Gazetteer, atom: Atom) -> &'g [EntryRef] {
        atom.form.map_or(&[], |form| gazetteer.matcher.entries(form))
    }

    /// Whether the word ends in a noun that tells of an encounter (`국방장관|회담`).
    pub fn ends_in_encounter(&self, gazetteer: &Gazetteer, word: &Word) -> bool {
        self.parts(word).last().is_some_and(|atom| {
            self.entries(gazetteer, *atom).iter().any(|entry| match entry {
                EntryRef::Trigger(row) => {
                    gazetteer.triggers[*row as usize].class == TriggerClass::Noun
                }
                _ => false,
            })
        })
    }

    /// Whether the word begins with a body, country or title.
    pub fn begins_with_body(&self, gazetteer: &Gazetteer, word: &Word) -> bool {
        let belongs = Sorts::ORGANISATION.and(Sorts::COUNTRY).and(Sorts::TITLE);
        self.parts(word).first().is_some_and(|atom| atom.is(gazetteer, belongs))
            || self
                .parts(word)
                .iter()
                .skip(1)
                .any(|atom| atom.form.is_some_and(|form| is_title(gazetteer, form)))
    }

    /// Whether the word begins with a title.
    pub fn begins_with_title(&self, gazetteer: &Gazetteer, word: &Word) -> bool {
        let first = self.parts(word).first().and_then(|atom| atom.form);
        first.is_some_and(|form| is_title(gazetteer, form))
    }

    /// The parts of a word.
    pub fn parts(&self, word: &Word) -> &[Atom] {
        step();
        &self.atoms[word.first_atom..word.end_atom]
    }
}

/// Whether a known part may stand where it stands in its word.
fn allowed(gazetteer: &Gazetteer, text: &str, path: &[Atom], atom: Atom, token: Span) -> bool {
    let entries = atom.form.map_or(&[][..], |form| gazetteer.matcher.entries(form));
    // 공개|한: behind another part, a function word or ordinary word is no country either.
    let only_abbreviation = entries.iter().any(|e| matches!(e, EntryRef::Abbreviation(_)))
        && entries.iter().all(|e| match e {
            EntryRef::Abbreviation(_) => true,
            EntryRef::Word(_) | EntryRef::CommonWord(_) => !path.is_empty(),
            _ => false,
        });
    if only_abbreviation && !atom.span.of(text).chars().all(is_hanja) {
        // 한미, 한|미|일: a lone Hangul abbreviation inside a longer word is an ordinary syllable.
        let after_another = path.last().is_some_and(|last| is_abbreviation(gazetteer, *last));
        let rest = text.get(atom.span.end..token.end).unwrap_or("");
        let before_another = {
            let sorts = Sorts::ABBREVIATION.and(Sorts::TITLE);
            gazetteer.matcher.any_at(text, atom.span.end, token.end, |form| {
                gazetteer.matcher.sorts(form).has(sorts)
            })
        };
        return (path.is_empty() && (rest.is_empty() || before_another)) || after_another;
    }
    // A suffix needs something before it; other function words begin a word.
    let word_only = entries.iter().all(|e| matches!(e, EntryRef::Word(_)));
    if word_only && !path.is_empty() {
        let behind_place = path.last().and_then(|last| last.form).is_some_and(|form| {
            let entries = gazetteer.matcher.entries(form);
            entries.iter().any(|entry| matches!(entry, EntryRef::Place(_) | EntryRef::Country(_)))
        });
        return entries.iter().any(|entry| match entry {
            EntryRef::Word(word)
                if gazetteer.words[*word as usize].class == WordClass::Administrative =>
            {
                behind_place
            }
            EntryRef::Word(word) => matches!(
                gazetteer.words[*word as usize].class,
                WordClass::Suffix
                    | WordClass::Venue
                    | WordClass::Group
                    | WordClass::Body
                    | WordClass::Etcetera
            ),
            _ => false,
        });
    }
    true
}

/// Whether the part is a country's one-syllable abbreviation.
pub fn is_abbreviation(gazetteer: &Gazetteer, atom: Atom) -> bool {
    atom.is(gazetteer, Sorts::ABBREVIATION)
}

/// Titles, triggers, bodies and venues may close a compound that begins with unknown words.
fn is_title(gazetteer: &Gazetteer, form: FormId) -> bool {
    gazetteer.matcher.sorts(form).has(Sorts::TITLE)
}

fn closes_compound(gazetteer: &Gazetteer, form: FormId) -> bool {
    gazetteer.matcher.entries(form).iter().any(|entry| gazetteer.closes_compound(*entry))
}

/// How a word ends behind byte `from`, or `None` if it does not end as Korean words do.
fn tail(gazetteer: &Gazetteer, text: &str, path: &[Atom], from: usize, end: usize) -> Option<Tail> {
    let last = path.last()?;
    let entries = last.form.map_or(&[][..], |form| gazetteer.matcher.entries(form));
    let trigger = entries.iter().find_map(|entry| match entry {
        EntryRef::Trigger(id) => Some(gazetteer.triggers[*id as usize].class),
        _ => None,
    });
    let rest = &text[from..end];
    if trigger == Some(TriggerClass::Verb) {
        let stem = last.span.len();
        let mut ending = gazetteer.endings.behind(&text[last.span.start..end], stem)?;
        // 들러, 불러: the stem with 어, not the 러 of purpose.
        if rest.is_empty() && ending.function == Function::Purpose {
            ending.function = Function::Connective;
        }
        return Some(Tail { josa: None, ending: Some(ending), inside: 0 });
    }
    if rest.is_empty() {
        return Some(particle_inside(gazetteer, text, *last, entries).unwrap_or_default());
    }
    // A noun with 하다 or 되다 is a predicate: 회담했다, 개최된.
    let verbal = trigger == Some(TriggerClass::Noun)
        || !entries.is_empty()
            && entries.iter().all(|e| matches!(e, EntryRef::Word(_) | EntryRef::CommonWord(_)));
    if verbal && begins_light_verb(rest) {
        if let Some(ending) = gazetteer.endings.of(rest) {
            return Some(Tail { josa: None, ending: Some(ending), inside: 0 });
        }
    }
    let before = text[..from].chars().next_back()?;
    let josa = gazetteer.josa.get(rest, before)?;
    // 다 ends a sentence; elsewhere it is a syllable of a longer name (마스다 시장).
    let inside = rest == "다" && text[end..].starts_with(|c: char| c.is_whitespace());
    (!inside).then_some(Tail { josa: Some(josa), ending: None, inside: 0 })
}

/// The particle of a noun that stands in `words.tsv` together with it, because the two look
/// like a verb's form (`물을`).
fn particle_inside(
    gazetteer: &Gazetteer,
    text: &str,
    atom: Atom,
    entries: &[EntryRef],
) -> Option<Tail> {
    let particle = entries.iter().find_map(|entry| match entry {
        EntryRef::Word(row) => Some(&gazetteer.words[*row as usize])
            .filter(|word| word.class == WordClass::Noun && !word.value.is_empty())
            .map(|word| word.value.as_str()),
        _ => None,
    })?;
    let noun = atom.span.of(text).strip_suffix(particle)?;
    let josa = gazetteer.josa.get(particle, noun.chars().next_back()?)?;
    Some(Tail { josa: Some(josa), ending: None, inside: particle.len() })
}

fn begins_light_verb(rest: &str) -> bool {
    rest.starts_with(|c: char| "하한할합함해했되된될됩됨돼됐".contains(c))
}
