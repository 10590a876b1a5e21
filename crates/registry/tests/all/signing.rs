//! Ways of signing at a desk: ink on the printed page with its scan, a typed name, the desk itself.

use registry::{EntityId, Failure, HandedOver, Incoming, Inked, Sheet, Signing, Submission, judging};
use serde_json::{Value, json};
use words::Lang;

use crate::kit::Day;

const CHANGE: &str = "CR-NR-DEMO";
const REQUISITION: &str = "SUP-RQ-1";
const RETURN: &str = "EGOV-QR-1";

fn submission(form: &str, stage: &str, begun: Option<EntityId>) -> Submission {
    let answers = answers(form, stage);
    Submission { form: form.to_owned(), instance: begun, stage: None, answers, attach: Vec::new(), lang: Lang::En }
}

fn answers(form: &str, stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{form}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// What somebody reads on the pages.
fn text_of(pdf: &[u8]) -> String {
    extraction::extract_bytes(pdf, &extraction::Limits::default()).text
}

fn inked(sheet: Sheet) -> Inked {
    let scan = Incoming { name: "scan.pdf".to_owned(), bytes: b"%PDF-1.7 a signed sheet".to_vec() };
    Inked { sheet, signer: "何美儀".to_owned(), signed_on: "2026-11-20".parse().expect("a day"), scans: vec![scan] }
}

fn code(result: Result<HandedOver, Failure>) -> String {
    result.expect_err("refused").message.code
}

#[test]
fn a_page_that_is_signed_in_ink_comes_back_as_a_scan_and_is_filed_with_the_form() {
    let mut day = Day::sample();
    let (turn, _, seen) = day.desk().print(submission(CHANGE, "present", None)).expect("a page");
    let printed = text_of(&seen.bytes);
    assert!(printed.contains(&turn.instance_id.to_string()), "the page bears its record id: {printed}");

    // Another notice than the one that was printed is not confirmed by its sheet.
    let mut changed = submission(CHANGE, "present", Some(turn.instance_id));
    changed.answers["phone"] = json!("21112222");
    assert_eq!(code(day.desk().submit(changed, Signing::WetInk(inked(Sheet::Printed)))), "registry-printed-other");
    let never = submission(CHANGE, "present", None);
    assert_eq!(code(day.desk().submit(never, Signing::WetInk(inked(Sheet::Printed)))), "registry-not-printed");
    let again = || submission(CHANGE, "present", Some(turn.instance_id));
    let without = Inked { scans: Vec::new(), ..inked(Sheet::Printed) };
    assert_eq!(code(day.desk().submit(again(), Signing::WetInk(without))), "forms-handover-scan");
    assert_eq!(code(day.desk().submit(again(), Signing::TypedName("LEE".to_owned()))), "forms-handover-way");

    let handed = day.desk().submit(again(), Signing::WetInk(inked(Sheet::Printed))).expect("handed over");
    assert_eq!(handed.instance, turn.instance_id);
    assert!(day.desk().store().drafts().expect("drafts").is_empty());
    let paper = day.desk().store().component(handed.instance, "present-1-form.pdf").expect("its paper");
    let text = text_of(&paper);
    assert!(text.contains("何美儀") && text.contains("Signed on paper"), "{text}");

    // The office that follows signs the same paper with a certificate, and all of it is filed.
    let last = day.submit(CHANGE, Some(&handed), answers(CHANGE, "register"), Vec::new()).expect("registered");
    let record = last.record.expect("a record");
    let names: Vec<&str> = record.components.iter().map(|component| component.name.as_str()).collect();
    assert!(names.contains(&"signed-sheet-scan.pdf"), "{names:?}");
    let scan = day.desk().store().component(record.record_id, "signed-sheet-scan.pdf").expect("the scan");
    assert_eq!(scan, b"%PDF-1.7 a signed sheet");
    let pdf = day.desk().store().component(record.record_id, "CR-NR-DEMO.pdf").expect("the paper");
    let report = judging::judge(&pdf, &signing::Policy::trusting([]), "2026-11-23T04:00:00Z".parse().expect("a time"));
    assert!(report.unchanged && report.signatures.len() == 1, "{report:?}");
    let tracked = day.ask("track_forms", json!({"closed_too": true}));
    let stage = tracked["forms"].as_array().into_iter().flatten().find(|one| one["form_no"] == CHANGE).cloned();
    assert_eq!(stage.expect("tracked")["stages"][0]["signed_by"], "wet-ink");
}

#[test]
fn a_blank_form_filled_in_by_hand_is_typed_in_and_its_scan_attached() {
    let mut day = Day::sample();
    let (definition, bytes) = day.desk().blank(CHANGE, Lang::En).expect("a blank form");
    let text = text_of(&bytes);
    assert!(text.contains(&definition.title().en) && text.contains(&definition.title().zh), "{text}");
    let handed = day.desk().submit(submission(CHANGE, "present", None), Signing::WetInk(inked(Sheet::Blank)));
    let instance = day.desk().instance(handed.expect("typed in").instance).expect("known");
    let signed = serde_json::to_value(&instance.revisions[0].signed).expect("JSON");
    assert_eq!((&signed["wet-ink"]["sheet"], &signed["wet-ink"]["signer"]), (&json!("blank"), &json!("何美儀")));
}

#[test]
fn a_typed_name_and_the_desk_sign_where_the_form_accepts_them() {
    let mut day = Day::sample();
    let other = Signing::TypedName("陳大文".to_owned());
    assert_eq!(code(day.desk().submit(submission(REQUISITION, "request", None), other)), "forms-handover-typed-name");
    let own_name = Signing::TypedName("lee wai-man".to_owned());
    let handed = day.desk().submit(submission(REQUISITION, "request", None), own_name).expect("requested");
    let paper = day.desk().store().component(handed.instance, "request-1-form.pdf").expect("its paper");
    assert!(text_of(&paper).contains("Signed by typing the name"));

    let begun = day.submit(RETURN, None, answers(RETURN, "prepare"), Vec::new()).expect("prepared");
    let endorse = submission(RETURN, "endorse", Some(begun.instance));
    let handed = day.desk().submit(endorse, Signing::Platform).expect("endorsed");
    let instance = day.desk().instance(handed.instance).expect("known");
    let signed = serde_json::to_value(&instance.revisions[1].signed).expect("JSON");
    assert_eq!(signed["platform"], json!({}));
    assert!(day.desk().verify_log().expect("a log").whole);
}
