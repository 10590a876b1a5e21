//! A definition while somebody writes it, through its verbs: what it makes, what is wrong and where; nothing is stored.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::kit::Day;

fn leave() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms/GEN-LV-1/11-2026/form.json");
    fs::read_to_string(path).expect("the form is there")
}

fn asked(source: &str, answers: &Value, edits: &Value) -> Value {
    json!({"source": source, "stage_id": null, "answers": answers, "edits": edits})
}

#[test]
fn a_definition_makes_a_form_that_is_tried_and_not_kept() {
    let mut day = Day::sample();
    let drafts = day.ask("list_drafts", json!({}));
    let begun = day.ask("preview_definition", asked(&leave(), &Value::Null, &json!([])));
    assert_eq!((&begun["sound"], &begun["findings"]), (&json!(true), &json!([])));
    assert_eq!(begun["form"]["form"]["form_no"], "GEN-LV-1");
    let edits = json!([{"do": "set", "path": "/leaveType", "value": "study"}]);
    let tried = day.ask("preview_definition", asked(&leave(), &begun["form"]["answers"], &edits));
    let shows =
        |answer: &Value| answer["form"]["evaluation"]["visible"].as_array().unwrap().contains(&json!("/purpose"));
    assert_eq!((shows(&begun), shows(&tried)), (false, true));
    let rule = tried["form"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["rule"]["place"] == "/logic/visible/~1purpose");
    let line = usize::try_from(rule.unwrap()["line"].as_u64().unwrap()).unwrap();
    assert!(leave().lines().nth(line - 1).unwrap().contains("\"/purpose\""));
    assert_eq!(day.ask("list_drafts", json!({})), drafts);
}

#[test]
fn a_fault_says_where_it_stands_and_a_test_that_fails_too() {
    let mut day = Day::sample();
    let broken = format!("{}x", leave().trim_end());
    let said = day.ask("preview_definition", asked(&broken, &Value::Null, &json!([])));
    let last = broken.lines().count();
    assert_eq!(said["form"], Value::Null);
    assert_eq!((&said["findings"][0]["kind"], &said["findings"][0]["line"]), (&json!("fault"), &json!(last)));

    let wrong = leave().replacen("\"half-up\"", "\"sideways\"", 1);
    let said = day.ask("preview_definition", asked(&wrong, &Value::Null, &json!([])));
    let line = usize::try_from(said["findings"][0]["line"].as_u64().unwrap()).unwrap();
    assert_eq!(said["findings"][0]["message"]["code"], "forms-def-round");
    assert!(line > 1 && line < last, "{said}");

    let other = leave().replacen(r#"{"/days": "2.0"}"#, r#"{"/days": "2.5"}"#, 1);
    let said = day.ask("preview_definition", asked(&other, &Value::Null, &json!([])));
    assert_eq!((&said["sound"], &said["findings"][0]["kind"]), (&json!(false), &json!("test")));
    assert!(said["form"].is_object(), "a form with a failing test is still a form");
}

#[test]
fn a_definition_is_read_from_its_file_and_saved_back_whole() {
    let mut day = Day::sample();
    let path = day.folder.path().join("form.json");
    fs::write(&path, "{\"名\": 1}\n").expect("it is written");
    let read = day.ask("read_definition", json!({"path": path}));
    assert_eq!(read, json!({"name": "form.json", "source": "{\"名\": 1}\n"}));
    let saved = day.ask("save_definition", json!({"path": path, "source": "{}"}));
    assert_eq!((&saved["name"], fs::read_to_string(&path).unwrap().as_str()), (&json!("form.json"), "{}"));
    fs::write(&path, [0xff, 0xfe]).expect("it is written");
    assert_eq!(day.refused("read_definition", json!({"path": path})), "registry-definition-no-text");
}
