//! 64-bit numbers as strings: RFC 8785 writes JSON numbers as doubles, so a counter
//! above 2^53 would change on the way.

/// Serde module for `u64` fields (`#[serde(with = "records::as_text")]`).
pub mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the number as a decimal string.
    pub fn serialize<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    /// Reads a decimal string without sign, blanks or leading zeros.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse::<u64>() {
            Ok(value) if value.to_string() == text => Ok(value),
            _ => Err(serde::de::Error::custom("expected a whole number in canonical decimal form")),
        }
    }
}
