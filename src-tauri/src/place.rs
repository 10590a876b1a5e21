//! Where the vault of this account lives, and where the window keeps its own small things.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Names the vault for both shells.
const VAULT: &str = "MUNIMENT_VAULT";
const NAME: &str = "muniment";

/// The folder of the vault: as asked, or as the environment says, or the system's place for data.
/// `None` where the system names no such place.
pub fn vault(asked: Option<&Path>, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let named = variable(VAULT).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    asked.map(Path::to_owned).or(named).or_else(|| Some(data(&variable)?.join(NAME).join("vault")))
}

/// The folder for what the window's engine keeps: widths of panes, never anything of a record.
pub fn engine(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    Some(data(&variable)?.join(NAME).join("window"))
}

/// The folder for copies that are lent to other programs for a short while: below the place of the session,
/// which the system keeps in memory and takes away at its end (XDG Base Directory Specification 0.8). `None`
/// where the system names no such place.
pub fn passing(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = variable("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute())?;
    Some(folder.join(NAME))
}

/// The system's place for data of an account (XDG Base Directory Specification 0.8; on Windows
/// `LOCALAPPDATA`, on macOS `Library/Application Support`).
fn data(variable: &impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        Some(absolute("HOME")?.join("Library/Application Support"))
    } else {
        absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))
    }
}

/// Makes the folder if need be, and finds out whether anything can be written in it.
///
/// # Errors
/// What the system said when it could not.
pub fn try_writing(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let probe = folder.join(".writable");
    fs::write(&probe, [])?;
    fs::remove_file(probe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| set.iter().find(|(one, _)| *one == name).map(|(_, value)| OsString::from(value))
    }

    #[test]
    fn the_command_line_goes_before_the_environment_and_that_before_the_system() {
        let set = [(VAULT, "/here/vault"), ("XDG_DATA_HOME", "/data"), ("HOME", "/me")];
        assert_eq!(vault(Some(Path::new("asked")), from(&set)), Some("asked".into()));
        assert_eq!(vault(None, from(&set)), Some("/here/vault".into()));
        assert_eq!(vault(None, from(&set[1..])), Some("/data/muniment/vault".into()));
        assert_eq!(vault(None, from(&set[2..])), Some("/me/.local/share/muniment/vault".into()));
        assert_eq!(vault(None, from(&[])), None);
    }

    #[test]
    fn relative_and_empty_places_do_not_count() {
        let set = [(VAULT, ""), ("XDG_DATA_HOME", "data"), ("HOME", "/me")];
        assert_eq!(vault(None, from(&set)), Some("/me/.local/share/muniment/vault".into()));
        assert_eq!(engine(from(&set)), Some("/me/.local/share/muniment/window".into()));
        assert_eq!(passing(from(&[("XDG_RUNTIME_DIR", "run")])), None);
        assert_eq!(passing(from(&[("XDG_RUNTIME_DIR", "/run/user/1")])), Some("/run/user/1/muniment".into()));
        assert_eq!(passing(from(&set)), None, "no other place is good enough");
    }

    #[test]
    fn a_folder_that_is_a_file_cannot_be_written() {
        let program = std::env::current_exe().unwrap();
        assert!(try_writing(&program.join("vault")).is_err());
    }
}
