//! What a surface form can mean.

/// A row of one of the tables, by the table's own numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntryRef {
    /// A row of `people.tsv`.
    Person(u32),
    /// A row of `offices.tsv`.
    Office(u32),
    /// A row of `organisations.tsv`.
    Organisation(u32),
    /// A row of `countries.tsv`, by its name or an alias.
    Country(u32),
    /// A row of `countries.tsv`, by its one-syllable press abbreviation (`한`, `美`).
    Abbreviation(u32),
    /// A row of `places.tsv`.
    Place(u32),
    /// A row of `titles.tsv`: a generic title noun.
    Title(u32),
    /// A row of `triggers.tsv`.
    Trigger(u32),
    /// A row of `times.tsv`.
    Time(u32),
    /// A row of `words.tsv`: a function word of the grammar.
    Word(u32),
    /// A row of `common_words.tsv`: the form is also an ordinary word.
    CommonWord(u32),
}

/// Which tables hold a form: a set of the constants here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Sorts(u16);

impl Sorts {
    /// `people.tsv`.
    pub const PERSON: Sorts = Sorts(1);
    /// `offices.tsv` or `titles.tsv`.
    pub const TITLE: Sorts = Sorts(1 << 1);
    /// `organisations.tsv`.
    pub const ORGANISATION: Sorts = Sorts(1 << 2);
    /// `countries.tsv`, by a name or an alias.
    pub const COUNTRY: Sorts = Sorts(1 << 3);
    /// `countries.tsv`, by a press abbreviation.
    pub const ABBREVIATION: Sorts = Sorts(1 << 4);
    /// `places.tsv`.
    pub const PLACE: Sorts = Sorts(1 << 5);
    /// `triggers.tsv`.
    pub const TRIGGER: Sorts = Sorts(1 << 6);
    /// `words.tsv`.
    pub const WORD: Sorts = Sorts(1 << 7);
    /// `common_words.tsv`.
    pub const COMMON: Sorts = Sorts(1 << 8);
    /// `times.tsv`.
    pub const TIME: Sorts = Sorts(1 << 9);

    /// Whether one of the others is among these.
    pub const fn has(self, others: Sorts) -> bool {
        self.0 & others.0 != 0
    }

    /// All of both.
    pub const fn and(self, others: Sorts) -> Sorts {
        Sorts(self.0 | others.0)
    }
}

impl EntryRef {
    /// The table that the row is of.
    pub const fn sort(self) -> Sorts {
        match self {
            EntryRef::Person(_) => Sorts::PERSON,
            EntryRef::Office(_) | EntryRef::Title(_) => Sorts::TITLE,
            EntryRef::Organisation(_) => Sorts::ORGANISATION,
            EntryRef::Country(_) => Sorts::COUNTRY,
            EntryRef::Abbreviation(_) => Sorts::ABBREVIATION,
            EntryRef::Place(_) => Sorts::PLACE,
            EntryRef::Trigger(_) => Sorts::TRIGGER,
            EntryRef::Time(_) => Sorts::TIME,
            EntryRef::Word(_) => Sorts::WORD,
            EntryRef::CommonWord(_) => Sorts::COMMON,
        }
    }
}
