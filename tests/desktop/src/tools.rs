//! The programs that the tests need, and the sentence where one is missing.

use std::env;
use std::path::{Path, PathBuf};

use crate::Done;

/// The top of the repository.
pub fn repository() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// A program of the system or of `./dev setup`.
///
/// # Errors
/// Where it is missing: which, and what to do.
pub fn tool(name: &str) -> Done<PathBuf> {
    let own = repository().join(".dev/tools/bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let found = std::iter::once(own).chain(env::split_paths(&path)).map(|folder| folder.join(name));
    found.into_iter().find(|program| program.is_file()).ok_or_else(|| {
        format!("{name} is missing, so the real window cannot be tested. Run ./dev setup, which installs it.").into()
    })
}

/// One of our own programs, where `./dev test` or cargo put it.
///
/// # Errors
/// Where it was not built.
pub fn program(name: &str) -> Done<PathBuf> {
    let folder = match (env::var_os("MUNIMENT_PROGRAMS"), env::var_os("CARGO_TARGET_DIR")) {
        (Some(programs), _) => PathBuf::from(programs),
        (None, Some(target)) => PathBuf::from(target).join("debug"),
        (None, None) => repository().join("target/debug"),
    };
    let program = folder.join(name);
    if program.is_file() {
        return Ok(program);
    }
    Err(format!(
        "{name} is not built ({} does not exist). Run ./dev test, or: cargo build -p {name} --features {name}/e2e",
        program.display()
    )
    .into())
}
