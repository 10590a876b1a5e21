//! Pictures of the screens, for looking at them. Only taken when asked for: `MUNIMENT_SHOTS=1`.

use std::fs;

use crate::page::Page;
use crate::{Done, tools};

const FOLDER: &str = "docs/screens";

/// The looks in which each screen is taken.
const LOOKS: [&str; 2] = ["light", "dark"];

/// Whether pictures are wanted.
pub fn wanted() -> bool {
    std::env::var_os("MUNIMENT_SHOTS").is_some_and(|value| value == "1")
}

impl Page {
    /// Takes the screen as it stands, light and dark, under its name and the page's language.
    ///
    /// # Errors
    /// When a picture cannot be written.
    pub async fn shoot(&self, screen: &str) -> Done<()> {
        if !wanted() {
            return Ok(());
        }
        let folder = tools::repository().join(FOLDER);
        fs::create_dir_all(&folder)?;
        let theme = self.ask("return document.documentElement.dataset.theme ?? null").await?;
        for look in LOOKS {
            self.ask(&format!("document.documentElement.dataset.theme = '{look}'")).await?;
            self.until(
                "the look is painted",
                "return new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true), 150)))",
            )
            .await?;
            fs::write(folder.join(format!("{screen}-{}-{look}.png", self.lang())), self.client.screenshot().await?)?;
        }
        if let Some(theme) = theme.as_str() {
            self.ask(&format!("document.documentElement.dataset.theme = '{theme}'")).await?;
        }
        Ok(())
    }
}
