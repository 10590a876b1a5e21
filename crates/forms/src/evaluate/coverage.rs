//! Which way every condition of a definition went with one set of answers.
//!
//! A definition's own tests must show each condition holding and not holding; what is
//! not shown is remarked upon by `check`.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::fill::{Filled, Turn, fill, turn};
use super::problems::row_places;
use crate::definition::Definition;
use crate::expr::Expr;
use crate::inputs::Inputs;
use crate::pointer::{Pattern, escape};

/// The answers of each condition, by its pointer in the definition.
pub type Exercised = BTreeMap<String, Vec<bool>>;

/// Asks every condition of the stage at every place where it stands. Conditions of other
/// stages are listed without an answer.
pub fn exercised(definition: &Definition, answers: &Json, inputs: &Inputs) -> Exercised {
    let mut filled = fill(definition, answers, inputs);
    let mut found = Exercised::new();
    for (rules, part) in [(&definition.logic.visible, "visible"), (&definition.logic.required, "required")] {
        for (at, rule) in rules {
            let owner = definition.names.owner(at).map(|(_, field)| field.stage.as_str());
            let pointer = format!("/logic/{part}/{}", escape(&at.to_string()));
            ask(&mut filled, &mut found, pointer, rule, at, owner);
        }
    }
    for (section, rule) in &definition.logic.sections {
        let pointer = format!("/logic/visible/#{}", escape(section));
        ask(&mut filled, &mut found, pointer, rule, &Pattern::root(), None);
    }
    for (place, slot) in definition.attachments.iter().enumerate() {
        if let Some(when) = &slot.when {
            let pointer = format!("/evidence/attachments/{place}/when");
            ask(&mut filled, &mut found, pointer, when, &slot.at(), Some(&slot.stage));
        }
    }
    assertions(&mut filled, &mut found);
    found
}

fn ask(filled: &mut Filled, found: &mut Exercised, pointer: String, rule: &Expr, at: &Pattern, owner: Option<&str>) {
    if matches!(rule, Expr::Literal(_)) {
        return;
    }
    let answers = found.entry(pointer).or_default();
    let definition = filled.table.definition;
    if owner.is_some_and(|stage| turn(definition, stage, &filled.table.inputs.stage) != Turn::Now) {
        return;
    }
    for rows in row_places(filled, at) {
        answers.push(filled.holds(rule, at, &rows) == Some(true));
    }
}

/// An assertion that is not known has not been shown to fail, nor has one of a place that is hidden.
fn assertions(filled: &mut Filled, found: &mut Exercised) {
    let definition = filled.table.definition;
    for (place, assertion) in definition.logic.assertions.iter().enumerate() {
        let answers = found.entry(format!("/logic/assert/{place}")).or_default();
        if assertion.stage != filled.table.inputs.stage {
            continue;
        }
        for rows in row_places(filled, &assertion.at) {
            if !filled.table.is_visible(&assertion.at, &rows) {
                continue;
            }
            answers.extend(filled.holds(&assertion.that, &assertion.at, &rows));
        }
    }
}
