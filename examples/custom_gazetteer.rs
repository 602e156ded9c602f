//! Rows of one's own beside the embedded tables.
//!
//! `examples/gazetteers/` adds a foundation and a person. A directory of tables is
//! checked like the embedded ones; every mistake comes back with file, line, column
//! and value.

use std::path::Path;

use hoedam::{Document, Error, Extractor};

fn main() -> Result<(), Error> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gazetteers");
    let extractor = Extractor::builder().gazetteers(directory).build()?;
    let text = "한아름빛 다솜재단 이사장은 5일 서울에서 박진 외교부 장관을 만났다.";
    let document = Document::new("own", text).with_date(jiff::civil::date(2022, 9, 6));
    for event in extractor.extract(&document).events {
        println!("{:?} on {}", event.kind, event.when.map_or("-".into(), |when| when.date));
        for side in event.who.iter().chain(&event.whom) {
            let said = [&side.name, &side.title, &side.org, &side.country];
            let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
            // The rows that the participant resolved to: one's own among them.
            println!("  {} {:?}", said.join(", "), side.rows);
        }
    }
    Ok(())
}
