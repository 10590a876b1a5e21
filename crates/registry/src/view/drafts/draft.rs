//! A draft: beginning it, opening it, editing it, and the files attached to it.
//!
//! Deliberately not here: what a form looks like and what its evaluation says (forms).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::common::{Agent, Change};
use crate::view::editions::{Moved, NewerEdition};
use crate::view::forms::{Edit, Evaluation, FormView};
use crate::view::originals::OriginalView;
use forms::SigningWay;

/// Begin a form (`instance_id` null), or open the stage of an instance that has come to this desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartDraftRequest {
    pub form_id: String,
    pub instance_id: Option<String>,
    /// Which stage, where several are open; null = the first that waits for this desk.
    pub stage_id: Option<String>,
}

/// `open_draft`, `discard_draft`, `restore_draft`, `preview_form`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRequest {
    pub draft_id: String,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftRow {
    pub draft_id: String,
    pub instance_id: String,
    pub form_id: String,
    pub form_no: String,
    pub title: Text,
    /// What its record would be called with the answers so far; null where that cannot be worked out yet.
    pub about: Option<Text>,
    pub stage_id: String,
    pub stage_title: Text,
    #[ts(type = "string")]
    pub saved_at: Timestamp,
    /// Since when it lies in the trash; null = it is worked on.
    #[ts(type = "string | null")]
    pub discarded_at: Option<Timestamp>,
    /// Open problems at the last evaluation.
    pub problems: u32,
    /// When this stage is due; null = no limit.
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
}

/// Answer of `list_drafts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListDraftsResponse {
    pub drafts: Vec<DraftRow>,
    /// Drafts in the trash, the last discarded first.
    pub trash: Vec<DraftRow>,
    /// For how many days a draft lies there.
    pub days_in_trash: u32,
}

/// A file in a draft. It lies in the vault from the moment it was picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachedFile {
    pub file_id: String,
    /// The slot it answers.
    pub attachment_id: String,
    /// Pointer to it in the answers; empty for a scan of the signed sheet.
    pub path: String,
    /// The row as people count it, `3` or `2.1`; null where it belongs to the form as a whole.
    pub row: Option<String>,
    pub name: String,
    pub size_bytes: u64,
    /// Hex.
    pub sha256: String,
}

/// Where a stage of an instance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StageStanding {
    /// Handed over.
    Done,
    /// Being filled in.
    Open,
    /// Its turn has not come.
    Waiting,
    /// Given back with reasons.
    Returned,
    /// Not needed with these answers.
    Skipped,
}

/// One stage of this instance on the stage line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageProgress {
    pub stage_id: String,
    pub title: Text,
    pub by: Text,
    pub state: StageStanding,
    /// Who did it; null before.
    pub agent: Option<Agent>,
    #[ts(type = "string | null")]
    pub done_at: Option<Timestamp>,
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
    pub signed: bool,
    /// In which way; null = not signed.
    pub signed_by: Option<SigningWay>,
}

/// Who returned a stage, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Returned {
    pub by: Agent,
    #[ts(type = "string")]
    pub at: Timestamp,
    pub reasons: String,
}

/// An answer that was filled in beforehand, and whose source says something else by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StalePrefill {
    /// Pointer of the answer.
    pub path: String,
    pub label: Text,
    /// What stands in the draft.
    pub held: Text,
    /// What the profile says now.
    pub now: Text,
    /// Nobody may type anything else.
    pub locked: bool,
}

/// `settle_prefill`: take what the profile says now (`use_now`), or keep what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SettlePrefillRequest {
    pub draft_id: String,
    pub path: String,
    pub use_now: bool,
}

/// Answer of `move_draft`, `undo_move` and `settle_prefill`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MoveDraftResponse {
    pub draft: DraftView,
    pub changed: Vec<Change>,
}

/// Everything the fill screen needs, in one answer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DraftView {
    pub draft: DraftRow,
    pub form: FormView,
    pub evaluation: Evaluation,
    pub attachments: Vec<AttachedFile>,
    /// Originals of copies that offices before this one attached.
    pub originals: Vec<OriginalView>,
    pub stages: Vec<StageProgress>,
    /// Reasons with which an office returned it; null = not returned.
    pub returned: Option<Returned>,
    /// A newer edition exists; the draft stays in its own.
    pub newer_edition: Option<NewerEdition>,
    /// Where it came from, when it was moved from an older edition; it can go back until the stage is handed over.
    pub moved: Option<Moved>,
    /// Answers that were filled in beforehand, while the profile says something else by now.
    pub stale: Vec<StalePrefill>,
}

/// `start_draft`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StartDraftResponse {
    pub draft: DraftView,
    pub changed: Vec<Change>,
}

/// `update_draft`: edits in order. Saved before the answer comes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateDraftRequest {
    pub draft_id: String,
    pub edits: Vec<Edit>,
}

/// Answer of `update_draft`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct UpdateDraftResponse {
    pub evaluation: Evaluation,
    /// Its files at their places: those of a row move and go with it.
    pub attachments: Vec<AttachedFile>,
    #[ts(type = "string")]
    pub saved_at: Timestamp,
    pub changed: Vec<Change>,
}

/// `attach_file`: `path` as `pick_files` gave it; the slot `$signed-sheet` takes scans of a sheet signed in ink.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachFileRequest {
    pub draft_id: String,
    pub attachment_id: String,
    /// The rows in which the slot stands, from 0; none where it belongs to the form as a whole.
    #[serde(default)]
    pub rows: Vec<usize>,
    pub path: String,
}

/// `detach`: take a file out of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DetachRequest {
    pub draft_id: String,
    pub file_id: String,
}

/// Answer of `attach_file` and `detach`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AttachmentsResponse {
    pub attachments: Vec<AttachedFile>,
    pub evaluation: Evaluation,
    #[ts(type = "string")]
    pub saved_at: Timestamp,
    pub changed: Vec<Change>,
}
