//! Whole documents and the whole output for each, so that every change is seen in a diff.
//!
//! After a change that is meant, `HOEDAM_UPDATE_GOLDEN=1 cargo test --test golden` writes
//! the outputs anew; read the diff before committing it.

use std::fs;
use std::path::{Path, PathBuf};

use hoedam::output::{Article, Options, find, to_string};
use hoedam::{Document, Extractor};

/// The documents: those in `tests/golden`, and the article of the README.
fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = fs::read_dir(root.join("tests/golden")).expect("tests/golden");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.push(root.join("examples/korea-japan-2022.txt"));
    paths.sort();
    paths
}

#[test]
fn every_document_gives_the_output_that_is_kept() {
    let update = std::env::var_os("HOEDAM_UPDATE_GOLDEN").is_some();
    let extractor = Extractor::default();
    let mut faults = Vec::new();
    for path in documents() {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("name");
        let text = fs::read_to_string(&path).expect("readable");
        let document = Document::new(name, text);
        let extraction = extractor.extract(&document);
        let articles = [Article { document: &document, extraction: &extraction }];
        let json = to_string(find("json").expect("format"), &articles, &Options::default());
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.json"));
        if update {
            fs::write(&kept, &json).expect("written");
        }
        let expected = fs::read_to_string(&kept).unwrap_or_default();
        if json != expected {
            faults.push(format!("{name}:\n{}", difference(&expected, &json)));
        }
    }
    assert!(
        faults.is_empty(),
        "HOEDAM_UPDATE_GOLDEN=1 cargo test --test golden takes these over:\n{}",
        faults.join("\n")
    );
}

/// The lines that only one of the two has, the first and last of which are where they part.
fn difference(expected: &str, found: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let side = |sign: &str, lines: &[&str]| {
        lines.iter().take(40).map(|line| format!("  {sign} {line}\n")).collect::<String>()
    };
    let changed = |lines: &[&str]| lines[head..lines.len() - tail].len();
    format!(
        "  from line {} ({} lines before, {} now)\n{}{}",
        head + 1,
        changed(&a),
        changed(&b),
        side("-", &a[head..a.len() - tail]),
        side("+", &b[head..b.len() - tail])
    )
}
