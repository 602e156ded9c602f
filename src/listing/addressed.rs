//! People by how they are addressed: `김 씨`, `A군`, `박 경위`, `이모(37)`, `홍길동(洪吉童)`.

use crate::gazetteer::cues::{Behind, Cue};
use crate::gazetteer::names::NamePlausibility::{Strong, Weak};
use crate::listing::finding::{Finding, Findings};
use crate::listing::people::add;
use crate::listing::token::{Stem, Tokens, is_initial};
use crate::mention::MentionKind;
use crate::mention::actor::is_modifier_surname;
use crate::span::Span;
use crate::syntax::word::Gap;
use crate::text::hangul::{is_hanja, is_syllable};

/// `모` stands for a given name that is withheld: `김모 씨`, `이 모(37) 씨`.
const WITHHELD: &str = "모";

/// Lists people who are addressed or aged: `김 씨`, `A군`, `이모(37)씨`, `홍길동(洪吉童)`.
pub fn addressed(tokens: &Tokens<'_>, findings: &mut Findings) {
    for index in 0..tokens.len() {
        let name = tokens
            .attached(index)
            .or_else(|| tokens.former(index))
            .or_else(|| tokens.glossed(index))
            .or_else(|| tokens.spaced(index));
        if let Some(name) = name {
            add(findings, tokens, name, index);
            tokens.rank(index, findings);
        }
    }
}

impl Tokens<'_> {
    /// `김씨`, `A군`, `박모양`, `K기자`: the address stands in the same word.
    fn attached(&self, index: usize) -> Option<Span> {
        let cues = &self.story.gazetteer.cues;
        for stem in self.stems(index) {
            let text = self.text(stem.span);
            let Some((name, address)) = cues.attached(text).map(|at| text.split_at(at)) else {
                continue;
            };
            if self.ordinary(text) || !self.may_be_addressed(name, address, false) {
                continue;
            }
            let name = self.without_withheld(name);
            if name == WITHHELD {
                continue;
            }
            let span = Span::new(stem.span.start, stem.span.start + name.len());
            return Some(self.with_given_names(index, span));
        }
        None
    }

    /// Whether a word before an address is a name.
    fn may_be_addressed(&self, name: &str, address: &str, spaced: bool) -> bool {
        let cues = &self.story.gazetteer.cues;
        let Some(behind) = cues.behind(address) else { return false };
        let bare = self.without_withheld(name);
        if is_initial(name) || bare.len() < name.len() {
            return true;
        }
        if self.surname(name) {
            return !cues.has(Cue::Other, name)
                && match behind {
                    Behind::Address => address != "님",
                    Behind::Rank => true,
                    Behind::Word => {
                        !is_modifier_surname(self.story.gazetteer, name) && name != "이"
                    }
                };
        }
        // 군, 양, 님 end many other words.
        let short = address.chars().count() == 1 && address != "씨" && !spaced;
        if behind != Behind::Address || short {
            return self.korean(name, Strong);
        }
        self.korean(name, Weak)
            || spaced && self.story.gazetteer.names.is_given(name)
            || !self.ordinary(name)
                && (2..=6).contains(&name.chars().count())
                && name.chars().all(is_syllable)
                && self.story.gazetteer.endings.of(name).is_none()
    }

    /// `김모` without 모.
    fn without_withheld<'t>(&self, name: &'t str) -> &'t str {
        match name.strip_suffix(WITHHELD) {
            Some(surname) if self.surname(surname) || is_initial(surname) => surname,
            _ => name,
        }
    }

    /// `성 전 회장`: a surname before the word that says that the office is no longer held.
    fn former(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        let text = self.text(word.span);
        if !self.surname(text)
            || text.chars().count() != 1
            || self.story.gazetteer.cues.has(Cue::Other, text)
        {
            return None;
        }
        let gazetteer = self.story.gazetteer;
        let next = self.word(index + 1)?;
        let former = self.follows(index + 1)
            && matches!(self.text(next.span), "전" | "前")
            && self.follows(index + 2)
            && self
                .word(index + 2)
                .is_some_and(|title| self.analysis.words.begins_with_title(gazetteer, title));
        // 전 전 대통령 is one who is called 전; 현 전 정권 is not.
        (former && word.josa.is_none()).then_some(word.span)
    }

    /// Lists the rank behind a name (`박 | 경위`).
    fn rank(&self, index: usize, findings: &mut Findings) {
        let Some(next) = self.next_outside(index) else { return };
        let rank = self.stems(next).iter().find(|stem| stem.behind == Some(Behind::Rank));
        if let Some(stem) = rank {
            findings.push(Finding::new(MentionKind::Office, stem.span, next));
        }
    }

    /// `김 씨`, `이 모(37) 씨`, `고토 겐지(42) 씨`: the address is a word of its own.
    fn spaced(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        if word.bracketed {
            return None;
        }
        let next = self.next_outside(index)?;
        let text = self.text(word.span);
        let cues = &self.story.gazetteer.cues;
        // 윤 모씨: the address stands with 모.
        if (self.surname(text) || is_initial(text)) && next == index + 1 {
            let withheld = self.stems(next).iter().any(|stem| {
                let rest = self.text(stem.span).strip_prefix(WITHHELD);
                rest.is_some_and(|rest| cues.behind(rest) == Some(Behind::Address))
            });
            if withheld {
                return Some(word.span);
            }
        }
        let is_address = |stem: &&Stem| stem.behind.is_some();
        // 이 모 씨: the surname stands before 모. 이모 경위: the rank says that it is one.
        if text == WITHHELD {
            let before = self.word(index.checked_sub(1)?)?;
            let surname = self.text(before.span);
            let withheld = (self.surname(surname) || is_initial(surname)) && self.follows(index);
            let behind = self.stems(next).iter().any(|stem| is_address(&stem))
                || self
                    .analysis
                    .words
                    .begins_with_title(self.story.gazetteer, self.analysis.word(next));
            return (withheld && behind).then_some(before.span);
        }
        let name = self.without_withheld(text);
        if name.len() < text.len() && name != WITHHELD {
            let behind = self.analysis.word(next);
            let titled = self.analysis.words.begins_with_title(self.story.gazetteer, behind);
            if titled || self.stems(next).iter().any(|stem| is_address(&stem)) {
                return Some(Span::new(word.span.start, word.span.start + name.len()));
            }
        }
        let address = self.stems(next).iter().find(is_address)?;
        let reading = self.whole(word);
        if reading.country.is_some() || reading.organisation.is_some() || reading.is_title() {
            return None;
        }
        let behind = address.behind?;
        if self.surname(text) && behind != Behind::Address && reading.abbreviation.is_some() {
            return None;
        }
        if !self.may_be_addressed(text, self.text(address.span), true) {
            return None;
        }
        let span = Span::new(word.span.start, word.span.start + name.len());
        Some(self.with_given_names(index, span))
    }

    /// `이모(37)`, `홍길동(37·회사원)`, `홍길동(洪吉童)`: an age or hanja in brackets.
    fn glossed(&self, index: usize) -> Option<Span> {
        let word = self.word(index)?;
        let gloss = self.word(index + 1)?;
        let at_once = gloss.bracketed
            && !word.bracketed
            && matches!(gloss.before, Gap::Mark('(' | '（'))
            && self.story.text[word.span.end..].starts_with(['(', '（']);
        if !at_once {
            return None;
        }
        let text = self.text(word.span);
        if text == WITHHELD {
            return None;
        }
        let inside = self.text(gloss.span);
        let name = self.without_withheld(text);
        let span = Span::new(word.span.start, word.span.start + name.len());
        let behind = &self.story.text[gloss.span.end..];
        let age = inside.len() == 2
            && inside.bytes().all(|b| b.is_ascii_digit())
            && behind.starts_with([')', '·', ',', '）', '‧', '∙', 'ㆍ'])
            || inside.len() == 5
                && inside.ends_with('세')
                && inside.bytes().take(2).all(|b| b.is_ascii_digit());
        if age {
            let named = name.len() < text.len()
                || is_initial(text)
                || self.korean(text, Weak) && !self.ordinary(text) && !self.is_derived(text)
                || !self.is_known_name(word) && self.foreign(text)
                || self.is_addressed_behind(index) && (1..=4).contains(&text.chars().count());
            return named.then(|| self.with_given_names(index, span));
        }
        if !inside.chars().all(is_hanja) {
            return None;
        }
        let first = inside.chars().next()?.to_string();
        let surname = self.story.gazetteer.names.surname(&first);
        let korean = inside.chars().count() == text.chars().count()
            && self.korean(text, Weak)
            && surname.is_some_and(|surname| text.starts_with(surname));
        // 뤄쥔청(羅俊城): a syllable for each, so nothing before belongs to it.
        let each = inside.chars().count() == text.chars().count();
        let known = self.is_known_name(word) && self.whole(word).person.is_none();
        let chinese = each
            && inside.chars().count() == 3
            && surname.is_some()
            && !known
            && !self.is_ordinary(index)
            && !self.story.gazetteer.nouns.contains(text);
        // 고토 겐지(後藤健二): two words for the hanja of a Japanese name.
        let japanese = (3..=5).contains(&inside.chars().count())
            && self.follows(index)
            && text.chars().all(is_syllable)
            && self.word(index - 1).is_some_and(|before| {
                let first = self.text(before.span);
                (1..=5).contains(&first.chars().count())
                    && first.chars().all(is_syllable)
                    && !self.story.gazetteer.nouns.contains(first)
                    && self.story.gazetteer.names.surname(first).is_none()
                    && !self.korean(first, Strong)
                    && !self.has_particle(index - 1)
                    && self.whole(before).place.is_none()
                    && self.whole(before).country.is_none()
            });
        if japanese && !korean && !chinese && self.whole(word).person.is_none() {
            return Some(self.analysis.word(index - 1).span.join(span));
        }
        (korean || chinese).then_some(span)
    }

    /// Whether an address stands behind the brackets that follow the word.
    fn is_addressed_behind(&self, index: usize) -> bool {
        self.next_outside(index).is_some_and(|next| {
            let mut stems = self.stems(next).iter();
            next > index + 1 && stems.any(|stem| stem.behind == Some(Behind::Address))
        })
    }
}
