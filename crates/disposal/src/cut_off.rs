//! Cut-offs: the day on which a period starts to run after its trigger.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

/// From which day a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum CutOff {
    /// From the trigger's own day.
    #[default]
    None,
    /// From the last day of the month.
    MonthEnd,
    /// From the last day of March, June, September or December.
    QuarterEnd,
    /// From 31 December.
    CalendarYear,
    /// From the last day of the schedule's financial year.
    FinancialYear,
}

/// The last day of a financial year, written `MM-DD` (Hong Kong: `03-31`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct YearEnd {
    month: i8,
    day: i8,
}

/// The text is no day of the year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the year (MM-DD): {0}")]
pub struct BadYearEnd(pub String);

impl BadYearEnd {
    /// The sentence for a person.
    pub fn message(&self) -> Message {
        Message::new("disposal-year-end-unreadable").with("value", self.0.as_str())
    }
}

impl YearEnd {
    /// The financial year to 31 March.
    pub const MARCH_31: Self = Self { month: 3, day: 31 };

    /// This day in `year`; 29 February becomes 28 in a common year.
    fn in_year(self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        Date::new(year, self.month, self.day.min(first.days_in_month())).ok()
    }
}

impl TryFrom<String> for YearEnd {
    type Error = BadYearEnd;
    fn try_from(text: String) -> Result<Self, BadYearEnd> {
        // 2000 is a leap year, so 02-29 passes.
        match format!("2000-{text}").parse::<Date>() {
            Ok(date) if text.len() == 5 => Ok(Self { month: date.month(), day: date.day() }),
            _ => Err(BadYearEnd(text)),
        }
    }
}

impl From<YearEnd> for String {
    fn from(end: YearEnd) -> Self {
        format!("{:02}-{:02}", end.month, end.day)
    }
}

impl CutOff {
    /// The name that schedules use.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::MonthEnd => "month-end",
            Self::QuarterEnd => "quarter-end",
            Self::CalendarYear => "calendar-year",
            Self::FinancialYear => "financial-year",
        }
    }

    /// The first cut-off day on or after `day`: the day itself may be it.
    /// `None` beyond the calendar.
    pub fn on_or_after(self, day: Date, year_end: YearEnd) -> Option<Date> {
        match self {
            Self::None => Some(day),
            Self::MonthEnd => Some(day.last_of_month()),
            Self::QuarterEnd => {
                let last_month = (day.month() + 2) / 3 * 3;
                Date::new(day.year(), last_month, 1).ok().map(Date::last_of_month)
            }
            Self::CalendarYear => Date::new(day.year(), 12, 31).ok(),
            Self::FinancialYear => {
                let this_year = year_end.in_year(day.year())?;
                if this_year >= day { Some(this_year) } else { year_end.in_year(day.year().checked_add(1)?) }
            }
        }
    }

    /// With a month-end or quarter-end cut-off a period also ends at a month's end
    /// (28 February plus a year may become 29 February). It never shortens.
    pub fn realign(self, end: Date) -> Date {
        match self {
            Self::MonthEnd | Self::QuarterEnd => end.last_of_month(),
            _ => end,
        }
    }

    /// Whether [`CutOff::realign`] can move an end.
    pub(crate) fn realigns(self) -> bool {
        matches!(self, Self::MonthEnd | Self::QuarterEnd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_february_year_end_follows_leap_years() {
        let end = YearEnd::try_from("02-29".to_owned()).unwrap();
        assert_eq!(CutOff::FinancialYear.on_or_after(date(2023, 2, 28), end), Some(date(2023, 2, 28)));
        assert_eq!(CutOff::FinancialYear.on_or_after(date(2023, 3, 1), end), Some(date(2024, 2, 29)));
    }

    #[test]
    fn refuses_what_is_no_day_of_the_year() {
        for text in ["", "3-31", "13-01", "02-30", "04-31", "0331", "--03-31", "31-03"] {
            assert!(YearEnd::try_from(text.to_owned()).is_err(), "{text}");
        }
        assert_eq!(String::from(YearEnd::MARCH_31), "03-31");
    }

    #[test]
    fn beyond_the_calendar_there_is_no_cut_off() {
        assert_eq!(CutOff::FinancialYear.on_or_after(date(9999, 4, 1), YearEnd::MARCH_31), None);
    }
}
