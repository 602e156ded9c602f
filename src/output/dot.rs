//! The network of who met whom, for Graphviz.

use std::fmt::Write as _;

use super::clean::clean;
use super::format::{Article, Assembly, Format, Merged, Options, Part};
use crate::corpus::Corpus;
use crate::event::Status;

pub(super) struct Dot;

pub(super) static FORMAT: Dot = Dot;

impl Format for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn about(&self) -> &'static str {
        "the network of who met whom, for Graphviz"
    }

    fn extension(&self) -> &'static str {
        "dot"
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
        for (at, node) in network.nodes.iter().enumerate() {
            let mut label = node.label.clone();
            let facts = [&node.title, &node.country].into_iter().flatten();
            let facts: Vec<&str> = facts.map(String::as_str).collect();
            if !facts.is_empty() {
                let _ = write!(label, "\n{}", facts.join(", "));
            }
            let _ = writeln!(out, "  n{at} [label={}];", quoted(&label));
        }
        for tie in &network.ties {
            let count = tie.encounters.len();
            // Thicker lines for more encounters, but never so thick that they hide others.
            let width = 1.0 + (count as f32).log2();
            let held = tie.statuses.contains_key(&Status::Held);
            let style = if held { "solid" } else { "dashed" };
            let _ = writeln!(
                out,
                "  n{} -- n{} [label=\"{count}\", penwidth={width:.1}, style={style}];",
                tie.a, tie.b
            );
        }
        out.push_str("}\n");
        Some(out)
    }
}

const HEAD: &str = "\
graph meetings {
  layout=neato; overlap=false; splines=true; charset=\"UTF-8\";
  node [shape=box, style=rounded, fontname=\"Noto Sans CJK KR\", fontsize=11];
  edge [fontname=\"Noto Sans CJK KR\", fontsize=9, color=gray40];
";

/// A string of the DOT language; line by line, since labels may have several.
fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| clean(line).replace('\\', "\\\\").replace('"', "\\\""));
    format!("\"{}\"", lines.collect::<Vec<_>>().join("\\n"))
}
