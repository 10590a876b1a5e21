//! Attachments in the answers: by slot, each with its name, digest and size.
//!
//! The bytes are stored elsewhere, when they are picked. Here only what is signed of
//! them is known.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use words::Message;

use super::fill::{Filled, Turn, turn};
use crate::definition::{ATTACHMENTS, AttachmentSlot};
use crate::pointer::Pattern;
use crate::problem::Problem;

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// File name as it was picked.
    pub name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Length in bytes.
    #[ts(type = "number")]
    pub size_bytes: u64,
    /// Media type, such as `application/pdf`.
    pub media: String,
}

impl Attachment {
    /// Whether the digest is a digest and the name says something.
    pub fn is_sound(&self) -> bool {
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        !self.name.trim().is_empty() && self.sha256.len() == 64 && self.sha256.bytes().all(hexadecimal)
    }

    /// Whether the file's ending is among `accept`, or anything is accepted.
    pub fn is_accepted(&self, accept: &[String]) -> bool {
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let same = |wanted: &String| *wanted == ending || (wanted == "jpg" && ending == "jpeg");
        accept.is_empty() || accept.iter().any(same)
    }
}

/// The pointer of a slot in the answers.
pub fn slot_pointer(slot: &str) -> String {
    format!("/{ATTACHMENTS}/{}", crate::pointer::escape(slot))
}

/// The attachments of a slot; `None` when what stands there is not a list of attachments.
pub fn attached(answers: &Json, slot: &str) -> Option<Vec<Attachment>> {
    let Some(list) = answers.pointer(&slot_pointer(slot)) else { return Some(Vec::new()) };
    serde_json::from_value(list.clone()).ok()
}

/// What became of one slot.
pub struct SlotState {
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

/// The state of every slot that is not for a later stage.
pub fn slots(filled: &mut Filled, answers: &Json) -> Vec<SlotState> {
    let definition = filled.table.definition;
    let stage = filled.table.inputs.stage.clone();
    let mut states = Vec::new();
    for slot in &definition.attachments {
        let turn = turn(definition, &slot.stage, &stage);
        if turn != Turn::Later {
            states.push(state(slot, turn, filled, answers));
        }
    }
    states
}

fn state(slot: &AttachmentSlot, turn: Turn, filled: &mut Filled, answers: &Json) -> SlotState {
    let pointer = slot_pointer(&slot.id);
    let files = attached(answers, &slot.id);
    let asked = match (&slot.when, turn) {
        (Some(_), Turn::Earlier) if files.as_ref().is_some_and(|files| !files.is_empty()) => true,
        (Some(when), _) => filled.holds(when, &Pattern::root(), &[]) == Some(true),
        (None, _) => true,
    };
    let mut problems = Vec::new();
    if asked && turn == Turn::Now {
        let found = faults(slot, files.as_deref());
        problems = found
            .into_iter()
            .map(|message| Problem::new(&pointer, message).labelled(Some(slot.label.clone())))
            .collect();
    }
    SlotState {
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
