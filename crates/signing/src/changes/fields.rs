//! What filling means for each kind of field.

use lopdf::Object;

use crate::form::{Field, FieldKind};
use crate::pdf::{Snapshot, StructureFault, text};

/// Which entries of a field may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRule {
    /// `V` once, from nothing to a signature, and `AP` with it.
    Signature,
    /// `V` and `AP`.
    Text,
    /// `V`, `AP` and `I`.
    Choice,
    /// `V` and `AS`, to a state that the signed appearance has.
    Button,
    /// None.
    Fixed,
}

/// The rule for a field as it was before.
pub fn field_rule(field: &Field) -> FieldRule {
    match field.kind {
        FieldKind::Signature => FieldRule::Signature,
        _ if field.is_read_only() => FieldRule::Fixed,
        FieldKind::Text => FieldRule::Text,
        FieldKind::Choice => FieldRule::Choice,
        FieldKind::Button => FieldRule::Button,
        FieldKind::Unknown => FieldRule::Fixed,
    }
}

/// A value in words, if it is one that a person can read.
pub fn text_of(snapshot: &Snapshot<'_>, value: &Object) -> Result<Option<String>, StructureFault> {
    Ok(match snapshot.resolve(value)? {
        Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
        Object::Null => None,
        other => text(&other),
    })
}
