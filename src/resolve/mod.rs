//! Coreference: which actors of an article are the same person, office or body.
//!
//! Full names found the chains; `강 장관`, `폼페이오 장관` and bare titles join the
//! chain that fits in surname, title and country, the nearest one before them,
//! else the nearest behind. Nothing is joined where a title or country forbids it.

use rustc_hash::FxHashMap;

use self::fits::{
    bears, body_of, classes, compatible, implied_country, one_apart, same_kind_of_body,
};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::words::VAGUE;
use crate::mention::actor::{Actor, ActorKind, NameForm};
use crate::steps::{step, steps};

mod fits;
mod sides;

/// Everything the article says of one participant.
#[derive(Debug, Clone, Default)]
pub struct Entity {
    /// The fullest name.
    pub name: Option<String>,
    /// Row of `people.tsv`.
    pub person: Option<u32>,
    /// The title as the article gives it, the longest.
    pub title: Option<String>,
    /// All title nouns that stood with the name.
    pub heads: Vec<String>,
    /// Classes of these titles.
    pub classes: Vec<String>,
    /// The body as the article gives it, the longest wording.
    pub body: Option<String>,
    /// Row of `organisations.tsv`.
    pub body_row: Option<u32>,
    /// Rows of `countries.tsv`.
    pub country: Option<u32>,
    /// What sort of participant.
    pub kind: Option<ActorKind>,
    /// Sentence of the first mention.
    pub first_sentence: usize,
    /// Sentence of the latest mention so far.
    pub last_sentence: usize,
    /// Whether the person formerly held the office.
    pub former: bool,
    /// Whether nobody can say who they are (`미국 인사들`).
    pub vague: bool,
}

/// The article's participants.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// All chains, in the order of their first full mention.
    pub list: Vec<Entity>,
    by_name: FxHashMap<String, usize>,
    /// Of each chain of a full name, the first ones of `list`: before which sentence neither
    /// it nor one behind it in the list is told.
    opened: Vec<usize>,
    /// Of the same chains, what the first and the last word of the name begin with.
    initials: Vec<[Option<char>; 2]>,
    /// How many chains, from the beginning and from the end, a mention is compared with: an
    /// article has fewer, a collection of thousands of lines must not cost their square.
    memory: usize,
}

/// What the first and the last word of a name begin with: either may be the surname.
fn initials(entity: &Entity) -> [Option<char>; 2] {
    let name = entity.name.as_deref().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    [name.chars().next(), last.chars().next()]
}

/// What tells soon that a name is no part of another, and no other spelling of it.
struct Shape {
    /// A bit a syllable, several syllables a bit.
    bits: u64,
    /// In characters.
    length: usize,
    person: Option<u32>,
}

impl Shape {
    fn of(entity: &Entity) -> Shape {
        let name = entity.name.as_deref().unwrap_or_default();
        let bit = |c: char| 1 << (u32::from(c) % 61);
        let bits = name.chars().filter(|c| *c != ' ').fold(0, |bits, c| bits | bit(c));
        Shape { bits, length: name.chars().count(), person: entity.person }
    }

    /// Whether the name may be a part or a misspelling of the longer one, at most a syllable
    /// apart, or one of the same person.
    fn may_join(&self, long: &Shape) -> bool {
        self.length < long.length && (self.bits & !long.bits).count_ones() <= 1
            || self.person.is_some() && self.person == long.person
    }
}

impl Entities {
    /// Assigns every actor of the article its chain. `sentences` holds each sentence's actors.
    pub fn resolve(
        gazetteer: &Gazetteer,
        text: &str,
        sentences: &mut [Vec<Actor>],
        most: usize,
    ) -> Entities {
        let mut entities = Entities { memory: most.div_ceil(2), ..Entities::default() };
        for (index, actors) in sentences.iter_mut().enumerate() {
            for actor in actors.iter_mut() {
                if actor.kind == ActorKind::Person && actor.form == NameForm::Full {
                    actor.entity = Some(entities.named(gazetteer, text, actor, index));
                }
            }
        }
        entities.join_short_names(sentences);
        entities.opened = entities.list.iter().map(|entity| entity.first_sentence).collect();
        for at in (1..entities.opened.len()).rev() {
            entities.opened[at - 1] = entities.opened[at - 1].min(entities.opened[at]);
        }
        entities.initials = entities.list.iter().map(initials).collect();
        for (index, actors) in sentences.iter_mut().enumerate() {
            for actor in actors.iter_mut() {
                match actor.kind {
                    ActorKind::Person if actor.form == NameForm::Surname => {
                        actor.entity = Some(entities.surnamed(gazetteer, text, actor, index));
                    }
                    ActorKind::Person => {
                        if let Some(entity) = actor.entity {
                            entities.list[entity].last_sentence = index;
                        }
                    }
                    ActorKind::Office if actor.countries.len() < 2 => {
                        actor.entity = Some(entities.office(gazetteer, text, actor, index));
                    }
                    ActorKind::Body => {
                        actor.entity = Some(entities.body(gazetteer, text, actor, index));
                    }
                    ActorKind::Country if actor.countries.len() == 1 => {
                        actor.entity = Some(entities.country(actor.countries[0], index));
                    }
                    ActorKind::Group => {
                        actor.entity = Some(entities.group(gazetteer, text, actor, index));
                    }
                    _ => {}
                }
            }
        }
        entities
    }

    /// A new chain, first told in sentence `at`.
    fn open(&mut self, kind: ActorKind, at: usize) -> usize {
        self.list.push(Entity {
            kind: Some(kind),
            first_sentence: at,
            last_sentence: at,
            ..Entity::default()
        });
        self.list.len() - 1
    }

    /// The chain of a full name.
    fn named(&mut self, gazetteer: &Gazetteer, text: &str, actor: &Actor, at: usize) -> usize {
        let name = actor.name.map_or("", |span| span.of(text));
        let key = name.replace(' ', "");
        let known = self.by_name.get(&key).copied();
        let entity = known.unwrap_or_else(|| {
            self.list.push(Entity {
                name: Some(name.to_owned()),
                person: actor.person,
                kind: Some(ActorKind::Person),
                first_sentence: at,
                ..Entity::default()
            });
            self.by_name.insert(key, self.list.len() - 1);
            self.list.len() - 1
        });
        self.learn(gazetteer, text, entity, actor);
        entity
    }

    /// `폼페이오` joins `마이크 폼페이오`: the last or first word of a longer name, a row
    /// of the same person, or a spelling one syllable away with a title that fits.
    fn join_short_names(&mut self, sentences: &mut [Vec<Actor>]) {
        let mut target: Vec<usize> = (0..self.list.len()).collect();
        let shapes: Vec<Shape> = self.list.iter().map(Shape::of).collect();
        let spaced = |entity: &Entity| entity.name.as_ref().is_some_and(|name| name.contains(' '));
        let spaced: Vec<bool> = self.list.iter().map(spaced).collect();
        for short in 0..self.list.len() {
            let Some(name) = self.list[short].name.clone() else { continue };
            let syllables = shapes[short].length;
            let window =
                short.saturating_sub(self.memory)..self.list.len().min(short + self.memory);
            steps(window.len() / 8);
            let candidates = window
                .filter(|long| shapes[short].may_join(&shapes[*long]))
                .map(|long| (long, &self.list[long]))
                .filter(|(long, entity)| {
                    step();
                    *long != short
                        && target[*long] == *long
                        && self.countries_agree(*long, short)
                        && entity.name.as_ref().is_some_and(|other| {
                            let longer = shapes[*long].length > syllables;
                            // Most names are one word, and of those few are as long.
                            let words = || other.split(' ');
                            let near = spaced[*long] || shapes[*long].length == syllables + 1;
                            let part = longer && spaced[*long] && words().any(|word| word == name);
                            let same_row = entity.person.is_some()
                                && entity.person == self.list[short].person
                                && (longer || shapes[*long].length == syllables && *long < short);
                            let misspelt = longer
                                && syllables >= 3
                                && near
                                && words().any(|word| one_apart(word, &name));
                            part || same_row || misspelt && self.heads_agree(*long, short)
                        })
                });
            if let Some((long, _)) =
                candidates.max_by_key(|(_, e)| e.name.as_ref().map(String::len))
            {
                target[short] = long;
            }
        }
        for (short, &long) in target.iter().enumerate() {
            if long != short {
                let from = self.list[short].clone();
                let into = &mut self.list[long];
                into.person = into.person.or(from.person);
                into.country = into.country.or(from.country);
                into.body_row = into.body_row.or(from.body_row);
                into.first_sentence = into.first_sentence.min(from.first_sentence);
                if into.body.is_none() {
                    into.body = from.body;
                }
                if into.title.as_ref().is_none_or(|title| {
                    from.title.as_ref().is_some_and(|other| other.len() > title.len())
                }) {
                    into.title = from.title.or(into.title.take());
                }
                into.heads.extend(from.heads);
                into.classes.extend(from.classes);
                self.by_name.retain(|_, entity| *entity != short);
                self.list[short] =
                    Entity { first_sentence: usize::MAX, last_sentence: 0, ..Entity::default() };
            }
        }
        for actors in sentences.iter_mut() {
            for actor in actors.iter_mut() {
                actor.entity = actor.entity.map(|entity| target[entity]);
            }
        }
    }

    fn countries_agree(&self, a: usize, b: usize) -> bool {
        match (self.list[a].country, self.list[b].country) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    fn heads_agree(&self, a: usize, b: usize) -> bool {
        self.list[a].heads.iter().any(|x| self.list[b].heads.iter().any(|y| compatible(x, y)))
    }

    /// Takes over what a mention says of its chain.
    fn learn(&mut self, gazetteer: &Gazetteer, text: &str, entity: usize, actor: &Actor) {
        let into = &mut self.list[entity];
        let body_row = body_of(gazetteer, text, actor);
        into.former |= actor.former;
        if let Some(title) = actor.title.map(|span| span.of(text)) {
            if into.title.as_ref().is_none_or(|known| known.chars().count() < title.chars().count())
            {
                into.title = Some(title.to_owned());
            }
        }
        for head in actor.heads.iter().chain(&actor.head).map(|span| span.of(text)) {
            if !into.heads.iter().any(|known| known == head) {
                into.heads.push(head.to_owned());
            }
        }
        let classes = actor
            .title_row
            .map(|row| gazetteer.titles[row as usize].class.as_str())
            .into_iter()
            .chain(actor.office_row.map(|row| gazetteer.offices[row as usize].class.as_str()));
        for class in classes {
            if !class.is_empty() && !into.classes.iter().any(|known| known == class) {
                into.classes.push(class.to_owned());
            }
        }
        if let Some(body) = actor.body.map(|span| span.of(text)) {
            if into.body.as_ref().is_none_or(|known| known.len() < body.len()) {
                into.body = Some(body.to_owned());
            }
            into.body_row = body_row.or(into.body_row);
        }
        if actor.countries.len() == 1 && into.country.is_none() {
            into.country = Some(actor.countries[0]);
        }
        if into.country.is_none() {
            into.country = implied_country(gazetteer, actor, body_row);
        }
    }

    /// The chain of `강 장관`: the nearest person of that surname whose title fits.
    fn surnamed(&mut self, gazetteer: &Gazetteer, text: &str, actor: &Actor, at: usize) -> usize {
        let surname = actor.name.map_or("", |span| span.of(text));
        let surname = gazetteer.names.surname(surname).unwrap_or(surname).to_owned();
        let head = actor.head.map_or("", |span| span.of(text));
        let bearer =
            |entity: &Entity| entity.name.as_ref().is_some_and(|name| bears(name, &surname));
        // Only chains of full names have one, and the first ones of the list are theirs.
        let initial = surname.chars().next();
        let named = self.window().take_while(|chain| *chain < self.initials.len());
        let may_bear = |chain: &usize| self.initials[*chain].contains(&initial);
        let bearers: Vec<usize> = named.filter(may_bear).collect();
        steps(self.initials.len().min(2 * self.memory) / 8);
        // 김 상임위원장 is not 김 위원장, 김 전 대통령 is not 김 대통령, where both are told.
        let bearers = || bearers.iter().copied();
        let found = self
            .nearest_of(bearers(), at, |entity| {
                bearer(entity)
                    && entity.former == actor.former
                    && entity.heads.iter().any(|known| known.rsplit(' ').next() == Some(head))
            })
            .or_else(|| {
                self.nearest_of(bearers(), at, |entity| {
                    bearer(entity) && entity.heads.iter().any(|known| compatible(known, head))
                })
            });
        // 황 CEO, an 최고경영자 before: another word for the office.
        let class = actor.title_row.map(|row| gazetteer.titles[row as usize].class.as_str());
        let class = class.filter(|class| !class.is_empty());
        let found = found.or_else(|| {
            let class = class?;
            self.nearest_of(bearers(), at, |entity| {
                bearer(entity) && entity.classes.iter().any(|known| known == class)
            })
        });
        let found = found.or_else(|| {
            // A person whose title the article has not said yet.
            self.nearest_of(bearers(), at, |entity| {
                entity.heads.is_empty()
                    && entity.name.as_ref().is_some_and(|name| name.starts_with(surname.as_str()))
            })
        });
        // 김 단장, of the director 김황용 who leads a delegation: the only one told so far who
        // bears the surname, unless the title is that of one holder at a time.
        let may_gain = !actor.former && classes(gazetteer, actor).is_empty();
        let found = found.or_else(|| {
            let mut told = bearers().filter(|chain| {
                let entity = &self.list[*chain];
                entity.first_sentence <= at
                    && entity.name.as_ref().is_some_and(|name| name.starts_with(surname.as_str()))
            });
            let only = told.next().filter(|_| may_gain)?;
            told.next().is_none().then_some(only)
        });
        if let Some(entity) = found {
            self.learn(gazetteer, text, entity, actor);
            self.list[entity].last_sentence = at;
            return entity;
        }
        if actor.former || crate::mention::actor::is_modifier_surname(gazetteer, &surname) {
            // 전 장관: nobody is called 전, so the former holder.
            return self.office(gazetteer, text, actor, at);
        }
        let entity = self.open(ActorKind::Office, at);
        self.learn(gazetteer, text, entity, actor);
        entity
    }

    /// The chain of a title without a name.
    fn office(&mut self, gazetteer: &Gazetteer, text: &str, actor: &Actor, at: usize) -> usize {
        let head = actor.head.map_or("", |span| span.of(text));
        let title = actor.title.map_or("", |span| span.of(text));
        let country =
            actor.countries.first().copied().or(implied_country(gazetteer, actor, actor.body_row));
        let body = actor.body_row;
        let whole = title.contains(' ') && title.len() > head.len();
        let classes = if whole { classes(gazetteer, actor) } else { Vec::new() };
        let found = self.nearest(at, |entity| {
            if entity.former != actor.former {
                return false;
            }
            let fits = if whole {
                // 하원 외교위원장 is not 하원 군사위원장.
                entity.title.as_deref().is_some_and(|known| compatible(known, title))
                    || entity.classes.iter().any(|known| classes.contains(&known.as_str()))
            } else {
                entity.heads.iter().any(|known| known == head || compatible(known, head))
            };
            if !fits {
                return false;
            }
            let same_country = match (entity.country, country) {
                (Some(a), Some(b)) => a == b,
                // 캐나다 청장 is not the 청장 told before without a country.
                (None, Some(_)) => entity.title.as_deref() == Some(title),
                _ => true,
            };
            let same_body = match (entity.body_row, body) {
                (Some(a), Some(b)) => a == b || same_kind_of_body(gazetteer, a, b),
                (None, Some(_)) => false,
                _ => true,
            };
            let same_division = entity.name.is_some()
                || entity.title.as_deref().is_none_or(|known| known.ends_with(title));
            // 새들시의회 의장 is not 솔내군의회 의장.
            let other_body = match (entity.body.as_deref(), actor.body.map(|span| span.of(text))) {
                (Some(a), Some(b)) => {
                    entity.body_row.is_none() && body.is_none() && !a.contains(b) && !b.contains(a)
                }
                _ => false,
            };
            same_country && same_body && same_division && !other_body
        });
        let entity = found.unwrap_or_else(|| self.open(ActorKind::Office, at));
        self.learn(gazetteer, text, entity, actor);
        self.list[entity].last_sentence = at;
        entity
    }

    fn body(&mut self, gazetteer: &Gazetteer, text: &str, actor: &Actor, at: usize) -> usize {
        let name = actor.body.map_or("", |span| span.of(text));
        let row = actor.body_row;
        let found = self.list.iter().take(2 * self.memory).inspect(|_| step()).position(|entity| {
            entity.kind == Some(ActorKind::Body)
                && (entity.body.as_deref() == Some(name)
                    || entity.body_row.zip(row).is_some_and(|(a, b)| gazetteer.is_one_body(a, b)))
        });
        let entity = found.unwrap_or_else(|| self.open(ActorKind::Body, at));
        self.learn(gazetteer, text, entity, actor);
        self.list[entity].last_sentence = at;
        entity
    }

    /// The chain of a country as a side.
    pub fn country(&mut self, country: u32, at: usize) -> usize {
        let found = self.list.iter().take(2 * self.memory).inspect(|_| step()).position(|entity| {
            entity.kind == Some(ActorKind::Country) && entity.country == Some(country)
        });
        found.unwrap_or_else(|| {
            let entity = self.open(ActorKind::Country, at);
            self.list[entity].country = Some(country);
            entity
        })
    }

    /// The chain of a group.
    pub fn group(&mut self, gazetteer: &Gazetteer, text: &str, actor: &Actor, at: usize) -> usize {
        let title = actor.title.map(|span| span.of(text).to_owned());
        let head = actor.title.map_or("", |span| span.of(text)).rsplit(' ').next().unwrap_or("");
        let vague =
            || actor.body.is_none() && gazetteer.words_called(head).any(|word| word.value == VAGUE);
        let found = self.list.iter().take(2 * self.memory).position(|entity| {
            entity.kind == Some(ActorKind::Group)
                && (entity.title == title || is_called(entity.title.as_deref(), title.as_deref()))
        });
        let entity = found.unwrap_or_else(|| {
            let entity = self.open(ActorKind::Group, at);
            self.list[entity].vague = vague();
            entity
        });
        self.learn(gazetteer, text, entity, actor);
        self.list[entity].last_sentence = at;
        entity
    }

    /// A title without the country and the body's country before it.
    pub fn bare_title(&self, gazetteer: &Gazetteer, entity: usize, title: &str) -> String {
        let Some(row) = self.list[entity].country else { return title.to_owned() };
        let country = &gazetteer.countries[row as usize];
        let names =
            std::iter::once(&country.name).chain(&country.aliases).chain(&country.abbreviations);
        for name in names {
            if let Some(rest) = title.strip_prefix(name.as_str()) {
                if rest.starts_with(' ') {
                    return rest.trim_start().to_owned();
                }
            }
        }
        title.to_owned()
    }

    /// The chains that a mention is compared with: those of the article's beginning, and
    /// those told last.
    fn window(&self) -> impl Iterator<Item = usize> + use<> {
        let length = self.list.len();
        (0..length.min(self.memory))
            .chain(length.saturating_sub(self.memory).max(self.memory)..length)
    }

    /// The fitting chain told most recently before sentence `at`, else the first one after;
    /// people with names before nameless offices.
    fn nearest(&self, at: usize, fits: impl Fn(&Entity) -> bool) -> Option<usize> {
        self.nearest_of(self.window(), at, fits)
    }

    /// The same, of some of the chains, in the order of the list.
    fn nearest_of(
        &self,
        chains: impl Iterator<Item = usize>,
        at: usize,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<usize> {
        // The best one before, and the first one after.
        let (mut before, mut after) = (None, None);
        for index in chains {
            step();
            let entity = &self.list[index];
            let behind = entity.first_sentence > at;
            let first = Some(entity.first_sentence);
            // Asked first whether it would be taken at all.
            if behind && (before.is_some() || after.is_some_and(|(known, _)| known <= first)) {
                continue;
            }
            let key = Some((entity.name.is_some(), entity.last_sentence.min(at), index));
            if !behind && before >= key || !fits(entity) {
                continue;
            }
            if behind {
                after = Some((first, index));
            } else {
                before = key;
            }
        }
        before.map(|(_, _, index)| index).or(after.map(|(_, index)| index))
    }
}

/// `특사 조문단`, later `조문단`.
fn is_called(known: Option<&str>, title: Option<&str>) -> bool {
    let (Some(known), Some(title)) = (known, title) else { return false };
    title.ends_with('단') && known.strip_suffix(title).is_some_and(|rest| rest.ends_with(' '))
}
