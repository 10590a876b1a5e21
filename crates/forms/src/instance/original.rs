//! Originals: the papers from which attached copies were made, and what became of them at the office.
//!
//! Whoever sees a paper or takes it in says so when it happens, whatever stage is open; the last stage is not
//! granted before every original that the form wants is accounted for. What was marked once stays.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::mark::{MarkOriginal, OriginalStep};
use super::state::Instance;
use crate::definition::{AttachmentSlot, Definition, OriginalPolicy};
use crate::evaluate::{Attachment, SlotFile, files_in, files_of, key_of};
use crate::refusal::Refusal;

/// Where an original stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum OriginalState {
    /// It is still to be seen or to come.
    Outstanding,
    /// It was seen.
    Sighted,
    /// It is at the office.
    Received,
    /// It came and went back.
    Returned,
}

/// An original of a form on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original<'d> {
    /// The slot in which its copy lies.
    pub slot: &'d AttachmentSlot,
    /// The rows in which the copy stands, from 0; none where it belongs to the form as a whole.
    pub rows: Vec<usize>,
    /// The copy.
    pub copy: Attachment,
    /// Where it stands.
    pub state: OriginalState,
    /// The steps that may follow; none where it is done with.
    pub may: &'static [OriginalStep],
}

/// The originals that a form wants, of the copies that stand, in the order of the slots and rows.
pub fn originals<'d>(definition: &'d Definition, instance: &Instance) -> Vec<Original<'d>> {
    let data = instance.data();
    let wanted = definition.attachments.iter().filter(|slot| slot.original.wants_original());
    let of_slot = |slot: &'d AttachmentSlot| {
        let original = move |SlotFile { rows, file: copy, .. }| {
            let state = instance.original(&slot.id, &copy);
            Original { slot, rows, copy, state, may: may_follow(slot.original, state) }
        };
        files_of(slot, &data).into_iter().map(original).collect::<Vec<_>>()
    };
    wanted.flat_map(of_slot).collect()
}

/// The steps that a policy knows, from where the original stands.
fn may_follow(policy: OriginalPolicy, state: OriginalState) -> &'static [OriginalStep] {
    use OriginalPolicy::{OriginalFollows, OriginalKept, Sighted};
    match (policy, state) {
        (Sighted, OriginalState::Outstanding) => &[OriginalStep::Sighted],
        (OriginalFollows | OriginalKept, OriginalState::Outstanding) => &[OriginalStep::Received],
        (OriginalFollows, OriginalState::Received) => &[OriginalStep::Returned],
        _ => &[],
    }
}

impl Instance {
    /// Whether any office has attached a file.
    pub fn has_files(&self) -> bool {
        self.revisions.iter().any(|revision| !files_in(&revision.data).is_empty())
    }

    /// Where the original of a copy stands.
    pub fn original(&self, slot: &str, copy: &Attachment) -> OriginalState {
        match self.marks(slot, copy).next_back().map(|mark| mark.step) {
            None => OriginalState::Outstanding,
            Some(OriginalStep::Sighted) => OriginalState::Sighted,
            Some(OriginalStep::Received) => OriginalState::Received,
            Some(OriginalStep::Returned) => OriginalState::Returned,
        }
    }

    /// What was said of the original of a copy, as it was said.
    pub fn marks<'s>(
        &'s self,
        slot: &'s str,
        copy: &'s Attachment,
    ) -> impl DoubleEndedIterator<Item = &'s MarkOriginal> + 's {
        self.originals.iter().filter(move |mark| mark.is_of(slot, copy))
    }

    /// The originals that are accounted for, as the evaluation is told of them.
    pub fn accounted_for(&self) -> BTreeSet<String> {
        self.originals.iter().map(|mark| key_of(&mark.slot, &mark.sha256, mark.again)).collect()
    }
}

/// Decides what is said of an original on the day `today`. The answer is what is recorded.
pub fn decide_original(
    definition: &Definition,
    instance: &Instance,
    asked: &MarkOriginal,
    today: Date,
) -> Result<MarkOriginal, Refusal> {
    if asked.definition_hash != definition.hash() || instance.definition_hash != definition.hash() {
        return Err(Refusal::new("forms-handover-definition").with("form", definition.form_no.as_str()));
    }
    let standing = originals(definition, instance);
    let original = standing.iter().find(|one| asked.is_of(&one.slot.id, &one.copy));
    let original = original.ok_or_else(|| Refusal::new("forms-original-none"))?;
    if !original.may.contains(&asked.step) {
        return Err(Refusal::new("forms-original-step").with("name", original.copy.name.as_str()));
    }
    if asked.on > today {
        return Err(Refusal::new("forms-original-later").with("day", today.to_string()));
    }
    let attached_by = instance.standing(&original.slot.stage).map(|revision| revision.actor.id.as_str());
    if attached_by == Some(asked.actor.id.as_str()) {
        return Err(Refusal::new("forms-original-own"));
    }
    Ok(asked.clone())
}

/// The state after what was said of an original.
pub fn apply_original(mut instance: Instance, marked: &MarkOriginal) -> Instance {
    instance.originals.push(marked.clone());
    instance
}
