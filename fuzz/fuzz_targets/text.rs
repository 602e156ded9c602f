//! An article put together from what the grammar reacts to, and anything else.
#![no_main]

use hoedam_fuzz::raw::{self, Input};
use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

type Built = (Vec<pieces::Piece>, Option<u16>);

fuzz_target!(|data: &[u8]| {
    match raw::input::<Built>(data) {
        Some(Input::Raw(bytes)) => {
            checks::text(&String::from_utf8_lossy(bytes), Some(jiff::civil::date(2018, 6, 29)));
        }
        Some(Input::Built((text, date))) => {
            checks::text(&pieces::text(&text), pieces::date(date));
        }
        None => {}
    }
});
