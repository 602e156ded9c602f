//! Articles with hostile ids and titles, through every output format.
#![no_main]

use hoedam::Document;
use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

type Input = (Vec<pieces::Piece>, Option<Vec<pieces::Piece>>, Vec<pieces::Piece>, Option<u16>);

fuzz_target!(|inputs: Vec<Input>| {
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
