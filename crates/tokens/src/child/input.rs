//! The child's input, line by line, in buffers that are wiped.
//!
//! The reader of the standard library keeps what it read, and a PIN would stay in it; so the pipe is read without it.
//! A thread of its own notices the end of the input even while the module hangs, so that no child outlives the desk.

use std::fs::File;
use std::io::{self, Read};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use zeroize::{Zeroize, Zeroizing};

use crate::wire::QUESTION_BYTES;

/// How long a module may take to log out once nobody listens any more.
const FAREWELL: Duration = Duration::from_secs(5);

/// One line.
pub type Line = Zeroizing<Vec<u8>>;

/// The lines of standard input as they come.
pub fn lines() -> io::Result<Receiver<Line>> {
    let mut input = pipe()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        // However it ended, there is nothing more to come.
        let _ = read(&mut input, &sender);
        drop(sender);
        thread::sleep(FAREWELL);
        // The module hangs: no orderly end would get past it.
        std::process::abort();
    });
    Ok(receiver)
}

#[cfg(unix)]
fn pipe() -> io::Result<File> {
    use std::os::fd::AsFd;
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn pipe() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    io::stdin().as_handle().try_clone_to_owned().map(File::from)
}

fn read(input: &mut impl Read, lines: &Sender<Line>) -> io::Result<()> {
    let mut chunk = Zeroizing::new([0; 4096]);
    let mut line: Line = Zeroizing::new(Vec::with_capacity(QUESTION_BYTES));
    loop {
        let count = input.read(&mut *chunk)?;
        if count == 0 {
            return Ok(());
        }
        for byte in &chunk[..count] {
            match byte {
                b'\n' => {
                    let whole = std::mem::replace(&mut line, Zeroizing::new(Vec::with_capacity(QUESTION_BYTES)));
                    lines.send(whole).map_err(|_| io::ErrorKind::BrokenPipe)?;
                }
                _ if line.len() == QUESTION_BYTES => return Err(io::ErrorKind::InvalidData.into()),
                byte => line.push(*byte),
            }
        }
        chunk.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_apart_and_a_longer_one_than_allowed_ends_them() {
        let (sender, receiver) = mpsc::channel();
        assert!(read(&mut &b"one\n\nthree\nunfinished"[..], &sender).is_ok());
        let text = [vec![b'x'; QUESTION_BYTES + 1], b"\n".to_vec()].concat();
        assert!(read(&mut text.as_slice(), &sender).is_err());
        drop(sender);
        let lines: Vec<Vec<u8>> = receiver.into_iter().map(|line| line.to_vec()).collect();
        assert_eq!(lines, [&b"one"[..], b"", b"three"]);
    }
}
