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
    desk.fails(1, "registry-install-damaged", &["form", "install", &torn]);
    let came = desk.answer("installed", 0, &["form", "install", &file]);
    assert_eq!((&came["id"], &came["listed"]), (&json!("ANW-010"), &json!(true)));
    desk.answer("form-show", 0, &["form", "show", "ANW-010"]);
    desk.fails(1, "registry-install-here", &["form", "install", &file]);
}
