//! That something is no evidence. Not here: why, since nobody can act on it.

/// The bytes are no certificate, no revocation list and no answer of a responder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not evidence")]
pub struct NotEvidence;
