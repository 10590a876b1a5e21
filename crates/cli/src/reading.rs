//! What verbs about forms read: files of JSON, definitions, attachments, and identities.

use std::fs;
use std::path::Path;

use registry::{Attached, Definition, EntityId, Failure, FormFault, Incoming, slot_and_rows};
use serde_json::Value;
use words::Message;

/// A definition from a file, or its first fault.
pub fn definition(path: &Path) -> Result<Definition, Failure> {
    let bytes = Incoming::read(path)?.bytes;
    Definition::parse(&bytes).map_err(|faults| {
        let first = faults.first().map_or_else(|| Message::new("registry-form-unreadable"), FormFault::message);
        Failure::refusal(first)
    })
}

/// JSON from a file.
pub fn read_json(path: &Path) -> Result<Value, Failure> {
    let shown = path.display().to_string();
    let text = fs::read(path)
        .map_err(|_| Failure::refusal(Message::new("registry-file-missing").with("path", shown.as_str())))?;
    registry::read_json(&text).map_err(|fault| Failure::refusal(fault.with("at", shown).message()))
}

/// A form on its way, by identity.
pub fn instance_id(text: &str) -> Result<EntityId, Failure> {
    text.parse().map_err(|_| Failure::refusal(Message::new("registry-no-such-instance").with("instance", text)))
}

/// A file for a slot: `slot=path`, or `slot@3=path` for the third row.
pub fn attached(pair: &str) -> Result<Attached, Failure> {
    let (slot, path) =
        pair.split_once('=').ok_or_else(|| Failure::wrong_use(Message::new("cli-bad-pair").with("pair", pair)))?;
    let (slot, rows) = slot_and_rows(slot);
    Ok(Attached { slot, rows, file: Incoming::read(Path::new(path))? })
}
