//! The working calendar of an office, as data: rest days and general holidays.
//!
//! A calendar knows which days it covers. A question about a day outside is an
//! error, never a guess: a missing year would otherwise count its holidays as
//! working days. Where the data comes from and whether it is current is not known here.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use words::Text;

/// A named day on which offices are closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its name.
    pub text: Text,
}

/// The first and the last day of which a calendar speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covers {
    /// First day, included.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RestDay {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl RestDay {
    fn weekday(self) -> Weekday {
        match self {
            RestDay::Monday => Weekday::Monday,
            RestDay::Tuesday => Weekday::Tuesday,
            RestDay::Wednesday => Weekday::Wednesday,
            RestDay::Thursday => Weekday::Thursday,
            RestDay::Friday => Weekday::Friday,
            RestDay::Saturday => Weekday::Saturday,
            RestDay::Sunday => Weekday::Sunday,
        }
    }
}

/// How a calendar is written in a file or a snapshot.
#[derive(Debug, Clone, Deserialize)]
struct Written {
    covers: Covers,
    #[serde(rename = "restDays")]
    rest_days: Vec<RestDay>,
    holidays: Vec<Holiday>,
}

/// Working days between two dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    covers: Covers,
    rest_days: Vec<Weekday>,
    holidays: BTreeSet<Date>,
}

/// A day that the calendar does not cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncovered(pub Date);

impl Calendar {
    /// Reads `{covers, restDays, holidays}`; `None` when it is not a calendar.
    pub fn read(json: &serde_json::Value) -> Option<Self> {
        let written: Written = serde_json::from_value(json.clone()).ok()?;
        Some(Self {
            covers: written.covers,
            rest_days: written.rest_days.iter().map(|day| day.weekday()).collect(),
            holidays: written.holidays.iter().map(|holiday| holiday.date).collect(),
        })
    }

    /// Whether offices are open on `day`.
    pub fn is_working_day(&self, day: Date) -> Result<bool, Uncovered> {
        if day < self.covers.from || day > self.covers.to {
            return Err(Uncovered(day));
        }
        Ok(!self.rest_days.contains(&day.weekday()) && !self.holidays.contains(&day))
    }

    /// Working days from `from` to `to`, both days counted; 0 when `to` is earlier.
    pub fn working_days(&self, from: Date, to: Date) -> Result<i64, Uncovered> {
        let mut count = 0;
        let mut day = from;
        while day <= to {
            count += i64::from(self.is_working_day(day)?);
            day = day.tomorrow().map_err(|_| Uncovered(day))?;
        }
        Ok(count)
    }

    /// The day on which `count` working days after `start` have passed; the day of `start` is
    /// not counted. A negative count goes back.
    pub fn shifted(&self, start: Date, count: i64) -> Result<Date, Uncovered> {
        let step = if count < 0 { -1.days() } else { 1.days() };
        let mut day = start;
        let mut left = count.unsigned_abs();
        while left > 0 {
            day = day.checked_add(step).map_err(|_| Uncovered(day))?;
            left -= u64::from(self.is_working_day(day)?);
        }
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::json;

    fn christmas() -> Calendar {
        Calendar::read(&json!({
            "covers": {"from": "2026-12-01", "to": "2026-12-31"},
            "restDays": ["saturday", "sunday"],
            "holidays": [
                {"date": "2026-12-25", "text": {"zh-Hant-HK": "聖誕節", "en": "Christmas Day"}},
                {"date": "2026-12-26", "text": {"zh-Hant-HK": "聖誕節後第一個周日", "en": "The first weekday after Christmas Day"}}
            ]
        }))
        .unwrap()
    }

    #[test]
    fn counts_both_ends_and_leaves_out_rest_days_and_holidays() {
        let calendar = christmas();
        assert_eq!(calendar.working_days(date(2026, 12, 21), date(2026, 12, 28)), Ok(5));
        assert_eq!(calendar.working_days(date(2026, 12, 25), date(2026, 12, 25)), Ok(0));
        assert_eq!(calendar.working_days(date(2026, 12, 22), date(2026, 12, 21)), Ok(0));
    }

    #[test]
    fn a_deadline_skips_what_is_not_worked() {
        assert_eq!(christmas().shifted(date(2026, 12, 23), 3), Ok(date(2026, 12, 29)));
        assert_eq!(christmas().shifted(date(2026, 12, 29), -3), Ok(date(2026, 12, 23)));
        assert_eq!(christmas().shifted(date(2026, 12, 26), 0), Ok(date(2026, 12, 26)));
    }

    #[test]
    fn a_day_outside_is_an_error_and_not_a_working_day() {
        assert_eq!(christmas().working_days(date(2026, 12, 30), date(2027, 1, 4)), Err(Uncovered(date(2027, 1, 1))));
        assert_eq!(christmas().shifted(date(2026, 12, 30), 2), Err(Uncovered(date(2027, 1, 1))));
        assert_eq!(Calendar::read(&json!({"holidays": []})), None);
    }
}
