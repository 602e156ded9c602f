//! Phrases whose head is a title: whose it is, where it begins, which name belongs to it.

use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::words::WordClass;
use crate::mention::actor::{Actor, ActorKind, NameForm, first_word};
use crate::mention::count::number_of;
use crate::mention::name::Name;
use crate::mention::reading::Reading;
use crate::mention::run::{Part, Runs};
use crate::span::Span;

/// Units of bodies before the title of their heads (`8개 금융지주 회장`).
const BODIES: &[&str] = &["개", "개국", "곳", "개사", "개교"];

impl Runs<'_> {
    /// A phrase whose last part is a title.
    pub(super) fn titled(&self, parts: &[Part], head: usize, count: Option<u32>) -> Option<Actor> {
        let reading = parts[head].reading;
        let row = reading.title.map(|row| &self.gazetteer.titles[row as usize]);
        let mut actor = self.plain(parts, head, head, ActorKind::Office);
        actor.head = Some(parts[head].span);
        actor.title_row = reading.title;
        actor.office_row = reading.office;
        // 특허|청장, 경주|시장: what the title's own word begins with belongs to the title,
        // unless it is a name: 金|대통령, 이해찬|대표.
        let own = (0..head).rev().take_while(|at| !parts[*at + 1].opens).last().unwrap_or(head);
        let before_head = if own < head && !self.is_glued_name(&parts[own]) {
            &parts[..own]
        } else {
            &parts[..head]
        };
        // 기자, 특파원: speaking to reporters is no encounter.
        if row.is_some_and(|row| row.role == "reporter") {
            actor.kind = ActorKind::Press;
            return Some(actor);
        }
        let name = self.name_before(before_head).map(|name| self.widened(before_head, name));
        // 진우|스님: what an honorific is glued to is a name.
        let honoured = own + 1 == head
            && parts[own].is_unknown()
            && row.is_some_and(|row| row.role == "person" && row.title.chars().count() > 1);
        // 조계종 총무원장 진우 스님: a monk's name has no surname.
        let ordained = row.is_some_and(|row| row.role == "person" && row.class == "religious")
            && before_head.last().is_some_and(|part| {
                let syllables = part.span.of(self.text).chars().count();
                part.reading.is_unknown() && part.opens && part.closes && syllables == 2
            });
        let name = match name {
            None if ordained => {
                let at = before_head.len() - 1;
                Some(Name { start: at, end: at + 1, form: NameForm::Full })
            }
            None if honoured => Some(Name { start: own, end: head, form: NameForm::Full }),
            None => self.holder(before_head, reading),
            name => name,
        };
        let (name_start, name_end) = match name {
            Some(Name { start, end, form }) => {
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
        // 통일부 장관 as one row: the office knows its body.
        if actor.body_row.is_none() && actor.body.is_none() {
            actor.body_row =
                reading.office.and_then(|row| self.gazetteer.offices[row as usize].organisation);
        }
        // 전직|대통령: also in the title's own word.
        actor.former = parts[..head].iter().any(|part| part.class == Some(WordClass::Former));
        let counted =
            name.is_none() && before_head.last().is_some_and(|p| p.class == Some(WordClass::Count));
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
        // 8개 금융지주 회장, 17개 시도 교육감: all of them.
        let several =
            before_head.iter().any(|part| number_of(part.span.of(self.text), BODIES).is_some());
        if name.is_none() && (count.is_some() || group_title || several) {
            return self.group(parts, count);
        }
        let title_start = self.title_start(parts, name.map_or(0, |name| name.end), head);
        actor.title = Some(Span::new(parts[title_start].span.start, parts[head].span.end));
        let from = if name.is_some() { name_start.min(title_start) } else { title_start };
        actor.first_word = parts[from].word;
        actor.span = self.cover(parts, from, head, &actor);
        actor.first_word = first_word(parts, &actor);
        actor.count = count;
        let titles = parts[title_start..=head].iter().filter(|part| part.is_title());
        actor.heads = titles.map(|part| part.span).collect();
        Some(actor)
    }

    /// `조국 민정수석`: an ordinary word is the name of whoever has held the office.
    fn holder(&self, before: &[Part], title: Reading) -> Option<Name> {
        let last = before.len().checked_sub(1)?;
        let person = before[last].reading.person.filter(|_| before[last].opens)?;
        let office = title.office.map(|row| self.gazetteer.offices[row as usize].class.as_str());
        let class = title.title.map(|row| self.gazetteer.titles[row as usize].class.as_str());
        let held = [office, class]
            .into_iter()
            .flatten()
            .any(|class| !class.is_empty() && self.gazetteer.has_held(person, class));
        held.then_some(Name { start: last, end: last + 1, form: NameForm::Full })
    }

    /// Whether an unknown word ends as titles do (`부주장`, `통합막료감`).
    pub(super) fn ends_like_title(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        part.is_unknown()
            && part.closes
            && text.chars().count() >= 2
            && self
                .gazetteer
                .title_suffixes
                .iter()
                .any(|row| text.ends_with(self.gazetteer.titles[*row as usize].title.as_str()))
            && self.gazetteer.names.korean(text) != NamePlausibility::Strong
    }

    /// Whether the parts hold a name, or a country or body that a title belongs to.
    pub(super) fn names_somebody(&self, parts: &[Part]) -> bool {
        parts
            .iter()
            .any(|part| part.gloss > 0 || part.reading.person.is_some() && !part.reading.common)
            || self.name_before(parts).is_some_and(|name| name.form == NameForm::Full)
    }

    /// A name written in one word with the title behind it.
    fn is_glued_name(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        // 부|청장 is the deputy of the office.
        self.is_surname(part) && text != "부"
            || part.reading.person.is_some()
            || part.is_unknown() && self.gazetteer.names.korean(text) == NamePlausibility::Strong
    }

    /// `외무상 쎄르게이 라브로브`, `총무원장 진우`: the name behind the title.
    pub(super) fn name_behind_title(&self, parts: &[Part], head: usize) -> Option<Actor> {
        let tail = &parts[head + 1..];
        let last = parts.len() - 1;
        let person = tail.last().and_then(|part| part.reading.person);
        let foreign = self.foreign_start(parts, head + 1, parts.len()) == Some(head + 1);
        let korean = tail.len() == 1
            && tail[0].opens
            && tail[0].is_unknown()
            && (tail[0].gloss > 0
                || self.gazetteer.names.korean(tail[0].span.of(self.text))
                    == NamePlausibility::Strong);
        // 로씨야 외무상 쎄르게이 라브로브: behind a country's title, words that nobody knows.
        let strange = tail.len() >= 2
            && (parts[..head].iter().any(Part::belongs)
                || tail.last().is_some_and(|part| part.gloss > 0))
            && tail.iter().all(|part| {
                part.is_unknown()
                    && part.opens
                    && !self.gazetteer.names.ordinary(part.span.of(self.text))
            });
        if !(foreign || korean || strange) {
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

    /// Where the title begins: behind country and body, at the first division or title noun.
    fn title_start(&self, parts: &[Part], from: usize, head: usize) -> usize {
        let mut start = head;
        while start > from {
            let part = &parts[start - 1];
            let reading = part.reading;
            // The title begins with its body: nothing before the body belongs to it.
            if parts[start..head].iter().any(|inner| inner.reading.organisation.is_some())
                && part.class != Some(WordClass::Concurrent)
                && reading.organisation.is_none()
                && !reading.is_title()
            {
                break;
            }
            let modifies = matches!(part.class, Some(WordClass::Concurrent | WordClass::And))
                || (part.class == Some(WordClass::Modifier)
                    && !is_deictic(part.span.of(self.text)));
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
}

/// `주한`, `신임` and the like say something of the person now, not of the office.
fn is_deictic(word: &str) -> bool {
    matches!(word, "신임" | "현" | "당시" | "같은 당" | "우리" | "자신" | "현직")
}
