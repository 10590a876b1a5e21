//! The checker asks for tests of both ways of each `if`, and of the conditions of stages and facts.

use forms::check;
use serde_json::{Value as Json, json};

use crate::shelf::{json as file, parse};

/// The form of the golden pairs, with a rule of each kind that works something out.
fn form(tests: Json) -> Json {
    let mut form = file("../../fixtures/forms/changes.json")["base"].clone();
    form["data"]["properties"]["total"] = json!({"type": "integer"});
    form["fields"]["/total"] =
        json!({"type": "integer", "stage": "ask", "label": {"zh-Hant-HK": "合計", "en": "Total"}});
    form["layout"]["pages"][0]["sections"][1]["items"].as_array_mut().unwrap().push(json!("/total"));
    let suite = json!({"==": [{"var": "/kind"}, "suite"]});
    form["logic"]["compute"] = json!({"/total": {"+": [1, {"if": [{">": [{"var": "/nights"}, 7]}, 1, suite, 2, 3]}]}});
    form["logic"]["choices"] =
        json!({"/meals": {"if": [{">": [{"var": "/nights"}, 1]}, true, {"==": [{"var": "option"}, "breakfast"]}]}});
    form["workflow"]["stages"][1]["by"] = json!({"post": {"if": [suite, "Matron", "Warden"]}});
    form["workflow"]["stages"][1]["when"] = json!({">": [{"var": "/nights"}, 0]});
    let day = json!({"if": [suite, {"date": "2026-01-01"}, {"date": "2026-01-02"}]});
    form["record"]["class"] = json!({"if": [suite, "DO-4-13", "DO-4-12"]});
    form["record"]["title"]["en"] = json!({"if": [suite, "Stay in a suite", "Stay"]});
    form["record"]["facts"] = json!([{"kind": "stay", "when": {"==": [{"var": "/verdict"}, "yes"]}, "on": day}]);
    form["tests"] = tests;
    form
}

fn case(stage: &str, data: Json) -> Json {
    json!({"name": data.to_string(), "stage": stage, "today": "2026-11-20", "data": data, "expect": {}})
}

/// What no test shows, among the rules that work something out.
fn untested(tests: Json) -> Vec<String> {
    let report = check(&parse(&form(tests)).unwrap());
    let new =
        |pointer: &str| pointer.starts_with("/workflow") || pointer.starts_with("/record/") || pointer.contains("/if/");
    let remarks = report.remarks.iter().filter(|one| one.code() == "forms-check-untested" && new(&one.pointer));
    let way = |text: String| if text.contains("not holding") { "false" } else { "true" };
    remarks.map(|one| format!("{} {}", one.pointer, way(one.to_string()))).collect()
}

#[test]
fn a_branch_that_no_test_takes_is_remarked_upon_at_its_place() {
    let three_nights = case("ask", json!({"who": "AB", "kind": "single", "nights": 3}));
    assert_eq!(
        untested(json!([three_nights])),
        [
            "/logic/choices/~1meals/if/0 false",
            "/logic/compute/~1total/+/1/if/0 true",
            "/logic/compute/~1total/+/1/if/2 true",
            "/record/class/if/0 true",
            "/record/class/if/0 false",
            "/record/facts/0/on/if/0 true",
            "/record/facts/0/on/if/0 false",
            "/record/facts/0/when true",
            "/record/facts/0/when false",
            "/record/title/en/if/0 true",
            "/record/title/en/if/0 false",
            "/workflow/stages/1/by/post/if/0 true",
            "/workflow/stages/1/when false",
        ]
    );
}

#[test]
fn tests_that_take_every_way_leave_nothing_to_remark() {
    let suite = json!({"who": "AB", "kind": "suite", "nights": 3});
    let end =
        |kind: &str, verdict: &str| case("grant", json!({"who": "AB", "kind": kind, "nights": 3, "verdict": verdict}));
    let cases = vec![
        case("ask", json!({"who": "AB", "kind": "single", "nights": 10})),
        case("ask", suite),
        // Nobody knows whether the office is asked at all: it is not.
        case("ask", json!({"who": "AB", "kind": "single"})),
        end("suite", "yes"),
        end("single", "yes"),
    ];
    assert_eq!(untested(json!(cases)), [""; 0]);
    // Each of them is needed for something.
    for left_out in 0..cases.len() {
        let mut fewer = cases.clone();
        fewer.remove(left_out);
        let found = untested(json!(fewer));
        assert_ne!(found, [""; 0], "without {}", cases[left_out]["name"]);
    }
}

#[test]
fn a_class_of_files_is_shown_where_there_are_files() {
    let class_shown = |stage: &str, files: Json| {
        let answers = json!({"who": "AB", "kind": "suite", "nights": 3, "verdict": "yes", "$attachments": files});
        let mut form = form(json!([case(stage, answers)]));
        let class = json!({"if": [{"==": [{"var": "/kind"}, "suite"]}, "PER-7-1", "PER-7-2"]});
        form["evidence"]["attachments"][0]["retention"] = json!({"class": class});
        let report = check(&parse(&form).unwrap());
        let remarks = report.remarks.iter().filter(|one| one.pointer.starts_with("/evidence/attachments/0/retention"));
        remarks.filter(|one| one.code() == "forms-check-untested").count()
    };
    let file =
        json!({"proof": [{"name": "p.pdf", "sha256": "ab".repeat(32), "size_bytes": 4, "media": "application/pdf"}]});
    assert_eq!(class_shown("grant", json!({})), 2, "neither way");
    assert_eq!(class_shown("ask", file.clone()), 2, "nothing is filed yet");
    assert_eq!(class_shown("grant", file), 1, "only the suite");
}

#[test]
fn what_is_never_reached_is_not_shown() {
    // The second test of the `if` is asked only where the first does not hold.
    let long = case("ask", json!({"who": "AB", "kind": "suite", "nights": 10}));
    let found = untested(json!([long]));
    for way in ["true", "false"] {
        assert!(found.contains(&format!("/logic/compute/~1total/+/1/if/2 {way}")), "{found:?}");
    }
    // A later office asks nothing of what an earlier one has worked out.
    let later = case("grant", json!({"who": "AB", "kind": "single", "nights": 3, "verdict": "yes"}));
    assert!(untested(json!([later])).contains(&"/logic/compute/~1total/+/1/if/0 false".to_owned()));
}

#[test]
fn a_code_that_is_not_on_offer_shows_no_branch() {
    let is_dinner = json!({"==": [{"var": "option"}, "dinner"]});
    let dinner_taken = |change: &dyn Fn(&mut Json)| {
        let mut form = form(json!([case("ask", json!({"who": "AB", "kind": "single", "nights": 3}))]));
        form["logic"]["choices"]["/meals"] = json!({"if": [is_dinner, false, true]});
        change(&mut form);
        let report = check(&parse(&form).unwrap());
        let place = "/logic/choices/~1meals/if/0";
        !report.remarks.iter().any(|one| one.code() == "forms-check-untested" && one.pointer == place)
    };
    assert!(dinner_taken(&|_| {}), "breakfast shows one way, dinner the other");
    assert!(!dinner_taken(&|form| form["data"]["properties"]["meals"]["items"]["enum"] = json!(["breakfast"])));
    assert!(!dinner_taken(&|form| form["codelists"]["meals"]["codes"][1]["validFrom"] = "2027-01-01".into()));
}
