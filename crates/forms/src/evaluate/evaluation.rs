//! The evaluation as it crosses to the window, the terminal and the server.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value as Json};
use words::Message;

use super::attachments::{SlotState, outstanding, slots};
use super::choices::{Choice, Offers, by_pointer, each, offers};
use super::fill::{Filled, Turn, fill, is_blank, turn};
use super::flow::next_stages;
use super::problems::{self, Problems};
use super::rank::{Rank, Ranked, sorted};
use super::set_aside::{SetAside, set_aside};
use super::table::Cell;
use crate::definition::{Definition, FieldKind};
use crate::inputs::Inputs;
use crate::pointer::{Pattern, generalised, locate, places, put};
use crate::problem::Problem;
use crate::values::masked_hkid;

/// What the rules say about a set of answers.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Evaluation {
    /// JSON pointers of the fields and attachment slots that are shown, in the order of the layout.
    /// What is shown, required or read only in every row is told a renderer once, with an asterisk for the row.
    pub visible: Vec<String>,
    /// The answers that count: hidden and blank ones left out, computed ones put in. A computed
    /// value that is not known yet is null. Decimals are strings.
    pub values: Json,
    /// What is not right yet, in the order of the layout.
    pub problems: Vec<Problem>,
    /// The stages that follow, in order; empty when this is the last one.
    pub next_stages: Vec<String>,
    /// Pointers of what must be filled in now.
    pub required: Vec<String>,
    /// Pointers of what is shown and cannot be changed now.
    pub read_only: Vec<String>,
    /// Codes on offer by pointer, in order. Rows that are offered the same share it.
    #[serde(serialize_with = "each")]
    #[ts(as = "BTreeMap<String, Vec<Choice>>")]
    pub choices: Offers,
    /// By pointer, the addresses that are shown, each written out in one line.
    pub lines: BTreeMap<String, String>,
    /// By pointer, the masked fields that are shown, each as it is to be read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    pub masked: BTreeMap<String, String>,
    /// Pointers of answers that are remembered and will not be part of what is signed.
    pub not_included: Vec<String>,
    /// Values of rows that an office before has taken out or written anew; no part of what is signed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<SetAside>>", optional)]
    pub set_aside: Vec<SetAside>,
}

impl Evaluation {
    /// As a renderer wants it, which has the definition: without the choices at places that offer the whole list of their
    /// field; and what is visible, required or read only in every row is told once, by the pattern of the field (`/lines/*/km`).
    /// A table of hundreds of rows would be told each of them as many times, and waited for.
    #[must_use]
    pub fn for_renderer(mut self, definition: &Definition) -> Self {
        // What is offered is taken from the list and keeps its order.
        let is_whole = |pointer: &str, offer: &[Choice]| {
            let list = locate(pointer).and_then(|(at, _)| definition.names.list_of(&at));
            list.is_some_and(|list| list.codes.len() == offer.len())
        };
        self.choices.retain(|pointer, offer| !is_whole(pointer, offer));
        for pointers in [&mut self.visible, &mut self.required, &mut self.read_only] {
            *pointers = once_for_all_rows(std::mem::take(pointers), &self.values);
        }
        self
    }
}

/// What is said of a field in each of its rows, said once: by the pattern of the field, where the first of them stood.
fn once_for_all_rows(pointers: Vec<String>, values: &Json) -> Vec<String> {
    let fields: Vec<String> = pointers.iter().map(|pointer| generalised(pointer)).collect();
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    fields.iter().for_each(|field| *rows.entry(field).or_default() += 1);
    let is_whole = |field: &str, rows: usize| {
        rows > 1 && Pattern::parse(field).is_some_and(|at| places(values, &at).len() == rows)
    };
    let mut whole: BTreeMap<&str, bool> =
        rows.into_iter().filter(|(field, rows)| is_whole(field, *rows)).map(|(field, _)| (field, false)).collect();
    let told = pointers.into_iter().zip(&fields).filter_map(|(pointer, field)| match whole.get_mut(field.as_str()) {
        None => Some(pointer),
        Some(is_told) => (!std::mem::replace(is_told, true)).then(|| field.clone()),
    });
    told.collect()
}

/// Evaluates `answers` in the stage and on the day that `inputs` name.
pub fn evaluate(definition: &Definition, answers: &Json, inputs: &Inputs) -> Evaluation {
    evaluated(definition, answers, inputs, None)
}

/// Evaluates answers that may stand in the shape of the schema from which the form was made; that schema
/// judges them as they were written.
pub fn evaluate_as_written(definition: &Definition, answers: &Json, inputs: &Inputs) -> Evaluation {
    evaluated(definition, &definition.ours(answers), inputs, Some(answers))
}

fn evaluated(definition: &Definition, answers: &Json, inputs: &Inputs, written: Option<&Json>) -> Evaluation {
    let mut filled = fill(definition, answers, inputs);
    let slots = slots(&mut filled, answers);
    let rank = Rank { order: definition.drawing_order() };
    let mut found = Problems::default();

    general(definition, inputs).into_iter().for_each(|problem| found.add(problem));
    filled.findings.drain(..).for_each(|problem| found.add(problem));
    let mut values = values(&filled);
    problems::shape(&filled, &values, &mut found);
    problems::strays(definition, answers, &mut found);
    problems::signs(&filled, &mut found);
    let mut required = problems::required(&mut filled, &rank, &mut found);
    required.extend(required_slots(&slots).map(|slot| rank.pointer(slot)));
    let offers = offers(&mut filled);
    problems::choices(&offers, &filled, &mut found);
    problems::assertions(&mut filled, &mut found);
    let next_stages = next_stages(&mut filled);
    filled.findings.drain(..).for_each(|problem| found.add(problem));
    slots.iter().flat_map(|slot| &slot.problems).for_each(|problem| found.add(problem.clone()));

    if next_stages.is_empty() {
        outstanding(&slots, inputs).into_iter().for_each(|problem| found.add(problem));
    }
    if found.is_empty() && next_stages.is_empty() {
        problems::also(definition, written.unwrap_or(&values), &mut found);
    }
    unknowns(&filled, &mut values);
    attach(&slots, &mut values);
    let not_included = not_included(&filled, &slots, answers);
    Evaluation {
        visible: sorted(visible(&filled, &slots, &rank)),
        problems: rank.problems(found.into_list()),
        required: sorted(required),
        read_only: sorted(read_only(&mut filled, &slots, &rank)),
        choices: by_pointer(offers),
        not_included: sorted(not_included.into_iter().map(|pointer| rank.pointer(pointer)).collect()),
        lines: lines(&filled),
        masked: masked(&filled),
        set_aside: set_aside(answers).unwrap_or_default(),
        next_stages,
        values,
    }
}

fn general(definition: &Definition, inputs: &Inputs) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    for feature in definition.unknown_features() {
        found.push(Problem::new("", Message::new("forms-unknown-feature").with("feature", feature)));
    }
    if definition.stage(&inputs.stage).is_none() {
        found.push(Problem::new("", Message::new("forms-unknown-stage").with("stage", inputs.stage.as_str())));
    }
    found
}

/// Every shown value at its place; groups with their rows even where a row is blank.
fn values(filled: &Filled) -> Json {
    let mut values = Json::Object(Map::new());
    for at in filled.table.definition.order() {
        for cell in filled.table.cells_of(at).filter(|cell| cell.visible) {
            let rows = || vec![Json::Object(Map::new()); cell.row_count].into();
            let json = if cell.row_count > 0 { Some(rows()) } else { cell.json.clone() };
            if let Some(json) = json {
                at.put(&mut values, &cell.rows, json);
            }
        }
    }
    values
}

/// Shown computed fields without a value are null: not known, which is not blank.
fn unknowns(filled: &Filled, values: &mut Json) {
    for at in filled.table.definition.logic.compute.keys() {
        for cell in filled.table.cells_of(at).filter(|cell| cell.visible && cell.json.is_none()) {
            at.put(values, &cell.rows, Json::Null);
        }
    }
}

fn attach(slots: &[SlotState], values: &mut Json) {
    for slot in slots.iter().filter(|slot| !slot.files.is_empty()) {
        if let Ok(files) = serde_json::to_value(&slot.files) {
            put(values, &slot.pointer, files);
        }
    }
}

fn visible(filled: &Filled, slots: &[SlotState], rank: &Rank<'_>) -> Vec<Ranked> {
    let cells = filled.table.definition.names.fields.keys().flat_map(|at| {
        let place = rank.of(at);
        filled.table.cells_of(at).filter(|cell| cell.visible).map(move |cell| place.cell(&cell.rows))
    });
    let slots = slots.iter().filter(|slot| slot.visible).map(|slot| rank.pointer(slot.pointer.clone()));
    cells.chain(slots).collect()
}

fn required_slots<'a>(slots: &'a [SlotState<'a>]) -> impl Iterator<Item = String> + 'a {
    slots.iter().filter(|slot| slot.visible && slot.required && !slot.read_only).map(|slot| slot.pointer.clone())
}

fn read_only(filled: &mut Filled, slots: &[SlotState], rank: &Rank<'_>) -> Vec<Ranked> {
    let definition = filled.table.definition;
    let stage = filled.table.inputs.stage.clone();
    let mut fixed = Vec::new();
    for (at, field) in &definition.names.fields {
        let earlier = turn(definition, &field.stage, &stage) != Turn::Now;
        let computed = definition.logic.compute.contains_key(at);
        let locked = field.prefill.as_ref().is_some_and(|prefill| prefill.lock);
        let always = earlier || computed || locked;
        let rule = definition.logic.read_only.get(at);
        if !always && rule.is_none() {
            continue;
        }
        let shown = filled.table.cells_of(at).filter(|cell| cell.visible);
        let places: Vec<Vec<usize>> = shown.map(|cell| cell.rows.clone()).collect();
        let place = rank.of(at);
        for rows in places {
            if always || rule.is_some_and(|rule| filled.holds(rule, at, &rows) == Some(true)) {
                fixed.push(place.cell(&rows));
            }
        }
    }
    let slots = slots.iter().filter(|slot| slot.visible && slot.read_only);
    fixed.extend(slots.map(|slot| rank.pointer(slot.pointer.clone())));
    fixed
}

fn lines(filled: &Filled) -> BTreeMap<String, String> {
    let fields = filled.table.definition.names.fields.iter();
    let addresses = fields.filter(|(_, field)| field.kind == FieldKind::Address);
    let cells = addresses.flat_map(|(at, _)| filled.table.cells_of(at));
    let written = cells.filter(|cell| !cell.value.is_missing());
    written.map(|cell| (cell.at.at(&cell.rows), cell.value.print())).collect()
}

fn masked(filled: &Filled) -> BTreeMap<String, String> {
    let fields = filled.table.definition.names.fields.iter().filter(|(_, field)| field.mask);
    let cells = fields.flat_map(|(at, _)| filled.table.cells_of(at)).filter(|cell| cell.visible);
    let number = |cell: &Cell<'_>| Some((cell.at.at(&cell.rows), masked_hkid(cell.json.as_ref()?.as_str()?)));
    cells.filter_map(number).collect()
}

/// Answers of this and earlier stages that are there and do not count, because they are hidden.
fn not_included(filled: &Filled, slots: &[SlotState], answers: &Json) -> Vec<String> {
    let definition = filled.table.definition;
    let mut pointers = Vec::new();
    for (at, field) in &definition.names.fields {
        if turn(definition, &field.stage, &filled.table.inputs.stage) == Turn::Later {
            continue;
        }
        let hidden = filled.table.cells_of(at).filter(|cell| !cell.visible);
        let kept = hidden.filter(|cell| at.find(answers, &cell.rows).is_some_and(|json| !is_blank(json)));
        pointers.extend(kept.map(|cell| at.at(&cell.rows)));
    }
    let hidden_slots = slots.iter().filter(|slot| !slot.visible && answers.pointer(&slot.pointer).is_some());
    pointers.extend(hidden_slots.map(|slot| slot.pointer.clone()));
    pointers
}
