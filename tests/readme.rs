//! What the READMEs show is what the program prints.
//!
//! `HOEDAM_UPDATE_README=1 cargo test --test readme` writes the shown parts anew.

use std::fs;
use std::path::{Path, PathBuf};

use hoedam::output::{Article, Options, find, to_string};
use hoedam::{Document, Extractor};

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The output of the example binary for an article, as in a pipe.
fn output(file: &str) -> String {
    let text = fs::read_to_string(root(file)).expect("article");
    let document = Document::new(file, text);
    let extraction = Extractor::default().extract(&document);
    let articles = [Article { document: &document, extraction: &extraction }];
    let shown = to_string(find("text").expect("format"), &articles, &Options::default());
    format!("```text\n{}\n```", shown.trim_end())
}

/// The figures below which a test fails.
fn figures() -> String {
    let floor = fs::read_to_string(root("tests/corpus/floor.tsv")).expect("floor");
    let mut table = String::from("| | worked on | kept aside |\n|---|---|---|");
    for line in floor.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let two = |cell: &str| format!("{:.2}", cell.parse::<f64>().expect("a figure"));
        table += &format!("\n| {} | {} | {} |", cells[0], two(cells[1]), two(cells[2]));
    }
    table
}

/// The text with every part between `<!-- mark -->` and `<!-- end -->` as it should be.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!-- ") {
        let (mark, after) = after.split_once(" -->\n").expect("a closed mark");
        let (_, after) = after.split_once("<!-- end -->").expect("an end");
        let content = match mark.split_once(": ") {
            Some(("output", command)) => output(command.trim_start_matches("meetings ")),
            Some(("figures", _)) => figures(),
            _ => panic!("no such mark: {mark}"),
        };
        out += &format!("{before}<!-- {mark} -->\n{content}\n<!-- end -->");
        rest = after;
    }
    out + rest
}

#[test]
fn what_the_readmes_show_is_what_comes_out() {
    for name in ["README.md", "README.ko.md"] {
        let text = fs::read_to_string(root(name)).expect("README");
        let filled = filled(&text);
        if std::env::var_os("HOEDAM_UPDATE_README").is_some() {
            fs::write(root(name), &filled).expect("written");
        } else {
            assert!(
                text == filled,
                "{name}: HOEDAM_UPDATE_README=1 cargo test --test readme fills it anew"
            );
        }
    }
}
