//! From answers without a problem to a completed stage and its record.

use forms::{Completed, LinkedRecord, complete, record_mapping};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::shelf::{HALL, LEAVE, answers, definition, inputs, parse, source};

const INSTANCE: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

fn completed(name: &str, stage: &str, change: impl FnOnce(&mut Json)) -> Result<Completed, Vec<String>> {
    let definition = definition(name);
    let mut data = answers(name, stage);
    change(&mut data);
    complete(definition, INSTANCE, &data, &inputs(definition, stage, "2026-11-21"))
        .map_err(|problems| problems.into_iter().map(|problem| problem.code).collect())
}

#[test]
fn only_relevant_data_are_completed() {
    let done = completed(HALL, "apply", |data| {
        data["perHead"] = json!("20.00");
        data["total"] = json!("1.00");
        data["email"] = json!("");
        data["decision"] = json!("approved");
    })
    .unwrap();
    assert_eq!(done.data()["total"], "460.00");
    for gone in ["perHead", "email", "decision", "expectedIncome"] {
        assert_eq!(done.data().get(gone), None, "{gone}");
    }
    let left_out: Vec<&str> = done.left_out().iter().map(|name| name.en.as_str()).collect();
    assert_eq!(left_out, ["Charge per participant"]);
    assert_eq!(done.next_stages(), ["vet"]);
    assert!(!String::from_utf8(done.data_bytes()).unwrap().contains("null"));
}

#[test]
fn a_problem_stands_against_completion() {
    let found = completed(HALL, "apply", |data| data["activity"] = json!(""));
    assert_eq!(found.unwrap_err(), ["forms-required"]);
}

#[test]
fn the_statement_names_everything_that_is_signed() {
    let done = completed(LEAVE, "apply", |_| {}).unwrap();
    let statement = done.statement();
    assert_eq!(statement["definition"], definition(LEAVE).hash());
    assert_eq!(statement["instance"], INSTANCE.to_string());
    assert_eq!(statement["stage"], "apply");
    assert_eq!(statement["language"], "en");
    assert_eq!(statement["snapshots"], done.inputs().snapshots.digest());
    assert_eq!(statement["data"], *done.data());
    let other = completed(LEAVE, "apply", |data| data["phone"] = json!("21234568")).unwrap();
    assert_ne!(done.digest(), other.digest());
    assert_eq!(done.digest(), completed(LEAVE, "apply", |_| {}).unwrap().digest());
}

#[test]
fn an_edition_is_begun_only_in_its_window() {
    let mut source = source(HALL);
    source["window"]["validTo"] = json!("2026-12-31");
    let definition = parse(&source).unwrap();
    let on = |stage: &str, today: &str| {
        let data = answers(HALL, stage);
        let done = complete(&definition, INSTANCE, &data, &inputs(&definition, stage, today));
        done.map_err(|problems| problems.into_iter().map(|problem| problem.code).collect::<Vec<_>>())
    };
    assert_eq!(on("apply", "2026-10-31").unwrap_err(), ["forms-edition-not-yet"]);
    assert!(on("apply", "2026-11-01").is_ok());
    assert!(on("apply", "2027-01-01").unwrap_err().contains(&"forms-edition-expired".to_owned()));
    assert!(on("decide", "2027-01-15").is_ok(), "what was begun may be finished");
}

#[test]
fn a_leave_becomes_a_record_with_the_day_on_which_it_ends() {
    let done = completed(LEAVE, "approve", |_| {}).unwrap();
    let record = record_mapping(definition(LEAVE), &done).unwrap();
    assert_eq!(record.class, "PER-3-2");
    assert_eq!(record.title.en, "Leave application: CHAN Tai-man (2027-12-21 to 2027-12-28)");
    assert_eq!(record.security.as_deref(), Some("RESTRICTED"));
    assert_eq!(record.metadata["creator"], "CHAN Tai-man");
    assert_eq!(record.metadata["personal-data"], true);
    assert_eq!(record.facts.len(), 1);
    assert_eq!(record.facts[0].kind, "leave-ended");
    assert_eq!(record.facts[0].on.to_string(), "2027-12-28");
    assert_eq!(record.facts[0].subject, format!("urn:uuid:{INSTANCE}"));
}

#[test]
fn an_attachment_with_a_class_of_its_own_is_a_linked_record() {
    let mut source = source(LEAVE);
    source["evidence"]["attachments"][0]["retention"] = json!({"class": "PER-3-4"});
    let definition = parse(&source).unwrap();
    let file =
        json!({"name": "certificate.pdf", "sha256": "c".repeat(64), "size_bytes": 7, "media": "application/pdf"});
    let mut data = answers(LEAVE, "approve");
    data["leaveType"] = json!("sick");
    data["$attachments"] = json!({"sickCertificate": [file]});
    let done = complete(&definition, INSTANCE, &data, &inputs(&definition, "approve", "2026-11-21")).unwrap();
    assert_eq!(done.attachments()[0].slot, "sickCertificate");
    let linked: Vec<LinkedRecord> = record_mapping(&definition, &done).unwrap().linked;
    assert_eq!((linked[0].slot.as_str(), linked[0].class.as_str()), ("sickCertificate", "PER-3-4"));
    let known = std::collections::BTreeSet::from(["PER-3-2".to_owned()]);
    assert_eq!(forms::unknown_classes(&definition, &known), ["PER-3-4"]);
}

#[test]
fn a_refused_booking_has_the_fact_of_its_refusal() {
    let done = completed(HALL, "decide", |data| {
        data["decision"] = json!("refused");
        data["decisionReason"] = json!("設施已被租用。");
        data.as_object_mut().unwrap().remove("receiptNo");
    })
    .unwrap();
    let record = record_mapping(definition(HALL), &done).unwrap();
    let facts: Vec<(&str, String)> =
        record.facts.iter().map(|fact| (fact.kind.as_str(), fact.on.to_string())).collect();
    assert_eq!(facts, [("refused", "2026-11-21".to_owned())]);
}

#[test]
fn the_last_stage_is_not_complete_without_a_class_or_a_day() {
    let definition = {
        let mut source = source(HALL);
        source["record"]["class"] = json!({"if": [{"==": [{"var": "/decision"}, "refused"]}, "DO-4-12"]});
        parse(&source).unwrap()
    };
    let data = answers(HALL, "decide");
    let problems = complete(&definition, INSTANCE, &data, &inputs(&definition, "decide", "2026-11-21")).unwrap_err();
    assert_eq!(problems.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["forms-no-class"]);
    let definition = {
        let mut source = source(HALL);
        source["record"]["facts"][0]["on"] = json!({"addDays": [{"var": "/bookings/59/date"}, 1]});
        parse(&source).unwrap()
    };
    let problems = complete(&definition, INSTANCE, &data, &inputs(&definition, "decide", "2026-11-21")).unwrap_err();
    assert_eq!(problems.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["forms-fact-without-day"]);
}
