//! Parts of words that the tables know.

use crate::gazetteer::cues::{Behind, Cue};
use crate::gazetteer::entry::Sorts;
use crate::gazetteer::josa::Case;
use crate::gazetteer::words::WordClass;
use crate::listing::finding::{Finding, Findings};
use crate::listing::token::{Countries, Tokens};
use crate::mention::MentionKind;
use crate::mention::actor::ActorKind;
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::syntax::word::{Atom, Gap};
use crate::text::hangul::is_hanja;

/// Lists what the tables know of the words.
pub fn atoms(tokens: &Tokens<'_>, findings: &mut Findings) {
    for index in 0..tokens.len() {
        let word = tokens.analysis.word(index);
        let parts = tokens.analysis.words.parts(word);
        if parts.len() > 1 && tokens.is_noun(index) {
            continue;
        }
        if tokens.short_countries(index, findings) {
            continue;
        }
        for (at, atom) in parts.iter().enumerate() {
            if findings.closed(atom.span) {
                continue;
            }
            tokens.pair(index, *atom, findings);
            let Some(kind) = tokens.kind(index, parts, at) else { continue };
            let mut span = match kind {
                MentionKind::Office => tokens.with_rank(atom.span),
                _ => atom.span,
            };
            if kind == MentionKind::Person && at == 0 {
                if tokens.is_noun(index) {
                    continue;
                }
                span = tokens.without_title(index, tokens.with_given_names(index, span), findings);
            }
            let mut finding = Finding::new(kind, span, index);
            finding.form = atom.form;
            // 평양시, 오리건주: the place with what it is.
            if let (MentionKind::Place, Some(end)) = (kind, tokens.administration(index, at)) {
                let whole = Span::new(span.start, end);
                findings.push(Finding { span: whole, ..finding.clone() });
            }
            findings.push(finding);
        }
    }
}

impl Tokens<'_> {
    /// What a part of a word names, if it is a name.
    fn kind(&self, index: usize, parts: &[Atom], at: usize) -> Option<MentionKind> {
        let reading = self.part(parts[at]);
        let text = self.text(parts[at].span);
        // 가나를, 하나: a form that is an ordinary word too needs more than its spelling.
        if reading.common {
            let country = reading.country.filter(|row| self.is_meant(index, *row));
            return country.map(|_| MentionKind::Country);
        }
        // 대좌: a rank, or sitting face to face.
        if reading.is_title() && reading.trigger.is_some() {
            return None;
        }
        if reading.is_title() && reading.person.is_none() {
            let address = self.story.gazetteer.cues.behind(text) == Some(Behind::Address);
            return (!address).then_some(MentionKind::Office);
        }
        if reading.organisation.is_some() {
            let acts = self.is_body(reading, index);
            return Some(if acts { MentionKind::Organization } else { MentionKind::Place });
        }
        // 일본인, 중국산: where somebody or something comes from.
        let rest = self
            .word(index)
            .and_then(|word| self.story.text.get(parts[at].span.end..word.stem.end));
        let people = rest == Some("")
            && self.word(index).is_some_and(|word| {
                self.story.text.get(word.stem.end..word.span.end) == Some("인")
            });
        let origin = people || matches!(rest, Some("인" | "산" | "계" | "어"));
        if origin && reading.country.is_some() {
            return None;
        }
        // 경기, 강진, 카드: nouns that are names of places or people as well.
        let noun = text.len() < 9 && self.story.gazetteer.nouns.contains(text);
        if reading.country.is_some() {
            let meant = || reading.country.is_some_and(|row| self.is_meant(index, row));
            return (!noun || meant()).then_some(MentionKind::Country);
        }
        if reading.person.is_some() && !reading.is_only_place() {
            let other = noun || self.ordinary(text) || self.is_verb(index);
            return (!other).then_some(MentionKind::Person);
        }
        if reading.place.is_some() && text.chars().count() > 1 {
            // 한빛시는 밝혔다: a city with the word for its administration acts.
            let acts = text.len() >= 9 && text.ends_with(['시', '군', '구']);
            if acts && parts.len() == 1 && self.is_body(reading, index) {
                return Some(MentionKind::Organization);
            }
            return (!noun || self.stands_among_places(index)).then_some(MentionKind::Place);
        }
        if reading.abbreviation.is_some() {
            return self.stands_for_country(index, parts, at).then_some(MentionKind::Country);
        }
        None
    }

    /// `프란치스코 교황`: a form that holds the title as well.
    fn without_title(&self, index: usize, name: Span, findings: &mut Findings) -> Span {
        let Some(title) = self.title_in(name) else { return name };
        findings.push(Finding::new(MentionKind::Office, title, index));
        Span::new(name.start, title.start - 1)
    }

    /// The title that ends a form of a person's name.
    pub fn title_in(&self, name: Span) -> Option<Span> {
        let (_, title) = self.text(name).rsplit_once(' ')?;
        self.reading(title).is_title().then(|| Span::new(name.end - title.len(), name.end))
    }

    /// Where a place with the word for its administration ends, in one word.
    fn administration(&self, index: usize, at: usize) -> Option<usize> {
        let word = self.word(index)?;
        let next = self.analysis.words.parts(word).get(at + 1)?;
        let class = self.part(*next).class(self.story.gazetteer);
        (class == Some(WordClass::Administrative) && next.span.end == word.stem.end)
            .then_some(next.span.end)
    }

    fn part(&self, atom: Atom) -> Reading {
        Reading::of(self.story.gazetteer, atom)
    }

    /// Whether the word as a whole, without its particle, is an ordinary noun (`고소장`).
    pub fn is_noun(&self, index: usize) -> bool {
        let nouns = &self.story.gazetteer.nouns;
        self.stems(index).iter().any(|stem| nouns.contains(self.text(stem.span)))
    }

    /// Whether a name of a body that is also that of a place stands for the body: a local
    /// government where it is topic or subject, a building but where something happens.
    pub fn is_body(&self, reading: Reading, index: usize) -> bool {
        let Some(row) = reading.place else { return true };
        let case = self.word(index).and_then(|word| word.josa).map(|josa| josa.case);
        if self.story.gazetteer.places[row as usize].is_venue() {
            return !matches!(case, Some(Case::Locative | Case::Toward));
        }
        matches!(case, Some(Case::Topic | Case::Subject))
    }

    /// Whether a place stands next to the word, as in addresses and lists.
    fn stands_among_places(&self, index: usize) -> bool {
        let is_place = |at: usize| {
            self.word(at).is_some_and(|word| {
                let parts = self.analysis.words.parts(word);
                let named = parts.first().is_some_and(|part| {
                    let reading = self.part(*part);
                    (reading.place.is_some() || reading.country.is_some())
                        && !self.story.gazetteer.nouns.contains(self.text(part.span))
                });
                named
                    || !word.known
                        && self.compound(at).is_some_and(|(span, _)| span.start == word.span.start)
            })
        };
        let beside = |at: usize| {
            self.word(at).is_some_and(|word| {
                matches!(word.before, Gap::Space | Gap::Mark('·' | ',' | 'ㆍ' | '∙' | '/'))
            })
        };
        let word = self.analysis.word(index);
        index > 0
            && beside(index)
            && is_place(index - 1)
            && self.word(index - 1).is_some_and(|left| left.josa.is_none())
            || word.josa.is_none() && beside(index + 1) && is_place(index + 1)
    }

    /// Whether a country whose name is also another word (`인도`, `이란`) is meant: the
    /// sentence has it as a side, or names other countries.
    fn is_meant(&self, index: usize, row: u32) -> bool {
        let word = self.analysis.word(index);
        let alone = self.analysis.words.parts(word).len() == 1;
        let countries = || self.countries.get_or_init(|| self.countries());
        alone
            && (countries().sides.contains(&row)
                || countries().named.iter().any(|other| *other != row))
    }

    fn countries(&self) -> Countries {
        let sides = self.analysis.actors.iter().filter(|actor| actor.kind != ActorKind::Country);
        let mut sides: Vec<u32> = sides.flat_map(|actor| &actor.countries).copied().collect();
        sides.sort_unstable();
        sides.dedup();
        let mut named = Vec::new();
        for atom in &self.analysis.words.atoms {
            let reading = self.part(*atom);
            let country = reading.country.filter(|row| !reading.common && !named.contains(row));
            named.extend(country);
            if named.len() == 2 {
                break;
            }
        }
        Countries { sides, named }
    }

    /// The countries of a word that is nothing but press abbreviations: three or more, or
    /// one that goes on with a list (`북·중·러에`).
    fn short_countries(&self, index: usize, findings: &mut Findings) -> bool {
        let matcher = &self.story.gazetteer.matcher;
        let short = |text: &str| {
            self.form(text).is_some_and(|form| matcher.sorts(form).has(Sorts::ABBREVIATION))
        };
        let stem = self.stems(index).iter().find(|stem| {
            let text = self.text(stem.span);
            let syllables = text.chars().count();
            let mut each = text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]);
            (syllables == 1 && stem.is_marked() || (3..=5).contains(&syllables))
                && each.all(short)
                && !self.story.gazetteer.nouns.contains(text)
        });
        let Some(stem) = stem else { return false };
        let text = self.text(stem.span);
        if text.chars().count() == 1 {
            let listed = index > 0
                && is_dot(self.analysis.word(index).before)
                && short(self.text(self.analysis.word(index - 1).span));
            if !listed {
                return false;
            }
        }
        self.syllables(index, stem.span, findings);
        true
    }

    /// A country for every syllable of the span.
    fn syllables(&self, index: usize, span: Span, findings: &mut Findings) {
        let text = self.text(span);
        for (at, c) in text.char_indices() {
            let start = span.start + at;
            let span = Span::new(start, start + c.len_utf8());
            let mut finding = Finding::new(MentionKind::Country, span, index);
            finding.form = self.form(&text[at..at + c.len_utf8()]);
            findings.push(finding);
        }
    }

    /// The countries of a word that holds one syllable for each: `남북`, `한중일`.
    fn pair(&self, index: usize, atom: Atom, findings: &mut Findings) {
        let gazetteer = self.story.gazetteer;
        let reading = self.part(atom);
        if reading.class(gazetteer) != Some(WordClass::Pair) {
            return;
        }
        let codes = reading.word.map_or("", |row| gazetteer.words[row as usize].value.as_str());
        let text = self.text(atom.span);
        if text.chars().count() != codes.split('|').count() {
            return;
        }
        self.syllables(index, atom.span, findings);
    }

    /// Whether a press abbreviation stands for its country: in hanja, or beside another one.
    fn stands_for_country(&self, index: usize, parts: &[Atom], at: usize) -> bool {
        if self.text(parts[at].span).chars().all(is_hanja) {
            return true;
        }
        let text = self.text(parts[at].span);
        // 한|인, 일|일 are none.
        let short = |atom: &Atom| {
            let other = self.text(atom.span);
            self.part(*atom).abbreviation.is_some() && other != "인" && other != text
        };
        // 미 국무부.
        let titled = parts.len() == 1
            && self.story.gazetteer.cues.has(Cue::Lone, text)
            && self.follows(index + 1)
            && self.word(index).is_some_and(|word| word.josa.is_none())
            && self.word(index + 1).is_some_and(|next| {
                let first = self.analysis.words.parts(next).first();
                first.is_some_and(|part| self.part(*part).organisation.is_some())
            });
        let inside = titled
            || text != "인"
                && (at > 0 && short(&parts[at - 1]) || parts.get(at + 1).is_some_and(short));
        let words = &self.analysis.words;
        let before = at == 0
            && index > 0
            && is_dot(self.analysis.word(index).before)
            && words.parts(self.analysis.word(index - 1)).last().is_some_and(short);
        let behind = at + 1 == parts.len()
            && self.word(index + 1).is_some_and(|next| {
                is_dot(next.before) && words.parts(next).first().is_some_and(short)
            });
        inside || before || behind
    }
}

fn is_dot(gap: Gap) -> bool {
    matches!(gap, Gap::Mark('·' | 'ㆍ' | '・' | '‧' | '∙' | '-' | ','))
}
