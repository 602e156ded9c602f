//! How much of one article is read, and what a result says where that was not all.

use serde::{Deserialize, Serialize};

/// Bounds on the work for one article: no news article reaches them, so that only what is
/// no article is cut. Whatever one of them leaves out is reported in
/// `Extraction::limits`.
///
/// ```
/// use hoedam::{Document, Extractor, Limit, Limits};
///
/// let mut limits = Limits::default();
/// limits.events = 1;
/// let extractor = Extractor::builder().limits(limits).build().unwrap();
/// let text = "강경화 장관은 왕이 부장과 만났다. 이낙연 총리는 리커창 총리와 만났다.";
/// let extraction = extractor.extract(&Document::new("a", text));
/// assert_eq!(extraction.events.len(), 1);
/// assert_eq!(extraction.limits[0].limit, Limit::Events);
/// assert_eq!(extraction.limits[0].beyond, 1);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Longest text, in bytes; what stands behind is not read. 4 MiB by default: it bounds the
    /// memory that one article may take, which grows with its text.
    pub text: usize,
    /// Longest sentence, in bytes; a longer one is cut at a space. 3,000 by default.
    pub sentence: usize,
    /// Most participants that a mention is compared with to find whom it means: half of them
    /// from the article's beginning, half those before the mention. 300 by default.
    pub participants: usize,
    /// Most events of one article; later ones are left out. 500 by default. The work on a
    /// text without end grows with this number.
    pub events: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { text: 4 << 20, sentence: 3000, participants: 300, events: 500 }
    }
}

/// What is bounded.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Limit {
    /// The length of a text.
    Text,
    /// The length of a sentence.
    Sentence,
    /// The participants of an article.
    Participants,
    /// The events of an article.
    Events,
}

/// A limit that an article went beyond.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reached {
    /// Which one.
    pub limit: Limit,
    /// What it allows.
    pub allowed: usize,
    /// How much there was beyond it: bytes that were not read, sentences that were cut,
    /// participants that were not compared with all others, events left out (tellings of
    /// them, where some are of the same).
    pub beyond: usize,
}

impl Reached {
    /// Says so where `beyond` is not zero.
    pub(crate) fn note(limit: Limit, allowed: usize, beyond: usize, out: &mut Vec<Reached>) {
        if beyond > 0 {
            out.push(Reached { limit, allowed, beyond });
        }
    }
}

impl std::fmt::Display for Reached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Reached { allowed, beyond, .. } = self;
        match self.limit {
            Limit::Text => {
                write!(f, "text longer than {allowed} bytes; the last {beyond} were not read")
            }
            Limit::Sentence => {
                write!(f, "{beyond} sentence(s) longer than {allowed} bytes were cut")
            }
            Limit::Participants => write!(
                f,
                "more than {allowed} participants; {beyond} were not compared with all others"
            ),
            Limit::Events => {
                write!(f, "more than {allowed} events; {beyond} later telling(s) were left out")
            }
        }
    }
}
