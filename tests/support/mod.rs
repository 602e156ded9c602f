//! Articles with results made by hand, for tests of what is done with results.
#![allow(dead_code, missing_docs)]

use hoedam::output::Article;
use hoedam::{Document, Extraction};
use serde_json::{Value, json};

/// An article and what is to be found in it.
pub struct Sample {
    pub document: Document,
    pub extraction: Extraction,
}

impl Sample {
    pub fn article(&self) -> Article<'_> {
        Article { document: &self.document, extraction: &self.extraction }
    }
}

/// Two ministers on the telephone, and the talks they plan.
pub fn call() -> Sample {
    let text = "한빛일보\n등록 2018-06-29 16:22:19\n\
        강경화 외교부 장관은 29일 오전 마이크 폼페이오 미국 국무장관과 전화 통화를 하고 \
        한반도의 완전한 비핵화 방안을 논의했다.\n\
        두 장관은 다음 달 8일 일본 도쿄에서 만나 후속 협상 일정을 조율할 예정이다. 😀\n";
    let at = |words: &str| at(text, words);
    let kang = json!({
        "name": "강경화", "title": "장관", "org": "외교부", "country": "KR",
        "rows": ["kang-kyung-wha"], "entity": 1, "mention": span(text, "강경화"),
    });
    let pompeo = json!({
        "name": "마이크 폼페이오", "title": "국무장관", "org": "국무부", "country": "US",
        "rows": ["mike-pompeo"], "entity": 2, "mention": span(text, "마이크 폼페이오"),
    });
    let both = |mut participant: Value| {
        participant["mention"] = span(text, "두 장관");
        participant
    };
    sample(
        "call-1",
        text,
        Some("한미 외교장관 통화"),
        json!({
            "id": "call-1",
            "reference_date": {"date": "2018-06-29", "source": "page"},
            "offsets": "bytes",
            "events": [
                {
                    "kind": "call", "status": "held", "who": [kang], "whom": [pompeo],
                    "when": with(at("29일 오전"), json!({"date": "2018-06-29", "timex": "2018-06-29TMO"})),
                    "where": null,
                    "about": [at("한반도의 완전한 비핵화 방안")],
                    "evidence": at("강경화 외교부 장관은 29일 오전 마이크 폼페이오 미국 국무장관과 전화 통화를 하고"),
                    "rule": "전화 통화", "cues": [at("하고")], "confidence": 0.93,
                },
                {
                    "kind": "meeting", "status": "planned",
                    "who": [both(kang.clone())], "whom": [both(pompeo.clone())],
                    "when": with(at("다음 달 8일"), json!({"date": "2018-07-08", "timex": "2018-07-08"})),
                    "where": with(at("일본 도쿄"), json!({"country": "JP"})),
                    "about": [at("후속 협상 일정")],
                    "evidence": at("두 장관은 다음 달 8일 일본 도쿄에서 만나"),
                    "rule": "만나다", "cues": [at("할 예정이다")], "confidence": 0.81,
                },
            ],
            "mentions": [
                with(at("강경화"), json!({"type": "PERSON", "entity": 1, "title": "장관",
                    "org": "외교부", "country": "KR", "rows": ["kang-kyung-wha"]})),
                with(at("외교부"), json!({"type": "ORGANIZATION", "country": "KR"})),
                with(at("장관"), json!({"type": "OFFICE", "particle": "은"})),
                with(at("29일 오전"), json!({"type": "DATE", "value": "2018-06-29TMO"})),
                with(at("마이크 폼페이오"), json!({"type": "PERSON", "entity": 2,
                    "country": "US", "rows": ["mike-pompeo"]})),
                with(at("미국"), json!({"type": "COUNTRY", "country": "US"})),
                with(at("국무장관"), json!({"type": "OFFICE", "particle": "과"})),
                with(at("두 장관"), json!({"type": "PERSON", "particle": "은"})),
                with(at("다음 달 8일"), json!({"type": "DATE", "value": "2018-07-08"})),
                with(at("일본 도쿄"), json!({"type": "PLACE", "country": "JP", "particle": "에서"})),
            ],
        }),
    )
}

/// Talks that fell through and an offer, told in a text that means harm.
pub fn hostile() -> Sample {
    let text = "<script>alert(\"회담\")</script>\n\
        =SUM(A1) 대표는 \u{1b}[31m이영희\u{1b}[0m & 박철수 의원과의 면담을 거절했다.\n\
        ]]> 이영희 의원은 +1,000 사절단, @대표와 \u{202E}간담회를\u{202C} 제안했다.\r\n";
    let at = |words: &str| at(text, words);
    let lee = json!({"name": "이영희", "title": "의원", "org": null, "country": "KR", "entity": 7,
        "mention": span(text, "이영희")});
    sample(
        "../나쁜/id \"<b>\"",
        text,
        Some("<img src=x onerror=alert(1)>"),
        json!({
            "id": "../나쁜/id \"<b>\"",
            "reference_date": null,
            "offsets": "bytes",
            "events": [
                {
                    "kind": "meeting", "status": "not_held",
                    "who": [{"name": "=SUM(A1)", "title": "대표", "org": null, "country": null,
                        "mention": span(text, "=SUM(A1)")}],
                    "whom": [lee, {"name": "박철수", "title": "의원", "org": "\t=국회", "country": "KR",
                        "mention": span(text, "박철수")}],
                    "when": null, "where": null, "about": [],
                    "evidence": at("=SUM(A1) 대표는 \u{1b}[31m이영희\u{1b}[0m & 박철수 의원과의 면담을 거절했다."),
                    "rule": "면담", "cues": [at("거절")], "confidence": 0.5,
                },
                {
                    "kind": "meeting", "status": "proposed",
                    "who": [lee],
                    "whom": [
                        {"name": null, "title": "+1,000 사절단", "org": null, "country": null,
                            "mention": span(text, "+1,000 사절단")},
                        {"name": null, "title": "@대표", "org": null, "country": "UN", "inferred": true,
                            "mention": null},
                    ],
                    "when": {"date": "2019", "timex": "2019", "text": "", "start": 0, "end": 0},
                    "where": null,
                    "about": [],
                    "evidence": at("이영희 의원은 +1,000 사절단, @대표와 \u{202E}간담회를\u{202C} 제안했다."),
                    "rule": "간담회", "cues": [], "confidence": 0.4, "background": true,
                },
            ],
            "mentions": [
                with(at("=SUM(A1)"), json!({"type": "PERSON"})),
                with(at("이영희"), json!({"type": "PERSON", "entity": 7})),
                with(at("박철수"), json!({"type": "PERSON"})),
            ],
        }),
    )
}

/// An article that reports no encounter.
pub fn quiet() -> Sample {
    let json = json!({"id": "quiet", "reference_date": {"date": "2020-01-02", "source": "given"},
        "offsets": "bytes", "events": [], "mentions": []});
    sample("quiet", "첫눈이 내렸다.", None, json)
}

/// So many articles with one event each, between forty people, on different days.
pub fn many(count: usize) -> Vec<Sample> {
    (0..count)
        .map(|n| {
            let (a, b) = (n % 40, (n / 40 * 7 + n % 40 * 3 + 1) % 40);
            let b = if a == b { (b + 1) % 40 } else { b };
            let text = format!("{a}번 장관은 {b}번 장관과 만나 {n}번째 현안을 논의했다.\n");
            let person = |p: usize| {
                let country = ["KR", "US", "JP", "CN"][p % 4];
                json!({"name": format!("인물{p}"), "title": "장관", "org": null,
                    "country": country, "mention": span(&text, &format!("{p}번"))})
            };
            let date = jiff::civil::date(2000, 1, 1) + jiff::Span::new().days(n as i64);
            let status = ["held", "planned", "proposed", "not_held"][n % 4];
            let json = json!({
                "id": format!("many-{n}"), "reference_date": {"date": date, "source": "given"},
                "offsets": "bytes", "mentions": [],
                "events": [{
                    "kind": "meeting", "status": status, "who": [person(a)], "whom": [person(b)],
                    "when": {"date": date, "timex": date, "text": "", "start": 0, "end": 0},
                    "where": null, "about": [at(&text, &format!("{n}번째 현안"))],
                    "evidence": at(&text, text.trim()), "rule": "만나다", "cues": [], "confidence": 0.8,
                }],
            });
            sample(&format!("many-{n}"), &text, None, json)
        })
        .collect()
}

/// The annotated articles of `tests/corpus` and the pages of `tests/golden`, as the extractor reads them.
pub fn golden() -> &'static [Sample] {
    static GOLDEN: std::sync::OnceLock<Vec<Sample>> = std::sync::OnceLock::new();
    GOLDEN.get_or_init(|| {
        let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut paths: Vec<_> = std::fs::read_dir(directory)
            .expect("tests/corpus")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        paths.sort();
        let extractor = hoedam::Extractor::default();
        let read = |path: std::path::PathBuf| {
            let json = std::fs::read_to_string(path).expect("an article");
            let gold: Value = serde_json::from_str(&json).expect("JSON");
            let field = |name: &str| gold[name].as_str();
            let mut document =
                Document::new(field("id").expect("an id"), field("text").expect("a text"));
            document.date = field("reference_date").and_then(|date| date.parse().ok());
            let extraction = extractor.extract(&document);
            Sample { document, extraction }
        };
        let mut all: Vec<Sample> = paths.into_iter().map(read).collect();
        all.extend(whole_pages().into_iter().map(|document| {
            let extraction = extractor.extract(&document);
            Sample { document, extraction }
        }));
        all
    })
}

/// The pages of `tests/golden`.
fn whole_pages() -> Vec<Document> {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut paths: Vec<_> = std::fs::read_dir(directory)
        .expect("tests/golden")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    let page = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Document::new(name, std::fs::read_to_string(path).expect("a page"))
    };
    paths.into_iter().map(page).collect()
}

/// All of them.
pub fn samples() -> Vec<Sample> {
    vec![call(), hostile(), quiet()]
}

fn sample(id: &str, text: &str, title: Option<&str>, extraction: Value) -> Sample {
    let mut document = Document::new(id, text);
    document.title = title.map(str::to_owned);
    let extraction = serde_json::from_value(extraction).expect("the shape of a result");
    Sample { document, extraction }
}

/// The words with the byte offsets of their first occurrence.
fn at(text: &str, words: &str) -> Value {
    with(span(text, words), json!({"text": words}))
}

fn span(text: &str, words: &str) -> Value {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
    json!({"start": start, "end": start + words.len()})
}

fn with(mut value: Value, more: Value) -> Value {
    for (key, field) in more.as_object().expect("an object") {
        value[key] = field.clone();
    }
    value
}
