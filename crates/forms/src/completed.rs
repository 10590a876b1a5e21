//! A stage without a problem: the type is the proof.
//!
//! There is one way to a [`Completed`]: [`complete`]. So nothing that is rendered,
//! signed or filed can have a problem, hidden data, or a total that somebody typed.

use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::{Message, Text};

use crate::canonical;
use crate::definition::Definition;
use crate::evaluate::{SetAside, SlotFile, evaluate, slot_files, slot_in, tidy};
use crate::inputs::Inputs;
use crate::pointer::{locate, take};
use crate::problem::Problem;
use crate::record::{RecordMapping, record_mapping_of};

/// One stage of one form, without a problem, ready to be shown, signed and handed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Completed {
    definition_hash: String,
    form_no: String,
    edition: String,
    version: u32,
    title: Text,
    instance: Uuid,
    inputs: Inputs,
    data: Json,
    left_out: Vec<Text>,
    attachments: Vec<SlotFile>,
    next_stages: Vec<String>,
}

/// Completes the stage that `inputs` name, or says everything that stands against it.
pub fn complete(
    definition: &Definition,
    instance: Uuid,
    answers: &Json,
    inputs: &Inputs,
) -> Result<Completed, Vec<Problem>> {
    let evaluation = evaluate(definition, answers, inputs);
    let mut problems = evaluation.problems;
    problems.extend(outside_window(definition, inputs));
    let data = without_unknowns(evaluation.values);
    let last = evaluation.next_stages.is_empty();
    if problems.is_empty()
        && last
        && let Err(found) = record_mapping_of(definition, instance, &data, inputs)
    {
        problems.extend(found);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Completed {
        definition_hash: definition.hash().to_owned(),
        form_no: definition.form_no.clone(),
        edition: definition.edition.clone(),
        version: definition.version,
        title: definition.title().clone(),
        instance,
        inputs: inputs.clone(),
        attachments: slot_files(definition, &data),
        left_out: left_out(definition, &evaluation.not_included, &evaluation.set_aside),
        next_stages: evaluation.next_stages,
        data,
    })
}

/// A form is begun only while its edition is in use; later stages finish what was begun.
fn outside_window(definition: &Definition, inputs: &Inputs) -> Option<Problem> {
    if inputs.stage != definition.first_stage() {
        return None;
    }
    let window = &definition.window;
    if let Some(from) = window.valid_from.filter(|from| inputs.today < *from) {
        return Some(Problem::new("", Message::new("forms-edition-not-yet").with("day", from.to_string())));
    }
    let to = window.valid_to.filter(|to| inputs.today > *to)?;
    Some(Problem::new("", Message::new("forms-edition-expired").with("day", to.to_string())))
}

/// The names of what was remembered, and of what was set aside with what stood in its row.
fn left_out(definition: &Definition, remembered: &[String], aside: &[SetAside]) -> Vec<Text> {
    let field =
        |pointer: &str| locate(pointer).and_then(|(at, _)| Some(definition.names.fields.get(&at)?.label.clone()));
    let slot = |pointer: &str| slot_in(definition, pointer).map(|(slot, ..)| slot.label.clone());
    let remembered = remembered.iter().filter_map(|pointer| field(pointer).or_else(|| slot(pointer)));
    let aside = aside.iter().map(|one| match one.row.is_empty() {
        true => one.label.clone(),
        false => Text::new(format!("{} ({})", one.label.en, one.row.en), format!("{}（{}）", one.label.zh, one.row.zh)),
    });
    let mut names: Vec<Text> = Vec::new();
    for name in remembered.chain(aside) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What is not known is not signed: null is for people who are still filling in.
fn without_unknowns(mut values: Json) -> Json {
    let mut unknown = Vec::new();
    nulls(&values, "", &mut unknown);
    for pointer in unknown {
        take(&mut values, &pointer);
    }
    values
}

fn nulls(json: &Json, at: &str, found: &mut Vec<String>) {
    match json {
        Json::Null => found.push(at.to_owned()),
        Json::Object(object) => {
            object
                .iter()
                .for_each(|(name, value)| nulls(value, &format!("{at}/{}", crate::pointer::escape(name)), found));
        }
        Json::Array(rows) => {
            rows.iter().enumerate().for_each(|(row, value)| nulls(value, &format!("{at}/{row}"), found))
        }
        _ => {}
    }
}

impl Completed {
    /// Hash of the definition.
    pub fn definition_hash(&self) -> &str {
        &self.definition_hash
    }

    /// Number of the form.
    pub fn form_no(&self) -> &str {
        &self.form_no
    }

    /// Printed edition.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Version of the definition.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Title of the form.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Identifier of the instance.
    pub fn instance(&self) -> Uuid {
        self.instance
    }

    /// The stage.
    pub fn stage(&self) -> &str {
        &self.inputs.stage
    }

    /// What the stage was told from outside.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The relevant data: visible, not blank, computed values recomputed.
    pub fn data(&self) -> &Json {
        &self.data
    }

    /// RFC 8785 bytes of the relevant data.
    pub fn data_bytes(&self) -> Vec<u8> {
        canonical::bytes(&self.data)
    }

    /// The names of answers that were remembered or set aside and are not part of it, each once.
    pub fn left_out(&self) -> &[Text] {
        &self.left_out
    }

    /// The attachments, in the order of the slots and rows.
    pub fn attachments(&self) -> &[SlotFile] {
        &self.attachments
    }

    /// The stages that follow; none when the form is complete with this one.
    pub fn next_stages(&self) -> &[String] {
        &self.next_stages
    }

    /// Whether the form is complete with this stage.
    pub fn is_last(&self) -> bool {
        self.next_stages.is_empty()
    }

    /// What a signature over this stage covers besides the page that was shown: one
    /// canonical JSON document, to be embedded in the rendition.
    pub fn statement(&self) -> Json {
        let mut statement = json!({
            "mform": 1,
            "definition": self.definition_hash,
            "formNo": self.form_no,
            "edition": self.edition,
            "version": self.version,
            "instance": self.instance,
            "stage": self.inputs.stage,
            "language": self.inputs.language,
            "today": self.inputs.today,
            "actor": self.inputs.actor,
            "snapshots": self.inputs.snapshots.digest(),
            "data": self.data,
        });
        // Where stages meet, whoever goes on signs over what was signed on the other papers.
        if !self.inputs.cites.is_empty() {
            statement["cites"] = json!(self.inputs.cites);
        }
        statement
    }

    /// RFC 8785 bytes of the statement.
    pub fn statement_bytes(&self) -> Vec<u8> {
        canonical::bytes(&self.statement())
    }

    /// SHA-256 of the statement, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        canonical::sha256_hex(&self.statement_bytes())
    }

    /// Whether a place has a value.
    pub fn has(&self, pointer: &str) -> bool {
        self.data.pointer(pointer).and_then(tidy).is_some()
    }
}

/// The record that a completed form becomes.
///
/// The last stage of a form has passed this before it was completed; an earlier stage
/// may still lack what the record needs.
pub fn record_mapping(definition: &Definition, completed: &Completed) -> Result<RecordMapping, Vec<Problem>> {
    record_mapping_of(definition, completed.instance(), completed.data(), completed.inputs())
}
