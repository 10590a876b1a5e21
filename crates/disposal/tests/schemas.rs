//! The published JSON Schemas: what we write satisfies them, what is wrong does not.

use disposal::{Assessment, DueView, Explanation, Holds, Schedule, unscheduled};
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use words::Lang;

use crate::cases::{ask, class, closed, day, stage};

const DISPOSAL: &str = "https://schemas.muniment.example/disposal/";

macro_rules! schemas {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../schemas/", $name, ".schema.json")))),*]
    };
}

const SCHEMAS: &[(&str, &str)] = schemas![
    "disposal/common",
    "disposal/facts",
    "disposal/schedule",
    "disposal/assessment",
    "disposal/due",
    "disposal/explanation",
    "disposal/vectors",
    "records/department-agents",
    "records/department-classes",
    "records/department-folders",
    "records/department-record",
    "records/department-facts",
];

pub fn schema(name: &str) -> Value {
    let text = SCHEMAS.iter().find(|(known, _)| *known == name).unwrap().1;
    serde_json::from_str(text).unwrap()
}

pub fn validator(name: &str) -> Validator {
    let mut registry = Registry::new();
    for shared in ["disposal/common", "disposal/facts"] {
        let file = shared.strip_prefix("disposal/").unwrap();
        registry = registry.add(format!("{DISPOSAL}{file}.schema.json"), schema(shared)).unwrap();
    }
    let registry = registry.prepare().unwrap();
    jsonschema::options().with_registry(&registry).build(&schema(name)).unwrap()
}

/// Every complaint of the schema, with its place.
pub fn complaints(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn answers() -> Vec<Assessment> {
    let rule = |trigger: Value, period: &str| {
        class(stage(serde_json::from_value(trigger).unwrap(), disposal::CutOff::FinancialYear, period))
    };
    let closed_part = closed(Some("2015-05-01"));
    vec![
        ask(&rule(json!({"kind": "part-closed"}), "P7Y"), &closed_part, "2020-01-01"),
        ask(&rule(json!({"kind": "part-closed"}), "P7Y"), &closed_part, "2030-01-01"),
        ask(&rule(json!({"kind": "part-closed"}), "P7Y"), &closed(None), "2030-01-01"),
        ask(&rule(json!({"kind": "permanent"}), "P0D"), &closed_part, "2030-01-01"),
        unscheduled(&Holds::default(), day("2030-01-01")),
    ]
}

#[test]
fn every_schema_is_a_schema() {
    for (name, _) in SCHEMAS {
        assert!(jsonschema::meta::is_valid(&schema(name)), "{name}");
        validator(name);
    }
}

#[test]
fn what_the_calculus_answers_satisfies_its_schemas() {
    let [assessment, due, explanation] =
        ["assessment", "due", "explanation"].map(|name| validator(&format!("disposal/{name}")));
    for answer in answers() {
        let written = serde_json::to_value(&answer).unwrap();
        assert_eq!(complaints(&assessment, &written), [""; 0]);
        assert_eq!(serde_json::from_value::<Assessment>(written).unwrap(), answer, "reads back");
        let line = DueView::new("DO/4/12 Pt 1", "r-001", &answer);
        assert_eq!(complaints(&due, &serde_json::to_value(line).unwrap()), [""; 0]);
        for lang in Lang::ALL {
            let reasons = Explanation::new("DO/4/12 Pt 1", &answer, lang);
            assert_eq!(complaints(&explanation, &serde_json::to_value(reasons).unwrap()), [""; 0]);
        }
    }
}

#[test]
fn the_headless_shapes_keep_their_names() {
    let answer = &answers()[1];
    let line = serde_json::to_value(DueView::new("DO/4/12 Pt 1", "r-001", answer)).unwrap();
    for name in ["reference", "record_id", "class", "state", "base", "end", "due", "held"] {
        assert!(line.get(name).is_some(), "{name}");
    }
    assert_eq!(line["due"], json!("2023-04-01"));
    let reasons = serde_json::to_value(Explanation::new("DO/4/12 Pt 1", answer, Lang::En)).unwrap();
    for name in ["rule", "inputs", "result", "text"] {
        assert!(reasons["steps"][0].get(name).is_some(), "{name}");
    }
}

#[test]
fn the_vectors_satisfy_their_schema() {
    let vectors = serde_json::from_str(include_str!("../../../fixtures/disposal/vectors.json")).unwrap();
    assert_eq!(complaints(&validator("disposal/vectors"), &vectors), [""; 0]);
}

#[test]
fn schema_and_reader_refuse_the_same_schedules() {
    let all: Value = serde_json::from_str(include_str!("../../../fixtures/department/schedules.json")).unwrap();
    let validator = validator("disposal/schedule");
    let sound = &all[1];
    assert_eq!(complaints(&validator, sound), [""; 0]);
    for (pointer, wrong) in [
        ("/format", json!(2)),
        ("/classes/0/unit", json!("shelf")),
        ("/classes/0/stages/0/period", json!("7 years")),
        ("/classes/0/stages/0/period", json!("P")),
        ("/classes/0/stages/0/action", json!("burn")),
        ("/classes/0/stages/0/trigger", json!({"kind": "part-closed", "offset": "P5Y"})),
        ("/classes/0/stages/0/trigger", json!({"kind": "when-convenient"})),
        ("/classes/0/stages/0/trigger", json!({"kind": "event", "event": "x"})),
        ("/financial_year_end", json!("31 March")),
        ("/effective_from", json!("1 January 2013")),
        ("/vectors/0/facts", json!({"closed": "2019-01-01"})),
    ] {
        let mut schedule = sound.clone();
        *schedule.pointer_mut(pointer).unwrap() = wrong.clone();
        assert!(!validator.is_valid(&schedule), "the schema accepts {pointer} = {wrong}");
        assert!(Schedule::read(&schedule.to_string()).is_err(), "the reader accepts {pointer} = {wrong}");
    }
}

#[test]
fn the_typescript_says_the_same() {
    use ts_rs::TS;
    let config = ts_rs::Config::default();
    let assessment = Assessment::decl(&config);
    for part in ["base: string | null", "state: RetentionState", "steps: Array<DerivationStep>", "held: boolean"] {
        assert!(assessment.contains(part), "{part} in {assessment}");
    }
    assert!(Explanation::decl(&config).contains("steps: Array<ExplanationStep>"));
    assert!(DueView::decl(&config).contains("due: string | null"));
}
