//! A symmetric key and the keys derived from it. Sealing with it stands in `seal` and `container`.

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::random::random_bytes;

/// 32 secret bytes. They are overwritten when the key is dropped and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A new random key.
    ///
    /// # Panics
    /// When the operating system gives no random bytes.
    pub fn random() -> Key {
        Key(random_bytes())
    }

    /// The key with these bytes. The caller overwrites its own copy.
    pub fn from_bytes(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    /// The secret bytes, for a library that must have them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key for one purpose: HKDF-SHA256 (RFC 5869) without salt, with the purpose as context.
    ///
    /// The same key and purpose always give the same result, so what must be destroyable for
    /// good takes a random key and [`Key::wrap`] instead.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Key {
        self.expand(&[], &[b"muniment/1/key", purpose.as_bytes()])
    }

    /// HKDF-SHA256 over this key with a salt and a context of several parts. Each part is
    /// preceded by its length, so that no two lists of parts give the same context.
    pub(crate) fn expand(&self, salt: &[u8], parts: &[&[u8]]) -> Key {
        let mut context = Vec::new();
        for part in parts {
            context.extend_from_slice(&(part.len() as u64).to_be_bytes());
            context.extend_from_slice(part);
        }
        let mut bytes = [0_u8; 32];
        let expanded = Hkdf::<Sha256>::new(Some(salt), &self.0).expand(&context, &mut bytes);
        debug_assert!(expanded.is_ok(), "32 bytes are always within the limit of RFC 5869");
        let key = Key(bytes);
        bytes.zeroize();
        key
    }

    /// The key as SQLCipher's raw form: `x'` and 64 hexadecimal digits and `'`, to stand
    /// between the double quotes of `PRAGMA key`.
    pub fn hex_for_sqlcipher(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(hex::encode(self.0));
        Zeroizing::new(format!("x'{}'", digits.as_str()))
    }
}

impl PartialEq for Key {
    /// Compares every byte whatever the outcome, so that the time taken tells nothing.
    fn eq(&self, other: &Key) -> bool {
        self.0.iter().zip(&other.0).fold(0_u8, |difference, (a, b)| difference | (a ^ b)) == 0
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derives_one_key_per_purpose_and_the_same_again() {
        let key = Key::from_bytes([7; 32]);
        assert_eq!(key.derive("db"), key.derive("db"));
        assert_ne!(key.derive("db"), key.derive("index"));
        assert_ne!(key.derive("db"), Key::from_bytes([8; 32]).derive("db"));
    }

    /// The key tree is a promise to every vault that exists: these bytes never change.
    #[test]
    fn derivation_is_fixed() {
        let derived = Key::from_bytes([7; 32]).derive("db");
        assert_eq!(hex::encode(derived.bytes()), "e100bcb0c596ba31480520c7903b4820bda7d9794e3ff6ea42d74cedcc692af2");
    }

    #[test]
    fn parts_of_a_context_do_not_run_together() {
        let key = Key::from_bytes([7; 32]);
        assert_ne!(key.expand(&[], &[b"ab", b"c"]), key.expand(&[], &[b"a", b"bc"]));
    }

    #[test]
    fn never_prints_its_bytes() {
        let key = Key::from_bytes([0xab; 32]);
        assert_eq!(format!("{key:?}"), "Key(…)");
        assert_eq!(key.hex_for_sqlcipher().as_str(), format!("x'{}'", "ab".repeat(32)));
    }

    #[test]
    fn random_keys_differ() {
        assert_ne!(Key::random(), Key::random());
    }
}
