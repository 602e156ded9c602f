//! Actors: noun phrases that can take part in an encounter.
//!
//! A Korean person phrase is modifiers and a head without particles between
//! them, the particle at its end: `정 박 미국 국무부 동아시아태평양 부차관보 겸
//! 대북특별부대표는`. So a *run* of words up to the first particle is read at
//! once: the last title is the head, the body and the country stand before it,
//! the name stands first, last, or directly before the title.

use crate::gazetteer::Gazetteer;
use crate::gazetteer::josa::{Case, Josa, Mark};
use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::words::WordClass;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::{Gap, Word, Words};
use crate::text::hangul::is_hanja;

/// What sort of participant a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person by name, or by surname and title.
    Person,
    /// An office without a name.
    Office,
    /// A ministry, agency, party, company …
    Body,
    /// A country or several.
    Country,
    /// Several people without names (`재계 총수 4명`).
    Group,
    /// All sides of the encounter told before (`양측`, `두 장관`).
    Sides,
    /// `그`.
    Pronoun,
    /// Reporters: whoever meets them gives no event.
    Press,
}

/// How much of a name a phrase gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// The whole name, or as much as a first mention gives.
    Full,
    /// A Korean or Chinese surname before a title (`강 장관`).
    Surname,
}

/// A noun phrase that can take part in an encounter.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// What it names.
    pub kind: ActorKind,
    /// The phrase, without its particle.
    pub span: Span,
    /// Index of its first word in the sentence.
    pub first_word: usize,
    /// Index behind its last word.
    pub end_word: usize,
    /// The name.
    pub name: Option<Span>,
    /// How much of the name.
    pub form: NameForm,
    /// Row of `people.tsv` that the name can mean.
    pub person: Option<u32>,
    /// The title, with body and division where they stand directly before it.
    pub title: Option<Span>,
    /// The last title noun of the phrase.
    pub head: Option<Span>,
    /// Row of `titles.tsv` of the head.
    pub title_row: Option<u32>,
    /// Row of `offices.tsv` of the head.
    pub office_row: Option<u32>,
    /// The body.
    pub body: Option<Span>,
    /// Row of `organisations.tsv` of the body.
    pub body_row: Option<u32>,
    /// Rows of `countries.tsv`: several in `한미 외교장관`.
    pub countries: Vec<u32>,
    /// Whether `전`, `前` stands before the title.
    pub former: bool,
    /// How many people, where the phrase says so.
    pub count: Option<u32>,
    /// The particle, where the phrase has its own.
    pub josa: Option<Josa>,
    /// Whether the phrase stands in double quotes.
    pub quoted: bool,
    /// A name by its shape alone: counts only in a list whose last member has a title.
    pub tentative: bool,
    /// The coreference chain, once the discourse layer has assigned it.
    pub entity: Option<usize>,
}

/// One part of a run: a part of a word, with what it can mean.
#[derive(Debug, Clone, Copy)]
struct Part {
    span: Span,
    reading: Reading,
    class: Option<WordClass>,
    word: usize,
    /// Whether the part begins its word.
    opens: bool,
}

/// Names of people have at most this many words.
const MOST_NAME_WORDS: usize = 5;

/// Finds the actors of a sentence, in order. `is_time(span)` tells words of time expressions.
pub fn actors(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    is_time: &dyn Fn(Span) -> bool,
    out: &mut Vec<Actor>,
) {
    let reader = Reader { gazetteer, text, words, is_time };
    let mut at = 0;
    while at < words.words.len() {
        let end = reader.run_end(at);
        reader.read_run(at, end, out);
        at = end.max(at + 1);
    }
}

struct Reader<'a> {
    gazetteer: &'a Gazetteer,
    text: &'a str,
    words: &'a Words,
    is_time: &'a dyn Fn(Span) -> bool,
}

impl Reader<'_> {
    /// The end of the run that begins at word `start`: behind the first word with a
    /// particle or ending, or before a mark, a time expression or a trigger.
    fn run_end(&self, start: usize) -> usize {
        let all = &self.words.words;
        if self.skips(&all[start]) {
            return start + 1;
        }
        let mut at = start;
        let mut last = start;
        while at < all.len() {
            let word = &all[at];
            if word.bracketed && !all[start].bracketed {
                at += 1;
                continue;
            }
            if at > start {
                // A bracket between two words of a phrase does not part them.
                let parted = match word.before {
                    Gap::Mark(')') | Gap::Mark('(') | Gap::Mark(']') => false,
                    Gap::Mark(_) => true,
                    _ => false,
                };
                if parted || self.skips(word) || self.is_trigger_word(word) {
                    break;
                }
            }
            last = at;
            if self.closes_run(at) {
                break;
            }
            at += 1;
        }
        last + 1
    }

    fn skips(&self, word: &Word) -> bool {
        (self.is_time)(word.span)
    }

    /// A word that is a trigger as a whole (`회담을`), not one that holds one (`외교장관회담`).
    fn is_trigger_word(&self, word: &Word) -> bool {
        let parts = self.words.parts(word);
        parts.first().is_some_and(|atom| Reading::of(self.gazetteer, *atom).trigger.is_some())
    }

    fn closes_run(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        if let Some(josa) = word.josa {
            return !self.goes_on_behind(at, josa);
        }
        word.ending.is_some() && self.is_predicate(word)
    }

    /// Whether an unknown word with an ending is a predicate rather than a name.
    fn is_predicate(&self, word: &Word) -> bool {
        let stem = word.span.of(self.text);
        if word.known {
            return true;
        }
        let last = stem.chars().next_back().unwrap_or(' ');
        let telling = "고며던는한할된될운킨린친힌난선온긴";
        let long = stem.chars().count() >= 3
            && ["하고", "하며", "면서", "지만", "으나", "는데", "했다", "다고", "도록", "아서", "어서"]
                .iter()
                .any(|tail| stem.ends_with(tail));
        long || (telling.contains(last)
            && !self.gazetteer.names.foreign(stem)
            && self.gazetteer.names.korean(stem) != NamePlausibility::Strong)
    }

    /// A particle that does not end the phrase: `유엔의 구테흐스 총장`, and syllables of
    /// foreign names that look like particles (`다카이치 사나에 일본 총리`).
    fn goes_on_behind(&self, at: usize, josa: Josa) -> bool {
        let all = &self.words.words;
        let word = &all[at];
        let Some(next) = all[at + 1..].iter().find(|w| !w.bracketed) else { return false };
        if matches!(next.before, Gap::Mark(mark) if mark != ')') || self.skips(next) {
            return false;
        }
        let next_reading = self.first_reading(next);
        let next_names = next_reading.is_title()
            || next_reading.organisation.is_some()
            || next_reading.country.is_some()
            || (next_reading.abbreviation.is_some() && next.josa.is_none());
        if josa.case == Case::Genitive && josa.mark == Mark::None {
            let reading = self.last_reading(word);
            let holder = reading.country.is_some() || reading.organisation.is_some();
            return holder && word.known && (next_names || self.ends_in_title(next));
        }
        let one_syllable = word.span.end - word.stem.end == 3;
        one_syllable
            && !word.known
            && next_names
            && at > 0
            && {
                let before = &all[at - 1];
                before.josa.is_none()
                    && !before.known
                    && self.gazetteer.names.foreign(before.span.of(self.text))
                    && self.gazetteer.names.foreign(word.span.of(self.text))
            }
    }

    fn first_reading(&self, word: &Word) -> Reading {
        self.words.parts(word).first().map_or_else(Reading::default, |a| Reading::of(self.gazetteer, *a))
    }

    fn last_reading(&self, word: &Word) -> Reading {
        self.words.parts(word).last().map_or_else(Reading::default, |a| Reading::of(self.gazetteer, *a))
    }

    fn ends_in_title(&self, word: &Word) -> bool {
        self.words.parts(word).iter().any(|a| Reading::of(self.gazetteer, *a).is_title())
    }

    fn parts(&self, start: usize, end: usize) -> Vec<Part> {
        let mut parts = Vec::new();
        let bracketed = self.words.words[start].bracketed;
        for (index, word) in self.words.words[start..end].iter().enumerate() {
            if word.bracketed != bracketed {
                continue;
            }
            for (i, atom) in self.words.parts(word).iter().enumerate() {
                // A run-internal word keeps the syllable that looked like a particle.
                let span = if atom.form.is_none() && start + index + 1 < end && word.josa.is_some()
                    && !word.known
                    && i + 1 == self.words.parts(word).len()
                {
                    Span::new(atom.span.start, word.span.end)
                } else {
                    atom.span
                };
                let reading = Reading::of(self.gazetteer, *atom);
                parts.push(Part {
                    span,
                    reading,
                    class: reading.class(self.gazetteer),
                    word: start + index,
                    opens: i == 0,
                });
            }
        }
        parts
    }

    fn read_run(&self, start: usize, end: usize, out: &mut Vec<Actor>) {
        if self.skips(&self.words.words[start]) {
            return;
        }
        let parts = self.parts(start, end);
        let mut until = parts.len();
        // A compound trigger (`한미 외교장관회담`) ends the phrase before it.
        if let Some(at) = parts.iter().position(|part| part.reading.trigger.is_some()) {
            until = at;
        }
        let josa = if until == parts.len() { self.words.words[end - 1].josa } else { None };
        let mut parts = &parts[..until];
        let mut count = None;
        let mut etcetera = false;
        // Strip what follows the head and names nobody: 측, 들, 일행, 등, 4명.
        while let Some(last) = parts.last() {
            let text = last.span.of(self.text);
            if last.class == Some(WordClass::Etcetera) {
                etcetera = true;
            } else if last.class == Some(WordClass::Suffix) && parts.len() > 1 {
            } else if let Some(number) = people_counted(text) {
                count = Some(number);
            } else {
                break;
            }
            parts = &parts[..parts.len() - 1];
        }
        if parts.is_empty() {
            if etcetera {
                if let (Some(last), Some(josa)) = (out.last_mut(), josa) {
                    last.josa = Some(josa);
                    last.end_word = end;
                }
            }
            return;
        }
        if let Some(mut actor) = self.actor(parts, count) {
            actor.end_word = end;
            actor.josa = josa;
            actor.quoted = self.words.words[start].quoted;
            self.read_brackets(start, end, &mut actor);
            out.push(actor);
        }
    }

    /// `이인영(더불어민주당)`: the body in brackets behind a name.
    fn read_brackets(&self, start: usize, end: usize, actor: &mut Actor) {
        let all = &self.words.words;
        if actor.body.is_some() || actor.name.is_none() || all[start].bracketed {
            return;
        }
        let beside = all[start..].iter().take(end - start + 2).filter(|word| word.bracketed);
        for word in beside {
            for atom in self.words.parts(word) {
                let reading = Reading::of(self.gazetteer, *atom);
                if reading.organisation.is_some() && word.josa.is_none() {
                    actor.body = Some(atom.span);
                    actor.body_row = reading.organisation;
                    return;
                }
            }
        }
    }

    /// The actor that a run of parts names.
    fn actor(&self, parts: &[Part], count: Option<u32>) -> Option<Actor> {
        let last = parts.len() - 1;
        let class = parts[last].class;
        match class {
            Some(WordClass::Press) => return Some(self.plain(parts, last, last, ActorKind::Press)),
            Some(WordClass::Pronoun) if parts.len() == 1 => {
                return Some(self.plain(parts, last, last, ActorKind::Pronoun));
            }
            Some(WordClass::Sides) => {
                return Some(self.plain(parts, last, last, ActorKind::Sides));
            }
            _ => {}
        }
        // The head: the last title, or else the last name, body or country.
        if let Some(head) = (0..parts.len()).rev().find(|&i| self.is_title(parts, i)) {
            if head == last {
                return self.titled(parts, head, count);
            }
            if let Some(actor) = self.name_behind_title(parts, head) {
                return Some(actor);
            }
        }
        let reading = parts[last].reading;
        if class == Some(WordClass::Group) || count.is_some() {
            return self.group(parts, count);
        }
        if class == Some(WordClass::Pair) {
            let mut actor = self.plain(parts, last, last, ActorKind::Country);
            actor.countries = self.pair(parts[last].reading.word);
            return Some(actor);
        }
        if let Some(person) = reading.person {
            let mut actor = self.plain(parts, last, last, ActorKind::Person);
            let (from, _) = self.foreign_start(parts, 0, last);
            actor.name = Some(Span::new(parts[from].span.start, parts[last].span.end));
            actor.person = Some(person);
            self.belongs_to(parts, 0, from, &mut actor);
            actor.span = self.cover(parts, from, last, &actor);
            return Some(actor);
        }
        if reading.organisation.is_some() {
            let mut actor = self.plain(parts, last, last, ActorKind::Body);
            self.belongs_to(parts, 0, last + 1, &mut actor);
            actor.body = Some(parts[last].span);
            actor.body_row = reading.organisation;
            actor.span = self.cover(parts, last, last, &actor);
            return Some(actor);
        }
        if reading.country.is_some() || reading.abbreviation.is_some() {
            let countries = self.countries(parts);
            if reading.country.is_none() && countries.len() < 2 && !self.is_hanja(parts[last].span)
            {
                return None;
            }
            let mut actor = self.plain(parts, last, last, ActorKind::Country);
            actor.countries = countries;
            return Some(actor);
        }
        self.untitled_name(parts)
    }

    /// A Korean name by its shape, without a title: `더불어민주당 이해찬`, or one of a list.
    fn untitled_name(&self, parts: &[Part]) -> Option<Actor> {
        let last = parts.len() - 1;
        let name = &parts[last];
        let shaped = name.opens
            && name.reading.is_unknown()
            && !name.reading.common
            && self.gazetteer.names.korean(name.span.of(self.text)) == NamePlausibility::Strong;
        if !shaped || last > 1 {
            return None;
        }
        let mut actor = self.plain(parts, last, last, ActorKind::Person);
        actor.name = Some(name.span);
        self.belongs_to(parts, 0, last, &mut actor);
        actor.tentative = actor.body.is_none();
        if last == 1 && actor.body.is_none() {
            return None;
        }
        actor.span = self.cover(parts, last, last, &actor);
        Some(actor)
    }

    fn is_hanja(&self, span: Span) -> bool {
        span.of(self.text).chars().all(is_hanja)
    }

    fn is_title(&self, parts: &[Part], at: usize) -> bool {
        let part = &parts[at];
        part.reading.is_title() && part.reading.person.is_none()
    }

    fn plain(&self, parts: &[Part], from: usize, to: usize, kind: ActorKind) -> Actor {
        Actor {
            kind,
            span: Span::new(parts[from].span.start, parts[to].span.end),
            first_word: parts[from].word,
            end_word: parts[to].word + 1,
            name: None,
            form: NameForm::Full,
            person: None,
            title: None,
            head: None,
            title_row: None,
            office_row: None,
            body: None,
            body_row: None,
            countries: Vec::new(),
            former: false,
            count: None,
            josa: None,
            quoted: false,
            tentative: false,
            entity: None,
        }
    }

    /// A phrase whose last part is a title.
    fn titled(&self, parts: &[Part], head: usize, count: Option<u32>) -> Option<Actor> {
        let reading = parts[head].reading;
        let row = reading.title.map(|row| &self.gazetteer.titles[row as usize]);
        let mut actor = self.plain(parts, head, head, ActorKind::Office);
        actor.head = Some(parts[head].span);
        actor.title_row = reading.title;
        actor.office_row = reading.office;
        let before_head = &parts[..head];
        // 기자, 특파원: speaking to reporters is no encounter.
        if row.is_some_and(|row| row.role == "reporter") {
            actor.kind = ActorKind::Press;
            return Some(actor);
        }
        let name = self.name_before(before_head);
        let (name_start, name_end) = match name {
            Some((start, end, form)) => {
                actor.kind = ActorKind::Person;
                actor.name = Some(Span::new(parts[start].span.start, parts[end - 1].span.end));
                actor.form = form;
                actor.person = parts[end - 1].reading.person;
                (start, end)
            }
            None => (head, head),
        };
        // Between name and title, or before both, stand country and body.
        if name.is_some() {
            self.belongs_to(parts, name_end, head, &mut actor);
            if actor.body.is_none() {
                self.belongs_to(parts, 0, name_start, &mut actor);
            }
        } else {
            self.belongs_to(parts, 0, head, &mut actor);
        }
        actor.former = before_head.iter().any(|p| p.class == Some(WordClass::Former));
        let counted = name.is_none()
            && before_head.last().is_some_and(|p| p.class == Some(WordClass::Count));
        if counted && actor.countries.is_empty() {
            actor.kind = ActorKind::Sides;
            actor.first_word = parts[head - 1].word;
            actor.span = Span::new(parts[head - 1].span.start, parts[head].span.end);
            actor.title = Some(parts[head].span);
            return Some(actor);
        }
        if row.is_some_and(|row| row.role == "person") && name.is_none() {
            return None;
        }
        let group_title = row.is_some_and(|row| row.role == "group");
        if name.is_none() && (count.is_some() || group_title) {
            return self.group(parts, count);
        }
        let title_start = self.title_start(parts, name.map_or(0, |(_, end, _)| end), head);
        actor.title = Some(Span::new(parts[title_start].span.start, parts[head].span.end));
        let from = if name.is_some() { name_start.min(title_start) } else { title_start };
        actor.first_word = parts[from].word;
        actor.span = self.cover(parts, from, head, &actor);
        actor.count = count;
        Some(actor)
    }

    /// `외무상 쎄르게이 라브로브`, `총무원장 진우`: the name behind the title.
    fn name_behind_title(&self, parts: &[Part], head: usize) -> Option<Actor> {
        let tail = &parts[head + 1..];
        let last = parts.len() - 1;
        let person = tail.last().and_then(|part| part.reading.person);
        let foreign = tail.len() <= MOST_NAME_WORDS
            && tail.iter().all(|part| {
                part.reading.person.is_some()
                    || (part.reading.is_unknown()
                        && part.opens
                        && self.gazetteer.names.foreign(part.span.of(self.text)))
            });
        let korean = tail.len() == 1
            && tail[0].opens
            && tail[0].reading.is_unknown()
            && self.gazetteer.names.korean(tail[0].span.of(self.text)) == NamePlausibility::Strong;
        if !(foreign || korean) {
            return None;
        }
        let mut actor = self.titled(&parts[..=head], head, None)?;
        if actor.name.is_some() || actor.kind != ActorKind::Office {
            return None;
        }
        actor.kind = ActorKind::Person;
        actor.name = Some(Span::new(tail[0].span.start, parts[last].span.end));
        actor.person = person;
        actor.span = actor.span.join(parts[last].span);
        Some(actor)
    }

    /// The name among the parts before a title: (first part, part behind, how much of it).
    fn name_before(&self, parts: &[Part]) -> Option<(usize, usize, NameForm)> {
        let last = parts.len().checked_sub(1)?;
        let near = &parts[last];
        // Directly before the title: 강경화 장관, 황교안 대표, 강 장관, 폼페이오 장관.
        if near.reading.person.is_some() && !near.reading.common {
            let (from, _) = self.foreign_start(parts, 0, last);
            return Some((from, last + 1, NameForm::Full));
        }
        let text = near.span.of(self.text);
        let plain = near.reading.is_unknown() && !near.reading.common;
        if self.gazetteer.names.surname(text).is_some()
            && (plain || matches!(near.class, Some(WordClass::Former | WordClass::Modifier)))
            && near.opens
        {
            // 정 박 부대표: two surnames stand for a name given in the Western order.
            if last > 0
                && parts[last - 1].reading.is_unknown()
                && self.gazetteer.names.surname(parts[last - 1].span.of(self.text)).is_some()
            {
                return Some((last - 1, last + 1, NameForm::Full));
            }
            return Some((last, last + 1, NameForm::Surname));
        }
        if plain && near.opens || plain && self.is_hanja(near.span) {
            match self.gazetteer.names.korean(text) {
                NamePlausibility::Strong => return Some((last, last + 1, NameForm::Full)),
                NamePlausibility::Weak
                    if text.chars().count() == 3
                        && (last == 0
                            || parts[last - 1].reading.organisation.is_some()
                            || parts[last - 1].reading.country.is_some()) =>
                {
                    return Some((last, last + 1, NameForm::Full));
                }
                _ => {}
            }
        }
        // The name stands first: 앤 뉴버거 | 미국 국가안전보장회의 … 국가안보부보좌관.
        let first_known = parts.iter().position(|part| {
            part.reading.country.is_some()
                || part.reading.abbreviation.is_some() && !part.reading.is_title()
                || part.reading.organisation.is_some()
                || part.reading.is_title() && part.reading.person.is_none()
        });
        if let Some(known) = first_known.filter(|&at| at > 0) {
            let at = known - 1;
            let text = parts[at].span.of(self.text);
            if parts[at].reading.person.is_some() {
                let (from, _) = self.foreign_start(parts, 0, at);
                return Some((from, known, NameForm::Full));
            }
            if parts[at].reading.is_unknown() && !parts[at].reading.common {
                if at > 0
                    && self.gazetteer.names.surname(text).is_some()
                    && self.gazetteer.names.surname(parts[at - 1].span.of(self.text)).is_some()
                {
                    return Some((at - 1, known, NameForm::Full));
                }
                match self.gazetteer.names.korean(text) {
                    NamePlausibility::Strong => return Some((at, known, NameForm::Full)),
                    NamePlausibility::Weak if text.chars().count() == 3 => {
                        return Some((at, known, NameForm::Full));
                    }
                    _ => {}
                }
                let (from, found) = self.foreign_start(parts, 0, known);
                if found {
                    return Some((from, known, NameForm::Full));
                }
            }
        }
        // A foreign name directly before the title: 젤렌스키 대통령, 뿌찐|대통령.
        if plain {
            let after_known = parts
                .iter()
                .rposition(|part| !part.reading.is_unknown() && part.class.is_none())
                .map_or(0, |at| at + 1);
            let (from, found) = self.foreign_start(parts, after_known, last + 1);
            if found {
                return Some((from, last + 1, NameForm::Full));
            }
        }
        None
    }

    /// Where the foreign name begins that ends before part `end`: unknown words that look
    /// transliterated. The second value tells whether there is at least one.
    fn foreign_start(&self, parts: &[Part], floor: usize, end: usize) -> (usize, bool) {
        let mut from = end;
        while from > floor && end - from < MOST_NAME_WORDS {
            let part = &parts[from - 1];
            let text = part.span.of(self.text);
            let looks = part.reading.person.is_some()
                || (part.reading.is_unknown()
                    && !part.reading.common
                    && self.gazetteer.names.foreign(text));
            if !looks {
                break;
            }
            from -= 1;
        }
        (from, from < end)
    }

    /// Finds body and country among the parts `from..to`.
    fn belongs_to(&self, parts: &[Part], from: usize, to: usize, actor: &mut Actor) {
        if from >= to {
            return;
        }
        let stretch = &parts[from..to];
        if let Some(at) = stretch.iter().rposition(|part| part.reading.organisation.is_some()) {
            actor.body = Some(stretch[at].span);
            actor.body_row = stretch[at].reading.organisation;
        }
        let countries = self.countries(stretch);
        if !countries.is_empty() {
            actor.countries = countries;
        }
    }

    /// The countries named among parts, in order.
    fn countries(&self, parts: &[Part]) -> Vec<u32> {
        let mut found = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            if part.class == Some(WordClass::Pair) {
                found.extend(self.pair(part.reading.word));
            } else if let Some(row) = part.reading.country {
                found.push(row);
            } else if let Some(row) = part.reading.abbreviation {
                let lone = part.opens
                    && parts.get(at + 1).is_none_or(|next| next.opens)
                    && !self.is_hanja(part.span);
                // 한, 중: too often a number or "in the middle of" to stand alone.
                if !lone || !matches!(part.span.of(self.text), "한" | "중" | "남" | "일") {
                    found.push(row);
                }
            }
        }
        found
    }

    fn pair(&self, word: Option<u32>) -> Vec<u32> {
        let Some(row) = word else { return Vec::new() };
        self.gazetteer.words[row as usize]
            .value
            .split('|')
            .filter_map(|code| self.gazetteer.country_index(code))
            .collect()
    }

    /// Where the title begins: behind country and body, at the first division or title noun.
    fn title_start(&self, parts: &[Part], from: usize, head: usize) -> usize {
        let mut start = head;
        while start > from {
            let part = &parts[start - 1];
            let reading = part.reading;
            let modifies = matches!(
                part.class,
                Some(WordClass::Concurrent | WordClass::And)
            ) || (part.class == Some(WordClass::Modifier) && !is_deictic(part.span.of(self.text)));
            let belongs = reading.is_title()
                || reading.organisation.is_some()
                || modifies
                || (reading.is_unknown() && !self.gazetteer.names.foreign(part.span.of(self.text)))
                || (reading.place.is_some() && reading.country.is_none())
                || !part.opens && reading.is_unknown();
            if !belongs {
                break;
            }
            start -= 1;
        }
        start
    }

    /// A group: the body and country it belongs to, the whole wording as its title.
    fn group(&self, parts: &[Part], count: Option<u32>) -> Option<Actor> {
        let last = parts.len() - 1;
        let mut actor = self.plain(parts, last, last, ActorKind::Group);
        self.belongs_to(parts, 0, last, &mut actor);
        let mut from = last;
        while from > 0 {
            let part = &parts[from - 1];
            let skip = part.class == Some(WordClass::Adnominal)
                || (part.reading.is_unknown()
                    && self.words.words[part.word].ending.is_some()
                    && self.is_predicate(&self.words.words[part.word]));
            if skip || last - from >= 4 {
                break;
            }
            from -= 1;
        }
        actor.first_word = parts[from].word;
        actor.title = Some(Span::new(parts[from].span.start, parts[last].span.end));
        actor.span = Span::new(parts[from].span.start, parts[last].span.end);
        actor.count = count;
        if parts[last].reading.is_unknown() && count.is_none() {
            return None;
        }
        Some(actor)
    }

    /// The phrase from part `from` to `to`, stretched over body and country before it.
    fn cover(&self, parts: &[Part], from: usize, to: usize, actor: &Actor) -> Span {
        let mut span = Span::new(parts[from].span.start, parts[to].span.end);
        if let Some(body) = actor.body {
            span = span.join(body);
        }
        let start = span.start;
        for part in parts {
            let country = part.reading.country.is_some() || part.reading.abbreviation.is_some();
            if country && part.span.end <= start {
                span = span.join(part.span);
            }
        }
        span
    }
}

/// `주한`, `신임` and the like say something of the person now, not of the office.
fn is_deictic(word: &str) -> bool {
    matches!(word, "신임" | "현" | "당시" | "같은 당" | "우리" | "자신" | "현직")
        || word.starts_with('방')
}

/// Whether a surname is also a word that says when somebody holds an office (`전 장관`).
pub fn is_modifier_surname(gazetteer: &Gazetteer, surname: &str) -> bool {
    gazetteer.words.iter().any(|word| {
        word.text == surname && matches!(word.class, WordClass::Former | WordClass::Modifier)
    })
}

/// `4명`, `7곳`, `3인`: how many people or bodies.
fn people_counted(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = &word[digits.len()..];
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    ["명", "인", "곳", "여명", "개사", "명의"].contains(&unit).then(|| digits.parse().ok()).flatten()
}
