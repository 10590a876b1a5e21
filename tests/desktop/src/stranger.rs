//! Another program beside the window: what it holds is pasted or dropped there, and what is dragged out of the
//! window it takes in, by the real clipboard and the real pointer.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::house::House;
use crate::started::Started;
use crate::{Done, tools};

const STRANGER: &str = "tests/desktop/src/stranger.py";

/// The one of the system: its bindings are not those of any other Python on the path.
const PYTHON: &str = "/usr/bin/python3";

/// The middle of the stranger's window, and the steps of the pointer into the middle of ours.
const FROM: (u32, u32) = (1_460, 1_060);
const STEPS: [(u32, u32); 5] = [(1_440, 1_040), (1_300, 900), (700, 460), (660, 430), (640, 400)];

/// What is dragged.
#[derive(Debug, Clone, Copy)]
pub enum Dragged {
    /// Addresses, one a line: those of files as a file manager gives them, or of a page.
    Addresses,
    /// A text.
    Text,
}

impl House {
    /// The clipboard holds a text, as long as what is answered lives.
    ///
    /// # Errors
    /// Where the bindings are missing.
    pub fn hold_on_clipboard(&self, text: &str) -> Done<Started> {
        let file = self.papers().join("clipboard");
        fs::write(&file, text)?;
        let (held, _) = Started::announcing(self.stranger().arg("clip").arg(file))?;
        Ok(held)
    }

    /// Drags something from another window into the middle of ours, and drops it there.
    ///
    /// # Errors
    /// Where the bindings are missing, or the pointer cannot be moved.
    pub fn drop_on_window(&self, kind: Dragged, text: &str) -> Done<()> {
        let file = self.papers().join("dragged");
        fs::write(&file, text)?;
        let kind = match kind {
            Dragged::Addresses => "uris",
            Dragged::Text => "text",
        };
        let (_stranger, said) = Started::speaking(self.stranger().args(["drag", kind]).arg(file))?;
        let mut said = BufReader::new(said).lines();
        if said.next().transpose()?.as_deref() != Some("ready") {
            return Err("nothing can be dragged: gir1.2-gtk-3.0 is missing (./dev setup installs it)".into());
        }
        self.pointer(FROM)?;
        self.xdotool(&["mousedown", "1"])?;
        for step in STEPS {
            self.pointer(step)?;
        }
        self.xdotool(&["mouseup", "1"])?;
        match said.next().transpose()?.as_deref() {
            Some("dropped") => Ok(()),
            other => Err(format!("the drag did not end: {other:?}").into()),
        }
    }

    /// Drags something out of the window to another program, which copies its bytes into a file as a file manager
    /// does. Answers the name under which it came.
    ///
    /// # Errors
    /// Where the bindings are missing, the pointer cannot be moved, or nothing came.
    pub fn drag_out(&self, from: (u32, u32), into: &Path) -> Done<String> {
        let (_stranger, said) = Started::speaking(self.stranger().arg("catch").arg(into))?;
        let mut said = BufReader::new(said).lines();
        if said.next().transpose()?.as_deref() != Some("ready") {
            return Err("nothing can be taken in: gir1.2-gtk-3.0 is missing (./dev setup installs it)".into());
        }
        self.pointer(from)?;
        self.xdotool(&["mousedown", "1"])?;
        self.pointer((from.0 + 12, from.1 + 12))?;
        self.pointer((from.0 + 40, from.1 + 30))?;
        // The copy is made meanwhile.
        std::thread::sleep(Duration::from_secs(1));
        for step in STEPS.iter().rev() {
            self.pointer(*step)?;
        }
        self.pointer(FROM)?;
        self.xdotool(&["mouseup", "1"])?;
        said.next().ok_or("nothing was taken in")?.map_err(Into::into)
    }

    /// Drags something of the window itself into its middle, and drops it there. The corner of the window is
    /// that of the screen.
    ///
    /// # Errors
    /// When the pointer cannot be moved.
    pub fn drag_within(&self, from: (u32, u32)) -> Done<()> {
        self.pointer(from)?;
        self.xdotool(&["mousedown", "1"])?;
        for step in &STEPS[2..] {
            self.pointer(*step)?;
        }
        self.xdotool(&["mouseup", "1"])
    }

    fn pointer(&self, (x, y): (u32, u32)) -> Done<()> {
        // A window takes note of the pointer only when it stands still for a moment.
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "sleep", "0.15"])
    }

    fn stranger(&self) -> Command {
        let mut command = self.command(PYTHON.as_ref());
        command.arg(tools::repository().join(STRANGER));
        command
    }
}
