//! `renew_recovery_key`: a new recovery key in place of the former one, shown once.

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Topic;
use crate::view::vault::{RenewRecoveryKeyRequest, RenewRecoveryKeyResponse, Secret};

pub(super) fn run(
    call: &mut Call<'_>,
    request: RenewRecoveryKeyRequest,
) -> Result<RenewRecoveryKeyResponse, Failure> {
    let recovery_key = Secret::new(call.registry.add_recovery_key(request.passphrase.reveal())?);
    Ok(RenewRecoveryKeyResponse { recovery_key, changed: all_of(Topic::Vault) })
}
