//! `set_passphrase`: another passphrase, by the one so far or by the recovery key.

use words::Message;

use super::shaped::all_of;
use super::vault_state::state;
use crate::command::Call;
use crate::failure::Failure;
use crate::vault::Opening;
use crate::view::common::Topic;
use crate::view::vault::{SetPassphraseRequest, VaultChanged};

pub(super) fn run(call: &mut Call<'_>, request: SetPassphraseRequest) -> Result<VaultChanged, Failure> {
    let by = match (&request.present, &request.recovery_key) {
        (Some(passphrase), None) => Opening::Passphrase(passphrase.reveal()),
        (None, Some(key)) => Opening::Recovery(key.reveal()),
        _ => return Err(Failure::wrong_use(Message::new("registry-one-way-to-open"))),
    };
    call.registry.set_passphrase(&by, request.new.reveal())?;
    Ok(VaultChanged { state: state(call)?, changed: all_of(Topic::Vault) })
}
