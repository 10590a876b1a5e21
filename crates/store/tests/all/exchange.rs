//! Two desks and an authority, without a network between: who is right, and when.

use jiff::civil::date;
use records::{Act, DeviceId, ScopeId, State};
use store::{Standing, Store};
use sync::Answer;

use crate::kit::{CLERK, PART, ask, at, create, database, department, file, id, join, owner_key, pull, push};

fn titles_and_references(store: &Store) -> Vec<(String, String)> {
    let rows = store.records_of_part(id(PART), None, 100).unwrap().rows;
    rows.into_iter()
        .filter_map(|row| match row.entity.state {
            State::Record(record) => Some((record.title.en.clone(), record.reference())),
            _ => None,
        })
        .collect()
}

#[test]
fn two_desks_file_offline_and_converge() {
    let folders: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut one = create(folders[1].path(), 2, Standing::Desk);
    let mut two = create(folders[2].path(), 3, Standing::Desk);
    let device_one = join(&mut authority, &mut one, 1);
    let device_two = join(&mut authority, &mut two, 2);

    assert!(file(&mut one, 100, "From one", "D1-1").unwrap().provisional);
    file(&mut two, 200, "From two", "D2-1").unwrap();
    file(&mut one, 101, "Again one", "D1-2").unwrap();
    assert_eq!(titles_and_references(&one)[0].1, "(~D1-1) in DO/4/12 Pt 1");
    assert!(one.verify_log().unwrap().whole, "what waits is no damage");

    assert!(push(&mut two, &mut authority, &device_two).iter().all(|a| matches!(a, Answer::Applied { .. })));
    assert!(push(&mut one, &mut authority, &device_one).iter().all(|a| matches!(a, Answer::Applied { .. })));
    pull(&authority, &mut one);
    pull(&authority, &mut two);

    let expected = titles_and_references(&authority);
    assert_eq!(
        expected.iter().map(|(_, r)| r.as_str()).collect::<Vec<_>>(),
        ["(1) in DO/4/12 Pt 1", "(2) in DO/4/12 Pt 1", "(3) in DO/4/12 Pt 1"]
    );
    assert_eq!(titles_and_references(&one), expected);
    assert_eq!(titles_and_references(&two), expected);
    // The old mark still finds it, and the outbox is empty.
    assert_eq!(two.by_key(records::Kind::Record, "(~D1-1) in DO/4/12 Pt 1").unwrap(), [id(100)]);
    assert!(one.outbox().unwrap().is_empty());
    for store in [&authority, &one, &two] {
        let report = store.verify_log().unwrap();
        assert!(report.whole, "{:?}", report.findings);
    }
    assert_eq!(one.heads().unwrap(), authority.heads().unwrap());
}

#[test]
fn sending_twice_changes_nothing() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "Once", "D1-1").unwrap();
    let operations: Vec<_> = desk.outbox().unwrap().into_iter().map(|row| row.signed).collect();
    push(&mut desk, &mut authority, &device);
    let (again, _) = authority.transact(|tx| tx.accept(&operations, &device, at(30))).unwrap();
    assert!(matches!(again[0].1, Answer::Duplicate { .. }));
    // The same identity with another body is refused, and so is a foreign signature.
    let mut forged = operations[0].clone();
    forged.operation.authored_at = at(99);
    let (refused, _) = authority.transact(|tx| tx.accept(&[forged], &device, at(30))).unwrap();
    assert!(matches!(refused[0].1, Answer::Rejected { permanent: true, .. }));
    assert_eq!(titles_and_references(&authority).len(), 1);
}

#[test]
fn a_refused_operation_goes_to_the_tray_and_blocks_nothing() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    // The authority closes the part while the desk is away.
    let close = Act::ClosePart { on: date(2026, 6, 30), reason: "full".to_owned() };
    ask(&mut authority, PART, ScopeId::files(), close, vec![]).unwrap();
    file(&mut desk, 100, "Too late", "D1-1").unwrap();
    let fact = records::StatedFact {
        kind: "leave-ended".to_owned(),
        subject: "LV/1".to_owned(),
        on: "2026-11-01".parse().unwrap(),
        status: records::FactStatus::Asserted,
        note: String::new(),
    };
    ask(&mut desk, 300, ScopeId::files(), Act::StateFact { fact }, vec![]).unwrap();
    let answers = push(&mut desk, &mut authority, &device);
    assert!(matches!(&answers[0], Answer::Rejected { message, .. } if message.code == "records-part-closed"));
    assert!(matches!(answers[1], Answer::Applied { .. }));
    pull(&authority, &mut desk);
    let tray = desk.tray().unwrap();
    assert_eq!(tray.len(), 1);
    assert_eq!(tray[0].signed.operation.entity, id(100), "what was typed is kept");
    assert!(desk.entity(id(100)).unwrap().is_none(), "and not shown as if it were filed");
    assert!(desk.entity(id(300)).unwrap().is_some());
    assert_eq!(desk.component(id(100), "1.txt").unwrap(), b"body of Too late");
}

#[test]
fn a_copied_device_is_noticed() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    // A copy of the vault is taken, and both go on.
    let copy = tempfile::tempdir().unwrap();
    for name in ["vault.db", "vault.db-wal"] {
        let from = folders[1].path().join(name);
        if from.exists() {
            std::fs::copy(from, copy.path().join(name)).unwrap();
        }
    }
    std::fs::create_dir(copy.path().join("components")).unwrap();
    let mut twin = Store::open(copy.path(), &crate::kit::key()).unwrap();
    file(&mut desk, 100, "Original", "D1-1").unwrap();
    file(&mut twin, 101, "Copy", "D1-1").unwrap();
    push(&mut desk, &mut authority, &device);
    let answers = push(&mut twin, &mut authority, &device);
    assert!(matches!(&answers[0], Answer::Rejected { message, .. } if message.code == "store-device-fork"));
}

#[test]
fn events_of_a_forger_are_refused_whole() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    join(&mut authority, &mut desk, 1);
    ask(&mut authority, 400, ScopeId::files(), Act::ClosePart { on: date(2026, 6, 30), reason: String::new() }, vec![])
        .unwrap_err();
    file(&mut authority, 100, "Real", "").unwrap();
    let mut answer = authority.feed(&desk.cursors().unwrap(), 100).unwrap();
    answer.events[0].event.accepted_at = at(77);
    let before = desk.cursors().unwrap();
    assert!(desk.transact(|tx| tx.take_events(&answer)).is_err());
    assert_eq!(desk.cursors().unwrap(), before);
    assert_ne!(desk.device_id().unwrap(), DeviceId(uuid::Uuid::from_u128(1)));
}

#[test]
fn who_may_exchange_stands_in_the_authoritys_device_chain() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    for second in [40, 50] {
        let told = words::Message::new("server-device-revoked");
        authority.transact(|tx| tx.revoke_device(device.id, told.clone(), at(second))).unwrap();
    }
    assert_eq!(authority.control(device.id, 0).unwrap().len(), 3, "a policy, a certificate, and one order to stop");
    assert!(authority.verify_log().unwrap().whole);
    drop(authority);
    let database = database(folders[0].path());
    let key = owner_key(&database, "device");
    let mut statement = database.prepare("SELECT seq, kind, sealed FROM device_log WHERE op_id IS NULL").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let noted: Vec<_> = rows
        .map(|row: rusqlite::Result<(i64, String, Vec<u8>)>| {
            let (seq, kind, sealed) = row.unwrap();
            let plain = key.open_sealed(&sealed, format!("device {seq}").as_bytes()).unwrap();
            let body: serde_json::Value = serde_json::from_slice(&plain).unwrap();
            (kind, body["body"].clone())
        })
        .collect();
    let kinds: Vec<_> = noted.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["device-enrolled", "device-revoked"], "what was ended is not ended again");
    for ((_, body), (code, time)) in
        noted.iter().zip([("store-device-enrolled", at(1)), ("store-device-revoked", at(40))])
    {
        assert_eq!(body["at"], time.to_string());
        assert_eq!(body["agent"], id(crate::kit::CLERK).to_string());
        let what: words::Message = serde_json::from_value(body["what"].clone()).unwrap();
        let about =
            words::Message::new(code).with("device", device.id.to_string()).with("mark", "D1").with("name", "Counter");
        assert_eq!(what, about);
    }
}

#[test]
fn what_was_not_sent_leaves_the_outbox_and_what_was_stays() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "Kept", "D1-1").unwrap();
    file(&mut desk, 101, "By mistake", "D1-2").unwrap();
    let back = |desk: &mut Store, n| desk.transact(|tx| tx.take_back(id(n), at(9), id(CLERK))).unwrap().0;
    assert!(back(&mut desk, 101));
    assert!(!back(&mut desk, 101), "once");
    assert_eq!(titles_and_references(&desk), [("Kept".to_owned(), "(~D1-1) in DO/4/12 Pt 1".to_owned())]);
    assert!(desk.verify_log().unwrap().whole);

    push(&mut desk, &mut authority, &device);
    assert!(!back(&mut desk, 100), "the authority has answered");
    pull(&authority, &mut desk);
    assert!(!back(&mut desk, 100), "it has come back");
    assert_eq!(titles_and_references(&authority), titles_and_references(&desk));
    assert_eq!(titles_and_references(&desk).len(), 1);
}

#[test]
fn a_withdrawn_filing_is_listed_no_more_and_its_number_stays_used() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "By mistake", "D1-1").unwrap();
    push(&mut desk, &mut authority, &device);
    pull(&authority, &mut desk);
    let all = store::RegisterAsk { within: None, order: store::RegisterOrder::Number, backwards: false };
    let listed = |store: &Store| store.register_count(&all).unwrap();
    assert_eq!(listed(&desk), 1);
    let act = Act::WithdrawRecord { reason: "Wrong file.".to_owned() };
    ask(&mut desk, 100, ScopeId::files(), act, vec![]).unwrap();
    assert_eq!(listed(&desk), 0, "at once, before the authority has answered");
    push(&mut desk, &mut authority, &device);
    file(&mut desk, 101, "Rightly", "D1-2").unwrap();
    push(&mut desk, &mut authority, &device);
    pull(&authority, &mut desk);
    for store in [&authority, &desk] {
        assert_eq!(listed(store), 1);
        let Some(State::Record(record)) = store.entity(id(100)).unwrap().map(|entity| entity.state) else { panic!() };
        assert_eq!(record.withdrawn.as_deref(), Some("Wrong file."));
        assert_eq!(titles_and_references(store)[1].1, "(2) in DO/4/12 Pt 1");
        let report = store.verify_log().unwrap();
        assert!(report.whole, "{:?}", report.findings);
    }
    desk.transact(|tx| tx.rebuild()).unwrap();
    assert_eq!(listed(&desk), 1);
}
