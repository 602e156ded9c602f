//! Tables of names and words, and the automaton over their surface forms.

use std::collections::HashSet;
use std::sync::Arc;

use once_cell::sync::Lazy;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Error, Fault};
use crate::steps::step;
use crate::text::published::Datelines;
use crate::when::TimeTable;
use attendance::AttendanceTable;
use closers::Closers;
use codes::CodeRow;
use countries::Country;
use cues::NameCues;
use endings::EndingTable;
use entry::EntryRef;
use furniture::FurnitureTable;
use history::History;
use index::Index;
use josa::JosaTable;
use matcher::{FormId, Matcher, MatcherBuilder};
use motion::MotionTable;
use names::Names;
use nouns::Nouns;
use offices::{Office, Title};
use organisations::Organisation;
use people::{Person, Tenure};
use places::Place;
use reading::Reading;
use status::StatusTable;
use tables::Tables;
use topics::TopicTable;
use triggers::Trigger;
use verbs::VerbTable;
use words::Word;

pub mod attendance;
mod beginnings;
pub mod closers;
pub mod codes;
pub mod common;
pub mod conjugation;
pub mod countries;
pub mod cues;
pub mod endings;
pub mod entry;
mod forms;
pub mod furniture;
pub mod history;
mod index;
pub mod josa;
pub mod matcher;
pub mod motion;
mod name_shape;
pub mod names;
pub mod nouns;
pub mod offices;
pub mod organisations;
pub mod people;
pub mod places;
pub mod reading;
pub mod starts;
pub mod status;
pub mod stems;
pub mod table;
pub mod tables;
pub mod topics;
mod trie;
pub mod triggers;
pub mod verbs;
pub mod words;

/// All tables, read and cross-checked, and the automaton over their surface forms.
///
/// Rows name each other by their place in these lists.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// Particles.
    pub josa: JosaTable,
    /// Verb endings.
    pub endings: EndingTable,
    /// Verbs and adjectives.
    pub verbs: VerbTable,
    /// The automaton over all surface forms.
    pub matcher: Matcher,
    /// The automaton over the forms that may tell of an encounter.
    pub encounters: Matcher,
    /// Of each form of the matcher, what it can be.
    readings: Vec<Reading>,
    /// What closes a compound that begins with unknown words.
    pub closers: Closers,
    /// Function words of the grammar.
    pub words: Vec<Word>,
    /// Encounter verbs and nouns.
    pub triggers: Vec<Trigger>,
    /// Status cues.
    pub status: StatusTable,
    /// Codes of the field's event schemes.
    pub codes: Vec<CodeRow>,
    /// Verbs that say who took part for a side.
    pub attendance: AttendanceTable,
    /// Verbs of motion.
    pub motion: MotionTable,
    /// Topic verbs.
    pub topics: TopicTable,
    /// Time words.
    pub times: TimeTable,
    /// Labels of publication dates.
    pub datelines: Datelines,
    /// Page furniture.
    pub furniture: FurnitureTable,
    /// Generic title nouns.
    pub titles: Vec<Title>,
    /// Rows of title nouns that only end other words.
    pub title_suffixes: Vec<u32>,
    /// Offices.
    pub offices: Vec<Office>,
    /// Ministries, parties, companies …
    pub organisations: Vec<Organisation>,
    /// People.
    pub people: Vec<Person>,
    /// Who held what when.
    pub tenures: Vec<Tenure>,
    /// Countries.
    pub countries: Vec<Country>,
    /// Cities, regions, venues.
    pub places: Vec<Place>,
    /// Surnames, given names, the shape of foreign names.
    pub names: Names,
    /// What stands beside names, and what names end in.
    pub cues: NameCues,
    /// The first words of the foreign people's names.
    pub given_names: FxHashSet<String>,
    /// Ordinary nouns that are shaped like names.
    pub lookalikes: Nouns,
    /// Ordinary nouns, adverbs and roots.
    pub nouns: Nouns,
    history: History,
    /// Rows of countries by code.
    country_rows: FxHashMap<String, u32>,
    /// Rows of function words by text.
    word_rows: FxHashMap<String, Vec<u32>>,
    /// Rows of function words by value.
    meaning_rows: FxHashMap<String, Vec<u32>>,
    /// First rows of title nouns.
    title_rows: FxHashMap<String, u32>,
    /// Classes of offices of which a country has one.
    single_classes: FxHashSet<String>,
}

impl Gazetteer {
    /// Reads and checks all tables.
    ///
    /// # Errors
    /// Every mistake of every table at once, each with file, line, column and value.
    pub fn from_tables(tables: &Tables) -> Result<Gazetteer, Error> {
        let mut faults: Vec<Fault> = Vec::new();
        let josa = JosaTable::load(tables, &mut faults);
        let endings = EndingTable::load(tables, &mut faults);
        let verbs = VerbTable::load(tables, &mut faults);
        let words = words::load(tables, &mut faults);
        let triggers = triggers::load(tables, &mut faults);
        let furniture = furniture::load(tables, &mut faults);
        let status = status::load(tables, &mut faults);
        let codes = codes::load(tables, &mut faults);
        let attendance = attendance::load(tables, &mut faults);
        let motion = motion::load(tables, &mut faults);
        let topics = topics::load(tables, &mut faults);
        let times = TimeTable::load(tables, &mut faults);
        let datelines = Datelines::load(tables, &mut faults);
        let lookalikes = Nouns::lookalikes(tables, &mut faults);
        let cues = NameCues::load(tables, &mut faults);
        let common = common::load(tables, &mut faults);

        let country_rows = tables.rows(&countries::SCHEMA, &mut faults);
        let organisation_rows = tables.rows(&organisations::SCHEMA, &mut faults);
        let office_rows = tables.rows(&offices::OFFICES, &mut faults);
        let people_rows = tables.rows(&people::PEOPLE, &mut faults);
        let place_rows = tables.rows(&places::SCHEMA, &mut faults);
        let country_index = Index::of("countries.tsv", "code", &country_rows);
        let organisation_index = Index::of("organisations.tsv", "id", &organisation_rows);
        let office_index = Index::of("offices.tsv", "id", &office_rows);
        let people_index = Index::of("people.tsv", "id", &people_rows);
        let place_index = Index::of("places.tsv", "id", &place_rows);

        let countries = countries::load(&country_rows, &mut faults);
        let organisations = organisations::load(
            &organisation_rows,
            &organisation_index,
            &country_index,
            &mut faults,
        );
        let offices = offices::load(&office_rows, &organisation_index, &country_index, &mut faults);
        let title_rows = tables.rows(&offices::TITLES, &mut faults);
        let titles = offices::load_titles(&title_rows, &country_index, &mut faults);
        let suffixes = titles.iter().enumerate().filter(|(_, title)| title.role == "suffix");
        let title_suffixes = suffixes.map(|(row, _)| row as u32).collect();
        let people = people::load(&people_rows, &country_index, &mut faults);
        let tenure_rows = tables.rows(&people::TENURES, &mut faults);
        let tenures = people::load_tenures(
            &tenure_rows,
            &people_index,
            &office_index,
            &organisation_index,
            &mut faults,
        );
        let places = places::load(&place_rows, &place_index, &country_index, &mut faults);
        let ordinary: HashSet<String> = common.iter().cloned().collect();
        let nouns = Nouns::load(tables, &mut faults);
        let names = Names::load(tables, ordinary, nouns.clone(), &mut faults);
        let foreign = tables.rows(&names::FOREIGN_NAMES, &mut faults);
        Error::check(faults)?;

        let mut given_names = given_names(&people, &names);
        given_names.extend(foreign.iter().map(|row| row.text("name").to_owned()));
        let codes_of = countries.iter().enumerate().rev();
        let country_rows = codes_of.map(|(row, c)| (c.code.clone(), row as u32)).collect();
        let mut word_rows: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut meaning_rows: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (row, word) in words.iter().enumerate() {
            word_rows.entry(word.text.clone()).or_default().push(row as u32);
            if !word.value.is_empty() {
                meaning_rows.entry(word.value.clone()).or_default().push(row as u32);
            }
        }
        let names_of = titles.iter().enumerate().rev();
        let title_rows = names_of.map(|(row, t)| (t.title.clone(), row as u32)).collect();
        let single = offices.iter().filter(|office| !office.shared && !office.class.is_empty());
        let single_classes = single.map(|office| office.class.clone()).collect();
        let history = History::of(&tenures, offices.len(), people.len());
        let mut gazetteer = Gazetteer {
            josa,
            endings,
            verbs,
            matcher: MatcherBuilder::default().build(),
            encounters: MatcherBuilder::default().build(),
            readings: Vec::new(),
            closers: Closers::default(),
            words,
            triggers,
            status,
            codes,
            attendance,
            motion,
            topics,
            times,
            datelines,
            furniture,
            titles,
            title_suffixes,
            offices,
            organisations,
            people,
            tenures,
            countries,
            places,
            names,
            cues,
            given_names,
            lookalikes,
            nouns,
            history,
            country_rows,
            word_rows,
            meaning_rows,
            title_rows,
            single_classes,
        };
        let forms = forms::collect(&gazetteer, &common);
        gazetteer.encounters = forms.only(|entry| gazetteer.tells(entry)).build();
        gazetteer.matcher = forms.build();
        gazetteer.readings = Reading::of_all(&gazetteer.matcher);
        gazetteer.closers = Closers::of(&gazetteer);
        Ok(gazetteer)
    }

    /// The gazetteer of the embedded tables, built once.
    ///
    /// # Panics
    /// Never with the tables of a release: the test suite reads them all.
    pub fn embedded() -> Arc<Gazetteer> {
        static EMBEDDED: Lazy<Arc<Gazetteer>> = Lazy::new(|| {
            let gazetteer = Gazetteer::from_tables(&Tables::embedded());
            Arc::new(gazetteer.unwrap_or_else(|error| panic!("embedded tables: {error}")))
        });
        Arc::clone(&EMBEDDED)
    }

    /// What a form can be.
    #[inline]
    pub fn reading(&self, form: FormId) -> Reading {
        step();
        self.readings[form.index()]
    }

    /// The row of a country code.
    pub fn country_index(&self, code: &str) -> Option<u32> {
        self.country_rows.get(code).copied()
    }

    /// The function words of a text.
    pub fn words_called(&self, text: &str) -> impl Iterator<Item = &Word> {
        let rows = self.word_rows.get(text).map_or(&[][..], Vec::as_slice);
        rows.iter().map(|row| &self.words[*row as usize])
    }

    /// The function words of a value that a class alone does not tell (`union`).
    pub fn words_meaning(&self, value: &str) -> impl Iterator<Item = &Word> {
        let rows = self.meaning_rows.get(value).map_or(&[][..], Vec::as_slice);
        rows.iter().map(|row| &self.words[*row as usize])
    }

    /// The row of a title noun.
    pub fn title_index(&self, title: &str) -> Option<u32> {
        self.title_rows.get(title).copied()
    }

    /// Whether a form with this entry may tell of an encounter: triggers, and bodies whose
    /// name is that of their sessions.
    pub fn tells(&self, entry: EntryRef) -> bool {
        match entry {
            EntryRef::Trigger(_) => true,
            EntryRef::Word(row) => self.words[row as usize].value == words::SESSION,
            _ => false,
        }
    }

    /// Whether one person of a country holds an office of the class at a time.
    pub fn is_single_class(&self, class: &str) -> bool {
        self.single_classes.contains(class)
    }

    /// Whether two classes of offices are one to the press: `정상` are heads of state and
    /// heads of government alike.
    pub fn same_class(&self, a: &str, b: &str) -> bool {
        let leads = |class| matches!(class, "head_of_state" | "head_of_government" | "leader");
        a == b || leads(a) && leads(b)
    }
}

/// The first words of names of two words or more whose bearers are foreign.
fn given_names(people: &[Person], names: &Names) -> FxHashSet<String> {
    people
        .iter()
        .filter(|person| !matches!(person.country.as_deref(), Some("KR" | "KP" | "JP" | "CN")))
        .flat_map(|person| std::iter::once(&person.name).chain(&person.aliases))
        .filter_map(|name| name.split_once(' '))
        .map(|(first, _)| first)
        .filter(|first| first.chars().all(crate::text::hangul::is_syllable))
        .filter(|first| !names.ordinary(first) && names.surname(first).is_none())
        .map(str::to_owned)
        .collect()
}
