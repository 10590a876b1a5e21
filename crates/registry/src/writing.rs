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
