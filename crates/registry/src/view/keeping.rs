//! Contract: how long a record is kept, when it is due, and why; facts that start periods.
//!
//! Deliberately not here: lists, approvals and certificates of disposal.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use super::common::Change;

/// Where a record stands in its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeepingState {
    /// The period has not begun: a fact is missing.
    Waiting,
    /// The period runs.
    Running,
    /// The action may be taken.
    Due,
    /// A hold stands in the way.
    Held,
    /// Kept for ever.
    Permanent,
    /// To be transferred to the archives.
    Transfer,
    /// The content is destroyed.
    Destroyed,
    /// Cannot be said: no class, or rules that contradict each other.
    Unknown,
}

/// What is done when a record is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeepingAction {
    /// Destroy.
    Destroy,
    /// Transfer to the place of custody.
    Transfer,
    /// Review, which ends in a new decision.
    Review,
    /// Keep permanently.
    Permanent,
}

/// One line: what happens when, because of what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KeepingLine {
    pub state: KeepingState,
    /// The sentence, e.g. destroy on 1 April 2034 because ….
    pub text: Message,
    /// Date from which the period counts; null = its trigger has not come.
    #[ts(type = "string | null")]
    pub base_on: Option<Date>,
    /// Last day of the period.
    #[ts(type = "string | null")]
    pub end_on: Option<Date>,
    /// First day on which the action may be taken.
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
    pub action: Option<KeepingAction>,
    /// Class code of the rule that governs.
    pub rule: Option<String>,
    /// Title of the rule that governs.
    pub rule_title: Option<Text>,
    pub held: bool,
    /// Past share of the period, 0 to 1, for the time bar; null = cannot be said.
    pub elapsed: Option<f64>,
}

/// `due`: everything due on or before a day, and what waits for a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DueRequest {
    #[ts(type = "string")]
    pub on: Date,
    /// Not before this day; null = from the beginning.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    pub limit: u32,
}

/// One line of the due list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueRow {
    pub record_id: String,
    pub reference: String,
    pub title: Text,
    /// Code of the disposal class.
    pub class: String,
    pub state: KeepingState,
    pub action: Option<KeepingAction>,
    /// Day from which the period counts.
    #[ts(type = "string | null")]
    pub base: Option<Date>,
    /// Last day of the period.
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    /// First day on which the action may be taken.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    pub held: bool,
}

/// Due units per month, for the columns; the first month is the month of `on`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueMonth {
    /// `YYYY-MM`.
    pub month: String,
    pub due: u32,
    pub held: u32,
}

/// Answer of `due`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DueResponse {
    /// The day asked for.
    #[ts(type = "string")]
    pub on: Date,
    /// All lines, those beyond `limit` included.
    pub total: u32,
    pub rows: Vec<DueRow>,
    pub months: Vec<DueMonth>,
}

/// `explain`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExplainRequest {
    pub reference: String,
}

/// One fact that a step uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExplainInput {
    pub name: Message,
    /// In words; a date or figure stands in its argument `value` in canonical form.
    pub value: Message,
    /// Where it was found; null = it follows from the step before.
    pub source: Option<String>,
}

/// One step of the derivation: a fact or a rule, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExplainStep {
    /// Name of the rule in the schedule or the calculus.
    pub rule: String,
    /// Facts used, in order.
    pub inputs: Vec<ExplainInput>,
    /// Canonical result (a date, a state); null = none yet.
    pub result: Option<String>,
    /// The step as a sentence.
    pub text: Message,
}

/// Answer of `explain`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExplainResponse {
    pub reference: String,
    pub title: Text,
    /// First day on which the action may be taken.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    pub keeping: KeepingLine,
    pub steps: Vec<ExplainStep>,
}

/// `record_fact`: state a fact that a period waits for (e.g. `audit-closed` on a day).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordFactRequest {
    pub reference: String,
    pub fact: String,
    #[ts(type = "string")]
    pub on: Date,
    pub note: Option<String>,
}

/// Answer of `record_fact`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordFactResponse {
    pub keeping: KeepingLine,
    pub changed: Vec<Change>,
}
