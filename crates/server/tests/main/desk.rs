//! Real desks against the real server: stores on both sides, the steps of `sync` between them,
//! and networks that put a page of their own in the server's place.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::TcpListener;

use jiff::Timestamp;
use records::{Act, ComponentRef, DeviceId, EntityId, NewRecord, Number, OpId, ScopeId, State};
use sealed::Key;
use serde_json::json;
use store::{Ask, Fault, Founding, OutboxState, Standing, Store};
use sync::{Effect, Exchange, Held, Input, Limits, News, OutboxEntry, OutboxStanding, Status, step};
use tempfile::TempDir;
use uuid::Uuid;

use crate::kit::{Client, Got, House, PART, id};

struct Desk {
    _folder: TempDir,
    store: Store,
    client: Client,
    exchange: Exchange,
    status: Option<Status>,
}

impl Desk {
    fn new(house: &House) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let device = DeviceId(Uuid::now_v7());
        let at = Timestamp::now();
        let founding = Founding { device, standing: Standing::Desk, origin: String::new(), at, sample: false };
        let mut store = Store::create(folder.path(), &Key::random(), &founding).unwrap();
        let mut client = Client::new(&house.url());
        (client.device, client.key) = (device, store.device_key().unwrap());
        let welcome: sync::RegisterAnswer = client.register(&house.code()).json();
        store.transact::<_, Fault>(|tx| tx.join(&welcome.deployment, &welcome.mark)).unwrap();
        let held = Held { deployment: welcome.deployment.clone(), cursors: store.cursors().unwrap(), control_after: 0 };
        client.joined = Some(welcome);
        let limits = Limits { piece_bytes: 30_000, feed_events: 3, round_pieces: 2 };
        Self { _folder: folder, store, client, exchange: Exchange::new(held, limits), status: None }
    }

    /// Exchanges until nothing more is to be done.
    fn sync(&mut self) -> Status {
        let mut todo = VecDeque::from([News::Start { wait_seconds: 0 }]);
        while let Some(news) = todo.pop_front() {
            let input = Input { now: Timestamp::now(), jitter: 0, news };
            let (state, effects) = step(self.exchange.clone(), input);
            self.exchange = state;
            todo.extend(effects.into_iter().filter_map(|effect| self.carry_out(effect)));
        }
        self.status.clone().unwrap()
    }

    fn carry_out(&mut self, effect: Effect) -> Option<News> {
        match effect {
            Effect::Send { ticket, request } => {
                let body = request.body().unwrap();
                let got = self.client.signed("POST", request.path(), &[("content-type", sync::CONTENT_TYPE)], &body);
                Some(self.read(ticket, request.expects(), &got))
            }
            Effect::UploadPiece { ticket, component, offset, length } => {
                let bytes = self.store.component(component.owner, &component.name).unwrap();
                let (from, to) = (usize::try_from(offset).unwrap(), usize::try_from(offset + length).unwrap());
                let got = self.client.patch(&component, offset, &bytes[from..to]);
                Some(self.read(ticket, sync::Expected::Upload, &got))
            }
            Effect::ReadOutbox(ticket) => Some(News::Outbox(ticket, self.outbox())),
            Effect::StoreOrders { ticket, .. } => Some(News::Stored(ticket)),
            Effect::StoreAnswers { ticket, answers } => {
                self.store.transact::<_, Fault>(|tx| tx.note_answers(&answers)).unwrap();
                Some(News::Stored(ticket))
            }
            Effect::StoreEvents { ticket, answer, .. } => {
                self.store.transact::<_, Fault>(|tx| tx.take_events(&answer)).unwrap();
                Some(News::Stored(ticket))
            }
            Effect::Tell(status) => {
                self.status = Some(status);
                None
            }
            Effect::Wait { .. } | Effect::ClockIsOff(_) | Effect::Done => None,
        }
    }

    fn read(&self, ticket: u64, expected: sync::Expected, got: &Got) -> News {
        match sync::read_reply(self.client.deployment(), expected, &got.response()) {
            Ok(reply) => News::Reply { ticket, reply, server_time: sync::server_time(&got.response()) },
            Err(failure) => News::Failed(ticket, failure),
        }
    }

    fn outbox(&self) -> Vec<OutboxEntry> {
        let rows = self.store.outbox().unwrap().into_iter();
        let standing = |state| match state {
            OutboxState::Waiting => OutboxStanding::Waiting,
            OutboxState::Accepted => OutboxStanding::Accepted,
            OutboxState::Tray => OutboxStanding::Attention,
        };
        rows.map(|row| OutboxEntry { place: row.place, signed: row.signed, standing: standing(row.state) }).collect()
    }

    /// Files a document with these bytes.
    fn file(&mut self, title: &str, bytes: &[u8], mark: &str) -> EntityId {
        let entity = EntityId(Uuid::now_v7());
        let sha256 = records::journal::sha256_hex(bytes);
        let (name, size_bytes) = ("a.pdf".to_owned(), bytes.len() as u64);
        let component = ComponentRef { owner: entity, name: name.clone(), sha256: sha256.clone(), size_bytes };
        let record: NewRecord = serde_json::from_value(json!({
            "part": id(PART), "mark": mark, "title": { "en": title }, "kind": "document",
            "document_date": "2026-11-20", "creator": "LEE Wai-man", "organisation": "HDSD",
            "components": [{
                "name": name, "media": "application/pdf", "sha256": sha256, "size_bytes": size_bytes.to_string()
            }]
        }))
        .unwrap();
        let ask = Ask {
            op_id: OpId(Uuid::now_v7()),
            entity,
            scope: ScopeId::files(),
            agent: self.client.joined.as_ref().unwrap().agent,
            at: Timestamp::now(),
            act: Act::DeclareRecord { record: Box::new(record) },
            components: vec![component.clone()],
        };
        let file = |tx: &mut store::Tx<'_>| -> Result<(), store::AskError> {
            tx.put_component(&component, bytes)?;
            tx.ask(ask).map(drop)
        };
        self.store.transact(file).unwrap();
        entity
    }

    fn reference(&self, record: EntityId) -> String {
        match self.store.entity(record).unwrap().unwrap().state {
            State::Record(record) => record.reference(),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn what_two_desks_file_offline_comes_together_with_permanent_numbers() {
    let house = House::new();
    let (mut one, mut two) = (Desk::new(&house), Desk::new(&house));
    assert!(matches!(one.sync(), Status::Idle { .. }));
    assert!(matches!(two.sync(), Status::Idle { .. }));
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let (first, second) = (one.file("Lost staff pass", &bytes, "D1-1"), two.file("Visitors", b"short", "D2-1"));
    assert_eq!(one.reference(first), "(~D1-1) in HDSD ADM/1/7 Pt 1");
    assert!(matches!(one.sync(), Status::Idle { .. }));
    assert!(matches!(two.sync(), Status::Idle { .. }));
    assert!(matches!(one.sync(), Status::Idle { .. }));
    for desk in [&one, &two] {
        assert_eq!(desk.reference(first), "(1) in HDSD ADM/1/7 Pt 1");
        assert_eq!(desk.reference(second), "(2) in HDSD ADM/1/7 Pt 1");
        assert!(desk.store.outbox().unwrap().is_empty());
    }
    assert_eq!(one.store.cursors().unwrap(), two.store.cursors().unwrap());
    let State::Record(record) = two.store.entity(first).unwrap().unwrap().state else { panic!("no record") };
    assert_eq!(record.former_numbers, vec![Number::Provisional("D1-1".to_owned())]);
    let component = ComponentRef {
        owner: first,
        name: "a.pdf".to_owned(),
        sha256: record.components[0].sha256.clone(),
        size_bytes: 100_000,
    };
    let got = two.client.signed("GET", &sync::component_path(&component), &[], b"");
    assert!(got.body == bytes, "the other desk reads the file");
}

/// A network that answers everything with a page of its own, once for each request.
fn portal(requests: usize, page: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().take(requests) {
            let mut stream = stream.unwrap();
            let mut request = [0; 65_536];
            let _ = stream.read(&mut request).unwrap();
            stream.write_all(page.as_bytes()).unwrap();
        }
    });
    url
}

#[test]
fn a_login_page_is_offline_and_changes_nothing() {
    let house = House::new();
    let mut desk = Desk::new(&house);
    desk.sync();
    let record = desk.file("Lost staff pass", b"bytes", "D1-1");
    let before = desk.store.cursors().unwrap();
    for page in [
        "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 12\r\nconnection: close\r\n\r\n<html>log in",
        "HTTP/1.1 511 Network Authentication Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\nconnection: close\r\n\r\n{\"items\":[]}",
    ] {
        desk.client.url = portal(1, page);
        let Status::Offline { why, .. } = desk.sync() else { panic!("{:?}", desk.status) };
        assert_eq!(why.code, "sync-portal");
        assert_eq!(desk.store.cursors().unwrap(), before);
        assert_eq!(desk.store.outbox().unwrap().len(), 1);
    }
    desk.client.url = house.url();
    assert!(matches!(desk.sync(), Status::Idle { .. }));
    assert_eq!(desk.reference(record), "(1) in HDSD ADM/1/7 Pt 1");
}

#[test]
fn another_server_at_the_same_place_stops_the_exchange_and_everything_is_kept() {
    let (house, other) = (House::new(), House::new());
    let mut desk = Desk::new(&house);
    desk.sync();
    desk.file("Lost staff pass", b"bytes", "D1-1");
    desk.client.url = other.url();
    let Status::Halted { why } = desk.sync() else { panic!("{:?}", desk.status) };
    // Both were founded under the same name; the epoch id tells them apart.
    assert_eq!(why.code, "sync-restored");
    assert_eq!(desk.store.outbox().unwrap().len(), 1);
    desk.client.url = house.url();
    assert!(matches!(desk.sync(), Status::Idle { .. }), "a person has put the address right");
}

#[test]
fn what_the_server_refuses_waits_for_a_person_and_the_rest_goes_on() {
    let house = House::new();
    let (mut one, mut two) = (Desk::new(&house), Desk::new(&house));
    one.sync();
    two.sync();
    // Only the server knows that the part was closed meanwhile.
    let close = Act::ClosePart { on: "2026-11-20".parse().unwrap(), reason: "full".to_owned() };
    let close = one.client.operation(id(PART), 1, close, Vec::new());
    assert_eq!(one.client.post("/v1/ops", &sync::PushRequest { operations: vec![close] }).status, 200);
    two.file("Too late", b"bytes", "D2-1");
    let fact = two.client.fact("S1");
    let operation = fact.operation;
    let ask = Ask {
        op_id: operation.op_id,
        entity: operation.entity,
        scope: operation.scope,
        agent: operation.agent,
        at: operation.authored_at,
        act: operation.act,
        components: Vec::new(),
    };
    two.store.transact(|tx| tx.ask(ask)).unwrap();
    assert!(matches!(two.sync(), Status::NeedsAttention { count: 1, .. }), "{:?}", two.status);
    let tray = two.store.tray().unwrap();
    assert_eq!(tray[0].why.code, "records-part-closed");
    assert!(matches!(&tray[0].signed.operation.act, Act::DeclareRecord { record } if record.title.en == "Too late"));
    assert!(two.store.entity(operation.entity).unwrap().is_some());
    assert_eq!(two.store.outbox().unwrap().len(), 1);
}
