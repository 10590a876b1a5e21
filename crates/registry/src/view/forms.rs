//! Contract: what a form looks like to the window (`FormView`), and what its evaluation says.
//!
//! The window draws a FormView and sends edits; it decides nothing. Paths are JSON Pointers into the
//! answers, rows by their index from 0 (`/bookings/0/venue`); patterns put a star for the row.
//! Attachments stand at `/$attachments/<slot>`. Deliberately not here: which forms there are (library),
//! drafts and signing (drafts).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

// What the room of forms says crosses as it is: one definition of a problem, an evaluation, a drawn form.
pub use forms::{
    AttachmentView, Choice, Evaluation, Fate, FieldKind, FieldView, FormView, Item, OriginalPolicy, OriginalState,
    OriginalStep, Page, Problem, Repeat, Rows, RuleKind, RuleSentence, Section, Sentence, StageView, Width,
};

/// `show_form`: a definition as the window draws it; by number it is the edition in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowFormRequest {
    pub form_id: String,
    pub version: Option<u32>,
}

/// One change to the answers. Files have verbs of their own (`attach_file`, `detach`).
///
/// - `set` puts a value: raw typing as a string, or JSON. Null or blank takes it away.
/// - `addRow` adds a blank row to the group at `path`, at the end where `at` is not said.
/// - `path` of `copyRow`, `removeRow` and `moveRow` is the row's own pointer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "camelCase", deny_unknown_fields)]
pub enum Edit {
    /// Puts a value.
    Set { path: String, value: Value },
    /// Adds a blank row.
    AddRow {
        path: String,
        #[serde(default)]
        #[ts(optional)]
        at: Option<usize>,
    },
    /// Puts a copy of a row behind it.
    CopyRow { path: String },
    /// Takes a row away.
    RemoveRow { path: String },
    /// Moves a row to another place, from 0.
    MoveRow { path: String, to: usize },
}

/// The room's own edit. Attaching is not among the window's edits: a file enters a draft only
/// by `attach_file`, which has its bytes.
impl From<Edit> for forms::Edit {
    fn from(edit: Edit) -> Self {
        match edit {
            Edit::Set { path, value } => Self::Set { path, value },
            Edit::AddRow { path, at } => Self::AddRow { path, at },
            Edit::CopyRow { path } => Self::CopyRow { path },
            Edit::RemoveRow { path } => Self::RemoveRow { path },
            Edit::MoveRow { path, to } => Self::MoveRow { path, to },
        }
    }
}
