//! Tables of one's own: rows added, replaced, removed, and every mistake told.

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::tables::Tables;

const PEOPLE: &str = "id\tname\taliases\tenglish\tcountry\twikidata\n";
const TENURES: &str = "person\toffice\tfrom\tto\tmanner\tparty\tseen\tsource\n";
const BODIES: &str =
    "id\tname\taliases\tenglish\tkind\tcountry\tparent\tvalid_from\tvalid_to\tsuccessors\n";

fn with(tables: &[(&str, String)]) -> Result<Gazetteer, String> {
    let mut all = Tables::embedded();
    for (file, text) in tables {
        all.add(file, format!("mine/{file}"), text.clone());
    }
    Gazetteer::from_tables(&all).map_err(|error| error.to_string())
}

#[test]
fn rows_are_added_replaced_and_removed() {
    let people = format!(
        "{PEOPLE}한아름빛\t한아름빛\t아름빛\t\tKR\t\n강경화\t강경화\t姜京和|강경화님\t\tKR\t\n-반기문\t\t\t\t\t\n"
    );
    // Whoever removes a person removes the terms as well, or is told of each.
    let terms: String = Gazetteer::embedded()
        .tenures
        .iter()
        .filter(|t| Gazetteer::embedded().people[t.person as usize].id == "반기문")
        .map(|t| {
            let office = &Gazetteer::embedded().offices[t.office as usize].id;
            let from = t.from.map_or(String::new(), |from| from.to_string());
            format!("-반기문\t{office}\t{from}\t\t\t\t\t\n")
        })
        .collect();
    let gazetteer = with(&[
        ("people.tsv", people),
        ("tenures.tsv", format!("{TENURES}{terms}한아름빛\t외교부 장관\t2030-01-01\t\t\t\t\t\n")),
    ])
    .expect("no mistake");
    let named = |name: &str| gazetteer.people.iter().filter(|p| p.name == name).count();
    assert_eq!((named("한아름빛"), named("강경화"), named("반기문")), (1, 1, 0));
    let minister = gazetteer.people.iter().find(|p| p.name == "강경화").expect("a row");
    assert_eq!(minister.aliases, ["姜京和", "강경화님"]);
    let mut found = Vec::new();
    gazetteer.matcher.forms_at("아름빛", 0, "아름빛".len(), &mut found);
    assert_eq!(found.len(), 1);
}

#[test]
fn every_mistake_of_every_table_is_told_with_its_place() {
    let people = format!("{PEOPLE}가나다\t\t\t\tKR\t\n라마바\t라마바\t\t\tXX\t\n");
    let tenures = format!(
        "{TENURES}모름\t외교부 장관\t2024-13-01\t\t\t\t\t\n강경화\t없는 자리\t2020\t2019\tstellvertretend\t\t\t\n"
    );
    let bodies = format!(
        "{BODIES}갑\t갑\t\t\tagency\tKR\t을\t\t\t\n을\t을\t\t\tagency\tKR\t갑\t\t\t병\n\
         병\t병\t\t\tagency\tKR\t\t\t\t을\n"
    );
    let error = with(&[
        ("people.tsv", people),
        ("tenures.tsv", tenures),
        ("organisations.tsv", bodies),
        ("places.tsv", "id\tname\n".to_owned()),
    ])
    .expect_err("mistakes");
    let told = [
        "mine/people.tsv:2: column name: is empty",
        "mine/people.tsv:3: column country: \"XX\": names no row of countries.tsv",
        "mine/tenures.tsv:2: column person: \"모름\": names no row of people.tsv",
        "mine/tenures.tsv:2: column from: \"2024-13-01\": is no date (2018, 2018-06 or 2018-06-29)",
        "mine/tenures.tsv:3: column to: \"2019\": lies before from \"2020\"",
        "mine/tenures.tsv:3: column manner: \"stellvertretend\": must be empty, acting or joint",
        "mine/tenures.tsv:3: column office: \"없는 자리\": names no row of offices.tsv",
        "mine/organisations.tsv:2: column parent: \"을\": is part of itself",
        "mine/organisations.tsv:3: column parent: \"갑\": is part of itself",
        "mine/organisations.tsv:3: column successors: \"병\": comes back to itself",
        "mine/organisations.tsv:4: column successors: \"을\": comes back to itself",
        "mine/places.tsv:1: \"id, name\": the header must be: \
         id, name, aliases, kind, country, within",
    ];
    let lines: Vec<&str> = error.lines().collect();
    for line in told {
        assert!(lines.contains(&line), "not told: {line}\n{error}");
    }
    assert_eq!(lines.len(), told.len(), "{error}");
}

#[test]
fn two_holders_of_one_office_on_one_day_are_both_kept() {
    let people = format!("{PEOPLE}갑한별\t갑한별\t\t\tKR\t\n을한별\t을한별\t\t\tKR\t\n");
    let tenures = format!(
        "{TENURES}갑한별\t외교부 장관\t1880-01-01\t1882-01-01\t\t\t\t\n\
         을한별\t외교부 장관\t1881-01-01\t1883-01-01\t\t\t\t\n"
    );
    let gazetteer = with(&[("people.tsv", people), ("tenures.tsv", tenures)]).expect("no mistake");
    let day = |text: &str| text.parse::<jiff::civil::Date>().expect("a date");
    let cases = [("1880-06-01", 1), ("1881-06-01", 2), ("1882-06-01", 1)];
    for (date, count) in cases {
        let holding = gazetteer.holder("외교부 장관", day(date));
        let rows = match &holding {
            hoedam::gazetteer::history::Holding::Held(_) => 1,
            hoedam::gazetteer::history::Holding::Alternatives(rows) => rows.len(),
            _ => 0,
        };
        assert_eq!(rows, count, "{date}: {holding:?}");
    }
}

#[test]
fn an_alias_of_any_length_is_taken_or_refused_with_its_place() {
    let long = "한".repeat(3500);
    let people = |aliases: &str| format!("{PEOPLE}갑한별\t갑한별\t{aliases}\t\tKR\t\n");
    let cases: [(&str, Result<usize, &str>); 5] =
        [("", Ok(0)), ("별", Ok(1)), (&long, Ok(1)), ("|", Ok(0)), ("별빛||", Ok(1))];
    let mut faults = Vec::new();
    for (aliases, expected) in cases {
        let found = with(&[("people.tsv", people(aliases))]);
        let found = found.as_ref().map(|gazetteer| {
            gazetteer.people.iter().find(|p| p.id == "갑한별").expect("a row").aliases.len()
        });
        let shown: String = aliases.chars().take(8).collect();
        if found.as_ref().map_err(|error| error.as_str()) != expected.as_ref().map_err(|e| *e) {
            faults.push(format!("{shown}: {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let gazetteer = with(&[("people.tsv", people(&long))]).expect("no mistake");
    let mut found = Vec::new();
    let text = format!("{long}과");
    gazetteer.matcher.forms_at(&text, 0, text.len(), &mut found);
    assert!(!found.is_empty(), "a name of {} bytes is found", long.len());
}
