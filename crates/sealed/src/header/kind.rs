//! The kinds of key slot. What stands in a slot is in `slot`.

use std::fmt;

use serde::{Deserialize, Serialize};

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
