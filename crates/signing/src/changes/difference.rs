//! The difference between a revision and the next one.
//!
//! Looks at every object whose place differs, asks each of its roles, and finally demands
//! that every new object was reached through an addition that a rule allows.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::compare::same;
use super::findings::{Findings, View};
use super::known::Known;
use super::roles::{Role, Roles, roles};
use super::{closing, document, evidence, fields, hidden, metadata, resources, shown, stray};
use crate::pdf::{Snapshot, StructureFault, dictionary};

/// All changes from one revision to the next, the gravest last.
pub fn changes(before: &Snapshot<'_>, after: &Snapshot<'_>) -> Result<Vec<Change>, StructureFault> {
    let (known_before, known_after) = (Known::read(before)?, Known::read(after)?);
    let roles = roles(before, &known_before)?;
    let view = View { before, after, known_before: &known_before, known_after: &known_after };
    let mut found = Findings::default();
    document::trailer(&view, &mut found)?;
    let unreached = touched(&view, &mut found, &roles)?;
    closing::additions(&view, &mut found)?;
    closing::filled(&view, &mut found)?;
    if found.has_new_evidence {
        found.changes.push(evidence::added(&view)?);
    }
    hidden::hidden(&view, &mut found, &unreached)?;
    stray::stray(after, &mut found)?;
    let mut changes = found.changes;
    shown::locate(&view, &mut changes)?;
    changes.sort_by_key(|change| change.level);
    Ok(changes)
}

/// Judges every touched object; gives those that had no role.
fn touched(view: &View<'_>, found: &mut Findings, roles: &Roles) -> Result<Vec<u32>, StructureFault> {
    let numbers: BTreeSet<u32> = view.before.numbers().chain(view.after.numbers()).collect();
    let mut unreached = Vec::new();
    for id in numbers {
        if view.before.place(id) == view.after.place(id) {
            continue;
        }
        let object = |snapshot: &Snapshot<'_>| -> Result<Object, StructureFault> {
            Ok(snapshot.number(id)?.map_or(Object::Null, |found| found.object.clone()))
        };
        let (old, new) = (object(view.before)?, object(view.after)?);
        let is_same_number = view.before.generation(id) == view.after.generation(id) || old == Object::Null;
        if is_same_number && same(&old, &new, &view.after.file.limits) {
            continue;
        }
        match roles.get(&id) {
            Some(own) if own.iter().any(|role| *role != Role::Aside) => {
                own.iter().try_for_each(|role| judge(view, found, role, roles, id, &old, &new))?
            }
            _ if new == Object::Null => {}
            _ => unreached.push(id),
        }
    }
    Ok(unreached)
}

fn judge(
    view: &View<'_>,
    found: &mut Findings,
    role: &Role,
    roles: &Roles,
    id: u32,
    old: &Object,
    new: &Object,
) -> Result<(), StructureFault> {
    let empty = Dictionary::new();
    let (old_entries, new_entries) = (dictionary(old).unwrap_or(&empty), dictionary(new).unwrap_or(&empty));
    let is_same_kind = std::mem::discriminant(old) == std::mem::discriminant(new);
    match role {
        Role::Catalog if is_same_kind => document::catalog(view, found, id, old_entries, new_entries)?,
        Role::Information if is_same_kind && dictionary(old).is_some() => {
            document::information(view, found, id, old_entries, new_entries);
        }
        Role::Information if is_same_kind && matches!(new, Object::String(..)) => {
            found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Info"));
        }
        Role::Metadata if metadata::says_the_same(old, new, &view.after.file.limits) => {
            let change = Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Metadata");
            found.changes.push(change);
        }
        Role::Evidence if evidence::is_grown(view, old, new)? => {
            found.has_new_evidence = true;
            found.claims.push(new.clone());
        }
        Role::Extensions if matches!(new, Object::Dictionary(_)) && document::is_plain(new_entries) => {
            found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Extensions"));
        }
        Role::Form if is_same_kind => document::form(view, found, id, old_entries, new_entries)?,
        Role::Resources if resources::has_grown(view, old, new)? => found.claims.push(new.clone()),
        Role::ResourceNames if resources::has_names(view, old, new)? => found.claims.push(new.clone()),
        Role::FormFields => document::form_fields(found, id, old, new),
        Role::Field(name) if is_same_kind => {
            fields::field(view, found, roles, name, id, old_entries, new_entries)?;
        }
        Role::Field(name) => found.field(id, name, ""),
        Role::Value(name) => fields::part(view, found, name, id, "V", new),
        Role::Appearance(name) => fields::part(view, found, name, id, "AP", new),
        Role::Page(page) if is_same_kind => document::page(view, found, *page, id, old_entries, new_entries)?,
        Role::Page(page) => found.on_page(ChangeKind::ContentChanged, id, *page, ""),
        Role::Annotations(page) => document::annotations(found, *page, id, old, new),
        Role::Annotation(page) => found.on_page(ChangeKind::AnnotationChanged, id, *page, "Annots"),
        Role::Content(path) => found.content(id, path.clone()),
        Role::Catalog => found.content(id, "Catalog"),
        Role::Information => found.content(id, "Info"),
        Role::Metadata => found.content(id, "Metadata"),
        Role::Evidence => found.content(id, "DSS"),
        Role::Extensions => found.content(id, "Extensions"),
        Role::Form => found.content(id, "AcroForm"),
        Role::Resources | Role::ResourceNames => found.content(id, "DR"),
        Role::PageNode if document::is_marked(view, old, new) => {
            found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Pages/ITXT"));
        }
        Role::PageNode => found.content(id, "Pages"),
        Role::Aside => {}
    }
    Ok(())
}
