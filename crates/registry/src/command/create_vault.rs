//! `create_vault`: a new vault, open at once.

use store::Holder;
use words::Message;

use super::shaped::all_of;
use super::vault_state::state;
use crate::command::Call;
use crate::failure::Failure;
use crate::vault::NewDesk;
use crate::view::common::Topic;
use crate::view::vault::{CreateVaultRequest, CreateVaultResponse, Place, Secret};

pub(super) fn run(call: &mut Call<'_>, request: CreateVaultRequest) -> Result<CreateVaultResponse, Failure> {
    let holder = request.holder.map(|holder| Holder { name: holder.name, post: holder.post });
    let alone = request.place == Place::ThisPc;
    if request.sample && !alone {
        return Err(Failure::wrong_use(Message::new("registry-sample-is-alone")));
    }
    if alone && !request.sample && holder.as_ref().is_none_or(|holder| holder.name.is_empty() || holder.post.is_empty()) {
        return Err(Failure::refusal(Message::new("registry-holder-needed")));
    }
    call.registry.set_lang(request.language);
    let new = NewDesk {
        sample: request.sample,
        passphrase: request.passphrase.reveal().to_owned(),
        use_keyring: request.use_keyring,
        alone,
        holder,
    };
    call.registry.create(&new)?;
    call.registry.remember_language()?;
    let recovery_key = Some(Secret::new(call.registry.add_recovery_key(request.passphrase.reveal())?));
    call.registry.desk()?.catch_up();
    Ok(CreateVaultResponse { state: state(call)?, recovery_key, changed: all_of(Topic::Vault) })
}
