//! Chunks: coordinated actors that share one particle (`A 장관, B 장관, C 대표와`).

use crate::gazetteer::Gazetteer;
use crate::gazetteer::josa::{Case, Josa, Mark};
use crate::gazetteer::words::WordClass;
use crate::mention::actor::{Actor, ActorKind};
use crate::mention::reading::Reading;
use crate::syntax::word::{Gap, Words};

/// One or more coordinated actors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chunk {
    /// Index of the first actor in the sentence.
    pub first: usize,
    /// Index behind the last actor.
    pub end: usize,
    /// Index of the first word.
    pub first_word: usize,
    /// Index behind the last word.
    pub end_word: usize,
    /// The particle behind the last actor.
    pub josa: Option<Josa>,
    /// Whether a comma stands behind the chunk (`A는 B와, C는 D와 각각`).
    pub comma: bool,
}

impl Chunk {
    /// Whether the chunk's particle has this case.
    pub fn is(&self, case: Case) -> bool {
        self.josa.is_some_and(|josa| josa.case == case)
    }

    /// Whether the chunk's particle has this mark.
    pub fn marked(&self, mark: Mark) -> bool {
        self.josa.is_some_and(|josa| josa.mark == mark)
    }
}

/// Joins a sentence's actors to chunks; shares titles, bodies and countries among them.
pub fn chunks(gazetteer: &Gazetteer, words: &Words, actors: &mut Vec<Actor>, out: &mut Vec<Chunk>) {
    out.clear();
    drop_glosses(words, actors);
    lend_particles(words, actors);
    merge_countries(words, actors);
    let mut first = 0;
    while first < actors.len() {
        let mut end = first + 1;
        while end < actors.len() && coordinated(gazetteer, words, &actors[end - 1], &actors[end]) {
            end += 1;
        }
        share_title(&mut actors[first..end]);
        first = end;
    }
    actors.retain(|actor| !actor.tentative);
    let mut first = 0;
    while first < actors.len() {
        let mut end = first + 1;
        while end < actors.len() && coordinated(gazetteer, words, &actors[end - 1], &actors[end]) {
            end += 1;
        }
        let last = &actors[end - 1];
        let next =
            words.words.get(last.end_word..).unwrap_or_default().iter().find(|w| !w.bracketed);
        out.push(Chunk {
            first,
            end,
            first_word: actors[first].first_word,
            end_word: last.end_word,
            josa: last.josa,
            comma: next.is_some_and(|word| word.before == Gap::Mark(',')),
        });
        first = end;
    }
}

/// `김영삼(金泳三)`: the hanja behind a name are the same mention.
fn drop_glosses(words: &Words, actors: &mut Vec<Actor>) {
    let mut before: Option<(usize, ActorKind)> = None;
    actors.retain(|actor| {
        let gloss = actor.kind == ActorKind::Person
            && actor.title.is_none()
            && actor.end_word == actor.first_word + 1
            && words.words[actor.first_word].bracketed
            && before == Some((actor.first_word, ActorKind::Person));
        if !gloss {
            before = Some((actor.end_word, actor.kind));
        }
        !gloss
    });
}

/// `한국노총(위원장 김동명)은`, `용인시(시장 정찬민)는`: whoever heads the body stands for it, with
/// the body's particle.
fn lend_particles(words: &Words, actors: &mut [Actor]) {
    for at in 0..actors.len() {
        let (before, behind) = actors.split_at_mut(at);
        let head = &mut behind[0];
        let titled = head.head.zip(head.name).is_some_and(|(title, name)| title.end < name.start);
        let inside = words.words.get(head.first_word).is_some_and(|word| word.bracketed);
        let Some(last) = head.first_word.checked_sub(1) else { continue };
        let opens = titled && inside && head.josa.is_none() && !words.words[last].bracketed;
        if head.kind != ActorKind::Person || !opens {
            continue;
        }
        match before.last_mut().filter(|body| body.end_word > last) {
            Some(body) if body.kind == ActorKind::Body => {
                head.josa = body.josa.take();
                if head.body.is_none() {
                    head.body = body.body;
                    head.body_row = body.body_row;
                }
            }
            Some(_) => {}
            // A town is no actor.
            None => head.josa = words.words[last].josa,
        }
    }
}

/// Whether two neighbouring actors are coordinated.
fn coordinated(gazetteer: &Gazetteer, words: &Words, left: &Actor, right: &Actor) -> bool {
    let between = words.words.get(left.end_word..right.first_word).unwrap_or_default();
    let mut and = false;
    for word in between.iter().filter(|word| !word.bracketed) {
        let class = words
            .parts(word)
            .first()
            .and_then(|atom| Reading::of(gazetteer, *atom).class(gazetteer));
        match class {
            Some(WordClass::And) => and = true,
            // 같은 당 우원식 위원장: what says where the next one belongs.
            Some(WordClass::Modifier | WordClass::Visit) if word.josa.is_none() => {}
            _ => return false,
        }
    }
    // The mark directly behind the left actor, brackets aside.
    let next = words.words.get(left.end_word..).unwrap_or_default().iter().find(|w| !w.bracketed);
    let Some(next) = next else { return false };
    match left.josa {
        None => and || matches!(next.before, Gap::Mark(',' | '·' | 'ㆍ' | '・' | '/' | '‧' | '∙')),
        Some(Josa { case: Case::With, mark: Mark::None }) => {
            // 갑은 을과 국방장관 회담을 했다: what stands before the trigger names the talks.
            let names_talks = right.josa.is_none()
                && right.name.is_none()
                && words.words[right.end_word - 1..].iter().take(2).any(|word| {
                    let mut parts = words.parts(word).iter();
                    parts.any(|atom| Reading::of(gazetteer, *atom).trigger.is_some())
                });
            next.before == Gap::Space && !names_talks
        }
        _ => false,
    }
}

/// `미국과 중국의 국방장관`: the countries before share the title behind.
fn merge_countries(words: &Words, actors: &mut Vec<Actor>) {
    let mut at = 0;
    while at + 1 < actors.len() {
        let (left, right) = (&actors[at], &actors[at + 1]);
        let adjacent = right.first_word <= left.end_word;
        let joins = left.josa.is_some_and(|j| j.case == Case::With && j.mark == Mark::None)
            || (left.josa.is_none()
                && words.words.get(left.end_word).is_some_and(|word| {
                    matches!(word.before, Gap::Mark('·' | 'ㆍ' | '-' | '・' | '–' | ','))
                }));
        let shares = left.kind == ActorKind::Country
            && right.name.is_none()
            && !right.countries.is_empty()
            && (right.kind == ActorKind::Office
                || right.kind == ActorKind::Country
                || right.kind == ActorKind::Group)
            && right.span.start >= left.span.end;
        let genitive_or_bare = adjacent && joins && shares;
        if genitive_or_bare {
            let countries = left.countries.clone();
            let (span, first_word) = (left.span, left.first_word);
            let right = &mut actors[at + 1];
            let mut all = countries;
            for country in right.countries.drain(..) {
                if !all.contains(&country) {
                    all.push(country);
                }
            }
            right.countries = all;
            right.span = right.span.join(span);
            right.first_word = first_word;
            actors.remove(at);
        } else {
            at += 1;
        }
    }
}

/// `이해찬·황교안·손학규 대표`: names without titles take the title of the last.
fn share_title(list: &mut [Actor]) {
    let Some((last, others)) = list.split_last_mut() else { return };
    if last.title.is_none() || last.name.is_none() {
        return;
    }
    for actor in others.iter_mut().rev() {
        if actor.kind != ActorKind::Person || actor.title.is_some() {
            break;
        }
        actor.title = last.head;
        actor.head = last.head;
        actor.former = last.former;
        actor.title_row = last.title_row;
        actor.office_row = last.office_row;
        actor.tentative = false;
        if actor.body.is_none() {
            actor.body = last.body;
            actor.body_row = last.body_row;
        }
        if actor.countries.is_empty() {
            actor.countries.clone_from(&last.countries);
        }
    }
}
