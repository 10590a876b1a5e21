//! Whether pulled events are what the authority has accepted, nothing missing and nothing changed.
//!
//! Each event is bound to its commitment, each commitment to the link before it, and the last
//! link to a head that the authority has signed. A desk folds nothing that fails here.

use std::collections::BTreeMap;

use ed25519_dalek::VerifyingKey;
use records::ScopeId;
use records::journal::{Hash, Head, canonical, commit, hash_from_hex, link, verify_note};
use words::Message;

use crate::message::{Cursor, Deployment, FedEvent, FeedAnswer};
use crate::request::public_key;

/// Why an answer of the feed is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    /// The authority says that its past is not the desk's.
    #[error("the histories of {0} have parted")]
    Parted(ScopeId),
    /// An event does not follow the one before it.
    #[error("{scope}: expected event {expected}, got {found}")]
    Gap {
        /// The scope.
        scope: ScopeId,
        /// Position that had to come.
        expected: u64,
        /// Position that came.
        found: u64,
    },
    /// An event is not the one that was committed to.
    #[error("{scope}: event {seq} was changed")]
    Changed {
        /// The scope.
        scope: ScopeId,
        /// Position.
        seq: u64,
    },
    /// A head is missing, malformed, not signed by the authority, or of another chain.
    #[error("{0}: no head signed by the authority")]
    Unsigned(ScopeId),
    /// A signed head contradicts the events: the strongest proof of a rewritten past.
    #[error("{0}: the signed head contradicts the events")]
    Contradiction(ScopeId),
    /// The key of the deployment is no key.
    #[error("the authority's key is malformed")]
    Key,
}

impl Breach {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Parted(scope) => Message::new("sync-parted").with("scope", scope.0.as_str()),
            Self::Gap { scope, expected, .. } => {
                Message::new("sync-gap").with("scope", scope.0.as_str()).with("seq", *expected)
            }
            Self::Changed { scope, seq } => {
                Message::new("sync-changed").with("scope", scope.0.as_str()).with("seq", *seq)
            }
            Self::Unsigned(scope) => Message::new("sync-unsigned").with("scope", scope.0.as_str()),
            Self::Contradiction(scope) => Message::new("sync-contradiction").with("scope", scope.0.as_str()),
            Self::Key => Message::new("sync-key"),
        }
    }
}

/// Checks an answer of the feed against the positions that were asked from.
///
/// Answers the positions after its events. Scopes without events keep theirs.
///
/// # Errors
/// The first [`Breach`] found; then nothing of the answer may be used.
pub fn check_feed(
    deployment: &Deployment,
    cursors: &BTreeMap<ScopeId, Cursor>,
    answer: &FeedAnswer,
) -> Result<BTreeMap<ScopeId, Cursor>, Breach> {
    if let Some(scope) = answer.diverged.first() {
        return Err(Breach::Parted(scope.clone()));
    }
    let key = public_key(&deployment.server_key).map_err(|_| Breach::Key)?;
    let mut after = cursors.clone();
    for fed in &answer.events {
        let place = after.entry(fed.event.scope.clone()).or_insert_with(Cursor::start);
        *place = follow(place, fed)?;
    }
    for (scope, note) in &answer.heads {
        let place = after.get(scope).cloned().unwrap_or_else(Cursor::start);
        check_head(deployment, &key, scope, note, &place, answer.more)?;
    }
    let unheaded = answer.events.iter().map(|fed| &fed.event.scope).find(|scope| !answer.heads.contains_key(*scope));
    match unheaded {
        Some(scope) => Err(Breach::Unsigned(scope.clone())),
        None => Ok(after),
    }
}

/// The position after one event.
fn follow(place: &Cursor, fed: &FedEvent) -> Result<Cursor, Breach> {
    let (scope, seq) = (fed.event.scope.clone(), fed.event.seq);
    let expected = place.seq + 1;
    if seq != expected {
        return Err(Breach::Gap { scope, expected, found: seq });
    }
    let next = next_link(place, fed).ok_or(Breach::Changed { scope, seq })?;
    Ok(Cursor { seq, link: hex::encode(next) })
}

fn next_link(place: &Cursor, fed: &FedEvent) -> Option<Hash> {
    let before = hash_from_hex(&place.link)?;
    let salt = hash_from_hex(&fed.salt)?;
    let commitment = commit(&salt, &canonical(&fed.event).ok()?);
    (hex::encode(commitment) == fed.commit).then(|| link(&before, &commitment))
}

fn check_head(
    deployment: &Deployment,
    key: &VerifyingKey,
    scope: &ScopeId,
    note: &str,
    place: &Cursor,
    more: bool,
) -> Result<(), Breach> {
    let unsigned = || Breach::Unsigned(scope.clone());
    let name = deployment.chain(scope);
    let head = verify_note(note, &name, key).and_then(Head::parse).map_err(|_| unsigned())?;
    if head.origin != name {
        return Err(unsigned());
    }
    // A head further on cannot be checked yet; the page that reaches it does so.
    let later = more && head.seq > place.seq;
    let same = head.seq == place.seq && head.link == place.link;
    if later || same { Ok(()) } else { Err(Breach::Contradiction(scope.clone())) }
}

#[cfg(test)]
mod tests;
