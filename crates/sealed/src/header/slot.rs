//! One key slot: how the vault key is wrapped once.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::passphrase::KdfCost;
use crate::key::Key;
use crate::seal::SealError;

/// The kinds of slot. A vault has at most one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// A random key in the keyring of the operating system.
    OsKeyring,
    /// A passphrase that a person knows.
    Passphrase,
    /// A recovery key that stands on paper.
    Recovery,
}

impl SlotKind {
    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            SlotKind::OsKeyring => "os-keyring",
            SlotKind::Passphrase => "passphrase",
            SlotKind::Recovery => "recovery",
        }
    }

    /// Whether a person can open the slot without this computer.
    pub fn is_for_a_person(self) -> bool {
        self != SlotKind::OsKeyring
    }
}

impl fmt::Display for SlotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The salt of a slot, random and public.
pub(super) type Salt = [u8; 16];

/// A slot as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Slot {
    OsKeyring {
        #[serde(with = "hex::serde")]
        wrapped: Vec<u8>,
    },
    Passphrase {
        cost: KdfCost,
        #[serde(with = "hex::serde")]
        salt: Salt,
        #[serde(with = "hex::serde")]
        wrapped: Vec<u8>,
    },
    Recovery {
        #[serde(with = "hex::serde")]
        salt: Salt,
        #[serde(with = "hex::serde")]
        wrapped: Vec<u8>,
    },
}

impl Slot {
    pub(super) fn kind(&self) -> SlotKind {
        match self {
            Slot::OsKeyring { .. } => SlotKind::OsKeyring,
            Slot::Passphrase { .. } => SlotKind::Passphrase,
            Slot::Recovery { .. } => SlotKind::Recovery,
        }
    }

    /// Everything the slot says, as parts for the authentication code.
    pub(super) fn parts(&self) -> Vec<Vec<u8>> {
        let kind = self.kind().name().as_bytes().to_vec();
        match self {
            Slot::OsKeyring { wrapped } => vec![kind, wrapped.clone()],
            Slot::Passphrase { cost, salt, wrapped } => vec![kind, cost.bytes(), salt.to_vec(), wrapped.clone()],
            Slot::Recovery { salt, wrapped } => vec![kind, salt.to_vec(), wrapped.clone()],
        }
    }
}

/// What a wrapped vault key is bound to: the kind of slot and the vault.
fn binding(kind: SlotKind, vault_id: &str) -> Vec<u8> {
    format!("muniment/1/slot/{kind}/{vault_id}").into_bytes()
}

pub(super) fn wrap(kek: &Key, vault_key: &Key, kind: SlotKind, vault_id: &str) -> Vec<u8> {
    kek.wrap(vault_key, &binding(kind, vault_id))
}

pub(super) fn unwrap(kek: &Key, wrapped: &[u8], kind: SlotKind, vault_id: &str) -> Result<Key, SealError> {
    kek.unwrap_key(wrapped, &binding(kind, vault_id))
}
