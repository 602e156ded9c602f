//! Verbs and adjectives: which words are a form of one, and with which ending.

use super::conjugation::{Conjugation, Kinds, forms};
use super::endings::{After, Ending, EndingTable, Function, SS, Tense};
use super::table::Schema;
use super::tables::Tables;
use super::trie::{Node, Trie};
use crate::error::Fault;
use crate::text::hangul::{RIEUL, final_consonant, initial, with_final, without_final};

/// The shape of `verbs.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "verbs.tsv", columns: &["verb", "pos", "class", "example"], key: 1 };

/// A predicate behind its verb takes at most so many verbs more (`도와|주어|야`).
const DEEPEST: usize = 5;

/// All forms of all stems: a word is read syllable by syllable, and given up where no form
/// goes on like it.
#[derive(Debug, Clone, Default)]
pub struct VerbTable {
    forms: Trie<Kinds>,
    /// The first syllables, open, of verbs that make predicates of nouns.
    light: Vec<char>,
}

/// What has been read of a word before its ending.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// The form that the rest stands behind.
    kinds: Kinds,
    /// The final consonant of the form's last syllable that is no part of the form.
    consonant: u32,
    /// Past for 았, future for 겠.
    tense: Tense,
}

/// A word that is a form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// The ending.
    pub ending: Ending,
    /// Bytes of the stem, with the final consonant that its last syllable takes of the ending.
    pub stem: usize,
    /// Whether the stem is that of a verb that makes predicates of nouns (`하`, `되`).
    pub light: bool,
}

impl VerbTable {
    /// Reads `verbs.tsv`.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> VerbTable {
        let mut table = VerbTable::default();
        for row in tables.rows(&SCHEMA, faults) {
            let mut pos = Kinds::default();
            for name in row.list("pos") {
                pos = pos.and(match name {
                    "verb" => Kinds::VERB,
                    "adjective" => Kinds::ADJECTIVE,
                    "auxiliary" => Kinds::AUXILIARY,
                    "light" => Kinds::LIGHT,
                    _ => {
                        let reason = "must be verb, adjective, auxiliary or light";
                        faults.push(row.fault("pos", reason));
                        continue;
                    }
                });
            }
            // What helps verbs and nouns is a verb unless said otherwise.
            if !pos.has(Kinds::ADJECTIVE) {
                pos = pos.and(Kinds::VERB);
            }
            let Some(stem) = row.text("verb").strip_suffix('다').filter(|stem| !stem.is_empty())
            else {
                faults.push(row.fault("verb", "stands in its dictionary form, ending in 다"));
                continue;
            };
            for class in row.list("class") {
                match Conjugation::parse(class) {
                    Some(how) => table.add(stem, how, pos),
                    None => faults.push(row.fault("class", "is no conjugation")),
                }
            }
        }
        table
    }

    fn add(&mut self, stem: &str, how: Conjugation, pos: Kinds) {
        forms(stem, how, &mut |base, rest, kinds| {
            let form = self.forms.entry(base.chars().chain(rest.chars()));
            *form = form.and(kinds).and(pos);
            if pos.has(Kinds::LIGHT) {
                let first = base.chars().chain(rest.chars()).next().map(open);
                self.light.extend(first.filter(|first| !self.light.contains(first)));
            }
        });
    }

    /// The ending of the word, if it is a verb's stem and endings from its beginning to
    /// its end; the longest stem counts.
    pub fn ending(&self, endings: &EndingTable, word: &str) -> Option<Ending> {
        self.read(endings, word).map(|form| form.ending)
    }

    /// The same, with the stem.
    pub fn read(&self, endings: &EndingTable, word: &str) -> Option<VerbForm> {
        self.from(endings, word, Kinds::VERB.and(Kinds::ADJECTIVE), DEEPEST)
    }

    /// The ending of a word that is a noun of at least two syllables and a verb that makes
    /// predicates of nouns (`논의하고`, `개최된`), with the length of the noun in bytes.
    pub fn light(&self, endings: &EndingTable, word: &str) -> Option<(usize, Ending)> {
        word.char_indices().skip(2).find_map(|(at, first)| {
            if !self.light.contains(&open(first)) {
                return None;
            }
            let ending = self.from(endings, &word[at..], Kinds::LIGHT, DEEPEST)?.ending;
            // 구축함, 잠수함: the nominal of 하다 is too often a ship.
            let ship = word[at..].starts_with('함');
            (!ship).then_some((at, ending))
        })
    }

    /// The reading of a word that begins with a form of one of these kinds.
    fn from(
        &self,
        endings: &EndingTable,
        word: &str,
        wanted: Kinds,
        depth: usize,
    ) -> Option<VerbForm> {
        self.behind_node(endings, word, (0, Node::ROOT), wanted, depth)
    }

    /// The same, of a word of which `at` bytes have been read.
    fn behind_node(
        &self,
        endings: &EndingTable,
        word: &str,
        (at, node): (usize, Node),
        wanted: Kinds,
        depth: usize,
    ) -> Option<VerbForm> {
        let last = word[at..].chars().next()?;
        let end = at + last.len_utf8();
        let rest = &word[end..];
        let whole = self.forms.step(node, last);
        let longer =
            whole.and_then(|next| self.behind_node(endings, word, (end, next), wanted, depth));
        if longer.is_some() {
            return longer;
        }
        let found = |kinds: Kinds, consonant| {
            let before = Before { kinds, consonant, tense: Tense::None };
            let ending = self.behind(endings, before, rest, depth)?;
            Some(VerbForm { ending, stem: end, light: kinds.has(Kinds::LIGHT) })
        };
        let kinds = |node: Node| Some(*self.forms.value(node)).filter(|kinds| kinds.has(wanted));
        let whole = whole.and_then(kinds);
        whole.and_then(|kinds| found(kinds, 0)).or_else(|| {
            let (form, consonant) = taken(last)?;
            let kinds = self.forms.step(node, form).and_then(kinds)?;
            found(kinds, consonant)
        })
    }

    /// The ending that `rest` is behind a form, prefinal syllables and further verbs included.
    fn behind(
        &self,
        endings: &EndingTable,
        before: Before,
        rest: &str,
        depth: usize,
    ) -> Option<Ending> {
        if depth == 0 {
            return None;
        }
        let Before { kinds, consonant, tense } = before;
        if consonant == SS {
            return kinds
                .has(Kinds::INFINITIVE)
                .then(|| self.behind_past(endings, Tense::Past, rest, depth))?;
        }
        if consonant != 0 {
            // The nominal in ㅁ of most verbs is a noun by now (`물음`, `만남`): only what
            // says that something is, was or becomes stays a predicate (`있음을`, `어려워짐에`).
            let links = match consonant {
                16 => {
                    kinds.has(Kinds::LINK.and(Kinds::RIEUL))
                        && kinds.has(Kinds::AUXILIARY.and(Kinds::LIGHT))
                        && (depth < DEEPEST || kinds.has(Kinds::LINKED))
                }
                _ => kinds.has(Kinds::LINK.and(Kinds::DROPPED)),
            };
            let ending = endings.joined(After::Link, consonant, rest).filter(|_| links)?;
            let finite = rest.starts_with('다') && consonant == 4 || consonant == 17;
            let fits =
                !finite || !kinds.has(Kinds::LINKED) && (consonant == 17 || kinds.has(Kinds::VERB));
            return fits.then(|| of_pos(ending, kinds, tense));
        }
        let first = rest.chars().next();
        let sound = first.and_then(initial);
        let found = |ending: Ending| Some(of_pos(ending, kinds, tense));
        if kinds.has(Kinds::STEM.and(Kinds::DROPPED)) {
            if let Some(ending) = endings.joined(After::Stem, 0, rest) {
                let nasal = sound == Some(NIEUN);
                let stem = kinds.has(Kinds::STEM)
                    && !(kinds.has(Kinds::RIEUL) && (nasal || rest.starts_with('습')))
                    || kinds.has(Kinds::DROPPED) && nasal;
                let closed = kinds.has(Kinds::CLOSED);
                let verb = kinds.has(Kinds::VERB);
                let fits = match first {
                    Some('습') => closed,
                    Some('는') if rest.starts_with("는다") => verb && closed,
                    Some('는') => verb,
                    _ => true,
                };
                if stem && fits {
                    return found(ending);
                }
            }
            if let Some(rest) = rest.strip_prefix('겠').filter(|_| kinds.has(Kinds::STEM)) {
                return self.behind_past(endings, Tense::Future, rest, depth);
            }
            // 하고있다, 되고있는: the North writes 있다 with the verb before it.
            if let Some(rest) = rest.strip_prefix('고').filter(|rest| rest.starts_with('있')) {
                return self.helped(endings, rest, depth);
            }
        }
        if kinds.has(Kinds::LINK.and(Kinds::DROPPED)) {
            if let Some(ending) = endings.joined(After::Link, 0, rest) {
                let drops = matches!(first, Some('니' | '시' | '세' | '나'));
                let plain = kinds.has(Kinds::LINK) && !(drops && kinds.has(Kinds::RIEUL));
                if plain || drops && kinds.has(Kinds::DROPPED) {
                    return found(ending);
                }
            }
            // 도시, 대신, 사실: behind one syllable 시 is part of a noun, unless that is 하 or 되.
            let honoured =
                !kinds.has(Kinds::RIEUL) && (kinds.has(Kinds::LIGHT) || !kinds.has(Kinds::SHORT));
            if honoured {
                if let Some(ending) = self.behind_honorific(endings, before, rest, depth) {
                    return Some(ending);
                }
            }
        }
        if kinds.has(Kinds::INFINITIVE) {
            if let Some(ending) = endings.joined(After::Infinitive, 0, rest) {
                return found(ending);
            }
            // An adjective becomes a verb by 지다 and no other verb (`커지고`).
            let glues = kinds.has(Kinds::GLUES)
                && (kinds.has(Kinds::VERB)
                    || matches!(first, Some('지' | '진' | '질' | '져' | '졌')));
            // One more syllable is a particle rather (`노래가`, `와나`).
            if glues && !matches!(rest, "가" | "나" | "와") {
                return self.helped(endings, rest, depth);
            }
        }
        None
    }

    /// The ending of a verb that helps the one before it.
    fn helped(&self, endings: &EndingTable, rest: &str, depth: usize) -> Option<Ending> {
        self.from(endings, rest, Kinds::AUXILIARY, depth - 1).map(|form| form.ending)
    }

    /// Behind 시, in all its shapes.
    fn behind_honorific(
        &self,
        endings: &EndingTable,
        before: Before,
        rest: &str,
        depth: usize,
    ) -> Option<Ending> {
        let first = rest.chars().next()?;
        let tail = &rest[first.len_utf8()..];
        let consonant = final_consonant(first)?;
        let pos = Kinds(before.kinds.0 & Kinds::VERB.and(Kinds::ADJECTIVE).0);
        match without_final(first)? {
            '시' => {
                // 만나시었다, and in the North 만나시였다.
                let vowel = tail.chars().next().filter(|_| consonant == 0);
                if let Some(vowel) =
                    vowel.filter(|c| matches!(without_final(*c), Some('어' | '여')))
                {
                    let consonant = final_consonant(vowel)?;
                    let kinds = pos.and(Kinds::INFINITIVE);
                    let tail = &tail[vowel.len_utf8()..];
                    return self.behind(
                        endings,
                        Before { kinds, consonant, ..before },
                        tail,
                        depth - 1,
                    );
                }
                let kinds = pos.and(Kinds::STEM).and(Kinds::LINK);
                self.behind(endings, Before { kinds, consonant, ..before }, tail, depth - 1)
            }
            '셔' => {
                let kinds = pos.and(Kinds::INFINITIVE);
                self.behind(endings, Before { kinds, consonant, ..before }, tail, depth - 1)
            }
            _ => None,
        }
    }

    /// Behind the ㅆ of 았 or 겠.
    fn behind_past(
        &self,
        endings: &EndingTable,
        tense: Tense,
        rest: &str,
        depth: usize,
    ) -> Option<Ending> {
        let first = rest.chars().next()?;
        let tail = &rest[first.len_utf8()..];
        let ending = match first {
            '었' => {
                return self.behind_past(endings, Tense::Past, tail, depth.checked_sub(1)?);
            }
            '겠' => {
                return self.behind_past(endings, Tense::Future, tail, depth.checked_sub(1)?);
            }
            '으' => endings.joined(After::Link, 0, tail),
            '은' => None,
            '을' => endings.joined(After::Link, RIEUL, tail),
            '음' => endings.joined(After::Link, 16, tail),
            '어' => endings.joined(After::Infinitive, 0, tail),
            '는' if tail.is_empty() => None,
            _ => endings.joined(After::Stem, 0, rest),
        }?;
        Some(Ending { tense, ..ending })
    }
}

/// A syllable without its final consonant.
fn open(c: char) -> char {
    without_final(c).unwrap_or(c)
}

/// The last syllable of a form that has taken the first consonant of an ending, without it.
fn taken(last: char) -> Option<(char, u32)> {
    let open = without_final(last)?;
    match final_consonant(last)? {
        index @ (4 | RIEUL | 16 | 17 | SS) => Some((open, index)),
        // ㄻ is a stem's ㄹ and the ㅁ of an ending (`이끎`).
        10 => Some((with_final(open, RIEUL)?, 16)),
        _ => None,
    }
}

/// The initial ㄴ, before which the ㄹ of a stem falls.
const NIEUN: u32 = 2;

/// The ending in its verb's part of speech: `작은` is present where `앉은` is past.
fn of_pos(ending: Ending, kinds: Kinds, tense: Tense) -> Ending {
    let adjective = kinds.has(Kinds::ADJECTIVE) && !kinds.has(Kinds::VERB);
    match (tense, ending) {
        (Tense::None, Ending { function: Function::Adnominal, tense: Tense::Past })
            if adjective =>
        {
            Ending { tense: Tense::Present, ..ending }
        }
        _ => ending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables() -> (EndingTable, VerbTable) {
        let mut faults = Vec::new();
        let tables = Tables::embedded();
        let endings = EndingTable::load(&tables, &mut faults);
        let verbs = VerbTable::load(&tables, &mut faults);
        assert_eq!(faults, []);
        (endings, verbs)
    }

    #[test]
    fn every_example_is_an_infinitive_of_its_verb() {
        let (endings, _) = tables();
        let (mut faults, mut wrong) = (Vec::new(), Vec::new());
        for row in Tables::embedded().rows(&SCHEMA, &mut faults) {
            let example = row.text("example");
            let mut alone = VerbTable::default();
            let stem = row.text("verb").strip_suffix('다').unwrap();
            for class in row.list("class") {
                alone.add(stem, Conjugation::parse(class).unwrap(), Kinds::VERB);
            }
            let ending = alone.ending(&endings, example).map(|ending| ending.function);
            let expected = (!example.is_empty()).then_some(Function::Connective);
            let dictionary = alone.ending(&endings, row.text("verb")).map(|e| e.function);
            if (ending, dictionary) != (expected, Some(Function::Final)) {
                wrong.push(format!("{} {example}", row.text("verb")));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn a_form_has_the_function_and_tense_of_its_ending() {
        use Function as F;
        use Tense as T;
        let (endings, verbs) = tables();
        for (word, expected) in [
            ("받고", Some((F::Connective, T::None))),
            ("옮겨", Some((F::Connective, T::None))),
            ("맞바꾼", Some((F::Adnominal, T::Past))),
            ("작은", Some((F::Adnominal, T::Present))),
            ("앉은", Some((F::Adnominal, T::Past))),
            ("주고받는", Some((F::Adnominal, T::Present))),
            ("메울", Some((F::Adnominal, T::Future))),
            ("알리려", Some((F::Purpose, T::None))),
            ("했으나", Some((F::Connective, T::Past))),
            ("만들었을", Some((F::Adnominal, T::Past))),
            ("열겠다고", Some((F::Quotative, T::Future))),
            ("연다고", Some((F::Quotative, T::Present))),
            ("여는", Some((F::Adnominal, T::Present))),
            ("열는", None),
            ("앉ㄴ다", None),
            ("앉은다", None),
            ("가까워진", Some((F::Adnominal, T::Past))),
            ("도와준", Some((F::Adnominal, T::Past))),
            ("되였다", Some((F::Final, T::Past))),
            ("마련하시여", None),
            ("만나시였다", Some((F::Final, T::Past))),
            ("되고있다", Some((F::Final, T::None))),
            ("이끎", None),
            ("있음을", Some((F::Nominal, T::None))),
            ("국가", None),
            ("최고", None),
            ("경제", None),
            ("도시", None),
        ] {
            let found = verbs.ending(&endings, word).map(|e| (e.function, e.tense));
            assert_eq!(found, expected, "{word}");
        }
    }

    #[test]
    fn nouns_become_predicates_by_light_verbs() {
        let (endings, verbs) = tables();
        for (word, expected) in [
            ("논의하고", Some(("논의", Function::Connective))),
            ("개최된", Some(("개최", Function::Adnominal))),
            ("인정받은", Some(("인정", Function::Adnominal))),
            ("발전시켜", Some(("발전", Function::Connective))),
            ("마련하시여", Some(("마련", Function::Connective))),
            ("자랑스러운", Some(("자랑", Function::Adnominal))),
            ("구축함", None),
            ("국가", None),
        ] {
            let found = verbs.light(&endings, word).map(|(at, e)| (&word[..at], e.function));
            assert_eq!(found, expected, "{word}");
        }
    }
}
