//! Locks the vault when nobody is there: after the settings' minutes without input, when the machine
//! goes to sleep, when the session is locked.
//!
//! The window does the same by its own watch; this one holds even where the page no longer answers.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::idle::{Idle, now_s};
use crate::lent::Lent;
use crate::{asking, secret};

/// How often the watch looks.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Starts the watch. It ends with the program.
pub fn watch(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            app.state::<Lent>().take_back_old();
            let idle = app.state::<Idle>();
            if idle.is_over(now_s()) {
                leave_alone(&app);
                idle.seen();
            }
        }
    });
}

/// Nobody is there: an open question is withdrawn, and the vault locked.
pub fn leave_alone(app: &AppHandle) {
    secret::withdraw(app);
    asking::lock(app);
}
