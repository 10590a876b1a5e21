//! The formats of the data profile: each value has exactly one spelling.
//!
//! Two spellings of one value would give two hashes of one answer, so the checks
//! are strict; what people type is brought to these spellings by `entry`.

use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::hkid::is_hkid;
use super::width::reference;

/// The most decimal places a format may ask for.
const MOST_PLACES: u32 = 6;

/// A format name of the data profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `YYYY-MM-DD`, a day of the Gregorian calendar.
    Date,
    /// `HH:MM`, 00:00 to 23:59, and 24:00 as the end of a day.
    Time,
    /// `decimal-N`: exactly N places, no plus, no leading zero, no minus zero.
    Decimal(u32),
    /// A Hong Kong identity card number with its check digit in brackets.
    Hkid,
    /// One address of electronic mail, also with letters beyond ASCII.
    Email,
    /// A telephone number: digits with an optional country code after `+`.
    Phone,
    /// The reference of a file: ASCII width, Latin capitals, single spaces. Whether there is such a file is not
    /// known here.
    FileReference,
}

impl Format {
    /// The format of that name; `None` when the profile has no such format.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Format::Date,
            "hhmm" => Format::Time,
            "hkid" => Format::Hkid,
            "email" => Format::Email,
            "phone" => Format::Phone,
            "fileReference" => Format::FileReference,
            _ => Format::Decimal(decimal_places(name)?),
        })
    }

    /// Whether `text` is a value in its one spelling.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Format::Date => is_date(text),
            Format::Time => minutes(text).is_some(),
            Format::Decimal(places) => is_decimal(text, places),
            Format::Hkid => is_hkid(text),
            Format::Email => is_email(text),
            Format::Phone => is_phone(text),
            Format::FileReference => !text.is_empty() && reference(text) == text,
        }
    }
}

/// N of `decimal-N`, from 0 to 6.
pub fn decimal_places(format: &str) -> Option<u32> {
    let digits = format.strip_prefix("decimal-")?;
    let places = digits.parse().ok().filter(|places: &u32| *places <= MOST_PLACES)?;
    (digits == places.to_string()).then_some(places)
}

fn is_date(text: &str) -> bool {
    // The length keeps out the wider spellings of ISO 8601 (signs, times, basic form).
    text.len() == 10 && Date::from_str(text).is_ok()
}

/// Minutes since midnight of `HH:MM`.
pub fn minutes(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    if bytes.len() != 5 || bytes[2] != b':' {
        return None;
    }
    let two = |at: usize| {
        let pair = &bytes[at..at + 2];
        pair.iter().all(u8::is_ascii_digit).then(|| u32::from(pair[0] - b'0') * 10 + u32::from(pair[1] - b'0'))
    };
    let (hour, minute) = (two(0)?, two(3)?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 24 * 60).then_some(total)
}

fn is_decimal(text: &str, places: u32) -> bool {
    let Ok(value) = Decimal::from_str_exact(text) else { return false };
    let spelling = format!("{value:.*}", places as usize);
    value.scale() == places && spelling == text && !(value.is_zero() && text.starts_with('-'))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let quiet = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || "@,;<>()\"".contains(c))
    };
    let labels = domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    quiet(local) && quiet(domain) && domain.contains('.') && labels && text.len() <= 254
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (5..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_one_spelling() {
        let table: &[(&str, &[&str], &[&str])] = &[
            (
                "date",
                &["2026-11-20", "2028-02-29"],
                &["2026-13-40", "2026-2-1", "20261120", "2027-02-29", "2026-11-20T00:00", ""],
            ),
            ("hhmm", &["00:00", "09:30", "24:00"], &["9:30", "0930", "24:01", "23:60", "2３:00", ""]),
            (
                "decimal-2",
                &["0.00", "-1.50", "1234567890.12"],
                &["1", "1.5", "01.50", "+1.50", "-0.00", "1.500", ".50", "1,000.00", "1e2", "٣.00"],
            ),
            ("decimal-0", &["0", "12"], &["12.", "012", "1.0"]),
            ("email", &["chan@dept.gov.hk", "陳@例子.香港"], &["chan", "a b@c.hk", "a@b", "a@.hk", "a@b@c.hk"]),
            (
                "fileReference",
                &["DO/4/12", "PER-3-2", "HDSD/SUP/4/7 PT 2", "檔案/4"],
                &["do/4/12", "ＤＯ/4/12", " DO/4/12", "DO/4/12  PT 2", ""],
            ),
            ("phone", &["21234567", "+85221234567"], &["2123 4567", "21", "+"]),
        ];
        for (name, valid, invalid) in table {
            let format = Format::named(name).unwrap();
            for text in *valid {
                assert!(format.accepts(text), "{name} should accept {text}");
            }
            for text in *invalid {
                assert!(!format.accepts(text), "{name} should refuse {text}");
            }
        }
        assert_eq!(Format::named("decimal-7"), None);
        assert_eq!(Format::named("decimal-02"), None);
        assert_eq!(Format::named("ipv4"), None);
    }
}
