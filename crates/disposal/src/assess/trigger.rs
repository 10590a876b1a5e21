//! From a trigger and the facts to the day that starts the period.

use words::Arg;

use super::context::Context;
use super::event;
use super::fact::dated;
use super::found::{self, Found};
use crate::facts::PartFacts;
use crate::period::Period;
use crate::state::WaitingReason;
use crate::step::{Derivation, Inputs, Rule, inputs};
use crate::trigger::Trigger;

/// The day on which `trigger` falls, or why it is not known.
pub(super) fn find(context: &Context<'_>, trigger: &Trigger, steps: &mut Derivation) -> Found {
    match trigger {
        Trigger::Declared {} => dated(
            context,
            Rule::Declared,
            inputs([]),
            context.facts.declared.as_ref(),
            WaitingReason::MissingDate,
            steps,
        ),
        Trigger::PartClosed {} => part_closed(context, steps),
        Trigger::Date { element } => {
            let value = context.facts.dates.get(element).and_then(Option::as_ref);
            let named = inputs([("element", element.as_str().into())]);
            dated(context, Rule::Date, named, value, WaitingReason::MissingDate, steps)
        }
        Trigger::Event { event, subject } => event::find(context, event, subject, steps),
        Trigger::Fixed { on } => {
            // The schedule's own day is no fact, so it is never a "future fact".
            let step = steps.known(Rule::Fixed, &[], inputs([("value", on.to_string().into())]), on);
            Found::Day { day: *on, future: false, step }
        }
        Trigger::Immediate {} => immediate(context, steps),
        Trigger::StageCompleted {} => stage_completed(context, steps),
        Trigger::Permanent {} => Found::Permanent { step: steps.known(Rule::Permanent, &[], inputs([]), "permanent") },
        Trigger::After { trigger, period } => after(context, trigger, *period, steps),
        Trigger::LatestOf { of } => found::latest(Rule::LatestOf, &each(context, of, steps), inputs([]), steps),
        Trigger::AllOf { of } => found::latest(Rule::AllOf, &each(context, of, steps), inputs([]), steps),
        Trigger::EarliestOf { of } => found::earliest(&each(context, of, steps), steps),
        Trigger::FirstKnown { of } => first_known(context, of, steps),
    }
}

fn each(context: &Context<'_>, triggers: &[Trigger], steps: &mut Derivation) -> Vec<Found> {
    triggers.iter().map(|trigger| find(context, trigger, steps)).collect()
}

/// All parts must be closed; the latest closing counts.
fn part_closed(context: &Context<'_>, steps: &mut Derivation) -> Found {
    let parts = &context.facts.parts;
    if parts.is_empty() {
        return dated(context, Rule::PartClosed, part_name(""), None, WaitingReason::MissingDate, steps);
    }
    let founds: Vec<Found> = parts.iter().map(|part| closing(context, part, steps)).collect();
    match founds.as_slice() {
        [only] => *only,
        _ => found::latest(Rule::LatestOf, &founds, inputs([]), steps),
    }
}

/// The closing of one part; a closing that a reopening withdrew is history.
fn closing(context: &Context<'_>, part: &PartFacts, steps: &mut Derivation) -> Found {
    let found = dated(context, Rule::PartClosed, part_name(&part.id), part.closed.as_ref(), WaitingReason::Open, steps);
    for earlier in &part.earlier_closings {
        steps.rejected(&[found.step()], &part.id, Some(earlier.closed.as_str()), "reopened");
    }
    found
}

fn part_name(id: &str) -> Inputs {
    inputs([("part", id.into())])
}

/// At once: from declaration or, for a unit that is not declared, from opening.
fn immediate(context: &Context<'_>, steps: &mut Derivation) -> Found {
    let opened = || context.facts.parts.iter().find_map(|part| part.opened.as_ref());
    let (basis, value) = match &context.facts.declared {
        Some(declared) => ("declared", Some(declared)),
        None => ("opened", opened()),
    };
    let named = inputs([("basis", basis.into())]);
    dated(context, Rule::Immediate, named, value, WaitingReason::MissingDate, steps)
}

/// The last completed stage is the one before the current one.
fn stage_completed(context: &Context<'_>, steps: &mut Derivation) -> Found {
    let completed = &context.facts.stages_completed;
    let named = inputs([("stage", Arg::from(completed.len()))]);
    dated(context, Rule::StageCompleted, named, completed.last(), WaitingReason::StageNotCompleted, steps)
}

fn after(context: &Context<'_>, trigger: &Trigger, period: Period, steps: &mut Derivation) -> Found {
    let found = find(context, trigger, steps);
    let Found::Day { day, future, step } = found else { return found };
    let named = inputs([("start", day.to_string().into()), ("period", period.to_string().into())]);
    match period.after(day) {
        Some(day) => Found::Day { day, future, step: steps.known(Rule::After, &[step], named, day) },
        None => {
            let reason = WaitingReason::OutOfRange;
            Found::Unknown { reason, step: steps.unknown(Rule::After, &[step], named, reason) }
        }
    }
}

/// Goes on to the next trigger only where there is no fact at all: an event with
/// an unreadable date is a fact, and hides nothing behind it.
fn first_known(context: &Context<'_>, triggers: &[Trigger], steps: &mut Derivation) -> Found {
    let mut from = Vec::new();
    let mut reason = WaitingReason::MissingDate;
    for trigger in triggers {
        let found = find(context, trigger, steps);
        from.push(found.step());
        match found {
            Found::Unknown { reason: absent, .. } if absent.is_absence() => reason = absent,
            Found::Day { day, future, .. } => {
                return Found::Day { day, future, step: steps.known(Rule::FirstKnown, &from, inputs([]), day) };
            }
            Found::Unknown { reason, .. } => {
                return Found::Unknown { reason, step: steps.unknown(Rule::FirstKnown, &from, inputs([]), reason) };
            }
            Found::Permanent { .. } => return found,
        }
    }
    Found::Unknown { reason, step: steps.unknown(Rule::FirstKnown, &from, inputs([]), reason) }
}
