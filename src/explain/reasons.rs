//! The codes and words of every reason.

use super::model::Reason;
use crate::event::infer::Inference;
use crate::event::notes::{NoPlace, NoTime, NoTopic, PlaceSource, TimeSource};
use crate::event::occurrence::Shape;
use crate::event::status::Assertion;
use crate::event::telling::Rejection;

/// Why a trigger gave no telling.
pub(super) fn rejection(rejection: Rejection) -> Reason {
    match rejection {
        Rejection::NoParticipant => {
            Reason::of("no_participant", "nobody is named who could take part")
        }
        Rejection::NoSecondParticipant => Reason::of(
            "no_second_participant",
            "one side only, and nothing told before completes it",
        ),
        Rejection::WeakWithoutPartner => Reason::of(
            "weak_without_partner",
            "the word alone tells no encounter, and no partner stands with it",
        ),
        Rejection::RefersToNothing => {
            Reason::of("refers_to_nothing", "refers to an encounter that has not been told")
        }
        Rejection::VisitToPlace => {
            Reason::of("visit_to_place", "a visit to a place; nobody there is named")
        }
        Rejection::OnlyCountries => {
            Reason::of("only_countries", "countries as a whole, with a verb of people")
        }
        Rejection::PressContact => Reason::of("press_contact", "somebody speaks to reporters"),
        Rejection::Hypothetical => Reason::of("hypothetical", "the words only suppose it"),
        Rejection::Attended => Reason::of("attended", "somebody only sat in"),
        Rejection::Topic => Reason::of("topic", "the encounter is what was talked about"),
    }
}

/// Why a side has no name.
pub(super) fn inference(inference: Inference) -> Reason {
    match inference {
        Inference::Named(_) => Reason::of("looked_up", "looked up by office, country and day"),
        Inference::Several => {
            Reason::of("several_holders", "several people may have held the office on the day")
        }
        Inference::Acting => {
            Reason::of("acting_holder", "nobody held the office on the day; somebody stood in")
        }
        Inference::NoDate => {
            Reason::of("no_date_to_look_up", "neither encounter nor article have a date")
        }
        Inference::NoCountry => {
            Reason::of("no_country_to_look_up", "the office's country is not known")
        }
        Inference::NoClass => {
            Reason::of("no_single_office", "not an office that the tables know one holder of")
        }
        Inference::Vacant => Reason::of("between_terms", "the day lies between two terms"),
        Inference::OutsideTables => {
            Reason::of("outside_terms", "the day lies outside the terms that the tables know")
        }
        Inference::Unknown => Reason::of("unknown_office", "the tables know no such office"),
    }
}

/// How a day came to an event.
pub(super) fn time_source(source: TimeSource) -> Reason {
    match source {
        TimeSource::Own => Reason::of("own_words", "words of the telling's sentence"),
        TimeSource::Inherited => Reason::of("same_occasion", "that of the telling before"),
        TimeSource::Occasion => Reason::of("day_spoken_of", "the day that the text speaks of"),
    }
}

/// How a place came to an event.
pub(super) fn place_source(source: PlaceSource) -> Reason {
    match source {
        PlaceSource::Own => Reason::of("own_words", "words of the telling's sentence"),
        PlaceSource::Inherited => Reason::of("same_occasion", "that of the telling before"),
        PlaceSource::Occasion => Reason::of("place_spoken_of", "where the text has just been"),
        PlaceSource::Visit => Reason::of("visit", "the country that one side visits"),
    }
}

/// Why an event has no day.
pub(super) fn no_time(why: NoTime) -> Reason {
    match why {
        NoTime::NoExpression => Reason::of("no_time_words", "no words say a time"),
        NoTime::NoDay => Reason::of("no_day", "the time words say no day"),
        NoTime::NamesEvent => Reason::of("year_of_name", "the year is part of a name"),
        NoTime::Limit => Reason::of("limit", "the words say by when"),
        NoTime::Announcing => {
            Reason::of("day_of_announcement", "the day is that of an announcement")
        }
        NoTime::Uncertain => Reason::of("uncertain_day", "which day they mean is uncertain"),
        NoTime::OutOfReach => {
            Reason::of("day_of_something_else", "the time words date something else")
        }
    }
}

/// Why an event has no place.
pub(super) fn no_place(why: NoPlace) -> Reason {
    match why {
        NoPlace::NoPhrase => Reason::of("no_place_words", "no words name a place"),
        NoPlace::NoParticle => Reason::of(
            "place_not_said_of_it",
            "neither 에서 nor a verb of motion says that they were there",
        ),
        NoPlace::OutOfReach => {
            Reason::of("place_of_something_else", "the place is said of something else")
        }
        NoPlace::NotInPerson => Reason::of("not_in_person", "calls have no place"),
    }
}

/// Why a topic verb gave no topic.
pub(super) fn no_topic(why: NoTopic) -> (&'static str, &'static str) {
    match why {
        NoTopic::NoVerb => ("topic_word_not_told", "is no verb of its own clause"),
        NoTopic::NoArgument => ("topic_without_argument", "has no noun with the topic's particle"),
        NoTopic::Unfit => ("topic_unfit", "has a phrase too short, too long or told already"),
        NoTopic::Participant => ("topic_is_participant", "has a phrase that names somebody"),
        NoTopic::EmptyNoun => ("topic_empty_noun", "has a noun that says nothing of the matter"),
    }
}

/// A trigger's stand in its sentence.
pub(super) fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Predicate => "predicate",
        Shape::Noun => "noun",
        Shape::Setting => "setting",
        Shape::Attended => "attended",
        Shape::Brief => "brief",
        Shape::Item => "item",
        Shape::Nominal => "nominal",
        Shape::Lasting => "lasting",
    }
}

/// What the words behind a trigger say.
pub(super) fn assertion(assertion: Assertion) -> &'static str {
    match assertion {
        Assertion::Held => "held",
        Assertion::Present => "present",
        Assertion::Planned => "planned",
        Assertion::Proposed => "proposed",
        Assertion::Possible => "possible",
        Assertion::NotHeld => "not_held",
        Assertion::Postponed => "postponed",
        Assertion::Hypothetical => "hypothetical",
        Assertion::Unstated => "unstated",
    }
}
