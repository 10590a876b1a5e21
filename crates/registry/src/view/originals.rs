//! Originals: the papers of which forms have copies, and what the office says of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::common::{Agent, Change};
use crate::view::forms::{OriginalPolicy, OriginalState, OriginalStep};

/// `mark_original`: say what happened to an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkOriginalRequest {
    pub instance_id: String,
    /// The slot in which its copy lies.
    pub slot_id: String,
    /// SHA-256 of the copy, hex.
    pub sha256: String,
    /// Which of several copies with the same bytes, as the original says.
    #[serde(default)]
    pub again: u32,
    pub step: OriginalStep,
    /// On which day; null = today.
    #[ts(type = "string | null")]
    pub on: Option<Date>,
    /// A tracking number, a place, a remark; may be empty.
    pub note: String,
}

/// Answer of `mark_original`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkOriginalResponse {
    /// All originals of the form, as they stand now.
    pub originals: Vec<OriginalView>,
    pub changed: Vec<Change>,
}

/// One original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OriginalView {
    pub slot_id: String,
    pub label: Text,
    pub policy: OriginalPolicy,
    /// Name and digest of the copy.
    pub copy: String,
    pub sha256: String,
    /// Which of several copies with the same bytes.
    pub again: u32,
    /// The row of the copy as people count it, `3` or `2.1`; null where it belongs to the form as a whole.
    pub row: Option<String>,
    pub state: OriginalState,
    /// The steps that may follow.
    pub may: Vec<OriginalStep>,
    /// How it was said to come: `post`, `counter`, `drop-box`; null = not said.
    pub follows_by: Option<String>,
    /// The number under which the post can be asked for it; empty = none.
    pub tracking: String,
    /// The last that was said of it; null = nothing yet.
    pub marked: Option<OriginalMarked>,
}

/// Who said what of an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OriginalMarked {
    pub by: Agent,
    #[ts(type = "string")]
    pub on: Date,
    pub note: String,
}

/// A form with originals that are outstanding, or that may go back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OriginalsOfForm {
    pub instance_id: String,
    pub form_no: String,
    pub form_title: Text,
    /// What the record would be called; null = not yet known.
    pub subject: Option<Text>,
    pub begun_by: Agent,
    #[ts(type = "string")]
    pub begun_on: Date,
    pub originals: Vec<OriginalView>,
}

/// Answer of `list_originals`: the oldest form first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListOriginalsResponse {
    pub forms: Vec<OriginalsOfForm>,
    /// How many originals are outstanding.
    pub outstanding: u32,
}
