//! Articles with hostile ids and titles, through every output format.
#![no_main]

use hoedam::Document;
use hoedam_fuzz::raw::{self, Input};
use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

type Built = (Vec<pieces::Piece>, Option<Vec<pieces::Piece>>, Vec<pieces::Piece>, Option<u16>);

fuzz_target!(|data: &[u8]| {
    let inputs = match raw::input::<Vec<Built>>(data) {
        Some(Input::Raw(bytes)) => {
            // The first line is the id and the title.
            let text = String::from_utf8_lossy(bytes);
            let title = text.lines().next().unwrap_or_default();
            return checks::formats(&[Document::new(title, text.clone()).with_title(title)]);
        }
        Some(Input::Built(inputs)) => inputs,
        None => return,
    };
    let documents: Vec<Document> = inputs
        .iter()
        .take(4)
        .map(|(id, title, text, date)| Document {
            title: title.as_ref().map(|title| pieces::text(title)),
            date: pieces::date(*date),
            ..Document::new(pieces::text(id), pieces::text(text))
        })
        .collect();
    checks::formats(&documents);
});
