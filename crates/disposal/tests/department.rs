//! The demonstration department: whole, consistent, and due when it should be.

use std::collections::{BTreeMap, BTreeSet};

use disposal::{Assessment, Event, FactDate, Facts, Holds, PartFacts, Schedule, Unit, assess, in_force};
use jiff::civil::Date;
use serde_json::{Value, json};
use words::{Lang, Text};

use crate::cases::day;
use crate::schemas::{complaints, validator};
use crate::sentences::assert_whole;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../../fixtures/department/", $name))
    };
}

struct Department {
    agents: Value,
    classes: Value,
    folders: Value,
    facts: Value,
    records: Vec<Value>,
    schedules: Vec<Schedule>,
}

fn department() -> Department {
    let read = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let schedules = read(fixture!("schedules.json"));
    let schedule = |value: &Value| Schedule::read(&value.to_string()).unwrap_or_else(|refused| panic!("{refused:?}"));
    Department {
        agents: read(fixture!("agents.json")),
        classes: read(fixture!("classes.json")),
        folders: read(fixture!("folders.json")),
        facts: read(fixture!("facts.json")),
        records: fixture!("records.jsonl").lines().map(read).collect(),
        schedules: schedules.as_array().unwrap().iter().map(schedule).collect(),
    }
}

fn entries<'a>(value: &'a Value, list: &str) -> &'a [Value] {
    value[list].as_array().unwrap()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("{field} of {value}"))
}

/// The entries by a field, which must be unique.
fn by<'a>(entries: &'a [Value], field: &str) -> BTreeMap<&'a str, &'a Value> {
    let map: BTreeMap<_, _> = entries.iter().map(|entry| (text(entry, field), entry)).collect();
    assert_eq!(map.len(), entries.len(), "{field} is not unique");
    map
}

fn maybe_day(value: &Value) -> Option<Date> {
    value.as_str().map(day)
}

/// What a folder, its part and the events say about a record's disposal unit.
fn facts_about(department: &Department, folder: &Value, record: &Value, unit: Unit) -> Facts {
    let parts = entries(folder, "parts").iter().filter(|part| unit == Unit::Folder || part["number"] == record["part"]);
    let parts: Vec<&Value> = parts.collect();
    let mut subjects = BTreeMap::<String, BTreeSet<String>>::new();
    let sources = if unit == Unit::Record { vec![record] } else { parts.clone() };
    for source in sources {
        if let Some(keys) = source.get("subjects") {
            subjects.extend(serde_json::from_value::<BTreeMap<String, BTreeSet<String>>>(keys.clone()).unwrap());
        }
    }
    let part = |part: &&Value| PartFacts {
        id: format!("{} Pt {}", text(folder, "reference"), part["number"]),
        opened: part["opened"].as_str().map(FactDate::new),
        closed: part["closed"].as_str().map(FactDate::new),
        earlier_closings: Vec::new(),
    };
    Facts {
        unit: text(record, "id").to_owned(),
        declared: Some(FactDate::new(text(record, "declared"))),
        parts: parts.iter().map(part).collect(),
        dates: record.get("dates").map_or_else(BTreeMap::new, |dates| serde_json::from_value(dates.clone()).unwrap()),
        subjects,
        events: serde_json::from_value::<Vec<Event>>(department.facts["events"].clone()).unwrap(),
        ..Facts::default()
    }
}

fn assessed(department: &Department, record: &Value, on: Date) -> Assessment {
    let folders = by(entries(&department.folders, "folders"), "reference");
    let classes = by(entries(&department.classes, "classes"), "code");
    let folder = folders[text(record, "folder")];
    let code = text(classes[text(folder, "class")], "disposal_class");
    let (class, version) = in_force(&department.schedules, code, on).unwrap();
    let facts = facts_about(department, folder, record, class.unit);
    assess(class, &version, &facts, &Holds::default(), on)
}

#[test]
fn every_file_satisfies_its_schema() {
    let department = department();
    for (name, value) in [
        ("agents", &department.agents),
        ("classes", &department.classes),
        ("folders", &department.folders),
        ("facts", &department.facts),
    ] {
        assert_eq!(complaints(&validator(&format!("records/department-{name}")), value), [""; 0], "{name}");
    }
    let record_schema = validator("records/department-record");
    for record in &department.records {
        assert_eq!(complaints(&record_schema, record), [""; 0], "{}", record["id"]);
    }
}

#[test]
fn the_schedules_are_sound_and_their_vectors_hold() {
    for schedule in department().schedules {
        assert_eq!(schedule.check(), [], "{}", schedule.id);
        assert!(schedule.note.get(Lang::En).contains("illustrative") && !schedule.note.get(Lang::ZhHantHk).is_empty());
    }
}

#[test]
fn every_reference_resolves() {
    let department = department();
    let agents = by(entries(&department.agents, "agents"), "id");
    let class_ids = by(entries(&department.classes, "classes"), "id");
    let classes = by(entries(&department.classes, "classes"), "code");
    let folders = by(entries(&department.folders, "folders"), "reference");
    for class in entries(&department.classes, "classes") {
        let code = text(class, "disposal_class");
        assert!(in_force(&department.schedules, code, day("2026-11-21")).is_some(), "{class}");
        let parent = class["parent"].as_str();
        assert!(
            parent.is_none_or(|parent| text(class, "code").starts_with(text(class_ids[parent], "code"))),
            "{class}"
        );
    }
    for folder in entries(&department.folders, "folders") {
        assert!(classes.contains_key(text(folder, "class")), "{folder}");
        assert!(agents.contains_key(text(folder, "responsible")), "{folder}");
    }
    for record in &department.records {
        let parts = entries(folders[text(record, "folder")], "parts");
        assert!(parts.iter().any(|part| part["number"] == record["part"]), "{}", record["id"]);
        assert!(agents.contains_key(text(record, "author")), "{}", record["id"]);
    }
    let events = by(entries(&department.facts, "events"), "id");
    for event in events.values() {
        assert!(agents.contains_key(text(event, "recorded_by")), "{event}");
        assert!(event.get("corrected_by").is_none_or(|id| events.contains_key(id.as_str().unwrap())), "{event}");
    }
}

#[test]
fn every_event_concerns_somebody() {
    let department = department();
    let folders = entries(&department.folders, "folders");
    let holders = department.records.iter().chain(folders.iter().flat_map(|folder| entries(folder, "parts")));
    let keys: BTreeSet<&str> = holders
        .filter_map(|holder| holder.get("subjects")?.as_object())
        .flat_map(|subjects| subjects.values().flat_map(|keys| keys.as_array().unwrap()))
        .map(|key| key.as_str().unwrap())
        .collect();
    for event in entries(&department.facts, "events") {
        assert!(keys.contains(text(event, "subject")), "{event}");
    }
}

#[test]
fn dates_are_in_order() {
    let department = department();
    let folders = by(entries(&department.folders, "folders"), "reference");
    for folder in folders.values() {
        assert_eq!(folder["opened"], folder["parts"][0]["opened"]);
        let mut last_closed: Option<Date> = None;
        for (at, part) in entries(folder, "parts").iter().enumerate() {
            let opened = day(text(part, "opened"));
            assert_eq!(part["number"], at + 1, "{folder}");
            assert!(last_closed.is_none_or(|closed| closed < opened), "{folder}");
            last_closed = maybe_day(&part["closed"]);
            assert!(last_closed.is_none_or(|closed| opened <= closed), "{folder}");
            let is_last = at + 1 == entries(folder, "parts").len();
            assert!(is_last || last_closed.is_some(), "only the last part may be open: {folder}");
        }
        assert_eq!(maybe_day(&folder["closed"]), last_closed, "{folder}");
    }
    for record in &department.records {
        let declared = FactDate::new(text(record, "declared")).day().unwrap();
        let number = usize::try_from(record["part"].as_u64().unwrap()).unwrap();
        let part = &folders[text(record, "folder")]["parts"][number - 1];
        assert!(day(text(part, "opened")) <= declared, "{}", record["id"]);
        assert!(maybe_day(&part["closed"]).is_none_or(|closed| declared <= closed), "{}", record["id"]);
        // A partial date may end after the declaration; it must not begin after it.
        let dated = text(record, "document_date");
        assert!(
            FactDate::new(dated).day().is_ok() && dated <= &declared.to_string()[..dated.len()],
            "{}",
            record["id"]
        );
    }
}

#[test]
fn both_titles_stand_everywhere() {
    let department = department();
    let lists = [
        (&department.classes, "classes", "title"),
        (&department.folders, "folders", "title"),
        (&department.agents, "agents", "name"),
    ];
    for (file, list, field) in lists {
        for entry in entries(file, list) {
            assert!(serde_json::from_value::<Text>(entry[field].clone()).unwrap().is_complete(), "{entry}");
        }
    }
    for record in &department.records {
        assert!(serde_json::from_value::<Text>(record["title"].clone()).unwrap().is_complete(), "{}", record["id"]);
    }
}

#[test]
fn the_collection_is_worth_searching() {
    let department = department();
    assert!(department.records.len() >= 60 && entries(&department.folders, "folders").len() >= 20);
    let all: String = department.records.iter().map(|record| text(record, "text")).collect();
    for form in ["衞生", "衛生", "裏", "裡", "邨", "𨋢", "枱", "保留令", "存廢期限表"] {
        assert!(all.contains(form), "{form}");
    }
    for record in &department.records {
        let length = text(record, "text").chars().count();
        assert!((120..=600).contains(&length), "{}: {length}", record["id"]);
    }
}

/// Worked out by hand from the schedules, one record in each class and more where it matters.
#[test]
fn records_are_due_when_worked_out_by_hand() {
    let department = department();
    let by_hand: Value = serde_json::from_str(fixture!("by-hand.json")).unwrap();
    let on = day(text(&by_hand, "on"));
    for expected in entries(&by_hand, "records") {
        let title = text(expected, "title");
        let record = department.records.iter().find(|record| record["title"]["en"] == title);
        let answer = assessed(&department, record.unwrap_or_else(|| panic!("no record: {title}")), on);
        let found = json!({
            "title": title, "state": answer.state.code(), "base": answer.base, "end": answer.end, "due": answer.due,
        });
        assert_eq!(found, *expected);
    }
}

#[test]
fn every_record_is_assessed_and_explained_in_both_languages() {
    let department = department();
    for record in &department.records {
        let answer = assessed(&department, record, day("2026-11-21"));
        assert!(answer.digest.is_some() && answer.class.is_some(), "{}", record["id"]);
        for lang in Lang::ALL {
            answer.steps.iter().for_each(|step| assert_whole(&step.text(lang)));
        }
    }
}
