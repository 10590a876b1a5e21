//! The files of a form on its way: under which names they lie, and which paper counts.
//!
//! Deliberately not here: what is done with them (`hand_over`, `file`, `page`).

use std::collections::BTreeSet;

use forms::{Attachment, Instance, Outcome, Revision, SigningWay};
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
    /// The rows in which it stands, from 0; none where it belongs to the form as a whole.
    pub rows: Vec<usize>,
    /// The file.
    pub file: Incoming,
}

/// A slot and its rows, as people name them: `deed`, `receipt@3` for the third row, `receipt@2.1` for a row in a row.
pub fn slot_and_rows(named: &str) -> (String, Vec<usize>) {
    let read = |(slot, rows): (&str, &str)| {
        let number = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
        let rows = rows.split('.').map(number).collect::<Option<Vec<_>>>()?;
        Some((slot.to_owned(), rows))
    };
    named.rsplit_once('@').and_then(read).unwrap_or_else(|| (named.to_owned(), Vec::new()))
}

/// Name of the paper of an instance among its components.
const PAPER: &str = "form.pdf";

impl Desk {
    /// The paper to which this stage adds: that of the last stage before it on the main way that stands.
    /// Where a return has superseded every one, or the stage runs beside the main way, there is none and
    /// the form is drawn anew.
    pub(super) fn paper(&self, turn: &Turn) -> Result<Option<Vec<u8>>, Failure> {
        let Some(instance) = &turn.instance else { return Ok(None) };
        let standing = turn.way_before().into_iter().rev().find_map(|stage| instance.standing(stage));
        standing.map(|revision| self.paper_of(instance, revision)).transpose()
    }

    /// The paper that a stage handed over.
    pub(super) fn paper_of(&self, instance: &Instance, revision: &Revision) -> Result<Vec<u8>, Failure> {
        let (id, own) = (EntityId(instance.id), paper_name(&revision.stage, revision.number));
        let is_known = self.components_of(id)?.iter().any(|component| component.name == own);
        let name = if is_known { own } else { former_paper_name(instance, revision) };
        Ok(self.store.component(id, &name)?)
    }

    /// The files that a form on its way names.
    pub(super) fn components_of(&self, instance: EntityId) -> Result<Vec<ComponentRef>, Failure> {
        Ok(self.store.entity(instance)?.map_or(Ok(Vec::new()), |entity| store::files_of(&entity))?)
    }

    /// An attachment that came with a stage of an instance, found by its digest.
    ///
    /// # Errors
    /// A refusal when the file is not here.
    pub(crate) fn attachment_of(&self, instance: EntityId, file: &Attachment) -> Result<Vec<u8>, Failure> {
        let not_here =
            || Failure::refusal(Message::new("registry-attachment-not-here").with("name", file.name.as_str()));
        Ok(self.came_with(instance, &file.sha256)?.ok_or_else(not_here)?.bytes)
    }

    /// The scans of sheets that were signed in ink and stand, as they came with their stages.
    pub(super) fn scans_of(&self, instance: &Instance) -> Result<Vec<Incoming>, Failure> {
        let standing = instance.revisions.iter().filter(|one| !one.superseded);
        let inked = standing.filter_map(|one| Some(one.signed.as_ref()?.scans()));
        let not_here = || Failure::refusal(Message::new("registry-scan-not-here"));
        inked.flatten().map(|scan| self.came_with(EntityId(instance.id), scan)?.ok_or_else(not_here)).collect()
    }

    fn came_with(&self, instance: EntityId, sha256: &str) -> Result<Option<Incoming>, Failure> {
        let known = self.components_of(instance)?;
        let Some(component) = known.iter().find(|component| component.sha256 == sha256) else { return Ok(None) };
        match self.store.component_state(component)? {
            Some(state) if state.complete => {
                let bytes = self.store.component(instance, &component.name)?;
                Ok(Some(Incoming { name: component.name.clone(), bytes }))
            }
            _ => Ok(None),
        }
    }
}

/// Whether the paper of this stage is signed already.
pub(super) fn bears_signature(turn: &Turn) -> bool {
    let signed = |stage: &str| turn.instance.as_ref()?.standing(stage)?.signed.as_ref();
    // What was signed in another way bears a line that says so, and no signature.
    turn.way_before().into_iter().filter_map(signed).any(|signed| signed.by.way() == SigningWay::Certificate)
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

/// The name of the same paper before stages ran side by side: the papers of a form were counted.
fn former_paper_name(instance: &Instance, revision: &Revision) -> String {
    let forward = instance.revisions.iter().filter(|one| one.outcome == Outcome::Forward);
    let number = 1 + forward.take_while(|one| (&one.stage, one.number) != (&revision.stage, revision.number)).count();
    format!("{number}-{PAPER}")
}

/// Name of an attachment as a component: its slot, its row and its own name.
pub(super) fn attachment_name(slot: &str, rows: &[usize], file: &str) -> String {
    let row = forms::row_number(rows).map(|row| format!("-{row}")).unwrap_or_default();
    format!("{}{row}-{file}", slot.trim_start_matches('$'))
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

    #[test]
    fn a_place_is_named_by_its_slot_and_its_row() {
        for (named, slot, rows) in [
            ("deed", "deed", vec![]),
            ("receipt@3", "receipt", vec![2]),
            ("receipt@2.1", "receipt", vec![1, 0]),
            ("receipt@0", "receipt@0", vec![]),
            ("a@b", "a@b", vec![]),
        ] {
            assert_eq!(slot_and_rows(named), (slot.to_owned(), rows), "{named}");
        }
        assert_eq!(attachment_name("receipt", &[2], "a.pdf"), "receipt-3-a.pdf");
        assert_eq!(attachment_name("$signed-sheet", &[], "a.pdf"), "signed-sheet-a.pdf");
    }

    #[test]
    fn the_papers_of_a_form_were_counted_before_stages_ran_side_by_side() {
        let revision = |stage: &str, number: u32, outcome: serde_json::Value| {
            serde_json::json!({
                "stage": stage, "number": number, "outcome": outcome, "actor": {}, "language": "en", "today": "2026-11-20",
                "data": {}, "data_digest": "", "snapshots_digest": "", "signed": null, "superseded": false,
            })
        };
        let forward = || serde_json::json!({"kind": "forward"});
        let back = serde_json::json!({"kind": "return", "to": "apply", "reasons": "x"});
        let revisions = [revision("apply", 1, forward()), revision("vet", 1, back), revision("apply", 2, forward())];
        let instance: Instance = serde_json::from_value(serde_json::json!({
            "id": "019edb8f-3c5e-7c3e-9f0a-2f4a6d1f9e11", "definition_hash": "", "form_no": "", "edition": "",
            "state": "in-progress", "open": null, "revisions": revisions,
        }))
        .expect("a form as it was written");
        let names: Vec<String> = [0, 2].map(|at| former_paper_name(&instance, &instance.revisions[at])).into();
        assert_eq!(names, ["1-form.pdf", "2-form.pdf"]);
        assert_eq!(paper_name("apply", 2), "apply-2-form.pdf");
    }
}
