//! The part of the answers that a stage owns.

use serde_json::{Map, Value as Json};

use crate::definition::{ATTACHMENTS, Definition, FieldKind};
use crate::pointer::places;

/// A place of a stage that has a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Owned {
    /// Pointer to it.
    pub pointer: String,
    /// Pointer to the row in which it stands.
    pub row: Option<String>,
    /// The value. A group stands as so many blank rows, because its columns may belong to others.
    pub value: Json,
}

/// Every place of a stage that has a value, a group before its rows.
pub fn part(definition: &Definition, stage: &str, data: &Json) -> Vec<Owned> {
    let mut part = Vec::new();
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| field.stage == stage) {
        let depth = at.enclosing_group().map(|group| group.to_string().matches('/').count() + 1);
        for pointer in places(data, at) {
            let value = data.pointer(&pointer).map(|value| match value.as_array() {
                Some(rows) if field.kind == FieldKind::Repeat => vec![Json::Object(Map::new()); rows.len()].into(),
                _ => value.clone(),
            });
            let row = depth.map(|depth| pointer.split('/').take(depth + 1).collect::<Vec<_>>().join("/"));
            part.extend(value.map(|value| Owned { pointer, row, value }));
        }
    }
    for slot in definition.attachments.iter().filter(|slot| slot.stage == stage) {
        for pointer in places(data, &slot.at()) {
            let row = pointer.find(&format!("/{ATTACHMENTS}/")).filter(|home| *home > 0);
            let row = row.map(|home| pointer[..home].to_owned());
            let files = data.pointer(&pointer).cloned();
            part.extend(files.map(|value| Owned { pointer, row, value }));
        }
    }
    part.sort_by_key(|owned| owned.pointer.matches('/').count());
    part
}
