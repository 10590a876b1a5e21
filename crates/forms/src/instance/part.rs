//! The part of the answers that a stage owns.

use serde_json::{Map, Value as Json};
use words::Text;

use crate::definition::{Definition, FieldKind};
use crate::evaluate::slot_place;
use crate::pointer::{cut, places};

/// A place of a stage that has a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Owned {
    /// Pointer to it.
    pub pointer: String,
    /// Pointer to the row in which it stands.
    pub row: Option<String>,
    /// The value. A group stands as so many blank rows, because its columns may belong to others.
    pub value: Json,
    /// The name of its field or slot.
    pub label: Text,
    /// Whether it is a group, and the value its blank rows.
    pub is_group: bool,
}

/// Every place of a stage that has a value, a group before its rows.
pub fn part(definition: &Definition, stage: &str, data: &Json) -> Vec<Owned> {
    let mut part = Vec::new();
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| field.stage == stage) {
        let depth = at.enclosing_group().map(|group| group.rows().steps().len());
        for pointer in places(data, at) {
            let value = data.pointer(&pointer).map(|value| match value.as_array() {
                Some(rows) if field.kind == FieldKind::Repeat => vec![Json::Object(Map::new()); rows.len()].into(),
                _ => value.clone(),
            });
            let row = depth.map(|depth| cut(&pointer, depth).0.to_owned());
            let (label, is_group) = (field.label.clone(), field.kind == FieldKind::Repeat);
            part.extend(value.map(|value| Owned { pointer, row, value, label, is_group }));
        }
    }
    for slot in definition.attachments.iter().filter(|slot| slot.stage == stage) {
        for pointer in places(data, slot.at()) {
            let home = slot_place(&pointer).map(|at| at.home.to_owned());
            let row = home.filter(|home| !home.is_empty());
            let files = data.pointer(&pointer).cloned();
            let label = slot.label.clone();
            part.extend(files.map(|value| Owned { pointer, row, value, label, is_group: false }));
        }
    }
    part.sort_by_key(|owned| owned.pointer.matches('/').count());
    part
}
