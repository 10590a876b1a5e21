//! The journal: salted commitments in a hash chain, with a signed head.
//!
//! A leaf is a commitment to the canonical bytes of an event; disposal erases body
//! and salt, the leaf stays provable and says nothing. The device chain (what was
//! asked here) and the scope chain (what the authority accepted) use the same
//! functions. Byte formats are fixed by the vectors in the tests.

mod note;

use serde::Serialize;
use sha2::{Digest, Sha256};

pub use note::{BadNote, Head, sign_note, verify_note};

/// 32 bytes: a commitment or a link of a chain.
pub type Hash = [u8; 32];

/// The link before the first.
pub const START: Hash = [0; 32];

/// The value cannot be written in canonical form (a map with keys that are no text).
#[derive(Debug, thiserror::Error)]
#[error("no canonical form: {0}")]
pub struct NotCanonical(String);

/// RFC 8785 bytes of a value.
///
/// # Errors
/// [`NotCanonical`] when the value cannot be written as JSON.
pub fn canonical<T: Serialize>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    serde_json_canonicalizer::to_vec(value).map_err(|error| NotCanonical(error.to_string()))
}

/// `SHA-256(salt ‖ canonical bytes)`.
pub fn commit(salt: &[u8], canonical_bytes: &[u8]) -> Hash {
    Sha256::new().chain_update(salt).chain_update(canonical_bytes).finalize().into()
}

/// `SHA-256(link before ‖ commitment)`.
pub fn link(before: &Hash, commitment: &Hash) -> Hash {
    Sha256::new().chain_update(before).chain_update(commitment).finalize().into()
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// 32 bytes from hexadecimal, or `None`.
pub fn hash_from_hex(text: &str) -> Option<Hash> {
    hex::decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn chain_vectors() {
        let expected = [
            "8c374a53782642f7514d087d26a3e733f1b806009a03e04a43b288ef2fa9f9c0",
            "153d5381929b50792d3b22ae9596544af3b0e4805be1555a595e6d2a2734933f",
            "202baab0d9ef5820d6d9c8d82fb5c7a18bb9fa436d42bc0961ed55c3f3f36b17",
        ];
        let mut chain = START;
        for (leaf, expected) in ["a", "b", "c"].into_iter().zip(expected) {
            chain = link(&chain, &commit(b"", leaf.as_bytes()));
            assert_eq!(hex::encode(chain), expected);
        }
    }

    #[test]
    fn canonical_form_sorts_keys_and_writes_chinese_plainly() {
        let bytes = canonical(&json!({"b": 1, "a": "檔存", "10": [true, null]})).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), r#"{"10":[true,null],"a":"檔存","b":1}"#);
    }

    #[test]
    fn a_salt_hides_equal_bodies() {
        assert_ne!(commit(&[1; 32], b"same"), commit(&[2; 32], b"same"));
    }
}
