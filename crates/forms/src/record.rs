//! What a completed form says about the record that it becomes.
//!
//! Class, title, metadata and facts; no trigger and no period, which are the schedule's.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;
use words::{Message, Text};

use crate::definition::{Definition, FactRule, RecordRules};
use crate::evaluate::{Asked, Attachment, ask, files_of};
use crate::inputs::Inputs;
use crate::problem::Problem;
use crate::values::{Value, write};

/// Something that happened, of which a schedule may speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What, such as `leave-ended`.
    pub kind: String,
    /// What it is about; the instance as `urn:uuid:…` unless the form says otherwise.
    pub subject: String,
    /// The day.
    pub on: Date,
}

/// An attachment that becomes a linked record of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkedRecord {
    /// The slot.
    pub slot: String,
    /// The rows from which the files come, from 0; none where they belong to the form as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<usize>,
    /// The class of the linked record.
    pub class: String,
    /// The files.
    pub files: Vec<Attachment>,
}

/// The record that a completed form becomes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordMapping {
    /// Title in both languages.
    pub title: Text,
    /// Class of the file plan.
    pub class: String,
    /// Metadata by name; dates as ISO dates, decimals and codes as strings.
    pub metadata: BTreeMap<String, Json>,
    /// Security classification.
    pub security: Option<String>,
    /// Whether the record is vital.
    pub vital: bool,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Attachments with a class of their own.
    pub linked: Vec<LinkedRecord>,
}

/// What the record would be called with the data so far; none where that cannot be worked out yet.
pub fn working_title(definition: &Definition, data: &Json, inputs: &Inputs) -> Option<Text> {
    let title = definition.record.title.as_ref()?;
    let asked = ask(definition, data, inputs);
    let text = Text { zh: asked.text(&title.zh).ok()?, en: asked.text(&title.en).ok()? };
    (!text.is_empty()).then_some(text)
}

/// Works out the record from the data of the last stage. What cannot be worked out is a problem.
pub(crate) fn record_mapping_of(
    definition: &Definition,
    instance: Uuid,
    data: &Json,
    inputs: &Inputs,
) -> Result<RecordMapping, Vec<Problem>> {
    let asked = ask(definition, data, inputs);
    mapping(definition, instance, data, &asked).map_err(|message| vec![Problem::new("", message)])
}

fn mapping(definition: &Definition, instance: Uuid, data: &Json, asked: &Asked) -> Result<RecordMapping, Message> {
    let rules: &RecordRules = &definition.record;
    let class = rules.class.as_ref().map(|class| asked.text(class)).transpose()?.unwrap_or_default();
    if class.is_empty() {
        return Err(Message::new("forms-no-class"));
    }
    let title = match &rules.title {
        Some(title) => Text { zh: asked.text(&title.zh)?, en: asked.text(&title.en)? },
        None => Text::default(),
    };
    let mut metadata = BTreeMap::new();
    for (name, rule) in &rules.metadata {
        let value = asked.value(rule)?;
        if !value.is_blank() {
            metadata.insert(name.clone(), write(&value));
        }
    }
    let subject = format!("urn:uuid:{instance}");
    let facts: Result<Vec<Option<Fact>>, Message> =
        rules.facts.iter().map(|rule| fact(rule, asked, &subject)).collect();
    Ok(RecordMapping {
        title: if title.is_empty() { definition.title().clone() } else { title },
        class,
        metadata,
        security: rules.security.as_ref().map(|rule| asked.text(rule)).transpose()?.filter(|text| !text.is_empty()),
        vital: rules.vital,
        facts: facts?.into_iter().flatten().collect(),
        linked: linked(definition, data, asked)?,
    })
}

fn fact(rule: &FactRule, asked: &Asked, instance: &str) -> Result<Option<Fact>, Message> {
    if !asked.holds(rule.when.as_ref())? {
        return Ok(None);
    }
    let named = rule.subject.as_ref().map(|subject| asked.text(subject)).transpose()?;
    let subject = named.filter(|text| !text.is_empty()).unwrap_or_else(|| instance.to_owned());
    match asked.value(&rule.on)? {
        Value::Date(on) => Ok(Some(Fact { kind: rule.kind.clone(), subject, on })),
        // A fact that holds on a day that nobody knows would silently never start a period.
        _ => Err(Message::new("forms-fact-without-day").with("kind", rule.kind.as_str())),
    }
}

fn linked(definition: &Definition, data: &Json, asked: &Asked) -> Result<Vec<LinkedRecord>, Message> {
    let mut linked = Vec::new();
    for slot in &definition.attachments {
        let Some(rule) = &slot.own_class else { continue };
        let all = files_of(slot, data);
        for files in all.chunk_by(|one, other| one.rows == other.rows) {
            let Some(rows) = files.first().map(|one| one.rows.clone()) else { continue };
            let class = asked.value_in(rule, &rows)?.print();
            if class.is_empty() {
                return Err(Message::new("forms-no-class"));
            }
            let files = files.iter().map(|one| one.file.clone()).collect();
            linked.push(LinkedRecord { slot: slot.id.clone(), rows, class, files });
        }
    }
    Ok(linked)
}
