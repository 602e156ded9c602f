//! Formats, each read back by something that is not ours where there is such a reader.
#![allow(missing_docs)]

mod support;

use hoedam::output::{FORMATS, Options, find, to_string};
use hoedam::{Extraction, OffsetUnit};
use serde_json::Value;
use support::{Sample, call, hostile, quiet, samples};

fn render(format: &str, samples: &[Sample], options: &Options) -> String {
    let articles: Vec<_> = samples.iter().map(Sample::article).collect();
    to_string(find(format).expect("a format"), &articles, options)
}

fn plain(format: &str, samples: &[Sample]) -> String {
    render(format, samples, &Options::default())
}

fn counted_in(offsets: OffsetUnit) -> Options {
    let mut options = Options::default();
    options.offsets = offsets;
    options
}

#[test]
fn every_format_has_a_name_of_its_own_and_a_line_of_help() {
    for (at, format) in FORMATS.iter().enumerate() {
        assert_eq!(find(format.name()).map(|f| f.about()), Some(format.about()));
        assert!(!format.about().is_empty() && !format.extension().is_empty());
        assert!(FORMATS[..at].iter().all(|earlier| earlier.name() != format.name()));
    }
}

#[test]
fn every_format_takes_no_article_one_and_many() {
    for format in FORMATS {
        for count in 0..=3 {
            let samples: Vec<Sample> = samples().into_iter().take(count).collect();
            let first = plain(format.name(), &samples);
            assert_eq!(first, plain(format.name(), &samples), "{}", format.name());
        }
    }
}

mod json {
    use super::*;

    #[test]
    fn is_an_object_for_one_article_and_an_array_for_any_other_number() {
        let parse = |samples: &[Sample]| -> Value {
            serde_json::from_str(&plain("json", samples)).expect("JSON")
        };
        assert_eq!(parse(&[]), serde_json::json!([]));
        assert_eq!(parse(&[quiet()])["id"], "quiet");
        let many = parse(&samples());
        assert_eq!(many.as_array().expect("an array").len(), 3);
        assert_eq!(many[0]["id"], "call-1");
    }

    #[test]
    fn an_event_has_every_slot() {
        let document: Value = serde_json::from_str(&plain("json", &[call()])).expect("JSON");
        assert_eq!(document["schema"], 1);
        assert_eq!(document["offsets"], "chars");
        assert_eq!(document["reference_date"]["date"], "2018-06-29");
        let event = &document["events"][0];
        assert_eq!(event["kind"], "call");
        assert_eq!(event["status"], "held");
        assert_eq!(event["who"][0]["name"], "강경화");
        assert_eq!(event["whom"][0]["country"], "US");
        assert_eq!(event["when"]["timex"], "2018-06-29TMO");
        assert_eq!(event["where"], Value::Null);
        assert_eq!(event["about"][0]["text"], "한반도의 완전한 비핵화 방안");
        assert_eq!(event["rule"], "전화 통화");
        assert_eq!(event["confidence"].to_string(), "0.93");
        assert_eq!(event["codes"]["cameo"], "041");
        assert_eq!(event["codes"]["plover"], "CONSULT/phone");
        assert_eq!(event["codes"]["ace"], "Contact.Phone-Write");
        let other: Value = serde_json::from_str(&plain("json", &[hostile()])).expect("JSON");
        assert_eq!(other["events"][0]["when"], Value::Null);
        assert_eq!(other["events"][0]["about"], serde_json::json!([]));
    }

    #[test]
    fn offsets_count_what_the_output_says_they_count() {
        let sample = call();
        let text = &sample.document.text;
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let chars: Vec<char> = text.chars().collect();
        for unit in OffsetUnit::ALL {
            let json = render("json", &[call()], &counted_in(unit));
            let document: Value = serde_json::from_str(&json).expect("JSON");
            assert_eq!(document["offsets"], unit.name());
            for quote in document["mentions"].as_array().expect("mentions") {
                let at = |field: &str| quote[field].as_u64().expect("an offset") as usize;
                let range = at("start")..at("end");
                let words = match unit {
                    OffsetUnit::Bytes => text[range].to_owned(),
                    OffsetUnit::Chars => chars[range].iter().collect(),
                    OffsetUnit::Utf16 => {
                        String::from_utf16(&utf16[range]).expect("whole characters")
                    }
                };
                assert_eq!(quote["text"], words.as_str());
            }
        }
    }

    #[test]
    fn lines_read_back_as_what_was_found() {
        let samples = samples();
        let lines = render("jsonl", &samples, &counted_in(OffsetUnit::Bytes));
        let read: Vec<Extraction> =
            lines.lines().map(|line| serde_json::from_str(line).expect("an extraction")).collect();
        assert!(read.iter().eq(samples.iter().map(|sample| &sample.extraction)));
    }
}

mod text {
    use super::*;

    #[test]
    fn shows_every_slot_in_columns() {
        let expected = "\
call-1 · 한미 외교장관 통화
2018-06-29 (on the page) · 2 events

[1]  call · held  전화 통화 · 0.93
     who    강경화           장관      외교부  KR
     whom   마이크 폼페이오  국무장관  국무부  US
     when   2018-06-29TMO “29일 오전”
     where  –
     about  한반도의 완전한 비핵화 방안
     text   “강경화 외교부 장관은 29일 오전 마이크 폼페이오 미국 국무장관과 전화 통화를 하고”

[2]  meeting · planned  만나다 · 0.81
     who    강경화           장관      외교부  KR
     whom   마이크 폼페이오  국무장관  국무부  US
     when   2018-07-08 “다음 달 8일”
     where  일본 도쿄 (JP)
     about  후속 협상 일정
     text   “두 장관은 다음 달 8일 일본 도쿄에서 만나”

";
        assert_eq!(plain("text", &[call()]), expected);
    }

    #[test]
    fn nothing_in_an_article_steers_the_terminal() {
        let page = plain("text", &[hostile()]);
        assert!(!page.contains(|c: char| c.is_control() && c != '\n'), "{page:?}");
        assert!(!page.contains('\u{202E}'));
    }

    #[test]
    fn colour_adds_sequences_and_changes_no_word() {
        let mut options = Options::default();
        options.colour = true;
        let coloured = render("text", &samples(), &options);
        assert!(coloured.contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain("text", &samples()));
    }

    #[test]
    fn narrow_terminals_get_narrow_lines() {
        let mut options = Options::default();
        options.width = 50;
        let page = render("text", &[call()], &options);
        for line in page.lines().filter(|line| line.contains('“')) {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 50, "{line}");
        }
    }
}
