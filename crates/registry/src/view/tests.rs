//! The contract: the window's types are fresh, and what crosses has the shape they promise.

mod conform;
mod gather;
mod print;
mod samples;
mod shape;

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use serde_json::{Value, from_value, json, to_value};
use words::Message;

use super::common::{Nothing, WireError};
use super::drafts::{SignRequest, WorkTarget};
use super::forms::Edit;
use super::plan::NodeKind;
use super::vault::{Secret, SetSettingsRequest, Theme, UnlockRequest};
use super::{BYTE_VERBS, VERBS};

const GENERATED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/generated");

/// `MUNIMENT_WRITE=1` writes the files instead of comparing them.
#[test]
fn generated_typescript_is_fresh() {
    let folder = Path::new(GENERATED);
    let files = gather::types().files();
    if env::var_os("MUNIMENT_WRITE").is_some() {
        for (name, text) in &files {
            fs::write(folder.join(name), text).expect("the folder can be written");
        }
    }
    let present = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").file_name());
    let present: BTreeSet<String> = present.map(|name| name.to_string_lossy().into_owned()).collect();
    assert_eq!(present, files.keys().cloned().collect(), "files of {GENERATED}");
    for (name, text) in &files {
        let stands = fs::read_to_string(folder.join(name)).expect("the file can be read");
        assert!(stands == *text, "{name} is stale: run with MUNIMENT_WRITE=1");
    }
}

#[test]
fn every_verb_has_one_name() {
    let names: Vec<&str> = VERBS.iter().map(|verb| verb.name).chain(BYTE_VERBS.iter().map(|verb| verb.name)).collect();
    let distinct: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn the_list_beside_the_manifest_names_every_verb() {
    let names: Vec<&str> = VERBS.iter().map(|verb| verb.name).chain(BYTE_VERBS.iter().map(|verb| verb.name)).collect();
    let listed: Vec<&str> = include_str!("../../verbs.list").lines().collect();
    assert_eq!(listed, names, "crates/registry/verbs.list");
}

#[test]
fn a_declaration_is_read_and_written_as_the_window_has_it() {
    let declared = r#"type T = { a: Array<string> | null, "b-c"?: { [key in string]: X }, } | Array<"v" | "w">;"#;
    let written = print::declaration("T", &["What it is.".to_owned()], &shape::Shape::of_declaration(declared));
    assert_eq!(
        written,
        "/** What it is. */\nexport type T = { a: string[] | null; 'b-c'?: { [key: string]: X } } | ('v' | 'w')[];\n"
    );
}

#[test]
fn an_error_names_every_field() {
    let message = Message::new("registry-locked").with("count", 3);
    let error = WireError {
        code: message.code,
        message: "The vault is locked.".to_owned(),
        hint: None,
        parameters: message.args,
        reference_number: None,
    };
    let wire = json!({
        "code": "registry-locked", "message": "The vault is locked.", "hint": null,
        "parameters": {"count": 3}, "reference_number": null,
    });
    assert_eq!(to_value(&error).expect("written"), wire);
}

#[test]
fn variants_carry_their_tag_beside_their_fields() {
    let target = WorkTarget::Instance {
        form_id: "HAD-CH-1".to_owned(),
        instance_id: "i".to_owned(),
        stage_id: "vet".to_owned(),
    };
    let wire = json!({"kind": "instance", "form_id": "HAD-CH-1", "instance_id": "i", "stage_id": "vet"});
    assert_eq!(to_value(&target).expect("written"), wire);
    let edit = Edit::MoveRow { path: "/bookings/2".to_owned(), to: 0 };
    let wire = json!({"do": "moveRow", "path": "/bookings/2", "to": 0});
    assert_eq!(to_value(&edit).expect("written"), wire);
    assert_eq!(to_value(NodeKind::Folder).expect("written"), json!("folder"));
}

#[test]
fn an_edit_is_the_rooms_own_edit_as_it_is_written() {
    for wire in [
        json!({"do": "set", "path": "/org/zh", "value": "社"}),
        json!({"do": "addRow", "path": "/bookings"}),
        json!({"do": "addRow", "path": "/bookings", "at": 1}),
        json!({"do": "copyRow", "path": "/bookings/0"}),
        json!({"do": "removeRow", "path": "/bookings/0"}),
        json!({"do": "moveRow", "path": "/bookings/0", "to": 1}),
    ] {
        let ours: Edit = from_value(wire.clone()).expect("read");
        let rooms: forms::Edit = from_value(wire).expect("read by the room");
        assert_eq!(forms::Edit::from(ours), rooms);
    }
    let attaching = json!({"do": "detach", "path": "/$attachments/plan/0"});
    assert!(from_value::<forms::Edit>(attaching.clone()).is_ok());
    assert!(from_value::<Edit>(attaching).is_err());
}

#[test]
fn settings_left_out_stay_as_they_are() {
    let request: SetSettingsRequest = from_value(json!({"settings": {"theme": "dark"}})).expect("read");
    assert_eq!(request.settings.theme, Some(Theme::Dark));
    assert_eq!(request.settings.language, None);
}

#[test]
fn a_misspelt_field_is_refused_and_not_taken_for_null() {
    let misspelt = json!({"draft_id": "d", "digest": "00", "keypath": "a.p12"});
    assert!(from_value::<SignRequest>(misspelt).is_err());
    assert!(from_value::<Nothing>(json!({"vault": "x"})).is_err());
    assert!(from_value::<Nothing>(Value::Object(serde_json::Map::new())).is_ok());
    assert!(from_value::<Edit>(json!({"do": "copyRow", "path": "/a/0", "to": 1})).is_err());
}

#[test]
fn a_secret_is_not_printed() {
    let request = UnlockRequest { passphrase: Some(Secret::new("correct horse")), keyring: false, recovery_key: None };
    assert!(!format!("{request:?}").contains("horse"));
    assert_eq!(request.passphrase.as_ref().map(Secret::reveal), Some("correct horse"));
}
