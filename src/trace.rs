//! What each layer sees of a text, for people: the trace behind `--why-not`.

use std::fmt::Write as _;

use crate::event::occurrence::occurrences;
use crate::event::status::assertion;
use crate::event::story::Story;

/// Writes down every layer's reading of every sentence.
pub fn trace(story: &Story<'_>) -> String {
    let mut out = String::new();
    let text = story.text;
    for analysis in &story.sentences {
        let _ = writeln!(out, "[{:?}] {}", analysis.sentence.zone, analysis.sentence.span.of(text));
        for (index, word) in analysis.words.words.iter().enumerate() {
            let parts: Vec<&str> =
                analysis.words.parts(word).iter().map(|part| part.span.of(text)).collect();
            let _ = write!(out, "  {index} {}", parts.join("|"));
            if let Some(josa) = word.josa {
                let _ = write!(out, " +{:?}/{:?}", josa.case, josa.mark);
            }
            if let Some(ending) = analysis.predicates[index] {
                let _ = write!(out, " ={:?}/{:?}", ending.function, ending.tense);
            }
            if let Some(class) = analysis.words.class(story.gazetteer, word) {
                let _ = write!(out, " <{class:?}>");
            }
            if !word.known {
                let _ = write!(out, " ?");
            }
            let _ = writeln!(out);
        }
        for actor in &analysis.actors {
            let name = actor.name.map_or("-", |span| span.of(text));
            let title = actor.title.map_or("-", |span| span.of(text));
            let body = actor.body.map_or("-", |span| span.of(text));
            let _ = writeln!(
                out,
                "  actor {:?} {} name={name} title={title} body={body} countries={:?} entity={:?} josa={:?}",
                actor.kind,
                actor.span.of(text),
                actor.countries,
                actor.entity,
                actor.josa.map(|josa| josa.case),
            );
        }
        for index in analysis.times.clone() {
            let time = &story.times[index];
            let _ = writeln!(out, "  time {} {:?}", time.span.of(text), time.timex());
        }
        for place in &analysis.places {
            let _ = writeln!(out, "  place {} {:?}", place.span.of(text), place.precision);
        }
        for occurrence in occurrences(story.gazetteer, text, analysis, &story.notes) {
            let arguments =
                analysis.arguments(story.gazetteer, occurrence.word, occurrence.predicate);
            let found = assertion(story.gazetteer, text, analysis, &occurrence);
            let _ = writeln!(
                out,
                "  trigger {} {:?} predicate={} {:?} {arguments:?}",
                occurrence.span.of(text),
                occurrence.shape,
                occurrence.predicate,
                found.0,
            );
        }
    }
    out
}
