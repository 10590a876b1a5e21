//! The types whose value has sides, and the file reference: the vectors of `fixtures/forms/fields.json`, and what a
//! definition may say of them.

use std::collections::BTreeMap;
use std::path::Path;

use forms::{
    Becomes, ChangeClass, Definition, Edit, Fate, FormChange, Inputs, Problem, apply_edit, changes, evaluate, migrate,
};
use serde_json::{Value as Json, json};

use crate::shelf::parse;

fn schema_of(kind: &str) -> Json {
    let text = json!({"type": "string", "maxLength": 60});
    let day = json!({"type": "string", "format": "date"});
    let object = |required: Json, properties: Json| json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties});
    match kind {
        "address" => object(
            json!(["street", "district"]),
            json!({"flat": text, "floor": text, "block": text, "building": text, "street": text,
                "district": {"type": "string"}}),
        ),
        "dateRange" => object(json!([]), json!({"from": day, "to": day})),
        "fileReference" => json!({"type": "string", "format": "fileReference"}),
        "date" => day,
        _ => text,
    }
}

/// A definition with fields of these types, the first of which is required.
fn source(version: u32, fields: &[(&str, &str)]) -> Json {
    let label = json!({"en": "Thing", "zh-Hant-HK": "事項"});
    let by_name = |of: &dyn Fn(&str) -> Json| -> Json {
        fields.iter().map(|(name, kind)| ((*name).to_owned(), of(kind))).collect::<serde_json::Map<_, _>>().into()
    };
    let described: serde_json::Map<String, Json> = fields
        .iter()
        .map(|(name, kind)| (format!("/{name}"), json!({"type": kind, "stage": "apply", "label": label})))
        .collect();
    let items: Vec<String> = fields.iter().map(|(name, _)| format!("/{name}")).collect();
    json!({
        "mform": 1, "requires": ["stages"], "id": "urn:mform:test:fields", "formNo": "TST-1",
        "edition": format!("{version:02}/2026"), "version": version, "text": {"title": label},
        "window": {"validFrom": format!("2026-{version:02}-01")},
        "data": {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
            "additionalProperties": false, "required": [fields[0].0], "properties": by_name(&schema_of)},
        "fields": described,
        "layout": {"pages": [{"id": "p", "title": label, "sections": [{"id": "s", "title": label, "items": items}]}]},
        "logic": {},
        "workflow": {"stages": [{"id": "apply", "label": label, "by": {"role": "applicant"}}]},
        "record": {"class": "GEN-1", "title": {"en": "Thing", "zh-Hant-HK": "事項"}},
        "tests": [],
    })
}

fn read(source: &Json) -> Definition {
    parse(source).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn faults(source: &Json) -> Vec<(String, String)> {
    let faults = parse(source).expect_err("a fault");
    faults.iter().map(|fault| (fault.pointer.clone(), fault.code().to_owned())).collect()
}

fn problems_of(definition: &Definition, answers: &Json) -> Vec<Problem> {
    evaluate(definition, answers, &Inputs::new("2026-11-20".parse().unwrap(), "apply")).problems
}

#[expect(clippy::disallowed_methods, reason = "a test reads the vectors")]
fn vectors() -> Vec<Json> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/forms/fields.json");
    let file: Json = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    file["vectors"].as_array().unwrap().clone()
}

#[test]
fn every_vector_of_a_field_type_becomes_what_it_should() {
    let vectors = vectors();
    assert!(vectors.len() >= 24, "only {} vectors", vectors.len());
    for vector in vectors {
        let name = &vector["name"];
        let definition = read(&source(1, &[("x", vector["type"].as_str().unwrap())]));
        let mut answers = json!({});
        if let Some(stored) = vector.get("stored") {
            answers = json!({"x": stored});
        } else {
            let edit = Edit::Set { path: "/x".into(), value: vector["typed"].clone() };
            apply_edit(&definition, &mut answers, edit, "apply").unwrap();
            assert_eq!(answers.get("x").unwrap_or(&Json::Null), &vector["value"], "{name}");
        }
        let found = evaluate(&definition, &answers, &Inputs::new("2026-11-20".parse().unwrap(), "apply"));
        let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for problem in &found.problems {
            let code = problem.code.trim_start_matches("forms-").to_owned();
            codes.entry(problem.path.trim_start_matches("/x").to_owned()).or_default().push(code);
        }
        let wanted: BTreeMap<String, Vec<String>> =
            vector.get("problems").map(|wanted| serde_json::from_value(wanted.clone()).unwrap()).unwrap_or_default();
        assert_eq!(codes, wanted, "{name}");
        let line = vector.get("line").and_then(Json::as_str);
        assert_eq!(found.lines.get("/x").map(String::as_str), line, "{name}");
    }
}

#[test]
fn a_side_is_typed_alone_and_keeps_the_others() {
    let definition = read(&source(1, &[("at", "address"), ("span", "dateRange")]));
    let mut answers = json!({});
    for (path, typed) in
        [("/at/flat", "１２Ｂ"), ("/at/street", "示範街1號"), ("/span/from", "1/2/2025"), ("/at/flat", " ")]
    {
        let edit = Edit::Set { path: path.into(), value: json!(typed) };
        apply_edit(&definition, &mut answers, edit, "apply").unwrap();
    }
    assert_eq!(answers, json!({"at": {"street": "示範街1號"}, "span": {"from": "2025-02-01"}}));
    for (path, value) in [("/at/planet", json!("x")), ("/at", json!({"planet": "x"})), ("/span/to", json!(7))] {
        let refused = apply_edit(&definition, &mut answers, Edit::Set { path: path.into(), value }, "apply");
        assert!(refused.is_err(), "{path}");
    }
}

#[test]
fn a_problem_at_a_side_names_the_field_and_the_side() {
    let definition = read(&source(1, &[("at", "address")]));
    let problems = problems_of(&definition, &json!({"at": {"street": "1 Example Street"}}));
    let label = problems[0].label.clone().unwrap();
    assert_eq!((label.en.as_str(), label.zh.as_str()), ("Thing (District)", "事項（地區）"));
}

#[test]
fn rules_read_the_sides_and_an_address_as_its_line() {
    let mut source = source(1, &[("at", "address"), ("span", "dateRange"), ("note", "text")]);
    let text = json!({"en": "No.", "zh-Hant-HK": "否。"});
    source["logic"] = json!({
        "compute": {"/note": {"concat": [{"var": "/at"}]}},
        "assert": [
            {"at": "/span", "text": text,
                "that": {"<=": [{"daysBetween": [{"var": "/span/from"}, {"var": "/span/to"}]}, 30]}},
            {"at": "/at/district", "text": text,
                "that": {"!=": [{"lookup": ["hkDistricts", {"var": "/at/district"}, "area"]}, "NT"]}},
            {"at": "/at/street", "text": text, "that": {"!=": [{"var": "/at/district"}, "WC"]}}
        ]
    });
    let definition = read(&source);
    let answers = |district: &str, to: &str| json!({"at": {"street": "1 Example Street", "district": district}, "span": {"from": "2025-01-01", "to": to}});
    let paths = |answers: &Json| -> Vec<String> {
        problems_of(&definition, answers).into_iter().map(|problem| problem.path).collect()
    };
    assert_eq!(paths(&answers("YTM", "2025-01-31")), [""; 0]);
    assert_eq!(paths(&answers("ST", "2025-01-31")), ["/at/district"]);
    assert_eq!(paths(&answers("WC", "2025-02-01")), ["/at/street", "/span"]);
    let found =
        evaluate(&definition, &answers("YTM", "2025-01-31"), &Inputs::new("2026-11-20".parse().unwrap(), "apply"));
    assert_eq!(found.values["note"], "1 Example Street, Yau Tsim Mong, Kowloon");
    assert_eq!(found.choices["/at/district"].len(), 18);
}

#[test]
fn a_definition_names_every_side_and_no_rule_works_out_a_value_with_sides() {
    let whole = |fields| source(1, fields);
    let mut lacks = whole(&[("at", "address")]);
    lacks["data"]["properties"]["at"]["properties"].as_object_mut().unwrap().remove("block");
    assert_eq!(faults(&lacks), [("/fields/~1at/type".into(), "forms-def-field-schema".into())]);
    let mut loose = whole(&[("span", "dateRange")]);
    loose["data"]["properties"]["span"]["properties"]["to"] = json!({"type": "string"});
    assert_eq!(faults(&loose), [("/fields/~1span/type".into(), "forms-def-field-schema".into())]);
    let mut more = whole(&[("at", "address")]);
    more["data"]["properties"]["at"]["properties"]["planet"] = json!({"type": "string"});
    assert!(faults(&more).iter().any(|(_, code)| code == "forms-def-field-missing"));
    let mut own = whole(&[("at", "address")]);
    own["codelists"] = json!({"hkDistricts": {"codes": [{"code": "X", "label": {"en": "X", "zh-Hant-HK": "X"}}]}});
    assert!(faults(&own).iter().any(|(_, code)| code == "forms-def-codelist-reserved"));
    let mut computed = whole(&[("at", "address")]);
    computed["logic"] = json!({"compute": {"/at": {"concat": ["1 Example Street"]}}});
    assert!(faults(&computed).iter().any(|(_, code)| code == "forms-def-rule-target"));
    let mut read_whole = whole(&[("span", "dateRange"), ("note", "text")]);
    read_whole["logic"] = json!({"compute": {"/note": {"concat": [{"var": "/span"}]}}});
    assert!(faults(&read_whole).iter().any(|(_, code)| code == "forms-def-reference"));
    let mut spelt = whole(&[("file", "fileReference")]);
    spelt["data"]["properties"]["file"] = json!({"type": "string"});
    assert_eq!(faults(&spelt), [("/fields/~1file/type".into(), "forms-def-field-schema".into())]);
}

#[test]
fn a_draft_moves_into_the_sides_and_out_of_them() {
    let old = read(&source(1, &[("address", "text"), ("first", "date"), ("last", "date"), ("file", "text")]));
    let mut newer = source(2, &[("address", "address"), ("span", "dateRange"), ("file", "fileReference")]);
    newer["migrate"] = json!({"1": [
        {"do": "move", "from": "/address", "to": "/address/street"},
        {"do": "move", "from": "/first", "to": "/span/from"},
        {"do": "move", "from": "/last", "to": "/span/to"},
        {"do": "retype", "from": "/file", "to": "/file"},
    ]});
    let new = read(&newer);
    let operations = &new.migrations[&1];
    assert!(operations.iter().any(|one| one.becomes == Becomes::Moved), "{operations:?}");
    let answers = json!({"address": "示範街1號", "first": "2025-01-01", "last": "soon", "file": "ｄｏ/4/12"});
    let inputs = Inputs::new("2026-11-20".parse().unwrap(), "apply");
    let moved = migrate(&old, &new, &answers, &inputs).unwrap();
    assert_eq!(
        moved.answers,
        json!({"address": {"street": "示範街1號"}, "span": {"from": "2025-01-01", "to": "soon"}, "file": "DO/4/12"})
    );
    let fates: Vec<(&str, Fate)> =
        moved.report.iter().map(|one| (one.from.as_deref().unwrap_or_default(), one.fate)).collect();
    assert_eq!(
        fates,
        [
            ("/address", Fate::Mapped),
            ("/first", Fate::Mapped),
            ("/last", Fate::NeedsAttention),
            ("/file", Fate::Mapped)
        ]
    );
    let mut back = source(3, &[("address", "text"), ("first", "date"), ("last", "date"), ("file", "text")]);
    back["migrate"] = json!({"2": [
        {"do": "join", "from": ["/address/building", "/address/street"], "to": "/address", "with": " "},
        {"do": "move", "from": "/span/from", "to": "/first"},
        {"do": "move", "from": "/span/to", "to": "/last"},
        {"do": "setAside", "from": "/address/district"},
    ]});
    let answers = json!({"address": {"street": "示範街1號", "district": "WC"},
        "span": {"from": "2025-01-01", "to": "2025-12-31"}, "file": "DO/4/12"});
    let moved = migrate(&new, &read(&back), &answers, &inputs).unwrap();
    assert_eq!(
        moved.answers,
        json!({"address": "示範街1號", "first": "2025-01-01", "last": "2025-12-31", "file": "DO/4/12"})
    );
    assert_eq!(moved.set_aside().count(), 1);
}

#[test]
fn a_side_that_is_newly_asked_for_is_a_breaking_change() {
    let old = source(1, &[("at", "address")]);
    let mut new = source(2, &[("at", "address")]);
    new["data"]["properties"]["at"]["required"] = json!(["street", "district", "floor"]);
    let found = changes(&read(&old), &read(&new));
    let is_told = |change: &FormChange| change.class == ChangeClass::Breaking && change.place == "/fields/~1at~1floor";
    assert!(found.changes.iter().any(is_told), "{found:#?}");
    let same = changes(&read(&old), &read(&source(2, &[("at", "address")])));
    assert!(same.changes.iter().all(|change| change.class != ChangeClass::Breaking), "{same:?}");
}
