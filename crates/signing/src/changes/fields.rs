//! Rules for fields: what filling and signing mean for each kind.

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View};
use super::known::Known;
use crate::form::{Field, FieldKind};
use crate::pdf::{StructureFault, dictionary};

/// Which entries of a field may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
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

/// The rule for a field as it was before; a node of the tree is fixed.
fn rule(field: Option<&Field>) -> Rule {
    let Some(field) = field else { return Rule::Fixed };
    match field.kind {
        FieldKind::Signature => Rule::Signature,
        _ if field.is_read_only() => Rule::Fixed,
        FieldKind::Text => Rule::Text,
        FieldKind::Choice => Rule::Choice,
        FieldKind::Button => Rule::Button,
        FieldKind::Unknown => Rule::Fixed,
    }
}

/// A field or one of its widgets.
pub fn field(
    view: &View<'_>,
    found: &mut Findings,
    name: &str,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    let rule = rule(view.known_before.field(name));
    for key in view.differing(old, new) {
        match (rule, key.as_str()) {
            (Rule::Signature, "V") if !old.has(b"V") => signed(view, found, name, id, new)?,
            (Rule::Signature, "AP") if is_newly_signed(view, name) => {
                found.claims.extend(new.get(b"AP").ok().cloned());
            }
            (Rule::Text, "V" | "AP") | (Rule::Choice, "V" | "AP" | "I") => {
                found.claims.extend(new.get(key.as_bytes()).ok().cloned());
                found.filled.insert(name.to_owned());
            }
            (Rule::Button, "V" | "AS") if is_known_state(view, old, new, &key)? => {
                found.filled.insert(name.to_owned());
            }
            _ => found.field(id, name, &key),
        }
    }
    Ok(())
}

/// An object that the value or the appearance of a field consists of.
pub fn part(view: &View<'_>, found: &mut Findings, name: &str, id: u32, key: &str, new: &Object) {
    match rule(view.known_before.field(name)) {
        Rule::Text | Rule::Choice => {
            found.filled.insert(name.to_owned());
            found.claims.push(new.clone());
        }
        _ => found.field(id, name, key),
    }
}

fn signed(view: &View<'_>, found: &mut Findings, name: &str, id: u32, new: &Dictionary) -> Result<(), StructureFault> {
    match new.get(b"V") {
        Ok(Object::Reference(signature)) if view.before.number(signature.0)?.is_none() => {
            let path = format!("AcroForm/{name}/V");
            let mut change = Change::new(ChangeKind::FieldSigned, Level::FormFilling, Some(id), path);
            change.signature = Some(*signature);
            view.place(&mut change, name)?;
            found.claims.push(Object::Reference(*signature));
            found.changes.push(change);
        }
        _ => found.field(id, name, "V"),
    }
    Ok(())
}

fn is_newly_signed(view: &View<'_>, name: &str) -> bool {
    let is_empty = |known: &Known| known.field(name).is_none_or(Field::is_empty);
    is_empty(view.known_before) && !is_empty(view.known_after)
}

/// The new state of a box is one that its signed appearance has.
fn is_known_state(view: &View<'_>, old: &Dictionary, new: &Dictionary, key: &str) -> Result<bool, StructureFault> {
    let Ok(Object::Name(state)) = new.get(key.as_bytes()) else { return Ok(false) };
    let Object::Dictionary(appearance) = view.before.value(old, "AP")? else { return Ok(false) };
    let states = view.before.value(&appearance, "N")?;
    Ok(state == b"Off" || dictionary(&states).is_some_and(|states| states.has(state)))
}
