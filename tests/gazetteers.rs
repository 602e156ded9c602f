//! The embedded tables are sound, and answer what news asks of them.

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::tables::Tables;

#[test]
fn the_embedded_tables_hold_no_mistake() {
    if let Err(error) = Gazetteer::from_tables(&Tables::embedded()) {
        panic!("{} mistakes:\n{error}", error.count());
    }
    let gazetteer = Gazetteer::embedded();
    println!(
        "{} people, {} tenures, {} offices, {} titles, {} organisations, {} countries, {} places, {} forms",
        gazetteer.people.len(),
        gazetteer.tenures.len(),
        gazetteer.offices.len(),
        gazetteer.titles.len(),
        gazetteer.organisations.len(),
        gazetteer.countries.len(),
        gazetteer.places.len(),
        gazetteer.matcher.len(),
    );
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
