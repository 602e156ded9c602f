//! Formats for other programs, read back by readers that are not ours where there are such.
#![allow(missing_docs)]

mod support;

use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::process::{Command, Stdio};

use hoedam::corpus::{Corpus, Telling};
use hoedam::output::{FORMATS, Options, find, to_string};
use icalendar::{CalendarComponent, Component, EventLike};
use serde_json::Value;
use support::{Sample, call, golden, hostile, quiet, samples};

fn render(format: &str, samples: &[Sample], options: &Options) -> String {
    let articles: Vec<_> = samples.iter().map(Sample::article).collect();
    to_string(find(format).expect("a format"), &articles, options)
}

fn plain(format: &str, samples: &[Sample]) -> String {
    render(format, samples, &Options::default())
}

/// One article in a format.
fn one(format: &str, sample: &Sample) -> String {
    to_string(find(format).expect("a format"), &[sample.article()], &Options::default())
}

fn chars(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

mod csv_format {
    use super::*;

    fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize().map(|row| row.expect("a row of the header's length")).collect()
    }

    fn long() -> Options {
        let mut options = Options::default();
        options.long = true;
        options
    }

    #[test]
    fn has_one_row_an_event() {
        let rows = rows(&plain("csv", &samples()));
        assert_eq!(rows.len(), 4);
        let expected = [
            ("document", "call-1"),
            ("event", "1"),
            ("published", "2018-06-29"),
            ("kind", "call"),
            ("status", "held"),
            ("date", "2018-06-29"),
            ("who", "강경화 장관"),
            ("whom", "마이크 폼페이오 국무장관"),
            ("whom_countries", "US"),
            ("where", ""),
            ("about", "한반도의 완전한 비핵화 방안"),
            ("confidence", "0.93"),
            ("cameo", "041"),
            ("offsets", "chars"),
        ];
        for (column, value) in expected {
            assert_eq!(rows[0][column], value, "{column}");
        }
        assert_eq!((&*rows[1]["where"], &*rows[1]["where_country"]), ("일본 도쿄", "JP"));
    }

    #[test]
    fn long_has_one_row_a_participant() {
        let rows = rows(&render("csv", &samples(), &long()));
        assert_eq!(rows.len(), 4 + 3 + 3);
        let roles: Vec<(&str, &str)> =
            rows[..4].iter().map(|row| (&*row["role"], &*row["name"])).collect();
        let (kang, pompeo) = (("who", "강경화"), ("whom", "마이크 폼페이오"));
        assert_eq!(roles, [kang, pompeo, kang, pompeo]);
        assert_eq!(rows[1]["rows"], "mike-pompeo");
        assert_eq!(rows[9]["inferred"], "true");
    }

    #[test]
    fn no_cell_begins_a_formula_or_breaks_a_line() {
        for text in [plain("csv", &[hostile()]), render("csv", &[hostile()], &long())] {
            let rows = rows(&text);
            assert_eq!(text.lines().count(), rows.len() + 1);
            for cell in rows.iter().flat_map(BTreeMap::values) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
                assert!(!cell.contains(|c: char| c.is_control()), "{cell:?}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_stands_once_at_the_beginning() {
        let mut options = Options::default();
        options.bom = true;
        let text = render("csv", &samples(), &options);
        assert!(text.starts_with("\u{FEFF}document,event,"));
        assert_eq!(text.matches('\u{FEFF}').count(), 1);
    }

    #[test]
    fn a_corpus_has_one_row_an_encounter() {
        let corpus = corpus(&samples());
        let csv = find("csv").unwrap();
        let encounters = rows(&csv.corpus(&corpus, &Options::default()).unwrap());
        assert_eq!(encounters.len(), 4);
        assert_eq!(encounters[0]["documents"], "call-1");
        assert_eq!(rows(&csv.corpus(&corpus, &long()).unwrap()).len(), 10);
    }

    #[test]
    fn holds_the_events_of_every_annotated_article() {
        for sample in golden() {
            let rows = rows(&one("csv", sample));
            let events = &sample.extraction.events;
            assert_eq!(rows.len(), events.len());
            for (row, event) in rows.iter().zip(events) {
                let at = |column: &str| row[column].parse::<usize>().expect("an offset");
                let words = chars(&sample.document.text, at("start"), at("end"));
                assert_eq!(words, event.evidence.text);
            }
        }
    }
}

fn corpus(samples: &[Sample]) -> Corpus {
    let tellings = samples.iter().flat_map(|s| Telling::all(&s.document, &s.extraction));
    Corpus::of(tellings.collect())
}

mod conll {
    use super::*;

    /// Mentions as a reader of BIO tags puts them together: label and text.
    fn mentions(text: &str, conll: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, usize, usize)> = Vec::new();
        for line in conll.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [_, start, end, tag, _] = cells[..] else { panic!("five columns: {line:?}") };
            let (start, end) = (start.parse().unwrap(), end.parse().unwrap());
            match tag.split_once('-') {
                None => assert_eq!(tag, "O"),
                Some(("B", label)) => found.push((label.to_owned(), start, end)),
                Some((prefix, label)) => {
                    let last = found.last_mut().expect("something to go on with");
                    assert_eq!((prefix, label), ("I", &*last.0));
                    last.2 = end;
                }
            }
        }
        let words = |(label, start, end)| (label, chars(text, start, end));
        found.into_iter().map(words).collect()
    }

    #[test]
    fn tags_give_the_mentions_back() {
        let sample = call();
        let conll = one("conll", &sample);
        assert!(conll.starts_with("# global.columns = FORM START END NER ENTITY\n# newdoc id = "));
        let expected: Vec<(String, String)> = sample
            .extraction
            .mentions
            .iter()
            .map(|m| {
                (serde_json::to_value(m.kind).unwrap().as_str().unwrap().into(), m.text.clone())
            })
            .collect();
        assert_eq!(mentions(&sample.document.text, &conll), expected);
        assert!(conll.contains("\n강경화\t28\t31\tB-PERSON\t1\n"), "{conll}");
        assert!(conll.contains("\n은\t38\t39\tO\t_\n"), "{conll}");
    }

    #[test]
    fn every_annotated_article_has_well_formed_tags() {
        for sample in golden().iter().chain(&samples()) {
            let conll = one("conll", sample);
            for (_, words) in mentions(&sample.document.text, &conll) {
                assert!(sample.extraction.mentions.iter().any(|m| m.text == words), "{words}");
            }
        }
    }
}

mod brat {
    use super::*;

    /// Checks a standoff file as brat does, and gives the events back: type, then role and words.
    fn events(text: &str, ann: &str) -> Vec<(String, Vec<(String, String)>)> {
        let mut bound: HashMap<&str, String> = HashMap::new();
        let mut events = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for line in ann.lines() {
            let (id, rest) = line.split_once('\t').expect("an id");
            match id.chars().next() {
                Some('T') => {
                    let (place, words) = rest.split_once('\t').expect("covered text");
                    let (_, pieces) = place.split_once(' ').expect("offsets");
                    let covered: Vec<String> = pieces
                        .split(';')
                        .map(|piece| {
                            let (start, end) = piece.split_once(' ').expect("start and end");
                            chars(text, start.parse().unwrap(), end.parse().unwrap())
                        })
                        .collect();
                    assert_eq!(covered.join(" "), words);
                    assert!(bound.insert(id, words.to_owned()).is_none(), "{id} twice");
                }
                Some('E') => {
                    let mut parts = rest.split(' ').map(|part| part.split_once(':').expect("role"));
                    let (kind, trigger) = parts.next().expect("a trigger");
                    assert!(bound.contains_key(trigger));
                    let arguments: Vec<(String, String)> =
                        parts.map(|(role, id)| (role.to_owned(), bound[id].clone())).collect();
                    let mut roles: Vec<&String> = arguments.iter().map(|(role, _)| role).collect();
                    roles.sort();
                    roles.dedup();
                    assert_eq!(roles.len(), arguments.len(), "a role twice: {line}");
                    events.push((kind.to_owned(), arguments));
                    names.push(id);
                }
                Some('A') => assert!(names.contains(&rest.split(' ').nth(1).expect("an event"))),
                Some('#') => assert!(rest.starts_with("AnnotatorNotes ")),
                _ => panic!("{line}"),
            }
        }
        events
    }

    #[test]
    fn events_have_their_roles() {
        let sample = call();
        let ann = one("brat", &sample);
        let role = |role: &str, words: &str| (role.to_owned(), words.to_owned());
        let events = events(&sample.document.text, &ann);
        let expected = [
            role("Participant", "강경화"),
            role("Participant2", "마이크 폼페이오"),
            role("When", "29일 오전"),
            role("About", "한반도의 완전한 비핵화 방안"),
        ];
        assert_eq!(events[0], ("Call".to_owned(), expected.to_vec()));
        assert!(ann.contains("\tCall 65 70\t전화 통화\n"), "{ann}");
        assert!(ann.contains("\tMeeting 120 122\t만나\n"), "{ann}");
        assert!(ann.contains("\nA2\tStatus E2 Planned\n"), "{ann}");
    }

    #[test]
    fn every_annotated_article_is_well_formed() {
        for sample in golden().iter().chain(&samples()) {
            let found = events(&sample.document.text, &one("brat", sample));
            assert_eq!(found.len(), sample.extraction.events.len());
        }
    }

    #[test]
    fn the_text_stands_beside_the_annotations() {
        let brat = find("brat").unwrap();
        let sample = hostile();
        let part = brat.article(&sample.article(), &Options::default());
        assert_eq!(part.files, [("txt", sample.document.text.clone())]);
        assert!(brat.needs_directory());
        let (name, configuration) = &brat.directory_files()[0];
        assert_eq!(*name, "annotation.conf");
        for section in ["[entities]", "[relations]", "[events]", "[attributes]"] {
            assert!(configuration.contains(section));
        }
    }
}

mod spacy {
    use super::*;

    #[test]
    fn tokens_give_the_text_back_and_spans_stand_on_their_borders() {
        for sample in golden().iter().chain(&samples()) {
            let doc: Value = serde_json::from_str(&one("spacy", sample)).expect("JSON");
            let text: Vec<char> = doc["text"].as_str().unwrap().chars().collect();
            let at = |value: &Value, field: &str| value[field].as_u64().unwrap() as usize;
            let (mut starts, mut ends) = (Vec::new(), Vec::new());
            let mut end = 0;
            for token in doc["tokens"].as_array().unwrap() {
                let gap: String = text[end..at(token, "start")].iter().collect();
                assert!(gap.is_empty() || (gap == " " && end > 0), "{gap:?} between tokens");
                end = at(token, "end");
                starts.push(at(token, "start"));
                ends.push(end);
            }
            let rest: String = text[end..].iter().collect();
            assert!(rest.is_empty() || rest == " ", "{rest:?} after the last token");
            let spans = doc["spans"].as_object().unwrap().values();
            let spans = spans.flat_map(|spans| spans.as_array().unwrap());
            let mut last = 0;
            for ent in doc["ents"].as_array().unwrap() {
                assert!(at(ent, "start") >= last, "ents overlap");
                last = at(ent, "end");
            }
            for span in spans.chain(doc["ents"].as_array().unwrap()) {
                assert!(starts.contains(&at(span, "start")), "{span}");
                assert!(ends.contains(&at(span, "end")), "{span}");
            }
        }
    }

    #[test]
    fn spacy_itself_reads_it() {
        let python = std::env::var("HOEDAM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let ready = Command::new(&python).args(["-c", "import spacy"]).output();
        if !ready.is_ok_and(|output| output.status.success()) {
            println!(
                "skipped: {python} has no spacy (pip install spacy; HOEDAM_PYTHON names another)"
            );
            return;
        }
        let script = "\
import json, spacy, sys
from spacy.tokens import Doc
vocab = spacy.blank('xx').vocab
for line in sys.stdin:
    data = json.loads(line)
    doc = Doc(vocab).from_json(data, validate=True)
    assert doc.text == data['text'], (doc.text, data['text'])
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == \
        [(e['start'], e['end'], e['label']) for e in data['ents']]
    for key, spans in data['spans'].items():
        assert [(s.start_char, s.end_char) for s in doc.spans[key]] == \
            [(s['start'], s['end']) for s in spans], key
";
        let mut child = Command::new(&python)
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("python runs");
        let mut lines = plain("spacy", &samples());
        lines.extend(golden().iter().map(|sample| one("spacy", sample)));
        // Where python gives up, what it says matters, not that the pipe broke.
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        let output = child.wait_with_output().expect("python ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

mod webannotation {
    use super::*;

    #[test]
    fn selectors_agree_with_each_other_and_the_text() {
        let mut seen = 0;
        for sample in golden().iter().chain(&samples()) {
            let page: Value = serde_json::from_str(&one("webannotation", sample)).expect("JSON");
            assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
            assert_eq!(page["type"], "AnnotationPage");
            let text = &sample.document.text;
            for item in page["items"].as_array().unwrap() {
                seen += 1;
                assert_eq!(item["type"], "Annotation");
                assert!(item["id"].as_str().unwrap().starts_with("urn:hoedam:document:"));
                assert!(!item["id"].as_str().unwrap().contains([' ', '<', '"', '/']));
                let quote = &item["target"]["selector"][0];
                let place = &item["target"]["selector"][1];
                let at = |field: &str| place[field].as_u64().unwrap() as usize;
                let exact = quote["exact"].as_str().unwrap();
                assert_eq!(chars(text, at("start"), at("end")), exact);
                let [before, after] = ["prefix", "suffix"].map(|f| quote[f].as_str().unwrap());
                assert!(before.chars().count() <= 32 && after.chars().count() <= 32);
                assert!(text.contains(&format!("{before}{exact}{after}")));
            }
        }
        assert!(seen > 10);
    }

    #[test]
    fn several_articles_are_a_list_of_pages() {
        let pages: Value = serde_json::from_str(&plain("webannotation", &samples())).unwrap();
        assert_eq!(pages.as_array().map(Vec::len), Some(3));
        let event = &pages[0]["items"][10]["body"];
        assert_eq!((&event[0]["value"], &event[1]["value"]), (&"call".into(), &"held".into()));
        assert_eq!(event[2]["value"], "강경화 장관 – 마이크 폼페이오 국무장관, 2018-06-29");
        assert_eq!(event[3]["value"], "cameo:041");
    }
}

mod network {
    use super::*;

    #[test]
    fn graphml_is_the_network() {
        let xml = plain("graphml", &samples());
        let document = roxmltree::Document::parse(&xml).expect("well-formed XML");
        let named = |name: &str| {
            document
                .descendants()
                .filter(|n| n.has_tag_name(("http://graphml.graphdrawing.org/xmlns", name)))
                .collect::<Vec<_>>()
        };
        let keys: Vec<&str> = named("key").iter().map(|key| key.attribute("id").unwrap()).collect();
        for data in named("data") {
            assert!(keys.contains(&data.attribute("key").unwrap()));
        }
        let labels: Vec<&str> = named("data")
            .iter()
            .filter(|data| data.attribute("key") == Some("label"))
            .map(|data| data.text().unwrap())
            .collect();
        for label in ["강경화", "마이크 폼페이오", "=SUM(A1)", "+1,000 사절단", "이영희"]
        {
            assert!(labels.contains(&label), "{label} in {labels:?}");
        }
        let ids: Vec<&str> =
            named("node").iter().map(|node| node.attribute("id").unwrap()).collect();
        let edges = named("edge");
        assert_eq!(edges.len(), 1 + 2 + 2);
        for edge in &edges {
            for end in ["source", "target"] {
                assert!(ids.contains(&edge.attribute(end).unwrap()));
            }
        }
        let weights: Vec<&str> = named("data")
            .iter()
            .filter(|data| data.attribute("key") == Some("weight"))
            .map(|data| data.text().unwrap())
            .collect();
        assert_eq!(weights.iter().filter(|weight| **weight == "2").count(), 1);
    }

    #[test]
    fn graphml_of_all_annotated_articles_is_well_formed() {
        let articles: Vec<_> = golden().iter().map(Sample::article).collect();
        let xml = to_string(find("graphml").unwrap(), &articles, &Options::default());
        assert!(roxmltree::Document::parse(&xml).is_ok());
    }

    #[test]
    fn graphviz_reads_the_dot_file() {
        let mut texts = vec![plain("dot", &samples()), plain("dot", &[])];
        let articles: Vec<_> = golden().iter().take(20).map(Sample::article).collect();
        texts.push(to_string(find("dot").unwrap(), &articles, &Options::default()));
        assert!(
            texts[0].contains("n0 -- n") && texts[0].contains("label=\"강경화\\n장관, KR\""),
            "{}",
            texts[0]
        );
        for text in texts {
            let child = Command::new("dot")
                .args(["-Tcanon"])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn();
            let Ok(mut child) = child else {
                println!("skipped: no dot on this machine (apt-get install graphviz)");
                return;
            };
            child.stdin.take().unwrap().write_all(text.as_bytes()).expect("dot reads");
            let output = child.wait_with_output().expect("dot ends");
            assert!(
                output.status.success() && output.stderr.is_empty(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }
}

mod ical {
    use super::*;

    #[test]
    fn planned_meetings_are_in_the_calendar() {
        let text = plain("ical", &samples());
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let calendar: icalendar::Calendar = text.parse().expect("a calendar");
        let events: Vec<&icalendar::Event> =
            calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        assert_eq!(events.len(), 1);
        let event = events[0];
        assert_eq!(event.get_summary(), Some("강경화 – 마이크 폼페이오"));
        assert_eq!(event.get_location(), Some("일본 도쿄"));
        assert_eq!(event.property_value("DTSTART"), Some("20180708"));
        assert_eq!(event.property_value("DTEND"), Some("20180709"));
        assert_eq!(event.property_value("DTSTAMP"), Some("20180629T000000Z"));
        assert_eq!(event.property_value("STATUS"), Some("CONFIRMED"));
        assert!(event.get_uid().expect("a uid").starts_with("2018-07-08-meeting-"));
        assert!(event.get_description().expect("a description").contains("후속 협상 일정"));
    }

    #[test]
    fn no_plan_is_an_empty_calendar() {
        let calendar: icalendar::Calendar = plain("ical", &[quiet()]).parse().expect("a calendar");
        assert!(calendar.components.is_empty());
    }

    #[test]
    fn plans_of_all_annotated_articles_are_read() {
        let articles: Vec<_> = golden().iter().map(Sample::article).collect();
        let text = to_string(find("ical").unwrap(), &articles, &Options::default());
        let calendar: icalendar::Calendar = text.parse().expect("a calendar");
        assert_eq!(calendar.components.len(), text.matches("BEGIN:VEVENT").count());
    }
}

#[test]
fn every_format_writes_every_annotated_article() {
    let articles: Vec<_> = golden().iter().map(Sample::article).collect();
    for format in FORMATS {
        let text = to_string(*format, &articles, &Options::default());
        assert!(!text.is_empty(), "{}", format.name());
    }
}
