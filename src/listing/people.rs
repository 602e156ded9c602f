//! People that no table holds, by what stands around their names.

use rustc_hash::FxHashSet;

use crate::gazetteer::cues::{Begins, Behind, Cue};
use crate::gazetteer::josa::Case;
use crate::gazetteer::names::NamePlausibility::{self, Strong, Weak};
use crate::listing::finding::{Finding, Findings};
use crate::listing::token::{Stem, Tokens, is_initial};
use crate::mention::MentionKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::text::hangul::is_syllable;

/// Bytes of a surname and given name of three syllables.
const NAME: usize = 9;
/// A foreign name has at most so many words before its last.
const MOST_GIVEN: usize = 3;
/// Given names of usual syllables: how many names share each.
const USUAL: u16 = 20;

/// Lists people by the shape of their names, and by an occupation or relation beside them.
pub fn shaped(tokens: &Tokens<'_>, findings: &mut Findings) {
    for index in 0..tokens.len() {
        let name = tokens
            .cued(index)
            .or_else(|| tokens.korean_name(index))
            .or_else(|| tokens.foreign_name(index))
            .or_else(|| tokens.single_name(index));
        if let Some(name) = name {
            add(findings, tokens, name, index);
        }
    }
}

pub fn add(findings: &mut Findings, tokens: &Tokens<'_>, name: Span, index: usize) {
    if name.is_empty() || findings.closed(name) {
        return;
    }
    let known = findings.list.iter().any(|other| {
        other.span.overlaps(name) && !name.contains(other.span)
            || other.kind != MentionKind::Person && other.span == name
    });
    // 경정은: a rank with its particle.
    let rank = findings.list.iter().any(|other| {
        other.kind == MentionKind::Office
            && tokens.stems(index).iter().any(|stem| stem.is_marked() && stem.span == other.span)
    });
    // 한미일 is no name.
    let countries = findings
        .list
        .iter()
        .filter(|other| other.kind == MentionKind::Country && name.contains(other.span));
    if countries.map(|country| country.span.len()).sum::<usize>() == name.len() {
        return;
    }
    if known || rank {
        return;
    }
    findings.list.retain(|other| !name.contains(other.span));
    let mut finding = Finding::new(MentionKind::Person, name, index);
    let atoms = tokens.analysis.words.parts(tokens.analysis.word(index));
    finding.form = atoms.iter().find(|atom| atom.span == name).and_then(|atom| atom.form);
    findings.push(finding);
}

impl Tokens<'_> {
    /// The name with the words before it that belong to it (`고토 | 겐지`).
    pub fn with_given_names(&self, index: usize, name: Span) -> Span {
        let text = self.text(name);
        if self.korean(text, Strong) || text.chars().count() < 2 || is_initial(text) {
            return name;
        }
        // 지나 데이비스: before a surname that the tables hold, any word that is no other.
        let known = self.word(index).is_some_and(|word| self.whole(word).person.is_some());
        let mut span = name;
        let mut at = index;
        while at > 0 && self.follows(at) && index - at < MOST_GIVEN {
            let before = self.analysis.word(at - 1);
            let plain = known && index == at && self.may_be_given(at - 1);
            if !self.is_given(at - 1) && !plain {
                break;
            }
            span = span.join(before.span);
            at -= 1;
        }
        span
    }

    /// Whether a word that no table holds may be a given name.
    fn may_be_given(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else { return false };
        let text = self.text(word.span);
        !word.known
            && !self.is_predicate(index)
            && !self.has_particle(index)
            && (2..=5).contains(&text.chars().count())
            && text.chars().all(is_syllable)
            && !self.korean(text, Strong)
            && !self.story.gazetteer.cues.has(Cue::Before, text)
            && !self.is_ordinary(index)
    }

    /// Whether the word ends in a particle that ends hardly any name, behind two syllables.
    pub fn has_particle(&self, index: usize) -> bool {
        self.stems(index).iter().any(|stem| {
            let case = stem.josa.map(|josa| josa.case);
            self.text(stem.span).chars().nth(1).is_some()
                && matches!(
                    case,
                    Some(
                        Case::Topic
                            | Case::Object
                            | Case::Genitive
                            | Case::Dative
                            | Case::From
                            | Case::Locative
                            | Case::With
                    )
                )
        })
    }

    /// Whether the word is an ordinary noun with its particle.
    fn is_noun_with_particle(&self, index: usize) -> bool {
        let nouns = &self.story.gazetteer.nouns;
        self.stems(index).iter().filter(|stem| stem.is_marked()).any(|stem| {
            let text = self.text(stem.span);
            nouns.contains(text) || self.ordinary(text)
        })
    }

    /// Whether the word can be a word of a foreign name that is not its last.
    fn is_given(&self, index: usize) -> bool {
        let Some(word) = self.word(index) else { return false };
        let text = self.text(word.span);
        let known = self.story.gazetteer.given_names.contains(text);
        let foreign = !known && self.foreign(text);
        let given = known || foreign && self.whole(word).person.is_some();
        if !given && (!foreign || self.has_particle(index)) || self.ordinary(text) {
            return false;
        }
        let other = || {
            self.is_known_name(word) && self.whole(word).person.is_none()
                || self.story.gazetteer.cues.has(Cue::Before, text)
                || self.korean(text, Strong)
                || self.is_ordinary(index)
        };
        given || !other()
    }

    /// Whether brackets that hold a country, place or body follow the word: `하퍼(미국)`.
    fn is_affiliated(&self, index: usize) -> bool {
        let word = self.analysis.word(index);
        self.word(index + 1).is_some_and(|inside| {
            inside.bracketed
                && !word.bracketed
                && self.story.text[word.span.end..].starts_with('(')
                && self.analysis.words.parts(inside).first().is_some_and(|part| {
                    let reading = Reading::of(self.story.gazetteer, *part);
                    reading.organisation.is_some()
                        || reading.country.is_some()
                        || reading.place.is_some()
                })
        })
    }

    /// Whether a title follows within a few words without particles: `홍길동 한밭대 교수`.
    fn is_titled_behind(&self, index: usize) -> bool {
        let mut at = index;
        while at + 1 < self.len() && at - index < 4 {
            if self.word(at).is_some_and(|word| word.josa.is_some() && at > index)
                || !self.follows(at + 1)
                || self.is_predicate(at + 1)
            {
                return false;
            }
            at += 1;
            let parts = self.analysis.words.parts(self.analysis.word(at));
            let last = parts.last().map(|part| Reading::of(self.story.gazetteer, *part));
            if last.is_some_and(|reading| reading.is_title()) {
                return at > index + 1;
            }
        }
        false
    }

    /// Whether a noun and a syllable that derives nouns make the word (`조합|원`, `신|기술`).
    pub fn is_derived(&self, text: &str) -> bool {
        let (nouns, cues) = (&self.story.gazetteer.nouns, &self.story.gazetteer.cues);
        let Some((last, _)) = text.char_indices().next_back() else { return false };
        let first = text.chars().next().map_or(0, char::len_utf8);
        let (cut, head) = (&text[..last], &text[..first]);
        // 천안|함, 한국|형.
        let of_place = || {
            let reading = self.reading(cut);
            reading.place.is_some() || reading.country.is_some()
        };
        nouns.derived(text)
            || text.len() == 9
                && (cues.has(Cue::Tail, &text[last..]) && (nouns.contains(cut) || of_place())
                    || nouns.contains(&text[first..]) && cues.has(Cue::Head, head))
    }

    /// A word that is a name, by what stands beside it: `배우 | 하늘`, `강계열 | 할머니`.
    fn cued(&self, index: usize) -> Option<Span> {
        let cues = &self.story.gazetteer.cues;
        let word = self.word(index)?;
        let before = self.follows(index) && {
            let left = self.analysis.word(index - 1);
            cues.has(Cue::Before, self.text(left.span))
        };
        let behind = self.next_outside(index).is_some_and(|next| {
            !self.is_predicate(next)
                && self
                    .stems(next)
                    .iter()
                    .any(|stem| matches!(stem.behind, Some(Behind::Word | Behind::Rank)))
        });
        if !before && !behind || self.is_known_name(word) || self.is_noun_with_particle(index) {
            return None;
        }
        let named = |stem: &&Stem| {
            let text = self.text(stem.span);
            let syllables = text.chars().count();
            text.chars().all(is_syllable)
                && !self.ordinary(text)
                && !self.is_derived(text)
                && (self.korean(text, Weak) || (2..=6).contains(&syllables) && self.foreign(text))
        };
        let stems = self.stems(index);
        if behind && named(&&stems[0]) {
            return Some(self.with_given_names(index, word.span));
        }
        if !before || self.is_predicate(index) {
            return None;
        }
        // 배우 블레이크 라이블리의: the name goes on.
        let strong = stems.iter().find(|stem| self.korean(self.text(stem.span), Strong));
        let marked = || stems.iter().filter(|stem| stem.is_marked()).find(named);
        let stem = strong.or_else(marked).or_else(|| stems.first().filter(named))?;
        Some(match self.foreign_from(index) {
            Some(span) => span,
            None => stem.span,
        })
    }

    /// A name by its shape alone: surname and given name, in a place where a noun stands.
    fn korean_name(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        // 조이스 미첼: a name of abroad that goes on.
        let goes_on = || {
            self.story.gazetteer.given_names.contains(self.text(word.span))
                && self.foreign_from(index).is_some()
        };
        if word.span.len() < NAME {
            return None;
        }
        let stem = self
            .stems(index)
            .iter()
            .find(|stem| stem.span.len() == NAME && self.is_likely(index, stem))?;
        if goes_on() {
            return None;
        }
        let strong = self.korean(self.text(stem.span), Strong);
        let noun = !self.is_predicate(index) || strong && stem.is_marked();
        let other =
            self.is_known_name(word) || self.is_ordinary(index) || self.is_place_word(index);
        let name = self.without_suffix(stem);
        (noun && !other).then(|| match self.foreign(self.text(name)) {
            true => self.with_given_names(index, name),
            false => name,
        })
    }

    /// `민석|이는`: a given name that ends in a consonant, as it is said of friends.
    fn without_suffix(&self, stem: &Stem) -> Span {
        let text = self.text(stem.span);
        match text.strip_suffix('이') {
            Some(given) if stem.is_marked() && self.story.gazetteer.names.is_given(given) => {
                Span::new(stem.span.start, stem.span.start + given.len())
            }
            _ => stem.span,
        }
    }

    /// Whether a stem of three syllables is likely to be a Korean name.
    fn is_likely(&self, index: usize, stem: &Stem) -> bool {
        let text = self.text(stem.span);
        let names = &self.story.gazetteer.names;
        let plausible = names.korean(text);
        let whole = stem.josa.is_none();
        let usual = || {
            stem.is_marked()
                && names.given_syllables(text) >= USUAL
                && !text.ends_with(['하', '되', '시', '주', '지'])
                && !self.foreign(text)
        };
        let beside = || whole && (self.is_affiliated(index) || self.is_titled_behind(index));
        match plausible {
            Strong => !self.is_derived(text) || beside(),
            Weak => usual() && !self.is_derived(text) || beside(),
            NamePlausibility::No => false,
        }
    }

    /// Whether the word ends as places and bodies do, behind or before a place.
    fn is_place_word(&self, index: usize) -> bool {
        let cues = &self.story.gazetteer.cues;
        self.stems(index).iter().any(|stem| {
            let text = self.text(stem.span);
            let ends = cues
                .ending(text)
                .is_some_and(|(at, ending)| at > 0 && ending.begins == Begins::Any);
            ends || (cues.ends(Cue::District, text) || cues.ends(Cue::Road, text))
                && self.follows(index)
                && self.word(index - 1).is_some_and(|before| {
                    let reading = self.whole(before);
                    before.josa.is_none() && (reading.place.is_some() || reading.country.is_some())
                })
        })
    }

    /// Two words or more that look foreign, the last one with a particle or before a mark.
    fn foreign_name(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        if self.is_known_name(word) || self.is_predicate(index) || !self.follows(index) {
            return None;
        }
        let stems = self.stems(index);
        let stem = self.marked(index).or_else(|| {
            let next = self.word(index + 1);
            let closed = next.is_none_or(|next| matches!(next.before, Gap::Mark(_)));
            (closed && !self.analysis.word(index).bracketed).then(|| &stems[0])
        })?;
        let text = self.text(stem.span);
        if text.len() > 6 * 3 || !text.chars().all(is_syllable) || !self.is_given(index - 1) {
            return None;
        }
        let given = self.text(self.analysis.word(index - 1).span);
        let known = self.story.gazetteer.given_names.contains(given);
        let fits = (1..=6).contains(&text.chars().count())
            && text.chars().all(is_syllable)
            && !self.ordinary(text)
            && !self.korean(text, Strong)
            && (known || self.foreign(text) || text.chars().count() <= 2);
        if !fits || self.is_ordinary(index) {
            return None;
        }
        let span = self.with_given_names(index, stem.span);
        (span != stem.span).then_some(span)
    }

    /// The word without its particle: all of it where there are two (`프롭|과의`).
    fn marked(&self, index: usize) -> Option<&Stem> {
        let read = self.word(index)?.stem;
        let mut stems = self.stems(index).iter().filter(|stem| stem.is_marked());
        let with = |stem: &&Stem| stem.josa.is_some_and(|josa| josa.case == Case::With);
        stems.clone().find(|stem| stem.span == read && with(stem)).or_else(|| stems.next())
    }

    /// A given name from the tables, or a foreign name with the particle of people.
    fn single_name(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        if word.known || self.is_predicate(index) {
            return None;
        }
        let stem = self.marked(index)?;
        let text = self.text(stem.span);
        let case = stem.josa.map(|josa| josa.case);
        let given =
            matches!(case, Some(Case::Topic | Case::Subject | Case::Dative | Case::Genitive))
                && self.story.gazetteer.given_names.contains(text);
        let person = matches!(case, Some(Case::Dative | Case::From)) && self.foreign(text);
        let plain = || {
            text.chars().count() >= 2 && text.chars().all(is_syllable) && !self.is_ordinary(index)
        };
        ((given || person) && plain()).then_some(stem.span)
    }

    /// The foreign name of several words that begins at the word, as far as it goes.
    fn foreign_from(&self, index: usize) -> Option<Span> {
        let mut end = index;
        while end + 1 < self.len()
            && end - index < MOST_GIVEN
            && self.is_given(end)
            && self.follows(end + 1)
        {
            end += 1;
        }
        let span = (index + 1..=end).rev().find_map(|last| self.foreign_name(last))?;
        let start = self.word(index)?.span.start;
        (span.start <= start && span.end > start).then(|| Span::new(start, span.end))
    }
}

/// Lists words that other sentences name as people: `실바` where the article has told of
/// `앤더슨 실바`.
pub fn told(tokens: &Tokens<'_>, names: &FxHashSet<&str>, findings: &mut Findings) {
    if names.is_empty() {
        return;
    }
    for index in 0..tokens.len() {
        let word = tokens.analysis.word(index);
        let stem = tokens.stems(index).iter().find(|stem| names.contains(tokens.text(stem.span)));
        if let Some(stem) = stem {
            if !word.bracketed && !tokens.is_predicate(index) {
                add(findings, tokens, stem.span, index);
            }
        }
    }
}

/// The words by which the people of a sentence may be named again.
pub fn tell<'t>(tokens: &Tokens<'t>, findings: &Findings, names: &mut FxHashSet<&'t str>) {
    for finding in findings.list.iter().filter(|found| found.kind == MentionKind::Person) {
        let name = tokens.text(finding.span);
        let long = |word: &&str| word.chars().count() > 1 && !tokens.ordinary(word);
        names.extend(name.split(' ').filter(long));
    }
}
