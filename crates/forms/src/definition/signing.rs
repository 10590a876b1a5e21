//! How a stage may be signed. What each way means in law is a table of policy (`schemas/forms/signing.json`),
//! not code: a definition names the ways that it accepts, and the rules hold everybody to them.

use serde::{Deserialize, Serialize};

use super::node::Node;

/// A way of signing a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum SigningWay {
    /// With the key of a certificate, in the page itself.
    Certificate,
    /// By the desk on which its holder is known: the device's signature over what is handed over.
    Platform,
    /// By typing one's name, at a desk that was unlocked.
    TypedName,
    /// With ink on the printed page, of which a scan comes back.
    WetInk,
}

impl SigningWay {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Certificate, Self::Platform, Self::TypedName, Self::WetInk];

    /// The way that is written so.
    pub fn read(code: &str) -> Option<Self> {
        serde_json::from_value(code.into()).ok()
    }

    /// As it is written.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Platform => "platform",
            Self::TypedName => "typed-name",
            Self::WetInk => "wet-ink",
        }
    }
}

/// `true` is a certificate and nothing else; a list names the ways, each once and in their own order.
pub fn ways(node: &Node) -> Vec<SigningWay> {
    let Some(given) = node.get("signs") else { return Vec::new() };
    if !given.json.is_array() {
        return if given.boolean() { vec![SigningWay::Certificate] } else { Vec::new() };
    }
    let named = node.strings("signs");
    for code in named.iter().filter(|code| SigningWay::read(code).is_none()) {
        given.fault_about("forms-def-signing", code);
    }
    let mut ways: Vec<SigningWay> = named.iter().filter_map(|code| SigningWay::read(code)).collect();
    ways.sort_unstable();
    ways.dedup();
    ways
}
