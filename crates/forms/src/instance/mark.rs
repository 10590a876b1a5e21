//! What is said of an original, and is recorded as it was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
    /// SHA-256 of the copy.
    pub sha256: String,
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
