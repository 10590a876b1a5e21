//! Faulty definitions: every fault with its code and its place, and all of them at once.

use forms::{Definition, Fault};
use serde_json::{Value as Json, json};

use crate::shelf::{HALL, LEAVE, definition, parse, source};

/// The faults of a definition after one change, as (pointer, code).
fn faults(name: &str, pointer: &str, value: Json) -> Vec<(String, String)> {
    let mut source = source(name);
    let (above, last) = pointer.rsplit_once('/').unwrap();
    let last = last.replace("~1", "/").replace("~0", "~");
    match source.pointer_mut(above).unwrap_or_else(|| panic!("no {above}")) {
        Json::Array(items) if last == "-" => items.push(value),
        Json::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        Json::Object(object) if value == json!("-gone-") => drop(object.remove(&last).unwrap()),
        Json::Object(object) => drop(object.insert(last, value)),
        _ => panic!("{above} holds nothing"),
    }
    let found = parse(&source).err().unwrap_or_default();
    found.iter().map(|fault: &Fault| (fault.pointer.clone(), fault.code().to_owned())).collect()
}

fn assert_fault(pointer: &str, value: Json, code: &str, at: &str) {
    let found = faults(HALL, pointer, value.clone());
    assert!(found.contains(&(at.to_owned(), code.to_owned())), "{pointer} = {value}: {found:?}");
}

const GONE: &str = "-gone-";

/// As long as a definition can be: what costs the square of it does not come to an end.
#[test]
fn a_path_of_very_many_steps_is_refused_like_any_other() {
    let deep = "/a".repeat(200_000);
    for path in [format!(".{deep}"), deep] {
        assert_fault("/logic/compute/~1total", json!({"var": path}), "forms-def-reference", "/logic/compute/~1total");
    }
}

#[test]
fn what_is_missing_unknown_or_of_another_kind() {
    for (pointer, value, code, at) in [
        ("/mform", json!(2), "forms-def-format-version", "/mform"),
        ("/formNo", json!(GONE), "forms-def-missing", ""),
        ("/color", json!("red"), "forms-def-unknown-key", "/color"),
        ("/logic/when", json!({}), "forms-def-unknown-key", "/logic/when"),
        ("/fields/~1org/colour", json!("red"), "forms-def-unknown-key", "/fields/~1org/colour"),
        ("/version", json!("3"), "forms-def-kind", "/version"),
        ("/text/title", json!({"en": "Only English"}), "forms-def-text-incomplete", "/text/title"),
        (
            "/fields/~1org/label",
            json!({"zh-Hant-HK": "團體", "en": " "}),
            "forms-def-text-incomplete",
            "/fields/~1org/label",
        ),
        ("/logic/assert/0/text/en", json!(GONE), "forms-def-text-incomplete", "/logic/assert/0/text"),
        ("/window/validFrom", json!("2026-13-40"), "forms-def-kind", "/window/validFrom"),
        ("/requires", json!("repeat"), "forms-def-kind", "/requires"),
    ] {
        assert_fault(pointer, value, code, at);
    }
}

#[test]
fn what_the_profile_of_the_data_does_not_allow() {
    let property = "/data/properties/activity";
    for (value, code, at) in [
        (json!({"type": "number"}), "forms-def-schema-type", ""),
        (json!({"type": ["string", "null"]}), "forms-def-schema-type", ""),
        (json!({"type": "string", "default": "x"}), "forms-def-schema-keyword", "/default"),
        (json!({"type": "string", "oneOf": []}), "forms-def-schema-keyword", "/oneOf"),
        (json!({"type": "integer", "multipleOf": 5}), "forms-def-schema-keyword", "/multipleOf"),
        (json!({"type": "string", "format": "ipv4"}), "forms-def-schema-format", "/format"),
        (json!({"type": "string", "pattern": "(?=a)"}), "forms-def-schema-pattern", "/pattern"),
        (json!({"type": "integer", "maximum": 9_007_199_254_740_993_i64}), "forms-def-schema-bound", "/maximum"),
        (json!({"type": "integer", "minimum": 0.5}), "forms-def-schema-bound", "/minimum"),
        (json!({"$ref": "https://example.org/x.json"}), "forms-def-schema-reference", "/$ref"),
        (json!({"$ref": "#/$defs/nowhere"}), "forms-def-schema-reference", "/$ref"),
        (json!({"type": "object", "properties": {}}), "forms-def-schema-open", ""),
        (
            json!({"type": "array", "items": {"type": "object", "properties": {}, "additionalProperties": false}}),
            "forms-def-schema-rows",
            "",
        ),
    ] {
        assert_fault(property, value, code, &format!("{property}{at}"));
    }
    assert_fault("/data/required/-", json!("nothing"), "forms-def-schema-required", "/data");
    assert_fault("/data/properties/1st", json!({"type": "string"}), "forms-def-schema-name", "/data/properties/1st");
    let circle = json!({"$ref": "#/$defs/orgNamePair"});
    assert_fault("/data/$defs/orgNamePair", circle, "forms-def-schema-depth", "/data/properties/org");
}

#[test]
fn names_that_lead_nowhere() {
    for (pointer, value, code, at) in [
        ("/fields/~1nothing", json!({}), "forms-def-field-path", "/fields/~1nothing"),
        ("/fields/~1activity", json!(GONE), "forms-def-field-missing", "/fields"),
        ("/fields/~1activity/stage", json!("nobody"), "forms-def-stage", "/fields/~1activity"),
        ("/fields/~1activity/type", json!("hologram"), "forms-def-field-type", "/fields/~1activity/type"),
        ("/fields/~1activity/type", json!("money"), "forms-def-field-schema", "/fields/~1activity/type"),
        ("/fields/~1nature/codelist", json!("moods"), "forms-def-codelist", "/fields/~1nature"),
        ("/fields/~1activity/prefill", json!({"from": "clock.now"}), "forms-def-prefill", "/fields/~1activity"),
        ("/data/properties/nature/enum/-", json!("nap"), "forms-def-code-stray", "/fields/~1nature"),
        (
            "/codelists/natures/codes/-",
            json!({"code": "other", "label": {"zh-Hant-HK": "其他", "en": "Other"}}),
            "forms-def-code-twice",
            "/codelists/natures/codes/6",
        ),
        (
            "/codelists/venues/codes/0/attributes/feeBasic",
            json!(116),
            "forms-def-attribute-value",
            "/codelists/venues/codes/0/attributes/feeBasic",
        ),
        ("/logic/visible/~1nothing", json!(true), "forms-def-rule-target", "/logic/visible/~1nothing"),
        ("/logic/visible/#nowhere", json!(true), "forms-def-section", "/logic"),
        ("/logic/assert/0/at", json!("/nothing/*"), "forms-def-rule-target", "/logic/assert/0/at"),
        ("/layout/pages/0/sections/0/items/-", json!("/nothing"), "forms-def-field-path", "/layout"),
        ("/layout/pages/0/sections/0/items/-", json!("/org"), "forms-def-layout-twice", "/layout"),
        (
            "/layout/pages/0/sections/0/items/0",
            json!({"text": {"zh-Hant-HK": "甲", "en": "A"}}),
            "forms-def-layout-missing",
            "/layout",
        ),
        ("/layout/pages/0/sections/0/items/-", json!({"attachment": "photo"}), "forms-def-attachment", "/layout"),
        ("/workflow/stages/1/mayReturnTo", json!(["decide"]), "forms-def-stage", "/workflow/stages/1"),
        ("/workflow/stages/2/after", json!(["apply"]), "forms-def-stage-ends", "/workflow"),
        ("/workflow/stages/2/id", json!("vet"), "forms-def-stage-twice", "/workflow/stages/2"),
        ("/workflow/stages/1/by", json!({"role": "x", "post": "y"}), "forms-def-stage-by", "/workflow/stages/1/by"),
        ("/workflow/stages/1/due/from", json!("apply"), "forms-def-due", "/workflow/stages/1/due/from"),
        ("/workflow/stages/1/due/calendar", json!("moon"), "forms-def-calendar", "/workflow/stages/1/due"),
        ("/evidence/attachments/0/stage", json!("nobody"), "forms-def-stage", "/evidence"),
        (
            "/evidence/attachments/0/original/policy",
            json!("trust"),
            "forms-def-original",
            "/evidence/attachments/0/original",
        ),
        ("/snapshots/hkHolidays/sample/covers", json!(GONE), "forms-def-calendar-data", "/snapshots/hkHolidays/sample"),
    ] {
        assert_fault(pointer, value, code, at);
    }
}

#[test]
fn rules_of_the_wrong_type() {
    for (pointer, value, code) in [
        (
            "/logic/visible/~1perHead",
            json!({"==": [{"var": "/chargesParticipants"}, "true"]}),
            "forms-def-types-differ",
        ),
        ("/logic/visible/~1perHead", json!({"var": "/participants"}), "forms-def-result"),
        ("/logic/visible/~1decisionReason", json!({"==": [{"var": "/decision"}, "denied"]}), "forms-def-code"),
        ("/logic/compute/~1total", json!({"concat": ["1"]}), "forms-def-result"),
        ("/logic/compute/~1total", json!({"/": [{"var": "/perHead"}, 3]}), "forms-def-division"),
        ("/logic/compute/~1total", json!({"sum": [{"var": "/bookings/*/price"}]}), "forms-def-reference"),
        ("/record/class", json!({"var": "/participants"}), "forms-def-result"),
        ("/record/facts/0/on", json!({"max": [{"var": "/bookings/*/fee"}]}), "forms-def-result"),
        ("/workflow/stages/1/when", json!("yes"), "forms-def-result"),
    ] {
        let found = faults(HALL, pointer, value);
        assert!(found.iter().any(|(at, found)| at.starts_with(pointer) && found == code), "{pointer}: {found:?}");
    }
}

#[test]
fn a_circle_of_rules_is_refused_with_its_path() {
    let mut source = source(HALL);
    source["logic"]["compute"]["/total"] = json!({"+": [{"var": "/expectedIncome"}, 1]});
    source["logic"]["compute"]["/expectedIncome"] = json!({"+": [{"var": "/total"}, 1]});
    let faults = parse(&source).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].code(), "forms-def-circle");
    let line = faults[0].to_string();
    assert!(line.contains("/expectedIncome → /total → /expectedIncome"), "{line}");
}

#[test]
fn a_field_that_decides_its_own_visibility_is_a_circle() {
    let found = faults(HALL, "/logic/visible/~1activity", json!({"isBlank": [{"var": "/activity"}]}));
    assert_eq!(found, [("/logic".to_owned(), "forms-def-circle".to_owned())]);
}

#[test]
fn all_faults_come_at_once() {
    let mut source = source(LEAVE);
    source["color"] = json!(1);
    source["fields"]["/officer"]["stage"] = json!("nobody");
    source["logic"]["compute"]["/days"] = json!({"/": [1, 2]});
    source["layout"]["pages"][0]["title"]["en"] = json!("");
    let codes: Vec<String> = parse(&source).unwrap_err().iter().map(|fault| fault.code().to_owned()).collect();
    for code in ["forms-def-unknown-key", "forms-def-stage", "forms-def-division", "forms-def-text-incomplete"] {
        assert!(codes.contains(&code.to_owned()), "{code} not in {codes:?}");
    }
}

#[test]
fn what_is_not_json_or_too_large_is_a_fault_and_no_panic() {
    for (bytes, code) in
        [(&b"{\"mform\": 1,"[..], "forms-def-json"), (b"", "forms-def-json"), (b"\xff\xfe", "forms-def-json")]
    {
        assert_eq!(Definition::parse(bytes).unwrap_err()[0].code(), code);
    }
    let twice = br#"{"mform": 1, "text": {"title": {"en": "One", "en": "Two"}}}"#;
    assert_eq!(Definition::parse(twice).unwrap_err()[0].code(), "forms-def-name-twice");
    let deep = "[".repeat(100_000);
    assert_eq!(Definition::parse(deep.as_bytes()).unwrap_err()[0].code(), "forms-def-json");
    let large = vec![b' '; 5 * 1024 * 1024];
    assert_eq!(Definition::parse(&large).unwrap_err()[0].code(), "forms-def-size");
    for shape in ["null", "[]", "7", "{}", r#"{"mform":1}"#, r#"{"mform":1,"data":[],"fields":3}"#] {
        assert!(!Definition::parse(shape.as_bytes()).unwrap_err().is_empty(), "{shape}");
    }
}

#[test]
fn any_part_replaced_by_anything_is_read_or_refused_without_a_panic() {
    let source = source(HALL);
    for part in source.as_object().unwrap().keys() {
        for value in [json!(null), json!("x"), json!([[]]), json!({"x": {"y": []}})] {
            let mut changed = source.clone();
            changed[part] = value;
            let _ = parse(&changed);
        }
    }
}

#[test]
fn an_unknown_feature_can_be_viewed_and_not_filled_in() {
    let mut source = source(HALL);
    source["requires"].as_array_mut().unwrap().push(json!("holograms"));
    let definition = parse(&source).unwrap();
    assert_eq!(definition.view().unknown_features, ["holograms"]);
    let inputs = crate::shelf::inputs(&definition, "apply", "2026-11-21");
    let found = forms::evaluate(&definition, &crate::shelf::answers(HALL, "apply"), &inputs);
    assert_eq!(found.problems.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["forms-unknown-feature"]);
    let edit = forms::Edit::Set { path: "/activity".into(), value: json!("x") };
    let refusal = forms::apply_edit(&definition, &mut json!({}), edit, "apply").unwrap_err();
    assert_eq!(refusal.code(), "forms-unknown-feature");
    assert!(!forms::check(&definition).passed);
}

#[test]
fn a_retention_rule_in_a_form_is_remarked_upon() {
    let mut source = source(HALL);
    source["record"]["retention"] = json!({"rule": "RR-FIN-7Y"});
    source["record"].as_object_mut().unwrap().remove("facts");
    source["tests"] = json!([]);
    let report = forms::check(&parse(&source).unwrap());
    let codes: Vec<&str> = report.remarks.iter().map(Fault::code).collect();
    for code in ["forms-check-retention", "forms-check-no-facts", "forms-check-no-tests", "forms-check-stage-untested"]
    {
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }
}

#[test]
fn a_rule_that_no_test_shows_both_ways_is_remarked_upon() {
    let mut source = source(HALL);
    let cases = source["tests"].as_array_mut().unwrap();
    cases.retain(|case| !case["name"].as_str().unwrap().contains("charging participants"));
    cases.retain(|case| !case["name"].as_str().unwrap().contains("expected income"));
    let report = forms::check(&parse(&source).unwrap());
    let places: Vec<&str> = report.remarks.iter().map(|fault| fault.pointer.as_str()).collect();
    assert!(
        places.contains(&"/logic/visible/~1perHead") && places.contains(&"/evidence/attachments/1/when"),
        "{places:?}"
    );
    assert!(report.remarks.iter().all(|fault| fault.code() == "forms-check-untested"));
}

#[test]
fn the_stages_before_a_stage_are_all_of_them() {
    let definition = definition(LEAVE);
    assert_eq!(definition.stages_before("approve").into_iter().collect::<Vec<_>>(), ["apply", "support"]);
    assert!(definition.stages_before("apply").is_empty());
}
