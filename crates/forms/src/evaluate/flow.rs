//! Questions asked of a filled form from outside the fields: the next stage, the
//! assignee, the record. They are answered over the same table as the fields.

use serde_json::Value as Json;
use words::Message;

use super::fill::{Filled, fill};
use crate::definition::Definition;
use crate::expr::{Budget, Expr, evaluate};
use crate::inputs::Inputs;
use crate::pointer::Pattern;
use crate::values::Value;

/// A filled form that answers expressions.
pub struct Asked<'a>(Filled<'a>);

/// Fills the form in order to ask it something.
pub fn ask<'a>(definition: &'a Definition, answers: &Json, inputs: &'a Inputs) -> Asked<'a> {
    Asked(fill(definition, answers, inputs))
}

impl Asked<'_> {
    /// The value of an expression at the root of the form, or a finding.
    pub fn value(&self, expr: &Expr) -> Result<Value, Message> {
        evaluate(expr, &self.0.table, &[], &mut Budget::new(Budget::DEFAULT))
    }

    /// What an expression prints; empty when nothing is known.
    pub fn text(&self, expr: &Expr) -> Result<String, Message> {
        self.value(expr).map(|value| value.print())
    }

    /// Whether a condition holds; what is not known does not.
    pub fn holds(&self, expr: Option<&Expr>) -> Result<bool, Message> {
        expr.map_or(Ok(true), |expr| Ok(self.value(expr)? == Value::Bool(true)))
    }
}

/// The stage after the one being filled in; stages whose condition does not hold are passed over.
pub fn next_stage(filled: &mut Filled) -> Option<String> {
    let definition = filled.table.definition;
    let here = definition.stages.iter().position(|stage| stage.id == filled.table.inputs.stage)?;
    let takes_place = |when: &Option<Expr>, filled: &mut Filled| match when {
        Some(when) => filled.holds(when, &Pattern::root(), &[]) == Some(true),
        None => true,
    };
    let later = definition.stages.get(here + 1..).unwrap_or_default();
    later.iter().find(|stage| takes_place(&stage.when, filled)).map(|stage| stage.id.clone())
}
