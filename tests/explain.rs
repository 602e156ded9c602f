//! Why events come out as they do, and why other triggers give none.
#![allow(missing_docs)]

use hoedam::explain::{Explanation, Reason};
use hoedam::{Document, Extractor};

#[path = "support/program.rs"]
#[allow(dead_code)]
mod program;

use program::{ARTICLE, meetings, scratch};

fn article(text: &str) -> Document {
    Document::new("a", text).with_date("2018-06-29".parse().unwrap())
}

/// Every sentence with what it explains and the code of the reason; `explained` gives what
/// an article explains, with the codes.
fn check(cases: &[(&str, &str, &str)], explained: impl Fn(&Explanation) -> Vec<(String, String)>) {
    let extractor = Extractor::default();
    let mut wrong = Vec::new();
    for (text, what, code) in cases {
        let found = explained(&extractor.explain(&article(text)));
        if !found.iter().any(|(word, reason)| word.contains(what) && reason == code) {
            wrong.push(format!("{text}: {what} {code}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn pair(word: &str, reason: &Reason) -> (String, String) {
    (word.to_owned(), reason.code.to_string())
}

#[test]
fn a_trigger_without_an_event_of_its_own_says_why() {
    let cases = [
        ("강경화 외교부 장관은 29일 기자들과 만났다.", "만났", "press_contact"),
        ("박상기 장관은 29일 협의했다.", "협의", "weak_without_partner"),
        (
            "왕이 중국 외교부장이 29일 강경화 장관을 접견했다. 이 접견에는 노영민 대사가 배석했다.",
            "접견",
            "attended",
        ),
        ("강경화 장관이 왕이 부장과 만나면 좋은 일이다.", "만나", "hypothetical"),
        (
            "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다. 회담은 두 시간 걸렸다.",
            "회담",
            "merged",
        ),
    ];
    check(&cases, |explanation| {
        explanation.lost.iter().map(|lost| pair(&lost.trigger.text, &lost.reason)).collect()
    });
}

#[test]
fn an_empty_slot_says_why() {
    let cases = [
        ("강경화 외교부 장관은 왕이 중국 외교부장과 만났다.", "when", "no_time_words"),
        ("강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다.", "where", "place_not_said_of_it"),
        ("강경화 외교부 장관은 29일 왕이 중국 외교부장과 통화했다.", "where", "not_in_person"),
    ];
    check(&cases, |explanation| {
        assert_eq!(explanation.events.len(), 1);
        let empty = explanation.events[0].empty.iter();
        empty.map(|empty| pair(&empty.slot, &empty.reason)).collect()
    });
}

#[test]
fn a_side_says_how_it_was_resolved() {
    let cases = [
        ("강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다.", "왕이", "table"),
        ("한미 외교장관이 29일 회담했다.", "강경화", "looked_up"),
        (
            "강경화 외교부 장관이 도착했다. 강 장관은 29일 왕이 외교부장과 만났다.",
            "강경화",
            "surname",
        ),
        ("나지운 솔내군 군수는 29일 왕이 중국 외교부장과 만났다.", "나지운", "shape"),
    ];
    check(&cases, |explanation| {
        let events = explanation.events.iter();
        let sides = events.flat_map(|event| event.who.iter().chain(&event.whom));
        sides.map(|side| pair(&side.label, &side.resolved)).collect()
    });
}

#[test]
fn each_side_of_a_pair_has_the_row_of_its_own_country() {
    let events = Extractor::default().explain(&article("한미 외교장관이 29일 회담했다.")).events;
    let countries: Vec<Vec<String>> = events[0]
        .who
        .iter()
        .chain(&events[0].whom)
        .map(|side| {
            let rows = side.rows.iter().filter(|row| row.table == "countries.tsv");
            rows.map(|row| row.row.clone()).collect()
        })
        .collect();
    assert_eq!(countries, [["KR"], ["US"]]);
}

#[test]
fn explaining_changes_no_event() {
    let extractor = Extractor::default();
    let document = article(ARTICLE);
    assert_eq!(
        extractor.explain(&document).events.len(),
        extractor.extract(&document).events.len()
    );
}

#[test]
fn the_program_explains_traces_counts_and_times() {
    let dir = scratch("explain");
    std::fs::write(dir.join("a.txt"), ARTICLE).unwrap();
    let cases: &[(&[&str], &str)] = &[
        (&["--explain", "a.txt"], "triggers.tsv"),
        (&["--explain", "--format", "jsonl", "a.txt"], "\"lost\""),
        (&["--why-not", "강경화 장관은 기자들과 만났다."], "press_contact"),
        (&["--rule-report", "a.txt"], "triggers.tsv"),
        (&["--timings", "a.txt"], "events"),
    ];
    for (arguments, expected) in cases {
        let run = meetings(&dir, arguments, b"");
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
        let all = format!("{}{}", run.out, run.err);
        assert!(all.contains(expected), "{arguments:?}: {all}");
    }
}
