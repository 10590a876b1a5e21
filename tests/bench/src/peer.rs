//! A peer that is a program of another language: started once, kept warm, asked line by line.
//!
//! It reads one JSON object per line and answers with one; `ms` in the answer is what it measured
//! around the work alone, so that no pipe is timed. Its scripts stand in `peers/`.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::Done;

/// A running peer. It ends when this is dropped.
pub struct Peer {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it and reads the line by which it says what it is (`{"version": …}`).
    ///
    /// # Errors
    /// When it is not there or does not start.
    pub fn start(command: &mut Command) -> Done<(Self, String)> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name} cannot be started ({error}); ./dev bench sets the peers up"))?;
        let to = child.stdin.take().ok_or("the peer has no input")?;
        let from = BufReader::new(child.stdout.take().ok_or("the peer has no output")?);
        let mut peer = Self { child, to, from };
        let said = peer.hear()?;
        let version = said["version"].as_str().unwrap_or_default().to_owned();
        Ok((peer, version))
    }

    /// Asks, and gives the answer.
    ///
    /// # Errors
    /// When it is gone, or says `error`.
    pub fn ask(&mut self, request: &Value) -> Done<Value> {
        writeln!(self.to, "{request}")?;
        self.to.flush()?;
        self.hear()
    }

    /// Asks for something that it times.
    ///
    /// # Errors
    /// As [`Peer::ask`]; also when it gives no time.
    pub fn ms(&mut self, request: &Value) -> Done<f64> {
        self.ask(request)?["ms"].as_f64().ok_or_else(|| format!("the peer gave no time for {request}").into())
    }

    fn hear(&mut self) -> Done<Value> {
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err("the peer ended; what it said stands above".into());
        }
        let said: Value = serde_json::from_str(&line)?;
        match said["error"].as_str() {
            Some(error) => Err(format!("the peer: {error}").into()),
            None => Ok(said),
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A script of a peer.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers").join(name)
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Python with the packages of `peers/requirements.txt`.
///
/// # Errors
/// When nobody said where it is.
pub fn python() -> Done<Command> {
    Ok(Command::new(told("MUNIMENT_BENCH_PYTHON")?))
}

/// Node with the packages of `peers/package.json`.
///
/// # Errors
/// When nobody said where they are.
pub fn node() -> Done<Command> {
    let mut node = Command::new("node");
    node.env("NODE_PATH", modules()?);
    Ok(node)
}

/// The folder of the packages of `peers/package.json`.
///
/// # Errors
/// When nobody said where it is.
pub fn modules() -> Done<PathBuf> {
    Ok(PathBuf::from(told("MUNIMENT_BENCH_NODE_MODULES")?))
}

fn told(name: &str) -> Done<std::ffi::OsString> {
    std::env::var_os(name).ok_or_else(|| format!("{name} is not set; ./dev bench sets it").into())
}
