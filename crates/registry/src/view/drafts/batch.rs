//! Several forms, one key: each was shown, the secret is asked once.
//!
//! Deliberately not here: one form by itself (signing).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::signing::SignResponse;
use crate::view::common::{Change, WireError};

/// A form that was shown, by the digest of what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormShown {
    pub draft_id: String,
    /// The digest that `preview_form` answered.
    pub digest: String,
}

/// `begin_batch`: opens the key; the secret is asked by the desk in a window of its own. At most 50 forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginBatchRequest {
    /// In the order in which they are signed.
    pub forms: Vec<FormShown>,
    pub key_path: String,
}

/// Answer of `begin_batch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BatchBegun {
    pub batch_id: String,
    /// Forms that wait.
    pub left: u32,
}

/// `sign_next`: refused (`registry-batch-over`) when the batch was ended, or left lying for five minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignNextRequest {
    pub batch_id: String,
}

/// What became of the next form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedNext {
    pub draft_id: String,
    /// Signed and handed over; null when it was not.
    pub handed: Option<SignResponse>,
    /// Why it was not; it stays as it was.
    pub error: Option<WireError>,
    /// Forms that still wait; with the last one the key is closed.
    pub left: u32,
    pub changed: Vec<Change>,
}

/// `end_batch`: closes the key, whatever still waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndBatchRequest {
    pub batch_id: String,
}
