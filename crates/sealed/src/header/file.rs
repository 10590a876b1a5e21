//! The header as TOML, and the authentication code over it.

use hkdf::hmac::{Hmac, KeyInit, Mac};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::error::HeaderError;
use super::slot::Slot;
use crate::key::Key;

/// The version that this edition writes and reads.
pub(super) const FORMAT: i64 = 1;

/// The file as it stands on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderFile {
    pub(super) format: i64,
    pub(super) vault: String,
    pub(super) created: Date,
    pub(super) sample: bool,
    /// HMAC-SHA256 over everything else, under the key derived for "slots".
    #[serde(with = "hex::serde")]
    pub(super) mac: Vec<u8>,
    #[serde(rename = "slot", default)]
    pub(super) slots: Vec<Slot>,
}

impl HeaderFile {
    pub(super) fn parse(text: &str) -> Result<HeaderFile, HeaderError> {
        let damaged = |fault: toml::de::Error| HeaderError::Damaged(fault.message().to_owned());
        // The version first: a newer file may have another shape.
        let table: toml::Table = toml::from_str(text).map_err(damaged)?;
        match table.get("format").and_then(toml::Value::as_integer) {
            Some(FORMAT) => {}
            Some(other) => return Err(HeaderError::UnknownVersion(other)),
            None => return Err(HeaderError::Damaged("no format version".to_owned())),
        }
        let file: HeaderFile = table.try_into().map_err(damaged)?;
        file.check()?;
        Ok(file)
    }

    fn check(&self) -> Result<(), HeaderError> {
        check_vault_id(&self.vault).map_err(|_| HeaderError::Damaged("vault identifier".to_owned()))?;
        for (at, slot) in self.slots.iter().enumerate() {
            if matches!(slot, Slot::Passphrase { cost, .. } if !cost.is_sound()) {
                return Err(HeaderError::Damaged("cost of the passphrase slot".to_owned()));
            }
            if self.slots[..at].iter().any(|earlier| earlier.kind() == slot.kind()) {
                return Err(HeaderError::Damaged(format!("two {} slots", slot.kind())));
            }
        }
        if self.slots.is_empty() { Err(HeaderError::Damaged("no key slot".to_owned())) } else { Ok(()) }
    }

    pub(super) fn to_toml(&self) -> String {
        let body = toml::to_string(self).unwrap_or_default();
        debug_assert!(!body.is_empty(), "plain strings, numbers and tables always have a TOML form");
        format!(
            "# Public header of a Muniment vault. It holds no secret; without it the vault cannot be opened.\n{body}"
        )
    }

    fn authenticator(&self, vault_key: &Key) -> Hmac<Sha256> {
        // HMAC pads a short key with zeros to the block of the hash (RFC 2104, 2).
        let mut block = Zeroizing::new([0_u8; 64]);
        block[..32].copy_from_slice(vault_key.derive("slots").bytes());
        let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
        let mut add = |part: &[u8]| {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        };
        add(b"muniment/1/header");
        add(&self.format.to_be_bytes());
        add(self.vault.as_bytes());
        add(self.created.to_string().as_bytes());
        add(&[u8::from(self.sample)]);
        for slot in &self.slots {
            let parts = slot.parts();
            add(&(parts.len() as u64).to_be_bytes());
            parts.iter().for_each(|part| add(part));
        }
        mac
    }

    pub(super) fn authenticate(&mut self, vault_key: &Key) {
        self.mac = self.authenticator(vault_key).finalize().into_bytes().to_vec();
    }

    pub(super) fn is_authentic(&self, vault_key: &Key) -> bool {
        self.authenticator(vault_key).verify_slice(&self.mac).is_ok()
    }
}

/// An identifier that may stand in a file and in the name of a keyring entry.
pub(super) fn check_vault_id(id: &str) -> Result<(), HeaderError> {
    let sound = (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if sound { Ok(()) } else { Err(HeaderError::BadVaultId) }
}
