//! The civil day of an instant in the office, whose zone is eight hours ahead of UTC.

use jiff::Timestamp;
use jiff::tz::{TimeZone, offset};

/// The day, `YYYY-MM-DD`.
pub fn office_day(at: Timestamp) -> String {
    at.to_zoned(TimeZone::fixed(offset(8))).date().to_string()
}
