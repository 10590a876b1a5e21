//! Files: what is named is never overwritten, what is removed goes only with the commit.

use std::fs;

use records::journal::sha256_hex;
use records::{Act, ComponentRef, ScopeId};
use serde_json::json;
use store::{DraftFile, DraftRow, Fault, Standing, Store};
use sync::{Answer, UploadState};

use crate::handing::{clerk, hand_over, office};
use crate::kit::{ask, at, create, department, file, files_in, id, join, key, pull};

fn named(owner: u128, name: &str, bytes: &[u8]) -> ComponentRef {
    ComponentRef { owner: id(owner), name: name.to_owned(), sha256: sha256_hex(bytes), size_bytes: bytes.len() as u64 }
}

fn put(store: &mut Store, owner: u128, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    store.transact(|tx| tx.put_component(&named(owner, name, bytes), bytes)).map(|_| ())
}

#[test]
fn what_a_record_names_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    put(&mut store, 100, "1.txt", b"picked by mistake").unwrap();
    file(&mut store, 100, "First", "").unwrap();
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of First", "nothing named the first choice");
    assert!(matches!(put(&mut store, 100, "1.txt", b"something else"), Err(Fault::Named(_))));
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of First");
    put(&mut store, 100, "1.txt", b"body of First").unwrap();
    put(&mut store, 100, "2.txt", b"named by nothing").unwrap();
    put(&mut store, 100, "2.txt", b"and so replaced").unwrap();
    assert!(matches!(store.transact(|tx| tx.destroy_owner(id(100))), Err(Fault::Kept(_))));
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of First");
    store.transact(|tx| tx.destroy_owner(id(101))).unwrap();
}

#[test]
fn what_a_form_names_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    office(&mut store);
    let paper = named(70, "1-form.pdf", b"signed");
    put(&mut store, 70, "1-form.pdf", b"signed").unwrap();
    ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![paper]).unwrap();
    assert!(matches!(put(&mut store, 70, "1-form.pdf", b"altered"), Err(Fault::Named(_))));
    assert_eq!(store.component(id(70), "1-form.pdf").unwrap(), b"signed");
}

#[test]
fn what_a_waiting_operation_or_a_draft_names_is_not_overwritten_either() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "Waiting", "D1-1").unwrap();
    assert!(matches!(put(&mut desk, 100, "1.txt", b"other"), Err(Fault::Named(_))));

    let kept = DraftFile {
        file_id: "f1".to_owned(),
        slot: "proof".to_owned(),
        name: "scan.pdf".to_owned(),
        sha256: sha256_hex(b"scan"),
        size_bytes: 4,
    };
    let draft = DraftRow {
        id: id(50),
        form: id(60),
        instance: id(70),
        stage: "write".to_owned(),
        answers: json!({}),
        files: vec![kept.clone()],
        saved_at: at(1),
        discarded_at: None,
    };
    let save = |tx: &mut store::Tx<'_>| {
        tx.put_draft_file(id(50), &kept, b"scan")?;
        tx.save_draft(&draft)
    };
    desk.transact::<_, Fault>(save).unwrap();
    assert!(matches!(put(&mut desk, 50, "f1", b"another scan"), Err(Fault::Named(_))));
    // Taken out of the draft, it may be replaced.
    desk.transact::<_, Fault>(|tx| tx.save_draft(&DraftRow { files: vec![], ..draft.clone() })).unwrap();
    put(&mut desk, 50, "f1", b"another scan").unwrap();

    // What the authority refused is done again under the same name.
    let act = Act::ClosePart { on: jiff::civil::date(2026, 6, 30), reason: String::new() };
    ask(&mut authority, crate::kit::PART, ScopeId::files(), act, vec![]).unwrap();
    let operations: Vec<_> = desk.outbox().unwrap().into_iter().map(|row| row.signed).collect();
    let component = operations[0].operation.components[0].clone();
    authority.transact(|tx| tx.offer_component(&component)).unwrap();
    authority.transact(|tx| tx.append_component(&component, 0, b"body of Waiting")).unwrap();
    let (answers, _) = authority.transact(|tx| tx.accept(&operations, &device, at(20))).unwrap();
    assert!(matches!(answers[0].1, Answer::Rejected { .. }), "{answers:?}");
    desk.transact(|tx| tx.note_answers(&answers)).unwrap();
    pull(&authority, &mut desk);
    put(&mut desk, 100, "1.txt", b"corrected").unwrap();
}

#[test]
fn an_upload_under_another_digest_is_not_complete_and_starts_again() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "Real", "D1-1").unwrap();
    let operations: Vec<_> = desk.outbox().unwrap().into_iter().map(|row| row.signed).collect();
    let real = operations[0].operation.components[0].clone();
    let squatter = named(100, "1.txt", b"put there before");
    let upload = |authority: &mut Store, component: &ComponentRef, bytes: &[u8]| {
        let (first, rest) = bytes.split_at(4);
        let begun = authority.transact(|tx| tx.offer_component(component)).unwrap().0;
        assert_eq!(begun, UploadState { offset: 0, complete: false });
        authority.transact(|tx| tx.append_component(component, 0, first)).unwrap();
        authority.transact(|tx| tx.append_component(component, 4, rest)).unwrap().0.unwrap()
    };
    assert!(upload(&mut authority, &squatter, b"put there before").complete);
    assert_eq!(authority.component_state(&real).unwrap(), None, "another file is not this one");
    let (held, _) = authority.transact(|tx| tx.accept(&operations, &device, at(20))).unwrap();
    assert!(
        matches!(&held[0].1, Answer::HeldOver { missing_components, .. } if missing_components[..] == [real.clone()]),
        "{held:?}"
    );
    // Half of it, then the squatter once more, then all of it: pieces never mix.
    authority.transact(|tx| tx.offer_component(&real)).unwrap();
    authority.transact(|tx| tx.append_component(&real, 0, b"body")).unwrap();
    assert!(upload(&mut authority, &squatter, b"put there before").complete);
    assert!(upload(&mut authority, &real, b"body of Real").complete);
    let (answers, _) = authority.transact(|tx| tx.accept(&operations, &device, at(20))).unwrap();
    assert!(matches!(answers[0].1, Answer::Applied { .. }), "{answers:?}");
    assert!(matches!(authority.transact(|tx| tx.offer_component(&squatter)), Err(Fault::Named(_))));
    assert_eq!(authority.component(id(100), "1.txt").unwrap(), b"body of Real");
    assert_eq!(files_in(&folders[0].path().join("components")), 1, "no piece is left");
}

#[test]
fn a_transaction_that_fails_after_removing_files_has_removed_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    put(&mut store, 50, "f1", b"scan").unwrap();
    let failed = store.transact(|tx| {
        assert!(!tx.discard_draft(id(50))?, "it had no row, only files");
        tx.put_component(&named(51, "new", b"comes with it"), b"comes with it")?;
        Err::<(), Fault>(Fault::DiskFull)
    });
    assert!(matches!(failed, Err(Fault::DiskFull)));
    assert_eq!(store.component(id(50), "f1").unwrap(), b"scan");
    assert_eq!(files_in(&folder.path().join("components")), 1, "and what came with it went with it");

    // The last piece of an upload: the pieces go only when the whole file is there for good.
    let whole = named(100, "1.txt", b"in two pieces");
    store.transact(|tx| tx.append_component(&whole, 0, b"in two")).unwrap();
    let failed = store.transact(|tx| {
        assert!(tx.append_component(&whole, 6, b" pieces")?.unwrap().complete);
        Err::<(), Fault>(Fault::DiskFull)
    });
    assert!(failed.is_err());
    let again = store.transact(|tx| tx.append_component(&whole, 6, b" pieces")).unwrap().0;
    assert_eq!(again, Some(UploadState { offset: 13, complete: true }));
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"in two pieces");
    assert_eq!(files_in(&folder.path().join("components")), 2);
}

#[test]
fn what_a_crash_left_to_be_removed_goes_when_the_vault_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let components = folder.path().join("components");
    let mut store = create(folder.path(), 1, Standing::Authority);
    put(&mut store, 50, "f1", b"scan").unwrap();
    put(&mut store, 51, "f1", b"other scan").unwrap();
    let before: Vec<_> = fs::read_dir(&components).unwrap().map(|entry| entry.unwrap().path()).collect();
    let aside = tempfile::tempdir().unwrap();
    for (n, owner) in before.iter().enumerate() {
        let inside = fs::read_dir(owner).unwrap().next().unwrap().unwrap();
        fs::copy(inside.path(), aside.path().join(n.to_string())).unwrap();
    }
    let names: Vec<_> =
        before.iter().map(|owner| fs::read_dir(owner).unwrap().next().unwrap().unwrap().file_name()).collect();
    store.transact(|tx| tx.destroy_owner(id(50)).and_then(|()| tx.destroy_owner(id(51)))).unwrap();
    assert_eq!(files_in(&components), 0);
    // One of them is used again before the crash.
    put(&mut store, 51, "f1", b"used again").unwrap();
    drop(store);
    for (n, owner) in before.iter().enumerate() {
        if !owner.exists() {
            fs::create_dir(owner).unwrap();
            fs::copy(aside.path().join(n.to_string()), owner.join(&names[n])).unwrap();
        }
    }
    assert_eq!(files_in(&components), 2);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(files_in(&components), 1);
    assert_eq!(store.component(id(51), "f1").unwrap(), b"used again");
}

#[test]
fn what_a_killed_process_put_down_for_nothing_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "Filed", "").unwrap();
    put(&mut store, 101, "1.txt", b"flushed, and then never declared").unwrap();
    let components = folder.path().join("components");
    // A folder that no row knows, and a file that was being written.
    fs::create_dir(components.join("0".repeat(32))).unwrap();
    fs::write(components.join("0".repeat(32)).join("1"), "x").unwrap();
    let filed = fs::read_dir(&components).unwrap().map(|entry| entry.unwrap().path());
    let filed = filed.filter(|path| !path.ends_with("0".repeat(32))).collect::<Vec<_>>();
    filed.iter().for_each(|folder| fs::write(folder.join("1.coming"), "half").unwrap());
    drop(store);

    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(files_in(&components), 3 + filed.len(), "after a vault was closed nobody looks through its folders");
    drop(store);
    // A process that is ended leaves its word in the lock.
    fs::write(folder.path().join("lock"), "in use").unwrap();

    let mut store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(files_in(&components), 2, "a server keeps what came ahead of its operation");
    store.sweep().unwrap();
    assert_eq!(files_in(&components), 1);
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of Filed");
    assert!(store.verify_log().unwrap().findings.is_empty());
}
