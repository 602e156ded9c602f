//! Runs the extractor on annotated articles.

use std::collections::BTreeMap;

use hoedam::{Document, Extractor};

use crate::corpus::Article;
use crate::score::Found;

/// The events the extractor finds in each article, by its id. With `dates`, it is
/// told the publication date; without, it has to read it off the page.
pub fn run(
    extractor: &Extractor,
    articles: &[Article],
    dates: bool,
) -> Result<BTreeMap<String, Vec<Found>>, String> {
    let mut worker = extractor.worker();
    let mut found = BTreeMap::new();
    for article in articles {
        let mut document = Document::new(&article.id, &article.text);
        if let Some(date) = article.reference_date.as_ref().filter(|_| dates) {
            document.date = Some(date.parse().map_err(|e| format!("{}: {e}", article.id))?);
        }
        let extraction = worker.extract(&document);
        // By way of JSON: what is scored is what users of the output see.
        let events = serde_json::to_value(&extraction.events)
            .and_then(serde_json::from_value)
            .map_err(|e| format!("{}: {e}", article.id))?;
        found.insert(article.id.clone(), events);
    }
    Ok(found)
}
