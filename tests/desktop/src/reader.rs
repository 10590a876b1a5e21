//! What a screen reader is told: the tree of the page by AT-SPI, and what the page announces.
//!
//! Read by a program of its own (`reader.py`), since that is how assistive technology stands to the window:
//! outside, asking over the accessibility bus. Deliberately not here: what is expected of the tree.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::Value;

use crate::house::House;
use crate::started::Started;
use crate::{Done, tools};

const READER: &str = "tests/desktop/src/reader.py";

/// The one of the system: its bindings are not those of any other Python on the path.
const PYTHON: &str = "/usr/bin/python3";

/// How long an announcement may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// One node of the tree.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Node {
    /// Place of its parent in the tree.
    pub parent: Option<usize>,
    /// What it is, by the names of AT-SPI.
    pub role: String,
    /// How it is called.
    pub name: String,
    /// What is said beside the name.
    pub description: String,
    /// The text that it holds itself.
    pub text: String,
    /// `focusable`, `focused`, `required`, `invalid-entry`, …
    pub states: Vec<String>,
    /// Attributes of ARIA and of the engine: `level`, `rowcount`, `xml-roles`, …
    pub attributes: std::collections::BTreeMap<String, String>,
    /// Other nodes by how they concern this one: `error-message`, `described-by`, …
    pub relations: std::collections::BTreeMap<String, Vec<Target>>,
}

/// A node to which another one points.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Target {
    /// How it is called.
    pub name: String,
    /// Everything that is said within it.
    pub text: String,
}

impl Node {
    /// Whether it has a state.
    pub fn is(&self, state: &str) -> bool {
        self.states.iter().any(|held| held == state)
    }

    /// Which landmark it is, by its role in ARIA.
    pub fn landmark(&self) -> Option<&str> {
        const LANDMARKS: [&str; 7] =
            ["banner", "complementary", "contentinfo", "main", "navigation", "region", "search"];
        let roles = self.attributes.get("xml-roles").map(String::as_str).unwrap_or_default();
        roles.split_whitespace().find(|role| LANDMARKS.contains(role))
    }
}

impl House {
    /// Turns assistive technology on, as a person who needs it does before any window opens.
    ///
    /// # Errors
    /// Where its bus is missing.
    pub fn read_aloud(&mut self) -> Done<()> {
        self.unset("NO_AT_BRIDGE");
        let mut bus = self.command("/usr/libexec/at-spi-bus-launcher".as_ref());
        bus.arg("--launch-immediately").env("GSETTINGS_BACKEND", "memory").stderr(Stdio::null());
        let bus = Started::quietly(&mut bus)?;
        self.keep(bus);
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if self.turn_on()? {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("the bus of assistive technology (at-spi2-core) does not answer".into())
    }

    fn turn_on(&self) -> Done<bool> {
        let mut set = self.command(&tools::tool("dbus-send")?);
        set.args(["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]);
        set.args(["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:IsEnabled"]);
        let set = set.arg("variant:boolean:true").stdout(Stdio::null()).stderr(Stdio::null());
        Ok(set.status()?.success())
    }

    fn reader(&self, what: &str) -> Command {
        let mut reader = self.command(PYTHON.as_ref());
        reader.arg(tools::repository().join(READER)).arg(what);
        reader
    }

    /// The tree of the page, parents before their children.
    ///
    /// # Errors
    /// When nothing of the page can be seen.
    pub fn tree(&self) -> Done<Vec<Node>> {
        let output = self.reader("walk").output()?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("the tree cannot be read ({}): {said}", output.status).into());
        }
        let lines = String::from_utf8(output.stdout)?;
        lines.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }

    /// Begins to listen for what the page announces.
    ///
    /// # Errors
    /// When nothing of the page can be seen.
    pub fn listen(&self) -> Done<Ear> {
        let (reader, lines) = Started::speaking(&mut self.reader("hear"))?;
        let mut lines = BufReader::new(lines);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        if first.trim() != "ready" {
            return Err("the page cannot be listened to".into());
        }
        let (teller, told) = mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if teller.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Ear { told, _reader: reader })
    }
}

/// Somebody who listens to the page.
pub struct Ear {
    told: Receiver<String>,
    _reader: Started,
}

impl Ear {
    /// Waits until an announcement holds a text. What is announced before it is passed over.
    ///
    /// # Errors
    /// When it does not come: what was announced instead.
    pub fn hears(&self, text: &str) -> Done<()> {
        let deadline = Instant::now() + PATIENCE;
        let mut passed = Vec::new();
        while let Ok(line) = self.told.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            let said: Value = serde_json::from_str(&line)?;
            if said["said"].as_str().is_some_and(|said| said.contains(text)) {
                return Ok(());
            }
            passed.push(said["said"].clone());
        }
        Err(format!("{text} was never announced, only {passed:?}").into())
    }
}
