//! What is not right yet in the stage being filled in.
//!
//! Fields of earlier stages are not judged again: they were when they were signed, and
//! nobody could correct them here.

use std::collections::{BTreeMap, BTreeSet};
use std::slice;

use serde_json::Value as Json;
use words::{Message, Text};

use super::choices::Offer;
use super::fill::{Filled, Turn, turn};
use super::rank::{Rank, Ranked};
use super::set_aside::{SET_ASIDE, set_aside};
use super::table::Cell;
use crate::definition::{ATTACHMENTS, Definition, Field, FieldKind};
use crate::expr::Source;
use crate::pointer::{Pattern, escape, locate};
use crate::problem::Problem;
use crate::values::{Type, Value, read};

/// Collects problems, at most one of a kind at a place.
#[derive(Default)]
pub struct Problems {
    all: Vec<Problem>,
    /// Those of each place, by their number.
    at: BTreeMap<String, Vec<usize>>,
}

impl Problems {
    /// Adds a problem unless the same is there already.
    pub fn add(&mut self, problem: Problem) {
        let known = |other: &Problem| other.code == problem.code && other.text == problem.text;
        let here = self.at.entry(problem.path.clone()).or_default();
        if !here.iter().any(|number| known(&self.all[*number])) {
            here.push(self.all.len());
            self.all.push(problem);
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn at(&self, path: &str) -> bool {
        self.at.contains_key(path)
    }

    fn at_or_below(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.at(path) || self.at.range(below.clone()..).next().is_some_and(|(at, _)| at.starts_with(&below))
    }

    /// The list.
    pub fn into_list(self) -> Vec<Problem> {
        self.all
    }
}

fn label(definition: &Definition, pointer: &str) -> Option<Text> {
    let (at, _) = locate(pointer)?;
    let (owner, field) = definition.names.owner(&at)?;
    match field.kind.side(at.leaf()).filter(|_| owner != at && !field.kind.is_pair()) {
        Some(side) => Some(side.within(&field.label)),
        None => Some(field.label.clone()),
    }
}

/// Whether the place belongs to the stage being filled in; what belongs to nobody does.
fn is_now(definition: &Definition, pointer: &str, stage: &str) -> bool {
    let field = locate(pointer).and_then(|(at, _)| owner(definition, &at));
    field.is_none_or(|field| turn(definition, &field.stage, stage) == Turn::Now)
}

/// The field at `at` or the nearest one above it.
fn owner<'d>(definition: &'d Definition, at: &Pattern) -> Option<&'d Field> {
    if let Some(field) = definition.names.fields.get(at) {
        return Some(field);
    }
    owner(definition, &at.parent()?)
}

/// Misfits of the values, as the data schema judges them.
pub fn shape(filled: &Filled, values: &Json, problems: &mut Problems) {
    let definition = filled.table.definition;
    for misfit in definition.misfits(values) {
        if is_now(definition, &misfit.path, &filled.table.inputs.stage) {
            let label = label(definition, &misfit.path);
            problems.add(Problem::new(misfit.path, misfit.message).labelled(label));
        }
    }
}

/// Signs that nobody sees and that make a text read otherwise than it is written.
pub fn signs(filled: &Filled, problems: &mut Problems) {
    let definition = filled.table.definition;
    for (at, field) in &definition.names.fields {
        if turn(definition, &field.stage, &filled.table.inputs.stage) != Turn::Now {
            continue;
        }
        for cell in filled.table.cells_of(at) {
            for (below, sign) in cell.json.iter().filter_map(|json| unseen(json, "")) {
                let pointer = at.at(&cell.rows) + &below;
                let label = label(definition, &pointer);
                let message = Message::new("forms-unseen-sign").with("sign", format!("U+{:04X}", u32::from(sign)));
                problems.add(Problem::new(pointer, message).labelled(label));
            }
        }
    }
}

/// The first such sign of a value, and where in it: controls but for those of lines and columns, what turns the direction
/// of writing over, and what is no character at all. Signs of private use are none of them: older names are written so.
fn unseen(json: &Json, at: &str) -> Option<(String, char)> {
    let is_unseen = |sign: &char| {
        let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let nothing = matches!(sign, '\u{fdd0}'..='\u{fdef}') || u32::from(*sign) & 0xfffe == 0xfffe;
        (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')) || turns || nothing
    };
    match json {
        Json::String(text) => text.chars().find(is_unseen).map(|sign| (at.to_owned(), sign)),
        Json::Array(items) => items.iter().enumerate().find_map(|(place, item)| unseen(item, &format!("{at}/{place}"))),
        Json::Object(sides) => sides.iter().find_map(|(side, value)| unseen(value, &format!("{at}/{}", escape(side)))),
        _ => None,
    }
}

/// What the schema does not allow from which the form was made. It is asked when all else is right.
pub fn also(definition: &Definition, answers: &Json, problems: &mut Problems) {
    for misfit in definition.also_misfits(answers) {
        let label = label(definition, &misfit.path);
        problems.add(Problem::new(misfit.path, misfit.message).labelled(label));
    }
}

/// Answers that belong to no field at all.
pub fn strays(definition: &Definition, answers: &Json, problems: &mut Problems) {
    if !answers.is_object() {
        problems.add(Problem::new("", Message::new("forms-answers-shape")));
    }
    stray_below(definition, answers, &Pattern::root(), &mut Vec::new(), problems);
}

/// Slots that the form, or its rows, do not have.
fn stray_slots(definition: &Definition, slots: &Json, home: &Pattern, rows: &[usize], problems: &mut Problems) {
    let place = home.join(ATTACHMENTS);
    if !slots.is_object() && !slots.is_null() {
        return problems.add(Problem::new(place.at(rows), Message::new("forms-bad-attachment")));
    }
    for slot in slots.as_object().into_iter().flat_map(|slots| slots.keys()) {
        if !definition.attachments.iter().any(|known| known.id == *slot && known.home() == home) {
            problems.add(Problem::new(place.join(slot).at(rows), Message::new("forms-unknown-field")));
        }
    }
}

fn stray_below(definition: &Definition, json: &Json, above: &Pattern, rows: &mut Vec<usize>, problems: &mut Problems) {
    let Some(object) = json.as_object() else { return };
    for (name, value) in object {
        if name == SET_ASIDE && *above == Pattern::root() && set_aside(json).is_some() {
            continue;
        }
        if name == ATTACHMENTS {
            stray_slots(definition, value, above, rows, problems);
            continue;
        }
        let at = above.join(name);
        let field = definition.names.fields.get(&at);
        match (field, value) {
            (Some(field), Json::Array(list)) if field.kind == FieldKind::Repeat => {
                let row = at.rows();
                for (number, value) in list.iter().enumerate() {
                    rows.push(number);
                    stray_below(definition, value, &row, rows, problems);
                    rows.pop();
                }
            }
            // A wrong property of a known field is found by the data schema.
            (Some(_), _) => {}
            (None, Json::Object(_)) if definition.names.fields.keys().any(|known| at.covers(known)) => {
                stray_below(definition, value, &at, rows, problems);
            }
            (None, _) => problems.add(Problem::new(at.at(rows), Message::new("forms-unknown-field"))),
        }
    }
}

/// What must be filled in and is not. Gives all required fields.
pub fn required(filled: &mut Filled, rank: &Rank<'_>, problems: &mut Problems) -> Vec<Ranked> {
    let definition = filled.table.definition;
    let mut required = Vec::new();
    for (at, field) in &definition.names.fields {
        if turn(definition, &field.stage, &filled.table.inputs.stage) != Turn::Now {
            continue;
        }
        let rule = definition.logic.required.get(at);
        let computed = definition.logic.compute.contains_key(at);
        let place = rank.of(at);
        for rows in filled.table.places(at) {
            if !filled.table.in_rows(at, &rows).is_some_and(|cell| cell.visible) {
                continue;
            }
            let is_required =
                field.slot.required || rule.is_some_and(|rule| filled.holds(rule, at, &rows) == Some(true));
            if is_required {
                required.push(place.cell(&rows));
            }
            let Some(cell) = filled.table.in_rows(at, &rows) else { continue };
            for (path, message) in lacks(field, cell, is_required, computed) {
                if !problems.at(&path) {
                    let label = label(definition, &path);
                    problems.add(Problem::new(path, message).labelled(label));
                }
            }
            if field.kind.has_sides() {
                let json = cell.json.clone();
                let sides = sides(filled, at, field, (&rows, json.as_ref()), problems);
                required.extend(sides.into_iter().map(|side| rank.pointer(side)));
            }
        }
    }
    required
}

fn lacks(field: &Field, cell: &Cell, required: bool, computed: bool) -> Vec<(String, Message)> {
    let pointer = || cell.at.at(&cell.rows);
    if field.kind == FieldKind::Repeat {
        let least = field.slot.min_items.max(u32::from(required)) as usize;
        let asked = required || cell.row_count > 0;
        return match cell.row_count {
            _ if cell.json.as_ref().is_some_and(|json| !json.is_array()) => Vec::new(),
            0 if asked => vec![(pointer(), Message::new("forms-rows-required").with("count", least))],
            rows if asked && rows < least => vec![(pointer(), Message::new("forms-too-few-rows").with("count", least))],
            _ => Vec::new(),
        };
    }
    if field.kind == FieldKind::DateRange {
        return period_lacks(cell, required);
    }
    if field.kind.has_sides() {
        return sides_lack(field, cell, required);
    }
    match (&cell.json, required) {
        (None, true) if computed => vec![(pointer(), Message::new("forms-cannot-compute"))],
        (None, true) => vec![(pointer(), Message::new("forms-required"))],
        _ => Vec::new(),
    }
}

/// What has sides lacks those that its schema requires; where it is optional, only once it is begun.
fn sides_lack(field: &Field, cell: &Cell, required: bool) -> Vec<(String, Message)> {
    if cell.json.is_none() && !required {
        return Vec::new();
    }
    let is_wanted = |side: &&str| field.sides.get(side).is_some_and(|slot| slot.required);
    let wanted: Vec<&str> = field.kind.sides().iter().map(|side| side.name).filter(is_wanted).collect();
    let pointer = cell.at.at(&cell.rows);
    if wanted.is_empty() && cell.json.is_none() {
        return vec![(pointer, Message::new("forms-required"))];
    }
    let has = |side: &str| cell.json.as_ref().is_some_and(|json| json.get(side).is_some() || !json.is_object());
    let missing = wanted.into_iter().filter(|side| !has(side));
    missing.map(|side| (format!("{pointer}/{side}"), Message::new("forms-required"))).collect()
}

/// A period has both days or none, and its last day does not lie before its first.
fn period_lacks(cell: &Cell, required: bool) -> Vec<(String, Message)> {
    let pointer = cell.at.at(&cell.rows);
    let Some(json) = &cell.json else {
        return if required { vec![(pointer, Message::new("forms-required"))] } else { Vec::new() };
    };
    if !json.is_object() {
        return Vec::new();
    }
    match (json.get("from"), json.get("to")) {
        (None, _) => vec![(format!("{pointer}/from"), Message::new("forms-period-half"))],
        (_, None) => vec![(format!("{pointer}/to"), Message::new("forms-period-half"))],
        (from, to) => match (read(from, &Type::Date), read(to, &Type::Date)) {
            (Value::Date(from), Value::Date(to)) if to < from => {
                vec![(format!("{pointer}/to"), Message::new("forms-period-order"))]
            }
            _ => Vec::new(),
        },
    }
}

/// A rule may require one side. Gives those that one does.
fn sides(
    filled: &mut Filled,
    at: &Pattern,
    field: &Field,
    (rows, json): (&[usize], Option<&Json>),
    problems: &mut Problems,
) -> Vec<String> {
    let mut required = Vec::new();
    for side in field.kind.sides().iter().map(|side| side.name) {
        let place = at.join(side);
        let definition = filled.table.definition;
        let Some(rule) = definition.logic.required.get(&place) else { continue };
        if filled.holds(rule, &place, rows) != Some(true) {
            continue;
        }
        let pointer = place.at(rows);
        if json.and_then(|json| json.get(side)).is_none() {
            let label = label(definition, &pointer);
            problems.add(Problem::new(&pointer, Message::new("forms-required")).labelled(label));
        }
        required.push(pointer);
    }
    required
}

/// Codes that are not on offer where they stand.
pub fn choices(offers: &[Offer], filled: &Filled, problems: &mut Problems) {
    for Offer { at, rows, choices } in offers {
        let value = filled.table.field(at, rows);
        let chosen = if let Value::List(items) = &*value { items.as_slice() } else { slice::from_ref(&*value) };
        for code in chosen {
            if let Value::Code(code) = code
                && choices.iter().all(|one| one.code != *code)
                && !problems.at_or_below(&at.at(rows))
            {
                let pointer = at.at(rows);
                let label = label(filled.table.definition, &pointer);
                let message = Message::new("forms-not-a-choice").with("code", code.as_str());
                problems.add(Problem::new(pointer, message).labelled(label));
            }
        }
    }
}

/// The author's rules of this stage that do not hold. What is not known reports nothing, and
/// where something more basic is wrong, the author's rules wait until it is right.
pub fn assertions(filled: &mut Filled, problems: &mut Problems) {
    let definition = filled.table.definition;
    let basic: BTreeSet<String> = problems.at.keys().cloned().collect();
    let is_basic = |at: &Pattern, rows: &[usize]| !basic.is_empty() && basic.contains(&at.at(rows));
    for assertion in definition.logic.assertions.iter().filter(|one| one.stage == filled.table.inputs.stage) {
        for rows in row_places(filled, &assertion.at) {
            if !filled.table.is_visible(&assertion.at, &rows) || is_basic(&assertion.at, &rows) {
                continue;
            }
            if filled.holds(&assertion.that, &assertion.at, &rows) == Some(false) {
                let pointer = assertion.at.at(&rows);
                let label = label(definition, &pointer);
                problems.add(Problem::authored(pointer, assertion.text.clone()).labelled(label));
            }
        }
    }
}

/// The rows in which an assertion is asked: those of its field, or the rows of its group.
pub fn row_places(filled: &Filled, at: &Pattern) -> Vec<Vec<usize>> {
    if at.depth() == 0 {
        return vec![Vec::new()];
    }
    // A row as such has no field; any name below it stands in the same rows.
    filled.table.places(&if at.steps().last() == Some(&crate::pointer::Step::Each) {
        at.join("row")
    } else {
        at.clone()
    })
}
