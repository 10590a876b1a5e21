//! Signing keys through the verbs: what is known at once, what a look brings, what is forgotten. Real tokens are put in by
//! the journeys of the window.

use serde_json::{Value, json};

use crate::kit::Day;

fn code(value: &Value) -> Option<&str> {
    value["remark"]["code"].as_str()
}

#[test]
fn keys_are_listed_before_any_look_and_say_when_their_file_is_gone() {
    let mut day = Day::sample();
    let key = day.key();
    assert_eq!(day.ask("list_keys", json!({}))["keys"], json!([]));
    let opened = day.ask("open_key", json!({ "key_path": key }));
    assert_eq!(opened["changed"], json!([{ "topic": "keys", "ids": [] }]));
    let listed = day.ask("list_keys", json!({}));
    let (one, looked) = (&listed["keys"][0], &listed["looked"]);
    assert_eq!((&one["usable"], &one["is_kept"], &one["is_on_token"]), (&json!(true), &json!(true), &json!(false)));
    assert_eq!((&listed["preferred"], looked), (&json!(key), &json!(false)));
    assert_eq!(one["purposes"], json!(["digital-signature", "non-repudiation"]));
    std::fs::remove_file(&key).expect("the file goes");
    let listed = day.ask("list_keys", json!({}));
    assert_eq!((&listed["keys"][0]["usable"], &listed["preferred"]), (&json!(false), &Value::Null));
    assert_eq!(code(&listed["keys"][0]), Some("registry-key-file-gone"));
    day.ask("forget_key", json!({ "key_path": key }));
    assert_eq!(day.ask("list_keys", json!({}))["keys"], json!([]));
}

/// A desk that cannot start the program for tokens looks all the same, and says of each driver what went wrong.
#[test]
fn a_look_that_fails_names_each_driver_and_is_forgotten_with_the_lock() {
    let mut day = Day::sample();
    assert_eq!(day.ask("list_keys", json!({}))["looked"], json!(false));
    day.ask("look_for_tokens", json!({}));
    let listed = day.ask("list_keys", json!({}));
    assert_eq!((&listed["looked"], &listed["tokens"]), (&json!(true), &json!([])));
    let modules = listed["modules"].as_array().expect("modules");
    assert!(modules.iter().all(|module| module["trouble"]["code"] == "tokens-look-failed"), "{modules:?}");
    let look = day.registry.look().expect("a look");
    day.registry.lock();
    let seen = look.take();
    let refused = day.registry.remember(seen).expect_err("the desk is locked");
    assert_eq!(refused.message.code, "registry-locked");
    assert!(registry::is_errand("look_for_tokens") && !registry::is_errand("list_keys"));
}

#[test]
fn what_is_no_driver_is_not_added() {
    let mut day = Day::sample();
    let path = day.folder.path().join("driver.so");
    std::fs::write(&path, "no driver").expect("a file");
    let before = day.ask("list_keys", json!({}))["modules"].clone();
    for (path, said) in [("/nowhere/driver.so", "tokens-look-unusable"), ("driver.so", "tokens-look-unusable")] {
        assert_eq!(day.refused("add_token_module", json!({ "path": path })), said);
    }
    // The kit's program for tokens is not there.
    assert_eq!(day.refused("add_token_module", json!({ "path": path })), "tokens-look-failed");
    assert_eq!(day.ask("list_keys", json!({}))["modules"], before);
    assert_eq!(day.refused("remove_token_module", json!({ "path": path })), "registry-module-not-added");
}
