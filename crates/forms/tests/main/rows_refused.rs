//! Rows that a definition cannot have: each fault with its place, and a sentence in both languages.

use serde_json::{Value as Json, json};
use words::{Lang, say};

use crate::shelf::{parse, source};

const TRANSFER: &str = "RM-TRF-1";

/// The faults of the transfer list after a change, as code, place and what they name.
fn faults(change: &dyn Fn(&mut Json)) -> Vec<(String, String, String)> {
    let mut changed = source(TRANSFER);
    change(&mut changed);
    let found = parse(&changed).err().unwrap_or_default();
    for fault in &found {
        for lang in Lang::ALL {
            assert!(say(lang, &fault.message()).is_some(), "{fault}");
        }
    }
    let named = |fault: &forms::Fault| serde_json::to_value(&fault.message().args["name"]).unwrap();
    let told = |fault: &forms::Fault| {
        (fault.code().to_owned(), fault.pointer.clone(), named(fault).as_str().unwrap_or_default().to_owned())
    };
    found.iter().map(told).collect()
}

fn fault(code: &str, at: &str, name: &str) -> Vec<(String, String, String)> {
    vec![(code.to_owned(), at.to_owned(), name.to_owned())]
}

fn slot(group: &str, stage: &str) -> Json {
    json!({"id": "slip", "label": {"zh-Hant-HK": "便條", "en": "Slip"}, "in": group, "stage": stage})
}

/// The section of the layout in which the boxes are drawn.
const BOXES: &str = "/layout/pages/1/sections/0/items/0";

#[test]
fn a_group_within_rows_belongs_to_the_stage_of_those_rows() {
    let found = faults(&|form| form["fields"]["/boxes/*/files"]["stage"] = "receive".into());
    let (code, at, name) = &found[0];
    assert_eq!((code.as_str(), at.as_str()), ("forms-def-rows-stage", "/fields/~1boxes~1*~1files"), "{found:?}");
    assert_eq!(name, "/boxes");
}

#[test]
fn a_field_of_rows_is_filled_in_when_there_are_rows() {
    let early = faults(&|form| form["fields"]["/extras/*/place"]["stage"] = "send".into());
    assert_eq!(early, fault("forms-def-rows-before", "/fields/~1extras~1*~1place", "/extras"));
    let later = faults(&|form| form["fields"]["/extras/*/place"]["stage"] = "settle".into());
    assert_eq!(later, []);
}

#[test]
fn a_file_of_rows_is_attached_when_there_are_rows() {
    let with = |stage: &'static str| {
        move |form: &mut Json| {
            form["evidence"]["attachments"].as_array_mut().unwrap().push(slot("/extras", stage));
            let items = form["layout"]["pages"].as_array_mut().unwrap().iter_mut();
            let items = items.flat_map(|page| page["sections"].as_array_mut().unwrap());
            let mut items = items.flat_map(|section| section["items"].as_array_mut().unwrap());
            let extras = items.find(|item| item["repeat"] == "/extras").unwrap();
            extras["columns"].as_array_mut().unwrap().push(json!({"attachment": "slip"}));
        }
    };
    let number = source(TRANSFER)["evidence"]["attachments"].as_array().unwrap().len();
    let place = format!("/evidence/attachments/{number}");
    assert_eq!(faults(&with("send")), fault("forms-def-rows-before", &place, "/extras"));
    assert_eq!(faults(&with("receive")), []);
    assert_eq!(faults(&with("settle")), []);
}

#[test]
fn what_lies_in_rows_is_no_item_of_a_section() {
    let add = |item: Json| {
        move |form: &mut Json| {
            let section = form.pointer_mut("/layout/pages/1/sections/0/items").unwrap();
            section.as_array_mut().unwrap().push(item.clone());
        }
    };
    let is_told = |found: &[(String, String, String)], code: &str, name: &str| {
        assert!(found.contains(&fault(code, "/layout", name)[0]), "{code} {name}: {found:?}");
    };
    is_told(&faults(&add(json!("/boxes/*/label"))), "forms-def-layout-in-rows", "/boxes/*/label");
    is_told(
        &faults(&add(json!({"field": "/boxes/*/files/*/part", "width": "half"}))),
        "forms-def-layout-in-rows",
        "/boxes/*/files/*/part",
    );
    let inner = json!({"repeat": "/boxes/*/files", "columns": []});
    is_told(&faults(&add(inner)), "forms-def-layout-in-rows", "/boxes/*/files");
    is_told(&faults(&add(json!("/boxes"))), "forms-def-layout-rows", "/boxes");
}

#[test]
fn at_the_foot_of_a_group_stand_fields_beside_it() {
    let foot = |path: &'static str| {
        move |form: &mut Json| {
            let boxes = form.pointer_mut(BOXES).unwrap();
            let inner = boxes["columns"].as_array_mut().unwrap().iter_mut().find(|column| column.is_object()).unwrap();
            inner["foot"].as_array_mut().unwrap().push(path.into());
        }
    };
    for path in ["/fileCount", "/boxes/*/files/*/part", "/boxes", "/extras/*/place"] {
        let found = faults(&foot(path));
        assert!(found.contains(&fault("forms-def-layout-foot", "/layout", path)[0]), "{path}: {found:?}");
    }
    assert!(!faults(&foot("/boxes/*/label")).iter().any(|(code, ..)| code == "forms-def-layout-foot"));
}
