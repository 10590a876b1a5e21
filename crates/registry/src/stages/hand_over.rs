//! Handing a stage over or giving it back: one transaction for everything that follows from it.
//!
//! Deliberately not here: what the record of a completed form says (`file`), the page (`page`).

use std::collections::BTreeSet;

use forms::{Completed, HandOver, InstanceState, Outcome, Signed};
use records::{Act, ComponentRef, EntityId, ScopeId};
use serde_json::{Value, json};
use store::{AskError, Asked, Changes};

use super::Turn;
use super::file::{NewFile, declare_all, take_away};
use super::papers::{Attached, ask, attachment_name, component_ref, distinct, paper_name};
use crate::desk::{Asking, Desk};
use crate::failure::Failure;
use crate::filing::{self, Incoming};
use crate::taking_up::{BEGUN, begun};

/// A stage that was handed over.
#[derive(Debug, Clone)]
pub struct HandedOver {
    /// The instance.
    pub instance: EntityId,
    /// The stage that was handed over.
    pub stage: String,
    /// Where the instance stands now.
    pub state: InstanceState,
    /// The stages that it opened, with who fills them in.
    pub next: Vec<forms::OpenStage>,
    /// Stages that run beside it: what follows waits for them.
    pub waits_for: Vec<String>,
    /// The record, when the form is complete.
    pub record: Option<filing::Filed>,
    /// Records beside it, of attachments that bear a class of their own.
    pub filed_apart: Vec<filing::Filed>,
    /// What changed.
    pub changes: Changes,
}

impl Desk {
    /// Hands a completed stage over with its paper and files. At the last stage the record is
    /// declared in the same transaction, so that no form is ever completed without one.
    pub(super) fn hand_over(
        &mut self,
        turn: &Turn,
        completed: &Completed,
        paper: Vec<u8>,
        signed: Option<Signed>,
        attached: Vec<Attached>,
    ) -> Result<HandedOver, Failure> {
        let hand_over = forward(turn, completed, signed);
        // What will be filed, and where, is settled before anything is asked.
        let records = match completed.is_last() {
            true => self.new_files(turn, completed, paper.clone(), &attached)?,
            false => Vec::new(),
        };
        let files = self.files_of_stage(turn, paper, attached)?;
        let (filed, changes) = self.carry_out(turn, &hand_over, files, records)?;
        let mut filed = filed.into_iter();
        let after = self.instance(turn.instance_id)?;
        let stage = completed.stage().to_owned();
        let next: Vec<forms::OpenStage> =
            after.open.into_iter().filter(|open| completed.next_stages().contains(&open.stage)).collect();
        let waiting = completed.next_stages().iter().filter(|_| next.is_empty());
        let waits_for: BTreeSet<&str> = waiting.flat_map(|stage| turn.waits_for(stage)).collect();
        Ok(HandedOver {
            instance: turn.instance_id,
            stage,
            state: after.state,
            next,
            waits_for: waits_for.into_iter().map(str::to_owned).collect(),
            record: filed.next(),
            filed_apart: filed.collect(),
            changes,
        })
    }

    /// Gives a stage back to an earlier one, with reasons.
    ///
    /// # Errors
    /// A refusal when the stage may not be returned there.
    pub fn return_stage(&mut self, turn: &Turn, to: &str, reasons: &str) -> Result<Changes, Failure> {
        let outcome = Outcome::Return { to: to.to_owned(), reasons: reasons.to_owned() };
        let hand_over = HandOver {
            instance: turn.instance_id.0,
            definition_hash: turn.definition.hash().to_owned(),
            stage: turn.inputs.stage.clone(),
            outcome,
            data: Value::Null,
            snapshots_digest: turn.inputs.snapshots.digest(),
            language: turn.inputs.language,
            today: turn.inputs.today,
            actor: turn.inputs.actor.clone(),
            signed: None,
        };
        Ok(self.carry_out(turn, &hand_over, Vec::new(), Vec::new())?.1)
    }

    /// Paper and attachments under names that no file of the instance bears yet.
    pub(super) fn files_of_stage(
        &self,
        turn: &Turn,
        paper: Vec<u8>,
        attached: Vec<Attached>,
    ) -> Result<Vec<Incoming>, Failure> {
        let known = self.components_of(turn.instance_id)?;
        let mut taken: BTreeSet<String> = known.into_iter().map(|component| component.name).collect();
        let stage = &turn.inputs.stage;
        let name = paper_name(stage, turn.instance.as_ref().map_or(0, |instance| instance.count(stage)) + 1);
        taken.insert(name.clone());
        let mut files = vec![Incoming { name, bytes: paper }];
        for one in attached {
            let name = distinct(&mut taken, &attachment_name(&one.slot, &one.rows, &one.file.name));
            files.push(Incoming { name, bytes: one.file.bytes });
        }
        Ok(files)
    }

    /// The files first, sealed and flushed; then the hand-over, the declaration and the end of
    /// the draft, all of it or nothing.
    pub(super) fn carry_out(
        &mut self,
        turn: &Turn,
        hand_over: &HandOver,
        files: Vec<Incoming>,
        records: Vec<NewFile>,
    ) -> Result<(Vec<filing::Filed>, Changes), Failure> {
        let id = turn.instance_id;
        let refs: Vec<ComponentRef> = files.iter().map(|file| component_ref(id, file)).collect();
        self.store.transact::<_, store::Fault>(|tx| {
            refs.iter().zip(&files).try_for_each(|(component, file)| tx.put_component(component, &file.bytes))?;
            records.iter().try_for_each(|record| record.put(tx))
        })?;
        let drafts: Vec<EntityId> = self
            .store
            .drafts()?
            .iter()
            .chain(&self.store.trash()?)
            .filter(|draft| draft.instance == id && draft.stage == hand_over.stage)
            .map(|draft| draft.id)
            .collect();
        let (asking, holder) = (Asking { agent: turn.agent, at: self.now() }, self.asking()?);
        let act = Act::HandOver { hand_over: json!({"asked": hand_over, "snapshots": turn.inputs.snapshots}) };
        let done = self.store.transact(|tx| {
            tx.ask(ask(asking, id, ScopeId::routing(), act, refs))?;
            let declared = declare_all(tx, &records, holder)?;
            drafts.iter().try_for_each(|draft| tx.discard_draft(*draft).map(|_| ()))?;
            // What was filled in without a draft is begun with its first hand-over, and only if that is granted.
            if turn.instance.is_none() && drafts.is_empty() {
                tx.note(asking.at, Some(asking.agent), BEGUN, begun(&turn.definition.form_no))?;
            }
            Ok::<Vec<Asked>, AskError>(declared)
        });
        match done {
            Ok((asked, changes)) => {
                let filed = records.into_iter().zip(asked);
                let filed = filed.map(|(record, asked)| self.filed(record, &asked, &changes));
                Ok((filed.collect::<Result<_, _>>()?, changes))
            }
            Err(stopped) => {
                self.store.transact::<_, store::Fault>(|tx| {
                    take_away(tx, &records)?;
                    // What was asked and refused stays in the device chain.
                    match &stopped {
                        AskError::Refused(refusal) => {
                            tx.note(asking.at, Some(asking.agent), "refused", refusal.message())
                        }
                        AskError::Broke(_) => Ok(()),
                    }
                })?;
                Err(stopped.into())
            }
        }
    }
}

/// What is asked when a completed stage goes forward.
pub(super) fn forward(turn: &Turn, completed: &Completed, signed: Option<Signed>) -> HandOver {
    HandOver {
        instance: turn.instance_id.0,
        definition_hash: turn.definition.hash().to_owned(),
        stage: completed.stage().to_owned(),
        outcome: Outcome::Forward,
        data: completed.data().clone(),
        snapshots_digest: turn.inputs.snapshots.digest(),
        language: turn.inputs.language,
        today: turn.inputs.today,
        actor: turn.inputs.actor.clone(),
        signed,
    }
}
