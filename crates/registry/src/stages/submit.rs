//! One call from answers to a handed-over stage: what the terminal asks, and the last
//! step of the window.

use forms::{Attachment, Definition, Edit, Pattern, Signed, SlotFile};
use records::EntityId;
use records::journal::sha256_hex;
use serde_json::{Value, json};
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
                let (id, definition) = self.vouched_form(form)?;
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
        let beginning = self.beginning();
        let listed = forms::files_in(&answers);
        let said = said_of_files(&answers, "");
        let mut answers = forms::spelt(definition, &merged(beginning.clone(), forms::without_files(answers)), stage);
        let places = attach.iter().map(|one| place_of(definition, one)).collect::<Result<Vec<_>, _>>()?;
        places.iter().for_each(|place| drop(taken_out(&mut answers, place)));
        keep_in_rows(&mut answers, &listed, &forms::files_in(&beginning), &places);
        let given = places.into_iter().zip(attach);
        let attached = given.map(|(path, one)| Edit::Attach { path, file: attachment(one) });
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

/// Pointer to the place into which a file is put.
///
/// # Errors
/// A refusal when a slot of rows is named without a row, or one of the form as a whole with one.
pub(crate) fn place_of(definition: &Definition, attached: &Attached) -> Result<String, Failure> {
    let Some(slot) = definition.attachments.iter().find(|slot| slot.id == attached.slot) else {
        return Ok(Pattern::root().join(forms::ATTACHMENTS).join(&attached.slot).to_string());
    };
    let code = match (slot.home().depth(), attached.rows.len()) {
        (wanted, given) if wanted == given => return Ok(slot.at().at(&attached.rows)),
        (0, _) => "registry-attach-no-row",
        _ => "registry-attach-row",
    };
    Err(Failure::wrong_use(Message::new(code).with("slot", slot.id.as_str())))
}

/// What answers say of the originals of their files, as places and values: the files themselves come beside the
/// answers, in the same order.
fn said_of_files(answers: &Value, home: &str) -> Vec<(String, Value)> {
    let below = |name: &str| Pattern::parse(home).unwrap_or_default().join(name).to_string();
    match answers {
        Value::Object(members) => {
            let one = |(name, value): (&String, &Value)| match home.rsplit('/').nth(2) {
                // The parts of a file of which something is said.
                Some(forms::ATTACHMENTS) if matches!(name.as_str(), "certified" | "follows") => {
                    let parts = value.as_object().into_iter().flatten();
                    parts.map(|(part, value)| (format!("{home}/{name}/{part}"), value.clone())).collect()
                }
                Some(forms::ATTACHMENTS) => Vec::new(),
                _ => said_of_files(value, &below(name)),
            };
            members.iter().flat_map(one).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(at, item)| said_of_files(item, &format!("{home}/{at}"))).collect()
        }
        _ => Vec::new(),
    }
}

/// Takes the files out of a place: those given now stand there instead of those that a returned stage had put there.
fn taken_out(answers: &mut Value, place: &str) -> Option<Value> {
    let (home, _) = place.rsplit_once('/')?;
    answers.pointer_mut(home)?.as_object_mut()?.shift_remove(Pattern::parse(place)?.leaf())
}

/// A row that is given anew keeps the files that it lists and that a returned stage had put into the same slot.
fn keep_in_rows(answers: &mut Value, listed: &[SlotFile], before: &[SlotFile], given: &[String]) {
    for one in listed.iter().filter(|one| !one.rows.is_empty()) {
        let same = |other: &&SlotFile| {
            other.slot == one.slot && other.file.sha256 == one.file.sha256 && other.file.again == one.file.again
        };
        let Some(kept) = before.iter().find(same) else { continue };
        let Some((place, _)) = one.place.rsplit_once('/').filter(|(place, _)| !given.iter().any(|at| at == place))
        else {
            continue;
        };
        let home = place.split_once(&format!("/{}/", forms::ATTACHMENTS)).map_or("", |(home, _)| home);
        let Some(Value::Object(row)) = answers.pointer_mut(home) else { continue };
        let slots = row.entry(forms::ATTACHMENTS).or_insert_with(|| json!({}));
        if let Some(files) = slots.as_object_mut().map(|slots| slots.entry(&one.slot).or_insert_with(|| json!([])))
            && let Some(files) = files.as_array_mut()
        {
            files.push(json!(kept.file));
        }
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
