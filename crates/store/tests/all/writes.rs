//! The k-th write fails, for every k: what is open then is refused, and nothing is half there.
//!
//! The limit is the system's own (`RLIMIT_FSIZE`): a process that may write files up to a size only
//! meets a real failing write, first in a component file, then at the next frame of the database's
//! log, one frame later each time, until nothing stands in the way.

#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use records::journal::sha256_hex;
use records::{Act, ComponentRef, ScopeId, State};
use store::{AskError, Fault, Standing, Store};

use crate::handing::{clerk, hand_over, office};
use crate::kit::{ask, create, files_in, id, key, new_record};

const VAULT: &str = "MUNIMENT_TEST_VAULT";
const ACTION: &str = "MUNIMENT_TEST_ACTION";
const DONE: &str = "done";
const RECORD: u128 = 100;
const INSTANCE: u128 = 70;

/// Larger than the smallest limit, so that its own file fails first.
fn bytes_of(name: &str) -> Vec<u8> {
    let length = if name.starts_with('1') { 48 * 1024 } else { 300 };
    name.bytes().cycle().take(length).collect()
}

fn named(owner: u128, names: &[&str]) -> Vec<ComponentRef> {
    let one = |name: &&str| {
        let bytes = bytes_of(name);
        let (sha256, size_bytes) = (sha256_hex(&bytes), bytes.len() as u64);
        ComponentRef { owner: id(owner), name: (*name).to_owned(), sha256, size_bytes }
    };
    names.iter().map(one).collect()
}

fn put(store: &mut Store, components: &[ComponentRef]) -> Result<(), Fault> {
    let all =
        |tx: &mut store::Tx<'_>| components.iter().try_for_each(|one| tx.put_component(one, &bytes_of(&one.name)));
    store.transact(all).map(|_| ())
}

/// What a desk does when a record is filed, or a stage handed over with an attachment.
fn act(store: &mut Store, action: &str) -> Result<(), AskError> {
    let (owner, scope, components, act) = match action {
        "declare" => {
            let components = named(RECORD, &["1.pdf", "2.txt"]);
            let act = Act::DeclareRecord { record: Box::new(new_record("Whole", "", &components)) };
            (RECORD, ScopeId::files(), components, act)
        }
        _ => {
            let components = named(INSTANCE, &["1-form.pdf", "2-proof.png"]);
            (INSTANCE, ScopeId::routing(), components, hand_over(INSTANCE, "write", clerk()))
        }
    };
    put(store, &components)?;
    ask(store, owner, scope, act, components).map(|_| ())
}

/// Not a test of its own: the process that may write only so much.
#[test]
#[ignore = "started by the tests below"]
fn the_process_with_the_limit() {
    let (Ok(folder), Ok(action)) = (std::env::var(VAULT), std::env::var(ACTION)) else { return };
    let done =
        Store::open(Path::new(&folder), &key()).map_err(AskError::from).and_then(|mut store| act(&mut store, &action));
    let told = match done {
        Ok(()) => DONE.to_owned(),
        Err(AskError::Broke(fault)) => fault.message().code,
        Err(AskError::Refused(refusal)) => refusal.message().code,
    };
    writeln!(std::io::stdout(), "told:{told}:").unwrap();
}

/// Runs the action where no file may grow beyond `blocks` of 512 bytes, and answers what it told.
fn limited(folder: &Path, action: &str, blocks: u64) -> String {
    let limit = format!("trap '' XFSZ; ulimit -f {blocks} || exit 9; exec \"$0\" \"$@\"");
    let output = Command::new("/bin/sh")
        .args(["-c", &limit])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "writes::the_process_with_the_limit", "--ignored", "--nocapture"])
        .env(VAULT, folder)
        .env(ACTION, action)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split(':').skip_while(|part| !part.ends_with("told")).nth(1).unwrap_or_else(|| panic!("{output:?}")).to_owned()
}

/// After the process has ended: all of it is there, or nothing, and the vault is whole.
fn check(folder: &Path, action: &str, done: bool) {
    let store = Store::open(folder, &key()).unwrap();
    let report = store.verify_log().unwrap();
    assert!(report.whole, "{:?}", report.findings);
    let (owner, names) = match action {
        "declare" => (RECORD, ["1.pdf", "2.txt"]),
        _ => (INSTANCE, ["1-form.pdf", "2-proof.png"]),
    };
    let entity = store.entity(id(owner)).unwrap();
    assert_eq!(entity.is_some(), done);
    assert_eq!(store.history(id(owner)).unwrap().len(), usize::from(done));
    if let Some(State::Record(record)) = entity.map(|entity| entity.state) {
        assert_eq!((record.components.len(), record.reference()), (2, "(1) in DO/4/12 Pt 1".to_owned()));
    }
    // The two files came in one transaction, before the operation: both, or neither.
    let kept: Vec<bool> = names.iter().map(|name| store.component(id(owner), name).is_ok()).collect();
    assert!(kept == [true, true] || (!done && kept == [false, false]), "{kept:?}");
    let rows = named(owner, &names).iter().filter(|one| store.component_state(one).unwrap().is_some()).count();
    assert_eq!(rows, kept.iter().filter(|kept| **kept).count(), "a row without its file, or the other way round");
    assert_eq!(files_in(&folder.join("components")), rows, "nothing lies about");
}

fn every_write_fails_once(action: &str) {
    let base = tempfile::tempdir().unwrap();
    let mut store = create(base.path(), 1, Standing::Authority);
    office(&mut store);
    drop(store);
    // 64 blocks: the shared index of the database's log must find room, or the vault does not open.
    for (refused, blocks) in (64..2_048).step_by(8).enumerate() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("components")).unwrap();
        fs::copy(base.path().join("vault.db"), folder.path().join("vault.db")).unwrap();
        let told = limited(folder.path(), action, blocks);
        check(folder.path(), action, told == DONE);
        if told == DONE {
            assert!(refused > 8, "only {refused} writes failed before it went through");
            return;
        }
        assert_eq!(told, "store-disk-full", "{blocks} blocks");
        if blocks % 64 == 0 {
            // With room again, the same is done in the same vault.
            let mut store = Store::open(folder.path(), &key()).unwrap();
            act(&mut store, action).unwrap();
            drop(store);
            check(folder.path(), action, true);
        }
    }
    panic!("it never went through");
}

#[test]
fn declaring_a_record_with_two_files_happens_whole_or_not_at_all() {
    every_write_fails_once("declare");
}

#[test]
fn handing_over_with_an_attachment_happens_whole_or_not_at_all() {
    every_write_fails_once("hand-over");
}
