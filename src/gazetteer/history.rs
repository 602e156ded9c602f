//! Lookups by date: who held an office, what a person was, which body bore a name.
//!
//! The tables know some dates to the day and others to the month or year, and some
//! terms only as "still in office when last seen". An answer says how much is known:
//! nothing is chosen where two people fit, and a gap between two terms stays a gap.

use jiff::civil::Date;

use super::Gazetteer;
use super::organisations::Organisation;
use super::people::Tenure;
use super::table::PartialDate;

/// Who held an office on a day. The numbers are rows of the tenures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// One person held it.
    Held(u32),
    /// Nobody held it, or its holder was suspended, and this person stood in.
    Acting(u32),
    /// These people may have held it, in the order of their terms: the day of a change,
    /// a term known only to the month, a term not confirmed since, joint holders. One
    /// alone is no more than possible.
    Alternatives(Vec<u32>),
    /// The day lies between two terms.
    Vacant {
        /// The term before.
        before: u32,
        /// The term after.
        after: u32,
    },
    /// The day lies before the first term that the table knows.
    BeforeFirst(u32),
    /// The day lies after the last term that the table knows.
    AfterLast(u32),
    /// The table knows no such office, or no term of it.
    Unknown,
}

impl Holding {
    /// The one term that answers, if one does.
    pub fn tenure(&self) -> Option<u32> {
        match self {
            Holding::Held(row) => Some(*row),
            _ => None,
        }
    }
}

/// Which body bore a name on a day. The numbers are rows of the organisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// One body of that name existed.
    Exists(u32),
    /// Several bodies of that name existed.
    Alternatives(Vec<u32>),
    /// The last body of that name had ended.
    Ended {
        /// The body.
        body: u32,
        /// What had become of it by then.
        successors: Vec<u32>,
    },
    /// The first body of that name did not exist yet.
    NotYet(u32),
    /// The table knows no body of that name.
    Unknown,
}

/// An office whose latest known term lies too far back to answer for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stale {
    /// Row of the offices.
    pub office: u32,
    /// Row of the tenures: the latest term.
    pub last: u32,
    /// When the term ended, or when its holder was last known to be in office.
    pub known_until: Date,
    /// Whether the term ended; else it was only not confirmed since.
    pub ended: bool,
}

/// Terms by office and by person, in the order of their beginnings.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    by_office: Vec<Vec<u32>>,
    by_person: Vec<Vec<u32>>,
}

impl History {
    pub(crate) fn of(tenures: &[Tenure], offices: usize, people: usize) -> History {
        let mut history =
            History { by_office: vec![Vec::new(); offices], by_person: vec![Vec::new(); people] };
        let mut rows: Vec<u32> = (0..tenures.len() as u32).collect();
        rows.sort_by_key(|row| (tenures[*row as usize].begins(), *row));
        for row in rows {
            let tenure = &tenures[row as usize];
            history.by_office[tenure.office as usize].push(row);
            history.by_person[tenure.person as usize].push(row);
        }
        history
    }
}

impl Tenure {
    /// The first day on which the person may have held the office.
    pub fn begins(&self) -> Date {
        self.from.map_or(Date::MIN, |from| from.first_day())
    }

    /// The last day on which the person may have held the office.
    pub fn ends(&self) -> Date {
        self.to.map_or(Date::MAX, |to| to.last_day())
    }

    /// Whether the person may have held the office on the day.
    pub fn may_cover(&self, date: Date) -> bool {
        self.begins() <= date && date <= self.ends()
    }

    /// Whether the person certainly held the office on the day.
    pub fn covers(&self, date: Date) -> bool {
        let Some(from) = self.from else { return false };
        let until = match (self.to, self.seen) {
            (Some(to), _) => to.first_day(),
            (None, Some(seen)) => seen.last_day(),
            (None, None) => from.last_day(),
        };
        from.last_day() <= date && date <= until
    }
}

impl Gazetteer {
    /// Who held the office of that wording (`외교부 장관`) on the day. An office that
    /// several countries have under this wording gives all their holders as alternatives.
    pub fn holder(&self, office: &str, date: Date) -> Holding {
        let wording = bare(office);
        let offices: Vec<u32> = (0..self.offices.len() as u32)
            .filter(|row| {
                let office = &self.offices[*row as usize];
                bare(&office.id) == wording
                    || bare(&office.title) == wording
                    || office.aliases.iter().any(|alias| bare(alias) == wording)
            })
            .collect();
        self.holder_of(&offices, date)
    }

    /// Who held one of the offices (rows of the offices) on the day: an office and those
    /// that it was before and after a reorganisation answer together.
    pub fn holder_of(&self, offices: &[u32], date: Date) -> Holding {
        let mut rows: Vec<u32> = offices
            .iter()
            .filter_map(|office| self.history.by_office.get(*office as usize))
            .flatten()
            .copied()
            .collect();
        rows.sort_by_key(|row| (self.tenures[*row as usize].begins(), *row));
        self.decide(&rows, date)
    }

    /// Who held the office of a class (`foreign_minister`) of a country on the day. The
    /// class `leader` asks for the one whom the press counts among the `정상`.
    pub fn holder_of_class(&self, class: &str, country: &str, date: Date) -> Holding {
        let offices: Vec<u32> = (0..self.offices.len() as u32)
            .filter(|row| {
                let office = &self.offices[*row as usize];
                office.country.as_deref() == Some(country)
                    && if class == "leader" { office.leads } else { office.class == class }
            })
            .collect();
        self.holder_of(&offices, date)
    }

    /// The terms in which a person (row of the people) held any office on the day, those
    /// that are only possible included.
    pub fn offices_of(&self, person: u32, date: Date) -> Vec<u32> {
        let terms = self.history.by_person.get(person as usize).map_or(&[][..], Vec::as_slice);
        terms.iter().copied().filter(|row| self.tenures[*row as usize].may_cover(date)).collect()
    }

    /// All terms of a person, in the order of their beginnings.
    pub fn terms_of(&self, person: u32) -> &[u32] {
        self.history.by_person.get(person as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the person ever held an office of the class.
    pub fn has_held(&self, person: u32, class: &str) -> bool {
        self.terms_of(person).iter().any(|row| {
            let office = self.tenures[*row as usize].office;
            self.same_class(&self.offices[office as usize].class, class)
        })
    }

    /// Of several people of one name, those who fit what is known: the country, an office of
    /// the class held on the day, or else ever. A question that nobody answers is dropped;
    /// several left are alternatives.
    pub fn fitting(
        &self,
        people: &[u32],
        class: Option<&str>,
        country: Option<&str>,
        date: Option<Date>,
    ) -> Vec<u32> {
        let mut left = people.to_vec();
        let mut narrow = |fits: &dyn Fn(u32) -> bool| {
            let fitting: Vec<u32> = left.iter().copied().filter(|row| fits(*row)).collect();
            if !fitting.is_empty() {
                left = fitting;
            }
        };
        if let Some(country) = country {
            narrow(&|row| self.people[row as usize].country.as_deref() == Some(country));
        }
        if let Some(class) = class {
            narrow(&|row| self.has_held(row, class));
        }
        if let Some(date) = date {
            narrow(&|row| {
                self.offices_of(row, date).iter().any(|term| {
                    let office = self.tenures[*term as usize].office;
                    class.is_none_or(|class| {
                        self.same_class(&self.offices[office as usize].class, class)
                    })
                })
            });
        }
        left
    }

    fn decide(&self, rows: &[u32], date: Date) -> Holding {
        let tenure = |row: u32| &self.tenures[row as usize];
        let possible: Vec<u32> =
            rows.iter().copied().filter(|row| tenure(*row).may_cover(date)).collect();
        let Some(&first) = possible.first() else {
            let before = rows.iter().copied().filter(|row| tenure(*row).ends() < date);
            let before = before.max_by_key(|row| tenure(*row).ends());
            let after = rows.iter().copied().find(|row| tenure(*row).begins() > date);
            return match (before, after) {
                (Some(before), Some(after)) => Holding::Vacant { before, after },
                (None, Some(after)) => Holding::BeforeFirst(after),
                (Some(before), None) => Holding::AfterLast(before),
                (None, None) => Holding::Unknown,
            };
        };
        let certain: Vec<u32> =
            possible.iter().copied().filter(|row| tenure(*row).covers(date)).collect();
        let mut acting = certain.iter().copied().filter(|row| tenure(*row).acting);
        match (acting.next(), acting.next()) {
            (Some(row), None) => return Holding::Acting(row),
            (Some(_), Some(_)) => return Holding::Alternatives(possible),
            _ => {}
        }
        // Two terms of one person, or one term in two tables' words, are no alternative.
        let person = tenure(first).person;
        let one = possible.iter().all(|row| tenure(*row).person == person);
        match certain.last() {
            Some(&row) if one => Holding::Held(row),
            _ => Holding::Alternatives(possible),
        }
    }

    /// The body that bore a name or abbreviation on the day.
    pub fn organisation_at(&self, name: &str, date: Date) -> Standing {
        self.organisation_in(name, None, date)
    }

    /// The body of a country that bore a name or abbreviation on the day.
    pub fn organisation_in(&self, name: &str, country: Option<&str>, date: Date) -> Standing {
        let named: Vec<u32> = (0..self.organisations.len() as u32)
            .filter(|row| {
                let body = &self.organisations[*row as usize];
                (country.is_none() || body.country.as_deref() == country)
                    && (body.name == name || body.aliases.iter().any(|alias| alias == name))
            })
            .collect();
        let existing: Vec<u32> = named
            .iter()
            .copied()
            .filter(|row| {
                let body = &self.organisations[*row as usize];
                exists(body.valid_from, body.valid_to, date)
            })
            .collect();
        let end = |row: &u32| self.organisations[*row as usize].valid_to.map(|to| to.last_day());
        match existing[..] {
            [row] => Standing::Exists(row),
            [] => {
                let ended =
                    named.iter().copied().filter(|row| end(row).is_some_and(|to| to < date));
                match (ended.max_by_key(|row| end(row)), named.first()) {
                    (Some(body), _) => {
                        Standing::Ended { body, successors: self.body_of_day(body, date) }
                    }
                    (None, Some(&body)) => Standing::NotYet(body),
                    (None, None) => Standing::Unknown,
                }
            }
            _ => Standing::Alternatives(existing),
        }
    }

    /// What a body was on the day: itself, or the bodies that it came from or became,
    /// through any number of reorganisations.
    pub fn body_of_day(&self, body: u32, date: Date) -> Vec<u32> {
        let of_day = |organisation: &Organisation| {
            exists(organisation.valid_from, organisation.valid_to, date)
        };
        if self.organisations.get(body as usize).is_some_and(of_day) {
            return vec![body];
        }
        let mut found = Vec::new();
        let mut open = vec![body];
        let mut seen = vec![body];
        while let Some(row) = open.pop() {
            let Some(organisation) = self.organisations.get(row as usize) else { continue };
            if of_day(organisation) {
                found.push(row);
                continue;
            }
            let later = organisation.valid_to.is_some_and(|to| to.last_day() < date);
            let next = if later { organisation.successors.clone() } else { self.predecessors(row) };
            for row in next {
                if !seen.contains(&row) {
                    seen.push(row);
                    open.push(row);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether one body became the other, through any number of reorganisations: which of them
    /// an abbreviation that both bore stands for, only the day tells.
    pub fn is_one_body(&self, a: u32, b: u32) -> bool {
        // Most bodies have never become another one.
        let becomes = |from: u32, to: u32| {
            if self.organisations[from as usize].successors.is_empty() {
                return false;
            }
            let mut seen = vec![from];
            let mut next = 0;
            while let Some(row) = seen.get(next) {
                if *row == to {
                    return true;
                }
                let successors = &self.organisations[*row as usize].successors;
                let new: Vec<u32> =
                    successors.iter().copied().filter(|row| !seen.contains(row)).collect();
                seen.extend(new);
                next += 1;
            }
            false
        };
        a == b || becomes(a, b) || becomes(b, a)
    }

    /// The bodies that became this one.
    pub fn predecessors(&self, body: u32) -> Vec<u32> {
        (0..self.organisations.len() as u32)
            .filter(|row| self.organisations[*row as usize].successors.contains(&body))
            .collect()
    }

    /// Offices that existed on the day and whose latest known term ended, or was last
    /// confirmed, more than `days` days before it; offices of several holders aside.
    pub fn stale(&self, date: Date, days: i32) -> Vec<Stale> {
        let mut stale = Vec::new();
        for (row, office) in self.offices.iter().enumerate() {
            let standing = office.organisation.map(|row| &self.organisations[row as usize]);
            let gone = standing
                .and_then(|body| body.valid_to)
                .is_some_and(|valid_to| valid_to.first_day() < date);
            if gone || office.shared {
                continue;
            }
            let known_until = |row: &u32| {
                let tenure = &self.tenures[*row as usize];
                let open = tenure.seen.or(tenure.from).map_or(Date::MIN, |seen| seen.last_day());
                tenure.to.map_or(open, |to| to.last_day())
            };
            let Some(&last) = self.history.by_office[row].iter().max_by_key(|row| known_until(row))
            else {
                continue;
            };
            let until = known_until(&last);
            if until.until(date).is_ok_and(|span| span.get_days() > days) {
                let ended = self.tenures[last as usize].to.is_some();
                stale.push(Stale { office: row as u32, last, known_until: until, ended });
            }
        }
        stale
    }
}

fn exists(from: Option<PartialDate>, to: Option<PartialDate>, date: Date) -> bool {
    from.is_none_or(|from| from.first_day() <= date) && to.is_none_or(|to| date <= to.last_day())
}

/// A wording without its spaces: `외교부 장관` and `외교부장관` are one.
fn bare(wording: &str) -> String {
    wording.chars().filter(|c| *c != ' ').collect()
}
