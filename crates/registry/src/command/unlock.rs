//! `unlock`: by passphrase, keyring or recovery key.

use words::Message;

use super::shaped::all_of;
use super::vault_state::state;
use crate::command::Call;
use crate::failure::Failure;
use crate::vault::Opening;
use crate::view::common::Topic;
use crate::view::vault::{UnlockRequest, VaultChanged};

pub(super) fn run(call: &mut Call<'_>, request: UnlockRequest) -> Result<VaultChanged, Failure> {
    let opening = match (&request.passphrase, request.keyring, &request.recovery_key) {
        (Some(passphrase), false, None) => Opening::Passphrase(passphrase.reveal()),
        (None, true, None) => Opening::Keyring,
        (None, false, Some(key)) => Opening::Recovery(key.reveal()),
        _ => return Err(Failure::wrong_use(Message::new("registry-one-way-to-open"))),
    };
    call.registry.open(&opening)?;
    Ok(VaultChanged { state: state(call)?, changed: all_of(Topic::Vault) })
}
