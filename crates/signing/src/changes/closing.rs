//! What can be seen only when every touched object has been looked at: whether new
//! fields are signatures, filled fields show their values, and new objects are reached.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::appearance::{Shown, shown_text};
use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View};
use crate::form::{Field, FieldKind, rectangle};
use crate::pdf::{Place, SectionKind, Snapshot, StructureFault, dictionary, integer, name, text};

type Read<T> = Result<T, StructureFault>;

/// New fields must be signature fields, signed at once; of a certified document, invisible ones.
pub fn additions(view: &View<'_>, found: &mut Findings) -> Read<()> {
    let mut widgets = BTreeSet::new();
    for id in std::mem::take(&mut found.added_fields) {
        let field = view.known_after.fields.iter().find(|field| field.id == id && field.above.is_empty());
        let is_new = view.before.number(id.0)?.is_none();
        let signature = field.and_then(|field| field.value.as_reference().ok());
        let (Some(field), Some(signature), true) = (field, signature, is_new) else {
            found.other(ChangeKind::FieldAdded, id.0, "AcroForm/Fields");
            continue;
        };
        let path = format!("AcroForm/{}", field.name);
        let (kind, level) = added_field(view, field, signature)?;
        let mut change = Change::new(kind, level, Some(id.0), path);
        change.signature = Some(signature);
        view.place(&mut change, &field.name)?;
        widgets.extend(field.widgets.iter().copied());
        found.changes.push(change);
        found.claims.push(Object::Reference(id));
    }
    for (page, id) in std::mem::take(&mut found.added_annotations) {
        if !widgets.contains(&id) {
            found.on_page(ChangeKind::AnnotationChanged, id.0, page, "Annots");
        }
    }
    Ok(())
}

fn added_field(view: &View<'_>, field: &Field, signature: ObjectId) -> Read<(ChangeKind, Level)> {
    let is_certified = view.before.catalog()?.has(b"Perms");
    let is_invisible = is_invisible(view.after, &field.widgets)?;
    let is_new = view.before.number(signature.0)?.is_none();
    let value = view.after.get(signature)?;
    let is_stamp = value
        .as_deref()
        .and_then(|value| dictionary(&value.object))
        .is_some_and(|entries| name(entries, "Type") == Some("DocTimeStamp"));
    Ok(if field.kind != FieldKind::Signature || !is_new {
        (ChangeKind::FieldAdded, Level::Other)
    } else if is_stamp && is_invisible {
        (ChangeKind::EvidenceAdded, Level::LtaUpdates)
    } else if is_stamp || (is_certified && !is_invisible) {
        (ChangeKind::FieldAdded, Level::Other)
    } else {
        (ChangeKind::FieldAdded, Level::FormFilling)
    })
}

/// No widget has both extents, or all are hidden.
fn is_invisible(snapshot: &Snapshot<'_>, widgets: &[ObjectId]) -> Read<bool> {
    for widget in widgets {
        let rect = rectangle(snapshot, *widget)?;
        let is_flat = rect.is_some_and(|[left, bottom, right, top]| left == right || bottom == top);
        let flags = snapshot.get(*widget)?.and_then(|found| integer(dictionary(&found.object)?, "F"));
        // Hidden or NoView (ISO 32000-2, table 167).
        let is_hidden = flags.is_some_and(|flags| flags & (2 | 32) != 0);
        if !is_flat && !is_hidden {
            return Ok(false);
        }
    }
    Ok(true)
}

/// One change per filled field, and whether the field shows what it holds.
pub fn filled(view: &View<'_>, found: &mut Findings) -> Read<()> {
    for name in std::mem::take(&mut found.filled) {
        let (Some(old), Some(new)) = (view.known_before.field(&name), view.known_after.field(&name)) else {
            found.field(0, &name, "T");
            continue;
        };
        let path = format!("AcroForm/{name}");
        let mut change = Change::new(ChangeKind::FieldFilled, Level::FormFilling, Some(new.id.0), path);
        change.before = text_of(view.before, &old.value)?;
        change.after = text_of(view.after, &new.value)?;
        if new.kind == FieldKind::Text && !new.widgets.is_empty() {
            let value = change.after.clone().unwrap_or_default();
            match shown_text(view.after, &new.widgets, &value)? {
                Shown::Value => {}
                Shown::Other => (change.kind, change.level) = (ChangeKind::FieldShowsOther, Level::Other),
                Shown::Unreadable => change.kind = ChangeKind::FieldUnreadable,
            }
        }
        view.place(&mut change, &name)?;
        found.changes.push(change);
    }
    Ok(())
}

/// A value in words, if it is one that a person can read.
fn text_of(snapshot: &Snapshot<'_>, value: &Object) -> Read<Option<String>> {
    Ok(match snapshot.resolve(value)? {
        Object::Name(name) => Some(String::from_utf8_lossy(&name).into_owned()),
        Object::Null => None,
        other => text(&other),
    })
}

/// New objects that no allowed addition leads to.
pub fn hidden(view: &View<'_>, found: &mut Findings, unreached: &[u32]) -> Read<()> {
    let mut claimed = structural(view.after);
    let mut open = std::mem::take(&mut found.claims);
    while let Some(value) = open.pop() {
        if let Object::Reference(id) = value {
            // Old objects keep the roles that they had.
            if unreached.contains(&id.0) && claimed.insert(id.0) {
                open.extend(view.after.get(id)?.map(|found| found.object.clone()));
            }
        } else if let Some(entries) = dictionary(&value) {
            open.extend(entries.iter().map(|(_, value)| value.clone()));
        } else if let Object::Array(items) = value {
            open.extend(items);
        }
    }
    for id in unreached.iter().filter(|id| !claimed.contains(id)) {
        found.other(ChangeKind::ObjectsHidden, *id, format!("Object {id}"));
    }
    Ok(())
}

/// Cross-reference and object streams of the later revision.
fn structural(after: &Snapshot<'_>) -> BTreeSet<u32> {
    let revision = &after.file.revisions[after.revision];
    let containers = revision.places.values().filter_map(|place| match place {
        Place::In { container, .. } => Some(*container),
        _ => None,
    });
    let own = match revision.kind {
        SectionKind::Stream(id) => Some(id),
        SectionKind::Table => None,
    };
    containers.chain(own).collect()
}
