//! The network of who met whom, for Gephi, Cytoscape, networkx and others.

use std::fmt::Write as _;

use super::format::{Article, Assembly, Format, Merged, Options, Part};
use crate::corpus::Corpus;
use crate::event::{Kind, Status};

pub(super) struct GraphMl;

pub(super) static FORMAT: GraphMl = GraphMl;

impl Format for GraphMl {
    fn name(&self) -> &'static str {
        "graphml"
    }

    fn about(&self) -> &'static str {
        "the network of who met whom, for Gephi, Cytoscape, networkx"
    }

    fn extension(&self) -> &'static str {
        "graphml"
    }

    fn article(&self, article: &Article<'_>, options: &Options) -> Part {
        Merged::<Self>::part(article, options)
    }

    fn assembly(&self, options: &Options) -> Box<dyn Assembly> {
        Box::new(Merged::new(&FORMAT, options))
    }

    fn is_merged(&self) -> bool {
        true
    }

    fn corpus(&self, corpus: &Corpus, _options: &Options) -> Option<String> {
        let network = corpus.network();
        let mut out = String::from(HEAD);
        let kinds = Kind::ALL.map(Kind::name);
        let statuses = Status::ALL.map(Status::name);
        for (name, of, kind) in KEYS {
            key(&mut out, name, of, kind);
        }
        for name in kinds.iter().chain(&statuses) {
            key(&mut out, name, "edge", "int");
        }
        out.push_str("  <graph id=\"meetings\" edgedefault=\"undirected\">\n");
        for (at, node) in network.nodes.iter().enumerate() {
            let _ = writeln!(out, "    <node id=\"n{at}\">");
            data(&mut out, "row", &node.id);
            data(&mut out, "label", &node.label);
            let facts = [("title", &node.title), ("org", &node.org), ("country", &node.country)];
            for (name, value) in facts {
                value.iter().for_each(|value| data(&mut out, name, value));
            }
            data(&mut out, "encounters", &node.encounters.to_string());
            out.push_str("    </node>\n");
        }
        for (at, tie) in network.ties.iter().enumerate() {
            let (a, b) = (tie.a, tie.b);
            let _ = writeln!(out, "    <edge id=\"e{at}\" source=\"n{a}\" target=\"n{b}\">");
            data(&mut out, "weight", &tie.encounters.len().to_string());
            for (kind, count) in &tie.kinds {
                data(&mut out, kind.name(), &count.to_string());
            }
            for (status, count) in &tie.statuses {
                data(&mut out, status.name(), &count.to_string());
            }
            tie.first.iter().for_each(|date| data(&mut out, "first", date));
            tie.last.iter().for_each(|date| data(&mut out, "last", date));
            data(&mut out, "ids", &tie.encounters.join(" "));
            out.push_str("    </edge>\n");
        }
        out.push_str("  </graph>\n</graphml>\n");
        Some(out)
    }
}

const HEAD: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">
";

const KEYS: [(&str, &str, &str); 10] = [
    ("row", "node", "string"),
    ("label", "node", "string"),
    ("title", "node", "string"),
    ("org", "node", "string"),
    ("country", "node", "string"),
    ("encounters", "node", "int"),
    ("weight", "edge", "int"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
    ("ids", "edge", "string"),
];

fn key(out: &mut String, name: &str, of: &str, kind: &str) {
    let _ = writeln!(
        out,
        "  <key id=\"{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
    );
}

fn data(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "      <data key=\"{key}\">{}</data>", escaped(value));
}

/// Text as XML content; characters that XML cannot hold are replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
