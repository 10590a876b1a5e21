//! Muniment's window.
//!
//! This room opens a window on the pages in `ui`, hands their verbs to `registry`, and lends a verb the
//! system's dialogs. It decides nothing about records or forms, and it shows nothing of its own but the
//! small window that asks for a secret.

mod absence;
mod app;
mod arguments;
mod asking;
mod desk;
mod dragging;
mod environment;
mod handed;
mod idle;
mod leave;
mod lent;
mod look;
mod noticing;
mod notifier;
mod offered;
mod place;
mod printing;
mod secret;
mod shell;
mod verbs;
mod window;

#[cfg(target_os = "linux")]
mod engine;

use std::process::ExitCode;

use arguments::{Arguments, Asked};

fn main() -> ExitCode {
    environment::settle();
    match Arguments::read(std::env::args_os().skip(1)) {
        Asked::Say(text) => leave::say(&text),
        Asked::Wrong(argument) => leave::wrong_use(&argument),
        Asked::Open(arguments) => app::run(&arguments),
    }
}
