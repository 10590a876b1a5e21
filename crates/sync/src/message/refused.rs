//! An answer that is not the one asked for.

use serde::{Deserialize, Serialize};
use words::Message;

/// Why a request as a whole was refused. Its HTTP status is never 2xx.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Code and arguments; the sentence stands in the catalogues of both sides.
    pub message: Message,
    /// When asking again makes sense, in seconds; absent when asking again does not help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u32>,
}
