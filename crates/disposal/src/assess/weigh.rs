//! Floors against ceilings: of what must be kept the latest end wins, of what must
//! not be kept the earliest; a ceiling before a floor is a conflict.

use super::context::Context;
use super::term::{self, Limit, Term, TermRule};
use crate::constraint::{Constraint, ConstraintKind};
use crate::schedule::{DisposalClass, Stage};
use crate::state::WaitingReason;
use crate::step::{Derivation, Rule, inputs};

/// What is left after weighing, with the step that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weighed {
    Ends(Limit),
    Unknown(WaitingReason, u32),
    Permanent(u32),
    Conflict(u32),
}

impl From<Term> for Weighed {
    fn from(term: Term) -> Self {
        match term {
            Term::Ends(limit) => Self::Ends(limit),
            Term::Unknown(reason, step) => Self::Unknown(reason, step),
            Term::Permanent(step) => Self::Permanent(step),
        }
    }
}

/// The stage's own term with every constraint of the class and of the facts.
pub(super) fn weigh(context: &Context<'_>, class: &DisposalClass, stage: &Stage, steps: &mut Derivation) -> Weighed {
    note_assignment(context, steps);
    let rule = TermRule { trigger: &stage.trigger, cut_off: stage.cut_off, period: stage.period };
    let own = term::count(context, rule, steps);
    let constraints: Vec<&Constraint> = class.constraints.iter().chain(&context.facts.constraints).collect();
    if constraints.is_empty() {
        return own.into();
    }
    let (mut floors, mut ceilings) = (vec![own], Vec::new());
    for constraint in constraints {
        let term = limit(context, constraint, steps);
        match constraint.kind {
            ConstraintKind::Floor => floors.push(term),
            ConstraintKind::Ceiling => ceilings.push(term),
        }
    }
    decide(&floors, &ceilings, steps)
}

fn note_assignment(context: &Context<'_>, steps: &mut Derivation) {
    let Some(assignment) = &context.facts.assignment else { return };
    let named = inputs([
        ("source", assignment.source.code().into()),
        ("path", assignment.path.join(" ← ").into()),
        ("why", assignment.reason.as_str().into()),
    ]);
    steps.known(Rule::Assigned, &[], named, assignment.source.code());
}

/// The term of a constraint, named by its basis.
fn limit(context: &Context<'_>, constraint: &Constraint, steps: &mut Derivation) -> Term {
    let rule = TermRule { trigger: &constraint.trigger, cut_off: constraint.cut_off, period: constraint.period };
    let term = term::count(context, rule, steps);
    let kind = match constraint.kind {
        ConstraintKind::Floor => Rule::Floor,
        ConstraintKind::Ceiling => Rule::Ceiling,
    };
    let named = inputs([("basis", constraint.basis.as_str().into())]);
    match term {
        Term::Ends(limit) => {
            let step = steps.known(kind, &[limit.step], named, limit.end);
            Term::Ends(Limit { step, ..limit })
        }
        Term::Unknown(reason, step) => Term::Unknown(reason, steps.unknown(kind, &[step], named, reason)),
        Term::Permanent(step) => Term::Permanent(steps.known(kind, &[step], named, "permanent")),
    }
}

fn decide(floors: &[Term], ceilings: &[Term], steps: &mut Derivation) -> Weighed {
    let from: Vec<u32> = floors.iter().chain(ceilings).map(|term| term.step()).collect();
    let ceiling = ceilings.iter().filter_map(known).map(|limit| limit.end).min();
    if floors.iter().any(|term| matches!(term, Term::Permanent(_))) {
        return match ceiling {
            Some(_) => Weighed::Conflict(steps.known(Rule::Weighed, &from, inputs([]), "conflict")),
            None => Weighed::Permanent(steps.known(Rule::Weighed, &from, inputs([]), "permanent")),
        };
    }
    let unknown = floors.iter().find_map(|term| match term {
        Term::Unknown(reason, _) => Some(*reason),
        _ => None,
    });
    let latest = floors.iter().filter_map(known).max_by_key(|limit| limit.end);
    let (None, Some(floor)) = (unknown, latest) else {
        let reason = unknown.unwrap_or(WaitingReason::MissingDate);
        return Weighed::Unknown(reason, steps.unknown(Rule::Weighed, &from, inputs([]), reason));
    };
    if ceiling.is_some_and(|ceiling| ceiling < floor.end) {
        return Weighed::Conflict(steps.known(Rule::Weighed, &from, inputs([]), "conflict"));
    }
    let step = steps.known(Rule::Weighed, &from, inputs([]), floor.end);
    pass_over(floors, ceilings, floor, steps);
    let future = floors.iter().filter_map(known).any(|limit| limit.future);
    Weighed::Ends(Limit { step, future, ..floor })
}

fn known(term: &Term) -> Option<Limit> {
    match term {
        Term::Ends(limit) => Some(*limit),
        _ => None,
    }
}

fn pass_over(floors: &[Term], ceilings: &[Term], chosen: Limit, steps: &mut Derivation) {
    for term in floors.iter().filter(|term| term.step() != chosen.step) {
        let value = known(term).map(|limit| limit.end.to_string());
        steps.rejected(&[term.step()], "floor", value.as_deref(), "shorter");
    }
    for term in ceilings {
        let value = known(term).map(|limit| limit.end.to_string());
        let why = if value.is_some() { "not-reached" } else { "unknown" };
        steps.rejected(&[term.step()], "ceiling", value.as_deref(), why);
    }
}
