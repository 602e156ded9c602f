//! What no newspaper would send, one sort a test: a clear message, the rest read, the right
//! exit code. The table in `examples/meetings/README.md` says what to expect.
#![allow(missing_docs)]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

#[path = "support/program.rs"]
#[allow(dead_code)]
mod program;

use program::{ARTICLE, Run, example, fed, meetings, scratch};

/// Runs the example on bytes that come in pieces, without holding them all.
fn streamed(arguments: &[&str], piece: &[u8], times: usize, end: &[u8]) -> Run {
    let (piece, end) = (piece.to_vec(), end.to_vec());
    fed(&mut example(arguments), move |stdin| {
        // The program may have seen enough before the end.
        let _ = (0..times).try_for_each(|_| stdin.write_all(&piece));
        stdin.write_all(&end)
    })
}

#[test]
fn a_hundred_megabytes_without_a_newline_are_no_article() {
    let piece = vec![b'x'; 1 << 20];
    let run = streamed(&["--format", "jsonl", "--input", "txt"], &piece, 100, b"");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(run.err, "stdin: file is longer than 64 MiB; see --max-size\n");
    let next = b"\n{\"id\":\"next\",\"text\":\"\"}\n";
    let run = streamed(&["--format", "jsonl", "--input", "jsonl"], &piece, 100, next);
    assert_eq!((run.code, run.ids()), (Some(2), vec!["next".to_owned()]));
    assert_eq!(run.err, "stdin:1: line of 100.0 MiB is longer than 64 MiB; see --max-size\n");
}

#[test]
fn a_line_of_fifty_megabytes_is_read_where_it_is_allowed() {
    let lines = |arguments: &[&str]| {
        fed(example(&["--format", "jsonl"]).args(arguments), |stdin| {
            let _ = stdin.write_all("{\"id\":\"long\",\"text\":\"첫눈\",\"note\":\"".as_bytes());
            let piece = vec![b'x'; 1 << 20];
            let _ = (0..50).try_for_each(|_| stdin.write_all(&piece));
            stdin.write_all(b"\"}\n{\"id\":\"next\",\"text\":\"\"}\n")
        })
    };
    let run = lines(&[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.ids(), ["long", "next"]);
    let run = lines(&["--max-size", "10"]);
    assert_eq!((run.code, run.ids()), (Some(2), vec!["next".to_owned()]));
    assert_eq!(run.err, "stdin:1: line of 50.0 MiB is longer than 10 MiB; see --max-size\n");
}

#[test]
fn json_that_is_none_is_reported_with_line_and_column() {
    let dir = scratch("json");
    let brackets = "[".repeat(1 << 20);
    let cases = [
        (brackets.as_str(), "broken JSON at column 128: recursion limit exceeded"),
        (r#"{"text":"\ud800"}"#, "broken JSON at column "),
        (r#"{"text":"가"} {"text":"나"}"#, "broken JSON at column "),
        (r#"{"text":["가"]}"#, "\"text\" must be a string, found a list"),
        (r#"{"text":"","id":{}}"#, "\"id\" must be a string, found an object"),
        (r#"{"text":"","title":7}"#, "\"title\" must be a string, found a number"),
        (r#"{"text":null}"#, "no \"text\" in this line"),
        ("\"가\"", "expected an object like {\"id\", \"text\"}, found a string"),
        ("nul", "broken JSON at column "),
        ("\0", "broken JSON at column "),
    ];
    let mut lines: Vec<&str> = cases.iter().map(|(line, _)| *line).collect();
    lines.push(r#"{"id":"whole","text":"","text":"첫눈"}"#);
    fs::write(dir.join("in.jsonl"), lines.join("\n")).unwrap();
    let run = meetings(&dir, &["--format", "jsonl", "in.jsonl"], b"");
    assert_eq!((run.code, run.ids()), (Some(2), vec!["whole".to_owned()]));
    let messages: Vec<&str> = run.err.lines().collect();
    assert_eq!(messages.len(), cases.len(), "{}", run.err);
    for (number, (message, (_, expected))) in messages.iter().zip(cases).enumerate() {
        let expected = format!("in.jsonl:{}: {expected}", number + 1);
        assert!(message.starts_with(&expected), "{message}, not {expected}");
    }
}

#[test]
fn dates_that_no_calendar_has_are_reported_and_the_outermost_are_read() {
    let dir = scratch("calendar");
    let bad = ["0000-00-00", "2018-02-31", "2018-13-01", "99999-01-01", "-001-01-01", "내일", ""];
    let good = ["0001-01-01", "9999-12-31", "2020-02-29"];
    let text = "갑 장관은 다음 달 3일 을 장관과 만난다. 갑 장관은 100년 전 1일 병 장관과 만났다.";
    let lines: Vec<String> = bad
        .iter()
        .chain(&good)
        .map(|date| json!({ "id": date, "text": text, "date": date }).to_string())
        .collect();
    fs::write(dir.join("in.jsonl"), lines.join("\n")).unwrap();
    let run = meetings(&dir, &["--format", "jsonl", "in.jsonl"], b"");
    assert_eq!((run.code, run.ids()), (Some(2), good.map(str::to_owned).to_vec()));
    assert_eq!(run.err.lines().count(), bad.len(), "{}", run.err);
    for (message, date) in run.err.lines().zip(bad) {
        assert!(message.contains(&format!("found {date:?}")), "{message}");
    }
    for date in bad {
        let option = format!("--date={date}");
        let run = meetings(&dir, &[&option], ARTICLE.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{date}: {}", run.err);
        assert!(run.err.contains("--date"), "{}", run.err);
    }
}

#[test]
fn a_name_with_any_hidden_sign_in_it_is_the_name() {
    let dir = scratch("hidden");
    let plain = "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다.";
    let signs = ['\0', '\u{1}', '\u{1b}', '\u{7f}', '\u{9b}', '\u{ad}', '\u{200b}', '\u{200d}'];
    let more =
        ['\u{200f}', '\u{202e}', '\u{2066}', '\u{2060}', '\u{feff}', '\u{fe0f}', '\u{e0061}'];
    let mut lines = vec![json!({ "id": "plain", "text": plain }).to_string()];
    for sign in signs.iter().chain(&more) {
        let text = plain.replace("경화", &format!("경{sign}화"));
        lines.push(json!({ "id": format!("{:x}", u32::from(*sign)), "text": text }).to_string());
    }
    let run = meetings(&dir, &["--format", "jsonl"], lines.join("\n").as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.out.lines().count(), lines.len());
    for line in run.out.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let who = &value["events"][0]["who"][0];
        assert_eq!(
            (&who["name"], &who["title"]),
            (&json!("강경화"), &json!("외교부 장관")),
            "{value}"
        );
    }
    let text = meetings(&dir, &[], lines.join("\n").as_bytes()).out;
    // Variation selectors choose between two looks of a sign, and steer nothing.
    let hidden = |c: char| signs.contains(&c) || more.contains(&c) && c != '\u{fe0f}';
    assert!(!text.contains(hidden), "{text:?}");
}

#[test]
fn messages_do_not_steer_the_terminal() {
    let dir = scratch("steering");
    let run = meetings(&dir, &["gone\u{1b}[31m\u{202e}.txt"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.starts_with("gone\u{fffd}[31m\u{fffd}.txt: "), "{:?}", run.err);
    let lines = "{\"id\":\"\\u001b[2J\",\"text\":\"\"}\n".repeat(2);
    let run = meetings(&dir, &["--format", "jsonl"], lines.as_bytes());
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("already used") && !run.err.contains('\u{1b}'), "{:?}", run.err);
}

#[test]
fn limits_are_reported_where_an_article_goes_beyond() {
    let dir = scratch("limits");
    let pair = |n: usize| {
        format!(
            "김{0}수 한밭{n} 대표는 박{0}희 누리{n} 회장과 만났다. ",
            "가나다라마".chars().nth(n).unwrap()
        )
    };
    let text: String = (0..5).map(pair).collect();
    let article = json!({ "id": "a", "text": text }).to_string();
    let run = |arguments: &[&str]| {
        meetings(&dir, &[&["--format", "jsonl"], arguments].concat(), article.as_bytes())
    };
    let value = |run: &Run| serde_json::from_str::<Value>(&run.out).unwrap();
    let all = run(&[]);
    assert_eq!((all.code, all.err.as_str()), (Some(0), ""));
    assert_eq!(value(&all)["events"].as_array().unwrap().len(), 5);
    assert_eq!(value(&all)["limits"], Value::Null);
    let few = run(&["--max-events", "2"]);
    assert_eq!(few.code, Some(0));
    assert_eq!(
        few.err,
        "a: more than 2 events; 3 later telling(s) were left out; see --max-events\n"
    );
    assert_eq!(value(&few)["events"].as_array().unwrap().len(), 2);
    assert_eq!(value(&few)["limits"], json!([{ "limit": "events", "allowed": 2, "beyond": 3 }]));
    let short = run(&["--max-sentence", "40"]);
    assert_eq!(short.err, "a: 5 sentence(s) longer than 40 bytes were cut; see --max-sentence\n");
    let cut = run(&["--max-text", "100"]);
    assert_eq!((cut.code, value(&cut)["limits"][0]["limit"].clone()), (Some(0), json!("text")));
    let last = text.len() - 98;
    assert_eq!(
        cut.err,
        format!("a: text longer than 100 bytes; the last {last} were not read; see --max-text\n")
    );
    for zero in ["--max-text", "--max-events", "--max-sentence", "--max-size", "--threads"] {
        assert_eq!(run(&[zero, "0"]).code, Some(2), "{zero}");
    }
    let page = format!("<html>{}첫눈이 내렸다.", "<div>".repeat(5000));
    let deep = meetings(&dir, &["--format", "jsonl"], page.as_bytes());
    assert_eq!(deep.code, Some(0));
    assert_eq!(
        deep.err,
        "stdin: elements nested more than 400 deep; the whole page is read as text\n"
    );
}

#[cfg(unix)]
mod files {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_file_that_has_vanished_is_reported_and_the_others_are_read() {
        let dir = scratch("vanished");
        fs::create_dir(dir.join("news")).unwrap();
        // Listed, and gone when it is opened.
        symlink("gone", dir.join("news/a.txt")).unwrap();
        fs::write(dir.join("news/b.txt"), ARTICLE).unwrap();
        let run = meetings(&dir, &["--format", "jsonl", "news"], b"");
        assert_eq!((run.code, run.ids()), (Some(2), vec!["news/b.txt".to_owned()]));
        assert!(run.err.starts_with("news/a.txt: No such file"), "{}", run.err);
    }

    #[test]
    fn a_file_without_end_is_read_up_to_the_limit() {
        let dir = scratch("endless");
        fs::write(dir.join("b.txt"), ARTICLE).unwrap();
        let arguments = ["--format", "jsonl", "--input", "txt", "--max-size", "1"];
        let run = meetings(&dir, &[&arguments[..], &["/dev/zero", "b.txt"]].concat(), b"");
        assert_eq!((run.code, run.ids()), (Some(2), vec!["b.txt".to_owned()]));
        assert_eq!(run.err, "/dev/zero: file is longer than 1 MiB; see --max-size\n");
    }

    #[test]
    fn a_file_that_grows_is_read_to_the_end_it_has_then() {
        let dir = scratch("growing");
        if !pipe(&dir.join("log.jsonl")) {
            return;
        }
        let path = dir.join("log.jsonl");
        let writer = std::thread::spawn(move || {
            let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
            for number in 0..5 {
                write!(file, "{{\"id\":\"{number}\",").unwrap();
                std::thread::sleep(std::time::Duration::from_millis(30));
                writeln!(file, "\"text\":\"첫눈\"}}").unwrap();
            }
            write!(file, "{{\"id\":\"half").unwrap();
        });
        let run = meetings(&dir, &["--format", "jsonl", "log.jsonl"], b"");
        writer.join().unwrap();
        assert_eq!(
            (run.code, run.ids()),
            (Some(2), ["0", "1", "2", "3", "4"].map(String::from).to_vec())
        );
        assert!(run.err.starts_with("log.jsonl:6: broken JSON"), "{}", run.err);
    }

    /// Makes a named pipe; says so where this machine cannot.
    fn pipe(path: &std::path::Path) -> bool {
        let made = Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success());
        if !made {
            println!("skipped: no mkfifo on this machine");
        }
        made
    }

    #[test]
    fn a_pipe_in_a_directory_is_reported_and_not_waited_for() {
        let dir = scratch("pipe-inside");
        fs::create_dir(dir.join("news")).unwrap();
        fs::create_dir(dir.join("tables")).unwrap();
        fs::write(dir.join("news/b.txt"), ARTICLE).unwrap();
        if !pipe(&dir.join("news/a.txt")) || !pipe(&dir.join("tables/people.tsv")) {
            return;
        }
        let run = meetings(&dir, &["--format", "jsonl", "news"], b"");
        assert_eq!((run.code, run.ids()), (Some(2), vec!["news/b.txt".to_owned()]));
        assert_eq!(run.err, "news/a.txt: is no regular file\n");
        let run = meetings(&dir, &["--gazetteers", "tables"], ARTICLE.as_bytes());
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
        assert!(run.err.starts_with("tables/people.tsv: "), "{}", run.err);
        assert!(run.err.contains("no regular file"), "{}", run.err);
    }

    #[test]
    fn names_that_are_no_text_and_links_in_a_circle_are_no_hindrance() {
        let dir = scratch("names");
        fs::create_dir(dir.join("news")).unwrap();
        symlink(".", dir.join("news/again")).unwrap();
        symlink("loop.txt", dir.join("news/loop.txt")).unwrap();
        let odd = OsStr::from_bytes(b"a\xff.txt");
        if fs::write(dir.join("news").join(odd), ARTICLE).is_err() {
            println!("skipped: names here must be text");
            return;
        }
        let run = meetings(&dir, &["--format", "jsonl", "news"], b"");
        assert_eq!((run.code, run.ids()), (Some(2), vec!["news/a\u{fffd}.txt".to_owned()]));
        assert!(run.err.starts_with("news/loop.txt: "), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }

    #[test]
    fn what_may_not_be_read_is_reported() {
        use std::os::unix::fs::PermissionsExt;
        let dir = scratch("locked");
        fs::write(dir.join("a.txt"), ARTICLE).unwrap();
        fs::set_permissions(dir.join("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(dir.join("a.txt")).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        let run = meetings(&dir, &["a.txt"], b"");
        assert_eq!(run.code, Some(2));
        assert!(run.err.starts_with("a.txt: Permission denied"), "{}", run.err);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_that_is_full_is_reported_whatever_is_written() {
        let dir = scratch("full");
        fs::create_dir(dir.join("out")).unwrap();
        symlink("/dev/full", dir.join("out/stdin.json")).unwrap();
        symlink("/dev/full", dir.join("out/corpus.csv")).unwrap();
        let cases: [&[&str]; 2] =
            [&["--format", "json", "--out", "out"], &["corpus", "--format", "csv", "--out", "out"]];
        for arguments in cases {
            let run = meetings(&dir, arguments, ARTICLE.as_bytes());
            assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.err);
            let begins = "meetings: cannot write the output: ";
            assert!(run.err.starts_with(begins) && run.err.contains("No space"), "{}", run.err);
        }
        let formats = ["text", "json", "csv", "html"].map(|format| vec!["--format", format]);
        let others = [vec!["completions", "bash"], vec!["man"], vec!["--explain"]];
        for arguments in formats.iter().chain(&others) {
            let run = crate::program::onto_full_disk(arguments);
            assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.err);
            assert!(run.err.starts_with("meetings: cannot write the output: "), "{}", run.err);
        }
    }

    #[test]
    fn a_directory_that_cannot_be_made_is_reported() {
        let dir = scratch("no-directory");
        fs::write(dir.join("file"), "").unwrap();
        for out in ["file", "file/below"] {
            let run = meetings(&dir, &["--format", "json", "--out", out], ARTICLE.as_bytes());
            assert_eq!(run.code, Some(1), "{}", run.err);
            assert!(run.err.starts_with("meetings: cannot write the output: file"), "{}", run.err);
        }
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error_in_any_format() {
        let line = json!({ "text": ARTICLE, "date": "2018-06-29" }).to_string() + "\n";
        let input = line.repeat(100);
        for format in ["text", "json", "csv", "html"] {
            let mut child = example(&["--format", format])
                .stdin(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the example runs");
            drop(child.stdout.take());
            let mut stdin = child.stdin.take().unwrap();
            let _ = stdin.write_all(input.as_bytes());
            drop(stdin);
            let output = child.wait_with_output().expect("the example ends");
            assert_eq!(output.status.code(), Some(0), "{}", format);
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{}", format);
        }
    }
}
