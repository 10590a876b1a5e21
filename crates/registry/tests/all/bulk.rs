//! The same done to many records: chosen from a list, shown, done, refused one by one, and taken back.

use records::EntityId;
use serde_json::{Value, json};

use crate::kit::Day;

const NOBODY: &str = "019ab000-0000-7000-8000-000000000000";

fn all() -> Value {
    selection(json!({"kind": "all"}), &[])
}

fn selection(base: Value, toggled: &[&str]) -> Value {
    json!({"scope": {"kind": "all", "id": null}, "sort": "title", "base": base, "toggled": toggled})
}

fn rows(day: &mut Day) -> Vec<Value> {
    let ask = json!({"scope": {"kind": "all", "id": null}, "sort": "title", "from": 0, "limit": 200, "find": null});
    day.ask("list_records", ask)["rows"].as_array().expect("rows").clone()
}

fn ids(day: &mut Day) -> Vec<String> {
    rows(day).iter().map(|row| row["record_id"].as_str().expect("an id").to_owned()).collect()
}

fn preview(day: &mut Day, selection: Value, element: &str, value: Option<&str>) -> Value {
    let edits = json!([{"element": element, "value": value}]);
    day.ask("preview_edits", json!({"selection": selection, "edits": edits, "reason": "moved house"}))
}

/// Goes on until nothing is left; answers what was done and refused in all, and in how many steps.
fn through(day: &mut Day, verb: &str, preview: &Value, limit: u32) -> (u64, Vec<Value>, u32) {
    let (mut done, mut refused, mut steps) = (0, Vec::new(), 0);
    loop {
        let answer = day.ask(verb, json!({"preview_id": preview["preview_id"], "limit": limit}));
        done += answer["done"].as_u64().expect("a count");
        refused.extend(answer["refused"].as_array().expect("refused").clone());
        steps += 1;
        if answer["left"] == 0 {
            return (done, refused, steps);
        }
    }
}

fn fates(day: &mut Day, preview: &Value) -> Vec<Value> {
    let ask = json!({"preview_id": preview["preview_id"], "from": 0, "limit": 200});
    day.ask("list_edits", ask)["rows"].as_array().expect("rows").clone()
}

fn value(day: &mut Day, record: &str, element: &str) -> String {
    let shown = day.ask("show_record", json!({"reference": record}));
    let elements = shown["metadata"].as_array().expect("metadata");
    let found = elements.iter().find(|one| one["element"] == element).expect("the element");
    found["raw"].as_str().unwrap_or_default().to_owned()
}

fn creators(day: &mut Day) -> Vec<String> {
    ids(day).iter().map(|id| value(day, id, "creator")).collect()
}

fn edit(day: &mut Day, record: &str, element: &str, value: &str) {
    let edits = json!([{"element": element, "value": value}]);
    day.ask("edit_metadata", json!({"record_id": record, "edits": edits, "reason": "a clerk's own"}));
}

#[test]
fn what_was_shown_is_done_to_all_and_taken_back() {
    let mut day = Day::sample();
    let (before, count) = (creators(&mut day), ids(&mut day).len());
    let shown = preview(&mut day, all(), "creator", Some("Records Office"));
    assert_eq!((&shown["records"], &shown["changing"], &shown["refused"]), (&json!(count), &json!(count), &json!([])));
    assert_eq!(creators(&mut day), before, "nothing has happened yet");
    let row = &fates(&mut day, &shown)[0];
    assert_eq!((&row["fate"], &row["edits"][0]["new"]["en"]), (&json!("changing"), &json!("Records Office")));

    let (done, refused, steps) = through(&mut day, "carry_out_edits", &shown, 5);
    assert_eq!((done, refused.len(), steps), (count as u64, 0, (count as u32).div_ceil(5)));
    assert!(creators(&mut day).iter().all(|creator| creator == "Records Office"));
    let again = preview(&mut day, all(), "creator", Some("Records Office"));
    assert_eq!((&again["changing"], &again["unchanged"]), (&json!(0), &json!(count)));

    let (back, left, _) = through(&mut day, "undo_edits", &shown, 100);
    assert_eq!((back, left.len()), (count as u64, 0), "a later preview does not take the way back away");
    assert_eq!(creators(&mut day), before);
    let one = ids(&mut day).remove(0);
    let history = day.ask("show_record", json!({"reference": one}))["history"].clone();
    let reasons: Vec<&str> =
        history.as_array().expect("entries").iter().filter_map(|one| one["reason"].as_str()).collect();
    assert_eq!(reasons, ["Undone: moved house", "moved house"]);
    assert_eq!(day.ask("verify_log", json!({}))["whole"], true);
}

#[test]
fn a_record_changed_meanwhile_is_refused_and_keeps_no_other_back() {
    let mut day = Day::sample();
    let ids = ids(&mut day);
    let shown = preview(&mut day, all(), "creator", Some("Records Office"));
    edit(&mut day, &ids[1], "creator", "Somebody Else");
    let (done, refused, _) = through(&mut day, "carry_out_edits", &shown, 100);
    assert_eq!((done, refused.len()), (ids.len() as u64 - 1, 1));
    assert_eq!(refused[0]["error"]["code"], "records-conflict");
    assert_eq!(value(&mut day, &ids[1], "creator"), "Somebody Else");
    assert_eq!(fates(&mut day, &shown)[0]["fate"], "refused", "those refused stand first");

    edit(&mut day, &ids[2], "creator", "A Third");
    let (back, left, _) = through(&mut day, "undo_edits", &shown, 100);
    assert_eq!((back, left.len()), (ids.len() as u64 - 2, 1));
    assert_eq!(left[0]["error"]["code"], "registry-changed-since");
    assert_eq!(value(&mut day, &ids[2], "creator"), "A Third", "what changed since is left alone");
}

#[test]
fn refusals_and_a_vanished_record_are_shown_before_anything_happens() {
    let mut day = Day::sample();
    let ids = ids(&mut day);
    edit(&mut day, &ids[0], "title-en", "Only English");
    edit(&mut day, &ids[0], "title-zh", "");
    let chosen = selection(json!({"kind": "none"}), &[&ids[0], &ids[1], NOBODY]);
    let shown = preview(&mut day, chosen, "title-en", None);
    let codes: Vec<&str> =
        shown["refused"].as_array().expect("refused").iter().filter_map(|one| one["why"]["code"].as_str()).collect();
    assert!(codes.contains(&"records-missing") && codes.contains(&"records-unknown"), "{codes:?}");
    assert_eq!(shown["records"], 3);
    let gone = fates(&mut day, &shown).into_iter().find(|row| row["record_id"] == NOBODY).expect("its row");
    assert_eq!((&gone["reference"], &gone["fate"]), (&json!(NOBODY), &json!("refused")));
    let (done, refused, _) = through(&mut day, "carry_out_edits", &shown, 100);
    assert_eq!(
        (done, refused.len()),
        (shown["changing"].as_u64().expect("a count"), 0),
        "what was shown as refused is not asked"
    );
}

#[test]
fn values_that_differ_are_said_to_be_mixed() {
    let mut day = Day::sample();
    let ids = ids(&mut day);
    edit(&mut day, &ids[0], "organisation", "One House");
    edit(&mut day, &ids[1], "organisation", "One House");
    edit(&mut day, &ids[0], "creator", "Chan");
    edit(&mut day, &ids[1], "creator", "Wong");
    let chosen = selection(json!({"kind": "none"}), &[&ids[0], &ids[1]]);
    let shown = day.ask("preview_edits", json!({"selection": chosen, "edits": [], "reason": null}));
    let of = |element: &str| {
        let elements = shown["elements"].as_array().expect("elements");
        elements.iter().find(|one| one["element"] == element).expect("the element").clone()
    };
    assert_eq!(of("organisation")["raw"], "One House");
    assert_eq!(of("creator")["raw"], Value::Null);
    assert_eq!(of("security")["choices"].as_array().map(Vec::len), Some(6));
    assert_eq!(shown["unchanged"], 2);
}

#[test]
fn a_selection_says_only_what_tells_it_apart() {
    let mut day = Day::sample();
    let ids = ids(&mut day);
    let chosen = |day: &mut Day, base: Value, toggled: &[&str]| -> Vec<String> {
        let shown = preview(day, selection(base, toggled), "creator", Some("X"));
        let mut rows = fates(day, &shown)
            .iter()
            .map(|row| row["record_id"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>();
        rows.sort();
        rows
    };
    let sorted = |some: &[String]| {
        let mut some = some.to_vec();
        some.sort();
        some
    };
    let but_one = chosen(&mut day, json!({"kind": "all"}), &[&ids[3]]);
    assert_eq!(but_one, sorted(&[&ids[..3], &ids[4..]].concat()));
    for (first, last) in [(2, 5), (5, 2)] {
        let range = json!({"kind": "range", "first": ids[first], "last": ids[last]});
        assert_eq!(chosen(&mut day, range.clone(), &[]), sorted(&ids[2..=5]));
        let toggled = chosen(&mut day, range, &[&ids[3], &ids[7]]);
        assert_eq!(toggled, sorted(&[&ids[2..3], &ids[4..=5], &ids[7..8]].concat()));
    }
    let none = json!({"selection": selection(json!({"kind": "none"}), &[]), "edits": [], "reason": null});
    assert_eq!(day.refused("preview_edits", none), "registry-nothing-chosen");
    let lost = json!({"kind": "range", "first": ids[0], "last": NOBODY});
    let lost = json!({"selection": selection(lost, &[]), "edits": [], "reason": null});
    assert_eq!(day.refused("preview_edits", lost), "registry-nothing-chosen");
}

#[test]
fn nothing_is_done_without_its_preview_or_its_reason() {
    let mut day = Day::sample();
    let edits = json!([{"element": "creator", "value": "X"}]);
    let silent = json!({"selection": all(), "edits": edits, "reason": " "});
    assert_eq!(day.refused("preview_edits", silent), "registry-reason-needed");
    let unknown = json!({"preview_id": NOBODY, "limit": 10});
    for verb in ["carry_out_edits", "undo_edits"] {
        assert_eq!(day.refused(verb, unknown.clone()), "registry-preview-gone");
    }
    let shown = preview(&mut day, all(), "creator", Some("X"));
    let ask = json!({"preview_id": shown["preview_id"], "limit": 10});
    assert_eq!(
        day.refused("undo_edits", ask.clone()),
        "registry-preview-gone",
        "nothing was done that could be undone"
    );
    day.registry.lock();
    day.ask("unlock", json!({"passphrase": crate::kit::PASSPHRASE, "keyring": false, "recovery_key": null}));
    assert_eq!(day.refused("carry_out_edits", ask), "registry-preview-gone");
}

#[test]
fn many_are_looked_at_a_few_at_a_time_and_nothing_is_done_before_all_are() {
    let mut day = Day::sample();
    day.desk().grow_sample(300, &mut |_| ()).expect("it grows");
    let shown = preview(&mut day, all(), "creator", Some("X"));
    assert_eq!((&shown["records"], &shown["changing"], &shown["unseen"]), (&json!(300), &json!(250), &json!(50)));
    assert_eq!(shown["elements"], json!([]), "what all have in common is not known yet");
    let id = json!({"preview_id": shown["preview_id"]});
    let doing = json!({"preview_id": shown["preview_id"], "limit": 10});
    assert_eq!(day.refused("carry_out_edits", doing.clone()), "registry-preview-gone");
    let shown = day.ask("look_on_edits", id.clone());
    assert_eq!((&shown["records"], &shown["changing"], &shown["unseen"]), (&json!(300), &json!(300), &json!(0)));
    assert!(shown["elements"].as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(day.ask("look_on_edits", id), shown, "once through, it stays as it is");
    assert_eq!(day.ask("carry_out_edits", doing)["left"], 290);

    let copies = day.ask("preview_copies", json!({"selection": all()}));
    assert_eq!((&copies["unseen"], &copies["first"]), (&json!(50), &json!([])));
    let id = json!({"preview_id": copies["preview_id"]});
    let saving = json!({"preview_id": copies["preview_id"], "path": day.folder.path(), "limit": 10});
    assert_eq!(day.refused("save_copies", saving), "registry-preview-gone");
    let copies = day.ask("look_on_copies", id);
    assert_eq!(copies["unseen"], 0);
    assert!(copies["first"].as_array().is_some_and(|all| !all.is_empty()));
    assert_eq!(day.refused("look_on_copies", json!({"preview_id": NOBODY})), "registry-preview-gone");
}

#[test]
fn references_come_as_lines_that_no_spreadsheet_takes_for_a_formula() {
    let mut day = Day::sample();
    let ids = ids(&mut day);
    edit(&mut day, &ids[0], "title-en", "=HYPERLINK(\"http://a\")");
    let chosen = selection(json!({"kind": "none"}), &[&ids[0], &ids[1], NOBODY]);
    let answer = day.ask("copy_references", json!({"selection": chosen}));
    let text = answer["text"].as_str().expect("a text");
    assert_eq!((text.lines().count(), &answer["count"]), (2, &json!(2)));
    assert!(text.contains("\t'=HYPERLINK(\"http://a\")\n"), "{text}");
    assert!(text.lines().all(|line| line.split('\t').count() == 2));
}

#[test]
fn copies_are_written_beside_what_is_there_and_noted() {
    let mut day = Day::sample();
    let folder = day.folder.path().join("out");
    std::fs::create_dir(&folder).expect("a folder");
    let shown = day.ask("preview_copies", json!({"selection": all()}));
    let files = shown["files"].as_u64().expect("a count");
    let names: Vec<&str> =
        shown["first"].as_array().expect("names").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names.len() as u64, files);
    std::fs::write(folder.join(names[0]), b"mine").expect("written");
    let (mut done, mut refused) = (0, Vec::new());
    loop {
        let ask = json!({"preview_id": shown["preview_id"], "path": folder.display().to_string(), "limit": 3});
        let answer = day.ask("save_copies", ask);
        done += answer["done"].as_u64().expect("a count");
        refused.extend(answer["refused"].as_array().expect("refused").clone());
        if answer["left"] == 0 {
            break;
        }
    }
    assert_eq!((done, refused.len()), (files - 1, 1));
    assert_eq!(refused[0]["error"]["code"], "registry-output-exists");
    assert_eq!(std::fs::read(folder.join(names[0])).expect("read"), b"mine", "nothing is overwritten");
    assert_eq!(std::fs::read_dir(&folder).expect("read").count() as u64, files);
    assert_eq!(day.ask("verify_log", json!({}))["whole"], true);
    let elsewhere = json!({"preview_id": shown["preview_id"], "path": "/no/such/folder", "limit": 3});
    assert_eq!(day.refused("save_copies", elsewhere), "registry-not-a-directory");
}

#[test]
fn identities_of_a_selection_are_checked() {
    let mut day = Day::sample();
    assert!("no id".parse::<EntityId>().is_err());
    let bad = json!({"selection": selection(json!({"kind": "all"}), &["no id"])});
    assert_eq!(day.refused("copy_references", bad), "registry-bad-id");
}
