//! The child as the parent sees it: it is asked, and given a limited time for a limited answer.
//!
//! A child that does not keep to it is ended, and every later question is answered with its end. Lines that are no
//! answer are passed over up to a number, because there are modules that print. Not here: what is asked.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::fault::TokenFault;
use crate::limits::Limits;
use crate::wire::{Answer, Answered, Ask, QUESTION_BYTES, Question};

/// A running child.
pub struct Process {
    child: Child,
    say: Option<Sender<Zeroizing<Vec<u8>>>>,
    hear: Receiver<Vec<u8>>,
    asked: u64,
    limits: Limits,
}

impl Process {
    /// Starts the child with these variables in its environment and no others.
    pub fn start(
        program: &Path,
        args: &[OsString],
        environment: &[(OsString, OsString)],
        limits: Limits,
    ) -> Result<Self, TokenFault> {
        let child = Command::new(program)
            .args(args)
            .env_clear()
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = child.map_err(|fault| TokenFault::NotStarted { detail: fault.to_string() })?;
        let (say, said) = mpsc::channel();
        // Few places: a child that talks on unasked waits in its own pipe.
        let (heard, hear) = mpsc::sync_channel(4);
        if let Some(input) = child.stdin.take() {
            thread::spawn(move || pass_on(&said, input));
        }
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || listen(output, limits.answer_bytes, &heard));
        }
        Ok(Self { child, say: Some(say), hear, asked: 0, limits })
    }

    /// The number by which the system knows the child.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks and waits for the answer, at most so long.
    pub fn ask(&mut self, ask: Ask, wait: Duration) -> Result<Answer, TokenFault> {
        self.asked += 1;
        let line = line(&Question { number: self.asked, ask })?;
        // A child that has ended takes nothing any more; its end is what is then heard.
        let _ = self.say.as_ref().map(|say| say.send(line));
        let answer = self.answer(wait);
        if let Err(TokenFault::TimedOut { .. } | TokenFault::Babbled) = &answer {
            self.kill();
        }
        answer
    }

    fn answer(&mut self, wait: Duration) -> Result<Answer, TokenFault> {
        let deadline = Instant::now() + wait;
        for _ in 0..=self.limits.stray_lines {
            match self.hear.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) if line.len() > self.limits.answer_bytes => return Err(TokenFault::Babbled),
                Ok(line) => match serde_json::from_slice::<Answered>(&line) {
                    Ok(answered) if answered.number == self.asked => return answered.answer,
                    _ => {}
                },
                Err(RecvTimeoutError::Timeout) => return Err(TokenFault::TimedOut { seconds: wait.as_secs() }),
                Err(RecvTimeoutError::Disconnected) => return Err(self.crashed()),
            }
        }
        Err(TokenFault::Babbled)
    }

    fn crashed(&mut self) -> TokenFault {
        self.end_within(Duration::from_secs(1));
        let detail = match self.child.try_wait() {
            Ok(Some(status)) => status.to_string(),
            // It closed its output and lives on.
            _ => {
                self.kill();
                "no answer".to_owned()
            }
        };
        TokenFault::Crashed { detail }
    }

    fn kill(&mut self) {
        // Already gone is as good as ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Whether the child has ended by itself.
    fn end_within(&mut self, time: Duration) -> bool {
        let deadline = Instant::now() + time;
        loop {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return true;
            }
            if Instant::now() >= deadline {
                return false;
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Process {
    /// The end of its input tells the child to log out.
    fn drop(&mut self) {
        self.say = None;
        if !self.end_within(self.limits.farewell) {
            self.kill();
        }
    }
}

fn line(question: &Question<Ask>) -> Result<Zeroizing<Vec<u8>>, TokenFault> {
    let mut line = Zeroizing::new(Vec::with_capacity(QUESTION_BYTES));
    let written = serde_json::to_writer(&mut *line, question);
    line.push(b'\n');
    if written.is_ok() && line.len() <= QUESTION_BYTES {
        Ok(line)
    } else {
        Err(TokenFault::Refused { detail: "CKR_ARGUMENTS_BAD".to_owned() })
    }
}

/// Writes to the child in a thread of its own: a child that does not read would hold the parent.
fn pass_on(said: &Receiver<Zeroizing<Vec<u8>>>, mut input: ChildStdin) {
    for line in said {
        if input.write_all(&line).and_then(|()| input.flush()).is_err() {
            return;
        }
    }
}

/// Hands lines on, each at most one byte longer than allowed; then the channel closes.
fn listen(output: ChildStdout, limit: usize, heard: &SyncSender<Vec<u8>>) {
    let mut output = BufReader::new(output);
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    loop {
        let mut line = Vec::new();
        match output.by_ref().take(most).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        if heard.send(line).is_err() {
            return;
        }
    }
}
