//! `form import`: a schema of another system becomes a definition that `form check` and `form eval` take.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, said_in};
use crate::disk::repository;

fn fixture(name: &str) -> Value {
    serde_json::from_slice(&fs::read(repository(&format!("fixtures/forms/schemas/{name}.json"))).unwrap()).unwrap()
}

#[test]
fn a_schema_becomes_a_definition_that_judges_as_the_schema_does() {
    let desk = Desk::empty();
    let whole = fixture("licence-draft-07");
    let schema = desk.write("licence.json", whole["schema"].to_string());
    let out = desk.path("licence.mform.json").display().to_string();
    let import = ["form", "import", &schema, "--out", &out, "--class", "GEN-1"];
    let made = desk.answer("imported", 0, &import);
    assert_eq!((&made["form"], &made["file"]), (&json!("LICENCE"), &json!("licence.mform.json")));
    assert!(made["notes"].as_array().is_some_and(|notes| notes.iter().any(|note| note["code"] == "forms-import-left")));
    desk.fails(1, "registry-output-exists", &import);

    desk.answer("form-check", 0, &["form", "check", &out]);
    for (list, code) in [("valid", 0), ("invalid", 1)] {
        for answers in whole[list].as_array().unwrap() {
            let file = desk.write("answers.json", answers.to_string());
            let found = desk.answer("evaluation", code, &["form", "eval", &out, "--answers", &file]);
            assert_eq!(found["problems"] == json!([]), code == 0, "{answers}: {found}");
        }
    }
}

#[test]
fn what_cannot_be_made_is_said_in_both_languages_and_writes_nothing() {
    let desk = Desk::empty();
    let schema = json!({"type": "object", "properties": {"a": {"$ref": "https://elsewhere.example/a.json"}}});
    let file = desk.write("remote.json", schema.to_string());
    let out = desk.path("remote.mform.json");
    let shown = out.display().to_string();
    for lang in ["en", "zh-Hant-HK"] {
        let refused = desk.answer("imported", 1, &["--lang", lang, "form", "import", &file, "--out", &shown]);
        let text = refused["faults"][0]["text"].as_str().unwrap();
        assert!(text.contains("https://elsewhere.example/a.json"), "{text}");
        said_in(lang, text);
        assert!(!out.exists());
    }
}
