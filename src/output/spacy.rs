//! For spaCy: one `Doc` as JSON a line, which `Doc.from_json` reads.

use serde_json::{Value, json};

use super::anchor::{flat, label, tokens};
use super::format::{Article, Format, Options, Part};
use super::view::View;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;

pub(super) struct Spacy;

pub(super) static FORMAT: Spacy = Spacy;

impl Format for Spacy {
    fn name(&self) -> &'static str {
        "spacy"
    }

    fn about(&self) -> &'static str {
        "for spaCy: one Doc as JSON a line, mentions as ents, events as spans (offsets in chars)"
    }

    fn extension(&self) -> &'static str {
        "spacy.jsonl"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        // spaCy counts as Python does.
        let mut options = options.clone();
        options.offsets = OffsetUnit::Chars;
        let text = &article.document.text;
        let extraction = article.extraction;
        let map = OffsetMap::new(text, OffsetUnit::Chars);
        let mentions = flat(text, &extraction.mentions);

        let mut groups: Vec<(&str, Vec<(Span, String)>)> = vec![
            ("meetings", Vec::new()),
            ("who", Vec::new()),
            ("whom", Vec::new()),
            ("when", Vec::new()),
            ("where", Vec::new()),
            ("about", Vec::new()),
        ];
        let mut put = |group: usize, span: Span, label: &str| {
            if !span.of(text).trim().is_empty() {
                groups[group].1.push((span, label.to_owned()));
            }
        };
        for (number, event) in extraction.events.iter().enumerate() {
            let own = format!("{}:{}:{}", number + 1, event.kind.name(), event.status.name());
            put(0, event.evidence.span, &own);
            let of = format!("{}", number + 1);
            for (group, side) in [(1, &event.who), (2, &event.whom)] {
                side.iter().filter_map(|p| p.mention).for_each(|span| put(group, span, &of));
            }
            event.when.iter().for_each(|when| put(3, when.span, &of));
            event.place.iter().for_each(|place| put(4, place.span, &of));
            event.about.iter().for_each(|topic| put(5, topic.span, &of));
        }
        let spans = groups.iter().flat_map(|(_, spans)| spans.iter().map(|(span, _)| *span));
        let mut cuts: Vec<usize> = spans
            .chain(mentions.iter().map(|mention| mention.span))
            .flat_map(|span| [span.start, span.end])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();

        let at = |span: Span| {
            let span = map.span(text, span);
            json!({"start": span.start, "end": span.end})
        };
        let with = |mut value: Value, key: &str, field: Value| {
            value[key] = field;
            value
        };
        let ents: Vec<Value> = mentions
            .iter()
            .map(|mention| {
                let ent = with(at(mention.span), "label", label(mention.kind).into());
                // One row, or the mention does not say which.
                let row = if let [row] = &mention.rows[..] { row.as_str() } else { "" };
                with(ent, "kb_id", row.into())
            })
            .collect();
        let tokens: Vec<Value> = spacy_tokens(text, &cuts)
            .into_iter()
            .enumerate()
            .map(|(id, span)| with(at(span), "id", id.into()))
            .collect();
        let spans: serde_json::Map<String, Value> = groups
            .into_iter()
            .map(|(name, spans)| {
                let spans = spans.into_iter().map(|(span, label)| {
                    with(with(at(span), "label", label.into()), "kb_id", "".into())
                });
                (name.to_owned(), Value::Array(spans.collect()))
            })
            .collect();
        let result: Value =
            serde_json::from_str(&View::new(article, &options).compact()).unwrap_or_default();
        let doc = json!({
            "text": text, "ents": ents, "tokens": tokens, "spans": spans,
            // Not under `_`: spaCy refuses attributes that the reader has not announced.
            "hoedam": {
                "id": extraction.id,
                "reference_date": result["reference_date"],
                "events": result["events"],
            },
        });
        format!("{doc}\n").into()
    }
}

/// Tokens with which the text can be put together again: one space behind a token is the
/// token's, any other white space is a token of its own.
fn spacy_tokens(text: &str, cuts: &[usize]) -> Vec<Span> {
    let mut all = Vec::new();
    let mut end = 0;
    let words = tokens(text, Span::new(0, text.len()), cuts);
    for next in words.into_iter().map(Some).chain([None]) {
        let until = next.map_or(text.len(), |span| span.start);
        let gap = &text[end..until];
        // At the beginning there is no token that could own the space.
        let owned = usize::from(gap.starts_with(' ') && end > 0);
        blanks(text, Span::new(end + owned, until), cuts, &mut all);
        if let Some(span) = next {
            all.push(span);
            end = span.end;
        }
    }
    all
}

fn blanks(text: &str, gap: Span, cuts: &[usize], all: &mut Vec<Span>) {
    let mut start = gap.start;
    for (at, _) in gap.of(text).char_indices().skip(1) {
        if cuts.binary_search(&(gap.start + at)).is_ok() {
            all.push(Span::new(start, gap.start + at));
            start = gap.start + at;
        }
    }
    if start < gap.end {
        all.push(Span::new(start, gap.end));
    }
}
