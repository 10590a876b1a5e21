//! Rules for what a document consists of besides its fields: trailer, catalog,
//! information, form and pages.

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::evidence;
use super::findings::{Findings, View, appended};
use crate::pdf::{Snapshot, StructureFault, dictionary, integer};

/// Entries that describe a section and not the document.
const OF_SECTION: [&str; 9] = ["Size", "Prev", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "XRefStm"];

/// Same catalog, same information, same first half of the identifier, no lower size.
pub fn trailer(view: &View<'_>, found: &mut Findings) {
    let bare = |snapshot: &Snapshot<'_>| {
        let mut trailer = snapshot.trailer().clone();
        for key in OF_SECTION {
            trailer.remove(key.as_bytes());
        }
        if let Ok(Object::Array(halves)) = trailer.get_mut(b"ID") {
            halves.truncate(1);
        }
        trailer
    };
    for key in view.differing(&bare(view.before), &bare(view.after)) {
        found.content(0, format!("Trailer/{key}"));
    }
    let size = |snapshot: &Snapshot<'_>| integer(snapshot.trailer(), "Size");
    if size(view.after) < size(view.before) {
        found.content(0, "Trailer/Size");
    }
}

/// `AcroForm` by its own rule, `DSS` and `Extensions` by adding; nothing else.
pub fn catalog(
    view: &View<'_>,
    found: &mut Findings,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    let empty = Dictionary::new();
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
            ("DSS", Some(after), Some(is)) if is_written_here && evidence::is_added(before, after) => {
                found.has_new_evidence = true;
                found.claims.push(is);
            }
            ("Extensions", Some(after), Some(is)) if is_written_here && keeps(view, before, after) => {
                found.claims.push(is);
            }
            _ => found.content(id, format!("Catalog/{key}")),
        }
    }
    Ok(())
}

/// Every old entry is still there as it was.
fn keeps(view: &View<'_>, old: &Dictionary, new: &Dictionary) -> bool {
    view.differing(old, new).iter().all(|key| !old.has(key.as_bytes()))
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

/// Root fields may be appended and flags set; nothing else.
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
            _ => found.content(id, format!("AcroForm/{key}")),
        }
    }
    Ok(())
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
