//! The files of a form on its way: under which names they lie, and which paper counts.
//!
//! Deliberately not here: what is done with them (`hand_over`, `file`, `page`).

use std::collections::BTreeSet;

use forms::{Attachment, Revision};
use records::journal::sha256_hex;
use records::{Act, ComponentRef, EntityId, ScopeId};
use store::Ask;
use words::Message;

use super::Turn;
use crate::desk::{Asking, Desk, new_op};
use crate::failure::Failure;
use crate::filing::Incoming;

/// A file attached to a stage.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The slot.
    pub slot: String,
    /// The file.
    pub file: Incoming,
}

/// Name of the paper of an instance among its components.
const PAPER: &str = "form.pdf";

impl Desk {
    /// The paper to which this stage adds: that of the last stage before it on the main way that stands.
    /// Where a return has superseded every one, or the stage runs beside the main way, there is none and
    /// the form is drawn anew.
    pub(super) fn paper(&self, turn: &Turn) -> Result<Option<Vec<u8>>, Failure> {
        let way = turn.definition.main_way();
        let stages = way.iter().position(|stage| *stage == turn.inputs.stage).map(|at| &way[..at]);
        let standing =
            stages.unwrap_or_default().iter().rev().find_map(|stage| turn.instance.as_ref()?.standing(stage));
        standing.map(|revision| self.paper_of(turn.instance_id, revision)).transpose()
    }

    /// The paper that a stage handed over.
    pub(super) fn paper_of(&self, instance: EntityId, revision: &Revision) -> Result<Vec<u8>, Failure> {
        Ok(self.store.component(instance, &paper_name(&revision.stage, revision.number))?)
    }

    /// The files that a form on its way names.
    pub(super) fn components_of(&self, instance: EntityId) -> Result<Vec<ComponentRef>, Failure> {
        match self.store.entity(instance)?.map(|entity| entity.state) {
            Some(records::State::Instance(mut value)) => {
                Ok(serde_json::from_value(value["components"].take()).map_err(store::Fault::from)?)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// An attachment that came with a stage of an instance, found by its digest.
    ///
    /// # Errors
    /// A refusal when the file is not here.
    pub(crate) fn attachment_of(&self, instance: EntityId, file: &Attachment) -> Result<Vec<u8>, Failure> {
        let not_here =
            || Failure::refusal(Message::new("registry-attachment-not-here").with("name", file.name.as_str()));
        let known = self.components_of(instance)?;
        let component = known.iter().find(|component| component.sha256 == file.sha256).ok_or_else(not_here)?;
        match self.store.component_state(component)? {
            Some(state) if state.complete => Ok(self.store.component(instance, &component.name)?),
            _ => Err(not_here()),
        }
    }
}

/// Whether the paper of this stage is signed already.
pub(super) fn bears_signature(turn: &Turn) -> bool {
    let way = turn.definition.main_way();
    let at = way.iter().position(|stage| *stage == turn.inputs.stage).unwrap_or_default();
    let signed = |stage: &&str| turn.instance.as_ref()?.standing(stage)?.signed.as_ref();
    way[..at].iter().any(|stage| signed(stage).is_some())
}

/// One question, with a new identity.
pub(super) fn ask(asking: Asking, entity: EntityId, scope: ScopeId, act: Act, components: Vec<ComponentRef>) -> Ask {
    Ask { op_id: new_op(), entity, scope, agent: asking.agent, at: asking.at, act, components }
}

pub(super) fn component_ref(owner: EntityId, file: &Incoming) -> ComponentRef {
    ComponentRef {
        owner,
        name: file.name.clone(),
        sha256: sha256_hex(&file.bytes),
        size_bytes: file.bytes.len() as u64,
    }
}

/// The paper of one hand-over of a stage. No other stage writes under this name, so that offices side by
/// side never write over each other.
pub(super) fn paper_name(stage: &str, revision: u32) -> String {
    format!("{stage}-{revision}-{PAPER}")
}

/// Name of an attachment as a component: its slot and its own name.
pub(super) fn attachment_name(slot: &str, file: &str) -> String {
    format!("{slot}-{file}")
}

/// The name, or the same with the first free number before its ending.
pub(super) fn distinct(taken: &mut BTreeSet<String>, name: &str) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem, format!(".{ending}")),
        None => (name, String::new()),
    };
    let numbered = (2_u32..).map(|number| format!("{stem} ({number}){ending}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or_else(|| name.to_owned());
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_before_their_ending() {
        let mut taken = BTreeSet::new();
        let names =
            ["a-scan.pdf", "a-scan.pdf", "a-scan", "a-scan.pdf", "a-scan"].map(|name| distinct(&mut taken, name));
        assert_eq!(names, ["a-scan.pdf", "a-scan (2).pdf", "a-scan", "a-scan (3).pdf", "a-scan (2)"]);
    }
}
