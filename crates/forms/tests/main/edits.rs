//! Edits: what is granted, what is refused, and that nothing typed is lost.

use forms::{Attachment, Edit, apply_edit, spelt};
use serde_json::{Value as Json, json};

use crate::shelf::{HALL, LEAVE, answers, definition};

fn after(start: Json, edit: Edit) -> Result<Json, String> {
    let mut answers = start;
    let result = apply_edit(definition(HALL), &mut answers, edit, "apply");
    result.map(|()| answers).map_err(|refusal| refusal.code().to_owned())
}

fn set(path: &str, value: Json) -> Edit {
    Edit::Set { path: path.into(), value }
}

fn on_rows(edit: Edit) -> Result<Vec<i64>, String> {
    let start = json!({"bookings": [{"n": 1}, {"n": 2}, {"n": 3}]});
    let rows = after(start, edit)?["bookings"].as_array().unwrap().clone();
    Ok(rows.iter().map(|row| row["n"].as_i64().unwrap_or(0)).collect())
}

#[test]
fn typing_is_brought_to_its_spelling() {
    let rows = json!({"bookings": [{}]});
    for (path, raw, value) in [
        ("/participants", json!("１２０"), json!(120)),
        ("/participants", json!(120), json!(120)),
        ("/perHead", json!("＄１，２００．５"), json!("1200.50")),
        ("/perHead", json!(12.5), json!("12.50")),
        ("/bookings/0/date", json!("５／１２／２０２６"), json!("2026-12-05")),
        ("/bookings/0/from", json!("1400"), json!("14:00")),
        ("/bookings/0/aircon", json!("yes"), json!(true)),
        ("/nature", json!("　ｍｅｅｔｉｎｇ"), json!("meeting")),
        ("/org/zh", json!("\u{f9dc}１２３社"), json!("\u{f9dc}１２３社")),
        ("/org", json!({"zh": "甲社", "en": ""}), json!({"zh": "甲社"})),
        ("/activity", json!("葛󠄀𠮷　講座"), json!("葛󠄀𠮷　講座")),
        ("/participants", json!("about 100"), json!("about 100")),
        ("/bookings/0/date", json!("next Friday"), json!("next Friday")),
    ] {
        let answers = after(rows.clone(), set(path, raw.clone())).unwrap();
        assert_eq!(answers.pointer(path), Some(&value), "{path} {raw}");
    }
}

#[test]
fn blank_takes_an_answer_away_with_what_it_leaves_empty() {
    let start = json!({"org": {"zh": "社"}, "activity": "x"});
    assert_eq!(after(start.clone(), set("/org/zh", json!(" "))).unwrap(), json!({"activity": "x"}));
    assert_eq!(after(start.clone(), set("/activity", Json::Null)).unwrap(), json!({"org": {"zh": "社"}}));
    assert_eq!(after(start.clone(), set("/phone", json!(""))).unwrap(), start);
    assert_eq!(after(Json::Null, set("/activity", json!("x"))).unwrap(), json!({"activity": "x"}));
}

#[test]
fn rows_are_added_copied_moved_and_removed() {
    let path = |row: usize| format!("/bookings/{row}");
    assert_eq!(on_rows(Edit::AddRow { path: "/bookings".into(), at: None }), Ok(vec![1, 2, 3, 0]));
    assert_eq!(on_rows(Edit::AddRow { path: "/bookings".into(), at: Some(1) }), Ok(vec![1, 0, 2, 3]));
    assert_eq!(on_rows(Edit::CopyRow { path: path(1) }), Ok(vec![1, 2, 2, 3]));
    assert_eq!(on_rows(Edit::RemoveRow { path: path(0) }), Ok(vec![2, 3]));
    assert_eq!(on_rows(Edit::MoveRow { path: path(0), to: 2 }), Ok(vec![2, 3, 1]));
    assert_eq!(on_rows(Edit::MoveRow { path: path(2), to: 0 }), Ok(vec![3, 1, 2]));
    assert_eq!(on_rows(Edit::MoveRow { path: path(0), to: 99 }), Ok(vec![2, 3, 1]));
    assert_eq!(on_rows(Edit::RemoveRow { path: path(3) }), Err("forms-unknown-path".into()));
    assert_eq!(on_rows(Edit::RemoveRow { path: "/bookings/x".into() }), Err("forms-unknown-path".into()));
    let first = after(json!({}), Edit::AddRow { path: "/bookings".into(), at: None }).unwrap();
    assert_eq!(first, json!({"bookings": [{}]}));
}

#[test]
fn no_more_rows_than_the_form_has_room_for() {
    let full = json!({"bookings": vec![json!({}); 60]});
    let add = Edit::AddRow { path: "/bookings".into(), at: None };
    assert_eq!(after(full.clone(), add), Err("forms-no-more-rows".into()));
    assert_eq!(after(full.clone(), Edit::CopyRow { path: "/bookings/0".into() }), Err("forms-no-more-rows".into()));
    assert!(after(full, Edit::MoveRow { path: "/bookings/0".into(), to: 5 }).is_ok());
}

#[test]
fn what_this_stage_may_not_change_is_refused_and_stays() {
    for (edit, code) in [
        (set("/decision", json!("approved")), "forms-not-your-stage"),
        (set("/total", json!("1.00")), "forms-computed-field"),
        (set("/bookings/0/fee", json!("1.00")), "forms-computed-field"),
        (set("/nothing", json!(1)), "forms-unknown-path"),
        (set("activity", json!(1)), "forms-unknown-path"),
        (set("", json!({})), "forms-unknown-path"),
        (set("/bookings/7/date", json!("2026-12-05")), "forms-unknown-path"),
        (set("/bookings", json!([])), "forms-rows-not-set"),
        (set("/activity", json!(["x"])), "forms-edit-shape"),
        (set("/org", json!("x")), "forms-edit-shape"),
        (set("/org", json!({"fr": "x"})), "forms-edit-shape"),
        (set("/org/zh", json!(7)), "forms-edit-shape"),
        (set("/firstTime", json!(1)), "forms-edit-shape"),
        (Edit::AddRow { path: "/activity".into(), at: None }, "forms-unknown-path"),
        (Edit::Detach { path: "/$attachments/budget/0".into() }, "forms-unknown-path"),
        (Edit::Detach { path: "/$attachments/photo/0".into() }, "forms-unknown-path"),
    ] {
        let start = answers(HALL, "apply");
        let mut answers = start.clone();
        let refusal = apply_edit(definition(HALL), &mut answers, edit.clone(), "apply").unwrap_err();
        assert_eq!(refusal.code(), code, "{edit:?}");
        assert_eq!(answers, start, "{edit:?}");
    }
}

#[test]
fn attachments_come_and_go_by_slot() {
    let file = |name: &str| Attachment::new(name, "b".repeat(64), 9, "application/pdf");
    let attach = |name: &str| Edit::Attach { path: "/$attachments/budget".into(), file: file(name) };
    let one = after(json!({}), attach("a.pdf")).unwrap();
    let two = after(one.clone(), attach("a.pdf")).unwrap();
    assert_eq!(two.pointer("/$attachments/budget").unwrap().as_array().unwrap().len(), 2);
    assert_eq!(after(two, Edit::Detach { path: "/$attachments/budget/1".into() }).unwrap(), one);
    assert_eq!(after(one, Edit::Detach { path: "/$attachments/budget/0".into() }).unwrap(), json!({}));
    let unsound = Edit::Attach {
        path: "/$attachments/budget".into(),
        file: Attachment { sha256: "ABC".into(), ..file("a.pdf") },
    };
    assert_eq!(after(json!({}), unsound), Err("forms-bad-attachment".into()));
}

#[test]
fn a_whole_set_of_answers_can_be_spelt_at_once() {
    let raw = json!({"participants": "１２０", "bookings": [{"date": "5/12/2026", "from": "1400"}], "decision": "ａ"});
    let spelt = spelt(definition(HALL), &raw, "apply");
    assert_eq!(
        spelt,
        json!({"participants": 120, "bookings": [{"date": "2026-12-05", "from": "14:00"}], "decision": "ａ"})
    );
}

#[test]
fn an_edit_travels_as_json() {
    let edit: Edit = serde_json::from_value(json!({"do": "moveRow", "path": "/bookings/0", "to": 2})).unwrap();
    assert_eq!(edit, Edit::MoveRow { path: "/bookings/0".into(), to: 2 });
    let edit: Edit = serde_json::from_value(json!({"do": "addRow", "path": "/bookings"})).unwrap();
    assert_eq!(edit, Edit::AddRow { path: "/bookings".into(), at: None });
    let days = after_leave("/from", json!("２１／１２／２０２６"));
    assert_eq!(days["from"], "2026-12-21");
}

fn after_leave(path: &str, value: Json) -> Json {
    let mut answers = json!({});
    apply_edit(definition(LEAVE), &mut answers, set(path, value), "apply").unwrap();
    answers
}

#[test]
fn a_file_for_a_row_that_is_not_there_is_refused_by_the_number_of_the_row() {
    let claim = definition("FIN-CL-1");
    let file = Attachment::new("r.pdf", "a".repeat(64), 7, "application/pdf");
    let mut answers = json!({"lines": [{}, {}]});
    let before = answers.clone();
    let mut attach = |row: usize| {
        let path = format!("/lines/{row}/$attachments/receiptCopy");
        apply_edit(claim, &mut answers, Edit::Attach { path, file: file.clone() }, "claim")
    };
    assert!(attach(1).is_ok());
    let refusal = attach(2).unwrap_err();
    assert_eq!(refusal.code(), "forms-no-such-row");
    assert_eq!(
        words::say(words::Lang::En, &refusal.message()).unwrap(),
        "There is no row 3, so nothing can be attached to it. Add the row first, or name one that is there. Nothing was changed."
    );
    assert_ne!(answers, before);
    assert_eq!(answers["lines"].as_array().unwrap().len(), 2);
}
