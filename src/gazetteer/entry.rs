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
