//! An explanation as a caller sees it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::event::{Kind, Quote, Status};
use crate::extraction::ReferenceDate;
use crate::offsets::OffsetUnit;

/// Why an article gave the events that it gave, and no others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The document's id.
    pub id: String,
    /// The date used, `None` where neither the document nor the page gave one.
    pub reference_date: Option<ReferenceDate>,
    /// What the offsets count.
    pub offsets: OffsetUnit,
    /// One for each event of the extraction, in its order.
    pub events: Vec<EventExplanation>,
    /// Triggers that gave no event of their own, in the order of the text.
    pub lost: Vec<LostTrigger>,
}

/// A reason: a code for programs that stays the same, and words for people.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reason {
    /// The code, in small letters and underscores.
    pub code: Cow<'static, str>,
    /// What it means.
    pub text: Cow<'static, str>,
}

impl Reason {
    /// A reason of constant words.
    pub(super) const fn of(code: &'static str, text: &'static str) -> Reason {
        Reason { code: Cow::Borrowed(code), text: Cow::Borrowed(text) }
    }

    /// A reason whose words name what it is about.
    pub(super) fn said(code: &'static str, text: String) -> Reason {
        Reason { code: Cow::Borrowed(code), text: Cow::Owned(text) }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TableRow {
    /// The table: `triggers.tsv`.
    pub table: Cow<'static, str>,
    /// The row's key: a stem, an id.
    pub row: String,
    /// Where it stands, as `file:line`, of tables whose rows are rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Why an event is what it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventExplanation {
    /// The event's place in the extraction, counted from 1.
    pub number: usize,
    /// As in the event.
    pub kind: Kind,
    /// What set the status.
    pub status: StatusExplanation,
    /// Who each of the first side is, in the order of the event.
    pub who: Vec<SideExplanation>,
    /// Who each of the other sides is.
    pub whom: Vec<SideExplanation>,
    /// What filled `when`, `where` and `about`.
    pub filled: Vec<FilledSlot>,
    /// Why what is empty is empty.
    pub empty: Vec<EmptySlot>,
    /// The sentences' tellings that are this event, the one that is its evidence first.
    pub tellings: Vec<TellingExplanation>,
}

/// One sentence's telling of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TellingExplanation {
    /// Number of the sentence, counted from 1.
    pub sentence: usize,
    /// The trigger's words.
    pub trigger: Quote,
    /// The trigger's row.
    pub rule: TableRow,
    /// How the trigger stands: `predicate`, `noun`, `setting`, `attended`, `brief`, `item`,
    /// `nominal`.
    pub shape: Cow<'static, str>,
    /// Whether it asserts the encounter; otherwise it refers to it.
    pub asserts: bool,
    /// What the words behind it say: `held`, `present`, `planned`, `proposed` …
    pub assertion: Cow<'static, str>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Quote>,
    /// The row of `status.tsv` that these words are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_row: Option<TableRow>,
    /// The row of the light verb that carries the trigger (`회담을 가졌다`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light_row: Option<TableRow>,
    /// The phrases that fill the frame, by their particles.
    pub arguments: Vec<Argument>,
    /// What it says the encounter was about.
    pub topics: Vec<TopicExplanation>,
}

/// A phrase beside a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Argument {
    /// `subject`, `with`, `object`, `dative`, `at`, `also`, `from`, `genitive`, `bare`
    /// (without particle before a trigger noun), `other` (the noun behind, the next clause).
    pub role: Cow<'static, str>,
    /// The phrase.
    pub words: Quote,
    /// Its particle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub particle: Option<String>,
}

/// A topic of one telling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TopicExplanation {
    /// The topic.
    pub words: Quote,
    /// The verb or word behind it that makes it one; `None` in a list of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Quote>,
    /// Its row of `topics.tsv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<TableRow>,
    /// Whether it stands in the event.
    pub chosen: bool,
}

/// Who a side is, and how that is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SideExplanation {
    /// The name, title, body or country by which people would call it.
    pub label: String,
    /// The phrase that names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Quote>,
    /// What the phrase is to the trigger: as in [`Argument::role`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Cow<'static, str>>,
    /// The phrase's particle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub particle: Option<String>,
    /// How the phrase was resolved.
    pub resolved: Reason,
    /// The full mention that the phrase was resolved to, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Quote>,
    /// The rows that say who it is.
    pub rows: Vec<TableRow>,
    /// Why it has no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<Reason>,
}

/// What set an event's status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StatusExplanation {
    /// As in the event.
    pub status: Status,
    /// What decided.
    pub reason: Reason,
    /// The telling that decided, by its trigger.
    pub trigger: Quote,
    /// The words that decided, else the predicate.
    pub words: Quote,
    /// The row of `status.tsv`, where one decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<TableRow>,
    /// Whether the day, against that of the publication, turned what the words say (a plan
    /// for a day that has passed).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_date: bool,
}

/// A slot and what filled it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FilledSlot {
    /// `when`, `where`, `about`.
    pub slot: Cow<'static, str>,
    /// The words.
    pub words: Quote,
    /// Their particle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub particle: Option<String>,
    /// How they came to fill the slot.
    pub reason: Reason,
}

/// A slot that nothing filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmptySlot {
    /// `who`, `whom`, `when`, `where`, `about`.
    pub slot: Cow<'static, str>,
    /// Why it is empty.
    pub reason: Reason,
}

/// A trigger that gave no event of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LostTrigger {
    /// Number of the sentence, counted from 1; `None` where the line is not read.
    pub sentence: Option<usize>,
    /// The trigger's words.
    pub trigger: Quote,
    /// The trigger's row.
    pub rule: TableRow,
    /// Why it gave no event.
    pub reason: Reason,
    /// The event that it belongs to, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<usize>,
    /// The row of the trigger that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<TableRow>,
    /// The phrases that were found for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<Argument>,
}

impl Explanation {
    /// Calls `change` on everything that is quoted from the text.
    pub(super) fn quotes(&mut self, change: &mut dyn FnMut(&mut Quote)) {
        for event in &mut self.events {
            change(&mut event.status.trigger);
            change(&mut event.status.words);
            for side in event.who.iter_mut().chain(&mut event.whom) {
                side.words.iter_mut().chain(&mut side.source).for_each(&mut *change);
            }
            event.filled.iter_mut().for_each(|slot| change(&mut slot.words));
            for telling in &mut event.tellings {
                change(&mut telling.trigger);
                telling.cue.iter_mut().for_each(&mut *change);
                telling.arguments.iter_mut().for_each(|argument| change(&mut argument.words));
                for topic in &mut telling.topics {
                    change(&mut topic.words);
                    topic.by.iter_mut().for_each(&mut *change);
                }
            }
        }
        for lost in &mut self.lost {
            change(&mut lost.trigger);
            lost.arguments.iter_mut().for_each(|argument| change(&mut argument.words));
        }
    }
}
