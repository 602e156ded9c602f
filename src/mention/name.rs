//! Names among the parts of a run.

use crate::gazetteer::names::NamePlausibility;
use crate::gazetteer::words::WordClass;
use crate::mention::run::{Part, Runs};

/// How much of a name a phrase gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// The whole name, or as much as a first mention gives.
    Full,
    /// A Korean or Chinese surname before a title (`강 장관`).
    Surname,
}

/// A name: parts `start..end` of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Its first part.
    pub start: usize,
    /// The part behind it.
    pub end: usize,
    /// How much of the name it gives.
    pub form: NameForm,
}

/// Names of people have at most this many words.
const MOST_WORDS: usize = 5;

impl Runs<'_> {
    /// The name among the parts before a title, which stands next to the title or first.
    pub fn name_before(&self, parts: &[Part]) -> Option<Name> {
        // 김동만 신임 위원장, 반기문 전 사무총장: what stands between says when.
        let between = |part: &&Part| {
            matches!(part.class, Some(WordClass::Former | WordClass::Modifier | WordClass::Visit))
        };
        let modifiers = parts.iter().rev().take_while(between).count();
        let parts = if modifiers < parts.len() { &parts[..parts.len() - modifiers] } else { parts };
        let last = parts.len().checked_sub(1)?;
        let full = |start, end| Some(Name { start, end, form: NameForm::Full });
        // 저우융캉(周永康) 공안부장, 아흘리(Ahli) 청장: the gloss tells that it is a name.
        if let Some(at) = parts.iter().rposition(|part| part.gloss > 0) {
            let part = &parts[at];
            if self.may_be_name(part) && (part.is_unknown() || part.reading.person.is_some()) {
                // As many words as the gloss has, if no table holds them.
                let words = parts[..at].iter().rev().take(part.gloss - 1);
                let more = words.take_while(|part| part.is_unknown() && part.opens).count();
                return full(self.given_before(parts, 0, at).min(at - more), at + 1);
            }
        }
        let near = &parts[last];
        let text = near.span.of(self.text);
        if near.reading.person.is_some() && !near.reading.common {
            return full(self.given_before(parts, 0, last), last + 1);
        }
        // 매콜 위원장: part of a name told in full elsewhere.
        if near.is_unknown() && near.opens && near.closes && self.told.contains(text) {
            return full(self.given_before(parts, 0, last), last + 1);
        }
        if near.opens && self.is_surname(near) {
            // 정 박 부대표: two surnames stand for a name given in the Western order.
            if last > 0 && parts[last - 1].is_unknown() && self.is_surname(&parts[last - 1]) {
                return full(last - 1, last + 1);
            }
            return Some(Name { start: last, end: last + 1, form: NameForm::Surname });
        }
        if near.is_unknown()
            && near.opens
            && self.gazetteer.names.korean(text) == NamePlausibility::Strong
        {
            return full(last, last + 1);
        }
        // 수석대표 크리스토퍼 힐 국무부 동아태 차관보: a name that a table holds.
        let known =
            parts.iter().rposition(|part| part.reading.person.is_some() && !part.reading.common);
        if let Some(at) = known {
            return full(self.given_before(parts, 0, at), at + 1);
        }
        self.leading_name(parts)
            .or_else(|| {
                if !(near.is_unknown() && near.closes && near.opens) {
                    return None;
                }
                let weak = self.gazetteer.names.korean(text) == NamePlausibility::Weak;
                // 힐 차관보: one syllable of a foreign name told in full before.
                let syllable = text.chars().count() == 1 && last == 0;
                (weak && self.names_begin_here(parts, last) || syllable).then_some(Name {
                    start: last,
                    end: last + 1,
                    form: NameForm::Full,
                })
            })
            .or_else(|| {
                // A foreign name directly before the title: 젤렌스키 대통령, 프랑스 마크롱 대통령.
                let floor = parts
                    .iter()
                    .rposition(|part| !part.is_unknown() && part.reading.person.is_none())
                    .map_or(0, |at| at + 1);
                // 그레고리 믹스 | 하원 | 위원장: ordinary words and bodies stand between.
                let between = |part: &&Part| {
                    let text = part.span.of(self.text);
                    part.class == Some(WordClass::Body)
                        || part.is_unknown()
                            && text.chars().count() > 1
                            && self.gazetteer.names.ordinary(text)
                };
                let end = last + 1 - parts.iter().rev().take_while(between).count();
                let start = self.foreign_start(parts, floor.min(end), end)?;
                full(start, end)
            })
            .or_else(|| {
                // 국민의힘 오세훈 서울시장 후보: between body and titles.
                let at = parts.iter().position(|part| {
                    let text = part.span.of(self.text);
                    part.opens
                        && part.closes
                        && (part.reading.person.is_some() && !part.reading.common
                            || part.is_unknown()
                                && self.gazetteer.names.korean(text) == NamePlausibility::Strong)
                })?;
                full(at, at + 1)
            })
            .or_else(|| {
                // 표수진 솔내군 부군수: first of all, before words that no table holds.
                let first = &parts[0];
                let text = first.span.of(self.text);
                let weak = last > 0
                    && first.opens
                    && first.closes
                    && first.is_unknown()
                    && text.chars().count() == 3
                    && self.gazetteer.names.korean(text) == NamePlausibility::Weak
                    && !self.gazetteer.names.ordinary(text);
                weak.then_some(Name { start: 0, end: 1, form: NameForm::Full })
            })
            .or_else(|| {
                // 펫사완 셍사봉 차관: two words that nobody knows.
                let strange = parts.len() == 2 && parts.iter().all(|part| self.may_go_on(part));
                strange.then_some(Name { start: 0, end: 2, form: NameForm::Full })
            })
    }

    /// A foreign name with the words beside it that no table holds: `칼리드 알팔레 |
    /// 사우디아라비아 장관`, `라울 마차두 | 네토 부총장`.
    pub fn widened(&self, parts: &[Part], name: Name) -> Name {
        let korean = |part: &Part| {
            let person = part.reading.person.map(|row| &self.gazetteer.people[row as usize]);
            person.is_some_and(|person| person.country.as_deref() == Some("KR"))
        };
        let foreign =
            (name.start..name.end).any(|at| self.looks_foreign(&parts[at]) && !korean(&parts[at]));
        if !foreign || name.form != NameForm::Full {
            return name;
        }
        let room = |name: &Name| name.end - name.start < MOST_WORDS;
        let mut wider = name;
        while wider.start > 0 && room(&wider) && self.may_go_on(&parts[wider.start - 1]) {
            wider.start -= 1;
        }
        let mut behind = wider;
        while parts.get(behind.end).is_some_and(|part| self.may_go_on(part)) && room(&behind) {
            behind.end += 1;
        }
        // What stands directly before a title may be part of it: 크리스토퍼 힐 | 동아태 차관보.
        let shaped = (wider.end..behind.end)
            .all(|at| self.gazetteer.names.foreign(parts[at].span.of(self.text)));
        if shaped || parts.get(behind.end).is_some_and(Part::belongs) { behind } else { wider }
    }

    /// Whether a word beside a foreign name can be part of it.
    fn may_go_on(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        part.is_unknown()
            && !part.abbreviated
            && part.opens
            && part.closes
            && (2..=6).contains(&text.chars().count())
            && self.may_be_name(part)
            && !self.gazetteer.names.ordinary(text)
            && self.gazetteer.names.korean(text) != NamePlausibility::Strong
    }

    /// The name stands first: `앤 뉴버거 | 미국 국가안전보장회의 … 국가안보부보좌관`.
    fn leading_name(&self, parts: &[Part]) -> Option<Name> {
        let known = (0..parts.len()).find(|at| {
            let part = &parts[*at];
            // 블라디미르 is a city as well as a given name.
            let given = parts.get(at + 1).is_some_and(|next| self.looks_foreign(next));
            part.belongs() || part.is_title() || part.reading.place.is_some() && !given
        })?;
        // 새들|시의회: the name ends before the body's whole word.
        let known = (0..known).rev().take_while(|at| !parts[at + 1].opens).last().unwrap_or(known);
        // 반기문 전 유엔 사무총장: what says when he held the office stands between.
        let between = |part: &&Part| {
            matches!(part.class, Some(WordClass::Former | WordClass::Modifier | WordClass::Visit))
                && !self.is_surname(part)
                || part.class == Some(WordClass::Former)
        };
        let skipped = parts[..known].iter().rev().take_while(between).count();
        let known_at = known;
        let known = known - skipped;
        let at = known.checked_sub(1)?;
        let full = |start, end| Some(Name { start, end, form: NameForm::Full });
        let part = &parts[at];
        if !part.closes {
            return None;
        }
        if part.reading.person.is_some() && !part.reading.common {
            return full(self.given_before(parts, 0, at), known);
        }
        if !part.is_unknown() {
            return None;
        }
        let text = part.span.of(self.text);
        if at > 0 && part.closes && self.is_surname(part) && self.is_surname(&parts[at - 1]) {
            return full(at - 1, known);
        }
        match self.gazetteer.names.korean(text) {
            NamePlausibility::Strong => return full(at, known),
            NamePlausibility::Weak if at == 0 => return full(at, known),
            _ => {}
        }
        if let Some(start) = self.foreign_start(parts, 0, known) {
            return full(start, known);
        }
        // Before a country, words that no table holds are a name: 난 아흘리 아랍에미리트 청장.
        let country = parts[known_at].belongs();
        let plain = parts[..known].iter().all(|part| {
            part.is_unknown()
                && part.opens
                && part.closes
                && (1..=6).contains(&part.span.of(self.text).chars().count())
                && self.may_be_name(part)
        });
        (country && plain && (2..=4).contains(&known)).then_some(Name {
            start: 0,
            end: known,
            form: NameForm::Full,
        })
    }

    /// Whether a name may begin at part `at`: nothing but what somebody belongs to before it.
    fn names_begin_here(&self, parts: &[Part], at: usize) -> bool {
        at == 0
            || parts[at - 1].belongs()
            || parts[at - 1].is_title()
            || matches!(
                parts[at - 1].class,
                Some(WordClass::Modifier | WordClass::Visit | WordClass::Former)
            )
    }

    /// Whether the part is a surname standing alone. A surname that is also a country's
    /// abbreviation is a surname: `조 장관`, `이 대통령`, `한 총리`.
    pub fn is_surname(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        let plain = part.is_unknown()
            || part.reading.is_only_abbreviation()
            || matches!(
                part.class,
                Some(
                    WordClass::Former
                        | WordClass::Modifier
                        | WordClass::Venue
                        | WordClass::Noun
                        | WordClass::Adnominal
                )
            );
        plain && part.opens && self.gazetteer.names.surname(text).is_some()
    }

    fn may_be_name(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || c == '-' || c == '.')
    }

    /// Where a name begins whose last part is at `last`: foreign given names before it.
    fn given_before(&self, parts: &[Part], floor: usize, last: usize) -> usize {
        let text = parts[last].span.of(self.text);
        // A Korean full name has nothing before it.
        if self.gazetteer.names.korean(text) == NamePlausibility::Strong && parts[last].opens {
            let foreign = last > floor && self.looks_foreign(&parts[last - 1]);
            if !foreign {
                return last;
            }
        }
        self.foreign_start(parts, floor, last).unwrap_or(last)
    }

    /// Where the foreign name begins that ends before part `end`, if there is one.
    pub fn foreign_start(&self, parts: &[Part], floor: usize, end: usize) -> Option<usize> {
        let mut start = end;
        let mut foreign = false;
        while start > floor && end - start < MOST_WORDS {
            let part = &parts[start - 1];
            // One syllable (다렌 탕, 크리스토퍼 힐) beside a word that looks foreign.
            let syllable = part.is_unknown()
                && part.opens
                && part.closes
                && part.span.of(self.text).chars().count() == 1;
            if self.looks_foreign(part) {
                foreign |= part.reading.place.is_none() || part.reading.person.is_some();
            } else if !syllable {
                break;
            }
            start -= 1;
        }
        (start < end && foreign).then_some(start)
    }

    fn looks_foreign(&self, part: &Part) -> bool {
        let text = part.span.of(self.text);
        part.reading.person.is_some() && !part.reading.common
            || part.reading.place.is_some()
                && part.reading.is_only_place()
                && part.opens
                && part.closes
                && self.gazetteer.names.foreign(text)
            || part.is_unknown() && part.opens && part.closes && self.gazetteer.names.foreign(text)
    }
}
