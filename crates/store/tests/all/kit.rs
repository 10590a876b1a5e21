//! A small department for the tests of this room.

use std::path::Path;

use ed25519_dalek::SigningKey;
use forms::{Definition, Publication};
use jiff::Timestamp;
use jiff::civil::date;
use records::journal::sha256_hex;
use records::{
    Act, Agent, Class, Component, ComponentRef, DeviceId, EntityId, Folder, Medium, Nature, NewRecord, OpId, Period,
    Publisher, RecordType, Role, ScopeId, Security, publisher_signature,
};
use sealed::Key;
use serde_json::Value;
use store::{Ask, AskError, Asked, DeviceRow, Founding, OutboxState, Standing, Store};
use sync::{Answer, RegisterRequest};
use uuid::Uuid;
use words::Text;

pub const CLERK: u128 = 1;
pub const CLASS: u128 = 2;
pub const FOLDER: u128 = 3;
pub const PART: u128 = 4;

pub fn id(n: u128) -> EntityId {
    EntityId(Uuid::from_u128(n))
}

pub fn key() -> Key {
    Key::from_bytes([7; 32])
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub fn create(folder: &Path, device: u128, standing: Standing) -> Store {
    create_as(folder, device, standing, true)
}

pub fn create_as(folder: &Path, device: u128, standing: Standing, sample: bool) -> Store {
    let founding = Founding {
        device: DeviceId(Uuid::from_u128(device)),
        standing,
        origin: "records.example.gov/muniment".to_owned(),
        at: at(0),
        sample,
    };
    Store::create(folder, &key(), &founding).unwrap()
}

/// Asks and commits; a refusal stays in the device chain.
pub fn ask(
    store: &mut Store,
    entity: u128,
    scope: ScopeId,
    act: Act,
    components: Vec<ComponentRef>,
) -> Result<Asked, AskError> {
    ask_by(store, CLERK, entity, scope, act, components)
}

/// The same by another agent.
pub fn ask_by(
    store: &mut Store,
    agent: u128,
    entity: u128,
    scope: ScopeId,
    act: Act,
    components: Vec<ComponentRef>,
) -> Result<Asked, AskError> {
    let ask =
        Ask { op_id: OpId(Uuid::now_v7()), entity: id(entity), scope, agent: id(agent), at: at(10), act, components };
    store.transact(|tx| Ok::<_, AskError>(tx.ask(ask))).map(|(asked, _)| asked)?
}

pub fn agent() -> Agent {
    Agent {
        alias: "chan-tai-man".to_owned(),
        name: Text::new("Chan Tai-man", "陳大文"),
        post: Text::new("Records Manager", "檔案經理"),
        rank: "EO I".to_owned(),
        unit: Text::default(),
        roles: vec![Role::RecordsManager, Role::RegistryClerk],
        active: Period { from: date(2020, 1, 1), until: None },
    }
}

/// Its key.
pub fn publisher_key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

/// Who signs the forms of these tests.
pub fn publisher() -> Publisher {
    Publisher {
        name: "records.example.gov/forms".to_owned(),
        title: Text::new("Forms unit", "表格組"),
        key: hex::encode(publisher_key().verifying_key().as_bytes()),
        own: false,
        withdrawn: None,
    }
}

/// A definition under the signature of that publisher.
pub fn signed(definition: Value) -> Value {
    signed_by(definition, &publisher().name, &publisher_key())
}

/// A definition under a name and a key; one that is none stays as it is.
pub fn signed_by(definition: Value, name: &str, key: &SigningKey) -> Value {
    let Ok(read) = Definition::parse(definition.to_string().as_bytes()) else { return definition };
    let signature = publisher_signature(&read.statement(), name, key);
    forms::published(&definition, &Publication { publisher: name.to_owned(), signature })
}

/// One agent, one class, one folder with one open part.
pub fn department(store: &mut Store) {
    let class = Class {
        code: "DO-4-12".to_owned(),
        title: Text::new("Community halls", "社區會堂"),
        parent: None,
        nature: Nature::Programme,
        disposal_class: Some("FEES-7".to_owned()),
        custody: "office".to_owned(),
    };
    let folder = Folder {
        reference: "DO/4/12".to_owned(),
        title: Text::new("Bookings", "租用"),
        class: id(CLASS),
        security: Security::Restricted,
        medium: Medium::Electronic,
        responsible: Some(id(CLERK)),
        opened_on: date(2026, 1, 1),
        disposal_override: None,
    };
    ask(store, CLERK, ScopeId::department(), Act::RegisterAgent { agent: agent() }, vec![]).unwrap();
    ask(store, CLASS, ScopeId::department(), Act::AddClass { class }, vec![]).unwrap();
    ask(store, FOLDER, ScopeId::files(), Act::OpenFolder { folder }, vec![]).unwrap();
    let act = Act::OpenPart { folder: id(FOLDER), on: date(2026, 1, 1), subjects: std::collections::BTreeMap::new() };
    ask(store, PART, ScopeId::files(), act, vec![]).unwrap();
}

/// A record of these files.
pub fn new_record(title: &str, mark: &str, components: &[ComponentRef]) -> NewRecord {
    let described = |one: &ComponentRef| Component {
        name: one.name.clone(),
        media: "text/plain".to_owned(),
        sha256: one.sha256.clone(),
        size_bytes: one.size_bytes,
        seals: vec![],
        proofs: Vec::new(),
    };
    NewRecord {
        part: id(PART),
        mark: mark.to_owned(),
        title: Text::new(title, ""),
        kind: RecordType::Document,
        languages: vec![],
        medium: Medium::Electronic,
        document_date: "2026-11-20".parse().unwrap(),
        received_at: None,
        creator: "Chan Tai-man".to_owned(),
        organisation: "HDSD".to_owned(),
        security: None,
        personal_data: false,
        subjects: std::collections::BTreeMap::new(),
        named_dates: std::collections::BTreeMap::new(),
        disposal_override: None,
        components: components.iter().map(described).collect(),
        form: None,
    }
}

/// Files a one-page record and answers what was asked.
pub fn file(store: &mut Store, record: u128, title: &str, mark: &str) -> Result<Asked, AskError> {
    let bytes = format!("body of {title}").into_bytes();
    let (sha256, size_bytes) = (sha256_hex(&bytes), bytes.len() as u64);
    let component = ComponentRef { owner: id(record), name: "1.txt".to_owned(), sha256, size_bytes };
    store.transact(|tx| tx.put_component(&component, &bytes)).unwrap();
    let components = vec![component];
    let act = Act::DeclareRecord { record: Box::new(new_record(title, mark, &components)) };
    ask(store, record, ScopeId::files(), act, components)
}

/// How many files lie under a folder.
pub fn files_in(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { files_in(&path) } else { 1 }).sum()
}

/// Registers a desk's device for the clerk and joins the desk.
pub fn join(authority: &mut Store, desk: &mut Store, code: u8) -> DeviceRow {
    authority.transact(|tx| tx.issue_code(id(CLERK), [code; 32], at(600))).unwrap();
    let device = desk.device_id().unwrap();
    let request = RegisterRequest {
        code: String::new(),
        device,
        public_key: hex::encode(desk.device_key().unwrap().verifying_key().as_bytes()),
        name: "Counter".to_owned(),
        signature: String::new(),
    };
    let (welcome, _) = authority.transact(|tx| tx.redeem_code(&request, [code; 32], at(1))).unwrap();
    assert!(authority.transact(|tx| tx.redeem_code(&request, [code; 32], at(2))).is_err(), "a code serves once");
    desk.transact(|tx| tx.join(&welcome.deployment, &welcome.mark)).unwrap();
    pull(authority, desk);
    authority.device(device).unwrap().unwrap()
}

/// Brings the authority's events to the desk, a few at a time.
pub fn pull(authority: &Store, desk: &mut Store) {
    loop {
        let answer = authority.feed(&desk.cursors().unwrap(), 3).unwrap();
        let more = answer.more;
        assert!(answer.diverged.is_empty());
        desk.transact(|tx| tx.take_events(&answer)).unwrap();
        if !more {
            return;
        }
    }
}

/// Sends what waits, its files first, and answers what the authority said.
pub fn push(desk: &mut Store, authority: &mut Store, device: &DeviceRow) -> Vec<Answer> {
    let waiting: Vec<_> = desk.outbox().unwrap().into_iter().filter(|row| row.state == OutboxState::Waiting).collect();
    for row in &waiting {
        for component in &row.signed.operation.components {
            let bytes = desk.component(component.owner, &component.name).unwrap();
            let middle = bytes.len() / 2;
            let offer = authority.transact(|tx| tx.offer_component(component)).unwrap().0;
            if offer.complete {
                continue;
            }
            let send = |authority: &mut Store, from: usize, piece: &[u8]| {
                authority.transact(|tx| tx.append_component(component, from as u64, piece)).unwrap().0
            };
            assert!(!send(authority, 0, &bytes[..middle]).unwrap().complete);
            assert_eq!(send(authority, 0, &bytes[..middle]), None, "a wrong offset is told");
            assert!(send(authority, middle, &bytes[middle..]).unwrap().complete);
        }
    }
    let operations: Vec<_> = waiting.into_iter().map(|row| row.signed).collect();
    let (answers, _) = authority.transact(|tx| tx.accept(&operations, device, at(20))).unwrap();
    desk.transact(|tx| tx.note_answers(&answers)).unwrap();
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// The database of a vault that is not open, opened with its key.
pub fn database(folder: &Path) -> rusqlite::Connection {
    let database = rusqlite::Connection::open(folder.join("vault.db")).unwrap();
    let raw = key().derive("db").hex_for_sqlcipher();
    database.pragma_update(None, "key", raw.as_str()).unwrap();
    database
}

/// The key of an owner, as the vault keeps it.
pub fn owner_key(database: &rusqlite::Connection, owner: &str) -> Key {
    let wrapped: Vec<u8> =
        database.query_row("SELECT wrapped FROM owner_key WHERE owner = ?1", [owner], |row| row.get(0)).unwrap();
    key().derive("components").unwrap_key(&wrapped, owner.as_bytes()).unwrap()
}
