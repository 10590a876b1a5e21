//! A retention period in calendar units, written as an ISO 8601 duration.
//!
//! Years stay years: nothing here turns them into days. Times of day are not read.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

/// Years, months, weeks and days, for example `P7Y`, `P18M`, `P2W`, `P90D`, `P0D`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Period {
    /// Calendar years.
    pub years: u16,
    /// Calendar months.
    pub months: u16,
    /// Weeks of seven days.
    pub weeks: u16,
    /// Days.
    pub days: u16,
}

/// The text is no duration in years, months, weeks and days.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0}")]
pub struct BadPeriod(pub String);

impl BadPeriod {
    /// The sentence for a person.
    pub fn message(&self) -> Message {
        Message::new("disposal-period-unreadable").with("value", self.0.as_str())
    }
}

impl Period {
    /// So many years.
    pub fn years(years: u16) -> Self {
        Self { years, ..Self::default() }
    }

    /// Counted (also) in weeks or days, so that it need not end at a month's end.
    pub fn counts_days(self) -> bool {
        self.weeks > 0 || self.days > 0
    }

    /// No time at all.
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// `base` plus this period: years and months first, clamped to the end of the
    /// month, then weeks and days. `None` beyond the calendar (year 9999).
    pub fn after(self, base: Date) -> Option<Date> {
        let span = Span::new().years(self.years).months(self.months).weeks(self.weeks).days(self.days);
        base.checked_add(span).ok()
    }

    /// The single unit and its count, or `("mixed", 0)`; nothing counts as days.
    pub fn unit(self) -> (&'static str, u16) {
        match (self.years, self.months, self.weeks, self.days) {
            (count, 0, 0, 0) if count > 0 => ("years", count),
            (0, count, 0, 0) if count > 0 => ("months", count),
            (0, 0, count, 0) if count > 0 => ("weeks", count),
            (0, 0, 0, count) => ("days", count),
            _ => ("mixed", 0),
        }
    }
}

impl FromStr for Period {
    type Err = BadPeriod;

    /// Units come once each and in the order Y, M, W, D; at most four digits each.
    fn from_str(text: &str) -> Result<Self, BadPeriod> {
        let bad = || BadPeriod(text.to_owned());
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or_else(bad)?;
        let mut counts = [0u16; 4];
        for (count, unit) in counts.iter_mut().zip(['Y', 'M', 'W', 'D']) {
            let Some((number, after)) = rest.split_once(unit) else { continue };
            let plain = (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
            *count = number.parse().ok().filter(|_| plain).ok_or_else(bad)?;
            rest = after;
        }
        let [years, months, weeks, days] = counts;
        if rest.is_empty() { Ok(Self { years, months, weeks, days }) } else { Err(bad()) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("P0D");
        }
        f.write_str("P")?;
        for (count, unit) in [(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

impl TryFrom<String> for Period {
    type Error = BadPeriod;
    fn try_from(text: String) -> Result<Self, BadPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_canonically() {
        for (text, canonical) in
            [("P7Y", "P7Y"), ("P18M", "P18M"), ("P1Y6M", "P1Y6M"), ("P2W3D", "P2W3D"), ("P0Y", "P0D")]
        {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), canonical);
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "", "P", "7Y", "PY", "P-1Y", "P+1Y", "P1.5Y", "P7", "P6M1Y", "P1Y1Y", "PT5H", "P10000Y", "p7y", "P 7Y",
            "7 years",
        ] {
            assert_eq!(text.parse::<Period>(), Err(BadPeriod(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn beyond_the_calendar_there_is_no_day() {
        assert_eq!(Period::years(9000).after(jiff::civil::date(2026, 1, 1)), None);
        assert_eq!(Period { days: 9999, ..Period::default() }.after(jiff::civil::date(9990, 1, 1)), None);
    }
}
