//! `get_settings`: the look and manners of this desk.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::vault::SettingsResponse;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<SettingsResponse, Failure> {
    Ok(SettingsResponse { settings: call.registry.settings()?, changed: Vec::new() })
}
