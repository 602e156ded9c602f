//! What criterion does not measure: the time from the start of a process to a ready
//! extractor, the memory it holds then, and whether memory stays flat while articles
//! stream through. Each run is a process of its own. Linux only; prints one line a figure
//! and keeps the figures in `target/criterion/memory.json` for `benches/report.py`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use hoedam::output::{Article, Options, find};
use hoedam::{Extractor, Worker};

mod corpus;

const CHILD: &str = "HOEDAM_BENCH_CHILD";

fn main() {
    if std::env::var_os(CHILD).is_some() {
        child();
        return;
    }
    // `cargo test --benches` only wants to know that it runs.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let runs = if measured { 7 } else { 1 };
    if status("VmRSS").is_none() {
        println!("memory: no /proc/self/status here, nothing measured");
        return;
    }
    let mut figures: Vec<Vec<f64>> = (0..runs).map(|_| run()).collect();
    let names = ["startup_ms", "startup_rss_mb", "stream_mb", "rss_early_mb", "rss_late_mb"];
    let mut json = serde_json::Map::new();
    for (i, name) in names.iter().enumerate() {
        figures.sort_by(|a, b| a[i].total_cmp(&b[i]));
        let median = figures[figures.len() / 2][i];
        println!("memory/{name:16} {median:10.2}");
        json.insert((*name).to_owned(), median.into());
    }
    let grown =
        json["rss_late_mb"].as_f64().unwrap_or(0.0) - json["rss_early_mb"].as_f64().unwrap_or(0.0);
    assert!(grown < 16.0, "memory grows by {grown} MB while articles stream through");
    if measured {
        let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
        let directory = Path::new(&target).join("criterion");
        let text = serde_json::Value::Object(json).to_string();
        let written = fs::create_dir_all(&directory)
            .and_then(|()| fs::write(directory.join("memory.json"), text));
        if let Err(error) = written {
            println!("{}: {error}", directory.display());
        }
    }
}

/// One process; its figures.
fn run() -> Vec<f64> {
    let program = std::env::current_exe().expect("a path");
    let output = Command::new(program).env(CHILD, "1").output().expect("a child process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line = String::from_utf8(output.stdout).expect("figures");
    line.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect()
}

fn child() {
    let start = Instant::now();
    let extractor = Extractor::default();
    let ready = start.elapsed().as_secs_f64() * 1e3;
    let rss = resident();
    let mut worker = extractor.worker();
    let corpus = corpus::of(corpus::Kind::Ordinary, 1_000_000);
    let mut written = stream(&mut worker, &corpus);
    let early = resident();
    let rounds = 8;
    for _ in 0..rounds {
        written = written.max(stream(&mut worker, &corpus));
    }
    assert!(written > 0);
    let megabytes = (rounds * corpus.bytes) as f64 / 1e6;
    println!("{ready} {rss} {megabytes} {early} {}", resident());
}

/// Reads all articles and throws the results away, as a stream does; gives the bytes written.
fn stream(worker: &mut Worker<'_>, corpus: &corpus::Corpus) -> usize {
    let jsonl = find("jsonl").expect("a format");
    let options = Options::default();
    let mut written = 0;
    for document in &corpus.articles {
        let extraction = &worker.extract(document);
        written += jsonl.article(&Article { document, extraction }, &options).text.len();
    }
    written
}

/// Resident memory in MB.
fn resident() -> f64 {
    status("VmRSS").map_or(0.0, |kilobytes| kilobytes as f64 / 1e3)
}

fn status(field: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
