//! Files of rows: attached, saved, with the rows put into another order and the vault closed and opened between, handed
//! over, returned and filed, with the bytes that were picked.

use std::collections::BTreeMap;

use forms::InstanceState;
use records::journal::sha256_hex;
use registry::{Attached, HandedOver, Incoming};
use serde_json::{Value, json};
use store::Changes;

use crate::kit::{Day, PASSPHRASE};

const CLAIM: &str = "FIN-CL-1";
const KEPT: [(&str, &[u8]); 3] = [
    ("first.pdf", b"%PDF-1.7 first"),
    ("second.pdf", b"%PDF-1.7 the second"),
    ("third.pdf", b"%PDF-1.7 third, the longest"),
];

fn example(stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{CLAIM}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Three fares, each of which wants the original of its receipt.
fn claimed() -> Value {
    let mut answers = example("claim");
    answers["kinds"] = json!(["fares"]);
    answers["payMode"] = json!("payroll");
    let line = |to: &str, fare: &str| json!({"date": "2026-10-12", "purpose": "liaison", "from": "A", "to": to, "fare": fare, "receipt": true});
    answers["lines"] = json!([line("one", "700.00"), line("two", "800.00"), line("three", "900.00")]);
    for name in ["vehicle", "vehicleMark", "insured"] {
        answers.as_object_mut().expect("an object").remove(name);
    }
    answers
}

fn slot(row: usize) -> String {
    format!("/lines/{row}/$attachments/receiptOriginal")
}

/// A draft with three lines, and a file in each, the third first.
fn begun(day: &mut Day) -> String {
    let started = day.ask("start_draft", json!({"form_id": CLAIM, "instance_id": null, "stage_id": null}));
    let id = started["draft"]["draft"]["draft_id"].as_str().expect("an identity").to_owned();
    let answers = claimed();
    let mut edits = vec![json!({"do": "addRow", "path": "/lines"}); 3];
    for (name, value) in answers.as_object().expect("an object").iter().filter(|(name, _)| *name != "lines") {
        edits.push(json!({"do": "set", "path": format!("/{name}"), "value": value}));
    }
    for (row, line) in answers["lines"].as_array().expect("lines").iter().enumerate() {
        for (name, value) in line.as_object().expect("a line") {
            edits.push(json!({"do": "set", "path": format!("/lines/{row}/{name}"), "value": value}));
        }
    }
    day.ask("update_draft", json!({"draft_id": id, "edits": edits}));
    for row in [2, 0, 1] {
        let (name, bytes) = KEPT[row];
        let path = day.write(name, bytes);
        let request = json!({"draft_id": id, "attachment_id": "receiptOriginal", "rows": [row], "path": path});
        let answer = day.ask("attach_file", request);
        let by = json!({"do": "set", "path": format!("{}/0/follows/by", slot(row)), "value": "post"});
        day.ask("update_draft", json!({"draft_id": id, "edits": [by]}));
        let placed = answer["attachments"].as_array().expect("files").iter().find(|one| one["name"] == name).cloned();
        assert_eq!(placed.expect("it lies there")["path"], format!("{}/0", slot(row)));
    }
    id
}

/// Which file lies in which line, by where the line leads, and the digest of its bytes as the vault has them.
fn lying(day: &mut Day, id: &str) -> BTreeMap<String, (String, String)> {
    let view = day.ask("open_draft", json!({"draft_id": id}));
    let values = &view["evaluation"]["values"];
    let files = view["attachments"].as_array().expect("files").clone();
    let mut found = BTreeMap::new();
    for file in files {
        let path = file["path"].as_str().expect("a place");
        let (row, _) = path.split_once("/$attachments").expect("a row");
        assert_eq!(values.pointer(path).expect("an answer")["sha256"], file["sha256"], "{path}");
        let request = json!({"draft_id": id, "sha256": file["sha256"]});
        let bytes = registry::bytes(&mut day.registry, "attachment_bytes", request).expect("the bytes");
        let to = values.pointer(&format!("{row}/to")).and_then(Value::as_str).expect("where it leads").to_owned();
        found.insert(to, (file["name"].as_str().expect("a name").to_owned(), sha256_hex(&bytes)));
    }
    found
}

fn as_picked(lines: &[(&str, usize)]) -> BTreeMap<String, (String, String)> {
    let one = |&(to, at): &(&str, usize)| (to.to_owned(), (KEPT[at].0.to_owned(), sha256_hex(KEPT[at].1)));
    lines.iter().map(one).collect()
}

/// Names and digests of the files of a form on its way, without its papers.
fn handed(day: &mut Day, begun: &HandedOver) -> BTreeMap<String, String> {
    let entity = day.desk().store().entity(begun.instance).expect("asked").expect("known");
    let records::State::Instance(value) = entity.state else { panic!("an instance") };
    let files = value["components"].as_array().expect("files").iter();
    let told = files.map(|one| [&one["name"], &one["sha256"]].map(|part| part.as_str().expect("text").to_owned()));
    told.filter(|[name, _]| name.starts_with("receiptOriginal")).map(|[name, sha256]| (name, sha256)).collect()
}

#[test]
fn files_of_rows_survive_saving_another_order_closing_and_handing_over() {
    let mut day = Day::sample();
    let id = begun(&mut day);
    let picked = as_picked(&[("one", 0), ("two", 1), ("three", 2)]);
    assert_eq!(lying(&mut day, &id), picked);

    let edits = json!([
        {"do": "moveRow", "path": "/lines/2", "to": 0}, {"do": "copyRow", "path": "/lines/1"},
        {"do": "moveRow", "path": "/lines/3", "to": 1}]);
    let moved = day.ask("update_draft", json!({"draft_id": id, "edits": edits}));
    assert_eq!(moved["attachments"].as_array().map(Vec::len), Some(3), "a copied row has no files");
    assert_eq!(lying(&mut day, &id), picked);

    day.ask("lock", json!({}));
    day.ask("unlock", json!({"passphrase": PASSPHRASE, "keyring": false, "recovery_key": null}));
    assert_eq!(lying(&mut day, &id), picked);
    let gone = day.ask("update_draft", json!({"draft_id": id, "edits": [{"do": "removeRow", "path": "/lines/3"}]}));
    let paths: Vec<&str> =
        gone["attachments"].as_array().unwrap().iter().filter_map(|one| one["path"].as_str()).collect();
    assert_eq!(paths, [0, 1, 2].map(|row| format!("{}/0", slot(row))));
    assert_eq!(gone["evaluation"]["problems"], json!([]));

    let begun = sign(&mut day, &id);
    let names =
        [("receiptOriginal-1-third.pdf", 2), ("receiptOriginal-2-second.pdf", 1), ("receiptOriginal-3-first.pdf", 0)];
    let expected = names.map(|(name, at)| (name.to_owned(), sha256_hex(KEPT[at].1)));
    assert_eq!(handed(&mut day, &begun), BTreeMap::from(expected.clone()));

    // Another office takes the papers in, row by row, and pays; each file is filed under its row.
    day.submit(CLAIM, Some(&begun), json!({"certified": true}), Vec::new()).expect("certified");
    let paying = json!({
        "decision": "pay-full", "charges": [{"account": "fares", "amount": "2400.00"}], "settledOn": "2026-11-23",
        "voucherNo": "PV/2026/00418"});
    for _ in KEPT {
        let early =
            day.submit(CLAIM, Some(&begun), paying.clone(), Vec::new()).expect_err("an original is outstanding");
        assert_eq!(early.message.code, "registry-form-problems");
        let listed = day.ask("list_originals", json!({}));
        let originals = listed["forms"][0]["originals"].as_array().expect("originals");
        let one = originals.iter().rfind(|one| one["state"] == "outstanding").expect("one is outstanding").clone();
        day.ask("mark_original", mark(&begun, &one));
    }
    let filed = day.submit(CLAIM, Some(&begun), paying, Vec::new()).expect("paid").record.expect("a record");
    for (name, sha256) in expected {
        let bytes = day.desk().store().component(filed.record_id, &name).expect("filed under its row");
        assert_eq!(sha256_hex(&bytes), sha256, "{name}");
    }
}

fn mark(begun: &HandedOver, original: &Value) -> Value {
    json!({
        "instance_id": begun.instance.to_string(), "slot_id": original["slot_id"], "sha256": original["sha256"],
        "again": original["again"], "step": "received", "on": null, "note": ""})
}

/// Signs a draft, and answers of which form on its way it was the first stage.
fn sign(day: &mut Day, id: &str) -> HandedOver {
    let view = day.ask("open_draft", json!({"draft_id": id}));
    let instance = view["draft"]["instance_id"].as_str().expect("an instance").parse().expect("an identity");
    let preview = day.ask("preview_form", json!({"draft_id": id}));
    let signature = json!({"way": "certificate", "key_path": day.key()});
    let asked = json!({"draft_id": id, "digest": preview["digest"], "signature": signature});
    assert_eq!(day.ask("sign_and_hand_over", asked)["state"], "passed_on");
    HandedOver {
        instance,
        stage: "claim".to_owned(),
        state: InstanceState::InProgress,
        next: Vec::new(),
        waits_for: Vec::new(),
        record: None,
        filed_apart: Vec::new(),
        changes: Changes::default(),
    }
}

fn attached(row: usize, at: usize) -> Attached {
    let (name, bytes) = KEPT[at];
    let file = Incoming { name: name.to_owned(), bytes: bytes.to_vec() };
    Attached { slot: "receiptOriginal".to_owned(), rows: vec![row], file }
}

#[test]
fn a_returned_form_has_its_files_in_their_rows_again_and_one_copy_in_two_rows_is_two_papers() {
    let mut day = Day::sample();
    let mut answers = claimed();
    for row in 0..3 {
        answers["lines"][row]["$attachments"] = json!({"receiptOriginal": [{"follows": {"by": "counter"}}]});
    }
    // One receipt for the first and the third line.
    let files = vec![attached(0, 0), attached(1, 1), attached(2, 0)];
    let begun = day.submit(CLAIM, None, answers, files).expect("claimed");
    let originals = day.ask("list_originals", json!({}))["forms"][0]["originals"].clone();
    let told: Vec<_> =
        originals.as_array().unwrap().iter().map(|one| (one["row"].clone(), one["again"].clone())).collect();
    assert_eq!(told, [(json!("1"), json!(0)), (json!("2"), json!(0)), (json!("3"), json!(1))]);
    day.ask("mark_original", mark(&begun, &originals[2]));

    let of_form = json!({"form_id": CLAIM, "instance_id": begun.instance.to_string(), "stage_id": null});
    let certifying = day.ask("start_draft", of_form.clone())["draft"]["draft"]["draft_id"].clone();
    let reasons = "Please put them in order.";
    day.ask("return_stage", json!({"draft_id": certifying, "to_stage": "claim", "reasons": reasons}));
    let started = day.ask("start_draft", of_form);
    let id = started["draft"]["draft"]["draft_id"].as_str().expect("an identity").to_owned();
    let paths: Vec<_> =
        started["draft"]["attachments"].as_array().unwrap().iter().map(|one| one["row"].clone()).collect();
    assert_eq!(paths, [json!("1"), json!("2"), json!("3")]);
    day.ask("update_draft", json!({"draft_id": id, "edits": [{"do": "moveRow", "path": "/lines/2", "to": 0}]}));
    sign(&mut day, &id);
    let originals = day.ask("list_originals", json!({}))["forms"][0]["originals"].clone();
    let states: Vec<_> =
        originals.as_array().unwrap().iter().map(|one| (one["row"].clone(), one["state"].clone())).collect();
    assert_eq!(
        states,
        [("1", "received"), ("2", "outstanding"), ("3", "outstanding")].map(|(row, state)| (json!(row), json!(state)))
    );

    // A slot of rows is named with its row, and one of the form without.
    let nowhere = Attached { rows: Vec::new(), ..attached(0, 0) };
    let refused = day.submit(CLAIM, None, claimed(), vec![nowhere]).expect_err("no row is named");
    assert_eq!(refused.message.code, "registry-attach-row");
    let approval = Attached { slot: "visitApproval".to_owned(), ..attached(0, 0) };
    let refused = day.submit(CLAIM, None, claimed(), vec![approval]).expect_err("it has no rows");
    assert_eq!(refused.message.code, "registry-attach-no-row");
}
