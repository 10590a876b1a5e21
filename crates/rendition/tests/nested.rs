//! Rows within rows on paper: the files of a box in its card, what later offices say of each in its own place.

use rendition::{Content, Item, Reading, Table, render, sheet_of, stage_fill, stage_values};
use serde_json::{Value as Json, json};
use words::Lang;

use crate::forms::{answers, completed, definition, imprint};
use crate::stages::{signed, words};

const TRANSFER: &str = "RM-TRF-1";

/// The answers of the sender with so many files in the first box.
fn sent(files: usize) -> Json {
    let mut answers = answers(TRANSFER, "send");
    let file = answers["boxes"][0]["files"][0].clone();
    let numbered = |part: usize| {
        let mut file = file.clone();
        file["part"] = json!(part + 1);
        file["title"]["en"] = json!(format!("M{:02}", part + 1));
        file
    };
    answers["boxes"][0]["files"] = (0..files).map(numbered).collect();
    answers
}

fn tables(items: &[Item]) -> Vec<&Table> {
    items.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None }).collect()
}

#[test]
fn files_stand_in_their_boxes_and_no_row_is_cut() {
    let definition = definition(TRANSFER);
    let first = completed(&definition, "send", &sent(36), Lang::En);
    let sheet = sheet_of(&definition, &first, &imprint());
    let boxes = sheet.sections.iter().find(|section| section.items.iter().any(|item| matches!(item, Item::Row(_))));
    let boxes = boxes.expect("the boxes");
    let found = tables(&boxes.items);
    assert_eq!(found.len(), 2, "one table for each box");
    assert_eq!((found[0].rows.len(), found[1].rows.len()), (36, 1));
    assert_eq!((&*found[0].within.en, &*found[1].within.zh), ("Boxes 1", "檔案盒（2）"));
    let totals: Vec<&str> = found[1].totals.iter().map(|total| &*total.value).collect();
    assert_eq!(totals, ["1", "2022-03-31"]);
    for lang in Lang::ALL {
        let made = render(&sheet, Reading::both(lang)).unwrap();
        crate::judges::kept(&format!("nested-{lang}.pdf"), &made.bytes);
        // The prepared places of a row lie on one page.
        for file in 0..36 {
            let of_file = |name: &str| {
                let end = format!("boxes-0-files-{file}-{name}");
                let place = made.placements.iter().find(|place| place.field.ends_with(&end));
                place.unwrap_or_else(|| panic!("{end}")).page
            };
            assert_eq!((of_file("result"), of_file("result")), (of_file("query"), of_file("settlement")), "{file}");
        }
        let Some(read) = crate::judges::text_of(&made.bytes) else { continue };
        let head = if lang == Lang::En { "Reference" } else { "檔號" };
        let first_page_with = |text: &str| read.split('\u{c}').position(|page| page.contains(text));
        let (from, to) = (first_page_with("M01").unwrap(), first_page_with("M36").unwrap());
        assert!(from < to, "36 files take more than a page");
        for page in read.split('\u{c}').skip(from + 1).take(to - from) {
            assert!(page.contains(head) && page.contains("Boxes 1"), "{page}");
        }
    }
}

#[test]
fn what_later_offices_say_of_a_row_has_its_place_in_the_row() {
    let definition = definition(TRANSFER);
    let reading = Reading::both(Lang::En);
    let first = completed(&definition, "send", &answers(TRANSFER, "send"), Lang::En);
    let made = render(&sheet_of(&definition, &first, &imprint()), reading).unwrap();
    let seal = words("張子健", "CHEUNG Tsz-kin");
    let fill = stage_fill(&made.bytes, "send", None, &[], Some(&seal), reading).unwrap();
    let mut paper = signed(&made.bytes, 0, true, &fill);
    for stage in ["receive", "settle"] {
        let mut answers = answers(TRANSFER, stage);
        answers["extraFound"] = json!(true);
        answers["extras"] = json!([{"place": "HDSD-0107", "reference": "DO/4/20 Pt 3", "title": "會議紀錄"}]);
        if stage == "settle" {
            answers["extras"][0]["settlement"] = json!("returned");
        }
        let done = completed(&definition, stage, &answers, Lang::En);
        let values = stage_values(&definition, &done, reading);
        let value = |name: &str| {
            let found = values.iter().find(|value| value.name == name);
            found.map(|value| (value.stage.clone(), value.value.clone()))
        };
        let said = |text: &str| Some((stage.to_owned(), text.to_owned()));
        if stage == "receive" {
            assert_eq!(value("boxes-0-files-1-result"), said("Missing 欠缺"));
            assert_eq!(value("boxes-0-files-1-query"), None, "what the rules do not show has no value");
            assert_eq!(value("boxes-1-files-0-query"), said("封面題名為2020-21年度。"));
            assert_eq!(value("boxes-1-arrived"), said("Yes 是"));
            assert_eq!(value("extras"), said("HDSD-0107 · DO/4/20 Pt 3 · 會議紀錄"));
        } else {
            assert_eq!(
                value("boxes-1-files-0-settlement"),
                said("List in error, the records stand 清單有誤，以實物為準")
            );
            assert_eq!(value("extras-settlement"), said("Returned to the sender 退回移交組別"));
            assert_eq!(value("boxes-0-files-1-result"), None, "it was written when it was signed");
        }
        let statement = String::from_utf8(done.statement_bytes()).unwrap();
        let fill = stage_fill(&paper, stage, Some(&statement), &values, Some(&seal), reading).unwrap();
        paper = signed(&paper, 1, false, &fill);
    }
    crate::judges::kept("nested-settled.pdf", &paper);
    let report = crate::stages::judged(&paper);
    assert_eq!(report.verdict, signing::Verdict::Valid, "{report:#?}");
}

#[test]
fn a_blank_form_has_room_for_files_in_boxes_and_a_band_for_those_who_check() {
    let sheet = rendition::blank_of(&definition(TRANSFER), &imprint());
    let items: Vec<Item> = sheet.sections.iter().flat_map(|section| section.items.clone()).collect();
    let files: Vec<&Table> = tables(&items).into_iter().filter(|table| table.label.en == "Files in this box").collect();
    assert_eq!(files.len(), 3);
    assert!(files.iter().all(|table| table.rows.len() >= 5 && table.rows.len() == table.offices.len()));
    let asked: Vec<&str> = files[0].offices[0]
        .iter()
        .filter_map(|item| if let Item::Value(value) = item { Some(&*value.label.en) } else { None })
        .collect();
    assert_eq!(asked, ["Check", "Discrepancy", "Settlement"]);
    let rooms = files[0].offices.iter().flatten();
    assert!(
        rooms.into_iter().all(|item| matches!(item, Item::Value(value) if value.content == Content::Room { lines: 1 }))
    );
    let bands = items.iter().filter(|item| matches!(item, Item::Office(_))).count();
    assert_eq!(bands, 6, "one in the card of each box and of each electronic record");
}
