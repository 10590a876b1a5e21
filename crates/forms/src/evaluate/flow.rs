//! Questions asked of a filled form from outside the fields: the next stage, the
//! assignee, the record. They are answered over the same table as the fields.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use words::Message;

use super::fill::{Filled, fill};
use crate::definition::{Definition, Stage};
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
        self.value_in(expr, &[])
    }

    /// The value of an expression in the given rows, or a finding.
    pub fn value_in(&self, expr: &Expr, rows: &[usize]) -> Result<Value, Message> {
        evaluate(expr, &self.0.table, rows, &mut Budget::new(Budget::DEFAULT))
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

/// The stages after the one being filled in, in order; stages whose condition does not hold are passed
/// over. A stage in which others meet is among them, whether those others are done or not.
pub fn next_stages(filled: &mut Filled) -> Vec<String> {
    let definition = filled.table.definition;
    let mut next: BTreeSet<&str> = BTreeSet::new();
    let mut left: Vec<&Stage> = definition.stages_after(&filled.table.inputs.stage).collect();
    while let Some(stage) = left.pop() {
        let mut conditions = definition.conditions(&stage.id);
        if conditions.all(|when| filled.holds(when, &Pattern::root(), &[]) == Some(true)) {
            next.insert(&stage.id);
        } else {
            left.extend(definition.stages_after(&stage.id));
        }
    }
    let waits = |id: &str| definition.stages_before(id).iter().any(|before| next.contains(before));
    let ready = definition.stages.iter().filter(|stage| next.contains(stage.id.as_str()) && !waits(&stage.id));
    ready.map(|stage| stage.id.clone()).collect()
}
