//! Attachments in the answers: by slot and row, each with its name, digest and size.
//!
//! The bytes are stored elsewhere, when they are picked. Here only what is signed of
//! them is known, and whether their originals are accounted for.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::Value as Json;
use words::Message;

use super::attachment::{Attachment, Certified, attached};
use super::fill::{Filled, Turn, turn};
use crate::definition::{AttachmentSlot, Certifier, OriginalPolicy};
use crate::inputs::Inputs;
use crate::problem::Problem;

/// What became of one slot, in one row where it belongs to rows.
pub struct SlotState<'d> {
    /// The slot.
    pub slot: &'d AttachmentSlot,
    /// Pointer into the answers.
    pub pointer: String,
    /// Whether the slot is asked for.
    pub visible: bool,
    /// Whether at least one file is needed.
    pub required: bool,
    /// Whether it belongs to another stage.
    pub read_only: bool,
    /// The attachments, where the slot is visible.
    pub files: Vec<Attachment>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// The state of every slot that is not for a later stage, in every row that is shown.
pub fn slots<'d>(filled: &mut Filled<'d>, answers: &Json) -> Vec<SlotState<'d>> {
    let definition = filled.table.definition;
    let stage = filled.table.inputs.stage.clone();
    let mut states = Vec::new();
    for slot in &definition.attachments {
        let turn = turn(definition, &slot.stage, &stage);
        if turn != Turn::Later {
            for rows in filled.table.places(slot.at()) {
                states.push(state(slot, &rows, turn, filled, answers));
            }
        }
    }
    twice(&mut states);
    states
}

/// A file that stands in two rows is told from itself; answers that do not tell were put together by hand.
fn twice(states: &mut [SlotState]) {
    let mut known = BTreeSet::new();
    for state in states.iter_mut().filter(|state| state.slot.group.is_some() && !state.read_only) {
        let before = known.len();
        known.extend(state.files.iter().map(|file| original_key(&state.slot.id, file)));
        if known.len() < before + state.files.len() {
            let problem = Problem::new(&state.pointer, Message::new("forms-attachment-twice"));
            state.problems.push(problem.labelled(Some(state.slot.label.clone())));
        }
    }
}

fn state<'d>(
    slot: &'d AttachmentSlot,
    rows: &[usize],
    turn: Turn,
    filled: &mut Filled<'d>,
    answers: &Json,
) -> SlotState<'d> {
    let at = slot.at();
    let pointer = at.at(rows);
    let files = attached(answers, &pointer);
    let asked = match (&slot.when, turn) {
        (Some(_), Turn::Earlier) if files.as_ref().is_some_and(|files| !files.is_empty()) => true,
        (Some(when), _) => filled.holds(when, at, rows) == Some(true),
        (None, _) => true,
    };
    let mut problems: Vec<Problem> = Vec::new();
    if asked && turn == Turn::Now {
        problems = faults(slot, files.as_deref()).into_iter().map(|message| Problem::new(&pointer, message)).collect();
        let today = filled.table.inputs.today;
        for (at, file) in files.iter().flatten().enumerate() {
            problems.extend(of_original(slot, file, &format!("{pointer}/{at}"), today));
        }
    }
    let problems = problems.into_iter().map(|problem| problem.labelled(Some(slot.label.clone()))).collect();
    SlotState {
        slot,
        pointer,
        visible: asked,
        required: slot.min > 0,
        read_only: turn == Turn::Earlier,
        files: if asked { files.unwrap_or_default() } else { Vec::new() },
        problems,
    }
}

fn faults(slot: &AttachmentSlot, files: Option<&[Attachment]>) -> Vec<Message> {
    let Some(files) = files.filter(|files| files.iter().all(Attachment::is_sound)) else {
        return vec![Message::new("forms-bad-attachment")];
    };
    let mut found = Vec::new();
    let (least, most) = (slot.min as usize, slot.max as usize);
    if files.len() < least {
        found.push(Message::new("forms-attachment-required").with("count", least));
    }
    if files.len() > most {
        found.push(Message::new("forms-attachment-too-many").with("limit", most));
    }
    for file in files.iter().filter(|file| !file.is_accepted(&slot.accept)) {
        let message = Message::new("forms-attachment-kind").with("name", file.name.as_str());
        found.push(message.with("accepted", slot.accept.join(", ")));
    }
    found
}

/// What whoever attaches a copy has not said of its original yet.
fn of_original(slot: &AttachmentSlot, file: &Attachment, at: &str, today: Date) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut missing = |part: &str, code: &str| found.push(Problem::new(format!("{at}/{part}"), Message::new(code)));
    if slot.original == OriginalPolicy::CertifiedCopy {
        let Certified { name, capacity, on } = file.certified.clone().unwrap_or_default();
        if name.trim().is_empty() {
            missing("certified/name", "forms-certified-by");
        }
        if Certifier::read(&capacity).is_none_or(|capacity| !slot.certifiers.contains(&capacity)) {
            missing("certified/capacity", "forms-certified-as");
        }
        match on.parse::<Date>().ok().filter(|day| day.to_string() == on) {
            None => missing("certified/on", "forms-certified-on"),
            Some(day) if day > today => missing("certified/on", "forms-certified-later"),
            Some(_) => {}
        }
    }
    let way = file.follows.as_ref().map(|follows| follows.by.as_str()).unwrap_or_default();
    if slot.original.comes_later() && !WAYS.contains(&way) {
        missing("follows/by", "forms-original-way");
    }
    found
}

/// How an original may come.
const WAYS: [&str; 3] = ["counter", "post", "drop-box"];

/// Originals that are still to come or to be seen before the form may be complete.
pub fn outstanding(slots: &[SlotState], inputs: &Inputs) -> Vec<Problem> {
    let mut found = Vec::new();
    for state in slots.iter().filter(|state| state.slot.original.wants_original()) {
        let slot = state.slot;
        for (at, file) in state.files.iter().enumerate() {
            if !inputs.originals.contains(&original_key(&slot.id, file)) {
                let message = Message::new("forms-original-outstanding").with("name", file.name.as_str());
                let problem = Problem::new(format!("{}/{at}", state.pointer), message);
                found.push(problem.labelled(Some(slot.label.clone())));
            }
        }
    }
    found
}

/// How an original is named among those that are accounted for: by its copy, which stays with its row.
pub fn original_key(slot: &str, copy: &Attachment) -> String {
    key_of(slot, &copy.sha256, copy.again)
}

/// The same, of what is known of a copy.
pub fn key_of(slot: &str, sha256: &str, again: u32) -> String {
    format!("{slot}/{sha256}/{again}")
}
