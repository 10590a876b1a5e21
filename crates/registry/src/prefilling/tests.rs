//! A profile that changes while a leave is being filled in.

use serde_json::{Value, json};
use words::Lang;

use crate::clock::Clock;
use crate::vault::{NewDesk, Registry};
use crate::{NoShell, call};

const LEAVE: &str = "GEN-LV-1";

fn sample(folder: &std::path::Path) -> Registry {
    let mut registry = Registry::new(folder.join("vault"), Clock::fixed_on("2026-11-20").expect("a day"), Lang::En);
    let passphrase = "correct horse battery staple".to_owned();
    let new = NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None };
    registry.create(&new).expect("a sample vault");
    registry
}

/// What the profile in the vault says from now on.
fn profile(registry: &mut Registry, telephone: &str, supervisor: &str) {
    let says = json!({"rank": "EOII", "telephone": telephone, "supervisorPost": supervisor});
    let store = &mut registry.desk().expect("open").store;
    store.transact::<_, store::Fault>(|tx| tx.keep("snapshot-profile", &says)).expect("kept");
}

fn asked(registry: &mut Registry, verb: &str, request: Value) -> Value {
    call(registry, verb, request, &NoShell).unwrap_or_else(|failure| panic!("{verb}: {}", failure.message.code))
}

fn stale(view: &Value) -> Vec<String> {
    let all = view["stale"].as_array().expect("a list");
    all.iter().map(|one| format!("{} {} {}", one["path"], one["held"]["en"], one["now"]["en"])).collect()
}

#[test]
fn a_draft_keeps_what_was_filled_in_until_a_person_uses_or_keeps_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = sample(folder.path());
    let begun = asked(&mut registry, "start_draft", json!({"form_id": LEAVE, "instance_id": null, "stage_id": null}));
    assert_eq!(stale(&begun["draft"]), [""; 0]);
    let id = begun["draft"]["draft"]["draft_id"].clone();
    profile(&mut registry, "29876543", "SEO(Records)");

    let open = |registry: &mut Registry| asked(registry, "open_draft", json!({"draft_id": id}));
    let told = ["\"/phone\" \"21234567\" \"29876543\"", "\"/supervisorPost\" \"EOI(Records)\" \"SEO(Records)\""];
    let view = open(&mut registry);
    assert_eq!(stale(&view), told);
    assert_eq!(view["evaluation"]["values"]["phone"], "21234567", "nothing changes by itself");
    assert_eq!(stale(&open(&mut registry)), told, "and it is told again");
    assert_eq!(view["stale"][0]["label"]["zh-Hant-HK"], view["form"]["fields"]["/phone"]["label"]["zh-Hant-HK"]);

    let settle = |registry: &mut Registry, path: &str, use_now: bool| {
        call(registry, "settle_prefill", json!({"draft_id": id, "path": path, "use_now": use_now}), &NoShell)
    };
    let used = settle(&mut registry, "/phone", true).expect("used");
    assert_eq!(stale(&used["draft"]), told[1..]);
    assert_eq!(used["draft"]["evaluation"]["values"]["phone"], "29876543");
    let kept = settle(&mut registry, "/supervisorPost", false).expect("kept");
    assert_eq!(stale(&kept["draft"]), [""; 0]);
    assert_eq!(kept["draft"]["evaluation"]["values"]["supervisorPost"], "EOI(Records)");
    assert_eq!(stale(&open(&mut registry)), [""; 0], "who has decided is not asked again");
    for path in ["/phone", "/supervisorPost", "/nowhere"] {
        let refused = settle(&mut registry, path, true).expect_err(path);
        assert_eq!(refused.message.code, "registry-prefill-same");
    }

    // What was taken from the profile may grow stale again; what was kept is the person's own.
    profile(&mut registry, "25556666", "CEO(Records)");
    assert_eq!(stale(&open(&mut registry)), ["\"/phone\" \"29876543\" \"25556666\""]);
    let edits = json!([{"do": "set", "path": "/phone", "value": "91112222"}]);
    asked(&mut registry, "update_draft", json!({"draft_id": id, "edits": edits}));
    assert_eq!(stale(&open(&mut registry)), [""; 0], "another answer was typed");
}

#[test]
fn what_was_filled_in_is_forgotten_with_its_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = sample(folder.path());
    let desk = registry.desk().expect("open");
    let (draft, _) = desk.start_draft(LEAVE, None, None, Lang::En).expect("begun");
    assert!(desk.store.prefilled(draft.id).expect("read").is_some());
    desk.store.transact::<_, store::Fault>(|tx| tx.discard_draft(draft.id)).expect("gone");
    assert_eq!(desk.store.prefilled(draft.id).expect("read"), None);
}
