//! What a person is told about the exchange.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use words::Message;

/// Where the exchange stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "kebab-case")]
pub enum Status {
    /// Everything is exchanged.
    Idle {
        /// When the last exchange ended.
        at: Timestamp,
    },
    /// At work.
    Working {
        /// Operations that wait to be sent, as far as is known yet.
        waiting: usize,
    },
    /// The authority cannot be reached or has no time. It is tried again without anybody's doing.
    Offline {
        /// Since when.
        since: Timestamp,
        /// When it is tried again.
        retry_at: Timestamp,
        /// What stands in the way.
        why: Message,
    },
    /// Everything else is exchanged; some operations wait for a decision of a person.
    NeedsAttention {
        /// How many.
        count: usize,
        /// When the last exchange ended.
        at: Timestamp,
    },
    /// Stopped until a person has looked. Nothing is lost, nothing is sent, nothing is believed.
    Halted {
        /// Why, and what to do.
        why: Message,
    },
}

impl Status {
    /// Since when the authority cannot be reached, while it cannot.
    pub fn offline_since(&self) -> Option<Timestamp> {
        if let Self::Offline { since, .. } = self { Some(*since) } else { None }
    }

    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Idle { at } => Message::new("sync-idle").with("at", at.to_string()),
            Self::Working { waiting } => Message::new("sync-working").with("waiting", *waiting),
            Self::Offline { since, .. } => Message::new("sync-offline").with("since", since.to_string()),
            Self::NeedsAttention { count, .. } => Message::new("sync-needs-attention").with("count", *count),
            Self::Halted { why } => why.clone(),
        }
    }
}
