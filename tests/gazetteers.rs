//! The embedded tables are sound, and answer what news asks of them.

use hoedam::gazetteer::Gazetteer;
use hoedam::gazetteer::tables::Tables;

#[test]
fn the_embedded_tables_hold_no_mistake() {
    if let Err(error) = Gazetteer::from_tables(&Tables::embedded()) {
        panic!("{} mistakes:\n{error}", error.count());
    }
    let gazetteer = Gazetteer::embedded();
    println!(
        "{} people, {} tenures, {} offices, {} titles, {} organisations, {} countries, {} places, {} forms",
        gazetteer.people.len(),
        gazetteer.tenures.len(),
        gazetteer.offices.len(),
        gazetteer.titles.len(),
        gazetteer.organisations.len(),
        gazetteer.countries.len(),
        gazetteer.places.len(),
        gazetteer.matcher.len(),
    );
}
