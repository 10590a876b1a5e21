//! `set_settings`: changes what is given, keeps the rest.

use super::get_settings::{KEPT, settings};
use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::vault::Stage;
use crate::view::common::Topic;
use crate::view::vault::{SetSettingsRequest, SettingsResponse};

pub(super) fn run(call: &mut Call<'_>, request: SetSettingsRequest) -> Result<SettingsResponse, Failure> {
    let mut settings = settings(call)?;
    let change = request.settings;
    settings.language = change.language.unwrap_or(settings.language);
    settings.theme = change.theme.unwrap_or(settings.theme);
    settings.density = change.density.unwrap_or(settings.density);
    settings.zoom_percent = change.zoom_percent.unwrap_or(settings.zoom_percent).clamp(100, 200);
    settings.single_keys = change.single_keys.unwrap_or(settings.single_keys);
    settings.lock_after_minutes = change.lock_after_minutes.unwrap_or(settings.lock_after_minutes);
    settings.inline_preedit = change.inline_preedit.unwrap_or(settings.inline_preedit);
    call.registry.set_lang(settings.language);
    if call.registry.stage() == Stage::Open {
        call.registry.desk()?.keep(KEPT, &settings)?;
        call.registry.remember_language()?;
    }
    Ok(SettingsResponse { settings, changed: all_of(Topic::Settings) })
}
