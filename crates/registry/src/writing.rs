//! Files that leave the desk for a place that a person chose.

use std::path::Path;

use words::Message;

use crate::failure::Failure;

/// Writes the bytes beside their place and puts them there whole, so that a full disk leaves what was there.
/// Answers the name.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<String, Failure> {
    let no_name = || Failure::refusal(Message::new("registry-no-such-file"));
    let name = path.file_name().ok_or_else(no_name)?.to_string_lossy().into_owned();
    let coming = path.with_file_name(format!(".{name}.coming"));
    let written = std::fs::write(&coming, bytes).and_then(|()| std::fs::rename(&coming, path));
    written.inspect_err(|_| drop(std::fs::remove_file(&coming)))?;
    Ok(name)
}

/// Writes a file that was not there before, whole or not at all.
///
/// # Errors
/// A refusal when there is something of that name, which stays as it is; a fault of the disk.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = std::fs::File::create_new(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::refusal(Message::new("registry-output-exists").with("path", path.display().to_string()))
        }
        _ => error.into(),
    })?;
    let written = std::io::Write::write_all(&mut file, bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(std::fs::remove_file(path)))?;
    Ok(())
}
