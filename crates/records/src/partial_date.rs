//! A date that may be known only to the month or the year (EDTF, level 0 subset of
//! ISO 8601-2): `2019`, `2019-05`, `2019-05-31`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A civil date of stated precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// Year and month are known.
    Month(i16, i8),
    /// The day is known.
    Day(Date),
}

impl PartialDate {
    /// The first day it can mean.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 1, 1),
            Self::Month(year, month) => Date::constant(year, month, 1),
            Self::Day(day) => day,
        }
    }

    /// The last day it can mean: retention counts from here, so that nothing is due early.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::constant(year, 12, 31),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(day) => day,
        }
    }
}

/// The text is no date of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0}")]
pub struct BadDate(pub String);

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        let pieces: Vec<&str> = text.split('-').collect();
        let widths = [4, 2, 2];
        if pieces.len() > 3 || !pieces.iter().zip(widths).all(|(piece, width)| digits(piece, width)) {
            return Err(bad());
        }
        let year: i16 = pieces[0].parse().map_err(|_| bad())?;
        if year == 0 {
            return Err(bad());
        }
        let number = |i: usize| pieces.get(i).and_then(|piece| piece.parse::<i8>().ok());
        match (number(1), number(2)) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) => Date::new(year, month, 1).map(|_| Self::Month(year, month)).map_err(|_| bad()),
            (Some(month), Some(day)) => Date::new(year, month, day).map(Self::Day).map_err(|_| bad()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = BadDate;

    fn try_from(text: String) -> Result<Self, BadDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        for good in ["2019", "2019-05", "2024-02-29", "0999-12-31"] {
            assert_eq!(good.parse::<PartialDate>().unwrap().to_string(), good);
        }
        for bad in [
            "",
            "19",
            "0000",
            "2019-13",
            "2023-02-29",
            "2019-5",
            "2019-05-31T00",
            "2019-05-3",
            "+2019",
            "二〇一九",
            "2019-",
        ] {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_last_possible_day() {
        let last = |text: &str| text.parse::<PartialDate>().unwrap().last_day().to_string();
        assert_eq!(last("2019"), "2019-12-31");
        assert_eq!(last("2019-05"), "2019-05-31");
        assert_eq!(last("2024-02"), "2024-02-29");
    }
}
