//! The hand-over file: stages of a form that go from desk to desk without a network.
//!
//! One JSON object (docs/PROTOCOL.md, 3.5): the operations as their devices signed them, what the
//! authority says of those devices, and the files that the operations name. Every operation is signed and names its
//! files by digest, so whoever carries the file can withhold it but not alter it. It is not sealed: whoever may read the
//! form may read it. Deliberately not here: who may take the stage up (`forms`), and what a desk believes (`store`).

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use forms::Instance;
use records::{ComponentRef, EntityId};
use serde::{Deserialize, Serialize};
use store::{AskError, Carried, CarryError, Changes, Standing};
use words::{Message, Text};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::writing::write_whole;

/// Ending of its name, without the dot.
pub const ENDING: &str = "mhand";
/// What the object says that it is.
const FORMAT: &str = "hand-over/1";
/// Largest file that is read, in bytes.
const BYTES_MAX: u64 = 256 * 1024 * 1024;

/// A hand-over file.
#[derive(Debug, Serialize, Deserialize)]
struct HandOverFile {
    muniment: String,
    /// Origin and epoch of the authority, for the reader of the file.
    authority: String,
    instance: EntityId,
    form_no: String,
    title: Text,
    stages: Vec<Carried>,
    files: Vec<CarriedFile>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CarriedFile {
    component: ComponentRef,
    base64: String,
}

/// Stages that came by hand.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The form.
    pub instance: EntityId,
    /// Its number.
    pub form_no: String,
    /// Stages that this desk did not know before.
    pub new: usize,
    /// What changed.
    pub changes: Changes,
}

impl From<CarryError> for Failure {
    fn from(error: CarryError) -> Self {
        match error {
            CarryError::Unfit(message) => Self::refusal(message),
            CarryError::Ask(error) => error.into(),
        }
    }
}

fn refusal(code: &str) -> Failure {
    Failure::refusal(Message::new(code))
}

impl Desk {
    /// Writes a form that was handed over here into a file, for a desk of the same authority that cannot be
    /// reached. That it left the desk stays in the device chain. Answers name and size in bytes.
    ///
    /// # Errors
    /// A refusal where this desk decides for itself, has not exchanged yet, or holds no stage of its own.
    pub fn save_hand_over_file(&mut self, instance: EntityId, path: &Path) -> Result<(String, usize), Failure> {
        let bytes = self.hand_over_file(instance)?;
        let name = write_whole(path, &bytes)?;
        self.note_exported([Message::new("registry-carried-out").with("instance", instance.to_string())])?;
        Ok((name, bytes.len()))
    }

    /// Whether it makes sense to offer a file of this form: the person of this desk did a stage of it, and other
    /// desks of its authority can take it in.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn can_carry(&self, form: &Instance) -> Result<bool, Failure> {
        let holder = self.holder()?.to_string();
        let is_joined = self.store.standing()? == Standing::Desk && self.store.deployment()?.is_some();
        Ok(is_joined && form.revisions.iter().any(|revision| revision.actor.id == holder))
    }

    fn hand_over_file(&self, instance: EntityId) -> Result<Vec<u8>, Failure> {
        if self.store.standing()? == Standing::Authority {
            return Err(refusal("registry-carry-alone"));
        }
        let deployment = self.store.deployment()?.ok_or_else(|| refusal("registry-not-joined"))?;
        let form = self.instance(instance)?;
        let (_, definition) = self.form(&form.definition_hash)?;
        let stages = self.store.stages_to_carry(instance)?;
        if stages.is_empty() {
            return Err(refusal("registry-carry-nothing"));
        }
        let named = stages.iter().flat_map(|stage| &stage.signed.operation.components);
        let files = named.map(|component| self.carried_file(component)).collect::<Result<_, _>>()?;
        let file = HandOverFile {
            muniment: FORMAT.to_owned(),
            authority: deployment.header(),
            instance,
            form_no: form.form_no,
            title: definition.title().clone(),
            stages,
            files,
        };
        Ok(serde_json::to_vec(&file).map_err(store::Fault::from)?)
    }

    fn carried_file(&self, component: &ComponentRef) -> Result<CarriedFile, Failure> {
        let bytes = self.store.component(component.owner, &component.name)?;
        Ok(CarriedFile { component: component.clone(), base64: STANDARD.encode(bytes) })
    }

    /// Takes in what came by hand, all of it or nothing. What this desk knows already is left as it is.
    ///
    /// # Errors
    /// A refusal that says why nothing was taken in; it stays in the device chain.
    pub fn take_hand_over_file(&mut self, bytes: &[u8]) -> Result<Taken, Failure> {
        if self.store.standing()? == Standing::Authority {
            return Err(refusal("registry-carry-alone"));
        }
        let file: HandOverFile = serde_json::from_slice(bytes).map_err(|_| refusal("registry-carry-unreadable"))?;
        if file.muniment != FORMAT || file.stages.is_empty() {
            return Err(refusal("registry-carry-unreadable"));
        }
        self.of_this_authority(&file)?;
        let arrivals = self.arrivals(&file)?;
        let taken = self.store.transact::<_, CarryError>(|tx| {
            arrivals.iter().try_for_each(|(component, bytes)| tx.put_component(component, bytes))?;
            tx.take_carried(&file.stages)
        });
        match taken {
            Ok((new, changes)) => Ok(Taken { instance: file.instance, form_no: file.form_no, new, changes }),
            Err(error) => {
                let asking = self.asking()?;
                let why = match &error {
                    CarryError::Unfit(message) => Some(message.clone()),
                    CarryError::Ask(AskError::Refused(refusal)) => Some(refusal.message()),
                    CarryError::Ask(AskError::Broke(_)) => None,
                };
                if let Some(why) = why {
                    self.store
                        .transact::<_, store::Fault>(|tx| tx.note(asking.at, Some(asking.agent), "refused", why))?;
                }
                Err(error.into())
            }
        }
    }

    fn of_this_authority(&self, file: &HandOverFile) -> Result<(), Failure> {
        let deployment = self.store.deployment()?.ok_or_else(|| refusal("registry-not-joined"))?;
        if deployment.header() == file.authority {
            return Ok(());
        }
        let message = Message::new("registry-carry-elsewhere");
        Err(Failure::refusal(message.with("there", file.authority.as_str()).with("here", deployment.header())))
    }

    /// The files that the stages name and that are not here yet, each with the bytes that came. Of what the file holds
    /// beside them nothing is taken.
    fn arrivals(&self, file: &HandOverFile) -> Result<Vec<(ComponentRef, Vec<u8>)>, Failure> {
        let mut arrivals = Vec::new();
        let mut seen = BTreeSet::new();
        for stage in &file.stages {
            let operation = &stage.signed.operation;
            let is_stage = operation.act.is_of_a_form() && operation.entity == file.instance;
            if !is_stage || operation.components.iter().any(|component| component.owner != file.instance) {
                return Err(refusal("store-carry-no-stage"));
            }
            for component in &operation.components {
                let is_here = self.store.component_state(component)?.is_some_and(|state| state.complete);
                if is_here || !seen.insert(component.name.clone()) {
                    continue;
                }
                let missing = || {
                    Failure::refusal(Message::new("registry-carry-file-missing").with("name", component.name.as_str()))
                };
                let came = file.files.iter().find(|one| one.component == *component).ok_or_else(missing)?;
                let bytes = STANDARD.decode(&came.base64).map_err(|_| missing())?;
                if records::journal::sha256_hex(&bytes) != component.sha256 {
                    return Err(missing());
                }
                arrivals.push((component.clone(), bytes));
            }
        }
        Ok(arrivals)
    }
}

/// The bytes of a hand-over file on the disk.
///
/// # Errors
/// A refusal when it is too large; what the system says when it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if std::fs::metadata(path)?.len() > BYTES_MAX {
        let limit = (BYTES_MAX / (1024 * 1024)).to_string();
        return Err(Failure::refusal(Message::new("registry-carry-too-large").with("mebibytes", limit)));
    }
    Ok(std::fs::read(path)?)
}
