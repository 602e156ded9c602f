//! An article put together from what the grammar reacts to, and anything else.
#![no_main]

use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<pieces::Piece>, Option<u16>)| {
    checks::text(&pieces::text(&input.0), pieces::date(input.1));
});
