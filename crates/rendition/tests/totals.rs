//! Totals of rows on paper: of groups without a row, and those that later offices work out.

use forms::Definition;
use rendition::{Content, Item, Reading, Table, Value, render, sheet_of, stage_fill, stage_values};
use serde_json::{Value as Json, json};
use words::Lang;

use crate::forms::{completed, imprint};
use crate::stages::{signed, words};

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A sender lists boxes and the files in them; a receiver checks them, and counts what was found.
fn definition() -> Definition {
    let field = |of: &str, stage: &str, name: &str| json!({"type": of, "stage": stage, "label": label(name)});
    let rows = |properties: Json| {
        json!({"type": "array", "maxItems": 9, "items":
        {"type": "object", "additionalProperties": false, "properties": properties}})
    };
    let (text, number) = (|| json!({"type": "string"}), || json!({"type": "integer"}));
    let found = json!({"count": [{"filter": [{"var": "./files"}, {"==": [{"var": "./result"}, "found"]}]}]});
    let source = json!({
        "mform": 1, "requires": ["repeat", "stages"],
        "id": "urn:mform:test:totals", "formNo": "TOTALS-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Totals")},
        "data": {"type": "object", "additionalProperties": false, "required": [], "properties": {
            "boxes": rows(json!({"name": text(), "files": rows(json!({"title": text(), "result": text()})),
                "fileCount": number(), "foundCount": number()})),
            "boxCount": number(), "allFound": number(), "extras": rows(json!({"what": text()})), "extraCount": number()}},
        "fields": {
            "/boxes": field("repeat", "send", "Boxes"), "/boxes/*/name": field("text", "send", "Name"),
            "/boxes/*/files": field("repeat", "send", "Files"), "/boxes/*/files/*/title": field("text", "send", "Title"),
            "/boxes/*/files/*/result": field("text", "receive", "Result"),
            "/boxes/*/fileCount": field("integer", "send", "Files listed"),
            "/boxes/*/foundCount": field("integer", "receive", "Files found"),
            "/boxCount": field("integer", "send", "Boxes listed"), "/allFound": field("integer", "receive", "All found"),
            "/extras": field("repeat", "receive", "Extras"), "/extras/*/what": field("text", "receive", "What"),
            "/extraCount": field("integer", "receive", "Extras counted")},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            {"repeat": "/boxes", "as": "cards", "foot": ["/boxCount", "/allFound"], "columns": ["/boxes/*/name",
                {"repeat": "/boxes/*/files", "columns": ["/boxes/*/files/*/title", "/boxes/*/files/*/result"],
                    "foot": ["/boxes/*/fileCount", "/boxes/*/foundCount"]}]},
            {"repeat": "/extras", "columns": ["/extras/*/what"], "foot": ["/extraCount"]}]}]}]},
        "logic": {"compute": {
            "/boxes/*/fileCount": {"count": [{"var": "./files"}]}, "/boxes/*/foundCount": found,
            "/boxCount": {"count": [{"var": "/boxes"}]}, "/allFound": {"sum": [{"var": "/boxes/*/foundCount"}]},
            "/extraCount": {"count": [{"var": "/extras"}]}}},
        "workflow": {"stages": [
            {"id": "send", "label": label("send"), "by": {"role": "sender"}, "signs": true},
            {"id": "receive", "label": label("receive"), "by": {"role": "receiver"}, "signs": true}]},
        "record": {"class": "MIS-1-5", "title": label("Totals")}, "tests": []
    });
    Definition::parse(&serde_json::to_vec(&source).unwrap()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn sent() -> Json {
    json!({"boxes": [{"name": "A", "files": [{"title": "a1"}, {"title": "a2"}]}, {"name": "B"}]})
}

fn items(definition: &Definition, sent: &Json) -> Vec<Item> {
    let first = completed(definition, "send", sent, Lang::En);
    sheet_of(definition, &first, &imprint()).sections.into_iter().flat_map(|section| section.items).collect()
}

/// The values among the items, those in bands included, by name and content.
fn values(items: &[Item]) -> Vec<(&str, &Content)> {
    fn of(item: &Item) -> Vec<(&str, &Content)> {
        match item {
            Item::Value(Value { label, content, .. }) => vec![(label.en.as_str(), content)],
            Item::Office(inner) => values(inner),
            _ => Vec::new(),
        }
    }
    items.iter().flat_map(of).collect()
}

#[test]
fn a_group_without_rows_has_its_totals() {
    let definition = definition();
    let items = items(&definition, &sent());
    let tables: Vec<&Table> =
        items.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None }).collect();
    let totals = |table: &Table| table.totals.iter().map(|total| total.value.clone()).collect::<Vec<_>>();
    assert_eq!(tables.iter().map(|table| totals(table)).collect::<Vec<_>>(), [["2"], ["0"]]);
    let none = self::items(&definition, &json!({}));
    let listed =
        values(&none).into_iter().find(|(name, _)| *name == "Boxes listed").map(|(_, content)| content.clone());
    assert_eq!(listed, Some(Content::Plain("0".to_owned())));
}

#[test]
fn a_total_that_a_later_office_works_out_has_its_place_and_takes_its_value() {
    let definition = definition();
    let reading = Reading::both(Lang::En);
    for (sent, counted) in [(sent(), ["1", "1", "0", "2"]), (json!({}), ["0", "", "", "2"])] {
        let first = completed(&definition, "send", &sent, Lang::En);
        let made = render(&sheet_of(&definition, &first, &imprint()), reading).unwrap();
        let seal = words("張子健", "CHEUNG Tsz-kin");
        let fill = stage_fill(&made.bytes, "send", None, &[], Some(&seal), reading).unwrap();
        let paper = signed(&made.bytes, 0, true, &fill);
        let mut received = first.data().clone();
        if sent["boxes"].is_array() {
            received["boxes"][0]["files"][1]["result"] = "found".into();
        }
        received["extras"] = json!([{"what": "x"}, {"what": "y"}]);
        let done = completed(&definition, "receive", &received, Lang::En);
        let values = stage_values(&definition, &done, reading);
        let fill = stage_fill(&paper, "receive", None, &values, Some(&seal), reading).unwrap();
        let written = |name: &str| {
            let end = format!("stage.receive.{name}");
            fill.texts.iter().find(|text| text.field == end).map(|text| text.value.clone()).unwrap_or_default()
        };
        let found = ["allFound", "boxes-0-foundCount", "boxes-1-foundCount", "extraCount"].map(written);
        assert_eq!(found, counted);
        crate::judges::kept("totals.pdf", &signed(&paper, 1, false, &fill));
    }
}

#[test]
fn a_paper_that_was_drawn_without_places_for_totals_is_filled_where_its_places_are() {
    let definition = definition();
    let reading = Reading::both(Lang::En);
    let first = completed(&definition, "send", &sent(), Lang::En);
    let mut older = sheet_of(&definition, &first, &imprint());
    let is_total = |item: &Item| matches!(item, Item::Value(value) if value.label.en == "Extras counted");
    older.sections.iter_mut().for_each(|section| section.items.retain(|item| !is_total(item)));
    let paper = render(&older, reading).unwrap().bytes;
    let mut received = first.data().clone();
    received["extras"] = json!([{"what": "x"}]);
    let values = stage_values(&definition, &completed(&definition, "receive", &received, Lang::En), reading);
    let fill = stage_fill(&paper, "receive", None, &values, None, reading).unwrap();
    let written: Vec<&str> = fill.texts.iter().map(|text| text.field.as_str()).collect();
    assert!(written.contains(&"stage.receive.extras") && !written.contains(&"stage.receive.extraCount"), "{written:?}");
}
