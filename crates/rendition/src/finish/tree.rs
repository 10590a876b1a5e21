//! The structure tree (ISO 32000-1, 14.7): every text belongs to an element, every
//! widget to a Form element, and the reading order is the order of the elements.
//! Elements without any content are left out.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fields::{Widget, rectangle};
use super::objects::{dictionary, name, reference, text};
use super::unfinished::Unfinished;
use crate::RenditionError;
use crate::mark::{ElementId, Role, Structure};

/// Content of an element: a marked-content sequence, or a widget.
#[derive(Debug, Clone, Copy)]
enum Leaf {
    Sequence { page: usize, number: usize },
    Widget { object: ObjectId, page: usize },
}

/// Builds the tree and everything that points into it.
pub fn build(
    document: &mut Document,
    catalog: &mut Dictionary,
    unfinished: &Unfinished<'_>,
    pages: &[ObjectId],
    widgets: &[Widget],
) -> Result<(), RenditionError> {
    let structure = &unfinished.layout.structure;
    let leaves = leaves(unfinished, widgets);
    let kept = kept(structure, &leaves);
    let root = document.new_object_id();
    let ids: BTreeMap<ElementId, ObjectId> = kept.iter().map(|element| (*element, document.new_object_id())).collect();
    for element in &kept {
        let entries = element_entries(structure, *element, &leaves, &ids, pages, root);
        if let Some(id) = ids.get(element) {
            document.set_object(*id, entries);
        }
    }
    let parents = parent_tree(document, unfinished, widgets, &ids, pages)?;
    let next_key = pages.len() + widgets.len();
    let top = reference(ids.get(&Structure::ROOT).copied());
    document.set_object(
        root,
        dictionary([
            ("Type", name("StructTreeRoot")),
            ("K", Object::Array(vec![top])),
            ("ParentTree", Object::Reference(parents)),
            ("ParentTreeNextKey", number(next_key)),
        ]),
    );
    catalog.set("StructTreeRoot", Object::Reference(root));
    catalog.set("MarkInfo", dictionary([("Marked", Object::Boolean(true))]));
    Ok(())
}

fn leaves(unfinished: &Unfinished<'_>, widgets: &[Widget]) -> BTreeMap<ElementId, Vec<Leaf>> {
    let mut leaves: BTreeMap<ElementId, Vec<Leaf>> = BTreeMap::new();
    for (page, sequences) in unfinished.drawn.sequences.iter().enumerate() {
        for (number, element) in sequences.iter().enumerate() {
            leaves.entry(*element).or_default().push(Leaf::Sequence { page, number });
        }
    }
    for widget in widgets {
        let leaf = Leaf::Widget { object: widget.object, page: widget.page };
        leaves.entry(widget.element).or_default().push(leaf);
    }
    leaves
}

/// Elements with content, and all above them; table cells even when empty, because
/// a row must not lose a column.
fn kept(structure: &Structure, leaves: &BTreeMap<ElementId, Vec<Leaf>>) -> Vec<ElementId> {
    let mut keep = vec![false; structure.elements.len()];
    for (element, entry) in structure.elements.iter().enumerate() {
        let wanted = leaves.contains_key(&element) || matches!(entry.role, Role::Td | Role::Th);
        let mut next = wanted.then_some(element);
        while let Some(current) = next {
            if let Some(slot) = keep.get_mut(current) {
                *slot = true;
            }
            next = structure.elements.get(current).and_then(|entry| entry.parent);
        }
    }
    keep.iter().enumerate().filter(|(_, keep)| **keep).map(|(element, _)| element).collect()
}

fn element_entries(
    structure: &Structure,
    element: ElementId,
    leaves: &BTreeMap<ElementId, Vec<Leaf>>,
    ids: &BTreeMap<ElementId, ObjectId>,
    pages: &[ObjectId],
    root: ObjectId,
) -> Object {
    let entry = structure.elements.get(element);
    let role = entry.map_or(Role::P, |entry| entry.role);
    let parent = entry.and_then(|entry| entry.parent).and_then(|parent| ids.get(&parent)).copied().unwrap_or(root);
    let own = leaves.get(&element).map(Vec::as_slice).unwrap_or_default();
    let home = own.first().and_then(|leaf| pages.get(page_of(leaf))).copied();
    let mut kids: Vec<Object> = own.iter().map(|leaf| kid(leaf, home, pages)).collect();
    // Children come after the element's own content: a part begins with its heading.
    let children = structure.elements.iter().enumerate().filter(|(_, child)| child.parent == Some(element));
    kids.extend(children.filter_map(|(child, _)| ids.get(&child)).map(|id| Object::Reference(*id)));
    let mut entries = Dictionary::from_iter([("S", name(role.name())), ("P", Object::Reference(parent))]);
    if let Some(home) = home {
        entries.set("Pg", Object::Reference(home));
    }
    if role == Role::Th {
        entries.set("A", dictionary([("O", name("Table")), ("Scope", name("Column"))]));
    }
    if let Some(columns) = entry.map(|entry| entry.columns).filter(|columns| *columns > 1) {
        entries.set("A", dictionary([("O", name("Table")), ("ColSpan", number(columns))]));
    }
    if let Some(picture) = entry.and_then(|entry| entry.picture.as_ref()) {
        entries.set("Alt", text(&picture.said));
        entries.set("A", dictionary([("O", name("Layout")), ("BBox", rectangle(picture.area))]));
    }
    match kids.len() {
        0 => {}
        1 => entries.set("K", kids.swap_remove(0)),
        _ => entries.set("K", Object::Array(kids)),
    }
    Object::Dictionary(entries)
}

fn page_of(leaf: &Leaf) -> usize {
    match leaf {
        Leaf::Sequence { page, .. } | Leaf::Widget { page, .. } => *page,
    }
}

fn kid(leaf: &Leaf, home: Option<ObjectId>, pages: &[ObjectId]) -> Object {
    let page = pages.get(page_of(leaf)).copied();
    let page_entry = reference(page);
    match leaf {
        Leaf::Sequence { number: mcid, .. } if page == home => number(*mcid),
        Leaf::Sequence { number: mcid, .. } => {
            dictionary([("Type", name("MCR")), ("Pg", page_entry), ("MCID", number(*mcid))])
        }
        Leaf::Widget { object, .. } => {
            dictionary([("Type", name("OBJR")), ("Pg", page_entry), ("Obj", Object::Reference(*object))])
        }
    }
}

/// From pages and widgets back to elements; pages come first, then the widgets.
fn parent_tree(
    document: &mut Document,
    unfinished: &Unfinished<'_>,
    widgets: &[Widget],
    ids: &BTreeMap<ElementId, ObjectId>,
    pages: &[ObjectId],
) -> Result<ObjectId, RenditionError> {
    let element_of = |element: &ElementId| reference(ids.get(element).copied());
    let mut numbers = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let sequences = unfinished.drawn.sequences.get(index).map(Vec::as_slice).unwrap_or_default();
        let elements = document.add_object(Object::Array(sequences.iter().map(element_of).collect()));
        numbers.extend([number(index), Object::Reference(elements)]);
        let page = document.get_dictionary_mut(*page).map_err(RenditionError::broken)?;
        page.set("StructParents", number(index));
        page.set("Tabs", name("S"));
    }
    for (index, widget) in widgets.iter().enumerate() {
        let key = pages.len() + index;
        numbers.extend([number(key), element_of(&widget.element)]);
        let entries = document.get_dictionary_mut(widget.object).map_err(RenditionError::broken)?;
        entries.set("StructParent", number(key));
    }
    Ok(document.add_object(dictionary([("Nums", Object::Array(numbers))])))
}

fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
