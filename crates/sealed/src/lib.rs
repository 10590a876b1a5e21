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
