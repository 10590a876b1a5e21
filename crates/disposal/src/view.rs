//! What the headless door and the window show of an assessment.
//!
//! The names of the fields are a promise to scripts: fields may be added, never
//! renamed. Dates are `YYYY-MM-DD`; an unknown date is null, and the state says why.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::{Arg, Lang};

use crate::assessment::Assessment;
use crate::schedule::Action;
use crate::state::{RetentionState, WaitingReason};
use crate::step::Rule;

/// One line of the due list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct DueView {
    /// Reference of the unit.
    pub reference: String,
    /// Identifier of the record.
    pub record_id: String,
    /// Code of the disposal class.
    pub class: Option<String>,
    /// Name of the state.
    pub state: String,
    /// Why it waits, where it waits.
    pub reason: Option<WaitingReason>,
    /// What is done when it is due.
    pub action: Option<Action>,
    /// Day from which the period is counted.
    #[ts(type = "string | null")]
    pub base: Option<Date>,
    /// Last day of keeping.
    #[ts(type = "string | null")]
    pub end: Option<Date>,
    /// First day on which the action may be taken.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// A hold stands.
    pub held: bool,
    /// First day on which neither the period nor a hold forbids the action; null
    /// while it cannot be named.
    #[ts(type = "string | null")]
    pub earliest_disposal: Option<Date>,
}

impl DueView {
    /// The line for a unit.
    pub fn new(reference: impl Into<String>, record_id: impl Into<String>, assessment: &Assessment) -> Self {
        Self {
            reference: reference.into(),
            record_id: record_id.into(),
            class: assessment.class.clone(),
            state: assessment.state.code().to_owned(),
            reason: assessment.state.reason(),
            action: assessment.action,
            base: assessment.base,
            end: assessment.end,
            due: assessment.due,
            held: assessment.held,
            earliest_disposal: assessment.earliest_disposal,
        }
    }
}

/// Why a unit is due or not, step by step, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Explanation {
    /// Reference of the unit.
    pub reference: String,
    /// Where the unit stands.
    pub state: RetentionState,
    /// First day on which the action may be taken.
    #[ts(type = "string | null")]
    pub due: Option<Date>,
    /// The day of the question.
    #[ts(type = "string")]
    pub on: Date,
    /// Digest of the inputs.
    pub digest: Option<String>,
    /// The derivation.
    pub steps: Vec<ExplanationStep>,
}

/// One step with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ExplanationStep {
    /// Number of the step, from 1.
    pub id: u32,
    /// The rule applied.
    pub rule: Rule,
    /// The steps whose results it uses.
    pub from: Vec<u32>,
    /// What else it uses.
    pub inputs: BTreeMap<String, Arg>,
    /// A date or a word; null where it is unknown.
    pub result: Option<String>,
    /// The sentence.
    pub text: String,
}

impl Explanation {
    /// The explanation of an assessment in a language.
    pub fn new(reference: impl Into<String>, assessment: &Assessment, lang: Lang) -> Self {
        let steps = assessment.steps.iter().map(|step| ExplanationStep {
            id: step.id,
            rule: step.rule,
            from: step.from.clone(),
            inputs: step.inputs.clone(),
            result: step.result.clone(),
            text: step.text(lang),
        });
        Self {
            reference: reference.into(),
            state: assessment.state,
            due: assessment.due,
            on: assessment.on,
            digest: assessment.digest.clone(),
            steps: steps.collect(),
        }
    }
}
