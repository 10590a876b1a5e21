//! Files of rows: each stays with its row, whatever becomes of the rows, and so does what is said of its original.

use forms::{
    Attachment, ChangeClass, Definition, Edit, Fate, HandOver, Inputs, Instance, MarkOriginal, OriginalState,
    OriginalStep, Outcome, Snapshots, apply, apply_edit, apply_original, changes, complete, decide_hand_over,
    decide_original, evaluate, files_in, migrate, originals, record_mapping, slot_files,
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

/// A claim of lines, each with its receipt where it is above a limit, and of rooms with items of their own.
fn source() -> Json {
    let text = |of: &str| json!({"type": of, "stage": "claim", "label": label("a field")});
    let when = json!({">": [{"var": "./fare"}, 100]});
    let class = json!({"if": [{">": [{"var": "./fare"}, 500]}, "FIN-9", "FIN-1"]});
    json!({
        "mform": 1, "requires": ["repeat", "stages", "attachments", "decimal"],
        "id": "urn:mform:test:rows", "formNo": "ROWS-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Rows")},
        "data": {"type": "object", "additionalProperties": false, "required": [], "properties": {
            "lines": {"type": "array", "maxItems": 9, "items": {"type": "object", "additionalProperties": false, "properties": {
                "what": {"type": "string"}, "fare": {"type": "string", "format": "decimal-2"}}}},
            "rooms": {"type": "array", "maxItems": 9, "items": {"type": "object", "additionalProperties": false, "properties": {
                "items": {"type": "array", "maxItems": 9, "items": {"type": "object", "additionalProperties": false,
                    "properties": {"what": {"type": "string"}}}}}}},
            "paid": {"type": "boolean"}}},
        "fields": {
            "/lines": text("repeat"), "/lines/*/what": text("text"),
            "/lines/*/fare": {"type": "money", "currency": "HKD", "stage": "claim", "label": label("Fare")},
            "/rooms": text("repeat"), "/rooms/*/items": text("repeat"), "/rooms/*/items/*/what": text("text"),
            "/paid": {"type": "boolean", "stage": "pay", "label": label("Paid")}},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            {"repeat": "/lines", "columns": ["/lines/*/what", "/lines/*/fare", {"attachment": "receipt"}]},
            {"repeat": "/rooms", "as": "cards", "columns": [
                {"repeat": "/rooms/*/items", "columns": ["/rooms/*/items/*/what", {"attachment": "photo"}]}]},
            {"attachment": "cover"}, "/paid"]}]}]},
        "workflow": {"stages": [
            {"id": "claim", "label": label("claim"), "by": {"role": "applicant"}},
            {"id": "pay", "label": label("pay"), "by": {"post": "Officer"}, "mayReturnTo": ["claim"]}]},
        "evidence": {"attachments": [
            {"id": "receipt", "label": label("Receipt"), "in": "/lines", "when": when, "min": 1, "max": 2, "accept": ["pdf"],
                "original": {"policy": "original-kept"}, "retention": {"class": class}},
            {"id": "photo", "label": label("Photo"), "in": "/rooms/*/items"},
            {"id": "cover", "label": label("Cover")}]},
        "record": {"class": "FIN-1", "title": label("Claimed")}, "tests": []
    })
}

fn read(source: &Json) -> Definition {
    parse(source).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn definition() -> Definition {
    read(&source())
}

/// The codes and places of the faults after one change.
fn faults(pointer: &str, value: Json) -> Vec<(String, String)> {
    let mut changed = source();
    match changed.pointer_mut(pointer) {
        Some(place) => *place = value,
        None => {
            let (above, name) = pointer.rsplit_once('/').unwrap();
            changed.pointer_mut(above).unwrap()[name] = value;
        }
    }
    let faults = parse(&changed).err().unwrap_or_default();
    faults.iter().map(|fault| (fault.code().to_owned(), fault.pointer.clone())).collect()
}

fn file(name: &str, digit: char) -> Attachment {
    Attachment::new(name, digit.to_string().repeat(64), 7, "application/pdf")
}

fn place(row: usize) -> String {
    format!("/lines/{row}/$attachments/receipt")
}

fn edit(answers: &mut Json, edit: Edit) -> Result<(), String> {
    apply_edit(&definition(), answers, edit, "claim").map_err(|refusal| refusal.code().to_owned())
}

fn attach(answers: &mut Json, path: &str, file: Attachment) -> Result<(), String> {
    edit(answers, Edit::Attach { path: path.to_owned(), file })
}

fn by_post(answers: &mut Json, row: usize) {
    let path = format!("{}/0/follows/by", place(row));
    edit(answers, Edit::Set { path, value: "post".into() }).unwrap();
}

fn three() -> Json {
    json!({"lines": [
        {"what": "a", "fare": "50.00"}, {"what": "b", "fare": "150.00"}, {"what": "c", "fare": "650.00"}]})
}

/// Which file lies in which row, as they are filled in.
fn lying(answers: &Json) -> Vec<(String, String)> {
    let definition = definition();
    let what = |rows: &[usize]| answers["lines"][rows[0]]["what"].as_str().unwrap_or_default().to_owned();
    let files = slot_files(&definition, answers).into_iter().filter(|one| one.slot == "receipt");
    files.map(|one| (what(&one.rows), one.file.name)).collect()
}

fn inputs(stage: &str, instance: Option<&Instance>) -> Inputs {
    let originals = instance.map(Instance::accounted_for).unwrap_or_default();
    Inputs { originals, ..Inputs::new(TODAY.parse().unwrap(), stage) }
}

fn problems(
    definition: &Definition,
    answers: &Json,
    stage: &str,
    instance: Option<&Instance>,
) -> Vec<(String, String)> {
    let found = evaluate(definition, answers, &inputs(stage, instance)).problems;
    found.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

#[test]
fn a_slot_of_rows_names_its_group_and_is_a_column_of_it() {
    let view = definition().view();
    let path = |id: &str| view.attachments.iter().find(|slot| slot.id == id).unwrap().path.clone();
    assert_eq!(path("receipt"), "/lines/*/$attachments/receipt");
    assert_eq!(path("photo"), "/rooms/*/items/*/$attachments/photo");
    assert_eq!(path("cover"), "/$attachments/cover");
    let slot = "/evidence/attachments/0";
    let items = "/layout/pages/0/sections/0/items";
    let fault = |code: &str, at: &str| vec![(code.to_owned(), at.to_owned())];
    for group in ["/nothing", "lines", "/lines/*/what"] {
        assert!(
            faults(&format!("{slot}/in"), json!(group))
                .contains(&fault("forms-def-attachment-in", "/evidence/attachments/0/in")[0]),
            "{group}"
        );
    }
    let misplaced = fault("forms-def-layout-slot", "/layout");
    assert_eq!(
        faults(&format!("{items}/2/attachment"), json!("receipt"))[0],
        misplaced[0],
        "a slot of rows in a section"
    );
    assert_eq!(
        faults(&format!("{items}/0/columns/2/attachment"), json!("cover"))[0],
        misplaced[0],
        "one of the form in rows"
    );
    assert_eq!(
        faults(&format!("{items}/0/columns/2/attachment"), json!("photo"))[0],
        misplaced[0],
        "one of other rows"
    );
    assert_eq!(
        faults(&format!("{items}/0/columns/2/attachment"), json!("none"))[0],
        fault("forms-def-attachment", &format!("{items}/0/columns/2"))[0]
    );
    assert_eq!(
        faults(&format!("{items}/0/columns/2"), json!("/lines/*/fare"))[0],
        fault("forms-def-layout-twice", "/layout")[0]
    );
    assert!(
        !faults(&format!("{slot}/when"), json!({">": [{"var": "./nothing"}, 100]})).is_empty(),
        "a condition reads its row, and only what is there"
    );
}

#[test]
fn a_receipt_that_is_missing_in_the_third_row_is_a_problem_of_the_third_row() {
    let definition = definition();
    let mut answers = three();
    let found = evaluate(&definition, &answers, &inputs("claim", None));
    let required = |row: usize| (place(row), "forms-attachment-required".to_owned());
    assert_eq!(problems(&definition, &answers, "claim", None), [required(1), required(2)]);
    assert!(!found.visible.contains(&place(0)), "the first is below the limit");
    assert_eq!(found.required, [place(1), place(2)]);
    attach(&mut answers, &place(1), file("b.pdf", 'b')).unwrap();
    by_post(&mut answers, 1);
    assert_eq!(problems(&definition, &answers, "claim", None), [required(2)]);
    attach(&mut answers, &place(2), file("c.exe", 'c')).unwrap();
    let codes = [(place(2), "forms-attachment-kind"), (format!("{}/0/follows/by", place(2)), "forms-original-way")];
    assert_eq!(problems(&definition, &answers, "claim", None), codes.map(|(at, code)| (at, code.to_owned())));
    // What is below the limit again is remembered and not signed.
    edit(&mut answers, Edit::Set { path: "/lines/2/fare".into(), value: "9.00".into() }).unwrap();
    let found = evaluate(&definition, &answers, &inputs("claim", None));
    assert_eq!(found.not_included, [place(2)]);
    assert_eq!(found.values.pointer(&place(2)), None);
    assert_eq!(found.values.pointer(&format!("{}/0/name", place(1))), Some(&json!("b.pdf")));
}

#[test]
fn files_are_put_into_rows_that_are_there_and_taken_out_of_them() {
    let mut answers = three();
    attach(&mut answers, &place(2), file("c.pdf", 'c')).unwrap();
    attach(&mut answers, &place(2), file("c2.pdf", 'd')).unwrap();
    assert_eq!(attach(&mut answers, &place(2), file("c3.pdf", 'e')), Err("forms-attachment-too-many".into()));
    assert!(attach(&mut answers, &place(3), file("x.pdf", 'a')).is_err(), "there is no fourth row");
    for unknown in ["/$attachments/receipt".into(), "/lines/0/$attachments/cover".into(), format!("{}/0", place(0))] {
        assert_eq!(attach(&mut answers, &unknown, file("x.pdf", 'a')), Err("forms-unknown-path".into()), "{unknown}");
    }
    let other = apply_edit(&definition(), &mut answers, Edit::Detach { path: format!("{}/0", place(2)) }, "pay");
    assert_eq!(other.unwrap_err().code(), "forms-not-your-stage");
    edit(&mut answers, Edit::Detach { path: format!("{}/0", place(2)) }).unwrap();
    assert_eq!(lying(&answers), [("c".to_owned(), "c2.pdf".to_owned())]);
    edit(&mut answers, Edit::Detach { path: format!("{}/0", place(2)) }).unwrap();
    assert_eq!(answers, three(), "nothing is left behind");
    answers["lines"][0]["$attachments"] = json!({"none": []});
    let stray = ("/lines/0/$attachments/none".to_owned(), "forms-unknown-field".to_owned());
    assert!(problems(&definition(), &answers, "claim", None).contains(&stray));
}

#[test]
fn a_row_within_a_row_has_files_too() {
    let mut answers = json!({"rooms": [{"items": [{"what": "a"}]}, {"items": [{"what": "b"}, {"what": "c"}]}]});
    attach(&mut answers, "/rooms/1/items/1/$attachments/photo", file("c.jpg", 'c')).unwrap();
    edit(&mut answers, Edit::MoveRow { path: "/rooms/1".into(), to: 0 }).unwrap();
    let found = slot_files(&definition(), &answers);
    assert_eq!((found[0].rows.as_slice(), found[0].row().as_deref()), (&[0, 1][..], Some("1.2")));
    assert_eq!(found, files_in(&answers));
    edit(&mut answers, Edit::CopyRow { path: "/rooms/0".into() }).unwrap();
    assert_eq!(slot_files(&definition(), &answers).len(), 1, "a copy has no files, in its inner rows neither");
    assert_eq!(problems(&definition(), &answers, "claim", None), []);
}

fn hand_over(instance: Option<Instance>, stage: &str, answers: &Json, outcome: Outcome) -> Result<Instance, String> {
    let definition = definition();
    let (id, post) = if stage == "claim" { ("a1", "") } else { ("o1", "Officer") };
    let completed = complete(&definition, Uuid::nil(), answers, &inputs(stage, instance.as_ref()));
    let asked = HandOver {
        instance: Uuid::nil(),
        definition_hash: definition.hash().to_owned(),
        stage: stage.to_owned(),
        data: if outcome == Outcome::Forward {
            completed.map_or_else(|_| answers.clone(), |completed| completed.data().clone())
        } else {
            Json::Null
        },
        outcome,
        snapshots_digest: Snapshots::new().digest(),
        language: Lang::En,
        today: TODAY.parse().unwrap(),
        actor: forms::Actor { roles: vec!["applicant".into()], ..actor(id, post, "") },
        signed: None,
    };
    let handed = decide_hand_over(&definition, instance.as_ref(), &asked, &Snapshots::new());
    handed.map(|handed| apply(instance, &handed)).map_err(|refusal| refusal.code().to_owned())
}

fn received(instance: Instance, what: &str) -> Instance {
    let definition = definition();
    let data = instance.data();
    let standing = originals(&definition, &instance);
    let one = standing.iter().find(|one| data["lines"][one.rows[0]]["what"] == what).unwrap();
    let asked = MarkOriginal {
        instance: Uuid::nil(),
        definition_hash: definition.hash().to_owned(),
        slot: "receipt".into(),
        sha256: one.copy.sha256.clone(),
        again: one.copy.again,
        step: OriginalStep::Received,
        on: TODAY.parse().unwrap(),
        note: String::new(),
        actor: actor("c1", "Clerk", ""),
    };
    let marked = decide_original(&definition, &instance, &asked, TODAY.parse().unwrap()).unwrap();
    assert_eq!(
        decide_original(&definition, &apply_original(instance.clone(), &marked), &asked, TODAY.parse().unwrap())
            .unwrap_err()
            .code(),
        "forms-original-step",
        "it is received once"
    );
    apply_original(instance, &marked)
}

/// Where the original of each row stands, by what is written in the row.
fn standing(instance: &Instance) -> Vec<(String, OriginalState)> {
    let data = instance.data();
    let what = |rows: &[usize]| data["lines"][rows[0]]["what"].as_str().unwrap().to_owned();
    originals(&definition(), instance).into_iter().map(|one| (what(&one.rows), one.state)).collect()
}

#[test]
fn the_original_of_each_row_is_accounted_for_by_itself_and_stays_so_when_rows_change_places() {
    // One receipt for two lines: the same bytes, and two papers to be looked at.
    let mut answers = three();
    for row in [1, 2] {
        attach(&mut answers, &place(row), file("taxi.pdf", 'f')).unwrap();
        by_post(&mut answers, row);
    }
    let first = hand_over(None, "claim", &answers, Outcome::Forward).unwrap();
    let state = |states: [(&str, OriginalState); 2]| states.map(|(what, state)| (what.to_owned(), state)).to_vec();
    let (came, out) = (OriginalState::Received, OriginalState::Outstanding);
    let instance = received(first, "c");
    assert_eq!(standing(&instance), state([("b", out), ("c", came)]));
    let outstanding = |row: usize| (format!("{}/0", place(row)), "forms-original-outstanding".to_owned());
    let paying = |instance: &Instance| instance.beginning(&definition(), "pay");
    assert_eq!(problems(&definition(), &paying(&instance), "pay", Some(&instance)), [outstanding(1)]);

    let back = Outcome::Return { to: "claim".into(), reasons: "order".into() };
    let returned = hand_over(Some(instance), "pay", &json!({}), back).unwrap();
    let mut again = returned.beginning(&definition(), "claim");
    edit(&mut again, Edit::MoveRow { path: "/lines/2".into(), to: 0 }).unwrap();
    edit(&mut again, Edit::AddRow { path: "/lines".into(), at: Some(0) }).unwrap();
    let instance = hand_over(Some(returned), "claim", &again, Outcome::Forward).unwrap();
    assert_eq!(standing(&instance), state([("c", came), ("b", out)]), "the mark went with its row");
    assert_eq!(problems(&definition(), &paying(&instance), "pay", Some(&instance)), [outstanding(3)]);
    let instance = received(instance, "b");
    let mut paid = paying(&instance);
    paid["paid"] = json!(true);
    assert!(hand_over(Some(instance), "pay", &paid, Outcome::Forward).is_ok());
}

#[test]
fn two_rows_that_claim_to_hold_one_and_the_same_file_are_told_so() {
    let mut answers = three();
    attach(&mut answers, &place(1), file("b.pdf", 'b')).unwrap();
    by_post(&mut answers, 1);
    let files = answers.pointer("/lines/1/$attachments").unwrap().clone();
    answers["lines"][2]["$attachments"] = files;
    let twice = (place(2), "forms-attachment-twice".to_owned());
    assert_eq!(problems(&definition(), &answers, "claim", None), [twice]);
}

#[test]
fn what_is_filed_apart_is_filed_row_by_row_in_the_class_of_its_row() {
    let definition = definition();
    let mut answers = three();
    for (row, digit) in [(1, 'b'), (2, 'c')] {
        attach(&mut answers, &place(row), file("r.pdf", digit)).unwrap();
        by_post(&mut answers, row);
    }
    let instance = received(received(hand_over(None, "claim", &answers, Outcome::Forward).unwrap(), "b"), "c");
    let mut paid = instance.beginning(&definition, "pay");
    paid["paid"] = json!(true);
    let completed = complete(&definition, Uuid::nil(), &paid, &inputs("pay", Some(&instance))).unwrap();
    let linked = record_mapping(&definition, &completed).unwrap().linked;
    let told: Vec<_> = linked.iter().map(|one| (one.rows.clone(), one.class.as_str(), one.files.len())).collect();
    assert_eq!(told, [(vec![1], "FIN-1", 1), (vec![2], "FIN-9", 1)]);
    let named: Vec<_> = completed.attachments().iter().map(|one| (one.slot.as_str(), one.row())).collect();
    assert_eq!(named, [("receipt", Some("2".to_owned())), ("receipt", Some("3".to_owned()))]);
}

/// The same form as version 2, changed at some places.
fn newer(set: &[(&str, Json)], operations: Json) -> Definition {
    let mut changed = source();
    changed["version"] = json!(2);
    changed["migrate"] = json!({"1": operations});
    for (pointer, value) in set {
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
    }
    read(&changed)
}

#[test]
fn files_of_rows_move_to_a_newer_edition_with_their_rows_or_are_set_aside() {
    let old = definition();
    let mut answers = three();
    attach(&mut answers, &place(2), file("c.pdf", 'c')).unwrap();
    attach(&mut answers, "/$attachments/cover", file("cover.pdf", 'a')).unwrap();
    let column = "/layout/pages/0/sections/0/items/0/columns/2/attachment";
    let renamed = [("/evidence/attachments/0/id", json!("ticket")), (column, json!("ticket"))];
    let (from, to) = ("/lines/*/$attachments/receipt", "/lines/*/$attachments/ticket");
    let new = newer(&renamed, json!([{"do": "rename", "from": from, "to": to}]));
    let told = Inputs::new(TODAY.parse().unwrap(), "claim");
    let moved = migrate(&old, &new, &answers, &told).unwrap();
    assert_eq!(moved.answers["lines"][2]["$attachments"]["ticket"][0]["name"], "c.pdf");
    let change = changes(&old, &new);
    assert!(change.publishable, "{:?}", change.changes);
    assert!(change.changes.iter().any(|one| one.code == "forms-change-field-moved"));

    let silent = newer(&renamed, json!([]));
    assert!(!changes(&old, &silent).publishable, "files of drafts would lose their place");
    let moved = migrate(&old, &silent, &answers, &told).unwrap();
    assert_eq!(moved.count(Fate::SetAside), 1);
    assert_eq!(moved.answers["lines"].as_array().unwrap().len(), 3);

    // A file of the form as a whole becomes one of the first row, and one of the first row one of the whole.
    let swapped = [
        ("/layout/pages/0/sections/0/items/0/columns/2", json!({"attachment": "cover"})),
        ("/layout/pages/0/sections/0/items/2", json!({"attachment": "receipt"})),
        ("/evidence/attachments/0", json!({"id": "receipt", "label": label("Receipt")})),
        ("/evidence/attachments/2", json!({"id": "cover", "label": label("Cover"), "in": "/lines"})),
    ];
    let operations = json!([
        {"do": "wrapInRow", "from": "/$attachments/cover", "to": "/lines/*/$attachments/cover"},
        {"do": "firstRow", "from": "/lines/*/$attachments/receipt", "to": "/$attachments/receipt"}]);
    attach(&mut answers, &place(0), file("first.pdf", 'd')).unwrap();
    let new = newer(&swapped, operations);
    let moved = migrate(&old, &new, &answers, &told).unwrap();
    assert_eq!(moved.answers["lines"][0]["$attachments"]["cover"][0]["name"], "cover.pdf");
    assert_eq!(moved.answers["$attachments"]["receipt"][0]["name"], "first.pdf");
    let aside: Vec<_> = moved.set_aside().map(|one| one.from.clone().unwrap()).collect();
    assert_eq!(aside, [format!("{}/0", place(2))]);
    let found = changes(&old, &new);
    assert_eq!((found.class, found.publishable), (Some(ChangeClass::Breaking), true), "{:?}", found.changes);
}

/// Something that is done to the rows.
#[derive(Debug, Clone)]
enum Done {
    Add(usize),
    Copy(usize),
    Remove(usize),
    Move(usize, usize),
    Attach(usize, u8),
    Detach(usize, usize),
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![
        (0..9usize).prop_map(Done::Add),
        (0..9usize).prop_map(Done::Copy),
        (0..9usize).prop_map(Done::Remove),
        (0..9usize, 0..9usize).prop_map(|(row, to)| Done::Move(row, to)),
        (0..9usize, 0..3u8).prop_map(|(row, digit)| Done::Attach(row, digit)),
        (0..9usize, 0..2usize).prop_map(|(row, at)| Done::Detach(row, at)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_becomes_of_the_rows_each_file_stays_with_its_row(steps in prop::collection::vec(done(), 0..24)) {
        let definition = definition();
        let mut answers = three();
        let mut number = 0;
        for step in steps {
            number += 1;
            let row = |row: usize| format!("/lines/{row}");
            let what = |answers: &Json, row: usize| answers["lines"][row]["what"].as_str().unwrap_or_default().to_owned();
            let edit = match &step {
                Done::Add(at) => Edit::AddRow { path: "/lines".into(), at: Some(*at) },
                Done::Copy(at) => Edit::CopyRow { path: row(*at) },
                Done::Remove(at) => Edit::RemoveRow { path: row(*at) },
                Done::Move(at, to) => Edit::MoveRow { path: row(*at), to: *to },
                // A file is called after its row, and the same bytes come again and again.
                Done::Attach(at, digit) => Edit::Attach {
                    path: place(*at), file: file(&format!("{}.pdf", what(&answers, *at)), char::from(b'a' + digit)),
                },
                Done::Detach(at, nth) => Edit::Detach { path: format!("{}/{nth}", place(*at)) },
            };
            let before = lying(&answers);
            let gone = if let Done::Remove(at) = step { Some(what(&answers, at)) } else { None };
            let granted = apply_edit(&definition, &mut answers, edit, "claim").is_ok();
            let after = lying(&answers);
            for (owner, name) in &after {
                prop_assert_eq!(&format!("{owner}.pdf"), name);
            }
            let same = |mut all: Vec<(String, String)>| { all.sort(); all };
            match step {
                Done::Attach(..) if granted => prop_assert_eq!(after.len(), before.len() + 1),
                Done::Detach(..) if granted => prop_assert_eq!(after.len() + 1, before.len()),
                Done::Remove(_) if granted => {
                    let left = before.into_iter().filter(|(owner, _)| Some(owner) != gone.as_ref()).collect();
                    prop_assert_eq!(same(after), same(left));
                }
                _ => prop_assert_eq!(same(after), same(before)),
            }
            // A new or copied row gets a name of its own, by which its files are known.
            let rows = answers["lines"].as_array().map_or(0, Vec::len);
            let mut names = std::collections::BTreeSet::new();
            for at in 0..rows {
                let name = what(&answers, at);
                if name.is_empty() || !names.insert(name) {
                    answers["lines"][at]["what"] = json!(format!("r{number}-{at}"));
                }
            }
            let files = slot_files(&definition, &answers);
            let keys: std::collections::BTreeSet<_> = files.iter().map(|one| (&one.file.sha256, one.file.again)).collect();
            prop_assert_eq!(keys.len(), files.len(), "each is told from the others");
        }
    }
}
