//! What holds for every text whatever.

use std::sync::OnceLock;

use hoedam::{Document, Event, Extraction, Extractor, OffsetUnit, Span};
use proptest::prelude::*;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[path = "support/notation.rs"]
#[allow(dead_code)]
mod notation;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::default)
}

fn extract(text: &str) -> Extraction {
    let document = Document::new("p", text).with_date(jiff::civil::date(2018, 6, 29));
    extractor().extract(&document)
}

/// Every span of a result with the words it is said to hold, where it says so.
fn spans(extraction: &Extraction) -> Vec<(Span, Option<&str>)> {
    let mut out = Vec::new();
    for mention in &extraction.mentions {
        out.push((mention.span, Some(mention.text.as_str())));
    }
    for event in &extraction.events {
        let sides = event.who.iter().chain(&event.whom);
        out.extend(sides.filter_map(|side| Some((side.mention?, None))));
        out.extend(event.when.iter().map(|when| (when.span, Some(when.text.as_str()))));
        out.extend(event.place.iter().map(|place| (place.span, None)));
        out.extend(event.about.iter().map(|topic| (topic.span, Some(topic.text.as_str()))));
        out.extend(event.cues.iter().map(|cue| (cue.span, Some(cue.text.as_str()))));
        out.push((event.evidence.span, Some(event.evidence.text.as_str())));
    }
    out
}

/// Pieces that the grammar reacts to, so that generated texts reach all of it.
const PIECES: &[&str] = &[
    "강경화",
    "외교부 장관",
    "마이크 폼페이오",
    "미국 국무장관",
    "왕이",
    "중국 외교부장",
    "문재인",
    "대통령",
    "김정은",
    "국무위원장",
    "한미",
    "한·미·일",
    "외교장관",
    "양 장관",
    "두 정상",
    "양측",
    "이들",
    "강 장관",
    "앤 뉴버거",
    "국가안전보장회의(NSC)",
    "사이버·신흥 기술 담당",
    "겸",
    "전",
    "당선인",
    "직무대행",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "와",
    "과",
    "에게",
    "에서",
    "으로",
    "의",
    "에",
    "도",
    "만",
    "및",
    "등",
    "만났다.",
    "만나",
    "회담했다.",
    "회담을 갖고",
    "통화했다.",
    "예방했다.",
    "접견하고",
    "화상회담을 열었다.",
    "만날 예정이다.",
    "만나기로 했다.",
    "무산됐다.",
    "취소됐다.",
    "만나지 않았다.",
    "제안했다.",
    "29일",
    "지난 2일",
    "오는 8일",
    "이날",
    "같은 날",
    "지난달 22일",
    "6·12",
    "13∼15일",
    "7일(현지시간)",
    "99일",
    "0월 0일",
    "13월 32일",
    "오전 25시",
    "’22.5월",
    "12.2.(월)",
    "미국 워싱턴",
    "서울",
    "청와대",
    "외교부 청사",
    "비핵화 방안을 논의했다.",
    "협의했다.",
    "▲",
    "각각",
    "차례로",
    "등록 2018-06-29 16:22:19",
    "많이 본 뉴스",
    "관련기사",
    "홍길동 기자",
    "(왼쪽)",
    "저작권자 ⓒ",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "'",
    "\"",
    "·",
    ",",
    ".",
    "?",
    "!",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u{0}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "ㄱ",
    "ᄀ",
    "\u{1161}",
    "\u{11a8}",
    "ﾡ",
    "李",
    "金",
    "👍🏽",
    "é",
    "A",
    "b",
    "0",
    "1",
    "９",
    "-",
    "/",
    "\\",
    "{",
    "}",
    "<script>",
];

fn news() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[가-힣]{1,4}",
    ];
    let spaced = (piece, prop_oneof![3 => Just(" "), 2 => Just("")]);
    prop::collection::vec(spaced, 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![2 => news(), 1 => any::<String>(), 1 => "[ -~가-힣\n]{0,200}"]
}

/// Sentences of the cases, each with its date: news as people write it.
fn sentences() -> &'static [(String, Option<jiff::civil::Date>)] {
    static SENTENCES: OnceLock<Vec<(String, Option<jiff::civil::Date>)>> = OnceLock::new();
    SENTENCES.get_or_init(|| {
        let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
        let mut out = Vec::new();
        for entry in std::fs::read_dir(directory).expect("cases") {
            let path = entry.expect("entry").path();
            if path.extension().is_some_and(|ending| ending == "txt") {
                let text = std::fs::read_to_string(path).expect("readable");
                let cases = notation::read(&text).expect("well formed");
                // Those with furniture of their own are tests of furniture.
                let bare = cases.into_iter().filter(|case| !case.sentence.contains('⏎'));
                out.extend(bare.map(|case| (case.sentence, case.date)));
            }
        }
        out.sort();
        out
    })
}

/// A few paragraphs.
fn article() -> impl Strategy<Value = Document> {
    prop::collection::vec(prop::sample::select(sentences()), 1..5).prop_map(|told| {
        let paragraphs: Vec<&str> = told.iter().map(|(sentence, _)| sentence.as_str()).collect();
        let mut document = Document::new("article", paragraphs.join("\n"));
        document.date = told[0].1.or(Some(jiff::civil::date(2018, 6, 29)));
        document
    })
}

/// Signs that nobody sees.
const HIDDEN: &[char] = &[
    '\u{0}',
    '\u{7}',
    '\u{1b}',
    '\u{7f}',
    '\u{9b}',
    '\u{ad}',
    '\u{200b}',
    '\u{200d}',
    '\u{200f}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{feff}',
    '\u{e0061}',
];

/// Any date that the calendar of the library has.
fn any_date() -> impl Strategy<Value = jiff::civil::Date> {
    let near = 1990_i16..2040;
    let year = prop_oneof![3 => near, 1 => -9999_i16..=9999, 1 => Just(9999), 1 => Just(-9999)];
    (year, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("no such day", |(y, m, d)| jiff::civil::Date::new(y, m, d).ok())
}

/// What an event says, without where in the text it says so.
fn said(events: &[Event]) -> Vec<serde_json::Value> {
    let mut events = bare(events);
    events.iter_mut().for_each(|event| change(event, &|text| text.nfc().collect()));
    events
}

/// Every text of a value made another.
fn change(value: &mut serde_json::Value, to: &dyn Fn(&str) -> String) {
    match value {
        serde_json::Value::Object(map) => map.values_mut().for_each(|value| change(value, to)),
        serde_json::Value::Array(list) => list.iter_mut().for_each(|value| change(value, to)),
        serde_json::Value::String(text) => *text = to(text),
        _ => {}
    }
}

/// Events without offsets.
fn bare(events: &[Event]) -> Vec<serde_json::Value> {
    fn strip(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(map) => {
                for key in ["start", "end", "mention", "entity"] {
                    map.remove(key);
                }
                map.values_mut().for_each(strip);
            }
            serde_json::Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut events: Vec<_> =
        events.iter().map(|event| serde_json::to_value(event).unwrap()).collect();
    events.iter_mut().for_each(strip);
    events
}

/// What pages put above an article, and below it.
const ABOVE: &[&str] = &[
    "",
    "   ",
    "로그인 | 회원가입 | 전체기사",
    "본문 바로가기",
    "글자 크기 가+ 가-",
    "기사 메일전송",
];
const BELOW: &[&str] = &[
    "",
    "\t",
    "  • 목록 바로가기",
    "저작권자 ⓒ 한밭일보 무단전재 및 재배포 금지",
    "홍길동 기자 gildong@hanbat.example",
    "많이 본 뉴스더보기\n  1. 문재인 대통령, 왕이 중국 외교부장과 회담\n  2. 첫눈 소식",
    "[관련기사]\n· 이낙연 총리, 리커창 총리와 회담",
];

#[test]
fn extractors_and_results_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    fn moves<T: Send>() {}
    crosses::<Extractor>();
    crosses::<hoedam::ExtractorBuilder>();
    crosses::<Extraction>();
    crosses::<Document>();
    crosses::<hoedam::Error>();
    crosses::<hoedam::CodeBook>();
    crosses::<hoedam::Limits>();
    crosses::<hoedam::Reached>();
    crosses::<hoedam::gazetteer::Gazetteer>();
    crosses::<hoedam::gazetteer::tables::Tables>();
    crosses::<hoedam::corpus::Corpus>();
    crosses::<hoedam::corpus::Telling>();
    crosses::<hoedam::output::Options>();
    crosses::<hoedam::output::Part>();
    crosses::<&'static dyn hoedam::output::Format>();
    moves::<hoedam::Worker<'_>>();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_span_lies_in_the_text_on_character_boundaries(text in anything()) {
        let extraction = extract(&text);
        for (span, words) in spans(&extraction) {
            prop_assert!(span.start < span.end, "{span:?} is empty");
            let covered = text.get(span.range());
            prop_assert!(covered.is_some(), "{span:?} does not fit");
            if words.is_some() {
                prop_assert_eq!(covered, words);
            }
        }
        prop_assert!(extraction.mentions.is_sorted_by_key(|mention| mention.span.start));
    }

    #[test]
    fn an_event_has_two_sides_and_slots_in_range(text in anything()) {
        for event in extract(&text).events {
            prop_assert!(event.who.len() + event.whom.len() >= 2, "{event:?}");
            prop_assert!((0.0..=1.0).contains(&event.confidence));
            prop_assert!(event.about.len() <= 5);
            for side in event.who.iter().chain(&event.whom) {
                let said = [&side.name, &side.title, &side.org, &side.country];
                prop_assert!(said.iter().any(|slot| slot.is_some()), "{side:?} says nothing");
                prop_assert!(said.iter().all(|slot| slot.as_deref() != Some("")), "{side:?}");
            }
            if let Some(when) = event.when {
                let day = format!("{}{}", when.date, &"-01-01"[when.date.len() - 4..]);
                prop_assert!(day.parse::<jiff::civil::Date>().is_ok(), "{}", when.date);
            }
        }
    }

    #[test]
    fn offsets_in_all_units_name_the_same_words(text in anything()) {
        let bytes = extract(&text);
        let chars: Vec<char> = text.chars().collect();
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let in_chars = bytes.in_unit(&text, OffsetUnit::Chars);
        let in_utf16 = bytes.in_unit(&text, OffsetUnit::Utf16);
        let triples = spans(&bytes).into_iter().zip(spans(&in_chars)).zip(spans(&in_utf16));
        for (((byte, _), (char, _)), (unit, _)) in triples {
            let words = &text[byte.range()];
            prop_assert_eq!(words, chars[char.range()].iter().collect::<String>());
            prop_assert_eq!(words, String::from_utf16(&utf16[unit.range()]).expect("whole characters"));
        }
    }

    #[test]
    fn one_worker_and_many_threads_say_the_same(texts in prop::collection::vec(news(), 1..8)) {
        let documents: Vec<Document> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Document::new(at.to_string(), text))
            .collect();
        let mut worker = extractor().worker();
        let alone: Vec<Extraction> = documents.iter().map(|d| worker.extract(d)).collect();
        let together: Vec<Extraction> =
            documents.par_iter().map(|d| extractor().extract(d)).collect();
        prop_assert_eq!(
            serde_json::to_string(&alone).unwrap(),
            serde_json::to_string(&together).unwrap()
        );
    }

    #[test]
    fn encounters_alone_are_those_of_the_whole_result(text in news(), whole in article()) {
        for document in [Document::new("p", &text), whole] {
            let mut worker = extractor().worker();
            prop_assert_eq!(worker.events(&document), worker.extract(&document).events);
        }
    }

    #[test]
    fn a_result_survives_its_own_json(text in news()) {
        let extraction = extract(&text);
        let json = serde_json::to_string(&extraction).unwrap();
        let back: Extraction = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(json, serde_json::to_string(&back).unwrap());
    }

    #[test]
    fn page_furniture_and_blank_lines_change_no_event(
        article in article(),
        above in prop::collection::vec(prop::sample::select(ABOVE), 0..4),
        below in prop::collection::vec(prop::sample::select(BELOW), 0..4),
        gap in prop::sample::select(&["\n", "\n\n", "\n \n\n", "\r\n"][..]),
    ) {
        let page = [above.join("\n"), article.text.replace('\n', gap), below.join("\n")];
        let page = Document { text: page.join("\n"), ..article.clone() };
        let (bare, dressed) = (extractor().extract(&article), extractor().extract(&page));
        prop_assert_eq!(said(&bare.events), said(&dressed.events), "{}", page.text);
    }

    #[test]
    fn decomposed_syllables_change_no_event(article in article()) {
        let decomposed = Document { text: article.text.nfd().collect(), ..article.clone() };
        let (composed, decomposed) =
            (extractor().extract(&article), extractor().extract(&decomposed));
        prop_assert_eq!(said(&composed.events), said(&decomposed.events));
    }

    #[test]
    fn full_width_letters_and_digits_change_no_event(article in article()) {
        let widen = |c: char| match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => {
                char::from_u32(u32::from(c) + 0xfee0).expect("a form of full width")
            }
            c => c,
        };
        let text = article.text.chars().map(widen).collect();
        let wide = Document { text, ..article.clone() };
        let (narrow, wide) = (extractor().extract(&article), extractor().extract(&wide));
        let mut found = [said(&narrow.events), said(&wide.events)];
        let narrowed = |text: &str| text.nfkc().collect();
        found.iter_mut().flatten().for_each(|event| change(event, &narrowed));
        prop_assert_eq!(&found[0], &found[1]);
    }

    #[test]
    fn any_day_is_one_to_reckon_from(text in news(), date in any_date()) {
        let extraction = extractor().extract(&Document::new("p", text).with_date(date));
        prop_assert_eq!(extraction.reference_date.map(|reference| reference.date), Some(date));
        for when in extraction.events.iter().filter_map(|event| event.when.as_ref()) {
            let year = if when.date.starts_with('-') { 7 } else { 4 };
            let day = format!("{}{}", when.date, &"-01-01"[when.date.len() - year..]);
            prop_assert!(day.parse::<jiff::civil::Date>().is_ok(), "{}", when.date);
        }
    }

    #[test]
    fn no_limit_is_applied_in_silence(
        article in article(),
        sentence in 1_usize..400,
        participants in 0_usize..6,
        events in 0_usize..3,
    ) {
        let mut limits = hoedam::Limits::default();
        (limits.sentence, limits.participants, limits.events) = (sentence, participants, events);
        let within = Extractor::default().with_limits(limits).extract(&article);
        prop_assert!(within.events.len() <= events);
        let whole = extractor().extract(&article);
        prop_assert!(whole.limits.is_empty(), "{:?}", whole.limits);
        if within.events != whole.events || within.mentions != whole.mentions {
            prop_assert!(!within.limits.is_empty());
        }
        for reached in &within.limits {
            prop_assert!(reached.beyond > 0 && !reached.to_string().is_empty());
        }
    }

    #[test]
    fn signs_without_width_change_no_event(
        article in article(),
        signs in prop::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(HIDDEN)),
            1..8,
        ),
    ) {
        let mut letters: Vec<char> = article.text.chars().collect();
        for (at, sign) in signs {
            letters.insert(at.index(letters.len()), sign);
        }
        let marked = Document { text: letters.into_iter().collect(), ..article.clone() };
        let (bare, marked) = (extractor().extract(&article), extractor().extract(&marked));
        let bare = said(&bare.events);
        let marked: Vec<_> = said(&marked.events)
            .into_iter()
            .map(|event| {
                let mut event = event;
                change(&mut event, &|text| text.replace(HIDDEN, ""));
                event
            })
            .collect();
        prop_assert_eq!(bare, marked);
    }

    #[test]
    fn one_article_leaves_no_trace_in_the_next(
        articles in prop::collection::vec(article(), 1..6),
        order in any::<prop::sample::Index>(),
    ) {
        let mut worker = extractor().worker();
        let mut turned: Vec<usize> = (0..articles.len()).collect();
        turned.rotate_left(order.index(articles.len()));
        for at in turned {
            let fresh = extractor().extract(&articles[at]);
            prop_assert_eq!(worker.extract(&articles[at]), fresh);
        }
    }
}
