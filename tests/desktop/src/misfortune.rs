//! What befalls a desk from outside: typefaces that are not there, a screen that goes away.

use std::fs;
use std::time::{Duration, Instant};

use crate::Done;
use crate::house::House;
use crate::page::PATIENCE;

const LOOK_EVERY: Duration = Duration::from_millis(80);

impl House {
    /// Programs started from now on find no other typefaces than those below a folder; DejaVu Sans stands for
    /// every plain one.
    ///
    /// # Errors
    /// When the list of them cannot be written.
    pub fn have_fonts_only_of(&mut self, folder: &str) -> Done<()> {
        let list = self.papers().join("fonts.conf");
        let plain = "<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>";
        let cache = format!("<cachedir>{}</cachedir>", self.home().join("cache").display());
        fs::write(&list, format!("<fontconfig><dir>{folder}</dir>{cache}{plain}</fontconfig>"))?;
        self.set("FONTCONFIG_FILE", &list.display().to_string());
        Ok(())
    }

    /// The screen goes away beneath the window, with the session; another one comes in its place. Waits until
    /// the program has ended with it.
    ///
    /// # Errors
    /// When the program goes on, or no screen comes.
    pub fn lose_screen(&mut self) -> Done<()> {
        self.change_screen()?;
        let deadline = Instant::now() + PATIENCE;
        while !self.programs()?.is_empty() {
            if Instant::now() > deadline {
                return Err("the program goes on without a screen".into());
            }
            std::thread::sleep(LOOK_EVERY);
        }
        Ok(())
    }
}
