//! Copies lent to other programs of this person for a short while: in memory, readable by nobody else, taken
//! back after some minutes, when the vault locks, when the window closes, and at the next start.
//!
//! Deliberately not here: how a copy comes to the other program (`printing`, `dragging`).

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use registry::Failure;
use words::Message;

/// How long a copy is lent. A program that has opened it by then keeps what it opened.
const LENT_FOR: Duration = Duration::from_mins(5);

/// What is lent out at this moment.
pub struct Lent {
    folder: Option<PathBuf>,
    copies: Mutex<Copies>,
}

#[derive(Default)]
struct Copies {
    /// Each in a folder of its own, so that it can keep its name; since when, where it is lent for minutes only.
    out: Vec<(PathBuf, Option<Instant>)>,
    /// Copies lent so far.
    count: u64,
}

impl Lent {
    /// Copies below a folder, which is made when the first is lent; none where there is no place for them.
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, copies: Mutex::default() }
    }

    /// Makes a copy under its own name that is lent for some minutes, and answers where it lies.
    ///
    /// # Errors
    /// A refusal where the system has no place in memory that is this person's alone; a fault of the system.
    pub fn lend(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        self.lend_since(Some(Instant::now()), name, bytes)
    }

    /// The same for a copy that is lent until the vault locks.
    ///
    /// # Errors
    /// As for [`Self::lend`].
    pub fn lend_until_locked(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        self.lend_since(None, name, bytes)
    }

    fn lend_since(&self, since: Option<Instant>, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let folder = self.folder.as_deref().filter(|folder| is_fit(folder));
        let folder = folder.ok_or_else(|| Failure::refusal(Message::new("desktop-no-passing-place")))?;
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        copies.count += 1;
        let own = folder.join(copies.count.to_string());
        copies.out.push((own.clone(), since));
        let path = own.join(name);
        write_alone(&own, &path, bytes)?;
        Ok(path)
    }

    /// Whether a path is that of a copy, or of what once was one.
    pub fn holds(&self, path: &Path) -> bool {
        self.folder.as_deref().is_some_and(|folder| path.starts_with(folder))
    }

    /// Takes one copy back.
    pub fn take_one_back(&self, copy: &Path) {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        // One that cannot be removed now goes with all others.
        copies.out.retain(|(own, _)| !copy.starts_with(own) || fs::remove_dir_all(own).is_err());
    }

    /// Takes every copy back, those of a former window too.
    pub fn take_back(&self) {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner).out.clear();
        if let Some(folder) = &self.folder {
            // Where there is none, none was lent.
            let _ = fs::remove_dir_all(folder);
        }
    }

    /// Takes back what has been out long enough.
    pub fn take_back_old(&self) {
        self.take_back_lent_for(LENT_FOR);
    }

    fn take_back_lent_for(&self, time: Duration) {
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        copies.out.retain(|(own, since)| {
            let is_over = since.is_some_and(|since| since.elapsed() >= time);
            // One that cannot be removed is tried again.
            !is_over || fs::remove_dir_all(own).is_err_and(|trouble| trouble.kind() != io::ErrorKind::NotFound)
        });
    }
}

#[cfg(unix)]
fn write_alone(own: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(own)?;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(bytes)
}

#[cfg(not(unix))]
fn write_alone(own: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(own)?;
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

/// Whether the place of the session, two floors up, is as it must be: in memory, and this person's alone.
#[cfg(target_os = "linux")]
fn is_fit(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    use gtk::gio::{self, prelude::*};

    let Some(session) = folder.ancestors().nth(2) else { return false };
    let asked = gio::FILE_ATTRIBUTE_FILESYSTEM_TYPE;
    let about = gio::File::for_path(session).query_filesystem_info(asked, gio::Cancellable::NONE);
    let kind = about.ok().and_then(|about| about.attribute_string(asked));
    let me = fs::metadata("/proc/self").map(|about| about.uid());
    let is_alone = |about: &fs::Metadata| me.is_ok_and(|me| me == about.uid()) && about.mode() & 0o077 == 0;
    matches!(kind.as_deref(), Some("tmpfs" | "ramfs")) && fs::metadata(session).is_ok_and(|about| is_alone(&about))
}

/// Other systems name no place that is surely in memory.
#[cfg(not(target_os = "linux"))]
fn is_fit(_: &Path) -> bool {
    false
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use super::*;

    /// A place of a session in memory, taken away when dropped.
    struct Session(PathBuf);

    impl Session {
        fn new(name: &str) -> Self {
            let path = Path::new("/dev/shm").join(format!("muniment-lent-{name}-{}", std::process::id()));
            fs::create_dir(&path).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
            Self(path)
        }

        fn lent(&self) -> Lent {
            Lent::new(Some(self.0.join("muniment/instance")))
        }
    }

    impl Drop for Session {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_copy_is_this_persons_alone_and_is_taken_back() {
        let session = Session::new("alone");
        let lent = session.lent();
        let first = lent.lend("請假.pdf", b"%PDF").unwrap();
        let second = lent.lend("請假.pdf", b"%PDF").unwrap();
        assert_ne!(first, second);
        assert_eq!(first.file_name().unwrap(), "請假.pdf");
        assert_eq!(fs::metadata(&first).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(first.parent().unwrap()).unwrap().mode() & 0o777, 0o700);
        lent.take_back_lent_for(Duration::from_hours(1));
        assert!(first.exists(), "it has only just been lent");
        lent.take_back_lent_for(Duration::ZERO);
        assert!(!first.exists() && !second.exists());
        let held = lent.lend_until_locked("a.pdf", b"%PDF").unwrap();
        let third = lent.lend_until_locked("b.pdf", b"%PDF").unwrap();
        lent.take_back_lent_for(Duration::ZERO);
        assert!(held.exists() && lent.holds(&held), "until the vault locks");
        lent.take_one_back(&held);
        assert!(!held.exists() && third.exists());
        assert!(!lent.holds(Path::new("/tmp/b.pdf")));
        session.lent().take_back();
        assert!(!third.exists(), "the next start takes back what a former one has left");
    }

    #[test]
    fn nothing_is_lent_on_a_disk_nor_where_others_can_look() {
        let refused = |lent: &Lent| lent.lend("a.pdf", b"%PDF").unwrap_err().message.code;
        assert_eq!(refused(&Lent::new(None)), "desktop-no-passing-place");
        let program = std::env::current_exe().unwrap();
        let on_a_disk = Lent::new(Some(program.parent().unwrap().join("muniment/instance")));
        assert_eq!(refused(&on_a_disk), "desktop-no-passing-place");
        let session = Session::new("open");
        fs::set_permissions(&session.0, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(refused(&session.lent()), "desktop-no-passing-place");
    }
}
