//! The sides of an encounter: those told before, one for each country of a pair, and which
//! of two says more of the other.

use super::fits::{compatible, implied_country};
use super::{Entities, Entity};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::words::UNION;
use crate::mention::actor::{Actor, ActorKind};

impl Entities {
    /// One side of `한미 외교장관`: the person of that country whose title is of the class,
    /// else an office of the country.
    pub fn side(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        actor: &Actor,
        country: u32,
        at: usize,
    ) -> usize {
        let Some(head) = actor.head.map(|span| span.of(text)) else {
            return self.country(country, at);
        };
        let classes: Vec<&str> = actor
            .title_row
            .map(|row| gazetteer.titles[row as usize].class.as_str())
            .into_iter()
            .chain(actor.office_row.map(|row| gazetteer.offices[row as usize].class.as_str()))
            .filter(|class| !class.is_empty())
            .collect();
        let found = self.nearest(at, |entity| {
            entity.country == Some(country)
                && !entity.former
                && (entity.heads.iter().any(|known| compatible(known, head))
                    || entity.classes.iter().any(|known| {
                        classes.iter().any(|class| gazetteer.same_class(known, class))
                    }))
        });
        if let Some(entity) = found {
            return entity;
        }
        let single = Actor { countries: vec![country], ..actor.clone() };
        let entity = self.open(ActorKind::Office, at);
        self.learn(gazetteer, text, entity, &single);
        entity
    }

    /// The chains that `양측`, `두 정상`, `양 장관` stand for: those of the last encounter, or
    /// the latest ones with that title.
    pub fn sides(
        &self,
        text: &str,
        actor: &Actor,
        last: &[usize],
        at: usize,
        without: &[usize],
    ) -> Vec<usize> {
        let last: Vec<usize> =
            last.iter().copied().filter(|entity| !without.contains(entity)).collect();
        let count = actor.count.unwrap_or(2) as usize;
        let head = actor.head.map(|span| span.of(text));
        let Some(head) = head else {
            return if last.is_empty() { self.latest_people(at, count, without) } else { last };
        };
        let fits = |entity: &Entity| entity.heads.iter().any(|known| compatible(known, head));
        if !last.is_empty()
            && (last.len() == count
                || last.len() + without.len() >= 2
                    && last.iter().all(|entity| fits(&self.list[*entity])))
        {
            return last;
        }
        let mut found: Vec<usize> = (self.list.len().saturating_sub(2 * self.memory)
            ..self.list.len())
            .filter(|index| {
                let entity = &self.list[*index];
                entity.first_sentence <= at && fits(entity) && !without.contains(index)
            })
            .collect();
        found.sort_by_key(|index| {
            let entity = &self.list[*index];
            (entity.name.is_none(), std::cmp::Reverse(entity.last_sentence.min(at)), *index)
        });
        if found.len() + without.len() < 2 {
            // 여야 원내대표가 만났다: who they are is told behind.
            let first = self.list.len().saturating_sub(2 * self.memory);
            let behind = (first..self.list.len()).filter(|index| {
                let entity = &self.list[*index];
                entity.first_sentence > at && entity.name.is_some() && fits(entity)
            });
            found.extend(behind);
        }
        found.truncate(count);
        found.sort_unstable();
        if found.len() + without.len() < 2 { last } else { found }
    }

    /// A company and its union, for `노사` and `포스코 노사`: those told last; of a company
    /// whose union the article has not named, `포스코 노조`.
    pub fn company_and_union(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        actor: &Actor,
        at: usize,
    ) -> Option<[usize; 2]> {
        let is_union = |entity: &Entity| {
            let called = entity.body.as_deref().unwrap_or_default();
            gazetteer.words_meaning(UNION).any(|ending| called.ends_with(&ending.text))
        };
        let last = |fits: &dyn Fn(&Entity) -> bool| {
            let bodies = self.list.iter().enumerate().filter(|(_, entity)| {
                entity.kind == Some(ActorKind::Body) && entity.first_sentence <= at && fits(entity)
            });
            bodies.max_by_key(|(_, entity)| entity.last_sentence.min(at)).map(|(index, _)| index)
        };
        let named = actor.body.map(|span| span.of(text));
        let company = last(&|entity| {
            let told = entity.body.as_deref();
            match (named, entity.body_row) {
                (Some(name), row) => told == Some(name) || row.is_some() && row == actor.body_row,
                (None, Some(row)) => gazetteer.organisations[row as usize].kind == "company",
                (None, None) => false,
            }
        });
        let union = last(&is_union);
        let company = match (company, named) {
            (Some(company), _) => company,
            (None, Some(name)) => {
                let company = self.open(ActorKind::Body, at);
                self.list[company].body = Some(name.to_owned());
                self.list[company].body_row = actor.body_row;
                self.list[company].country = implied_country(gazetteer, actor, actor.body_row);
                company
            }
            (None, None) => return None,
        };
        let union = match union {
            Some(union) => union,
            None => {
                let called = self.list[company].body.clone().unwrap_or_default();
                let country = self.list[company].country;
                let union = self.open(ActorKind::Body, at);
                let ending = gazetteer.words_meaning(UNION).last().map_or("", |word| &word.text);
                self.list[union].body = Some(format!("{called} {ending}"));
                self.list[union].country = country;
                union
            }
        };
        (company != union).then_some([company, union])
    }

    /// The `count` people told most recently up to sentence `at`.
    fn latest_people(&self, at: usize, count: usize, without: &[usize]) -> Vec<usize> {
        let mut found: Vec<usize> = (self.list.len().saturating_sub(2 * self.memory)
            ..self.list.len())
            .filter(|index| {
                let entity = &self.list[*index];
                entity.name.is_some() && entity.first_sentence <= at && !without.contains(index)
            })
            .collect();
        found.sort_by_key(|index| {
            (std::cmp::Reverse(self.list[*index].last_sentence.min(at)), *index)
        });
        found.truncate(count);
        found.sort_unstable();
        if found.len() == count { found } else { Vec::new() }
    }

    /// The person told most recently before sentence `at`: what `그` stands for.
    pub fn last_person(&self, at: usize) -> Option<usize> {
        let told = self.opened.partition_point(|opened| *opened <= at);
        (told.saturating_sub(2 * self.memory)..told)
            .filter(|index| {
                self.list[*index].name.is_some() && self.list[*index].first_sentence <= at
            })
            .max_by_key(|index| self.list[*index].last_sentence.min(at))
    }

    /// Whether `b` is the same side as `a` or names it only in general: the same chain, a
    /// nameless office of the same class, or the country or body of `a`.
    pub fn same_side(&self, gazetteer: &Gazetteer, a: usize, b: usize) -> bool {
        if a == b {
            return true;
        }
        let (a, b) = (&self.list[a], &self.list[b]);
        if b.name.is_some() {
            return false;
        }
        let countries = match (a.country, b.country) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        };
        if !countries {
            return false;
        }
        match b.kind {
            Some(ActorKind::Country) => a.country == b.country,
            Some(ActorKind::Body) => {
                a.body_row.zip(b.body_row).is_some_and(|(a, b)| gazetteer.is_one_body(a, b))
                    || a.body.is_some() && a.body == b.body
            }
            Some(ActorKind::Office) => {
                // 북핵외교기획단장 is not 평화외교기획단장, but 단장 may be either.
                let titles = match (a.title.as_deref(), b.title.as_deref()) {
                    (Some(x), Some(y)) => compatible(x, y),
                    _ => true,
                };
                titles && a.heads.iter().any(|x| b.heads.iter().any(|y| compatible(x, y)))
                    || a.classes
                        .iter()
                        .any(|x| b.classes.iter().any(|y| gazetteer.same_class(x, y)))
            }
            _ => false,
        }
    }

    /// Learns of a person that speaks for a side what the article did not say.
    pub fn belongs(&mut self, person: usize, side: &Entity) {
        let person = &mut self.list[person];
        person.country = person.country.or(side.country);
        if person.body.is_none() && person.body_row.is_none() && side.kind == Some(ActorKind::Body)
        {
            person.body.clone_from(&side.body);
            person.body_row = side.body_row;
        }
    }

    /// Whether the chain is a person, an office or a group of people.
    pub fn is_personal(&self, entity: usize) -> bool {
        matches!(
            self.list[entity].kind,
            Some(ActorKind::Person | ActorKind::Office | ActorKind::Group)
        )
    }
}
