//! The one error type of the crate.

use std::fmt;

/// What went wrong with a gazetteer table or an input, and exactly where.
///
/// Opaque on purpose: the text names file, line, column and value; the kinds may grow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    faults: Vec<Fault>,
}

/// One mistake in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// File (or table) name as the user knows it.
    pub file: String,
    /// Line, counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// Column name; empty where the whole line is meant.
    pub column: String,
    /// The offending value; empty where there is none.
    pub value: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Fault {
    pub(crate) fn new(
        file: impl Into<String>,
        line: usize,
        column: impl Into<String>,
        value: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Fault {
            file: file.into(),
            line,
            column: column.into(),
            value: value.into(),
            reason: reason.into(),
        }
    }
}

impl Error {
    /// An error of one or more mistakes, in the order in which they stand in their files.
    pub(crate) fn new(faults: Vec<Fault>) -> Self {
        debug_assert!(!faults.is_empty());
        Error { faults }
    }

    /// `Ok` if nothing was found wrong, else all of it as one error.
    pub(crate) fn check(faults: Vec<Fault>) -> Result<(), Error> {
        if faults.is_empty() { Ok(()) } else { Err(Error::new(faults)) }
    }

    /// How many mistakes the error reports.
    pub fn count(&self) -> usize {
        self.faults.len()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, ": column {}", self.column)?;
        }
        if !self.value.is_empty() {
            write!(f, ": {:?}", self.value)?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fault) in self.faults.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
