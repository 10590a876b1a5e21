//! What a vault asks of a keyring, and what a keyring may answer.

use words::Message;

use crate::key::Key;

/// Why a keyring gives no key. Each case ends at the passphrase or the recovery key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// There is no keyring here: no Secret Service, no session bus, or it went away.
    #[error("no keyring can be reached: {0}")]
    Unreachable(String),
    /// The keyring is there and locked, or it refuses access.
    #[error("the keyring is locked: {0}")]
    Locked(String),
    /// The keyring is open and holds nothing for this vault, as on another computer.
    #[error("the keyring holds no entry for this vault")]
    Absent,
    /// The entry is not a key of ours, or there are several.
    #[error("the keyring entry cannot be used: {0}")]
    Unusable(String),
    /// No answer within the limit.
    #[error("the keyring did not answer within {limit_seconds} seconds")]
    TimedOut {
        /// The limit that passed.
        limit_seconds: u64,
    },
}

impl KeyringError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        match self {
            KeyringError::Unreachable(_) => Message::new("sealed-keyring-unreachable"),
            KeyringError::Locked(_) => Message::new("sealed-keyring-locked"),
            KeyringError::Absent => Message::new("sealed-keyring-absent"),
            KeyringError::Unusable(_) => Message::new("sealed-keyring-unusable"),
            KeyringError::TimedOut { limit_seconds } => {
                Message::new("sealed-keyring-timed-out").with("seconds", *limit_seconds)
            }
        }
    }
}

/// A place that keeps one key-encryption key per vault.
pub trait KekPlace {
    /// The key of the vault.
    fn get(&self, vault_id: &str) -> Result<Key, KeyringError>;
    /// Stores the key of the vault, in place of an earlier one.
    fn set(&self, vault_id: &str, kek: &Key) -> Result<(), KeyringError>;
    /// Removes the key of the vault. Removing what is not there succeeds.
    fn delete(&self, vault_id: &str) -> Result<(), KeyringError>;
}
