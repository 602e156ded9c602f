//! Everything the lower layers say of one sentence, in one place for the event layer.

use std::cell::OnceCell;

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Ending, Function};
use crate::gazetteer::josa::{Case, Josa, Mark};
use crate::gazetteer::motion::Object;
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::words::WordClass;
use crate::mention::actor::Actor;
use crate::mention::chunk::Chunk;
use crate::mention::reading::Reading;
use crate::place::PlacePhrase;
use crate::span::Span;
use crate::steps::steps;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::{Gap, Word, Words};
use crate::text::page::Zone;
use crate::text::sentence::Sentence;

/// One sentence, read by every layer below the event layer.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// Where it stands.
    pub sentence: Sentence,
    /// Its words.
    pub words: Words,
    /// Of each word, its ending where it is a predicate.
    pub predicates: Vec<Option<Ending>>,
    /// Who could take part.
    pub actors: Vec<Actor>,
    /// The same, coordinated ones together.
    pub chunks: Vec<Chunk>,
    /// Where things happen.
    pub places: Vec<PlacePhrase>,
    /// The document's time expressions that stand in it, by index.
    pub times: std::ops::Range<usize>,
    /// Of each chunk, the adnominal predicate whose argument it is, once asked for.
    claims: OnceCell<Vec<Option<usize>>>,
    /// Of each word, the class of function words that it is of, once asked for.
    classes: OnceCell<Vec<Option<WordClass>>>,
    /// Of each word, the argument that it has as a topic verb, once asked for.
    topics: OnceCell<Vec<Option<TopicArgument>>>,
    /// Of each word, what it moves to, if it is a verb of motion, once asked for.
    pub(super) moves: OnceCell<Vec<Option<Object>>>,
    /// The distributives by word, with their rows of `words.tsv`, once asked for.
    distributives: OnceCell<Vec<(usize, u32)>>,
    /// Of each word, the first predicate at or behind it, once asked for.
    next: OnceCell<Vec<usize>>,
}

/// The arguments of one predicate, as chunk indices.
#[derive(Debug, Clone, Default)]
pub struct Arguments {
    /// 은/는, 이/가: who does it.
    pub subject: Option<usize>,
    /// 와/과.
    pub with: Vec<usize>,
    /// 을/를.
    pub object: Option<usize>,
    /// 에게, 께.
    pub dative: Option<usize>,
    /// 에 behind a body or country (`북측에 제안했다`).
    pub at: Option<usize>,
    /// 도: subject or object, the particle does not say which.
    pub also: Option<usize>,
    /// 로부터, 에게서.
    pub from: Option<usize>,
    /// 의, directly before the predicate's noun.
    pub genitive: Option<usize>,
    /// Without a particle, directly before the predicate's noun (`한미 외교장관 회담`).
    pub bare: Option<usize>,
    /// First word of the clause.
    pub clause_start: usize,
}

impl Analysis {
    /// The word at `index`.
    pub fn word(&self, index: usize) -> &Word {
        &self.words.words[index]
    }

    /// How many words the sentence has.
    pub fn len(&self) -> usize {
        self.words.words.len()
    }

    /// Whether the sentence has no words.
    pub fn is_empty(&self) -> bool {
        self.words.words.is_empty()
    }

    /// The predicate at or behind word `from`, before `to`.
    pub fn next_predicate(&self, from: usize, to: usize) -> Option<usize> {
        let next = self.next.get_or_init(|| {
            let mut behind = usize::MAX;
            let mut next: Vec<usize> = (0..self.predicates.len())
                .rev()
                .map(|word| {
                    if self.predicates[word].is_some() {
                        behind = word;
                    }
                    behind
                })
                .collect();
            next.reverse();
            next
        });
        next.get(from).copied().filter(|word| *word < to)
    }

    /// Index of the first word that begins at or behind byte `offset` of the text.
    pub fn word_behind(&self, offset: usize) -> Option<usize> {
        let words = &self.words.words;
        let next = words.partition_point(|word| word.span.start < offset);
        (next < words.len()).then_some(next)
    }

    /// Index of the first chunk that ends behind word `word`, or the number of chunks. They
    /// stand in the order of the text.
    fn chunk_behind(&self, word: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.end_word <= word)
    }

    /// The particle of the last word of a stretch of the text (`8일로`).
    pub fn josa_of(&self, span: Span) -> Option<Josa> {
        let behind = self.words.words.partition_point(|word| word.span.start < span.end);
        self.words.words[behind.checked_sub(1)?].josa
    }

    /// Index of the chunk that covers the word.
    pub fn chunk_at(&self, word: usize) -> Option<usize> {
        let at = self.chunk_behind(word);
        self.chunks.get(at).is_some_and(|chunk| chunk.first_word <= word).then_some(at)
    }

    /// The chunk that ends directly before word `end`, brackets aside.
    pub fn chunk_before(&self, end: usize) -> Option<usize> {
        let at = self.chunk_behind(end).checked_sub(1)?;
        let mut between = self.words.words[self.chunks[at].end_word..end].iter();
        between.all(|word| word.bracketed).then_some(at)
    }

    /// The chunk that begins at word `start`.
    pub fn chunk_from(&self, start: usize) -> Option<usize> {
        let at = self.chunks.partition_point(|chunk| chunk.first_word < start);
        self.chunks.get(at).is_some_and(|chunk| chunk.first_word == start).then_some(at)
    }

    /// What the event layer has found out of the sentence no longer holds: its actors have
    /// been read anew.
    pub(crate) fn forget(&mut self) {
        self.claims.take();
        self.classes.take();
        self.topics.take();
        self.distributives.take();
        self.moves.take();
        self.next.take();
    }

    /// The words that begin with a distributive (`각각`), and its row of `words.tsv`.
    pub(crate) fn distributives(&self, gazetteer: &Gazetteer) -> &[(usize, u32)] {
        let of = |(index, word): (usize, &Word)| {
            let row = Reading::of(gazetteer, *self.words.parts(word).first()?).word?;
            let class = gazetteer.words[row as usize].class;
            (class == WordClass::Distributive).then_some((index, row))
        };
        self.distributives
            .get_or_init(|| self.words.words.iter().enumerate().filter_map(of).collect())
    }

    /// What a word tells a topic by, if it is a topic verb.
    pub(crate) fn topic(
        &self,
        gazetteer: &Gazetteer,
        text: &str,
        word: usize,
    ) -> Option<TopicArgument> {
        let of = |word: &Word| gazetteer.topics.of(word.span.of(text));
        self.topics.get_or_init(|| self.words.words.iter().map(of).collect())[word]
    }

    /// Gives back the memory that the sentence does not need.
    pub(crate) fn shrink(&mut self) {
        self.words.shrink();
        self.predicates.shrink_to_fit();
        self.actors.shrink_to_fit();
        self.chunks.shrink_to_fit();
    }

    /// The class of a word that is a function word as a whole.
    pub(crate) fn class(&self, gazetteer: &Gazetteer, word: usize) -> Option<WordClass> {
        let of = |word| self.words.class(gazetteer, word);
        self.classes.get_or_init(|| self.words.words.iter().map(of).collect())[word]
    }

    /// The stretch of text from word `from` up to word `to` (exclusive), particles included.
    pub fn stretch(&self, from: usize, to: usize) -> Span {
        match (self.words.words.get(from), self.words.words.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => self.sentence.span,
        }
    }

    /// For every chunk, the adnominal predicate whose argument it is
    /// (`[장관이 방문한] 나라`), if any.
    fn claims(&self, gazetteer: &Gazetteer) -> Vec<Option<usize>> {
        let mut claims = vec![None; self.chunks.len()];
        let mut open: Vec<usize> = Vec::new();
        let mut next = 0;
        // Behind the last predicate that closes a clause.
        let mut clause = 0;
        for index in 0..self.len() {
            while next < self.chunks.len() && self.chunks[next].end_word <= index {
                open.push(next);
                next += 1;
            }
            let Some(ending) = self.predicates[index] else { continue };
            // 열리고 있는: the auxiliary has no arguments of its own.
            let auxiliary = index > 0 && self.predicates[index - 1] == Some(ending);
            if closes_clause(ending) {
                clause = index + 1;
                continue;
            }
            if auxiliary {
                continue;
            }
            let passive = self.class(gazetteer, index) == Some(WordClass::Occurring);
            let (mut object, mut subject) = (false, passive);
            while let Some(&top) = open.last() {
                let chunk = &self.chunks[top];
                // A clause ends between them.
                if clause > chunk.end_word {
                    break;
                }
                match chunk.josa.map(|josa| josa.case) {
                    Some(Case::Object) if !object => object = true,
                    Some(Case::Subject) if !subject => subject = true,
                    Some(Case::Dative | Case::At | Case::Toward | Case::From | Case::Genitive) => {}
                    _ => break,
                }
                claims[top] = Some(index);
                open.pop();
                if subject && !passive {
                    break;
                }
            }
        }
        claims
    }

    /// The arguments of the predicate at word `predicate`; `noun` is the word of the
    /// trigger noun where the predicate is a light verb (`회담을 … 가졌다`), else the
    /// predicate itself.
    pub fn arguments(&self, gazetteer: &Gazetteer, noun: usize, predicate: usize) -> Arguments {
        steps(1 + noun.min(predicate) / 8);
        let claims = self.claims.get_or_init(|| self.claims(gazetteer));
        let mut arguments = Arguments::default();
        // What stands directly before the noun belongs to it.
        let inside = self.chunk_at(noun).filter(|index| self.chunks[*index].josa.is_none());
        if let Some(index) = inside.or_else(|| self.chunk_before_noun(noun)) {
            let chunk = &self.chunks[index];
            match chunk.josa {
                None => arguments.bare = Some(index),
                Some(josa) if josa.case == Case::Genitive && josa.mark == Mark::None => {
                    arguments.genitive = Some(index);
                }
                _ => {}
            }
        }
        let mut boundary = false;
        let mut word = noun.min(predicate);
        let mut behind = self.chunks.len();
        arguments.clause_start = 0;
        while word > 0 {
            word -= 1;
            if let Some(ending) = self.predicates[word] {
                if closes_clause(ending) && !boundary {
                    boundary = true;
                    arguments.clause_start = word + 1;
                }
            }
            while behind > 0 && self.chunks[behind - 1].end_word > word + 1 {
                behind -= 1;
            }
            let ends = |chunk: &usize| self.chunks[*chunk].end_word == word + 1;
            let Some(index) = (0..behind).rev().take_while(ends).last() else { continue };
            if claims[index].is_some_and(|by| by != predicate && by != noun) {
                continue;
            }
            let chunk = &self.chunks[index];
            let Some(josa) = chunk.josa else {
                // A headline's subject stands before a comma.
                let headline = self.sentence.zone == Zone::Headline;
                if headline
                    && chunk.comma
                    && arguments.subject.is_none()
                    && arguments.bare != Some(index)
                {
                    arguments.subject = Some(index);
                }
                continue;
            };
            let here = !boundary;
            match (josa.case, josa.mark) {
                (Case::Subject | Case::Topic, _) => {
                    arguments.subject = arguments.subject.or(Some(index));
                }
                (Case::Also, Mark::None) => arguments.also = arguments.also.or(Some(index)),
                (Case::At, _) if here => arguments.at = arguments.at.or(Some(index)),
                // 기구와의 협력을 논의했다: what belongs to another noun is no partner.
                (Case::With, Mark::Genitive) if here => {
                    let head = (chunk.end_word..noun).find(|word| self.word(*word).josa.is_some());
                    if head.is_none_or(|head| self.tells(gazetteer, head)) {
                        arguments.with.push(index);
                    }
                }
                (Case::With, _) if here => arguments.with.push(index),
                (Case::Object, _) if here && arguments.object.is_none() => {
                    arguments.object = Some(index);
                }
                (Case::Dative, _) if here && arguments.dative.is_none() => {
                    arguments.dative = Some(index);
                }
                (Case::From, _) if here && arguments.from.is_none() => {
                    arguments.from = Some(index);
                }
                _ => {}
            }
        }
        arguments.with.reverse();
        // 장관이 [두 해 전에 끊긴] 회담을 제안했다: no modifier clause needs the subject more.
        if arguments.subject.is_none() {
            arguments.subject = (0..self.chunks.len()).rev().find(|index| {
                let chunk = &self.chunks[*index];
                chunk.end_word <= noun.min(predicate)
                    && (chunk.is(Case::Subject) || chunk.is(Case::Topic))
                    && claims[*index].is_some_and(|by| by < noun.min(predicate))
            });
        }
        arguments
    }

    /// Whether the word holds a trigger.
    pub fn tells(&self, gazetteer: &Gazetteer, word: usize) -> bool {
        let word = self.words.words.get(word);
        word.is_some_and(|word| {
            let parts = self.words.parts(word);
            parts.iter().any(|atom| Reading::of(gazetteer, *atom).trigger.is_some())
        })
    }

    /// The chunk before the trigger noun, adverbs and modifiers of the noun skipped
    /// (`두 장관의 첫 대면 회담`).
    fn chunk_before_noun(&self, noun: usize) -> Option<usize> {
        let mut end = noun;
        for _ in 0..4 {
            if let Some(index) = self.chunk_before(end) {
                return Some(index);
            }
            let word = self.words.words.get(end.checked_sub(1)?)?;
            // 두 장관의 28일 회담: a day, however its 일 looks; no syllable is as short as figures.
            let day = word.stem.len() < '일'.len_utf8()
                && word.josa.is_some_and(|josa| josa.case == Case::Copula);
            if !day && (word.josa.is_some() || self.predicates[end - 1].is_some()) {
                return None;
            }
            if matches!(word.before, Gap::Mark(mark) if mark == ',' ) {
                return None;
            }
            end -= 1;
        }
        None
    }

    /// Whether the predicate modifies the noun behind it.
    pub fn is_adnominal(&self, word: usize) -> bool {
        self.predicates.get(word).copied().flatten().is_some_and(|ending| {
            matches!(ending.function, Function::Adnominal | Function::Propositive)
        })
    }
}
