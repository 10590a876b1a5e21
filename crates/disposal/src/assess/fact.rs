//! A single fact with a date.

use super::context::Context;
use super::found::Found;
use crate::date::FactDate;
use crate::state::WaitingReason;
use crate::step::{Derivation, Inputs, Rule};

/// A fact with a date: reads it, and says why where it cannot be used.
pub(super) fn dated(
    context: &Context<'_>,
    rule: Rule,
    mut named: Inputs,
    value: Option<&FactDate>,
    missing: WaitingReason,
    steps: &mut Derivation,
) -> Found {
    let Some(value) = value else {
        return Found::Unknown { reason: missing, step: steps.unknown(rule, &[], named, missing) };
    };
    named.insert("value".to_owned(), value.as_str().into());
    match value.day() {
        Ok(day) => Found::Day { day, future: day > context.on, step: steps.known(rule, &[], named, day) },
        Err(_) => {
            let reason = WaitingReason::InvalidDate;
            Found::Unknown { reason, step: steps.unknown(rule, &[], named, reason) }
        }
    }
}
