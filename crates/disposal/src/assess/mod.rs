//! The retention calculus: class, version, facts, holds and a day in; answer out.
//!
//! The files follow the calculation: `trigger` finds the day that starts a period,
//! `term` counts from it, `weigh` sets floors against ceilings, and this file names
//! the state and lays the holds over it. No clock and no guess: what is not known
//! is a state.

mod context;
mod event;
mod fact;
mod found;
mod term;
mod trigger;
mod weigh;

use jiff::civil::Date;
use words::Arg;

use context::Context;
use term::Limit;
use weigh::Weighed;

use crate::assessment::Assessment;
use crate::digest::explanation_digest;
use crate::facts::Facts;
use crate::hold::Holds;
use crate::schedule::{DisposalClass, ScheduleVersionRef, Stage};
use crate::state::{AsOf, RetentionState, WaitingReason};
use crate::step::{Derivation, Rule, inputs};

/// When a unit of `class` may be disposed of, seen from the day `on`, and why.
///
/// `version` is the schedule version the class was taken from. The current stage
/// is the first one that `facts.stages_completed` does not name. Holds block
/// (`held`, `earliest_disposal`) and never change `base`, `end` or `due`.
pub fn assess(
    class: &DisposalClass,
    version: &ScheduleVersionRef,
    facts: &Facts,
    holds: &Holds,
    on: impl Into<AsOf>,
) -> Assessment {
    let on = on.into();
    let Some((number, stage)) = current_stage(class, facts) else {
        return unscheduled(holds, on);
    };
    let mut steps = Derivation::default();
    name_the_class(&mut steps, class, version, number, stage);
    let context = Context { facts, on: on.day, version };
    let weighed = weigh::weigh(&context, class, stage, &mut steps);
    let outcome = settle(weighed, on, &mut steps);
    let answer = Answer {
        class: Some(class.code.clone()),
        version: Some(version.clone()),
        stage: Some((number, stage)),
        // The inputs are maps with text keys, which always have a canonical form.
        digest: explanation_digest(class, version, facts).ok(),
    };
    answer.with(outcome, holds, on, steps)
}

/// The answer for a unit that has no disposal class: never due.
pub fn unscheduled(holds: &Holds, on: impl Into<AsOf>) -> Assessment {
    let mut steps = Derivation::default();
    let step = steps.known(Rule::Unscheduled, &[], inputs([]), "unscheduled");
    let outcome = Outcome { state: RetentionState::Unscheduled, ends: None, step };
    Answer::default().with(outcome, holds, on.into(), steps)
}

/// The first stage not completed, with its number from 1; after the last, the last.
fn current_stage<'a>(class: &'a DisposalClass, facts: &Facts) -> Option<(u32, &'a Stage)> {
    let last = class.stages.len().checked_sub(1)?;
    let at = facts.stages_completed.len().min(last);
    Some((u32::try_from(at + 1).ok()?, class.stages.get(at)?))
}

fn name_the_class(
    steps: &mut Derivation,
    class: &DisposalClass,
    version: &ScheduleVersionRef,
    number: u32,
    stage: &Stage,
) {
    let named = inputs([
        ("schedule", version.schedule.as_str().into()),
        ("version", version.version.into()),
        ("effective_from", version.effective_from.to_string().into()),
        ("authority", version.authority.as_str().into()),
        ("stage", number.into()),
        ("action", stage.action.code().into()),
    ]);
    steps.known(Rule::Class, &[], named, &class.code);
}

/// Base, end and due day.
struct Ends {
    base: Date,
    end: Date,
    due: Date,
}

/// The state with the dates known so far and the step that ends the count.
struct Outcome {
    state: RetentionState,
    ends: Option<Ends>,
    step: u32,
}

/// From what floors and ceilings left to the state on the day.
fn settle(weighed: Weighed, on: AsOf, steps: &mut Derivation) -> Outcome {
    let limit = match weighed {
        Weighed::Permanent(step) => return Outcome { state: RetentionState::Permanent, ends: None, step },
        Weighed::Conflict(step) => return Outcome { state: RetentionState::Conflict, ends: None, step },
        Weighed::Unknown(reason, step) => {
            return Outcome { state: RetentionState::Waiting { reason }, ends: None, step };
        }
        Weighed::Ends(limit) => limit,
    };
    let Ok(due) = limit.end.tomorrow() else {
        let reason = WaitingReason::OutOfRange;
        let step = steps.unknown(Rule::Due, &[limit.step], inputs([]), reason);
        return Outcome { state: RetentionState::Waiting { reason }, ends: None, step };
    };
    let step = steps.known(Rule::Due, &[limit.step], inputs([("end", limit.end.to_string().into())]), due);
    let state = state_on(&limit, due, on.day);
    Outcome { state, ends: Some(Ends { base: limit.base, end: limit.end, due }), step }
}

fn state_on(limit: &Limit, due: Date, day: Date) -> RetentionState {
    if limit.future {
        RetentionState::Waiting { reason: WaitingReason::FutureDate }
    } else if day < due {
        RetentionState::Running { until: limit.end }
    } else {
        RetentionState::Due { since: due }
    }
}

/// The parts of the answer that the count itself does not touch.
#[derive(Default)]
struct Answer<'a> {
    class: Option<String>,
    version: Option<ScheduleVersionRef>,
    stage: Option<(u32, &'a Stage)>,
    digest: Option<String>,
}

impl Answer<'_> {
    /// Lays the holds over the outcome and closes the derivation.
    fn with(self, outcome: Outcome, holds: &Holds, on: AsOf, mut steps: Derivation) -> Assessment {
        let due = outcome.ends.as_ref().map(|ends| ends.due);
        let overlay = lay_holds(holds, due, on, outcome.step, &mut steps);
        let mut named = inputs([("on", on.day.to_string().into()), ("clock", on.clock.code().into())]);
        if let Some(reason) = outcome.state.reason() {
            named.insert("reason".to_owned(), reason.code().into());
        }
        named.insert("held".to_owned(), if overlay.held_by.is_empty() { "no" } else { "yes" }.into());
        steps.known(Rule::State, &[outcome.step], named, outcome.state.code());
        Assessment {
            format: 1,
            class: self.class,
            version: self.version,
            stage: self.stage.map(|(number, _)| number),
            action: self.stage.map(|(_, stage)| stage.action),
            state: outcome.state,
            base: outcome.ends.as_ref().map(|ends| ends.base),
            end: outcome.ends.as_ref().map(|ends| ends.end),
            due,
            held: !overlay.held_by.is_empty(),
            held_by: overlay.held_by,
            earliest_disposal: overlay.earliest,
            on: on.day,
            clock: on.clock,
            steps: steps.finish(),
            digest: self.digest,
        }
    }
}

/// What the holds add.
struct Overlay {
    held_by: Vec<String>,
    earliest: Option<Date>,
}

fn lay_holds(holds: &Holds, due: Option<Date>, on: AsOf, end_step: u32, steps: &mut Derivation) -> Overlay {
    let set = holds.set();
    let mut from = vec![end_step];
    let mut held_by = Vec::new();
    for (id, hold) in &set {
        let stands = hold.stands_on(on.day);
        if stands {
            held_by.push((*id).to_owned());
        }
        let lifted = hold.lifted_on.map_or_else(String::new, |day| day.to_string());
        let placed = Arg::from(hold.placed_on.to_string());
        let named = inputs([("hold", (*id).into()), ("placed_on", placed), ("lifted_on", lifted.into())]);
        let result = if stands {
            "stands"
        } else if hold.placed_on > on.day {
            "not-yet"
        } else {
            "lifted"
        };
        from.push(steps.known(Rule::Hold, &[], named, result));
    }
    let released = holds.released(on.day);
    let earliest = due.and_then(|due| released.ok().map(|released| released.map_or(due, |day| day.max(due))));
    if !set.is_empty() && due.is_some() {
        let named = inputs([("cooling_days", i64::from(holds.release_cooling_days).into())]);
        match earliest {
            Some(day) => steps.known(Rule::Release, &from, named, day),
            None => steps.unknown(Rule::Release, &from, named, WaitingReason::Held),
        };
    }
    Overlay { held_by, earliest }
}
