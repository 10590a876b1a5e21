//! A central records server for a test, and a second desk that belongs to it: the real programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::started::Started;
use crate::{Done, tools};

/// The passphrase of desks made here.
const PASSPHRASE: &str = "a second desk by the harbour";

/// A server of the demo department in a folder of its own.
pub struct Office {
    folder: PathBuf,
    url: String,
    running: Option<Started>,
}

impl Office {
    /// Founds it and starts it.
    ///
    /// # Errors
    /// Where the program is missing or does not start.
    pub fn open(folder: &Path) -> Done<Self> {
        let mut office = Self { folder: folder.to_owned(), url: String::new(), running: None };
        ran(office.command()?.args(["init", "--sample"]))?;
        office.start("127.0.0.1:0")?;
        Ok(office)
    }

    fn command(&self) -> Done<Command> {
        let mut command = Command::new(tools::program("muniment-server")?);
        command.arg("--data").arg(self.folder.join("data")).arg("--key-file").arg(self.folder.join("key"));
        Ok(command)
    }

    fn start(&mut self, listen: &str) -> Done<()> {
        let mut command = self.command()?;
        command.args(["--listen", listen]).stderr(Stdio::null());
        let (running, said) = Started::announcing(&mut command)?;
        self.url = said.rsplit(' ').next().unwrap_or_default().to_owned();
        self.running = Some(running);
        Ok(())
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The server is away.
    pub fn stop(&mut self) {
        self.running = None;
    }

    /// The server is back, where it was.
    ///
    /// # Errors
    /// When it does not start.
    pub fn come_back(&mut self) -> Done<()> {
        let address = self.url.trim_start_matches("http://").to_owned();
        self.start(&address)
    }

    /// A one-time code for a desk of somebody in the demo department.
    ///
    /// # Errors
    /// What the server said.
    pub fn code(&self, agent: &str) -> Done<String> {
        Ok(ran(self.command()?.args(["code", "--agent", agent]))?.trim().to_owned())
    }

    /// A desk in the terminal that has joined for somebody.
    ///
    /// # Errors
    /// What the program said.
    pub fn desk(&self, agent: &str) -> Done<Desk> {
        let code = self.code(agent)?;
        let desk = Desk { vault: self.folder.join(agent) };
        desk.ask(&["init", "--desk"])?;
        desk.ask(&["sync", "--server", self.url(), "--code", &code])?;
        Ok(desk)
    }
}

/// A desk asked in the terminal.
pub struct Desk {
    vault: PathBuf,
}

impl Desk {
    /// Asks a verb and gives its lines.
    ///
    /// # Errors
    /// What the program said.
    pub fn ask(&self, arguments: &[&str]) -> Done<Vec<Value>> {
        let mut command = Command::new(tools::program("muniment")?);
        command.arg("--vault").arg(&self.vault).arg("--json").args(arguments).env("MUNIMENT_PASSPHRASE", PASSPHRASE);
        let answer = ran(&mut command)?;
        answer.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }
}

fn ran(command: &mut Command) -> Done<String> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{:?} ended with {}: {said}", command.get_program(), output.status).into())
}
