//! Names told with a title somewhere in the article: later mentions need none.

use rustc_hash::FxHashSet;

use crate::gazetteer::endings::Ending;
use crate::mention::actor::{Actor, ActorKind, NameForm};
use crate::span::Span;
use crate::syntax::word::Words;

/// The names that the article tells, and the words of those of several words.
#[derive(Debug, Clone, Default)]
pub struct ToldNames<'t> {
    words: FxHashSet<&'t str>,
}

impl<'t> ToldNames<'t> {
    /// Learns the full names of a sentence's actors.
    pub fn learn(&mut self, text: &'t str, actors: &[Actor]) {
        for actor in actors {
            let Some(span) = actor.name else { continue };
            if actor.kind != ActorKind::Person || actor.form != NameForm::Full || actor.tentative {
                continue;
            }
            let name = span.of(text);
            if stands_as_name(text, span.start, name) {
                self.words.insert(name);
            }
            let long = |word: &&str| word.chars().count() > 1 && begins_name(word);
            self.words.extend(name.split(' ').filter(long));
        }
    }

    /// Whether the word is such a name, or a word of one.
    pub fn contains(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// The words of a sentence that are names if they are told elsewhere: those of one part that
/// no table holds, predicates and figures aside.
pub fn untold(
    text: &str,
    words: &Words,
    predicates: &[Option<Ending>],
) -> impl Iterator<Item = Span> {
    let own = words.words.iter().zip(predicates);
    let unknown = own.filter(|(word, predicate)| {
        predicate.is_none() && !word.known && word.end_atom - word.first_atom == 1
    });
    unknown.map(|(word, _)| word.stem).filter(|name| begins_name(name.of(text)))
}

/// No name begins with a figure.
fn begins_name(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| !byte.is_ascii_digit())
}

/// Whether a name that the article goes on with may be told at byte `at`: one syllable only
/// where it stands alone.
pub fn stands_as_name(text: &str, at: usize, name: &str) -> bool {
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    name.chars().count() > 1
        || !joined(text[..at].chars().next_back())
            && !joined(text[at + name.len()..].chars().next())
}
