//! Names told with a title somewhere in the article: later mentions need none.

use rustc_hash::FxHashSet;

use crate::mention::actor::{Actor, ActorKind, NameForm};

/// The names that the article tells, and the words of those of several words.
#[derive(Debug, Clone, Default)]
pub struct ToldNames<'t> {
    words: FxHashSet<&'t str>,
}

impl<'t> ToldNames<'t> {
    /// Learns the full names of a sentence's actors.
    pub fn learn(&mut self, text: &'t str, actors: &[Actor]) {
        for actor in actors {
            let Some(name) = actor.name else { continue };
            if actor.kind != ActorKind::Person || actor.form != NameForm::Full || actor.tentative {
                continue;
            }
            let name = name.of(text);
            self.words.insert(name);
            let long = |word: &&str| word.chars().count() > 1;
            self.words.extend(name.split(' ').filter(long));
        }
    }

    /// Whether the word is such a name, or a word of one.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}
