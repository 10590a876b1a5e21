//! Notices of the system as the person sees them: a service of the session (`notifier.py`) that tells what it
//! shows, and a press on one.
//!
//! Deliberately not here: what a notice ought to say.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::ChildStdin;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde::Deserialize;

use crate::house::House;
use crate::started::Started;
use crate::{Done, tools};

const SERVICE: &str = "tests/desktop/src/notifier.py";

/// The one of the system: its bindings are not those of any other Python on the path.
const PYTHON: &str = "/usr/bin/python3";

/// How long a notice may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One notice.
#[derive(Debug, Clone, Deserialize)]
pub struct Shown {
    /// Its number.
    #[serde(rename = "show")]
    pub number: u32,
    /// Who shows it.
    pub program: String,
    /// Its first line.
    pub summary: String,
    /// What it says.
    pub body: String,
    /// How it can be pressed.
    pub actions: Vec<String>,
    /// What else the program said of it.
    pub hints: BTreeMap<String, serde_json::Value>,
}

/// A line of the service.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Line {
    Show(Shown),
    Close { close: u32 },
}

/// The service.
pub struct Notices {
    told: Receiver<Line>,
    presses: ChildStdin,
    _service: Started,
}

impl House {
    /// Starts the service on this person's session.
    ///
    /// # Errors
    /// Where its bindings are missing.
    pub fn show_notices(&self) -> Done<Notices> {
        let mut command = self.command(PYTHON.as_ref());
        let (service, presses, lines) = Started::conversing(command.arg(tools::repository().join(SERVICE)))?;
        let mut lines = BufReader::new(lines);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        if first.trim() != "ready" {
            return Err("the service of notices did not start: python3-gi is missing (./dev setup installs it)".into());
        }
        let (teller, told) = mpsc::channel();
        std::thread::spawn(move || {
            let lines = lines.lines().map_while(Result::ok).map_while(|line| serde_json::from_str(&line).ok());
            for line in lines {
                if teller.send(line).is_err() {
                    return;
                }
            }
        });
        Ok(Notices { told, presses, _service: service })
    }
}

impl Notices {
    /// The next notice that is shown; those that are taken back meanwhile are passed over.
    ///
    /// # Errors
    /// When none comes.
    pub fn next(&self) -> Done<Shown> {
        loop {
            if let Line::Show(shown) = self.line()? {
                return Ok(shown);
            }
        }
    }

    /// Waits until a notice is taken back.
    ///
    /// # Errors
    /// When it is not, or when another one is shown first.
    pub fn gone(&self, number: u32) -> Done<()> {
        match self.line()? {
            Line::Close { close } if close == number => Ok(()),
            other => Err(format!("instead of taking {number} back: {other:?}").into()),
        }
    }

    /// Everything that was told and not yet asked for.
    pub fn rest(&self) -> Vec<String> {
        self.told.try_iter().map(|line| format!("{line:?}")).collect()
    }

    /// Presses a notice.
    ///
    /// # Errors
    /// When the service has ended.
    pub fn press(&mut self, number: u32) -> Done<()> {
        Ok(writeln!(self.presses, "press {number}").and_then(|()| self.presses.flush())?)
    }

    fn line(&self) -> Done<Line> {
        self.told.recv_timeout(PATIENCE).map_err(|_| "no notice came".into())
    }
}
