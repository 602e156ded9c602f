//! What a part of a word can be.

use crate::gazetteer::Gazetteer;
use crate::gazetteer::words::WordClass;
use crate::syntax::word::Atom;

pub use crate::gazetteer::reading::Reading;

impl Reading {
    /// Reads one part of a word.
    #[inline]
    pub fn of(gazetteer: &Gazetteer, atom: Atom) -> Reading {
        atom.form.map_or_else(Reading::default, |form| gazetteer.reading(form))
    }

    /// The class of the function word, if it is one.
    pub fn class(&self, gazetteer: &Gazetteer) -> Option<WordClass> {
        self.word.map(|row| gazetteer.words[row as usize].class)
    }
}
