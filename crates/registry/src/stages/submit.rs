//! One call from answers to a handed-over stage: what the terminal asks, and the last
//! step of the window.

use forms::{Attachment, Edit, Signed};
use records::EntityId;
use records::journal::sha256_hex;
use serde_json::Value;
use words::{Lang, Message};

use super::{Attached, HandedOver, Signing, Turn};
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
                let begun = if self.store.entity(instance)?.is_none() { self.draft_of(instance, stage)? } else { None };
                let turn = match begun {
                    // Printed to be signed in ink, and not handed over yet.
                    Some(draft) => self.turn_of(&draft, lang)?,
                    None => self.resume(instance, stage, lang)?,
                };
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
    pub fn submit<'k>(
        &mut self,
        submission: Submission,
        signing: impl Into<Signing<'k>>,
    ) -> Result<HandedOver, Failure> {
        let (form, stage) = (&submission.form, submission.stage.as_deref());
        let turn = self.turn_for(form, submission.instance, stage, submission.lang)?;
        let completed = self.complete(&turn, &turn.filled_in(submission.answers, &submission.attach)?)?;
        if turn.instance.is_none() {
            self.note_used(&turn.definition.form_no)?;
        }
        let seen = self.see(&turn, &completed)?;
        self.sign_and_hand_over(&turn, &completed, &seen, signing.into(), submission.attach)
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
        signing: Signing<'_>,
        mut attach: Vec<Attached>,
    ) -> Result<HandedOver, Failure> {
        let page = self.sign(turn, completed, seen, signing)?;
        let signed = page.by.map(|by| Signed { statement: completed.digest(), rendition: seen.digest.clone(), by });
        attach.extend(page.scans);
        self.hand_over(turn, completed, page.paper, signed, attach)
    }
}

impl Turn {
    /// Answers as they were given, over those with which the stage begins, with files in their slots.
    pub(crate) fn filled_in(&self, answers: Value, attach: &[Attached]) -> Result<Value, Failure> {
        let (definition, stage) = (&self.definition, &self.inputs.stage);
        let (given, said) = without_files(answers);
        let mut answers = forms::spelt(definition, &merged(self.beginning(), given), stage);
        without_carried(&mut answers, attach);
        let attached = attach.iter().map(|one| Edit::Attach { slot: one.slot.clone(), file: attachment(one) });
        let said = said.into_iter().map(|(path, value)| Edit::Set { path, value });
        for edit in attached.chain(said) {
            forms::apply_edit(definition, &mut answers, edit, stage)?;
        }
        Ok(answers)
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
