//! What the layers before have read as phrases: times, actors, places.

use crate::event::sentence::Analysis;
use crate::event::story::Story;
use crate::gazetteer::cues::{Behind, Cue};
use crate::gazetteer::entry::EntryRef;
use crate::gazetteer::names::NamePlausibility;
use crate::listing::finding::{Finding, Findings};
use crate::listing::token::Tokens;
use crate::mention::MentionKind;
use crate::mention::actor::{Actor, ActorKind, NameForm};
use crate::mention::reading::Reading;
use crate::span::Span;
use crate::when::TimeKind;

/// Lists the time expressions.
pub fn times(story: &Story<'_>, analysis: &Analysis, findings: &mut Findings) {
    for index in analysis.times.clone() {
        let time = &story.times[index];
        let kind = match time.kind {
            TimeKind::Date => MentionKind::Date,
            TimeKind::Time => MentionKind::Time,
            TimeKind::Duration => MentionKind::Duration,
        };
        let word = word_at(analysis, time.core.end);
        let mut finding = Finding::new(kind, time.core, word);
        finding.time = Some(index);
        findings.push(finding);
    }
}

/// Lists names, titles and bodies of the actors.
pub fn actors(tokens: &Tokens<'_>, findings: &mut Findings) {
    let analysis = tokens.analysis;
    for (index, actor) in analysis.actors.iter().enumerate() {
        let mut add = |kind, span: Span, country| {
            let mut finding = Finding::new(kind, span, word_at(analysis, span.end));
            finding.actor = Some(index);
            finding.country = country;
            let whole = form_of(analysis, span, finding.word);
            // 미국 | 국무부 장관: the office is that of the wording without the country.
            let last = |title: Span| form_of(analysis, title, finding.word);
            finding.form =
                whole.or_else(|| actor.title.filter(|t| t.end == span.end).and_then(last));
            // 초청장: a noun that ends like a title.
            let noun = kind == MentionKind::Office
                && tokens.story.gazetteer.nouns.contains(tokens.text(span))
                && !tokens.reading(tokens.text(span)).is_title();
            if !noun && !findings.closed(span) {
                findings.push(finding);
            }
        };
        if let (ActorKind::Person, Some(name)) = (actor.kind, actor.name) {
            let name = last_of_list(tokens, name);
            if is_person(tokens, actor, name) {
                let first = word_at(analysis, name.start + 1);
                let name = match actor.form {
                    NameForm::Surname => name,
                    _ => tokens.with_given_names(first, name),
                };
                // 프란치스코 교황: a form that holds the title as well.
                let title = tokens.title_in(name);
                let end = title.map_or(name.end, |title| title.start - 1);
                add(MentionKind::Person, Span::new(name.start, end), None);
                if let Some(title) = title {
                    add(MentionKind::Office, title, None);
                }
            }
        }
        let country = actor.countries.first().copied().filter(|_| actor.countries.len() == 1);
        // 누리보건연구원: a body by its ending, not a researcher.
        let body = |title: Span| {
            let index = word_at(analysis, title.end);
            tokens.compound(index).is_some_and(|(span, _)| span == title)
        };
        if let (true, Some(title)) =
            (actor.kind != ActorKind::Group, actor.title.filter(|title| !body(*title)))
        {
            if title.end > actor.name.map_or(0, |name| name.start) && !is_address(tokens, title) {
                add(MentionKind::Office, office_span(tokens, actor, title), country);
                add(MentionKind::Office, title, country);
            }
        }
        for head in actor.heads.iter().filter(|head| !is_address(tokens, **head)) {
            add(MentionKind::Office, tokens.with_rank(*head), country);
        }
        let named = |body: &Span| actor.body_row.is_some() && !body.is_empty();
        if let Some(body) = actor.body.filter(named) {
            let reading = tokens.reading(tokens.text(body));
            let acts = tokens.is_body(reading, word_at(analysis, body.end));
            let kind = if acts { MentionKind::Organization } else { MentionKind::Place };
            add(kind, body, country);
        }
    }
}

impl Tokens<'_> {
    /// `제1|위원장`: a title with the number that belongs to it.
    pub fn with_rank(&self, title: Span) -> Span {
        let before = &self.story.text[..title.start];
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
        match number.strip_suffix('제') {
            Some(start) if number.len() < before.len() => Span::new(start.len(), title.end),
            _ => title,
        }
    }
}

/// Whether a title is an address only (`씨`).
fn is_address(tokens: &Tokens<'_>, title: Span) -> bool {
    tokens.story.gazetteer.cues.behind(tokens.text(title)) == Some(Behind::Address)
}

/// `멤버 김은정`: a Korean name has nothing before it.
fn last_of_list(tokens: &Tokens<'_>, name: Span) -> Span {
    match tokens.text(name).rsplit_once(' ') {
        // 수전 라이스: a name that the tables hold is whole.
        Some((_, last))
            if last.len() == 9
                && tokens.korean(last, NamePlausibility::Strong)
                && tokens.reading(tokens.text(name)).person.is_none() =>
        {
            Span::new(name.end - last.len(), name.end)
        }
        _ => name,
    }
}

/// Whether an actor's name is one, and no ordinary word that looks like it.
fn is_person(tokens: &Tokens<'_>, actor: &Actor, name: Span) -> bool {
    let text = tokens.text(name);
    let index = word_at(tokens.analysis, name.end);
    let word = tokens.analysis.word(index);
    // 고|소장, 최|정상: the word as a whole is a noun.
    if name.end < word.stem.end && tokens.is_noun(index) || tokens.is_verb(index) {
        return false;
    }
    if actor.form == NameForm::Surname {
        // 강 전 감독, 당 대표: no surnames.
        let before = index.checked_sub(1).and_then(|at| tokens.word(at));
        let called = before.is_some_and(|before| {
            tokens.follows(index)
                && before.josa.is_none()
                && (tokens.surname(tokens.text(before.span))
                    || tokens.korean(tokens.text(before.span), NamePlausibility::Strong))
        });
        let glued = name.end < word.stem.end
            && tokens.stems(index).iter().any(|stem| tokens.ordinary(tokens.text(stem.span)));
        let former = called && matches!(text, "전" | "前");
        return !(glued || former || tokens.story.gazetteer.cues.has(Cue::Other, text));
    }
    if actor.person.is_some() && actor.title.is_some() {
        return true;
    }
    let one_word = word.span.start == name.start;
    let titled = actor.title.is_some();
    // 차량에, 안전을: a noun and its particle.
    let noun = one_word
        && tokens.stems(index).iter().any(|stem| {
            stem.is_marked()
                && stem.span.len() < name.len()
                && tokens.ordinary(tokens.text(stem.span))
        });
    if noun && !titled {
        return false;
    }
    let marked = tokens.stems(index).iter().any(|stem| stem.span == name) || !one_word;
    marked && !tokens.ordinary(text) && (titled || !tokens.is_derived(text))
}

/// The office with the country and body that stand before it.
fn office_span(tokens: &Tokens<'_>, actor: &Actor, title: Span) -> Span {
    let floor = actor.name.map_or(actor.span.start, |name| {
        if name.end <= title.start { name.end } else { actor.span.start }
    });
    let mut index = word_at(tokens.analysis, title.start + 1);
    let mut from = title.start;
    while tokens.follows(index) && tokens.analysis.word(index).span.start >= from {
        let before = tokens.analysis.word(index - 1);
        let last = tokens.analysis.words.parts(before).last();
        let belongs = last.is_some_and(|part| {
            let reading = Reading::of(tokens.story.gazetteer, *part);
            reading.organisation.is_some() || reading.country.is_some() || reading.place.is_some()
        });
        if before.span.start < floor || before.josa.is_some() || !belongs {
            break;
        }
        from = before.span.start;
        index -= 1;
    }
    Span::new(from, title.end)
}

/// Lists the body that an office's name begins with, and the title that it ends in:
/// `외교부 | 장관`.
pub fn inside_offices(tokens: &Tokens<'_>, findings: &mut Findings) {
    let gazetteer = tokens.story.gazetteer;
    let offices: Vec<Finding> =
        findings.list.iter().filter(|f| f.kind == MentionKind::Office).cloned().collect();
    for office in offices {
        let Some(form) = office.form else { continue };
        let text = tokens.text(office.span);
        let Some((first, last)) = text.rsplit_once(' ') else { continue };
        if tokens.reading(last).is_title() {
            let span = Span::new(office.span.end - last.len(), office.span.end);
            let mut finding = Finding::new(MentionKind::Office, span, office.word);
            finding.form = tokens.form(last);
            findings.push(finding);
        }
        let body = gazetteer.matcher.entries(form).iter().find_map(|entry| match entry {
            EntryRef::Office(row) => gazetteer.offices[*row as usize].organisation,
            _ => None,
        });
        let named = tokens.reading(first).organisation.is_some()
            || body.is_some_and(|row| {
                let body = &gazetteer.organisations[row as usize];
                body.name == first || body.aliases.iter().any(|alias| alias == first)
            });
        if named {
            let span = Span::new(office.span.start, office.span.start + first.len());
            let mut finding = Finding::new(MentionKind::Organization, span, office.word);
            finding.form = tokens.form(first);
            finding.body = body;
            findings.push(finding);
        }
    }
}

/// The word in which byte `end` ends.
pub fn word_at(analysis: &Analysis, end: usize) -> usize {
    let words = &analysis.words.words;
    words.partition_point(|word| word.span.end < end).min(words.len().saturating_sub(1))
}

/// The tables' form that covers exactly the span.
fn form_of(
    analysis: &Analysis,
    span: Span,
    word: usize,
) -> Option<crate::gazetteer::matcher::FormId> {
    let word = analysis.words.words.get(word)?;
    analysis.words.parts(word).iter().find(|atom| atom.span == span)?.form
}
