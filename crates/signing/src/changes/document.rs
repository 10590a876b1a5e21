//! Rules for what a document consists of besides its fields: trailer, catalog,
//! information, form and pages.

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::evidence;
use super::findings::{Findings, View, appended};
use crate::pdf::{Snapshot, StructureFault, dictionary, integer};

/// Same catalog, same encryption, no lower size. The identifier names the file and shows nothing; the information may
/// move to another object and say the same. No reader knows of any other entry.
pub fn trailer(view: &View<'_>, found: &mut Findings) -> Result<(), StructureFault> {
    let kept = |snapshot: &Snapshot<'_>| {
        let mut kept = Dictionary::new();
        for key in ["Root", "Encrypt", "Info", "ID"] {
            if let Ok(value) = snapshot.trailer().get(key.as_bytes()) {
                kept.set(key, value.clone());
            }
        }
        if let Ok(Object::Array(halves)) = kept.get_mut(b"ID") {
            halves.truncate(1);
        }
        kept
    };
    for key in view.differing(&kept(view.before), &kept(view.after)) {
        let path = format!("Trailer/{key}");
        match key.as_str() {
            "ID" => found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, None, path)),
            "Info" => {
                let read = |snapshot: &Snapshot<'_>| snapshot.value(snapshot.trailer(), "Info");
                let (old, new) = (read(view.before)?, read(view.after)?);
                let empty = Dictionary::new();
                let (old, new) = (dictionary(&old).unwrap_or(&empty), dictionary(&new).unwrap_or(&empty));
                information(view, found, 0, old, new);
                found.claims.extend(view.after.trailer().get(b"Info").ok().cloned());
            }
            _ => found.content(0, path),
        }
    }
    let size = |snapshot: &Snapshot<'_>| integer(snapshot.trailer(), "Size");
    if size(view.after) < size(view.before) {
        found.content(0, "Trailer/Size");
    }
    Ok(())
}

/// `AcroForm` by its own rule, `DSS` and `Extensions` by adding; nothing else.
pub fn catalog(
    view: &View<'_>,
    found: &mut Findings,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    let (empty, no_store) = (Dictionary::new(), Object::Dictionary(Dictionary::new()));
    for key in view.differing(old, new) {
        let (was, is) = (old.get(key.as_bytes()).ok(), new.get(key.as_bytes()).ok().cloned());
        // An object of its own stays the same object and is compared as such.
        let is_written_here = !matches!(was, Some(Object::Reference(_)));
        let before = was.and_then(dictionary).unwrap_or(&empty);
        let after = view.after.value(new, &key)?;
        match (key.as_str(), dictionary(&after), is) {
            ("AcroForm", Some(after), Some(is)) if is_written_here => {
                form(view, found, id, before, after)?;
                found.claims.push(is);
            }
            ("DSS", Some(_), Some(is)) if evidence::is_grown(view, was.unwrap_or(&no_store), &after)? => {
                found.has_new_evidence = true;
                found.claims.push(is);
            }
            ("Extensions", Some(after), Some(is)) if is_written_here && is_plain(after) => found.claims.push(is),
            // A name such as 1.7: features that the file may use.
            ("Version", None, Some(Object::Name(is))) if was.and_then(|was| was.as_name().ok()) < Some(&is) => {
                found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Version"));
            }
            _ => found.content(id, format!("Catalog/{key}")),
        }
    }
    Ok(())
}

/// Names and numbers all through, which lead nowhere.
fn is_plain(entries: &Dictionary) -> bool {
    entries.iter().all(|(_, value)| match value {
        Object::Dictionary(inner) => is_plain(inner),
        Object::Array(items) => items.iter().all(|item| dictionary(item).is_some_and(is_plain)),
        Object::Reference(_) | Object::Stream(_) => false,
        _ => true,
    })
}

/// Every old entry is still there as it was; dictionaries within may have grown alike.
fn keeps(view: &View<'_>, old: &Dictionary, new: &Dictionary) -> bool {
    view.differing(old, new).iter().all(|key| match (old.get(key.as_bytes()), new.get(key.as_bytes())) {
        (Err(_), _) => true,
        (Ok(Object::Dictionary(was)), Ok(Object::Dictionary(is))) => keeps(view, was, is),
        _ => false,
    })
}

/// Dates and tools only.
pub fn information(view: &View<'_>, found: &mut Findings, id: u32, old: &Dictionary, new: &Dictionary) {
    for key in view.differing(old, new) {
        let path = format!("Info/{key}");
        if matches!(key.as_str(), "ModDate" | "Producer" | "Creator") {
            found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), path));
        } else {
            found.content(id, path);
        }
    }
}

/// Root fields may be appended, flags set, and resources and a manner of writing given where there were none; nothing
/// else. What is drawn already does not ask for either.
pub fn form(
    view: &View<'_>,
    found: &mut Findings,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    let flags = |form: &Dictionary| integer(form, "SigFlags").unwrap_or(0);
    for key in view.differing(old, new) {
        let is_own_array = matches!(old.get(b"Fields"), Ok(Object::Reference(_)));
        match key.as_str() {
            "Fields" if !is_own_array => {
                let before = old.get(b"Fields").cloned().unwrap_or(Object::Array(Vec::new()));
                form_fields(found, id, &before, &view.after.value(new, "Fields")?);
            }
            "SigFlags" if flags(old) & flags(new) == flags(old) => {}
            "DA" if !old.has(b"DA") => {}
            "DR" if has_grown(view, old, new) => found.claims.extend(new.get(b"DR").ok().cloned()),
            _ => found.content(id, format!("AcroForm/{key}")),
        }
    }
    Ok(())
}

/// Resources of the form that keep every old name.
fn has_grown(view: &View<'_>, old: &Dictionary, new: &Dictionary) -> bool {
    let empty = Dictionary::new();
    let was = old.get(b"DR").ok().and_then(dictionary).unwrap_or(&empty);
    let is_written_here = !matches!(old.get(b"DR"), Ok(Object::Reference(_)));
    let is = view.after.value(new, "DR").unwrap_or(Object::Null);
    is_written_here && dictionary(&is).is_some_and(|is| keeps(view, was, is))
}

/// Root fields may be appended and nothing else.
pub fn form_fields(found: &mut Findings, id: u32, old: &Object, new: &Object) {
    match appended(old, new) {
        Some(added) => found.added_fields.extend(added),
        None => found.other(ChangeKind::FieldChanged, id, "AcroForm/Fields"),
    }
}

/// Annotations by their own rule; nothing else.
pub fn page(view: &View<'_>, found: &mut Findings, page: u32, id: u32, old: &Dictionary, new: &Dictionary) {
    for key in view.differing(old, new) {
        let is_own_array = matches!(old.get(b"Annots"), Ok(Object::Reference(_)));
        if key == "Annots" && !is_own_array {
            let list = |page: &Dictionary| page.get(b"Annots").cloned().unwrap_or(Object::Array(Vec::new()));
            annotations(found, page, id, &list(old), &list(new));
        } else {
            found.on_page(ChangeKind::ContentChanged, id, page, &key);
        }
    }
}

/// Widgets of new fields may be appended; whether they are such is seen at the end.
pub fn annotations(found: &mut Findings, page: u32, id: u32, old: &Object, new: &Object) {
    match appended(old, new) {
        Some(added) => found.added_annotations.extend(added.into_iter().map(|id| (page, id))),
        None => found.on_page(ChangeKind::AnnotationChanged, id, page, "Annots"),
    }
}
