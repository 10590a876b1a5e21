//! How numbers beside other things are written: 64-bit numbers as decimal strings.

use records::ScopeId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize, Deserialize)]
struct Place(ScopeId, #[serde(with = "records::as_text")] u64);

#[derive(Serialize, Deserialize)]
struct Number(#[serde(with = "records::as_text")] u64);

/// Writes positions as pairs of scope and number: `[["files", "12"]]`.
pub(super) fn serialize<S: Serializer>(places: &[(ScopeId, u64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(places.iter().map(|(scope, seq)| Place(scope.clone(), *seq)))
}

/// Reads what [`serialize`] writes.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(ScopeId, u64)>, D::Error> {
    let places = Vec::<Place>::deserialize(deserializer)?;
    Ok(places.into_iter().map(|Place(scope, seq)| (scope, seq)).collect())
}

/// An optional number as an optional string.
pub(super) mod perhaps {
    use super::{Deserialize, Deserializer, Number, Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(Number).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
        Ok(Option::<Number>::deserialize(deserializer)?.map(|Number(value)| value))
    }
}
