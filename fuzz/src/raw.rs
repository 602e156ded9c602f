//! Input as it is: what a seed from an annotated article or from a table begins with.

use arbitrary::{Arbitrary, Unstructured};

/// The first byte of input that is meant as it is; any other begins a structure.
pub const MARK: u8 = b'=';

/// What is fuzzed: bytes as they are, or what a structure of `T` says.
pub enum Input<'d, T> {
    /// Bytes as they are.
    Raw(&'d [u8]),
    /// A structure.
    Built(T),
}

/// Reads a fuzzer's bytes; `None` where they make no structure.
pub fn input<'d, T: Arbitrary<'d>>(data: &'d [u8]) -> Option<Input<'d, T>> {
    match data {
        [MARK, rest @ ..] => Some(Input::Raw(rest)),
        _ => T::arbitrary_take_rest(Unstructured::new(data)).ok().map(Input::Built),
    }
}

/// The tables of an input in which a line `== people.tsv` begins each.
pub fn tables(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(bytes);
    let files = text.split("== ").skip(1).map(|table| {
        let (file, rows) = table.split_once('\n').unwrap_or((table, ""));
        (file.trim().to_owned(), rows.to_owned())
    });
    files.collect()
}
