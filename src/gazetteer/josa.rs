//! Particles (조사, josa): what follows a noun and says its part in the sentence.

use super::table::Schema;
use super::tables::Tables;
use super::trie::{Node, Trie};
use crate::error::Fault;
use crate::text::hangul::{RIEUL, final_consonant};

/// The shape of `josa.tsv`.
pub const SCHEMA: Schema =
    Schema { file: "josa.tsv", columns: &["form", "case", "mark", "after"], key: 4 };

/// The part a particle gives its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Case {
    /// 은/는: what the sentence is about; reaches over the following clauses.
    Topic,
    /// 이/가, 께서: the subject.
    Subject,
    /// 을/를: the object.
    Object,
    /// 와/과, 하고, 랑: together with, or coordination.
    With,
    /// 에게, 께, 한테: to a person.
    Dative,
    /// 에게서, 로부터: from a person.
    From,
    /// 에: at, to, on.
    At,
    /// 에서: where something happens (of a body: its subject).
    Locative,
    /// 로/으로: towards, by means of.
    Toward,
    /// 로서: as.
    As,
    /// 로써: by means of.
    By,
    /// 의: of.
    Genitive,
    /// 부터: since.
    Since,
    /// 까지: until, as far as.
    Until,
    /// 도, 마저: also (subject or object, the particle does not say which).
    Also,
    /// 만, 뿐: only.
    Only,
    /// 나/이나: or.
    Or,
    /// 마다: each.
    Each,
    /// 처럼, 만큼: like.
    Like,
    /// 보다: than.
    Than,
    /// 이다 and its forms: the noun is the predicate.
    Copula,
}

/// What comes on top of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mark {
    /// Nothing.
    None,
    /// … and the phrase is the topic (`과는`).
    Topic,
    /// … too (`과도`).
    Also,
    /// … only (`과만`).
    Only,
    /// … and the phrase belongs to the next noun (`과의`).
    Genitive,
    /// A shortened form of the headline (`제주서`).
    Short,
    /// Copula that ends the sentence (`이다`).
    Final,
    /// Copula that quotes (`이라고`).
    Quotative,
    /// Copula that leads on (`이며`).
    Connective,
    /// Copula that modifies the next noun (`인`).
    Adnominal,
    /// Copula turned noun (`임`, `이기`).
    Nominal,
}

/// A particle's function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Josa {
    /// The part it gives the noun.
    pub case: Case,
    /// What comes on top.
    pub mark: Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Any,
    Consonant,
    Vowel,
}

/// All particles, by form.
#[derive(Debug, Clone, Default)]
pub struct JosaTable {
    /// Read from the end of a word.
    forms: Trie<Vec<(Josa, After)>>,
}

impl JosaTable {
    /// Reads `josa.tsv`.
    pub(crate) fn load(tables: &Tables, faults: &mut Vec<Fault>) -> JosaTable {
        let mut table = JosaTable::default();
        for row in tables.rows(&SCHEMA, faults) {
            let case = match row.text("case") {
                "topic" => Case::Topic,
                "subject" => Case::Subject,
                "object" => Case::Object,
                "with" => Case::With,
                "dative" => Case::Dative,
                "from" => Case::From,
                "at" => Case::At,
                "locative" => Case::Locative,
                "toward" => Case::Toward,
                "as" => Case::As,
                "by" => Case::By,
                "genitive" => Case::Genitive,
                "since" => Case::Since,
                "until" => Case::Until,
                "also" => Case::Also,
                "only" => Case::Only,
                "or" => Case::Or,
                "each" => Case::Each,
                "like" => Case::Like,
                "than" => Case::Than,
                "copula" => Case::Copula,
                _ => {
                    faults.push(row.fault("case", "is no case"));
                    continue;
                }
            };
            let mark = match row.text("mark") {
                "" => Mark::None,
                "topic" => Mark::Topic,
                "also" => Mark::Also,
                "only" => Mark::Only,
                "genitive" => Mark::Genitive,
                "short" => Mark::Short,
                "final" => Mark::Final,
                "quotative" => Mark::Quotative,
                "connective" => Mark::Connective,
                "adnominal" => Mark::Adnominal,
                "nominal" => Mark::Nominal,
                _ => {
                    faults.push(row.fault("mark", "is no mark"));
                    continue;
                }
            };
            let after = match row.text("after") {
                "any" => After::Any,
                "consonant" => After::Consonant,
                "vowel" => After::Vowel,
                _ => {
                    faults.push(row.fault("after", "must be any, consonant or vowel"));
                    continue;
                }
            };
            let form = row.text("form");
            if form.is_empty() {
                faults.push(row.fault("form", "is empty"));
                continue;
            }
            table.forms.entry(form.chars().rev()).push((Josa { case, mark }, after));
        }
        table
    }

    /// The particle that `form` is, as a whole, behind a word that ends in `last`.
    ///
    /// A form that disagrees with the final consonant (`장관는`) is no particle;
    /// behind digits, Latin and Chinese characters both shapes are allowed.
    pub fn get(&self, form: &str, last: char) -> Option<Josa> {
        fitting(self.forms.get(form.chars().rev())?, last)
    }

    /// The longest particle that `word` ends in, with the byte length of what stands before it.
    /// At least one character must stand before the particle.
    pub fn longest_suffix(&self, word: &str) -> Option<(usize, Josa)> {
        let mut longest = None;
        self.each_suffix(word, |at, josa| longest = Some((at, josa)));
        longest
    }

    /// Calls `found` with every particle that `word` ends in, and the byte length of what
    /// stands before it, the shortest particle first.
    pub fn each_suffix(&self, word: &str, mut found: impl FnMut(usize, Josa)) {
        let mut node = Node::ROOT;
        let mut chars = word.char_indices().rev().peekable();
        while let (Some((at, c)), Some((_, last))) = (chars.next(), chars.peek()) {
            let Some(next) = self.forms.step(node, c) else { break };
            node = next;
            if let Some(josa) = fitting(self.forms.value(node), *last) {
                found(at, josa);
            }
        }
    }
}

/// The first of a form's functions that agrees with the syllable before it.
fn fitting(functions: &[(Josa, After)], last: char) -> Option<Josa> {
    functions.iter().find(|(josa, after)| agrees(*josa, *after, last)).map(|x| x.0)
}

fn agrees(josa: Josa, after: After, last: char) -> bool {
    match (after, final_consonant(last)) {
        (After::Any, _) | (_, None) => true,
        // ㄹ goes with 로 as a vowel does (서울로).
        (After::Vowel, Some(RIEUL)) if matches!(josa.case, Case::Toward | Case::As | Case::By) => {
            true
        }
        (After::Vowel, Some(index)) => index == 0,
        (After::Consonant, Some(RIEUL))
            if matches!(josa.case, Case::Toward | Case::As | Case::By) =>
        {
            false
        }
        (After::Consonant, Some(index)) => index != 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> JosaTable {
        let mut faults = Vec::new();
        let table = JosaTable::load(&Tables::embedded(), &mut faults);
        assert_eq!(faults, []);
        table
    }

    #[test]
    fn particles_agree_with_the_final_consonant_before_them() {
        let table = table();
        let case = |form, last| table.get(form, last).map(|josa| josa.case);
        assert_eq!(case("은", '관'), Some(Case::Topic));
        assert_eq!(case("는", '관'), None);
        assert_eq!(case("는", '부'), Some(Case::Topic));
        assert_eq!(case("과의", '관'), Some(Case::With));
        assert_eq!(case("로", '울'), Some(Case::Toward));
        assert_eq!(case("으로", '울'), None);
        assert_eq!(case("가", 'C'), Some(Case::Subject));
        assert_eq!(case("", '관'), None);
    }

    #[test]
    fn the_longest_particle_wins() {
        let table = table();
        let (at, josa) = table.longest_suffix("강경화에게서도").unwrap();
        assert_eq!((&"강경화에게서도"[..at], josa.case), ("강경화", Case::From));
        assert_eq!(table.longest_suffix("은"), None);
    }
}
