//! W3C Web Annotations: an annotation page an article, with quote and position selectors.

use serde_json::{Value, json};

use super::anchor::label;
use super::format::{Article, Assembly, Format, Options, Part};
use super::json::Array;
use crate::event::{Event, Participant};
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;

pub(super) struct WebAnnotation;

pub(super) static FORMAT: WebAnnotation = WebAnnotation;

impl Format for WebAnnotation {
    fn name(&self) -> &'static str {
        "webannotation"
    }

    fn about(&self) -> &'static str {
        "W3C Web Annotations (JSON-LD), a page an article (offsets in chars)"
    }

    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let text = &article.document.text;
        // The model's positions count code points.
        let map = OffsetMap::new(text, OffsetUnit::Chars);
        let source = format!("urn:hoedam:document:{}", encoded(&article.extraction.id));
        let mut items = Vec::new();
        let mut add = |span: Span, motivation: &str, body: Vec<Value>| {
            if span.is_empty() {
                return;
            }
            items.push(json!({
                "id": format!("{source}:annotation:{}", items.len() + 1),
                "type": "Annotation",
                "motivation": motivation,
                "body": body,
                "target": {"source": source, "selector": selectors(text, &map, span)},
            }));
        };
        for mention in &article.extraction.mentions {
            let mut body = vec![tag(label(mention.kind))];
            body.extend(mention.rows.iter().map(|row| identifies(row)));
            body.extend(mention.value.iter().map(|value| tag(value)));
            add(mention.span, "identifying", body);
        }
        for event in &article.extraction.events {
            let codes = options.codes.codes(event);
            let mut body = vec![
                tag(event.kind.name()),
                tag(event.status.name()),
                json!({"type": "TextualBody", "purpose": "describing", "format": "text/plain",
                    "value": summary(event)}),
            ];
            let named = [("cameo", codes.cameo), ("plover", codes.plover), ("ace", codes.ace)];
            for (scheme, code) in named.into_iter().filter(|(_, code)| !code.is_empty()) {
                body.push(tag(&format!("{scheme}:{code}")));
            }
            add(event.evidence.span, "classifying", body);
        }
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("{source}:annotations"),
            "type": "AnnotationPage",
            "items": items,
        });
        serde_json::to_string_pretty(&page).unwrap_or_default().into()
    }

    fn assembly(&self, _options: &Options) -> Box<dyn Assembly> {
        Box::new(Array::default())
    }
}

/// How many characters of context a quote selector has on either side.
const CONTEXT: usize = 32;

fn selectors(text: &str, map: &OffsetMap, span: Span) -> Value {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let place = map.span(text, span);
    json!([
        {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": &before[from..],
            "suffix": &after[..to]},
        {"type": "TextPositionSelector", "start": place.start, "end": place.end},
    ])
}

fn tag(value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": "tagging", "value": value})
}

fn identifies(row: &str) -> Value {
    json!({"type": "SpecificResource", "purpose": "identifying",
        "source": format!("urn:hoedam:row:{}", encoded(row))})
}

/// `강경화 장관 – 마이크 폼페이오 국무장관, 2018-06-29`.
fn summary(event: &Event) -> String {
    let side = |side: &[Participant]| {
        let words = side.iter().map(|p| {
            let words = [p.name.as_deref(), p.title.as_deref()];
            let words: Vec<&str> = words.into_iter().flatten().collect();
            let other = p.org.as_deref().or(p.country.as_deref()).unwrap_or("?");
            if words.is_empty() { other.to_owned() } else { words.join(" ") }
        });
        words.collect::<Vec<_>>().join(", ")
    };
    let mut summary = format!("{} – {}", side(&event.who), side(&event.whom));
    let more = [event.when.as_ref().map(|w| &w.date), event.place.as_ref().map(|p| &p.text)];
    for more in more.into_iter().flatten() {
        summary = format!("{summary}, {more}");
    }
    summary
}

/// Text as a part of an IRI: letters and digits of any script stay.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || "-._~".contains(c) {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}
