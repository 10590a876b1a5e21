//! A PIN: wiped when it is dropped, never shown.
//!
//! On the pipe it stands in hexadecimal, so that no reader of JSON needs a second buffer for its escapes. Not here:
//! where a PIN comes from. It is typed each time and never kept.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// A PIN in memory.
pub struct Pin(Zeroizing<Vec<u8>>);

impl Pin {
    /// Takes a PIN over, with the very memory in which it lies.
    pub fn new(typed: String) -> Self {
        Self(Zeroizing::new(typed.into_bytes()))
    }

    /// The same PIN once more, for the way to the child.
    pub(crate) fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// The bytes that the token compares (UTF-8).
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = Zeroizing::new(vec![0; 2 * self.0.len()]);
        hex::encode_to_slice(&*self.0, &mut digits).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(std::str::from_utf8(&digits).map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Digits)
    }
}

struct Digits;

impl Visitor<'_> for Digits {
    type Value = Pin;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a PIN in hexadecimal")
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Pin, E> {
        let mut bytes = Zeroizing::new(vec![0; digits.len() / 2]);
        // The fault of the decoder would tell a digit.
        hex::decode_to_slice(digits, &mut bytes).map_err(|_| E::custom("not hexadecimal"))?;
        Ok(Pin(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_never_shown() {
        let pin = Pin::new("739104".to_owned());
        assert!(!format!("{pin:?} {:?}", Some(&pin)).contains("739"));
    }

    #[test]
    fn a_pin_passes_the_pipe_as_it_was_typed() {
        for typed in ["1234", "", "密碼\"\\\n"] {
            let line = serde_json::to_vec(&Pin::new(typed.to_owned())).unwrap();
            assert_eq!(serde_json::from_slice::<Pin>(&line).unwrap().bytes(), typed.as_bytes());
        }
        let fault = serde_json::from_str::<Pin>("\"7z\"").unwrap_err().to_string();
        assert!(!fault.contains('z'), "{fault}");
    }
}
