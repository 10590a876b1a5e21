//! One desk that stands alone: filing, refusing, rebuilding, proving.

use jiff::civil::date;
use records::{Act, Element, EntityId, Kind, Refusal, ScopeId, State};
use serde_json::json;
use store::{AskError, Fault, Standing, Store};

use crate::kit::{CLERK, FOLDER, PART, ask, create, department, file, id, key};

fn reference(store: &Store, record: u128) -> String {
    match store.entity(id(record)).unwrap().unwrap().state {
        State::Record(record) => record.reference(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_with_permanent_numbers_and_proves_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    assert!(!file(&mut store, 100, "First", "").unwrap().provisional);
    file(&mut store, 101, "Second", "").unwrap();
    assert_eq!(reference(&store, 101), "(2) in DO/4/12 Pt 1");
    assert_eq!(store.by_key(Kind::Record, "(2) in do/4/12 pt 1").unwrap(), [id(101)]);
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of First");
    assert_eq!(store.records_of_part(id(PART), None, 1).unwrap().total, 2);
    let report = store.verify_log().unwrap();
    assert!(report.whole, "{:?}", report.findings);
    assert_eq!((report.unanchored, report.anchored_to["files"]), (0, 6));
    // Everything is there again after the vault was closed.
    drop(store);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(reference(&store, 100), "(1) in DO/4/12 Pt 1");
    assert_eq!(store.history(id(100)).unwrap().len(), 1);
}

#[test]
fn a_closed_part_refuses_and_the_refusal_stays_in_the_device_chain() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    let close = Act::ClosePart { on: date(2026, 6, 30), reason: "full".to_owned() };
    ask(&mut store, PART, ScopeId::files(), close, vec![]).unwrap();
    let before = store.verify_log().unwrap().entries;
    let refused = file(&mut store, 100, "Late", "").unwrap_err();
    assert!(matches!(refused, AskError::Refused(Refusal::PartClosed(_))), "{refused:?}");
    assert!(store.entity(id(100)).unwrap().is_none());
    let report = store.verify_log().unwrap();
    assert!(report.whole && report.entries == before + 1);
    // The next part takes it.
    let next = Act::OpenPart { folder: id(FOLDER), on: date(2026, 7, 1), subjects: std::collections::BTreeMap::new() };
    ask(&mut store, 5, ScopeId::files(), next, vec![]).unwrap();
}

#[test]
fn edits_keep_their_history_and_clash_by_element_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "First", "").unwrap();
    let edit = |element, old: serde_json::Value, new: serde_json::Value| Act::EditMetadata {
        changes: vec![(element, old, new)],
        reason: "typing error".to_owned(),
    };
    let files = ScopeId::files;
    ask(&mut store, 100, files(), edit(Element::TitleEn, json!("First"), json!("One")), vec![]).unwrap();
    ask(&mut store, 100, files(), edit(Element::Creator, json!("Chan Tai-man"), json!("Lee")), vec![]).unwrap();
    let clash = ask(&mut store, 100, files(), edit(Element::TitleEn, json!("First"), json!("Eins")), vec![]);
    assert!(matches!(clash, Err(AskError::Refused(Refusal::Conflict(Element::TitleEn)))));
    let fixed = ask(&mut store, 100, files(), edit(Element::Digest, json!(null), json!("00")), vec![]);
    assert!(matches!(fixed, Err(AskError::Refused(Refusal::NotEditable(Element::Digest)))));
    assert_eq!(store.history(id(100)).unwrap().len(), 3);
}

#[test]
fn rebuilding_gives_the_same_tables() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    for n in 0..5 {
        file(&mut store, 100 + n, &format!("Record {n}"), "").unwrap();
    }
    let before: Vec<_> = store.records(None, 100).unwrap().rows.into_iter().map(|row| (row.row, row.entity)).collect();
    store.transact(|tx| tx.rebuild()).unwrap();
    let after: Vec<_> = store.records(None, 100).unwrap().rows.into_iter().map(|row| (row.row, row.entity)).collect();
    assert_eq!(before, after);
    assert!(store.verify_log().unwrap().whole);
    assert_eq!(store.index_queue(0, 100).unwrap().len(), 5, "the index reads everything again");
}

#[test]
fn a_broken_transaction_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    let failed = store.transact(|tx| {
        tx.keep("x", &1)?;
        Err::<(), Fault>(Fault::DiskFull)
    });
    assert!(matches!(failed, Err(Fault::DiskFull)));
    assert_eq!(store.kept::<i32>("x").unwrap(), None);
}

#[test]
fn drafts_are_saved_with_their_files_and_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    let draft = store::DraftRow {
        id: id(50),
        form: id(60),
        instance: id(70),
        stage: "apply".to_owned(),
        answers: json!({"name": "陳大文"}),
        files: vec![],
        saved_at: crate::kit::at(1),
        discarded_at: None,
    };
    let file = store::DraftFile {
        file_id: "f1".to_owned(),
        slot: "cert".to_owned(),
        name: "病假紙.pdf".to_owned(),
        sha256: records::journal::sha256_hex(b"scan"),
        size_bytes: 4,
    };
    store
        .transact(|tx| {
            tx.save_draft(&draft)?;
            tx.put_draft_file(id(50), &file, b"scan")
        })
        .unwrap();
    assert_eq!(store.draft(id(50)).unwrap().unwrap().answers, draft.answers);
    assert_eq!(store.draft_file(id(50), "f1").unwrap(), b"scan");
    store.transact(|tx| tx.discard_draft(id(50))).unwrap();
    assert!(store.draft_file(id(50), "f1").is_err());
    let left = std::fs::read_dir(folder.path().join("components")).unwrap().count();
    assert_eq!(left, 0);
}

#[test]
fn a_second_process_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let _first = create(folder.path(), 1, Standing::Authority);
    assert!(matches!(Store::open(folder.path(), &key()), Err(Fault::InUse)));
}

#[test]
fn nobody_acts_without_a_role() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    let stranger: EntityId = id(999);
    let ask = store::Ask {
        op_id: records::OpId(uuid::Uuid::now_v7()),
        entity: id(998),
        scope: ScopeId::files(),
        agent: stranger,
        at: crate::kit::at(3),
        act: Act::OpenPart { folder: id(FOLDER), on: date(2026, 7, 1), subjects: std::collections::BTreeMap::new() },
        components: vec![],
    };
    let refused = store.transact(|tx| Ok::<_, AskError>(tx.ask(ask))).unwrap().0;
    assert!(matches!(refused, Err(AskError::Refused(Refusal::Unknown(Kind::Agent)))));
    assert_ne!(stranger, id(CLERK));
}
