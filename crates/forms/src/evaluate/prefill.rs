//! Filling blank fields from the inputs when a stage is opened.
//!
//! A value that is there is never replaced; a difference from the profile is for the
//! person to see and to decide.

use serde_json::{Value as Json, json};

use super::fill::tidy;
use crate::definition::{Definition, Prefill};
use crate::inputs::Inputs;
use crate::pointer::put;

/// Fills the blank fields of the stage that have a source. Gives the pointers that were filled.
pub fn prefill(definition: &Definition, answers: &mut Json, inputs: &Inputs) -> Vec<String> {
    let mut filled = Vec::new();
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| field.stage == inputs.stage) {
        let pointer = at.at(&[]);
        let Some(prefill) = &field.prefill else { continue };
        if answers.pointer(&pointer).and_then(tidy).is_some() {
            continue;
        }
        if let Some(value) = source(prefill, inputs).as_ref().and_then(tidy)
            && put(answers, &pointer, value)
        {
            filled.push(pointer);
        }
    }
    filled
}

fn source(prefill: &Prefill, inputs: &Inputs) -> Option<Json> {
    let actor = &inputs.actor;
    match prefill.from.as_str() {
        "today" => Some(json!(inputs.today.to_string())),
        "actor.name" => Some(json!({"zh": actor.name.zh, "en": actor.name.en})),
        from => match from.split_once('.')? {
            ("actor", part) => actor.part(part).map(|text| json!(text)),
            (_, rest) => {
                let (name, key) = rest.split_once('.')?;
                inputs.snapshots.get(name)?.get(key).cloned()
            }
        },
    }
}
