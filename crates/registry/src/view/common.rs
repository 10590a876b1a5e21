//! Shapes shared by every verb of the contract: languages, messages, errors, what changed.
//!
//! Conventions of the whole contract: plain objects, snake_case fields, string enums; `null` for
//! "unknown or none" (a field is never left out of an answer); dates `YYYY-MM-DD`; times RFC 3339
//! in UTC; ids and digests as strings; sizes in bytes and counts as numbers below 2^53; decimals
//! as strings. Deliberately not here: anything that belongs to one room only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Arg, Text};

/// The request of a verb that needs nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(type = "Record<string, never>")]
pub struct Nothing {}

/// Any JSON value (answers of a form).
// Only the window needs the name: on this side such a value is a `serde_json::Value`.
#[derive(Debug, Clone, Copy, TS)]
#[ts(type = "null | boolean | number | string | Json[] | { [key: string]: Json }")]
pub struct Json;

/// Every error of a verb, Refusal or Fault. Problems of a form are values in an answer, not errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireError {
    /// Stable code, kebab case; `cancelled` when the person closed a dialog (the window says nothing).
    pub code: String,
    /// The sentence, already in the window's language.
    pub message: String,
    /// What to do next, in the window's language.
    pub hint: Option<String>,
    /// The message's arguments, so that the window can say it again after a change of language.
    pub parameters: BTreeMap<String, Arg>,
    /// Only for a Fault: the number under which the log holds the details.
    pub reference_number: Option<String>,
}

/// What a change can be about. The window refreshes exactly the queries of these topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The vault was made, opened or locked.
    Vault,
    /// Settings of this desk.
    Settings,
    /// Signing keys, and the cards and tokens that are put in.
    Keys,
    /// The catalogue of forms.
    Forms,
    /// Which drafts there are.
    Drafts,
    /// What stands in a draft.
    Answers,
    /// What waits for somebody.
    Work,
    /// Classes, folders and parts.
    Plan,
    /// Records.
    Records,
    /// The index.
    Index,
    /// Facts, periods and holds.
    Keeping,
    /// Outbox, receipts and the server.
    Sync,
    /// What needs attention.
    Tray,
    /// The chains.
    Log,
}

/// One topic that changed, with the ids concerned; an empty list means "all of it".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    pub topic: Topic,
    pub ids: Vec<String>,
}

/// The answer of a change that has nothing else to say; also the payload of the event `changed`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    pub changed: Vec<Change>,
}

/// Who acted or shall act: a person in a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Agent {
    pub agent_id: String,
    /// The person's name.
    pub name: Text,
    /// The post held, as in the establishment list.
    pub post: Text,
}

/// A file that a person chose in the system's dialog or dropped on the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickedFile {
    /// Absolute path, opaque for the window; only handed back in requests.
    pub path: String,
    /// The last part of the path, for show.
    pub name: String,
    pub size_bytes: u64,
}

/// What files are chosen for: it decides which endings the dialog offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PickPurpose {
    /// Papers and mails to file.
    Documents,
    /// An attachment of a form.
    Attachment,
    /// A signing key.
    Key,
    /// A signed file to verify.
    Verify,
    /// The certificate of an authority to trust.
    Certificate,
    /// A hand-over file from another desk.
    HandOver,
    /// The definition of a form.
    Form,
    /// The file of a publisher of forms.
    Publisher,
    /// A trust list.
    TrustList,
    /// The module of a maker of cards or tokens.
    TokenModule,
}

/// `pick_files`: ask the system's own file dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PickFilesRequest {
    pub purpose: PickPurpose,
    /// More than one file may be chosen.
    pub multiple: bool,
}

/// What was chosen; empty when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickFilesResponse {
    pub files: Vec<PickedFile>,
}

/// `pick_save`: ask the system's own dialog where a copy shall lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PickSaveRequest {
    /// The name that the dialog proposes.
    pub name: String,
}

/// The folder that a person chose in the system's dialog; null when it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickFolderResponse {
    pub path: Option<String>,
}

/// Where; null when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PickSaveResponse {
    pub path: Option<String>,
}
