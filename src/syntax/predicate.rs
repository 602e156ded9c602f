//! The clause layer: which words are predicates, and what stands between them.

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Ending, Function};
use crate::gazetteer::words::WordClass;
use crate::syntax::word::{Gap, Word, Words};
use crate::text::hangul::{final_consonant, is_hanja};

/// The ㅆ of the past tense, among the final consonants.
const SS: u32 = 20;

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
        out.push(if surname || named && !word.known {
            None
        } else {
            predicate(gazetteer, text, words, word, last)
        });
    }
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
    let class = words.class(gazetteer, word);
    if class == Some(WordClass::Noun) {
        return None;
    }
    if class == Some(WordClass::Adnominal) {
        return gazetteer.endings.of(whole).or(Some(ADNOMINAL));
    }
    if word.known {
        return word.ending;
    }
    let ending = gazetteer.endings.of(whole)?;
    (is_verbal(whole, ending, word, closes)).then_some(ending)
}

/// A modifier whose ending is no row of the table (`중인`).
const ADNOMINAL: Ending =
    Ending { function: Function::Adnominal, tense: crate::gazetteer::endings::Tense::None };

/// Whether an unknown word with an ending is verbal: it shows a past ㅆ, a light verb
/// (하다, 되다 …) behind a noun, or an ending that no noun has.
fn is_verbal(whole: &str, ending: Ending, word: &Word, closes: bool) -> bool {
    let chars: Vec<char> = whole.chars().collect();
    let count = chars.len();
    // No noun has ㅆ but at its end.
    if count >= 2 && chars[..count - 1].iter().any(|c| final_consonant(*c) == Some(SS)) {
        return true;
    }
    let light = chars.iter().enumerate().skip(1).any(|(at, c)| {
        "하되".contains(*c)
            && at + 1 < count
            && "고는며지면려기도자거던다나".contains(chars[at + 1])
    });
    let last = chars[count - 1];
    let verbal_tail = count >= 3 && "해한할함된될됨돼킨킬".contains(last);
    match ending.function {
        Function::Final => {
            closes && count >= 2 && last == '다' || closes && whole.ends_with("니다")
        }
        Function::Quotative | Function::Propositive | Function::Intention => {
            count >= 3 && !(word.josa.is_some() && count < 4 && !light)
        }
        Function::Adnominal => {
            light || verbal_tail || count >= 3 && "던".contains(last) || whole.ends_with("려는")
        }
        Function::Connective => {
            light
                || verbal_tail
                || (count >= 3
                    && ["면서", "지만", "는데", "도록", "아서", "어서", "려고", "으며", "거나"]
                        .iter()
                        .any(|tail| whole.ends_with(tail)))
                || (count >= 2 && closes && last == '며')
                || (count >= 3 && "고며".contains(last))
                || (count >= 2 && last == '고' && word.josa.is_none() && closes)
        }
        Function::Purpose => count >= 3 && (light || whole.ends_with("려고") || last == '러'),
        Function::Condition => light || count >= 3 && word.josa.is_none(),
        Function::Nominal => light,
        Function::Negated => light || count >= 3 && final_consonant(chars[count - 2]).is_some(),
    }
}

/// Whether a predicate ends its clause, so that another one follows on the next level.
pub fn closes_clause(ending: Ending) -> bool {
    !matches!(ending.function, Function::Adnominal | Function::Nominal | Function::Negated)
}
