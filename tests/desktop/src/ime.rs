//! Chinese as it is typed: the real ibus with its tables, and a keyboard whose keys go through it.
//!
//! The driver's own keys go through it too, and a busy machine loses some of them on that way: once it
//! runs, everything is struck on the keyboard of the screen.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::house::House;
use crate::started::Started;
use crate::{Done, tools};

/// How long the input method may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Between two keys, in milliseconds: a quick typist.
const BETWEEN_KEYS: &str = "70";

/// A table of an input method, by its name in ibus.
#[derive(Debug, Clone, Copy)]
pub enum Table {
    /// Each character by up to five keys (倉頡).
    Cangjie,
    /// Each by its first and last key, then chosen by a digit (速成).
    Quick,
}

impl Table {
    fn engine(self) -> &'static str {
        match self {
            Self::Cangjie => "table:cangjie5",
            Self::Quick => "table:quick5",
        }
    }
}

impl House {
    /// Windows opened from now on are typed into through the input method, as soon as there is one.
    pub fn will_compose(&mut self) {
        self.set("GTK_IM_MODULE", "ibus");
    }

    /// Starts the input method with a table. Windows that are open find it.
    ///
    /// # Errors
    /// Where it is missing or does not answer.
    pub fn start_composing(&mut self, table: Table) -> Done<()> {
        let mut daemon = self.ibus("ibus-daemon")?;
        daemon.args(["--panel=disable", "--emoji-extension=disable"]);
        let daemon = Started::quietly(&mut daemon)?;
        self.keep(daemon);
        self.turn_table(table)
    }

    /// Changes to a table, as its user does by a key of the desktop.
    ///
    /// # Errors
    /// When the input method does not take it in time.
    pub fn turn_table(&self, table: Table) -> Done<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let asked = self.ibus("ibus")?.args(["engine", table.engine()]).stdout(Stdio::null()).status()?;
            if asked.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("ibus does not take {}", table.engine()).into())
    }

    fn ibus(&self, program: &str) -> Done<Command> {
        let mut command = self.command(&tools::tool(program)?);
        // What it is told lasts as long as it runs; the settings of the machine are left alone.
        command.env("GSETTINGS_BACKEND", "memory").stderr(Stdio::null());
        Ok(command)
    }

    /// Gives the window the keyboard, as a window manager would.
    ///
    /// # Errors
    /// When there is no window.
    pub fn hand_keyboard_to_window(&self) -> Done<()> {
        self.xdotool(&["search", "--sync", "--onlyvisible", "--class", "muniment-desktop", "windowfocus"])
    }

    /// Strikes keys on the keyboard of the screen, by their X names: `h q i space`, `ctrl+Return`.
    ///
    /// # Errors
    /// When a key has no such name.
    pub fn strike(&self, keys: &str) -> Done<()> {
        let keys = keys.split(' ');
        let arguments: Vec<&str> =
            ["key", "--clearmodifiers", "--delay", BETWEEN_KEYS].into_iter().chain(keys).collect();
        self.xdotool(&arguments)
    }

    /// Moves pointer and keys of the screen.
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> Done<()> {
        let mut command = self.command(&tools::tool("timeout")?);
        let done = command.arg("30").arg(tools::tool("xdotool")?).args(arguments).stdout(Stdio::null()).status()?;
        if done.success() { Ok(()) } else { Err(format!("xdotool {arguments:?} ended with {done}").into()) }
    }
}
