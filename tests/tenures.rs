//! Who held what when, and which body bore a name when: answers and refusals to answer.

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::history::{Holding, Standing};
use jiff::civil::Date;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// An answer in words: `강경화`, `acting 최상목`, `vacant 이낙연..정세균`, `A | B` …
fn told(gazetteer: &Gazetteer, holding: &Holding) -> String {
    let who = |row: u32| {
        let person = gazetteer.tenures[row as usize].person;
        gazetteer.people[person as usize].name.clone()
    };
    match holding {
        Holding::Held(row) => who(*row),
        Holding::Acting(row) => format!("acting {}", who(*row)),
        Holding::Alternatives(rows) => {
            let names: Vec<String> = rows.iter().map(|row| who(*row)).collect();
            format!("perhaps {}", names.join(" | "))
        }
        Holding::Vacant { before, after } => format!("vacant {}..{}", who(*before), who(*after)),
        Holding::BeforeFirst(row) => format!("before {}", who(*row)),
        Holding::AfterLast(row) => format!("after {}", who(*row)),
        Holding::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn an_office_and_a_date_give_the_holder_or_say_why_not() {
    let gazetteer = Gazetteer::embedded();
    let cases = [
        ("외교부 장관", "2018-06-29", "강경화"),
        ("외교부장관", "2018-06-29", "강경화"),
        ("외교부 장관", "2023-02-06", "박진"),
        ("외교부 장관", "2014-10-24", "윤병세"),
        // The ministry's short name of that day.
        ("외교부 장관", "2005-06-01", "반기문"),
        ("외교통상부 장관", "2005-06-01", "반기문"),
        ("외교통상부 장관", "2015-06-01", "after 윤병세"),
        ("국무장관", "2018-06-29", "마이크 폼페이오"),
        ("국무장관", "2023-02-06", "토니 블링컨"),
        ("국무부 장관", "2014-10-24", "존 케리"),
        ("통일부 장관", "2018-09-01", "조명균"),
        // Nobody between the dismissal and the next appointment.
        ("국가정보원장", "2005-07-11", "perhaps 고영구 | 김승규"),
        ("국정원장", "2014-06-15", "vacant 남재준..이병기"),
        ("국정원장", "2019-06-01", "서훈"),
        ("안기부장", "1998-06-01", "이종찬"),
        ("국무총리", "2021-05-01", "acting 홍남기"),
        ("국가정보원장", "1990-01-01", "before 이종찬"),
        ("통상교섭본부장", "2015-05-01", "vacant 박태호..김현종"),
        ("감찰관", "2020-01-01", "unknown"),
        ("6자회담 수석대표", "2003-10-01", "이수혁"),
        ("유엔 사무총장", "2010-01-01", "반기문"),
        ("경기지사", "2019-01-01", "이재명"),
        ("강원도지사", "2024-01-01", "김진태"),
        ("강원특별자치도지사", "2024-01-01", "김진태"),
        ("환경부 장관", "2025-09-01", "김성환"),
        ("기후에너지환경부 장관", "2025-11-01", "김성환"),
        ("재정경제부 장관", "2006-12-01", "권오규"),
        ("재정경제부 장관", "2026-02-01", "구윤철"),
        ("기획재정부 장관", "2020-01-01", "홍남기"),
    ];
    let mut wrong = Vec::new();
    for (office, date, expected) in cases {
        let found = told(&gazetteer, &gazetteer.holder(office, day(date)));
        if found != expected {
            wrong.push(format!("{office} {date}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_class_a_country_and_a_date_give_the_holder_or_say_why_not() {
    let gazetteer = Gazetteer::embedded();
    let cases = [
        ("foreign_minister", "KR", "2014-10-24", "윤병세"),
        ("foreign_minister", "US", "2014-10-24", "존 케리"),
        ("foreign_minister", "KR", "2003-05-01", "윤영관"),
        ("foreign_minister", "US", "2003-05-01", "콜린 파월"),
        ("foreign_minister", "JP", "2018-06-14", "고노 다로"),
        ("foreign_minister", "CN", "2018-06-14", "왕이"),
        ("foreign_minister", "RU", "2018-06-21", "세르게이 라브로프"),
        ("foreign_minister", "KP", "2018-06-21", "리용호"),
        ("defence_minister", "US", "2018-06-28", "제임스 매티스"),
        ("defence_minister", "JP", "2018-06-28", "오노데라 이쓰노리"),
        ("nuclear_envoy", "KR", "2018-06-28", "이도훈"),
        ("nuclear_envoy", "US", "2019-05-01", "스티븐 비건"),
        ("leader", "KR", "2018-06-22", "문재인"),
        ("leader", "US", "2018-06-12", "도널드 트럼프"),
        ("leader", "JP", "2018-05-09", "아베 신조"),
        ("leader", "CN", "2015-11-01", "시진핑"),
        ("leader", "KP", "2018-04-27", "김정은"),
        ("leader", "KP", "2007-10-03", "김정일"),
        ("leader", "RU", "2010-11-10", "드미트리 메드베데프"),
        ("leader", "DE", "2018-10-19", "앙겔라 메르켈"),
        ("leader", "FR", "2018-10-15", "에마뉘엘 마크롱"),
        ("leader", "IN", "2018-07-10", "나렌드라 모디"),
        ("foreign_minister", "QQ", "2018-06-14", "unknown"),
        // The president was suspended, then removed.
        ("leader", "KR", "2025-01-15", "acting 최상목"),
        ("leader", "KR", "2025-06-10", "이재명"),
        // Beyond what the tables can know.
        ("leader", "KR", "2045-01-15", "perhaps 이재명"),
    ];
    let mut wrong = Vec::new();
    for (class, country, date, expected) in cases {
        let found = told(&gazetteer, &gazetteer.holder_of_class(class, country, day(date)));
        if found != expected {
            wrong.push(format!("{class} {country} {date}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_and_a_date_give_the_body_or_what_became_of_it() {
    let gazetteer = Gazetteer::embedded();
    let id = |row: u32| gazetteer.organisations[row as usize].id.clone();
    let ids = |rows: &[u32]| rows.iter().map(|row| id(*row)).collect::<Vec<_>>().join(" | ");
    let told = |standing: Standing| match standing {
        Standing::Exists(row) => id(row),
        Standing::Alternatives(rows) => format!("perhaps {}", ids(&rows)),
        Standing::Ended { body, successors } => format!("{} → {}", id(body), ids(&successors)),
        Standing::NotYet(row) => format!("not yet {}", id(row)),
        Standing::Unknown => "unknown".to_owned(),
    };
    let cases = [
        ("외교통상부", "2005-01-01", "외교통상부"),
        ("외교통상부", "2015-01-01", "외교통상부 → 외교부"),
        ("기획재정부", "2024-05-01", "기획재정부"),
        ("기재부", "2024-05-01", "기획재정부"),
        ("기획재정부", "2026-02-01", "기획재정부 → 기획예산처(2026) | 재정경제부(2026)"),
        ("재정경제부", "2026-02-01", "재정경제부(2026)"),
        ("재정경제부", "2005-02-01", "재정경제부"),
        ("재정경제부", "2015-02-01", "재정경제부 → 기획재정부"),
        ("행정안전부", "2010-02-01", "행정안전부(2008)"),
        ("행정안전부", "2019-02-01", "행정안전부"),
        (
            "행정안전부",
            "2015-02-01",
            "행정안전부(2008) → 국민안전처 | 인사혁신처 | 행정자치부(2014)",
        ),
        ("민주당", "2010-02-01", "민주당(2008)"),
        ("민주당", "2018-02-01", "더불어민주당"),
        ("재외동포청", "2020-01-01", "not yet 재외동포청"),
        ("해양수산부", "2010-01-01", "해양수산부(1996) → 국토해양부 | 농림수산식품부"),
        ("해양수산부", "2020-01-01", "해양수산부"),
        ("산자부", "2005-01-01", "산업자원부"),
        ("없는기관", "2020-01-01", "unknown"),
    ];
    let mut wrong = Vec::new();
    for (name, date, expected) in cases {
        let found = told(gazetteer.organisation_in(name, Some("KR"), day(date)));
        if found != expected {
            wrong.push(format!("{name} {date}: {found}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_person_and_a_date_give_the_offices() {
    let gazetteer = Gazetteer::embedded();
    let person = |id: &str| gazetteer.people.iter().position(|p| p.id == id).expect(id) as u32;
    let cases = [
        ("강경화", "2018-06-29", "외교부 장관"),
        ("강경화", "2016-06-29", ""),
        ("박진", "2023-02-06", "대한민국 국회의원, 외교부 장관"),
        ("이재명(李在明)", "2019-01-01", "경기도지사"),
        ("이재명(1948)", "1998-01-01", "대한민국 국회의원"),
        ("반기문", "2010-01-01", "유엔 사무총장"),
    ];
    for (id, date, expected) in cases {
        let terms = gazetteer.offices_of(person(id), day(date));
        let mut offices: Vec<&str> = terms
            .iter()
            .map(|term| gazetteer.tenures[*term as usize].office as usize)
            .map(|office| gazetteer.offices[office].id.as_str())
            .collect();
        offices.sort_unstable();
        assert_eq!(offices.join(", "), expected, "{id} {date}");
    }
}

#[test]
fn people_of_one_name_are_told_apart_by_office_and_date_or_kept() {
    let gazetteer = Gazetteer::embedded();
    let named = |name: &str| -> Vec<u32> {
        (0..gazetteer.people.len() as u32)
            .filter(|row| gazetteer.people[*row as usize].name == name)
            .collect()
    };
    let cases = [
        ("김현종", Some("trade_minister"), "2018-06-01", vec!["김현종(金鉉宗)"]),
        ("이종석", Some("unification_minister"), "2006-05-01", vec!["이종석(李鍾奭)"]),
        ("이종석", None, "2024-06-01", vec!["이종석(李悰錫)"]),
        ("이종석", None, "2000-06-01", vec!["이종석(李悰錫)", "이종석(李鍾奭)"]),
        ("김영주", Some("legislator"), "2018-06-01", vec!["김영주(金榮珠)"]),
    ];
    for (name, class, date, expected) in cases {
        let found = gazetteer.fitting(&named(name), class, Some("KR"), Some(day(date)));
        let ids: Vec<&str> =
            found.iter().map(|row| gazetteer.people[*row as usize].id.as_str()).collect();
        assert_eq!(ids, expected, "{name} {class:?} {date}");
    }
}

#[test]
fn offices_without_a_holder_known_for_a_day_are_listed() {
    let gazetteer = Gazetteer::embedded();
    let stale = gazetteer.stale(day("2026-08-01"), 365);
    for row in &stale {
        let person = gazetteer.tenures[row.last as usize].person as usize;
        println!(
            "{}: {} {} {}",
            gazetteer.offices[row.office as usize].id,
            gazetteer.people[person].name,
            if row.ended { "left on" } else { "last seen on" },
            row.known_until,
        );
    }
    println!("{} of {} offices", stale.len(), gazetteer.offices.len());
    let later = gazetteer.stale(day("2040-01-01"), 365);
    assert!(later.len() > stale.len() && later.len() > 300, "{} {}", stale.len(), later.len());
    let of = |id: &str| later.iter().any(|row| gazetteer.offices[row.office as usize].id == id);
    assert!(of("외교부 장관") && !of("외교통상부 장관"), "offices of bodies that ended are no gap");
}
