//! Files that verbs about forms read: JSON and definitions.

use std::fs;
use std::path::Path;

use registry::{Definition, Failure, FormFault, Incoming};
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
    serde_json::from_slice(&text).map_err(|error| {
        Failure::refusal(Message::new("cli-bad-json").with("path", shown.as_str()).with("why", error.to_string()))
    })
}
