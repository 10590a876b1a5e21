//! `set_settings`: changes what is given, keeps the rest.

use words::Message;

use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::noticing::time_of_day;
use crate::provable;
use crate::view::common::Topic;
use crate::view::vault::{SetSettingsRequest, SettingsResponse};

pub(super) fn run(call: &mut Call<'_>, request: SetSettingsRequest) -> Result<SettingsResponse, Failure> {
    let mut settings = call.registry.settings()?;
    let change = request.settings;
    settings.language = change.language.unwrap_or(settings.language);
    settings.theme = change.theme.unwrap_or(settings.theme);
    settings.density = change.density.unwrap_or(settings.density);
    settings.zoom_percent = change.zoom_percent.unwrap_or(settings.zoom_percent).clamp(100, 200);
    settings.single_keys = change.single_keys.unwrap_or(settings.single_keys);
    settings.lock_after_minutes = change.lock_after_minutes.unwrap_or(settings.lock_after_minutes);
    settings.inline_preedit = change.inline_preedit.unwrap_or(settings.inline_preedit);
    settings.notices = change.notices.unwrap_or(settings.notices);
    settings.quiet = change.quiet.unwrap_or(settings.quiet);
    settings.quiet_from = hour(change.quiet_from)?.unwrap_or(settings.quiet_from);
    settings.quiet_to = hour(change.quiet_to)?.unwrap_or(settings.quiet_to);
    if let Some(typed) = change.time_stamps_at {
        settings.time_stamps_at = typed.trim().to_owned();
        provable::is_an_authority(&settings.time_stamps_at)?;
    }
    call.registry.take_on(&settings)?;
    Ok(SettingsResponse { settings, changed: all_of(Topic::Settings) })
}

/// A time of the day as it is kept, `HH:MM`.
fn hour(typed: Option<String>) -> Result<Option<String>, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    match time_of_day(&typed) {
        Some(time) => Ok(Some(time.strftime("%H:%M").to_string())),
        None => Err(Failure::refusal(Message::new("registry-no-time-of-day").with("typed", typed))),
    }
}
