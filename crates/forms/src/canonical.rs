//! The canonical form of JSON (RFC 8785) and its digest: one value, one byte string.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The RFC 8785 bytes of `value`.
///
/// The empty byte string stands for a value that has no JSON form; our own shapes
/// all have one, and a test over them would fail otherwise.
pub fn bytes<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// SHA-256 over the RFC 8785 bytes of `value`, in lower-case hexadecimal.
pub fn digest<T: Serialize>(value: &T) -> String {
    sha256_hex(&bytes(value))
}

/// SHA-256 of `bytes`, in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn key_order_and_spacing_do_not_matter() {
        let one: serde_json::Value = serde_json::from_str(r#"{"b": 1, "a": "檔"}"#).unwrap();
        assert_eq!(bytes(&one), r#"{"a":"檔","b":1}"#.as_bytes());
        assert_eq!(digest(&one), digest(&json!({"a": "檔", "b": 1})));
    }
}
