//! What a comparison looks at, and what it has found so far.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::change::{Change, ChangeKind, Level};
use super::compare::differing;
use super::known::Known;
use crate::form::rectangle;
use crate::pdf::{Snapshot, StructureFault, name, text};

/// The two documents.
pub struct View<'a> {
    /// The earlier one.
    pub before: &'a Snapshot<'a>,
    /// The later one.
    pub after: &'a Snapshot<'a>,
    /// Known objects of the earlier one.
    pub known_before: &'a Known,
    /// Known objects of the later one.
    pub known_after: &'a Known,
}

/// The findings.
#[derive(Debug, Default)]
pub struct Findings {
    /// Changes, in the order in which they were found.
    pub changes: Vec<Change>,
    /// Values through which new objects may be reached.
    pub claims: Vec<Object>,
    /// Root fields that were appended to the form.
    pub added_fields: Vec<ObjectId>,
    /// Annotations that were appended to a page.
    pub added_annotations: Vec<(u32, ObjectId)>,
    /// Fields that were filled, by name.
    pub filled: BTreeSet<String>,
    /// Evidence was added.
    pub has_new_evidence: bool,
}

impl View<'_> {
    /// Keys whose values differ, as text.
    pub fn differing(&self, one: &Dictionary, other: &Dictionary) -> Vec<String> {
        let keys = differing(one, other, &self.after.file.limits);
        keys.into_iter().map(|key| String::from_utf8_lossy(&key).into_owned()).collect()
    }

    /// Nothing stood under a number before, or a table, which is found by its place and may leave its number to others.
    pub fn is_new(&self, number: u32) -> Result<bool, StructureFault> {
        let found = self.before.number(number)?;
        Ok(found.is_none_or(|found| match &found.object {
            Object::Stream(stream) => name(&stream.dict, "Type") == Some("XRef"),
            _ => false,
        }))
    }

    /// Says what a field is called, and where on the pages it is.
    pub fn place(&self, change: &mut Change, name: &str) -> Result<(), StructureFault> {
        change.field = Some(name.to_owned());
        let label = self.known_before.field(name).and_then(|field| text(field.dictionary.get(b"TU").ok()?));
        change.label = label.filter(|label| !label.trim().is_empty());
        let Some(field) = self.known_after.field(name) else { return Ok(()) };
        if let Some(widget) = field.widgets.first() {
            change.page = self.known_after.pages.annotations.get(widget).copied();
            change.rect = rectangle(self.after, *widget)?;
        }
        Ok(())
    }
}

impl Findings {
    /// A change that no rule explains.
    pub fn other(&mut self, kind: ChangeKind, object: u32, path: impl Into<String>) {
        self.changes.push(Change::new(kind, Level::Other, Some(object), path));
    }

    /// A change of content that no rule explains.
    pub fn content(&mut self, object: u32, path: impl Into<String>) {
        self.other(ChangeKind::ContentChanged, object, path);
    }

    /// A change on a page that no rule explains.
    pub fn on_page(&mut self, kind: ChangeKind, object: u32, page: u32, key: &str) {
        let mut change = Change::new(kind, Level::Other, Some(object), format!("Page {page}/{key}"));
        change.page = Some(page);
        self.changes.push(change);
    }

    /// A change of a field that is not filling.
    pub fn field(&mut self, object: u32, name: &str, key: &str) {
        let path = format!("AcroForm/{name}/{key}");
        let mut change = Change::new(ChangeKind::FieldChanged, Level::Other, Some(object), path);
        change.field = Some(name.to_owned());
        self.changes.push(change);
    }
}

/// The references that were added to an array which keeps its items in their order; `None` if anything else happened
/// to it.
pub fn added(old: &Object, new: &Object) -> Option<Vec<ObjectId>> {
    let (Object::Array(old), Object::Array(new)) = (old, new) else { return None };
    let (mut kept, mut added) = (old.iter().peekable(), Vec::new());
    for item in new {
        if kept.next_if_eq(&item).is_none() {
            added.push(item.as_reference().ok()?);
        }
    }
    kept.next().is_none().then_some(added)
}
