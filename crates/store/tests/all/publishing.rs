//! Publishing: whose signature a definition bears, and what becomes of one that was altered.

use std::path::{Path, PathBuf};

use ed25519_dalek::SigningKey;
use forms::catalogue::{Catalogue, Issue};
use forms::{Definition, Publication};
use records::{Act, Publisher, Refusal, ScopeId, publisher_signature};
use rusqlite::Connection;
use serde_json::{Value, json};
use store::{AskError, Standing, Store, actor_of, shipped_publishers, vouched};
use words::Text;

use crate::handing::{HEAD, NOTE, clerk, hand_over, head, refused};
use crate::kit::{
    CLERK, ask, ask_by, at, create_as, database, department, id, key, publisher, publisher_key, signed, signed_by,
};

const FORM: u128 = 60;
const UNIT: u128 = 63;

fn note() -> Value {
    serde_json::from_str(NOTE).unwrap()
}

fn second() -> Value {
    let mut definition = note();
    definition["version"] = json!(2);
    definition["edition"] = json!("12/2026");
    definition
}

fn office() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    department(&mut store);
    (folder, store)
}

fn publish(store: &mut Store, entity: u128, definition: Value) -> Result<store::Asked, AskError> {
    ask(store, entity, ScopeId::department(), Act::PublishForm { definition }, vec![])
}

fn recognise(store: &mut Store, entity: u128, publisher: Publisher) -> Result<store::Asked, AskError> {
    ask(store, entity, ScopeId::department(), Act::RecognisePublisher { publisher }, vec![])
}

#[test]
fn only_what_a_recognised_publisher_signed_is_published_and_the_refusal_names_the_form() {
    let (_folder, mut store) = office();
    assert_eq!(refused(publish(&mut store, FORM, note())), "store-form-unsigned");
    assert_eq!(refused(publish(&mut store, FORM, signed(note()))), "store-publisher-unknown");
    recognise(&mut store, UNIT, publisher()).unwrap();
    // Somebody else under that name.
    let forged = signed_by(note(), &publisher().name, &SigningKey::from_bytes(&[66; 32]));
    assert_eq!(refused(publish(&mut store, FORM, forged)), "store-form-forged");
    // Something else under that signature.
    let mut altered = signed(note());
    altered["text"]["title"]["en"] = json!("Another note");
    match publish(&mut store, FORM, altered) {
        Err(AskError::Refused(Refusal::Other(message))) => {
            assert_eq!(message.code, "store-form-forged");
            let said = words::say(words::Lang::En, &message).unwrap();
            assert!(said.contains(note()["formNo"].as_str().unwrap()) && said.contains("Another note"), "{said}");
        }
        other => panic!("{other:?}"),
    }
    publish(&mut store, FORM, signed(note())).unwrap();
    assert!(matches!(
        recognise(&mut store, 66, publisher()),
        Err(AskError::Refused(Refusal::Exists(name))) if name == publisher().name
    ));
}

#[test]
fn nothing_new_is_taken_of_a_publisher_that_was_withdrawn_and_forms_on_their_way_go_on() {
    let (_folder, mut store) = office();
    ask(&mut store, HEAD, ScopeId::department(), Act::RegisterAgent { agent: head() }, vec![]).unwrap();
    recognise(&mut store, UNIT, publisher()).unwrap();
    publish(&mut store, FORM, signed(note())).unwrap();
    ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]).unwrap();
    let withdraw = |store: &mut Store, reason: &str| {
        ask(store, UNIT, ScopeId::department(), Act::WithdrawPublisher { reason: reason.to_owned() }, vec![])
    };
    assert!(matches!(withdraw(&mut store, " "), Err(AskError::Refused(Refusal::NoReason))));
    withdraw(&mut store, "The key was copied").unwrap();
    assert!(matches!(withdraw(&mut store, "Again"), Err(AskError::Refused(Refusal::Unknown(_)))));
    assert_eq!(refused(publish(&mut store, 64, signed(second()))), "store-publisher-withdrawn");
    let begun = ask(&mut store, 71, ScopeId::routing(), hand_over(71, "write", clerk()), vec![]);
    assert_eq!(refused(begun), "store-publisher-withdrawn");
    // What was handed over before goes on to the next office.
    let as_head = hand_over(70, "approve", actor_of(id(HEAD), &head()));
    ask_by(&mut store, HEAD, 70, ScopeId::routing(), as_head, vec![]).unwrap();

    // The department takes the form over: the same text under its own signature, and under no other entity.
    let own = signed_by_department(&mut store, &note());
    assert!(matches!(publish(&mut store, 65, own.clone()), Err(AskError::Refused(Refusal::Taken(_)))));
    publish(&mut store, FORM, own.clone()).unwrap();
    assert!(
        matches!(publish(&mut store, FORM, own), Err(AskError::Refused(Refusal::Taken(_)))),
        "somebody stands for it"
    );
    ask(&mut store, 71, ScopeId::routing(), hand_over(71, "write", clerk()), vec![]).unwrap();
}

fn signed_by_department(store: &mut Store, document: &Value) -> Value {
    let definition = Definition::parse(document.to_string().as_bytes()).unwrap();
    let own = store.transact(|tx| tx.publish_as_department(&definition.statement(), id(CLERK), at(20)));
    let (publication, _): (Publication, _) = own.unwrap();
    forms::published(document, &publication)
}

#[test]
fn the_next_edition_comes_from_the_same_publisher_or_from_the_department_itself() {
    let (_folder, mut store) = office();
    recognise(&mut store, UNIT, publisher()).unwrap();
    publish(&mut store, FORM, signed(note())).unwrap();
    let key = SigningKey::from_bytes(&[5; 32]);
    let other = Publisher {
        name: "printers.example/forms".to_owned(),
        title: Text::new("Printers", "印務局"),
        key: hex::encode(key.verifying_key().as_bytes()),
        ..publisher()
    };
    recognise(&mut store, 66, other.clone()).unwrap();
    let theirs = signed_by(second(), &other.name, &key);
    assert_eq!(refused(publish(&mut store, 64, theirs)), "store-form-other-publisher");
    let own = signed_by_department(&mut store, &second());
    publish(&mut store, 64, own).unwrap();
}

#[test]
fn a_definition_that_was_altered_in_the_table_is_used_for_nothing() {
    let (folder, mut store) = office();
    recognise(&mut store, UNIT, publisher()).unwrap();
    publish(&mut store, FORM, signed(note())).unwrap();
    ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]).unwrap();
    drop(store);
    let database: Connection = database(folder.path());
    let altered = database
        .execute("UPDATE entity SET state = replace(state, '\"maxLength\":', '\"minLength\":') WHERE kind = 'form'", [])
        .unwrap();
    assert_eq!(altered, 1);
    drop(database);
    let mut store = Store::open(folder.path(), &key()).unwrap();
    let asked = ask(&mut store, 71, ScopeId::routing(), hand_over(71, "write", clerk()), vec![]);
    assert_eq!(refused(asked), "store-form-forged");
}

fn form(number: &str, title: &str) -> Value {
    json!({"id": format!("urn:{number}"), "formNo": number, "title": {"zh-Hant-HK": "表格", "en": title},
        "department": "GEN", "tier": "T0", "obstacles": []})
}

fn catalogue(version: u64, entries: &[Value]) -> Catalogue {
    let name = json!({"zh-Hant-HK": "一般", "en": "General"});
    let document = json!({"catalogue": 1, "version": version, "departments": [{"code": "GEN", "name": name}],
        "entries": entries});
    Catalogue::read(document.to_string().as_bytes()).unwrap()
}

/// An issue under the signature of the publisher of these tests.
fn issue(old: Option<&Catalogue>, new: &Catalogue) -> Act {
    let mut issue = Issue::between(old, new);
    let signature = publisher_signature(&issue.statement(), &publisher().name, &publisher_key());
    issue.publication = Some(Publication { publisher: publisher().name, signature });
    Act::IssueCatalogue { issue: json!(issue) }
}

#[test]
fn a_catalogue_follows_on_the_one_before_and_is_exactly_what_was_signed() {
    const CATALOGUE: u128 = 80;
    let (folder, mut store) = office();
    recognise(&mut store, UNIT, publisher()).unwrap();
    let ask_for = |store: &mut Store, entity: u128, act: Act| ask(store, entity, ScopeId::department(), act, vec![]);
    let old = catalogue(1, &[form("A-1", "One"), form("A-2", "Two"), form("A-3", "Three"), form("A-4", "Four")]);
    let new = catalogue(2, &[form("A-1", "One"), form("A-2", "Second"), form("A-3", "Three"), form("A-4", "Four")]);
    let delta = issue(Some(&old), &new);
    assert_eq!(refused(ask_for(&mut store, CATALOGUE, delta.clone())), "forms-cat-follows");
    ask_for(&mut store, CATALOGUE, issue(None, &old)).unwrap();
    let Act::IssueCatalogue { issue: mut altered } = delta.clone() else { panic!("no issue") };
    altered["entries"][0]["title"]["en"] = json!("Another");
    assert_eq!(
        refused(ask_for(&mut store, CATALOGUE, Act::IssueCatalogue { issue: altered })),
        "forms-cat-not-signed-so"
    );
    let Act::IssueCatalogue { issue: mut unsigned } = delta.clone() else { panic!("no issue") };
    unsigned.as_object_mut().unwrap().remove("publication");
    assert_eq!(
        refused(ask_for(&mut store, CATALOGUE, Act::IssueCatalogue { issue: unsigned })),
        "store-catalogue-unsigned"
    );
    assert!(
        matches!(ask_for(&mut store, 81, delta.clone()), Err(AskError::Refused(Refusal::Exists(_)))),
        "there is one"
    );
    ask_for(&mut store, CATALOGUE, delta).unwrap();
    assert_eq!(refused(ask_for(&mut store, CATALOGUE, issue(None, &old))), "store-catalogue-older");
    let here = |store: &Store| store.look(store::catalogue).unwrap();
    let issued = here(&store).unwrap().unwrap();
    assert_eq!(
        (&issued.catalogue, issued.publisher.name.as_str(), issued.carried),
        (&new, publisher().name.as_str(), 1)
    );
    let newer = catalogue(3, &[form("A-1", "One"), form("A-2", "Second")]);
    let withdraw = Act::WithdrawPublisher { reason: "They moved".to_owned() };
    ask_for(&mut store, UNIT, withdraw).unwrap();
    assert_eq!(refused(ask_for(&mut store, CATALOGUE, issue(None, &newer))), "store-catalogue-withdrawn");
    // What somebody altered in the table is not taken for what was signed.
    drop(store);
    let altered = database(folder.path())
        .execute("UPDATE entity SET state = replace(state, 'Second', 'Sixth') WHERE kind = 'catalogue'", [])
        .unwrap();
    assert_eq!(altered, 1);
    let store = Store::open(folder.path(), &key()).unwrap();
    let Err(Refusal::Other(message)) = here(&store) else { panic!("it was altered") };
    assert_eq!(message.code, "forms-cat-not-signed-so");
}

// ── the forms that come with the program ────────────────────────────────────────────────────────

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms")
}

fn shipped() -> Vec<PathBuf> {
    let folders = |path: &Path| {
        std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()).collect::<Vec<_>>()
    };
    let mut files: Vec<PathBuf> = folders(&schemas())
        .iter()
        .flat_map(|form| folders(form))
        .map(|edition| edition.join("form.json"))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    files
}

fn judged(bytes: &[u8], publishers: &[Publisher]) -> Result<(), String> {
    let definition = Definition::parse(bytes).map_err(|faults| faults[0].to_string())?;
    let vouched = vouched(&definition, publishers.iter().cloned());
    vouched.map(|_| ()).map_err(|refusal| words::say(words::Lang::En, &refusal.message()).unwrap())
}

/// Signs everything anew with a key that nobody keeps.
fn sign_all(files: &[PathBuf]) -> Vec<Publisher> {
    let key = SigningKey::from_bytes(&sealed::random_bytes());
    let publisher = Publisher {
        name: "forms.muniment.example".to_owned(),
        title: Text::new("Muniment, sample forms", "檔存範本表格"),
        key: hex::encode(key.verifying_key().as_bytes()),
        own: false,
        withdrawn: None,
    };
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let bare = match text.find(",\n  \"publication\":") {
            Some(at) => &text[..at],
            None => text.trim_end().strip_suffix('}').unwrap().trim_end(),
        };
        let statement = Definition::parse(format!("{bare}\n}}").as_bytes()).unwrap().statement();
        let signature = publisher_signature(&statement, &publisher.name, &key);
        let name = &publisher.name;
        let part = format!(
            ",\n  \"publication\": {{\n    \"publisher\": \"{name}\",\n    \"signature\": \"{signature}\"\n  }}\n}}\n"
        );
        std::fs::write(file, format!("{bare}{part}")).unwrap();
    }
    let publishers = vec![publisher];
    let text = serde_json::to_string_pretty(&publishers).unwrap();
    std::fs::write(schemas().join("publishers.json"), format!("{text}\n")).unwrap();
    publishers
}

#[test]
fn every_shipped_definition_bears_its_publishers_signature() {
    let files = shipped();
    assert_eq!(files.len(), 13);
    let mut publishers = shipped_publishers().unwrap();
    let whole =
        |publishers: &[Publisher]| files.iter().all(|file| judged(&std::fs::read(file).unwrap(), publishers).is_ok());
    if std::env::var_os("MUNIMENT_WRITE").is_some() && !whole(&publishers) {
        publishers = sign_all(&files);
    }
    for file in &files {
        let verdict = judged(&std::fs::read(file).unwrap(), &publishers);
        assert_eq!(verdict, Ok(()), "{} (MUNIMENT_WRITE=1 signs all anew)", file.display());
    }
}

/// One bit of one byte, all over each file: refused, or the very same document (one kind of blank for another).
#[test]
fn one_byte_flipped_in_a_shipped_definition_is_refused_and_its_number_can_still_be_named() {
    let publishers = shipped_publishers().unwrap();
    for file in shipped() {
        let bytes = std::fs::read(&file).unwrap();
        let number = forms::number_in(&bytes).unwrap();
        let whole: Value = serde_json::from_slice(&bytes).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let start = text.find("\"formNo\"").unwrap();
        let own_line = start..start + text[start..].find('\n').unwrap();
        let step = (bytes.len() / 24).max(1);
        let mut refused = 0;
        for (round, place) in (0..bytes.len()).step_by(step).enumerate() {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1 << (round % 8);
            if serde_json::from_slice::<Value>(&flipped).is_ok_and(|same| same == whole) {
                continue;
            }
            assert!(judged(&flipped, &publishers).is_err(), "{} at byte {place}", file.display());
            if !own_line.contains(&place) {
                assert_eq!(forms::number_in(&flipped).as_ref(), Some(&number), "{} at byte {place}", file.display());
            }
            refused += 1;
        }
        assert!(refused > 15, "{}: {refused}", file.display());
    }
}

#[test]
fn a_publication_is_whole_or_a_fault() {
    let faults = |publication: Value| {
        let mut document = note();
        document["publication"] = publication;
        let faults = Definition::parse(document.to_string().as_bytes()).unwrap_err();
        faults.iter().map(|fault| fault.pointer.clone()).collect::<Vec<_>>()
    };
    assert_eq!(faults(json!({"publisher": "a"})), ["/publication"]);
    assert_eq!(faults(json!({"publisher": 1, "signature": "x"})), ["/publication/publisher"]);
    assert_eq!(faults(json!({"publisher": "a", "signature": "x", "key": "y"})), ["/publication/key"]);
    assert_eq!(faults(json!("a"))[0], "/publication");
    let Publication { publisher: name, .. } =
        Definition::parse(signed(note()).to_string().as_bytes()).unwrap().publication.unwrap();
    assert_eq!(name, publisher().name);
}
