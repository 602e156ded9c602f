//! What has to hold for hostile input; also run by `tests/regressions.rs`.

use std::path::Path;
use std::sync::OnceLock;

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::tables::Tables;
use hoedam::output::{Article, FORMATS, Options, to_string};
use hoedam::{Document, Extraction, Extractor, OffsetUnit};

use crate::input;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::default)
}

/// Every span fits its text.
fn spans_fit(extraction: &Extraction, text: &str) {
    let fits = |span: hoedam::Span| {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?}");
    };
    extraction.mentions.iter().for_each(|mention| fits(mention.span));
    for event in &extraction.events {
        event.who.iter().chain(&event.whom).filter_map(|side| side.mention).for_each(fits);
        event.when.iter().for_each(|when| fits(when.span));
        event.place.iter().for_each(|place| fits(place.span));
        event.about.iter().chain(&event.cues).for_each(|words| fits(words.span));
        fits(event.evidence.span);
    }
}

/// An article of any text at all.
pub fn text(text: &str, date: Option<jiff::civil::Date>) {
    let document = Document { date, ..Document::new("fuzz", text) };
    let extraction = extractor().extract(&document);
    spans_fit(&extraction, text);
    assert_eq!(extraction, extractor().extract(&document));
    for unit in OffsetUnit::ALL {
        let _ = extraction.in_unit(text, unit);
    }
}

/// Bytes of any sort, as the example binary reads them: `kind` is how it takes them.
pub fn input(bytes: &[u8], kind: input::Kind, directory: &Path) {
    struct Count(usize);
    impl input::Sink for Count {
        fn put(&mut self, item: input::Item) -> bool {
            match item {
                input::Item::Article(source) => {
                    assert!(source.warning().is_none_or(|message| !message.is_empty()));
                    let document = source.document();
                    let extraction = extractor().extract(&document);
                    spans_fit(&extraction, &document.text);
                    self.0 += 1;
                }
                input::Item::Warning(message) | input::Item::Fault(message) => {
                    assert!(!message.is_empty());
                }
            }
            true
        }
        fn advance(&mut self, _bytes: u64) {}
    }
    let path = directory.join("input");
    std::fs::write(&path, bytes).expect("written");
    let mut count = Count(0);
    input::read(&[path], input::Manner { kind, size: 1 << 20, encoding: None }, &mut count);
    let lines = bytes.split(|byte| *byte == b'\n').count();
    assert!(count.0 <= lines);
}

/// Tables of a user: they are taken, or every mistake is told with its place.
pub fn tables(files: &[(String, String)], base: bool) {
    let mut tables = if base { Tables::grammar() } else { Tables::default() };
    for (file, text) in files {
        tables.add(file, format!("user/{file}"), text.clone());
    }
    if let Err(error) = Gazetteer::from_tables(&tables) {
        assert!(error.count() > 0);
        // One line a mistake, whatever the cells hold.
        let told = error.to_string();
        assert_eq!(told.lines().count(), error.count(), "{told}");
    }
}

/// Every output format, with ids, titles and texts that try to break out of it.
pub fn formats(documents: &[Document]) {
    let extractions: Vec<Extraction> =
        documents.iter().map(|document| extractor().extract(document)).collect();
    let articles: Vec<Article<'_>> = documents
        .iter()
        .zip(&extractions)
        .map(|(document, extraction)| Article { document, extraction })
        .collect();
    for format in FORMATS {
        let out = to_string(*format, &articles, &Options::default());
        let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        match format.name() {
            // What a person sees on a terminal.
            "text" => assert!(!out.contains(hidden), "control character in {out:?}"),
            "json" => drop(serde_json::from_str::<serde_json::Value>(&out).expect("JSON")),
            "jsonl" => {
                assert_eq!(out.lines().count(), documents.len());
                for line in out.lines() {
                    serde_json::from_str::<serde_json::Value>(line).expect("JSON");
                }
            }
            "csv" => {
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
                for cell in reader
                    .records()
                    .flat_map(|row| row.expect("CSV").iter().map(str::to_owned).collect::<Vec<_>>())
                {
                    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@');
                    assert!(!cell.starts_with(formula), "{cell:?} starts a formula");
                }
            }
            "html" => {
                // The page's own elements and nothing of the articles'.
                let plain: Vec<Document> = (0..documents.len())
                    .map(|number| Document::new(number.to_string(), "첫눈이 내렸다."))
                    .collect();
                let extractions: Vec<Extraction> =
                    plain.iter().map(|document| extractor().extract(document)).collect();
                let plain: Vec<Article<'_>> = plain
                    .iter()
                    .zip(&extractions)
                    .map(|(document, extraction)| Article { document, extraction })
                    .collect();
                let own = to_string(*format, &plain, &Options::default());
                for mark in ["<script", "href=\"javascript:", " onerror=\"x", "<img", "<iframe"] {
                    assert_eq!(out.matches(mark).count(), own.matches(mark).count(), "{mark}");
                }
            }
            _ => {}
        }
    }
}
