//! What the event layer notes of its decisions, for whoever asks why.
//!
//! The functions that decide write their reasons down here, at the place where they decide.
//! Ordinary reading keeps no notes: then a note costs one look at a flag, and is not even made.

use std::cell::RefCell;

use crate::event::infer::Inference;
use crate::span::Span;

/// The notes of one article, in the order of the decisions.
#[derive(Debug, Default)]
pub struct Notes {
    kept: bool,
    list: RefCell<Vec<Note>>,
}

impl Notes {
    /// Notes that are kept.
    pub fn kept() -> Notes {
        Notes { kept: true, list: RefCell::default() }
    }

    /// Adds a note, if notes are kept.
    pub fn add(&self, note: impl FnOnce() -> Note) {
        if self.kept {
            self.list.borrow_mut().push(note());
        }
    }

    /// Takes the notes out.
    pub fn take(&self) -> Vec<Note> {
        self.list.take()
    }
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A trigger is read; what follows is about it.
    Read {
        /// Index of the sentence.
        sentence: usize,
        /// The trigger's words.
        trigger: Span,
    },
    /// A sentence that says who took part in what is told beside it: its triggers are not
    /// read.
    Delegates(usize),
    /// The letters of a trigger that is not read.
    Passed {
        /// Row of `triggers.tsv`.
        row: u32,
        /// The trigger's words.
        trigger: Span,
        /// Why it is not read.
        why: Passed,
    },
    /// A phrase stands for these chains.
    Phrase {
        /// Index of the chunk in the sentence.
        chunk: usize,
        /// The chains of `Story::entities`.
        entities: Vec<usize>,
    },
    /// A telling without subject goes on with this chain.
    Topic(usize),
    /// The sides are those of the telling with this trigger.
    Sides(Span),
    /// The trigger gave a telling: from where its slots come.
    Told {
        /// The day.
        time: Result<TimeSource, NoTime>,
        /// The place.
        place: Result<PlaceSource, NoPlace>,
    },
    /// A topic verb or particle whose phrase is no topic.
    NoTopic {
        /// The verb or particle.
        word: Span,
        /// Why there is no topic.
        why: NoTopic,
    },
    /// A lead says of the encounter that another trigger tells that it fell through.
    FellThrough {
        /// The lead's trigger.
        trigger: Span,
        /// The telling's trigger.
        onto: Span,
    },
    /// These people spoke for a side.
    Spoke {
        /// The side's chain; `None` where no delegation fits by name.
        side: Option<usize>,
        /// Theirs.
        people: Vec<usize>,
        /// Index of the sentence that says so.
        sentence: usize,
    },
    /// A headline that tells no encounter of the article.
    OtherHeadline(Span),
    /// A telling beyond the limit of events.
    BeyondLimit(Span),
    /// A side without a name was looked up.
    Inferred {
        /// The side's chain.
        entity: usize,
        /// What the tables say.
        found: Inference,
    },
}

/// Why the letters of a trigger are not read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Passed {
    /// A rank that is spelt like the trigger (`대좌`).
    Rank,
    /// Another trigger beside it tells the encounter (`오찬 | 회동을`, `전화로 … | 통화했다`).
    Beside(Span),
}

/// What dates a telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeSource {
    /// Words of its own sentence.
    Own,
    /// The telling before, whose occasion it goes on with.
    Inherited,
    /// The day that the text has spoken of.
    Occasion,
}

/// Why a telling has no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoTime {
    /// No words of the sentence say a time.
    NoExpression,
    /// What they say is no day: an hour, a length of time, or a day that needs a
    /// publication date.
    NoDay,
    /// The year is part of a name (`2030 세계박람회`).
    NamesEvent,
    /// The day is that of an announcement (`3일 밝힌 데 따르면`).
    Announcing,
    /// They say by when (`11일까지`).
    Limit,
    /// What day they mean rests on too little.
    Uncertain,
    /// They say when it was told, or stand where they date something else.
    OutOfReach,
}

/// What tells the place of a telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceSource {
    /// Words of its own sentence.
    Own,
    /// The telling before, whose occasion it goes on with.
    Inherited,
    /// Where the text has just been.
    Occasion,
    /// The country that one of the sides visits.
    Visit,
}

/// Why a telling has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoPlace {
    /// No words of the sentence name a place.
    NoPhrase,
    /// Nothing says that the sides were there: no 에서, no verb of motion.
    NoParticle,
    /// They stand behind the trigger.
    OutOfReach,
    /// Whoever telephones is not in one place.
    NotInPerson,
}

/// Why a topic verb or particle gives no topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoTopic {
    /// It is part of another word or clause: a noun without a verb, a modifier.
    NoVerb,
    /// Its noun has not the particle that makes it a topic, or there is none in its clause.
    NoArgument,
    /// The phrase is one syllable, longer than topics are, or told already.
    Unfit,
    /// Its noun names somebody.
    Participant,
    /// Its noun says nothing of what was spoken of (`의견을`, `면담을`).
    EmptyNoun,
}
