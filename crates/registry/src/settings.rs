//! The settings of a desk: kept in the vault, and those that every desk begins with.

use words::Lang;

use crate::failure::Failure;
use crate::provable::is_an_authority;
use crate::vault::{Registry, Stage};
use crate::view::vault::{Density, Settings, Theme};

/// Under which they are kept.
pub(crate) const KEPT: &str = "settings";

impl Registry {
    /// The settings kept in the vault; while it is closed, those that every desk begins with.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn settings(&mut self) -> Result<Settings, Failure> {
        let lang = self.lang();
        if self.stage() != Stage::Open {
            return Ok(first(lang));
        }
        let kept: Option<Settings> = self.desk()?.store().kept(KEPT)?;
        Ok(kept.unwrap_or_else(|| first(lang)))
    }

    /// Takes settings on, and keeps them where the vault is open.
    ///
    /// # Errors
    /// A fault of the database or the disk.
    pub(crate) fn take_on(&mut self, settings: &Settings) -> Result<(), Failure> {
        self.set_lang(settings.language);
        if self.stage() == Stage::Open {
            self.desk()?.keep(KEPT, settings)?;
            self.remember_language()?;
        }
        Ok(())
    }

    /// Takes the address of a time-stamp authority; an empty one is none.
    ///
    /// # Errors
    /// A refusal when it is no address of the web; a fault of the database.
    pub fn stamp_at(&mut self, address: &str) -> Result<(), Failure> {
        let mut settings = self.settings()?;
        settings.time_stamps_at = address.trim().to_owned();
        is_an_authority(&settings.time_stamps_at)?;
        self.take_on(&settings)
    }
}

fn first(language: Lang) -> Settings {
    Settings {
        language,
        theme: Theme::System,
        density: Density::Compact,
        zoom_percent: 100,
        single_keys: true,
        lock_after_minutes: 10,
        inline_preedit: true,
        notices: true,
        quiet: false,
        quiet_from: Settings::quiet_from_first(),
        quiet_to: Settings::quiet_to_first(),
        time_stamps_at: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As an edition without notices kept them.
    const BEFORE_NOTICES: &str = r#"{"language":"zh-Hant-HK","theme":"dark","density":"compact","zoom_percent":125,
        "single_keys":false,"lock_after_minutes":5,"inline_preedit":true}"#;

    #[test]
    fn settings_kept_before_there_were_notices_stay_readable() {
        let kept: Settings = serde_json::from_str(BEFORE_NOTICES).expect("settings");
        let expected = Settings {
            theme: Theme::Dark,
            zoom_percent: 125,
            single_keys: false,
            lock_after_minutes: 5,
            ..first(Lang::ZhHantHk)
        };
        assert_eq!(kept, expected);
    }
}
