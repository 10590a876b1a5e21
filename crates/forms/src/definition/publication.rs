//! The part `publication`: who stands for a definition, with a signature over its digest.
//!
//! It is no part of what it vouches for: the digest of a definition is that of all its other parts, so the same definition
//! keeps its name whoever signs it. Whether the signature is genuine is not judged here: keys belong to `records`.

use regex::bytes::Regex;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::node::{Faults, Node};
use crate::canonical;

/// The name of the part.
const PART: &str = "publication";

/// Who stands for a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The name under which the publisher signs.
    pub publisher: String,
    /// The signature line of a signed note: key id and Ed25519 signature in base64.
    pub signature: String,
}

/// The part of a document, taken out of it.
pub fn take(document: &mut Json, faults: &Faults) -> Option<Publication> {
    let json = document.as_object_mut()?.remove(PART)?;
    let root = Json::from_iter([(PART, json)]);
    let node = Node::root(&root, faults).get(PART)?;
    node.only(&["publisher", "signature"]);
    Some(Publication { publisher: node.need_string("publisher"), signature: node.need_string("signature") })
}

/// SHA-256 over the RFC 8785 form of a definition without its publication: its name for ever.
pub fn definition_digest(document: &Json) -> String {
    let mut unsigned = document.clone();
    unsigned.as_object_mut().map(|parts| parts.remove(PART));
    canonical::digest(&unsigned)
}

/// The lines that a publisher signs for a definition with this digest.
pub fn statement(hash: &str) -> String {
    format!("muniment.form/1\n{hash}\n")
}

/// A document with a publication, in place of the one that it may have borne.
pub fn published(document: &Json, publication: &Publication) -> Json {
    let mut signed = document.clone();
    if let Some(parts) = signed.as_object_mut() {
        parts.insert(PART.to_owned(), serde_json::json!(publication));
    }
    signed
}

/// The form number in the bytes of a document that may be damaged: as it reads, else as it seems to stand there.
pub fn number_in(bytes: &[u8]) -> Option<String> {
    if let Ok(document) = serde_json::from_slice::<Json>(bytes)
        && let Some(number) = document.get("formNo").and_then(Json::as_str)
    {
        return Some(number.to_owned());
    }
    let written = Regex::new(r#""formNo"\s*:\s*"([A-Za-z0-9 ./-]{1,60})""#).ok()?;
    Some(String::from_utf8_lossy(&written.captures(bytes)?[1]).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_read_from_what_is_damaged_elsewhere() {
        assert_eq!(number_in(br#"{"formNo":"GEN-LV-1"}"#).as_deref(), Some("GEN-LV-1"));
        assert_eq!(number_in(b"{\"formNo\" : \"GEN-LV-1\", \"edition\": \xff").as_deref(), Some("GEN-LV-1"));
        assert_eq!(number_in(b"{}"), None);
        assert_eq!(number_in(b""), None);
    }

    #[test]
    fn whoever_signs_a_document_its_digest_is_the_same() {
        let bare = serde_json::json!({"mform": 1, "id": "a"});
        let signed = published(&bare, &Publication { publisher: "p".to_owned(), signature: "s".to_owned() });
        assert_eq!(definition_digest(&signed), definition_digest(&bare));
        assert_eq!(definition_digest(&bare), canonical::digest(&bare));
        assert_ne!(signed, bare);
    }
}
