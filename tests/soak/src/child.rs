//! A process of this program that works until it is killed, and what it said before.
//!
//! Its lines come through a pipe, which the system keeps when the process dies: a line that
//! was written is read. Not here: what the work is.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::tally::{Tally, Trouble};

/// What a worker says first, when its vault is open.
pub const OPEN: &str = "open";

const PATIENCE: Duration = Duration::from_secs(300);

/// A working process.
pub struct Worker {
    child: Child,
    heard: Receiver<()>,
    said: JoinHandle<Vec<Vec<String>>>,
}

impl Worker {
    /// Starts this program as a worker of a drill, in a folder of its own for files.
    pub fn start(drill: &str, vault: &Path, room: &Path, token: &str) -> Result<Self, Trouble> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("__work")
            .arg(drill)
            .arg(vault)
            .arg(room)
            .arg(token)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = child.stdout.take().ok_or("the worker has no pipe")?;
        let (tell, heard) = channel();
        let said = spawn(move || {
            let mut lines = Vec::new();
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                let _ = tell.send(());
                lines.push(line.split('\t').map(str::to_owned).collect());
            }
            lines
        });
        Ok(Self { child, heard, said })
    }

    /// Waits until it has said so many lines, and then for a part of the time that the last one
    /// took: the kill falls anywhere into its work, however fast the machine is.
    pub fn wait_for(&self, lines: u64, dice: &mut Dice) -> Result<(), Trouble> {
        let mut took = Duration::ZERO;
        for _ in 0..lines {
            let begun = Instant::now();
            match self.heard.recv_timeout(PATIENCE) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => return Err("the worker says nothing more".into()),
            }
            took = begun.elapsed();
        }
        let part = took.as_micros().min(10_000_000);
        sleep(Duration::from_micros(dice.below(u64::try_from(part)? + 1_000)));
        Ok(())
    }

    /// Kills it and answers what it said, line by line and word by word. A worker that gave up
    /// by itself is counted: its desk was not able to go on after the kill before.
    pub fn kill(mut self, tally: &mut Tally) -> Result<Vec<Vec<String>>, Trouble> {
        if let Some(status) = self.child.try_wait()? {
            tally.halve(format!("a worker gave up by itself ({status})"));
        } else {
            self.child.kill()?;
            self.child.wait()?;
            tally.kills += 1;
        }
        self.said.join().map_err(|_| "the reader of the pipe failed".into())
    }
}

/// The lines that begin with a word, without it.
pub fn told<'a>(said: &'a [Vec<String>], word: &'a str) -> impl Iterator<Item = &'a [String]> {
    said.iter().filter(move |line| line[0] == word).map(|line| &line[1..])
}
