//! Shapes of the data files of the demo department (`fixtures/department`). Fields that
//! this edition does not use are passed over.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use records::{Medium, Nature, PartialDate, RecordType, Role, Security};
use serde::Deserialize;
use words::Text;

#[derive(Deserialize)]
pub(super) struct AgentsFile {
    pub(super) department: DepartmentRow,
    pub(super) agents: Vec<AgentRow>,
}

#[derive(Deserialize)]
pub(super) struct DepartmentRow {
    pub(super) name: Text,
}

#[derive(Deserialize)]
pub(super) struct AgentRow {
    pub(super) id: String,
    pub(super) name: Text,
    pub(super) posts: Vec<PostRow>,
}

#[derive(Deserialize)]
pub(super) struct PostRow {
    pub(super) post: Text,
    pub(super) rank: String,
    pub(super) unit: String,
    pub(super) roles: Vec<String>,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
}

#[derive(Deserialize)]
pub(super) struct ClassesFile {
    pub(super) classes: Vec<ClassRow>,
}

#[derive(Deserialize)]
pub(super) struct ClassRow {
    pub(super) id: String,
    pub(super) code: String,
    pub(super) parent: Option<String>,
    pub(super) nature: Nature,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) disposal_class: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct FoldersFile {
    pub(super) folders: Vec<FolderRow>,
}

#[derive(Deserialize)]
pub(super) struct FolderRow {
    pub(super) reference: String,
    pub(super) class: String,
    pub(super) title: Text,
    pub(super) responsible: String,
    pub(super) security: String,
    pub(super) medium: Medium,
    pub(super) opened: Date,
    pub(super) parts: Vec<PartRow>,
}

#[derive(Deserialize)]
pub(super) struct PartRow {
    pub(super) number: u32,
    pub(super) opened: Date,
    pub(super) closed: Option<Date>,
    #[serde(default)]
    pub(super) subjects: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct RecordRow {
    pub(super) folder: String,
    pub(super) part: u32,
    pub(super) title: Text,
    pub(super) document_date: PartialDate,
    pub(super) declared: Timestamp,
    pub(super) author: String,
    pub(super) organisation: Text,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) genre: String,
    pub(super) medium: Medium,
    #[serde(default)]
    pub(super) languages: Vec<String>,
    pub(super) security: String,
    #[serde(default)]
    pub(super) personal_data: bool,
    #[serde(default)]
    pub(super) subjects: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) dates: BTreeMap<String, PartialDate>,
    #[serde(default)]
    pub(super) disposal_class: Option<String>,
    #[serde(default)]
    pub(super) file_name: Option<String>,
    #[serde(default)]
    pub(super) text: String,
}

#[derive(Deserialize)]
pub(super) struct FactsFile {
    pub(super) events: Vec<EventRow>,
}

#[derive(Deserialize)]
pub(super) struct EventRow {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) on: PartialDate,
    pub(super) recorded_at: Timestamp,
    pub(super) recorded_by: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) corrected_by: Option<String>,
}

pub(super) fn role(name: &str) -> Option<Role> {
    match name {
        "records-manager" => Some(Role::RecordsManager),
        "registry-clerk" | "assistant-records-manager" => Some(Role::RegistryClerk),
        "officer" | "approving-officer" => Some(Role::Officer),
        _ => None,
    }
}

pub(super) fn security(name: &str) -> Option<Security> {
    serde_json::from_value(serde_json::Value::String(name.to_uppercase())).ok()
}

pub(super) fn kind(name: &str) -> Option<RecordType> {
    match name {
        "email" => Some(RecordType::EMail),
        other => serde_json::from_value(serde_json::Value::String(other.to_owned())).ok(),
    }
}

/// The file of a record: its text as it would have come in, with its name and media type.
pub(super) fn file_of(row: &RecordRow) -> (String, &'static str, Vec<u8>) {
    let name = row.file_name.clone().unwrap_or_else(|| format!("{}.txt", row.genre));
    if name.ends_with(".eml") {
        let mail = format!(
            "From: {author} <{author}@hdsd.example>\r\nDate: {date}\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n",
            author = row.author,
            date = row.document_date,
            subject = row.title.en,
            text = row.text.replace('\n', "\r\n"),
        );
        return (name, "message/rfc822", mail.into_bytes());
    }
    (name, "text/plain", row.text.clone().into_bytes())
}
