//! The answer of the calculus for one unit on one day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::schedule::{Action, ScheduleVersionRef};
use crate::state::{Clock, RetentionState};
use crate::step::Step;

/// The answer, with its derivation. A disposable cache wherever it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Assessment {
    /// Version of this shape; 1.
    pub format: u32,
    /// Code of the disposal class; null when unscheduled.
    pub class: Option<String>,
    /// The schedule version used.
    pub version: Option<ScheduleVersionRef>,
    /// Number of the current stage, from 1.
    pub stage: Option<u32>,
    /// What is done when the current stage is due.
    pub action: Option<Action>,
    /// Where the unit stands.
    pub state: RetentionState,
    /// Day from which the period is counted.
    #[ts(type = "string | null")]
    pub base: Option<Date>,
    /// Last day of keeping.
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    /// First day on which the action may be taken, holds apart.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// A hold stands on the day of the question.
    pub held: bool,
    /// Identifiers of the holds that stand.
    pub held_by: Vec<String>,
    /// `due`, or the release of the last hold with its cooling, whichever is
    /// later; null while unknown or while a hold stands without an end.
    #[ts(type = "string | null")]
    pub earliest_disposal: Option<Date>,
    /// The day of the question.
    #[ts(type = "string")]
    pub on: Date,
    /// Whose clock named it.
    pub clock: Clock,
    /// The derivation, from class and facts to the state.
    pub steps: Vec<Step>,
    /// SHA-256 over the canonical inputs, in hexadecimal; null when unscheduled.
    pub digest: Option<String>,
}

impl Assessment {
    /// Due, not held, and past any cooling: the action may be taken on this day.
    pub fn is_disposable(&self) -> bool {
        let due = matches!(self.state, RetentionState::Due { .. });
        due && !self.held && self.earliest_disposal.is_some_and(|day| day <= self.on)
    }
}
