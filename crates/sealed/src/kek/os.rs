//! The keyring of the operating system: Keychain, Credential Manager or Secret Service.
//!
//! Every call runs on a thread of its own with a time limit, because a keyring may wait for a
//! person, and one that lost its bus may never answer.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use zeroize::Zeroizing;

use super::place::{KekPlace, KeyringError};
use crate::key::Key;

const SERVICE: &str = "muniment";
const LIMIT: Duration = Duration::from_secs(20);

/// Finds the entry of an account; the tests put a mock store here.
type FindEntry = dyn Fn(&str, &str) -> keyring::Result<keyring::Entry> + Send + Sync;

/// The keyring of the operating system.
#[derive(Clone)]
pub struct OsKeyring {
    find: Arc<FindEntry>,
    limit: Duration,
}

impl Default for OsKeyring {
    fn default() -> Self {
        OsKeyring::new()
    }
}

impl OsKeyring {
    /// The keyring of this session. Nothing is asked of it yet.
    pub fn new() -> OsKeyring {
        OsKeyring::over(keyring::Entry::new, LIMIT)
    }

    /// The same with another time limit for each call.
    #[must_use]
    pub fn with_limit(self, limit: Duration) -> OsKeyring {
        OsKeyring { limit, ..self }
    }

    pub(super) fn over(
        find: impl Fn(&str, &str) -> keyring::Result<keyring::Entry> + Send + Sync + 'static,
        limit: Duration,
    ) -> OsKeyring {
        OsKeyring { find: Arc::new(find), limit }
    }

    fn ask<T: Send + 'static>(
        &self,
        vault_id: &str,
        question: impl FnOnce(&keyring::Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<T, KeyringError> {
        let (answer, wait) = mpsc::channel();
        let (find, account) = (Arc::clone(&self.find), format!("vault-{vault_id}"));
        let asked = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
            // Nobody listens any more after the limit; the late answer is dropped.
            let _ = answer.send(find(SERVICE, &account).and_then(|entry| question(&entry)));
        });
        asked.map_err(|fault| KeyringError::Unreachable(fault.to_string()))?;
        match wait.recv_timeout(self.limit) {
            Ok(answer) => answer.map_err(translate),
            Err(RecvTimeoutError::Timeout) => Err(KeyringError::TimedOut { limit_seconds: self.limit.as_secs() }),
            Err(RecvTimeoutError::Disconnected) => Err(KeyringError::Unreachable("the keyring call broke off".into())),
        }
    }
}

impl KekPlace for OsKeyring {
    fn get(&self, vault_id: &str) -> Result<Key, KeyringError> {
        let secret = Zeroizing::new(self.ask(vault_id, keyring::Entry::get_secret)?);
        let bytes = <[u8; 32]>::try_from(secret.as_slice());
        bytes.map(Key::from_bytes).map_err(|_| KeyringError::Unusable("not 32 bytes".to_owned()))
    }

    fn set(&self, vault_id: &str, kek: &Key) -> Result<(), KeyringError> {
        let secret = Zeroizing::new(kek.bytes().to_vec());
        self.ask(vault_id, move |entry| entry.set_secret(&secret))
    }

    fn delete(&self, vault_id: &str) -> Result<(), KeyringError> {
        match self.ask(vault_id, keyring::Entry::delete_credential) {
            Ok(()) | Err(KeyringError::Absent) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

/// The situations met with real keyrings: without a session bus there is no default store;
/// a Secret Service without an unlocked collection denies access.
fn translate(error: keyring::Error) -> KeyringError {
    match error {
        keyring::Error::NoEntry => KeyringError::Absent,
        keyring::Error::NoStorageAccess(cause) => KeyringError::Locked(cause.to_string()),
        keyring::Error::NoDefaultStore => KeyringError::Unreachable("no store for this session".to_owned()),
        keyring::Error::PlatformFailure(cause) => KeyringError::Unreachable(cause.to_string()),
        // These carry the stored bytes, which must not travel into a message.
        keyring::Error::BadEncoding(_) | keyring::Error::BadDataFormat(..) => {
            KeyringError::Unusable("damaged entry".to_owned())
        }
        keyring::Error::Ambiguous(entries) => KeyringError::Unusable(format!("{} entries", entries.len())),
        other => KeyringError::Unusable(other.to_string()),
    }
}
