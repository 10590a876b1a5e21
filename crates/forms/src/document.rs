//! Reading JSON as every reader reads it: without a byte order mark (RFC 8259, section 8.1), and refusing names that
//! stand twice in one object (RFC 7493, section 2.3).
//!
//! A reader that keeps the first and a reader that keeps the last would see two different
//! forms, or two different answers, under one set of bytes.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use crate::fault::Fault;

/// Reads a document.
///
/// # Errors
/// `forms-def-json` and `forms-def-name-twice`, with line and column.
pub fn read_json(bytes: &[u8]) -> Result<Json, Fault> {
    let bytes = unmarked(bytes);
    let json = serde_json::from_slice(bytes).map_err(|error| stopped("forms-def-json", &error))?;
    serde_json::from_slice::<Unique>(bytes).map_err(|error| stopped("forms-def-name-twice", &error))?;
    Ok(json)
}

/// The document without the mark that some programs write before it.
pub fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// Where reading stopped.
pub fn stopped(code: &str, error: &serde_json::Error) -> Fault {
    Fault::new("", code).with("line", error.line()).with("column", error.column())
}

/// A JSON document without a name that stands twice in an object. Its content is not kept.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Walk)
    }
}

struct Walk;

impl<'de> Visitor<'de> for Walk {
    type Value = Unique;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without repeated names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            map.next_value::<Unique>()?;
            if let Some(twice) = seen.replace(name) {
                return Err(A::Error::custom(twice));
            }
        }
        Ok(Unique)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Unique, A::Error> {
        while list.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(Unique)
    }
}
