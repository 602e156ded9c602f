//! What the crate is built from: licences that go with its own, few crates, each once.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// More crates than these in the library's tree need a reason, and a new number here
/// and in the README.
const MOST_CRATES: usize = 27;

/// Licences that go with MIT or Apache-2.0.
const FITTING: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "MIT-0",
    "CC0-1.0",
    "BSL-1.0",
];

/// Fits beside the crate, in the program and the tests: its duties end at the files it covers.
const FITTING_BESIDE: &[&str] = &["MPL-2.0"];

struct Package {
    name: String,
    version: String,
    licence: String,
}

/// All packages by id, and the ids of those in the library's own tree.
fn metadata() -> (BTreeMap<String, Package>, BTreeSet<String>) {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages = list(&value["packages"]).into_iter().map(|package| {
        let licence = match text(&package["license"]) {
            // Some say only which file holds the licence.
            none if none.is_empty() => "unstated".into(),
            licence => licence,
        };
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        (text(&package["id"]), Package { name, version, licence })
    });
    let packages: BTreeMap<String, Package> = packages.collect();
    let nodes: BTreeMap<String, Vec<Value>> = list(&value["resolve"]["nodes"])
        .into_iter()
        .map(|node| (text(&node["id"]), list(&node["deps"])))
        .collect();
    let root = text(&value["resolve"]["root"]);
    let mut tree = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(id) = open.pop() {
        for dependency in &nodes[&id] {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let other = text(&dependency["pkg"]);
            if normal && tree.insert(other.clone()) {
                open.push(other);
            }
        }
    }
    (packages, tree)
}

/// Whether one alternative of an SPDX expression has only fitting licences.
fn fits(licence: &str, in_library: bool) -> bool {
    let bare = licence.replace(['(', ')'], "").replace('/', " OR ");
    bare.split(" OR ").any(|choice| {
        choice.split(" AND ").all(|part| {
            let beside = !in_library && FITTING_BESIDE.contains(&part.trim());
            beside || FITTING.contains(&part.trim())
        })
    })
}

#[test]
fn all_licences_go_with_the_crates_own() {
    let (packages, tree) = metadata();
    let odd: Vec<String> = packages
        .iter()
        .filter(|(id, package)| !fits(&package.licence, tree.contains(*id)))
        .map(|(_, package)| format!("{} {}: {}", package.name, package.version, package.licence))
        .collect();
    assert!(odd.is_empty(), "{}", odd.join("\n"));
    for (licence, library, beside) in [
        ("Unlicense OR MIT", true, true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true, true),
        ("MPL-2.0", false, true),
        ("GPL-3.0-only", false, false),
        ("unstated", false, false),
        ("MIT AND GPL-2.0-only", false, false),
    ] {
        assert_eq!((fits(licence, true), fits(licence, false)), (library, beside), "{licence}");
    }
}

#[test]
fn the_library_is_built_from_few_crates_each_in_one_version() {
    let (packages, tree) = metadata();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for id in &tree {
        versions.entry(&packages[id].name).or_default().push(&packages[id].version);
    }
    println!("{} crates: {versions:?}", tree.len());
    assert!(tree.len() <= MOST_CRATES, "{} crates in the library's tree", tree.len());
    let twice: Vec<_> = versions.iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
