//! Damaged, foreign and plain files: a clear fault, nothing lost, no panic.

use std::fs;

use sealed::Key;
use store::{Fault, Standing, Store};

use crate::kit::{create, department, file, id, key};

fn filled(folder: &std::path::Path) {
    let mut store = create(folder, 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "First", "").unwrap();
}

#[test]
fn wrong_key_cut_off_plain_and_absent() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let path = folder.path().join("vault.db");
    assert!(matches!(Store::open(folder.path(), &Key::from_bytes([8; 32])), Err(Fault::Unreadable(_))));

    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..100]).unwrap();
    assert!(matches!(Store::open(folder.path(), &key()), Err(Fault::Unreadable(_))));
    fs::write(&path, b"SQLite format 3\0 and more").unwrap();
    assert!(matches!(Store::open(folder.path(), &key()), Err(Fault::PlainDatabase)));
    fs::remove_file(&path).unwrap();
    assert!(matches!(Store::open(folder.path(), &key()), Err(Fault::Absent)));

    fs::write(&path, &whole).unwrap();
    assert!(Store::open(folder.path(), &key()).is_ok(), "the file put back opens as before");
}

#[test]
fn any_flipped_byte_of_the_database_is_noticed_or_harmless() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let path = folder.path().join("vault.db");
    let whole = fs::read(&path).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        fs::write(&path, &bytes).unwrap();
        let _ = fs::remove_file(folder.path().join("vault.db-wal"));
        let _ = fs::remove_file(folder.path().join("vault.db-shm"));
        match Store::open(folder.path(), &key()) {
            Err(_) => {}
            Ok(store) => {
                // Every page is authenticated: either it is read and refused, or it is not read.
                if let Ok(report) = store.verify_log() {
                    assert!(report.whole);
                }
            }
        }
    }
}

#[test]
fn a_flipped_byte_in_a_component_is_named() {
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path());
    let owner = fs::read_dir(folder.path().join("components")).unwrap().next().unwrap().unwrap().path();
    let path = fs::read_dir(owner).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&path).unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert!(matches!(store.component(id(100), "1.txt"), Err(Fault::Damaged(_))), "byte {at}");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(store.component(id(100), "1.txt").unwrap(), b"body of First");
}

#[test]
fn no_word_of_a_record_lies_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path(), 1, Standing::Authority);
    department(&mut store);
    file(&mut store, 100, "CANARYcanary", "").unwrap();
    let needles: [Vec<u8>; 2] =
        [b"CANARYcanary".to_vec(), "CANARYcanary".encode_utf16().flat_map(u16::to_le_bytes).collect()];
    let mut seen = 0;
    for entry in walk(folder.path()) {
        let bytes = fs::read(&entry).unwrap();
        seen += bytes.len();
        for needle in &needles {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{}", entry.display());
        }
    }
    assert!(seen > 4096, "there was something to look through");
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}
