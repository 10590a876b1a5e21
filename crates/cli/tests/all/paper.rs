//! Paper in the terminal: a blank form, the page of a stage, its scan; and the other ways of signing.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::disk::repository;

const CHANGE: &str = "CR-NR-DEMO";

fn example(form: &str, stage: &str) -> String {
    repository(&format!("schemas/forms/{form}/11-2026/answers-{stage}.json"))
}

#[test]
fn a_page_is_printed_signed_in_ink_scanned_and_handed_on() {
    let desk = Desk::sample();
    let (blank, page) = (desk.path("blank.pdf"), desk.path("page.pdf"));
    let (blank, page) = (blank.to_str().unwrap(), page.to_str().unwrap());
    let printed = desk.answer("printed", 0, &["form", "print", CHANGE, "--out", blank]);
    assert_eq!((&printed["blank"], &printed["form"]), (&json!(true), &json!(CHANGE)));
    assert!(std::fs::read(blank).unwrap().starts_with(b"%PDF-"));
    desk.fails(1, "registry-output-exists", &["form", "print", CHANGE, "--out", blank]);

    let answers = example(CHANGE, "present");
    let printed = desk.answer("printed", 0, &["form", "print", CHANGE, "--answers", &answers, "--out", page]);
    let instance = printed["instance"].as_str().unwrap();
    let scan = desk.write("scan.pdf", std::fs::read(page).unwrap());
    let submit = |answers: &str, more: &[&str]| -> Vec<String> {
        let args = ["form", "submit", CHANGE, "--answers", answers, "--instance", instance, "--scan", &scan];
        args.iter().chain(more).map(|&word| word.to_owned()).collect()
    };
    let said = ["--signed-on", "2026-11-20", "--signer", "陳大文"];
    let refused = |code: &str, args: &[String]| desk.fails(1, code, &words(args));
    refused("forms-handover-signed-on", &submit(&answers, &["--signed-on", "2099-01-01", "--signer", "陳大文"]));
    let mut other: Value = serde_json::from_slice(&std::fs::read(&answers).unwrap()).unwrap();
    other["phone"] = json!("21112222");
    let other = desk.write("other.json", other.to_string());
    refused("registry-printed-other", &submit(&other, &said));
    let handed = desk.answer("submit", 0, &words(&submit(&answers, &said)));
    assert_eq!((&handed["instance"], &handed["next_stage"]), (&json!(instance), &json!("register")));
}

#[test]
fn a_form_is_signed_by_typing_a_name_or_by_the_desk_only_where_it_says_so() {
    let desk = Desk::sample();
    let answers = example("SUP-RQ-1", "request");
    let submit = |more: &[&'static str]| {
        let args = ["form", "submit", "SUP-RQ-1", "--answers", &answers];
        args.iter().map(|&word| word.to_owned()).chain(more.iter().map(|&word| word.to_owned())).collect::<Vec<_>>()
    };
    desk.fails(1, "forms-handover-way", &words(&submit(&["--platform"])));
    desk.fails(1, "forms-handover-typed-name", &words(&submit(&["--typed-name", "CHAN Tai-man"])));
    desk.fails(2, "cli-usage", &words(&submit(&["--platform", "--typed-name", "LEE Wai-man"])));
    let handed = desk.answer("submit", 0, &words(&submit(&["--typed-name", "LEE Wai-man"])));
    assert_eq!(handed["stage"], "request");
}

fn words(args: &[String]) -> Vec<&str> {
    args.iter().map(String::as_str).collect()
}
