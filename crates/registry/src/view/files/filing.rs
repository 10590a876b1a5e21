//! Filing documents, finding the folder for them, and opening and closing folders and parts.
//!
//! Deliberately not here: filing a completed form, which is part of handing over (drafts).

use records::Security;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::common::{Change, WireError};
use crate::view::plan::PlanNode;

/// `file_documents`: each path becomes one record under the folder's open part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileDocumentsRequest {
    /// As `pick_files` gave them.
    pub paths: Vec<String>,
    /// Folder or part reference, or node id.
    pub folder: String,
    /// For a single file; null = taken from the file.
    pub title: Option<String>,
    /// null = as the folder.
    #[ts(type = "string | null")]
    pub security: Option<Security>,
}

/// One file that became a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Filed {
    pub path: String,
    pub record_id: String,
    pub reference: String,
    /// The number still awaits the server.
    pub provisional: bool,
    pub title: Text,
}

/// One file that was not filed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedFile {
    pub path: String,
    /// The last part of the path, for show.
    pub name: String,
    pub error: WireError,
}

/// Answer of `file_documents`. What was refused does not keep the rest from being filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileDocumentsResponse {
    pub filed: Vec<Filed>,
    pub refused: Vec<RefusedFile>,
    pub changed: Vec<Change>,
}

/// `suggest_folders`: type-ahead filing. An empty query gives the folders of records like the one to be
/// filed, then those used last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SuggestFoldersRequest {
    pub query: String,
    /// Name or title of what is to be filed; null = not known.
    pub about: Option<String>,
    pub limit: u32,
}

/// Why a folder is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionReason {
    /// Records like this one lie in it.
    Alike,
    /// Used last.
    Last,
    /// Used often.
    Favourite,
    /// Its reference or title matches.
    Match,
}

/// `take_filing_back`: takes filings back that were a mistake; `reason` null = the person takes back what they just did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeFilingBackRequest {
    pub record_ids: Vec<String>,
    pub reason: Option<String>,
}

/// Answer of `take_filing_back`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeFilingBackResponse {
    pub taken: u32,
    pub refused: Vec<WireError>,
    pub changed: Vec<Change>,
}

/// A folder that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderSuggestion {
    pub node_id: String,
    pub reference: String,
    pub title: Text,
    /// The open part that will take the record; null = the folder is closed.
    pub part: Option<String>,
    pub why: SuggestionReason,
}

/// Answer of `suggest_folders`, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SuggestFoldersResponse {
    pub folders: Vec<FolderSuggestion>,
}

/// `open_folder`: a new folder under a class; its first part opens with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenFolderRequest {
    pub class_id: String,
    pub title: Text,
    #[ts(type = "string | null")]
    pub security: Option<Security>,
}

/// `open_part`: the next part of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPartRequest {
    pub folder_id: String,
}

/// `close_part`. Refusals name every blocker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClosePartRequest {
    pub part_id: String,
    pub reason: String,
}

/// Answer of `open_folder`, `open_part` and `close_part`: the node as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NodeResponse {
    pub node: PlanNode,
    pub changed: Vec<Change>,
}
