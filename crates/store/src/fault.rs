//! What can break in the store: never the person's mistake.

use std::io;

use records::Misfit;
use sealed::{SealError, container::ContainerError};
use words::Message;

/// Something broke. The message says what it means and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Another process has this vault open.
    #[error("vault in use")]
    InUse,
    /// There is no vault in this folder.
    #[error("no vault in this folder")]
    Absent,
    /// There is already a vault in this folder.
    #[error("a vault exists in this folder")]
    Exists,
    /// The database file is a plain SQLite file, which is refused.
    #[error("the database is not encrypted")]
    PlainDatabase,
    /// The database does not open with this key, or is damaged.
    #[error("the database does not open: {0}")]
    Unreadable(String),
    /// The database was written by a newer edition.
    #[error("the database has shape {0}, newer than this program")]
    Newer(i64),
    /// No space is left, a quota is used up, or files may grow no further.
    #[error("the disk is full")]
    DiskFull,
    /// A row or file is not as it was written.
    #[error("damaged: {0}")]
    Damaged(String),
    /// A component is larger than can be kept.
    #[error("component too large: {0} bytes")]
    TooLarge(u64),
    /// Another file of this name is named by a record, a form, a draft or an operation.
    #[error("component {0} is named already")]
    Named(String),
    /// Files of something that exists are not destroyed.
    #[error("{0} exists: its files are kept")]
    Kept(String),
    /// Any other trouble with the database.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// Any other trouble with files.
    #[error("files: {0}")]
    Files(io::Error),
}

impl Fault {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::InUse => Message::new("vault-in-use"),
            Self::Absent => Message::new("store-absent"),
            Self::Exists => Message::new("store-exists"),
            Self::PlainDatabase => Message::new("store-plain-database"),
            Self::Unreadable(why) => Message::new("store-unreadable").with("why", why.as_str()),
            Self::Newer(shape) => Message::new("store-newer").with("shape", *shape),
            Self::DiskFull => Message::new("store-disk-full"),
            Self::Damaged(what) => Message::new("store-damaged").with("what", what.as_str()),
            Self::TooLarge(size) => Message::new("store-too-large").with("size", *size),
            Self::Named(name) => Message::new("store-component-named").with("name", name.as_str()),
            Self::Kept(owner) => Message::new("store-owner-kept").with("id", owner.as_str()),
            Self::Database(error) => Message::new("store-database").with("why", error.to_string()),
            Self::Files(error) => Message::new("store-files").with("why", error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, DiskFull, NotADatabase};
        use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
        // A quota or a limit on the size of files reaches SQLite as a write that fails.
        if let Some(SQLITE_IOERR_WRITE | SQLITE_IOERR_SHMSIZE) = error.sqlite_error().map(|one| one.extended_code) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(DiskFull) => Self::DiskFull,
            // The file that processes share could not grow, which has no code of its own for a full disk.
            _ if error
                .sqlite_error()
                .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) =>
            {
                Self::DiskFull
            }
            Some(NotADatabase | DatabaseCorrupt) => Self::Unreadable(error.to_string()),
            _ => Self::Database(error),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::DiskFull,
            _ => Self::Files(error),
        }
    }
}

impl From<SealError> for Fault {
    fn from(error: SealError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<ContainerError> for Fault {
    fn from(error: ContainerError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<Misfit> for Fault {
    fn from(error: Misfit) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<records::journal::NotCanonical> for Fault {
    fn from(error: records::journal::NotCanonical) -> Self {
        Self::Damaged(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use rusqlite::Connection;

    use super::*;

    #[test]
    fn a_full_database_says_so() {
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch("CREATE TABLE t (b BLOB); PRAGMA max_page_count = 4;").unwrap();
        let error = database.execute("INSERT INTO t VALUES (zeroblob(100000))", []).unwrap_err();
        assert_eq!(Fault::from(error).message().code, "store-disk-full");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_says_so() {
        let mut full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let error = full.write_all(b"x").unwrap_err();
        assert_eq!(Fault::from(error).message().code, "store-disk-full");
    }

    #[test]
    fn a_quota_and_a_limit_on_files_are_a_full_disk_too() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge] {
            assert!(matches!(Fault::from(io::Error::from(kind)), Fault::DiskFull), "{kind:?}");
        }
        let denied = Fault::from(io::Error::from(io::ErrorKind::PermissionDenied));
        assert_eq!(denied.message().code, "store-files");
    }
}
