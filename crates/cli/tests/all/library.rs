//! `form list` with words and filters, and `form install`.

use std::fs;

use serde_json::json;

use crate::desk::Desk;
use crate::disk::repository;

const CARRIED: &str = "fixtures/forms/library/ANW-010.mform";

#[test]
fn the_library_is_searched_and_narrowed_and_plain_list_stays_what_can_be_filled_in() {
    let desk = Desk::sample();
    let listed = |args: &[&str]| desk.answers("form-list", &[&["form", "list"], args].concat());
    let plain = listed(&[]);
    assert_eq!(plain.len(), 13);
    assert!(plain.iter().all(|form| form["standing"] == "here" && form["hash"].is_string()));
    assert_eq!(listed(&["--all"]).len(), 2_722);
    for typed in [["狗隻", "牌照"], ["狗只", "牌照"], ["dog", "licence"]] {
        assert_eq!(listed(&typed)[0]["id"], "ANW-010", "{typed:?}");
    }
    let narrow = listed(&["--department", "TRA", "--tier", "T0", "--needs-originals"]);
    assert!(!narrow.is_empty());
    for form in &narrow {
        assert_eq!((&form["department"]["code"], &form["tier"]), (&json!("TRA"), &json!("T0")));
        assert_eq!((&form["needs_originals"], &form["synthetic"]), (&json!(true), &json!(true)));
    }
    assert_eq!(listed(&["--tier", "t1", "--limit", "3"]).len(), 3);
    assert_eq!(listed(&["潛水艇司令"]).len(), 0);
}

#[test]
fn a_definition_is_carried_in_by_file_once_and_whole() {
    let desk = Desk::sample();
    let file = repository(CARRIED);
    let whole = fs::read_to_string(&file).unwrap();
    desk.fails(1, "registry-form-not-here", &["form", "show", "ANW-010"]);
    let altered = desk.write("altered.mform", whole.replace("Telephone", "Telefone"));
    desk.fails(1, "registry-install-other", &["form", "install", &altered]);
    let torn = desk.write("torn.mform", &whole[..whole.len() / 3]);
    desk.fails(1, "registry-install-damaged-form", &["form", "install", &torn]);
    let came = desk.answer("installed", 0, &["form", "install", &file]);
    assert_eq!((&came["id"], &came["listed"]), (&json!("ANW-010"), &json!(true)));
    desk.answer("form-show", 0, &["form", "show", "ANW-010"]);
    desk.fails(1, "registry-install-here", &["form", "install", &file]);
}

#[test]
fn a_definition_that_its_publisher_did_not_sign_so_is_refused_by_its_name() {
    let desk = Desk::sample();
    let leave = repository("schemas/forms/GEN-LV-1/11-2026/form.json");
    let whole = fs::read_to_string(&leave).unwrap();
    desk.answer("form-check", 0, &["form", "check", &leave]);
    // One letter of a label, of the signature, and of what makes it JSON at all.
    for (from, to, code) in [
        ("Leave application", "Leave applicatiom", "store-form-forged"),
        ("\"signature\": \"", "\"signature\": \"A", "store-form-forged"),
        ("forms.muniment.example", "forms.munimenu.example", "store-publisher-unknown"),
        ("\"edition\":", "\"edition\";", "forms-def-json"),
    ] {
        assert!(whole.contains(from), "{from}");
        let altered = desk.write("altered.json", whole.replacen(from, to, 1));
        let answer = desk.answer("form-check", 1, &["form", "check", &altered]);
        assert_eq!(
            (&answer["form"], &answer["faults"][0]["fault"]["code"]),
            (&json!("GEN-LV-1"), &json!(code)),
            "{answer}"
        );
    }
}

#[test]
fn a_department_gives_its_key_to_another_which_then_takes_its_forms_and_no_others() {
    let (ours, theirs) = (Desk::sample(), Desk::sample());
    let path = |name: &str| ours.path(name).display().to_string();
    let (key, form) = (path("key.json"), path("form.mform"));
    ours.fails(1, "registry-publisher-none", &["publisher", "export", "--out", &key]);
    let note = repository("fixtures/forms/pass-two-stages.json");
    let published = ours.answer("published", 0, &["form", "publish", &note]);
    let own = ours.answer("publisher", 0, &["publisher", "export", "--out", &key]);
    let id = published["id"].as_str().unwrap();
    ours.answer("copied", 0, &["form", "copy", id, "--out", &form]);
    assert!(
        ours.answers("publisher", &["publisher", "list"])
            .iter()
            .any(|one| one["name"] == own["name"] && one["own"] == true)
    );

    let shown = theirs.answer("publisher", 0, &["publisher", "show", &key]);
    assert_eq!((&shown["name"], &shown["key"]), (&own["name"], &own["key"]));
    // Looking at a key recognises nobody.
    theirs.fails(1, "store-publisher-unknown", &["form", "install", &form]);
    assert_eq!(
        theirs.answer("form-check", 1, &["form", "check", &form])["faults"][0]["fault"]["code"],
        "store-publisher-unknown"
    );
    theirs.answer("form-check", 0, &["form", "check", &form, "--publisher", &key]);
    theirs.answer("publisher", 0, &["publisher", "recognise", &key]);
    theirs.answer("installed", 0, &["form", "install", &form]);
    let name = own["name"].as_str().unwrap();
    theirs.answer("publisher", 0, &["publisher", "withdraw", name, "--reason", "They moved"]);
    theirs.fails(1, "registry-no-such-publisher", &["publisher", "withdraw", name, "--reason", "They moved"]);
    let listed = theirs.answers("publisher", &["publisher", "list"]);
    let gone = listed.iter().find(|one| one["name"] == own["name"]).unwrap();
    assert_eq!(gone["withdrawn"]["reason"], "They moved");
}
