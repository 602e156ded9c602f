//! Korean news made up for measuring: sentences of our own with drawn names, places and
//! figures, put together to articles as newspapers' pages show them. The same size gives
//! the same articles on every machine.
#![allow(dead_code, missing_docs)]

use hoedam::Document;
use jiff::civil::{Date, date};

use random::Random;
use template::{Lists, lines};

pub mod adversarial;
mod random;
mod template;

/// Articles, and what they tell.
pub struct Corpus {
    pub articles: Vec<Document>,
    /// Length of all texts in UTF-8.
    pub bytes: usize,
    /// How many encounters of two people the articles report.
    pub encounters: usize,
}

/// What the articles are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The news of a day: most articles report no encounter.
    Ordinary,
    /// Every sentence reports an encounter.
    Dense,
    /// Every sentence names people who meet nobody.
    People,
    /// No sentence names anyone.
    NoPeople,
    /// Every sentence tells a time or several.
    Dates,
    /// Every sentence has a word of encounters and tells of none.
    FalseFriends,
}

/// Articles of a kind, `bytes` bytes or a little more.
pub fn of(kind: Kind, bytes: usize) -> Corpus {
    match kind {
        Kind::Ordinary => ordinary(bytes),
        Kind::Dense => plain(bytes, include_str!("desks/encounters.txt"), 1),
        Kind::People => plain(bytes, include_str!("desks/people.txt"), 0),
        Kind::NoPeople => plain(bytes, include_str!("desks/no_people.txt"), 0),
        Kind::Dates => plain(bytes, include_str!("desks/dates.txt"), 0),
        Kind::FalseFriends => plain(bytes, include_str!("desks/false_friends.txt"), 0),
    }
}

const SEED: u64 = 20_180_629;

/// What newspapers print about, and how much of it: parts in a hundred.
const DESKS: &[(usize, &str)] = &[
    (16, include_str!("desks/economy.txt")),
    (14, include_str!("desks/local.txt")),
    (14, include_str!("desks/sports.txt")),
    (13, include_str!("desks/crime.txt")),
    (12, include_str!("desks/politics.txt")),
    (11, include_str!("desks/government.txt")),
    (8, include_str!("desks/culture.txt")),
    (4, include_str!("desks/markets.txt")),
    (4, include_str!("desks/weather.txt")),
    (4, include_str!("desks/diplomacy.txt")),
];

fn ordinary(bytes: usize) -> Corpus {
    let desks: Vec<(usize, Vec<&str>)> =
        DESKS.iter().map(|(share, file)| (*share, lines(file).collect())).collect();
    let encounters: Vec<&str> = lines(include_str!("desks/encounters.txt")).collect();
    let follow: Vec<&str> = lines(include_str!("desks/follow.txt")).collect();
    let top: Vec<&str> = lines(include_str!("desks/furniture_top.txt")).collect();
    let bottom: Vec<&str> = lines(include_str!("desks/furniture_bottom.txt")).collect();
    build(bytes, |lists, random, on, text| {
        let mut part = random.below(100);
        let mut desk = 0;
        while part >= desks[desk].0 {
            part -= desks[desk].0;
            desk += 1;
        }
        let sentences = &desks[desk].1;
        // Every diplomat's article and a tenth of the politicians' report an encounter.
        let reports = match DESKS[desk].0 {
            4 if desk + 1 == DESKS.len() => true,
            12 => random.below(10) == 0,
            _ => false,
        };
        for line in &top[..random.between(2, top.len())] {
            lists.fill(line, random, text);
            text.push('\n');
        }
        // The headline is the first sentence without its ending.
        let mut headline = String::new();
        lists.fill(random.pick(sentences), random, &mut headline);
        text.push_str(headline.trim_end_matches("다."));
        text.push_str(&format!("\n입력 {on} {:02}:{:02}\n\n", random.below(24), random.below(60)));
        lists.fill("[{city}={paper}] {kr} 기자 = ", random, text);
        if reports {
            lists.fill(random.pick(&encounters), random, text);
            text.push_str("\n\n");
            for _ in 0..random.between(1, 2) {
                lists.fill(random.pick(&follow), random, text);
                text.push(' ');
            }
        }
        for _ in 0..random.between(4, 9) {
            for _ in 0..random.between(1, 3) {
                lists.fill(random.pick(sentences), random, text);
                text.push(' ');
            }
            text.pop();
            text.push_str("\n\n");
        }
        for line in &bottom[..random.between(2, bottom.len())] {
            lists.fill(line, random, text);
            text.push('\n');
        }
        usize::from(reports)
    })
}

/// Articles of one desk's sentences alone, each of which tells `encounters` encounters.
fn plain(bytes: usize, desk: &'static str, encounters: usize) -> Corpus {
    let sentences: Vec<&str> = lines(desk).collect();
    build(bytes, |lists, random, _, text| {
        let count = random.between(4, 10);
        for i in 0..count {
            lists.fill(random.pick(&sentences), random, text);
            text.push_str(if i % 2 == 0 { " " } else { "\n\n" });
        }
        count * encounters
    })
}

/// Writes articles until they have `bytes` bytes.
fn build(
    bytes: usize,
    mut write: impl FnMut(&Lists, &mut Random, Date, &mut String) -> usize,
) -> Corpus {
    let lists = Lists::load();
    let mut random = Random::new(SEED);
    let mut corpus = Corpus { articles: Vec::new(), bytes: 0, encounters: 0 };
    let mut text = String::new();
    while corpus.bytes < bytes {
        let on = date(2024, random.between(1, 12) as i8, random.between(15, 28) as i8);
        text.clear();
        corpus.encounters += write(&lists, &mut random, on, &mut text);
        corpus.bytes += text.len();
        let id = format!("{:06}", corpus.articles.len());
        corpus.articles.push(Document::new(id, text.as_str()).with_date(on));
    }
    corpus
}

impl Corpus {
    /// All texts in one, as a scanner without notion of documents sees them.
    pub fn text(&self) -> String {
        let mut all = String::with_capacity(self.bytes + self.articles.len());
        for article in &self.articles {
            all.push_str(&article.text);
            all.push('\n');
        }
        all
    }
}
