//! The codes of the field's event schemes, derived from an event's kind, status and trigger.
//!
//! The mapping is the table `codes.tsv`; this file only looks rows up. Sources of the table:
//!
//! - CAMEO: the code book of Schrodt, *Conflict and Mediation Event Observations*, v1.1b3
//!   (036, 040 to 043, 046, 125). A telephone call is 041; CAMEO has no video link, so such
//!   talks are the unspecific 040. An encounter that is only planned or proposed is the
//!   intent to meet, 036; one that fell through is 125. Code 044, a meeting at a third place,
//!   would need the home of either side and is not derived.
//! - PLOVER: the manual of the Open Event Data Alliance and its table of CAMEO equivalents of
//!   2021. It has one mode for telephone "or some other remote medium", counts a planned
//!   meeting as AGREE, a proposal as REQUEST with mode meet, a refusal as REJECT with mode
//!   meet. In a visit the one who comes acts; under `receive` that is `whom`.
//! - ACE 2005 (event guidelines v5.4): `Contact.Meet` for those in one place,
//!   `Contact.Phone-Write` for all others, with polarity, tense and modality.
//! - Rich ERE: `Contact.Meet` and `Contact.Correspondence` with realis; what failed, is to
//!   come or is merely wished for is `Other`.

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Fault};
use crate::event::{Event, Kind, Status};
use crate::gazetteer::table::{Row, Schema};
use crate::gazetteer::tables::Tables;
use crate::gazetteer::triggers::{self, Frame};

/// The shape of `codes.tsv`. In `frame` and `rule`, `*` stands for any.
pub const SCHEMA: Schema = Schema {
    file: "codes.tsv",
    columns: &[
        "kind", "status", "frame", "rule", "cameo", "plover", "ace", "polarity", "tense",
        "modality", "ere", "realis",
    ],
    key: 4,
};

/// What an event is called in the field's schemes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Codes {
    /// CAMEO event code.
    pub cameo: String,
    /// PLOVER event type, with its mode after a slash where it has one.
    pub plover: String,
    /// ACE 2005 event type and subtype.
    pub ace: String,
    /// ACE polarity: `Positive` or `Negative`.
    pub polarity: String,
    /// ACE tense: `Past`, `Present`, `Future` or `Unspecified`.
    pub tense: String,
    /// ACE modality: `Asserted` or `Other`.
    pub modality: String,
    /// Rich ERE event type and subtype.
    pub ere: String,
    /// Rich ERE realis: `Actual`, `Generic` or `Other`.
    pub realis: String,
}

/// The mapping from events to codes; cheap to clone.
#[derive(Debug, Clone)]
pub struct CodeBook {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    entries: Vec<Entry>,
    /// The frame of every trigger.
    frames: HashMap<String, Frame>,
}

#[derive(Debug)]
struct Entry {
    kind: Kind,
    status: Status,
    frame: Option<Frame>,
    rule: Option<String>,
    codes: Codes,
}

impl Entry {
    /// How closely the entry fits; `None` where it does not. A trigger says more than a frame.
    fn fit(&self, event: &Event, frame: Option<Frame>) -> Option<u8> {
        let rule = self.rule.as_deref();
        let fits = self.kind == event.kind
            && self.status == event.status
            && (self.frame.is_none() || self.frame == frame)
            && (rule.is_none() || rule == Some(event.rule.as_str()));
        fits.then_some(2 * u8::from(rule.is_some()) + u8::from(self.frame.is_some()))
    }
}

impl Default for CodeBook {
    /// The mapping that is part of the crate.
    fn default() -> Self {
        static EMBEDDED: Lazy<CodeBook> = Lazy::new(|| {
            // A mistake in an embedded table fails the table tests; codes stay empty then.
            CodeBook::read(&Tables::embedded(), &mut Vec::new())
        });
        EMBEDDED.clone()
    }
}

impl CodeBook {
    /// The mapping that `tables` hold.
    ///
    /// # Errors
    /// Every mistake in `codes.tsv` and `triggers.tsv`.
    pub fn new(tables: &Tables) -> Result<CodeBook, Error> {
        let mut faults = Vec::new();
        let book = CodeBook::read(tables, &mut faults);
        Error::check(faults).map(|()| book)
    }

    fn read(tables: &Tables, faults: &mut Vec<Fault>) -> CodeBook {
        let frames = triggers::load(tables, faults)
            .into_iter()
            .map(|trigger| (trigger.stem, trigger.frame))
            .collect();
        let entries =
            tables.rows(&SCHEMA, faults).iter().filter_map(|row| entry(row, faults)).collect();
        CodeBook { inner: Arc::new(Inner { entries, frames }) }
    }

    /// The codes of an event; empty ones where the mapping has no row for it.
    pub fn codes(&self, event: &Event) -> Codes {
        let frame = self.inner.frames.get(&event.rule).copied();
        self.inner
            .entries
            .iter()
            .filter_map(|entry| Some((entry.fit(event, frame)?, entry)))
            .max_by_key(|(fit, _)| *fit)
            .map(|(_, entry)| entry.codes.clone())
            .unwrap_or_default()
    }
}

fn entry(row: &Row, faults: &mut Vec<Fault>) -> Option<Entry> {
    let kind = match row.text("kind") {
        "meeting" => Some(Kind::Meeting),
        "call" => Some(Kind::Call),
        "video" => Some(Kind::Video),
        _ => None,
    };
    let status = match row.text("status") {
        "held" => Some(Status::Held),
        "planned" => Some(Status::Planned),
        "proposed" => Some(Status::Proposed),
        "not_held" => Some(Status::NotHeld),
        _ => None,
    };
    let frame = match row.text("frame") {
        "*" => Some(None),
        "reciprocal" => Some(Some(Frame::Reciprocal)),
        "visit" => Some(Some(Frame::Visit)),
        "receive" => Some(Some(Frame::Receive)),
        "host" => Some(Some(Frame::Host)),
        _ => None,
    };
    let rule = match row.text("rule") {
        "" => None,
        "*" => Some(None),
        rule => Some(Some(rule.to_owned())),
    };
    if kind.is_none() {
        faults.push(row.fault("kind", "must be meeting, call or video"));
    }
    if status.is_none() {
        faults.push(row.fault("status", "must be held, planned, proposed or not_held"));
    }
    if frame.is_none() {
        faults.push(row.fault("frame", "must be reciprocal, visit, receive, host or *"));
    }
    if rule.is_none() {
        faults.push(row.fault("rule", "is empty; write * for any trigger"));
    }
    let code = |column| row.text(column).to_owned();
    Some(Entry {
        kind: kind?,
        status: status?,
        frame: frame?,
        rule: rule?,
        codes: Codes {
            cameo: code("cameo"),
            plover: code("plover"),
            ace: code("ace"),
            polarity: code("polarity"),
            tense: code("tense"),
            modality: code("modality"),
            ere: code("ere"),
            realis: code("realis"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(kind: &str, status: &str, rule: &str) -> Event {
        let json = serde_json::json!({
            "kind": kind, "status": status, "who": [], "whom": [], "when": null, "where": null,
            "about": [], "evidence": {"text": "", "start": 0, "end": 0}, "rule": rule,
            "cues": [], "confidence": 1.0,
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn kind_status_and_trigger_give_the_codes() {
        let cases = [
            ("call", "held", "통화", "041", "CONSULT/phone", "Contact.Phone-Write", "Actual"),
            ("meeting", "held", "회담", "040", "CONSULT", "Contact.Meet", "Actual"),
            ("meeting", "held", "예방", "042", "CONSULT/visit", "Contact.Meet", "Actual"),
            ("meeting", "held", "접견", "043", "CONSULT/visit", "Contact.Meet", "Actual"),
            ("meeting", "held", "협상", "046", "CONSULT", "Contact.Meet", "Actual"),
            ("meeting", "planned", "예방", "036", "AGREE", "Contact.Meet", "Other"),
            ("meeting", "proposed", "회담", "036", "REQUEST/meet", "Contact.Meet", "Other"),
            ("meeting", "not_held", "회담", "125", "REJECT/meet", "Contact.Meet", "Other"),
            ("video", "held", "화상회담", "040", "CONSULT/phone", "Contact.Phone-Write", "Actual"),
            ("meeting", "held", "no such rule", "040", "CONSULT", "Contact.Meet", "Actual"),
        ];
        let book = CodeBook::new(&Tables::embedded()).unwrap();
        for (kind, status, rule, cameo, plover, ace, realis) in cases {
            let codes = book.codes(&event(kind, status, rule));
            let found = [&codes.cameo, &codes.plover, &codes.ace, &codes.realis];
            assert_eq!(found, [cameo, plover, ace, realis], "{kind} {status} {rule}");
        }
    }

    #[test]
    fn every_kind_and_status_has_every_code() {
        let book = CodeBook::default();
        for kind in ["meeting", "call", "video"] {
            for status in ["held", "planned", "proposed", "not_held"] {
                let codes = serde_json::to_value(book.codes(&event(kind, status, "?"))).unwrap();
                for (scheme, code) in codes.as_object().unwrap() {
                    assert_ne!(code, "", "{kind} {status} {scheme}");
                }
            }
        }
    }

    #[test]
    fn mistakes_name_their_column() {
        let mut tables = Tables::embedded();
        let header = SCHEMA.columns.join("\t");
        tables.add(
            "codes.tsv",
            "my/codes.tsv",
            format!("{header}\nfax\theld\tany\t*{}\n", "\t".repeat(8)),
        );
        let error = CodeBook::new(&tables).unwrap_err().to_string();
        assert!(error.contains("my/codes.tsv:2: column kind: \"fax\": must be"), "{error}");
        assert!(error.contains("my/codes.tsv:2: column frame: \"any\": must be"), "{error}");
    }
}
