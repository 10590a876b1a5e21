//! The trust list of the department: signed, rising, and exactly what was signed.

use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use records::{Act, PUBLICATION, Publisher, Refusal, ScopeId, publisher_signature};
use serde_json::{Value, json};
use signing::certificate::Certificate;
use store::{AskError, Standing, Store, trust_list, trust_list_statement, vouched_trust_list};
use words::Text;

use crate::handing::refused;
use crate::kit::{ask, create_as, database, department, key, publisher, publisher_key};

const LIST: u128 = 90;
const UNIT: u128 = 91;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// A list of the root of the samples, unsigned.
fn list(serial: u64) -> Value {
    let pem = std::fs::read_to_string(fixtures().join("pdf/root.pem")).unwrap();
    let root = Certificate::from_file(pem.as_bytes()).unwrap().remove(0);
    let remark = json!({"en": "Root of the samples in fixtures/pdf.", "zh-Hant-HK": "fixtures/pdf 樣本的根證書。"});
    let entry = json!({"certificate": pem, "sha256": root.sha256(), "kind": "government-person", "remark": remark});
    json!({
        "trustList": 1, "serial": serial, "title": {"en": "Trust list for tests", "zh-Hant-HK": "測試用信任清單"},
        "issuedAt": "2026-11-01T00:00:00Z", "nextUpdate": "2036-01-01T00:00:00Z", "entries": [entry],
    })
}

fn signed(mut list: Value, by: &Publisher, key: &SigningKey) -> Value {
    let signature = publisher_signature(&trust_list_statement(&list), &by.name, key);
    list[PUBLICATION] = json!({"publisher": by.name, "signature": signature});
    list
}

fn ours(serial: u64) -> Value {
    signed(list(serial), &publisher(), &publisher_key())
}

#[test]
fn a_list_is_signed_and_rises_and_is_exactly_what_was_signed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    department(&mut store);
    let issue = |store: &mut Store, entity: u128, list: Value| {
        ask(store, entity, ScopeId::department(), Act::IssueTrustList { list }, vec![])
    };
    assert_eq!(refused(issue(&mut store, LIST, list(3))), "store-trust-list-unsigned");
    assert_eq!(refused(issue(&mut store, LIST, ours(3))), "store-trust-list-unknown");
    let recognise = Act::RecognisePublisher { publisher: publisher() };
    ask(&mut store, UNIT, ScopeId::department(), recognise, vec![]).unwrap();
    let mut altered = ours(3);
    altered["entries"][0]["kind"] = json!("organisation");
    assert_eq!(refused(issue(&mut store, LIST, altered)), "store-trust-list-forged");
    let mut unsound = list(3);
    unsound["entries"] = json!([]);
    assert_eq!(refused(issue(&mut store, LIST, unsound)), "signing-trust-list-size");

    issue(&mut store, LIST, ours(3)).unwrap();
    assert_eq!(refused(issue(&mut store, LIST, ours(3))), "store-trust-list-older");
    assert!(matches!(issue(&mut store, 92, ours(4)), Err(AskError::Refused(Refusal::Exists(_)))), "there is one");
    issue(&mut store, LIST, ours(4)).unwrap();
    let issued = store.look(trust_list).unwrap().unwrap().unwrap();
    assert_eq!((issued.list.issue.serial, issued.publisher.name), (4, publisher().name));
    let withdraw = Act::WithdrawPublisher { reason: "They moved".to_owned() };
    ask(&mut store, UNIT, ScopeId::department(), withdraw, vec![]).unwrap();
    assert_eq!(refused(issue(&mut store, LIST, ours(5))), "store-trust-list-withdrawn");
    assert!(store.look(trust_list).unwrap().unwrap().is_some(), "what was issued before stays");

    // What somebody altered in the table is not taken for what was signed.
    drop(store);
    let update =
        "UPDATE entity SET state = replace(state, 'government-person', 'organisation') WHERE kind = 'trust-list'";
    assert_eq!(database(folder.path()).execute(update, []).unwrap(), 1);
    let store = Store::open(folder.path(), &key()).unwrap();
    let Err(Refusal::Other(message)) = store.look(trust_list).unwrap() else { panic!("it was altered") };
    assert_eq!(message.code, "store-trust-list-forged");
}

/// `MUNIMENT_WRITE=1` signs it anew with a key that nobody keeps.
#[test]
fn the_list_that_ships_for_tests_is_what_its_publisher_signed() {
    let [at, by] = ["trust/list.json", "trust/publisher.json"].map(|name| fixtures().join(name));
    if std::env::var_os("MUNIMENT_WRITE").is_some() {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).unwrap();
        let key = SigningKey::from_bytes(&seed);
        let publisher = Publisher {
            name: "trust.muniment.example".to_owned(),
            title: Text::new("Publisher of the trust list for tests", "測試用信任清單的發布者"),
            key: hex::encode(key.verifying_key().as_bytes()),
            own: false,
            withdrawn: None,
        };
        let write = |path: &Path, value: Value| std::fs::write(path, format!("{value:#}\n")).unwrap();
        write(&at, signed(list(1), &publisher, &key));
        write(&by, json!(publisher));
    }
    let document: Value = serde_json::from_slice(&std::fs::read(at).unwrap()).unwrap();
    let publisher: Publisher = serde_json::from_slice(&std::fs::read(by).unwrap()).unwrap();
    let vouched = vouched_trust_list(document.clone(), std::iter::once(publisher)).unwrap();
    assert_eq!(vouched.list.entries.len(), 1);
    let mut unsigned = document;
    unsigned.as_object_mut().unwrap().remove(PUBLICATION);
    assert_eq!(unsigned, list(1), "sign it anew with MUNIMENT_WRITE=1");
}
