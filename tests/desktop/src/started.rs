//! A program started for a test. It ends with the test, and so does everything that it started.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Done;

/// How long a program may take to end when asked to.
const GRACE: Duration = Duration::from_secs(3);

/// A running program, leader of its own group of processes.
pub struct Started(Child);

impl Started {
    /// Starts it. Its standard output is read by nobody.
    ///
    /// # Errors
    /// What the system said.
    pub fn quietly(command: &mut Command) -> Done<Self> {
        Ok(Self(command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?))
    }

    /// Starts it and waits for its first line, by which it says that it is ready.
    ///
    /// # Errors
    /// When it ends without a line.
    pub fn announcing(command: &mut Command) -> Done<(Self, String)> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take();
        let started = Self(child);
        let mut line = String::new();
        if let Some(output) = output {
            BufReader::new(output).read_line(&mut line)?;
        }
        match line.trim() {
            "" => Err(format!("{name} ended without a word").into()),
            line => Ok((started, line.to_owned())),
        }
    }

    /// Starts it, and gives what it says on its standard output.
    ///
    /// # Errors
    /// What the system said.
    pub fn speaking(command: &mut Command) -> Done<(Self, ChildStdout)> {
        let mut child = command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take();
        let started = Self(child);
        output.map(|output| (started, output)).ok_or_else(|| "it has no standard output".into())
    }

    /// Starts it, and gives what it hears and what it says.
    ///
    /// # Errors
    /// What the system said.
    pub fn conversing(command: &mut Command) -> Done<(Self, ChildStdin, ChildStdout)> {
        let mut child = command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let started = Self(child);
        let (input, output) = input.zip(output).ok_or("it can be neither told nor heard")?;
        Ok((started, input, output))
    }

    /// Its process id, which is the id of its group.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.signal("-TERM");
        let deadline = Instant::now() + GRACE;
        while matches!(self.0.try_wait(), Ok(None)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        // Whatever of the group still lives.
        self.signal("-KILL");
        let _ = self.0.wait();
    }
}
