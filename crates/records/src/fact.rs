//! Facts: external events that retention may count from. Not here: what they mean for a date.

use serde::{Deserialize, Serialize};

use crate::PartialDate;

/// Whether a fact still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactStatus {
    /// It stands.
    Asserted,
    /// It was taken back; it stays in the history.
    Withdrawn,
}

/// An external event that retention may count from: kind, subject and day.
/// Facts are never fired; they are looked up when a date is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedFact {
    /// Kind, for instance `leave-ended`.
    pub kind: String,
    /// Subject key: a record id, a file reference, a staff or contract number.
    pub subject: String,
    /// The day it happened.
    pub on: PartialDate,
    /// Whether it still stands.
    pub status: FactStatus,
    /// Why, or on what evidence.
    #[serde(default)]
    pub note: String,
}
