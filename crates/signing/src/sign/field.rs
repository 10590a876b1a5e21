//! The fields that an update touches: the one that is signed, those that are filled.

use lopdf::{Dictionary, Object, ObjectId};

use super::appearance::Appearance;
use super::dictionary::string;
use super::error::SignError;
use super::request::Filling;
use super::update::Update;
use crate::form::{Field, FieldKind, Lock, PageTree};
use crate::pdf::{StructureFault, integer};

/// Fills one text field: its value, and its appearance when it has a widget.
pub fn fill_field(update: &mut Update<'_>, fields: &[Field], filling: &Filling) -> Result<(), SignError> {
    let name = || filling.field.clone();
    let field = find(fields, &filling.field)?;
    let has_box = !field.widgets.is_empty();
    // A value without its picture, or a picture of no value, would be two truths.
    if field.kind != FieldKind::Text || field.is_read_only() || has_box != filling.appearance.is_some() {
        return Err(SignError::UnfitField { field: name() });
    }
    let mut dictionary = update.dictionary(field.id)?.unwrap_or_default();
    dictionary.set("V", string(&filling.value));
    update.set(field.id, Object::Dictionary(dictionary));
    match &filling.appearance {
        Some(appearance) => show(update, field, appearance),
        None => Ok(()),
    }
}

/// Finds a field by its qualified name.
pub fn find<'f>(fields: &'f [Field], name: &str) -> Result<&'f Field, SignError> {
    fields.iter().find(|field| field.name == name).ok_or_else(|| SignError::NoSuchField { field: name.to_owned() })
}

/// Puts the signature into a prepared field and gives the lock that the field carries.
pub fn sign_prepared(
    update: &mut Update<'_>,
    field: &Field,
    signature: ObjectId,
    appearance: Option<&Appearance>,
) -> Result<Option<Lock>, SignError> {
    if field.kind != FieldKind::Signature {
        return Err(SignError::UnfitField { field: field.name.clone() });
    }
    if !field.is_empty() {
        return Err(SignError::FieldTaken { field: field.name.clone() });
    }
    let mut dictionary = update.dictionary(field.id)?.unwrap_or_default();
    dictionary.set("V", Object::Reference(signature));
    update.set(field.id, Object::Dictionary(dictionary));
    if let Some(appearance) = appearance {
        show(update, field, appearance)?;
    }
    match update.base.value(&field.dictionary, "Lock")? {
        Object::Dictionary(lock) => Ok(Lock::read(update.base, &lock)?),
        _ => Ok(None),
    }
}

/// Gives the only widget of a field a new appearance.
fn show(update: &mut Update<'_>, field: &Field, appearance: &Appearance) -> Result<(), SignError> {
    let [widget] = field.widgets.as_slice() else {
        return Err(SignError::UnfitField { field: field.name.clone() });
    };
    let form = appearance.copy_into(update)?;
    let mut dictionary = update.dictionary(*widget)?.unwrap_or_default();
    let mut states = Dictionary::new();
    states.set("N", Object::Reference(form));
    dictionary.set("AP", Object::Dictionary(states));
    update.set(*widget, Object::Dictionary(dictionary));
    Ok(())
}

/// Adds an invisible signature field on the first page.
pub fn add_field(update: &mut Update<'_>, fields: &[Field], name: &str, signature: ObjectId) -> Result<(), SignError> {
    let is_taken = fields.iter().any(|field| field.name == name);
    if is_taken {
        return Err(SignError::FieldTaken { field: name.to_owned() });
    }
    // A full stop separates the levels of a qualified name (ISO 32000-2, 12.7.4.2).
    if name.is_empty() || name.contains('.') {
        return Err(SignError::UnfitField { field: name.to_owned() });
    }
    let pages = PageTree::read(update.base)?.pages;
    let page = *pages.first().ok_or(SignError::Unreadable(StructureFault::NoCatalog))?;
    let mut widget = Dictionary::new();
    for (key, value) in [("Type", "Annot"), ("Subtype", "Widget"), ("FT", "Sig")] {
        widget.set(key, Object::Name(value.into()));
    }
    widget.set("T", string(name));
    // Printed and locked, in a rectangle without extent: part of the page, and not to be seen.
    widget.set("F", 132);
    widget.set("Rect", Object::Array(vec![0.into(); 4]));
    widget.set("P", Object::Reference(page));
    widget.set("V", Object::Reference(signature));
    let widget = update.add(Object::Dictionary(widget));
    append(update, page, "Annots", widget)?;
    append_to_form(update, widget)
}

/// Appends a reference to an array that stands in a dictionary or in an object of its own.
fn append(update: &mut Update<'_>, owner: ObjectId, key: &str, item: ObjectId) -> Result<(), SignError> {
    let mut dictionary = update.dictionary(owner)?.unwrap_or_default();
    let written = dictionary.get(key.as_bytes()).ok().cloned();
    let mut items = match update.base.value(&dictionary, key)? {
        Object::Array(items) => items,
        _ => Vec::new(),
    };
    items.push(Object::Reference(item));
    match written {
        Some(Object::Reference(array)) => update.set(array, Object::Array(items)),
        _ => {
            dictionary.set(key, Object::Array(items));
            update.set(owner, Object::Dictionary(dictionary));
        }
    }
    Ok(())
}

fn append_to_form(update: &mut Update<'_>, widget: ObjectId) -> Result<(), SignError> {
    let root = update.base.file.revisions[update.base.revision].root()?;
    let mut catalog = update.dictionary(root)?.ok_or(StructureFault::NoCatalog)?;
    let own = catalog.get(b"AcroForm").and_then(Object::as_reference).ok();
    let mut form = match update.base.value(&catalog, "AcroForm")? {
        Object::Dictionary(form) => form,
        _ => Dictionary::new(),
    };
    // Signatures exist, and the file may only be appended to (table 225).
    let flags = integer(&form, "SigFlags").unwrap_or(0) | 3;
    form.set("SigFlags", flags);
    match form.get(b"Fields") {
        Ok(Object::Reference(array)) => {
            let mut items = match update.base.value(&form, "Fields")? {
                Object::Array(items) => items,
                _ => Vec::new(),
            };
            items.push(Object::Reference(widget));
            update.set(*array, Object::Array(items));
        }
        other => {
            let mut items = other.ok().and_then(|items| items.as_array().ok()).cloned().unwrap_or_default();
            items.push(Object::Reference(widget));
            form.set("Fields", Object::Array(items));
        }
    }
    match own {
        Some(own) => update.set(own, Object::Dictionary(form)),
        None => {
            catalog.set("AcroForm", Object::Dictionary(form));
            update.set(root, Object::Dictionary(catalog));
        }
    }
    Ok(())
}

/// Names the certifying signature in the catalog (`Perms`).
pub fn certify(update: &mut Update<'_>, signature: ObjectId) -> Result<(), SignError> {
    let root = update.base.file.revisions[update.base.revision].root()?;
    let mut catalog = update.dictionary(root)?.ok_or(StructureFault::NoCatalog)?;
    let mut permissions = match update.base.value(&catalog, "Perms")? {
        Object::Dictionary(permissions) => permissions,
        _ => Dictionary::new(),
    };
    if permissions.has(b"DocMDP") {
        return Err(SignError::CannotCertify);
    }
    permissions.set("DocMDP", Object::Reference(signature));
    catalog.set("Perms", Object::Dictionary(permissions));
    update.set(root, Object::Dictionary(catalog));
    Ok(())
}
