//! Encounters that several articles tell of.
#![allow(missing_docs)]

use hoedam::corpus::{Corpus, Telling};
use hoedam::{Document, Extraction};
use proptest::prelude::*;
use serde_json::{Value, json};

/// `id published; kind status date place; who / whom; rule`, people as `name|title|org|country`
/// with commas between them.
fn tellings(lines: &[&str]) -> Vec<Telling> {
    lines.iter().flat_map(|line| telling(line)).collect()
}

fn telling(line: &str) -> Vec<Telling> {
    let parts: Vec<&str> = line.split(';').map(str::trim).collect();
    let head: Vec<&str> = parts[0].split(' ').collect();
    let slots: Vec<&str> = parts[1].split(' ').collect();
    let (who, whom) = parts[2].split_once('/').expect("two sides");
    let some = |text: &str| (text != "-").then(|| text.to_owned());
    let when = some(slots[2])
        .map(|date| json!({"date": date, "timex": date, "text": "", "start": 0, "end": 0}));
    let place = some(slots[3]).map(|text| json!({"text": text, "start": 0, "end": 0}));
    let event = json!({
        "kind": slots[0], "status": slots[1], "who": people(who), "whom": people(whom),
        "when": when, "where": place, "about": [], "cues": [], "confidence": 0.5,
        "evidence": {"text": line, "start": 0, "end": 0},
        "rule": parts.get(3).unwrap_or(&"회담"),
    });
    let reference = some(head[1]).map(|date| json!({"date": date, "source": "given"}));
    let extraction: Extraction = serde_json::from_value(json!({
        "id": head[0], "reference_date": reference, "offsets": "bytes", "events": [event],
        "mentions": [],
    }))
    .expect("an extraction");
    Telling::all(&Document::new(head[0], ""), &extraction)
}

fn people(text: &str) -> Vec<Value> {
    let person = |text: &str| {
        let mut fields = text.trim().split('|').map(|f| (!f.is_empty()).then(|| f.to_owned()));
        let mut next = || fields.next().flatten();
        let (name, title, org, country) = (next(), next(), next(), next());
        let rows: Vec<String> = next().into_iter().collect();
        json!({"name": name, "title": title, "org": org, "country": country, "rows": rows,
            "mention": null})
    };
    text.split(',').map(str::trim).filter(|p| !p.is_empty()).map(person).collect()
}

const KANG: &str = "강경화|장관|외교부|KR|kang";
const WANG: &str = "왕이|외교부장|외교부|CN|wang";
const KONO: &str = "고노 다로|외무상|외무성|JP|kono";

fn sizes(corpus: &Corpus) -> Vec<usize> {
    let mut sizes: Vec<usize> = corpus.encounters.iter().map(|e| e.sources.len()).collect();
    sizes.sort_unstable();
    sizes
}

#[test]
fn tellings_of_one_encounter_are_found() {
    let base = format!("a 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}");
    let cases = [
        (
            "the same again",
            format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}"),
            true,
        ),
        (
            "sides changed",
            format!("b 2018-06-30; meeting held 2018-06-29 -; {WANG} / {KANG}"),
            true,
        ),
        ("names only", "b 2018-06-30; meeting held 2018-06-29 -; 강경화 / 왕이".into(), true),
        (
            "titles only",
            "b 2018-06-30; meeting held 2018-06-29 -; |외교부 장관||KR / 왕이|||CN".into(),
            true,
        ),
        (
            "one side a country",
            "b 2018-06-30; meeting held 2018-06-29 -; |||KR / 왕이|||CN".into(),
            true,
        ),
        (
            "one more from home",
            format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG}, 이영희|차관보||KR / {WANG}"),
            true,
        ),
        (
            "planned before",
            format!("b 2018-06-20; meeting planned 2018-06-29 서울; {KANG} / {WANG}"),
            true,
        ),
        ("no date, next day", format!("b 2018-06-30; meeting held - -; {KANG} / {WANG}"), true),
        ("the month only", format!("b 2018-09-01; meeting held 2018-06 -; {KANG} / {WANG}"), true),
        ("another day", format!("b 2018-06-30; meeting held 2018-06-28 -; {KANG} / {WANG}"), false),
        ("a call", format!("b 2018-06-30; call held 2018-06-29 -; {KANG} / {WANG}"), false),
        (
            "another counterpart",
            format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG} / {KONO}"),
            false,
        ),
        (
            "talks of three",
            format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}, {KONO}"),
            false,
        ),
        ("countries only", "b 2018-06-30; meeting held 2018-06-29 -; |||KR / |||CN".into(), false),
        (
            "no date, a month later",
            format!("b 2018-07-30; meeting held - -; {KANG} / {WANG}"),
            false,
        ),
        ("no date at all", format!("b -; meeting held - -; {KANG} / {WANG}"), false),
        ("another month", format!("b 2018-09-01; meeting held 2018-07 -; {KANG} / {WANG}"), false),
    ];
    for (name, other, same) in cases {
        let corpus = Corpus::of(tellings(&[&base, &other]));
        assert_eq!(corpus.encounters.len() == 1, same, "{name}: {:?}", sizes(&corpus));
    }
}

#[test]
fn a_telling_without_a_day_joins_only_what_it_can_only_mean() {
    let lines = [
        format!("a 2018-06-30; meeting held 2018-06-28 -; {KANG} / {WANG}"),
        format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}"),
        format!("c 2018-06-30; meeting held - -; {KANG} / {WANG}"),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(sizes(&Corpus::of(tellings(&lines))), [1, 1, 1]);
}

#[test]
fn events_of_one_article_stay_apart() {
    for date in ["2018-06-29", "-"] {
        let line = format!("a 2018-06-30; meeting held {date} -; {KANG} / {WANG}");
        let mut two = tellings(&[
            &line,
            &format!("a 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}"),
        ]);
        two[1].number = 1;
        assert_eq!(sizes(&Corpus::of(two)), [1, 1], "{date}");
    }
}

#[test]
fn what_articles_tell_differently_is_kept_with_its_sources() {
    let lines = [
        format!("a 2018-06-20; meeting planned 2018-06-29 베이징; {KANG} / {WANG}"),
        format!("b 2018-06-30; meeting held 2018-06-29 서울; {KANG} / {WANG}"),
        format!("c 2018-06-30; meeting held 2018-06-29 서울_외교부_청사; {KANG} / {WANG}"),
        "d 2018-06-30; meeting held 2018-06-29 -; 왕이|중국_국무위원|||wang / |장관||KR".to_owned(),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let corpus = Corpus::of(tellings(&lines));
    let json = serde_json::to_value(&corpus.encounters).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(1), "{json:#}");
    let encounter = &json[0];
    assert_eq!(encounter["status"], "held");
    assert_eq!(encounter["where"], "서울_외교부_청사");
    let sources: Vec<&str> = encounter["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["document"].as_str().unwrap())
        .collect();
    assert_eq!(sources, ["a", "b", "c", "d"]);
    assert_eq!(
        encounter["conflicts"],
        json!([
            {"slot": "status", "versions": [
                {"value": "held", "documents": ["b", "c", "d"]},
                {"value": "planned", "documents": ["a"]},
            ]},
            {"slot": "where", "versions": [
                {"value": "베이징", "documents": ["a"]},
                {"value": "서울", "documents": ["b"]},
                {"value": "서울_외교부_청사", "documents": ["c"]},
            ]},
        ])
    );
    let parties = encounter["parties"].as_array().unwrap();
    let names: Vec<_> = parties
        .iter()
        .map(|p| (p["name"].as_str(), p["side"].as_str(), p["tellings"].as_u64()))
        .collect();
    assert_eq!(
        names,
        [(Some("강경화"), Some("who"), Some(4)), (Some("왕이"), Some("whom"), Some(4))]
    );
    assert_eq!(parties[1]["title"], "중국_국무위원");
}

#[test]
fn the_network_counts_encounters_not_articles() {
    let lines = [
        format!("a 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}"),
        format!("b 2018-06-30; meeting held 2018-06-29 -; {KANG} / {WANG}"),
        format!("c 2018-07-02; call held 2018-07-01 -; {WANG} / 강경화|장관||KR"),
        "d 2018-07-09; meeting not_held 2018-07-08 -; 강경화|||KR / 다로|||JP".to_owned(),
        format!("e 2018-07-09; meeting planned 2018-07-20 -; {KANG} / {KONO}"),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let network = Corpus::of(tellings(&lines)).network();
    let nodes: Vec<_> = network.nodes.iter().map(|n| (&*n.id, &*n.label, n.encounters)).collect();
    assert_eq!(nodes, [("kang", "강경화", 4), ("kono", "고노 다로", 2), ("wang", "왕이", 2)]);
    let json = serde_json::to_value(&network.ties).expect("JSON");
    assert_eq!(json[0]["kinds"], json!({"meeting": 2}));
    assert_eq!(json[0]["statuses"], json!({"planned": 1, "not_held": 1}));
    assert_eq!((&json[1]["a"], &json[1]["b"]), (&json!(0), &json!(2)));
    assert_eq!(json[1]["kinds"], json!({"meeting": 1, "call": 1}));
    assert_eq!((&json[1]["first"], &json[1]["last"]), (&json!("2018-06-29"), &json!("2018-07-01")));
}

#[test]
fn the_id_stays_when_later_articles_come() {
    let lines = [
        format!("a 2018-06-29; meeting planned 2018-06-29 -; {KANG} / {WANG}"),
        "b 2018-06-30; meeting held 2018-06-29 -; |외교부 장관||KR / 왕이|||CN".to_owned(),
        format!("c 2018-07-30; meeting held 2018-06-29 서울; 이영희|차관||KR, {KANG} / {WANG}"),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let id = |count: usize| {
        let corpus = Corpus::of(tellings(&lines[..count]));
        assert_eq!(corpus.encounters.len(), 1);
        corpus.encounters[0].id.clone()
    };
    assert_eq!(id(1), "2018-06-29-meeting-146a54ea47");
    assert_eq!(id(2), id(1));
    assert_eq!(id(3), id(1));
}

fn any_line() -> impl Strategy<Value = String> {
    let person = prop::sample::select(vec![
        KANG,
        WANG,
        KONO,
        "강경화",
        "왕이|||CN",
        "|외교부 장관||KR",
        "|||KR",
        "|||CN",
        "다로|||JP",
        "||통일부|KR",
    ]);
    let side = prop::collection::vec(person, 0..3).prop_map(|people| people.join(","));
    let day = prop::sample::select(vec!["-", "2018-06-28", "2018-06-29", "2018-06", "2018"]);
    let published = prop::sample::select(vec!["-", "2018-06-29", "2018-06-30", "2018-07-20"]);
    let kind = prop::sample::select(vec!["meeting", "call"]);
    let status = prop::sample::select(vec!["held", "planned", "not_held"]);
    let place = prop::sample::select(vec!["-", "서울", "베이징"]);
    (published, kind, status, day, place, side.clone(), side).prop_map(
        |(published, kind, status, day, place, who, whom)| {
            format!("{published}; {kind} {status} {day} {place}; {who} / {whom}")
        },
    )
}

fn corpus_of(lines: &[(usize, String)]) -> Value {
    let lines: Vec<String> = lines.iter().map(|(n, line)| format!("d{n} {line}")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let corpus = Corpus::of(tellings(&lines));
    json!({"encounters": corpus.encounters, "network": corpus.network()})
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_articles_does_not_matter(
        (lines, shuffled) in prop::collection::vec(any_line(), 0..24)
            .prop_map(|lines| lines.into_iter().enumerate().collect::<Vec<_>>())
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle()))
    ) {
        prop_assert_eq!(corpus_of(&lines), corpus_of(&shuffled));
    }

    #[test]
    fn no_telling_is_lost_and_no_id_used_twice(lines in prop::collection::vec(any_line(), 0..24)) {
        let lines: Vec<_> = lines.into_iter().enumerate().collect();
        let corpus = corpus_of(&lines);
        let encounters = corpus["encounters"].as_array().unwrap();
        let told: usize = encounters.iter().map(|e| e["sources"].as_array().unwrap().len()).sum();
        prop_assert_eq!(told, lines.len());
        let ids: std::collections::BTreeSet<&str> =
            encounters.iter().map(|e| e["id"].as_str().unwrap()).collect();
        prop_assert_eq!(ids.len(), encounters.len());
    }
}
