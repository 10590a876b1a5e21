//! Properties: whatever is typed, nothing panics, nothing is lost, nothing hidden is signed.

use forms::{Edit, apply_edit, complete, evaluate};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::shelf::{HALL, answers, definition, inputs};

fn scalar() -> impl Strategy<Value = Json> {
    prop_oneof![
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-1e9..1e9f64).prop_map(Json::from),
        "[0-9０-９.,:/年月日 -]{0,12}".prop_map(Json::from),
        "\\PC{0,12}".prop_map(Json::from),
        Just(Json::Null),
        Just(json!([])),
        Just(json!({"zh": "甲"})),
    ]
}

fn path() -> impl Strategy<Value = String> {
    let names = [
        "org",
        "org/zh",
        "participants",
        "perHead",
        "bookings",
        "bookings/0/from",
        "bookings/0/date",
        "bookings/1/venue",
    ];
    prop_oneof![prop::sample::select(names.to_vec()).prop_map(|name| format!("/{name}")), "[a-z/~0-9*]{0,12}",]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (path(), scalar()).prop_map(|(path, value)| Edit::Set { path, value }),
        (path(), prop::option::of(0usize..9)).prop_map(|(path, at)| Edit::AddRow { path, at }),
        (0usize..4).prop_map(|row| Edit::CopyRow { path: format!("/bookings/{row}") }),
        (0usize..4).prop_map(|row| Edit::RemoveRow { path: format!("/bookings/{row}") }),
        (0usize..4, 0usize..9).prop_map(|(row, to)| Edit::MoveRow { path: format!("/bookings/{row}"), to }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_leave_answers_that_evaluate(edits in prop::collection::vec(edit(), 0..12)) {
        let definition = definition(HALL);
        let mut draft = answers(HALL, "apply");
        for edit in edits {
            let before = draft.clone();
            if apply_edit(definition, &mut draft, edit, "apply").is_err() {
                prop_assert_eq!(&draft, &before, "a refused edit changes nothing");
            }
        }
        let inputs = inputs(definition, "apply", "2026-11-21");
        let found = evaluate(definition, &draft, &inputs);
        let done = complete(definition, Uuid::nil(), &draft, &inputs);
        prop_assert_eq!(done.is_ok(), found.problems.is_empty());
        if let Ok(done) = done {
            for hidden in &found.not_included {
                prop_assert!(done.data().pointer(hidden).is_none());
            }
            let again = complete(definition, Uuid::nil(), done.data(), &inputs).unwrap();
            prop_assert_eq!(again.data_bytes(), done.data_bytes(), "what is completed stays as it is");
        }
    }

    #[test]
    fn any_json_evaluates_without_a_panic(value in scalar(), at in path()) {
        let definition = definition(HALL);
        let mut draft = answers(HALL, "apply");
        if let Some((above, last)) = at.rsplit_once('/')
            && let Some(Json::Object(place)) = draft.pointer_mut(above)
        {
            place.insert(last.to_owned(), value);
        }
        for stage in ["apply", "vet", "decide"] {
            evaluate(definition, &draft, &inputs(definition, stage, "2026-11-21"));
        }
    }

    #[test]
    fn a_total_is_the_sum_of_its_fees(hours in prop::collection::vec((9u32..21, 1u32..60), 1..20)) {
        let definition = definition(HALL);
        let mut draft = answers(HALL, "apply");
        let row = |(from, length): &(u32, u32)| json!({
            "venue": "WC-AC", "date": "2026-12-05", "from": format!("{from:02}:00"), "to": format!("{from:02}:{length:02}")
        });
        draft["bookings"] = hours.iter().map(row).collect();
        let found = evaluate(definition, &draft, &inputs(definition, "apply", "2026-11-21"));
        // 66.00 an hour is 110 cents a minute, so every fee is exact.
        let cents: u32 = hours.iter().map(|(_, length)| length * 110).sum();
        prop_assert_eq!(found.values["total"].as_str().unwrap(), format!("{}.{:02}", cents / 100, cents % 100));
    }
}
