//! Holders that the article does not name: looked up by class of office, country and day.

use jiff::civil::Date;

use crate::event::Participant;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::history::Holding;

/// What the tables say of an office that the article leaves unnamed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inference {
    /// One person held it: this term.
    Named(u32),
    /// Several people may have held it.
    Several,
    /// Nobody held it; somebody stood in.
    Acting,
    /// Neither encounter nor article have a date.
    NoDate,
    /// The country is not known.
    NoCountry,
    /// It is no office that one person of a country holds, or the tables have no class for it.
    NoClass,
    /// The day lies between two terms.
    Vacant,
    /// The day lies outside the terms that the tables know.
    OutsideTables,
    /// The tables know no such office of the country.
    Unknown,
}

/// Names the holder of an office that the article leaves unnamed (`한미 외교장관`).
///
/// One certain holder is named and marked as inferred; where several fit, all of them are
/// kept as rows and none is chosen; between terms and outside the tables nothing is added.
pub fn infer(
    gazetteer: &Gazetteer,
    classes: &[String],
    date: Option<Date>,
    participant: &mut Participant,
) -> Inference {
    let Some(date) = date else { return Inference::NoDate };
    let Some(country) = participant.country.as_deref() else { return Inference::NoCountry };
    let single = |class: &&String| *class == "leader" || gazetteer.is_single_class(class);
    let Some(class) = classes.iter().find(single) else { return Inference::NoClass };
    let person =
        |tenure: u32| &gazetteer.people[gazetteer.tenures[tenure as usize].person as usize];
    match gazetteer.holder_of_class(class, country, date) {
        Holding::Held(tenure) => {
            let holder = person(tenure);
            participant.name = Some(holder.name.clone());
            participant.rows.push(holder.id.clone());
            participant.inferred = true;
            Inference::Named(tenure)
        }
        Holding::Alternatives(tenures) => {
            participant.rows.extend(tenures.into_iter().map(|row| person(row).id.clone()));
            Inference::Several
        }
        Holding::Acting(_) => Inference::Acting,
        Holding::Vacant { .. } => Inference::Vacant,
        Holding::BeforeFirst(_) | Holding::AfterLast(_) => Inference::OutsideTables,
        Holding::Unknown => Inference::Unknown,
    }
}
