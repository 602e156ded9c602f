//! What a surface form can be, all tables asked at once.

use super::entry::EntryRef;
use super::matcher::Matcher;

/// The meanings of one surface form, at most one of each sort: the first row of a
/// table that has the form. All people of a name are asked for where it matters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// Row of `people.tsv`.
    pub person: Option<u32>,
    /// Row of `offices.tsv`.
    pub office: Option<u32>,
    /// Row of `titles.tsv`.
    pub title: Option<u32>,
    /// Row of `organisations.tsv`.
    pub organisation: Option<u32>,
    /// Row of `countries.tsv`, by name.
    pub country: Option<u32>,
    /// Row of `countries.tsv`, by press abbreviation.
    pub abbreviation: Option<u32>,
    /// Row of `places.tsv`.
    pub place: Option<u32>,
    /// Row of `triggers.tsv`.
    pub trigger: Option<u32>,
    /// Row of `words.tsv`.
    pub word: Option<u32>,
    /// The form is also an ordinary word.
    pub common: bool,
}

impl Reading {
    /// The readings of all forms, by number: asked for too often to be put together every time.
    pub(crate) fn of_all(matcher: &Matcher) -> Vec<Reading> {
        matcher.forms().map(|form| Reading::of_entries(matcher.entries(form))).collect()
    }

    fn of_entries(entries: &[EntryRef]) -> Reading {
        let mut reading = Reading::default();
        for entry in entries {
            match *entry {
                EntryRef::Person(row) => reading.person = reading.person.or(Some(row)),
                EntryRef::Office(row) => reading.office = reading.office.or(Some(row)),
                EntryRef::Title(row) => reading.title = reading.title.or(Some(row)),
                EntryRef::Organisation(row) => {
                    reading.organisation = reading.organisation.or(Some(row));
                }
                EntryRef::Country(row) => reading.country = reading.country.or(Some(row)),
                EntryRef::Abbreviation(row) => {
                    reading.abbreviation = reading.abbreviation.or(Some(row));
                }
                EntryRef::Place(row) => reading.place = reading.place.or(Some(row)),
                EntryRef::Trigger(row) => reading.trigger = reading.trigger.or(Some(row)),
                EntryRef::Word(row) => reading.word = reading.word.or(Some(row)),
                EntryRef::CommonWord(_) => reading.common = true,
                EntryRef::Time(_) => {}
            }
        }
        // A generic title noun says nothing of the one office that is called by it alone.
        if reading.title.is_some() {
            reading.office = None;
        }
        reading
    }

    /// Whether the form names an office, with or without a row of its own.
    pub fn is_title(&self) -> bool {
        self.title.is_some() || self.office.is_some()
    }

    /// Whether no table but that of ordinary words holds the form.
    pub fn is_unknown(&self) -> bool {
        self.person.is_none()
            && !self.is_title()
            && self.organisation.is_none()
            && self.country.is_none()
            && self.abbreviation.is_none()
            && self.place.is_none()
            && self.trigger.is_none()
            && self.word.is_none()
    }

    /// Whether the form is a country's press abbreviation and nothing else.
    pub fn is_only_abbreviation(&self) -> bool {
        self.abbreviation.is_some()
            && self.person.is_none()
            && !self.is_title()
            && self.organisation.is_none()
            && self.country.is_none()
            && self.trigger.is_none()
    }

    /// Whether the form is a place's name and nothing else.
    pub fn is_only_place(&self) -> bool {
        self.place.is_some()
            && self.country.is_none()
            && self.organisation.is_none()
            && self.word.is_none()
            && !self.is_title()
    }
}
