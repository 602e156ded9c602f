//! What an encounter was about: the noun phrases discussed, agreed, proposed or urged.

use crate::event::clause::Under;
use crate::event::notes::{NoTopic, Note};
use crate::event::phrase::{BULLETS, Reader};
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::endings::Function;
use crate::gazetteer::josa::Case;
use crate::gazetteer::status::Effect;
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::words::WordClass;
use crate::mention::actor::ActorKind;
use crate::span::Span;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::Gap;

pub use crate::event::phrase::Topic;

/// So many words before a verb its argument is looked for; more are no sentence.
const REACH: usize = 60;

/// Nouns behind which a modifier tells what was done all the same (`논의한 뒤 …`).
const BEHIND: [&str; 7] = ["뒤", "후", "직후", "다음", "바", "끝", "자리"];

/// Finds the topics told by the words `from..to` of a sentence.
pub fn topics(
    story: &Story<'_>,
    analysis: &Analysis,
    from: usize,
    to: usize,
    out: &mut Vec<Topic>,
) {
    let is_day = |span: Span| story.is_day(span);
    let reader = Reader::new(story, analysis, from, &is_day);
    for word in from..to.min(analysis.len()) {
        for found in [reader.about(word, out), reader.governed(word, out), reader.said(word, out)] {
            if let Err(why) = found {
                let word = analysis.word(word).span;
                story.notes.add(|| Note::NoTopic { word, why });
            }
        }
    }
    reader.bullets(to.min(analysis.len()), out);
}

/// The object that ends the words `from..to`, whose verb stands behind another one.
pub(super) fn gapped_topic(
    story: &Story<'_>,
    analysis: &Analysis,
    from: usize,
    to: usize,
    out: &mut Vec<Topic>,
) {
    let is_day = |span: Span| story.is_day(span);
    let reader = Reader::new(story, analysis, from, &is_day);
    if to > from && !reader.empty_noun(to - 1) {
        let _ = reader.push(to - 1, 0, to - 1, out);
    }
}

impl Reader<'_> {
    /// `X에 대해`, `X을 놓고`, `X 관련`.
    fn about(&self, word: usize, out: &mut Vec<Topic>) -> Result<(), NoTopic> {
        let purpose = self.analysis.word(word).span.of(self.text) == "위한";
        if !purpose && self.class(word) != Some(WordClass::About) || word == self.from {
            return Ok(());
        }
        let before = self.analysis.word(word - 1);
        // X를 위한 회담, X 관련 간담회.
        let talks = (word + 1..(word + 4).min(self.analysis.len()))
            .take_while(|at| {
                self.analysis.predicates[*at].is_none()
                    && (*at == word + 1 || self.analysis.word(*at - 1).josa.is_none())
            })
            .any(|at| self.holds_trigger(at));
        if talks
            && self.analysis.word(word).span.of(self.text).starts_with("관련")
            && before.josa.is_none()
            && !self.empty_noun(word - 1)
            && self.analysis.predicates[word - 1].is_none()
        {
            return self.push(word - 1, 0, word, out);
        }
        let fits = !self.empty_noun(word - 1)
            && before
                .josa
                .is_some_and(|josa| matches!(josa.case, Case::At | Case::With | Case::Object));
        // 대한, 관한 before a noun: the noun is part of the topic and found with its verb.
        let adnominal = self.text[self.analysis.word(word).span.range()].ends_with('한');
        if !fits {
            return Err(NoTopic::NoArgument);
        }
        if adnominal && !talks { Ok(()) } else { self.push(word - 1, 0, word, out) }
    }

    /// The argument of a topic verb: `X를 논의했다`, `X에 합의했다`, `X가 거론됐다`.
    fn governed(&self, word: usize, out: &mut Vec<Topic>) -> Result<(), NoTopic> {
        let ending = self.analysis.predicates[word];
        // 강화하기로 했다, 풀기로 했다: whatever they resolve upon.
        let resolved = ending.is_some_and(|ending| ending.function == Function::Intention);
        let argument = self.analysis.topic(self.gazetteer, self.text, word);
        let Some(argument) = argument else { return Ok(()) };
        // 나누겠다고 했다: no more than a wish.
        let told = self.analysis.word(word).span.of(self.text);
        if told.contains("겠다") && !self.pledges(word + 1) {
            return Err(NoTopic::NoVerb);
        }
        // 의제는 X다, 화제는 단연 X였다.
        if argument == TopicArgument::Any
            && self.analysis.word(word).josa.is_some_and(|josa| josa.case == Case::Topic)
        {
            let named = (word + 1..self.analysis.len()).find(|at| {
                self.analysis.predicates[*at].is_some_and(closes_clause)
                    || self.analysis.word(*at).josa.is_some_and(|j| j.case == Case::Copula)
            });
            let copula = named
                .filter(|at| self.analysis.word(*at).josa.is_some_and(|j| j.case == Case::Copula));
            let Some(at) = copula else { return Err(NoTopic::NoArgument) };
            let reader = Reader { from: word + 1, ..*self };
            return reader.push(at, 0, word, out);
        }
        let noun = ending.is_none();
        // 논의를 했다, 의견을 나눴다, 뜻을 같이했다: the object is the verb's own.
        let followed = self.analysis.next_predicate(word + 1, (word + 4).min(self.analysis.len()));
        if noun && followed.is_none() && !self.last(word) {
            return Err(NoTopic::NoVerb);
        }
        // 논의가 오갔다: the noun is what happens.
        let happens = self.analysis.word(word).josa.is_some_and(|josa| josa.case == Case::Subject);
        if noun && happens && argument == TopicArgument::Object {
            return Err(NoTopic::NoVerb);
        }
        // 논의한 문제: the verb modifies; but 논의할 예정이다, 다룰 것으로 보인다.
        if ending.is_some_and(|ending| ending.function == Function::Adnominal) {
            let head = self.analysis.words.words.get(word + 1);
            let told = head.is_some_and(|head| {
                let text = head.span.of(self.text);
                text.starts_with('것')
                    || BEHIND.contains(&head.stem.of(self.text))
                    || self.gazetteer.status.of(text) == Some(Effect::Planned)
            });
            // 논의한 회담, 다룰 첫 간담회.
            let bare = head.is_some_and(|head| head.josa.is_none())
                && self.analysis.predicates[word + 1].is_none();
            let encounter = (word + 1..(word + 2 + usize::from(bare)).min(self.analysis.len()))
                .any(|at| self.analysis.predicates[at].is_none() && self.holds_trigger(at));
            if !told && !encounter {
                return Err(NoTopic::NoVerb);
            }
        }
        let mut why = NoTopic::NoArgument;
        for at in (self.from.max(word.saturating_sub(REACH))..word).rev() {
            if let Some(ending) = self.analysis.predicates[at] {
                if closes_clause(ending) && !(at + 1 == word && self.leans(at, ending)) {
                    return Err(why);
                }
            }
            let candidate = self.analysis.word(at);
            let Some(josa) = candidate.josa else {
                continue;
            };
            if self.is_adjunct(at) || self.is_claimed(at, word) {
                continue;
            }
            let found =
                match argument {
                    TopicArgument::Object => josa.case == Case::Object,
                    TopicArgument::At => josa.case == Case::At,
                    TopicArgument::Both => matches!(josa.case, Case::Object | Case::At),
                    TopicArgument::Subject => {
                        matches!(josa.case, Case::Subject | Case::Topic | Case::Also)
                    }
                    TopicArgument::Any => {
                        matches!(josa.case, Case::Object | Case::Subject | Case::Topic | Case::Also)
                    }
                    TopicArgument::None => false,
                } || josa.case == Case::Also && argument != TopicArgument::At && word - at <= 2;
            if found {
                if self.empty_noun(at) || self.is_circumstance(at) {
                    why = NoTopic::EmptyNoun;
                    continue;
                }
                // 나서 줄 것을 요청했다: what the clause inside is about.
                if self.analysis.word(at).stem.of(self.text) == "것" && at > self.from {
                    let theme = self.theme(at - 1, Under::Proposed);
                    return theme
                        .map_or(Err(NoTopic::EmptyNoun), |theme| self.push(theme, 1, word, out));
                }
                let rank = u8::from(argument == TopicArgument::At || resolved);
                return self.push(at, rank, word, out);
            }
            if matches!(josa.case, Case::Topic | Case::Subject) {
                return Err(why);
            }
        }
        Err(why)
    }

    /// `X를 늘리자고`, `X를 살펴 달라고`, `X가 필요하다고`.
    fn said(&self, word: usize, out: &mut Vec<Topic>) -> Result<(), NoTopic> {
        let Some(under) = self.under(word) else { return Ok(()) };
        let Some(theme) = self.theme(word, under) else { return Err(NoTopic::NoArgument) };
        let rank = match under {
            Under::Asked => 0,
            Under::Proposed => 1,
        };
        self.push(theme, rank, word, out)
    }

    /// `▲A ▲B ▲C`: every point is a topic.
    fn bullets(&self, to: usize, out: &mut Vec<Topic>) {
        let starts: Vec<usize> = (self.from..to)
            .filter(
                |i| matches!(self.analysis.word(*i).before, Gap::Mark(m) if BULLETS.contains(m)),
            )
            .collect();
        if starts.len() < 2 {
            return;
        }
        for (index, start) in starts.iter().enumerate() {
            let stop = starts.get(index + 1).copied().unwrap_or_else(|| {
                (*start..to)
                    .find(|i| self.analysis.word(*i).josa.is_some_and(|j| j.case == Case::Object))
                    .map_or(to, |i| i + 1)
            });
            let end = (*start..stop)
                .find(|i| {
                    let text = self.analysis.word(*i).span.of(self.text);
                    text == "등" || text == "등을" || text == "등에"
                })
                .unwrap_or(stop);
            // ▲갑 총장 ▲을 총장: who was there.
            let named = self.analysis.actors.iter().any(|actor| {
                actor.first_word == *start
                    && matches!(actor.kind, ActorKind::Person | ActorKind::Office)
            });
            if end > *start && !named {
                let span = Span::new(
                    self.analysis.word(*start).span.start,
                    self.analysis.word(end - 1).stem.end,
                );
                let _ = self.add(Topic { span, rank: 0, by: None }, out);
            }
        }
    }
}
