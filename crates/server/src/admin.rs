//! What the operator asks of a server that runs: a socket in the data folder.
//!
//! The store belongs to one process. While the server runs, the command line asks it here
//! for what only the store can give. The folder and the socket are open to their owner only.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use records::DeviceId;
use serde::{Deserialize, Serialize};
use store::{Fault, Store};
use tokio::sync::watch;
use words::Message;

use crate::code::issue_code;
use crate::writer::Writer;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum AdminRequest {
    /// A one-time code for an agent.
    Code {
        /// Alias of the agent.
        agent: String,
        /// How long it can be used, in minutes.
        valid_minutes: u32,
    },
    /// The end of a device's right to sync.
    Revoke {
        /// The device.
        device: DeviceId,
    },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reply", rename_all = "kebab-case")]
pub enum AdminReply {
    /// A code.
    Code {
        /// Four groups of four signs.
        code: String,
        /// Until when it can be used.
        expires: Timestamp,
    },
    /// It is done.
    Done,
    /// It is not done.
    Refused {
        /// Why.
        message: Message,
    },
}

impl AdminRequest {
    /// Does what is asked, with a store that is at hand.
    pub fn carry_out(&self, store: &mut Store, now: Timestamp) -> AdminReply {
        match self {
            Self::Code { agent, valid_minutes } => {
                match issue_code(store, agent, SignedDuration::from_mins(i64::from(*valid_minutes)), now) {
                    Ok(issued) => AdminReply::Code { code: issued.code, expires: issued.expires },
                    Err(error) => AdminReply::Refused { message: error.message() },
                }
            }
            Self::Revoke { device } => match revoke(store, *device, now) {
                Ok(true) => AdminReply::Done,
                Ok(false) => AdminReply::Refused { message: Message::new("server-unknown-device") },
                Err(fault) => AdminReply::Refused { message: fault.message() },
            },
        }
    }
}

fn revoke(store: &mut Store, device: DeviceId, now: Timestamp) -> Result<bool, Fault> {
    if store.device(device)?.is_none() {
        return Ok(false);
    }
    store.transact(|tx| tx.revoke_device(device, Message::new("server-device-revoked"), now))?;
    Ok(true)
}

fn place(data: &Path) -> PathBuf {
    data.join("admin.sock")
}

/// Asks a server that runs on this data folder. `None` when none does.
///
/// # Errors
/// When it runs but does not answer.
#[cfg(unix)]
pub fn ask_running(data: &Path, request: &AdminRequest) -> std::io::Result<Option<AdminReply>> {
    use std::io::{BufRead, BufReader, Write};
    let Ok(mut stream) = std::os::unix::net::UnixStream::connect(place(data)) else { return Ok(None) };
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    stream.write_all(&line)?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    Ok(Some(serde_json::from_str(&answer)?))
}

/// There is no such socket on this platform: the server must be stopped first.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn ask_running(_data: &Path, _request: &AdminRequest) -> std::io::Result<Option<AdminReply>> {
    Ok(None)
}

/// The socket, where the platform has one.
#[cfg(unix)]
pub(crate) type Socket = std::os::unix::net::UnixListener;
#[cfg(not(unix))]
pub(crate) type Socket = ();

/// Makes the socket. Whoever runs a server without one can still stop it to administer it.
#[cfg(unix)]
pub(crate) fn bind(data: &Path) -> Option<Socket> {
    use std::os::unix::fs::PermissionsExt;
    let path = place(data);
    // The lock on the store says that no other server runs here: an old socket is a leftover.
    let _ = std::fs::remove_file(&path);
    let bound = Socket::bind(&path).and_then(|socket| {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        socket.set_nonblocking(true)?;
        Ok(socket)
    });
    bound.map_err(|error| eprintln!("no administration while the server runs: {error}")).ok()
}

#[cfg(not(unix))]
pub(crate) fn bind(_data: &Path) -> Option<Socket> {
    None
}

/// Answers until the server stops.
#[cfg(unix)]
pub(crate) async fn listen(socket: Socket, data: PathBuf, writer: Writer, mut stopping: watch::Receiver<bool>) {
    let listener = match tokio::net::UnixListener::from_std(socket) {
        Ok(listener) => listener,
        Err(error) => return eprintln!("no administration while the server runs: {error}"),
    };
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stopping| *stopping) => break,
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    tokio::spawn(answer(stream, writer.clone()));
                }
            }
        }
    }
    let _ = std::fs::remove_file(place(&data));
}

#[cfg(not(unix))]
pub(crate) async fn listen(_socket: Socket, _data: PathBuf, _writer: Writer, _stopping: watch::Receiver<bool>) {}

/// One line asks, one line answers.
#[cfg(unix)]
async fn answer(stream: tokio::net::UnixStream, writer: Writer) -> std::io::Result<()> {
    use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    BufReader::new(read.take(4_096)).read_line(&mut line).await?;
    let reply = match serde_json::from_str::<AdminRequest>(&line) {
        Ok(request) => match writer.with(move |store| request.carry_out(store, Timestamp::now())).await {
            Ok(reply) => reply,
            Err(_) => AdminReply::Refused { message: Message::new("server-stopping") },
        },
        Err(error) => AdminReply::Refused { message: Message::new("server-malformed").with("why", error.to_string()) },
    };
    let mut answer = serde_json::to_vec(&reply)?;
    answer.push(b'\n');
    write.write_all(&answer).await
}
