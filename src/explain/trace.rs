//! What each layer sees of a text, stage by stage, for people: the trace behind `--why-not`.

use std::fmt::Write as _;

use super::log::{argument, trigger_row};
use super::reasons;
use crate::event::notes::Notes;
use crate::event::occurrence::{Occurrence, occurrences};
use crate::event::sentence::Analysis;
use crate::event::status::assertion;
use crate::event::story::Story;
use crate::mention::actor::Actor;
use crate::span::Span;
use crate::syntax::word::Word;
use crate::text::page::{Line, Zone};

/// Writes down every layer's reading of every line and sentence.
pub(crate) fn trace(story: &Story<'_>, lines: &[Line]) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "page");
    for line in lines {
        let read = !matches!(line.zone, Zone::Furniture | Zone::Repeat);
        let fate = if read { "" } else { ", not read" };
        let _ = writeln!(out, "  {:?}{fate}: {}", line.zone, line.span.of(story.text));
    }
    for (index, analysis) in story.sentences.iter().enumerate() {
        let text = analysis.sentence.span.of(story.text);
        let _ = writeln!(out, "sentence {}: {text}", index + 1);
        let pages = Page { story, analysis };
        let words = analysis.words.words.iter().enumerate();
        section(&mut out, "words", words.map(|(index, word)| pages.word(index, word)));
        section(&mut out, "mentions", analysis.actors.iter().map(|actor| pages.actor(actor)));
        let times = analysis.times.clone().map(|index| &story.times[index]);
        let time = times.map(|time| {
            let value = time.timex().unwrap_or_else(|| "no value".to_owned());
            format!("{} = {value}", pages.of(time.span))
        });
        section(&mut out, "times", time);
        let places = analysis.places.iter();
        let place = places.map(|place| format!("{} ({:?})", pages.of(place.span), place.precision));
        section(&mut out, "places", place);
        let all = occurrences(story.gazetteer, story.text, analysis, &Notes::default());
        section(&mut out, "triggers", all.iter().map(|found| pages.trigger(found)));
    }
    out
}

fn section(out: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    let none = if lines.peek().is_none() { ": none" } else { "" };
    let _ = writeln!(out, "  {name}{none}");
    for line in lines {
        let _ = writeln!(out, "    {line}");
    }
}

/// One sentence, about to be written down.
struct Page<'p, 'a> {
    story: &'p Story<'a>,
    analysis: &'p Analysis,
}

impl Page<'_, '_> {
    fn of(&self, span: Span) -> &str {
        span.of(self.story.text)
    }

    fn word(&self, index: usize, word: &Word) -> String {
        let parts: Vec<&str> =
            self.analysis.words.parts(word).iter().map(|part| self.of(part.span)).collect();
        let mut line = format!("{index} {}", parts.join("|"));
        if let Some(josa) = word.josa {
            let particle = self.of(Span::new(word.stem.end.min(word.span.end), word.span.end));
            let _ = write!(line, " + {particle} ({:?}, {:?})", josa.case, josa.mark);
        }
        if let Some(ending) = self.analysis.predicates[index] {
            let _ = write!(line, " = predicate ({:?}, {:?})", ending.function, ending.tense);
        }
        if let Some(class) = self.analysis.words.class(self.story.gazetteer, word) {
            let _ = write!(line, " <{class:?}>");
        }
        if !word.known {
            line.push_str(" (in no table)");
        }
        line
    }

    fn actor(&self, actor: &Actor) -> String {
        let mut line = format!("{:?}: {}", actor.kind, self.of(actor.span));
        let parts = [("name", actor.name), ("title", actor.title), ("body", actor.body)];
        for (label, part) in parts {
            if let Some(span) = part {
                let _ = write!(line, ", {label} {}", self.of(span));
            }
        }
        for row in &actor.countries {
            let _ = write!(line, ", {}", self.story.gazetteer.countries[*row as usize].code);
        }
        if let Some(chain) = actor.entity {
            let _ = write!(line, ", chain {chain}");
        }
        line
    }

    fn trigger(&self, occurrence: &Occurrence) -> String {
        let Story { gazetteer, text, .. } = *self.story;
        let row = trigger_row(self.story, occurrence.trigger);
        let mut line = format!(
            "{} (row {} at {}) as {}, told by {}",
            self.of(occurrence.span),
            row.row,
            row.place.unwrap_or_default(),
            reasons::shape(occurrence.shape),
            self.of(self.analysis.word(occurrence.predicate).span),
        );
        let arguments = self.analysis.arguments(gazetteer, occurrence.word, occurrence.predicate);
        for chunk in 0..self.analysis.chunks.len() {
            let found = argument(self.story, self.analysis, Some(&arguments), chunk);
            if found.role != "other" {
                let particle = found.particle.map_or(String::new(), |p| format!(" + {p}"));
                let _ = write!(line, "\n      {}: {}{particle}", found.role, found.words.text);
            }
        }
        let (found, cue) = assertion(gazetteer, text, self.analysis, occurrence);
        let _ = write!(line, "\n      status: {}", reasons::assertion(found));
        if let Some(cue) = cue {
            let _ = write!(line, " by {}", self.of(cue));
        }
        line
    }
}
