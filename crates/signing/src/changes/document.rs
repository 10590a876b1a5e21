//! Rules for what a document consists of besides its fields: trailer, catalog,
//! information, form and pages.

use lopdf::{Dictionary, Object};

use super::change::{Change, ChangeKind, Level};
use super::findings::{Findings, View, added};
use super::{evidence, metadata, resources};
use crate::pdf::{Snapshot, StructureFault, dictionary, integer};

/// Same encryption, no lower size. The identifier names the file and shows nothing; catalog and information may move to
/// another object and are compared as if they had not. No reader knows of any other entry.
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
            "Root" => {
                catalog(view, found, 0, &view.before.catalog()?, &view.after.catalog()?)?;
                found.claims.extend(view.after.trailer().get(b"Root").ok().cloned());
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
        // What moved to another object is compared as if it had not.
        let (before, after) = (view.before.value(old, &key)?, view.after.value(new, &key)?);
        let before = dictionary(&before).unwrap_or(&empty);
        match (key.as_str(), dictionary(&after), is) {
            ("AcroForm", Some(after), Some(is)) => {
                form(view, found, id, before, after)?;
                found.claims.push(is);
            }
            ("DSS", Some(_), Some(is)) if evidence::is_grown(view, was.unwrap_or(&no_store), &after)? => {
                found.has_new_evidence = true;
                found.claims.push(is);
            }
            ("Extensions", Some(after), Some(is)) if is_plain(after) => found.claims.push(is),
            ("Metadata", _, Some(is))
                if says_no_more(view, &view.before.value(old, &key)?, &view.after.value(new, &key)?) =>
            {
                found.changes.push(Change::new(
                    ChangeKind::InformationChanged,
                    Level::LtaUpdates,
                    Some(id),
                    "Metadata",
                ));
                found.claims.push(is);
            }
            // A name such as 1.7: features that the file may use.
            ("Version", None, Some(Object::Name(is))) if was.and_then(|was| was.as_name().ok()) < Some(&is) => {
                found.changes.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), "Version"));
            }
            _ => found.content(id, format!("Catalog/{key}")),
        }
    }
    Ok(())
}

/// The metadata moved to another object, or are new, and say no more than they did, dates and tools apart.
fn says_no_more(view: &View<'_>, old: &Object, new: &Object) -> bool {
    let limits = &view.after.file.limits;
    match old {
        Object::Null => metadata::says_nothing(new, limits),
        _ => metadata::says_the_same(old, new, limits),
    }
}

/// Names and numbers all through, which lead nowhere.
pub fn is_plain(entries: &Dictionary) -> bool {
    entries.iter().all(|(_, value)| match value {
        Object::Dictionary(inner) => is_plain(inner),
        Object::Array(items) => items.iter().all(|item| dictionary(item).is_some_and(is_plain)),
        Object::Reference(_) | Object::Stream(_) => false,
        _ => true,
    })
}

/// A node of the page tree in which iText left its version, as it did for years, and nothing else.
pub fn is_marked(view: &View<'_>, old: &Object, new: &Object) -> bool {
    let (Object::Dictionary(old), Object::Dictionary(new)) = (old, new) else { return false };
    view.differing(old, new).iter().all(|key| key == "ITXT" && matches!(new.get(b"ITXT"), Ok(Object::String(..))))
}

/// Dates and tools only.
pub fn information(view: &View<'_>, found: &mut Findings, id: u32, old: &Dictionary, new: &Dictionary) {
    for key in view.differing(old, new) {
        let path = format!("Info/{key}");
        if metadata::is_of_tools(key.as_bytes()) {
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
    let draws_anew = |form: &Dictionary| {
        let is_said = |value: &Object| matches!(value, Object::Boolean(false));
        form.get(b"NeedAppearances").is_ok_and(|value| !is_said(value))
    };
    for key in view.differing(old, new) {
        match key.as_str() {
            "Fields" => {
                form_fields(found, id, &list(view.before, old, "Fields")?, &list(view.after, new, "Fields")?);
                found.claims.extend(new.get(b"Fields").ok().filter(|value| value.as_reference().is_ok()).cloned());
            }
            "SigFlags" if flags(old) & flags(new) == flags(old) => {}
            // What is said so is what is so without a word.
            "NeedAppearances" if !draws_anew(old) && !draws_anew(new) => {}
            "DA" if !old.has(b"DA") && !resources::is_drawn_anew(view)? => {}
            "DR" if resources::has_grown(view, &view.before.value(old, "DR")?, &view.after.value(new, "DR")?)? => {
                found.claims.extend(new.get(b"DR").ok().cloned());
            }
            _ => found.content(id, format!("AcroForm/{key}")),
        }
    }
    Ok(())
}

/// The array under a key, which may be an object of its own; none is an empty one.
fn list(snapshot: &Snapshot<'_>, entries: &Dictionary, key: &str) -> Result<Object, StructureFault> {
    Ok(match snapshot.value(entries, key)? {
        Object::Null => Object::Array(Vec::new()),
        other => other,
    })
}

/// Root fields may be added and nothing else.
pub fn form_fields(found: &mut Findings, id: u32, old: &Object, new: &Object) {
    match added(old, new) {
        Some(added) => found.added_fields.extend(added),
        None => found.other(ChangeKind::FieldChanged, id, "AcroForm/Fields"),
    }
}

/// Annotations by their own rule; nothing else.
pub fn page(
    view: &View<'_>,
    found: &mut Findings,
    page: u32,
    id: u32,
    old: &Dictionary,
    new: &Dictionary,
) -> Result<(), StructureFault> {
    for key in view.differing(old, new) {
        if key == "Annots" {
            annotations(found, page, id, &list(view.before, old, "Annots")?, &list(view.after, new, "Annots")?);
            found.claims.extend(new.get(b"Annots").ok().filter(|value| value.as_reference().is_ok()).cloned());
        } else {
            found.on_page(ChangeKind::ContentChanged, id, page, &key);
        }
    }
    Ok(())
}

/// Widgets of new fields may be added; whether they are such is seen at the end.
pub fn annotations(found: &mut Findings, page: u32, id: u32, old: &Object, new: &Object) {
    match added(old, new) {
        Some(added) => found.added_annotations.extend(added.into_iter().map(|id| (page, id))),
        None => found.on_page(ChangeKind::AnnotationChanged, id, page, "Annots"),
    }
}
