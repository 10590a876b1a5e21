//! A file of a draft, as the draft's row describes it. The draft itself stands in `drafts`.

use serde::{Deserialize, Serialize};

/// A file in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// Identity within the draft; also its name in the vault.
    pub file_id: String,
    /// The attachment slot it answers.
    pub slot: String,
    /// Name shown to people.
    pub name: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: u64,
}
