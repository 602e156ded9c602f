//! The noun phrase that is a topic: where it begins, and the members of a list.

use crate::event::notes::NoTopic;
use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::{Function, ends_infinitive};
use crate::gazetteer::josa::{Case, Mark};
use crate::gazetteer::topics::TopicArgument;
use crate::gazetteer::triggers::Strength;
use crate::gazetteer::words::WordClass;
use crate::mention::actor::ActorKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::predicate::closes_clause;
use crate::syntax::word::Gap;

/// Adnominals that are no verb's form.
const DETERMINERS: [&str; 6] = ["간", "각", "새", "첫", "옛", "본"];

/// Nouns of matters that a clause modifies (`높이는 방안`).
const MATTERS: [&str; 6] = ["문제", "방안", "일", "것", "대책", "계획"];

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

/// `데`: the matter that a clause tells.
pub(super) const MATTER: [&str; 5] = ["데", "데에", "데도", "데는", "데에도"];

/// Marks before the points of a list.
pub(super) const BULLETS: &str = "▲△▴▵Δ∆▷▶◇◆▸●○①②③④⑤⑥⑦⑧⑨";

/// Longest topic, in bytes.
const LONGEST: usize = 260;

/// What reads the topics of one sentence.
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

    pub(super) fn last(&self, word: usize) -> bool {
        word + 1 == self.analysis.len()
    }

    pub(super) fn class(&self, word: usize) -> Option<WordClass> {
        self.analysis.class(self.gazetteer, word)
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

    pub(super) fn add(&self, topic: Topic, out: &mut Vec<Topic>) -> Result<(), NoTopic> {
        let span = topic.span;
        let short = span.of(self.text).chars().count() < 2;
        let double = out.iter().any(|known| known.span.overlaps(span));
        if short || double || span.len() > LONGEST {
            return Err(NoTopic::Unfit);
        }
        out.push(topic);
        Ok(())
    }

    /// Whether the word tells an encounter.
    pub(super) fn holds_trigger(&self, word: usize) -> bool {
        self.analysis.tells(self.gazetteer, word)
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
        with && MATTERS.contains(&word.stem.of(self.text))
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
