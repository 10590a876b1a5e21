//! What is said of an original, and is recorded as it was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::evaluate::{Attachment, is_first};
use crate::inputs::Actor;

/// What happened to an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum OriginalStep {
    /// An officer has seen it, and the copy agrees with it.
    Sighted,
    /// It came to the office.
    Received,
    /// It went back to whoever sent it.
    Returned,
}

/// The operation: what a desk says of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkOriginal {
    /// Identifier of the instance.
    pub instance: Uuid,
    /// Hash of its definition.
    pub definition_hash: String,
    /// The slot in which the copy lies.
    pub slot: String,
    /// SHA-256 of the copy. The copy stays with its row, wherever the row stands.
    pub sha256: String,
    /// Which of several copies with the same bytes: see [`Attachment::again`]. 0, and left out, for the first.
    #[serde(default, skip_serializing_if = "is_first")]
    pub again: u32,
    /// What happened.
    pub step: OriginalStep,
    /// On which day.
    pub on: Date,
    /// A tracking number, a place, a remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who says so.
    pub actor: Actor,
}

impl MarkOriginal {
    /// Whether it speaks of the original of this copy.
    pub fn is_of(&self, slot: &str, copy: &Attachment) -> bool {
        self.slot == slot && self.sha256 == copy.sha256 && self.again == copy.again
    }
}
