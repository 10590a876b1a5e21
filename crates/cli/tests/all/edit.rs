//! Changing elements of many records in one line: shown first, then done; what is refused keeps nothing back.

use serde_json::Value;

use crate::desk::Desk;

fn references(desk: &Desk) -> Vec<String> {
    let rows = desk.answers("hit", &["search", "會堂", "--limit", "5"]);
    let mut references: Vec<String> =
        rows.iter().map(|row| row["reference"].as_str().unwrap().to_owned()).take(3).collect();
    references.sort();
    references
}

fn fates(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["fate"].as_str().unwrap()).collect()
}

fn creator(desk: &Desk, reference: &str) -> Value {
    let shown = desk.answer("show", 0, &["show", reference]);
    let elements = shown["metadata"].as_array().unwrap();
    elements.iter().find(|one| one["element"] == "creator").unwrap()["value"].clone()
}

#[test]
fn what_a_preview_shows_is_done_to_all() {
    let desk = Desk::sample();
    let some = references(&desk);
    let line = |more: &[&'static str]| -> Vec<String> {
        let words = ["edit"].into_iter().chain(some.iter().map(String::as_str));
        let set = ["--set", "creator=Records Office", "--reason", "moved house"];
        words.chain(set).chain(more.iter().copied()).map(str::to_owned).collect()
    };
    let run = |more: &[&'static str]| {
        let line = line(more);
        desk.answers("edit", &line.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let entries = desk.entries();
    assert_eq!(fates(&run(&["--preview"])), ["changing"; 3]);
    assert_eq!(desk.entries(), entries, "a preview leaves no trace");
    assert_eq!(fates(&run(&[])), ["done"; 3]);
    assert!(some.iter().all(|one| creator(&desk, one) == "Records Office"));
    assert_eq!(fates(&run(&["--preview"])), ["unchanged"; 3]);
}

#[test]
fn what_is_refused_is_said_and_keeps_nothing_back() {
    let desk = Desk::sample();
    let some = references(&desk);
    let set = ["--set", "creator=Records Office", "--reason", "moved house"];
    let ran = desk.run(&[&["--json", "edit", &some[0], "HDSD XYZ/1 Pt 9 (1)"], set.as_slice()].concat());
    let rows = ran.rows();
    assert_eq!((ran.code, fates(&rows)), (1, vec!["refused", "done"]));
    rows.iter().for_each(|row| crate::schemas::holds("edit", row));
    assert_eq!(rows[0]["code"], "registry-not-found");
    assert_eq!(creator(&desk, &some[0]), "Records Office");
    desk.fails(1, "registry-reason-needed", &["edit", &some[0], "--set", "creator=X"]);
    desk.fails(2, "registry-no-such-element", &["edit", &some[0], "--set", "colour=red", "--reason", "r"]);
    desk.fails(2, "cli-bad-pair", &["edit", &some[0], "--set", "creator", "--reason", "r"]);
    desk.fails(2, "cli-usage", &["edit", &some[0]]);
}
