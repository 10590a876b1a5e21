//! Moving drafts to a newer edition: what becomes of each value, and that none is dropped.

use std::collections::BTreeMap;

use forms::{CarriedValue, Definition, Fate, HandOver, Inputs, Migrated, Outcome, may_move, migrate};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::shelf::{HALL, LEAVE, OLDER, actor, definition, draft, inputs, older, parse, snapshots, source};

fn moved(name: &str, answers: &Json) -> Migrated {
    let new = definition(name);
    migrate(&older(name), new, answers, &inputs(new, new.first_stage(), "2026-11-21")).unwrap()
}

fn of<'m>(moved: &'m Migrated, from: &str) -> &'m CarriedValue {
    moved.report.iter().find(|one| one.from.as_deref() == Some(from)).unwrap_or_else(|| panic!("{from}"))
}

#[test]
fn a_leave_application_moves_with_its_codes_names_and_address() {
    let moved = moved(LEAVE, &draft(LEAVE));
    let answers = &moved.answers;
    assert_eq!(answers["leaveType"], "vacation");
    assert_eq!(answers["phone"], "21234567");
    assert_eq!(answers["address"], "九龍油麻地示範街1號\n示範大廈A座10樓2室");
    assert_eq!(answers["actingOfficer"], json!({"zh": "李小明", "en": "LEE Siu-ming"}));
    assert_eq!(answers["$attachments"]["courseProof"][0]["name"], "course.pdf");
    assert_eq!(of(&moved, "/staffNo").fate, Fate::Kept);
    assert_eq!(of(&moved, "/leaveKind").fate, Fate::Mapped);
    assert_eq!(of(&moved, "/actingName").to, ["/actingOfficer/zh", "/actingOfficer/en"]);
    assert_eq!(of(&moved, "/addressLine2").to, ["/address"]);
    assert_eq!(moved.count(Fate::SetAside), 0);
}

#[test]
fn a_code_without_a_successor_is_set_aside_and_what_does_not_part_stays_whole() {
    let mut answers = draft(LEAVE);
    answers["leaveKind"] = json!("casual");
    answers["actingName"] = json!("李小明");
    answers["staffNo"] = json!("e1");
    let moved = moved(LEAVE, &answers);
    assert!(moved.answers.get("leaveType").is_none());
    let aside: Vec<(&str, &Json)> = moved.set_aside().map(|one| (one.from.as_deref().unwrap(), &one.value)).collect();
    assert_eq!(aside, [("/leaveKind", &json!("casual"))]);
    assert_eq!(moved.answers["actingOfficer"], json!({"zh": "李小明"}));
    let wrong = of(&moved, "/staffNo");
    assert_eq!((wrong.fate, moved.answers["staffNo"].as_str()), (Fate::NeedsAttention, Some("e1")));
    assert_eq!(wrong.why.as_ref().unwrap().code, "forms-bad-pattern");
}

#[test]
fn a_hire_application_takes_its_first_telephone_and_works_out_its_kind() {
    let moved = moved(HALL, &draft(HALL));
    assert_eq!(moved.answers["phone"], draft(HALL)["phones"][0]["phone"]);
    assert_eq!(moved.answers["contact"], json!({"en": draft(HALL)["contactName"]}), "a side of a pair takes a text");
    assert_eq!(of(&moved, "/phones/1/phone").fate, Fate::SetAside);
    assert_eq!(of(&moved, "/fax").fate, Fate::SetAside);
    assert!(moved.answers["participants"].is_i64(), "{}", moved.answers["participants"]);
    assert_eq!(moved.answers["nature"], "recreation");
    assert_eq!(of(&moved, "/expectedIncome").fate, Fate::SetAside, "the newer edition works it out");
    let made: Vec<&CarriedValue> = moved.report.iter().filter(|one| one.from.is_none()).collect();
    assert_eq!((made.len(), made[0].fate, made[0].to[0].as_str()), (1, Fate::Computed, "/hireType"));
    let rows = draft(HALL)["bookings"].as_array().unwrap().len();
    assert_eq!(moved.answers["hireType"], if rows > 1 { "regular" } else { "single" });
}

#[test]
fn a_number_that_cannot_be_read_stays_as_it_was_written() {
    let mut answers = draft(HALL);
    answers["participants"] = json!("about fifty");
    let moved = moved(HALL, &answers);
    let one = of(&moved, "/participants");
    assert_eq!((one.fate, &one.becomes[0]), (Fate::NeedsAttention, &json!("about fifty")));
    assert!(one.why.is_some());
}

#[test]
fn a_return_takes_its_one_benefit_as_the_first_row() {
    let moved = moved("PIDR-1", &draft("PIDR-1"));
    let old = draft("PIDR-1");
    assert_eq!(
        moved.answers["benefits"],
        json!([{
            "benefit": old["benefit"], "planned": old["benefitPlanned"],
            "achieved": old["benefitAchieved"], "unit": old["benefitUnit"],
        }])
    );
    assert_eq!(moved.answers["fundingSource"], "block");
    assert_eq!(of(&moved, "/cwrfItem").fate, Fate::SetAside);
}

#[test]
fn a_claim_takes_its_rows_and_receipts_under_other_names() {
    let old = draft("FIN-CL-1");
    let moved = moved("FIN-CL-1", &old);
    let lines = old["lines"].as_array().unwrap();
    assert!(lines.iter().any(|line| line.get("ticket").is_some()));
    for (row, line) in lines.iter().enumerate() {
        assert_eq!(moved.answers["lines"][row].get("fare"), line.get("ticket"), "row {row}");
    }
    assert_eq!(moved.answers["phone"], old["contact"]["phone"]);
    assert_eq!(of(&moved, "/bankAccount").fate, Fate::SetAside);
}

#[test]
fn a_number_that_is_a_name_is_no_row_and_is_set_aside() {
    let mut answers = draft(HALL);
    answers["bookings"] = json!({"4000000000": {"date": "2026-12-01"}});
    let moved = moved(HALL, &answers);
    assert_eq!(of(&moved, "/bookings/4000000000/date").fate, Fate::SetAside);
}

#[test]
fn what_belongs_to_a_later_office_now_is_set_aside_and_not_lost() {
    let mut later = source(LEAVE);
    later["version"] = json!(9);
    later["fields"]["/phone"]["stage"] = json!("support");
    let (old, new) = (definition(LEAVE), parse(&later).unwrap());
    let answers = json!({"phone": "21234567"});
    let moved = migrate(old, &new, &answers, &inputs(&new, new.first_stage(), "2026-11-21")).unwrap();
    assert_eq!(of(&moved, "/phone").fate, Fate::SetAside);
    assert_eq!(moved.answers.get("phone"), None);
}

#[test]
fn a_blank_row_stays_a_row() {
    let mut answers = draft("FIN-CL-1");
    answers["lines"].as_array_mut().unwrap().insert(0, json!({}));
    let moved = moved("FIN-CL-1", &answers);
    assert_eq!(moved.answers["lines"].as_array().unwrap().len(), answers["lines"].as_array().unwrap().len());
    assert_eq!(moved.answers["lines"][0], json!({}));
}

#[test]
fn what_was_handed_over_does_not_move() {
    let hall = definition(HALL);
    assert_eq!(may_move(None), Ok(()));
    let told = Inputs { actor: actor("a", "Chairman", ""), ..inputs(hall, "apply", "2026-11-21") };
    let done = forms::complete(hall, Uuid::nil(), &crate::shelf::answers(HALL, "apply"), &told).unwrap();
    let asked = HandOver {
        instance: Uuid::nil(),
        definition_hash: hall.hash().to_owned(),
        stage: "apply".into(),
        outcome: Outcome::Forward,
        data: done.data().clone(),
        snapshots_digest: snapshots(hall).digest(),
        language: told.language,
        today: told.today,
        actor: told.actor.clone(),
        signed: Some(forms::Signed {
            statement: done.digest(),
            rendition: "0".repeat(64),
            by: forms::SignedBy::Certificate("0".repeat(64)),
        }),
    };
    let handed = forms::decide_hand_over(hall, None, &asked, &snapshots(hall)).unwrap();
    let refusal = may_move(Some(&forms::apply(None, &handed))).unwrap_err();
    assert_eq!(refusal.message().code, "forms-migrate-handed-over");
}

#[test]
fn only_a_newer_edition_of_the_same_form_takes_a_draft() {
    let (old, new) = (older(LEAVE), definition(LEAVE));
    let told = inputs(new, "apply", "2026-11-21");
    assert!(migrate(new, &old, &json!({}), &told).is_err());
    assert!(migrate(&old, definition(HALL), &json!({}), &told).is_err());
}

/// The values of a document, found in another way than the room does: by pointer, from the serialised tree.
fn values(json: &Json, at: String, found: &mut BTreeMap<String, Json>) {
    let is_file = at.starts_with("/$attachments/") && at.matches('/').count() == 3;
    match json {
        Json::Null => {}
        Json::Object(members) if !is_file => {
            for (name, value) in members {
                values(value, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Json::Array(items) if !is_file => {
            for (row, value) in items.iter().enumerate() {
                values(value, format!("{at}/{row}"), found);
            }
        }
        other => drop(found.insert(at, other.clone())),
    }
}

/// Every value of the older answers is told of once, and what is said of it is true of the newer ones.
fn nothing_is_dropped(new: &Definition, answers: &Json, moved: &Migrated) {
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    values(answers, String::new(), &mut before);
    values(&moved.answers, String::new(), &mut after);
    let told: Vec<(&String, &Json)> =
        moved.report.iter().filter_map(|one| Some((one.from.as_ref()?, &one.value))).collect();
    assert_eq!(told.len(), before.len(), "{}: each value is told of once", new.form_no);
    assert_eq!(told.into_iter().collect::<BTreeMap<_, _>>(), before.iter().collect());
    let mut accounted = BTreeMap::new();
    for one in &moved.report {
        assert_eq!(one.to.is_empty(), one.fate == Fate::SetAside, "{one:?}");
        assert_eq!(one.to.len(), one.becomes.len());
        assert!(one.fate != Fate::Kept || (one.from.as_ref() == one.to.first() && one.becomes == [one.value.clone()]));
        for (to, value) in one.to.iter().zip(&one.becomes) {
            accounted.insert(to.clone(), value.clone());
        }
    }
    assert_eq!(accounted, after, "{}: nothing comes from nowhere", new.form_no);
}

#[test]
#[should_panic(expected = "each value is told of once")]
fn a_value_that_is_dropped_would_be_noticed() {
    let mut moved = moved(HALL, &draft(HALL));
    moved.report.remove(0);
    nothing_is_dropped(definition(HALL), &draft(HALL), &moved);
}

#[test]
#[should_panic(expected = "nothing comes from nowhere")]
fn a_value_that_comes_from_nowhere_would_be_noticed() {
    let mut moved = moved(HALL, &draft(HALL));
    moved.answers["receiptNo"] = json!("R-1");
    nothing_is_dropped(definition(HALL), &draft(HALL), &moved);
}

/// Something that people, programs and accidents leave in a draft.
fn odd() -> impl Strategy<Value = Json> {
    prop_oneof![
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        "[0-9０-９.,/年 -]{0,10}".prop_map(Json::from),
        "\\PC{0,12}".prop_map(Json::from),
        Just(json!(null)),
        Just(json!([])),
        Just(json!({"zh": "甲", "0": "x"})),
        Just(json!([{"a": [1, null]}, "b"])),
        prop::sample::select(vec!["annual", "casual", "leisure", "block-vote", "mileage", "visit", "sick"])
            .prop_map(Json::from),
    ]
}

/// Puts `value` over the value at the `number`th pointer of the document, or beside it under a name of its own.
fn spoil(document: &mut Json, number: usize, beside: &Option<String>, value: Json) {
    let mut found = BTreeMap::new();
    values(document, String::new(), &mut found);
    let Some(pointer) = found.keys().nth(number % found.len().max(1)).cloned() else { return };
    match beside {
        None => *document.pointer_mut(&pointer).unwrap() = value,
        Some(name) => {
            let above = pointer.rsplit_once('/').unwrap().0;
            if let Some(Json::Object(members)) = document.pointer_mut(above) {
                members.insert(name.clone(), value);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_draft_is_kept_mapped_or_set_aside(
        spoilt in prop::collection::vec((any::<usize>(), prop::option::of("[a-zA-Z0-9*~/]{1,10}"), odd()), 0..8),
    ) {
        for (name, _) in OLDER {
            let mut answers = draft(name);
            for (number, beside, value) in &spoilt {
                spoil(&mut answers, *number, beside, value.clone());
            }
            nothing_is_dropped(definition(name), &answers, &moved(name, &answers));
        }
    }

    #[test]
    fn without_a_word_about_the_version_all_is_still_kept_or_set_aside(
        spoilt in prop::collection::vec((any::<usize>(), prop::option::of("[a-z]{1,6}"), odd()), 0..4),
    ) {
        let mut bare = source(HALL);
        bare.as_object_mut().unwrap().remove("migrate");
        let new = parse(&bare).unwrap();
        let mut answers = draft(HALL);
        for (number, beside, value) in &spoilt {
            spoil(&mut answers, *number, beside, value.clone());
        }
        let moved = migrate(&older(HALL), &new, &answers, &inputs(&new, "apply", "2026-11-21")).unwrap();
        nothing_is_dropped(&new, &answers, &moved);
    }
}
