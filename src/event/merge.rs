//! One encounter told several times becomes one event with the best of all its slots.

use crate::event::Kind;
use crate::event::agree::{kinds_agree, same_day, statuses_agree};
use crate::event::notes::Note;
use crate::event::status::Assertion;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::mention::actor::ActorKind;
use crate::steps::{step, steps};
use crate::when::IsoDate;

/// Tellings of one encounter.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The tellings, in the order of the text.
    pub tellings: Vec<Telling>,
    /// The subject's side, names known.
    pub who: Vec<usize>,
    /// The other sides, names known.
    pub whom: Vec<usize>,
}

impl Cluster {
    /// All sides.
    pub fn sides(&self) -> Vec<usize> {
        self.who.iter().chain(&self.whom).copied().collect()
    }
}

/// A telling is compared with this many others of an encounter; more say nothing new.
const MEMORY: usize = 200;

/// What a telling says beside its sides; most of one encounter say the same.
#[derive(PartialEq)]
struct Said {
    kind: Option<Kind>,
    date: Option<IsoDate>,
    assertion: Assertion,
}

impl Said {
    fn agrees(&self, other: &Said) -> bool {
        kinds_agree(self.kind, other.kind)
            && same_day(self.date.as_deref(), other.date.as_deref())
            && statuses_agree(self.assertion, other.assertion)
    }
}

/// The chains with a name among some sides, in order: a name is general to nothing, so
/// that it has to be among the sides of the other telling.
struct Names {
    sorted: Vec<usize>,
    /// A bit a name, several names a bit.
    bits: u64,
}

impl Names {
    fn of(story: &Story<'_>, sides: impl Iterator<Item = usize>) -> Names {
        let named = sides.filter(|side| story.entities.list[*side].name.is_some());
        let mut sorted: Vec<usize> = named.collect();
        sorted.sort_unstable();
        let bits = sorted.iter().fold(0, |bits, name| bits | 1 << (name % 64));
        Names { sorted, bits }
    }

    /// Whether one has all names of the other, as far as the bits tell.
    fn may_agree(&self, other: &Names) -> bool {
        self.bits & !other.bits == 0 || other.bits & !self.bits == 0
    }

    /// Whether all of these are among the others.
    fn among(&self, others: &Names) -> bool {
        let mut others = others.sorted.iter();
        self.sorted.len() <= others.len()
            && self.sorted.iter().all(|name| others.any(|o| o == name))
    }
}

/// The clusters so far, and of each what tells soon that a telling is none of its.
#[derive(Default)]
struct Clusters {
    list: Vec<Cluster>,
    names: Vec<Names>,
    said: Vec<Vec<Said>>,
}

impl Clusters {
    fn found(&mut self, story: &Story<'_>, telling: Telling, said: Said) {
        let names = Names::of(story, telling.sides());
        self.names.push(names);
        self.said.push(vec![said]);
        self.list.push(Cluster {
            who: telling.who.clone(),
            whom: telling.whom.clone(),
            tellings: vec![telling],
        });
    }

    fn join(&mut self, story: &Story<'_>, at: usize, telling: Telling, said: Said) {
        if self.list[at].tellings.len() < MEMORY && !self.said[at].contains(&said) {
            self.said[at].push(said);
        }
        join(story, &mut self.list[at], telling);
        let sides = self.list[at].who.iter().chain(&self.list[at].whom).copied();
        self.names[at] = Names::of(story, sides);
    }

    /// The first cluster whose encounter the telling speaks of.
    fn of(&self, story: &Story<'_>, telling: &Telling, said: &Said) -> Option<usize> {
        steps(self.names.len() / 16);
        let names = Names::of(story, telling.sides());
        let sides: Vec<usize> = telling.sides().collect();
        let mut near = (0..self.list.len()).filter(|at| names.may_agree(&self.names[*at]));
        near.find(|at| self.same(story, *at, telling, &sides, &names, said))
    }

    /// Whether the telling speaks of the cluster's encounter.
    fn same(
        &self,
        story: &Story<'_>,
        at: usize,
        telling: &Telling,
        b: &[usize],
        names: &Names,
        said: &Said,
    ) -> bool {
        step();
        let cluster = &self.list[at];
        let size = cluster.who.len() + cluster.whom.len();
        let refers =
            !telling.asserts || telling.headline || cluster.tellings.iter().all(|t| !t.asserts);
        if !self.said[at].iter().all(|known| known.agrees(said)) {
            return false;
        }
        let as_many = refers || size == b.len();
        let (a, own) = (cluster.sides(), &self.names[at]);
        as_many
            && (names.among(own) && covers(story, &a, b)
                || own.among(names) && covers(story, b, &a))
            || delegation(story, &a, b)
            || delegation(story, b, &a)
    }
}

/// Puts tellings of the same encounter together, in the order of their first telling; at most
/// `most` encounters, and how many tellings were left out with the others.
pub fn merge(story: &Story<'_>, tellings: Vec<Telling>, most: usize) -> (Vec<Cluster>, usize) {
    let mut clusters = Clusters::default();
    let mut beyond = 0;
    // Full tellings found the clusters; headlines and references join them.
    let (full, others): (Vec<Telling>, Vec<Telling>) =
        tellings.into_iter().partition(|telling| telling.asserts && !telling.headline);
    for telling in full.into_iter().chain(others) {
        let (kind, assertion) = (telling.kind, telling.assertion);
        let said = Said { kind, date: telling.date(story), assertion };
        match clusters.of(story, &telling, &said) {
            Some(at) => clusters.join(story, at, telling, said),
            // A headline that tells something else is told in full below, or is another page's.
            None if telling.headline && !clusters.list.is_empty() => {
                story.notes.add(|| Note::OtherHeadline(telling.trigger_span));
            }
            None if clusters.list.len() >= most => {
                story.notes.add(|| Note::BeyondLimit(telling.trigger_span));
                beyond += 1;
            }
            None => clusters.found(story, telling, said),
        }
    }
    let mut clusters = clusters.list;
    for cluster in &mut clusters {
        cluster
            .tellings
            .sort_by_key(|telling| (telling.headline, telling.sentence, telling.trigger_span));
    }
    clusters.sort_by_key(|cluster| cluster.tellings[0].sentence);
    (clusters, beyond)
}

/// Whether every side of `b` is, or generalises, a side of `a`.
fn covers(story: &Story<'_>, a: &[usize], b: &[usize]) -> bool {
    let fits = |known: usize, side: usize| {
        known == side || story.entities.same_side(story.gazetteer, known, side)
    };
    // Most are of other people; only the rest is worth a list of who has been matched.
    if !b.iter().all(|side| a.iter().any(|known| fits(*known, *side))) {
        return false;
    }
    if b.len() == 1 {
        return true;
    }
    let mut used = vec![false; a.len()];
    b.iter().all(|side| {
        let found = (0..a.len()).find(|at| !used[*at] && (a[*at] == *side)).or_else(|| {
            (0..a.len())
                .find(|at| !used[*at] && story.entities.same_side(story.gazetteer, a[*at], *side))
        });
        match found {
            Some(at) => {
                used[at] = true;
                true
            }
            None => false,
        }
    })
}

/// `특사단이 위원장을 만났다`, and the people who did: all sides of `a` but a delegation without
/// name are sides of `b`, which has several people more.
fn delegation(story: &Story<'_>, a: &[usize], b: &[usize]) -> bool {
    let entity = |side: &usize| &story.entities.list[*side];
    let mut others = a.iter().filter(|side| !b.contains(side));
    let (Some(group), None) = (others.next(), others.next()) else { return false };
    let called = entity(group).title.as_deref().or(entity(group).body.as_deref());
    let collective = matches!(entity(group).kind, Some(ActorKind::Group | ActorKind::Body))
        && called.is_some_and(|called| called.ends_with('단'));
    let more = b.iter().filter(|side| !a.contains(side));
    collective
        && a.len() > 1
        && b.len() > a.len()
        && more.into_iter().all(|side| entity(side).name.is_some())
}

fn join(story: &Story<'_>, cluster: &mut Cluster, telling: Telling) {
    // A name says more than an office, an office more than a body or country.
    let named = |sides: &[usize]| -> usize {
        let weight = |side: &usize| {
            let entity = &story.entities.list[*side];
            if entity.name.is_some() { 3 } else { 1 + usize::from(entity.title.is_some()) }
        };
        sides.iter().map(weight).sum()
    };
    let known = cluster.sides();
    let other: Vec<usize> = telling.sides().collect();
    let better = (named(&other), other.len()) > (named(&known), known.len())
        && (covers(story, &other, &known) || delegation(story, &known, &other));
    if better {
        cluster.who.clone_from(&telling.who);
        cluster.whom.clone_from(&telling.whom);
    } else {
        // A side that the telling names and the cluster knows only in general.
        for side in cluster.who.iter_mut().chain(&mut cluster.whom) {
            if story.entities.list[*side].name.is_some() {
                continue;
            }
            if let Some(name) = other.iter().find(|candidate| {
                !known.contains(candidate)
                    && story.entities.list[**candidate].name.is_some()
                    && story.entities.same_side(story.gazetteer, **candidate, *side)
            }) {
                *side = *name;
            }
        }
    }
    cluster.tellings.push(telling);
}
