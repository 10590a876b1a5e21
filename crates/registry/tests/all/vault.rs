//! A vault is made once: a lost header, an interrupted founding, and what is never done to either.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use registry::{Clock, NewDesk, Opening, Registry, Stage};
use words::Lang;

use crate::kit::PASSPHRASE;

fn desk(folder: &Path) -> Registry {
    Registry::new(folder.to_owned(), Clock::fixed_on("2026-11-23").expect("a day"), Lang::En)
}

fn sample() -> NewDesk {
    let passphrase = PASSPHRASE.to_owned();
    NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None }
}

/// Every file beneath a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
    found
}

#[test]
fn a_vault_whose_header_is_missing_is_never_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("vault");
    let mut registry = desk(&vault);
    registry.create(&sample()).expect("a vault");
    registry.desk().and_then(|desk| desk.index_pending()).expect("an index");
    let (_, records) = registry.desk().expect("open").size().expect("a count");
    drop(registry);
    let header = fs::read(vault.join("vault.toml")).expect("a header");
    fs::remove_file(vault.join("vault.toml")).expect("it goes");
    let before = files(&vault);
    assert!(before.len() > 50, "database, files and index are there");

    // What the header was last written through may lie there still; it says nothing of a founding.
    for left in [None, Some("vault.toml.coming")] {
        let mut registry = desk(&vault);
        if let Some(name) = left {
            fs::write(vault.join(name), "").expect("a file");
        }
        for _ in 0..2 {
            assert_eq!(registry.stage(), Stage::HeaderMissing);
            let refused = registry.create(&sample()).expect_err("there is a vault");
            assert_eq!(refused.message.code, "registry-header-missing");
            assert!(Lang::ALL.iter().all(|lang| refused.hint(*lang).is_some()));
            let opened = registry.open(&Opening::Passphrase(PASSPHRASE)).expect_err("no header");
            assert_eq!(opened.message.code, "registry-header-missing");
            let shown = registry::call(&mut registry, "vault_state", serde_json::json!({}), &registry::NoShell);
            assert_eq!(shown.expect_err("the window says so").message.code, "registry-header-missing");
            assert_eq!(registry.desk().err().expect("closed").message.code, "registry-header-missing");
        }
        if let Some(name) = left {
            fs::remove_file(vault.join(name)).expect("it goes");
        }
        assert!(files(&vault) == before, "every byte is as it was");
    }

    fs::write(vault.join("vault.toml"), header).expect("the backup");
    let mut registry = desk(&vault);
    registry.open(&Opening::Passphrase(PASSPHRASE)).expect("it opens again");
    assert_eq!(registry.desk().expect("open").size().expect("a count").1, records);
}

#[test]
fn an_interrupted_founding_is_cleared_under_the_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("vault");
    fs::create_dir_all(vault.join("components/ab")).expect("a folder");
    for name in ["vault.founding", "vault.db", "vault.db-wal", "components/ab/cd"] {
        fs::write(vault.join(name), "half").expect("a file");
    }
    let mut registry = desk(&vault);
    assert_eq!(registry.stage(), Stage::Absent);

    let held = store_lock(&vault);
    let refused = registry.create(&sample()).expect_err("somebody else is founding it");
    assert_eq!(refused.message.code, "vault-in-use");
    assert_eq!(fs::read(vault.join("components/ab/cd")).expect("still there"), b"half");
    drop(held);

    registry.create(&sample()).expect("made anew");
    assert!(!vault.join("components/ab/cd").exists());
    assert!(!vault.join("vault.founding").exists(), "the marker has become the header");
    assert_eq!(registry.stage(), Stage::Open);
}

fn store_lock(vault: &Path) -> fs::File {
    let file = fs::File::create(vault.join("lock")).expect("a lock");
    file.try_lock().expect("nobody has it");
    file
}

#[test]
fn a_passphrase_that_is_refused_leaves_no_folder_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let vault = folder.path().join("vault");
    let short = NewDesk { passphrase: "short".to_owned(), ..sample() };
    assert!(desk(&vault).create(&short).is_err());
    assert!(!vault.exists());
}

#[test]
fn another_passphrase_is_set_by_the_former_one_or_the_recovery_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = desk(&folder.path().join("vault"));
    registry.create(&sample()).expect("a vault");
    let recovery = registry.add_recovery_key(PASSPHRASE).expect("a recovery key");
    let code = |failure: registry::Failure| failure.message.code;
    let mut set = |by: &Opening<'_>, new: &str| registry.set_passphrase(by, new).map_err(code);

    assert_eq!(set(&Opening::Passphrase("a guess of mine"), "another long one"), Err("sealed-wrong-passphrase".into()));
    assert_eq!(set(&Opening::Keyring, "another long one"), Err("registry-one-way-to-open".into()));
    assert_eq!(set(&Opening::Passphrase(PASSPHRASE), "short"), Err("sealed-passphrase-too-short".into()));
    set(&Opening::Passphrase(PASSPHRASE), "another long one").expect("changed");
    set(&Opening::Recovery(&recovery), "yet another long one").expect("changed by the recovery key");

    registry.lock();
    for former in [PASSPHRASE, "another long one"] {
        assert!(registry.open(&Opening::Passphrase(former)).is_err(), "{former}");
    }
    registry.open(&Opening::Passphrase("yet another long one")).expect("open");
    let renewed = registry.add_recovery_key("yet another long one").expect("a new recovery key");
    registry.lock();
    assert!(registry.open(&Opening::Recovery(&recovery)).is_err(), "the former one opens nothing");
    registry.open(&Opening::Recovery(&renewed)).expect("open");
}
