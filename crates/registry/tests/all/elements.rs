//! The metadata that a record shows: each element of the set, with the place it comes from.

use std::collections::BTreeMap;

use records::ELEMENTS;
use serde_json::{Value, json};
use words::Lang;

use crate::kit::Day;

/// Numbers of the elements that every record shows.
const SHOWN: [u32; 35] = [
    1, 2, 5, 6, 10, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 25, 29, 33, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 54,
    56, 57, 58, 61, 68,
];
/// Those that may be empty: the other side of a title, and what a paper need not have.
const MAY_BE_EMPTY: [u32; 4] = [5, 6, 17, 29];
/// Those that come from a level above, with what names that level.
const FROM_ABOVE: [(u32, &str); 10] = [
    (10, "PER-3-2"),
    (20, "HDSD PER/3-2/1 Pt"),
    (21, "HDSD PER/3-2/1 Pt"),
    (25, "HDSD PER/3-2/1"),
    (36, "HDSD-ADM v1"),
    (37, "PER-3-2"),
    (39, "HDSD-ADM v1"),
    (40, "HDSD-ADM v1"),
    (41, "HDSD-ADM v1"),
    (42, "HDSD-ADM v1"),
];

/// The elements of a record by number.
fn shown(day: &mut Day, reference: &str) -> BTreeMap<u32, Value> {
    let shown = day.ask("show_record", json!({"reference": reference}));
    let elements = shown["metadata"].as_array().expect("metadata").clone();
    let id = |name: &Value| {
        ELEMENTS
            .iter()
            .find(|rule| json!(rule.element) == *name)
            .map(|rule| rule.element.id())
            .expect("a known element")
    };
    elements.into_iter().map(|one| (id(&one["element"]), one)).collect()
}

fn leave(day: &mut Day) -> String {
    let answers = |stage: &str| -> Value {
        let path = format!("{}/../../schemas/forms/GEN-LV-1/11-2026/answers-{stage}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_slice(&std::fs::read(path).expect("answers")).expect("JSON")
    };
    let first = day.submit("GEN-LV-1", None, answers("apply"), Vec::new()).expect("applied");
    day.submit("GEN-LV-1", Some(&first), answers("support"), Vec::new()).expect("supported");
    let last = day.submit("GEN-LV-1", Some(&first), answers("approve"), Vec::new()).expect("approved");
    last.record.expect("a record").reference
}

#[test]
fn a_record_shows_every_element_with_the_place_it_comes_from() {
    let mut day = Day::sample();
    let reference = leave(&mut day);
    let elements = shown(&mut day, &reference);
    for id in SHOWN {
        let element = elements.get(&id).unwrap_or_else(|| panic!("element {id} is not shown"));
        for side in [Lang::En, Lang::ZhHantHk] {
            let text = element["value"][side.tag()].as_str().expect("a text");
            let filled = !text.is_empty() || MAY_BE_EMPTY.contains(&id);
            assert!(filled && !text.contains("registry-") && !text.contains('{'), "{id}: {element}");
        }
    }
    for (id, above) in FROM_ABOVE {
        let from = elements[&id]["inherited_from"].as_str().unwrap_or_else(|| panic!("{id} names no level"));
        assert!(from.contains(above), "{id}: {from}");
        assert_eq!(elements[&id]["source"], "inherited");
    }
    let of = |id: u32| elements[&id]["value"]["en"].as_str().expect("a text").to_owned();
    assert!(of(18).contains("2026-11-23 12:00") && of(18).contains("accepted"), "{}", of(18));
    assert_eq!(of(38), "Inherited from PER-3-2");
    assert_eq!(of(40), "3 years, counted from the same day");
    assert_eq!((of(41), of(42)), ("The records server".to_owned(), "Destroy".to_owned()));
    assert!(of(44).starts_with("Base 2027-12-28, end 2030-12-2"), "{}", of(44));
}

#[test]
fn a_record_filed_by_hand_has_the_language_of_its_title() {
    let mut day = Day::sample();
    let paper = day.write("會議紀錄.txt", "議程".as_bytes());
    let request = json!({"paths": [paper], "folder": "HDSD ADM/1-1/7", "title": null, "security": null});
    let filed = day.ask("file_documents", request);
    let reference = filed["filed"][0]["reference"].as_str().expect("a reference").to_owned();
    assert_eq!(shown(&mut day, &reference)[&13]["raw"], "zh-Hant-HK");
}

#[test]
fn a_history_says_the_same_in_both_languages_without_being_asked_again() {
    let mut day = Day::sample();
    let found = day.desk().find("HDSD ADM/1-1/7").expect("a folder").id;
    let parts = day.desk().store().children(found, records::Kind::Part).expect("parts");
    let page = day.desk().store().records_of_part(parts[0].id, None, 1).expect("records");
    let id = page.rows[0].entity.id.to_string();
    let edits = json!([{"element": "security", "value": "CONFIDENTIAL"}]);
    day.ask("edit_metadata", json!({"record_id": id, "reason": "It names a person.", "edits": edits}));
    let shown = day.ask("show_record", json!({"reference": id}));
    let entry = &shown["history"][0];
    assert_eq!(entry["new"], json!({"en": "Confidential", "zh-Hant-HK": entry["new"]["zh-Hant-HK"]}));
    assert_ne!(entry["new"]["zh-Hant-HK"], "Confidential");
    let what: words::Message = serde_json::from_value(entry["what"].clone()).expect("a message");
    assert_eq!(words::say(Lang::En, &what).as_deref(), Some("Security classification changed"));
    assert_eq!(words::say(Lang::ZhHantHk, &what).as_deref(), Some("已更改保密等級"));
}

#[test]
fn the_note_of_a_waiting_stage_names_its_sender_in_both_languages() {
    let mut day = Day::sample();
    let path = format!("{}/../../schemas/forms/GEN-LV-1/11-2026/answers-apply.json", env!("CARGO_MANIFEST_DIR"));
    let answers: Value = serde_json::from_slice(&std::fs::read(path).expect("answers")).expect("JSON");
    day.submit("GEN-LV-1", None, answers, Vec::new()).expect("applied");
    let work = day.ask("my_work", json!({}));
    let items =
        work["trays"].as_array().expect("trays").iter().flat_map(|tray| tray["items"].as_array().expect("items"));
    let note =
        items.map(|item| item["note"].clone()).find(|note| note["code"] == "registry-work-from").expect("a note");
    let note: words::Message = serde_json::from_value(note).expect("a message");
    let (en, zh) = (words::say(Lang::En, &note).expect("said"), words::say(Lang::ZhHantHk, &note).expect("said"));
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(!han(&en) && han(zh.rsplit_once(' ').map_or("", |(before, _)| before)), "{en} {zh}");
}
