//! Files: offered, sent in pieces, taken up again where they stopped.

use records::ComponentRef;
use serde::{Deserialize, Serialize};

/// `POST /v1/components`: may I send this file, and from where on?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadOffer {
    /// Which file.
    pub component: ComponentRef,
}

/// How much of a file the authority holds durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadState {
    /// Bytes held; the next piece starts here.
    #[serde(with = "records::as_text")]
    pub offset: u64,
    /// Whether the file is whole and its digest was checked.
    pub complete: bool,
}
