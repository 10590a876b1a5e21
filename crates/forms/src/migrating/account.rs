//! The account of a move: every value, and what became of it.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use words::{Message, Text};

use crate::problem::Problem;

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It stands where it stood, as it was.
    Kept,
    /// It stands elsewhere, or is written otherwise.
    Mapped,
    /// It stands in the newer edition, and is not right there.
    NeedsAttention,
    /// It has no place in the newer edition and lies in the tray.
    SetAside,
    /// It is new: worked out from the older answers.
    Computed,
}

/// One value on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarriedValue {
    /// Where it stood in the older answers; nowhere for what was worked out.
    pub from: Option<String>,
    /// The name of the field there, or of the field to which it leads.
    pub label: Text,
    /// The value as it was; null for what was worked out.
    pub value: Json,
    /// Where it stands now; several places for what was split, none for what was set aside.
    pub to: Vec<String>,
    /// The values there.
    pub becomes: Vec<Json>,
    /// What became of it.
    pub fate: Fate,
    /// What the newer edition finds wrong with it.
    pub why: Option<Problem>,
}

/// Answers in the newer edition, with an account of every value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Migrated {
    /// The answers.
    pub answers: Json,
    /// Every value of the older answers in their order, then what was worked out.
    pub report: Vec<CarriedValue>,
}

impl Migrated {
    /// What was set aside.
    pub fn set_aside(&self) -> impl Iterator<Item = &CarriedValue> {
        self.report.iter().filter(|one| one.fate == Fate::SetAside)
    }

    /// How many values met with this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.report.iter().filter(|one| one.fate == fate).count()
    }
}

/// A message for a value that could not be read as it should be.
pub(super) fn not_understood(to: &str) -> Problem {
    Problem::new(to, Message::new("forms-migrate-not-understood"))
}
