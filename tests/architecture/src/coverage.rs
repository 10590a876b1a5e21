//! Tables of coverage name tests; each of them exists.

use crate::tree::{Files, some};

/// Where the tests of a room stand.
const FOLDERS: [(&str, &str); 9] = [
    ("signing", "crates/signing/tests/"),
    ("tokens", "crates/tokens/tests/"),
    ("forms", "crates/forms/tests/"),
    ("extraction", "crates/extraction/tests/"),
    ("rendition", "crates/rendition/tests/"),
    ("store", "crates/store/tests/"),
    ("registry", "crates/registry/tests/"),
    ("cli", "crates/cli/tests/"),
    ("desktop", "tests/desktop/tests/"),
];

/// Tests that a table of `docs/coverage` names as `` `room file::test` `` and that are not there.
pub fn check(files: &Files) -> Vec<String> {
    let tables = some(files, "docs/coverage/", &[".md"]);
    let named = tables.flat_map(|(path, text)| text.split('`').skip(1).step_by(2).map(move |name| (path, name)));
    let missing = named.filter(|(_, name)| name.contains("::") && name.contains(' ') && !exists(files, name));
    missing.map(|(path, name)| format!("{path} names {name}, which does not exist")).collect()
}

fn exists(files: &Files, name: &str) -> bool {
    let found = || {
        let (room, place) = name.split_once(' ')?;
        let (file, test) = place.split_once("::")?;
        let folder = FOLDERS.iter().find(|(known, _)| *known == room)?.1;
        let ending = format!("/{file}.rs");
        let function = format!("fn {test}(");
        Some(some(files, folder, &[ending.as_str()]).any(|(_, text)| text.contains(&function)))
    };
    found().unwrap_or(false)
}
