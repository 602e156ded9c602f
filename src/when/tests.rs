//! Surface forms and their values, against a fixed publication date: Friday, 29 June 2018.

use jiff::civil::Date;

use super::*;
use crate::gazetteer::tables::Tables;
use crate::span::Span;

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

#[test]
fn every_row_recognises_its_own_example() {
    let times = table();
    let mut wrong = Vec::new();
    for row in Tables::embedded().rows(&SCHEMA, &mut Vec::new()) {
        let (example, timex) = (row.text("example"), row.text("timex"));
        let found: Vec<_> =
            read(&times, example, "2018-06-29").iter().map(|found| found.timex()).collect();
        let expected = (!timex.is_empty()).then(|| timex.to_owned());
        if !found.contains(&expected) {
            wrong.push(format!("{} ({}): {example}: {found:?}", row.text("form"), timex));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One line a value: the surface forms that have it. `[…]` marks the expression in longer text.
const CORPUS: &[(&str, &[&str])] = &[
    // Days.
    (
        "2018-06-29",
        &[
            "29일",
            "오늘",
            "금일",
            "6월 29일",
            "6월29일",
            "29日",
            "2018년 6월 29일",
            "2018-06-29",
            "2018.06.29",
            "2018. 6. 29.",
            "2018/6/29",
            "6.29.(금)",
            "6/29(금)",
            "’18.6.29.",
            "이날",
            "같은 날",
            "당일",
            "이천십팔년 유월 이십구일",
            "주체107(2018)년 6월 29일",
            "29일(현지시간)",
            "29일(금)",
            "올해 6월 29일",
            "이달 29일",
            "이번 달 29일",
            "이번 주 금요일",
            "금요일",
            "이번 금요일",
            "현지시간 29일",
            "현지시간으로 29일",
            "29일(이하 현지시간)",
            "29일 (현지시각)",
            "29일(현지시각 기준)",
        ],
    ),
    (
        "2018-06-28",
        &[
            "어제",
            "작일",
            "28일",
            "전날",
            "지난 28일",
            "목요일",
            "이번 주 목요일",
            "28일(한국시각 29일 새벽)",
            "지난 목요일",
        ],
    ),
    ("2018-06-30", &["내일", "다음 날", "이튿날", "오는 30일", "명일", "6월 30일"]),
    ("2018-06-27", &["그제", "그저께", "이틀 전", "2일 전"]),
    (
        "2018-07-01",
        &[
            "모레",
            "내일모레",
            "오는 일요일",
            "다음 달 1일",
            "내달 1일",
            "오는 7월 1일",
            "이틀 뒤",
            "이틀 후",
        ],
    ),
    ("2018-07-02", &["글피", "다음 주 월요일", "다음 월요일", "사흘 뒤", "오는 2일"]),
    ("2018-06-22", &["지난 22일", "지난 금요일", "지난주 금요일"]),
    ("2018-05-30", &["30일", "지난달 30일", "5월 30일"]),
    ("2018-05-31", &["31일", "지난 5월 31일"]),
    ("2018-07-31", &["오는 31일"]),
    ("2018-06-25", &["월요일", "6·25 전쟁[6·25]", "이번 주 월요일"]),
    (
        "2018-06-12",
        &[
            "6·12 북미 정상회담[6·12]",
            "6.12 북미정상회담[6.12]",
            "6·12 정상회담[6·12]",
            "올해 6·12 정상회담[올해 6·12]",
            "12일",
            "십이일",
        ],
    ),
    ("2018-03-01", &["삼일절", "3·1절", "3.1절", "올해 삼일절"]),
    ("2017-08-15", &["지난해 광복절", "지난 광복절", "작년 8월 15일"]),
    ("2018-08-15", &["광복절", "올해 광복절", "오는 광복절"]),
    ("2018-02-16", &["설날", "설 연휴", "올해 설"]),
    ("2018-09-24", &["추석", "올 추석", "한가위", "오는 추석 연휴"]),
    ("2017-12-25", &["작년 크리스마스", "지난해 성탄절"]),
    ("2015-12-01", &["2015년 12월 1일", "2015. 12. 1.", "’15. 12. 1."]),
    ("2015-03-03", &["이천십오년 삼월 삼일", "2015年 3月 3日"]),
    ("2017-10-05", &["지난해 10월 5일"]),
    ("2017-12-20", &["지난 12월 20일", "12.20(수)"]),
    // Weeks, months, quarters, years.
    ("2018-W26", &["이번 주", "금주", "주초"]),
    ("2018-W25", &["지난주", "지난 주"]),
    ("2018-W27", &["다음 주", "다음주", "내주", "다음 주 초"]),
    ("2018-W25-WE", &["지난 주말", "주말"]),
    ("2018-W26-WE", &["이번 주말", "오는 주말"]),
    (
        "2018-06",
        &["이달", "이달 말", "6월", "이번 달 초", "6월 중순", "월말", "이달 하순", "2018.6월"],
    ),
    ("2018-05", &["지난달", "지난 5월", "5월", "올 5월", "올해 5월", "지난달 초", "’18.5월"]),
    ("2018-07", &["다음 달", "내달 초", "7월", "오는 7월", "다음달 중순"]),
    ("2017-10", &["지난해 10월", "작년 10월 말", "지난 10월"]),
    ("1998-02", &["1998년 2월", "98년 2월", "’98년 2월"]),
    ("2022-05", &["’22.5월", "22년 5월", "2022년 5월"]),
    ("2018-Q2", &["2분기", "올해 2분기", "2018년 2분기", "2/4분기", "2·4분기"]),
    ("2018-H1", &["상반기", "올 상반기", "2018년 상반기"]),
    ("2019-H2", &["내년 하반기"]),
    ("2018-SU", &["올여름", "올 여름", "여름"]),
    ("2017-WI", &["지난해 겨울", "작년 겨울", "지난겨울"]),
    (
        "2018",
        &[
            "올해",
            "금년",
            "2018년",
            "연말",
            "연초",
            "올 초",
            "올해 말",
            "2018년도",
            "’18년",
            "올 시즌",
        ],
    ),
    ("2017", &["지난해", "작년", "지난해 말", "지난 2017년", "지난 시즌", "작년도"]),
    ("2019", &["내년", "내년 초", "내년도"]),
    ("2016", &["재작년", "2년 전"]),
    ("1998", &["1998년", "98년", "’98년", "1998년도", "이십 년 전"]),
    ("198", &["1980년대", "80년대", "80년대 초반"]),
    ("17", &["18세기", "18세기 후반"]),
    // Times of day.
    ("2018-06-29T16:22", &["16:22", "오후 4시 22분", "오후 4시22분께", "16시 22분"]),
    (
        "2018-06-29T15:30",
        &["오후 3시 30분", "오후 3시 30분께", "오후 3시 반", "낮 3시 30분", "오후 세 시 반"],
    ),
    ("2018-06-29T19:00", &["저녁 7시", "오후 7시", "19시", "저녁 7시쯤"]),
    ("2018-06-29T01:00", &["새벽 1시", "새벽 01:00", "오전 1시"]),
    ("2018-06-29T12:00", &["정오", "낮 12시", "오후 12시"]),
    ("2018-06-29T24:00", &["자정", "밤 12시"]),
    ("2018-06-29T23:00", &["밤 11시"]),
    ("2018-06-29TMO", &["오전", "아침", "새벽"]),
    ("2018-06-29TAF", &["오후"]),
    ("2018-06-29TEV", &["저녁"]),
    ("2018-06-29TNI", &["밤", "야간", "한밤중"]),
    // Lengths.
    ("P1D", &["하루", "하루 동안", "1일간"]),
    ("P2D", &["이틀", "이틀간", "이틀째", "1박 2일", "1박2일", "2일 동안"]),
    (
        "P3D",
        &["사흘", "사흘간", "사흘 동안", "3일간", "3일 만[3일]", "약 3일[3일]", "꼬박 3일[3일]"],
    ),
    ("P15D", &["보름", "보름간", "15일간"]),
    ("P1W", &["일주일", "1주일", "1주", "일주일 동안"]),
    ("P3W", &["3주", "3주간"]),
    ("P1M", &["한 달", "한달", "1개월", "한 달간"]),
    ("P2M", &["두 달", "2개월", "2∼3개월", "두 달여 만[두 달]"]),
    ("P4M", &["넉 달"]),
    ("P6M", &["반년", "6개월", "육 개월"]),
    ("P10Y", &["10년", "10년간", "10년 동안", "십 년", "10주년", "10년 만[10년]"]),
    ("P20Y", &["20여 년", "20년", "이십 년"]),
    ("P1Y6M", &["1년 6개월", "1년6개월", "1년 반"]),
    ("P33D", &["33일"]),
    ("P100D", &["100일", "100일간"]),
    ("PT33M", &["33분", "33분간", "33분 동안"]),
    ("PT10M", &["10여 분", "10여분", "10분가량[10분]"]),
    ("PT80M", &["80분"]),
    ("PT2H30M", &["2시간 30분", "2시간30분", "두 시간 30분", "두 시간 반"]),
    ("PT1H", &["한 시간", "1시간", "한 시간 동안"]),
];

#[test]
fn every_form_of_the_corpus_has_its_value() {
    let times = table();
    let mut wrong = Vec::new();
    for (value, forms) in CORPUS {
        for form in *forms {
            let (form, core) = match form.split_once('[') {
                Some((form, core)) => (form, core.trim_end_matches(']')),
                None => (*form, *form),
            };
            for text in [form.to_owned(), format!("{form}에 만났다"), format!("그는 {form} 만났다")]
            {
                let found = read(&times, &text, "2018-06-29");
                let hit = found.iter().find(|found| found.timex().as_deref() == Some(*value));
                let whole = hit.is_some_and(|hit| {
                    let (span, hit) = (hit.span.of(&text), hit.core.of(&text));
                    span == core || hit == core || core.starts_with(hit)
                });
                if !whole {
                    let all: Vec<_> =
                        found.iter().map(|found| (found.span.of(&text), found.timex())).collect();
                    wrong.push(format!("{value} <- {text}: {all:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Nothing here is a time.
const NO_TIMES: &[&str] = &[
    "8강에서 만났다",
    "3분의 2가 찬성했다",
    "5일장이 열렸다",
    "40대 남성",
    "시간당 만 원",
    "G20 정상회의",
    "2018 평창 동계올림픽",
    "모델명 A-1234",
    "전화 02-2100-7154",
    "만14세 이상",
    "제3국에서",
    "3국 외교차관",
    "한국과 일본",
    "두 장관이 손을 잡았다",
    "일본 오일 시장",
    "세 시장이 모였다",
    "이번에는 다르다",
    "지난한 과정",
    "오는 손님",
    "올바른 길",
    "사실을 밝혔다",
    "내주고 말았다",
    "가장 낮은 자리",
    "오늘날의 세계",
    "전달했다",
    "초등학교",
    "이해를 구했다",
    "1.5배로 늘었다",
    "규모 6.2의 지진",
    "2:1로 이겼다",
    "지지율 12.5%",
    "3박자를 갖췄다",
    "한 분씩 만났다",
    "다음 정부",
    "이 분야",
    "삼성전자",
    "구박을 받았다",
    "사이버 안보",
    "매일신문",
    "이주 노동자",
    "",
];

#[test]
fn what_is_no_time_is_left_alone() {
    let times = table();
    let mut wrong = Vec::new();
    for text in NO_TIMES {
        let found = read(&times, text, "2018-06-29");
        if !found.is_empty() {
            let all: Vec<_> =
                found.iter().map(|found| (found.span.of(text), found.timex())).collect();
            wrong.push(format!("{text}: {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// (publication date, text, what it reads to): values in order, `>` before a reading that looks
/// ahead, `<` before one that looks back, `..` before the end of a range.
const PASSAGES: &[(&str, &str, &str)] = &[
    // News looks back; a clause that looks ahead has its own reading.
    ("2018-06-20", "16일 만났다", "2018-06-16>2018-07-16"),
    ("2018-07-03", "16일 만났다", "2018-06-16>2018-07-16"),
    ("2018-06-30", "8일 만난다", "2018-06-08>2018-07-08"),
    ("2018-01-10", "11월 5일 만났다", "2017-11-05>2018-11-05"),
    ("2018-01-10", "지난 10월 만났다", "2017-10"),
    ("2018-01-10", "지난달 22일 만났다", "2017-12-22"),
    ("2018-12-20", "1월 5일 만난다", "2018-01-05>2019-01-05"),
    ("2018-06-29", "7월 3일 만난다", "2018-07-03<2017-07-03"),
    ("2018-06-29", "9월 만난다", "2018-09<2017-09"),
    ("2018-06-29", "월요일 만났다", "2018-06-25>2018-07-02"),
    ("2024-03-01", "2월 29일 만났다", "2024-02-29>2028-02-29"),
    ("2018-03-30", "지난 31일 만났다", "2018-01-31"),
    // The weekday decides between the readings.
    ("2024-12-06", "12.2.(월) 회담", "2024-12-02"),
    ("2018-06-29", "7월 3일(화) 만난다", "2018-07-03"),
    ("2018-01-03", "12.20(수) 새벽 01:00에 만났다", "2017-12-20 2017-12-20T01:00"),
    // Lists and ranges share month and year.
    ("2018-06-29", "6월 12일과 13일 만났다", "2018-06-12>2019-06-12 2018-06-13>2019-06-13"),
    ("2018-06-29", "지난달 30일과 31일 만났다", "2018-05-30 2018-05-31"),
    ("2018-06-29", "지난해 11월과 12월", "2017-11 2017-12"),
    ("2018-06-29", "13∼15일 만났다", "2018-06-13..2018-06-15>2018-07-13"),
    ("2018-06-29", "13~15일 만났다", "2018-06-13..2018-06-15>2018-07-13"),
    ("2018-06-29", "지난 5월 30일∼6월 2일", "2018-05-30..2018-06-02"),
    ("2018-06-29", "25일부터 27일까지", "2018-06-25..2018-06-27>2018-07-25 2018-06-27>2018-07-27"),
    ("2018-06-29", "25일부터 이틀 동안", "2018-06-25..2018-06-26>2018-07-25 P2D"),
    ("2018-06-29", "오는 30일부터 내달 3일까지", "2018-06-30..2018-07-03 2018-07-03"),
    ("2018-06-29", "지난해 1∼9월", "2017-01..2017-09"),
    ("2018-06-29", "1955∼1963년", "1955..1963"),
    ("2018-06-29", "이달 21-24일", "2018-06-21..2018-06-24"),
    ("2018-06-29", "오후 2시부터 4시까지", "2018-06-29T14:00..2018-06-29T16:00 2018-06-29T16:00"),
    // The same day in other words.
    ("2018-06-14", "전날(13일) 만났다", "2018-06-13 2018-06-13"),
    ("2018-06-14", "어제(13일) 만났다", "2018-06-13 2018-06-13"),
    ("2018-06-06", "하루 전인 5일 만났다", "2018-06-05 2018-06-05"),
    ("2022-06-29", "29일 떠났다. 이튿날인 30일 만난다", "2022-06-29 2022-06-30 2022-06-30"),
    ("2018-06-19", "지난주(13일) 만났다", "2018-06-13 2018-06-13"),
    // Pointing back.
    (
        "2018-06-29",
        "28일 왔다. 이날 만났다. 다음 날 떠났다",
        "2018-06-28>2018-07-28 2018-06-28 2018-06-29",
    ),
    ("2018-06-29", "이날 만났다", "2018-06-29"),
    (
        "2018-06-29",
        "28일 만났다. 전날 왔다. 이날 회담",
        "2018-06-28>2018-07-28 2018-06-27 2018-06-28",
    ),
    ("2018-06-29", "지난 3월 5일 만나고 같은 달 9일 또 만났다", "2018-03-05 2018-03-09"),
    ("2018-06-29", "2015년 8월 만나고 그해 12월, 이듬해 1월 또 만났다", "2015-08 2015-12 2016-01"),
    ("2018-06-29", "5일 왔다. 사흘 뒤 떠났다", "2018-06-05>2018-07-05 2018-06-08"),
    // Dates with their times.
    ("2018-06-29", "29일 오전 만났다", "2018-06-29 2018-06-29TMO"),
    ("2018-06-29", "이날 오전 33분간 통화했다", "2018-06-29 2018-06-29TMO PT33M"),
    ("2018-06-29", "지난 7일(현지시간) 오후 3시 30분께", "2018-06-07 2018-06-07T15:30"),
    ("2018-06-29", "어젯밤 통화했다", "2018-06-28"),
    ("2018-06-29", "작년 7·30 재보선", "2017-07-30"),
    // Without a publication date only what the text itself says is known.
    ("", "16일 만났다", "XXXX-XX-16"),
    ("", "6월 12일 만났다", "XXXX-06-12"),
    ("", "2018년 6월 29일 만났다. 이튿날 떠났다", "2018-06-29 2018-06-30"),
    ("", "어제 만났다", "-"),
    ("", "오후 3시", "XXXX-XX-XXT15:00"),
    // Not of this calendar, or of none.
    ("2018-06-29", "음력 1월 1일", "-"),
    ("2018-06-29", "매년 3월", "-"),
    ("2018-06-29", "2018년 2월 31일", "-"),
];

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
    for (reference, text, expected) in PASSAGES {
        let found: Vec<_> = read(&times, text, reference).iter().map(written).collect();
        if found.join(" ") != *expected {
            wrong.push(format!("{reference} {text}:\n  {}\n  {expected}", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
