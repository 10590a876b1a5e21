//! Where a key-encryption key is kept outside the vault, normally the keyring of the operating system.
//!
//! The keyring never holds the vault key itself, only the random key that wraps it. Whatever the
//! keyring answers, the way out is the passphrase or the recovery key: a vault that exists is
//! never set up again because a keyring has nothing to say.

mod os;
mod place;

pub use os::OsKeyring;
pub use place::{KekPlace, KeyringError};

#[cfg(test)]
mod tests;
