//! A screen that nobody sees, and a session bus of its own.

use std::process::{Command, Stdio};

use crate::started::Started;
use crate::{Done, tools};

/// Wider and higher than the window, so that nothing is cut off.
const SIZE: &str = "1600x1200x24";

/// A screen and a session bus. Both end when this is dropped.
pub struct Screen {
    display: String,
    bus: String,
    _screen: Started,
    _bus: Started,
}

impl Screen {
    /// Starts both, on a display number that is free.
    ///
    /// # Errors
    /// Where one of them is missing or does not start.
    pub fn start() -> Done<Self> {
        let mut screen = Command::new(tools::tool("Xvfb")?);
        screen.args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]).stderr(Stdio::null());
        let (screen, number) = Started::announcing(&mut screen)?;
        let mut bus = Command::new(tools::tool("dbus-daemon")?);
        bus.args(["--session", "--nofork", "--print-address=1"]).stderr(Stdio::null());
        let (bus, address) = Started::announcing(&mut bus)?;
        Ok(Self { display: format!(":{number}"), bus: address, _screen: screen, _bus: bus })
    }

    /// Name of the screen, such as `:7`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// What a program needs to find both.
    pub fn environment(&self) -> [(&'static str, &str); 2] {
        [("DISPLAY", &self.display), ("DBUS_SESSION_BUS_ADDRESS", &self.bus)]
    }
}
