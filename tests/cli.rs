//! The example binary as people run it.
#![allow(missing_docs)]

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

#[path = "support/program.rs"]
#[allow(dead_code)]
mod program;

use program::{ARTICLE, example, meetings, scratch};

#[test]
fn help_names_every_format_and_option() {
    let run = meetings(&scratch("help"), &["--help"], b"");
    assert_eq!(run.code, Some(0));
    let help: Vec<&str> = run.out.split_whitespace().collect();
    let help = help.join(" ");
    for format in hoedam::output::FORMATS {
        assert!(help.contains(format.name()), "{}", format.name());
        assert!(help.contains(format.about()), "{}", format.about());
    }
    for option in ["--date", "--offsets", "--gazetteers", "--no-default-gazetteers", "--threads"] {
        assert!(run.out.contains(option), "{option}");
    }
}

#[test]
fn files_directories_and_standard_input_come_out_in_their_order() {
    let dir = scratch("order");
    fs::create_dir_all(dir.join("more/deep")).unwrap();
    fs::write(dir.join("a.txt"), ARTICLE).unwrap();
    fs::write(dir.join("more/c.txt"), ARTICLE).unwrap();
    fs::write(
        dir.join("more/b.jsonl"),
        "{\"id\":\"b-1\",\"text\":\"\"}\n\n{\"id\":2,\"text\":\"\"}\n",
    )
    .unwrap();
    fs::write(dir.join("more/deep/d.txt"), ARTICLE).unwrap();
    fs::write(dir.join("more/notes.md"), ARTICLE).unwrap();
    let stdin = "{\"id\":\"s\",\"text\":\"\"}";
    let run = meetings(&dir, &["--format", "jsonl", "more", "-", "a.txt"], stdin.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.ids(), ["b-1", "2", "more/c.txt", "more/deep/d.txt", "s", "a.txt"]);
}

#[test]
fn standard_input_is_read_by_what_it_holds() {
    let dir = scratch("stdin");
    let cases = [
        (ARTICLE, vec!["stdin"]),
        ("\u{FEFF} {\"id\":\"j\",\"text\":\"\"}\r\n", vec!["j"]),
        ("", vec!["stdin"]),
    ];
    for (input, ids) in cases {
        let run = meetings(&dir, &["--format", "jsonl"], input.as_bytes());
        assert_eq!((run.code, run.ids()), (Some(0), ids.iter().map(|id| id.to_string()).collect()));
    }
    let run = meetings(&dir, &["--format", "jsonl", "--input", "txt"], b"{\"no\": 1}");
    assert_eq!(run.ids(), ["stdin"]);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_read() {
    let dir = scratch("faults");
    let lines = [
        r#"{"id":"ok-1","text":"하나","date":"2018-06-29"}"#,
        r#"{"id":"x","text":"#,
        r#"["x"]"#,
        r#"{"id":"x"}"#,
        r#"{"id":"x","text":3}"#,
        r#"{"id":true,"text":""}"#,
        r#"{"id":"x","text":"","date":"2018-02-31"}"#,
        r#"{"id":"x","text":"","date":20180629}"#,
        r#"{"id":"ok-1","text":"둘"}"#,
        r#"{"id":"ok-2","text":"셋","date":null,"title":null,"more":[1]}"#,
    ];
    fs::write(dir.join("in.jsonl"), lines.join("\n")).unwrap();
    let run = meetings(&dir, &["--format", "jsonl", "gone.txt", "in.jsonl"], b"");
    assert_eq!(run.ids(), ["ok-1", "ok-2"]);
    assert_eq!(run.code, Some(2));
    let messages: Vec<&str> = run.err.lines().collect();
    let expected = [
        "gone.txt: No such file",
        "in.jsonl:2: broken JSON at column 17: EOF",
        "in.jsonl:3: expected an object like {\"id\", \"text\"}, found a list",
        "in.jsonl:4: no \"text\" in this line",
        "in.jsonl:5: \"text\" must be a string, found a number",
        "in.jsonl:6: \"id\" must be a string, found true or false",
        "in.jsonl:7: \"date\" must be a date like 2018-06-29, found \"2018-02-31\"",
        "in.jsonl:8: \"date\" must be a string, found a number",
        "in.jsonl:9: the id \"ok-1\" was already used at in.jsonl:1; this article is left out",
    ];
    assert_eq!(messages.len(), expected.len(), "{}", run.err);
    for (message, expected) in messages.iter().zip(expected) {
        assert!(message.starts_with(expected), "{message}");
    }
}

#[test]
fn a_line_or_an_article_over_the_limit_is_reported_and_the_next_one_read() {
    let dir = scratch("long");
    let long = "가".repeat(1 << 19);
    fs::write(dir.join("long.txt"), &long).unwrap();
    let lines = format!("{{\"id\":\"a\",\"text\":\"{long}\"}}\n{{\"id\":\"b\",\"text\":\"\"}}\n");
    fs::write(dir.join("long.jsonl"), lines).unwrap();
    let run =
        meetings(&dir, &["--max-size", "1", "--format", "jsonl", "long.txt", "long.jsonl"], b"");
    assert_eq!((run.code, run.ids()), (Some(2), vec!["b".to_owned()]));
    assert_eq!(
        run.err,
        "long.txt: file is longer than 1 MiB; see --max-size\n\
         long.jsonl:1: line of 1.5 MiB is longer than 1 MiB; see --max-size\n"
    );
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_reported() {
    let dir = scratch("bytes");
    fs::write(dir.join("bad.txt"), b"\xEA\xB0\x80 abc \xFF def").unwrap();
    fs::write(
        dir.join("bad.jsonl"),
        b"{\"id\":\"x\",\"text\":\"a\xFFb\"}\n{\"id\":\"y\",\"text\":\"\\u0000\"}",
    )
    .unwrap();
    let run = meetings(&dir, &["--format", "jsonl", "bad.txt", "bad.jsonl"], b"");
    assert_eq!((run.code, run.ids()), (Some(0), vec!["bad.txt".into(), "x".into(), "y".into()]));
    assert!(run.err.starts_with("bad.txt: byte 8 is not UTF-8; "), "{}", run.err);
    assert!(run.err.contains("\nbad.jsonl:1: byte 19 is not UTF-8; "), "{}", run.err);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let dir = scratch("threads");
    let lines: Vec<String> = (0..300)
        .map(|n| {
            let text = ARTICLE.repeat(if n % 7 == 0 { 60 } else { 1 });
            serde_json::json!({"id": format!("n-{n}"), "text": text, "date": "2020-01-03"})
                .to_string()
        })
        .collect();
    let input = lines.join("\n");
    let run = |threads: &str| {
        meetings(&dir, &["--format", "json", "--threads", threads], input.as_bytes())
    };
    let one = run("1");
    assert_eq!(one.code, Some(0));
    assert_eq!(serde_json::from_str::<Value>(&one.out).unwrap().as_array().unwrap().len(), 300);
    for threads in ["2", "7"] {
        assert_eq!(run(threads).out, one.out, "{threads} threads");
    }
}

#[test]
fn files_named_after_ids_stay_in_their_directory() {
    let dir = scratch("out");
    let lines = r#"{"id":"../../x","text":"가"}
{"id":"x","text":"나"}
{"id":"X","text":"다"}
{"id":"","text":"라"}
{"id":"/abs/olute.txt","text":"마"}"#;
    let run = meetings(&dir, &["--format", "brat", "--out", "a/b"], lines.as_bytes());
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
    let mut names: Vec<String> = fs::read_dir(dir.join("a/b"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = [
        "X-3.ann",
        "X-3.txt",
        "abs_olute.ann",
        "abs_olute.txt",
        "annotation.conf",
        "article.ann",
        "article.txt",
        "x-2.ann",
        "x-2.txt",
        "x.ann",
        "x.txt",
    ];
    assert_eq!(names, expected);
    assert_eq!(fs::read_to_string(dir.join("a/b/X-3.txt")).unwrap(), "다");
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
}

#[test]
fn formats_of_several_files_ask_for_a_directory() {
    let run = meetings(&scratch("no-out"), &["--format", "brat"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--out DIR"), "{}", run.err);
}

#[test]
fn files_come_in_the_encodings_and_formats_of_korean_offices() {
    let dir = scratch("kinds");
    let (cp949, ..) =
        encoding_rs::EUC_KR.encode("강경화 외교부 장관은 왕이 중국 외교부장과 만났다.");
    fs::write(dir.join("a.txt"), &cp949).unwrap();
    let page =
        "<!doctype html><title>회담</title><article><p>갑 장관이 을 장관을 만났다.</p></article>";
    fs::write(dir.join("b.html"), page).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in
        [["뉴스 식별자", "일자", "본문"], ["n-1", "20180629", "첫눈"], ["n-2", "x", "둘"]]
            .iter()
            .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row as u32, column as u16, *cell).unwrap();
        }
    }
    book.save(dir.join("c.xlsx")).unwrap();
    fs::write(dir.join("d.xlsx"), "no workbook").unwrap();
    let run = meetings(&dir, &["--format", "spacy", "."], b"");
    let texts: Vec<String> = run
        .out
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["text"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(
        texts,
        [
            "강경화 외교부 장관은 왕이 중국 외교부장과 만났다.",
            "갑 장관이 을 장관을 만났다.",
            "첫눈"
        ]
    );
    assert_eq!(run.code, Some(2));
    let messages: Vec<&str> = run.err.lines().collect();
    assert_eq!(messages[0], "./c.xlsx:3: \"x\" is no date like 2018-06-29 or 20180629");
    assert!(messages[1].starts_with("./d.xlsx: "), "{}", run.err);
    let piped = meetings(&dir, &["--format", "jsonl"], &fs::read(dir.join("c.xlsx")).unwrap());
    assert_eq!(piped.ids(), ["n-1"]);
    let named = meetings(&dir, &["--format", "jsonl", "--encoding", "cp949", "a.txt"], b"");
    assert_eq!((named.code, named.err.as_str()), (Some(0), ""));
}

#[test]
fn odd_inputs_are_read_or_reported() {
    let dir = scratch("odd");
    fs::create_dir(dir.join("empty")).unwrap();
    fs::write(dir.join("empty.txt"), "").unwrap();
    fs::write(dir.join("empty.jsonl"), "\n\n").unwrap();
    fs::write(dir.join("nul.txt"), "갑\0을\u{1}\u{202E}병\u{200B}\n").unwrap();
    let arguments =
        ["--format", "jsonl", "empty", "empty.txt", "empty.jsonl", "nul.txt", "no/such"];
    let run = meetings(&dir, &arguments, b"");
    assert_eq!(run.code, Some(2));
    assert_eq!(run.ids(), ["empty.txt", "nul.txt"]);
    let messages: Vec<&str> = run.err.lines().collect();
    assert!(messages[0].starts_with("empty: no file with articles here (.txt, "), "{}", run.err);
    assert!(messages[1].starts_with("no/such: No such file"), "{}", run.err);
    assert_eq!(messages.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_named_pipe_is_read_like_a_file() {
    let dir = scratch("fifo");
    let made = Command::new("mkfifo").arg(dir.join("pipe")).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no mkfifo on this machine");
        return;
    }
    let path = dir.join("pipe");
    let writer = std::thread::spawn(move || fs::write(path, "{\"id\":\"p\",\"text\":\"가\"}\n"));
    let run = meetings(&dir, &["--format", "jsonl", "pipe"], b"");
    writer.join().unwrap().unwrap();
    assert_eq!((run.code, run.ids()), (Some(0), vec!["p".to_owned()]));
}

#[test]
fn patterns_stand_for_files() {
    let dir = scratch("globs");
    for name in ["b1.txt", "b2.txt", "c.txt"] {
        fs::write(dir.join(name), ARTICLE).unwrap();
    }
    let run = meetings(&dir, &["--format", "jsonl", "b*.txt", "x?.txt"], b"");
    assert_eq!(run.ids(), ["b1.txt", "b2.txt"]);
    assert_eq!((run.code, run.err.as_str()), (Some(2), "x?.txt: no file matches this pattern\n"));
}

#[test]
fn a_corpus_is_its_merged_encounters() {
    let dir = scratch("corpus");
    let line = |id: &str, text: &str| {
        serde_json::json!({"id": id, "text": text, "date": "2018-06-30"}).to_string()
    };
    let lines = [
        line("a", "강경화 외교부 장관은 29일 왕이 중국 외교부장과 만났다."),
        line("b", "왕이 중국 외교부장은 29일 강경화 외교부 장관을 만났다."),
    ];
    fs::write(dir.join("in.jsonl"), lines.join("\n")).unwrap();
    let run =
        |arguments: &[&str]| meetings(&dir, &[&["corpus", "in.jsonl"], arguments].concat(), b"");
    let json: Value = serde_json::from_str(&run(&["--format", "json"]).out).unwrap();
    assert_eq!(json["summary"]["encounters"], 1);
    assert_eq!(json["summary"]["tellings"], 2);
    assert_eq!(json["summary"]["pairs"][0]["encounters"], 1);
    assert_eq!(json["encounters"][0]["date"], "2018-06-29");
    assert_eq!(run(&["--format", "jsonl"]).out.lines().count(), 1);
    let text = run(&[]).out;
    assert!(text.starts_with("1 encounter, told 2 times in 2 articles\n"), "{text}");
    assert!(run(&["--format", "html"]).out.contains("class=\"document\""));
    assert!(run(&["--format", "graphml"]).out.contains("<edge "));
    let refused = run(&["--format", "conll"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("choose text, json, jsonl, csv, html"), "{}", refused.err);
    assert_eq!(run(&["--format", "csv", "--out", "o"]).code, Some(0));
    assert_eq!(fs::read_to_string(dir.join("o/corpus.csv")).unwrap().lines().count(), 2);
}

#[test]
fn completions_and_the_manual_page_are_printed() {
    let dir = scratch("man");
    assert!(meetings(&dir, &["completions", "bash"], b"").out.contains("--gazetteers"));
    assert!(meetings(&dir, &["man"], b"").out.contains(".TH meetings"));
}

#[test]
fn a_date_given_is_used_and_kept() {
    let run = meetings(&scratch("date"), &["--date", "2018-02-31"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("is no date like 2018-06-29"), "{}", run.err);
}

#[test]
fn mistakes_in_gazetteers_stop_the_program_before_it_reads() {
    let dir = scratch("gazetteers");
    fs::create_dir(dir.join("mine")).unwrap();
    fs::write(dir.join("mine/pets.tsv"), "id\tname\n").unwrap();
    let run = meetings(&dir, &["--gazetteers", "mine"], ARTICLE.as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("mine/pets.tsv: no table has this name"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let lines = "{\"text\":\"가\"}\n".repeat(100_000);
    let mut child = example(&["--format", "jsonl", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example runs");
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        let _ = stdin.write_all(lines.as_bytes());
        stdin
    });
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the example ends");
    // Held open until the program has ended: it must not wait for more input.
    drop(feeder.join());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let run = program::onto_full_disk(&[]);
    let message = "meetings: cannot write the output: No space left";
    assert!(run.err.starts_with(message), "{}", run.err);
    assert_eq!(run.code, Some(1));
}
