//! What became of an encounter, read from the words to the right of its trigger.

use crate::event::Status;
use crate::event::occurrence::{Occurrence, Shape};
use crate::event::sentence::Analysis;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Function, Tense};
use crate::gazetteer::josa::Case;
use crate::gazetteer::status::Effect;
use crate::gazetteer::words::WordClass;
use crate::span::Span;
use crate::syntax::predicate::closes_clause;

/// What the words behind a trigger say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assertion {
    /// It took place.
    Held,
    /// Told in the present tense: of today's or a coming day, it is planned.
    Present,
    /// It is fixed or expected.
    Planned,
    /// It is offered or wished for.
    Proposed,
    /// It is merely possible or thought of.
    Possible,
    /// It did not take place.
    NotHeld,
    /// It was moved to another day.
    Postponed,
    /// If it took place: no encounter is told.
    Hypothetical,
    /// The words say nothing.
    Unstated,
}

impl Assertion {
    /// Whether both tell what took place, or what is to come.
    pub fn goes_with(self, other: Assertion) -> bool {
        let comes = |assertion| matches!(assertion, Assertion::Planned | Assertion::Present);
        self == other || comes(self) && comes(other)
    }

    /// The status, given whether the encounter's date lies before (`Less`), on or behind
    /// the reference date.
    pub fn status(self, against_reference: Option<std::cmp::Ordering>) -> Status {
        use std::cmp::Ordering::{Greater, Less};
        match self {
            Assertion::Held if against_reference == Some(Greater) => Status::Planned,
            Assertion::Held => Status::Held,
            // 지난 17일 만나 협력하기로 했다: what lies behind was not planned.
            Assertion::Present | Assertion::Planned if against_reference == Some(Less) => {
                Status::Held
            }
            Assertion::Present | Assertion::Planned | Assertion::Postponed => Status::Planned,
            Assertion::Proposed | Assertion::Possible | Assertion::Hypothetical => Status::Proposed,
            Assertion::NotHeld => Status::NotHeld,
            Assertion::Unstated if against_reference == Some(Greater) => Status::Planned,
            Assertion::Unstated => Status::Held,
        }
    }
}

/// How far behind the trigger a cue is looked for, in words.
const REACH: usize = 14;

/// Reads what the words behind a trigger say of it, with the words that say it.
pub fn assertion(
    gazetteer: &Gazetteer,
    text: &str,
    analysis: &Analysis,
    occurrence: &Occurrence,
) -> (Assertion, Option<Span>) {
    let quoted = analysis.word(occurrence.word).quoted;
    let reader = Reader { gazetteer, text, analysis, limit: occurrence.word + REACH, quoted };
    match occurrence.shape {
        Shape::Predicate | Shape::Lasting => reader.predicate(occurrence.predicate),
        Shape::Noun => reader.governed(occurrence.word, occurrence.predicate),
        Shape::Setting | Shape::Attended => (Assertion::Unstated, None),
        Shape::Brief => (Assertion::Held, None),
        Shape::Item => (Assertion::Planned, None),
        Shape::Nominal => reader.nominal(occurrence.word),
    }
}

struct Reader<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a str,
    analysis: &'a Analysis,
    limit: usize,
    /// Whether the trigger stands in a quotation.
    quoted: bool,
}

impl Reader<'_> {
    /// The next predicate at or behind word `from`; what somebody is quoted with does not tell
    /// what became of an encounter outside the quotation (`만나 “돕겠다”고 말했다`).
    fn next(&self, from: usize) -> Option<usize> {
        let said = |word: &usize| self.analysis.word(*word).quoted && !self.quoted;
        (from..self.analysis.len())
            .find(|word| self.analysis.predicates[*word].is_some() && !said(word))
    }

    fn span(&self, word: usize) -> Option<Span> {
        self.analysis.words.words.get(word).map(|word| word.span)
    }

    fn cue(&self, word: usize) -> Option<Effect> {
        let word = self.analysis.words.words.get(word)?;
        self.gazetteer.status.of(word.span.of(self.text))
    }

    fn verdict(&self, effect: Effect, word: usize) -> Option<(Assertion, Option<Span>)> {
        let assertion = match effect {
            Effect::Held => Assertion::Held,
            Effect::Planned => Assertion::Planned,
            Effect::Proposed => Assertion::Proposed,
            Effect::NotHeld | Effect::Denied => Assertion::NotHeld,
            Effect::Postponed => Assertion::Postponed,
            Effect::Possible => Assertion::Possible,
            Effect::Light | Effect::Attended | Effect::None => return None,
        };
        Some((assertion, self.span(word)))
    }

    /// The verb that governs a trigger noun: a light verb tells its own tense, a cue decides.
    fn governed(&self, noun: usize, predicate: usize) -> (Assertion, Option<Span>) {
        // A cue between noun and verb comes first: 회담 | 제안을 받았다.
        for word in noun + 1..predicate {
            if self.analysis.chunk_at(word).is_some() {
                continue;
            }
            if let Some(effect) = self.cue(word) {
                if let Some(found) = self.verdict(effect, word) {
                    if found.0 == Assertion::Planned && self.settled(predicate) {
                        return (Assertion::Planned, found.1);
                    }
                    return self.overruled(found, predicate);
                }
            }
        }
        match self.cue(predicate) {
            Some(Effect::Light) | None => self.predicate(predicate),
            Some(effect) => match self.verdict(effect, predicate) {
                Some(found) => self.overruled(found, predicate),
                None => self.predicate(predicate),
            },
        }
    }

    fn settled(&self, predicate: usize) -> bool {
        self.analysis.predicates.get(predicate).copied().flatten().is_some()
    }

    /// A plan or proposal that the rest of the sentence takes back.
    fn overruled(
        &self,
        found: (Assertion, Option<Span>),
        from: usize,
    ) -> (Assertion, Option<Span>) {
        if !matches!(found.0, Assertion::Planned | Assertion::Proposed | Assertion::Possible) {
            return found;
        }
        for word in from + 1..self.analysis.len().min(self.limit) {
            let undone = matches!(self.cue(word), Some(Effect::NotHeld | Effect::Denied));
            if undone && !self.gazetteer_negates_other(word) {
                return (Assertion::NotHeld, self.span(word));
            }
        }
        found
    }

    /// `없다` and `어렵다` speak of the noun before them, not of the encounter.
    fn gazetteer_negates_other(&self, word: usize) -> bool {
        let text = self.analysis.word(word).span.of(self.text);
        text.starts_with('없') || text.starts_with('어')
    }

    /// The ending of the predicate at `word`, followed to where it is decided.
    fn predicate(&self, word: usize) -> (Assertion, Option<Span>) {
        let mut at = word;
        for _ in 0..6 {
            let Some(ending) = self.analysis.predicates.get(at).copied().flatten() else {
                return self.copula(at);
            };
            match ending.function {
                Function::Final | Function::Quotative => {
                    if let Some(denial) = self.denied(at) {
                        return (Assertion::NotHeld, Some(denial));
                    }
                    return match ending.tense {
                        Tense::Past => self.negated(at, (Assertion::Held, None)),
                        Tense::Present => (Assertion::Present, self.span(at)),
                        Tense::Future => (Assertion::Planned, self.span(at)),
                        Tense::None => self.plain(at),
                    };
                }
                Function::Propositive => return (Assertion::Proposed, self.span(at)),
                Function::Intention => {
                    return self.overruled((Assertion::Planned, self.span(at)), at);
                }
                Function::Purpose => {
                    // 만나러 청사에 들어섰다: whoever has come has met.
                    if let Some(next) = self.next(at + 1) {
                        let verb = self.analysis.word(next).span.of(self.text);
                        let past = self.analysis.predicates[next].is_some_and(|ending| {
                            ending.tense == Tense::Past && closes_clause(ending)
                        });
                        if past && self.gazetteer.motion.of(verb).is_some() {
                            return (Assertion::Held, None);
                        }
                    }
                    return self.overruled((Assertion::Planned, self.span(at)), at);
                }
                // 만나야 한다: it has not been.
                Function::Condition if self.must(at) => {
                    return (Assertion::Proposed, self.span(at));
                }
                Function::Condition => return (Assertion::Hypothetical, self.span(at)),
                Function::Negated => return (Assertion::NotHeld, self.span(at)),
                Function::Connective if ending.tense == Tense::Past => {
                    return (Assertion::Held, None);
                }
                // 만나 달라고, 만나게 해 달라고
                Function::Connective if at == word && self.is_begged(at) => {
                    return (Assertion::Proposed, self.span(at + 1));
                }
                // 찾아가 부탁하자 위원장은 나서겠다고 했다: what somebody then did.
                Function::Connective if at != word && self.is_then(at) => {
                    return (Assertion::Held, None);
                }
                Function::Connective => {
                    // 만나 논의할 예정이다: the tense stands at the end of the chain.
                    match self.next(at + 1) {
                        Some(next) => at = self.end_of_clause(next),
                        None => return (Assertion::Held, None),
                    }
                    let ending = self.analysis.predicates.get(at).copied().flatten();
                    match ending.map(|ending| ending.function) {
                        // 만나 협력을 강화하기로 했다: they met and agreed; but
                        // 만나 현안을 논의하기로 했다: they will meet.
                        Some(Function::Intention) if !self.analysis.tells(self.gazetteer, at) => {
                            return (Assertion::Held, None);
                        }
                        Some(Function::Negated) => return (Assertion::Held, None),
                        _ => {}
                    }
                }
                // 만날지는 알 수 없다
                Function::Nominal if ending.tense == Tense::Future => {
                    return (Assertion::Hypothetical, self.span(at));
                }
                Function::Nominal => return self.nominalised(at),
                Function::Adnominal => return self.adnominal(at, ending.tense),
            }
        }
        (Assertion::Held, None)
    }

    /// Whether 달라 or 해 달라 follows directly.
    fn is_begged(&self, at: usize) -> bool {
        let text = |word: usize| self.span(word).map_or("", |span| span.of(self.text));
        text(at + 1).starts_with("달라")
            || matches!(text(at + 1), "해" | "해줄") && text(at + 2).starts_with("달라")
    }

    /// Whether 한다 follows the 야 of `만나야`.
    fn must(&self, at: usize) -> bool {
        let text = |word: usize| self.span(word).map_or("", |span| span.of(self.text));
        let next = text(at + 1);
        text(at).ends_with('야') && (next.starts_with("한다") || next.starts_with("합니다"))
    }

    /// From a predicate inside a clause to the one that closes the clause.
    fn end_of_clause(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(ending) = self.analysis.predicates[at] {
            let closes = closes_clause(ending) && !self.modifies_noun(at);
            if closes || ending.function == Function::Negated {
                break;
            }
            // 논의할 예정이다: the head noun is the predicate.
            let head = self.analysis.words.words.get(at + 1);
            let predicative = head.is_some_and(|word| {
                word.josa.is_some_and(|josa| josa.case == Case::Copula)
                    || self.analysis.predicates[at + 1].is_some()
                    || at + 2 == self.analysis.len()
                    || word.span.of(self.text) == "것으로"
            });
            let modifies = ending.function == Function::Adnominal && ending.tense != Tense::Past;
            if predicative && modifies {
                let cue = self.cue(at + 1).or_else(|| self.cue(at + 2));
                let decides = |effect| !matches!(effect, Effect::Light | Effect::None);
                // 협의할 것이라고 말했다, 협상할 참이었다: the future itself decides.
                if ending.tense == Tense::Future || cue.is_some_and(decides) {
                    break;
                }
            }
            match self.next(at + 1) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether the predicate ends in 자: then the next thing happened.
    fn is_then(&self, at: usize) -> bool {
        self.analysis.word(at).span.of(self.text).ends_with('자')
    }

    /// `범죄를 막자는 비망록에 서명했다`: what is suggested modifies a noun, which is no offer.
    fn modifies_noun(&self, at: usize) -> bool {
        let ending = self.analysis.predicates[at];
        let text = self.analysis.word(at).span.of(self.text);
        let offered = |word: usize| {
            matches!(self.cue(word), Some(Effect::Proposed | Effect::Possible | Effect::NotHeld))
        };
        ending.is_some_and(|ending| ending.function == Function::Propositive)
            && text.ends_with('는')
            && !(at + 1..at + 3).any(offered)
    }

    fn negated(&self, at: usize, found: (Assertion, Option<Span>)) -> (Assertion, Option<Span>) {
        let text = self.analysis.word(at).span.of(self.text);
        if text.starts_with("않") || text.starts_with("못") {
            return (Assertion::NotHeld, self.span(at));
        }
        found
    }

    /// Endings without tense: 것이다, 있다, 없다, 않다.
    fn plain(&self, at: usize) -> (Assertion, Option<Span>) {
        match self.cue(at).and_then(|effect| self.verdict(effect, at)) {
            Some(found) => found,
            None => self.negated(at, (Assertion::Held, None)),
        }
    }

    /// A noun as predicate: `예정이다`, `통화였다`, or a word that only looks like a noun.
    fn copula(&self, at: usize) -> (Assertion, Option<Span>) {
        match self.cue(at).and_then(|effect| self.verdict(effect, at)) {
            Some(found) => found,
            None => (Assertion::Unstated, None),
        }
    }

    /// 만나기 위해, 만나기를 바란다, 만나기 전.
    fn nominalised(&self, at: usize) -> (Assertion, Option<Span>) {
        let limit = self.analysis.len().min(at + 4);
        for word in at + 1..limit {
            if let Some(found) = self.cue(word).and_then(|effect| self.verdict(effect, word)) {
                return found;
            }
        }
        (Assertion::Planned, self.span(at))
    }

    /// 만난 자리, 만날 예정, 만나는 방안.
    fn adnominal(&self, at: usize, tense: Tense) -> (Assertion, Option<Span>) {
        let limit = self.analysis.len().min(at + 7);
        if let Some(denial) = self.denied(at) {
            return (Assertion::NotHeld, Some(denial));
        }
        // 만날 때마다: whenever they do.
        let when = self.span(at + 1).map_or("", |span| span.of(self.text));
        if tense == Tense::Future && (when.starts_with("때마다") || when.starts_with("때면")) {
            return (Assertion::Hypothetical, self.span(at));
        }
        // 예방한 뒤 …을 만난다: the end of the sentence tells when.
        if tense == Tense::Past && self.is_sequence(at + 1) {
            return match self.next(at + 2) {
                Some(next) => self.predicate(self.end_of_clause(next)),
                None => (Assertion::Held, None),
            };
        }
        for word in at + 1..limit {
            let effect = self.cue(word);
            if let Some(found) = effect.and_then(|effect| self.verdict(effect, word)) {
                // 만난 적이 없다, 만난 결과: a past modifier is undone by a denial only.
                if tense != Tense::Past || found.0 == Assertion::NotHeld && word <= at + 2 {
                    return self.overruled(found, word);
                }
            }
            if self.analysis.predicates[word].is_some_and(closes_clause) {
                break;
            }
        }
        match tense {
            Tense::Past => (Assertion::Held, None),
            Tense::Future => self.overruled((Assertion::Planned, self.span(at)), at),
            Tense::Present => (Assertion::Present, None),
            Tense::None => (Assertion::Unstated, None),
        }
    }

    /// `만났다는 보도는 사실이 아니다`: what is said of them is denied.
    fn denied(&self, at: usize) -> Option<Span> {
        let text = |word: usize| self.span(word).map_or("", |span| span.of(self.text));
        if !text(at).ends_with("다는") {
            return None;
        }
        let end = self.analysis.len();
        let denial = |word: &usize| {
            self.cue(*word) == Some(Effect::Denied)
                || text(*word).starts_with("사실이") && text(*word + 1).starts_with("아니")
        };
        (at + 1..end).find(denial).and_then(|word| self.span(word))
    }

    /// Whether the word is 뒤, 후, 다음 or the like.
    fn is_sequence(&self, word: usize) -> bool {
        let words = &self.analysis.words;
        words
            .words
            .get(word)
            .is_some_and(|entry| words.class(self.gazetteer, entry) == Some(WordClass::After))
    }

    /// 회담 결과, 회담 제안, 회담 뒤: the noun behind the trigger.
    fn nominal(&self, at: usize) -> (Assertion, Option<Span>) {
        match self.cue(at + 1).and_then(|effect| self.verdict(effect, at + 1)) {
            Some(found) => found,
            None => (Assertion::Unstated, None),
        }
    }
}
