//! The head of the device chain: position, link and signature of its last entry, written in the
//! same transaction as the entry. Without it a chain that was cut off at its end would look whole.

use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use records::journal::Hash;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::meta;

const NAME: &str = "device-head";

/// Where the device chain ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeviceHead {
    /// Position of the last entry; 0 before the first.
    pub(crate) seq: u64,
    link: String,
    signature: String,
}

impl DeviceHead {
    /// Whether the head is the device's own and names this position and link.
    pub(crate) fn is_of(&self, link: &Hash, key: &VerifyingKey) -> bool {
        let signature = hex::decode(&self.signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
        self.link == hex::encode(link)
            && signature.is_some_and(|signature| key.verify(text(self.seq, &self.link).as_bytes(), &signature).is_ok())
    }
}

/// What is signed; a link of the chain is 32 bytes, so neither can stand for the other.
fn text(seq: u64, link: &str) -> String {
    format!("muniment device head\n{seq}\n{link}\n")
}

/// The head, unless the vault comes from an edition that kept none.
pub(crate) fn get(db: &Connection) -> Result<Option<DeviceHead>, Fault> {
    meta::get(db, NAME)
}

/// Moves the head on.
pub(crate) fn set(db: &Connection, key: &SigningKey, seq: u64, link: &Hash) -> Result<(), Fault> {
    let link = hex::encode(link);
    let signature = hex::encode(key.sign(text(seq, &link).as_bytes()).to_bytes());
    meta::set(db, NAME, &DeviceHead { seq, link, signature })
}
