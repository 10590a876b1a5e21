//! A trigger, a cut-off and a period make a term: base and end.

use jiff::civil::Date;

use super::context::Context;
use super::found::Found;
use super::trigger;
use crate::cut_off::CutOff;
use crate::period::Period;
use crate::state::WaitingReason;
use crate::step::{Derivation, Rule, inputs};
use crate::trigger::Trigger;

/// The rule of a stage or of a constraint.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermRule<'a> {
    pub trigger: &'a Trigger,
    pub cut_off: CutOff,
    pub period: Period,
}

/// A known base and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    pub base: Date,
    pub end: Date,
    pub future: bool,
    pub step: u32,
}

/// What a term came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Ends(Limit),
    Unknown(WaitingReason, u32),
    Permanent(u32),
}

impl Term {
    /// The step that says so.
    pub fn step(self) -> u32 {
        match self {
            Self::Ends(limit) => limit.step,
            Self::Unknown(_, step) | Self::Permanent(step) => step,
        }
    }
}

/// Counts a term from the facts.
pub(super) fn count(context: &Context<'_>, rule: TermRule<'_>, steps: &mut Derivation) -> Term {
    match trigger::find(context, rule.trigger, steps) {
        Found::Unknown { reason, step } => Term::Unknown(reason, step),
        Found::Permanent { step } => Term::Permanent(step),
        Found::Day { day, future, step } => {
            let Some((base, step)) = cut_off(context, rule.cut_off, day, step, steps) else {
                return out_of_range(Rule::CutOff, step, steps);
            };
            match end(context, rule, base, step, steps) {
                Some((end, step)) => Term::Ends(Limit { base, end, future, step }),
                None => out_of_range(Rule::Period, step, steps),
            }
        }
    }
}

fn out_of_range(rule: Rule, from: u32, steps: &mut Derivation) -> Term {
    let reason = WaitingReason::OutOfRange;
    Term::Unknown(reason, steps.unknown(rule, &[from], inputs([]), reason))
}

/// The base date: the first cut-off day on or after the trigger's day.
fn cut_off(
    context: &Context<'_>,
    cut_off: CutOff,
    day: Date,
    from: u32,
    steps: &mut Derivation,
) -> Option<(Date, u32)> {
    let year_end = context.version.financial_year_end;
    let base = cut_off.on_or_after(day, year_end)?;
    let named = inputs([
        ("trigger", day.to_string().into()),
        ("cut_off", cut_off.code().into()),
        ("financial_year_end", String::from(year_end).into()),
    ]);
    Some((base, steps.known(Rule::CutOff, &[from], named, base)))
}

/// The last day of keeping. Where the anniversary itself is the due day, the last
/// day of keeping is the day before it.
fn end(
    context: &Context<'_>,
    rule: TermRule<'_>,
    base: Date,
    from: u32,
    steps: &mut Derivation,
) -> Option<(Date, u32)> {
    let counted = rule.cut_off.realign(rule.period.after(base)?);
    let anniversary = context.version.due_on_anniversary;
    let end = if anniversary { counted.yesterday().ok()? } else { counted };
    let named = inputs([
        ("base", base.to_string().into()),
        ("period", rule.period.to_string().into()),
        ("cut_off", rule.cut_off.code().into()),
        ("anniversary", if anniversary { "yes" } else { "no" }.into()),
    ]);
    Some((end, steps.known(Rule::Period, &[from], named, end)))
}
