//! How long to wait before the next try.

use jiff::SignedDuration;

/// The first wait; each further one is twice as long.
const FIRST_SECONDS: i64 = 4;
/// The longest wait: a quarter of an hour.
const LONGEST_SECONDS: i64 = 900;

/// The wait after `failures` failures in a row: between half and the whole of the doubled
/// time, so that desks that failed together do not return together.
pub(super) fn wait(failures: u32, jitter: u32) -> SignedDuration {
    let doublings = failures.saturating_sub(1).min(16);
    let whole = (FIRST_SECONDS << doublings).min(LONGEST_SECONDS) * 1_000;
    let half = whole / 2;
    SignedDuration::from_millis(half + half * i64::from(jitter) / i64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_to_a_quarter_of_an_hour_and_spreads() {
        for (failures, jitter, millis) in [
            (0, u32::MAX, 4_000),
            (1, 0, 2_000),
            (1, u32::MAX, 4_000),
            (2, 0, 4_000),
            (3, u32::MAX, 16_000),
            (9, u32::MAX, 900_000),
            (u32::MAX, 0, 450_000),
        ] {
            assert_eq!(wait(failures, jitter), SignedDuration::from_millis(millis), "{failures} {jitter}");
        }
    }
}
