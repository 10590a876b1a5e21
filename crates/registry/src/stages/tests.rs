//! A last stage is handed over and filed in one step, or not at all; and what an earlier edition
//! left half done is found and filed.

use records::EntityId;
use serde_json::{Value, json};
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, Leaf};
use words::Lang;

use super::hand_over::forward;
use super::{Submission, Turn};
use crate::clock::Clock;
use crate::desk::Desk;
use crate::vault::{NewDesk, Registry};

const FORM: &str = "GEN-LV-1";

fn registry(folder: &std::path::Path) -> Registry {
    let mut registry = Registry::new(folder.join("vault"), Clock::fixed_on("2026-11-23").expect("a day"), Lang::En);
    let passphrase = "correct horse battery staple".to_owned();
    registry
        .create(&NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None })
        .expect("a sample vault");
    registry
}

fn key() -> Pkcs12Signer {
    let mut leaf = Leaf::named("Officer");
    let time = |text: &str| text.parse().expect("a time");
    leaf.valid = (time("2026-01-01T00:00:00Z"), time("2028-01-01T00:00:00Z"));
    Pkcs12Signer::open(&Authority::root("Root").issue(&leaf).pkcs12("secret"), "secret").expect("a key")
}

fn answers(stage: &str) -> Value {
    let text = match stage {
        "apply" => include_str!("../../../../schemas/forms/GEN-LV-1/11-2026/answers-apply.json"),
        "support" => include_str!("../../../../schemas/forms/GEN-LV-1/11-2026/answers-support.json"),
        _ => include_str!("../../../../schemas/forms/GEN-LV-1/11-2026/answers-approve.json"),
    };
    serde_json::from_str(text).expect("answers")
}

/// A leave that waits for its last stage.
fn waiting_for_approval(desk: &mut Desk, key: &Pkcs12Signer) -> EntityId {
    let mut instance = None;
    for stage in ["apply", "support"] {
        let submission = Submission {
            form: FORM.to_owned(),
            instance,
            stage: None,
            answers: answers(stage),
            attach: Vec::new(),
            lang: Lang::En,
        };
        instance = Some(desk.submit(submission, Some(key)).expect("handed over").instance);
    }
    instance.expect("an instance")
}

/// The last stage as it would be handed over.
fn last_stage(desk: &Desk, id: EntityId, key: &Pkcs12Signer) -> (Turn, forms::Completed, Vec<u8>, forms::Signed) {
    let turn = desk.resume(id, None, Lang::En).expect("open");
    let mut given = turn.beginning();
    given["decision"] = json!("approved");
    let completed = turn.complete(&given).expect("complete");
    let seen = desk.see(&turn, &completed).expect("a page");
    let paper = desk.sign_page(&turn, &completed, &seen, key, desk.now()).expect("signed");
    let by = forms::SignedBy::Certificate(String::new());
    let signed = forms::Signed { statement: completed.digest(), rendition: seen.digest, by };
    (turn, completed, paper, signed)
}

#[test]
fn a_declaration_that_is_refused_undoes_the_hand_over_and_keeps_the_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    let key = key();
    let id = waiting_for_approval(desk, &key);
    let (draft, _) = desk.start_draft(FORM, Some(id), None, Lang::En).expect("a draft");
    let (turn, completed, paper, signed) = last_stage(desk, id, &key);
    let before = (desk.instance(id).expect("known"), desk.size().expect("a count"));
    let logged = desk.verify_log().expect("a log").entries;

    let mut records = desk.new_files(&turn, &completed, paper.clone(), &[]).expect("a record");
    let record_id = records[0].id;
    records[0].new.creator = String::new();
    let files = desk.files_of_stage(&turn, paper, Vec::new()).expect("files");
    let asked = forward(&turn, &completed, Some(signed));
    let refused = desk.carry_out(&turn, &asked, files, records).expect_err("no author");

    assert_eq!(refused.message.code, "records-missing");
    assert_eq!((desk.instance(id).expect("known"), desk.size().expect("a count")), before, "nothing was handed over");
    assert_eq!(desk.draft(draft.id).expect("kept").id, draft.id);
    assert!(desk.store.component(record_id, "GEN-LV-1.pdf").is_err(), "no file of the record is left");
    let log = desk.verify_log().expect("a log");
    assert!(log.whole && log.entries > logged, "the refusal stands in the device chain");
    assert!(desk.unfiled().expect("a list").is_empty());
}

#[test]
fn a_form_that_was_completed_without_a_record_is_found_and_filed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    let key = key();
    let id = waiting_for_approval(desk, &key);
    let (turn, completed, paper, signed) = last_stage(desk, id, &key);
    let files = desk.files_of_stage(&turn, paper.clone(), Vec::new()).expect("files");
    let asked = forward(&turn, &completed, Some(signed));
    desk.carry_out(&turn, &asked, files, Vec::new()).expect("handed over, as an earlier edition did");
    assert_eq!(desk.unfiled().expect("a list").len(), 1);

    let code = "registry-doctor-unfiled";
    let found = registry.doctor().expect("findings").into_iter().find(|finding| finding.what.code == code);
    assert!(found.is_some_and(|finding| finding.is_fault() && finding.next.is_some()));

    let desk = registry.desk().expect("open");
    let (_, records) = desk.size().expect("a count");
    desk.rebuild_tables().expect("the way that the doctor names");
    assert_eq!(desk.size().expect("a count").1, records + 1);
    assert!(desk.unfiled().expect("a list").is_empty());
    let page = desk.store.records(None, 1_000).expect("records");
    let mut filed = page.rows.iter().filter_map(|row| match &row.entity.state {
        records::State::Record(record) => record.form.as_ref().map(|form| (row.entity.id, form.instance)),
        _ => None,
    });
    let (record, instance) = filed.next_back().expect("a form's record");
    assert_eq!(instance, id);
    assert_eq!(desk.store.component(record, "GEN-LV-1.pdf").expect("its paper"), paper);
    desk.rebuild_tables().expect("again");
    assert_eq!(desk.size().expect("a count").1, records + 1, "it is filed once");
}
