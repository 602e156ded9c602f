//! Surface forms and their values, one line a case, in `cases/`.

use jiff::civil::Date;

use super::*;
use crate::gazetteer::tables::Tables;
use crate::span::Span;

const CORPUS: &str = include_str!("cases/corpus.txt");
const PASSAGES: &str = include_str!("cases/passages.txt");
const NONE: &str = include_str!("cases/none.txt");
const FRIDAY: &str = "2018-06-29";

fn table() -> TimeTable {
    let mut faults = Vec::new();
    let table = TimeTable::load(&Tables::embedded(), &mut faults);
    assert_eq!(faults, []);
    table
}

fn read(times: &TimeTable, text: &str, reference: &str) -> Vec<TimeExpression> {
    let mut found = Vec::new();
    expressions(times, text, Span::new(0, text.len()), &mut found);
    resolve(times, &mut found, reference.parse::<Date>().ok());
    found
}

fn cases(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn check(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn shown(found: &[TimeExpression], text: &str) -> String {
    let shown: Vec<_> = found.iter().map(|e| (e.span.of(text), e.timex())).collect();
    format!("{shown:?}")
}

#[test]
fn every_row_recognises_its_own_example() {
    let times = table();
    let mut wrong = Vec::new();
    for row in Tables::embedded().rows(&SCHEMA, &mut Vec::new()) {
        let (example, timex) = (row.text("example"), row.text("timex"));
        let found = read(&times, example, FRIDAY);
        let expected = (!timex.is_empty()).then(|| timex.to_owned());
        if !found.iter().any(|found| found.timex() == expected) {
            wrong.push(format!("{}: {example}: {}", row.text("form"), shown(&found, example)));
        }
    }
    check(&wrong);
}

#[test]
fn every_form_of_the_corpus_has_its_value() {
    let times = table();
    let mut wrong = Vec::new();
    for case in cases(CORPUS) {
        let (value, forms) = case.split_once('\t').expect(case);
        for form in forms.split(" | ") {
            let (form, core) = form.split_once('[').unwrap_or((form, form));
            let core = core.trim_end_matches(']');
            for text in [form.to_owned(), format!("{form}에 만났다"), format!("그는 {form} 만났다")]
            {
                let found = read(&times, &text, FRIDAY);
                let hit = found.iter().find(|found| found.timex().as_deref() == Some(value));
                if !hit.is_some_and(|hit| {
                    let bare = |text: &'_ str| text.trim_matches(['’', '.']).to_owned();
                    bare(hit.span.of(&text)) == bare(core) || bare(hit.core.of(&text)) == bare(core)
                }) {
                    wrong.push(format!("{value} <- {text}: {}", shown(&found, &text)));
                }
            }
        }
    }
    check(&wrong);
}

#[test]
fn what_is_no_time_is_left_alone() {
    let times = table();
    let mut wrong = Vec::new();
    for text in cases(NONE) {
        let found = read(&times, text, FRIDAY);
        if !found.is_empty() {
            wrong.push(format!("{text}: {}", shown(&found, text)));
        }
    }
    check(&wrong);
}

fn written(found: &TimeExpression) -> String {
    let mut text = found.timex().unwrap_or_else(|| "-".to_owned());
    for (mark, value) in [("..", found.range_end), (">", found.ahead), ("<", found.behind)] {
        if let Some(value) = value.and_then(|value| value.timex()) {
            text.push_str(mark);
            text.push_str(&value);
        }
    }
    text
}

#[test]
fn passages_are_read_in_the_order_of_the_discourse() {
    let times = table();
    let mut wrong = Vec::new();
    for case in cases(PASSAGES) {
        let [reference, text, expected] = case.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {case}");
        };
        let found: Vec<_> = read(&times, text, reference).iter().map(written).collect();
        if found.join(" ") != *expected {
            wrong.push(format!("{reference} {text}:\n  {}\n  {expected}", found.join(" ")));
        }
    }
    check(&wrong);
}

mod properties {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static TIMES: LazyLock<TimeTable> = LazyLock::new(TimeTable::embedded);

    const PIECES: &[&str] = &[
        "29",
        "2018",
        "31",
        "0",
        "99",
        "1",
        "12",
        "999999",
        "4294967295",
        "년",
        "월",
        "일",
        "시",
        "분",
        "초",
        "시간",
        "개월",
        "주",
        "달",
        "박",
        "세기",
        "년대",
        "분기",
        "반",
        "여",
        "만",
        "억",
        " ",
        "  ",
        ".",
        "-",
        "/",
        ":",
        "·",
        ",",
        "~",
        "∼",
        "(",
        ")",
        "（",
        "）",
        "’",
        "'",
        "‘",
        "지난",
        "오는",
        "다음",
        "이번",
        "올",
        "올해",
        "작년",
        "그해",
        "이달",
        "같은 달",
        "이날",
        "전날",
        "사흘",
        "전",
        "뒤",
        "간",
        "동안",
        "째",
        "말",
        "초",
        "인",
        "부터",
        "까지",
        "과",
        "오전",
        "밤",
        "정오",
        "월요일",
        "주말",
        "금",
        "현지시간",
        "한국시각",
        "음력",
        "주체",
        "설날",
        "광복절",
        "정상회담",
        "한",
        "두",
        "이",
        "십",
        "육",
        "천",
        "매년",
        "전반",
        "에",
        "은",
        "\u{A0}",
        "\n",
        "\u{1F600}",
        "é",
        "日",
        "年",
        "A",
    ];

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            prop::collection::vec(prop::sample::select(PIECES), 0..24)
                .prop_map(|pieces| pieces.concat()),
            any::<String>(),
        ]
    }

    fn reference() -> impl Strategy<Value = Option<Date>> {
        let any_day = (-9999i16..=9999, 1i8..=12, 1i8..=31)
            .prop_map(|(year, month, day)| Date::new(year, month, day).ok());
        prop_oneof![any_day, Just(Some(Date::MIN)), Just(Some(Date::MAX)), Just(None)]
    }

    proptest! {
        #[test]
        fn any_text_is_read_in_order_without_panic(text in text(), reference in reference()) {
            let mut found = Vec::new();
            expressions(&TIMES, &text, Span::new(0, text.len()), &mut found);
            resolve(&TIMES, &mut found, reference);
            let mut end = 0;
            for found in &found {
                prop_assert!(found.span.start >= end, "{:?}", found.span);
                prop_assert!(found.span.contains(found.core));
                prop_assert!(!found.core.of(&text).is_empty());
                end = found.span.end;
                let _ = (found.timex(), found.moment(), found.date());
                let _ = (found.looking_ahead().timex(), found.looking_back().timex());
            }
        }

        #[test]
        fn nothing_outside_the_stretch_matters(
            before in text(), text in text(), after in text(),
        ) {
            let whole = format!("{before}\n{text}\n{after}");
            let start = before.len() + 1;
            let mut alone = Vec::new();
            expressions(&TIMES, &text, Span::new(0, text.len()), &mut alone);
            let mut within = Vec::new();
            let stretch = Span::new(start, start + text.len());
            expressions(&TIMES, &whole, stretch, &mut within);
            let spans = |found: &[TimeExpression], from: usize| {
                found.iter().map(|e| (e.span.start - from, e.span.end - from)).collect::<Vec<_>>()
            };
            prop_assert_eq!(spans(&alone, 0), spans(&within, start));
        }
    }
}
