//! Every row of `triggers.tsv` fires in its own examples and is silent in its others.

use hoedam::{Document, Extractor};

fn events(extractor: &Extractor, sentence: &str) -> Vec<String> {
    let date = "2018-06-29".parse().unwrap();
    let article = Document::new("row", sentence).with_date(date);
    extractor.extract(&article).events.into_iter().map(|event| event.rule).collect()
}

#[test]
fn every_row_fires_where_it_should_and_nowhere_else() {
    let extractor = Extractor::default();
    let mut wrong = Vec::new();
    for trigger in &extractor.gazetteer().triggers {
        for sentence in &trigger.fires {
            if events(&extractor, sentence).is_empty() {
                wrong.push(format!("{}: tells nothing: {sentence}", trigger.stem));
            }
        }
        for sentence in &trigger.silent {
            let told = events(&extractor, sentence);
            if !told.is_empty() {
                wrong.push(format!("{}: tells {told:?}: {sentence}", trigger.stem));
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}
