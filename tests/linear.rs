//! The work on a text grows as its length does, whatever the text, and no text costs much
//! more than news. What is counted are steps (`hoedam::steps`), not seconds.

use hoedam::{Document, Extractor, steps};

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use corpus::{Kind, adversarial};

/// Bytes of the shorter texts.
const SHORT: usize = 9_000;
/// Of the longer ones: ten thousand times `회담 `.
const LONG: usize = 70_000;

/// What a byte may cost, in ordinary news.
const MOST: f64 = 2.0;
/// Texts that cost more: each sentence of them has dozens of names, or a trigger behind every
/// trigger, and these are compared with one another up to the length at which sentences are
/// cut. In instructions they cost 2.9 times and 1.5 times as much as ordinary news (and 1.4
/// and 0.7 times as much as news in which every sentence reports an encounter).
const DEAR: &[(&str, f64)] = &[("one line", 2.2), ("names without verb", 5.0), ("nested", 6.5)];

/// Steps a byte.
fn cost(extractor: &Extractor, articles: &[Document]) -> Option<f64> {
    steps::taken();
    let mut worker = extractor.worker();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    articles.iter().for_each(|article| drop(worker.extract(article)));
    Some(steps::taken()? as f64 / bytes as f64)
}

#[test]
fn hostile_texts_cost_a_byte_what_news_cost_however_long_they_are() {
    let extractor = Extractor::default();
    let Some(ordinary) = cost(&extractor, &corpus::of(Kind::Ordinary, LONG).articles) else {
        println!("steps are counted in builds with debug assertions alone");
        return;
    };
    println!("{ordinary:6.1} steps a byte of ordinary news");
    let mut dear = Vec::new();
    for (name, text) in adversarial::ALL {
        let of = |bytes| cost(&extractor, &[Document::new(*name, text(bytes))]).unwrap_or(0.0);
        let (short, long) = (of(SHORT), of(LONG));
        let ratio = long / ordinary;
        println!("{long:6.1} {name}, {ratio:.2} of ordinary news, {short:.1} where it is short");
        let most = DEAR.iter().find(|(dear, _)| dear == name).map_or(MOST, |(_, most)| *most);
        if ratio > most || long > 1.2 * short {
            dear.push(format!("{name}: {short:.1} steps a byte, {long:.1} where it is longer"));
        }
    }
    assert!(dear.is_empty(), "{}", dear.join("\n"));
}
