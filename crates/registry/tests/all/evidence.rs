//! What comes with a form besides its answers: attachments of a class of their own, and originals.

use registry::{Attached, HandedOver, Incoming};
use serde_json::{Value, json};

use crate::kit::Day;

fn file(slot: &str, name: &str, bytes: &[u8]) -> Attached {
    let file = Incoming { name: name.to_owned(), bytes: bytes.to_vec() };
    Attached { slot: slot.to_owned(), rows: Vec::new(), file }
}

fn in_row(slot: &str, row: usize, name: &str, bytes: &[u8]) -> Attached {
    Attached { rows: vec![row], ..file(slot, name, bytes) }
}

fn answers(form: &str, stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{form}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Only what a stage itself fills in: what the claim says stands as it was handed over.
fn own_answers(form: &str, stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{form}/11-2026/form.json")).expect("a definition");
    let definition: Value = serde_json::from_slice(&bytes).expect("JSON");
    let mut own = answers(form, stage);
    let is_own = |name: &String| definition["fields"][format!("/{name}")]["stage"] == stage;
    own.as_object_mut().expect("an object").retain(|name, _| is_own(name));
    own
}

#[test]
fn what_bears_a_class_of_its_own_is_filed_beside_its_form() {
    let mut day = Day::sample();
    let first = day.submit("JBR-1", None, answers("JBR-1", "apply"), Vec::new()).expect("applied");
    day.submit("JBR-1", Some(&first), answers("JBR-1", "examine"), Vec::new()).expect("examined");
    let issued = answers("JBR-1", "issue");
    let slot = if issued["certificateForm"] == "paper" { "certificateScan" } else { "certificateFile" };
    let certificates = vec![file(slot, "BR.pdf", b"%PDF-1.7 one"), file(slot, "BR.pdf", b"%PDF-1.7 two")];
    let last = day.submit("JBR-1", Some(&first), issued, certificates).expect("issued");

    let record = last.record.expect("a record");
    let names: Vec<&str> = record.components.iter().map(|component| component.name.as_str()).collect();
    assert_eq!(names, ["JBR-1.pdf", "JBR-1.json"], "the certificates are not kept as long as the registration");
    let [apart] = last.filed_apart.as_slice() else { panic!("one record beside it: {:?}", last.filed_apart) };
    let kept = ["", " (2)"].map(|number| format!("{slot}-BR{number}.pdf"));
    assert_eq!(apart.components.iter().map(|component| &component.name).collect::<Vec<_>>(), kept.each_ref());
    assert!(apart.title.en.contains(": ") && apart.title.zh.contains('：'), "{:?}", apart.title);

    // Both are kept by schedules of their own, and neither counts as the other.
    let class = |day: &mut Day, reference: &str| day.ask("explain", json!({"reference": reference}))["keeping"].clone();
    assert_ne!(class(&mut day, &record.reference), class(&mut day, &apart.reference));
    assert!(day.desk().unfiled().expect("asked").is_empty());
    let bytes = day.desk().store().component(apart.record_id, &kept[1]).expect("kept");
    assert_eq!(bytes, b"%PDF-1.7 two");
}

const CLAIM: &str = "FIN-CL-1";

/// A claim with a receipt whose original follows by post, certified by the supervisor.
fn claim(day: &mut Day) -> HandedOver {
    let mut claimed = answers(CLAIM, "claim");
    claimed["lines"][1]["fare"] = json!("2500.00");
    claimed["lines"][1]["receipt"] = json!(true);
    claimed["payMode"] = json!("payroll");
    claimed["lines"][1]["$attachments"] =
        json!({"receiptOriginal": [{"follows": {"by": "post", "tracking": "RB123456785HK"}}]});
    let receipt = vec![in_row("receiptOriginal", 1, "receipt.pdf", b"%PDF-1.7 a receipt")];
    let begun = day.submit(CLAIM, None, claimed, receipt).expect("claimed");
    day.submit(CLAIM, Some(&begun), own_answers(CLAIM, "certify"), Vec::new()).expect("certified");
    begun
}

#[test]
fn an_original_is_outstanding_until_an_officer_takes_it_in_and_may_go_back_after_all_is_done() {
    let mut day = Day::sample();
    let begun = claim(&mut day);
    let listed = day.ask("list_originals", json!({}));
    assert_eq!((&listed["outstanding"], listed["forms"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    let original = listed["forms"][0]["originals"][0].clone();
    assert_eq!(original["tracking"], "RB123456785HK");
    assert_eq!((&original["may"], &original["row"]), (&json!(["received"]), &json!("2")));

    let refused = day.submit(CLAIM, Some(&begun), own_answers(CLAIM, "pay"), Vec::new()).expect_err("it has not come");
    assert_eq!(refused.message.code, "registry-form-problems");

    let mark = |day: &mut Day, step: &str| {
        let request = json!({
            "instance_id": begun.instance.to_string(), "slot_id": "receiptOriginal", "sha256": original["sha256"],
            "step": step, "on": null, "note": "Drawer 3",
        });
        day.ask("mark_original", request)["originals"][0].clone()
    };
    let taken = mark(&mut day, "received");
    assert_eq!((&taken["state"], &taken["marked"]["note"]), (&json!("received"), &json!("Drawer 3")));
    let claimant = day.desk().instance(begun.instance).expect("known").revisions[0].actor.id.clone();
    assert_ne!(taken["marked"]["by"]["agent_id"], claimant.as_str(), "whoever attached the copy does not confirm it");

    let mut paid = own_answers(CLAIM, "pay");
    paid["charges"][1]["amount"] = json!("2500.00");
    let last = day.submit(CLAIM, Some(&begun), paid, Vec::new()).expect("paid");
    assert!(last.record.is_some());
    assert_eq!(day.ask("list_originals", json!({}))["outstanding"], 0);
    assert_eq!(mark(&mut day, "returned")["state"], "returned");
    assert_eq!(day.ask("list_originals", json!({}))["forms"], json!([]));
    assert!(day.desk().verify_log().expect("a log").whole, "what was said of it stands in the journal");
    let before = day.desk().instance(begun.instance).expect("known");
    day.desk().rebuild_tables().expect("rebuilt");
    assert_eq!(day.desk().instance(begun.instance).expect("known"), before, "and is folded from it again");
}

#[test]
fn an_office_sees_the_files_that_came_to_it() {
    let mut day = Day::sample();
    let begun = claim(&mut day);
    let (draft, _) = day.desk().start_draft(CLAIM, Some(begun.instance), None, words::Lang::En).expect("a draft");
    let opened = day.ask("open_draft", json!({"draft_id": draft.id.to_string()}));
    let sha256 = opened["originals"][0]["sha256"].clone();
    let mut bytes = |sha256: &Value| {
        let request = json!({"draft_id": draft.id.to_string(), "sha256": sha256});
        registry::bytes(&mut day.registry, "attachment_bytes", request)
    };
    assert_eq!(bytes(&sha256).expect("the copy"), b"%PDF-1.7 a receipt");
    let elsewhere = bytes(&json!("00".repeat(32))).expect_err("no file of this form");
    assert_eq!(elsewhere.message.code, "registry-no-such-file");
}
