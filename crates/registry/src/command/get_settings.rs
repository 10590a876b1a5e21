//! `get_settings`: the look and manners of this desk.

use words::Lang;

use crate::command::Call;
use crate::failure::Failure;
use crate::vault::Stage;
use crate::view::common::Nothing;
use crate::view::vault::{Settings, SettingsResponse};

pub(super) const KEPT: &str = "settings";

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<SettingsResponse, Failure> {
    Ok(SettingsResponse { settings: settings(call)?, changed: Vec::new() })
}

/// The settings kept in the vault; while it is closed, those that every desk begins with.
pub(super) fn settings(call: &mut Call<'_>) -> Result<Settings, Failure> {
    let lang = call.registry.lang();
    if call.registry.stage() != Stage::Open {
        return Ok(first(lang));
    }
    let kept: Option<Settings> = call.registry.desk()?.store().kept(KEPT)?;
    Ok(kept.unwrap_or_else(|| first(lang)))
}

fn first(language: Lang) -> Settings {
    Settings {
        language,
        theme: crate::view::vault::Theme::System,
        density: crate::view::vault::Density::Compact,
        zoom_percent: 100,
        single_keys: true,
        lock_after_minutes: 10,
        inline_preedit: true,
    }
}
