//! Holds the figures on the annotated articles at no less than what they are.
//!
//! `tests/corpus/floor.tsv` is the floor. After a change that makes the extractor
//! better, raise it with
//!
//! ```sh
//! HOEDAM_RAISE_FLOOR=1 cargo test --test accuracy
//! ```
//!
//! which writes the better of old and new for every figure, and commit the file. Where
//! one figure is given up for another, lower it by hand and say why in the commit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hoedam::Extractor;

#[path = "../examples/evaluate/corpus.rs"]
mod corpus;
#[path = "../examples/evaluate/run.rs"]
mod run;
#[path = "../examples/evaluate/same.rs"]
mod same;
#[path = "../examples/evaluate/score.rs"]
mod score;

const PARTS: [(&str, corpus::Part); 2] =
    [("main", corpus::Part::Main), ("held-out", corpus::Part::HeldOut)];

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// Figure by part and name, in ten-thousandths, so that they compare exactly.
type Floor = BTreeMap<(String, String), u32>;

fn read_floor(path: &Path) -> Floor {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut floor = Floor::new();
    for (at, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [figure, main, held_out] = fields[..] else {
            panic!("{}:{}: three columns expected", path.display(), at + 1);
        };
        for (part, value) in [("main", main), ("held-out", held_out)] {
            let value: f64 = value
                .parse()
                .unwrap_or_else(|e| panic!("{}:{}: {value:?}: {e}", path.display(), at + 1));
            floor.insert((part.into(), figure.into()), (value * 10_000.0).round() as u32);
        }
    }
    floor
}

fn write_floor(path: &Path, floor: &Floor, names: &[&str]) {
    let mut text = String::from("figure\tmain\theld-out\n");
    for name in names {
        let value = |part: &str| f64::from(floor[&(part.into(), (*name).into())]) / 10_000.0;
        text += &format!("{name}\t{:.4}\t{:.4}\n", value("main"), value("held-out"));
    }
    fs::write(path, text).expect("floor written");
}

#[test]
fn no_figure_falls_below_its_floor() {
    let path = directory().join("floor.tsv");
    let mut floor = read_floor(&path);
    let extractor = Extractor::default();
    let (mut fallen, mut names) = (Vec::new(), Vec::new());
    for (part, selected) in PARTS {
        let articles = corpus::load(&directory(), Some(selected)).expect("corpus");
        let found = run::run(&extractor, &articles, true).expect("output as the scorer reads it");
        let figures = score::score(&articles, &found, |_| ());
        println!("{part}: {figures}\n{}\n", figures.json());
        names = figures.named().map(|(name, _)| name).to_vec();
        for (name, value) in figures.named() {
            // Rounded down, so that a raised floor is one that the same code reaches.
            let value = (value * 10_000.0 + 1e-6).floor() as u32;
            let least = floor.entry((part.into(), name.into())).or_insert(0);
            if value < *least {
                fallen.push(format!("{name} ({part}): {value} < {least} ten-thousandths"));
            }
            *least = value.max(*least);
        }
    }
    if std::env::var_os("HOEDAM_RAISE_FLOOR").is_some() {
        write_floor(&path, &floor, &names);
    }
    assert!(
        fallen.is_empty(),
        "figures fell below tests/corpus/floor.tsv:\n{}\n\
         `cargo run --release --example evaluate -- tests/corpus --errors` shows every error.",
        fallen.join("\n")
    );
}

#[test]
fn a_third_of_the_articles_is_kept_aside() {
    let all = corpus::load(&directory(), None).expect("corpus");
    let aside = corpus::held_out(&directory()).expect("list");
    let every_third: Vec<&str> =
        all.iter().skip(2).step_by(3).map(|article| article.id.as_str()).collect();
    assert_eq!(aside.iter().map(String::as_str).collect::<Vec<_>>(), every_third);
}

#[test]
fn the_scorer_gives_full_marks_to_the_annotation_itself() {
    let articles = corpus::load(&directory(), None).expect("corpus");
    let found = articles.iter().map(|article| (article.id.clone(), as_output(article))).collect();
    let mut errors = Vec::new();
    let figures = score::score(&articles, &found, |error| errors.push(error));
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    for (name, value) in figures.named() {
        assert_eq!(value, 1.0, "{name}");
    }
}

#[test]
fn the_scorer_finds_nothing_where_nothing_was_found() {
    let articles = corpus::load(&directory(), None).expect("corpus");
    let figures = score::score(&articles, &BTreeMap::new(), |_| ());
    for (name, value) in figures.named() {
        assert_eq!(value, if name == "clean negatives" { 1.0 } else { 0.0 }, "{name}");
    }
}

/// The core events of an article in the shape of the extractor's output.
fn as_output(article: &corpus::Article) -> Vec<score::Found> {
    let party = |p: &corpus::Party| {
        serde_json::json!({
            "name": p.name, "title": p.title, "org": p.org, "country": p.country,
        })
    };
    let event = |gold: &corpus::Gold| {
        serde_json::json!({
            "kind": gold.kind,
            "status": gold.status,
            "who": gold.participants.iter().map(party).collect::<Vec<_>>(),
            "whom": [],
            "when": gold.date.as_ref().map(|date| serde_json::json!({"date": date})),
            "where": gold.place.first().map(|text| serde_json::json!({"text": text})),
            "about": gold.topics,
        })
    };
    article
        .events
        .iter()
        .filter(|gold| gold.core)
        .map(|gold| serde_json::from_value(event(gold)).expect("the output's shape"))
        .collect()
}
