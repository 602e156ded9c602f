//! What an encounter was about: the noun phrases discussed, agreed, proposed or urged.

use crate::event::clause::{MATTER, Under};
use crate::event::notes::{NoTopic, Note};
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Function, ends_infinitive};
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::status::Effect;
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::triggers::Strength;
use crate::gazetteer::words::WordClass;
use crate::mention::actor::ActorKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::Gap;

/// A topic with how central it is: lower numbers come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The noun phrase, without its particle.
    pub span: Span,
    /// 0 for what was discussed, 1 for what was agreed or asked for.
    pub rank: u8,
    /// The verb, or the word behind the phrase, that makes it a topic; `None` in a list of
    /// points.
    pub by: Option<Span>,
}

/// Marks before the points of a list.
const BULLETS: &str = "▲△▴▵Δ∆▷▶◇◆▸●○①②③④⑤⑥⑦⑧⑨";

/// Nouns behind which a modifier tells what was done all the same (`논의한 뒤 …`).
const BEHIND: [&str; 7] = ["뒤", "후", "직후", "다음", "바", "끝", "자리"];

/// Adnominals that are no verb's form.
const DETERMINERS: [&str; 6] = ["간", "각", "새", "첫", "옛", "본"];

/// Longest topic, in bytes.
const LONGEST: usize = 260;

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
pub fn gapped_topic(
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

pub(super) struct Reader<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) from: usize,
    pub(super) is_day: &'a dyn Fn(Span) -> bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        story: &'a Story<'a>,
        analysis: &'a Analysis,
        from: usize,
        is_day: &'a dyn Fn(Span) -> bool,
    ) -> Reader<'a> {
        Reader { gazetteer: story.gazetteer, text: story.text, analysis, from, is_day }
    }

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
        let argument = self.gazetteer.topics.of(self.analysis.word(word).span.of(self.text));
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
        for at in (self.from..word).rev() {
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
            if end > *start {
                let span = Span::new(
                    self.analysis.word(*start).span.start,
                    self.analysis.word(end - 1).stem.end,
                );
                let _ = self.add(Topic { span, rank: 0, by: None }, out);
            }
        }
    }

    fn last(&self, word: usize) -> bool {
        word + 1 == self.analysis.len()
    }

    pub(super) fn class(&self, word: usize) -> Option<WordClass> {
        self.analysis.words.class(self.gazetteer, self.analysis.word(word))
    }

    /// `의견을`, `뜻을`, `입장을`: says nothing of what was talked about.
    pub(super) fn empty_noun(&self, word: usize) -> bool {
        let stem = self.analysis.word(word).stem.of(self.text);
        let reading = self
            .analysis
            .words
            .parts(self.analysis.word(word))
            .last()
            .map_or_else(Reading::default, |atom| Reading::of(self.gazetteer, *atom));
        // 면담을 조율했다, 정상회담을 제의했다: the encounter itself.
        let encounter = reading
            .trigger
            .is_some_and(|row| self.gazetteer.triggers[row as usize].strength == Strength::Strong);
        encounter
            || self.class(word) == Some(WordClass::Generic) && self.alone(word)
            || reading.trigger.is_some() && self.alone(word)
            || self.gazetteer.topics.of(stem).is_some() && self.alone(word)
    }

    /// Whether nothing modifies the noun at `word`.
    fn alone(&self, word: usize) -> bool {
        self.start(word) == word
    }

    pub(super) fn push(
        &self,
        last: usize,
        rank: u8,
        by: usize,
        out: &mut Vec<Topic>,
    ) -> Result<(), NoTopic> {
        // X를 높이는 방안과 Y와의 협력: two topics.
        let start = self.start(last);
        let parted = (start.saturating_sub(1).max(self.from + 1)..last).find(|at| self.parts(*at));
        if let Some(at) = parted {
            let first = self.phrase(at, rank, by, out);
            let reader = Reader { from: at + 1, ..*self };
            return reader.phrase(last, rank, by, out).or(first);
        }
        let ends = self.members(start, last);
        let names = |end: &usize| {
            self.analysis.actors.iter().any(|actor| {
                actor.end_word == end + 1
                    && matches!(actor.kind, ActorKind::Person | ActorKind::Office | ActorKind::Body)
            })
        };
        if ends.len() < 2 || ends.iter().any(names) {
            return self.phrase(last, rank, by, out);
        }
        let mut from = self.from;
        let mut result = Err(NoTopic::Unfit);
        for end in ends {
            let reader = Reader { from, ..*self };
            result = reader.phrase(end, rank, by, out).or(result);
            from = end + 1;
        }
        result
    }

    /// The last words of the members of a list with commas, which no clause modifies: `양국
    /// 관계와 북핵 문제, 경제 협력` are three.
    fn members(&self, start: usize, last: usize) -> Vec<usize> {
        let mut last = last;
        while last > start && self.class(last) == Some(WordClass::Etcetera) {
            last -= 1;
        }
        let comma = |at: usize| self.analysis.word(at + 1).before == Gap::Mark(',');
        let with = |at: usize| {
            let josa = self.analysis.word(at).josa;
            josa.is_some_and(|josa| josa.case == Case::With && josa.mark == Mark::None)
        };
        let whole = (start..last).any(|at| {
            self.analysis.predicates[at].is_some()
                && !DETERMINERS.contains(&self.analysis.word(at).span.of(self.text))
                || matches!(self.class(at), Some(WordClass::Etcetera | WordClass::About))
        });
        if whole || !(start..last).any(comma) {
            return Vec::new();
        }
        // 균형발전과 산업 재도약, 교통과 물류: each has members of its own.
        let flat = (start..last).filter(|at| with(*at)).count() == 1;
        let mut first = start;
        let mut ends = Vec::new();
        for at in start..last {
            if comma(at) || flat && with(at) && at > first {
                ends.push(at);
                first = at + 1;
            }
        }
        ends.push(last);
        ends
    }

    /// `높이는 방안과`, `맺는 문제와`: a matter that a clause of its own modifies.
    fn parts(&self, at: usize) -> bool {
        let word = self.analysis.word(at);
        let with = word.josa.is_some_and(|josa| josa.case == Case::With && josa.mark == Mark::None);
        with && matches!(word.stem.of(self.text), "문제" | "방안" | "일" | "것" | "대책" | "계획")
            && self.analysis.predicates[at - 1].is_some_and(|ending| !closes_clause(ending))
    }

    fn phrase(
        &self,
        last: usize,
        rank: u8,
        by: usize,
        out: &mut Vec<Topic>,
    ) -> Result<(), NoTopic> {
        let by = Some(self.analysis.word(by).span);
        let start = self.start(last);
        // 사업에 대한 | 협조를 당부했다: what it was about stands before.
        let about = (start + 1..last).rev().find(|word| {
            last - word <= 2
                && self.class(*word) == Some(WordClass::About)
                && self.gazetteer.topics.of(self.analysis.word(last).stem.of(self.text))
                    == Some(TopicArgument::At)
        });
        let about = about.filter(|word| !self.is_named(start, word - 1));
        let mut last = about.map_or(last, |word| word - 1);
        // 파면과 사과 등을: the list without its close.
        while last > start && self.class(last) == Some(WordClass::Etcetera) {
            last -= 1;
        }
        // 어떻게 대응할지 등이: the question is no noun.
        if self.analysis.predicates[last].is_some_and(|e| e.function == Function::Nominal) {
            return Err(NoTopic::Unfit);
        }
        let word = self.analysis.word(last);
        let span = Span::new(self.analysis.word(start).span.start, word.stem.end);
        if self.is_named(start, last) {
            return Err(NoTopic::Participant);
        }
        self.add(Topic { span, rank, by }, out)
    }

    /// An actor alone is whom they met, not what they spoke of.
    fn is_named(&self, start: usize, last: usize) -> bool {
        self.analysis.chunks.iter().any(|chunk| {
            chunk.first_word <= start
                && chunk.end_word == last + 1
                && self.analysis.actors[chunk.first..chunk.end].iter().any(|actor| {
                    matches!(
                        actor.kind,
                        ActorKind::Person
                            | ActorKind::Country
                            | ActorKind::Body
                            | ActorKind::Office
                            | ActorKind::Press
                            | ActorKind::Sides
                            | ActorKind::Pronoun
                            | ActorKind::Group
                    )
                })
        })
    }

    /// Whether the noun phrase that ends at `last` names somebody.
    pub(super) fn is_actor(&self, last: usize) -> bool {
        self.is_named(self.start(last), last)
    }

    fn add(&self, topic: Topic, out: &mut Vec<Topic>) -> Result<(), NoTopic> {
        let span = topic.span;
        let short = span.of(self.text).chars().count() < 2;
        let double = out.iter().any(|known| known.span.overlaps(span));
        if short || double || span.len() > LONGEST {
            return Err(NoTopic::Unfit);
        }
        out.push(topic);
        Ok(())
    }

    /// First word of the noun phrase that ends in the noun at `last`.
    pub(super) fn start(&self, last: usize) -> usize {
        let mut start = last;
        // Whether a modifier clause is open: its own arguments belong to the phrase.
        let mut modified = false;
        while start > self.from {
            let before = start - 1;
            let word = self.analysis.word(before);
            if self.parted(start, before)
                || self.begins_speech(start, before, last)
                || (self.is_day)(word.span)
                || MATTER.contains(&word.span.of(self.text)) && !self.is_open(start)
            {
                break;
            }
            // 이어 | 갈 방안, 식어 | 가는 사업: the helping verb needs the one before it.
            if self.is_helping(start) && self.is_helped(before) {
                modified = true;
                start -= 1;
                continue;
            }
            if let Some(ending) = self.analysis.predicates[before] {
                // 알 수 있도록 | 하는 노력: the light modifier needs the clause before it.
                let light = self.class(start) == Some(WordClass::Adnominal)
                    && ending.function == Function::Connective;
                if closes_clause(ending) && !light {
                    break;
                } else {
                    modified = true;
                }
                start -= 1;
                continue;
            }
            // 동향에 대한 평가: a modifier with an argument of its own.
            modified |= self.class(before) == Some(WordClass::About) && !self.is_adjunct(before);
            let goes_on = match word.josa {
                None => !self.is_adjunct(before),
                Some(josa) => match josa.case {
                    Case::Genitive => true,
                    Case::With => {
                        self.analysis.chunks.iter().all(|chunk| {
                            chunk.end_word != before + 1
                                || self.analysis.actors[chunk.first..chunk.end].iter().all(
                                    |actor| {
                                        actor.kind == ActorKind::Country
                                            || actor.kind == ActorKind::Body
                                    },
                                )
                        }) || josa.mark == Mark::Genitive
                    }
                    // 한은에 긴밀한 협조를 부탁했다: of whom, not of what.
                    Case::Dative => false,
                    Case::At if self.is_named(before, before) && self.is_quality(before + 1) => {
                        false
                    }
                    Case::Object
                    | Case::Subject
                    | Case::At
                    | Case::Toward
                    | Case::From
                    | Case::Also
                    | Case::By
                    | Case::As => modified && josa.mark != Mark::Topic,
                    Case::Since
                    | Case::Until
                    | Case::Or
                    | Case::Like
                    | Case::Each
                    | Case::Than
                    | Case::Only => true,
                    Case::Copula => matches!(josa.mark, Mark::Adnominal),
                    // 서울에서 | 열릴 대회
                    Case::Locative => start < last && self.is_open(start),
                    Case::Topic => false,
                },
            };
            if !goes_on {
                break;
            }
            start -= 1;
        }
        // Adverbs and connectives at the front say nothing of the topic.
        while start < last
            && (self.is_adjunct(start)
                || self.is_front(start)
                || self.class(start) == Some(WordClass::Etcetera))
        {
            start += 1;
        }
        start
    }

    /// `…고 하며 "현안을`: speech begins that does not end within the phrase.
    fn begins_speech(&self, word: usize, before: usize, last: usize) -> bool {
        let (word, before) = (self.analysis.word(word).span, self.analysis.word(before).span);
        let end = self.analysis.word(last).span.end;
        let gap = self.text.get(before.end..word.start).unwrap_or("");
        gap.contains(['"', '“'])
            && !self.text.get(word.start..end).unwrap_or("").contains(['"', '”'])
    }

    /// A short verb that only says how the one before it goes on (`갈`, `주는`).
    fn is_helping(&self, word: usize) -> bool {
        let text = self.analysis.word(word).span.of(self.text);
        let adnominal =
            self.analysis.predicates[word].is_some_and(|e| e.function == Function::Adnominal);
        matches!(text, "갈" | "올" | "줄" | "낼")
            || adnominal
                && matches!(text, "가는" | "간" | "오는" | "온" | "주는" | "준" | "내는" | "낸")
    }

    /// A verb in the infinitive, or a word that looks like an adverb and is one (`이어`).
    fn is_helped(&self, word: usize) -> bool {
        let entry = self.analysis.word(word);
        let infinitive = entry.span.of(self.text).chars().next_back().is_some_and(ends_infinitive);
        infinitive && entry.josa.is_none()
    }

    /// A predicate that modifies the noun behind it.
    fn is_open(&self, word: usize) -> bool {
        self.analysis.predicates[word].is_some_and(|e| e.function == Function::Adnominal)
    }

    /// `긴밀한`, `적극적인`: says what sort of thing it is, and has no argument.
    fn is_quality(&self, word: usize) -> bool {
        self.class(word) != Some(WordClass::About)
            && self.analysis.word(word).span.of(self.text).ends_with(['한', '인'])
    }

    /// A mark between two words that parts phrases: not a comma between list members.
    fn parted(&self, word: usize, before: usize) -> bool {
        match self.analysis.word(word).before {
            Gap::Mark(',') => {
                self.analysis.word(before).josa.is_some()
                    || self.analysis.predicates[before].is_some()
                    || self.is_adjunct(before)
            }
            Gap::Mark(mark) => BULLETS.contains(mark) || "…=:;".contains(mark),
            _ => false,
        }
    }

    /// `각각`, `이어`, `특히`: adverbs of the clause.
    pub(super) fn is_adjunct(&self, word: usize) -> bool {
        // 동향에 대한 평가: 대한 modifies the noun behind it.
        if self.class(word) == Some(WordClass::About) {
            return !self.analysis.word(word).span.of(self.text).ends_with('한');
        }
        matches!(
            self.class(word),
            Some(
                WordClass::Sequence
                    | WordClass::Distributive
                    | WordClass::Adverb
                    | WordClass::Phone
                    | WordClass::Video
                    | WordClass::About
            )
        )
    }

    fn is_front(&self, word: usize) -> bool {
        let entry = self.analysis.word(word);
        entry.josa.is_some_and(|josa| matches!(josa.case, Case::Topic | Case::Subject))
            && self.analysis.next_predicate(word, self.analysis.len()).is_none()
    }
}
