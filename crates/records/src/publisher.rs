//! Publishers: who stands for the text of the forms that a department uses.
//!
//! A publisher signs the name of a definition, which is its digest, with a signed note (C2SP signed-note, Ed25519). A department
//! recognises whose signatures it takes; that is an operation like any other, so every desk and the authority know the
//! same publishers. Deliberately not here: what a definition is (`forms`), and what is done with one (`store`).

use ed25519_dalek::{SigningKey, VerifyingKey};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Text;

use crate::journal::{hash_from_hex, sign_note, verify_note};

/// The property of a published document under which its signature stands. It is no part of what is signed, nor of the digest.
pub const PUBLICATION: &str = "publication";

/// Who stands for the text of forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Publisher {
    /// Under what it signs, for instance `records.example.gov/forms`: visible ASCII without `+`.
    pub name: String,
    /// What people call it.
    pub title: Text,
    /// Ed25519 public key, in hexadecimal.
    pub key: String,
    /// It is the department itself: it may take over the forms of others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Since when, and why, nothing new of it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
}

/// A publisher is recognised no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Since this day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

impl Publisher {
    /// Whether name, title and key can be those of a publisher.
    pub fn is_sound(&self) -> bool {
        let visible = |name: &str| name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+');
        !self.name.is_empty() && visible(&self.name) && !self.title.is_empty() && self.verifying_key().is_some()
    }

    /// Whether this publisher signed `text`, the lines of a note.
    pub fn vouches(&self, text: &str, signature: &str) -> bool {
        let note = format!("{text}\n— {} {signature}\n", self.name);
        self.verifying_key().is_some_and(|key| verify_note(&note, &self.name, &key) == Ok(text))
    }

    fn verifying_key(&self) -> Option<VerifyingKey> {
        VerifyingKey::from_bytes(&hash_from_hex(&self.key)?).ok()
    }
}

/// The signature of `text`, the lines of a note, under the name of a publisher: key id and Ed25519 signature in base64.
pub fn publisher_signature(text: &str, name: &str, key: &SigningKey) -> String {
    let note = sign_note(text, name, key);
    note.trim_end().rsplit(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "muniment.form/1\n0f92\n";

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[3; 32])
    }

    fn publisher(name: &str, key: &SigningKey) -> Publisher {
        Publisher {
            name: name.to_owned(),
            title: Text { zh: "表格組".to_owned(), en: "Forms unit".to_owned() },
            key: hex::encode(key.verifying_key().as_bytes()),
            own: false,
            withdrawn: None,
        }
    }

    #[test]
    fn a_publisher_vouches_for_what_it_signed_and_for_nothing_else() {
        let ours = publisher("records.example.gov/forms", &key());
        let signature = publisher_signature(TEXT, &ours.name, &key());
        assert!(ours.is_sound() && ours.vouches(TEXT, &signature));
        assert!(!ours.vouches("muniment.form/1\n0f93\n", &signature), "another text");
        assert!(!publisher("someone.else", &key()).vouches(TEXT, &signature), "another name");
        let other = SigningKey::from_bytes(&[4; 32]);
        assert!(!publisher(&ours.name, &other).vouches(TEXT, &signature), "another key");
        for i in 0..signature.len() {
            let mut bytes = signature.clone().into_bytes();
            bytes[i] ^= 1;
            assert!(!ours.vouches(TEXT, &String::from_utf8(bytes).unwrap()), "byte {i} of the signature");
        }
        assert!(!ours.vouches(TEXT, ""));
    }

    #[test]
    fn a_name_with_a_line_end_or_a_key_that_is_none_is_not_sound() {
        let mut one = publisher("a\n— b", &key());
        assert!(!one.is_sound());
        one.name = "a".to_owned();
        assert!(one.is_sound());
        one.key = "00".to_owned();
        assert!(!one.is_sound() && !one.vouches(TEXT, "AAAA"));
    }
}
