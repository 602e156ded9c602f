//! The mentions of a result: what is named in a sentence, nested names included.

use std::sync::OnceLock;

use hoedam::{Document, Extraction, Extractor, Mention, Overlap};

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::default)
}

fn extract(text: &str) -> Extraction {
    let document = Document::new("m", text).with_date(jiff::civil::date(2018, 6, 29));
    extractor().extract(&document)
}

fn kind(mention: &Mention) -> &'static str {
    use hoedam::MentionKind::*;
    match mention.kind {
        Person => "PS",
        Office => "OF",
        Organization => "OG",
        Country => "CO",
        Place => "PL",
        Date => "DT",
        Time => "TI",
        Duration => "DU",
        _ => "?",
    }
}

fn listed<'m>(mentions: impl IntoIterator<Item = &'m Mention>) -> Vec<String> {
    mentions.into_iter().map(|m| format!("{} {}", kind(m), m.text)).collect()
}

/// Every case is a sentence and its mentions as `KIND text`, parted by `|`; of `of` kinds
/// all, none more.
fn check(kinds: &[&str], cases: &[(&str, &str)]) {
    let mut faults = Vec::new();
    for (text, expected) in cases {
        let found = listed(&extract(text).mentions);
        let found: Vec<&String> =
            found.iter().filter(|found| kinds.contains(&&found[..2])).collect();
        let expected: Vec<&str> = expected.split('|').filter(|part| !part.is_empty()).collect();
        if found != expected {
            faults.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn outer_names_stand_before_those_inside_them() {
    check(
        &["PS", "OF", "OG", "CO", "PL", "DT", "TI", "DU"],
        &[
            (
                "강경화 외교부 장관은 29일 오후 서울에서 마이크 폼페이오 미국 국무부 장관과 만났다.",
                "PS 강경화|OF 외교부 장관|OG 외교부|OF 장관|DT 29일|TI 오후|PL 서울|PS 마이크 폼페이오\
                 |OF 미국 국무부 장관|OG 미국 국무부|CO 미국|OG 국무부|OF 장관",
            ),
            (
                "경기도 한빛시 솔내면 도담리에서 불이 나 새솔소방서가 출동했다.",
                "PL 경기도 한빛시 솔내면 도담리|PL 경기도|PL 한빛시|PL 솔내면|PL 도담리|OG 새솔소방서",
            ),
            ("오바마 행정부는 이를 반겼다.", "OG 오바마 행정부|PS 오바마"),
            ("중국 베이징(北京)으로 떠났다.", "PL 중국 베이징|CO 중국|PL 베이징|PL 北京"),
            ("", ""),
        ],
    );
}

#[test]
fn people_in_no_table_are_found_by_what_stands_around_them() {
    check(
        &["PS"],
        &[
            // Addresses and withheld names.
            ("박모(47) 씨와 이모 군이 A씨를 만났다.", "PS 박|PS 이|PS A"),
            ("B(23·대학생)씨는 윤 모씨에게 말했다.", "PS B|PS 윤"),
            ("김 씨는 조모(51)씨와 다퉜다.", "PS 김|PS 조"),
            ("수연 양은 도윤 군을 모른다.", "PS 수연|PS 도윤"),
            // Ranks, occupations, relations.
            ("최 경위와 이 경장이 다쳤다.", "PS 최|PS 이"),
            (
                "배우 나하늘과 가수 윤도담은 김복순 할머니를 찾았다.",
                "PS 나하늘|PS 윤도담|PS 김복순",
            ),
            ("아내 벨린다 오스메냐는 남편 곁에 있었다.", "PS 벨린다 오스메냐"),
            ("K기자는 연차 휴가를 냈다.", "PS K"),
            ("성 전 회장은 부인했다.", "PS 성"),
            // Hanja, ages, where somebody belongs.
            ("유중태(柳重泰) 선생은 글을 남겼다.", "PS 유중태|PS 柳重泰"),
            ("고바야 마쓰오(小早松男) 씨는 도쿄에 산다.", "PS 고바야 마쓰오|PS 小早松男"),
            ("강두리(34·교사)가 상을 받았다.", "PS 강두리"),
            // The shape of the name.
            ("정다운은 안도현을 처음 봤다.", "PS 정다운|PS 안도현"),
            ("멜빈 카스트로프는 웃었다.", "PS 멜빈 카스트로프"),
            ("라브로스키에게 물었다.", "PS 라브로스키"),
            // Given names of abroad, the surname behind them.
            ("제니퍼 솔베르가는 안드레이를 떠났다.", "PS 제니퍼 솔베르가"),
            ("조이스 미란델과의 대화가 이어졌다.", "PS 조이스 미란델"),
            ("뤄융쩌(羅永澤) 교수를 전날 만났다.", "PS 뤄융쩌|PS 羅永澤"),
            ("정민이는 동생을 기다렸다.", "PS 정민"),
            // Forms of the tables that hold a title, and names of several words.
            ("프란치스코 교황의 방한을 기다린다.", "PS 프란치스코"),
            ("수전 라이스 미국 백악관 국가안보보좌관이 왔다.", "PS 수전 라이스"),
        ],
    );
}

#[test]
fn ordinary_words_are_no_people() {
    check(
        &["PS"],
        &[
            ("조합원과 전공자, 현지인이 함께 왔다.", ""),
            ("공군과 해군, 장군이 모였다.", ""),
            ("이상의 이유로 조사가 필요하다.", ""),
            ("초콜릿 케이크 레시피를 배웠다.", ""),
            ("손님과 고객님, 선생님을 모신다.", ""),
            ("고소장을 접수한 뒤 조수석에 앉았다.", ""),
            ("두 교수가 한 시간을 기다렸다.", ""),
            ("당 대표를 새로 뽑는다.", ""),
            ("아내 차량에 타고 친구 손에 끌려갔다.", ""),
            ("박 경정은 천안함과 한국형 전차를 살폈다.", "PS 박"),
            ("이번 올림픽과 다르다.", ""),
            ("신기술을 선보이기 위해서는 시간이 든다.", ""),
        ],
    );
}

#[test]
fn bodies_and_places_in_no_table_are_found_by_their_endings() {
    check(
        &["OG", "PL"],
        &[
            ("다솜경찰서는 조사에 들어갔다.", "OG 다솜경찰서"),
            (
                "한국심리상담협회와 누리보건연구원이 참여했다.",
                "OG 한국심리상담협회|OG 누리보건연구원",
            ),
            ("서울 새솔경찰서가 밝혔다.", "OG 서울 새솔경찰서|PL 서울|OG 새솔경찰서"),
            ("도담산업개발원 관계자가 말했다.", "OG 도담산업개발원"),
            ("어제 한솔미술관에서 전시회가 열렸다.", "PL 한솔미술관"),
            (
                "부산 가람구 나루동 다온로에 있다.",
                "PL 부산 가람구 나루동 다온로|PL 부산|PL 가람구|PL 나루동|PL 다온로",
            ),
            ("정부와 법원은 말이 없다.", "OG 정부|OG 법원"),
            ("서울고법 형사3부는 기각했다.", "OG 서울고법 형사3부|OG 서울고법|OG 형사3부"),
            ("가람문화발전위와 55사단이 협약을 맺었다.", "OG 가람문화발전위|OG 55사단"),
            ("같은 당 의원과 얼굴을 맞대고 초청장을 건넸다.", ""),
            ("세계보건기구(WHO)가 경고했다.", "OG 세계보건기구|OG WHO"),
            // Counters, nouns and predicates are none.
            ("20대 남성과 50대 여성이 차 5만대를 팔았다.", ""),
            ("쓰러져 병원으로 옮겨졌고 입성하는 대표팀을 맞았다.", ""),
            ("앞으로 밝혀질 것으로 보인다.", ""),
        ],
    );
}

#[test]
fn countries_are_found_in_short_and_inside_words() {
    check(
        &["CO", "PL"],
        &[
            ("한미일은 북·중·러에 맞섰다.", "CO 한|CO 미|CO 일|CO 북|CO 중|CO 러"),
            ("뉴욕발 여객기가 한국시각 새벽에 왔다.", "PL 뉴욕|CO 한국"),
            ("경기도는 비, 제주도에는 눈이 온다.", "PL 제주도"),
            ("이 경기에서 지고 강진이 났다.", ""),
            ("동일본 지진", ""),
            ("인도를 걷다가 이란 말을 들었다.", ""),
            ("사우디아라비아와 이란, 인도가 만났다.", "CO 사우디아라비아|CO 이란|CO 인도"),
            ("일본인 관광객이 중국산 옷을 샀다.", ""),
            ("미 국무부와 러 외무부가 밝혔다.", "CO 미|CO 러"),
        ],
    );
}

#[test]
fn longer_words_hold_no_shorter_names() {
    let kinds = ["PS", "OF", "OG", "CO", "PL"];
    check(
        &kinds,
        &[
            ("동일본에 비가 왔다.", ""),
            ("제1위원장이 나섰다.", "OF 제1위원장"),
            ("제2차관은 나섰다.", "OF 제2차관"),
            ("대한항공은 증편했다.", "OG 대한항공"),
            ("한국전력공사에서 일한다.", "OG 한국전력공사"),
            ("국방위원회 제1위원장이 왔다.", "OF 국방위원회 제1위원장|OG 국방위원회|OF 제1위원장"),
        ],
    );
}

#[test]
fn years_before_the_names_of_events_are_dates() {
    check(
        &["DT"],
        &[
            ("2018 평창 올림픽이 끝났다.", "DT 2018"),
            ("2015-16 프리미어리그가 열렸다.", "DT 2015-16"),
            ("2000 명이 1900 여명을 만났다.", ""),
        ],
    );
}

#[test]
fn every_form_of_date_and_time_is_a_mention_with_its_value() {
    for (text, found, value) in [
        ("내일모레 떠난다.", "내일모레", "2018-07-01"),
        ("지난해 말 왔다.", "지난해 말", "2017"),
        ("오후 3시 30분께 만난다.", "오후 3시 30분", "2018-06-29T15:30"),
        ("사흘간 머문다.", "사흘간", "P3D"),
        ("1박 2일 일정이다.", "1박 2일", "P2D"),
        ("2015년 12월 1일이었다.", "2015년 12월 1일", "2015-12-01"),
        ("’22.5월에 열린다.", "’22.5월", "2022-05"),
        ("광복절에 쉰다.", "광복절", "2018-08-15"),
        ("2분기 실적이다.", "2분기", "2018-Q2"),
    ] {
        let mentions = extract(text).mentions;
        let mention = mentions.iter().find(|mention| mention.text == found);
        let mention = mention.unwrap_or_else(|| panic!("{found} in {text}: {mentions:?}"));
        assert_eq!(mention.value.as_deref(), Some(value), "{text}");
    }
}

#[test]
fn a_mention_ends_where_the_name_ends() {
    for (text, name, particle) in [
        ("외교부가 밝혔다.", "외교부", Some("가")),
        ("강경화에게서도 답이 없다.", "강경화", Some("에게서도")),
        ("성 김과의 만남은 없었다.", "성 김", Some("과의")),
        ("그 사람은 김정은이었다.", "김정은", Some("이었다")),
        ("한국전력공사를 찾았다.", "한국전력공사", Some("를")),
        ("대한항공 여객기", "대한항공", None),
    ] {
        let extraction = extract(text);
        let found = extraction.mentions.iter().find(|mention| mention.text == name);
        let found = found.unwrap_or_else(|| panic!("{name} in {text}: {:?}", extraction.mentions));
        assert_eq!(found.particle.as_deref(), particle, "{text}");
    }
}

#[test]
fn mentions_of_one_person_share_a_chain() {
    let text = "강경화 외교부 장관은 서울에서 멜빈 카스트로프 대사를 만났다. \
                강 장관은 웃었다. 카스트로프는 말이 없었다. 서울은 더웠다.";
    let extraction = extract(text);
    let chain = |name: &str, nth: usize| {
        let mut found = extraction.mentions.iter().filter(|mention| mention.text == name);
        found.nth(nth).unwrap_or_else(|| panic!("{name}: {:?}", extraction.mentions)).entity
    };
    assert_eq!(chain("강경화", 0), chain("강", 0));
    assert_eq!(chain("멜빈 카스트로프", 0), chain("카스트로프", 0));
    assert_eq!(chain("서울", 0), chain("서울", 1));
    assert_ne!(chain("강경화", 0), chain("서울", 0));
    let person = &extraction.mentions[0];
    assert_eq!(person.rows, ["강경화"]);
    assert_eq!(person.country.as_deref(), Some("KR"));
    assert_eq!(person.title.as_deref(), Some("외교부 장관"));
}

#[test]
fn chains_are_those_of_the_events_and_groups_name_their_members() {
    let text = "강경화 외교장관은 29일 서울에서 폼페이오 국무장관과 회담했다. \
                양 장관은 북핵 문제를 논의했다.";
    let extraction = extract(text);
    let named = |name: &str| {
        let found = extraction.mentions.iter().find(|mention| mention.text == name);
        found.unwrap_or_else(|| panic!("{name}: {:?}", extraction.mentions))
    };
    let event = &extraction.events[0];
    assert_eq!(event.who[0].entity, named("강경화").entity);
    assert_eq!(event.whom[0].entity, named("폼페이오").entity);
    let members = extraction.mentions.iter().map(|mention| &mention.members);
    let members: Vec<&Vec<u32>> = members.filter(|members| !members.is_empty()).collect();
    let both = [named("강경화").entity, named("폼페이오").entity].map(Option::unwrap);
    assert_eq!(members, [&both.to_vec()]);
}

/// The office that the text says, or that the table knows for the day; its body; the country.
#[test]
fn a_person_has_the_office_body_and_country_of_that_moment() {
    for (text, day, name, title, org, country) in [
        ("강경화 외교장관이 왔다.", (2018, 6, 29), "강경화", "외교장관", "외교부", "KR"),
        ("강경화가 왔다.", (2018, 6, 29), "강경화", "외교부 장관", "외교부", "KR"),
        ("폼페이오 국무장관이 왔다.", (2018, 6, 29), "폼페이오", "국무장관", "국무부", "US"),
        (
            "김정은 국방위원회 제1위원장이 왔다.",
            (2014, 6, 29),
            "김정은",
            "국방위원회 제1위원장",
            "국방위원회",
            "KP",
        ),
    ] {
        let day = jiff::civil::date(day.0, day.1, day.2);
        let mentions = extractor().extract(&Document::new("m", text).with_date(day)).mentions;
        let person = mentions.iter().find(|mention| mention.text == name).expect(name);
        let held = (person.title.as_deref(), person.org.as_deref(), person.country.as_deref());
        assert_eq!(held, (Some(title), Some(org), Some(country)), "{text}");
    }
}

/// Rows are one where the article decides, alternatives where it does not.
#[test]
fn a_mention_has_its_row_or_its_alternatives() {
    let rows = |text: &str, name: &str| {
        let mentions = extract(text).mentions;
        let mention = mentions.iter().find(|mention| mention.text == name).expect(name);
        mention.rows.clone()
    };
    assert_eq!(rows("강경화가 왔다.", "강경화"), ["강경화"]);
    assert!(rows("국무장관이 왔다.", "국무장관").len() > 1);
    assert!(rows("멜빈 카스트로프가 왔다.", "멜빈 카스트로프").is_empty());
}

#[test]
fn a_flat_view_is_one_call_and_a_policy_of_the_builder() {
    let text = "미국 국무부 장관이 경기도 한빛시 솔내면에 왔다.";
    let all = extract(text);
    for (overlap, expected) in [
        (Overlap::Outermost, &["OF 미국 국무부 장관", "PL 경기도 한빛시 솔내면"][..]),
        (
            Overlap::Innermost,
            &["CO 미국", "OG 국무부", "OF 장관", "PL 경기도", "PL 한빛시", "PL 솔내면"],
        ),
    ] {
        assert_eq!(listed(all.flat(overlap)), expected);
        let extractor = Extractor::builder().overlap(overlap).build().expect("tables");
        let flat = extractor.extract(&Document::new("m", text)).mentions;
        assert_eq!(listed(&flat), expected);
    }
    assert_eq!(all.flat(Overlap::All).len(), all.mentions.len());
}

/// Every article of the corpus: spans lie inside each other or apart, in order.
#[test]
fn mentions_are_nested_and_in_order() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut articles = 0;
    for entry in std::fs::read_dir(directory).expect("corpus") {
        let path = entry.expect("entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let article: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&path).expect("text")).expect("JSON");
        let text = article["text"].as_str().expect("text");
        let extraction = extract(text);
        let mut open: Vec<&Mention> = Vec::new();
        for mention in &extraction.mentions {
            assert_eq!(mention.span.of(text), mention.text, "{}", path.display());
            while open.last().is_some_and(|outer| outer.span.end <= mention.span.start) {
                open.pop();
            }
            if let Some(outer) = open.last() {
                assert!(outer.span.contains(mention.span), "{outer:?} and {mention:?}");
                assert!(outer.span != mention.span, "{outer:?} and {mention:?}");
            }
            open.push(mention);
        }
        articles += 1;
    }
    assert!(articles > 50, "{articles} articles");
}
