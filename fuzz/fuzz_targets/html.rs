//! Web pages, well formed and not.
#![no_main]

use arbitrary::Arbitrary;
use hoedam_fuzz::input::Kind;
use hoedam_fuzz::raw::{self, Input};
use hoedam_fuzz::{checks, pieces};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Part {
    Open(u8),
    Close(u8),
    Text(Vec<pieces::Piece>),
    Paragraph(Vec<pieces::Piece>),
    Meta(u8, String),
    Raw(String),
    Deep(u8, u8),
    Bytes(Vec<u8>),
}

const TAGS: &[&str] = &[
    "html",
    "head",
    "body",
    "article",
    "div",
    "p",
    "span",
    "a",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "script",
    "style",
    "title",
    "h1",
    "figure",
    "figcaption",
    "br",
    "img",
    "template",
    "svg",
    "iframe",
    "noscript",
    "time",
];

const METAS: &[&str] = &[
    "article:published_time",
    "og:title",
    "og:site_name",
    "date",
    "author",
    "charset",
    "description",
];

const RAW: &[&str] =
    &["<!--", "-->", "<![CDATA[", "&#x110000;", "&amp", "&#0;", "<", ">", "<p", "\"", "<!doctype"];

fuzz_target!(|data: &[u8]| {
    let parts = match raw::input::<Vec<Part>>(data) {
        Some(Input::Raw(page)) => {
            return checks::input(page, Kind::Html, hoedam_fuzz::directory());
        }
        Some(Input::Built(parts)) => parts,
        None => return,
    };
    let tag = |at: &u8| TAGS[usize::from(*at) % TAGS.len()];
    let mut page = Vec::new();
    for part in &parts {
        match part {
            Part::Open(at) => page.extend(format!("<{}>", tag(at)).bytes()),
            Part::Close(at) => page.extend(format!("</{}>", tag(at)).bytes()),
            Part::Text(text) => page.extend(pieces::text(text).bytes()),
            Part::Paragraph(text) => {
                page.extend(format!("<p>{}</p>\n", pieces::text(text)).bytes())
            }
            Part::Meta(at, value) => {
                let name = METAS[usize::from(*at) % METAS.len()];
                page.extend(format!("<meta property=\"{name}\" content=\"{value}\">").bytes());
            }
            Part::Raw(text) => {
                page.extend(RAW[text.len() % RAW.len()].bytes());
                page.extend(text.bytes());
            }
            Part::Deep(at, depth) => {
                page.extend(format!("<{}>", tag(at)).repeat(usize::from(*depth)).bytes());
            }
            Part::Bytes(bytes) => page.extend(bytes),
        }
    }
    checks::input(&page, Kind::Html, hoedam_fuzz::directory());
});
