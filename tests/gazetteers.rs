//! The embedded tables are sound.

use std::collections::{BTreeMap, HashSet};

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::entry::EntryRef;
use hoedam::gazetteer::tables::{EMBEDDED, Tables};
use unicode_normalization::is_nfc;

/// The tables whose rows stand in the order of their keys, with how many columns the key has.
const SORTED: &[(&str, usize)] = &[
    ("common_words.tsv", 1),
    ("countries.tsv", 1),
    ("foreign_names.tsv", 1),
    ("given_names.tsv", 1),
    ("name_shapes.tsv", 1),
    ("offices.tsv", 1),
    ("organisations.tsv", 1),
    ("people.tsv", 1),
    ("places.tsv", 1),
    ("surnames.tsv", 1),
    ("tenures.tsv", 3),
    ("titles.tsv", 1),
];

fn rows(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    lines.skip(1).filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
}

#[test]
fn every_table_reads_without_a_mistake() {
    if let Err(error) = Gazetteer::from_tables(&Tables::embedded()) {
        panic!("{} mistakes:\n{error}", error.count());
    }
}

#[test]
fn every_cell_is_composed_and_trimmed() {
    let mut wrong = Vec::new();
    // In the table of page furniture a bar stands for itself.
    for (file, text) in EMBEDDED.iter().filter(|(file, _)| *file != "furniture.tsv") {
        for (line, row) in rows(text) {
            let cells = || row.split('\t').flat_map(|cell| cell.split('|'));
            if !is_nfc(row) {
                wrong.push(format!("{file}:{line}: not composed (NFC): {row}"));
            }
            if cells().any(|cell| cell.trim() != cell || cell.contains("  ")) {
                wrong.push(format!("{file}:{line}: stray spaces: {row}"));
            }
        }
        if text.contains('\r') || !text.ends_with('\n') {
            wrong.push(format!("{file}: lines must end in a line feed"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rows_stand_in_the_order_of_their_keys_and_no_key_twice() {
    let mut wrong = Vec::new();
    for (file, columns) in SORTED {
        let (_, text) = EMBEDDED.iter().find(|(name, _)| name == file).expect("a table");
        let key = |row: &str| -> Vec<String> {
            row.split('\t').take(*columns).map(str::to_owned).collect()
        };
        let keys: Vec<(usize, Vec<String>)> =
            rows(text).map(|(line, row)| (line, key(row))).collect();
        for pair in keys.windows(2) {
            if pair[0].1 >= pair[1].1 {
                wrong.push(format!("{file}:{}: {:?} out of order", pair[1].0, pair[1].1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_alias_is_empty_or_said_twice() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    let mut check = |id: &str, name: &str, aliases: &[String]| {
        let distinct: HashSet<&str> = aliases.iter().map(String::as_str).chain([name]).collect();
        if distinct.len() != aliases.len() + 1 || distinct.contains("") {
            wrong.push(format!("{id}: {name} | {aliases:?}"));
        }
    };
    for row in &gazetteer.people {
        check(&row.id, &row.name, &row.aliases);
    }
    for row in &gazetteer.organisations {
        check(&row.id, &row.name, &row.aliases);
    }
    for row in &gazetteer.offices {
        check(&row.id, &row.title, &row.aliases);
    }
    for row in &gazetteer.places {
        check(&row.id, &row.name, &row.aliases);
    }
    for row in &gazetteer.countries {
        check(&row.code, &row.name, &row.aliases);
    }
    for row in &gazetteer.titles {
        check(&row.title, &row.title, &row.aliases);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (file, text) in EMBEDDED.iter().filter(|(file, _)| *file != "furniture.tsv") {
        for (line, row) in rows(text) {
            for cell in row.split('\t') {
                let empty = cell.contains('|') && cell.split('|').any(str::is_empty);
                assert!(!empty, "{file}:{line}: an empty value: {cell}");
            }
        }
    }
}

#[test]
fn an_office_of_one_holder_has_one_holder_at_a_time() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for (row, office) in gazetteer.offices.iter().enumerate().filter(|(_, o)| !o.shared) {
        let mut terms: Vec<_> = gazetteer
            .tenures
            .iter()
            .filter(|term| term.office as usize == row && !term.acting && !term.joint)
            .collect();
        terms.sort_by_key(|term| (term.begins(), term.ends()));
        for pair in terms.windows(2) {
            // Both certainly in office on one and the same day after the second's first.
            let (Some(from), Some(to)) = (pair[1].from, pair[0].to) else {
                if pair[0].to.is_none() {
                    let person = &gazetteer.people[pair[0].person as usize].id;
                    wrong.push(format!("{}: {person} has no end", office.id));
                }
                continue;
            };
            if from.last_day() < to.first_day() {
                let names = [pair[0], pair[1]].map(|t| &gazetteer.people[t.person as usize].id);
                wrong.push(format!("{}: {names:?} overlap", office.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn terms_lie_within_the_life_of_their_body_and_party() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for term in &gazetteer.tenures {
        let office = &gazetteer.offices[term.office as usize];
        let person = &gazetteer.people[term.person as usize].id;
        let Some(from) = term.from else { continue };
        // The body itself, or what it was called then: 외교통상부 had an ambassador in Moscow.
        let lives = |body: u32| {
            [-10, 0, 10].iter().any(|days| {
                let near = from.last_day().checked_add(jiff::Span::new().days(*days));
                near.is_ok_and(|day| !gazetteer.body_of_day(body, day).is_empty())
            })
        };
        if office.organisation.is_some_and(|body| !lives(body)) {
            wrong.push(format!("{person}, {}, {from}: there was no such body", office.id));
        }
        // A list may have been dissolved between the election and the first day.
        let founded = term.party.and_then(|row| gazetteer.organisations[row as usize].valid_from);
        if founded.is_some_and(|founded| from.last_day() < founded.first_day()) {
            wrong.push(format!("{person}, {}, {from}: there was no such party", office.id));
        }
    }
    assert!(wrong.is_empty(), "{} terms\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_successor_does_not_begin_long_before_its_predecessor_ends() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for body in &gazetteer.organisations {
        for successor in body.successors.iter().map(|row| &gazetteer.organisations[*row as usize]) {
            let ends = body.valid_to.map(|to| to.last_day());
            let begins = successor.valid_from.map(|from| from.first_day());
            if ends.is_none() {
                wrong.push(format!("{}: has a successor and no end", body.id));
            }
            // Parties are absorbed by older ones; ministries are not.
            let absorbed = successor.kind == "party";
            if let (Some(ends), Some(begins), false) = (ends, begins, absorbed) {
                if begins.until(ends).is_ok_and(|gap| gap.get_days() > 400) {
                    wrong.push(format!("{} {ends} → {} {begins}", body.id, successor.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_person_office_and_country_is_used_as_its_table_says() {
    let gazetteer = Gazetteer::embedded();
    let mut wrong = Vec::new();
    for office in &gazetteer.offices {
        if office.class.is_empty() {
            wrong.push(format!("{}: no class", office.id));
        }
    }
    let classes: HashSet<&str> = gazetteer.offices.iter().map(|o| o.class.as_str()).collect();
    for class in ["foreign_minister", "defence_minister", "head_of_state", "head_of_government"] {
        assert!(classes.contains(class), "{class}");
    }
    for class in ["foreign_minister", "defence_minister", "unification_minister"] {
        let known = gazetteer.titles.iter().any(|title| title.class == class);
        assert!(known, "no title noun of class {class}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that are also ordinary words say so; names that only look like some do not.
#[test]
fn ambiguous_words_are_marked_as_ordinary_words() {
    let gazetteer = Gazetteer::embedded();
    let marked = |word: &str| {
        let mut found = Vec::new();
        gazetteer.matcher.forms_at(word, 0, word.len(), &mut found);
        found.iter().any(|(end, form)| {
            let entries = gazetteer.matcher.entries(*form);
            *end == word.len() && entries.iter().any(|e| matches!(e, EntryRef::CommonWord(_)))
        })
    };
    let ordinary = "대한 이하 정상 시장 수사 인도 가나 기니 대표 고성 사상 고은 나라 사랑 이해 주장 \
                    진영 조국 전용기 이용 한정 이란 수단 공주 영광 나선 예산 음성";
    let names = "한국 미국 서울 강경화 문재인 폼페이오 트럼프 오바마 외교부 유엔 나토 반기문 아베 \
                 부시 박진 조현 서훈 케리";
    for word in ordinary.split_whitespace() {
        assert!(marked(word), "{word} is also an ordinary word");
    }
    for word in names.split_whitespace() {
        assert!(!marked(word), "{word} is a name");
    }
}

#[test]
fn summary_of_rows_and_forms() {
    let gazetteer = Gazetteer::embedded();
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for form in gazetteer.matcher.forms() {
        for entry in gazetteer.matcher.entries(form) {
            let table = match entry {
                EntryRef::Person(_) => "people.tsv",
                EntryRef::Office(_) => "offices.tsv",
                EntryRef::Organisation(_) => "organisations.tsv",
                EntryRef::Country(_) | EntryRef::Abbreviation(_) => "countries.tsv",
                EntryRef::Place(_) => "places.tsv",
                EntryRef::Title(_) => "titles.tsv",
                EntryRef::Trigger(_) => "triggers.tsv",
                EntryRef::Time(_) => "times.tsv",
                EntryRef::Word(_) => "words.tsv",
                EntryRef::CommonWord(_) => "common_words.tsv",
                _ => "others",
            };
            *forms.entry(table).or_default() += 1;
        }
    }
    println!("{:<20} {:>6} {:>7}", "table", "rows", "forms");
    for (file, text) in EMBEDDED {
        let forms = forms.get(file).map_or(String::new(), usize::to_string);
        println!("{file:<20} {:>6} {forms:>7}", rows(text).count());
    }
    println!("{:<20} {:>6} {:>7}", "together", "", gazetteer.matcher.len());
    assert!(gazetteer.matcher.len() > 10_000);
}

#[test]
fn transliterated_names_are_told_from_korean_words() {
    let names = &Gazetteer::embedded().names;
    let yes = "폼페이오 라브로프 구린샤 노보루 쯔엉떤상 젤렌스키 피에르-올리비에 세이이치로 압둘라 \
               다나카 후미오 응우옌 보렐 뉴버거 린젠 셔먼 세르게이 쎄르게이 라브로브";
    let no = "협력 경제 대표단 평화교섭 전략대화 북핵외교기획 투자산업통상 반도체 배터리 인프라 \
              세미나 프로젝트 컨퍼런스 아세안 포럼 정부 나아가 강조했다 서비스 이산가족";
    let wrong: Vec<&str> = yes.split_whitespace().filter(|word| !names.foreign(word)).collect();
    assert_eq!(wrong, [] as [&str; 0], "names not seen as names");
    let wrong: Vec<&str> = no.split_whitespace().filter(|word| names.foreign(word)).collect();
    assert_eq!(wrong, [] as [&str; 0], "words taken for names");
}
