//! The objects of a document whose place is known by their kind: pages, fields, catalog.
//!
//! Links back to them (`Parent`, `P`, destinations) show where something belongs and give
//! them no further role.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId};

use crate::form::{Field, PageTree, fields};
use crate::pdf::{Snapshot, StructureFault};

/// The known objects of one revision.
pub struct Known {
    /// The catalog.
    pub root: ObjectId,
    /// Pages and the nodes above them.
    pub pages: PageTree,
    /// Terminal fields.
    pub fields: Vec<Field>,
    /// Fields, the fields above them and their widgets, each with the qualified name it answers to.
    pub names: BTreeMap<ObjectId, String>,
}

impl Known {
    /// Looks them up.
    pub fn read(snapshot: &Snapshot<'_>) -> Result<Self, StructureFault> {
        let fields = fields(snapshot)?;
        let mut names = BTreeMap::new();
        for field in &fields {
            for (depth, above) in field.above.iter().enumerate() {
                let name: Vec<&str> = field.name.split('.').take(depth + 1).collect();
                names.entry(*above).or_insert_with(|| name.join("."));
            }
            names.insert(field.id, field.name.clone());
            names.extend(field.widgets.iter().map(|widget| (*widget, field.name.clone())));
        }
        let root = snapshot.file.revisions[snapshot.revision].root()?;
        Ok(Self { root, pages: PageTree::read(snapshot)?, fields, names })
    }

    /// The terminal field of a name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The terminal field that an object is, or is a widget of: several may have one name.
    pub fn field_of(&self, id: ObjectId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id || field.widgets.contains(&id))
    }

    /// A reference under this key only says where something belongs.
    pub fn is_back_link(&self, key: &[u8], value: &Object) -> bool {
        let Object::Reference(id) = value else { return false };
        match key {
            b"P" | b"Pg" => self.pages.nodes.contains(id),
            b"Parent" => self.pages.nodes.contains(id) || self.names.contains_key(id),
            b"Obj" => self.names.contains_key(id),
            b"Data" => *id == self.root,
            _ => false,
        }
    }

    /// An array that begins with a page is a destination and shows the page only by number.
    pub fn is_destination(&self, position: usize, value: &Object) -> bool {
        position == 0 && matches!(value, Object::Reference(id) if self.pages.pages.contains(id))
    }
}
