//! Whether somebody is there: when the last input was, and how long there may be none.
//!
//! Deliberately not here: what is done when nobody is there (`absence`).

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

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

    /// Whether nobody has been there for longer than the settings allow.
    pub fn is_over(&self, now_s: u64) -> bool {
        let minutes = u64::from(self.after_minutes.load(Ordering::Relaxed));
        minutes > 0 && now_s.saturating_sub(self.seen_at_s.load(Ordering::Relaxed)) >= minutes * 60
    }
}

/// Now, in seconds since 1970.
pub fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
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
