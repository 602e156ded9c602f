//! What is found in one sentence, before rows and chains are looked up.

use crate::gazetteer::matcher::FormId;
use crate::mention::MentionKind;
use crate::span::Span;
use crate::steps::steps;

/// So many spans are compared in a step of work.
const SPANS: usize = 8;

/// A name found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it names.
    pub kind: MentionKind,
    /// Where it stands, without its particle.
    pub span: Span,
    /// The tables' form that the whole of it is.
    pub form: Option<FormId>,
    /// Index of the word that it ends in.
    pub word: usize,
    /// The document's time expression that it is, by index.
    pub time: Option<usize>,
    /// The actor that it is the name, title or body of, by index.
    pub actor: Option<usize>,
    /// Row of `countries.tsv` of what it belongs to.
    pub country: Option<u32>,
    /// Row of `organisations.tsv`, where what stands around the form decides.
    pub body: Option<u32>,
    /// The name that it says in other letters.
    pub alias_of: Option<Span>,
}

impl Finding {
    /// A name of which nothing else is known.
    pub fn new(kind: MentionKind, span: Span, word: usize) -> Finding {
        Finding {
            kind,
            span,
            form: None,
            word,
            time: None,
            actor: None,
            country: None,
            body: None,
            alias_of: None,
        }
    }
}

/// The findings of one sentence, the surest first.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// What is found.
    pub list: Vec<Finding>,
}

impl Findings {
    /// Adds a finding, unless one of the same span is there already.
    pub fn push(&mut self, finding: Finding) {
        if !finding.span.is_empty() && self.at(finding.span).is_none() {
            self.list.push(finding);
        }
    }

    /// The finding of exactly this span.
    pub fn at(&self, span: Span) -> Option<&Finding> {
        steps(self.list.len() / SPANS);
        self.list.iter().find(|finding| finding.span == span)
    }

    /// Whether a finding of this kind overlaps the span.
    pub fn overlaps(&self, span: Span, of: impl Fn(MentionKind) -> bool) -> bool {
        steps(self.list.len() / SPANS);
        self.list.iter().any(|finding| of(finding.kind) && finding.span.overlaps(span))
    }

    /// Whether a name of a person or a time covers part of the span: nothing else is
    /// named inside these.
    pub fn closed(&self, span: Span) -> bool {
        self.overlaps(span, |kind| {
            use MentionKind::{Date, Duration, Person, Time};
            matches!(kind, Person | Date | Time | Duration)
        })
    }
}
