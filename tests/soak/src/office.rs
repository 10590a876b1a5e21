//! The records server as a process of its own: founded, started, killed, started again.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::tally::Trouble;

/// The server's program, data and address.
pub struct Office {
    program: PathBuf,
    data: PathBuf,
    address: String,
    running: Option<Child>,
}

impl Office {
    /// Founds a server for the demo department. Its program lies beside this one.
    pub fn found(data: &Path) -> Result<Self, Trouble> {
        let program = std::env::current_exe()?.with_file_name("muniment-server");
        // A port that was free a moment ago: desks remember the address, so every start takes the same.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let office = Self { program, data: data.to_owned(), address, running: None };
        office.ask(&["init", "--sample"])?;
        Ok(office)
    }

    /// Where desks find it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A one-time code for an agent.
    pub fn code(&self, agent: &str) -> Result<String, Trouble> {
        Ok(self.ask(&["code", "--agent", agent])?.trim().to_owned())
    }

    fn ask(&self, words: &[&str]) -> Result<String, Trouble> {
        let output = self.command().args(words).output().map_err(|error| {
            format!("{} cannot be started ({error}): build it with cargo build -p server", self.program.display())
        })?;
        if !output.status.success() {
            return Err(format!("the server: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data);
        command
    }

    /// Starts it, and comes back when it listens.
    pub fn start(&mut self) -> Result<(), Trouble> {
        if self.running.is_some() {
            return Ok(());
        }
        let mut child = self.command().args(["--listen", &self.address]).stdout(Stdio::piped()).spawn()?;
        let pipe = child.stdout.take().ok_or("the server has no pipe")?;
        let mut line = String::new();
        BufReader::new(pipe).read_line(&mut line)?;
        self.running = Some(child);
        if line.starts_with("listening") { Ok(()) } else { Err("the server did not start again".into()) }
    }

    /// Kills it; says whether there was anything to kill.
    pub fn kill(&mut self) -> Result<bool, Trouble> {
        let Some(mut child) = self.running.take() else { return Ok(false) };
        child.kill()?;
        child.wait()?;
        Ok(true)
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}
