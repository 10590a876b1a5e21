//! A naive calendar that walks day by day. It shares nothing with the calculus:
//! no date library, no month arithmetic, only the rule of leap years.

/// Year, month, day.
pub type Day = (i32, u32, u32);

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

pub fn next(day: Day) -> Day {
    let (y, m, d) = day;
    if d < month_length(y, m) {
        (y, m, d + 1)
    } else if m < 12 {
        (y, m + 1, 1)
    } else {
        (y + 1, 1, 1)
    }
}

pub fn previous(day: Day) -> Day {
    match day {
        (y, 1, 1) => (y - 1, 12, 31),
        (y, m, 1) => (y, m - 1, month_length(y, m - 1)),
        (y, m, d) => (y, m, d - 1),
    }
}

/// Walks forward through the ends of months until `months` of them are behind,
/// then on to the same day of the month or the last one there is.
pub fn after_months(day: Day, months: u32) -> Day {
    let mut at = day;
    let mut entered = 0;
    while entered < months {
        at = next(at);
        if at.2 == 1 {
            entered += 1;
        }
    }
    while at.2 < day.2 && at.2 < month_length(at.0, at.1) {
        at = next(at);
    }
    at
}

pub fn after_days(day: Day, days: u32) -> Day {
    (0..days).fold(day, |at, _| next(at))
}

/// Walks forward to the first day on which something is cut off.
pub fn cut_off(name: &str, day: Day, year_end: (u32, u32)) -> Day {
    let is_cut_off = |(y, m, d): Day| {
        let last = d == month_length(y, m);
        match name {
            "none" => true,
            "month-end" => last,
            "quarter-end" => last && m % 3 == 0,
            "calendar-year" => (m, d) == (12, 31),
            "financial-year" => (m, d) == year_end,
            other => panic!("no such cut-off: {other}"),
        }
    };
    let mut at = day;
    while !is_cut_off(at) {
        at = next(at);
    }
    at
}

/// End of retention from a base date.
pub fn end(base: Day, cut_off_name: &str, [years, months, weeks, days]: [u32; 4]) -> Day {
    let mut at = after_days(after_months(base, years * 12 + months), weeks * 7 + days);
    if matches!(cut_off_name, "month-end" | "quarter-end") {
        while at.2 != month_length(at.0, at.1) {
            at = next(at);
        }
    }
    at
}

pub fn read(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap());
    (i32::try_from(parts.next().unwrap()).unwrap(), parts.next().unwrap(), parts.next().unwrap())
}

pub fn write((y, m, d): Day) -> String {
    format!("{y:04}-{m:02}-{d:02}")
}

#[test]
fn the_oracle_knows_its_calendar() {
    assert_eq!(after_months((2024, 2, 29), 12), (2025, 2, 28));
    assert_eq!(after_months((2023, 8, 31), 6), (2024, 2, 29));
    assert_eq!(after_months((2024, 1, 31), 1), (2024, 2, 29));
    assert_eq!(after_days((1999, 12, 31), 1), (2000, 1, 1));
    assert_eq!(previous((2000, 3, 1)), (2000, 2, 29));
    assert_eq!(cut_off("financial-year", (2024, 4, 1), (3, 31)), (2025, 3, 31));
}
