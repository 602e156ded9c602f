//! The sides of one encounter.

/// Who met whom, as chains of the article's entities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The subject's side.
    pub who: Vec<usize>,
    /// The other sides.
    pub whom: Vec<usize>,
    /// Byte behind which their own day is told (`갑이 8일, 을이 9일 각각 병을 만났다`).
    pub dated_behind: Option<usize>,
}

impl Parties {
    /// Two sides; nobody stands on both, or twice on one.
    pub fn new(who: Vec<usize>, whom: Vec<usize>) -> Parties {
        let mut parties = Parties { who, whom, dated_behind: None };
        parties.settle();
        parties
    }

    /// Removes doubles, and splits one side of several into two.
    pub fn settle(&mut self) {
        once(&mut self.who, &[]);
        once(&mut self.whom, &self.who);
        if self.whom.is_empty() && self.who.len() >= 2 {
            self.whom = self.who.split_off(1);
        }
    }
}

/// Keeps the first of each entity that `others` does not hold.
fn once(entities: &mut Vec<usize>, others: &[usize]) {
    let mut at = 0;
    while let Some(entity) = entities.get(at) {
        if entities[..at].contains(entity) || others.contains(entity) {
            entities.remove(at);
        } else {
            at += 1;
        }
    }
}
