//! Operations up: a batch of them, and one answer for each.

use records::{ComponentRef, OpId, ScopeId, SignedOperation};
use serde::{Deserialize, Serialize};
use words::Message;

use super::places;

/// Most operations in one push.
pub const PUSH_OPERATIONS_MAX: usize = 100;

/// Most bytes of the body of one push (1 MiB).
pub const PUSH_BYTES_MAX: usize = 1024 * 1024;

/// `POST /v1/ops`: operations of one device, in the order of their device sequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushRequest {
    /// At most [`PUSH_OPERATIONS_MAX`], at most [`PUSH_BYTES_MAX`] bytes as JSON.
    pub operations: Vec<SignedOperation>,
}

/// What the authority did with one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Answer {
    /// Accepted; these events will arrive in the feed.
    Applied {
        /// Where they stand in the chains.
        #[serde(with = "places")]
        events: Vec<(ScopeId, u64)>,
    },
    /// Accepted on an earlier occasion; the same events as then.
    Duplicate {
        /// Where they stand in the chains.
        #[serde(with = "places")]
        events: Vec<(ScopeId, u64)>,
    },
    /// Somebody else changed the same thing first. A person decides.
    Conflict {
        /// What clashes, with the next step.
        message: Message,
        /// Revision of the entity now.
        #[serde(with = "records::as_text")]
        rev: u64,
    },
    /// Refused. A person decides when it is permanent; otherwise it is offered again.
    Rejected {
        /// Why, with the next step.
        message: Message,
        /// Whether offering it again can never help.
        permanent: bool,
    },
    /// Nothing was decided yet: something must arrive first.
    HeldOver {
        /// The operation of this device that is missing before it.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "places::perhaps")]
        missing_device_seq: Option<u64>,
        /// Files that are missing or incomplete.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing_components: Vec<ComponentRef>,
    },
}

/// One answer for each operation, in the order of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// Pairs of operation and answer.
    pub answers: Vec<(OpId, Answer)>,
}
