//! An office has begun its part while another returns the form, and the row of which it spoke is taken out: what it said is
//! set aside, what it attached stays with its draft, and neither is handed over.

use serde_json::{Value, json};

use crate::kit::Day;

const FORM: &str = "TST-ROWS-1";

fn label(text: &str) -> Value {
    json!({"en": text, "zh-Hant-HK": text})
}

/// A sender lists boxes; two offices look at them side by side, and one of them may return the list.
fn definition() -> Value {
    let field = |of: &str, stage: &str, name: &str| json!({"type": of, "stage": stage, "label": label(name)});
    let text = || json!({"type": "string"});
    let stage =
        |id: &str, after: &[&str]| json!({"id": id, "label": label(id), "after": after, "by": {"role": "officer"}});
    let mut checking = stage("check", &["send"]);
    checking["mayReturnTo"] = json!(["send"]);
    json!({
        "mform": 1, "requires": ["repeat", "stages", "attachments", "returns"],
        "id": "urn:mform:test:rows", "formNo": FORM, "edition": "11/2026", "version": 1,
        "text": {"title": label("Boxes")},
        "data": {"type": "object", "additionalProperties": false, "required": [], "properties": {
            "boxes": {"type": "array", "maxItems": 9, "items": {
                "type": "object", "additionalProperties": false, "properties": {"name": text(), "found": text()}}},
            "remark": text()}},
        "fields": {
            "/boxes": field("repeat", "send", "Boxes"), "/boxes/*/name": field("text", "send", "Name"),
            "/boxes/*/found": field("text", "receive", "Found"), "/remark": field("text", "check", "Remark")},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            {"repeat": "/boxes", "as": "grid", "columns": ["/boxes/*/name", "/boxes/*/found", {"attachment": "photo"}]},
            "/remark"]}]}]},
        "workflow": {"stages": [
            {"id": "send", "label": label("send"), "by": {"role": "applicant"}},
            stage("receive", &["send"]), checking, stage("close", &["receive", "check"])]},
        "evidence": {"attachments": [{"id": "photo", "label": label("Photo"), "in": "/boxes", "stage": "receive"}]},
        "record": {"class": "PER-3-2", "title": label("Boxes")}})
}

fn id_of(started: &Value) -> String {
    started["draft"]["draft"]["draft_id"].as_str().expect("an identity").to_owned()
}

/// What the preview says of the draft, and the names of the files that it would hand over.
fn preview(day: &mut Day, id: &str) -> (Value, Vec<String>) {
    let preview = day.ask("preview_form", json!({"draft_id": id}));
    let files = preview["attachments"].as_array().expect("files").iter();
    let names = files.map(|file| file["name"].as_str().expect("a name").to_owned()).collect();
    (preview, names)
}

fn hand_over(day: &mut Day, id: &str) {
    let (preview, _) = preview(day, id);
    day.ask("sign_and_hand_over", json!({"draft_id": id, "digest": preview["digest"], "signature": null}));
}

#[test]
fn a_file_whose_row_is_gone_is_not_handed_over_and_stays_with_the_draft() {
    let mut day = Day::sample();
    day.desk().publish_form(definition().to_string().as_bytes(), &[]).expect("published");
    let boxes = json!({"boxes": [{"name": "A"}, {"name": "B"}]});
    let instance = day.submit(FORM, None, boxes, Vec::new()).expect("sent").instance;
    let start = |day: &mut Day, stage: &str| {
        let asked = json!({"form_id": FORM, "instance_id": instance.to_string(), "stage_id": stage});
        id_of(&day.ask("start_draft", asked))
    };
    let receiving = start(&mut day, "receive");
    for (row, name) in ["of-a.pdf", "of-b.pdf"].into_iter().enumerate() {
        let path = day.write(name, name.as_bytes());
        day.ask("attach_file", json!({"draft_id": receiving, "attachment_id": "photo", "rows": [row], "path": path}));
    }
    assert_eq!(preview(&mut day, &receiving).1, ["of-a.pdf", "of-b.pdf"]);

    let checking = start(&mut day, "check");
    let back = json!({"draft_id": checking, "to_stage": "send", "reasons": "A does not belong here."});
    day.ask("return_stage", back);
    let sending = start(&mut day, "send");
    day.ask("update_draft", json!({"draft_id": sending, "edits": [{"do": "removeRow", "path": "/boxes/0"}]}));
    hand_over(&mut day, &sending);

    // Nobody has touched the draft since, and it is over what stands now.
    let (shown, names) = preview(&mut day, &receiving);
    assert_eq!(names, ["of-b.pdf"]);
    assert_eq!(shown["left_out"][0]["en"], "Photo (A)");
    let found = json!({"do": "set", "path": "/boxes/0/found", "value": "Whole"});
    let answer = day.ask("update_draft", json!({"draft_id": receiving, "edits": [found]}));
    let aside = &answer["evaluation"]["set_aside"];
    assert_eq!((&aside[0]["shown"]["en"], &aside[0]["row"]["en"]), (&json!("of-a.pdf"), &json!("A")));
    let kept = day.desk().draft(receiving.parse().expect("an identity")).expect("there").files;
    let of_a = kept.iter().find(|file| file.name == "of-a.pdf").expect("it stays with the draft");
    let digest = json!({"draft_id": receiving, "sha256": of_a.sha256});
    let bytes = registry::bytes(&mut day.registry, "attachment_bytes", digest).expect("the bytes");
    assert_eq!(bytes, b"of-a.pdf");
    let out = day.folder.path().join("saved.pdf");
    let saved = day
        .ask("save_attachment", json!({"draft_id": receiving, "sha256": of_a.sha256, "path": out.to_string_lossy()}));
    assert_eq!((&saved["name"], std::fs::read(&out).expect("written")), (&json!("saved.pdf"), b"of-a.pdf".to_vec()));

    hand_over(&mut day, &receiving);
    let entity = day.desk().store().entity(instance).expect("asked").expect("known");
    let records::State::Instance(value) = entity.state else { panic!("an instance") };
    let components = value["components"].as_array().expect("files").iter();
    let photos: Vec<&str> =
        components.filter_map(|one| one["name"].as_str()).filter(|name| name.starts_with("photo")).collect();
    assert_eq!(photos, ["photo-1-of-b.pdf"]);
}
