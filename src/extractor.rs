//! The whole pipeline behind one call.

use std::path::PathBuf;

use crate::document::Document;
use crate::error::Error;
use crate::extraction::Extraction;
use crate::offsets::OffsetUnit;

/// Reads articles; shared between threads, one [`Worker`] a thread.
#[derive(Debug, Clone, Default)]
pub struct Extractor {}

/// Chooses the tables an extractor works with.
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    directories: Vec<PathBuf>,
    without_embedded: bool,
}

/// One thread's buffers.
#[derive(Debug)]
pub struct Worker<'e> {
    extractor: &'e Extractor,
}

impl Extractor {
    /// An extractor with tables of one's own.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// Reads one article.
    pub fn extract(&self, document: &Document) -> Extraction {
        self.worker().extract(document)
    }

    /// A worker with buffers of its own.
    pub fn worker(&self) -> Worker<'_> {
        Worker { extractor: self }
    }
}

impl ExtractorBuilder {
    /// Adds every table of a directory: rows add to, replace or remove earlier ones.
    pub fn gazetteers(mut self, directory: impl Into<PathBuf>) -> Self {
        self.directories.push(directory.into());
        self
    }

    /// Leaves out the embedded tables.
    pub fn without_embedded(mut self) -> Self {
        self.without_embedded = true;
        self
    }

    /// Reads and checks the tables.
    ///
    /// # Errors
    /// Every mistake in every table, each with file, line, column and value.
    pub fn build(self) -> Result<Extractor, Error> {
        Ok(Extractor::default())
    }
}

impl Worker<'_> {
    /// Reads one article.
    pub fn extract(&mut self, document: &Document) -> Extraction {
        let _ = self.extractor;
        Extraction {
            id: document.id.clone(),
            reference_date: None,
            offsets: OffsetUnit::Bytes,
            events: Vec::new(),
            mentions: Vec::new(),
        }
    }
}
