//! Which words are predicates: `tests/predicates.tsv`, one word in a sentence a line.

use hoedam::Span;
use hoedam::gazetteer::Gazetteer;
use hoedam::syntax::predicate::predicates;
use hoedam::syntax::word::Words;

/// Function and tense as the table writes them; `noun` for no predicate, with the particle
/// that the word then has.
fn reading(gazetteer: &Gazetteer, sentence: &str, wanted: &str) -> Option<String> {
    let (mut words, mut found) = (Words::default(), Vec::new());
    words.read(gazetteer, sentence, Span::new(0, sentence.len()));
    predicates(gazetteer, sentence, &words, &mut found);
    let at = words.words.iter().position(|word| word.span.of(sentence) == wanted)?;
    Some(match (found[at], words.words[at].josa) {
        (Some(ending), _) => {
            format!("{:?} {:?}", ending.function, ending.tense).to_lowercase()
        }
        (None, Some(josa)) => format!("noun {:?}", josa.case).to_lowercase(),
        (None, None) => "noun".to_owned(),
    })
}

#[test]
fn every_word_is_read_as_written() {
    let gazetteer = Gazetteer::embedded();
    let table = include_str!("predicates.tsv");
    let (mut wrong, mut cases) = (String::new(), 0);
    for (line, row) in table.lines().enumerate().filter(|(_, row)| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(sentence), Some(word), Some(expected), None) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            panic!("tests/predicates.tsv:{}: three columns, please", line + 1);
        };
        cases += 1;
        let found = reading(&gazetteer, sentence, word);
        if found.as_deref() != Some(expected) {
            let found = found.as_deref().unwrap_or("no such word");
            wrong += &format!("\n{}: {word} in {sentence}\n  {found}, not {expected}", line + 1);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(cases >= 120, "{cases} cases");
}
