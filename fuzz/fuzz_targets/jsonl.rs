//! Lines of articles, whole and broken.
#![no_main]

use arbitrary::Arbitrary;
use hoedam_fuzz::input::Kind;
use hoedam_fuzz::raw::{self, Input};
use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Line {
    Article { id: Option<String>, text: Vec<pieces::Piece>, date: Option<String> },
    Dated(u16),
    Broken { text: Vec<pieces::Piece>, cut: u8 },
    Bytes(Vec<u8>),
    Wrong(u8),
}

const WRONG: &[&str] = &[
    "[]",
    "null",
    "{}",
    "{\"text\":1}",
    "{\"text\":\"가\",\"date\":3}",
    "{\"id\":7,\"text\":\"가\"}",
    "{\"text\":\"\\ud800\"}",
    "{\"text\":\"가\",\"text\":\"나\"}",
    "\u{feff}{\"text\":\"가\"}",
    "{\"text\":",
    "{\"text\":\"가\",\"date\":\"0000-00-00\"}",
    "{\"text\":\"가\",\"date\":\"9999-12-31\"}",
    "\r",
    " ",
];

fuzz_target!(|data: &[u8]| {
    let lines = match raw::input::<Vec<Line>>(data) {
        Some(Input::Raw(bytes)) => {
            return checks::input(bytes, Kind::Jsonl, hoedam_fuzz::directory());
        }
        Some(Input::Built(lines)) => lines,
        None => return,
    };
    let mut bytes = Vec::new();
    for line in &lines {
        match line {
            Line::Article { id, text, date } => {
                let text = pieces::text(text);
                let value = serde_json::json!({ "id": id, "text": text, "date": date });
                bytes.extend(value.to_string().bytes());
            }
            Line::Dated(days) => {
                let date = pieces::date(Some(*days)).map(|date| date.to_string());
                let value = serde_json::json!({ "text": "강경화 장관은 29일 왕이 부장과 만났다.", "date": date });
                bytes.extend(value.to_string().bytes());
            }
            Line::Broken { text, cut } => {
                let value = serde_json::json!({ "text": pieces::text(text) }).to_string();
                let keep = value.len().saturating_sub(usize::from(*cut));
                bytes.extend(&value.as_bytes()[..keep]);
            }
            Line::Bytes(anything) => bytes.extend(anything),
            Line::Wrong(at) => bytes.extend(WRONG[usize::from(*at) % WRONG.len()].bytes()),
        }
        bytes.push(b'\n');
    }
    checks::input(&bytes, Kind::Jsonl, hoedam_fuzz::directory());
});
