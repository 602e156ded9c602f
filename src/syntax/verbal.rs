//! Verb or noun: which words that look like a verb's form are one.
//!
//! Nouns have the shapes of verbs' forms (`사기`, `남자`, `대선`). The frequent ones stand in
//! `words.tsv` and are nouns; a form of a stem of one syllable is a verb only where the
//! words around it say so. On the other hand an object before a noun of the tables makes
//! it a verb (`막을 올리는`, `상황을 보고`).

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Ending, Function, Tense};
use crate::gazetteer::entry::EntryRef;
use crate::gazetteer::matcher::FormId;
use crate::gazetteer::verbs::VerbForm;
use crate::gazetteer::words::WordClass;
use crate::span::Span;
use crate::text::hangul::{final_consonant, is_syllable};

/// What the word before one says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Neighbour {
    /// It is an object (을, 를).
    pub object: bool,
    /// It is a verb's infinitive, which helping verbs follow (`풀어 줄`).
    pub infinitive: bool,
}

/// First syllables of verbs that help the one before them: 있다, 싶다, 달라, 주다, 버리다, 보다.
const HELPING: [char; 12] =
    ['있', '싶', '달', '주', '준', '줄', '줬', '줘', '버', '보', '본', '봤'];

/// The ending of a word that no table but that of verbs holds, if it is a verb.
pub fn verb(gazetteer: &Gazetteer, text: &str, word: Span, near: Neighbour) -> Option<Ending> {
    let whole = word.of(text);
    let form = gazetteer.verbs.read(&gazetteer.endings, whole)?;
    let foreign = || gazetteer.names.foreign(whole);
    is_verb(whole, form, &text[word.end..], near, foreign).then_some(form.ending)
}

fn is_verb(
    whole: &str,
    form: VerbForm,
    rest: &str,
    near: Neighbour,
    foreign: impl Fn() -> bool,
) -> bool {
    let (stem, tail) = whole.split_at(form.stem);
    let next = rest.strip_prefix(' ').unwrap_or("");
    let short = stem.chars().count() == 1;
    let open = stem.chars().next_back().and_then(final_consonant) == Some(0);
    match form.ending.function {
        // 우에하라 고지: what ends a sentence has no word behind it, unless it is past.
        Function::Final if form.ending.tense != Tense::Past && !next.is_empty() => {
            !(short || foreign())
        }
        // 차지, 잡지: 지 waits for a negation.
        Function::Negated => next.starts_with(['않', '못', '말', '마', '아']),
        // 번, 달, 간.
        function if short && tail.is_empty() => {
            near.object || near.infinitive || function == Function::Connective && is_helped(rest)
        }
        // 사기, 비자.
        Function::Nominal if short && !form.light && tail.starts_with('기') => near.object,
        // 대선, 차선.
        _ if short && !form.light && tail == "선" => near.object,
        _ if short && !form.light && open && matches!(tail, "자" | "자는") => near.object,
        _ => true,
    }
}

/// The ending of a word that is a noun and 하다, 되다 … and that no table holds.
pub fn light(gazetteer: &Gazetteer, whole: &str) -> Option<Ending> {
    let (at, ending) = gazetteer.verbs.light(&gazetteer.endings, whole)?;
    // 산불|피해 and not 산불피|해: the light verb is the last syllable of a noun rather.
    let one = whole[at..].chars().count() == 1;
    let noun = whole[..at].char_indices().next_back().map_or(whole, |(last, _)| &whole[last..]);
    let ends_in_noun =
        one && !gazetteer.nouns.contains(&whole[..at]) && gazetteer.nouns.contains(noun);
    (!ends_in_noun).then_some(ending)
}

/// The ending of a word that tables hold as `form` with or without a particle, and that its
/// neighbours make a verb all the same: an object before it (`막을 올리는`, and not 말리 the
/// country), the verb that it helps (`보내 주는`), or the one that helps it (`배우고 싶다`).
pub fn instead(
    gazetteer: &Gazetteer,
    text: &str,
    word: Span,
    form: FormId,
    near: Neighbour,
) -> Option<Ending> {
    let rest = &text[word.end..];
    let mut odds = Odds::Certain;
    for entry in gazetteer.matcher.entries(form) {
        odds = odds.max(match entry {
            EntryRef::Word(row) => match gazetteer.words[*row as usize].class {
                // 들은: no noun begins with a suffix.
                WordClass::Suffix => Odds::Certain,
                WordClass::Noun
                | WordClass::Common
                | WordClass::Body
                | WordClass::Group
                | WordClass::Administrative => Odds::Even,
                _ => return None,
            },
            EntryRef::Trigger(_) => return None,
            EntryRef::Title(_) | EntryRef::Office(_) => Odds::Low,
            _ => Odds::Even,
        });
    }
    let wishes = rest.starts_with(" 싶");
    let near = near.object || near.infinitive;
    let may = match odds {
        Odds::Certain => true,
        Odds::Even => near || is_helped(rest),
        Odds::Low => wishes,
    };
    if !may {
        return None;
    }
    let ending = gazetteer.verbs.ending(&gazetteer.endings, word.of(text))?;
    (odds == Odds::Certain || near || ending.function == Function::Connective).then_some(ending)
}

/// How likely a word of the tables is a verb where its neighbours allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Odds {
    Certain,
    Even,
    Low,
}

/// Whether a verb follows that helps the one before it (`배우고 싶다`, `도와 달라`).
fn is_helped(rest: &str) -> bool {
    rest.strip_prefix(' ').is_some_and(|next| next.starts_with(HELPING))
}

/// A country and bodies of it may stand between name and title.
const MOST_BODIES: usize = 4;

/// Whether a title follows the word, or a bracket as behind names.
pub fn before_title(gazetteer: &Gazetteer, text: &str, word: Span) -> bool {
    if !text[word.end..].starts_with(' ') {
        return text[word.end..].starts_with(['(', '（']);
    }
    let (title, _) = ahead(gazetteer, text, word.end + 1);
    title
}

/// Whether a title follows the word, perhaps behind the body or country it belongs to
/// (`박용만 대한상의 회장`).
pub fn before_office(gazetteer: &Gazetteer, text: &str, word: Span) -> bool {
    if !text[word.end..].starts_with(' ') {
        return false;
    }
    let mut at = word.end + 1;
    let mut unknown = 0;
    for _ in 0..MOST_BODIES {
        match ahead(gazetteer, text, at) {
            (true, _) => return true,
            (false, Some(end)) => at = end + 1,
            // 마리나 영 청장, 최양하 한샘 회장: one word that no table holds.
            (false, None) => {
                let rest = &text[at..];
                let length = rest.find(|c: char| !is_syllable(c)).unwrap_or(rest.len());
                unknown += 1;
                if unknown > 1 || length == 0 || !rest[length..].starts_with(' ') {
                    return false;
                }
                at += length + 1;
            }
        }
    }
    false
}

/// Whether a title begins at byte `at`, and where a body or country that begins there ends
/// before a space.
fn ahead(gazetteer: &Gazetteer, text: &str, at: usize) -> (bool, Option<usize>) {
    let (mut title, mut body) = (false, None);
    gazetteer.matcher.each_at(text, at, text.len(), |end, form| {
        for entry in gazetteer.matcher.entries(form) {
            match entry {
                EntryRef::Title(_) | EntryRef::Office(_) => title = true,
                EntryRef::Organisation(_) | EntryRef::Country(_)
                    if text[end..].starts_with(' ') =>
                {
                    body = Some(end);
                }
                _ => {}
            }
        }
    });
    (title, body)
}
