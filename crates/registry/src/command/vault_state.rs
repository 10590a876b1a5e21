//! `vault_state`: where the vault stands.

use crate::command::Call;
use crate::failure::Failure;
use crate::vault::Stage;
use crate::view::common::Nothing;
use crate::view::vault::{VaultStage, VaultState};

use super::shaped::agent;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<VaultState, Failure> {
    state(call)
}

/// The state as it is now; other verbs of the vault answer it too.
pub(super) fn state(call: &mut Call<'_>) -> Result<VaultState, Failure> {
    let registry = &mut *call.registry;
    let stage = match registry.stage() {
        Stage::Absent => VaultStage::Absent,
        // The header's own refusal says what to do, below.
        Stage::Locked | Stage::HeaderMissing => VaultStage::Locked,
        Stage::Open => VaultStage::Open,
    };
    let header = if stage == VaultStage::Absent { None } else { Some(registry.header()?) };
    let slots = header.as_ref().map(sealed::VaultHeader::slots).unwrap_or_default();
    let (mut holder, mut department, mut awaits_server) = (None, None, false);
    if stage == VaultStage::Open {
        let desk = registry.desk()?;
        department = desk.department()?;
        awaits_server = desk.awaits_server()?;
        // A desk that waits to join its department has no holder yet.
        holder = desk.holder().ok().map(|id| agent(desk, id)).transpose()?;
    }
    Ok(VaultState {
        stage,
        holder,
        awaits_server,
        department,
        sample: header.as_ref().is_some_and(sealed::VaultHeader::is_sample),
        keyring_available: registry.keyring_answers(),
        keyring_slot: slots.contains(&sealed::SlotKind::OsKeyring) && !registry.was_locked(),
        recovery_slot: slots.contains(&sealed::SlotKind::Recovery),
        language: header.is_some().then_some(registry.lang()),
        today: registry.clock().today(),
    })
}
