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

use crate::event::Event;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::codes::CodeRow;
pub use crate::gazetteer::codes::Codes;
use crate::gazetteer::triggers::Frame;

/// The mapping from events to codes; cheap to clone.
#[derive(Debug, Clone)]
pub struct CodeBook {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    rows: Vec<CodeRow>,
    /// The frame of every trigger.
    frames: HashMap<String, Frame>,
}

impl Default for CodeBook {
    /// The mapping of the embedded tables.
    fn default() -> Self {
        static EMBEDDED: Lazy<CodeBook> = Lazy::new(|| CodeBook::of(&Gazetteer::embedded()));
        EMBEDDED.clone()
    }
}

impl CodeBook {
    /// The mapping that the tables hold.
    pub fn of(gazetteer: &Gazetteer) -> CodeBook {
        let frame =
            |trigger: &crate::gazetteer::triggers::Trigger| (trigger.stem.clone(), trigger.frame);
        let frames = gazetteer.triggers.iter().map(frame).collect();
        CodeBook { inner: Arc::new(Inner { rows: gazetteer.codes.clone(), frames }) }
    }

    /// Whether the event's trigger makes no difference between its sides (`만나다`).
    pub fn is_mutual(&self, event: &Event) -> bool {
        matches!(self.inner.frames.get(&event.rule), None | Some(Frame::Reciprocal | Frame::Join))
    }

    /// The codes of an event; empty ones where the mapping has no row for it.
    pub fn codes(&self, event: &Event) -> Codes {
        let frame = self.inner.frames.get(&event.rule).copied();
        let rows = self.inner.rows.iter();
        let fitting = rows.filter_map(|row| Some((fit(row, event, frame)?, row)));
        fitting.max_by_key(|(fit, _)| *fit).map(|(_, row)| row.codes.clone()).unwrap_or_default()
    }
}

/// How closely a row fits an event; `None` where it does not. A trigger says more than a frame.
fn fit(row: &CodeRow, event: &Event, frame: Option<Frame>) -> Option<u8> {
    let rule = row.rule.as_deref();
    let fits = row.kind == event.kind.name()
        && row.status == event.status.name()
        && (row.frame.is_none() || row.frame == frame)
        && (rule.is_none() || rule == Some(event.rule.as_str()));
    fits.then_some(2 * u8::from(rule.is_some()) + u8::from(row.frame.is_some()))
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
        let book = CodeBook::default();
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
}
