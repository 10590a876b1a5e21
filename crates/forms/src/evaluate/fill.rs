//! Filling the table: field by field, in the order in which the rules read each other.
//!
//! What earlier stages handed over stands as they signed it: it is not computed again,
//! because a rule may depend on the day or on the person of that stage.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use words::Message;

use super::table::{Cell, Table};
use crate::address::address_line;
use crate::definition::{Definition, Field, FieldKind};
use crate::expr::{Budget, Expr, evaluate};
use crate::inputs::Inputs;
use crate::pointer::{Pattern, places};
use crate::problem::Problem;
use crate::values::{Type, Value, money_text, read, whole_number, write};

/// Whose turn a field is, seen from the stage being filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// An earlier stage has filled it in.
    Earlier,
    /// It is filled in now.
    Now,
    /// An earlier stage owns it, but nothing shows that it was handed over.
    Untouched,
    /// A later stage will fill it in.
    Later,
}

/// The turn of what `stage` owns while `current` is being filled in.
pub fn turn(definition: &Definition, stage: &str, current: &str) -> Turn {
    if stage == current {
        Turn::Now
    } else if definition.stages_before(current).contains(stage) {
        Turn::Earlier
    } else {
        Turn::Later
    }
}

/// The stages before `current` of which a computed value stands in the answers: only a hand-over puts it there.
fn handed_over<'d>(definition: &'d Definition, answers: &Json, current: &str) -> BTreeSet<&'d str> {
    let computed = definition.logic.compute.keys().filter_map(|at| Some((at, definition.names.fields.get(at)?)));
    let earlier = computed.filter(|(_, field)| turn(definition, &field.stage, current) == Turn::Earlier);
    let stands = |at: &Pattern| {
        let mut stored = places(answers, at).into_iter().filter_map(|place| answers.pointer(&place));
        stored.any(|json| !is_blank(json))
    };
    earlier.filter(|(at, _)| stands(at)).map(|(_, field)| field.stage.as_str()).collect()
}

/// The filled table and what was found on the way.
pub struct Filled<'a> {
    /// The table.
    pub table: Table<'a>,
    /// What is left of the budget.
    pub budget: Budget,
    /// Findings: rules that could not be worked out.
    pub findings: Vec<Problem>,
}

/// Fills a table from the answers.
pub fn fill<'a>(definition: &'a Definition, answers: &Json, inputs: &'a Inputs) -> Filled<'a> {
    let mut filled =
        Filled { table: Table::new(definition, inputs), budget: Budget::new(Budget::DEFAULT), findings: Vec::new() };
    let handed_over = handed_over(definition, answers, &inputs.stage);
    for at in definition.order() {
        let Some(field) = definition.names.fields.get(at) else { continue };
        let turn = match turn(definition, &field.stage, &inputs.stage) {
            // Bare answers, as an author tries them out, show what the earlier stage would compute.
            Turn::Earlier if !handed_over.contains(field.stage.as_str()) => Turn::Untouched,
            turn => turn,
        };
        let ruled = Ruled::of(definition, at, field, turn);
        let places = filled.table.places(at).into_iter();
        let cells = places.map(|rows| filled.cell(&ruled, rows, answers)).collect();
        filled.table.put(at, cells);
    }
    filled
}

/// A field with the rules that fill its cells, found once for all its rows.
struct Ruled<'a> {
    at: &'a Pattern,
    field: &'a Field,
    turn: Turn,
    value_type: Type,
    /// The group in whose rows it stands.
    group: Option<Pattern>,
    /// When its section is shown, and when it is.
    shown: [Option<&'a Expr>; 2],
    /// How it is worked out.
    compute: Option<&'a Expr>,
}

impl<'a> Ruled<'a> {
    fn of(definition: &'a Definition, at: &'a Pattern, field: &'a Field, turn: Turn) -> Self {
        let logic = &definition.logic;
        let section = definition.section_of.get(at).and_then(|id| logic.sections.get(id));
        let shown = [section, logic.visible.get(at)];
        let (value_type, group) = (field.value_type(at), at.enclosing_group());
        Self { at, field, turn, value_type, group, shown, compute: logic.compute.get(at) }
    }
}

impl<'a> Filled<'a> {
    fn cell(&mut self, ruled: &Ruled<'a>, rows: Vec<usize>, answers: &Json) -> Cell<'a> {
        let (at, field, turn) = (ruled.at, ruled.field, ruled.turn);
        let stored = at.find(answers, &rows).filter(|json| !is_blank(json));
        let visible = match turn {
            Turn::Later => false,
            Turn::Earlier | Turn::Untouched if stored.is_some() => true,
            _ => self.shown(ruled, &rows),
        };
        let is_group = field.kind == FieldKind::Repeat;
        if !visible {
            return Cell { at, rows, visible, value: Value::Missing, json: None, is_group, row_count: 0 };
        }
        let row_count = if is_group { row_count(stored) } else { 0 };
        let json = match ruled.compute {
            Some(expr) if turn == Turn::Now || (turn == Turn::Untouched && stored.is_none()) => {
                self.computed(expr, at, field, &rows)
            }
            _ => stored.filter(|_| row_count == 0).and_then(tidy),
        };
        let json = if field.kind == FieldKind::Integer { json.map(whole_number) } else { json };
        let value = match field.kind {
            FieldKind::Repeat => Value::Missing,
            // Rules read an address as it is written out.
            FieldKind::Address => {
                read(json.as_ref().map(|json| Json::from(address_line(json))).as_ref(), &ruled.value_type)
            }
            kind if kind.has_sides() => Value::Missing,
            // A wrong spelling is a problem of its own; nothing is worked out from it.
            _ => read(json.as_ref().filter(|json| field.spells(json)), &ruled.value_type),
        };
        Cell { at, rows, visible, value, json, is_group, row_count }
    }

    fn shown(&mut self, ruled: &Ruled, rows: &[usize]) -> bool {
        let row_shown = ruled.group.as_ref().is_none_or(|group| self.table.is_visible(group, &rows[..rows.len() - 1]));
        row_shown && ruled.shown.into_iter().flatten().all(|rule| self.holds(rule, ruled.at, rows) == Some(true))
    }

    /// Whether a rule holds at a place: `None` when it is not known. A finding is noted there.
    pub fn holds(&mut self, rule: &Expr, at: &Pattern, rows: &[usize]) -> Option<bool> {
        match self.value(rule, at, rows) {
            Some(Value::Bool(answer)) => Some(answer),
            _ => None,
        }
    }

    /// The value of a rule at a place; `None` after a finding, which is noted there.
    pub fn value(&mut self, rule: &Expr, at: &Pattern, rows: &[usize]) -> Option<Value> {
        let value = evaluate(rule, &self.table, rows, &mut self.budget);
        value.map_err(|message| self.note(at, rows, message)).ok()
    }

    fn note(&mut self, at: &Pattern, rows: &[usize], message: Message) {
        let label = self.table.definition.names.fields.get(at).map(|field| field.label.clone());
        let problem = Problem::new(at.at(rows), message).labelled(label);
        if !self.findings.contains(&problem) {
            self.findings.push(problem);
        }
    }

    fn computed(&mut self, expr: &Expr, at: &Pattern, field: &Field, rows: &[usize]) -> Option<Json> {
        let value = self.value(expr, at, rows)?;
        let number = value.number().filter(|_| matches!(field.kind, FieldKind::Money | FieldKind::Decimal));
        let Some(number) = number else { return Some(write(&value)).as_ref().and_then(tidy) };
        let text = money_text(number, field.places());
        if text.is_none() {
            self.note(at, rows, Message::new("forms-not-rounded").with("places", field.places()));
        }
        text.map(Json::String)
    }
}

/// The rows of a group that is a list of objects; anything else has none and is a misfit.
fn row_count(json: Option<&Json>) -> usize {
    let rows = json.and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    if rows.iter().all(Json::is_object) { rows.len() } else { 0 }
}

/// Whether nothing is answered: nothing, an empty text, an empty list, an empty pair.
pub fn is_blank(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(object) => object.values().all(is_blank),
        _ => false,
    }
}

/// The answer without what is blank.
pub fn tidy(json: &Json) -> Option<Json> {
    let kept = |(name, side): (&String, &Json)| Some((name.clone(), tidy(side)?));
    let tidied = || json.as_object().map(|object| Json::Object(object.iter().filter_map(kept).collect()));
    (!is_blank(json)).then(|| tidied().unwrap_or_else(|| json.clone()))
}
