//! Requests seen within the window of time, so that none is taken twice.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use records::DeviceId;
use sync::{Stamp, TOLERANCE};

/// Most requests remembered: 1,700 desks at one request in three seconds and a margin.
const MOST: usize = 400_000;

/// What the memory says of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It is new.
    New,
    /// It was here before.
    Before,
    /// The memory is full: it cannot be told.
    Full,
}

/// The stamps of the last minutes. It starts empty, so stamps from before the start are refused.
pub(crate) struct Nonces {
    started_at: Timestamp,
    stamps: Mutex<BTreeSet<(Timestamp, DeviceId, String)>>,
}

impl Nonces {
    pub(crate) fn new(started_at: Timestamp) -> Self {
        Self { started_at, stamps: Mutex::new(BTreeSet::new()) }
    }

    /// Whether a stamp was made before this memory began.
    pub(crate) fn is_before_memory(&self, stamp: &Stamp) -> bool {
        stamp.at < self.started_at
    }

    /// Remembers a stamp whose time was checked already.
    pub(crate) fn note(&self, stamp: &Stamp, now: Timestamp) -> Seen {
        let mut stamps = self.stamps.lock().unwrap_or_else(PoisonError::into_inner);
        let oldest = now.saturating_sub(TOLERANCE).unwrap_or(now);
        while stamps.first().is_some_and(|(at, ..)| *at < oldest) {
            stamps.pop_first();
        }
        if stamps.len() >= MOST {
            return Seen::Full;
        }
        if stamps.insert((stamp.at, stamp.device, stamp.nonce.clone())) { Seen::New } else { Seen::Before }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn knows_a_stamp_again_for_as_long_as_it_would_be_let_in() {
        let start: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let nonces = Nonces::new(start);
        let stamp = Stamp { device: DeviceId(Uuid::nil()), at: start, nonce: "0a".repeat(16) };
        assert_eq!(nonces.note(&stamp, start), Seen::New);
        assert_eq!(nonces.note(&stamp, start + TOLERANCE), Seen::Before);
        let other = Stamp { nonce: "0b".repeat(16), ..stamp.clone() };
        assert_eq!(nonces.note(&other, start + TOLERANCE), Seen::New);
        let neighbour = Stamp { device: DeviceId(Uuid::max()), ..stamp.clone() };
        assert_eq!(nonces.note(&neighbour, start), Seen::New);
        // Forgotten only when the time of the stamp alone refuses it.
        assert_eq!(nonces.note(&stamp, start + TOLERANCE + SignedDuration::from_secs(1)), Seen::New);
    }

    #[test]
    fn what_was_stamped_before_the_start_cannot_be_known() {
        let start: Timestamp = "2026-11-21T02:00:00Z".parse().unwrap();
        let at = start - SignedDuration::from_millis(1);
        let stamp = Stamp { device: DeviceId(Uuid::nil()), at, nonce: "0a".repeat(16) };
        assert!(Nonces::new(start).is_before_memory(&stamp));
    }
}
