//! A vault's database in the hands of somebody who has its key: what is altered is noticed, and
//! each way of altering has its own name. Lawful erasing is no fault.

use std::fs;
use std::path::Path;

use records::journal::sha256_hex;
use records::{Act, ScopeId};
use rusqlite::{Connection, params};
use serde_json::Value;
use store::{Fault, LogReport, Standing, Store};
use tempfile::TempDir;

use crate::kit::{PART, ask, create, database, department, file, id, join, key, owner_key, pull, push};

/// A vault that stands alone: a department, two records, one refusal.
fn vault() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "First", "").unwrap();
    file(&mut store, 101, "Second", "").unwrap();
    ask(&mut store, 4, ScopeId::files(), Act::WithdrawFact { reason: String::new() }, vec![]).unwrap_err();
    folder
}

fn copied(from: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for entry in walk(from) {
        let to = copy.path().join(entry.strip_prefix(from).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&entry, to).unwrap();
    }
    copy
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

/// What the check says after `tamper` was done to a copy of the vault.
fn after(vault: &Path, tamper: impl FnOnce(&Connection)) -> LogReport {
    let copy = copied(vault);
    let database = database(copy.path());
    tamper(&database);
    drop(database);
    Store::open(copy.path(), &key()).unwrap().verify_log().unwrap()
}

fn found(report: &LogReport) -> Vec<(&str, &str, u64)> {
    assert_eq!(report.whole, report.findings.is_empty());
    report.findings.iter().map(|one| (one.what.code.as_str(), one.chain.as_str(), one.seq)).collect()
}

fn run(database: &Connection, sql: &str) {
    assert!(database.execute(sql, []).unwrap() > 0, "{sql}");
}

/// Opens the body of an event, changes it, and seals it again as the vault would.
fn reseal(database: &Connection, seq: u64, change: impl FnOnce(&mut Value)) {
    let (owner, sealed): (String, Vec<u8>) = database
        .query_row("SELECT owner, sealed FROM event WHERE scope = 'files' AND seq = ?1", [seq as i64], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let (owner_key, place) = (owner_key(database, &owner), format!("event files {seq}"));
    let mut body: Value = serde_json::from_slice(&owner_key.open_sealed(&sealed, place.as_bytes()).unwrap()).unwrap();
    change(&mut body);
    let sealed = owner_key.seal(&serde_json::to_vec(&body).unwrap(), place.as_bytes());
    database
        .execute("UPDATE event SET sealed = ?1 WHERE scope = 'files' AND seq = ?2", params![sealed, seq as i64])
        .unwrap();
}

// Chain `files`: 1 folder, 2 part, 3–4 first record, 5–6 second. Device chain: 1 agent, 2 class,
// 3 folder, 4 part, 5 and 6 the records, 7 the refusal.

#[test]
fn a_whole_vault_has_no_finding() {
    let vault = vault();
    let report = after(vault.path(), |_| {});
    assert_eq!(found(&report), []);
    assert_eq!((report.entries, report.erased, report.unanchored), (8 + 7, 0, 0));
}

#[test]
fn an_event_that_was_rewritten_under_its_own_key_does_not_fit_its_commitment() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        reseal(database, 4, |body| body["body"]["change"]["record"]["title"]["en"] = "Worst".into());
    });
    let codes = found(&report);
    assert_eq!(codes[0], ("store-log-commit", "files", 4), "{codes:?}");
}

#[test]
fn an_event_whose_bytes_were_altered_does_not_open() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "UPDATE event SET sealed = sealed || x'00' WHERE scope = 'files' AND seq = 4");
    });
    assert_eq!(found(&report)[0], ("store-log-unreadable", "files", 4));
}

#[test]
fn an_event_that_was_moved_stands_in_no_place_of_its_own() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        reseal(database, 4, |body| body["body"]["seq"] = "6".into());
        // Its commitment is made to fit, as a careful hand would.
        let (owner, sealed): (String, Vec<u8>) = database
            .query_row("SELECT owner, sealed FROM event WHERE scope = 'files' AND seq = 4", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        let plain = owner_key(database, &owner).open_sealed(&sealed, b"event files 4").unwrap();
        let body: Value = serde_json::from_slice(&plain).unwrap();
        let salt = records::journal::hash_from_hex(body["salt"].as_str().unwrap()).unwrap();
        let bytes = records::journal::canonical(&body["body"]).unwrap();
        let commit = records::journal::commit(&salt, &bytes);
        database
            .execute("UPDATE event SET \"commit\" = ?1 WHERE scope = 'files' AND seq = 4", [commit.as_slice()])
            .unwrap();
    });
    let codes = found(&report);
    assert!(codes.contains(&("store-log-place", "files", 4)), "{codes:?}");
    assert!(codes.contains(&("store-log-link", "files", 4)), "{codes:?}");
}

#[test]
fn an_event_that_was_put_in_lies_after_the_head() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(
            database,
            "INSERT INTO event (scope, seq, op_id, entity, change, owner, sealed, \"commit\", link)
             SELECT scope, 7, op_id, entity, change, owner, sealed, \"commit\", link FROM event
             WHERE scope = 'files' AND seq = 6",
        );
    });
    let codes = found(&report);
    assert!(codes.contains(&("store-log-extra", "files", 7)), "{codes:?}");
    assert!(codes.contains(&("store-log-unreadable", "files", 7)), "{codes:?}");
    assert!(codes.contains(&("store-log-link", "files", 7)), "{codes:?}");
}

#[test]
fn an_event_in_a_chain_that_nobody_reads_is_found() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "UPDATE event SET scope = 'secret' WHERE scope = 'files' AND seq = 6");
    });
    assert!(found(&report).contains(&("store-log-scope", "secret", 0)), "{:?}", report.findings);
}

#[test]
fn an_event_that_was_taken_out_leaves_a_gap() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "DELETE FROM event WHERE scope = 'files' AND seq = 3");
    });
    let codes = found(&report);
    assert_eq!(codes[0], ("store-log-gap", "files", 4), "{codes:?}");
}

#[test]
fn a_chain_that_was_cut_off_is_shorter_than_its_head() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "DELETE FROM event WHERE scope = 'files' AND seq > 4");
    });
    let codes = found(&report);
    assert_eq!(codes[0], ("store-log-cut", "files", 4), "{codes:?}");
}

#[test]
fn a_chain_that_was_cut_off_together_with_its_head_is_shorter_than_what_was_signed() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "DELETE FROM event WHERE scope = 'files' AND seq > 4");
        run(
            database,
            "UPDATE scope SET head = 4, link = (SELECT link FROM event WHERE scope = 'files' AND seq = 4)
             WHERE id = 'files'",
        );
    });
    let codes = found(&report);
    assert_eq!(codes[0], ("store-log-anchor", "files", 4), "{codes:?}");
    assert!(!codes.iter().any(|(code, ..)| *code == "store-log-cut"), "{codes:?}");
}

#[test]
fn a_head_with_another_link_is_found() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "UPDATE scope SET link = zeroblob(32) WHERE id = 'files'");
    });
    assert_eq!(found(&report), [("store-log-head", "files", 6)]);
}

#[test]
fn the_end_of_the_device_chain_cannot_be_cut_off() {
    let vault = vault();
    // The refusal at the end: no event of any chain speaks of it.
    let report = after(vault.path(), |database| run(database, "DELETE FROM device_log WHERE seq = 7"));
    assert_eq!(found(&report), [("store-log-device-cut", "device", 6)]);
    // A head that was written anew needs the device's key.
    let report = after(vault.path(), |database| {
        run(database, "DELETE FROM device_log WHERE seq = 7");
        let text: Vec<u8> =
            database.query_row("SELECT value FROM meta WHERE name = 'device-head'", [], |row| row.get(0)).unwrap();
        let mut head: Value = serde_json::from_slice(&text).unwrap();
        let link: Vec<u8> =
            database.query_row("SELECT link FROM device_log WHERE seq = 6", [], |row| row.get(0)).unwrap();
        head["seq"] = 6.into();
        head["link"] = hex::encode(link).into();
        let text = serde_json::to_vec(&head).unwrap();
        database.execute("UPDATE meta SET value = ?1 WHERE name = 'device-head'", [text]).unwrap();
    });
    assert_eq!(found(&report), [("store-log-device-head", "device", 6)]);
}

#[test]
fn the_device_chain_cannot_be_thrown_away() {
    let vault = vault();
    let report = after(vault.path(), |database| run(database, "DELETE FROM device_log"));
    let codes = found(&report);
    assert_eq!(codes[0], ("store-log-device-gone", "device", 7), "{codes:?}");
    // Even without its head: the accepted events speak of operations that nobody asked.
    let report = after(vault.path(), |database| {
        run(database, "DELETE FROM device_log");
        run(database, "DELETE FROM meta WHERE name = 'device-head'");
    });
    let codes = found(&report);
    assert_eq!(codes.len(), 8);
    assert!(codes.iter().all(|(code, ..)| *code == "store-log-unasked"), "{codes:?}");
}

#[test]
fn an_entry_of_the_device_chain_that_was_altered_or_taken_out_is_found() {
    let vault = vault();
    let report = after(vault.path(), |database| {
        run(database, "UPDATE device_log SET signature = zeroblob(64) WHERE seq = 2");
    });
    assert_eq!(found(&report), [("store-log-link", "device", 2)]);
    let report = after(vault.path(), |database| run(database, "DELETE FROM device_log WHERE seq = 2"));
    assert_eq!(found(&report)[0], ("store-log-gap", "device", 3));
    let report = after(vault.path(), |database| {
        run(database, "UPDATE device_log SET op_id = (SELECT op_id FROM device_log WHERE seq = 5) WHERE seq = 6");
    });
    let codes = found(&report);
    assert!(codes.contains(&("store-log-asked-otherwise", "files", 3)), "{codes:?}");
}

#[test]
fn a_row_of_the_tables_that_was_altered_put_in_or_taken_out_is_found() {
    let vault = vault();
    for sql in [
        "UPDATE entity SET state = replace(state, 'First', 'Forged') WHERE kind = 'record' AND state LIKE '%First%'",
        "DELETE FROM entity WHERE kind = 'part'",
        "INSERT INTO entity (id, kind, scope, rev, sort, state)
         SELECT '00000000-0000-0000-0000-0000000000ff', kind, scope, rev, sort, state FROM entity WHERE kind = 'part'",
    ] {
        let report = after(vault.path(), |database| run(database, sql));
        assert_eq!(found(&report), [("store-log-tables", "tables", 0)], "{sql}");
    }
}

#[test]
fn a_desk_notices_the_same_of_what_came_from_its_authority() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut authority = create(folders[0].path(), 1, Standing::Authority);
    department(&mut authority);
    let mut desk = create(folders[1].path(), 2, Standing::Desk);
    let device = join(&mut authority, &mut desk, 1);
    file(&mut desk, 100, "First", "D1-1").unwrap();
    push(&mut desk, &mut authority, &device);
    pull(&authority, &mut desk);
    drop((desk, authority));
    assert_eq!(found(&after(folders[0].path(), |_| {})), [], "an authority knows what came from others");
    assert_eq!(found(&after(folders[1].path(), |_| {})), []);
    let report = after(folders[1].path(), |database| run(database, "DELETE FROM device_log"));
    assert_eq!(found(&report), [("store-log-device-gone", "device", 1)]);
    let report = after(folders[0].path(), |database| run(database, "DELETE FROM device_op"));
    assert_eq!(found(&report), [("store-log-unasked", "files", 3), ("store-log-unasked", "files", 4)]);
}

#[test]
fn a_row_that_speaks_of_another_file_than_the_record_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "First", "").unwrap();
    drop(store);
    // The forged file takes the place of the filed one, row and bytes.
    let (forged, filed) = (sha256_hex(b"forged"), sha256_hex(b"body of First"));
    let database = database(folder.path());
    database.execute("UPDATE component SET sha256 = ?1, size_bytes = 6 WHERE sha256 = ?2", [&forged, &filed]).unwrap();
    drop(database);
    let store = Store::open(folder.path(), &key()).unwrap();
    match store.component(id(100), "1.txt") {
        Err(Fault::Damaged(what)) => assert!(what.contains("not the one that is named"), "{what}"),
        other => panic!("{other:?}"),
    }
    let report = store.verify_log().unwrap();
    let codes: Vec<_> = report.findings.iter().map(|finding| finding.what.code.as_str()).collect();
    assert_eq!(codes, ["store-log-component"]);
}

/// What lawful destruction does to a record: bodies and key go, commitments stay.
fn erase(database: &Connection, record: &str) {
    database.execute("UPDATE event SET sealed = NULL WHERE owner = ?1", [record]).unwrap();
    database.execute("UPDATE device_log SET sealed = NULL WHERE owner = ?1", [record]).unwrap();
    database.execute("DELETE FROM record_text WHERE owner = ?1", [record]).unwrap();
    database.execute("DELETE FROM component WHERE owner = ?1", [record]).unwrap();
    database.execute("DELETE FROM owner_key WHERE owner = ?1", [record]).unwrap();
}

#[test]
fn erased_bodies_are_no_fault_and_the_rest_can_be_rebuilt() {
    let vault = vault();
    let mut store = Store::open(vault.path(), &key()).unwrap();
    let old = serde_json::json!("First");
    let changes = vec![(records::Element::TitleEn, old, serde_json::json!("One"))];
    let edit = Act::EditMetadata { changes, reason: "typing error".to_owned() };
    ask(&mut store, 100, ScopeId::files(), edit, vec![]).unwrap();
    drop(store);
    let database = database(vault.path());
    erase(&database, &id(100).to_string());
    drop(database);
    let mut store = Store::open(vault.path(), &key()).unwrap();
    let before = store.entity(id(101)).unwrap();
    let check = |store: &Store| {
        let report = store.verify_log().unwrap();
        assert_eq!(found(&report), []);
        // Two events and two operations; the part's event carries the record's id and number only.
        assert_eq!(report.erased, 4);
    };
    check(&store);
    assert_eq!(store.history(id(100)).unwrap().len(), 0);
    store.transact(|tx| tx.rebuild()).unwrap();
    check(&store);
    assert_eq!(store.entity(id(100)).unwrap(), None, "what is gone is not shown again");
    assert_eq!(store.entity(id(101)).unwrap(), before);
    // The counter lies in the part: the number of the destroyed record is never given again.
    file(&mut store, 102, "Third", "").unwrap();
    let third = store.entity(id(102)).unwrap().unwrap().state.keys();
    assert_eq!(third, ["(3) in DO/4/12 Pt 1"]);
    assert_eq!(store.count_children(id(PART), records::Kind::Record).unwrap(), 2);
    assert_eq!(store.receipts(10).unwrap().len(), 6, "what was erased has no receipt any more");
}

#[test]
fn without_its_key_nothing_of_a_record_can_be_read() {
    let vault = vault();
    let mut store = Store::open(vault.path(), &key()).unwrap();
    store.transact(|tx| tx.keep_record_text(id(100), &["secret page".to_owned()])).unwrap();
    store.transact(|tx| tx.keep_record_text(id(101), &["open page".to_owned()])).unwrap();
    assert_eq!(store.record_text(id(100)).unwrap().unwrap(), ["secret page"]);
    drop(store);
    let database = database(vault.path());
    let owner = id(100).to_string();
    assert_eq!(database.execute("DELETE FROM owner_key WHERE owner = ?1", [&owner]).unwrap(), 1);
    drop(database);
    let store = Store::open(vault.path(), &key()).unwrap();
    assert!(matches!(store.component(id(100), "1.txt"), Err(Fault::Damaged(_))));
    assert!(matches!(store.record_text(id(100)), Err(Fault::Damaged(_))));
    assert!(matches!(store.history(id(100)), Err(Fault::Damaged(_))));
    let report = store.verify_log().unwrap();
    // Its declaration in the scope's chain and what was asked for it in the device's: sealed for good.
    assert_eq!(
        found(&report),
        [
            ("store-log-unreadable", "files", 4),
            ("store-log-unreadable", "device", 5),
            ("store-log-tables", "tables", 0)
        ]
    );
    // Its neighbour is as it was.
    assert_eq!(store.component(id(101), "1.txt").unwrap(), b"body of Second");
    assert_eq!(store.record_text(id(101)).unwrap().unwrap(), ["open page"]);
    assert_eq!(store.history(id(101)).unwrap().len(), 1);
}
