//! Dates as office programs keep them (days since a first one, ticks since 1601) and as mails
//! write them. They are given in ISO 8601, the first without a zone, because they have none.

/// Days from 30 December 1899 to 1 January 1970, and from 1 January 1904.
const FROM_1900: f64 = 25_569.0;
const FROM_1904: f64 = 24_107.0;
const DAY: f64 = 86_400.0;
/// The months as mails write them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Seconds from 1601 to 1970.
const FROM_1601: i64 = 11_644_473_600;

/// The date and, if it has one, the time of a number of days.
pub fn from_sheet(days: f64, since_1904: bool) -> Option<String> {
    let from = if since_1904 { FROM_1904 } else { FROM_1900 };
    // The years that four digits can write. A number below one is a time without a day.
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    // The first of these programs took 1900 for a leap year, so its first days count one less.
    let days = if !since_1904 && (1.0..60.0).contains(&days) { days + 1.0 } else { days };
    // In this range a float is exact to far below a second.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    let seconds = ((days - from) * DAY).round() as i64;
    let written = written(seconds)?;
    let (day, time) = written.split_once('T')?;
    Some(match (days < 1.0, time) {
        (true, time) => time.to_owned(),
        (false, "00:00:00") => day.to_owned(),
        (false, time) => format!("{day} {time}"),
    })
}

/// An instant of Windows: ticks of 100 ns since 1601, in UTC.
pub fn from_ticks(ticks: u64) -> Option<String> {
    let seconds = i64::try_from(ticks / 10_000_000).ok()?.checked_sub(FROM_1601)?;
    (ticks > 0).then(|| written(seconds)).flatten().map(|instant| format!("{instant}Z"))
}

/// The date of a mail (RFC 5322, 3.3, and its older forms); none for what is written otherwise.
pub fn from_mail(written: &str) -> Option<String> {
    // A comment says the zone once more, in words.
    let plain = written.split('(').next()?.replace(',', " ");
    let mut words = plain.split_whitespace().peekable();
    words.next_if(|word| !word.starts_with(|sign: char| sign.is_ascii_digit()));
    let day: u8 = words.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    let year = match words.next()?.parse::<u16>().ok()? {
        year @ 0..50 => year + 2000,
        year @ 50..1000 => year + 1900,
        year => year,
    };
    let mut time = words.next()?.split(':').map(|part| part.parse::<u8>().ok().filter(|part| *part < 61));
    let (hour, minute, second) = (time.next()??, time.next()??, time.next().unwrap_or(Some(0))?);
    let zone = words.next().unwrap_or_default();
    let zone =
        match zone.get(1..).filter(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())) {
            // A zone of nothing below nothing says that none is known.
            Some("0000") if zone.starts_with('-') => String::new(),
            Some(digits) if zone.starts_with(['+', '-']) => format!("{}{}:{}", &zone[..1], &digits[..2], &digits[2..]),
            _ if ["GMT", "UT", "UTC", "Z"].contains(&zone) => "Z".to_owned(),
            _ => String::new(),
        };
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// Seconds since 1970 as date and time; the days are counted as in Hinnant, chrono-compatible algorithms.
fn written(seconds: i64) -> Option<String> {
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (0..=9_999).contains(&year).then(|| {
        format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
    })
}

/// Whether a built-in number format shows a date (ECMA-376, part 1, 18.8.30), East Asian ones with them.
pub fn is_built_in(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a number format shows a date: it has a letter of one outside of quotes and brackets.
pub fn is_date_format(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or(format);
    let mut signs = first.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            // `[h]` counts hours; `[Red]` and `[$-404]` say how, not what.
            '[' => drop(signs.by_ref().find(|sign| *sign == ']')),
            '\\' | '_' | '*' => drop(signs.next()),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(from_sheet(46_377.0, false).as_deref(), Some("2026-12-21"));
        assert_eq!(from_sheet(46_377.5, false).as_deref(), Some("2026-12-21 12:00:00"));
        assert_eq!(from_sheet(44_915.0, true).as_deref(), Some("2026-12-21"));
        assert_eq!(from_sheet(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(from_sheet(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(from_sheet(0.25, false).as_deref(), Some("06:00:00"));
        assert_eq!(from_sheet(-1.0, false), None);
        assert_eq!(from_sheet(f64::NAN, false), None);
        assert_eq!(from_ticks(134_107_236_000_000_000).as_deref(), Some("2025-12-20T17:00:00Z"));
        assert_eq!(from_ticks(u64::MAX), None);
    }

    #[test]
    fn mails_write_dates_in_words() {
        for (written, expected) in [
            ("Mon, 21 Dec 2026 09:30:00 +0800", Some("2026-12-21T09:30:00+08:00")),
            ("1 Jan 99 9:05 GMT", Some("1999-01-01T09:05:00Z")),
            ("Tue,  3 February 2004 23:59:60 -0000 (unknown)", Some("2004-02-03T23:59:60")),
            ("Tue, 3 Feb 2004 23:59 EST", Some("2004-02-03T23:59:00")),
            ("2026-12-21", None),
            ("Mon, 41 Dec 2026 09:30:00 +0800", None),
            ("Mon, 21 十二月 2026 09:30", None),
            ("", None),
        ] {
            assert_eq!(from_mail(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn formats_of_dates_are_known() {
        for format in ["yyyy-mm-dd", "[$-404]e\"年\"m\"月\"d\"日\"", "h:mm AM/PM"] {
            assert!(is_date_format(format), "{format}");
        }
        for format in ["General", "0.00", "\"days\" 0", "[Red]#,##0", "0\\d"] {
            assert!(!is_date_format(format), "{format}");
        }
    }
}
