//! `form compare / check --against / migrate / publish`, and the last day of an older edition.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, said_in};
use crate::disk::repository;
use crate::keys::Keys;

const NEW: &str = "schemas/forms/GEN-LV-1/11-2026/form.json";
const OLD: &str = "fixtures/forms/editions/GEN-LV-1/04-2024/form.json";
const DRAFT: &str = "fixtures/forms/editions/GEN-LV-1/04-2024/answers.json";

/// A definition to be altered: without the signature of what it is now.
fn read(path: &str) -> Value {
    let mut definition: Value = serde_json::from_slice(&fs::read(repository(path)).unwrap()).unwrap();
    definition.as_object_mut().unwrap().remove("publication");
    definition
}

#[test]
fn a_newer_edition_is_compared_and_checked_against_the_older_one() {
    let desk = Desk::empty();
    let (old, new) = (repository(OLD), repository(NEW));
    let found = desk.answer("compared", 0, &["form", "compare", &old, &new]);
    assert_eq!((&found["class"], &found["publishable"]), (&json!("breaking"), &json!(true)));
    let moved =
        found["changes"].as_array().unwrap().iter().find(|one| one["code"] == "forms-change-field-moved").unwrap();
    said_in("en", moved["text"]["en"].as_str().unwrap());
    said_in("zh-Hant-HK", moved["text"]["zh-Hant-HK"].as_str().unwrap());
    let checked = desk.answer("form-check", 0, &["form", "check", &new, "--against", &old]);
    assert_eq!(checked["against"], found);

    // Without its operations it would lose answers: it is not sound against the older one.
    let mut bare = read(NEW);
    bare.as_object_mut().unwrap().remove("migrate");
    let bare = desk.write("bare.json", bare.to_string());
    let refused = desk.answer("form-check", 1, &["form", "check", &bare, "--against", &old]);
    assert_eq!((&refused["sound"], &refused["report"]["passed"]), (&json!(false), &json!(true)));
    desk.answer("form-check", 0, &["form", "check", &bare]);
    desk.fails(1, "forms-change-version", &["form", "compare", &new, &old]);
}

#[test]
fn a_preview_of_a_move_tells_of_every_value() {
    let desk = Desk::empty();
    let (old, new, draft) = (repository(OLD), repository(NEW), repository(DRAFT));
    let from = ["form", "migrate", "--from", &old, "--to", &new, &draft, "--today", "2026-11-21"];
    let moved = desk.answer("migrated", 0, &from);
    assert_eq!(moved["answers"]["address"], "九龍油麻地示範街1號\n示範大廈A座10樓2室");
    let count = |name: &str| moved[name].as_u64().unwrap();
    let told = moved["values"].as_array().unwrap().iter().filter(|one| !one["from"].is_null()).count() as u64;
    assert_eq!(count("kept") + count("mapped") + count("needs_attention") + count("set_aside"), told);
    desk.fails(1, "forms-migrate-other-form", &["form", "migrate", "--from", &new, "--to", &old, &draft]);
}

#[test]
fn an_older_edition_is_taken_until_its_last_day_and_no_longer() {
    let desk = Desk::sample();
    let published = desk.answer("published", 0, &["form", "publish", &repository(OLD)]);
    let hash = published["hash"].as_str().unwrap();
    desk.fails(1, "records-taken", &["form", "publish", &repository(OLD)]);
    let mut answers = read(DRAFT);
    answers.as_object_mut().unwrap().remove("$attachments");
    answers["from"] = json!("2027-03-01");
    answers["to"] = json!("2027-03-05");
    answers.as_object_mut().unwrap().remove("actingName");
    answers.as_object_mut().unwrap().remove("actingPost");
    let answers = desk.write("answers.json", answers.to_string());
    let key = Keys::of_this_run().of("one");
    let submit =
        |day| ["--clock", day, "form", "submit", hash, "--answers", &answers, "--key", &key].map(str::to_owned);
    let line = submit("2027-02-01");
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    desk.fails(1, "forms-edition-closed", &line);
    for (lang, day) in [("en", "2027-01-31"), ("zh-Hant-HK", "2027-01-31")] {
        let said = desk.run(&[&["--lang", lang], line.as_slice()].concat()).err;
        assert!(said.contains(day), "{said}");
    }
    let line = submit("2027-01-31");
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let handed = desk.answer("submit", 0, &line);
    assert_eq!(handed["next_stage"], "support");
}

#[test]
fn an_edition_that_would_break_drafts_is_not_published() {
    let desk = Desk::sample();
    let mut third = read(NEW);
    third["version"] = json!(3);
    third["edition"] = json!("05/2027");
    third["data"]["properties"]["purpose"]["maxLength"] = json!(100);
    third.as_object_mut().unwrap().remove("migrate");
    let file = desk.write("third.json", third.to_string());
    desk.fails(1, "store-form-breaking", &["form", "publish", &file]);
    third["migrate"] = json!({"2": []});
    let file = desk.write("third.json", third.to_string());
    desk.answer("published", 0, &["form", "publish", &file]);
}
