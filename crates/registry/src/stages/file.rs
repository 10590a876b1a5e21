//! Handing a stage over, and filing the completed form as a record.

use std::collections::BTreeMap;

use forms::{Completed, HandOver, InstanceState, Outcome, Signed};
use records::journal::sha256_hex;
use records::{Act, ComponentRef, EntityId, FormOrigin, Medium, NewRecord, PartialDate, RecordType, ScopeId};
use serde_json::json;
use store::Changes;
use words::{Lang, Message};

use super::Turn;
use crate::desk::{Asking, Desk, new_entity};
use crate::failure::Failure;
use crate::filing::{self, Incoming};

/// A file attached to a stage.
#[derive(Debug, Clone)]
pub struct Attached {
    /// The slot.
    pub slot: String,
    /// The file.
    pub file: Incoming,
}

/// A stage that was handed over.
#[derive(Debug, Clone)]
pub struct HandedOver {
    /// The instance.
    pub instance: EntityId,
    /// The stage that was handed over.
    pub stage: String,
    /// Where the instance stands now.
    pub state: InstanceState,
    /// The next stage, with who fills it in.
    pub next: Option<forms::OpenStage>,
    /// The record, when the form is complete.
    pub record: Option<filing::Filed>,
    /// What changed.
    pub changes: Changes,
}

/// Name of the paper of an instance among its components.
pub(super) const PAPER: &str = "form.pdf";

impl Desk {
    /// The paper of an instance as it came to this stage: the last one handed over.
    pub(super) fn paper(&self, turn: &Turn) -> Result<Option<Vec<u8>>, Failure> {
        let Some(instance) = &turn.instance else { return Ok(None) };
        match papers(instance) {
            0 => Ok(None),
            count => Ok(Some(self.store.component(turn.instance_id, &paper_name(count))?)),
        }
    }

    /// Hands a completed stage over with its paper and files; files the record at the end.
    pub(super) fn hand_over(
        &mut self,
        turn: &Turn,
        completed: &Completed,
        paper: Vec<u8>,
        signed: Option<Signed>,
        attached: Vec<Attached>,
    ) -> Result<HandedOver, Failure> {
        let hand_over = HandOver {
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
        };
        let number = turn.instance.as_ref().map_or(0, papers) + 1;
        let mut files = vec![Incoming { name: paper_name(number), bytes: paper.clone() }];
        files.extend(
            (1..).zip(&attached).map(|(place, one)| Incoming {
                name: attachment_name(number, place, one),
                bytes: one.file.bytes.clone(),
            }),
        );
        let mut changes = self.ask_hand_over(turn, &hand_over, &files)?;
        let after = self.instance(turn.instance_id)?;
        let mut record = None;
        if after.state == InstanceState::Completed {
            let filed = self.file_form(turn, completed, paper)?;
            changes.extend(filed.changes.clone());
            record = Some(filed);
        }
        let stage = completed.stage().to_owned();
        Ok(HandedOver { instance: turn.instance_id, stage, state: after.state, next: after.open, record, changes })
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
            data: serde_json::Value::Null,
            snapshots_digest: turn.inputs.snapshots.digest(),
            language: turn.inputs.language,
            today: turn.inputs.today,
            actor: turn.inputs.actor.clone(),
            signed: None,
        };
        self.ask_hand_over(turn, &hand_over, &[])
    }

    fn ask_hand_over(&mut self, turn: &Turn, hand_over: &HandOver, files: &[Incoming]) -> Result<Changes, Failure> {
        let refs: Vec<ComponentRef> = files
            .iter()
            .map(|file| ComponentRef {
                owner: turn.instance_id,
                name: file.name.clone(),
                sha256: sha256_hex(&file.bytes),
                size_bytes: file.bytes.len() as u64,
            })
            .collect();
        self.store.transact::<_, store::Fault>(|tx| {
            refs.iter().zip(files).try_for_each(|(component, file)| tx.put_component(component, &file.bytes))
        })?;
        let act = Act::HandOver { hand_over: json!({"asked": hand_over, "snapshots": turn.inputs.snapshots}) };
        let asking = Asking { agent: turn.agent, at: self.now() };
        let (_, changes) = self.ask(asking, turn.instance_id, ScopeId::routing(), act, refs)?;
        Ok(changes)
    }

    /// The record of a completed form: class and facts from the form, everything else from
    /// what is known; the signed paper, the data and the attachments as its files.
    fn file_form(&mut self, turn: &Turn, completed: &Completed, paper: Vec<u8>) -> Result<filing::Filed, Failure> {
        let mapping = forms::record_mapping(&turn.definition, completed)
            .map_err(|_| Failure::fault(Message::new("registry-form-record")))?;
        let part = self.open_part_under(&mapping.class)?;
        let form_no = turn.definition.form_no.clone();
        let mut files = vec![
            Incoming { name: format!("{form_no}.pdf"), bytes: paper },
            Incoming { name: format!("{form_no}.json"), bytes: completed.statement_bytes() },
        ];
        let kept = self.components_of(turn.instance_id)?;
        for slot in completed.attachments() {
            let found = kept.iter().find(|one| one.sha256 == slot.file.sha256);
            let found = found.ok_or_else(|| store::Fault::Damaged(slot.file.name.clone()))?;
            let bytes = self.store.component(turn.instance_id, &found.name)?;
            let name = format!("{}-{}", slot.slot, slot.file.name);
            files.push(Incoming { name: apart(&files, name), bytes });
        }
        let holder = &completed.inputs().actor;
        let named_dates: BTreeMap<String, PartialDate> =
            mapping.facts.iter().map(|fact| (fact.kind.clone(), PartialDate::Day(fact.on))).collect();
        let department = self.department()?.map(|name| name.read(Lang::En).to_owned()).unwrap_or_default();
        let new = NewRecord {
            part,
            mark: String::new(),
            title: mapping.title,
            kind: RecordType::Form,
            languages: Lang::ALL.iter().map(|lang| lang.tag().to_owned()).collect(),
            medium: Medium::Electronic,
            document_date: PartialDate::Day(turn.inputs.today),
            received_at: None,
            creator: turn.instance.as_ref().and_then(forms::Instance::began).unwrap_or(holder).name.en.clone(),
            organisation: if department.is_empty() { holder.unit.clone() } else { department },
            security: None,
            personal_data: true,
            subjects: BTreeMap::from([("form".to_owned(), vec![turn.instance_id.to_string()])]),
            named_dates,
            disposal_override: None,
            components: files.iter().map(filing::component).collect(),
            form: Some(FormOrigin {
                form: format!("{form_no} ({})", turn.definition.edition),
                definition_sha256: turn.definition.hash().to_owned(),
                instance: turn.instance_id,
            }),
        };
        self.declare(new_entity(), new, &files, ScopeId::files())
    }
}

/// How many papers an instance has: one for each stage handed forward.
fn papers(instance: &forms::Instance) -> usize {
    instance.revisions.iter().filter(|revision| revision.outcome == Outcome::Forward).count()
}

fn paper_name(number: usize) -> String {
    format!("{number}-{PAPER}")
}

/// A name of its own for each attachment: the number of the paper with which it was handed over
/// and its place there. A file that is attached anew under the same name never meets the old one.
fn attachment_name(number: usize, place: usize, attached: &Attached) -> String {
    format!("{number}.{place}-{}-{}", attached.slot, attached.file.name)
}

/// The name, or the first of its kind that no file of the record bears yet.
fn apart(files: &[Incoming], name: String) -> String {
    let is_free = |name: &String| files.iter().all(|file| file.name != *name);
    let numbered = (2..).map(|n| format!("{n}-{name}"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_name_are_kept_apart() {
        let file = |name: &str| Incoming { name: name.to_owned(), bytes: Vec::new() };
        let attached = Attached { slot: "proof".to_owned(), file: file("scan.pdf") };
        let names = [(1, 1), (1, 2), (2, 1)].map(|(number, place)| attachment_name(number, place, &attached));
        assert_eq!(names, ["1.1-proof-scan.pdf", "1.2-proof-scan.pdf", "2.1-proof-scan.pdf"]);
        let mut files = Vec::new();
        for _ in 0..3 {
            let name = apart(&files, "proof-scan.pdf".to_owned());
            files.push(file(&name));
        }
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["proof-scan.pdf", "2-proof-scan.pdf", "3-proof-scan.pdf"]);
    }
}
