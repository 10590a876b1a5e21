//! From a passphrase to a key: normal form, least length, Argon2id (RFC 9106). The cost of it
//! stands in `cost`.

use argon2::{Algorithm, Argon2, Params, Version};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

use super::cost::KdfCost;
use super::error::HeaderError;
use super::kind::Salt;
use crate::key::Key;

/// Characters that a new passphrase has at least, counted in its normal form.
pub const PASSPHRASE_MIN_CHARS: usize = 8;

/// The passphrase as RFC 8265, 4.2 prepares it (profile OpaqueString): blanks of any script
/// become U+0020, then form NFC. Case and width stay, for they carry entropy; control characters
/// are refused.
fn prepare(passphrase: &str) -> Result<Zeroizing<String>, HeaderError> {
    if passphrase.chars().any(char::is_control) {
        return Err(HeaderError::PassphraseControl);
    }
    // Reserved ahead, so that growing leaves no copies behind.
    let mut prepared = Zeroizing::new(String::with_capacity(passphrase.len() * 3));
    prepared.extend(passphrase.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).nfc());
    Ok(prepared)
}

/// Refuses a new passphrase that is too short.
pub(super) fn check_new(passphrase: &str) -> Result<(), HeaderError> {
    let actual = prepare(passphrase)?.chars().count();
    if actual < PASSPHRASE_MIN_CHARS {
        return Err(HeaderError::PassphraseTooShort { min: PASSPHRASE_MIN_CHARS, actual });
    }
    Ok(())
}

/// The key that wraps the vault key.
pub(super) fn kek(passphrase: &str, salt: &Salt, cost: KdfCost) -> Result<Key, HeaderError> {
    let prepared = prepare(passphrase)?;
    let damaged = |fault: argon2::Error| HeaderError::Damaged(fault.to_string());
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(damaged)?;
    let mut bytes = [0_u8; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(prepared.as_bytes(), salt, &mut bytes).map_err(damaged)?;
    let key = Key::from_bytes(bytes);
    bytes.zeroize();
    Ok(key)
}
