//! Fills the slots of sentences: `{city}{은} {n99}명을 …`.

use std::collections::HashMap;

use hoedam::text::hangul::final_consonant;

use super::random::Random;

/// Values by slot.
pub struct Lists(HashMap<&'static str, Vec<&'static str>>);

impl Lists {
    pub fn load() -> Self {
        let rows = lines(include_str!("lists.tsv")).map(|line| {
            let (slot, values) = line.split_once('\t').expect("slot, values");
            (slot, values.split('|').collect())
        });
        Lists(rows.collect())
    }

    fn pick(&self, slot: &str, random: &mut Random) -> &'static str {
        random.pick(self.0.get(slot).unwrap_or_else(|| panic!("no list {slot}")))
    }

    /// An invented Korean name.
    fn name(&self, random: &mut Random) -> String {
        format!("{}{}", self.pick("surname", random), self.pick("given", random))
    }

    /// The sentence with its slots filled.
    pub fn fill(&self, sentence: &str, random: &mut Random, out: &mut String) {
        let mut rest = sentence;
        while let Some((before, behind)) = rest.split_once('{') {
            out.push_str(before);
            let (slot, behind) = behind.split_once('}').expect("closing brace");
            rest = behind;
            match slot {
                "은" => particle(out, "은", "는"),
                "이" => particle(out, "이", "가"),
                "을" => particle(out, "을", "를"),
                "과" => particle(out, "과", "와"),
                "으로" => particle(out, "으로", "로"),
                "의" => out.push('의'),
                "kr" => out.push_str(&self.name(random)),
                "official" => {
                    out.push_str(&self.name(random));
                    out.push(' ');
                    out.push_str(self.pick("office", random));
                }
                // Before the day of publication: see `build`.
                "day" => number(out, random.between(1, 14)),
                "month" => number(out, random.between(1, 12)),
                "hour" => number(out, random.between(1, 12)),
                "minute" => number(out, random.between(1, 59)),
                "n9" => number(out, random.between(2, 9)),
                "n99" => number(out, random.between(10, 99)),
                "n999" => number(out, random.between(100, 999)),
                "n9999" => number(out, random.between(1000, 9999)),
                "pct" => decimal(out, random.between(1, 9), random.below(10)),
                "pct2" => decimal(out, random.between(10, 59), random.below(10)),
                list => out.push_str(self.pick(list, random)),
            }
        }
        out.push_str(rest);
    }
}

/// The lines of a data file that are no comments.
pub fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn number(out: &mut String, n: usize) {
    if n >= 1000 {
        out.push_str(&format!("{},{:03}", n / 1000, n % 1000));
    } else {
        out.push_str(&n.to_string());
    }
}

fn decimal(out: &mut String, whole: usize, tenth: usize) {
    out.push_str(&format!("{whole}.{tenth}"));
}

/// The shape of a particle behind a final consonant, or behind a vowel.
fn particle(out: &mut String, closed: &str, open: &str) {
    const RIEUL: u32 = 8;
    let closes = match out.chars().next_back() {
        Some(c @ '0'..='9') => "013678".contains(c),
        Some(c) => final_consonant(c).is_some_and(|f| f != 0 && !(f == RIEUL && open == "로")),
        None => false,
    };
    out.push_str(if closes { closed } else { open });
}
