//! One record, everything the pane at the right shows, and the change of its metadata.
//!
//! Deliberately not here: lists of records (register.rs).

use jiff::Timestamp;
use records::Security;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use super::register::RecordKind;
use crate::view::common::Agent;
use crate::view::keeping::KeepingLine;
use crate::view::plan::NodeKind;
use crate::view::prove::SignatureView;

/// `show_record`: by reference (present, former or provisional) or record id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowRecordRequest {
    pub reference: String,
}

/// Where a metadata value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MetadataSource {
    /// Set on the record itself.
    Own,
    /// Taken from a level above.
    Inherited,
    /// Read from the file.
    Extracted,
    /// Given by the form.
    Form,
}

/// One metadata element with its value and where the value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MetadataElement {
    /// Stable name, e.g. `title-en`.
    pub element: String,
    pub label: Text,
    /// As shown; dates ISO. Lists are joined per language.
    pub value: Text,
    /// The value as edited (`edit_metadata`); null = not editable as text.
    pub raw: Option<String>,
    pub source: MetadataSource,
    /// `inherited`: reference of the ancestor.
    pub inherited_from: Option<String>,
    pub editable: bool,
    pub mandatory: bool,
}

/// What a file is within its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComponentRole {
    /// The document itself.
    Main,
    /// What came with it.
    Attachment,
    /// Data that belong to it.
    Data,
    /// Another form of the document.
    Rendition,
}

/// How the window can show a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PreviewKind {
    /// Page by page.
    Pdf,
    /// As a picture.
    Image,
    /// As plain text.
    Text,
}

/// One file of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComponentView {
    pub component_id: String,
    pub name: String,
    /// IANA media type as recognised, not as claimed.
    pub media_type: String,
    pub size_bytes: u64,
    /// Hex.
    pub sha256: String,
    pub role: ComponentRole,
    /// How the window can show it; null = only export.
    pub preview: Option<PreviewKind>,
}

/// How far an event is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HistoryState {
    /// Only on this desk.
    Here,
    /// Sent, not yet answered.
    Sent,
    /// Accepted by the authority.
    Accepted,
    /// Beneath a head that the authority signed.
    Anchored,
}

/// One entry of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryEntry {
    pub event_id: String,
    #[ts(type = "string")]
    pub at: Timestamp,
    pub agent: Option<Agent>,
    /// What happened, to be said.
    pub what: Message,
    /// Old value where something was changed, as it is read in each language.
    pub old: Option<Text>,
    /// New value where something was changed, as it is read in each language.
    pub new: Option<Text>,
    /// The reason given by the person; null = none asked.
    pub reason: Option<String>,
    /// How far it is proven.
    pub state: HistoryState,
}

/// One step of the path from the scheme down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PathStep {
    pub node_id: String,
    pub kind: NodeKind,
    pub reference: String,
    pub title: Text,
}

/// One record, everything the pane at the right shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordView {
    pub record_id: String,
    pub reference: String,
    pub provisional: bool,
    /// Earlier references and provisional marks, newest first.
    pub former: Vec<String>,
    pub title: Text,
    /// Why its filing was taken back; null = it stands.
    pub withdrawn: Option<String>,
    pub kind: RecordKind,
    #[ts(type = "string | null")]
    pub security: Option<Security>,
    pub path: Vec<PathStep>,
    pub metadata: Vec<MetadataElement>,
    pub components: Vec<ComponentView>,
    pub seals: Vec<SignatureView>,
    pub keeping: KeepingLine,
    pub history: Vec<HistoryEntry>,
}

/// `save_file`: write an unaltered copy of one file of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFileRequest {
    pub record_id: String,
    pub component_id: String,
    /// As `pick_save` gave it.
    pub path: String,
}

/// The name of the copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveFileResponse {
    pub name: String,
}

/// `print_file`: hand one file of a record, a PDF, to the system to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintFileRequest {
    pub record_id: String,
    pub component_id: String,
}

/// What was handed to the system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintResponse {
    pub name: String,
}

/// `drag_file`: let the person drag one file of a record to another program. Asked while the pointer is held down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DragFileRequest {
    pub record_id: String,
    pub component_id: String,
}

/// What can be dropped elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DragResponse {
    pub name: String,
}

/// `record_bytes`: raw bytes of one component, up to 32 MiB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordBytesRequest {
    pub record_id: String,
    pub component_id: String,
}

/// One element to change; `value` null takes an own value away (the inherited one shows again).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MetadataEdit {
    pub element: String,
    pub value: Option<String>,
}

/// `edit_metadata`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditMetadataRequest {
    pub record_id: String,
    pub edits: Vec<MetadataEdit>,
    /// Demanded once the record was sent; null before.
    pub reason: Option<String>,
}
