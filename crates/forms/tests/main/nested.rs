//! Rows within rows: files in the boxes of a transfer list, and what the layout may draw in a row.

use forms::{Edit, Evaluation, apply_edit, evaluate};
use serde_json::{Value as Json, json};

use crate::shelf::{answers, definition, inputs, parse, source};

const TRANSFER: &str = "RM-TRF-1";

fn found(answers: &Json, stage: &str) -> Evaluation {
    let definition = definition(TRANSFER);
    evaluate(definition, answers, &inputs(definition, stage, "2026-11-21"))
}

fn edited(start: &Json, edits: impl IntoIterator<Item = Edit>) -> Result<Json, String> {
    let mut answers = start.clone();
    for edit in edits {
        apply_edit(definition(TRANSFER), &mut answers, edit, "send").map_err(|refusal| refusal.code().to_owned())?;
    }
    Ok(answers)
}

/// The parts of the files, box by box.
fn parts(answers: &Json) -> Vec<Vec<i64>> {
    let rows = |json: &Json, below: &str| json[below].as_array().cloned().unwrap_or_default();
    let part = |file: &Json| file["part"].as_i64().unwrap_or(0);
    rows(answers, "boxes").iter().map(|one| rows(one, "files").iter().map(part).collect()).collect()
}

fn codes(found: &Evaluation, path: &str) -> Vec<String> {
    found.problems.iter().filter(|one| one.path == path).map(|one| one.code.clone()).collect()
}

#[test]
fn inner_rows_are_added_copied_moved_and_removed_in_their_own_row() {
    let start = json!({"boxes": [{"files": [{"part": 1}, {"part": 2}]}, {"files": [{"part": 3}]}, {}]});
    let files = |at: usize| format!("/boxes/{at}/files");
    let file = |at: usize, row: usize| format!("/boxes/{at}/files/{row}");
    for (edit, after) in [
        (Edit::AddRow { path: files(0), at: Some(1) }, vec![vec![1, 0, 2], vec![3], vec![]]),
        (Edit::AddRow { path: files(2), at: None }, vec![vec![1, 2], vec![3], vec![0]]),
        (Edit::CopyRow { path: file(1, 0) }, vec![vec![1, 2], vec![3, 3], vec![]]),
        (Edit::MoveRow { path: file(0, 1), to: 0 }, vec![vec![2, 1], vec![3], vec![]]),
        (Edit::RemoveRow { path: file(0, 0) }, vec![vec![2], vec![3], vec![]]),
        // What lies in a row goes where the row goes.
        (Edit::MoveRow { path: "/boxes/0".into(), to: 2 }, vec![vec![3], vec![], vec![1, 2]]),
        (Edit::CopyRow { path: "/boxes/0".into() }, vec![vec![1, 2], vec![1, 2], vec![3], vec![]]),
        (Edit::RemoveRow { path: "/boxes/1".into() }, vec![vec![1, 2], vec![]]),
        (Edit::Set { path: "/boxes/1/files/0/part".into(), value: json!("７") }, vec![vec![1, 2], vec![7], vec![]]),
    ] {
        assert_eq!(parts(&edited(&start, [edit.clone()]).unwrap()), after, "{edit:?}");
    }
    for path in [file(0, 2), file(2, 0), file(3, 0), "/boxes/0/files/x".to_owned(), "/boxes/*/files/0".to_owned()] {
        assert_eq!(
            edited(&start, [Edit::RemoveRow { path: path.clone() }]),
            Err("forms-unknown-path".into()),
            "{path}"
        );
    }
    let full = json!({"boxes": [{"files": vec![json!({}); 40]}, {}]});
    assert_eq!(edited(&full, [Edit::CopyRow { path: file(0, 0) }]), Err("forms-no-more-rows".into()));
    assert_eq!(parts(&edited(&full, [Edit::AddRow { path: files(1), at: None }]).unwrap())[1], [0]);
}

/// A block from a spreadsheet comes as rows added and values set, the two scripts of a title each by itself.
#[test]
fn a_block_of_cells_goes_into_inner_rows() {
    let start = json!({"boxes": [{}, {"files": [{"part": 3}]}]});
    let set = |row: usize, side: &str, value: &str| Edit::Set {
        path: format!("/boxes/1/files/{row}/{side}"),
        value: json!(value),
    };
    let add = Edit::AddRow { path: "/boxes/1/files".into(), at: None };
    let block = [
        add,
        set(0, "title/zh", "會議紀錄"),
        set(1, "reference", "do／4／20"),
        set(1, "part", "4"),
        set(1, "title/zh", "會議紀錄（二）"),
        set(1, "title/en", "Minutes (2)"),
        set(1, "from", "５／４／２０１６"),
        set(1, "security", "限閱"),
        set(1, "access", "ONLY for the transferring department"),
    ];
    let after = edited(&start, block).unwrap();
    assert_eq!(after["boxes"][1]["files"][0], json!({"part": 3, "title": {"zh": "會議紀錄"}}));
    let second = json!({"reference": "DO/4/20", "part": 4, "title": {"zh": "會議紀錄（二）", "en": "Minutes (2)"},
        "from": "2016-04-05", "security": "restricted", "access": "department"});
    assert_eq!(after["boxes"][1]["files"][1], second);
    let unknown = edited(&after, [set(0, "security", "top secret")]).unwrap();
    assert_eq!(unknown["boxes"][1]["files"][0]["security"], "top secret", "what names no code stays as it was typed");
}

#[test]
fn each_row_has_its_own_sums_and_takes_them_along() {
    let answers = answers(TRANSFER, "send");
    let counts = |found: &Evaluation| {
        let at = |row: usize, leaf: &str| found.values.pointer(&format!("/boxes/{row}/{leaf}")).cloned();
        [0, 1].map(|row| (at(row, "fileCount").unwrap(), at(row, "lastOn").unwrap()))
    };
    let before = found(&answers, "send");
    assert_eq!(counts(&before), [(json!(2), json!("2022-03-29")), (json!(1), json!("2022-03-31"))]);
    assert_eq!(before.values["fileCount"], 3);
    let moved = edited(&answers, [Edit::MoveRow { path: "/boxes/1".into(), to: 0 }]).unwrap();
    let after = found(&moved, "send");
    assert_eq!(counts(&after), [(json!(1), json!("2022-03-31")), (json!(2), json!("2022-03-29"))]);
    assert_eq!(after.values["fileCount"], 3);
    assert_eq!(after.problems, []);
    let blank = edited(&answers, [Edit::AddRow { path: "/boxes/0/files".into(), at: Some(1) }]).unwrap();
    assert_eq!(found(&blank, "send").values["boxes"][0]["fileCount"], 3);
}

/// Whether a file has been inactive long enough depends on the series of the box around it.
#[test]
fn a_rule_of_an_inner_row_reads_the_row_around_it() {
    let mut answers = answers(TRANSFER, "send");
    answers["boxes"][1]["files"][0]["to"] = json!("2025-06-30");
    assert_eq!(codes(&found(&answers, "send"), "/boxes/1/files/0/to"), Vec::<String>::new());
    answers["boxes"][1]["series"] = json!("PRO-1-2");
    assert_eq!(codes(&found(&answers, "send"), "/boxes/1/files/0/to"), ["forms-assertion"]);
    let moved = edited(&answers, [Edit::MoveRow { path: "/boxes/1".into(), to: 0 }]).unwrap();
    assert_eq!(codes(&found(&moved, "send"), "/boxes/0/files/0/to"), ["forms-assertion"]);
}

/// What is wrong is told box by box, and in a box as the box shows it.
#[test]
fn problems_and_places_follow_the_layout_row_within_row() {
    let mut answers = answers(TRANSFER, "send");
    for place in ["/boxes/1/label", "/boxes/0/files/1/part", "/boxes/0/label", "/boxes/0/disposeOn"] {
        let (row, leaf) = place.rsplit_once('/').unwrap();
        answers.pointer_mut(row).unwrap().as_object_mut().unwrap().remove(leaf);
    }
    let found = found(&answers, "send");
    let paths: Vec<&str> = found.problems.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["/boxes/0/label", "/boxes/0/files/1/part", "/boxes/0/disposeOn", "/boxes/1/label"]);
    let at = |path: &str| found.visible.iter().position(|one| one == path).unwrap_or_else(|| panic!("{path}"));
    assert!(at("/boxes/0/hold") < at("/boxes/0/files"));
    assert!(at("/boxes/0/files/1/access") < at("/boxes/0/fileCount"));
    assert!(at("/boxes/0/metres") < at("/boxes/1/label") && at("/boxes/1/metres") < at("/boxCount"));
}

/// The transfer list with a weight for each file, which only files of a box on hold have.
fn weighed() -> forms::Definition {
    let mut source = source(TRANSFER);
    let properties = source.pointer_mut("/data/properties/boxes/items/properties").unwrap();
    properties["files"]["items"]["properties"]["sheets"] = json!({"type": "integer", "minimum": 0});
    properties["sheets"] = json!({"type": "integer", "minimum": 0});
    let label = json!({"zh-Hant-HK": "頁數", "en": "Sheets"});
    for at in ["/boxes/*/files/*/sheets", "/boxes/*/sheets"] {
        source["fields"][at] = json!({"type": "integer", "stage": "send", "label": label});
    }
    source["logic"]["visible"]["/boxes/*/files/*/sheets"] = json!({"==": [{"var": "../hold"}, true]});
    source["logic"]["compute"]["/boxes/*/sheets"] = json!({"sum": [{"var": "./files/*/sheets"}]});
    let boxes = source.pointer_mut("/layout/pages/1/sections/0/items/0/columns").unwrap().as_array_mut().unwrap();
    let files = boxes.iter_mut().find(|column| column.is_object()).unwrap();
    files["columns"].as_array_mut().unwrap().push(json!("/boxes/*/files/*/sheets"));
    files["foot"].as_array_mut().unwrap().push(json!("/boxes/*/sheets"));
    parse(&source).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn what_is_hidden_in_an_inner_row_counts_in_no_sum() {
    let definition = weighed();
    let mut answers = answers(TRANSFER, "send");
    for (row, file, sheets) in [(0, 0, 40), (0, 1, 2), (1, 0, 7)] {
        answers["boxes"][row]["files"][file]["sheets"] = json!(sheets);
    }
    let found = evaluate(&definition, &answers, &inputs(&definition, "send", "2026-11-21"));
    assert_eq!(found.values["boxes"][0]["sheets"], 0);
    assert_eq!(found.values["boxes"][1]["sheets"], 7);
    assert_eq!(found.not_included, ["/boxes/0/files/0/sheets", "/boxes/0/files/1/sheets"]);
    answers["boxes"][0]["hold"] = json!(true);
    answers["boxes"][0]["holdRef"] = json!("FIN/5/1");
    let found = evaluate(&definition, &answers, &inputs(&definition, "send", "2026-11-21"));
    assert_eq!(found.values["boxes"][0]["sheets"], 42);
    assert_eq!(found.not_included, Vec::<String>::new());
}

#[test]
fn a_group_within_a_row_says_how_it_is_drawn_and_draws_its_own_fields() {
    let view = serde_json::to_value(definition(TRANSFER).view()).unwrap();
    let boxes = &view["pages"][1]["sections"][0]["items"][0];
    assert!(boxes["columns"].as_array().unwrap().contains(&json!("/boxes/*/files")));
    assert_eq!(boxes["inner"][0]["path"], "/boxes/*/files");
    assert_eq!((&boxes["inner"][0]["rows"], &boxes["rows"]), (&json!("grid"), &json!("cards")));
    assert_eq!(boxes["inner"][0]["foot"], json!(["/boxes/*/fileCount", "/boxes/*/lastOn"]));

    let faults = |change: &dyn Fn(&mut Json)| {
        let mut source = source(TRANSFER);
        change(source.pointer_mut("/layout/pages/1/sections/0/items/0").unwrap());
        let found = parse(&source).err().unwrap_or_default();
        let rows = found.into_iter().filter(|fault| fault.code() == "forms-def-layout-rows");
        rows.map(|fault| fault.pointer).collect::<Vec<_>>()
    };
    assert_eq!(faults(&|_| {}), Vec::<String>::new());
    let drawn = &source(TRANSFER)["layout"]["pages"][1]["sections"][0]["items"][0]["columns"];
    let inner = drawn.as_array().unwrap().iter().position(Json::is_object).unwrap();
    // A group that is only named; a field of another group; a group that is no group; a line without room.
    assert_eq!(faults(&|boxes| boxes["columns"][inner] = json!("/boxes/*/files")), ["/layout"]);
    assert_eq!(faults(&|boxes| boxes["columns"][0] = json!("/items/*/size")), ["/layout"]);
    assert_eq!(faults(&|boxes| boxes["columns"][inner]["repeat"] = json!("/boxes/*/label")).len(), 11);
    assert_eq!(faults(&|boxes| boxes["as"] = json!("grid")), ["/layout"]);
}
