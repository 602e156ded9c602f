//! Data flows one way: a module uses only modules above it.
//!
//! Two things are checked. No two files of `src/` need each other, directly or by
//! way of others. And the files follow [`ORDER`], the order in which an article is
//! worked on; where a file stands apart from its directory, a remark says why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the first to the last: each may use those before it (and files of its own
/// line). A directory stands for all its files that have no line of their own; with a
/// slash behind it, without its `mod.rs`.
const ORDER: &[&str] = &[
    "steps",
    "error",
    "span",
    "document",
    "offsets",
    "limits",
    // The tables need to know vowels from consonants, and nothing else of the text.
    "text/hangul",
    "gazetteer/",
    "text",
    "when",
    // All tables together, those that stages keep beside their code included.
    "gazetteer",
    "syntax",
    "mention",
    "place",
    "resolve",
    "event",
    // The mentions of the result, with the chains that the events use.
    "listing",
    "codes",
    "extraction",
    "watch",
    "explain",
    "extractor",
    "corpus",
    "output",
];

/// Uses against the order that are still to be mended: the list only shrinks.
const DEBTS: &[(&str, &str)] = &[
    // What an actor is and how actors are found should be two files.
    ("mention/told", "mention/actor"),
];

/// Modules by their path (`event/model`; `event` for `event/mod.rs`), with what they
/// use: other modules' paths.
type Uses = BTreeMap<String, BTreeSet<String>>;

#[test]
fn a_module_uses_only_modules_above_it() {
    let uses = read_uses();
    let (mut faults, mut debts) = (Vec::new(), DEBTS.to_vec());
    for (module, used) in &uses {
        let Some(place) = layer(module) else {
            faults.push(format!("src/{module}: stands in no line of ORDER"));
            continue;
        };
        for other in used {
            if let Some(at) = debts.iter().position(|debt| *debt == (module, other)) {
                debts.remove(at);
            } else if layer(other).is_some_and(|above| above > place) {
                faults.push(format!("src/{module} uses {other}, which stands below it"));
            }
        }
    }
    for (module, other) in debts {
        faults.push(format!("src/{module} does not use {other} any more: take it off DEBTS"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_two_files_need_each_other() {
    let uses = read_uses();
    let mut done = BTreeSet::new();
    for module in uses.keys() {
        if let Some(circle) = circle(&uses, module, &mut Vec::new(), &mut done) {
            panic!("files that need each other: {}", circle.join(" -> "));
        }
    }
}

#[test]
fn the_reader_of_uses_sees_what_is_there() {
    let source = "use crate::a::b::{self, C, d::{E}};\n// use crate::hidden::X;\n\
        fn f() { crate::g::h(\"crate::quoted::X\"); super::i::J::new(); }\n\
        #[cfg(test)]\nmod tests { use crate::only_tested::X; }\n";
    let found = paths(source, &["here".into(), "file".into()]);
    let found: BTreeSet<String> = found.iter().map(|path| path.join("::")).collect();
    let expected = ["a::b", "a::b::C", "a::b::d::E", "g::h", "here::i::J::new"];
    assert_eq!(found, expected.map(String::from).into_iter().collect());
}

/// The line of [`ORDER`] that names the module or, failing that, its directory.
fn layer(module: &str) -> Option<usize> {
    let line = |wanted: &str| ORDER.iter().position(|line| *line == wanted);
    let above = || {
        let directory = module.rsplit_once('/')?.0;
        line(&format!("{directory}/")).or_else(|| layer(directory))
    };
    line(module).or_else(above)
}

/// A way from `module` back to itself.
fn circle(
    uses: &Uses,
    module: &str,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(start) = way.iter().position(|step| step == module) {
        let mut circle = way[start..].to_vec();
        circle.push(module.to_owned());
        return Some(circle);
    }
    if !done.contains(module) {
        way.push(module.to_owned());
        for other in uses.get(module).into_iter().flatten() {
            if DEBTS.contains(&(module, other)) {
                continue;
            }
            if let Some(found) = circle(uses, other, way, done) {
                return Some(found);
            }
        }
        way.pop();
        done.insert(module.to_owned());
    }
    None
}

fn read_uses() -> Uses {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    collect(&root, "", &mut sources);
    let library = sources.remove("lib").expect("src/lib.rs");
    let shown = reexports(&library);
    let mut uses = Uses::new();
    for (module, source) in &sources {
        let here: Vec<String> = module.split('/').map(str::to_owned).collect();
        let used = paths(source, &here)
            .into_iter()
            .filter_map(|path| {
                // `crate::Span` is `crate::span::Span`.
                let path = match path.first().and_then(|name| shown.get(name)) {
                    Some(full) => full.clone(),
                    None => path,
                };
                (1..=path.len())
                    .rev()
                    .map(|length| path[..length].join("/"))
                    .find(|module| sources.contains_key(module))
            })
            // A facade shows its parts, and parts are named by way of it.
            .filter(|other| other != module && !module.starts_with(&format!("{other}/")))
            .collect();
        uses.insert(module.clone(), used);
    }
    uses
}

fn collect(directory: &Path, prefix: &str, sources: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(directory).expect("src") {
        let path = entry.expect("entry").path();
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{stem}/"), sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = match stem {
                "mod" => prefix.trim_end_matches('/').to_owned(),
                _ => format!("{prefix}{stem}"),
            };
            sources.insert(name, fs::read_to_string(&path).expect("source"));
        }
    }
}

/// What `lib.rs` shows at the crate's root, by its name there.
fn reexports(library: &str) -> BTreeMap<String, Vec<String>> {
    let mut shown = BTreeMap::new();
    for line in library.lines().filter_map(|line| line.strip_prefix("pub use ")) {
        for path in paths(&format!("use crate::{line}"), &[]) {
            shown.insert(path.last().cloned().unwrap_or_default(), path);
        }
    }
    shown
}

/// All paths from `crate::` and `super::` in a file's code, tests left out, as seen
/// from the crate's root.
fn paths(source: &str, here: &[String]) -> Vec<Vec<String>> {
    let tokens = tokens(source);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut base = here.to_vec();
        let start = at;
        while tokens[at..].starts_with(&["super".into(), "::".into()]) {
            base.pop();
            at += 2;
        }
        if at == start && tokens[at..].starts_with(&["crate".into(), "::".into()]) {
            base.clear();
            at += 2;
        }
        if at == start {
            at += 1;
        } else {
            tree(&tokens, &mut at, &base, &mut out);
        }
    }
    out
}

/// Reads one `a::b`, `a::{b, c}` or `*` at `at`.
fn tree(tokens: &[String], at: &mut usize, base: &[String], out: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    loop {
        match tokens.get(*at).map(String::as_str) {
            Some("{") => {
                *at += 1;
                while tokens.get(*at).is_some_and(|token| token != "}") {
                    let before = *at;
                    tree(tokens, at, &path, out);
                    while tokens.get(*at).is_some_and(|token| token != "," && token != "}") {
                        *at += 1;
                    }
                    if tokens.get(*at).is_some_and(|token| token == ",") || *at == before {
                        *at += 1;
                    }
                }
                *at += 1;
                return;
            }
            Some("self" | "*") => *at += 1,
            Some(name) if name.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                path.push(name.to_owned());
                *at += 1;
                if tokens.get(*at).is_some_and(|token| token == "::") {
                    *at += 1;
                    continue;
                }
            }
            _ => {}
        }
        out.push(path);
        return;
    }
}

/// A file's words and signs, without comments, strings and the tests at its end.
fn tokens(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut tokens: Vec<String> = Vec::new();
    for line in source.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        let (mut quoted, mut escaped) = (false, false);
        let mut word = String::new();
        for c in line.chars() {
            if quoted {
                quoted = escaped || c != '"';
                escaped = c == '\\' && !escaped;
                continue;
            }
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            match c {
                '"' => quoted = true,
                ':' if tokens.last().is_some_and(|last| last == ":") => {
                    tokens.pop();
                    tokens.push("::".into());
                }
                c if !c.is_whitespace() => tokens.push(c.to_string()),
                _ => {}
            }
        }
        if !word.is_empty() {
            tokens.push(word);
        }
    }
    tokens
}
