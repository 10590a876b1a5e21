//! Filling blank fields from the inputs when a stage is opened.
//!
//! A value that is there is never replaced; a difference from the profile is for the
//! person to see and to decide.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::fill::{is_blank, tidy};
use crate::definition::{Definition, Prefill};
use crate::inputs::Inputs;
use crate::pointer::put;

/// Fills the blank fields of the stage that have a source. Gives the pointers that were filled.
pub fn prefill(definition: &Definition, answers: &mut Json, inputs: &Inputs) -> Vec<String> {
    let mut filled = Vec::new();
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| field.stage == inputs.stage) {
        let Some(prefill) = &field.prefill else { continue };
        if at.find(answers, &[]).is_some_and(|json| !is_blank(json)) {
            continue;
        }
        if let Some(value) = source(prefill, inputs).as_ref().and_then(tidy)
            && at.put(answers, &[], value)
        {
            filled.push(at.at(&[]));
        }
    }
    filled
}

/// A prefilled answer whose source says something else by now. It stays until somebody decides.
#[derive(Debug, Clone, PartialEq)]
pub struct StalePrefill {
    /// Pointer of the answer.
    pub path: String,
    /// What it was filled with, and still is.
    pub held: Json,
    /// What the source says now.
    pub now: Json,
    /// Whether nobody may type anything else.
    pub locked: bool,
}

/// Which answers of the stage stand as their sources say, by pointer. A day is no profile: the answer to which today
/// was put is not among them.
pub fn prefilled(definition: &Definition, answers: &Json, inputs: &Inputs) -> BTreeMap<String, Json> {
    let stands = |(path, now): &(String, Json)| answers.pointer(path).and_then(tidy).as_ref() == Some(now);
    sources(definition, inputs).map(|(path, now, _)| (path, now)).filter(stands).collect()
}

/// The answers that still are what they were `filled` with, while their sources say something else. Where a person has
/// typed something else, they have decided; where a source says nothing, there is nothing to use.
pub fn stale_prefills(
    definition: &Definition,
    answers: &Json,
    inputs: &Inputs,
    filled: &BTreeMap<String, Json>,
) -> Vec<StalePrefill> {
    let told = sources(definition, inputs).filter_map(|(path, now, locked)| {
        let held = filled.get(&path).filter(|held| **held != now)?;
        let still = answers.pointer(&path).and_then(tidy).as_ref() == Some(held);
        still.then(|| StalePrefill { path, held: held.clone(), now, locked })
    });
    told.collect()
}

impl StalePrefill {
    /// Puts what the source says now in the place of what stands there.
    pub fn use_now(&self, answers: &mut Json) {
        put(answers, &self.path, self.now.clone());
    }
}

/// What the profile says for the fields of the stage: pointer, value, and whether the field is locked.
fn sources<'d>(definition: &'d Definition, inputs: &'d Inputs) -> impl Iterator<Item = (String, Json, bool)> + 'd {
    let own = definition.names.fields.iter().filter(move |(_, field)| field.stage == inputs.stage);
    own.filter_map(move |(at, field)| {
        let prefill = field.prefill.as_ref().filter(|prefill| prefill.from != "today")?;
        let now = source(prefill, inputs).as_ref().and_then(tidy)?;
        Some((at.at(&[]), now, prefill.lock))
    })
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
