//! Signed notes (C2SP signed-note) and the head of a chain.
//!
//! A head is a note of three lines: origin, position, base64 of the link. Whoever
//! holds a head signed by the authority can show later what the chain was then.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Hash;

/// The note is malformed or not signed by the expected key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the note is malformed or not signed by the expected key")]
pub struct BadNote;

/// The head of a chain as the authority signs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Name of the chain: the authority's origin, its epoch and the scope.
    pub origin: String,
    /// Position of the last entry; 0 for an empty chain.
    #[serde(with = "crate::as_text")]
    pub seq: u64,
    /// The link at that position, in hexadecimal.
    pub link: String,
}

impl Head {
    /// The text to sign.
    ///
    /// # Errors
    /// [`BadNote`] when `link` is not 32 bytes or the origin holds a line end.
    pub fn text(&self) -> Result<String, BadNote> {
        let link = super::hash_from_hex(&self.link).ok_or(BadNote)?;
        if self.origin.is_empty() || self.origin.contains(['\n', '\r', ' ', '+']) {
            return Err(BadNote);
        }
        Ok(format!("{}\n{}\n{}\n", self.origin, self.seq, STANDARD.encode(link)))
    }

    /// Reads the text of a head.
    ///
    /// # Errors
    /// [`BadNote`] when it is not exactly what [`Head::text`] writes.
    pub fn parse(text: &str) -> Result<Self, BadNote> {
        let mut lines = text.split('\n');
        let (Some(origin), Some(seq), Some(link), Some(""), None) =
            (lines.next(), lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(BadNote);
        };
        let link: Hash = STANDARD.decode(link).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(BadNote)?;
        let head = Self { origin: origin.to_owned(), seq: seq.parse().map_err(|_| BadNote)?, link: hex::encode(link) };
        if head.text()? == text { Ok(head) } else { Err(BadNote) }
    }
}

fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    // Signature type 1 is Ed25519.
    let digest = Sha256::new().chain_update(name).chain_update([0x0a, 0x01]).chain_update(key.as_bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

/// The note: `text`, a blank line, one signature line under `name`.
pub fn sign_note(text: &str, name: &str, key: &SigningKey) -> String {
    let mut blob = key_id(name, &key.verifying_key()).to_vec();
    blob.extend(key.sign(text.as_bytes()).to_bytes());
    format!("{text}\n— {name} {}\n", STANDARD.encode(blob))
}

/// The text of a note signed by `key` under `name`.
///
/// # Errors
/// [`BadNote`] when no signature line of that name and key verifies.
pub fn verify_note<'a>(note: &'a str, name: &str, key: &VerifyingKey) -> Result<&'a str, BadNote> {
    let split = note.find("\n\n— ").ok_or(BadNote)?;
    let (text, signatures) = (&note[..=split], &note[split + 2..]);
    let expected = key_id(name, key);
    for line in signatures.lines() {
        let Some((signer, blob)) = line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')) else { continue };
        let Ok(blob) = STANDARD.decode(blob) else { continue };
        let Some((id, signature)) = blob.split_first_chunk::<4>() else { continue };
        let Ok(signature) = Signature::from_slice(signature) else { continue };
        if signer == name && *id == expected && key.verify(text.as_bytes(), &signature).is_ok() {
            return Ok(text);
        }
    }
    Err(BadNote)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "records.example.gov/muniment/1";
    const NOTE: &str = "records.example.gov/muniment/1\n3\nD5IiCNkTIIhC9cPvsQI3+3ed45zHLJt33UtsRteqx4U=\n\n— records.example.gov/muniment/1 1+ASzPnDTBTz6lwKuYIpHm1lPwblIoIASou3cXioCMO010o9WrVca+lvgqYmMb9FGlLVYx6QH9KmHZPaFsdljfbUJAk=\n";

    fn key() -> SigningKey {
        SigningKey::from_bytes(&std::array::from_fn(|i| u8::try_from(i).unwrap()))
    }

    #[test]
    fn the_published_vector() {
        let head = Head {
            origin: ORIGIN.to_owned(),
            seq: 3,
            link: "0f922208d913208842f5c3efb10237fb779de39cc72c9b77dd4b6c46d7aac785".to_owned(),
        };
        assert_eq!(sign_note(&head.text().unwrap(), ORIGIN, &key()), NOTE);
        let text = verify_note(NOTE, ORIGIN, &key().verifying_key()).unwrap();
        assert_eq!(Head::parse(text).unwrap(), head);
    }

    #[test]
    fn any_change_is_noticed() {
        for i in 0..NOTE.len() {
            let mut bytes = NOTE.as_bytes().to_vec();
            bytes[i] ^= 1;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let verdict = verify_note(&changed, ORIGIN, &key().verifying_key());
            // A flip in the last line end leaves the signed text whole.
            assert!(verdict.is_err() || verdict == Ok(&NOTE[..NOTE.find("\n\n").unwrap() + 1]), "byte {i}");
        }
    }

    #[test]
    fn another_key_or_name_is_refused() {
        let other = SigningKey::from_bytes(&[7; 32]).verifying_key();
        assert_eq!(verify_note(NOTE, ORIGIN, &other), Err(BadNote));
        assert_eq!(verify_note(NOTE, "someone.else", &key().verifying_key()), Err(BadNote));
    }
}
