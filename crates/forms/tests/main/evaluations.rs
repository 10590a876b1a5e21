//! What an evaluation says: shape, visibility, values, problems, choices.

use forms::{Evaluation, Inputs, evaluate, prefill};
use serde_json::{Value as Json, json};
use words::Lang;

use crate::shelf::{HALL, LEAVE, answers, definition, inputs, parse, source};

fn hall(change: impl FnOnce(&mut Json)) -> Evaluation {
    let definition = definition(HALL);
    let mut answers = answers(HALL, "apply");
    change(&mut answers);
    evaluate(definition, &answers, &inputs(definition, "apply", "2026-11-21"))
}

fn codes(found: &Evaluation, path: &str) -> Vec<String> {
    found.problems.iter().filter(|one| one.path == path).map(|one| one.code.clone()).collect()
}

#[test]
fn the_shape_is_the_promised_one() {
    let found = serde_json::to_value(hall(|answers| answers["bookings"][0]["to"] = json!("13:00"))).unwrap();
    let keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["visible", "values", "problems", "next_stages", "required", "read_only", "choices", "lines", "not_included"]
    );
    let problem = &found["problems"][0];
    assert_eq!(problem["path"], "/bookings/0");
    assert_eq!(problem["code"], "forms-assertion");
    assert_eq!(problem["text"]["en"], "The end time must be later than the start time. Correct the times.");
    assert_eq!(problem["label"]["zh-Hant-HK"], Json::Null, "a row as such has no label");
    assert_eq!(found["values"]["total"], "-36.00");
    assert_eq!(found["next_stages"], json!(["vet"]));
}

#[test]
fn visible_places_follow_the_layout_row_by_row() {
    let found = hall(|_| {});
    let at = |path: &str| found.visible.iter().position(|one| one == path).unwrap_or_else(|| panic!("{path}"));
    assert!(at("/org") < at("/orgType"));
    assert!(at("/bookings") < at("/bookings/0/venue"));
    assert!(at("/bookings/0/fee") < at("/bookings/1/venue"));
    assert!(at("/bookings/1/fee") < at("/total"));
    assert!(!found.visible.iter().any(|one| one == "/decision"), "later stages are not shown yet");
}

#[test]
fn the_tenth_row_comes_after_the_second() {
    let found = hall(|answers| {
        let row = answers["bookings"][0].clone();
        answers["bookings"] = (0..11).map(|_| row.clone()).collect();
    });
    let rows: Vec<&String> = found.visible.iter().filter(|one| one.ends_with("/venue")).collect();
    assert_eq!(rows[1], "/bookings/1/venue");
    assert_eq!(rows[10], "/bookings/10/venue");
}

#[test]
fn unknown_computed_values_are_null_and_blank_answers_are_absent() {
    let found = hall(|answers| {
        answers["bookings"][0].as_object_mut().unwrap().remove("venue");
        answers["email"] = json!("　");
        answers["org"]["en"] = json!("");
    });
    assert_eq!(found.values["bookings"][0]["fee"], Json::Null);
    assert_eq!(found.values["bookings"][0]["hours"], "3.00");
    assert_eq!(found.values.get("email"), None);
    assert_eq!(found.values["org"], json!({"zh": "灣仔街坊互助社"}));
    assert_eq!(found.values["total"], "88.00", "a sum skips what is missing");
    assert_eq!(codes(&found, "/bookings/0/venue"), ["forms-required"]);
    assert_eq!(codes(&found, "/bookings/0/fee"), ["forms-cannot-compute"]);
}

#[test]
fn a_hidden_answer_is_remembered_left_out_and_listed() {
    let answers = {
        let mut answers = answers(HALL, "apply");
        answers["perHead"] = json!("20.00");
        answers
    };
    let definition = definition(HALL);
    for turn in 0..100 {
        let mut draft = answers.clone();
        draft["chargesParticipants"] = json!(turn % 2 == 0);
        let found = evaluate(definition, &draft, &inputs(definition, "apply", "2026-11-21"));
        let shown = turn % 2 == 0;
        assert_eq!(found.values.get("perHead").is_some(), shown);
        assert_eq!(found.values.get("expectedIncome").is_some(), shown);
        assert_eq!(found.not_included.contains(&"/perHead".to_owned()), !shown);
        assert_eq!(draft["perHead"], "20.00");
    }
}

#[test]
fn wrong_values_say_what_is_wrong() {
    for (path, value, code) in [
        ("/participants", json!("many"), "forms-wrong-type"),
        ("/participants", json!(0), "forms-too-small"),
        ("/participants", json!(10_000), "forms-too-large"),
        ("/participants", json!(1.5), "forms-wrong-type"),
        ("/activity", json!("長".repeat(121)), "forms-too-long"),
        ("/nature", json!("nap"), "forms-not-a-choice"),
        ("/email", json!("nobody"), "forms-bad-email"),
        ("/phone", json!("2123-4567"), "forms-bad-phone"),
        ("/bookings/0/date", json!("2026-13-40"), "forms-bad-date"),
        ("/bookings/0/date", json!("5/12/2026"), "forms-bad-date"),
        ("/bookings/0/from", json!("0900"), "forms-bad-time"),
        ("/firstTime", json!("yes"), "forms-wrong-type"),
        ("/bookings", json!("tomorrow"), "forms-wrong-type"),
        ("/org", json!("灣仔街坊互助社"), "forms-wrong-type"),
        ("/nothing", json!(1), "forms-unknown-field"),
        ("/bookings/0/price", json!("1.00"), "forms-unknown-field"),
        ("/org/fr", json!("Société"), "forms-unknown-field"),
        ("/activity", json!("聚\u{202e}會"), "forms-unseen-sign"),
        ("/address", json!("香港\u{0}灣仔"), "forms-unseen-sign"),
        ("/org/en", json!("Society\u{ffff}"), "forms-unseen-sign"),
    ] {
        let found = hall(|answers| {
            forms_put(answers, path, value.clone());
        });
        assert_eq!(codes(&found, path), [code], "{path} = {value}: {:?}", found.problems);
    }
}

#[test]
fn signs_of_lines_of_older_names_and_beyond_the_first_plane_are_no_fault() {
    for text in ["香港灣仔\n示範道\t8 號", "\u{e000}記", "𠮷\u{e0100}", "e\u{301}"] {
        let found = hall(|answers| answers["address"] = json!(text));
        assert!(found.problems.is_empty(), "{text:?}: {:?}", found.problems);
        assert_eq!(found.values["address"], text);
    }
}

#[test]
fn a_whole_number_counts_however_it_is_written() {
    for (written, whole) in [("120.0", json!(120)), ("1.2e2", json!(120)), ("-0.0", json!(0))] {
        let found = hall(|answers| answers["participants"] = serde_json::from_str(written).unwrap());
        assert_eq!(found.values["participants"], whole, "{written}");
        assert!(!codes(&found, "/participants").contains(&"forms-wrong-type".to_owned()), "{written}");
    }
    // Beyond what every reader of JSON carries exactly, no bound of the form is needed.
    let mut form = source(HALL);
    form.as_object_mut().unwrap().remove("publication");
    form["data"]["properties"]["participants"] = json!({"type": "integer"});
    let unbound = parse(&form).unwrap();
    for (written, code) in [
        ("9007199254740991", None),
        ("9007199254740992", Some("forms-too-large")),
        ("1e300", Some("forms-too-large")),
        ("-9007199254740992", Some("forms-too-small")),
    ] {
        let mut answers = answers(HALL, "apply");
        answers["participants"] = serde_json::from_str(written).unwrap();
        let found = evaluate(&unbound, &answers, &inputs(&unbound, "apply", "2026-11-21"));
        assert_eq!(codes(&found, "/participants").first().map(String::as_str), code, "{written}");
    }
}

#[test]
fn a_side_that_a_rule_requires_is_told_filled_in_or_not() {
    let mut form = source(HALL);
    form.as_object_mut().unwrap().remove("publication");
    form["logic"]["required"]["/contact/zh"] = json!({"==": [{"var": "/orgType"}, "ngo"]});
    let form = parse(&form).unwrap();
    for (name, missing) in [(json!({"zh": "李少芬", "en": "LEE Siu-fan"}), false), (json!({"en": "LEE Siu-fan"}), true)]
    {
        let mut answers = answers(HALL, "apply");
        answers["contact"] = name;
        let found = evaluate(&form, &answers, &inputs(&form, "apply", "2026-11-21"));
        assert!(found.required.contains(&"/contact/zh".to_owned()), "{:?}", found.required);
        assert_eq!(codes(&found, "/contact/zh").contains(&"forms-required".to_owned()), missing);
    }
}

/// Puts a value at a pointer whose parent exists.
fn forms_put(answers: &mut Json, path: &str, value: Json) {
    let (above, last) = path.rsplit_once('/').unwrap();
    answers.pointer_mut(above).unwrap()[last] = value;
}

#[test]
fn money_has_one_spelling() {
    for wrong in [json!("1"), json!("1.5"), json!("01.50"), json!("+1.50"), json!("1.505"), json!(1.5), json!("-0.00")]
    {
        let found = hall(|answers| {
            answers["chargesParticipants"] = json!(true);
            answers["perHead"] = wrong.clone();
        });
        assert_eq!(codes(&found, "/perHead").len(), 1, "{wrong}: {:?}", found.problems);
        assert_eq!(found.values["expectedIncome"], Json::Null);
    }
}

#[test]
fn a_typed_total_is_ignored_and_worked_out() {
    let found = hall(|answers| answers["total"] = json!("1.00"));
    assert_eq!(found.values["total"], "460.00");
    assert!(found.read_only.contains(&"/total".to_owned()));
}

#[test]
fn an_earlier_stage_stands_as_it_was_handed_over() {
    let definition = definition(HALL);
    let mut data = answers(HALL, "vet");
    data["total"] = json!("999.00");
    data["activity"] = json!("");
    let found = evaluate(definition, &data, &inputs(definition, "vet", "2026-12-20"));
    assert_eq!(found.values["total"], "999.00", "not computed again by another stage");
    assert_eq!(found.problems, [], "not judged again, though the dates are past");
    assert!(found.read_only.contains(&"/org".to_owned()) && !found.read_only.contains(&"/eligible".to_owned()));
}

#[test]
fn an_earlier_stage_is_worked_out_only_where_nothing_was_handed_over() {
    let definition = definition(HALL);
    let inputs = inputs(definition, "vet", "2026-12-20");
    let bare = evaluate(definition, &answers(HALL, "apply"), &inputs);
    assert_eq!(bare.values["total"], "460.00", "an author tries out a later stage with bare answers");
    let mut handed_over = answers(HALL, "vet");
    handed_over.as_object_mut().unwrap().remove("total");
    let found = evaluate(definition, &handed_over, &inputs);
    assert_eq!(found.values.get("total"), Some(&Json::Null), "what was not handed over does not appear later");
}

#[test]
fn choices_follow_validity_and_rules() {
    let mut source = source(HALL);
    source["codelists"]["natures"]["codes"][0]["validTo"] = json!("2026-11-20");
    source["codelists"]["natures"]["codes"][1]["validFrom"] = json!("2026-11-22");
    let definition = parse(&source).unwrap();
    let found = evaluate(&definition, &answers(HALL, "apply"), &inputs(&definition, "apply", "2026-11-21"));
    let offered: Vec<&str> = found.choices["/nature"].iter().map(|one| one.code.as_str()).collect();
    assert_eq!(offered, ["meeting", "training", "service", "other"]);
    assert_eq!(codes(&found, "/nature"), ["forms-not-a-choice"], "the chosen code is no longer valid");
    assert_eq!(found.choices["/bookings/1/venue"].len(), 6);
}

#[test]
fn a_choice_filter_speaks_of_the_code_on_offer() {
    let definition = definition(HALL);
    let mut data = answers(HALL, "vet");
    data["eligible"] = json!(false);
    let found = evaluate(definition, &data, &inputs(definition, "vet", "2026-11-24"));
    let offered: Vec<&str> = found.choices["/recommendation"].iter().map(|one| one.code.as_str()).collect();
    assert_eq!(offered, ["not-recommended"]);
}

#[test]
fn data_that_are_not_there_are_a_finding_and_not_a_zero() {
    let definition = definition(LEAVE);
    let bare = Inputs::new("2026-11-21".parse().unwrap(), "apply");
    let found = evaluate(definition, &answers(LEAVE, "apply"), &bare);
    assert!(codes(&found, "/days").contains(&"forms-snapshot-missing".to_owned()));
    assert_eq!(found.values["days"], Json::Null);
    let problem = found.problems.iter().find(|one| one.path == "/days").unwrap();
    assert!(problem.say(Lang::En).contains("hkHolidays"));
}

#[test]
fn a_value_with_more_places_than_its_field_is_a_finding() {
    let mut source = source(HALL);
    source["logic"]["compute"]["/total"] = json!({"*": [{"decimal": "0.005"}, {"var": "/participants"}]});
    let definition = parse(&source).unwrap();
    let mut draft = answers(HALL, "apply");
    draft["participants"] = json!(121);
    let found = evaluate(&definition, &draft, &inputs(&definition, "apply", "2026-11-21"));
    assert!(codes(&found, "/total").contains(&"forms-not-rounded".to_owned()), "{:?}", found.problems);
}

#[test]
fn an_unknown_stage_is_a_problem_and_no_panic() {
    let definition = definition(HALL);
    let found = evaluate(definition, &answers(HALL, "apply"), &inputs(definition, "nowhere", "2026-11-21"));
    assert_eq!(codes(&found, ""), ["forms-unknown-stage"]);
    for odd in [json!(null), json!([]), json!("x"), json!(7)] {
        let found = evaluate(definition, &odd, &inputs(definition, "apply", "2026-11-21"));
        assert_eq!(codes(&found, ""), ["forms-answers-shape"], "{odd}");
    }
}

#[test]
fn prefill_fills_blanks_and_replaces_nothing() {
    let definition = definition(LEAVE);
    let mut inputs = inputs(definition, "apply", "2026-11-21");
    inputs.actor.name.en = "CHAN Tai-man".into();
    inputs.actor.staff_no = "E102938".into();
    let mut draft = json!({"phone": "91234567"});
    let filled = prefill(definition, &mut draft, &inputs);
    assert_eq!(filled, ["/officer", "/rank", "/staffNo", "/supervisorPost"]);
    assert_eq!(draft["officer"], json!({"en": "CHAN Tai-man"}));
    assert_eq!(draft["phone"], "91234567");
    assert_eq!(draft["rank"], "EOII");
}

#[test]
fn a_section_hides_its_fields_and_its_values() {
    let definition = definition(LEAVE);
    let found = |kind: &str| {
        let mut draft = answers(LEAVE, "apply");
        draft["leaveType"] = json!(kind);
        evaluate(definition, &draft, &inputs(definition, "apply", "2026-11-21"))
    };
    assert_eq!(found("vacation").values["balanceAfter"], "17.0");
    assert_eq!(found("special").values.get("balanceAfter"), None);
}

#[test]
fn an_attachment_must_be_asked_for_sound_and_accepted() {
    let file = |name: &str| json!({"name": name, "sha256": "a".repeat(64), "size_bytes": 1, "media": "x/y"});
    let found = |files: Json| {
        hall(|answers| {
            answers["chargesParticipants"] = json!(true);
            answers["perHead"] = json!("1.00");
            answers["$attachments"] = json!({"budget": files});
        })
    };
    let at = "/$attachments/budget";
    assert_eq!(codes(&found(json!([])), at), ["forms-attachment-required"]);
    assert_eq!(codes(&found(json!([file("budget.exe")])), at), ["forms-attachment-kind"]);
    assert_eq!(
        codes(&found(json!([file("a.pdf"), file("b.pdf"), file("c.pdf"), file("d.PDF")])), at),
        ["forms-attachment-too-many"]
    );
    assert_eq!(codes(&found(json!([{"name": "a.pdf"}])), at), ["forms-bad-attachment"]);
    assert_eq!(
        codes(&found(json!([file("a.pdf"), file("a.pdf")])), at),
        Vec::<String>::new(),
        "equal content is allowed"
    );
    let stray = hall(|answers| answers["$attachments"] = json!({"photo": []}));
    assert_eq!(codes(&stray, "/$attachments/photo"), ["forms-unknown-field"]);
    let hidden = hall(|answers| answers["$attachments"] = json!({"budget": [file("a.pdf")]}));
    assert_eq!(hidden.not_included, [at]);
    assert_eq!(hidden.values.get("$attachments"), None);
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let definition = definition(HALL);
    let inputs = inputs(definition, "apply", "2026-11-21");
    let bytes = || forms::canonical_bytes(&evaluate(definition, &answers(HALL, "apply"), &inputs));
    assert_eq!(bytes(), bytes());
}

/// A schema that lists some codes of a list offers these and no others.
#[test]
fn a_code_that_the_schema_leaves_out_is_not_on_offer() {
    let mut source = source(HALL);
    source["data"]["properties"]["nature"]["enum"] = json!(["meeting", "sports"]);
    let definition = parse(&source).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let mut answers = answers(HALL, "apply");
    answers["nature"] = "other".into();
    let found = evaluate(&definition, &answers, &inputs(&definition, "apply", "2026-11-21"));
    let offered: Vec<&str> = found.choices["/nature"].iter().map(|choice| choice.code.as_str()).collect();
    assert_eq!(offered, ["sports", "meeting"], "in the order of the list");
    assert_eq!(codes(&found, "/nature"), ["forms-not-a-choice"], "said once");
}

#[test]
fn what_lies_where_files_belong_and_is_none_is_a_problem() {
    for (junk, place, code) in [
        (json!("deed.pdf"), "/$attachments", "forms-bad-attachment"),
        (json!([1, 2]), "/$attachments", "forms-bad-attachment"),
        (json!(7), "/$attachments", "forms-bad-attachment"),
        (json!({"nothing": []}), "/$attachments/nothing", "forms-unknown-field"),
    ] {
        let found = hall(|answers| answers["$attachments"] = junk.clone());
        assert_eq!(codes(&found, place), [code], "{junk}");
        let place = format!("/bookings/0{place}");
        let found = hall(|answers| answers["bookings"][0]["$attachments"] = junk.clone());
        assert_eq!(codes(&found, &place), [code], "{junk} in a row");
    }
    assert_eq!(codes(&hall(|answers| answers["$attachments"] = Json::Null), "/$attachments"), Vec::<String>::new());
}
