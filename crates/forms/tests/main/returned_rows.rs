//! After a return the first office may put its rows into another order, take some out and add others. What a later
//! office had said of a row goes with the row, or is set aside: never into another row, and never lost.

use forms::{
    Attachment, Definition, Edit, HandOver, Inputs, Instance, Outcome, Snapshots, apply, apply_edit, complete,
    decide_hand_over, evaluate,
};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use crate::shelf::{actor, parse};

const TODAY: &str = "2026-11-23";

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A sender lists boxes and the files in them; a receiver says of each what was found.
fn definition() -> Definition {
    let field = |of: &str, stage: &str, name: &str| json!({"type": of, "stage": stage, "label": label(name)});
    let rows = |properties: Json| {
        json!({"type": "array", "maxItems": 9, "items":
        {"type": "object", "additionalProperties": false, "properties": properties}})
    };
    let text = || json!({"type": "string"});
    parse(&json!({
        "mform": 1, "requires": ["repeat", "stages", "attachments"],
        "id": "urn:mform:test:returned-rows", "formNo": "ROWS-2", "edition": "11/2026", "version": 1,
        "text": {"title": label("Boxes")},
        "data": {"type": "object", "additionalProperties": false, "required": [], "properties": {
            "boxes": rows(json!({"name": text(), "found": text(), "files": rows(json!({"title": text(), "result": text()}))})),
            "extras": rows(json!({"what": text()})), "remark": text()}},
        "fields": {
            "/boxes": field("repeat", "send", "Boxes"), "/boxes/*/name": field("text", "send", "Name"),
            "/boxes/*/found": field("text", "receive", "Found"), "/boxes/*/files": field("repeat", "send", "Files"),
            "/boxes/*/files/*/title": field("text", "send", "Title"),
            "/boxes/*/files/*/result": field("text", "receive", "Result"),
            "/extras": field("repeat", "receive", "Extras"), "/extras/*/what": field("text", "receive", "What"),
            "/remark": field("text", "receive", "Remark")},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            {"repeat": "/boxes", "as": "cards", "columns": ["/boxes/*/name", "/boxes/*/found", {"attachment": "photo"},
                {"repeat": "/boxes/*/files", "columns": ["/boxes/*/files/*/title", "/boxes/*/files/*/result"]}]},
            {"repeat": "/extras", "columns": ["/extras/*/what"]}, "/remark"]}]}]},
        "workflow": {"stages": [
            {"id": "send", "label": label("send"), "by": {"role": "sender"}},
            {"id": "receive", "label": label("receive"), "by": {"role": "receiver"}},
            {"id": "close", "label": label("close"), "by": {"role": "closer"}, "mayReturnTo": ["send"]}]},
        "evidence": {"attachments": [{"id": "photo", "label": label("Photo"), "in": "/boxes", "stage": "receive"}]},
        "record": {"class": "MIS-1-5", "title": label("Boxes")}, "tests": []
    }))
    .unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn hand_over(instance: Option<Instance>, stage: &str, answers: &Json, outcome: Outcome) -> Instance {
    let definition = definition();
    let inputs = Inputs::new(TODAY.parse().unwrap(), stage);
    let completed = complete(&definition, Uuid::nil(), answers, &inputs);
    let data = match outcome {
        Outcome::Forward => completed.unwrap().data().clone(),
        _ => Json::Null,
    };
    let asked = HandOver {
        instance: Uuid::nil(),
        definition_hash: definition.hash().to_owned(),
        stage: stage.to_owned(),
        data,
        outcome,
        snapshots_digest: Snapshots::new().digest(),
        language: Lang::En,
        today: TODAY.parse().unwrap(),
        actor: forms::Actor {
            roles: ["sender", "receiver", "closer"].map(str::to_owned).to_vec(),
            ..actor("a", "", "")
        },
        signed: None,
    };
    let handed = decide_hand_over(&definition, instance.as_ref(), &asked, &Snapshots::new()).unwrap();
    apply(instance, &handed)
}

/// With what the receiver begins again after the sender has changed what was returned.
fn again(sent: &Json, received: impl Fn(&mut Json), changed: impl Fn(&mut Json)) -> (Instance, Json) {
    let definition = definition();
    let instance = hand_over(None, "send", sent, Outcome::Forward);
    let mut answers = instance.beginning(&definition, "receive");
    received(&mut answers);
    let instance = hand_over(Some(instance), "receive", &answers, Outcome::Forward);
    let back = Outcome::Return { to: "send".into(), reasons: "order".into() };
    let instance = hand_over(Some(instance), "close", &json!({}), back);
    let mut answers = instance.beginning(&definition, "send");
    changed(&mut answers);
    let instance = hand_over(Some(instance), "send", &answers, Outcome::Forward);
    let begins = instance.beginning(&definition, "receive");
    (instance, begins)
}

fn edits(answers: &mut Json, edits: &[Edit]) {
    let definition = definition();
    edits.iter().for_each(|edit| apply_edit(&definition, answers, edit.clone(), "send").unwrap());
}

fn set(path: &str, value: &str) -> Edit {
    Edit::Set { path: path.into(), value: value.into() }
}

/// What the receiver begins with is told to have set aside: the name of the field, its row and the value.
fn aside(answers: &Json) -> Vec<(String, String, Json)> {
    let found = evaluate(&definition(), answers, &Inputs::new(TODAY.parse().unwrap(), "receive"));
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    found.set_aside.into_iter().map(|one| (one.label.en, one.row.en, one.value)).collect()
}

fn sent() -> Json {
    json!({"boxes": [
        {"name": "A", "files": [{"title": "a1"}, {"title": "a2"}]}, {"name": "B", "files": [{"title": "b1"}]},
        {"name": "C"}]})
}

/// Says of everything what it is called, so that a value tells to which row it belongs.
fn found(answers: &mut Json) {
    for one in answers["boxes"].as_array_mut().into_iter().flatten() {
        one["found"] = one["name"].clone();
        for file in one.get_mut("files").and_then(Json::as_array_mut).into_iter().flatten() {
            file["result"] = file["title"].clone();
        }
    }
    answers["extras"] = json!([{"what": "x"}, {"what": "y"}]);
    answers["remark"] = "all".into();
}

#[test]
fn what_was_said_of_a_row_goes_where_the_row_goes() {
    let change = |answers: &mut Json| {
        edits(
            answers,
            &[
                Edit::MoveRow { path: "/boxes/2".into(), to: 0 },
                Edit::AddRow { path: "/boxes".into(), at: Some(1) },
                set("/boxes/1/name", "N"),
                Edit::MoveRow { path: "/boxes/2/files/1".into(), to: 0 },
            ],
        );
    };
    let (_, begins) = again(&sent(), found, change);
    let expected = json!({"boxes": [
        {"name": "C", "found": "C"}, {"name": "N"},
        {"name": "A", "found": "A", "files": [{"title": "a2", "result": "a2"}, {"title": "a1", "result": "a1"}]},
        {"name": "B", "found": "B", "files": [{"title": "b1", "result": "b1"}]}],
        "extras": [{"what": "x"}, {"what": "y"}], "remark": "all"});
    assert_eq!(begins, expected);
}

#[test]
fn what_was_said_of_a_row_that_is_gone_or_written_anew_is_set_aside_and_told() {
    let definition = definition();
    let change = |answers: &mut Json| {
        edits(answers, &[Edit::RemoveRow { path: "/boxes/0".into() }, set("/boxes/1/name", "D")]);
    };
    let photo = Attachment::new("c.pdf", "c".repeat(64), 7, "application/pdf");
    let received = |answers: &mut Json| {
        found(answers);
        answers["boxes"][2]["$attachments"] = json!({"photo": [photo]});
    };
    let (instance, begins) = again(&sent(), received, change);
    assert_eq!(
        begins["boxes"],
        json!([{"name": "B", "found": "B", "files": [{"title": "b1", "result": "b1"}]}, {"name": "D"}])
    );
    let said = |label: &str, row: &str, value: Json| (label.to_owned(), row.to_owned(), value);
    let told = [
        said("Found", "A", json!("A")),
        said("Found", "C", json!("C")),
        said("Photo", "C", json!([photo])),
        said("Result", "A · a1", json!("a1")),
        said("Result", "A · a2", json!("a2")),
    ];
    assert_eq!(aside(&begins), told);
    // It stays set aside when the draft is taken up again, is named before anybody signs, and is not handed over.
    assert_eq!(instance.over(&definition, "receive", &begins), begins);
    let inputs = Inputs::new(TODAY.parse().unwrap(), "receive");
    let completed = complete(&definition, Uuid::nil(), &begins, &inputs).unwrap();
    let left_out: Vec<&str> = completed.left_out().iter().map(|name| name.en.as_str()).collect();
    assert_eq!(left_out, ["Found (A)", "Found (C)", "Photo (C)", "Result (A · a1)", "Result (A · a2)"]);
    assert_eq!(completed.data().get("$setAside"), None);
    assert!(hand_over(Some(instance), "receive", &begins, Outcome::Forward).open_at("close").is_some());
}

#[test]
fn of_rows_that_nothing_tells_apart_none_is_guessed() {
    let twins = json!({"boxes": [{"name": "A"}, {"name": "A"}, {"name": "B"}]});
    let received = |answers: &mut Json| {
        for (row, value) in ["first", "second", "b"].into_iter().enumerate() {
            answers["boxes"][row]["found"] = value.into();
        }
    };
    let (_, begins) = again(&twins, received, |answers| edits(answers, &[Edit::RemoveRow { path: "/boxes/0".into() }]));
    assert_eq!(begins["boxes"], json!([{"name": "A"}, {"name": "B", "found": "b"}]));
    assert_eq!(aside(&begins).into_iter().map(|(.., value)| value).collect::<Vec<_>>(), ["first", "second"]);
    let (_, begins) = again(&twins, received, |_| {});
    assert_eq!(begins["boxes"][0]["found"], "first", "where nothing was changed, everything stands");
    assert_eq!(begins["boxes"][1]["found"], "second");
}

#[test]
fn what_lies_under_the_name_of_what_was_set_aside_and_is_no_such_list_is_a_problem() {
    let inputs = Inputs::new(TODAY.parse().unwrap(), "receive");
    let found = evaluate(&definition(), &json!({"$setAside": [{"path": "/remark"}]}), &inputs);
    let told: Vec<_> = found.problems.iter().map(|one| (one.path.as_str(), one.code.as_str())).collect();
    assert_eq!(told, [("/$setAside", "forms-unknown-field")]);
}

fn changes() -> impl Strategy<Value = Vec<Edit>> {
    let row = || (0..4usize).prop_map(|row| format!("/boxes/{row}"));
    let one = prop_oneof![
        (row(), 0..4usize).prop_map(|(path, to)| Edit::MoveRow { path, to }),
        row().prop_map(|path| Edit::RemoveRow { path }),
        row().prop_map(|path| Edit::CopyRow { path }),
        (0..4usize).prop_map(|at| Edit::AddRow { path: "/boxes".into(), at: Some(at) }),
        (row(), "[A-D]").prop_map(|(row, name)| Edit::Set { path: format!("{row}/name"), value: name.into() }),
        (row(), 0..2usize).prop_map(|(row, file)| Edit::RemoveRow { path: format!("{row}/files/{file}") }),
        row().prop_map(|row| Edit::AddRow { path: format!("{row}/files"), at: None }),
    ];
    prop::collection::vec(one, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// Each value says of which row it was said: it stands in such a row or is set aside, and none is lost.
    #[test]
    fn no_value_of_a_row_ever_goes_to_another(changes in changes()) {
        let definition = definition();
        let change = |answers: &mut Json| {
            for edit in &changes {
                let _ = apply_edit(&definition, answers, edit.clone(), "send");
            }
        };
        let (_, begins) = again(&sent(), found, change);
        let (mut placed, aside) = (0, aside(&begins).len());
        for one in begins["boxes"].as_array().into_iter().flatten() {
            for (row, said) in std::iter::once((&one["name"], &one["found"])).chain(
                one["files"].as_array().into_iter().flatten().map(|file| (&file["title"], &file["result"])),
            ) {
                if !said.is_null() {
                    prop_assert_eq!(said, row);
                    placed += 1;
                }
            }
        }
        prop_assert_eq!(placed + aside, 6);
    }
}
