//! Why a container does not open or read.

use std::io;

use words::Message;

/// Why a container does not open or read.
#[derive(Debug, thiserror::Error)]
pub enum ContainerError {
    /// The file below could not be read.
    #[error("container could not be read: {0}")]
    Io(#[from] io::Error),
    /// The first bytes are not those of a container.
    #[error("not a container")]
    NotAContainer,
    /// A version, an algorithm or a chunk size that this edition does not know.
    #[error("container of unknown version")]
    UnknownVersion,
    /// The last bytes are missing.
    #[error("container is cut short")]
    CutShort,
    /// Wrong key, wrong name or altered bytes: authenticated encryption cannot tell which.
    #[error("chunk {chunk} of the container does not open")]
    Unreadable {
        /// Number of the chunk, from 0.
        chunk: u64,
    },
    /// The range asked for ends behind the plaintext.
    #[error("bytes {start}..{end} lie outside a container of {len} bytes")]
    OutOfRange {
        /// First byte asked for.
        start: u64,
        /// Byte behind the last one asked for.
        end: u64,
        /// Length of the plaintext.
        len: u64,
    },
}

impl ContainerError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        match self {
            ContainerError::Io(fault) => Message::new("sealed-container-io").with("reason", fault.to_string()),
            ContainerError::NotAContainer => Message::new("sealed-container-not-one"),
            ContainerError::UnknownVersion => Message::new("sealed-container-unknown-version"),
            ContainerError::CutShort => Message::new("sealed-container-cut-short"),
            ContainerError::Unreadable { chunk } => {
                Message::new("sealed-container-unreadable").with("chunk", chunk.saturating_add(1))
            }
            ContainerError::OutOfRange { .. } => Message::new("sealed-container-out-of-range"),
        }
    }
}

impl From<ContainerError> for io::Error {
    /// For callers behind an interface that speaks `io::Error` only.
    fn from(fault: ContainerError) -> io::Error {
        match fault {
            ContainerError::Io(fault) => fault,
            other => io::Error::new(io::ErrorKind::InvalidData, other),
        }
    }
}
