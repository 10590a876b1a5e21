//! What cannot be granted: each with its exit code, its code, and a sentence in both languages.

use std::fs::{self, File};

use serde_json::{Value, json};

use crate::desk::{Desk, said_in};
use crate::disk::{lasting, repository};
use crate::keys::Keys;

const APPLY: &str = "schemas/forms/GEN-LV-1/11-2026/answers-apply.json";
const SIGNED: &str = "fixtures/pdf/pass-once.pdf";

fn json_of(path: &str) -> Value {
    serde_json::from_slice(&fs::read(repository(path)).unwrap()).unwrap()
}

#[test]
fn a_wrong_passphrase_or_no_vault_opens_nothing() {
    let mut desk = Desk::sample();
    desk.passphrase = "another horse battery".to_owned();
    desk.fails(1, "sealed-wrong-passphrase", &["search", "會堂"]);
    let file = desk.write("passphrase", format!("{}\n", crate::desk::PASSPHRASE));
    assert_eq!(desk.run(&["--passphrase-file", &file, "doctor"]).code, 0, "the right one from a file");
    desk.fails(1, "registry-file-missing", &["--passphrase-file", "nowhere", "doctor"]);
    Desk::empty().fails(1, "registry-no-vault", &["doctor"]);
    let bare = Desk::empty();
    let mut short = Desk::empty();
    short.passphrase = "short".to_owned();
    short.fails(1, "sealed-passphrase-too-short", &["init"]);
    assert!(!bare.vault.exists() && !short.vault.join("vault.toml").exists(), "nothing was made");
}

#[test]
fn a_second_program_on_the_vault_waits_outside() {
    let desk = Desk::sample();
    let held = File::options().write(true).open(desk.vault.join("lock")).unwrap();
    held.lock().unwrap();
    desk.denied("vault-in-use", &["search", "會堂"]);
    held.unlock().unwrap();
    assert!(desk.count("會堂") > 0);
}

#[test]
fn what_bears_no_such_reference_is_not_found() {
    let desk = Desk::sample();
    let paper = desk.write("paper.txt", "paper");
    desk.fails(1, "registry-not-found", &["show", "(99) in HDSD ACC/2-3/4 Pt 3"]);
    desk.fails(1, "registry-not-found", &["retention", "explain", "nothing"]);
    desk.fails(1, "registry-not-found", &["file", &paper, "--folder", "HDSD ACC/9"]);
    desk.fails(1, "registry-no-such-form", &["form", "show", "GF-0"]);
    let entries = desk.entries();
    desk.fails(1, "registry-file-missing", &["file", &paper, "nowhere.txt", "--folder", "HDSD ACC/2-3/4"]);
    desk.fails(2, "registry-unknown-metadata", &["file", &paper, "--folder", "HDSD ACC/2-3/4", "--meta", "mood=good"]);
    assert_eq!(desk.entries(), entries, "nothing was half done");
}

#[test]
fn wrong_use_is_told_apart_from_a_no() {
    let desk = Desk::sample();
    desk.fails(2, "cli-bad-day", &["search", "會堂", "--from", "yesterday"]);
    desk.fails(2, "cli-bad-pair", &["file", "x", "--folder", "y", "--meta", "date"]);
    let ran = desk.run(&["--json", "--lang", "fr", "doctor"]);
    assert!(ran.code == 2 && ran.err.contains("cli-bad-lang"), "{ran:?}");
    assert_eq!(desk.run(&["no-such-verb"]).code, 2);
    assert_eq!(desk.run(&["search"]).code, 2, "nothing to search for");
}

#[test]
fn a_definition_with_an_unknown_feature_is_not_sound_and_not_filled_in() {
    let desk = Desk::sample();
    let mut definition = json_of("schemas/forms/GEN-LV-1/11-2026/form.json");
    definition.as_object_mut().unwrap().remove("publication");
    definition["requires"].as_array_mut().unwrap().push(json!("hologram"));
    let path = desk.write("unknown.json", definition.to_string());
    let evaluated = desk.answer("evaluation", 1, &["form", "eval", &path, "--answers", &repository(APPLY)]);
    assert_eq!(evaluated["problems"][0]["code"], "forms-unknown-feature");
    for lang in ["en", "zh-Hant-HK"] {
        let checked = desk.answer("form-check", 1, &["--lang", lang, "form", "check", &path]);
        assert_eq!(checked["sound"], false);
        let said = checked["remarks"][0]["text"].as_str().unwrap();
        assert!(said.contains("hologram"), "{checked}");
        said_in(lang, said);
        let ran = desk.run(&["--lang", lang, "form", "check", &path]);
        assert!(ran.code == 1 && ran.out.contains("hologram"), "{ran:?}");
    }
    let garbled = desk.write("garbled.json", "{\"mform\": 1");
    let checked = desk.answer("form-check", 1, &["form", "check", &garbled]);
    assert_eq!(checked["sound"], false);
}

#[test]
fn an_answer_of_a_wrong_type_is_a_problem_at_its_place_and_hands_over_nothing() {
    let desk = Desk::sample();
    let mut answers = json_of(APPLY);
    answers["from"] = json!(17);
    let path = desk.write("answers.json", answers.to_string());
    for lang in ["en", "zh-Hant-HK"] {
        let ask = ["--lang", lang, "form", "eval", "GEN-LV-1", "--answers", &path, "--today", "2026-11-21"];
        let evaluated = desk.answer("evaluation", 1, &ask);
        assert_eq!(evaluated["problems"][0]["path"], "/from");
        assert_eq!(evaluated["problems"][0]["code"], "forms-wrong-type");
        said_in(lang, evaluated["problems"][0]["text"].as_str().unwrap());
    }
    let entries = desk.entries();
    let key = Keys::of_this_run().of("one");
    let submit = |answers: &str, code: &str| {
        desk.fails(1, code, &["form", "submit", "GEN-LV-1", "--answers", answers, "--key", &key]);
    };
    submit(&path, "registry-form-problems");
    submit(&desk.write("none.json", "not JSON"), "forms-def-json");
    submit(&desk.write("twice.json", r#"{"from": "2026-12-01", "from": "2026-12-02"}"#), "forms-def-name-twice");
    // A mark before the text, as some editors write it, is no part of the answers.
    let marked = desk.write("marked.json", format!("\u{feff}{answers}"));
    desk.answer("evaluation", 1, &["form", "eval", "GEN-LV-1", "--answers", &marked, "--today", "2026-11-21"]);
    submit("nowhere.json", "registry-file-missing");
    desk.fails(2, "registry-key-needed", &["form", "submit", "GEN-LV-1", "--answers", &repository(APPLY)]);
    assert_eq!(desk.entries(), entries);
}

#[test]
fn a_file_that_is_no_pdf_is_neither_judged_valid_nor_signed() {
    let desk = Desk::empty();
    let text = desk.write("letter.pdf", "Dear Sir");
    let judged = desk.answer("verify", 1, &["verify", &text]);
    assert_ne!(judged["verdict"], "valid");
    assert!(judged["reasons"].as_array().unwrap().contains(&json!("not-a-pdf")), "{judged}");
    for (lang, word) in [("en", "not a PDF"), ("zh-Hant-HK", "並非 PDF")] {
        let ran = desk.run(&["--lang", lang, "verify", &text]);
        let said = ran.out.lines().find(|line| line.contains(word));
        assert_eq!((ran.code, said.is_some()), (1, true), "{ran:?}");
        said_in(lang, said.unwrap());
    }
    let key = Keys::of_this_run().of("one");
    desk.fails(1, "signing-file-not-pdf", &["sign", &text, "signed.pdf", "--key", &key]);
    assert!(!desk.path("signed.pdf").exists());
    desk.fails(1, "registry-file-missing", &["verify", "nowhere.pdf"]);
}

#[test]
fn a_key_that_cannot_sign_leaves_no_file_behind() {
    let desk = Desk::empty();
    let keys = Keys::of_this_run();
    let pdf = repository(SIGNED);
    let sign = |key: &str| ["sign", &pdf, "signed.pdf", "--key", key].map(str::to_owned);
    let refused = |key: &str, code: &str, more: &[&str]| {
        let args = sign(key);
        let args: Vec<&str> = args.iter().map(String::as_str).chain(more.iter().copied()).collect();
        desk.fails(1, code, &args);
        assert!(!desk.path("signed.pdf").exists(), "{code}");
    };
    refused(&keys.of("expired"), "signing-error-certificate-expired", &[]);
    let wrong = desk.write("wrong", "another\n");
    refused(&keys.of("one"), "signing-key-wrong-passphrase", &["--key-passphrase-file", &wrong]);
    refused(&desk.write("letter.p12", "Dear Sir"), "signing-key-damaged", &[]);
    refused("nowhere.p12", "registry-file-missing", &[]);
    let done = desk.answer("sign", 0, &["sign", &pdf, "signed.pdf", "--key", &keys.of("one")]);
    assert_eq!(done["by"], "Officer_one");
    let before = fs::read(desk.path("signed.pdf")).unwrap();
    assert!(before.starts_with(&fs::read(&pdf).unwrap()), "what was signed before is not altered");
    desk.fails(1, "cli-output-exists", &["sign", &pdf, "signed.pdf", "--key", &keys.of("two")]);
    assert_eq!(fs::read(desk.path("signed.pdf")).unwrap(), before);
}

#[test]
fn a_signature_by_another_hand_is_judged_with_its_root_only() {
    let desk = Desk::empty();
    let root = repository("fixtures/pdf/root.pem");
    let judged = desk.answer("verify", 0, &["verify", &repository(SIGNED), "--trust", &root, "--at", "2026-11-21"]);
    assert_eq!(judged["verdict"], "valid");
    let none = lasting("no-certificates").join("empty");
    fs::write(&none, "nothing").unwrap();
    desk.fails(1, "registry-not-a-certificate", &["verify", &repository(SIGNED), "--trust", none.to_str().unwrap()]);
}

#[test]
fn a_filing_is_taken_back_and_found_no_more() {
    let desk = Desk::sample();
    let file = desk.write("zebra.txt", "Zebra crossings inspected.");
    let file_it = || desk.answers("filed", &["file", &file, "--folder", "HDSD ACC/2-3/4"]).remove(0);
    let filed = file_it();
    let reference = filed["reference"].as_str().unwrap();
    assert_eq!(desk.count("zebra"), 1);
    desk.fails(1, "records-no-reason", &["withdraw", reference, "--reason", ""]);
    let day = "2027-01-15";
    desk.answer("withdrawn", 0, &["--clock", day, "withdraw", reference, "--reason", "Filed in the wrong file."]);
    let as_of = |day: &str| desk.answer("show", 0, &["show", reference, "--as-of", day])["withdrawn"].clone();
    assert_eq!((as_of("2027-01-14"), as_of(day)), (Value::Null, json!("Filed in the wrong file.")));
    assert_eq!(desk.count("zebra"), 0);
    let shown = desk.answer("show", 0, &["show", reference, "--history"]);
    assert_eq!(shown["withdrawn"], "Filed in the wrong file.");
    desk.fails(1, "records-withdrawn", &["withdraw", reference, "--reason", "Again."]);
    assert_ne!(file_it()["reference"], reference, "a number is never used again");
    desk.answer("rebuild", 0, &["rebuild"]);
    assert_eq!(desk.count("zebra"), 1);
    assert_eq!(desk.answer("log", 0, &["log", "verify"])["whole"], true);
}
