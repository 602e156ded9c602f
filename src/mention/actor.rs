//! Actors: noun phrases that can take part in an encounter.
//!
//! A Korean person phrase is modifiers and a head without particles between
//! them, the particle at its end: `정 박 미국 국무부 동아시아태평양 부차관보 겸
//! 대북특별부대표는`. So a *run* of words up to the first particle is read at
//! once: the last title is the head, the body and the country stand before it,
//! the name stands first, last, or directly before the title.

use std::cell::Cell;

use crate::gazetteer::Gazetteer;
use crate::gazetteer::endings::Ending;
use crate::gazetteer::josa::Josa;
use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::words::{SESSION, STATIONED, UNION, WordClass};
use crate::mention::count::{MEMBERS, number_of};
use crate::mention::reading::Reading;
use crate::mention::run::{Part, Runs};
use crate::mention::told::ToldNames;
use crate::span::Span;
use crate::syntax::word::{Gap, Words};
use crate::text::hangul::is_hanja;

pub use crate::mention::name::NameForm;

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
    /// Reporters and audiences: whoever meets them gives no event.
    Press,
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
    /// Every title noun of the phrase (`대통령 권한대행 국무총리`), the head last.
    pub heads: Vec<Span>,
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

impl Actor {
    /// An office of a country that no phrase of its own names (`북미 정상|회담`).
    pub fn office(title: Span, row: Option<u32>, country: u32) -> Actor {
        Actor {
            kind: ActorKind::Office,
            span: title,
            first_word: 0,
            end_word: 0,
            name: None,
            form: NameForm::Full,
            person: None,
            title: Some(title),
            head: Some(title),
            heads: Vec::new(),
            title_row: row,
            office_row: None,
            body: None,
            body_row: None,
            countries: vec![country],
            former: false,
            count: None,
            josa: None,
            quoted: false,
            tentative: false,
            entity: None,
        }
    }
}

/// Finds the actors of a sentence, in order.
/// `told` are names known without a title; `is_time(span)` tells words of time expressions.
pub fn actors(
    gazetteer: &Gazetteer,
    text: &str,
    words: &Words,
    predicates: &[Option<Ending>],
    told: &ToldNames<'_>,
    is_time: &dyn Fn(Span) -> bool,
    out: &mut Vec<Actor>,
) {
    out.clear();
    // Room for most phrases at once.
    let parts = Cell::new(Vec::with_capacity(16));
    let runs = Runs { gazetteer, text, words, predicates, told, is_time, parts };
    let mut at = 0;
    while at < words.words.len() {
        let end = runs.end(at);
        if !is_time(words.words[at].span) && predicates[at].is_none() {
            runs.read(at, end, out);
        }
        at = end.max(at + 1);
    }
}

impl Runs<'_> {
    /// Reads the run of the words `start..end`.
    fn read(&self, start: usize, end: usize, out: &mut Vec<Actor>) {
        let mut parts = self.parts.take();
        self.read_parts(start, end, &mut parts);
        self.actor_of(start, end, &mut parts, out);
        self.parts.set(parts);
    }

    /// The actor of a run with these parts.
    fn actor_of(&self, start: usize, end: usize, parts: &mut Vec<Part>, out: &mut Vec<Actor>) {
        let run = parts;
        let parts = &run[..];
        let all = parts.len();
        let mut until = all;
        // A compound trigger (`한미 외교장관회담`) ends the phrase before it, and so does a body
        // that is the name of its sessions (`외교차관협의회`).
        if let Some(at) = parts.iter().enumerate().position(|(at, part)| {
            let session =
                at > 0 && self.has_value(part, SESSION) && self.is_ministerial(&parts[at - 1]);
            session || part.reading.trigger.is_some() && !(part.reading.is_title() && at > 0)
        }) {
            until = at;
        }
        let josa = if until == parts.len() { self.words.words[end - 1].josa } else { None };
        let mut parts = &parts[..until];
        let (mut count, mut counted) = (None, None);
        let mut etcetera = false;
        let mut honoured = false;
        // Strip what follows the head and names nobody: 측, 들, 일행, 등, 4명.
        while let Some(last) = parts.last() {
            let text = last.span.of(self.text);
            if last.class == Some(WordClass::Etcetera) {
                etcetera = true;
            } else if last.class == Some(WordClass::Suffix) && parts.len() > 1 {
                honoured |= !last.opens;
            } else if let Some(number) = number_of(text, MEMBERS) {
                (count, counted) = (Some(number), Some(last.span));
            } else if let Some(number) = self.counts_apart(parts) {
                (count, counted) = (Some(number), Some(last.span));
                parts = &parts[..parts.len() - 1];
            } else {
                break;
            }
            parts = &parts[..parts.len() - 1];
        }
        // 김성태 원내대표 방에: whose room it is.
        let room = parts.len() > 1
            && count.is_none()
            && parts.last().is_some_and(|part| part.class == Some(WordClass::Venue) && part.opens)
            && parts[parts.len() - 2].is_title();
        if room {
            let owner = parts[..parts.len() - 1].to_vec();
            let end = parts[parts.len() - 1].word;
            if let Some(mut actor) =
                self.actor(&owner, None).filter(|actor| actor.kind == ActorKind::Person)
            {
                actor.end_word = end;
                actor.quoted = self.words.words[start].quoted;
                out.push(actor);
                return;
            }
        }
        // 정몽구 회장 등 회장단: the named one stands for the group.
        if let Some(at) = parts.iter().position(|part| part.class == Some(WordClass::Etcetera)) {
            if at > 0 && parts[..at].iter().any(Part::is_title) {
                parts = &parts[..at];
                count = None;
            }
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
        let kept = parts.len();
        run.truncate(kept);
        let parts = run;
        if let Some(last) = parts.last_mut() {
            last.closes = true;
            last.gloss = last.gloss.max(usize::from(honoured && last.is_unknown()));
        }
        let mut found = self.actor(parts, count);
        // 남북 적십자|회담: words that tell what sort of talks they are stand between.
        let before_trigger =
            until < all || self.words.words.get(end).is_some_and(|next| self.is_trigger_word(next));
        if before_trigger && josa.is_none() {
            while found.is_none() && parts.len() > 1 && parts.last().is_some_and(Part::is_unknown) {
                parts.pop();
                found = self.actor(parts, count);
            }
        }
        if let Some(mut actor) = found {
            actor.end_word = end;
            actor.josa = josa;
            actor.quoted = self.words.words[start].quoted;
            // 재계 총수 4명: how many they are belongs to what a group is called.
            if let (ActorKind::Group, Some(title), Some(counted)) =
                (actor.kind, actor.title, counted)
            {
                actor.title = Some(title.join(counted));
            }
            self.read_brackets(start, end, &mut actor);
            out.push(actor);
        }
    }

    /// Whether the part is a function word of this value.
    fn has_value(&self, part: &Part, value: &str) -> bool {
        part.reading.word.is_some_and(|row| self.gazetteer.words[row as usize].value == value)
    }

    /// Whether the part is the title of a minister or his deputy: `영사협의회` are no consuls.
    fn is_ministerial(&self, part: &Part) -> bool {
        let row = part.reading.title.map(|row| &self.gazetteer.titles[row as usize]);
        row.is_some_and(|row| row.class.ends_with("minister"))
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
        if let Some(head) = (0..parts.len()).rev().find(|&i| parts[i].is_title()) {
            if head == last {
                return self.titled(parts, head, count);
            }
            if let Some(actor) = self.name_behind_title(parts, head) {
                return Some(actor);
            }
        }
        if last > 0 && self.ends_like_title(&parts[last]) && self.names_somebody(&parts[..last]) {
            return self.titled(parts, last, count);
        }
        let reading = parts[last].reading;
        if class == Some(WordClass::Group) || count.is_some() || self.is_collective(&parts[last]) {
            return self.group(parts, count);
        }
        if class == Some(WordClass::Pair) {
            let mut actor = self.plain(parts, last, last, ActorKind::Country);
            actor.countries = self.pair(parts[last].reading.word);
            return Some(actor);
        }
        if let Some(person) = reading.person {
            let mut actor = self.plain(parts, last, last, ActorKind::Person);
            let from = self.foreign_start(parts, 0, last).unwrap_or(last);
            actor.name = Some(Span::new(parts[from].span.start, parts[last].span.end));
            actor.person = Some(person);
            self.belongs_to(parts, 0, from, &mut actor);
            actor.span = self.cover(parts, from, last, &actor);
            actor.first_word = first_word(parts, &actor);
            return Some(actor);
        }
        if reading.organisation.is_some() {
            if let Some(actor) = self.member_of_list(parts) {
                return Some(actor);
            }
            let mut actor = self.plain(parts, last, last, ActorKind::Body);
            self.belongs_to(parts, 0, last + 1, &mut actor);
            actor.body = Some(parts[last].span);
            actor.body_row = reading.organisation;
            actor.span = self.cover(parts, last, last, &actor);
            return Some(actor);
        }
        if reading.country.is_some() || reading.abbreviation.is_some() {
            let countries = self.countries(parts);
            if reading.country.is_none()
                && countries.len() < 2
                && !self.is_hanja(parts[last].span)
                && !self.between_marks(parts[last].word)
            {
                return None;
            }
            let mut actor = self.plain(parts, last, last, ActorKind::Country);
            actor.countries = countries;
            return Some(actor);
        }
        if class == Some(WordClass::Body) {
            let mut actor = self.plain(parts, last, last, ActorKind::Body);
            self.belongs_to(parts, 0, last + 1, &mut actor);
            // 삼성전자 노조, 삼성전자|노동조합: not 삼성전자.
            let firm = last.checked_sub(1).filter(|at| parts[*at].reading.organisation.is_some());
            let start = match firm {
                _ if !parts[last].opens => Some(self.words.words[parts[last].word].span.start),
                Some(firm) => Some(parts[firm].span.start),
                None => None,
            };
            if let (true, Some(start)) = (self.has_value(&parts[last], UNION), start) {
                actor.body = Some(Span::new(start, parts[last].span.end));
                actor.body_row = None;
            }
            actor.span = self.cover(parts, last, last, &actor);
            return Some(actor);
        }
        self.untitled_name(parts)
    }

    /// `이해찬 더불어민주당·정동영 민주평화당·이정미 정의당 대표`: a name and its body before a dot; the
    /// title stands behind the last one.
    fn member_of_list(&self, parts: &[Part]) -> Option<Actor> {
        let [name, .., body] = parts else { return None };
        let dotted = self.words.words.get(body.word + 1).is_some_and(|next| {
            matches!(next.before, Gap::Mark('·' | 'ㆍ' | '・' | '‧' | '∙' | '/'))
        });
        let known = name.reading.person.is_some() && !name.reading.common;
        let shaped = name.is_unknown()
            && self.gazetteer.names.korean(name.span.of(self.text)) == NamePlausibility::Strong;
        if !(dotted && name.opens && name.closes && (known || shaped)) {
            return None;
        }
        let mut actor = self.plain(parts, 0, 0, ActorKind::Person);
        actor.name = Some(name.span);
        actor.person = name.reading.person;
        self.belongs_to(parts, 1, parts.len(), &mut actor);
        actor.tentative = !known;
        Some(actor)
    }

    /// A Korean name by its shape, without a title: `더불어민주당 이해찬`, or one of a list.
    fn untitled_name(&self, parts: &[Part]) -> Option<Actor> {
        let last = parts.len() - 1;
        let name = &parts[last];
        let text = name.span.of(self.text);
        let told = name.opens && name.closes && name.is_unknown() && self.told.contains(text);
        let shaped = name.opens
            && name.is_unknown()
            && self.gazetteer.names.korean(text) == NamePlausibility::Strong;
        // 조 윌슨·마이크 켈리 하원의원: the title of a list stands behind its last name.
        let foreign = self.foreign_start(parts, 0, last + 1) == Some(0);
        if !(told || shaped && last <= 1 || foreign) {
            return None;
        }
        let first = if foreign { 0 } else { last };
        let mut actor = self.plain(parts, last, last, ActorKind::Person);
        actor.name = Some(Span::new(parts[first].span.start, name.span.end));
        self.belongs_to(parts, 0, first, &mut actor);
        actor.tentative = !told && actor.body.is_none();
        if !told && last == 1 && !foreign && actor.body.is_none() {
            return None;
        }
        actor.span = self.cover(parts, first, last, &actor);
        actor.first_word = first_word(parts, &actor);
        Some(actor)
    }

    fn is_hanja(&self, span: Span) -> bool {
        span.of(self.text).chars().all(is_hanja)
    }

    pub(super) fn plain(&self, parts: &[Part], from: usize, to: usize, kind: ActorKind) -> Actor {
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
            heads: Vec::new(),
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

    /// Finds body and country among the parts `from..to`.
    pub(super) fn belongs_to(&self, parts: &[Part], from: usize, to: usize, actor: &mut Actor) {
        if from >= to {
            return;
        }
        let stretch = &parts[from..to];
        if let Some(at) = stretch.iter().rposition(|part| part.reading.organisation.is_some()) {
            actor.body = Some(stretch[at].span);
            actor.body_row = stretch[at].reading.organisation;
        } else if let Some(at) =
            stretch.iter().rposition(|part| part.class == Some(WordClass::Body))
        {
            // 화물|연대: the word's unknown beginning belongs to the name.
            let word = self.words.words[stretch[at].word];
            actor.body = Some(Span::new(word.span.start, stretch[at].span.end));
        } else if let Some(at) = stretch.iter().rposition(|part| part.abbreviated) {
            actor.body = Some(stretch[at].span);
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
            let stationed = parts.get(at + 1).is_some_and(|next| self.has_value(next, STATIONED));
            if stationed {
                // 북한 주재 중국대사: where, not whose.
            } else if part.class == Some(WordClass::Pair)
                || part.class == Some(WordClass::Modifier) && part.reading.country.is_none()
            {
                // 북측 단장: whose side says the country.
                found.extend(self.pair(part.reading.word));
            } else if let Some(row) = part.reading.country {
                found.push(row);
            } else if let Some(row) = part.reading.abbreviation {
                let listed = self.between_marks(part.word);
                let lone = part.opens
                    && parts.get(at + 1).is_none_or(|next| next.opens)
                    && !self.is_hanja(part.span)
                    && !listed;
                // 한, 중: too often a number or "in the middle of" to stand alone.
                if !lone || !matches!(part.span.of(self.text), "한" | "중" | "남" | "일") {
                    found.push(row);
                }
            }
        }
        found
    }

    /// Whether a middle dot or hyphen stands beside the word: `한·일`, `북-미`.
    fn between_marks(&self, word: usize) -> bool {
        let marks = |index: usize| {
            self.words.words.get(index).is_some_and(|word| {
                matches!(word.before, Gap::Mark('·' | 'ㆍ' | '・' | '‧' | '∙' | '-' | '–'))
            })
        };
        marks(word) || marks(word + 1)
    }

    fn pair(&self, word: Option<u32>) -> Vec<u32> {
        let Some(row) = word else { return Vec::new() };
        self.gazetteer.words[row as usize]
            .value
            .split('|')
            .filter_map(|code| self.gazetteer.country_index(code))
            .collect()
    }

    /// A group: the body and country it belongs to, the whole wording as its title.
    pub(super) fn group(&self, parts: &[Part], count: Option<u32>) -> Option<Actor> {
        let last = parts.len() - 1;
        let mut actor = self.plain(parts, last, last, ActorKind::Group);
        self.belongs_to(parts, 0, last, &mut actor);
        let mut from = last;
        while from > 0 {
            let part = &parts[from - 1];
            let skip = matches!(part.class, Some(WordClass::Adnominal | WordClass::Occurring));
            if skip || last - from >= 4 {
                break;
            }
            from -= 1;
        }
        actor.first_word = parts[from].word;
        actor.title = Some(Span::new(parts[from].span.start, parts[last].span.end));
        actor.span = Span::new(parts[from].span.start, parts[last].span.end);
        actor.count = count;
        if parts[last].reading.is_unknown() && count.is_none() && !self.is_collective(&parts[last])
        {
            return None;
        }
        Some(actor)
    }

    /// An unknown word that ends as groups of people do: `주교단`, `거물들`.
    fn is_collective(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        part.is_unknown()
            && part.closes
            && text.chars().count() >= 3
            && text.ends_with(['단', '들'])
    }

    /// The phrase from part `from` to `to`, stretched over body and country before it.
    pub(super) fn cover(&self, parts: &[Part], from: usize, to: usize, actor: &Actor) -> Span {
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

/// The word that the actor's phrase begins with.
pub(super) fn first_word(parts: &[Part], actor: &Actor) -> usize {
    let covered = parts.iter().filter(|part| actor.span.contains(part.span));
    covered.map(|part| part.word).min().unwrap_or(actor.first_word)
}

/// Whether a surname is also a word that says when somebody holds an office (`전 장관`).
pub fn is_modifier_surname(gazetteer: &Gazetteer, surname: &str) -> bool {
    gazetteer
        .words_called(surname)
        .any(|word| matches!(word.class, WordClass::Former | WordClass::Modifier))
}
