//! External events, looked up by kind and subject key.
//!
//! An event is never "fired": it is found, at every computation, among what is
//! registered. A corrected or withdrawn one stays in the derivation as history.

use super::context::Context;
use super::fact::dated;
use super::found::{self, Found};
use crate::facts::{Event, EventStatus};
use crate::state::WaitingReason;
use crate::step::{Derivation, Inputs, Rule, inputs};

/// The day of the event for every subject key of the unit; the latest counts.
pub(super) fn find(context: &Context<'_>, kind: &str, subject: &str, steps: &mut Derivation) -> Found {
    let founds: Vec<Found> = context.facts.keys(subject).map(|key| about(context, kind, key, steps)).collect();
    match founds.as_slice() {
        [] => {
            let reason = WaitingReason::NoSubject;
            Found::Unknown { reason, step: steps.unknown(Rule::Event, &[], named("", kind, subject, ""), reason) }
        }
        [only] => *only,
        _ => found::latest(Rule::LatestOf, &founds, inputs([]), steps),
    }
}

/// The standing events about one subject key; of several the latest counts.
fn about(context: &Context<'_>, kind: &str, key: &str, steps: &mut Derivation) -> Found {
    let mut founds = Vec::new();
    for event in context.facts.events_of(kind, key) {
        if event.status == EventStatus::Asserted {
            let inputs = named(&event.id, kind, key, &event.recorded_at);
            founds.push(dated(context, Rule::Event, inputs, event.on.as_ref(), WaitingReason::InvalidDate, steps));
        } else {
            set_aside(event, steps);
        }
    }
    match founds.as_slice() {
        [] => {
            let reason = WaitingReason::NoEvent;
            Found::Unknown { reason, step: steps.unknown(Rule::Event, &[], named("", kind, key, ""), reason) }
        }
        [only] => *only,
        _ => found::latest(Rule::LatestOf, &founds, inputs([]), steps),
    }
}

fn set_aside(event: &Event, steps: &mut Derivation) {
    let why = if event.status == EventStatus::Withdrawn { "withdrawn" } else { "corrected" };
    steps.rejected(&[], &event.id, event.on.as_ref().map(|date| date.as_str()), why);
}

fn named(id: &str, kind: &str, key: &str, recorded_at: &str) -> Inputs {
    inputs([("event", id.into()), ("kind", kind.into()), ("subject", key.into()), ("recorded_at", recorded_at.into())])
}
