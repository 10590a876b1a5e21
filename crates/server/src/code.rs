//! One-time registration codes: they stand for the person when a desk registers.
//!
//! 16 signs of Crockford's base 32 (80 bits), shown once; only a digest is kept, and only
//! until the code is used or out of date.

use jiff::{SignedDuration, Timestamp};
use records::Kind;
use sealed::random_bytes;
use sha2::{Digest, Sha256};
use store::{Fault, Store};
use words::Message;

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that was made out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Four groups of four signs.
    pub code: String,
    /// Until when it can be used.
    pub expires: Timestamp,
}

/// Why no code was made out.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// No agent bears this alias.
    #[error("no agent is called {0}")]
    NoAgent(String),
    /// Something broke.
    #[error(transparent)]
    Broke(#[from] Fault),
}

impl IssueError {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoAgent(alias) => Message::new("server-no-agent").with("agent", alias.as_str()),
            Self::Broke(fault) => fault.message(),
        }
    }
}

/// Makes out a code for the agent called `alias`.
///
/// # Errors
/// [`IssueError::NoAgent`].
pub fn issue_code(store: &mut Store, alias: &str, valid: SignedDuration, now: Timestamp) -> Result<Issued, IssueError> {
    let agent = store.by_key(Kind::Agent, alias)?.into_iter().next();
    let agent = agent.ok_or_else(|| IssueError::NoAgent(alias.to_owned()))?;
    let code = new_code();
    let expires = now.saturating_add(valid).unwrap_or(now);
    store.transact(|tx| tx.issue_code(agent, digest(&code), expires))?;
    Ok(Issued { code, expires })
}

fn new_code() -> String {
    let signs = random_bytes::<16>().map(|byte| char::from(SIGNS[usize::from(byte % 32)]));
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// What is kept of a code, however it was typed.
pub(crate) fn digest(code: &str) -> [u8; 32] {
    Sha256::new().chain_update("muniment-code/1\n").chain_update(sync::plain_code(code)).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_four_groups_and_differ() {
        let (one, two) = (new_code(), new_code());
        assert_eq!(one.len(), 19);
        assert!(one.split('-').all(|group| group.len() == 4));
        assert_ne!(one, two);
    }

    #[test]
    fn forgives_how_a_code_is_typed() {
        assert_eq!(digest("K7QD-2M4X-9BTR-HW10"), digest(" k7qd 2m4x 9btrhwlo"));
        assert_ne!(digest("K7QD-2M4X-9BTR-HW10"), digest("K7QD-2M4X-9BTR-HW11"));
    }
}
