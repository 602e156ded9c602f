//! For taggers: a token a line, with the beginning and inside (BIO) of flat mentions.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::anchor::{flat, label, tokens};
use super::clean::clean;
use super::format::{Article, Assembly, Format, Framed, Options, Part};
use crate::offsets::OffsetMap;
use crate::span::Span;
use crate::text::page::{Line, Zone};
use crate::text::sentence::sentences;

pub(super) struct Conll;

pub(super) static FORMAT: Conll = Conll;

impl Format for Conll {
    fn name(&self) -> &'static str {
        "conll"
    }

    fn about(&self) -> &'static str {
        "for taggers: a token a line (CoNLL-U Plus), mentions as BIO tags"
    }

    fn extension(&self) -> &'static str {
        "conllup"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        let text = &article.document.text;
        let map = OffsetMap::new(text, options.offsets);
        let mentions = flat(text, &article.extraction.mentions);
        let mut cuts: Vec<usize> =
            mentions.iter().flat_map(|mention| [mention.span.start, mention.span.end]).collect();
        cuts.dedup();
        let starts: HashMap<usize, usize> =
            mentions.iter().enumerate().map(|(at, m)| (m.span.start, at)).collect();

        let mut out = format!("# newdoc id = {}\n", clean(&article.extraction.id));
        let mut sentence_spans = Vec::new();
        sentences(text, &lines(text), usize::MAX, &mut sentence_spans);
        let mut open: Option<usize> = None;
        for sentence in sentence_spans {
            let _ = writeln!(out, "# text = {}", clean(sentence.span.of(text)));
            for token in tokens(text, sentence.span, &cuts) {
                let begins = starts.get(&token.start).copied();
                open = begins.or(open.filter(|at| token.end <= mentions[*at].span.end));
                let (tag, entity) = match open {
                    None => ("O".to_owned(), None),
                    Some(at) => {
                        let prefix = if begins.is_some() { 'B' } else { 'I' };
                        let mention = mentions[at];
                        (format!("{prefix}-{}", label(mention.kind)), mention.entity)
                    }
                };
                let form = clean(token.of(text));
                let form = if form.is_empty() { "_" } else { &*form };
                let span = map.span(text, token);
                let entity = entity.map_or_else(|| "_".to_owned(), |entity| entity.to_string());
                let _ = writeln!(out, "{form}\t{}\t{}\t{tag}\t{entity}", span.start, span.end);
            }
            out.push('\n');
        }
        out.into()
    }

    fn assembly(&self, _options: &Options) -> Box<dyn Assembly> {
        let head = "# global.columns = FORM START END NER ENTITY\n".to_owned();
        Box::new(Framed::new(head, "", String::new()))
    }
}

/// All lines of the text, furniture too: a tagger is to see what the page holds.
fn lines(text: &str) -> Vec<Line> {
    let mut start = 0;
    let mut lines = Vec::new();
    for piece in text.split_inclusive('\n') {
        let line = piece.trim();
        let begin = start + (piece.len() - piece.trim_start().len());
        start += piece.len();
        if !line.is_empty() {
            let span = Span::new(begin, begin + line.len());
            lines.push(Line { span, zone: Zone::Body, dated: false, header: false });
        }
    }
    lines
}
