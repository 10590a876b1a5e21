//! Numbers of identity cards that are shown with their middle hidden.

use forms::{ChangeClass, changes, complete, evaluate, spoken};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::shelf::{answers, definition, inputs, parse, source};

const ACCESS: &str = "DPP6-1";

#[test]
fn a_masked_number_is_whole_in_what_is_signed_and_hidden_where_it_is_read() {
    let definition = definition(ACCESS);
    let mut given = answers(ACCESS, "request");
    given["subjectIdType"] = "hkid".into();
    given["subjectHkid"] = "Y234567(4)".into();
    let inputs = inputs(definition, "request", "2026-11-21");
    let found = evaluate(definition, &given, &inputs);
    assert_eq!(found.masked["/subjectHkid"], "Y234***(*)");
    assert_eq!(found.values["subjectHkid"], "Y234567(4)");
    let signed = complete(definition, Uuid::nil(), &given, &inputs).unwrap();
    assert_eq!(signed.data()["subjectHkid"], "Y234567(4)");
    given["subjectHkid"] = "Y234567".into();
    let found = evaluate(definition, &given, &inputs);
    assert_eq!(found.masked["/subjectHkid"], "*******", "of what is no number nothing is shown");
    given["subjectIdType"] = "travel".into();
    assert_eq!(evaluate(definition, &given, &inputs).masked.get("/subjectHkid"), None, "what is hidden is not read");
    let view = serde_json::to_value(definition.view()).unwrap();
    assert_eq!(view["fields"]["/subjectHkid"]["mask"], true);
    assert_eq!(view["fields"]["/subjectIdNo"].get("mask"), None);
}

#[test]
fn only_the_number_of_an_identity_card_is_masked() {
    let with = |at: &str, mask: Json| {
        let mut form = source(ACCESS);
        form["fields"][at]["mask"] = mask;
        let faults = parse(&form).err().unwrap_or_default();
        faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.code())).collect::<Vec<_>>()
    };
    assert_eq!(with("/subjectIdNo", json!(true)), ["/fields/~1subjectIdNo/mask forms-def-mask"]);
    assert_eq!(with("/subjectIdNo", json!(false)), [""; 0]);
    assert_eq!(with("/subjectHkid", json!("yes")), ["/fields/~1subjectHkid/mask forms-def-kind"]);
}

#[test]
fn a_number_that_is_masked_from_now_on_changes_no_answer() {
    let mut newer = source(ACCESS);
    newer["version"] = json!(definition(ACCESS).version + 1);
    newer["fields"]["/subjectHkid"]["mask"] = json!(false);
    let found = changes(definition(ACCESS), &parse(&newer).unwrap());
    let told: Vec<_> = found.changes.iter().map(|one| (one.class, one.code.as_str())).collect();
    assert_eq!(told, [(ChangeClass::Compatible, "forms-change-filling")]);
}

#[test]
fn a_value_that_is_spoken_of_is_masked_where_its_field_is_and_said_as_people_read_it() {
    let said = |form: &str, at: &str, value: Json| {
        let text = spoken(definition(form), at, &value);
        (text.en, text.zh)
    };
    let both = |text: &str| (text.to_owned(), text.to_owned());
    assert_eq!(said(ACCESS, "/subjectHkid", json!("Y234567(4)")), both("Y234***(*)"));
    assert_eq!(said(ACCESS, "/subjectIdNo", json!("K1234567")), both("K1234567"));
    let office = json!({"floor": "10", "building": "示範大廈", "street": "示範街1號", "district": "YTM"});
    assert!(said("CR-NR-DEMO", "/address", office).0.contains("示範街1號示範大廈10樓"));
    assert_eq!(said("CR-NR-DEMO", "/usable", json!(true)), ("Yes".to_owned(), "是".to_owned()));
    let (en, zh) = said("CR-NR-DEMO", "/rejectReasons", json!(["address", "signer"]));
    assert!(en.contains(" · ") && !en.contains("address ·") && zh.contains(" · ") && en != zh, "{en} | {zh}");
    assert_eq!(said("CR-NR-DEMO", "/phone", Json::Null), both(""));
}
