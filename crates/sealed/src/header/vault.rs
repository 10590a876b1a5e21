//! Making, opening and changing the header of a vault.

use jiff::civil::Date;

use super::cost::KdfCost;
use super::error::HeaderError;
use super::file::{FORMAT, HeaderFile, check_vault_id};
use super::kind::{Salt, SlotKind};
use super::passphrase;
use super::recovery::RecoveryKey;
use super::slot::{Slot, unwrap, wrap};
use crate::kek::KekPlace;
use crate::key::Key;
use crate::random::random_bytes;

/// What the caller says about a new vault.
#[derive(Debug, Clone)]
pub struct NewVault<'a> {
    /// Identifier: 1 to 64 ASCII letters, digits and hyphens, normally a UUID.
    pub vault_id: &'a str,
    /// Day of creation.
    pub created: Date,
    /// A vault for practice, whose papers are marked as such.
    pub sample: bool,
}

/// The public header of a vault.
///
/// Every method that opens a slot also checks the authentication code of the whole header. Every
/// method that changes slots demands the vault key and changes nothing when it is not the right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultHeader {
    file: HeaderFile,
}

impl VaultHeader {
    /// The header of a new vault, with a passphrase slot of the standard cost.
    ///
    /// # Panics
    /// When the operating system gives no random bytes.
    pub fn create(new: &NewVault<'_>, vault_key: &Key, passphrase: &str) -> Result<VaultHeader, HeaderError> {
        VaultHeader::create_with_cost(new, vault_key, passphrase, KdfCost::STANDARD)
    }

    /// The same with another cost of the passphrase, as a policy may set it.
    pub fn create_with_cost(
        new: &NewVault<'_>,
        vault_key: &Key,
        passphrase: &str,
        cost: KdfCost,
    ) -> Result<VaultHeader, HeaderError> {
        check_vault_id(new.vault_id)?;
        if !cost.is_sound() {
            return Err(HeaderError::UnsoundCost);
        }
        let slots = vec![passphrase_slot(vault_key, new.vault_id, passphrase, cost)?];
        let (vault, created, sample) = (new.vault_id.to_owned(), new.created, new.sample);
        let mut file = HeaderFile { format: FORMAT, vault, created, sample, mac: Vec::new(), slots };
        file.authenticate(vault_key);
        Ok(VaultHeader { file })
    }

    /// Reads `vault.toml`. Whether it is authentic shows only when a slot is opened.
    pub fn parse(text: &str) -> Result<VaultHeader, HeaderError> {
        Ok(VaultHeader { file: HeaderFile::parse(text)? })
    }

    /// The text of `vault.toml`.
    pub fn to_toml(&self) -> String {
        self.file.to_toml()
    }

    /// Identifier of the vault.
    pub fn vault_id(&self) -> &str {
        &self.file.vault
    }

    /// Day of creation.
    pub fn created(&self) -> Date {
        self.file.created
    }

    /// Whether the vault is for practice.
    pub fn is_sample(&self) -> bool {
        self.file.sample
    }

    /// The slots, in the order of the file.
    pub fn slots(&self) -> Vec<SlotKind> {
        self.file.slots.iter().map(Slot::kind).collect()
    }

    /// The vault key by the passphrase. Takes as long as the cost of the slot demands.
    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<Key, HeaderError> {
        let Slot::Passphrase { cost, salt, wrapped } = self.slot(SlotKind::Passphrase)? else {
            return Err(HeaderError::NoSlot(SlotKind::Passphrase));
        };
        let kek = match passphrase::kek(passphrase, salt, *cost) {
            Err(HeaderError::PassphraseControl) => return Err(HeaderError::WrongPassphrase),
            other => other?,
        };
        let key = unwrap(&kek, wrapped, SlotKind::Passphrase, self.vault_id());
        self.authentic(key.map_err(|_| HeaderError::WrongPassphrase)?)
    }

    /// The vault key by the recovery key as a person typed it.
    pub fn open_with_recovery(&self, typed: &str) -> Result<Key, HeaderError> {
        let Slot::Recovery { salt, wrapped } = self.slot(SlotKind::Recovery)? else {
            return Err(HeaderError::NoSlot(SlotKind::Recovery));
        };
        let kek = RecoveryKey::parse(typed)?.kek(salt);
        let key = unwrap(&kek, wrapped, SlotKind::Recovery, self.vault_id());
        self.authentic(key.map_err(|_| HeaderError::WrongRecoveryKey)?)
    }

    /// The vault key by the keyring. Whatever goes wrong, the passphrase is the way on.
    pub fn open_with_keyring(&self, place: &dyn KekPlace) -> Result<Key, HeaderError> {
        let Slot::OsKeyring { wrapped } = self.slot(SlotKind::OsKeyring)? else {
            return Err(HeaderError::NoSlot(SlotKind::OsKeyring));
        };
        let kek = place.get(self.vault_id())?;
        let key = unwrap(&kek, wrapped, SlotKind::OsKeyring, self.vault_id());
        self.authentic(key.map_err(|_| HeaderError::KeyringForeign)?)
    }

    /// Puts a new random key into the keyring and adds, or replaces, the keyring slot.
    pub fn add_keyring_slot(&mut self, vault_key: &Key, place: &dyn KekPlace) -> Result<(), HeaderError> {
        self.check_vault_key(vault_key)?;
        let kek = Key::random();
        let wrapped = wrap(&kek, vault_key, SlotKind::OsKeyring, self.vault_id());
        place.set(self.vault_id(), &kek)?;
        self.put(vault_key, Slot::OsKeyring { wrapped });
        Ok(())
    }

    /// Adds, or replaces, the recovery slot. The key given back is shown once and kept nowhere.
    pub fn add_recovery_slot(&mut self, vault_key: &Key) -> Result<RecoveryKey, HeaderError> {
        self.check_vault_key(vault_key)?;
        let (recovery, salt): (RecoveryKey, Salt) = (RecoveryKey::random(), random_bytes());
        let wrapped = wrap(&recovery.kek(&salt), vault_key, SlotKind::Recovery, self.vault_id());
        self.put(vault_key, Slot::Recovery { salt, wrapped });
        Ok(recovery)
    }

    /// Adds, or replaces, the passphrase slot, as after an opening by the recovery key.
    pub fn set_passphrase(&mut self, vault_key: &Key, passphrase: &str) -> Result<(), HeaderError> {
        self.check_vault_key(vault_key)?;
        let cost = match self.slot(SlotKind::Passphrase) {
            Ok(Slot::Passphrase { cost, .. }) => *cost,
            _ => KdfCost::STANDARD,
        };
        let slot = passphrase_slot(vault_key, self.vault_id(), passphrase, cost)?;
        self.put(vault_key, slot);
        Ok(())
    }

    /// Removes a slot. The last one that a person can open stays. The entry in a keyring is the
    /// caller's to delete, after the new header is safely written.
    pub fn remove_slot(&mut self, vault_key: &Key, kind: SlotKind) -> Result<(), HeaderError> {
        self.check_vault_key(vault_key)?;
        self.slot(kind)?;
        if !self.slots().iter().any(|other| *other != kind && other.is_for_a_person()) {
            return Err(HeaderError::LastSlot);
        }
        self.file.slots.retain(|slot| slot.kind() != kind);
        self.file.authenticate(vault_key);
        Ok(())
    }

    fn slot(&self, kind: SlotKind) -> Result<&Slot, HeaderError> {
        self.file.slots.iter().find(|slot| slot.kind() == kind).ok_or(HeaderError::NoSlot(kind))
    }

    fn put(&mut self, vault_key: &Key, slot: Slot) {
        match self.file.slots.iter_mut().find(|other| other.kind() == slot.kind()) {
            Some(place) => *place = slot,
            None => self.file.slots.push(slot),
        }
        self.file.authenticate(vault_key);
    }

    fn authentic(&self, vault_key: Key) -> Result<Key, HeaderError> {
        if self.file.is_authentic(&vault_key) { Ok(vault_key) } else { Err(HeaderError::Altered) }
    }

    fn check_vault_key(&self, vault_key: &Key) -> Result<(), HeaderError> {
        if self.file.is_authentic(vault_key) { Ok(()) } else { Err(HeaderError::WrongVaultKey) }
    }
}

fn passphrase_slot(vault_key: &Key, vault_id: &str, passphrase: &str, cost: KdfCost) -> Result<Slot, HeaderError> {
    passphrase::check_new(passphrase)?;
    let salt: Salt = random_bytes();
    let kek = passphrase::kek(passphrase, &salt, cost)?;
    Ok(Slot::Passphrase { cost, salt, wrapped: wrap(&kek, vault_key, SlotKind::Passphrase, vault_id) })
}
