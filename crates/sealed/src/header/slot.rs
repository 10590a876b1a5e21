//! One key slot: how the vault key is wrapped once.

use serde::{Deserialize, Serialize};

use super::cost::KdfCost;
use super::kind::{Salt, SlotKind};
use crate::key::Key;
use crate::seal::SealError;

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
