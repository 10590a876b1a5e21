//! Nodes of the file plan, with the records beneath them counted.

use std::collections::{BTreeMap, BTreeSet};

use records::{Class, Entity, EntityId, Folder, Kind, Part, Security, State};
use store::FolderRow;
use words::Text;

use super::shaped::count;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::plan::{FilePlanRequest, FilePlanResponse, NodeKind, NodeState, PlanNode};

/// The classes with the branches that are open, flat: a node stands before what lies beneath it,
/// siblings in order.
pub(super) fn plan(desk: &Desk, request: &FilePlanRequest) -> Result<FilePlanResponse, Failure> {
    let mut open: BTreeSet<EntityId> = request.open.iter().filter_map(|id| id.parse().ok()).collect();
    open.extend(way_to(desk, request.reveal.as_deref())?);
    let mut branches = Branches { desk, open, classes: BTreeMap::new(), held: BTreeMap::new(), nodes: Vec::new() };
    for class in desk.store().all(Kind::Class)? {
        if let State::Class(class_of) = &class.state {
            branches.classes.entry(class_of.parent).or_default().push(class);
        }
    }
    for (class, folders, records) in desk.store().class_counts()? {
        branches.held.insert(class, (folders, records));
    }
    let mut records = 0;
    for class in branches.classes.get(&None).cloned().unwrap_or_default() {
        records += branches.class(&class)?;
    }
    Ok(FilePlanResponse { nodes: branches.nodes, records: narrow(records) })
}

/// The nodes above a node.
fn way_to(desk: &Desk, node: Option<&str>) -> Result<Vec<EntityId>, Failure> {
    let mut above = Vec::new();
    let mut next = node.and_then(|id| id.parse().ok());
    while let Some(id) = next {
        next = match desk.store().entity(id)?.map(|entity| entity.state) {
            Some(State::Part(part)) => Some(part.folder),
            Some(State::Folder(folder)) => Some(folder.class),
            Some(State::Class(class)) => class.parent,
            _ => None,
        };
        above.extend(next);
    }
    Ok(above)
}

struct Branches<'a> {
    desk: &'a Desk,
    open: BTreeSet<EntityId>,
    classes: BTreeMap<Option<EntityId>, Vec<Entity>>,
    /// Folders directly in a class, and the records in them.
    held: BTreeMap<EntityId, (u64, u64)>,
    nodes: Vec<PlanNode>,
}

impl Branches<'_> {
    /// Adds a class with what lies beneath it; answers how many records do.
    fn class(&mut self, entity: &Entity) -> Result<u64, Failure> {
        let State::Class(class) = &entity.state else { return Ok(0) };
        let at = self.nodes.len();
        self.nodes.push(class_node(entity.id, class));
        let subs = self.classes.get(&Some(entity.id)).cloned().unwrap_or_default();
        let (folders, mut beneath) = self.held.get(&entity.id).copied().unwrap_or_default();
        for sub in &subs {
            beneath += self.class(sub)?;
        }
        if self.open.contains(&entity.id) && folders > 0 {
            for row in self.desk.store().folders_of(entity.id)? {
                self.folder(&row)?;
            }
        }
        self.nodes[at].records = narrow(beneath);
        self.nodes[at].children = narrow(folders).saturating_add(count(subs.len()));
        Ok(beneath)
    }

    fn folder(&mut self, row: &FolderRow) -> Result<(), Failure> {
        let Some(State::Folder(folder)) = self.desk.store().entity(row.id)?.map(|entity| entity.state) else {
            return Ok(());
        };
        let parts = self.desk.store().children(row.id, Kind::Part)?;
        self.nodes.push(folder_node(row, &folder, parts.len()));
        if !self.open.contains(&row.id) {
            return Ok(());
        }
        for part in parts {
            if let State::Part(state) = &part.state {
                self.nodes.push(part_node(self.desk, part.id, state, &folder)?);
            }
        }
        Ok(())
    }
}

/// One folder or part as it is now.
pub(super) fn node(desk: &Desk, id: EntityId) -> Result<PlanNode, Failure> {
    let damaged = || store::Fault::Damaged("a folder".to_owned());
    let entity = desk.find(&id.to_string())?;
    match &entity.state {
        State::Part(part) => {
            let folder = desk.store().look(|world| world.folder(part.folder))?.ok_or_else(damaged)?;
            part_node(desk, id, part, &folder)
        }
        State::Folder(folder) => {
            let row = desk.store().folder_row(id)?.ok_or_else(damaged)?;
            Ok(folder_node(&row, folder, desk.store().children(id, Kind::Part)?.len()))
        }
        _ => Err(damaged().into()),
    }
}

fn narrow(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn class_node(id: EntityId, class: &Class) -> PlanNode {
    PlanNode {
        parent_id: class.parent.map(|parent| parent.to_string()),
        ..bare(id, NodeKind::Class, class.code.clone(), class.title.clone())
    }
}

fn folder_node(row: &FolderRow, folder: &Folder, parts: usize) -> PlanNode {
    PlanNode {
        state: if row.open_part.is_some() { NodeState::Open } else { NodeState::Closed },
        records: narrow(row.records),
        children: count(parts),
        parent_id: Some(folder.class.to_string()),
        security: marked(folder.security),
        opened_on: Some(folder.opened_on),
        ..bare(row.id, NodeKind::Folder, folder.reference.clone(), folder.title.clone())
    }
}

fn part_node(desk: &Desk, id: EntityId, part: &Part, folder: &Folder) -> Result<PlanNode, Failure> {
    let records = usize::try_from(desk.store().count_children(id, Kind::Record)?).unwrap_or(usize::MAX);
    Ok(PlanNode {
        parent_id: Some(part.folder.to_string()),
        state: if part.closed_on.is_some() { NodeState::Closed } else { NodeState::Open },
        records: count(records),
        security: marked(folder.security),
        opened_on: Some(part.opened_on),
        closed_on: part.closed_on,
        ..bare(id, NodeKind::Part, part.reference(), folder.title.clone())
    })
}

fn bare(id: EntityId, kind: NodeKind, reference: String, title: Text) -> PlanNode {
    PlanNode {
        node_id: id.to_string(),
        parent_id: None,
        kind,
        reference,
        title,
        state: NodeState::Open,
        records: 0,
        children: 0,
        limit: None,
        held: false,
        security: None,
        opened_on: None,
        closed_on: None,
    }
}

/// No mark is shown where nothing is classified.
fn marked(level: Security) -> Option<Security> {
    (level != Security::Unclassified).then_some(level)
}
