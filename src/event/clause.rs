//! What the clauses under a verb of speaking are about: `X를 늘리자고 했다`, `X를 살펴 달라고
//! 부탁했다`, `X를 넓히는 데 공감했다`, `X가 필요하다고 말했다`.

use crate::event::phrase::{MATTER, Reader};
use crate::gazetteer::endings::{Ending, Function, ends_infinitive};
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::words::WordClass;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::Gap;

/// Nouns that say when, behind the words they belong to (`3분기 안에`, `9년 만에`).
const TIMES: [&str; 9] = ["안", "전", "뒤", "후", "때", "중", "사이", "내", "만"];

/// In order to: the noun before is what is aimed at.
const PURPOSE: [&str; 3] = ["위해", "위하여", "위해서"];

/// By means of: the noun before is a way, not a matter.
const MEANS: [&str; 4] = ["통해", "통하여", "통해서", "계기로"];

/// How a clause stands under the verb behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// Proposed, asked for, promised, agreed upon.
    Proposed,
    /// Asked: `어떻게 풀지 논의했다`.
    Asked,
}

impl Reader<'_> {
    /// How the clause of the predicate at `word` stands under the verb behind it, if it does.
    pub(super) fn under(&self, word: usize) -> Option<Under> {
        let ending = self.analysis.predicates[word]?;
        let text = self.analysis.word(word).span.of(self.text);
        let copula = self.analysis.word(word).josa.is_some_and(|j| j.case == Case::Copula);
        if self.holds_trigger(word) {
            return None;
        }
        match ending.function {
            Function::Propositive | Function::Intention => Some(Under::Proposed),
            // 해마다 열고 … 창설하기로 했다
            Function::Connective if text.ends_with(['고', '며']) && self.joins(word) => {
                Some(Under::Proposed)
            }
            Function::Quotative if !copula && self.asks(word) => Some(Under::Proposed),
            // 다뤄야 한다고 했다
            Function::Condition if text.ends_with('야') && self.quotes(word + 1) => {
                Some(Under::Proposed)
            }
            Function::Nominal if self.questions(word) => Some(Under::Asked),
            // 달라”고 했다: the quotation closes before the particle.
            _ if self.quoted(word) => {
                let asks = text.ends_with(['자', '라'])
                    || text.ends_with("겠다") && self.pledges(word + 2);
                (asks && !copula).then_some(Under::Proposed)
            }
            // 넓히는 데 공감했다
            Function::Adnominal if self.is_matter(word + 1) => Some(Under::Proposed),
            _ => None,
        }
    }

    /// `하라고`, `달라며`, `하겠다고 약속했다`: not `한다고`, `하겠다고 했다`.
    fn asks(&self, word: usize) -> bool {
        let text = self.analysis.word(word).span.of(self.text);
        let imperative = ["라고", "라며", "라면서", "라는"].iter().any(|tail| text.ends_with(tail));
        // 과제”라며: the particle alone.
        let whole = !text.starts_with('라') && !text.starts_with("아니");
        imperative && whole || text.contains("겠다") && self.pledges(word + 1)
    }

    /// Whether a topic verb follows: `돕겠다고 | 약속했다`.
    pub(super) fn pledges(&self, word: usize) -> bool {
        self.analysis
            .words
            .words
            .get(word)
            .is_some_and(|next| self.gazetteer.topics.of(next.span.of(self.text)).is_some())
    }

    /// Whether the clause behind is one of what is proposed or resolved.
    fn joins(&self, word: usize) -> bool {
        (word + 1..self.analysis.len())
            .find(|at| self.analysis.predicates[*at].is_some_and(closes_clause))
            .and_then(|at| self.analysis.predicates[at])
            .is_some_and(|next| {
                matches!(next.function, Function::Propositive | Function::Intention)
            })
    }

    /// `한다고`, `한다며`: not `한다는`.
    fn quotes(&self, word: usize) -> bool {
        self.analysis
            .predicates
            .get(word)
            .copied()
            .flatten()
            .is_some_and(|ending| ending.function == Function::Quotative)
            && !self.analysis.word(word).span.of(self.text).ends_with('는')
    }

    /// `풀지를 | 논의했다`, `이행됐는지 | 점검했다`.
    fn questions(&self, word: usize) -> bool {
        let text = self.analysis.word(word).span.of(self.text);
        let asks =
            ["지", "지를", "지도", "지에", "지와", "지가"].iter().any(|tail| text.ends_with(tail));
        asks && (word + 1..(word + 25).min(self.analysis.len())).any(|verb| {
            let text = self.analysis.word(verb).span.of(self.text);
            self.gazetteer.topics.of(text).is_some_and(|argument| argument != TopicArgument::None)
        })
    }

    /// Whether a quotation ends behind the word, and `고`, `며` follows it.
    fn quoted(&self, word: usize) -> bool {
        let Some(next) = self.analysis.words.words.get(word + 1) else { return false };
        matches!(next.before, Gap::Mark('"' | '”' | '\'' | '’'))
            && matches!(
                next.span.of(self.text),
                "고" | "며" | "면서" | "는" | "라고" | "라며" | "라는" | "이라고" | "이라며"
            )
    }

    /// `데 뜻을 모았다`, `데도 공감했다`: the matter on which they agree; not `쏜 데 대응해`.
    fn is_matter(&self, word: usize) -> bool {
        let Some(next) = self.analysis.words.words.get(word) else { return false };
        MATTER.contains(&next.span.of(self.text))
            && (word + 1..(word + 3).min(self.analysis.len())).any(|verb| {
                let text = self.analysis.word(verb).span.of(self.text);
                let leads = self.analysis.predicates[verb].is_some_and(|e| self.leans(verb, e));
                !leads
                    && matches!(
                        self.gazetteer.topics.of(text),
                        Some(TopicArgument::At | TopicArgument::Both)
                    )
            })
    }

    /// The noun that the clause of the predicate at `word` is about.
    pub(super) fn theme(&self, word: usize, under: Under) -> Option<usize> {
        let mut spare = None;
        for at in (self.from..word).rev() {
            if let Some(ending) = self.analysis.predicates[at] {
                let text = self.analysis.word(at).span.of(self.text);
                let purpose = PURPOSE.contains(&text);
                if closes_clause(ending) && !purpose && (spare.is_some() || !self.leans(at, ending))
                {
                    break;
                }
                continue;
            }
            let Some(josa) = self.analysis.word(at).josa else { continue };
            // X를 위해 손발을 맞추기로 했다
            let next = self.analysis.word(at + 1).span.of(self.text);
            if MEANS.contains(&next) {
                continue;
            }
            // X를 막기 위해
            let aim = self.analysis.predicates[at + 1]
                .is_some_and(|ending| ending.function == Function::Nominal)
                && at + 2 < word
                && PURPOSE.contains(&self.analysis.word(at + 2).span.of(self.text));
            if (aim || PURPOSE.contains(&next)) && spare.is_none() && josa.case == Case::Object {
                spare = Some(at);
                continue;
            }
            if self.is_adjunct(at)
                || self.empty_noun(at)
                || self.is_circumstance(at)
                || self.is_claimed(at, word)
            {
                continue;
            }
            let actor = self.is_actor(at)
                || matches!(josa.case, Case::Subject | Case::Topic)
                    && self
                        .analysis
                        .chunk_before(at + 1)
                        .is_some_and(|chunk| self.analysis.chunks[chunk].end_word == at + 1);
            match josa.case {
                Case::Object if !actor => return Some(at),
                Case::Also | Case::Since | Case::Only if !actor => return Some(at),
                Case::At if josa.mark != Mark::Topic && !actor => spare = spare.or(Some(at)),
                Case::Subject if under == Under::Proposed => {}
                Case::Subject | Case::Topic => {
                    if !actor {
                        spare = spare.or(Some(at));
                    }
                    break;
                }
                _ => {}
            }
        }
        spare
    }

    /// `눈앞에 | 닥친 일`, `군비를 | 늘리는 바람에`: the argument of a verb that only modifies
    /// what stands before the predicate at `word`.
    pub(super) fn is_claimed(&self, at: usize, word: usize) -> bool {
        // X에 깊은 애도를, X에 대한 지원을, X를 한 단계 높이기로, X를 늘리는 데: no such verb.
        at + 2 < word
            && self.analysis.predicates[at + 1]
                .is_some_and(|ending| ending.function == Function::Adnominal)
            && self.class(at + 1) != Some(WordClass::About)
            && self.analysis.word(at + 1).span.of(self.text) != "한"
            && !MATTER.contains(&self.analysis.word(at + 2).span.of(self.text))
    }

    /// `도와 | 달라`, `빠르게 | 풀자`: says how the verb behind it is done.
    pub(super) fn leans(&self, at: usize, ending: Ending) -> bool {
        let text = self.analysis.word(at).span.of(self.text);
        ending.function == Function::Connective
            && (text.chars().next_back().is_some_and(ends_infinitive)
                || text.ends_with('게')
                || text.ends_with("도록"))
    }

    /// `3분기 안에`, `서울에`: when or where, not what.
    pub(super) fn is_circumstance(&self, at: usize) -> bool {
        let word = self.analysis.word(at);
        let stem = word.stem.of(self.text);
        (self.is_day)(word.span)
            || word.josa.is_some_and(|josa| josa.case == Case::At)
                && (TIMES.contains(&stem)
                    || self.analysis.places.iter().any(|place| {
                        place.span.start <= word.span.start && word.stem.end <= place.span.end
                    }))
            || self.class(at) == Some(WordClass::Position)
    }
}
