//! Lines of a stream, one at a time, none longer than allowed.

use std::io::{self, BufRead, Read};

/// One line, without its end.
pub enum Line<'b> {
    /// A line that fits.
    Whole(&'b [u8]),
    /// A line of this many bytes that does not; it was skipped.
    TooLong(usize),
}

/// Reads lines into one buffer.
pub struct Lines<R> {
    reader: R,
    buffer: Vec<u8>,
    limit: usize,
    /// Bytes taken from the stream so far.
    pub taken: u64,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes.
    pub fn new(reader: R, limit: usize) -> Self {
        Lines { reader, buffer: Vec::new(), limit, taken: 0 }
    }

    /// The next line, `None` at the end of the stream.
    pub fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        let most = self.limit as u64 + 1;
        let read = self.reader.by_ref().take(most).read_until(b'\n', &mut self.buffer)?;
        self.taken += read as u64;
        if read == 0 {
            return Ok(None);
        }
        if self.buffer.last() == Some(&b'\n') {
            self.buffer.pop();
        } else if read as u64 == most {
            let rest = self.skip()?;
            self.taken += rest as u64;
            // A long line must not keep its memory for the rest of the stream.
            self.buffer = Vec::new();
            return Ok(Some(Line::TooLong(read + rest)));
        }
        if self.buffer.last() == Some(&b'\r') {
            self.buffer.pop();
        }
        Ok(Some(Line::Whole(&self.buffer)))
    }

    /// Drops the rest of a line; how many bytes that was.
    fn skip(&mut self) -> io::Result<usize> {
        let mut skipped = 0;
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                return Ok(skipped);
            }
            match chunk.iter().position(|byte| *byte == b'\n') {
                Some(at) => {
                    self.reader.consume(at + 1);
                    return Ok(skipped + at);
                }
                None => {
                    let length = chunk.len();
                    self.reader.consume(length);
                    skipped += length;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_skipped_and_the_next_ones_read() {
        let mut lines = Lines::new(&b"abc\r\nabcdefgh\nx"[..], 4);
        let mut seen = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            seen.push(match line {
                Line::Whole(line) => String::from_utf8_lossy(line).into_owned(),
                Line::TooLong(size) => size.to_string(),
            });
        }
        assert_eq!(seen, ["abc", "8", "x"]);
    }
}
