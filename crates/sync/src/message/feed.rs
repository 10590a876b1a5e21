//! Events down: from a position in each chain onwards.

use std::collections::BTreeMap;

use records::{Event, ScopeId, journal};
use serde::{Deserialize, Serialize};

/// Most events in one answer.
pub const LIMIT_EVENTS: u32 = 2_000;

/// Longest time for which an authority keeps a request open when there is nothing new, in seconds.
pub const WAIT_SECONDS_MAX: u32 = 25;

/// How far a desk holds the chain of a scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Position of the last event held; 0 before the first.
    #[serde(with = "records::as_text")]
    pub seq: u64,
    /// The link at that position, in hexadecimal; 64 zeros before the first.
    pub link: String,
}

impl Cursor {
    /// The position before the first event.
    pub fn start() -> Self {
        Self { seq: 0, link: hex::encode(journal::START) }
    }
}

/// `POST /v1/feed`: what comes after these positions?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedRequest {
    /// Positions by scope. A scope that the desk may read and does not name is fed from its start.
    pub cursors: BTreeMap<ScopeId, Cursor>,
    /// Most events wanted, 1 to [`LIMIT_EVENTS`].
    pub limit: u32,
    /// How long the authority may wait for news, in seconds, at most [`WAIT_SECONDS_MAX`].
    pub wait_seconds: u32,
}

/// An event with what is needed to check its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FedEvent {
    /// The event.
    pub event: Event,
    /// 32 random bytes, in hexadecimal.
    pub salt: String,
    /// `SHA-256(salt ‖ canonical bytes of the event)`, in hexadecimal.
    pub commit: String,
}

/// What comes after the positions of a [`FeedRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedAnswer {
    /// Events, ascending without gaps within each scope.
    pub events: Vec<FedEvent>,
    /// For each scope that has events, a signed head of its chain: a C2SP note over
    /// [`journal::Head`], signed under the chain's name ([`super::Deployment::chain`]). It is
    /// never behind the last event given, and exactly there unless `more`.
    pub heads: BTreeMap<ScopeId, String>,
    /// Whether there is more already.
    pub more: bool,
    /// Scopes in which the authority's past is not the desk's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diverged: Vec<ScopeId>,
}
