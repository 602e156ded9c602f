//! `schema.json`, the shape of the JSON output, is what the output has.
//!
//! With the feature `schema` it is also what the types say:
//! `HOEDAM_UPDATE_SCHEMA=1 cargo test --features schema --test schema` writes it.

use std::fs;
use std::path::{Path, PathBuf};

use hoedam::output::{Article, Options, find, to_string};
use hoedam::{Document, Extractor};
use serde_json::Value;

#[path = "../examples/evaluate/corpus.rs"]
#[allow(dead_code)]
mod corpus;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn schema() -> Value {
    serde_json::from_slice(&fs::read(path("schema.json")).expect("schema.json")).expect("JSON")
}

#[test]
fn every_article_of_the_corpus_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let extractor = Extractor::default();
    for article in corpus::load(&path("tests/corpus"), None).expect("corpus") {
        let document = Document::new(&article.id, &article.text).with_title("제목");
        let extraction = extractor.extract(&document);
        let articles = [Article { document: &document, extraction: &extraction }];
        let json = to_string(find("json").expect("format"), &articles, &Options::default());
        let value: Value = serde_json::from_str(&json).expect("JSON");
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}:\n{}", article.id, faults.join("\n"));
    }
}

#[test]
fn what_does_not_fit_is_noticed() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    let wrong = [
        r#"{}"#,
        r#"{"schema":1,"id":"a","reference_date":null,"offsets":"words","events":[],"mentions":[]}"#,
        r#"{"schema":1,"id":"a","reference_date":null,"offsets":"chars","events":[{}],"mentions":[]}"#,
    ];
    for json in wrong {
        let value: Value = serde_json::from_str(json).expect("JSON");
        assert!(!validator.is_valid(&value), "{json}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_is_what_the_types_say() {
    let made = hoedam::output::schema();
    if std::env::var_os("HOEDAM_UPDATE_SCHEMA").is_some() {
        let text = serde_json::to_string_pretty(&made).expect("JSON") + "\n";
        fs::write(path("schema.json"), text).expect("written");
    }
    assert_eq!(made, schema(), "HOEDAM_UPDATE_SCHEMA=1 writes schema.json anew");
}
