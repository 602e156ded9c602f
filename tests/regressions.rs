//! Hostile input that once went wrong, or might: `fuzz/README.md` says where it comes from.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/src/checks.rs"]
mod checks;
#[path = "../examples/meetings/input/mod.rs"]
#[allow(dead_code, unused_imports)]
mod input;

/// The kept inputs of a target, by file name.
fn kept(target: &str) -> Vec<(String, Vec<u8>)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions").join(target);
    let list = |entry: std::io::Result<fs::DirEntry>| entry.expect("entry").path();
    let mut paths: Vec<PathBuf> = fs::read_dir(directory).expect("directory").map(list).collect();
    paths.sort();
    let read = |path: PathBuf| (path.display().to_string(), fs::read(path).expect("readable"));
    paths.into_iter().map(read).collect()
}

/// Runs a check on every kept input, naming the file of one that fails.
fn check(target: &str, run: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    for (file, bytes) in kept(target) {
        let start = std::time::Instant::now();
        let outcome = std::panic::catch_unwind(|| run(&bytes));
        println!("{file}: {:.2} s", start.elapsed().as_secs_f64());
        assert!(outcome.is_ok(), "{file}");
    }
}

#[test]
fn texts() {
    check("text", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let days = [jiff::civil::date(2018, 6, 29), jiff::civil::Date::MIN, jiff::civil::Date::MAX];
        days.into_iter().for_each(|date| checks::text(&text, Some(date)));
        checks::text(&text, None);
    });
}

/// A directory of this test's own.
fn own(name: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("regressions-{name}"));
    fs::create_dir_all(&own).expect("directory");
    own
}

#[test]
fn lines_of_articles() {
    let own = own("jsonl");
    check("jsonl", |bytes| checks::input(bytes, input::Kind::Jsonl, &own));
}

#[test]
fn web_pages() {
    let own = own("html");
    check("html", |bytes| checks::input(bytes, input::Kind::Html, &own));
}

#[test]
fn any_file_taken_for_any_kind() {
    let own = own("any");
    for target in ["text", "jsonl", "html", "tables"] {
        check(target, |bytes| {
            use input::Kind::{Auto, Html, Jsonl, Sheet, Txt};
            for kind in [Auto, Txt, Jsonl, Html, Sheet] {
                checks::input(bytes, kind, &own);
            }
        });
    }
}

#[test]
fn tables() {
    check("tables", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let files = text.split("== ").skip(1).map(|table| {
            let (file, rows) = table.split_once('\n').unwrap_or((table, ""));
            (file.trim().to_owned(), rows.to_owned())
        });
        let files: Vec<_> = files.collect();
        checks::tables(&files, false);
        checks::tables(&files, true);
    });
}

#[test]
fn formats() {
    check("text", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let hostile = hoedam::Document::new(text.clone(), text.clone()).with_title(text);
        checks::formats(&[hostile.clone(), hostile]);
    });
}

/// Time grows with length, not with its square: sizes at which a square would show.
#[test]
fn long_inputs_take_linear_time() {
    let extractor = hoedam::Extractor::default();
    let seconds = |text: String| {
        let document =
            hoedam::Document::new("long", text).with_date(jiff::civil::date(2018, 6, 29));
        let start = std::time::Instant::now();
        let _ = extractor.extract(&document);
        start.elapsed().as_secs_f64()
    };
    let mut slow = Vec::new();
    let repeated = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len());
    let mut texts = vec![("other people every time", [varied_news(12_000), varied_news(96_000)])];
    texts.extend(UNITS.iter().map(|unit| (*unit, [12_000, 96_000].map(|n| repeated(unit, n)))));
    for (unit, [short, long]) in texts {
        let (short, long) = (seconds(short), seconds(long));
        println!("{unit:?}: {short:.3} s for 12 kB, {long:.3} s for 96 kB");
        // Eight times the text: 8 for a line, 64 for a square; short runs are noisy.
        if long > 24.0 * short + 0.25 {
            slow.push(format!("{unit:?}: {short:.3} s for 12 kB, {long:.3} s for 96 kB"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Encounters of ever other people, on ever other days.
fn varied_news(bytes: usize) -> String {
    let syllables: Vec<char> = "가나다라마바사아자차카타파하건성민재현우진영호수".chars().collect();
    let syllable = |number: usize| syllables[number % syllables.len()];
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        let name = |seed: usize| -> String {
            let digit = |power: usize| syllable(seed / syllables.len().pow(power as u32));
            ["김", "이", "박"][seed % 3].chars().chain([digit(0), digit(1)]).collect()
        };
        let (one, other) = (name(number), name(7 * number + 3));
        let day = number % 28 + 1;
        text += &format!("{one} 한밭{number} 대표는 {day}일 {other} 누리{number} 회장과 만났다.\n");
    }
    text
}

/// What an article may consist of, over and over.
const UNITS: &[&str] = &[
    "가",
    "(",
    "[\"",
    "만나 ",
    "강경화 ",
    "강경화·",
    "장관 ",
    "장관은 ",
    "29일 ",
    "1",
    "▲",
    "외교부 ",
    "강경화 외교부 장관과 ",
    "만났다고 ",
    "강경화 외교부 장관은 왕이 중국 외교부장과 만났다. ",
    "강경화 외교부 장관은 왕이 중국 외교부장과 만나 ",
    "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다.\n",
    "로그인 | 회원가입\n",
    "\n",
    "\u{200b}",
    "\u{1100}\u{1161}",
];
