//! Why a vault header is refused or a slot does not open.

use words::Message;

use super::kind::SlotKind;
use super::recovery::RecoveryKeyError;
use crate::kek::KeyringError;

/// Why a vault header is refused or a slot does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// The passphrase does not open its slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The recovery key is well typed and belongs to another vault.
    #[error("the recovery key belongs to another vault")]
    WrongRecoveryKey,
    /// The recovery key is not typed as it was shown.
    #[error(transparent)]
    RecoveryKeyTyping(#[from] RecoveryKeyError),
    /// The keyring gives no key.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The keyring holds a key that does not open this vault.
    #[error("the keyring entry belongs to another vault")]
    KeyringForeign,
    /// The header has no slot of this kind.
    #[error("the vault has no {0} slot")]
    NoSlot(SlotKind),
    /// The new passphrase has too few characters.
    #[error("a passphrase has at least {min} characters, this one has {actual}")]
    PassphraseTooShort {
        /// Characters demanded.
        min: usize,
        /// Characters given.
        actual: usize,
    },
    /// The passphrase holds control characters, which no keyboard types twice alike.
    #[error("a passphrase holds no control characters")]
    PassphraseControl,
    /// Without this slot nobody could open the vault by what a person knows or holds.
    #[error("the last slot that a person can open stays")]
    LastSlot,
    /// Not readable as a vault header.
    #[error("damaged vault header: {0}")]
    Damaged(String),
    /// Written by a newer edition of the program.
    #[error("vault header of version {0}")]
    UnknownVersion(i64),
    /// The header was changed by somebody who does not hold the vault key.
    #[error("the vault header was altered")]
    Altered,
    /// The vault key given is not the one of this header.
    #[error("the key is not the key of this vault")]
    WrongVaultKey,
    /// A new vault was given a cost that no machine could pay, or none at all.
    #[error("the cost of the passphrase lies outside the bounds")]
    UnsoundCost,
    /// A new vault was given an identifier that cannot stand in a file or a keyring.
    #[error("vault identifiers are 1 to 64 letters, digits and hyphens")]
    BadVaultId,
}

impl HeaderError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        match self {
            HeaderError::WrongPassphrase => Message::new("sealed-wrong-passphrase"),
            HeaderError::WrongRecoveryKey => Message::new("sealed-wrong-recovery-key"),
            HeaderError::RecoveryKeyTyping(error) => error.message(),
            HeaderError::Keyring(error) => error.message(),
            HeaderError::KeyringForeign => Message::new("sealed-keyring-foreign"),
            HeaderError::NoSlot(kind) => Message::new(match kind {
                SlotKind::OsKeyring => "sealed-no-keyring-slot",
                SlotKind::Passphrase => "sealed-no-passphrase-slot",
                SlotKind::Recovery => "sealed-no-recovery-slot",
            }),
            HeaderError::PassphraseTooShort { min, actual } => {
                Message::new("sealed-passphrase-too-short").with("min", *min).with("actual", *actual)
            }
            HeaderError::PassphraseControl => Message::new("sealed-passphrase-control"),
            HeaderError::LastSlot => Message::new("sealed-last-slot"),
            HeaderError::Damaged(reason) => Message::new("sealed-header-damaged").with("reason", reason.as_str()),
            HeaderError::UnknownVersion(version) => {
                Message::new("sealed-header-unknown-version").with("version", *version)
            }
            HeaderError::Altered => Message::new("sealed-header-altered"),
            HeaderError::WrongVaultKey => Message::new("sealed-wrong-vault-key"),
            HeaderError::UnsoundCost => Message::new("sealed-unsound-cost"),
            HeaderError::BadVaultId => Message::new("sealed-bad-vault-id"),
        }
    }
}
