//! Why the index does not answer. It holds nothing that the records do not: the remedy is
//! always to build it again.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenReadError, OpenWriteError};
use words::Message;

/// Why the index does not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// A file is altered, missing or unreadable with this key. Build the index again.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// The disk refused a read or a write, as when it is full.
    #[error("the disk refused: {0}")]
    Io(String),
    /// Another process writes to this index.
    #[error("another process writes to the index")]
    Busy,
    /// The library underneath broke off. Build the index again.
    #[error("the index broke off: {0}")]
    BrokeOff(String),
}

impl IndexError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        match self {
            IndexError::Damaged(_) => Message::new("search-index-damaged"),
            IndexError::Io(reason) => Message::new("search-index-io").with("reason", reason.as_str()),
            IndexError::Busy => Message::new("search-index-busy"),
            IndexError::BrokeOff(_) => Message::new("search-index-broke-off"),
        }
    }

    /// Whether building the index again is the remedy.
    pub fn wants_rebuild(&self) -> bool {
        matches!(self, IndexError::Damaged(_) | IndexError::BrokeOff(_))
    }
}

impl From<io::Error> for IndexError {
    fn from(fault: io::Error) -> IndexError {
        match fault.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::NotFound => {
                IndexError::Damaged(fault.to_string())
            }
            _ => IndexError::Io(fault.to_string()),
        }
    }
}

impl From<TantivyError> for IndexError {
    fn from(fault: TantivyError) -> IndexError {
        let cause = |kind: io::ErrorKind, text: String| IndexError::from(io::Error::new(kind, text));
        match &fault {
            TantivyError::LockFailure(LockError::LockBusy, _) => IndexError::Busy,
            TantivyError::LockFailure(LockError::IoError(fault), _) => cause(fault.kind(), fault.to_string()),
            TantivyError::IoError(io) => cause(io.kind(), fault.to_string()),
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => {
                cause(io_error.kind(), fault.to_string())
            }
            TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. }) => {
                cause(io_error.kind(), fault.to_string())
            }
            TantivyError::ErrorInThread(_) | TantivyError::Poisoned => IndexError::BrokeOff(fault.to_string()),
            _ => IndexError::Damaged(fault.to_string()),
        }
    }
}

/// Runs a piece of work of the library underneath; a panic in it becomes an error.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, IndexError>) -> Result<T, IndexError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(IndexError::BrokeOff(reason(panic.as_ref()))))
}

/// The words of a panic: the library's own, which hold no text of a record.
fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or("without a reason").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Lang;

    #[test]
    fn a_panic_below_becomes_an_error() {
        let result: Result<(), _> = guarded(|| panic!("broken postings"));
        assert_eq!(result, Err(IndexError::BrokeOff("broken postings".to_owned())));
        assert!(guarded(|| Ok(1)).is_ok());
    }

    #[test]
    fn a_full_disk_is_no_reason_to_rebuild() {
        let full = IndexError::from(io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(full, IndexError::Io(_)) && !full.wants_rebuild());
        let altered = IndexError::from(io::Error::from(sealed::container::ContainerError::CutShort));
        assert!(altered.wants_rebuild());
    }

    #[test]
    fn every_error_speaks_both_languages() {
        let text = || "reason".to_owned();
        let all = [IndexError::Damaged(text()), IndexError::Io(text()), IndexError::Busy, IndexError::BrokeOff(text())];
        for error in all {
            for lang in Lang::ALL {
                assert!(words::say(lang, &error.message()).is_some(), "{lang}: {error}");
            }
        }
    }
}
