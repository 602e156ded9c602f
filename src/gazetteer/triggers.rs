//! Triggers: the verbs and nouns that tell of an encounter, with their frames.

use super::table::{RowPlace, Schema};
use super::tables::Tables;
use crate::error::Fault;
use crate::text::hangul::conjugated_stems;

/// The shape of `triggers.tsv`.
pub const SCHEMA: Schema = Schema {
    file: "triggers.tsv",
    columns: &["stem", "class", "kind", "frame", "strength", "office", "fires", "silent"],
    key: 2,
};

/// Whether a trigger is inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TriggerClass {
    /// `회담`, also with 하다 and 되다.
    Noun,
    /// `만나다`.
    Verb,
    /// Beside any verb of saying (`전화로 … 축하했다`).
    Adverb,
}

/// The kind of contact that a trigger tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contact {
    /// In person, unless the sentence says by telephone or video.
    Meeting,
    /// By telephone.
    Call,
    /// By video link.
    Video,
}

/// Who takes part in what role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frame {
    /// Subject and partner alike; the partner is marked 와/과 or is the object (`만나다`).
    Reciprocal,
    /// The subject comes to the object (`예방하다`).
    Visit,
    /// The subject receives the object (`접견하다`).
    Receive,
    /// The subject gathers or hosts the partners (`간담회를 열다`).
    Host,
    /// Like `Reciprocal`, but with 도 and no partner the subject only sat in
    /// (`장관도 자리를 함께했다`).
    Join,
}

impl Frame {
    /// The frame as the tables write it.
    pub(crate) fn parse(text: &str) -> Option<Frame> {
        match text {
            "reciprocal" => Some(Frame::Reciprocal),
            "visit" => Some(Frame::Visit),
            "receive" => Some(Frame::Receive),
            "host" => Some(Frame::Host),
            "join" => Some(Frame::Join),
            _ => None,
        }
    }
}

/// How much a trigger says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// Two sides and the trigger make an encounter.
    Strong,
    /// Only with a partner marked 와/과 or as object (`협의하다`).
    Weak,
    /// Refers to the encounter told before; makes none (`자리`).
    Setting,
}

/// A row of `triggers.tsv`.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// Noun, or verb in its dictionary form.
    pub stem: String,
    /// Whether it is inflected.
    pub class: TriggerClass,
    /// The kind of contact.
    pub contact: Contact,
    /// Who takes part in what role.
    pub frame: Frame,
    /// How much it says by itself.
    pub strength: Strength,
    /// The office that the trigger's own first syllables name (`정상` in `정상회담`); `-` where
    /// an office before the trigger tells the sort of talks, not who takes part
    /// (`국방장관 회담`).
    pub office: Option<String>,
    /// Sentences in which the row must fire.
    pub fires: Vec<String>,
    /// Sentences that hold the word and tell no encounter.
    pub silent: Vec<String>,
    /// Where the row stands.
    pub place: RowPlace,
}

/// Adverbs that one may write in one word with 하다, or in two.
const TOGETHER: [&str; 2] = ["함께", "같이"];

impl Trigger {
    /// The surface forms to look for: of a verb, every shape that its stem takes.
    pub fn forms(&self) -> Vec<String> {
        match self.class {
            TriggerClass::Noun | TriggerClass::Adverb => vec![self.stem.clone()],
            TriggerClass::Verb => {
                // 자리를 함께하다 is as often written 자리를 함께 하다.
                let apart = TOGETHER.iter().find_map(|together| {
                    let before = self.stem.strip_suffix("하다")?;
                    before.ends_with(together).then(|| format!("{before} 하다"))
                });
                let own = conjugated_stems(&self.stem);
                own.into_iter()
                    .chain(apart.iter().flat_map(|verb| conjugated_stems(verb)))
                    .collect()
            }
        }
    }
}

/// Reads `triggers.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    for row in tables.rows(&SCHEMA, faults) {
        let class = match row.text("class") {
            "noun" => Some(TriggerClass::Noun),
            "verb" => Some(TriggerClass::Verb),
            "adverb" => Some(TriggerClass::Adverb),
            _ => None,
        };
        let contact = match row.text("kind") {
            "meeting" => Some(Contact::Meeting),
            "call" => Some(Contact::Call),
            "video" => Some(Contact::Video),
            _ => None,
        };
        let frame = Frame::parse(row.text("frame"));
        let strength = match row.text("strength") {
            "strong" => Some(Strength::Strong),
            "weak" => Some(Strength::Weak),
            "setting" => Some(Strength::Setting),
            _ => None,
        };
        let stem = row.text("stem");
        if stem.is_empty() {
            faults.push(row.fault("stem", "is empty"));
        } else if class == Some(TriggerClass::Verb) && !stem.ends_with('다') {
            faults.push(row.fault("stem", "a verb stands in its dictionary form, ending in 다"));
        }
        match (class, contact, frame, strength) {
            (Some(class), Some(contact), Some(frame), Some(strength)) => triggers.push(Trigger {
                stem: stem.to_owned(),
                class,
                contact,
                frame,
                strength,
                office: row.optional("office"),
                fires: row.list("fires").map(str::to_owned).collect(),
                silent: row.list("silent").map(str::to_owned).collect(),
                place: row.place(),
            }),
            (None, ..) => faults.push(row.fault("class", "must be noun, verb or adverb")),
            (_, None, ..) => faults.push(row.fault("kind", "must be meeting, call or video")),
            (_, _, None, _) => {
                faults.push(row.fault("frame", "must be reciprocal, visit, receive, host or join"));
            }
            (.., None) => faults.push(row.fault("strength", "must be strong, weak or setting")),
        }
    }
    triggers
}
