//! What a trigger came to, and how several of them combine.

use jiff::civil::Date;

use crate::state::WaitingReason;
use crate::step::{Derivation, Inputs, Rule, inputs};

/// What a trigger came to, with the step that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A day. `future`: it rests on a fact dated after the day of the question.
    Day { day: Date, future: bool, step: u32 },
    /// Not known yet.
    Unknown { reason: WaitingReason, step: u32 },
    /// Never.
    Permanent { step: u32 },
}

impl Found {
    /// The step that says so.
    pub fn step(self) -> u32 {
        match self {
            Self::Day { step, .. } | Self::Unknown { step, .. } | Self::Permanent { step } => step,
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Day { day, .. } => Some(day),
            _ => None,
        }
    }

    fn reason(self) -> Option<WaitingReason> {
        match self {
            Self::Unknown { reason, .. } => Some(reason),
            _ => None,
        }
    }
}

/// The latest of several; an unknown one counts as later than all known ones, and
/// a future one makes the whole future, since its date may still be corrected.
pub(super) fn latest(rule: Rule, founds: &[Found], named: Inputs, steps: &mut Derivation) -> Found {
    let from: Vec<u32> = founds.iter().map(|found| found.step()).collect();
    if founds.iter().any(|found| matches!(found, Found::Permanent { .. })) {
        return Found::Permanent { step: steps.known(rule, &from, named, "permanent") };
    }
    let unknown = founds.iter().find_map(|found| found.reason());
    let latest = founds.iter().filter_map(|found| found.day()).max();
    let (None, Some(day)) = (unknown, latest) else {
        let reason = unknown.unwrap_or(WaitingReason::MissingDate);
        return Found::Unknown { reason, step: steps.unknown(rule, &from, named, reason) };
    };
    let step = steps.known(rule, &from, named, day);
    pass_over(founds, day, "earlier", steps);
    Found::Day { day, future: founds.iter().any(|found| matches!(found, Found::Day { future: true, .. })), step }
}

/// The earliest of the known ones; what has not been registered has not happened.
pub(super) fn earliest(founds: &[Found], steps: &mut Derivation) -> Found {
    let rule = Rule::EarliestOf;
    let from: Vec<u32> = founds.iter().map(|found| found.step()).collect();
    let known = founds.iter().filter_map(|found| match *found {
        Found::Day { day, future, .. } => Some((day, future)),
        _ => None,
    });
    let Some((day, future)) = known.min() else {
        let Some(reason) = founds.iter().find_map(|found| found.reason()) else {
            return Found::Permanent { step: steps.known(rule, &from, inputs([]), "permanent") };
        };
        return Found::Unknown { reason, step: steps.unknown(rule, &from, inputs([]), reason) };
    };
    let step = steps.known(rule, &from, inputs([]), day);
    pass_over(founds, day, "later", steps);
    Found::Day { day, future, step }
}

/// Notes every candidate that did not carry the day.
fn pass_over(founds: &[Found], chosen: Date, why: &str, steps: &mut Derivation) {
    for found in founds.iter().filter(|found| found.day() != Some(chosen)) {
        let value = steps.result(found.step()).map(str::to_owned);
        let why = if found.day().is_some() { why } else { "unknown" };
        steps.rejected(&[found.step()], "candidate", value.as_deref(), why);
    }
}
