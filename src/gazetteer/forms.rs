//! The surface forms by which the matcher finds the rows of all tables.

use std::collections::{HashMap, HashSet};

use super::Gazetteer;
use super::entry::EntryRef;
use super::matcher::MatcherBuilder;

/// Adds every form of every row.
pub(crate) fn collect(gazetteer: &Gazetteer, common: &[String]) -> MatcherBuilder {
    let mut builder = MatcherBuilder::default();
    let rows = |i: usize| i as u32;
    for (i, person) in gazetteer.people.iter().enumerate() {
        add_all(&mut builder, &person.name, &person.aliases, EntryRef::Person(rows(i)));
    }
    add_organisations(&mut builder, gazetteer);
    for (i, country) in gazetteer.countries.iter().enumerate() {
        add_all(&mut builder, &country.name, &country.aliases, EntryRef::Country(rows(i)));
        for abbreviation in &country.abbreviations {
            builder.add(abbreviation, EntryRef::Abbreviation(rows(i)));
        }
    }
    for (i, place) in gazetteer.places.iter().enumerate() {
        add_all(&mut builder, &place.name, &place.aliases, EntryRef::Place(rows(i)));
    }
    for (i, title) in gazetteer.titles.iter().enumerate().filter(|(_, t)| t.role != "suffix") {
        add_all(&mut builder, &title.title, &title.aliases, EntryRef::Title(rows(i)));
    }
    add_offices(&mut builder, gazetteer);
    for (i, trigger) in gazetteer.triggers.iter().enumerate() {
        for form in trigger.forms() {
            builder.add(&form, EntryRef::Trigger(rows(i)));
        }
    }
    for (i, word) in gazetteer.words.iter().enumerate() {
        builder.add(&word.text, EntryRef::Word(rows(i)));
    }
    for (i, word) in common.iter().enumerate() {
        builder.add(word, EntryRef::CommonWord(rows(i)));
    }
    builder
}

fn add_all(builder: &mut MatcherBuilder, name: &str, aliases: &[String], entry: EntryRef) {
    for form in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
        builder.add(form, entry);
        // 외교부 장관 is also written 외교부장관.
        if form.contains(' ') && !form.is_ascii() {
            builder.add(&form.replace(' ', ""), entry);
        }
    }
}

/// A wording that Korean and foreign bodies share (`외교부`) leads to the Korean ones: the
/// foreign one is found by the country beside it, through `Gazetteer::organisation_in`.
fn add_organisations(builder: &mut MatcherBuilder, gazetteer: &Gazetteer) {
    let wordings = |i: usize| {
        let body = &gazetteer.organisations[i];
        std::iter::once(&body.name).chain(&body.aliases)
    };
    let home = |i: usize| gazetteer.organisations[i].country.as_deref() == Some("KR");
    let all = 0..gazetteer.organisations.len();
    let korean: HashSet<&str> =
        all.clone().filter(|i| home(*i)).flat_map(wordings).map(String::as_str).collect();
    for i in all {
        for form in wordings(i) {
            if home(i) || !korean.contains(form.as_str()) {
                add_all(builder, form, &[], EntryRef::Organisation(i as u32));
            }
        }
    }
}

/// A wording that offices of several countries share (`대통령`) says no more than the
/// title noun does: only wordings of one country lead to the office's row.
fn add_offices(builder: &mut MatcherBuilder, gazetteer: &Gazetteer) {
    let mut countries: HashMap<&str, Option<&str>> = HashMap::new();
    for office in &gazetteer.offices {
        let country = office.country.as_deref().unwrap_or("");
        for form in std::iter::once(&office.title).chain(&office.aliases) {
            let known = countries.entry(form).or_insert(Some(country));
            if *known != Some(country) {
                *known = None;
            }
        }
    }
    for (i, office) in gazetteer.offices.iter().enumerate() {
        for form in std::iter::once(&office.title).chain(&office.aliases) {
            if countries.get(form.as_str()).is_some_and(Option::is_some) {
                add_all(builder, form, &[], EntryRef::Office(i as u32));
            }
        }
    }
}
