//! A date as a fact states it, and the civil day it stands for.
//!
//! Facts arrive as written: `2019`, `2019-05`, `2019-05-31` (the subset of EDTF
//! that records use) or an RFC 3339 time. The text is kept; the day is worked out
//! at computation time, so that a wrong date is a state of the unit and never a
//! lost fact. Ranges and uncertain dates are not read here.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};
use words::Message;

/// The civil day of an instant in the office's zone (UTC+8 all year).
pub fn office_day(instant: Timestamp) -> Date {
    TimeZone::fixed(Offset::constant(8)).to_datetime(instant).date()
}

/// A date as written: a year, a month, a day, or a time with its offset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
pub struct FactDate(String);

/// The text states no usable day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadDate {
    /// Not a year, month, day or time with an offset.
    #[error("not a date: {0}")]
    Unreadable(String),
    /// A year that programs write when they mean "unknown" (9999, or before 1000).
    #[error("a stand-in for an unknown date: {0}")]
    StandIn(String),
}

impl BadDate {
    /// The sentence for a person.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(text) => Message::new("disposal-date-unreadable").with("value", text.as_str()),
            Self::StandIn(text) => Message::new("disposal-date-stand-in").with("value", text.as_str()),
        }
    }
}

impl FactDate {
    /// Keeps the text as written.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day this date stands for: of a partial date the *last possible* day
    /// (2019 is 2019-12-31), of a time its day in UTC+8.
    pub fn day(&self) -> Result<Date, BadDate> {
        let day = self.read().ok_or_else(|| BadDate::Unreadable(self.0.clone()))?;
        if (1000..9999).contains(&day.year()) { Ok(day) } else { Err(BadDate::StandIn(self.0.clone())) }
    }

    fn read(&self) -> Option<Date> {
        let text = self.0.as_str();
        if text.contains(['T', 't']) {
            return text.parse().ok().map(office_day);
        }
        let year = digits(text.get(..4)?)?;
        match text.len() {
            4 => Date::new(year, 12, 31).ok(),
            7 => Date::new(year, pair(text, 4)?, 1).ok().map(Date::last_of_month),
            10 => Date::new(year, pair(text, 4)?, pair(text, 7)?).ok(),
            _ => None,
        }
    }
}

fn digits<N: std::str::FromStr>(text: &str) -> Option<N> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The two digits after the hyphen at `at`.
fn pair(text: &str, at: usize) -> Option<i8> {
    digits(text.get(at..at + 3)?.strip_prefix('-')?)
}

impl From<Date> for FactDate {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_full_partial_and_timed_dates() {
        for (text, day) in [
            ("2019", "2019-12-31"),
            ("2019-05", "2019-05-31"),
            ("2019-02", "2019-02-28"),
            ("2020-02", "2020-02-29"),
            ("2019-05-01", "2019-05-01"),
            ("2026-03-31T17:30:00Z", "2026-04-01"),
            ("2026-03-31T15:59:59Z", "2026-03-31"),
            ("2026-03-31T16:00:00Z", "2026-04-01"),
            ("2026-04-01T01:30:00+08:00", "2026-04-01"),
            ("2026-04-01T23:30:00+09:00", "2026-04-01"),
        ] {
            assert_eq!(FactDate::new(text).day().unwrap().to_string(), day, "{text}");
        }
    }

    #[test]
    fn refuses_what_states_no_day() {
        for text in [
            "",
            " ",
            "19",
            "2019-13",
            "2019-00",
            "2019-02-30",
            "2023-02-29",
            "2019/05/01",
            "31-05-2019",
            "2019-5",
            "20190501",
            "2019-05-01 ",
            "+2019",
            "-2019",
            "2026-03-31T17:30",
            "T",
            "二〇一九",
            "二〇",
            "2019-05-0١",
            "2019?",
            "2019-05-01T25:00Z",
        ] {
            assert_eq!(FactDate::new(text).day(), Err(BadDate::Unreadable(text.into())), "{text}");
        }
        for text in ["9999-12-31", "9999", "0001-01-01", "0000"] {
            assert_eq!(FactDate::new(text).day(), Err(BadDate::StandIn(text.into())), "{text}");
        }
    }
}
