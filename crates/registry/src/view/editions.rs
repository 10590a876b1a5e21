//! Editions: the newer one beside a draft, and what moving to it does with each answer.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::forms::{Fate, Problem};

/// A newer edition of a form than the one of the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewerEdition {
    pub edition: String,
    /// Last day on which the draft's own edition is accepted; null = no end.
    #[ts(type = "string | null")]
    pub accept_until: Option<Date>,
    /// Whether the draft can move to it: not once a stage has been handed over.
    pub may_move: bool,
}

/// What becomes of one answer: where it stood (`row` from 1), how it reads before and after, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MovedValue {
    pub label: Text,
    pub row: Option<u32>,
    pub before: Option<Text>,
    pub to: Vec<Text>,
    pub after: Option<Text>,
    pub fate: Fate,
    pub why: Option<Problem>,
}

/// How many answers meet with each fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct MoveCounts {
    pub kept: u32,
    pub mapped: u32,
    pub needs_attention: u32,
    pub set_aside: u32,
    pub computed: u32,
}

/// `preview_move`: what moving a draft to the newer edition would do. Nothing is changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MovePreview {
    pub from_edition: String,
    pub to_edition: String,
    /// Last day on which the draft's own edition is accepted; null = no end.
    #[ts(type = "string | null")]
    pub accept_until: Option<Date>,
    pub counts: MoveCounts,
    pub values: Vec<MovedValue>,
}

/// Where a moved draft came from, and what found no place here; that is kept until the stage is handed over.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Moved {
    pub from_edition: String,
    #[ts(type = "string")]
    pub at: Timestamp,
    pub set_aside: Vec<MovedValue>,
}
