//! The library through its verbs: found by words, narrowed, in windows, with what is kept at hand, and with
//! definitions that come in by file.

use std::fs;
use std::path::{Path, PathBuf};

use registry::{Clock, FormAsk, NewDesk, Registry};
use serde_json::{Value, json};
use words::{Lang, Text};

use crate::kit::{Day, PASSPHRASE, forms_ask};

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A definition that the practice catalogue names and that is not on the desk.
const CARRIED: &str = "fixtures/forms/library/ANW-010.mform";

fn numbers(answer: &Value) -> Vec<&str> {
    answer["forms"].as_array().into_iter().flatten().filter_map(|form| form["form_no"].as_str()).collect()
}

fn entry(day: &mut Day, number: &str) -> Value {
    day.ask("list_forms", forms_ask(number, &json!({})))["forms"][0].clone()
}

/// Writes a file into the folder of the day, and answers the request that takes it in.
fn file(day: &Day, name: &str, bytes: &[u8]) -> Value {
    let path = day.folder.path().join(name);
    fs::write(&path, bytes).expect("it is written");
    json!({"path": path})
}

#[test]
fn a_practice_desk_lists_2722_forms_in_windows_and_says_which_are_invented() {
    let mut day = Day::sample();
    let first = day.ask("list_forms", forms_ask("", &json!({})));
    assert_eq!((&first["total"], &first["found"]), (&json!(2_722), &json!(2_722)));
    assert_eq!(
        first["figures"],
        json!({"here": 13, "needs_originals": 665, "on_paper_only": 1_336, "synthetic": 2_709})
    );
    assert_eq!(first["departments"].as_array().map(Vec::len), Some(28));
    assert!(numbers(&first)[..13].contains(&"GEN-LV-1"), "what is here comes first");
    let mut asked = forms_ask("", &json!({}));
    (asked["from"], asked["find"]) = (json!(2_700), json!("YOU-126"));
    let last = day.ask("list_forms", asked);
    assert_eq!(numbers(&last).len(), 22);
    let place = usize::try_from(last["place"].as_u64().expect("a place")).expect("a small one") - 2_700;
    assert_eq!(numbers(&last)[place], "YOU-126");
    assert_eq!(last["forms"][21]["synthetic"], true);
}

/// What people type, and the form that they mean: it stands among the first three.
#[test]
fn two_hundred_questions_find_the_form_that_is_meant() {
    let asked = fs::read_to_string(repository("fixtures/forms/library/questions.tsv")).expect("the questions");
    let mut day = Day::sample();
    let shelves = day.desk().shelves().expect("the library");
    let (mut count, mut missed) = (0, Vec::new());
    for line in asked.lines().filter(|line| !line.starts_with('#')) {
        let (question, meant) = line.split_once('\t').expect("a question and a number");
        let found = shelves.find(&FormAsk { query: question.to_owned(), ..FormAsk::default() });
        let best: Vec<&str> = found.iter().take(3).map(|form| form.entry.form_no.as_str()).collect();
        if !best.contains(&meant) {
            missed.push(format!("{question}: {meant} is not among {best:?}"));
        }
        count += 1;
    }
    assert_eq!((count, missed), (206, Vec::<String>::new()));
}

#[test]
fn words_and_filters_narrow_the_library_together() {
    let mut day = Day::sample();
    let found = day.ask("list_forms", forms_ask("假期", &json!({})));
    assert_eq!(numbers(&found)[0], "GEN-LV-1");
    let originals = day.ask("list_forms", forms_ask("licence", &json!({"needs_originals": true, "department": "TRA"})));
    assert!(originals["found"].as_u64() > Some(0));
    for form in originals["forms"].as_array().expect("forms") {
        assert!(form["needs_originals"] == true && form["form_no"].as_str().is_some_and(|no| no.starts_with("TRA-")));
    }
    let counted: u64 =
        originals["departments"].as_array().expect("departments").iter().filter_map(|one| one["count"].as_u64()).sum();
    assert!(counted > originals["found"].as_u64().expect("a count"), "departments are counted whichever is chosen");
    let drafts = day.ask("list_forms", forms_ask("", &json!({"tier": "T1"})));
    assert_eq!(drafts["found"], 40);
    let here = day.ask("list_forms", forms_ask("", &json!({"here": true})));
    assert_eq!(here["found"], 13);
}

#[test]
fn favourite_forms_and_those_used_of_late_are_at_hand() {
    let mut day = Day::sample();
    let keep = |number: &str| json!({"target": {"kind": "form", "form_no": number}, "name": null});
    let kept = day.ask("add_favourite", keep("TRA-010"));
    assert_eq!(kept["favourites"][0]["reference"], "TRA-010");
    assert_eq!(day.refused("add_favourite", keep("XXX-1")), "registry-no-such-form");
    let shelf = day.ask("list_forms", forms_ask("", &json!({"shelf": "favourites"})));
    assert_eq!(numbers(&shelf), ["TRA-010"]);
    for number in ["GEN-LV-1", "HAD-CH-1"] {
        let form = entry(&mut day, number)["form_id"].clone();
        day.ask("start_draft", json!({"form_id": form, "instance_id": null, "stage_id": null}));
    }
    let shelf = day.ask("list_forms", forms_ask("", &json!({"shelf": "recent"})));
    assert_eq!(numbers(&shelf), ["HAD-CH-1", "GEN-LV-1"], "the last first");
    assert_eq!(shelf["forms"][0]["drafts"], 1);
    assert!(shelf["forms"][0]["last_used_at"].is_string());
}

#[test]
fn a_form_whose_definition_is_missing_says_so_and_can_be_begun_once_it_was_carried_in() {
    let mut day = Day::sample();
    let missing = entry(&mut day, "ANW-010");
    assert_eq!((&missing["standing"], &missing["fillable"]), (&json!("elsewhere"), &json!(false)));
    let open = json!({"form_id": "ANW-010", "version": null});
    assert_eq!(day.refused("show_form", open.clone()), "registry-form-not-here");
    let paper = day.ask("list_forms", forms_ask("", &json!({"tier": "T0"})))["forms"][0]["form_no"].clone();
    assert_eq!(day.refused("show_form", json!({"form_id": paper, "version": null})), "registry-form-on-paper");
    let carried = day.ask("install_form", json!({"path": repository(CARRIED)}));
    assert_eq!((&carried["form_no"], &carried["listed"]), (&json!("ANW-010"), &json!(true)));
    assert!(carried["changed"].to_string().contains("forms"), "{carried}");
    let here = entry(&mut day, "ANW-010");
    assert_eq!((&here["standing"], &here["fillable"]), (&json!("here"), &json!(true)));
    day.ask("show_form", open);
    let draft = json!({"form_id": here["form_id"], "instance_id": null, "stage_id": null});
    day.ask("start_draft", draft);
    assert_eq!(day.refused("install_form", json!({"path": repository(CARRIED)})), "registry-install-here");
}

#[test]
fn a_definition_that_was_altered_or_is_damaged_is_refused_and_nothing_comes_in() {
    let mut day = Day::sample();
    let whole = fs::read_to_string(repository(CARRIED)).expect("the definition");
    let entries = day.registry.desk().expect("open").store().all(records::Kind::Form).expect("forms").len();
    for (bytes, code) in [
        (whole.replace("Telephone number", "Telephone nunber").into_bytes(), "registry-install-other"),
        (whole.as_bytes()[..whole.len() / 2].to_vec(), "registry-install-damaged-form"),
        (vec![0xFF; 64], "registry-install-damaged"),
        (b"{}".to_vec(), "forms-def-missing"),
        (
            whole.replace("ANW-010", "OWN-1").replace("\"mform\": 1", "\"mform\": 9").into_bytes(),
            "forms-def-format-version",
        ),
    ] {
        let request = file(&day, "carried.mform", &bytes);
        assert_eq!(day.refused("install_form", request), code);
    }
    let request = json!({"path": day.folder.path().join("nowhere.mform")});
    assert_eq!(day.refused("install_form", request), "registry-file-missing");
    let after = day.registry.desk().expect("open").store().all(records::Kind::Form).expect("forms").len();
    assert_eq!(after, entries);
}

#[test]
fn a_form_that_no_catalogue_lists_comes_in_by_the_act_of_the_records_manager_and_is_found() {
    let mut day = Day::sample();
    let own = fs::read_to_string(repository(CARRIED)).expect("the definition").replace("ANW-010", "OWN-1");
    let request = file(&day, "own.mform", own.as_bytes());
    let came = day.ask("install_form", request);
    assert_eq!((&came["form_no"], &came["listed"]), (&json!("OWN-1"), &json!(false)));
    let found = day.ask("list_forms", forms_ask("own1", &json!({})));
    assert_eq!(numbers(&found), ["OWN-1"]);
    assert_eq!(found["total"], 2_723);
}

/// A definition that no catalogue lists, as a department outside signs it, and the file of that publisher.
fn signed_outside(seed: u8) -> (Value, Value) {
    let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]);
    let name = "forms.printers.example";
    let own = fs::read_to_string(repository(CARRIED)).expect("the definition").replace("ANW-010", "PRT-1");
    let mut definition: Value = serde_json::from_str(&own).expect("JSON");
    let statement = format!("muniment.form/1\n{}\n", forms::canonical_digest(&definition));
    let signature = records::publisher_signature(&statement, name, &key);
    definition["publication"] = json!({"publisher": name, "signature": signature});
    let title = json!({"en": "Printers", "zh-Hant-HK": "印務局"});
    (definition, json!({"name": name, "title": title, "key": hex::encode(key.verifying_key().as_bytes())}))
}

#[test]
fn a_form_from_outside_comes_in_under_the_signature_of_a_recognised_publisher_and_under_no_other() {
    let mut day = Day::sample();
    let (definition, publisher) = signed_outside(11);
    let request = file(&day, "outside.mform", definition.to_string().as_bytes());
    assert_eq!(day.refused("install_form", request.clone()), "store-publisher-unknown");
    let given = file(&day, "publisher.json", publisher.to_string().as_bytes());
    let offered = day.ask("read_publisher", given.clone());
    assert_eq!(offered, publisher);
    let recognise = json!({"path": given["path"], "offered": offered});
    for (part, other) in [("name", json!("forms.others.example")), ("key", json!("0".repeat(64)))] {
        let mut shown = recognise.clone();
        shown["offered"][part] = other;
        assert_eq!(day.refused("recognise_publisher", shown), "registry-publisher-other");
    }
    let known = day.ask("recognise_publisher", recognise.clone());
    assert_eq!(
        known["publishers"].as_array().map(Vec::len),
        Some(2),
        "beside the one whose forms come with the program"
    );
    assert_eq!(day.refused("read_publisher", given.clone()), "records-exists");
    assert_eq!(day.refused("recognise_publisher", recognise), "records-exists");
    let nothing = file(&day, "nothing.json", b"{\"name\": 3}");
    assert_eq!(day.refused("read_publisher", nothing), "registry-publisher-unreadable");

    let (forged, _) = signed_outside(12);
    let forged = file(&day, "forged.mform", forged.to_string().as_bytes());
    assert_eq!(day.refused("install_form", forged), "store-form-forged");
    let mut altered = definition.clone();
    altered["edition"] = json!("12/2031");
    let altered = file(&day, "altered.mform", altered.to_string().as_bytes());
    assert_eq!(day.refused("install_form", altered), "store-form-forged");
    let mut broken = definition.clone();
    broken["mform"] = json!(9);
    let broken = file(&day, "broken.mform", broken.to_string().as_bytes());
    assert_eq!(day.refused("install_form", broken), "registry-install-damaged-form");

    day.ask("install_form", request);
    let entry = entry(&mut day, "PRT-1");
    assert_eq!(entry["publisher"], publisher["title"]);
    // The next edition without the signature: somebody took it off.
    let mut next = definition;
    next["version"] = json!(2);
    next["edition"] = json!("12/2031");
    next.as_object_mut().expect("an object").remove("publication");
    let bytes = next.to_string().into_bytes();
    let stripped = file(&day, "stripped.mform", &bytes);
    assert_eq!(day.refused("install_form", stripped), "registry-install-unsigned");
    // The department may take it over, which it then signs itself.
    let (taken_over, _) = day.desk().publish_form(&bytes, &[]).expect("the records manager may");
    let own = taken_over.publication.expect("signed").publisher;
    let listed = day.ask("list_publishers", json!({}));
    let named = |name: &str| listed["publishers"].as_array().and_then(|all| all.iter().find(|one| one["name"] == name));
    assert_eq!(named(&own).expect("its own key is recognised")["own"], true);
    let out = day.folder.path().join("ours.json");
    day.ask("export_publisher", json!({"path": out}));
    let ours: Value = serde_json::from_slice(&fs::read(out).expect("written")).expect("JSON");
    assert_eq!((&ours["name"], ours.get("own")), (&json!(own), None), "to others it is a publisher like any other");
}

#[test]
fn nothing_is_begun_on_a_form_whose_publisher_was_withdrawn_and_a_draft_of_it_says_so() {
    let mut day = Day::sample();
    let form = entry(&mut day, "GEN-LV-1")["form_id"].clone();
    let begin = json!({"form_id": form, "instance_id": null, "stage_id": null});
    let draft = day.ask("start_draft", begin.clone())["draft"]["draft"]["draft_id"].clone();
    let key = day.ask("list_publishers", json!({}))["publishers"][0]["key"].clone();
    assert_eq!(day.refused("withdraw_publisher", json!({"key": key, "reason": " "})), "records-no-reason");
    let left = day.ask("withdraw_publisher", json!({"key": key, "reason": "The key was copied."}));
    assert_eq!(left["publishers"][0]["withdrawn"]["reason"], "The key was copied.");
    assert_eq!(day.refused("withdraw_publisher", json!({"key": key, "reason": "Again"})), "registry-no-such-publisher");
    assert_eq!(day.refused("start_draft", begin), "store-publisher-withdrawn");
    let opened = day.ask("open_draft", json!({"draft_id": draft}));
    assert_eq!(opened["evaluation"]["problems"][0]["code"], "store-publisher-withdrawn", "{opened}");
}

#[test]
fn a_vault_of_ones_own_lists_the_published_forms_and_nothing_invented() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::System;
    let mut registry = Registry::new(folder.path().join("vault"), clock, Lang::En);
    let holder = registry::Holder { name: Text::new("LAU Siu-fong", ""), post: Text::new("Records Manager", "") };
    let passphrase = PASSPHRASE.to_owned();
    let new = NewDesk { sample: false, passphrase, use_keyring: false, alone: true, holder: Some(holder) };
    registry.create(&new).expect("a vault");
    let listed =
        registry::call(&mut registry, "list_forms", forms_ask("", &json!({})), &registry::NoShell).expect("listed");
    assert_eq!((&listed["total"], &listed["figures"]["synthetic"]), (&json!(13), &json!(0)));
}
