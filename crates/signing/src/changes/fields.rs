//! Rules for fields: what filling and signing mean for each kind.

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View};
use super::known::Known;
use super::roles::{Role, Roles};
use crate::form::{Field, FieldKind};
use crate::pdf::{StructureFault, dictionary, integer};

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
    roles: &Roles,
    name: &str,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    let rule = rule(view.known_before.field_of((id, view.before.generation(id).unwrap_or(0))));
    for key in view.differing(old, new) {
        match (rule, key.as_str()) {
            (Rule::Signature, "V") if !old.has(b"V") => signed(view, found, name, id, new)?,
            (_, "AP") if is_shown_elsewhere(roles, old) => found.field(id, name, "AP"),
            (Rule::Signature, "F") if is_newly_signed(view, name) && shows_alike(old, new) => {}
            (Rule::Signature, "AP") if is_newly_signed(view, name) => {
                found.claims.extend(new.get(b"AP").ok().cloned());
            }
            (Rule::Text, "V" | "AP") | (Rule::Choice, "V" | "AP" | "I") => {
                found.claims.extend(new.get(key.as_bytes()).ok().cloned());
                found.filled.insert(name.to_owned());
            }
            (Rule::Button, "V" | "AS") if is_known_state(view, name, old, new, &key)? => {
                found.filled.insert(name.to_owned());
            }
            _ => found.field(id, name, &key),
        }
    }
    Ok(())
}

/// An object that the value or the appearance of a field consists of.
pub fn part(view: &View<'_>, found: &mut Findings, name: &str, id: u32, key: &str, new: &Object) {
    let mut rules = view.known_before.fields.iter().filter(|field| field.name == name).map(|field| rule(Some(field)));
    let first = rules.next().unwrap_or(Rule::Fixed);
    match if rules.all(|other| other == first) { first } else { Rule::Fixed } {
        Rule::Text | Rule::Choice => {
            found.filled.insert(name.to_owned());
            found.claims.push(new.clone());
        }
        Rule::Signature if key == "AP" && is_newly_signed(view, name) => found.claims.push(new.clone()),
        _ => found.field(id, name, key),
    }
}

/// What a field looked like is something else besides: it was not its own to exchange.
fn is_shown_elsewhere(roles: &Roles, old: &Dictionary) -> bool {
    let mut open: Vec<&Object> = old.get(b"AP").into_iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Object::Reference(id) => {
                let own = roles.get(&id.0).into_iter().flatten();
                if own.into_iter().any(|role| !matches!(role, Role::Appearance(_))) {
                    return true;
                }
            }
            other => open.extend(dictionary(other).into_iter().flat_map(|all| all.iter().map(|(_, value)| value))),
        }
    }
    false
}

/// The flags of a widget differ at most in whether it is printed and whether it can be moved (table 167).
fn shows_alike(old: &Dictionary, new: &Dictionary) -> bool {
    let flags = |widget: &Dictionary| if widget.has(b"F") { integer(widget, "F") } else { Some(0) };
    matches!((flags(old), flags(new)), (Some(was), Some(is)) if (was ^ is) & !(4 | 128 | 512) == 0)
}

fn signed(view: &View<'_>, found: &mut Findings, name: &str, id: u32, new: &Dictionary) -> Result<(), StructureFault> {
    match new.get(b"V") {
        Ok(Object::Reference(signature)) if view.is_new(signature.0)? => {
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

/// The new state of a box is one that its signed appearance has; the new value, a state that one of its boxes has.
fn is_known_state(
    view: &View<'_>,
    name: &str,
    old: &Dictionary,
    new: &Dictionary,
    key: &str,
) -> Result<bool, StructureFault> {
    let Ok(Object::Name(state)) = new.get(key.as_bytes()) else { return Ok(false) };
    if state == b"Off" || has_state(view, old, state)? {
        return Ok(true);
    }
    let widgets = view.known_before.field(name).map(|field| field.widgets.as_slice()).unwrap_or_default();
    for widget in widgets.iter().filter(|_| key == "V") {
        let found = view.before.get(*widget)?;
        let entries = found.as_deref().and_then(|found| dictionary(&found.object));
        if let Some(entries) = entries
            && has_state(view, entries, state)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn has_state(view: &View<'_>, widget: &Dictionary, state: &[u8]) -> Result<bool, StructureFault> {
    let Object::Dictionary(appearance) = view.before.value(widget, "AP")? else { return Ok(false) };
    let states = view.before.value(&appearance, "N")?;
    Ok(dictionary(&states).is_some_and(|states| states.has(state)))
}
