//! `lock`: keys and views are dropped.

use super::shaped::all_of;
use super::vault_state::state;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Nothing, Topic};
use crate::view::vault::VaultChanged;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<VaultChanged, Failure> {
    call.registry.lock();
    Ok(VaultChanged { state: state(call)?, changed: all_of(Topic::Vault) })
}
