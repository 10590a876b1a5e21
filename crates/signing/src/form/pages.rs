//! The tree of pages (ISO 32000-2, 7.7.3), to say on which page something stands.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Object, ObjectId};

use crate::pdf::{Snapshot, StructureFault, numbers};

/// Pages in order, and every object that forms the tree.
#[derive(Debug, Default)]
pub struct PageTree {
    /// The pages.
    pub pages: Vec<ObjectId>,
    /// Pages and the nodes above them.
    pub nodes: BTreeSet<ObjectId>,
    /// Page number, from one, of each annotation.
    pub annotations: BTreeMap<ObjectId, u32>,
}

/// Nodes inside nodes, at most so deep.
const DEPTH: usize = 64;

impl PageTree {
    /// Reads the tree of a document.
    pub fn read(snapshot: &Snapshot<'_>) -> Result<Self, StructureFault> {
        let mut tree = Self::default();
        if let Ok(Object::Reference(root)) = snapshot.catalog()?.get(b"Pages") {
            tree.walk(snapshot, *root, 0)?;
        }
        Ok(tree)
    }

    fn walk(&mut self, snapshot: &Snapshot<'_>, id: ObjectId, depth: usize) -> Result<(), StructureFault> {
        if depth > DEPTH || !self.nodes.insert(id) {
            return Ok(());
        }
        let Some(node) = snapshot.get(id)? else { return Ok(()) };
        let Object::Dictionary(node) = &node.object else { return Ok(()) };
        if let Object::Array(kids) = snapshot.value(node, "Kids")? {
            for kid in kids {
                if let Object::Reference(kid) = kid {
                    self.walk(snapshot, kid, depth + 1)?;
                }
            }
            return Ok(());
        }
        self.pages.push(id);
        let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        if let Object::Array(annotations) = snapshot.value(node, "Annots")? {
            let ids = annotations.iter().filter_map(|item| item.as_reference().ok());
            self.annotations.extend(ids.map(|id| (id, page)));
        }
        Ok(())
    }
}

/// The rectangle of an annotation: left, bottom, right, top in points.
pub fn rectangle(snapshot: &Snapshot<'_>, annotation: ObjectId) -> Result<Option<[f32; 4]>, StructureFault> {
    let Some(found) = snapshot.get(annotation)? else { return Ok(None) };
    let Object::Dictionary(dictionary) = &found.object else { return Ok(None) };
    let Object::Array(items) = snapshot.value(dictionary, "Rect")? else { return Ok(None) };
    Ok(numbers(&items).and_then(|sides| <[f32; 4]>::try_from(sides).ok()))
}
