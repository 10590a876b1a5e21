//! Lists of records: windows on the register.
//!
//! Deliberately not here: one record with all that is known of it (record.rs).

use jiff::Timestamp;
use jiff::civil::Date;
use records::{PartialDate, Security};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::common::Agent;

/// Sort orders of a list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordSort {
    /// By file reference, part and number, first to last.
    Number,
    /// By file reference, part and number, last to first.
    NumberDesc,
    /// By date of the document, oldest first.
    Dated,
    /// By date of the document, newest first.
    DatedDesc,
    /// By title, as a reader of the window's language sorts it: Chinese by strokes.
    Title,
    /// By title, the last first.
    TitleDesc,
    /// By due date, earliest first; what has none comes last.
    Due,
    /// By due date, latest first.
    DueDesc,
}

/// Beneath what a list of records looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// One class and everything beneath.
    Class,
    /// One folder.
    Folder,
    /// One part.
    Part,
    /// Everything.
    All,
}

/// The node beneath which records are listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordScope {
    pub kind: ScopeKind,
    /// Node id; null with `all`.
    pub id: Option<String>,
}

/// `list_records`: a window of the register. `limit` ≤ 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListRecordsRequest {
    pub scope: RecordScope,
    pub sort: RecordSort,
    /// How many rows stand before the window.
    pub from: u32,
    pub limit: u32,
    /// A record by reference or identity, whose place in the list is wanted; null = none.
    pub find: Option<String>,
}

/// What the seal mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SealState {
    /// Whole and trusted.
    Whole,
    /// Whole; trust could not be judged.
    Unknown,
    /// Changed, forged or refused.
    Broken,
}

/// What kind of record it is, as far as lists tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A document of any format.
    Document,
    /// An e-mail with its attachments.
    Email,
    /// A completed form.
    Form,
    /// A scanned paper.
    Scan,
    /// A physical thing described here.
    Physical,
}

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordRow {
    pub record_id: String,
    pub reference: String,
    /// The number still awaits the server.
    pub provisional: bool,
    /// Number within the part, e.g. `84`, or the provisional mark.
    pub enclosure: String,
    pub title: Text,
    pub kind: RecordKind,
    /// Date of the document itself; `YYYY-MM` or `YYYY` where no more of it is known.
    #[ts(type = "string | null")]
    pub dated_on: Option<PartialDate>,
    #[ts(type = "string")]
    pub filed_at: Timestamp,
    pub filed_by: Agent,
    pub components: u32,
    pub size_bytes: u64,
    /// null = carries no signature.
    pub seal: Option<SealState>,
    /// Who signed last, as named in the certificate; null = nobody.
    pub sealed_by: Option<String>,
    #[ts(type = "string | null")]
    pub security: Option<Security>,
    pub held: bool,
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
}

/// Answer of `list_records`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListRecordsResponse {
    pub rows: Vec<RecordRow>,
    /// Rows of the whole list.
    pub total: u32,
    /// Place of the record that was to be found, from 0; null = it is not in this list.
    pub found: Option<u32>,
}
