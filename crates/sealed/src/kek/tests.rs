//! Every situation of a keyring, on the mock store, and the real one without a bus.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Error, mock};

use super::*;
use crate::key::Key;

struct Bench {
    store: Arc<mock::Store>,
    keyring: OsKeyring,
}

impl Bench {
    fn new() -> Bench {
        let store = mock::Store::new().unwrap();
        let shared = Arc::clone(&store);
        let find =
            move |service: &str, user: &str| shared.build(service, user, None).map(|inner| keyring::Entry { inner });
        Bench { store, keyring: OsKeyring::over(find, Duration::from_secs(5)) }
    }

    /// The next call about this vault fails in this way.
    fn fail_next(&self, vault_id: &str, error: Error) {
        let entry = self.store.build("muniment", &format!("vault-{vault_id}"), None).unwrap();
        entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
    }
}

fn cause() -> Box<dyn std::error::Error + Send + Sync> {
    Box::new(io::Error::other("cause"))
}

#[test]
fn keeps_replaces_and_deletes_one_key_per_vault() {
    let bench = Bench::new();
    let (first, second) = (Key::random(), Key::random());
    assert_eq!(bench.keyring.get("a"), Err(KeyringError::Absent));
    bench.keyring.set("a", &first).unwrap();
    assert_eq!(bench.keyring.get("a").unwrap(), first);
    assert_eq!(bench.keyring.get("b"), Err(KeyringError::Absent));
    bench.keyring.set("a", &second).unwrap();
    assert_eq!(bench.keyring.get("a").unwrap(), second);
    bench.keyring.delete("a").unwrap();
    bench.keyring.delete("a").unwrap();
    assert_eq!(bench.keyring.get("a"), Err(KeyringError::Absent));
}

#[test]
fn a_keyring_locked_or_gone_in_mid_run_is_told_apart() {
    let bench = Bench::new();
    bench.keyring.set("a", &Key::random()).unwrap();
    bench.fail_next("a", Error::NoStorageAccess(cause()));
    assert!(matches!(bench.keyring.get("a"), Err(KeyringError::Locked(_))));
    bench.fail_next("a", Error::PlatformFailure(cause()));
    assert!(matches!(bench.keyring.get("a"), Err(KeyringError::Unreachable(_))));
    bench.fail_next("a", Error::NoStorageAccess(cause()));
    assert!(matches!(bench.keyring.set("a", &Key::random()), Err(KeyringError::Locked(_))));
    bench.fail_next("a", Error::NoStorageAccess(cause()));
    assert!(matches!(bench.keyring.delete("a"), Err(KeyringError::Locked(_))));
    assert!(bench.keyring.get("a").is_ok(), "the entry itself is untouched");
}

#[test]
fn an_entry_that_is_no_key_is_unusable_and_its_bytes_stay_out_of_the_message() {
    let bench = Bench::new();
    let entry = bench.store.build("muniment", "vault-a", None).unwrap();
    entry.set_secret(b"too short").unwrap();
    assert!(matches!(bench.keyring.get("a"), Err(KeyringError::Unusable(_))));
    bench.fail_next("a", Error::BadEncoding(b"secret-bytes".to_vec()));
    let error = bench.keyring.get("a").unwrap_err();
    assert!(!format!("{error:?} {error}").contains("secret"));
}

#[test]
fn no_store_at_all_is_unreachable() {
    let keyring = OsKeyring::over(|_, _| Err(Error::NoDefaultStore), Duration::from_secs(5));
    assert!(matches!(keyring.get("a"), Err(KeyringError::Unreachable(_))));
}

#[test]
fn a_keyring_that_never_answers_does_not_hold_the_caller() {
    let (release, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let find = move |_: &str, _: &str| {
        let _ = wait.lock().unwrap().recv();
        Err(Error::NoDefaultStore)
    };
    let keyring = OsKeyring::over(find, Duration::from_millis(30));
    assert!(matches!(keyring.get("a"), Err(KeyringError::TimedOut { .. })));
    drop(release);
}

#[test]
fn a_keyring_call_that_panics_is_an_error() {
    let keyring = OsKeyring::over(|_, _| panic!("broken store"), Duration::from_secs(5));
    assert!(matches!(keyring.get("a"), Err(KeyringError::Unreachable(_))));
}

/// The real keyring, whatever this session has, answers or reports an error. On a machine
/// without a session bus this is the case that must not hang.
#[test]
fn the_real_keyring_answers_without_a_secret_for_an_unknown_vault() {
    let answer = OsKeyring::new().get("no-such-vault-5d1c2a");
    assert!(answer.is_err(), "{answer:?}");
}
