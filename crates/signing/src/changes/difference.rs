//! The difference between a revision and the next one.
//!
//! Looks at every object whose place differs, asks each of its roles, and finally demands
//! that every new object was reached through an addition that a rule allows.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::appearance::{Shown, shown_text};
use super::change::{Change, ChangeKind, Level};
use super::compare::{differing, same};
use super::fields::{FieldRule, field_rule, text_of};
use super::known::Known;
use super::roles::{Role, Roles, roles};
use crate::form::{FieldKind, rectangle};
use crate::pdf::{SectionKind, Snapshot, StructureFault, dictionary, integer};

type Read<T> = Result<T, StructureFault>;

/// All changes from one revision to the next, the gravest last.
pub fn changes(before: &Snapshot<'_>, after: &Snapshot<'_>) -> Read<Vec<Change>> {
    let (known_before, known_after) = (Known::read(before)?, Known::read(after)?);
    let roles = roles(before, &known_before)?;
    let mut difference = Difference {
        before,
        after,
        known_before: &known_before,
        known_after: &known_after,
        found: Vec::new(),
        claims: Vec::new(),
        added_fields: Vec::new(),
        added_annotations: Vec::new(),
        filled: BTreeSet::new(),
    };
    difference.trailer();
    let unreached = difference.touched(&roles)?;
    difference.additions()?;
    difference.filled()?;
    difference.hidden(&unreached)?;
    let mut found = difference.found;
    found.sort_by_key(|change| change.level);
    Ok(found)
}

struct Difference<'a> {
    before: &'a Snapshot<'a>,
    after: &'a Snapshot<'a>,
    known_before: &'a Known,
    known_after: &'a Known,
    found: Vec<Change>,
    /// Values through which new objects may be reached.
    claims: Vec<Object>,
    added_fields: Vec<ObjectId>,
    added_annotations: Vec<(u32, ObjectId)>,
    /// Text and choice fields that were filled, by name.
    filled: BTreeSet<String>,
}

impl Difference<'_> {
    fn other(&mut self, kind: ChangeKind, object: Option<u32>, path: impl Into<String>) {
        self.found.push(Change::new(kind, Level::Other, object, path));
    }

    fn differing(&self, one: &Dictionary, other: &Dictionary) -> Vec<String> {
        let keys = differing(one, other, &self.after.file.limits);
        keys.into_iter().map(|key| String::from_utf8_lossy(&key).into_owned()).collect()
    }

    /// Same catalog, same information, same first half of the identifier.
    fn trailer(&mut self) {
        let without = |trailer: &Dictionary| {
            let mut trailer = trailer.clone();
            for key in ["Size", "Prev", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "XRefStm"] {
                trailer.remove(key.as_bytes());
            }
            if let Ok(Object::Array(halves)) = trailer.get_mut(b"ID") {
                halves.truncate(1);
            }
            trailer
        };
        for key in self.differing(&without(self.before.trailer()), &without(self.after.trailer())) {
            self.other(ChangeKind::ContentChanged, None, format!("Trailer/{key}"));
        }
        let size = |snapshot: &Snapshot<'_>| integer(snapshot.trailer(), "Size");
        if size(self.after) < size(self.before) {
            self.other(ChangeKind::ContentChanged, None, "Trailer/Size");
        }
    }

    /// Judges every touched object; gives those that had no role.
    fn touched(&mut self, roles: &Roles) -> Read<Vec<u32>> {
        let numbers: BTreeSet<u32> = self.before.numbers().chain(self.after.numbers()).collect();
        let mut unreached = Vec::new();
        for id in numbers {
            if self.before.place(id) == self.after.place(id) {
                continue;
            }
            let object = |snapshot: &Snapshot<'_>| -> Read<Object> {
                Ok(snapshot.number(id)?.map_or(Object::Null, |found| found.object.clone()))
            };
            let (old, new) = (object(self.before)?, object(self.after)?);
            let is_same_number = self.before.generation(id) == self.after.generation(id) || old == Object::Null;
            if is_same_number && same(&old, &new, &self.after.file.limits) {
                continue;
            }
            match roles.get(&id) {
                Some(roles) => roles.iter().try_for_each(|role| self.judge(role, id, &old, &new))?,
                None if new == Object::Null => {}
                None => unreached.push(id),
            }
        }
        Ok(unreached)
    }

    fn judge(&mut self, role: &Role, id: u32, old: &Object, new: &Object) -> Read<()> {
        let empty = Dictionary::new();
        let (old_entries, new_entries) = (dictionary(old).unwrap_or(&empty), dictionary(new).unwrap_or(&empty));
        let is_same_kind = std::mem::discriminant(old) == std::mem::discriminant(new);
        match role {
            Role::Catalog if is_same_kind => self.catalog(id, old_entries, new_entries)?,
            Role::Information if is_same_kind => self.information(id, old_entries, new_entries),
            Role::Form if is_same_kind => self.form(id, old_entries, new_entries)?,
            Role::FormFields => self.form_fields(id, old, new),
            Role::Field(name) if is_same_kind => self.field(name, id, old_entries, new_entries)?,
            Role::Value(name) if self.is_text(name) => {
                self.filled.insert(name.clone());
                self.claims.push(new.clone());
            }
            Role::Value(name) | Role::Field(name) => self.field_changed(name, id, "V"),
            Role::Appearance(name) if self.is_text(name) => {
                self.filled.insert(name.clone());
                self.claims.push(new.clone());
            }
            Role::Appearance(name) => self.field_changed(name, id, "AP"),
            Role::Page(page) if is_same_kind => self.page(*page, id, old_entries, new_entries),
            Role::Annotations(page) => self.annotations(*page, id, old, new),
            Role::Annotation(page) => {
                self.other(ChangeKind::AnnotationChanged, Some(id), format!("Page {page}/Annots"));
                self.on_page(*page);
            }
            Role::Page(page) => self.other(ChangeKind::ContentChanged, Some(id), format!("Page {page}")),
            Role::Content(path) => self.other(ChangeKind::ContentChanged, Some(id), path.clone()),
            Role::Catalog => self.other(ChangeKind::ContentChanged, Some(id), "Catalog"),
            Role::Information => self.other(ChangeKind::ContentChanged, Some(id), "Info"),
            Role::Form => self.other(ChangeKind::ContentChanged, Some(id), "AcroForm"),
            Role::PageNode => self.other(ChangeKind::ContentChanged, Some(id), "Pages"),
        }
        Ok(())
    }

    fn on_page(&mut self, page: u32) {
        if let Some(last) = self.found.last_mut() {
            last.page = Some(page);
        }
    }

    fn is_text(&self, name: &str) -> bool {
        let field = self.known_before.field(name);
        field.is_some_and(|field| matches!(field.kind, FieldKind::Text | FieldKind::Choice) && !field.is_read_only())
    }

    fn catalog(&mut self, id: u32, old: &Dictionary, new: &Dictionary) -> Read<()> {
        for key in self.differing(old, new) {
            if key == "AcroForm" && !matches!(old.get(b"AcroForm"), Ok(Object::Reference(_))) {
                let form = self.after.value(new, "AcroForm")?;
                let empty = Dictionary::new();
                let before = old.get(b"AcroForm").ok().and_then(dictionary).unwrap_or(&empty);
                if let Object::Dictionary(form) = &form {
                    self.form(id, before, form)?;
                    self.claims.push(new.get(b"AcroForm").cloned().unwrap_or(Object::Null));
                    continue;
                }
            }
            self.other(ChangeKind::ContentChanged, Some(id), format!("Catalog/{key}"));
        }
        Ok(())
    }

    fn information(&mut self, id: u32, old: &Dictionary, new: &Dictionary) {
        for key in self.differing(old, new) {
            if matches!(key.as_str(), "ModDate" | "Producer" | "Creator") {
                let path = format!("Info/{key}");
                self.found.push(Change::new(ChangeKind::InformationChanged, Level::LtaUpdates, Some(id), path));
            } else {
                self.other(ChangeKind::ContentChanged, Some(id), format!("Info/{key}"));
            }
        }
    }

    fn form(&mut self, id: u32, old: &Dictionary, new: &Dictionary) -> Read<()> {
        for key in self.differing(old, new) {
            let is_own_array = matches!(old.get(b"Fields"), Ok(Object::Reference(_)));
            if key == "Fields" && !is_own_array {
                let fields = self.after.value(new, "Fields")?;
                let before = old.get(b"Fields").cloned().unwrap_or(Object::Array(Vec::new()));
                self.form_fields(id, &before, &fields);
                continue;
            }
            let flags = |form| integer(form, "SigFlags").unwrap_or(0);
            // Flags may be set and never taken back.
            if key == "SigFlags" && flags(old) & flags(new) == flags(old) {
                continue;
            }
            self.other(ChangeKind::ContentChanged, Some(id), format!("AcroForm/{key}"));
        }
        Ok(())
    }

    /// Root fields may be appended and nothing else.
    fn form_fields(&mut self, id: u32, old: &Object, new: &Object) {
        match appended(old, new) {
            Some(added) => self.added_fields.extend(added),
            None => self.other(ChangeKind::FieldChanged, Some(id), "AcroForm/Fields"),
        }
    }

    fn field(&mut self, name: &str, id: u32, old: &Dictionary, new: &Dictionary) -> Read<()> {
        let keys = self.differing(old, new);
        let rule = self.known_before.field(name).map_or(FieldRule::Fixed, field_rule);
        for key in keys {
            match (rule, key.as_str()) {
                (FieldRule::Signature, "V") if !old.has(b"V") => self.signed(name, id, new)?,
                (FieldRule::Signature, "AP") if self.is_newly_signed(name) => {
                    self.claims.extend(new.get(b"AP").ok().cloned());
                }
                (FieldRule::Text, "V" | "AP") | (FieldRule::Choice, "V" | "AP" | "I") => {
                    self.claims.extend(new.get(key.as_bytes()).ok().cloned());
                    self.filled.insert(name.to_owned());
                }
                (FieldRule::Button, "V" | "AS") if self.is_known_state(old, new, &key)? => {
                    self.filled.insert(name.to_owned());
                }
                _ => self.field_changed(name, id, &key),
            }
        }
        Ok(())
    }

    fn signed(&mut self, name: &str, id: u32, new: &Dictionary) -> Read<()> {
        match new.get(b"V") {
            Ok(Object::Reference(signature)) if self.before.number(signature.0)?.is_none() => {
                let mut change =
                    Change::new(ChangeKind::FieldSigned, Level::FormFilling, Some(id), format!("AcroForm/{name}/V"));
                change.signature = Some(*signature);
                self.claims.push(Object::Reference(*signature));
                self.place(&mut change, name)?;
                self.found.push(change);
            }
            _ => self.field_changed(name, id, "V"),
        }
        Ok(())
    }

    fn is_newly_signed(&self, name: &str) -> bool {
        let is_empty = |known: &Known| known.field(name).is_none_or(|field| field.is_empty());
        is_empty(self.known_before) && !is_empty(self.known_after)
    }

    /// The new state of a box is one that its signed appearance has.
    fn is_known_state(&self, old: &Dictionary, new: &Dictionary, key: &str) -> Read<bool> {
        let Ok(Object::Name(state)) = new.get(key.as_bytes()) else { return Ok(false) };
        let Object::Dictionary(appearance) = self.before.value(old, "AP")? else { return Ok(false) };
        let states = self.before.value(&appearance, "N")?;
        Ok(state == b"Off" || dictionary(&states).is_some_and(|states| states.has(state)))
    }

    fn field_changed(&mut self, name: &str, id: u32, key: &str) {
        self.other(ChangeKind::FieldChanged, Some(id), format!("AcroForm/{name}/{key}"));
        if let Some(last) = self.found.last_mut() {
            last.field = Some(name.to_owned());
        }
    }

    fn page(&mut self, page: u32, id: u32, old: &Dictionary, new: &Dictionary) {
        for key in self.differing(old, new) {
            let is_own_array = matches!(old.get(b"Annots"), Ok(Object::Reference(_)));
            if key == "Annots" && !is_own_array {
                let list = |page: &Dictionary| page.get(b"Annots").cloned().unwrap_or(Object::Array(Vec::new()));
                self.annotations(page, id, &list(old), &list(new));
                continue;
            }
            self.other(ChangeKind::ContentChanged, Some(id), format!("Page {page}/{key}"));
            self.on_page(page);
        }
    }

    /// Widgets of new fields may be appended; whether they are such is seen at the end.
    fn annotations(&mut self, page: u32, id: u32, old: &Object, new: &Object) {
        match appended(old, new) {
            Some(added) => self.added_annotations.extend(added.into_iter().map(|id| (page, id))),
            None => {
                self.other(ChangeKind::AnnotationChanged, Some(id), format!("Page {page}/Annots"));
                self.on_page(page);
            }
        }
    }

    /// New fields must be signature fields, signed at once; of a certified document, invisible ones.
    fn additions(&mut self) -> Read<()> {
        let is_certified = self.before.catalog()?.has(b"Perms");
        let mut widgets = BTreeSet::new();
        for id in std::mem::take(&mut self.added_fields) {
            let field = self.known_after.fields.iter().find(|field| field.id == id && field.above.is_empty());
            let is_new = self.before.number(id.0)?.is_none();
            let signature = field.and_then(|field| field.value.as_reference().ok());
            let (Some(field), Some(signature), true) = (field, signature, is_new) else {
                self.other(ChangeKind::FieldAdded, Some(id.0), "AcroForm/Fields");
                continue;
            };
            let is_invisible = is_invisible(self.after, &field.widgets)?;
            let is_fit = field.kind == FieldKind::Signature
                && self.before.number(signature.0)?.is_none()
                && (is_invisible || !is_certified);
            let level = if is_fit { Level::FormFilling } else { Level::Other };
            let mut change =
                Change::new(ChangeKind::FieldAdded, level, Some(id.0), format!("AcroForm/{}", field.name));
            change.signature = Some(signature);
            widgets.extend(field.widgets.iter().copied());
            self.place(&mut change, &field.name)?;
            self.found.push(change);
            self.claims.push(Object::Reference(id));
        }
        for (page, id) in std::mem::take(&mut self.added_annotations) {
            if !widgets.contains(&id) {
                self.other(ChangeKind::AnnotationChanged, Some(id.0), format!("Page {page}/Annots"));
                self.on_page(page);
            }
        }
        Ok(())
    }

    /// One change per filled field, and whether the field shows what it holds.
    fn filled(&mut self) -> Read<()> {
        for name in std::mem::take(&mut self.filled) {
            let (Some(old), Some(new)) = (self.known_before.field(&name), self.known_after.field(&name)) else {
                self.field_changed(&name, 0, "T");
                continue;
            };
            let mut change =
                Change::new(ChangeKind::FieldFilled, Level::FormFilling, Some(new.id.0), format!("AcroForm/{name}"));
            change.before = text_of(self.before, &old.value)?;
            change.after = text_of(self.after, &new.value)?;
            if new.kind == FieldKind::Text && !new.widgets.is_empty() {
                let value = change.after.clone().unwrap_or_default();
                match shown_text(self.after, &new.widgets, &value)? {
                    Shown::Value => {}
                    Shown::Other => {
                        change.kind = ChangeKind::FieldShowsOther;
                        change.level = Level::Other;
                    }
                    Shown::Unreadable => change.kind = ChangeKind::FieldUnreadable,
                }
            }
            self.place(&mut change, &name)?;
            self.found.push(change);
        }
        Ok(())
    }

    /// Says where on the pages a field is.
    fn place(&self, change: &mut Change, name: &str) -> Read<()> {
        change.field = Some(name.to_owned());
        let Some(field) = self.known_after.field(name) else { return Ok(()) };
        if let Some(widget) = field.widgets.first() {
            change.page = self.known_after.pages.annotations.get(widget).copied();
            change.rect = rectangle(self.after, *widget)?;
        }
        Ok(())
    }

    /// New objects that no allowed addition leads to.
    fn hidden(&mut self, unreached: &[u32]) -> Read<()> {
        let mut claimed = BTreeSet::new();
        let mut open = std::mem::take(&mut self.claims);
        while let Some(value) = open.pop() {
            if let Object::Reference(id) = value {
                // Old objects keep the roles that they had.
                if unreached.contains(&id.0) && claimed.insert(id.0) {
                    open.extend(self.after.get(id)?.map(|found| found.object.clone()));
                }
            } else if let Some(entries) = dictionary(&value) {
                open.extend(entries.iter().map(|(_, value)| value.clone()));
            } else if let Object::Array(items) = value {
                open.extend(items);
            }
        }
        let structural = self.structural();
        for id in unreached.iter().filter(|id| !claimed.contains(id) && !structural.contains_key(id)) {
            self.found.push(Change::new(ChangeKind::ObjectsHidden, Level::Other, Some(*id), format!("Object {id}")));
        }
        Ok(())
    }

    /// Cross-reference and object streams of this revision.
    fn structural(&self) -> BTreeMap<u32, ()> {
        let revision = &self.after.file.revisions[self.after.revision];
        let containers = revision.places.values().filter_map(|place| match place {
            crate::pdf::Place::In { container, .. } => Some(*container),
            _ => None,
        });
        let own = match revision.kind {
            SectionKind::Stream(id) => Some(id),
            SectionKind::Table => None,
        };
        containers.chain(own).map(|id| (id, ())).collect()
    }
}

/// The references that were appended to an array; `None` if anything else happened to it.
fn appended(old: &Object, new: &Object) -> Option<Vec<ObjectId>> {
    let (Object::Array(old), Object::Array(new)) = (old, new) else { return None };
    let added = new.strip_prefix(old.as_slice())?;
    added.iter().map(|item| item.as_reference().ok()).collect()
}

/// No widget has both extents, or all are hidden.
fn is_invisible(snapshot: &Snapshot<'_>, widgets: &[ObjectId]) -> Read<bool> {
    for widget in widgets {
        let rect = rectangle(snapshot, *widget)?;
        let is_flat = rect.is_some_and(|[left, bottom, right, top]| left == right || bottom == top);
        let flags = snapshot.get(*widget)?.and_then(|found| integer(dictionary(&found.object)?, "F"));
        // Hidden or NoView (table 167).
        let is_hidden = flags.is_some_and(|flags| flags & (2 | 32) != 0);
        if !is_flat && !is_hidden {
            return Ok(false);
        }
    }
    Ok(true)
}
