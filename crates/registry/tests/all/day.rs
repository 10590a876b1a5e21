//! A person's day through the verbs, on a sample vault: filling in, signing, filing, finding,
//! keeping, proving, locking.
//!
//! Deliberately not here: what goes wrong (the other files).

use serde_json::{Value, json};

use crate::kit::{Day, PASSPHRASE};

const ANSWERS: &str = include_str!("../../../../schemas/forms/GEN-LV-1/11-2026/answers-apply.json");

/// Each answer of the sample as one edit, as a person gives them.
fn edits() -> Vec<Value> {
    let answers: Value = serde_json::from_str(ANSWERS).expect("the sample is JSON");
    let members = answers.as_object().expect("an object");
    members.iter().map(|(name, value)| json!({"do": "set", "path": format!("/{name}"), "value": value})).collect()
}

fn tray<'a>(work: &'a Value, name: &str) -> &'a Value {
    work["trays"].as_array().expect("trays").iter().find(|tray| tray["tray"] == name).expect("the tray")
}

#[test]
fn a_day_from_the_first_form_to_the_last_lock() {
    let mut day = Day::begin();
    create(&mut day);
    fill_and_sign(&mut day);
    let (folder, reference) = file_and_find(&mut day);
    keep_and_prove(&mut day, &folder, &reference);
    lock_and_unlock(&mut day);
}

fn create(day: &mut Day) {
    let made = day.ask(
        "create_vault",
        json!({"place": "this_pc", "sample": true, "language": "en", "passphrase": PASSPHRASE, "use_keyring": false, "holder": null}),
    );
    assert_eq!(made["state"]["stage"], "open");
    assert!(made["recovery_key"].as_str().is_some_and(|key| key.split('-').count() == 14), "{made}");
    let work = day.ask("my_work", json!({}));
    assert_eq!(work["trays"].as_array().map(Vec::len), Some(6));
    assert_eq!(tray(&work, "to_complete")["total"], 0);
}

fn fill_and_sign(day: &mut Day) {
    let forms = day.ask("list_forms", crate::kit::forms_ask("", &json!({"here": true})));
    let leave = forms["forms"].as_array().expect("forms").iter().find(|form| form["form_no"] == "GEN-LV-1");
    let form_id = leave.expect("the leave form")["form_id"].clone();
    let started = day.ask("start_draft", json!({"form_id": form_id, "instance_id": null}));
    let draft = started["draft"]["draft"]["draft_id"].clone();
    assert_eq!(tray(&day.ask("my_work", json!({})), "to_complete")["total"], 1);
    let updated = day.ask("update_draft", json!({"draft_id": draft, "edits": edits()}));
    assert_eq!(updated["evaluation"]["problems"], json!([]));
    assert_eq!(tray(&day.ask("my_work", json!({})), "to_sign")["total"], 1);
    let preview = day.ask("preview_form", json!({"draft_id": draft}));
    let key = day.key();
    let sign = |digest: &Value| {
        json!({
            "draft_id": draft, "digest": digest, "signature": {"way": "certificate", "key_path": key},
        })
    };
    assert_eq!(day.refused("sign_and_hand_over", sign(&json!("0".repeat(64)))), "registry-preview-changed");
    let signed = day.ask("sign_and_hand_over", sign(&preview["digest"]));
    assert_eq!(signed["state"], "passed_on");
    let work = day.ask("my_work", json!({}));
    let waiting: u64 =
        ["to_sign", "to_complete"].map(|name| tray(&work, name)["total"].as_u64().unwrap_or(0)).iter().sum();
    assert_eq!(waiting, 1, "the next stage waits: {work}");
}

fn file_and_find(day: &mut Day) -> (String, String) {
    let plan = day.ask("file_plan", json!({"open": [], "reveal": null}));
    let nodes = plan["nodes"].as_array().expect("nodes");
    let class = nodes.iter().find(|node| node["reference"] == "PER-3-2").expect("the class of leave");
    let opened = day.ask(
        "open_folder",
        json!({"class_id": class["node_id"], "title": {"en": "Zebra crossings", "zh-Hant-HK": ""}, "security": null}),
    );
    let folder = opened["node"]["reference"].as_str().expect("a reference").to_owned();
    let revealed = day.ask("file_plan", json!({"open": [], "reveal": opened["node"]["node_id"]}));
    let of = |plan: &Value, reference: &str| {
        plan["nodes"].as_array().expect("nodes").iter().any(|node| node["reference"] == reference)
    };
    assert!(of(&revealed, &folder) && !of(&plan, &folder), "a folder is told only where somebody looks");
    let suggested = day.ask("suggest_folders", json!({"query": "zebra", "about": null, "limit": 5}));
    assert_eq!(suggested["folders"][0]["part"], json!(format!("{folder} Pt 1")));
    let paper = day.write("Zebra quagga notice.txt", b"The crossing at the pier is to be painted anew.");
    let missing = day.folder.path().join("none.pdf").display().to_string();
    let request = json!({"paths": [paper, missing], "folder": folder, "title": null, "security": "RESTRICTED"});
    let filed = day.ask("file_documents", request);
    assert_eq!(filed["refused"][0]["error"]["code"], "registry-file-missing");
    let reference = filed["filed"][0]["reference"].as_str().expect("a reference").to_owned();
    let filters = json!({"under": folder, "kinds": [], "from": null, "to": null, "year": null, "signed": null,
        "held": null, "due_before": null});
    let found = day.ask("search", json!({"query": "quagga", "filters": filters, "limit": 10}));
    assert_eq!(found["exact"]["count"], 1);
    assert_eq!(found["exact"]["hits"][0]["reference"], json!(reference));
    let marked =
        found["exact"]["hits"][0]["title"]["en"].as_array().expect("runs").iter().find(|run| run["marked"] == true);
    assert_eq!(marked.expect("a mark")["text"], "quagga");
    (folder, reference)
}

fn keep_and_prove(day: &mut Day, folder: &str, reference: &str) {
    let shown = day.ask("show_record", json!({"reference": reference}));
    assert_eq!(shown["security"], "RESTRICTED");
    assert_eq!(shown["history"][0]["what"]["code"], "registry-history-record-declared");
    assert_eq!(shown["path"].as_array().and_then(|path| path.last()).expect("a part")["kind"], "part");
    let element =
        |name: &str| shown["metadata"].as_array().expect("metadata").iter().find(|one| one["element"] == name);
    assert_eq!(element("disposal-class").expect("inherited")["source"], "inherited");
    assert_eq!(element("security").expect("own")["value"]["en"], "Restricted");
    let edit = |reason: Value| {
        json!({"record_id": shown["record_id"], "reason": reason,
        "edits": [{"element": "title-en", "value": "Zebra quagga order"}]})
    };
    assert_eq!(day.refused("edit_metadata", edit(Value::Null)), "registry-reason-needed");
    day.ask("edit_metadata", edit(json!("It is an order.")));
    let after = day.ask("show_record", json!({"reference": reference}));
    assert_eq!(after["history"][0]["new"]["en"], "Zebra quagga order");
    let due = day.ask("due", json!({"on": "2026-11-23", "from": null, "limit": 50}));
    assert_eq!(due["months"].as_array().map(Vec::len), Some(120));
    assert!(due["total"].as_u64().is_some_and(|total| total > 0), "the sample has what is due");
    let explained = day.ask("explain", json!({"reference": reference}));
    assert!(!explained["steps"].as_array().expect("steps").is_empty());
    let scope = json!({"kind": "all", "id": null});
    let listed = |day: &mut Day, from: u32, find: Value| {
        day.ask("list_records", json!({"scope": scope, "sort": "number", "from": from, "limit": 2, "find": find}))
    };
    let first = listed(day, 0, Value::Null);
    assert_ne!(first["rows"][1]["record_id"], listed(day, 2, Value::Null)["rows"][0]["record_id"]);
    assert_eq!(listed(day, 1, Value::Null)["rows"][0], first["rows"][1], "windows overlap without a gap");
    assert_eq!(listed(day, 0, first["rows"][1]["reference"].clone())["found"], 1);
    assert_eq!(listed(day, 0, json!("HDSD ADM/1-1/7 Pt 9 (9)"))["found"], Value::Null);
    assert_eq!(
        day.refused(
            "record_fact",
            json!({"reference": reference, "fact": "moon-landed", "on": "2026-11-20",
        "note": null})
        ),
        "registry-no-subject"
    );
    let log = day.ask("verify_log", json!({}));
    assert_eq!((&log["whole"], &log["findings"]), (&json!(true), &json!([])), "{folder}");
}

fn lock_and_unlock(day: &mut Day) {
    assert_eq!(day.ask("lock", json!({}))["state"]["stage"], "locked");
    assert_eq!(day.refused("file_plan", json!({"open": [], "reveal": null})), "registry-locked");
    let unlock = |passphrase: &str| json!({"passphrase": passphrase, "keyring": false, "recovery_key": null});
    let wrong = day.refused("unlock", unlock("not this one at all"));
    assert!(wrong.starts_with("sealed-"), "{wrong}");
    assert_eq!(day.ask("unlock", unlock(PASSPHRASE))["state"]["stage"], "open");
}
