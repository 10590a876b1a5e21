//! One JSON object read field by field, so that each bad field is named.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use words::Message;

use super::finding::{Finding, Grade};

/// An object, where it stands, and what was wrong with it so far.
pub(super) struct Row<'a> {
    class: Option<String>,
    path: String,
    fields: &'a Map<String, Value>,
    read: Vec<&'static str>,
    findings: Vec<Finding>,
}

/// A finding that refuses.
pub(super) fn refusal(class: Option<&str>, field: impl Into<String>, message: Message) -> Finding {
    Finding { grade: Grade::Refused, class: class.map(str::to_owned), field: field.into(), message }
}

impl<'a> Row<'a> {
    /// The object at `path` of `class`, or a finding that there is none.
    pub fn new(class: Option<&str>, path: &str, value: &'a Value) -> Result<Self, Finding> {
        let Value::Object(fields) = value else {
            return Err(refusal(class, path, Message::new("disposal-row-not-object")));
        };
        let class = class.map(str::to_owned);
        Ok(Self { class, path: path.to_owned(), fields, read: Vec::new(), findings: Vec::new() })
    }

    /// A field that must stand.
    pub fn need<T: DeserializeOwned>(&mut self, field: &'static str) -> Option<T> {
        self.read.push(field);
        match self.fields.get(field) {
            Some(value) => self.parse(field, value),
            None => {
                self.note(field, Message::new("disposal-row-missing"));
                None
            }
        }
    }

    /// A field that may be left out.
    pub fn may<T: DeserializeOwned + Default>(&mut self, field: &'static str) -> Option<T> {
        self.read.push(field);
        match self.fields.get(field) {
            Some(value) => self.parse(field, value),
            None => Some(T::default()),
        }
    }

    /// The raw entries of a list that may be left out unless `needed`.
    pub fn list(&mut self, field: &'static str, needed: bool) -> &'a [Value] {
        self.read.push(field);
        match self.fields.get(field) {
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.note(field, Message::new("disposal-row-not-list"));
                &[]
            }
            None if needed => {
                self.note(field, Message::new("disposal-row-missing"));
                &[]
            }
            None => &[],
        }
    }

    /// Takes over what was found in an inner row.
    pub fn adopt(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings);
    }

    /// Closes the row: a field that nobody asked for is a finding, too.
    pub fn finish(mut self) -> Vec<Finding> {
        let strange: Vec<&String> = self.fields.keys().filter(|key| !self.read.contains(&key.as_str())).collect();
        for field in strange {
            self.note(field, Message::new("disposal-row-unknown-field"));
        }
        self.findings
    }

    fn parse<T: DeserializeOwned>(&mut self, field: &str, value: &Value) -> Option<T> {
        match T::deserialize(value) {
            Ok(read) => Some(read),
            Err(fault) => {
                let message = Message::new("disposal-row-unreadable")
                    .with("name", field)
                    .with("value", shortened(value))
                    .with("detail", fault.to_string());
                self.note(field, message);
                None
            }
        }
    }

    fn note(&mut self, field: &str, message: Message) {
        let field = if self.path.is_empty() { field.to_owned() } else { format!("{}/{field}", self.path) };
        self.findings.push(refusal(self.class.as_deref(), field, message));
    }
}

/// The value as it stands, cut after eighty characters.
fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}
