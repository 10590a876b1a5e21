//! The published definitions are sound, pass their own tests, and carry their examples.

use std::collections::BTreeSet;

use forms::{Definition, FEATURES, SigningWay, check, evaluate, unknown_classes};
use serde_json::{Value as Json, json};

use crate::shelf::{HALL, LEAVE, all, answers, definition, inputs, json as file, parse, source};

#[test]
fn every_definition_passes_its_own_tests_without_a_remark() {
    for name in all() {
        let report = check(definition(name));
        for case in &report.cases {
            assert!(case.passed, "{name}: {}: {:#?}", case.name, case.differences);
        }
        assert_eq!(report.remarks, [], "{name}");
        assert!(report.passed && report.cases.len() >= 6);
    }
}

#[test]
fn a_case_that_is_wrong_fails_and_says_how() {
    let mut source = source(HALL);
    source["tests"][0]["expect"] = json!({
        "values": {"/total": "460.01"}, "visible": ["/perHead"], "errors": {"/org": ["required"]}, "nextStage": null
    });
    let report = check(&parse(&source).unwrap());
    assert!(!report.passed);
    let what: Vec<&str> = report.cases[0].differences.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(what, ["visible", "values", "errors", "nextStage"]);
    assert_eq!(report.cases[0].differences[1].found, json!("460.00"));
    assert!(report.cases[1].passed);
}

#[test]
fn the_examples_of_every_stage_have_no_problem() {
    for name in all() {
        let definition = definition(name);
        for stage in &definition.stages {
            let found = evaluate(definition, &answers(name, &stage.id), &inputs(definition, &stage.id, "2026-11-21"));
            assert_eq!(found.problems, [], "{name} {}", stage.id);
        }
    }
}

#[test]
fn every_rule_and_every_feature_is_used_somewhere() {
    let mut used: BTreeSet<String> = all().iter().flat_map(|name| definition(name).requires.clone()).collect();
    // What only an import writes.
    used.insert("also".to_owned());
    assert_eq!(used, FEATURES.iter().map(|feature| (*feature).to_owned()).collect());
}

#[test]
fn the_leave_form_takes_its_holidays_from_the_published_calendar() {
    let calendar = file("calendars/hk-general-holidays.json");
    let sample = &source(LEAVE)["snapshots"]["hkHolidays"]["sample"];
    for part in ["covers", "restDays", "holidays"] {
        assert_eq!(sample[part], calendar[part], "{part}");
    }
    for year in ["2025", "2026", "2027"] {
        let days = calendar["holidays"].as_array().unwrap().iter();
        let days: Vec<&str> =
            days.map(|day| day["date"].as_str().unwrap()).filter(|day| day.starts_with(year)).collect();
        assert_eq!(days.len(), 17, "{year} has seventeen general holidays besides Sundays");
        assert!(days.is_sorted());
    }
    assert!(calendar["source"]["en"].as_str().unwrap().contains("checked"));
}

#[test]
fn every_way_of_signing_is_accepted_by_some_form() {
    let definitions = all().iter().map(|name| definition(name));
    let ways: BTreeSet<SigningWay> =
        definitions.flat_map(|one| &one.stages).flat_map(|stage| stage.ways.iter().copied()).collect();
    assert_eq!(ways, SigningWay::ALL.into());
}

#[test]
fn a_class_that_the_file_plan_does_not_have_is_named() {
    let known = ["DO-4-12", "DO-4-13"].map(str::to_owned).into();
    assert_eq!(unknown_classes(definition(HALL), &known), Vec::<String>::new());
    assert_eq!(unknown_classes(definition(LEAVE), &known), ["PER-3-2"]);
}

#[test]
fn one_byte_changed_is_another_definition_and_key_order_is_not() {
    for name in all() {
        let mut source = source(name);
        let hash = definition(name).hash().to_owned();
        let sorted: Json = serde_json::from_slice(definition(name).canonical()).unwrap();
        assert_eq!(parse(&sorted).unwrap().hash(), hash);
        assert_eq!(forms::sha256_hex(definition(name).canonical()), hash);
        source["text"]["title"]["en"] = json!("Application for leave.");
        assert_ne!(parse(&source).unwrap().hash(), hash);
    }
}

#[test]
fn a_view_has_all_that_a_renderer_draws() {
    let definition = definition(HALL);
    let view = serde_json::to_value(definition.view()).unwrap();
    assert_eq!(view["form_no"], "HAD-CH-1");
    assert_eq!(view["fields"]["/bookings/*/fee"]["type"], "money");
    assert_eq!(view["fields"]["/bookings/*/fee"]["places"], 2);
    assert_eq!(view["fields"]["/bookings"]["max_rows"], 60);
    assert_eq!(view["fields"]["/total"]["formula"], "sum(bookings.fee)");
    assert_eq!(view["codelists"]["venues"][0]["label"]["zh-Hant-HK"], "禮頓山社區會堂");
    assert_eq!(view["attachments"][0]["path"], "/$attachments/societyCert");
    assert_eq!(view["stages"][1]["working_days"], 5);
    let sessions = &view["pages"][1]["sections"][1]["items"][1];
    assert_eq!((&sessions["item"], &sessions["foot"][0]), (&json!("repeat"), &json!("/total")));
}

#[test]
fn a_definition_is_read_from_its_canonical_form_again() {
    let once = definition(LEAVE);
    let again = Definition::parse(once.canonical()).unwrap();
    assert_eq!(once.view(), again.view());
}
