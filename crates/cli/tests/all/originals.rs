//! Originals in the terminal: listed, taken in, sent back.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::keys::Keys;

const CLAIM: &str = "FIN-CL-1";

fn example(stage: &str) -> String {
    crate::disk::repository(&format!("schemas/forms/{CLAIM}/11-2026/answers-{stage}.json"))
}

#[test]
fn an_original_that_follows_is_tracked_until_it_came_and_went_back() {
    let desk = Desk::sample();
    let mut claim: Value = serde_json::from_slice(&std::fs::read(example("claim")).unwrap()).unwrap();
    claim["lines"][1]["fare"] = json!("2500.00");
    claim["lines"][1]["receipt"] = json!(true);
    claim["payMode"] = json!("payroll");
    claim["lines"][1]["$attachments"] =
        json!({"receiptOriginal": [{"follows": {"by": "post", "tracking": "ＲＢ123456785HK"}}]});
    let (claim, receipt) = (desk.write("claim.json", claim.to_string()), desk.write("receipt.pdf", b"%PDF-1.7 x"));
    let key = Keys::of_this_run().of("one");
    let attach = format!("receiptOriginal@2={receipt}");
    let args = ["form", "submit", CLAIM, "--answers", &claim, "--attach", &attach, "--key", &key];
    let begun = desk.answer("submit", 0, &args);
    let instance = begun["instance"].as_str().unwrap();

    // A row is named where each row has its own place, and nowhere else.
    let without = format!("receiptOriginal={receipt}");
    let args = ["form", "submit", CLAIM, "--answers", &claim, "--attach", &without, "--key", &key];
    desk.fails(2, "registry-attach-row", &args);
    let listed = desk.answer("original", 0, &["form", "originals"]);
    assert_eq!(listed["row"], "2");
    assert_eq!((&listed["state"], &listed["tracking"]), (&json!("outstanding"), &json!("RB123456785HK")));
    let step = |step: &'static str| ["form", "original", instance, "receiptOriginal@2", "--step", step];
    desk.fails(1, "forms-original-step", &step("returned"));
    desk.fails(2, "cli-original-step", &step("lost"));
    desk.fails(1, "forms-original-none", &[&step("received")[..], &["--copy", "other.pdf"]].concat());
    let noted = [&step("received")[..], &["--copy", "receipt.pdf", "--note", "Drawer 3"]].concat();
    let taken = desk.answer("original", 0, &noted);
    assert_eq!((&taken["state"], &taken["note"]), (&json!("received"), &json!("Drawer 3")));
    assert_eq!(desk.answer("original", 0, &["form", "originals"])["may"], json!(["returned"]));
    assert_eq!(desk.answer("original", 0, &step("returned"))["state"], "returned");
    assert!(desk.answers("original", &["form", "originals"]).is_empty());
}
