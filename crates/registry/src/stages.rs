//! Forms on their way: what a stage is told, filling it in, seeing what will be signed,
//! signing, handing over, and filing at the end.
//!
//! What is signed is what was seen: the page shown before signing is, byte for byte, the
//! beginning of the signed file.

mod file;
mod hand_over;
mod originals;
mod page;
mod papers;
mod people;
mod plan;
mod signing;
mod submit;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use forms::{Completed, Definition, Evaluation, Inputs, Instance, OpenStage, SigningWay, Snapshots};
use records::{EntityId, Kind, State};
use serde_json::Value;
use words::{Lang, Message};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::drafts::TrayKind;

pub use hand_over::HandedOver;
pub use originals::Marked;
pub(crate) use originals::open_originals;
pub use page::Seen;
pub use papers::{Attached, slot_and_rows};
pub(crate) use signing::SIGNED_SHEET;
pub use signing::{Inked, Signing};
pub use submit::Submission;
pub(crate) use submit::{attachment, place_of};

impl From<forms::Refusal> for Failure {
    fn from(refusal: forms::Refusal) -> Self {
        Self::refusal(refusal.message())
    }
}

/// One stage of one form as it stands on this desk.
#[derive(Debug, Clone)]
pub struct Turn {
    /// The definition, pinned by its hash.
    pub definition: Arc<Definition>,
    /// Entity of the definition.
    pub form: EntityId,
    /// The instance as handed over so far; absent before the first stage.
    pub instance: Option<Instance>,
    /// Identity of the instance.
    pub instance_id: EntityId,
    /// What the stage is told from outside.
    pub inputs: Inputs,
    /// Who acts, as an entity.
    pub agent: EntityId,
    /// Why it cannot be completed: nothing is begun on this edition any more (a form on its way is finished in its own), or nobody
    /// stands for it.
    pub closed: Option<Message>,
}

impl Turn {
    /// Evaluates answers by the rules of the form alone; [`Desk::evaluation`] adds what the desk knows.
    pub fn evaluate(&self, answers: &Value) -> Evaluation {
        let mut evaluation = forms::evaluate(&self.definition, answers, &self.inputs);
        let closed = self.closed.iter().map(|message| forms::Problem::new("", message.clone()));
        evaluation.problems.splice(0..0, closed);
        evaluation
    }

    /// The answers with which the stage begins.
    pub fn beginning(&self) -> Value {
        let begun = self.instance.as_ref().map(|one| one.beginning(&self.definition, &self.inputs.stage));
        let mut answers = begun.unwrap_or_default();
        if answers.is_null() {
            answers = Value::Object(serde_json::Map::new());
        }
        forms::prefill(&self.definition, &mut answers, &self.inputs);
        answers
    }

    /// Completes the stage by the rules of the form alone: the proof that nothing stands against it there.
    ///
    /// # Errors
    /// A refusal `registry-form-problems` that counts them and names the first, or one that names the last day of
    /// an edition that is no longer accepted.
    pub fn complete(&self, answers: &Value) -> Result<Completed, Failure> {
        if let Some(closed) = &self.closed {
            return Err(Failure::refusal(closed.clone()));
        }
        forms::complete(&self.definition, self.instance_id.0, answers, &self.inputs)
            .map_err(|problems| unfinished(&problems))
    }

    /// The stage as it stands open; none before the first hand-over.
    pub(crate) fn open(&self) -> Option<&OpenStage> {
        self.instance.as_ref()?.open_at(&self.inputs.stage)
    }

    /// The stages beside this one that are to be done before `next` is opened.
    pub(crate) fn waits_for(&self, next: &str) -> Vec<&str> {
        let waits = |instance| Instance::waits_for(instance, &self.definition, &self.inputs.stage, next);
        self.instance.as_ref().map(waits).unwrap_or_default()
    }

    /// The answers of a draft of this stage over what the offices before it have handed over by now.
    pub(crate) fn brought_up(&self, answers: &Value) -> Value {
        match &self.instance {
            Some(instance) => instance.over(&self.definition, &self.inputs.stage, answers),
            None => answers.clone(),
        }
    }

    /// The stages of the main way before this one, whose paper comes to it; none beside that way.
    pub(crate) fn way_before(&self) -> Vec<&str> {
        let mut way = self.definition.main_way();
        let at = way.iter().position(|stage| *stage == self.inputs.stage);
        way.truncate(at.unwrap_or(0));
        way
    }

    /// The tray of My work in which the stage waits, with as many problems.
    pub(crate) fn tray(&self, problems: usize) -> TrayKind {
        if self.open().is_some_and(|open| open.returned.is_some()) {
            TrayKind::Returned
        } else if self.signs() && problems == 0 {
            TrayKind::ToSign
        } else {
            TrayKind::ToComplete
        }
    }

    /// Whether the stage ends with a signature.
    pub fn signs(&self) -> bool {
        !self.ways().is_empty()
    }

    /// The ways in which the stage may be signed.
    pub fn ways(&self) -> &[SigningWay] {
        self.definition.stage(&self.inputs.stage).map(|stage| stage.ways.as_slice()).unwrap_or_default()
    }
}

/// The refusal that counts problems and names the first.
fn unfinished(problems: &[forms::Problem]) -> Failure {
    let mut message = Message::new("registry-form-problems").with("count", problems.len());
    if let Some(first) = problems.first() {
        message = message.with("path", first.path.as_str()).with("first", first.code.as_str());
    }
    Failure::refusal(message)
}

impl Desk {
    /// A form by number (the edition that is in use), definition hash or identity, as it stands here: for lists and counts,
    /// which one that nobody stands for does not stop.
    ///
    /// # Errors
    /// A refusal when there is none.
    pub fn form(&self, typed: &str) -> Result<(EntityId, Arc<Definition>), Failure> {
        let id = match typed.parse::<EntityId>() {
            Ok(id) => id,
            Err(_) => self.edition_in_use(typed)?.ok_or_else(|| self.no_such_form(typed))?,
        };
        let definition = self.definitions.of(&self.store, id)?.ok_or_else(|| self.no_such_form(typed))?;
        Ok((id, definition))
    }

    /// The same to be shown, filled in or handed on: under its publisher's signature.
    ///
    /// # Errors
    /// A refusal when there is none, or nobody stands for it.
    pub fn vouched_form(&self, typed: &str) -> Result<(EntityId, Arc<Definition>), Failure> {
        let (id, definition) = self.form(typed)?;
        self.publisher_of(&definition)?;
        Ok((id, definition))
    }

    /// A form on its way, by identity.
    ///
    /// # Errors
    /// A refusal when there is none.
    pub fn instance(&self, id: EntityId) -> Result<Instance, Failure> {
        match self.store.entity(id)?.map(|entity| entity.state) {
            Some(State::Instance(value)) => form_of(value),
            _ => Err(Failure::refusal(Message::new("registry-no-such-instance").with("instance", id.to_string()))),
        }
    }

    /// All forms on their way or done, in a stable order.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn instances(&self) -> Result<Vec<Instance>, Failure> {
        let mut instances = Vec::new();
        for entity in self.store.all(Kind::Instance)? {
            if let State::Instance(value) = entity.state {
                instances.push(form_of(value)?);
            }
        }
        Ok(instances)
    }

    /// The turn at the first stage of a form.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn begin(
        &self,
        form: EntityId,
        definition: Arc<Definition>,
        id: EntityId,
        lang: Lang,
    ) -> Result<Turn, Failure> {
        let stage = definition.first_stage().to_owned();
        self.turn(form, definition, None, id, stage, lang)
    }

    /// The turn at an open stage of an instance, in its own edition for ever. Where no stage is named, it is the
    /// first that waits for this desk, and failing one the first that is open.
    ///
    /// # Errors
    /// A refusal when the instance is closed or unknown, or the stage is not open.
    pub fn resume(&self, id: EntityId, stage: Option<&str>, lang: Lang) -> Result<Turn, Failure> {
        let instance = self.instance(id)?;
        let (form, definition) = self.form(&instance.definition_hash)?;
        let first = instance.open.first().ok_or_else(|| Failure::refusal(Message::new("registry-instance-closed")))?;
        let stage = match stage {
            Some(stage) => {
                let elsewhere = || Failure::refusal(Message::new("registry-stage-closed").with("stage", stage));
                instance.open_at(stage).ok_or_else(elsewhere)?
            }
            None => self.mine(&instance)?.into_iter().next().unwrap_or(first),
        };
        let stage = stage.stage.clone();
        self.turn(form, definition, Some(instance), id, stage, lang)
    }

    fn turn(
        &self,
        form: EntityId,
        definition: Arc<Definition>,
        instance: Option<Instance>,
        id: EntityId,
        stage: String,
        lang: Lang,
    ) -> Result<Turn, Failure> {
        let (agent, actor) = self.actor(&definition, instance.as_ref(), &stage)?;
        let snapshots = self.snapshots(&definition)?;
        let closed = match self.store.look(|world| store::vouch(world, &definition))? {
            Err(refusal) => Some(refusal.message()),
            Ok(publisher) if instance.is_none() => self.closed(&definition, &publisher)?,
            Ok(_) => None,
        };
        let cites = instance.as_ref().map(|instance| forms::cites(&definition, instance, &stage)).unwrap_or_default();
        let originals = instance.as_ref().map(Instance::accounted_for).unwrap_or_default();
        let inputs = Inputs { today: self.today(), stage, language: lang, actor, snapshots, cites, originals };
        Ok(Turn { definition, form, instance, instance_id: id, inputs, agent, closed })
    }

    /// The named data that a form asks for: the calendar that ships with the program, and
    /// values kept in the vault; a sample vault fills in the definition's own sample.
    pub(crate) fn snapshots(&self, definition: &Definition) -> Result<Snapshots, Failure> {
        let sample = self.store.is_sample()?;
        let mut snapshots = Snapshots::new();
        for (name, slot) in &definition.names.snapshots {
            let kept: Option<Value> = self.store.kept(&format!("snapshot-{name}"))?;
            let shipped = match slot.kind {
                forms::SnapshotKind::Calendar => Some(crate::library::calendar()?),
                forms::SnapshotKind::Values(_) => None,
            };
            let samples = slot.sample.clone().filter(|_| sample);
            if let Some(data) = kept.or(shipped).or(samples) {
                snapshots = snapshots.with(name, data);
            }
        }
        Ok(snapshots)
    }
}

/// The form of an instance as the store keeps it beside the files that it names.
fn form_of(mut value: Value) -> Result<Instance, Failure> {
    Ok(serde_json::from_value(value["form"].take()).map_err(store::Fault::from)?)
}

impl Desk {
    /// The files that forms and forms on their way name.
    pub(crate) fn named_components(&self) -> Result<Vec<records::ComponentRef>, Failure> {
        let mut named = Vec::new();
        for kind in [Kind::Form, Kind::Instance] {
            for entity in self.store.all(kind)? {
                named.extend(store::files_of(&entity)?);
            }
        }
        Ok(named)
    }
}
