//! Forms through their offices: returned to the first one, filed with what they say of their
//! record, refused before anything is signed away.

use jiff::Timestamp;
use registry::{Attached, HandedOver, Incoming, judging};
use serde_json::{Value, json};
use words::Lang;

use crate::kit::Day;

const LEAVE: &str = "GEN-LV-1";
const HALL: &str = "HAD-CH-1";
const FORM_OF_INCIDENTS: &str = "SEC-INC-1";

macro_rules! answers {
    ($form:literal, $stage:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!(
            "../../../../schemas/forms/",
            $form,
            "/11-2026/answers-",
            $stage,
            ".json"
        )))
        .expect("answers")
    };
}

fn leave_until_approval(day: &mut Day) -> HandedOver {
    let first = day.submit(LEAVE, None, answers!("GEN-LV-1", "apply"), Vec::new()).expect("applied");
    day.submit(LEAVE, Some(&first), answers!("GEN-LV-1", "support"), Vec::new()).expect("supported")
}

fn pdf_of(day: &mut Day, filed: &registry::Filed) -> Vec<u8> {
    let name = filed.components[0].name.clone();
    assert!(name.ends_with(".pdf"));
    day.desk().store().component(filed.record_id, &name).expect("the paper")
}

#[test]
fn a_form_returned_to_its_first_office_is_signed_again_and_completed() {
    let mut day = Day::sample();
    let first = day.submit(LEAVE, None, answers!("GEN-LV-1", "apply"), Vec::new()).expect("applied");
    let turn = day.desk().resume(first.instance, None, Lang::En).expect("with the supervisor");
    day.desk().return_stage(&turn, "apply", "The dates are wrong.").expect("returned");

    let mut corrected = answers!("GEN-LV-1", "apply");
    corrected["to"] = json!("2027-12-24");
    let again = day.submit(LEAVE, Some(&first), corrected, Vec::new()).expect("applied again");
    let own = json!({"support": "supported", "supportRemarks": "職務已有安排。"});
    day.submit(LEAVE, Some(&again), own, Vec::new()).expect("supported");
    let last = day.submit(LEAVE, Some(&again), json!({"decision": "approved"}), Vec::new()).expect("approved");

    let filed = last.record.expect("a record");
    let pdf = pdf_of(&mut day, &filed);
    let report = judging::judge(
        &pdf,
        &signing::Policy::trusting([]),
        "2026-11-23T04:00:00Z".parse::<Timestamp>().expect("a time"),
    );
    assert!(report.unchanged && report.signatures.iter().all(|one| one.intact), "{report:?}");
    assert_eq!(report.signatures.len(), 2, "the superseded signature is on another paper");

    let instance = day.desk().instance(first.instance).expect("known");
    let signed: Vec<(&str, bool)> = instance
        .revisions
        .iter()
        .filter(|revision| revision.signed.is_some())
        .map(|revision| (revision.stage.as_str(), revision.superseded))
        .collect();
    assert_eq!(signed, [("apply", true), ("apply", false), ("approve", false)], "what was signed stays as history");
    assert!(day.desk().store().component(first.instance, "apply-1-form.pdf").is_ok(), "and its paper is kept");
    let data = day.desk().store().component(filed.record_id, "GEN-LV-1.json").expect("its data");
    let data: Value = serde_json::from_slice(&data).expect("JSON");
    assert_eq!(data["data"]["to"], "2027-12-24");
}

#[test]
fn a_form_returned_to_a_middle_office_goes_on_with_the_paper_that_stands() {
    let mut day = Day::sample();
    let supported = leave_until_approval(&mut day);
    let turn = day.desk().resume(supported.instance, None, Lang::En).expect("with the approver");
    day.desk().return_stage(&turn, "support", "Say why.").expect("returned");
    let own = json!({"support": "supported", "supportRemarks": "已安排替代。"});
    let again = day.submit(LEAVE, Some(&supported), own, Vec::new()).expect("supported again");
    let last = day.submit(LEAVE, Some(&again), json!({"decision": "approved"}), Vec::new()).expect("approved");
    let pdf = pdf_of(&mut day, &last.record.expect("a record"));
    let report = judging::judge(&pdf, &signing::Policy::trusting([]), "2026-11-23T04:00:00Z".parse().expect("a time"));
    assert!(report.unchanged && report.signatures.len() == 2, "{report:?}");
}

#[test]
fn two_attachments_of_one_name_are_both_filed() {
    let mut day = Day::sample();
    let certificate = |bytes: &[u8]| Attached {
        rows: Vec::new(),
        slot: "sickCertificate".to_owned(),
        file: Incoming { name: "scan.pdf".to_owned(), bytes: bytes.to_vec() },
    };
    let mut sick = answers!("GEN-LV-1", "apply");
    sick["leaveType"] = json!("sick");
    let both = vec![certificate(b"%PDF-1.7 the first"), certificate(b"%PDF-1.7 the second")];
    let first = day.submit(LEAVE, None, sick.clone(), both).expect("applied");

    // A return brings both back into the draft of the stage that had attached them.
    let turn = day.desk().resume(first.instance, None, Lang::En).expect("with the supervisor");
    day.desk().return_stage(&turn, "apply", "A third page is missing.").expect("returned");
    let (draft, _) = day.desk().start_draft(LEAVE, Some(first.instance), None, Lang::En).expect("a draft");
    assert_eq!(draft.files.len(), 2);
    let carried = day.desk().attachments_of(&draft).expect("their bytes");
    assert_eq!(carried[1].file.bytes, b"%PDF-1.7 the second");
    let three = carried.into_iter().chain([certificate(b"%PDF-1.7 the third")]).collect();
    let again = day.submit(LEAVE, Some(&first), sick, three).expect("applied again");
    assert!(day.desk().store().drafts().expect("drafts").is_empty(), "the draft ended with the hand-over");

    day.submit(LEAVE, Some(&again), json!({"support": "supported"}), Vec::new()).expect("supported");
    let last = day.submit(LEAVE, Some(&again), json!({"decision": "approved"}), Vec::new()).expect("approved");
    let filed = last.record.expect("a record");
    let names: Vec<&str> = filed.components.iter().map(|component| component.name.as_str()).skip(2).collect();
    let expected = ["sickCertificate-scan.pdf", "sickCertificate-scan (2).pdf", "sickCertificate-scan (3).pdf"];
    assert_eq!(names, expected);
    let second = day.desk().store().component(filed.record_id, expected[1]).expect("kept");
    assert_eq!(second, b"%PDF-1.7 the second");
}

#[test]
fn without_an_open_part_the_last_stage_is_refused_before_it_is_handed_over() {
    let mut day = Day::sample();
    let supported = leave_until_approval(&mut day);
    let part = day.desk().open_part_under("PER-3-2").expect("an open part");
    day.desk().close_part(part, "It is full.").expect("closed");
    let (draft, _) = day.desk().start_draft(LEAVE, Some(supported.instance), None, Lang::En).expect("a draft");
    let refused =
        day.submit(LEAVE, Some(&supported), json!({"decision": "approved"}), Vec::new()).expect_err("no part");
    assert_eq!(refused.message.code, "registry-no-open-part");
    assert!(refused.said(Lang::En).contains("HDSD PER/3-2/1"), "{}", refused.said(Lang::En));
    let instance = day.desk().instance(supported.instance).expect("known");
    assert_eq!(instance.open[0].stage, "approve");
    assert_eq!(instance.revisions.len(), 2);
    assert!(day.desk().draft(draft.id).is_ok(), "the draft is kept");

    let folder = day.desk().find("HDSD PER/3-2/1").expect("the folder").id;
    day.desk().open_part(folder).expect("the next part");
    let last = day.submit(LEAVE, Some(&supported), json!({"decision": "approved"}), Vec::new()).expect("approved");
    assert!(last.record.expect("a record").reference.starts_with("(1) in HDSD PER/3-2/1 Pt"));
    assert!(day.desk().draft(draft.id).is_err(), "the draft ended with the hand-over");
}

/// What the record of a form bears: classification, personal data, and the element it gives itself.
fn described(day: &mut Day, last: HandedOver, element: &str) -> (Value, Value, Value) {
    let reference = last.record.expect("a record").reference;
    let shown = day.ask("show_record", json!({"reference": reference}));
    let of = |name: &str| {
        let all = shown["metadata"].as_array().expect("metadata");
        all.iter().find(|one| one["element"] == name).expect("the element").clone()
    };
    assert_eq!(of(element)["source"], "form");
    (shown["security"].clone(), of("personal-data")["raw"].clone(), of(element)["raw"].clone())
}

#[test]
fn each_form_gives_its_record_what_it_declares() {
    let mut day = Day::sample();
    let supported = leave_until_approval(&mut day);
    let leave = day.submit(LEAVE, Some(&supported), answers!("GEN-LV-1", "approve"), Vec::new()).expect("approved");
    let found = described(&mut day, leave, "creator");
    assert_eq!(found, (json!("RESTRICTED"), json!("yes"), json!("CHAN Tai-man")));

    let apply = answers!("HAD-CH-1", "apply");
    let organisation = apply["org"]["en"].clone();
    let first = day.submit(HALL, None, apply, Vec::new()).expect("applied");
    day.submit(HALL, Some(&first), answers!("HAD-CH-1", "vet"), Vec::new()).expect("vetted");
    let hall = day.submit(HALL, Some(&first), answers!("HAD-CH-1", "decide"), Vec::new()).expect("decided");
    let found = described(&mut day, hall, "organisation");
    assert_eq!(found, (json!("RESTRICTED"), json!("yes"), organisation));
}

#[test]
fn a_discarded_draft_lies_in_the_trash_until_it_is_restored() {
    let mut day = Day::sample();
    let forms = day.ask("list_forms", crate::kit::forms_ask("", &json!({"here": true})));
    let form = forms["forms"][0]["form_id"].clone();
    let started = day.ask("start_draft", json!({"form_id": form, "instance_id": null, "stage_id": null}));
    let draft = json!({"draft_id": started["draft"]["draft"]["draft_id"]});
    let lists = |day: &mut Day| {
        let listed = day.ask("list_drafts", json!({}));
        ["drafts", "trash"].map(|list| listed[list].as_array().map_or(0, Vec::len))
    };
    assert_eq!(lists(&mut day), [1, 0]);
    day.ask("discard_draft", draft.clone());
    assert_eq!(lists(&mut day), [0, 1]);
    let waiting = day.ask("my_work", json!({}));
    assert!(!waiting.to_string().contains(draft["draft_id"].as_str().expect("an id")), "it waits for nobody");
    day.ask("restore_draft", draft.clone());
    assert_eq!(lists(&mut day), [1, 0]);
    let opened = day.ask("open_draft", draft);
    assert_eq!(opened["draft"]["discarded_at"], Value::Null);
}

#[test]
fn every_published_form_goes_through_its_offices_and_becomes_a_record() {
    let mut day = Day::sample();
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let forms = std::fs::read_dir(shelf).expect("the shelf").map(|form| form.expect("a form").path());
    for form in forms.filter(|form| form.join("11-2026").is_dir()) {
        let number = form.file_name().and_then(|name| name.to_str()).expect("a number").to_owned();
        let read = |name: String| {
            let bytes = std::fs::read(form.join("11-2026").join(&name));
            serde_json::from_slice::<Value>(&bytes.unwrap_or_else(|_| panic!("{number}: no {name}"))).expect("JSON")
        };
        let answers = |stage: &str| read(format!("answers-{stage}.json"));
        let definition = read("form.json".to_owned());
        let mut stage = definition["workflow"]["stages"][0]["id"].as_str().expect("a stage").to_owned();
        let mut handed: Option<HandedOver> = None;
        while handed.as_ref().is_none_or(|handed| handed.record.is_none()) {
            let said = day.submit(&number, handed.as_ref(), answers(&stage), Vec::new());
            let next = said.unwrap_or_else(|failure| panic!("{number} {stage}: {:?}", failure.message));
            let open = day.desk().instance(next.instance).expect("known").open;
            stage = open.first().map_or_else(String::new, |open| open.stage.clone());
            handed = Some(next);
        }
        let record = handed.and_then(|handed| handed.record).expect("a record");
        let kept = day.ask("explain", json!({"reference": record.reference}));
        assert!(kept["due"].is_string() || kept["keeping"]["action"] == "permanent", "{number}: {kept}");
    }
}

#[test]
fn a_file_that_the_plan_does_not_have_stops_the_signature_where_there_is_a_plan() {
    let unknown = |answers: &Value, day: &mut Day| -> Vec<(String, String)> {
        let today = Some("2026-11-23".parse().expect("a day"));
        let found = day.desk().evaluate("COAI-1", answers, Some("subject"), today, Lang::En).expect("evaluated");
        let about = found.problems.into_iter().filter(|problem| problem.code == "registry-file-unknown");
        about.map(|problem| (problem.path, problem.label.expect("a label").en)).collect()
    };
    let mut day = Day::sample();
    let sound = answers!("COAI-1", "subject");
    assert_eq!(unknown(&sound, &mut day), []);
    let mut stray = sound.clone();
    stray["documents"][1]["ref"] = json!("NO/SUCH/1");
    stray["documents"][2]["ref"] = json!("PER-3-2");
    assert_eq!(unknown(&stray, &mut day), [("/documents/1/ref".to_owned(), "File reference".to_owned())]);

    let first = day.submit("COAI-1", None, answers!("COAI-1", "apply"), Vec::new()).expect("applied");
    day.submit("COAI-1", Some(&first), answers!("COAI-1", "receive"), Vec::new()).expect("received");
    let refused = day.submit("COAI-1", Some(&first), stray.clone(), Vec::new()).expect_err("no such file");
    let message = serde_json::to_value(&refused.message).expect("it can be written");
    assert_eq!(message["code"], "registry-form-problems");
    assert_eq!(message["args"]["first"], "registry-file-unknown", "{message}");
    // As a person types it: the desk spells it as the plan does.
    stray["documents"][1]["ref"] = json!("ｄｏ／5／1 ");
    day.submit("COAI-1", Some(&first), stray.clone(), Vec::new()).expect("the file is there");

    // A desk of one person has classes and no file yet: what it cannot know it does not refuse.
    let mut alone = Day::begin();
    let name = words::Text::new("CHAN Tai-man", "陳大文");
    let holder = Some(registry::Holder { name: name.clone(), post: name });
    let passphrase = crate::kit::PASSPHRASE.to_owned();
    let new = registry::NewDesk { sample: false, passphrase, use_keyring: false, alone: true, holder };
    alone.registry.create(&new).expect("a vault");
    stray["documents"][1]["ref"] = json!("NO/SUCH/1");
    assert_eq!(unknown(&stray, &mut alone), []);
}

/// An incident with two witnesses, reported.
fn incident(day: &mut Day) -> HandedOver {
    day.submit(FORM_OF_INCIDENTS, None, answers!("SEC-INC-1", "report"), Vec::new()).expect("reported")
}

fn work_of(day: &mut Day, reported: &HandedOver) -> Vec<String> {
    let work = day.ask("my_work", json!({}));
    let items =
        work["trays"].as_array().expect("trays").iter().flat_map(|tray| tray["items"].as_array().expect("items"));
    let mine = items.filter(|item| item["target"]["instance_id"] == reported.instance.to_string().as_str());
    let mut stages: Vec<String> =
        mine.map(|item| item["target"]["stage_id"].as_str().unwrap_or_default().into()).collect();
    stages.sort();
    stages
}

#[test]
fn witnesses_sign_side_by_side_each_on_a_paper_of_their_own() {
    let mut day = Day::sample();
    let reported = incident(&mut day);
    assert_eq!(reported.next.iter().map(|open| open.stage.as_str()).collect::<Vec<_>>(), ["witness1", "witness2"]);
    assert_eq!(work_of(&mut day, &reported), ["witness1", "witness2"], "each office has it in its work");

    // The second witness is done first, over what the report says and nothing else.
    let (draft, _) = day.desk().start_draft("", Some(reported.instance), Some("witness2"), Lang::En).expect("a draft");
    assert!(draft.answers.get("w1").is_none());
    let (beside, _) = day.desk().start_draft("", Some(reported.instance), Some("witness1"), Lang::En).expect("a draft");
    assert_ne!(draft.id, beside.id);
    let second = day.submit_at("witness2", &reported, answers!("SEC-INC-1", "witness2")).expect("signed");
    assert_eq!((second.next.len(), second.waits_for.as_slice()), (0, ["witness1".to_owned()].as_slice()));
    assert!(day.desk().draft(draft.id).is_err() && day.desk().draft(beside.id).is_ok(), "only its own draft has ended");
    let first = day.submit_at("witness1", &reported, answers!("SEC-INC-1", "witness1")).expect("signed");
    assert_eq!(first.next[0].stage, "investigate");

    day.submit(FORM_OF_INCIDENTS, Some(&reported), answers!("SEC-INC-1", "investigate"), Vec::new())
        .expect("found out");
    let last =
        day.submit(FORM_OF_INCIDENTS, Some(&reported), answers!("SEC-INC-1", "close"), Vec::new()).expect("closed");
    let filed = last.record.expect("a record");
    let names: Vec<&str> = filed.components.iter().map(|component| component.name.as_str()).collect();
    assert_eq!(names, ["SEC-INC-1.pdf", "SEC-INC-1.json", "SEC-INC-1 witness1.pdf", "SEC-INC-1 witness2.pdf"]);

    let at: Timestamp = "2026-11-23T04:00:00Z".parse().expect("a time");
    let mut signers = Vec::new();
    for name in names.iter().filter(|name| name.ends_with(".pdf")) {
        let pdf = day.desk().store().component(filed.record_id, name).expect("a paper");
        let report = judging::judge(&pdf, &signing::Policy::trusting([]), at);
        assert!(report.unchanged && report.signatures.iter().all(|one| one.intact), "{name}: {report:?}");
        signers.push(report.signatures.len());
    }
    assert_eq!(signers, [3, 1, 1], "report, investigation and closing on the main paper");

    // The investigation cites what was signed beside it.
    let instance = day.desk().instance(reported.instance).expect("known");
    let signed = |stage: &str| instance.standing(stage).and_then(|one| one.signed.clone()).expect("signed");
    let (_, definition) = day.desk().form(FORM_OF_INCIDENTS).expect("the form");
    let cited = forms::cites(&definition, &instance, "investigate");
    assert_eq!(cited["witness1"], signed("witness1").rendition);
    assert_eq!(cited.keys().collect::<Vec<_>>(), ["witness1", "witness2"]);
}

#[test]
fn a_return_past_offices_side_by_side_keeps_what_was_begun_beside_it() {
    let mut day = Day::sample();
    let reported = incident(&mut day);
    let (draft, _) = day.desk().start_draft("", Some(reported.instance), Some("witness2"), Lang::En).expect("a draft");
    let said = json!({"do": "set", "path": "/w2/account", "value": "I saw nothing."});
    day.ask("update_draft", json!({"draft_id": draft.id.to_string(), "edits": [said]}));
    let turn = day.desk().resume(reported.instance, Some("witness1"), Lang::En).expect("with the first witness");
    day.desk().return_stage(&turn, "report", "I was not there.").expect("returned");

    assert_eq!(day.refused("open_draft", json!({"draft_id": draft.id.to_string()})), "registry-stage-closed");
    assert_eq!(day.ask("list_drafts", json!({}))["drafts"].as_array().map(Vec::len), Some(0));
    let mut corrected = answers!("SEC-INC-1", "report");
    corrected["description"] = json!("Corrected: the mail server was switched off in time.");
    day.submit(FORM_OF_INCIDENTS, Some(&reported), corrected, Vec::new()).expect("reported again");
    let again = day.ask("open_draft", json!({"draft_id": draft.id.to_string()}));
    let values = &again["evaluation"]["values"];
    assert_eq!(values["w2"]["account"], "I saw nothing.", "there again");
    assert!(values["description"].as_str().is_some_and(|text| text.starts_with("Corrected")));
}
