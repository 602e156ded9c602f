//! Holders that the article does not name: looked up by class of office, country and day.

use jiff::civil::Date;

use crate::event::Participant;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::history::Holding;

/// Names the holder of an office that the article leaves unnamed (`한미 외교장관`).
///
/// One certain holder is named and marked as inferred; where several fit, all of them are
/// kept as rows and none is chosen; between terms and outside the tables nothing is added.
pub fn infer(
    gazetteer: &Gazetteer,
    classes: &[String],
    date: Option<Date>,
    participant: &mut Participant,
) {
    let (Some(date), Some(country)) = (date, participant.country.as_deref()) else { return };
    let single = |class: &&String| *class == "leader" || gazetteer.is_single_class(class);
    let Some(class) = classes.iter().find(single) else { return };
    let person =
        |tenure: u32| &gazetteer.people[gazetteer.tenures[tenure as usize].person as usize];
    match gazetteer.holder_of_class(class, country, date) {
        Holding::Held(tenure) => {
            let holder = person(tenure);
            participant.name = Some(holder.name.clone());
            participant.rows.push(holder.id.clone());
            participant.inferred = true;
        }
        Holding::Alternatives(tenures) => {
            participant.rows.extend(tenures.into_iter().map(|row| person(row).id.clone()));
        }
        _ => {}
    }
}
