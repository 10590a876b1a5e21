//! The named data that a form asks for from outside, with their types and a sample.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::codelist::attribute_types;
use super::node::Node;
use crate::calendar::Calendar;
use crate::values::Type;

/// What kind of data a snapshot is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SnapshotKind {
    /// Rest days and general holidays.
    Calendar,
    /// Single values by key.
    Values(BTreeMap<String, Type>),
}

/// A declared snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotSlot {
    /// What it is.
    pub kind: SnapshotKind,
    /// What the definition's own tests use where they bring none.
    pub sample: Option<Json>,
}

/// Reads the part `snapshots`.
pub fn snapshots(node: &Node) -> BTreeMap<String, SnapshotSlot> {
    node.entries().into_iter().filter_map(|(name, slot)| Some((name.to_owned(), snapshot(&slot)?))).collect()
}

fn snapshot(node: &Node) -> Option<SnapshotSlot> {
    node.only(&["kind", "values", "sample"]);
    let kind = match node.need_string("kind").as_str() {
        "calendar" => SnapshotKind::Calendar,
        "values" => SnapshotKind::Values(attribute_types(&node.need("values")?)),
        other => {
            node.fault_about("forms-def-snapshot-kind", other);
            return None;
        }
    };
    let sample = node.get("sample");
    if let Some(sample) = &sample
        && kind == SnapshotKind::Calendar
        && Calendar::read(sample.json).is_none()
    {
        sample.fault("forms-def-calendar-data");
    }
    Some(SnapshotSlot { kind, sample: sample.map(|sample| sample.json.clone()) })
}
