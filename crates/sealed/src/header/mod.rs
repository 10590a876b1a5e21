//! The public header of a vault, `vault.toml`, and its key slots.
//!
//! Each slot wraps the one random vault key in another way, so that a lost keyring, a forgotten
//! passphrase or a mislaid recovery key locks nobody out alone. The header holds no secret. A
//! message authentication code under the vault key covers the whole of it, so a slot that was
//! removed, added or weakened by somebody else is noticed at the next opening.
//!
//! Which file the header stands in, and when it is written, is the caller's affair.

mod cost;
mod error;
mod file;
mod kind;
mod passphrase;
mod recovery;
mod slot;
mod vault;

pub use cost::KdfCost;
pub use error::HeaderError;
pub use kind::SlotKind;
pub use passphrase::PASSPHRASE_MIN_CHARS;
pub use recovery::{RecoveryKey, RecoveryKeyError};
pub use vault::{NewVault, VaultHeader};

#[cfg(test)]
mod tests;
