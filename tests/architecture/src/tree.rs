//! The files of this repository, read once; the only file here that touches the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold products, not sources.
const SKIPPED: [&str; 5] = [".git", "target", "node_modules", "dist", ".dev"];

/// Text files by their path from the top of the repository, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// The top of the repository.
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every text file under `top`; files that are not UTF-8 (pictures, PDFs) are passed over.
pub fn read(top: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    walk(top, "", &mut files)?;
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if kind.is_dir() && !SKIPPED.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{prefix}{name}/"), files)?;
        } else if kind.is_file()
            && let Ok(text) = String::from_utf8(fs::read(entry.path())?)
        {
            files.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}

/// The files whose path begins with `prefix` and ends with one of `endings`.
pub fn some<'a>(
    files: &'a Files,
    prefix: &'a str,
    endings: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
    files
        .iter()
        .filter(move |(path, _)| path.starts_with(prefix) && endings.iter().any(|ending| path.ends_with(ending)))
        .map(|(path, text)| (path.as_str(), text.as_str()))
}
