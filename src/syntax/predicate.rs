//! The clause layer: which words are predicates, and what stands between them.

use crate::gazetteer::Gazetteer;
use crate::gazetteer::attendance::Attendance;
use crate::gazetteer::endings::{Ending, Function, SS, Tense};
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::words::WordClass;
use crate::syntax::word::{Gap, Word, Words};
use crate::text::hangul::{final_consonant, is_hanja};

/// Fills `out` with the ending of every word that is a predicate, `None` for the others.
pub fn predicates(gazetteer: &Gazetteer, text: &str, words: &Words, out: &mut Vec<Option<Ending>>) {
    out.clear();
    for (index, word) in words.words.iter().enumerate() {
        let last = words
            .words
            .get(index + 1)
            .is_none_or(|next| matches!(next.before, Gap::Mark(mark) if mark != '('));
        let surname = words.words.get(index + 1).is_some_and(|next| {
            next.before == Gap::Space
                && word.span.len() == 3
                && gazetteer.names.surname(word.span.of(text)).is_some()
                && words.begins_with_title(gazetteer, next)
        });
        // 한 장관: the surname, not "one" or "which did".
        // 왕가서(王家瑞): hanja behind it tell that it is a name.
        let named = words.words.get(index + 1).is_some_and(|next| {
            next.before == Gap::Mark('(') && next.span.of(text).chars().all(is_hanja)
        });
        // 제프리 케슬러 산업안보국 차관: a name, not a verb's form.
        let part = !word.known && !last && is_name_part(gazetteer, text, words, index);
        // 한·일: countries, not "one" or "which did".
        let dotted = word.span.len() == 3
            && words.words.get(index + 1).is_some_and(|next| {
                matches!(next.before, Gap::Mark('·' | 'ㆍ' | '・' | '-' | '–'))
            });
        out.push(if surname || dotted || part || named && !word.known {
            None
        } else if is_clipped(gazetteer, text, words, index) {
            Some(CLIPPED)
        } else {
            predicate(gazetteer, text, words, word, last)
        });
    }
    join_progressives(text, words, out);
}

/// A verbal noun whose 하고 is left out.
const CLIPPED: Ending = Ending { function: Function::Connective, tense: Tense::None };

/// `총장 24명을 초청, 간담회를 연다`, `부장과 회담, 현안을 논의했다`: a verbal noun behind its
/// object or partner, cut off before a comma.
fn is_clipped(gazetteer: &Gazetteer, text: &str, words: &Words, index: usize) -> bool {
    let word = &words.words[index];
    let comma = words.words.get(index + 1).is_some_and(|next| next.before == Gap::Mark(','));
    if !comma || word.josa.is_some() || word.ending.is_some() {
        return false;
    }
    let governed = words.words[..index].iter().rev().find(|word| !word.bracketed);
    let governed = governed.is_some_and(|before| {
        before.josa.is_some_and(|josa| {
            matches!(josa.case, Case::Object | Case::With) && josa.mark == Mark::None
        })
    });
    let invites = words.parts(word).last().is_some_and(|atom| {
        gazetteer.attendance.of(atom.span.of(text)) == Some(Attendance::Invite)
    });
    governed && (invites || words.ends_in_encounter(gazetteer, word))
}

/// `총회가 열리고 있는 뉴욕`: the two are one modifier.
fn join_progressives(text: &str, words: &Words, out: &mut [Option<Ending>]) {
    for at in 1..out.len() {
        let modifies = out[at].is_some_and(|ending| ending.function == Function::Adnominal);
        let leads = out[at - 1].is_some_and(|ending| ending.function == Function::Connective);
        let word = |at: usize| words.words[at].span.of(text);
        if modifies && leads && word(at).starts_with("있") && word(at - 1).ends_with('고') {
            out[at - 1] = out[at];
        }
    }
}

/// Whether a word that looks like a verb's form stands between a foreign name and a body or
/// title.
fn is_name_part(gazetteer: &Gazetteer, text: &str, words: &Words, index: usize) -> bool {
    let word = &words.words[index];
    let foreign = |word: &Word| !word.known && gazetteer.names.foreign(word.span.of(text));
    let Some(before) = index.checked_sub(1).map(|before| &words.words[before]) else {
        return false;
    };
    let beside = word.before == Gap::Space && before.josa.is_none();
    beside
        && words.words.get(index + 1).is_some_and(|next| words.begins_with_body(gazetteer, next))
        && foreign(word)
        && (foreign(before) || words.is_person(gazetteer, before))
}

/// The ending of a word, if the word is a predicate rather than a noun that looks like one.
fn predicate(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    word: &Word,
    closes: bool,
) -> Option<Ending> {
    let whole = word.span.of(text);
    match words.class(gazetteer, word) {
        Some(WordClass::Noun) => return word.ending,
        Some(WordClass::Adnominal | WordClass::Occurring) if word.josa.is_none() => {
            let ending = gazetteer.verbs.ending(&gazetteer.endings, whole);
            let ending = ending.or_else(|| gazetteer.endings.of(whole));
            return ending.filter(|e| e.function == Function::Adnominal).or(Some(ADNOMINAL));
        }
        // 때문이라고, 때문이다.
        Some(WordClass::Adnominal) if word.josa.is_some_and(|josa| josa.case == Case::Copula) => {
            return gazetteer.endings.guess(whole);
        }
        _ => {}
    }
    if word.known || word.verbal {
        return word.ending;
    }
    let ending = gazetteer.endings.guess(whole)?;
    (is_verbal(whole, ending, word, closes)).then_some(ending)
}

/// A modifier whose ending is no row of the table (`중인`).
const ADNOMINAL: Ending = Ending { function: Function::Adnominal, tense: Tense::None };

/// Whether a word of which the table of verbs knows nothing is verbal all the same: it
/// shows a past ㅆ, closes its sentence as verbs do, is a form of 이다, or ends as no
/// noun does.
fn is_verbal(whole: &str, ending: Ending, word: &Word, closes: bool) -> bool {
    let count = whole.chars().count();
    let end = whole.char_indices().next_back().map_or(0, |(at, _)| at);
    // No noun has ㅆ but at its end.
    if whole[..end].chars().any(|c| final_consonant(c) == Some(SS)) {
        return true;
    }
    let copula = word.josa.is_some_and(|josa| josa.case == Case::Copula);
    if word.josa.is_some() && !copula {
        return false;
    }
    match ending.function {
        Function::Final => closes && count >= 2 && whole.ends_with('다'),
        Function::Quotative => count >= 3,
        Function::Connective => {
            count >= 3
                && (["면서", "지만", "는데", "도록", "아서", "어서", "으며", "거나"]
                    .iter()
                    .any(|tail| whole.ends_with(tail))
                    || copula && whole.ends_with(['고', '며']))
        }
        // 예정이던, 만이고: forms of 이다 behind a noun that no table holds.
        Function::Adnominal if copula => whole.ends_with('던'),
        Function::Purpose => count >= 3 && whole.ends_with("려고"),
        _ => false,
    }
}

/// Whether a predicate ends its clause, so that another one follows on the next level.
pub fn closes_clause(ending: Ending) -> bool {
    !matches!(ending.function, Function::Adnominal | Function::Nominal | Function::Negated)
}
