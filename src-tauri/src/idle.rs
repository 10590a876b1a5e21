//! Locks the vault when nobody is there: after the settings' minutes without input, when the machine
//! goes to sleep, when the session is locked.
//!
//! The window does the same by its own watch; this one holds even where the page no longer answers.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tauri::{AppHandle, Manager};

use crate::{desk, secret};

/// How often the watch looks.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Until when somebody was there, and how long nobody may be.
pub struct Idle {
    /// Of the last input; by the wall clock, which goes on while the machine sleeps.
    seen_at_s: AtomicU64,
    /// 0 = never lock.
    after_minutes: AtomicU32,
}

impl Idle {
    /// Somebody is there now.
    pub fn new() -> Self {
        Self { seen_at_s: AtomicU64::new(now_s()), after_minutes: AtomicU32::new(0) }
    }

    /// Somebody pressed a key or moved the pointer.
    pub fn seen(&self) {
        self.seen_at_s.store(now_s(), Ordering::Relaxed);
    }

    /// After how many minutes the vault locks; 0 = never.
    pub fn lock_after(&self, minutes: u32) {
        self.after_minutes.store(minutes, Ordering::Relaxed);
    }

    fn is_over(&self, now_s: u64) -> bool {
        let minutes = u64::from(self.after_minutes.load(Ordering::Relaxed));
        minutes > 0 && now_s.saturating_sub(self.seen_at_s.load(Ordering::Relaxed)) >= minutes * 60
    }
}

fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Starts the watch. It ends with the program.
pub fn watch(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
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
    desk::lock(app);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_over_after_the_minutes_and_never_with_none() {
        let idle = Idle::new();
        idle.seen_at_s.store(1_000, Ordering::Relaxed);
        assert!(!idle.is_over(u64::MAX));
        idle.lock_after(2);
        assert!(!idle.is_over(1_119));
        assert!(idle.is_over(1_120));
        assert!(!idle.is_over(0), "a clock set back locks nothing");
    }
}
