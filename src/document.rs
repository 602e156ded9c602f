//! What goes in: one article.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One article as saved from the web, page furniture included.
///
/// ```
/// use hoedam::Document;
///
/// let document = Document::new("a-1", "외교부 장관은 29일 …")
///     .with_date("2018-06-29".parse().unwrap());
/// assert_eq!(document.id, "a-1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// The caller's name for the article; comes back in the result.
    pub id: String,
    /// The article's text. All spans of the result are offsets into it.
    pub text: String,
    /// The headline, where the caller has it apart from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The publication date, where the caller knows it; otherwise it is read off the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

impl Document {
    /// A document with an id and a text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Document { id: id.into(), text: text.into(), title: None, date: None }
    }

    /// The same document with its publication date.
    pub fn with_date(mut self, date: Date) -> Self {
        self.date = Some(date);
        self
    }

    /// The same document with its headline.
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }
}
