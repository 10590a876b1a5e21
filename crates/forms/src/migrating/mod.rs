//! Moving a draft to a newer edition: every value is kept, mapped, or set aside, and none is dropped.
//!
//! Only what nobody has handed over yet can move; what was signed stays in its edition for ever. Where the newer
//! edition says nothing about a value, it stays in its place if that place still takes it, and is set aside if not.

mod account;
mod carry;
mod leaves;

use serde_json::Value as Json;

use crate::definition::{Becomes, Definition, Migration};
use crate::editions::follows;
use crate::evaluate::evaluate;
use crate::expr::check;
use crate::fault::Fault;
use crate::inputs::Inputs;
use crate::instance::Instance;
use crate::pointer::Pattern;
use crate::problem::Problem;
use crate::refusal::Refusal;
use crate::values::Type;
use carry::Carrier;

pub use account::{CarriedValue, Fate, Migrated};
pub use leaves::leaves;

/// Whether a form may still move to another edition.
///
/// # Errors
/// A refusal once a stage has been handed over: what others have signed stays as they signed it.
pub fn may_move(instance: Option<&Instance>) -> Result<(), Refusal> {
    match instance {
        Some(instance) if !instance.revisions.is_empty() => {
            Err(Refusal::new("forms-migrate-handed-over").with("edition", instance.edition.as_str()))
        }
        _ => Ok(()),
    }
}

/// The answers of a draft of `old` as answers of `new`. `inputs` are those of the newer edition's first stage, with
/// which it judges what it was given.
///
/// # Errors
/// A refusal when `new` is not a later edition of the same form.
pub fn migrate(old: &Definition, new: &Definition, answers: &Json, inputs: &Inputs) -> Result<Migrated, Refusal> {
    if follows(old, new).is_err() {
        return Err(Refusal::new("forms-migrate-other-form").with("form", old.form_no.as_str()));
    }
    let inputs = Inputs { stage: new.first_stage().to_owned(), ..inputs.clone() };
    let operations = new.migrations.get(&old.version).map_or(&[][..], Vec::as_slice);
    let mut carrier = Carrier::new(old, new, operations);
    carrier.carry(answers);
    carrier.join();
    carrier.rows(answers);
    carrier.compute(answers, &inputs);
    let mut migrated = carrier.done();
    let found = evaluate(new, &migrated.answers, &inputs);
    for one in migrated.report.iter_mut().filter(|one| one.why.is_none()) {
        one.why = found.problems.iter().find(|problem| concerns(new, problem, &one.to)).cloned();
        if one.why.is_some() {
            one.fate = Fate::NeedsAttention;
        }
    }
    Ok(migrated)
}

/// Whether a problem speaks of one of these places: of the value itself, or of the pair, list or slot that it is in.
fn concerns(new: &Definition, problem: &Problem, places: &[String]) -> bool {
    let whole = |at: &str| {
        let field = Pattern::parse(at).and_then(|at| new.names.fields.get(&at.generalised()).cloned());
        let slot = || crate::evaluate::slot_in(new, at).is_some_and(|(_, _, rest)| rest.is_empty());
        field.map_or_else(slot, |field| field.kind.has_sides() || field.kind.has_codes())
    };
    places.iter().any(|place| {
        *place == problem.path
            || problem.path.starts_with(&format!("{place}/"))
            || (!problem.path.is_empty() && place.starts_with(&format!("{}/", problem.path)) && whole(&problem.path))
    })
}

/// What is wrong with the operations of `new` for drafts of `old`, which a reader of `new` alone cannot know.
pub fn faults(old: &Definition, new: &Definition) -> Vec<Fault> {
    let operations = new.migrations.get(&old.version).map_or(&[][..], Vec::as_slice);
    operations.iter().flat_map(|operation| faults_of(old, new, operation)).collect()
}

fn faults_of(old: &Definition, new: &Definition, operation: &Migration) -> Vec<Fault> {
    let holds = |at: &Pattern| old.names.fields.keys().any(|field| at.covers(field));
    let has =
        |at: &Pattern| old.names.owner(at).is_some() || holds(at) || old.attachments.iter().any(|slot| at == slot.at());
    let unknown = operation.from.iter().filter(|at| !has(at));
    let mut found: Vec<Fault> = unknown
        .map(|at| Fault::new(&operation.pointer, "forms-def-migrate-from").with("name", at.to_string()))
        .collect();
    if let Becomes::Computed(expr) = &operation.becomes {
        let wanted = operation.to.first().and_then(|to| crate::expr::Scope::field(&new.names, to));
        match (check(expr, &old.names, &operation.pointer), wanted) {
            (Err(fault), _) => found.push(fault),
            (Ok(given), Some(wanted)) if !gives(expr, &given, &wanted) => {
                let fault = Fault::new(&operation.pointer, "forms-def-result").with("wanted", wanted.name());
                found.push(fault.with("found", given.name()));
            }
            _ => {}
        }
    }
    found
}

/// Codes of two editions are of one kind where they have the same name; a text may be a code.
fn gives(expr: &crate::expr::Expr, given: &Type, wanted: &Type) -> bool {
    given == wanted
        || (*wanted == Type::Decimal && *given == Type::Integer)
        || (*wanted == Type::Text && matches!(given, Type::Code(_)))
        || (matches!(wanted, Type::Code(_)) && expr.possible_texts().is_some())
}
