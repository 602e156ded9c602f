//! What comes out: the result of one article.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::limits::Reached;
use crate::listing::overlap::{self, Overlap};
use crate::mention::Mention;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;
use crate::text::normal::Plain;

/// Where the reference date came from.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReferenceSource {
    /// The document carried it.
    Given,
    /// It was read off the page.
    Page,
}

/// The date against which the article's dates were resolved.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReferenceDate {
    /// The publication date.
    pub date: Date,
    /// Where it came from.
    pub source: ReferenceSource,
}

/// Everything found in one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Extraction {
    /// The document's id.
    pub id: String,
    /// The date used, `None` where neither the document nor the page gave one.
    pub reference_date: Option<ReferenceDate>,
    /// What the offsets count.
    pub offsets: OffsetUnit,
    /// The encounters the article reports, in the order of their first telling.
    pub events: Vec<Event>,
    /// The names in the article, in the order of the text, outer ones before those inside
    /// them; which nested ones there are is for [`ExtractorBuilder::overlap`] to say.
    ///
    /// [`ExtractorBuilder::overlap`]: crate::ExtractorBuilder::overlap
    pub mentions: Vec<Mention>,
    /// The [limits](crate::Limits) that the article went beyond; none, for any news article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Reached>,
}

impl Extraction {
    /// The same result with all offsets counted in `unit`; `text` is the document's.
    ///
    /// Only a result in bytes, as the extractor gives it, can be converted; any other
    /// comes back as it is.
    pub fn in_unit(&self, text: &str, unit: OffsetUnit) -> Extraction {
        let mut result = self.clone();
        if self.offsets != OffsetUnit::Bytes || unit == OffsetUnit::Bytes {
            return result;
        }
        let map = OffsetMap::new(text, unit);
        result.offsets = unit;
        result.move_spans(|span| map.span(text, span));
        result
    }

    /// The mentions of which none lies in another: the outermost or the innermost ones.
    ///
    /// ```
    /// use hoedam::{Document, Extractor, Overlap};
    ///
    /// let article = Document::new("a", "미국 국무부 장관이 서울에 도착했다.");
    /// let extraction = Extractor::default().extract(&article);
    /// let texts = |overlap| -> Vec<&str> {
    ///     extraction.flat(overlap).iter().map(|mention| mention.text.as_str()).collect()
    /// };
    /// assert_eq!(texts(Overlap::Outermost), ["미국 국무부 장관", "서울"]);
    /// assert_eq!(texts(Overlap::Innermost), ["미국", "국무부", "장관", "서울"]);
    /// ```
    pub fn flat(&self, overlap: Overlap) -> Vec<&Mention> {
        overlap::flat(&self.mentions, overlap)
    }

    /// Every span replaced by what `to` makes of it.
    fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        let convert = |span: &mut Span| *span = to(*span);
        self.mentions.iter_mut().for_each(|mention| convert(&mut mention.span));
        for event in &mut self.events {
            for participant in event.who.iter_mut().chain(&mut event.whom) {
                participant.mention.iter_mut().for_each(convert);
            }
            event.when.iter_mut().for_each(|when| convert(&mut when.span));
            event.place.iter_mut().for_each(|place| convert(&mut place.span));
            event.about.iter_mut().for_each(|topic| convert(&mut topic.span));
            event.cues.iter_mut().for_each(|cue| convert(&mut cue.span));
            convert(&mut event.evidence.span);
        }
    }

    /// The result of a plain text as that of the original it was made from.
    pub(crate) fn restore(&mut self, plain: &Plain, original: &str) {
        self.move_spans(|span| plain.original(span));
        // What is quoted is quoted as it stands; names and titles stay plain.
        let quote = |text: &mut String, span: Span| {
            if Plain::of(span.of(original)).is_some_and(|made| made.text == *text) {
                *text = span.of(original).to_owned();
            }
        };
        for mention in &mut self.mentions {
            quote(&mut mention.text, mention.span);
        }
        for event in &mut self.events {
            event.when.iter_mut().for_each(|when| quote(&mut when.text, when.span));
            event.place.iter_mut().for_each(|place| quote(&mut place.text, place.span));
            for words in event.about.iter_mut().chain(&mut event.cues).chain([&mut event.evidence])
            {
                quote(&mut words.text, words.span);
            }
        }
    }
}
