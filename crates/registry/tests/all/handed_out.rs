//! What leaves the vault: a copy that is saved or dragged out, a paper that is printed. Each leaves its note in the
//! device chain, and nothing else is noted.

use serde_json::{Value, json};

use crate::kit::Day;

/// Entries of all chains, which are whole.
fn entries(day: &mut Day) -> u64 {
    let log = day.ask("verify_log", json!({}));
    assert_eq!((&log["whole"], &log["findings"]), (&json!(true), &json!([])));
    log["entries"].as_u64().expect("a number")
}

fn file(day: &mut Day, name: &str, bytes: &[u8]) -> Value {
    let path = day.write(name, bytes);
    let folders = day.ask("suggest_folders", json!({"query": "", "about": null, "limit": 1}));
    let folder = folders["folders"][0]["reference"].clone();
    let request = json!({"paths": [path], "folder": folder, "title": null, "security": null});
    let filed = day.ask("file_documents", request);
    day.ask("show_record", json!({"reference": filed["filed"][0]["reference"]}))
}

#[test]
fn what_is_printed_dragged_or_saved_is_noted_and_what_was_refused_is_not() {
    let mut day = Day::sample();
    let paper = file(&mut day, "notice.pdf", b"%PDF-1.7 a paper");
    let words = file(&mut day, "notice.txt", b"Words alone.");
    let before = entries(&mut day);
    let of = |record: &Value| json!({"record_id": record["record_id"], "component_id": record["components"][0]["component_id"]});
    assert_eq!(day.refused("print_file", of(&words)), "registry-print-only-pdf");
    assert_eq!(day.refused("print_file", of(&paper)), "registry-no-printing", "this shell cannot");
    let missing = json!({"record_id": paper["record_id"], "component_id": "none.pdf"});
    assert_eq!(day.refused("print_file", missing), "registry-no-such-file");
    assert_eq!(entries(&mut day), before, "nothing left the vault");
    assert_eq!(day.ask("print_file", of(&paper)), json!({"name": "notice.pdf"}));
    assert_eq!(entries(&mut day), before + 1);
    assert_eq!(day.refused("drag_file", of(&paper)), "registry-no-dragging", "this shell cannot");
    assert_eq!(entries(&mut day), before + 1);
    assert_eq!(day.ask("drag_file", of(&words)), json!({"name": "notice.txt"}), "whatever its kind");
    assert_eq!(entries(&mut day), before + 2);
    let copy = day.folder.path().join("copy.pdf");
    let mut saving = of(&paper);
    saving["path"] = json!(copy.display().to_string());
    assert_eq!(day.ask("save_file", saving), json!({"name": "copy.pdf"}));
    assert_eq!(std::fs::read(copy).expect("the copy"), b"%PDF-1.7 a paper");
    assert_eq!(entries(&mut day), before + 3);
}
