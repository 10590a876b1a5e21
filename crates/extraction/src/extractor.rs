//! Starting the child and taking its answer. The parent trusts nothing: it waits a
//! limited time, takes a limited answer, and ends a child that does not keep to it.
//! A file that cannot be read costs its text, never the filing.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use words::Message;

use crate::asked::Asked;
use crate::limits::Limits;
use crate::paper::Paper;
use crate::report::Extracted;

/// Bytes of JSON that one byte of text may take at most, and room for the rest.
const JSON_OVERHEAD: usize = 4;

/// Why there is no answer about a file.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The program could not be started.
    #[error("the reader could not be started")]
    Start(#[source] std::io::Error),
    /// It took too long and was ended.
    #[error("the reader took longer than {seconds} s")]
    TimedOut {
        /// The time allowed.
        seconds: u64,
    },
    /// It sent more than it may and was ended.
    #[error("the reader sent more than {limit} bytes")]
    Flooded {
        /// The size allowed.
        limit: usize,
    },
    /// It ended without an answer: a crash, or a limit that the system enforced.
    #[error("the reader ended with {status}")]
    Crashed {
        /// How it ended.
        status: ExitStatus,
    },
    /// It answered, but not in the agreed form.
    #[error("the reader's answer cannot be understood")]
    Garbled(#[source] serde_json::Error),
    /// It read the file, and there is nothing in it of what was asked.
    #[error("{}", .0.code)]
    Refused(Message),
}

impl ExtractError {
    /// The sentence for the user, as a code with arguments.
    pub fn message(&self) -> Message {
        match self {
            Self::Start(fault) => Message::new("extraction-not-started").with("detail", fault.to_string()),
            Self::TimedOut { seconds } => Message::new("extraction-timed-out").with("seconds", *seconds),
            Self::Flooded { limit } => Message::new("extraction-flooded").with("limit", *limit >> 20),
            Self::Crashed { status } => Message::new("extraction-crashed").with("detail", status.to_string()),
            Self::Garbled(_) => Message::new("extraction-garbled"),
            Self::Refused(reason) => reason.clone(),
        }
    }
}

/// Reads files, each in a process of its own.
#[derive(Debug, Clone)]
pub struct Extractor {
    program: PathBuf,
    args: Vec<OsString>,
    limits: Limits,
}

impl Extractor {
    /// An extractor that starts `program` with `args` for each file; the program must
    /// end up in [`crate::child_main`].
    pub fn new(program: impl Into<PathBuf>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self { program: program.into(), args: args.into_iter().map(Into::into).collect(), limits: Limits::default() }
    }

    /// The same extractor with other limits on time and answer. The child keeps its own.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Reads the text of one file. Blocks for at most the limit's time.
    pub fn extract(&self, bytes: Vec<u8>) -> Result<Extracted, ExtractError> {
        self.ask(Asked::Text, bytes)
    }

    /// Reads the fields of a form that exists as PDF. Blocks for at most the limit's time.
    pub fn paper(&self, bytes: Vec<u8>) -> Result<Paper, ExtractError> {
        match self.ask::<Result<Paper, Message>>(Asked::Paper, bytes) {
            Ok(answer) => answer.map_err(ExtractError::Refused),
            Err(start @ ExtractError::Start(_)) => Err(start),
            // Whichever limit it was: a form that cannot be read within them is not read at all.
            Err(_) => Err(ExtractError::Refused(Message::new("extraction-paper-unread"))),
        }
    }

    fn ask<T: DeserializeOwned>(&self, asked: Asked, bytes: Vec<u8>) -> Result<T, ExtractError> {
        let mut child = Started(self.start()?);
        let input = child.0.stdin.take();
        // A child that ends without reading closes the pipe; its end is reported, not ours.
        let feed = move |mut input: ChildStdin| input.write_all(&[asked.byte()]).and_then(|()| input.write_all(&bytes));
        let feeding = thread::spawn(move || input.map(feed));
        let limit = self.limits.output_bytes.saturating_mul(JSON_OVERHEAD).saturating_add(1 << 16);
        let answers = self.listen(&mut child.0, limit);
        let deadline = Instant::now() + self.limits.wait;
        let timed_out = || ExtractError::TimedOut { seconds: self.limits.wait.as_secs() };
        let answer = answers.recv_timeout(self.limits.wait).map_err(|_| timed_out())?;
        if answer.len() > limit {
            return Err(ExtractError::Flooded { limit });
        }
        let status = child.end_by(deadline).ok_or_else(timed_out)?;
        // The child has ended, so nobody holds the pipe and the thread ends too.
        drop(feeding.join());
        if !status.success() {
            return Err(ExtractError::Crashed { status });
        }
        serde_json::from_slice(&answer).map_err(ExtractError::Garbled)
    }

    fn start(&self) -> Result<Child, ExtractError> {
        Command::new(&self.program)
            .args(&self.args)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(ExtractError::Start)
    }

    /// Collects the answer, at most one byte more than the limit.
    fn listen(&self, child: &mut Child, limit: usize) -> mpsc::Receiver<Vec<u8>> {
        let (sender, receiver) = mpsc::channel();
        let output = child.stdout.take();
        thread::spawn(move || {
            let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
            let mut answer = Vec::new();
            if let Some(output) = output {
                // A broken pipe leaves what came so far; the child's status tells the rest.
                let _ = output.take(most).read_to_end(&mut answer);
            }
            // Nobody listens any more when the time is up.
            let _ = sender.send(answer);
        });
        receiver
    }
}

/// A child that does not outlive the question.
struct Started(Child);

impl Started {
    fn end_by(&mut self, deadline: Instant) -> Option<ExitStatus> {
        loop {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Some(status);
            }
            if Instant::now() >= deadline {
                return None;
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        if !matches!(self.0.try_wait(), Ok(Some(_))) {
            // Already gone is as good as ended.
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}
