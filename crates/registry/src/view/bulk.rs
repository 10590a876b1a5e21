//! The same done to many records: which are meant, what would happen, and how far it is.
//!
//! What is done is what was shown: a preview has an identity, and the doing names it. Deliberately not here: the
//! list from which records are chosen (files).

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::common::{Change, WireError};
use super::files::{MetadataEdit, RecordScope, RecordSort};

/// What of a list is chosen before single records are told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SelectionBase {
    /// Nothing.
    None,
    /// All of it, seen or not.
    All,
    /// From one record to another, both included, in the order of the list.
    Range {
        /// Record id.
        first: String,
        /// Record id; it may come before `first`.
        last: String,
    },
}

/// Records chosen from a list: those of the base without those toggled, and those toggled that are not of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordSelection {
    pub scope: RecordScope,
    pub sort: RecordSort,
    pub base: SelectionBase,
    /// Record ids.
    pub toggled: Vec<String>,
}

/// `preview_edits`: what would change, before anything does. Without edits it says what the records have in common.
/// The first few records are looked at in this call, the others by `look_on_edits`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewEditsRequest {
    pub selection: RecordSelection,
    pub edits: Vec<MetadataEdit>,
    /// One for all; demanded once one of the records was sent.
    pub reason: Option<String>,
}

/// An element that people may change, over all records of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharedElement {
    pub element: String,
    pub label: Text,
    /// As it is typed; null where the records differ.
    pub raw: Option<String>,
    /// What it can be, where that is a closed list.
    pub choices: Vec<ElementChoice>,
}

/// One value that an element can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElementChoice {
    /// As it is typed.
    pub raw: String,
    pub label: Text,
}

/// One reason for which records are refused, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedCount {
    pub count: u32,
    pub why: WireError,
}

/// `look_on_edits` and `look_on_copies`: looks at the next few records of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LookOnRequest {
    pub preview_id: String,
}

/// Answer of `preview_edits` and `look_on_edits`. The desk keeps the preview until the next one, or until it is
/// locked. Reasons and elements are told, and it can be done, once nothing is unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditsPreview {
    pub preview_id: String,
    /// All records of the selection.
    pub records: u32,
    /// Those that were not looked at yet.
    pub unseen: u32,
    /// Those that would change.
    pub changing: u32,
    /// Those that have these values already.
    pub unchanged: u32,
    pub refused: Vec<RefusedCount>,
    pub elements: Vec<SharedElement>,
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditFate {
    /// It changes.
    Changing,
    /// It has these values already.
    Unchanged,
    /// It is not changed; the reason stands beside it.
    Refused,
    /// It was changed.
    Done,
}

/// `list_edits`: a window of a preview, refused records first. `limit` ≤ 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListEditsRequest {
    pub preview_id: String,
    /// How many rows stand before the window.
    pub from: u32,
    pub limit: u32,
}

/// One element of one record: what it is and what it is to be, as they are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElementEdit {
    pub element: String,
    pub label: Text,
    pub old: Text,
    pub new: Text,
}

/// One record of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditRow {
    pub record_id: String,
    pub reference: String,
    pub title: Text,
    pub fate: EditFate,
    pub edits: Vec<ElementEdit>,
    /// null = not refused.
    pub why: Option<WireError>,
}

/// Answer of `list_edits`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListEditsResponse {
    pub rows: Vec<EditRow>,
    /// Rows of the whole preview.
    pub total: u32,
}

/// `carry_out_edits` and `undo_edits`: the next few records of a preview. Undoing asks for the reverse changes of
/// what has not been changed since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoOnRequest {
    pub preview_id: String,
    /// At most so many records in this call; never more than 100.
    pub limit: u32,
}

/// One thing that was refused while the rest was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedOne {
    /// Reference of the record, or the name of a copy.
    pub name: String,
    pub error: WireError,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BulkProgress {
    /// Done in this call: records, or copies.
    pub done: u32,
    /// Refused in this call; it keeps nothing else back.
    pub refused: Vec<RefusedOne>,
    /// Records still to come; 0 = the end.
    pub left: u32,
    pub changed: Vec<Change>,
}

/// `copy_references`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopyReferencesRequest {
    pub selection: RecordSelection,
}

/// Answer of `copy_references`: one line for each record, harmless in a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyReferencesResponse {
    pub text: String,
    pub count: u32,
}

/// `preview_copies`: the files of many records, before any is written. The first few records are looked at in this
/// call, the others by `look_on_copies`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewCopiesRequest {
    pub selection: RecordSelection,
}

/// One copy that would be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyName {
    /// Of the record.
    pub reference: String,
    /// Of the copy: safe, and distinct from every other.
    pub name: String,
    pub size_bytes: u64,
}

/// Answer of `preview_copies` and `look_on_copies`. The desk keeps it until the next one, or until it is locked.
/// Names and reasons are told, and it can be done, once nothing is unseen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopiesPreview {
    pub preview_id: String,
    /// All records of the selection.
    pub chosen: u32,
    /// Records that give copies.
    pub records: u32,
    /// Records that were not looked at yet.
    pub unseen: u32,
    pub files: u32,
    pub size_bytes: u64,
    /// The first of them.
    pub first: Vec<CopyName>,
    /// Records that give none.
    pub refused: Vec<RefusedCount>,
}

/// `save_copies`: writes the copies of the next few records into a folder; nothing there is overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCopiesRequest {
    pub preview_id: String,
    /// As `pick_folder` gave it.
    pub path: String,
    /// At most so many records in this call; never more than 100.
    pub limit: u32,
}
