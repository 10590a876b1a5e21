//! A draft on an older edition: it stays there, may move to the newer one, and may come back.

use registry::{Definition, Signing};
use serde_json::{Value, json};

use crate::kit::Day;

const OLDER: &[u8] = include_bytes!("../../../../fixtures/forms/editions/GEN-LV-1/04-2024/form.json");
const DRAFT: &str = include_str!("../../../../fixtures/forms/editions/GEN-LV-1/04-2024/answers.json");

/// A draft on the older edition, filled in as the example, with one file and one code that has no successor.
fn older_draft(day: &mut Day) -> String {
    let hash = Definition::parse(OLDER).expect("sound").hash().to_owned();
    day.desk().publish_form(OLDER, &[]).expect("published");
    let started = day.ask("start_draft", json!({"form_id": hash, "instance_id": null, "stage_id": null}));
    let id = started["draft"]["draft"]["draft_id"].as_str().expect("an identity").to_owned();
    let answers: Value = serde_json::from_str(DRAFT).expect("answers");
    let mut edits = Vec::new();
    for (name, value) in answers.as_object().expect("an object").iter().filter(|(name, _)| *name != "$attachments") {
        edits.push(json!({"do": "set", "path": format!("/{name}"), "value": value}));
    }
    edits.push(json!({"do": "set", "path": "/leaveKind", "value": "casual"}));
    day.ask("update_draft", json!({"draft_id": id, "edits": edits}));
    let path = day.write("course.pdf", b"%PDF-1.4\nadmitted\n");
    day.ask("attach_file", json!({"draft_id": id, "attachment_id": "courseProof", "path": path}));
    id
}

#[test]
fn a_form_is_begun_on_the_edition_in_use_and_an_older_draft_is_told_of_it() {
    let mut day = Day::sample();
    let id = older_draft(&mut day);
    let view = day.ask("open_draft", json!({"draft_id": id}));
    assert_eq!(view["form"]["edition"], "04/2024");
    assert_eq!(view["newer_edition"], json!({"edition": "11/2026", "accept_until": "2027-01-31", "may_move": true}));
    let begun = day.ask("start_draft", json!({"form_id": "GEN-LV-1", "instance_id": null, "stage_id": null}));
    assert_eq!(begun["draft"]["form"]["edition"], "11/2026");
    assert_eq!(begun["draft"]["newer_edition"], Value::Null);
    let other = begun["draft"]["draft"]["draft_id"].clone();
    assert_eq!(day.refused("preview_move", json!({"draft_id": other})), "registry-no-newer-edition");
    assert_eq!(day.refused("undo_move", json!({"draft_id": other})), "registry-not-moved");
    let listed = day.ask("list_forms", crate::kit::forms_ask("", &json!({"here": true})));
    let leave: Vec<&Value> =
        listed["forms"].as_array().unwrap().iter().filter(|form| form["form_no"] == "GEN-LV-1").collect();
    assert_eq!((leave.len(), &leave[0]["edition"]), (1, &json!("11/2026")));
}

#[test]
fn a_draft_moves_as_the_preview_showed_and_comes_back_as_it_was() {
    let mut day = Day::sample();
    let id = older_draft(&mut day);
    let asked = json!({"draft_id": id});
    let before = day.ask("open_draft", asked.clone());
    let preview = day.ask("preview_move", asked.clone());
    assert_eq!(day.ask("open_draft", asked.clone()), before, "a preview changes nothing");
    let counts = &preview["counts"];
    let values = preview["values"].as_array().unwrap();
    let count = |fate: &str| values.iter().filter(|one| one["fate"] == fate).count();
    assert_eq!(counts["set_aside"], 1);
    for (name, fate) in [("kept", "kept"), ("mapped", "mapped"), ("needs_attention", "needs-attention")] {
        assert_eq!(counts[name], count(fate), "{name}");
    }
    let kind = values.iter().find(|one| one["fate"] == "set-aside").unwrap();
    assert_eq!(kind["before"], json!({"en": "Casual leave", "zh-Hant-HK": "事假"}));

    let moved = day.ask("move_draft", asked.clone());
    let view = &moved["draft"];
    assert_eq!(view["form"]["edition"], "11/2026");
    assert_eq!(view["evaluation"]["values"]["phone"], "21234567");
    assert_eq!(view["evaluation"]["values"]["actingOfficer"]["en"], "LEE Siu-ming");
    assert_eq!(view["attachments"].as_array().unwrap().len(), 1);
    assert_eq!(view["attachments"][0]["attachment_id"], "courseProof");
    assert_eq!(view["moved"]["from_edition"], "04/2024");
    assert_eq!(view["moved"]["set_aside"], json!([kind]));
    assert_eq!(view["newer_edition"], Value::Null);
    day.ask("update_draft", json!({"draft_id": id, "edits": [{"do": "set", "path": "/leaveType", "value": "study"}]}));

    let back = day.ask("undo_move", asked.clone());
    assert_eq!(back["draft"]["form"], before["form"]);
    assert_eq!(back["draft"]["evaluation"], before["evaluation"]);
    assert_eq!(back["draft"]["attachments"], before["attachments"]);
    assert_eq!(back["draft"]["moved"], Value::Null);
    assert_eq!(day.refused("undo_move", asked), "registry-not-moved");
}

#[test]
fn what_a_moved_draft_was_goes_with_the_draft() {
    let mut day = Day::sample();
    let id = older_draft(&mut day);
    day.ask("move_draft", json!({"draft_id": id}));
    let entity = id.parse().expect("an identity");
    assert!(day.desk().store().before_move(entity).expect("read").is_some());
    // The same in a draft that is in the trash, until it is thrown away for good.
    day.ask("discard_draft", json!({"draft_id": id}));
    assert!(day.desk().store().before_move(entity).expect("read").is_some());
    day.ask("restore_draft", json!({"draft_id": id}));
    let mut edits = vec![json!({"do": "set", "path": "/leaveType", "value": "vacation"})];
    edits.push(json!({"do": "set", "path": "/to", "value": "2026-12-28"}));
    day.ask("update_draft", json!({"draft_id": id, "edits": edits}));
    let files = day.ask("open_draft", json!({"draft_id": id}))["attachments"].clone();
    day.ask("detach", json!({"draft_id": id, "file_id": files[0]["file_id"]}));
    let (draft, lang) = (day.desk().draft(entity).expect("a draft"), words::Lang::En);
    let shown = day.desk().draft_view(&draft, lang).expect("a view");
    assert_eq!(shown.evaluation.problems, []);
    let turn = day.desk().turn_of(&draft, lang).expect("a turn");
    let (completed, key) = (turn.complete(&draft.answers).expect("complete"), day.key());
    let seen = day.desk().see(&turn, &completed).expect("a page");
    let secret = |_| Ok(Some(registry::Secret::new(crate::kit::KEY_SECRET.to_owned())));
    let signer = registry::open_key(&crate::kit::tokens(), &[], &key, secret).expect("a key");
    day.desk()
        .sign_and_hand_over(&turn, &completed, &seen, Signing::from(Some(&signer)), Vec::new())
        .expect("handed over");
    assert!(day.desk().store().before_move(entity).expect("read").is_none());
}

#[test]
fn an_edition_of_a_day_to_come_is_published_and_not_yet_offered() {
    let mut day = Day::sample();
    let published = include_bytes!("../../../../schemas/forms/GEN-LV-1/11-2026/form.json");
    let mut to_come: Value = serde_json::from_slice(published).expect("JSON");
    to_come.as_object_mut().expect("an object").remove("publication");
    to_come["edition"] = json!("06/2030");
    to_come["version"] = json!(9);
    to_come["window"] = json!({"validFrom": "2030-06-01"});
    let publish = |day: &mut Day, definition: &Value| day.desk().publish_form(definition.to_string().as_bytes(), &[]);
    publish(&mut day, &to_come).expect("published ahead of its day");
    let listed = day.ask("list_forms", crate::kit::forms_ask("GEN-LV-1", &json!({"here": true})));
    let leave = &listed["forms"][0];
    assert_eq!((&leave["form_no"], &leave["edition"]), (&json!("GEN-LV-1"), &json!("11/2026")));
    let request = json!({"form_id": leave["form_id"], "instance_id": null, "stage_id": null});
    let begun = day.ask("start_draft", request);
    assert_eq!(begun["draft"]["form"]["edition"], "11/2026", "what is listed is what is begun");

    // A number and a version name one definition, and a number one form.
    to_come["text"]["title"]["en"] = json!("Application for leave, otherwise");
    let twice = publish(&mut day, &to_come).expect_err("the version is there already");
    to_come["version"] = json!(10);
    to_come["id"] = json!("urn:mform:elsewhere:leave");
    let other = publish(&mut day, &to_come).expect_err("the number is another form's");
    assert_eq!([twice.message.code.as_str(), other.message.code.as_str()], ["records-taken"; 2]);
}
