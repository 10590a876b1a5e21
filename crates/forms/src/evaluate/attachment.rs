//! One attached file as the answers know it, with what is said of the paper from which it was made.
//!
//! Deliberately not here: what a slot asks of its files (`attachments`).

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::definition::ATTACHMENTS;

/// Who certified that a copy is true. Blank parts are still to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// Name as it stands on the copy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// In which capacity; a code of the slot's certifiers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub capacity: String,
    /// On which day, as an ISO date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub on: String,
}

/// How the original comes to the office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// `post`, `counter` or `drop-box`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The number under which the post can be asked for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tracking: String,
}

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// File name as it was picked.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type, such as `application/pdf`.
    pub media: String,
    /// Who certified it, where a certified copy is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub certified: Option<Certified>,
    /// How its original comes, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub follows: Option<Follows>,
}

impl Attachment {
    /// A file of which nothing more is said.
    pub fn new(name: impl Into<String>, sha256: String, size_bytes: u64, media: &str) -> Self {
        Self { name: name.into(), sha256, size_bytes, media: media.to_owned(), certified: None, follows: None }
    }

    /// Whether the digest is a digest and the name says something.
    pub fn is_sound(&self) -> bool {
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        !self.name.trim().is_empty() && self.sha256.len() == 64 && self.sha256.bytes().all(hexadecimal)
    }

    /// Whether the file's ending is among `accept`, or anything is accepted.
    pub fn is_accepted(&self, accept: &[String]) -> bool {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let same = |wanted: &String| *wanted == ending || (wanted == "jpg" && ending == "jpeg");
        accept.is_empty() || accept.iter().any(same)
    }
}

/// The pointer of a slot in the answers.
pub fn slot_pointer(slot: &str) -> String {
    format!("/{ATTACHMENTS}/{}", crate::pointer::escape(slot))
}

/// The attachments of a slot; `None` when what stands there is not a list of attachments.
pub fn attached(answers: &Json, slot: &str) -> Option<Vec<Attachment>> {
    let Some(list) = answers.pointer(&slot_pointer(slot)) else { return Some(Vec::new()) };
    serde_json::from_value(list.clone()).ok()
}
