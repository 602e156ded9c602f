//! Writes what fuzzing begins with into `corpus/TARGET/`: annotated articles, rows of the
//! tables, and what was found before.

use std::fs;
use std::path::Path;

use hoedam::gazetteer::tables::EMBEDDED;
use hoedam_fuzz::raw::MARK;
use serde_json::{Value, json};

/// Rows of one table in one seed; more would make every run slow.
const ROWS: usize = 12;

fn main() -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = fuzz.parent().expect("the project");
    let put = |target: &str, name: &str, bytes: &[u8]| {
        let directory = fuzz.join("corpus").join(target);
        fs::create_dir_all(&directory)?;
        fs::write(directory.join(name), [&[MARK], bytes].concat())
    };
    let mut lines = String::new();
    for entry in fs::read_dir(root.join("tests/corpus"))? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let article: Value = serde_json::from_slice(&fs::read(&path)?)?;
        let (id, text) = (&article["id"], article["text"].as_str().unwrap_or_default());
        let name = id.as_str().unwrap_or_default();
        put("text", name, text.as_bytes())?;
        put("formats", name, text.as_bytes())?;
        let line = json!({ "id": id, "date": article["reference_date"], "text": text });
        lines = format!("{line}\n{}", lines.lines().next().unwrap_or_default());
        put("jsonl", name, lines.as_bytes())?;
        let paragraphs: Vec<String> = text.lines().map(|line| format!("<p>{line}</p>\n")).collect();
        let page = format!(
            "<!doctype html><title>{name}</title><body><ul><li>메뉴</ul><article>{}</article>",
            paragraphs.concat()
        );
        put("html", name, page.as_bytes())?;
    }
    for (file, text) in EMBEDDED {
        let header = text.lines().next().unwrap_or_default();
        let rows: Vec<&str> = text.lines().skip(1).collect();
        for (number, at) in [0, rows.len() / 2].into_iter().enumerate() {
            let rows = &rows[at..rows.len().min(at + ROWS)];
            let table = format!("== {file}\n{header}\n{}\n", rows.join("\n"));
            put("tables", &format!("{file}-{number}"), table.as_bytes())?;
        }
    }
    for target in ["text", "jsonl", "html", "tables"] {
        for entry in fs::read_dir(root.join("tests/regressions").join(target))? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            put(target, &format!("regression-{name}"), &fs::read(&path)?)?;
        }
    }
    Ok(())
}
