//! Function words of the grammar, by class.

use super::table::Schema;
use super::tables::Tables;
use crate::error::Fault;

/// The shape of `words.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "words.tsv", columns: &["word", "class", "value", "example"], key: 2 };

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What a function word does.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum WordClass { $($(#[$doc])* $variant),* }

        impl WordClass {
            fn parse(text: &str) -> Option<WordClass> {
                match text { $($name => Some(WordClass::$variant),)* _ => None }
            }
        }
    };
}

classes! {
    /// Stands before a title and is no part of a name (`신임`, `주한`).
    Modifier = "modifier",
    /// The person no longer (or not yet) holds the office (`전`, `前`).
    Former = "former",
    /// Joins two offices of one person (`겸`).
    Concurrent = "concurrent",
    /// Joins two phrases (`및`, `그리고`).
    And = "and",
    /// Closes a list (`등`).
    Etcetera = "etcetera",
    /// Stands behind a name or title and changes nothing (`측`, `들`).
    Suffix = "suffix",
    /// Names all sides of the encounter told before (`양측`, `두 사람`).
    Sides = "sides",
    /// Counts the holders of the title behind it (`양`, `두`, `세`).
    Count = "count",
    /// Stands for a person told before (`그`).
    Pronoun = "pronoun",
    /// The next encounter of the same day or trip (`이어`).
    Sequence = "sequence",
    /// Distributes one predicate over several partners (`각각`, `차례로`).
    Distributive = "distributive",
    /// By telephone (`전화로`).
    Phone = "phone",
    /// By video link (`화상으로`).
    Video = "video",
    /// Reporters, newspapers and audiences: whoever speaks to them meets nobody (`취재진`, `팬들`).
    Press = "press",
    /// Two countries in one word (`남북`): their codes are the value.
    Pair = "pair",
    /// Position in a photograph (`왼쪽`).
    Position = "position",
    /// Modifies what follows and is no name (`열린`, `위한`).
    Adnominal = "adnominal",
    /// A visit that tells the country (`방미`): its code is the value.
    Visit = "visit",
    /// The end of a venue's name (`청사`, `호텔`).
    Venue = "venue",
    /// A place known from what was said (`현지`).
    Here = "here",
    /// Ordinary word that must not be taken for a name.
    Common = "common",
    /// A group of people behind a number or a body (`총수`, `유족`).
    Group = "group",
    /// The end of a body's name that no table holds (`연대` in `화물연대`).
    Body = "body",
    /// What follows a place's name in the name of its administration (`상하이|시`).
    Administrative = "administrative",
    /// Follows a modifier clause and puts it before the main one (`뒤`, `후`, `다음`).
    After = "after",
    /// Noun that says nothing of what was talked about, standing alone (`의견`, `입장`).
    Generic = "generic",
    /// Introduces what was talked about (`대해`, `관련해`).
    About = "about",
    /// Noun that ends like a predicate (`사고`, `최고`, `역할`); the value is the particle that
    /// the row includes (`물을`).
    Noun = "noun",
    /// Adnominal verb of events: its gap is the event, not a person (`열린`, `예정된`).
    Occurring = "occurring",
    /// Adverb of the clause (`집중적으로`, `함께`).
    Adverb = "adverb",
    /// Noun for the place or time of what is told beside it (`장소는`, `일시 :`).
    Slot = "slot",
}

/// The value of bodies whose name is that of their sessions (`공동위원회를 열어`).
pub const SESSION: &str = "session";

/// The value of groups of which nobody can say who they are (`인사들`).
pub const VAGUE: &str = "vague";

/// The value of nouns for those who were invited (`손님은 갑과 을이었다`).
pub const GUEST: &str = "guest";

/// The value of nouns for whoever did something (`장관을 맞은 사람은 을이었다`).
pub const SOMEBODY: &str = "somebody";

/// The value of words behind the country in which an envoy lives (`북한 주재 중국대사`).
pub const STATIONED: &str = "stationed";

/// The value of words that stand for all parties (`여야`).
pub const PARTIES: &str = "parties";

/// The value of what teams meet in (`8강에서 일본을 만난다`).
pub const MATCH: &str = "match";

/// The value of words for a company and its union together (`노사`).
pub const LABOUR: &str = "labour";

/// The value of bodies of workers (`노조`).
pub const UNION: &str = "union";

/// The value of distributives that say apart from others, not one after the other (`따로`).
pub const APART: &str = "apart";

/// The value of a venue where people only arrive (`공항`).
pub const GATE: &str = "gate";

/// The value of a venue that is named by what takes place there (`행사장`).
pub const SCENE: &str = "scene";

/// The value of nouns for the day of what is told (`날짜가 19일로 바뀌었다`).
pub const DAY: &str = "day";

/// The value of words for where the encounter told before took place (`같은 장소`).
pub const SAME: &str = "same";

/// The value of a word that goes on to what happened next (`이어`).
pub const THEN: &str = "then";

/// A row of `words.tsv`.
#[derive(Debug, Clone)]
pub struct Word {
    /// The word.
    pub text: String,
    /// What it does.
    pub class: WordClass,
    /// What the class needs to know of it.
    pub value: String,
}

/// Reads `words.tsv`.
pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> Vec<Word> {
    let mut words = Vec::new();
    for row in tables.rows(&SCHEMA, faults) {
        match WordClass::parse(row.text("class")) {
            Some(class) if !row.text("word").is_empty() => words.push(Word {
                text: row.text("word").to_owned(),
                class,
                value: row.text("value").to_owned(),
            }),
            Some(_) => faults.push(row.fault("word", "is empty")),
            None => faults.push(row.fault("class", "is no class of words")),
        }
    }
    words
}
