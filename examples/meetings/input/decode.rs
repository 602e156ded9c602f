//! Bytes in whatever encoding Korean files come in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Text, and what had to be done to get it.
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What could not be read, to be reported.
    pub warning: Option<String>,
}

/// Decodes a whole file: what its byte order mark or `label` says, else UTF-8 where it is
/// mostly that, else what the bytes look like (CP949 in most Korean files).
pub fn decode(bytes: &[u8], label: Option<&'static Encoding>) -> Decoded {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or(label).unwrap_or_else(|| guess(bytes));
    let (text, _, errors) = encoding.decode(bytes);
    let warning = errors.then(|| {
        let name = encoding.name();
        let place = match std::str::from_utf8(bytes) {
            Err(error) if encoding == UTF_8 => format!("byte {}", error.valid_up_to()),
            _ => {
                let at = text.chars().take_while(|c| *c != char::REPLACEMENT_CHARACTER).count();
                format!("character {at}")
            }
        };
        format!("{place} is not {name}; what could not be read was replaced by U+FFFD")
    });
    Decoded { text: text.into_owned(), warning }
}

/// Decodes a page: before all guessing counts what it says of itself.
pub fn decode_page(bytes: &[u8], label: Option<&'static Encoding>) -> Decoded {
    let head = &bytes[..bytes.len().min(2048)];
    let head: String = head.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let own = head.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).next().unwrap_or("")
    });
    // A page that claims UTF-8 and is not is no rarity: then the bytes decide.
    let own = own.and_then(|name| Encoding::for_label(name.as_bytes())).filter(|e| *e != UTF_8);
    decode(bytes, label.or(own))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // What a file is shows early; the rest would only cost time.
    detector.feed(&bytes[..bytes.len().min(1 << 16)], true);
    detector.guess(Some(b"kr"), Utf8Detection::Deny)
}

/// Whether most of what is not ASCII is sound UTF-8. Hangul in CP949 rarely is.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, UTF_16LE};

    const TEXT: &str = "강경화 외교부 장관은 29일 “똠방각하”를 만났다.\n";

    #[test]
    fn files_are_read_in_the_encoding_they_are_in() {
        let cp949 = EUC_KR.encode(TEXT).0.into_owned();
        let utf16: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let marked = [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat();
        for bytes in [TEXT.as_bytes(), &cp949, &utf16, &marked] {
            let decoded = decode(bytes, None);
            assert_eq!((decoded.text.as_str(), decoded.warning), (TEXT, None));
        }
        let unmarked = decode(&utf16[2..], Some(UTF_16LE));
        assert_eq!(unmarked.text, TEXT);
        let page = [b"<meta charset=\"euc-kr\">", &cp949[..6]].concat();
        assert_eq!(decode_page(&page, None).text, "<meta charset=\"euc-kr\">강경화");
        let wrong = [b"<meta charset='utf-8'>", &cp949[..]].concat();
        assert!(decode_page(&wrong, None).text.ends_with(TEXT));
    }

    #[test]
    fn what_cannot_be_read_is_replaced_and_told_with_its_place() {
        let cases: [(&[u8], &str, &str); 3] = [
            (b"\xEA\xB0\x80 abc \xFF def", "가 abc \u{FFFD} def", "byte 8 is not UTF-8; "),
            (
                b"\xB0\xA1\xB3\xAA \xFF\xFF \xB4\xD9",
                "가나 \u{FFFD}\u{FFFD} 다",
                "character 3 is not EUC-KR; ",
            ),
            (b"\xFF", "\u{FFFD}", ""),
        ];
        for (bytes, text, warning) in cases {
            let decoded = decode(bytes, None);
            if !warning.is_empty() {
                assert_eq!(decoded.text, text);
            }
            assert!(decoded.warning.unwrap_or_default().starts_with(warning), "{bytes:?}");
        }
    }
}
