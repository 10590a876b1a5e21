//! What was found in a schedule, and how much it weighs. Not here: the looking.

use serde::{Deserialize, Serialize};
use words::Message;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "ScheduleFindingGrade")]
pub enum Grade {
    /// The schedule cannot be accepted.
    Refused,
    /// It can; somebody should look.
    Remark,
}

/// Something found in a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(rename = "ScheduleFinding")]
pub struct Finding {
    /// How much it weighs.
    pub grade: Grade,
    /// Code of the class, or `#3` for the third class where it has no code; null
    /// for the schedule itself.
    pub class: Option<String>,
    /// The field, for example `stages/1/period`.
    pub field: String,
    /// What is wrong and what to do.
    pub message: Message,
}

impl Finding {
    /// Whether the schedule cannot be accepted because of it.
    pub fn refuses(&self) -> bool {
        self.grade == Grade::Refused
    }
}

/// The text holds no schedule that can be read; every bad row is named.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the schedule cannot be read: {} finding(s)", findings.len())]
pub struct Refused {
    /// What is wrong, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Refused {
    /// The sentence for a person; the findings have their own.
    pub fn message(&self) -> Message {
        Message::new("disposal-schedule-refused").with("count", self.findings.len())
    }
}
