//! The work on a text grows as its length does, whatever the text, and no text costs much
//! more than news. What is counted are steps (`hoedam::steps`), not seconds.

use hoedam::{Document, Extractor, steps};

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use corpus::{Kind, adversarial};

/// Bytes of the shorter texts.
const SHORT: usize = 18_000;
/// Of the longer ones: ten thousand times `회담 `.
const LONG: usize = 70_000;

/// What a byte may cost, in ordinary news.
const MOST: f64 = 2.0;
/// Texts that take more steps: everything in them is a name or a trigger, and these are
/// compared with one another up to the limits of a sentence and an article. Such a step is a
/// short one: in time they cost between 1.3 and 5 times what ordinary news does.
const DEAR: &[(&str, f64)] = &[
    ("one line", 2.2),
    ("names without verb", 4.6),
    ("new names", 6.2),
    ("new names meet", 3.0),
    ("surnames", 5.2),
    ("partners", 3.6),
    ("sides without verb", 13.5),
    ("one country", 3.2),
    ("he", 2.8),
];

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
