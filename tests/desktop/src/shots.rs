//! How a screen looks: each in its two themes, with a picture of each for looking at it. Pictures are only
//! taken when asked for: `MUNIMENT_SHOTS=1`.

use std::fs;

use serde_json::Value;

use crate::page::Page;
use crate::{Done, tools};

const FOLDER: &str = "docs/screens";

/// The themes in which each screen is judged.
const THEMES: [&str; 2] = ["light", "dark"];

/// Whether pictures are wanted.
pub fn wanted() -> bool {
    std::env::var_os("MUNIMENT_SHOTS").is_some_and(|value| value == "1")
}

impl Page {
    /// Looks at the screen as it stands, light and dark: takes its picture, judges it, and notes what is
    /// found. A finding does not end the journey: it is told when the window is closed.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn look(&self, screen: &str) -> Done<()> {
        self.look_in(screen, &THEMES).await
    }

    /// The same in other themes.
    ///
    /// # Errors
    /// As [`Page::look`].
    pub async fn look_in(&self, screen: &str, themes: &[&str]) -> Done<()> {
        let set = self.ask("return document.documentElement.dataset.theme ?? null").await?;
        for theme in themes {
            self.turn_theme(&Value::from(*theme)).await?;
            self.shoot(screen, theme).await?;
            let found = self.is_accessible(screen).await;
            self.note(found.map_err(|trouble| format!("{}, {theme}: {trouble}", self.lang())));
        }
        self.turn_theme(&set).await?;
        let found = self.says_no_code(screen).await;
        self.note(found.map_err(|trouble| format!("{}: {trouble}", self.lang())));
        Ok(())
    }

    async fn turn_theme(&self, theme: &Value) -> Done<()> {
        let turn = match theme {
            Value::String(_) => format!("document.documentElement.dataset.theme = {theme}"),
            _ => "delete document.documentElement.dataset.theme".to_owned(),
        };
        self.ask(&turn).await?;
        let painted = "return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 150)))";
        self.until("the theme is painted", painted).await
    }

    async fn shoot(&self, screen: &str, theme: &str) -> Done<()> {
        if wanted() {
            let folder = tools::repository().join(FOLDER);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(format!("{screen}-{}-{theme}.png", self.lang())), self.client.screenshot().await?)?;
        }
        Ok(())
    }
}
