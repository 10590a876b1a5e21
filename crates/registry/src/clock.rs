//! The clock of a desk. The rules never read one; the desk asks this and passes the time on.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Day and time of the day in the office's zone, UTC+8.
pub(crate) fn office_time(at: Timestamp) -> DateTime {
    jiff::tz::offset(8).to_datetime(at)
}

/// The day in the office's zone.
pub(crate) fn office_day(at: Timestamp) -> Date {
    office_time(at).date()
}

/// A moment of the office's clock; none beyond what can be written.
pub(crate) fn office_moment(at: DateTime) -> Option<Timestamp> {
    jiff::tz::offset(8).to_timestamp(at).ok()
}

/// Noon of a day in the office's zone, for facts that are known by day only.
pub(crate) fn office_noon(day: Date) -> Timestamp {
    office_moment(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A day given on the command line; only vaults marked as sample accept it.
    Fixed(Timestamp),
}

impl Clock {
    /// The clock that stands at noon of a day, `YYYY-MM-DD`.
    pub fn fixed_on(day: &str) -> Option<Self> {
        day.parse().ok().map(|day| Self::Fixed(office_noon(day)))
    }

    /// Now.
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => at,
        }
    }

    /// Today in the office's zone.
    pub fn today(self) -> Date {
        office_day(self.now())
    }
}

/// A time as people type it: RFC 3339, or a day, which means its end in the office's zone.
pub fn time_of(text: &str) -> Option<Timestamp> {
    let day = || text.parse::<Date>().ok().map(office_noon);
    text.parse().ok().or_else(day)
}
