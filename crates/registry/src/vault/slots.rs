//! The ways into a vault: whether the keyring answers, and the recovery key.
//!
//! Deliberately not here: opening and locking.

use std::time::Duration;

use sealed::{KekPlace, KeyringError, OsKeyring};
use words::Message;

use super::{Opening, Registry};
use crate::failure::Failure;

/// How long a keyring may take to say that it is there. A window waits for this answer.
const PATIENCE: Duration = Duration::from_secs(1);
/// An account that no vault has: asking for it opens nothing and asks nobody.
const PROBE: &str = "probe";

impl Registry {
    /// Whether the system's keyring answers here. It is asked once and not for long.
    pub fn keyring_answers(&mut self) -> bool {
        *self.keyring_answers.get_or_insert_with(probe)
    }

    /// Whether the vault was locked since the program began: then the keyring alone does not open it.
    pub fn was_locked(&self) -> bool {
        self.locked_once
    }

    /// Sets another passphrase. The former one opens nothing any more; other ways in stay as they are.
    ///
    /// # Errors
    /// A refusal for a wrong passphrase or recovery key, and for a new passphrase that is too short.
    pub fn set_passphrase(&mut self, by: &Opening<'_>, new: &str) -> Result<(), Failure> {
        let mut header = self.header()?;
        let vault_key = match by {
            Opening::Passphrase(present) => header.open_with_passphrase(present)?,
            Opening::Recovery(typed) => header.open_with_recovery(typed)?,
            // Whoever sits down at an open desk is not yet its holder.
            Opening::Keyring => return Err(Failure::wrong_use(Message::new("registry-one-way-to-open"))),
        };
        header.set_passphrase(&vault_key, new)?;
        self.write_header(&header)
    }

    /// Adds, or replaces, the recovery key and answers it in groups. It is shown once and kept nowhere.
    ///
    /// # Errors
    /// A refusal for a wrong passphrase; a fault when the header cannot be written.
    pub fn add_recovery_key(&mut self, passphrase: &str) -> Result<String, Failure> {
        let mut header = self.header()?;
        let vault_key = header.open_with_passphrase(passphrase)?;
        let recovery = header.add_recovery_slot(&vault_key)?;
        self.write_header(&header)?;
        Ok(recovery.to_groups().to_string())
    }
}

fn probe() -> bool {
    let answer = OsKeyring::new().with_limit(PATIENCE).get(PROBE);
    matches!(answer, Ok(_) | Err(KeyringError::Absent | KeyringError::Unusable(_)))
}
