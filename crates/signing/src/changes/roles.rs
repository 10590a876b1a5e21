//! Roles: in what capacity an object can be reached from the trailer.
//!
//! One object may have several. They are found by walking every link once per role, which
//! comes to the same as looking at every path. Not here: what a role allows.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use super::known::Known;
use super::metadata::is_of_tools;
use crate::pdf::{Snapshot, StructureFault, dictionary};

/// A capacity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The catalog.
    Catalog,
    /// The document information dictionary.
    Information,
    /// The metadata stream of the document.
    Metadata,
    /// The document security store and everything in it.
    Evidence,
    /// What the file says of extensions to the format.
    Extensions,
    /// The interactive form.
    Form,
    /// The resources of the form.
    Resources,
    /// Its resources of one kind, by name.
    ResourceNames,
    /// The array of its root fields.
    FormFields,
    /// A field, or a widget of it, by qualified name.
    Field(String),
    /// The value of a field.
    Value(String),
    /// What a field looks like.
    Appearance(String),
    /// A node of the page tree that is no page.
    PageNode,
    /// A page, by number from one.
    Page(u32),
    /// The array of a page's annotations.
    Annotations(u32),
    /// An annotation that is no widget of a field.
    Annotation(u32),
    /// What an entry of the trailer leads to of which no reader knows.
    Aside,
    /// Everything else, with the entry of the catalog or the page that leads there.
    Content(String),
}

/// The roles of all objects that can be reached, undefined ones included.
pub type Roles = BTreeMap<u32, BTreeSet<Role>>;

/// Finds all roles in a revision.
pub fn roles(snapshot: &Snapshot<'_>, known: &Known) -> Result<Roles, StructureFault> {
    let mut walk = Walk { snapshot, known, roles: Roles::new(), open: Vec::new() };
    for (key, value) in snapshot.trailer().iter() {
        match key.as_slice() {
            b"Root" => walk.reach(Role::Catalog, value),
            b"Info" => walk.reach(Role::Information, value),
            b"Encrypt" => walk.reach(Role::Content("Trailer".to_owned()), value),
            // The length of a cross-reference stream, and what its filters need.
            b"Length" | b"DecodeParms" => {}
            _ => walk.reach(Role::Aside, value),
        }
    }
    while let Some((role, object)) = walk.open.pop() {
        walk.descend(&role, &object)?;
    }
    Ok(walk.roles)
}

struct Walk<'a> {
    snapshot: &'a Snapshot<'a>,
    known: &'a Known,
    roles: Roles,
    open: Vec<(Role, Object)>,
}

impl Walk<'_> {
    fn reach(&mut self, role: Role, value: &Object) {
        if matches!(value, Object::Reference(_) | Object::Array(_) | Object::Dictionary(_)) {
            self.open.push((role, value.clone()));
        }
    }

    fn descend(&mut self, role: &Role, value: &Object) -> Result<(), StructureFault> {
        let Object::Reference(id) = value else {
            self.inside(role, value);
            return Ok(());
        };
        let is_new = self.roles.entry(id.0).or_default().insert(role.clone());
        if is_new && let Some(found) = self.snapshot.get(*id)? {
            self.inside(role, &found.object);
        }
        Ok(())
    }

    fn inside(&mut self, role: &Role, object: &Object) {
        if let Some(entries) = dictionary(object) {
            for (key, value) in entries.iter() {
                if self.known.is_back_link(key, value) {
                    continue;
                }
                let next = self.below(role, key, value);
                self.reach(next, value);
            }
        } else if let Object::Array(items) = object {
            for (position, item) in items.iter().enumerate() {
                self.item(role, position, item);
            }
        }
    }

    fn item(&mut self, role: &Role, position: usize, item: &Object) {
        let next = match (role, item) {
            (Role::FormFields, Object::Reference(id)) => Role::Field(self.name(id)),
            (Role::Annotations(page), Object::Reference(id)) if !self.known.names.contains_key(id) => {
                Role::Annotation(*page)
            }
            // The widget of a field has its role from the form.
            (Role::Annotations(_), Object::Reference(_)) => return,
            (Role::Annotations(page), _) => Role::Annotation(*page),
            (Role::PageNode, Object::Reference(id)) => self.page(id),
            _ if self.known.is_destination(position, item) => return,
            _ => role.clone(),
        };
        self.reach(next, item);
    }

    fn name(&self, id: &ObjectId) -> String {
        self.known.names.get(id).cloned().unwrap_or_default()
    }

    fn page(&self, id: &ObjectId) -> Role {
        match self.known.pages.pages.iter().position(|page| page == id) {
            Some(position) => Role::Page(u32::try_from(position + 1).unwrap_or(u32::MAX)),
            None => Role::PageNode,
        }
    }

    /// The role of what an entry leads to.
    fn below(&self, role: &Role, key: &[u8], value: &Object) -> Role {
        let content = || Role::Content(String::from_utf8_lossy(key).into_owned());
        match (role, key) {
            (Role::Catalog, b"AcroForm") => Role::Form,
            (Role::Catalog, b"Metadata") => Role::Metadata,
            (Role::Catalog, b"DSS") => Role::Evidence,
            (Role::Catalog, b"Extensions") => Role::Extensions,
            (Role::Catalog, b"Pages") => match value {
                Object::Reference(id) => self.page(id),
                _ => content(),
            },
            // What a title or an author says stands in an object of its own at times.
            (Role::Information, key) if !is_of_tools(key) => Role::Content("Info".to_owned()),
            (Role::Form, b"Fields") => Role::FormFields,
            (Role::Form, b"DR") => Role::Resources,
            (Role::Resources, _) => Role::ResourceNames,
            (Role::ResourceNames, _) => Role::Content("DR".to_owned()),
            (Role::PageNode, b"Kids") => Role::PageNode,
            (Role::Page(page), b"Annots") => Role::Annotations(*page),
            (Role::Field(name), b"V") => Role::Value(name.clone()),
            (Role::Field(name), b"AP") => Role::Appearance(name.clone()),
            (Role::Field(_), b"Kids") => Role::FormFields,
            (Role::Catalog | Role::Form | Role::PageNode | Role::Page(_) | Role::Field(_), _) => content(),
            (Role::Annotations(page), _) => Role::Annotation(*page),
            (other, _) => other.clone(),
        }
    }
}
