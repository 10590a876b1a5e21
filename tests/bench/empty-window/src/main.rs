//! A window with one word in it and nothing behind it: what Tauri and its engine cost by themselves.
//!
//! Deliberately not here: anything of Muniment.

use std::process::ExitCode;

fn main() -> ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("empty-window: {trouble}");
            ExitCode::FAILURE
        }
    }
}
