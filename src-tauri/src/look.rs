//! What of the settings concerns the shell: the window's name, its look, Chinese typing, the idle lock.
//!
//! The settings belong to the desk. The shell takes them from the answers that pass on their way to the
//! window, and asks for none.

use std::sync::{Mutex, PoisonError};

use registry::view::vault::{Settings, SettingsResponse, Theme};
use serde_json::Value;
use tauri::{AppHandle, Manager};

use crate::idle::Idle;
use crate::window;

/// The verbs whose answers carry the settings.
const VERBS: [&str; 2] = ["get_settings", "set_settings"];

/// The look that the main window has now; the window that asks for a secret follows it.
#[derive(Default)]
pub struct Look(Mutex<Theme>);

impl Look {
    /// The theme as last heard.
    pub fn theme(&self) -> Theme {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes on the settings, where the answer of a verb carries them.
pub fn heard(app: &AppHandle, verb: &str, answer: &Value) {
    let Some(settings) = settings(verb, answer) else { return };
    app.state::<Idle>().lock_after(settings.lock_after_minutes);
    *app.state::<Look>().0.lock().unwrap_or_else(PoisonError::into_inner) = settings.theme;
    window::take_on(app, &settings);
}

fn settings(verb: &str, answer: &Value) -> Option<Settings> {
    VERBS.contains(&verb).then_some(())?;
    // The desk made the answer a moment ago; one that cannot be read changes nothing here.
    serde_json::from_value::<SettingsResponse>(answer.clone()).ok().map(|answer| answer.settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_taken_from_their_own_verbs_only() {
        let answer = serde_json::json!({ "changed": [], "settings": {
            "language": "zh-Hant-HK", "theme": "dark", "density": "compact", "zoom_percent": 100,
            "single_keys": true, "lock_after_minutes": 7, "inline_preedit": false,
        }});
        let read = settings("set_settings", &answer).unwrap();
        assert_eq!((read.theme, read.lock_after_minutes, read.inline_preedit), (Theme::Dark, 7, false));
        assert_eq!(settings("vault_state", &answer), None);
        assert_eq!(settings("get_settings", &serde_json::json!({})), None);
    }
}
