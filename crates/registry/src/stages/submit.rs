//! One call from answers to a handed-over stage: what the terminal asks, and the last
//! step of the window.

use forms::{Attachment, Edit, Signed};
use records::EntityId;
use records::journal::sha256_hex;
use serde_json::Value;
use signing::key::{Pkcs12Signer, Signer};
use words::{Lang, Message};

use super::{Attached, HandedOver, Turn};
use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::filing::media_of;

impl From<signing::key::KeyFault> for Failure {
    fn from(fault: signing::key::KeyFault) -> Self {
        Self::refusal(fault.message())
    }
}

/// Answers for one stage.
#[derive(Debug)]
pub struct Submission {
    /// Form number; with an instance, only for checking.
    pub form: String,
    /// The instance, after the first stage.
    pub instance: Option<EntityId>,
    /// The stage, where several run side by side; the first that waits for this desk where not said.
    pub stage: Option<String>,
    /// Answers of the stage; earlier answers stay as they were signed.
    pub answers: Value,
    /// Files for attachment slots.
    pub attach: Vec<Attached>,
    /// Language in which it is filled in.
    pub lang: Lang,
}

impl Desk {
    /// The turn that a submission is for.
    ///
    /// # Errors
    /// A refusal when form or instance is unknown, or the instance is of another form.
    pub fn turn_for(
        &self,
        form: &str,
        instance: Option<EntityId>,
        stage: Option<&str>,
        lang: Lang,
    ) -> Result<Turn, Failure> {
        match instance {
            None => {
                let (id, definition) = self.form(form)?;
                self.begin(id, definition, new_entity(), lang)
            }
            Some(instance) => {
                let turn = self.resume(instance, stage, lang)?;
                if turn.definition.form_no == form || turn.definition.hash() == form {
                    Ok(turn)
                } else {
                    let message = Message::new("registry-other-form").with("form", turn.definition.form_no.as_str());
                    Err(Failure::refusal(message))
                }
            }
        }
    }

    /// Fills in, shows, signs and hands over a stage in one go.
    ///
    /// # Errors
    /// A refusal that names the first problem, the key's trouble, or why it may not be handed over.
    pub fn submit(&mut self, submission: Submission, key: Option<&Pkcs12Signer>) -> Result<HandedOver, Failure> {
        let (form, stage) = (&submission.form, submission.stage.as_deref());
        let turn = self.turn_for(form, submission.instance, stage, submission.lang)?;
        let (given, said) = without_files(submission.answers);
        let mut answers = merged(turn.beginning(), given);
        answers = forms::spelt(&turn.definition, &answers, &turn.inputs.stage);
        without_carried(&mut answers, &submission.attach);
        for one in &submission.attach {
            let file = attachment(one);
            forms::apply_edit(
                &turn.definition,
                &mut answers,
                Edit::Attach { slot: one.slot.clone(), file },
                &turn.inputs.stage,
            )?;
        }
        for (path, value) in said {
            forms::apply_edit(&turn.definition, &mut answers, Edit::Set { path, value }, &turn.inputs.stage)?;
        }
        let completed = self.complete(&turn, &answers)?;
        if turn.instance.is_none() {
            self.note_used(&turn.definition.form_no)?;
        }
        let seen = self.see(&turn, &completed)?;
        self.sign_and_hand_over(&turn, &completed, &seen, key.map(|key| key as &dyn Signer), submission.attach)
    }

    /// Signs what was seen, where the stage signs, and hands it over.
    ///
    /// # Errors
    /// As [`Desk::submit`].
    pub fn sign_and_hand_over(
        &mut self,
        turn: &Turn,
        completed: &forms::Completed,
        seen: &super::Seen,
        key: Option<&dyn Signer>,
        attach: Vec<Attached>,
    ) -> Result<HandedOver, Failure> {
        if !turn.signs() {
            return self.hand_over(turn, completed, seen.bytes.clone(), None, attach);
        }
        let signer = key.ok_or_else(|| Failure::wrong_use(Message::new("registry-key-needed")))?;
        let paper = self.sign_page(turn, completed, seen, signer, self.now())?;
        let certificate = signer.chain().first().map(|der| sha256_hex(der)).unwrap_or_default();
        let signed = Signed { statement: completed.digest(), rendition: seen.digest.clone(), certificate };
        self.hand_over(turn, completed, paper, Some(signed), attach)
    }
}

/// The file as the answers know it.
pub(crate) fn attachment(attached: &Attached) -> Attachment {
    let file = &attached.file;
    Attachment::new(file.name.as_str(), sha256_hex(&file.bytes), file.bytes.len() as u64, media_of(file))
}

/// What answers say of the originals of their files, as places and values, apart from the answers: the files
/// themselves come beside them, in the same order.
fn without_files(mut answers: Value) -> (Value, Vec<(String, Value)>) {
    let slots = answers.as_object_mut().and_then(|members| members.remove(forms::ATTACHMENTS));
    let mut said = Vec::new();
    for (slot, files) in slots.as_ref().and_then(Value::as_object).into_iter().flatten() {
        for (at, file) in files.as_array().into_iter().flatten().enumerate() {
            for part in ["certified", "follows"] {
                for (name, value) in file.get(part).and_then(Value::as_object).into_iter().flatten() {
                    let path = format!("{}/{at}/{part}/{name}", forms::slot_pointer(slot));
                    said.push((path, value.clone()));
                }
            }
        }
    }
    (answers, said)
}

/// Files given for a slot stand in place of those that a returned stage had put there.
fn without_carried(answers: &mut Value, given: &[Attached]) {
    if let Some(Value::Object(slots)) = answers.get_mut(forms::ATTACHMENTS) {
        given.iter().for_each(|one| drop(slots.remove(&one.slot)));
    }
}

/// Given answers over those with which the stage begins, member by member.
fn merged(mut base: Value, given: Value) -> Value {
    match (&mut base, given) {
        (Value::Object(base), Value::Object(given)) => {
            for (name, value) in given {
                base.insert(name, value);
            }
        }
        (base, given) => *base = given,
    }
    base
}
