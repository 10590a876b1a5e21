//! Days, numbers and identities as the tables keep them.

use jiff::Timestamp;
use jiff::tz::Offset;
use records::EntityId;

use crate::fault::Fault;

/// The office's zone, UTC+8: a time becomes a day there before anything else is asked.
const OFFICE: Offset = jiff::tz::offset(8);

/// The day of a time in the office's zone.
pub(crate) fn office_day(at: Timestamp) -> jiff::civil::Date {
    OFFICE.to_datetime(at).date()
}

/// A number as SQLite keeps it. No counter of ours comes near the limit.
pub(crate) fn as_i64(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// An identity as a table keeps it.
pub(crate) fn parse_id(text: &str) -> Result<EntityId, Fault> {
    text.parse().map_err(|_| Fault::Damaged(format!("identifier {text}")))
}
