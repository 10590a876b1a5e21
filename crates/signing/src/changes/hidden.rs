//! New objects that no allowed addition leads to.
//!
//! One that nothing in the later document leads to shows nothing: some writers leave such behind. It is told and
//! permitted as long as no reader can come upon it, not even one that looks through a file for objects by itself.

use std::collections::BTreeSet;

use lopdf::Object;

use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View};
use crate::pdf::{Place, SectionKind, Snapshot, StructureFault, dictionary, integer, name, stated};

type Read<T> = Result<T, StructureFault>;

/// What a reader looks for when it goes through a file without its tables, and what would be a signature.
const SOUGHT: [&str; 7] = ["Catalog", "Pages", "Page", "ObjStm", "XRef", "Sig", "DocTimeStamp"];
/// Entries by which such things are known when they do not say what they are.
const TELLING: [&[u8]; 5] = [b"Root", b"Pages", b"Kids", b"MediaBox", b"ByteRange"];

/// Looks at the new objects in the light of everything that was allowed to be added.
pub fn hidden(view: &View<'_>, found: &mut Findings, unreached: &[u32]) -> Read<()> {
    let claimed = claimed(view, found, unreached)?;
    let root = view.after.trailer().get(b"Root").and_then(Object::as_reference).map_or(0, |root| root.0);
    let mut left = Vec::new();
    for id in unreached.iter().copied() {
        if !claimed.contains(&id) || (id != root && is_document(view.after, id)?) {
            left.push(id);
        }
    }
    if left.is_empty() {
        return Ok(());
    }
    let (led_to, mentioned) = (led_to(view.after)?, mentioned(view.before));
    let mut harmless = None;
    for id in left {
        let is_apart = !led_to.contains(&id) && !mentioned.contains(&id);
        let is_seen = is_sought(view.after, id)? && !is_second_table(view.after, id)?;
        if is_apart && view.before.number(id)?.is_none() && !is_seen {
            harmless = harmless.or(Some(id));
        } else {
            found.other(ChangeKind::ObjectsHidden, id, format!("Object {id}"));
        }
    }
    if let Some(id) = harmless {
        let change = Change::new(ChangeKind::ObjectsHidden, Level::None, Some(id), format!("Object {id}"));
        found.changes.push(change);
    }
    Ok(())
}

/// What the allowed additions lead to.
fn claimed(view: &View<'_>, found: &mut Findings, unreached: &[u32]) -> Read<BTreeSet<u32>> {
    let unreached: BTreeSet<u32> = unreached.iter().copied().collect();
    let mut claimed = structural(view.after);
    let mut open = std::mem::take(&mut found.claims);
    while let Some(value) = open.pop() {
        if let Object::Reference(id) = value {
            // Old objects keep the roles that they had.
            if unreached.contains(&id.0) && claimed.insert(id.0) {
                open.extend(view.after.get(id)?.map(|found| found.object.clone()));
            }
        } else {
            open.extend(inside(&value));
        }
    }
    Ok(claimed)
}

fn inside(value: &Object) -> Vec<Object> {
    match value {
        Object::Array(items) => items.clone(),
        other => dictionary(other).into_iter().flat_map(|all| all.iter().map(|(_, value)| value.clone())).collect(),
    }
}

/// Everything that the trailer leads to, by whatever entry.
fn led_to(snapshot: &Snapshot<'_>) -> Read<BTreeSet<u32>> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<Object> = snapshot.trailer().iter().map(|(_, value)| value.clone()).collect();
    while let Some(value) = open.pop() {
        if let Object::Reference(id) = value {
            if reached.insert(id.0)
                && let Some(found) = snapshot.get(id)?
            {
                open.extend(inside(&found.object));
            }
        } else {
            open.extend(inside(&value));
        }
    }
    Ok(reached)
}

/// Every number that any object of the earlier document names, whether something leads to that object or not.
fn mentioned(snapshot: &Snapshot<'_>) -> BTreeSet<u32> {
    let mut named = BTreeSet::new();
    for number in snapshot.numbers() {
        // What cannot be read names nothing.
        let Ok(Some(found)) = snapshot.number(number) else { continue };
        let mut open = vec![found.object.clone()];
        while let Some(value) = open.pop() {
            match value {
                Object::Reference(id) => {
                    named.insert(id.0);
                }
                other => open.extend(inside(&other)),
            }
        }
    }
    named
}

/// What says that it is the document or a part of its pages, wherever it is led to from.
fn is_document(snapshot: &Snapshot<'_>, id: u32) -> Read<bool> {
    let found = snapshot.number(id)?;
    let entries = found.as_deref().and_then(|found| dictionary(&found.object));
    Ok(entries.is_some_and(|all| matches!(name(all, "Type"), Some("Catalog" | "Pages" | "Page"))))
}

fn is_sought(snapshot: &Snapshot<'_>, id: u32) -> Read<bool> {
    let Some(found) = snapshot.number(id)? else { return Ok(false) };
    let Some(entries) = dictionary(&found.object) else { return Ok(false) };
    // A type that is written elsewhere could be any.
    let is_typed = entries.has(b"Type") && name(entries, "Type").is_none_or(|name| SOUGHT.contains(&name));
    Ok(is_typed || TELLING.iter().any(|key| entries.has(key)))
}

/// A cross-reference stream beside the table of its revision that states nothing else than the table: some writers
/// write both.
fn is_second_table(snapshot: &Snapshot<'_>, id: u32) -> Read<bool> {
    let Some(found) = snapshot.number(id)? else { return Ok(false) };
    let Object::Stream(stream) = &found.object else { return Ok(false) };
    let revision = &snapshot.file.revisions[snapshot.revision];
    let Some((root, places)) = stated(stream, &snapshot.file.limits) else { return Ok(false) };
    let is_same = |(id, place): (&u32, &Place)| *place == Place::Free || revision.places.get(id) == Some(place);
    Ok(name(&stream.dict, "Type") == Some("XRef")
        && Some(&root) == revision.trailer.get(b"Root").ok()
        && places.iter().all(is_same))
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
        // The stream of a hybrid file stands beside its table (7.5.8.4).
        SectionKind::Table => integer(&revision.trailer, "XRefStm").and_then(|at| {
            let is_there =
                |place: &Place| matches!(place, Place::At { offset, .. } if i64::try_from(*offset) == Ok(at));
            revision.places.iter().find(|(_, place)| is_there(place)).map(|(id, _)| *id)
        }),
    };
    containers.chain(own).collect()
}
