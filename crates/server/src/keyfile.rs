//! The key of the data folder, kept outside of it.
//!
//! A backup of the data folder alone says nothing to whoever finds it. The file holds 64
//! hexadecimal digits, readable by its owner only. It is made when the data folder is
//! founded and never again: a new key beside old data would hide that the old one is lost.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sealed::Key;
use words::Message;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// There is data but no key file.
    #[error("the key file {} is missing", .0.display())]
    Missing(PathBuf),
    /// The file is not 64 hexadecimal digits.
    #[error("the key file {} is damaged", .0.display())]
    Damaged(PathBuf),
    /// Others than the owner may read the file.
    #[error("the key file {} can be read by others", .0.display())]
    Exposed(PathBuf),
    /// The file would lie in the folder that it locks.
    #[error("the key file {} lies in the data folder", .0.display())]
    Inside(PathBuf),
    /// Any other trouble with the file.
    #[error("key file {}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl KeyFault {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        let with = |code: &str, path: &Path| Message::new(code).with("path", path.display().to_string());
        match self {
            Self::Missing(path) => with("server-key-missing", path),
            Self::Damaged(path) => with("server-key-damaged", path),
            Self::Exposed(path) => with("server-key-exposed", path),
            Self::Inside(path) => with("server-key-inside", path),
            Self::File { path, error } => with("server-key-file", path).with("why", error.to_string()),
        }
    }
}

/// Where the key lies unless it is told: beside the data folder, `<folder>.key`.
pub fn default_key_file(data: &Path) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".key");
    data.with_file_name(name)
}

/// Reads the key; makes it only when there is no data yet.
pub(crate) fn open_key(path: &Path, data: &Path, data_exists: bool) -> Result<Key, KeyFault> {
    if lies_in(path, data) {
        return Err(KeyFault::Inside(path.to_owned()));
    }
    match fs::read_to_string(path) {
        Ok(text) => {
            check_mode(path)?;
            read_key(text.trim()).ok_or_else(|| KeyFault::Damaged(path.to_owned()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && data_exists => Err(KeyFault::Missing(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make_key(path),
        Err(error) => Err(KeyFault::File { path: path.to_owned(), error }),
    }
}

fn read_key(text: &str) -> Option<Key> {
    let bytes: [u8; 32] = hex::decode(text).ok()?.try_into().ok()?;
    Some(Key::from_bytes(bytes))
}

fn make_key(path: &Path) -> Result<Key, KeyFault> {
    let key = Key::random();
    let write = || -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(format!("{}\n", hex::encode(key.bytes())).as_bytes())?;
        file.sync_all()
    };
    write().map_err(|error| KeyFault::File { path: path.to_owned(), error })?;
    Ok(key)
}

/// Whether the file would lie in the folder. What does not exist yet is judged by its parent.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (parent.canonicalize(), folder.canonicalize()) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => parent.starts_with(folder),
    }
}

#[cfg(unix)]
fn check_mode(path: &Path) -> Result<(), KeyFault> {
    use std::os::unix::fs::PermissionsExt;
    let data = fs::metadata(path).map_err(|error| KeyFault::File { path: path.to_owned(), error })?;
    if data.permissions().mode() & 0o077 == 0 { Ok(()) } else { Err(KeyFault::Exposed(path.to_owned())) }
}

#[cfg(not(unix))]
fn check_mode(_path: &Path) -> Result<(), KeyFault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (data, path) = (folder.path().join("data"), folder.path().join("data.key"));
        assert_eq!(default_key_file(&data), path);
        let made = open_key(&path, &data, false).unwrap();
        assert_eq!(open_key(&path, &data, true).unwrap(), made);
        assert_eq!(open_key(&path, &data, false).unwrap(), made, "never replaced");
    }

    #[test]
    fn is_never_made_beside_data_that_another_one_locks() {
        let folder = tempfile::tempdir().unwrap();
        let (data, path) = (folder.path().join("data"), folder.path().join("data.key"));
        assert!(matches!(open_key(&path, &data, true), Err(KeyFault::Missing(_))));
        assert!(!path.exists());
        for damaged in ["", "00", &"zz".repeat(32)] {
            fs::write(&path, damaged).unwrap();
            #[cfg(unix)]
            fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
            assert!(matches!(open_key(&path, &data, true), Err(KeyFault::Damaged(_))));
        }
    }

    #[test]
    fn may_not_lie_in_the_folder_that_it_locks() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("x.key");
        assert!(matches!(open_key(&inside, folder.path(), false), Err(KeyFault::Inside(_))));
        let around = folder.path().join("deep");
        fs::create_dir(&around).unwrap();
        let around = around.join("../x.key");
        assert!(matches!(open_key(&around, folder.path(), false), Err(KeyFault::Inside(_))));
    }

    #[cfg(unix)]
    #[test]
    fn is_refused_when_others_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (data, path) = (folder.path().join("data"), folder.path().join("data.key"));
        open_key(&path, &data, false).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(open_key(&path, &data, true), Err(KeyFault::Exposed(_))));
    }
}
