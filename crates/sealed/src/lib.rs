//! Keys and containers: what is kept secret, and how.
//!
//! - [`Key`]: 32 secret bytes, the tree of keys derived from them, and the sealing of small things.
//! - [`container`]: the one format of every encrypted file, with random access.
//! - [`VaultHeader`]: the public `vault.toml` with its key slots (keyring, passphrase, recovery key).
//! - [`KekPlace`]: the place that keeps a key-encryption key, normally the keyring of the operating system.
//!
//! This is the only room that knows the `keyring` library. It knows no record, no table and
//! no path: whoever calls it reads and writes the files.

pub mod container;
mod header;
mod kek;
mod key;
mod random;
mod seal;

pub use header::{
    HeaderError, KdfCost, NewVault, PASSPHRASE_MIN_CHARS, RecoveryKey, RecoveryKeyError, SlotKind, VaultHeader,
};
pub use kek::{KekPlace, KeyringError, OsKeyring};
pub use key::Key;
pub use random::random_bytes;
pub use seal::SealError;

#[cfg(test)]
mod messages {
    //! Every error of this room has its sentence in both languages.

    use super::container::ContainerError;
    use super::*;
    use words::{Lang, Message};

    fn all() -> Vec<Message> {
        let keyring = [
            KeyringError::Unreachable(String::new()),
            KeyringError::Locked(String::new()),
            KeyringError::Absent,
            KeyringError::Unusable(String::new()),
            KeyringError::TimedOut { limit_seconds: 20 },
        ];
        let container = [
            ContainerError::Io(std::io::Error::other("disk")),
            ContainerError::NotAContainer,
            ContainerError::UnknownVersion,
            ContainerError::CutShort,
            ContainerError::Unreadable { chunk: 4 },
            ContainerError::OutOfRange { start: 0, end: 2, len: 1 },
        ];
        let header = [
            HeaderError::WrongPassphrase,
            HeaderError::WrongRecoveryKey,
            HeaderError::RecoveryKeyTyping(RecoveryKeyError::Length { actual: 3 }),
            HeaderError::RecoveryKeyTyping(RecoveryKeyError::Symbol { group: 2 }),
            HeaderError::RecoveryKeyTyping(RecoveryKeyError::Checksum),
            HeaderError::KeyringForeign,
            HeaderError::NoSlot(SlotKind::OsKeyring),
            HeaderError::NoSlot(SlotKind::Passphrase),
            HeaderError::NoSlot(SlotKind::Recovery),
            HeaderError::PassphraseTooShort { min: 8, actual: 3 },
            HeaderError::PassphraseControl,
            HeaderError::LastSlot,
            HeaderError::Damaged("reason".to_owned()),
            HeaderError::UnknownVersion(2),
            HeaderError::Altered,
            HeaderError::WrongVaultKey,
            HeaderError::UnsoundCost,
            HeaderError::BadVaultId,
        ];
        let seal = [SealError::UnknownVersion, SealError::Unreadable];
        let mut all: Vec<Message> = keyring.iter().map(KeyringError::message).collect();
        all.extend(container.iter().map(ContainerError::message));
        all.extend(header.iter().map(HeaderError::message));
        all.extend(seal.iter().map(SealError::message));
        all
    }

    #[test]
    fn every_error_speaks_both_languages_and_leaves_no_gap() {
        for message in all() {
            for lang in Lang::ALL {
                let sentence = words::say(lang, &message);
                let sentence = sentence.unwrap_or_else(|| panic!("{lang}: no sentence for {}", message.code));
                assert!(!sentence.contains('{') && !sentence.contains("  "), "{lang}: {sentence}");
            }
        }
    }
}
