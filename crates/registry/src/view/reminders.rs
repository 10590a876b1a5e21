//! Contract: reminders of a stage, as My work and the forms under way tell them.
//!
//! Deliberately not here: which days they are (the form's rule), and notices of the system.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Message;

/// On which side of the due day a reminder lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderSide {
    /// Before it.
    Before,
    /// On it.
    OnTheDay,
    /// After it.
    After,
}

/// A reminder of a stage whose day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageReminder {
    #[ts(type = "string")]
    pub on: Date,
    pub side: ReminderSide,
    /// Working days between the two.
    pub working_days: u32,
}

/// What the reminders of an open stage say today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageReminders {
    /// The one that came last; null = none has.
    pub standing: Option<StageReminder>,
    #[ts(type = "string | null")]
    pub next_on: Option<Date>,
    /// Why the days cannot be told; null = they can.
    pub unknown: Option<Message>,
}
