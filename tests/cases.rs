//! Cases of language, one line a case: `tests/cases/README.md` has the notation.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use hoedam::Extractor;

#[path = "support/notation.rs"]
mod notation;

use notation::{Case, Expected};

fn files() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(directory)
        .expect("tests/cases")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_case_comes_out_as_written() {
    let extractor = Extractor::default();
    let unmark = std::env::var_os("HOEDAM_UNMARK_CASES").is_some();
    let (mut failures, mut table) = (String::new(), String::new());
    let (mut all, mut all_known) = (0, 0);
    for path in files() {
        let name = path.file_name().and_then(|name| name.to_str()).expect("name").to_owned();
        let text = fs::read_to_string(&path).expect("readable");
        let cases = notation::read(&text)
            .unwrap_or_else(|faults| panic!("tests/cases/{name}:{}", faults.join("\n")));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut known = 0;
        for case in &cases {
            let events = extractor.extract(&case.document()).events;
            let passes = case.holds(&events);
            if passes && case.known_failing && unmark {
                let line = &mut lines[case.line - 1];
                *line = line.trim_start_matches("? ").to_owned();
            } else if passes && case.known_failing {
                let _ = write!(
                    failures,
                    "\ntests/cases/{name}:{}: passes now, so its `?` has to go:\n  {}\n",
                    case.line, case.sentence
                );
            } else if !passes && !case.known_failing {
                let _ = write!(failures, "\n{}", explain(&name, case, &events));
            } else if !passes {
                known += 1;
                print!("known to fail: {}", explain(&name, case, &events));
            }
        }
        if unmark {
            fs::write(&path, lines.join("\n") + "\n").expect("cases written");
        }
        let _ = writeln!(table, "{name:<14} {:>4} cases {known:>4} known to fail", cases.len());
        all += cases.len();
        all_known += known;
    }
    println!("{table}{:<14} {all:>4} cases {all_known:>4} known to fail", "together");
    assert!(failures.is_empty(), "{failures}");
}

fn explain(name: &str, case: &Case, events: &[hoedam::Event]) -> String {
    let expected: Vec<String> = case.events.iter().map(Expected::to_string).collect();
    let expected = if expected.is_empty() { "none".into() } else { expected.join("; ") };
    format!(
        "tests/cases/{name}:{}: {}\n  expected {expected}\n  got      {}\n",
        case.line,
        case.sentence,
        notation::show(events)
    )
}

#[test]
fn mistakes_in_a_case_are_told_with_their_line() {
    let mistakes = [
        ("no arrow", "1: no `⇒`"),
        ("date 2018-02-31", "1: no date: 2018-02-31"),
        ("a ⇒ meeting", "1: status missing: meeting"),
        ("a ⇒ party held A × B", "1: no kind: party"),
        ("a ⇒ meeting done A × B", "1: no status: done"),
        ("a ⇒ meeting held A(장관", "1: bracket not closed: A(장관"),
    ];
    for (text, expected) in mistakes {
        assert_eq!(notation::read(text).unwrap_err(), [expected]);
    }
}

#[test]
fn an_event_is_shown_as_it_is_written() {
    let written = "call planned 강경화(외교부 장관, @외교부, KR) → _(외무상, JP) + 왕이 \
                   @2018-06-29 in 서울 | 외교부 about \"핵\" + \"군축\"";
    let cases = notation::read(&format!("가 ⇒ {written}")).expect("well formed");
    assert_eq!(cases[0].events[0].to_string(), written);
}
