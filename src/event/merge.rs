//! One encounter told several times becomes one event with the best of all its slots.

use crate::event::agree::{dates_agree, kinds_agree, statuses_agree};
use crate::event::notes::Note;
use crate::event::story::Story;
use crate::event::telling::Telling;
use crate::mention::actor::ActorKind;
use crate::steps::step;

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

/// Puts tellings of the same encounter together, in the order of their first telling; at most
/// `most` encounters, and how many tellings were left out with the others.
pub fn merge(story: &Story<'_>, tellings: Vec<Telling>, most: usize) -> (Vec<Cluster>, usize) {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut beyond = 0;
    // Full tellings found the clusters; headlines and references join them.
    let (full, others): (Vec<Telling>, Vec<Telling>) =
        tellings.into_iter().partition(|telling| telling.asserts && !telling.headline);
    for telling in full.into_iter().chain(others) {
        let sides: Vec<usize> = telling.sides().collect();
        let known = clusters.iter().position(|cluster| same(story, cluster, &telling, &sides));
        match known {
            Some(at) => join(story, &mut clusters[at], telling),
            // A headline that tells something else is told in full below, or is another page's.
            None if telling.headline && !clusters.is_empty() => {
                story.notes.add(|| Note::OtherHeadline(telling.trigger_span));
            }
            None if clusters.len() >= most => {
                story.notes.add(|| Note::BeyondLimit(telling.trigger_span));
                beyond += 1;
            }
            None => clusters.push(Cluster {
                who: telling.who.clone(),
                whom: telling.whom.clone(),
                tellings: vec![telling],
            }),
        }
    }
    for cluster in &mut clusters {
        cluster
            .tellings
            .sort_by_key(|telling| (telling.headline, telling.sentence, telling.trigger_span));
    }
    clusters.sort_by_key(|cluster| cluster.tellings[0].sentence);
    (clusters, beyond)
}

/// Whether the telling speaks of the cluster's encounter.
fn same(story: &Story<'_>, cluster: &Cluster, telling: &Telling, sides: &[usize]) -> bool {
    step();
    let refers =
        !telling.asserts || telling.headline || cluster.tellings.iter().all(|t| !t.asserts);
    let as_many = refers || cluster.who.len() + cluster.whom.len() == sides.len();
    let known = || cluster.tellings.iter().take(MEMORY);
    let cover = |own: &[usize]| {
        as_many && (covers(story, own, sides) || covers(story, sides, own))
            || delegation(story, own, sides)
            || delegation(story, sides, own)
    };
    known().all(|known| kinds_agree(known.kind, telling.kind) && statuses_agree(known, telling))
        && cover(&cluster.sides())
        && known().all(|known| dates_agree(story, known, telling))
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
