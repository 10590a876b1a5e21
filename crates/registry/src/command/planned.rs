//! Nodes of the file plan, with the records beneath them counted.

use std::collections::BTreeMap;

use records::{Class, Entity, EntityId, Folder, Kind, Part, Security, State};
use words::Text;

use super::shaped::count;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::files::{NodeKind, NodeState, PlanNode};

/// The whole plan, flat: a node stands before what lies beneath it, siblings in order.
pub(super) fn plan(desk: &Desk) -> Result<Vec<PlanNode>, Failure> {
    let mut children: BTreeMap<Option<EntityId>, Vec<Entity>> = BTreeMap::new();
    for class in desk.store().all(Kind::Class)? {
        let parent = match &class.state {
            State::Class(class) => class.parent,
            _ => None,
        };
        children.entry(parent).or_default().push(class);
    }
    let mut nodes = Vec::new();
    for class in children.get(&None).into_iter().flatten() {
        add_class(desk, class, &children, &mut nodes)?;
    }
    Ok(nodes)
}

fn add_class(
    desk: &Desk,
    entity: &Entity,
    children: &BTreeMap<Option<EntityId>, Vec<Entity>>,
    nodes: &mut Vec<PlanNode>,
) -> Result<u32, Failure> {
    let State::Class(class) = &entity.state else { return Ok(0) };
    let at = nodes.len();
    nodes.push(class_node(entity.id, class));
    let mut beneath = 0;
    for sub in children.get(&Some(entity.id)).into_iter().flatten() {
        beneath += add_class(desk, sub, children, nodes)?;
    }
    for folder in desk.store().children(entity.id, Kind::Folder)? {
        beneath += add_folder(desk, &folder, nodes)?;
    }
    nodes[at].records = beneath;
    Ok(beneath)
}

fn add_folder(desk: &Desk, entity: &Entity, nodes: &mut Vec<PlanNode>) -> Result<u32, Failure> {
    let State::Folder(folder) = &entity.state else { return Ok(0) };
    let at = nodes.len();
    nodes.push(folder_node(entity.id, folder));
    let (mut beneath, mut state) = (0, NodeState::Closed);
    for entity in desk.store().children(entity.id, Kind::Part)? {
        let State::Part(part) = &entity.state else { continue };
        let node = part_node(desk, entity.id, part, folder)?;
        beneath += node.records;
        if node.state == NodeState::Open {
            state = NodeState::Open;
        }
        nodes.push(node);
    }
    nodes[at].records = beneath;
    nodes[at].state = state;
    Ok(beneath)
}

/// One folder or part as it is now.
pub(super) fn node(desk: &Desk, id: EntityId) -> Result<PlanNode, Failure> {
    let mut nodes = Vec::new();
    let entity = desk.find(&id.to_string())?;
    match &entity.state {
        State::Part(part) => {
            let folder = desk.store().look(|world| world.folder(part.folder))?;
            let folder = folder.ok_or_else(|| store::Fault::Damaged("a folder".to_owned()))?;
            return part_node(desk, id, part, &folder);
        }
        _ => add_folder(desk, &entity, &mut nodes)?,
    };
    Ok(nodes.into_iter().next().ok_or_else(|| store::Fault::Damaged("a folder".to_owned()))?)
}

fn class_node(id: EntityId, class: &Class) -> PlanNode {
    PlanNode {
        parent_id: class.parent.map(|parent| parent.to_string()),
        ..bare(id, NodeKind::Class, class.code.clone(), class.title.clone())
    }
}

fn folder_node(id: EntityId, folder: &Folder) -> PlanNode {
    PlanNode {
        parent_id: Some(folder.class.to_string()),
        security: marked(folder.security),
        opened_on: Some(folder.opened_on),
        ..bare(id, NodeKind::Folder, folder.reference.clone(), folder.title.clone())
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
