//! Dates in a query: a whole piece that reads as a day, a month, a year or a span of them.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A span of dates read from the text of a query, shown as a chip that can be removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chip {
    /// The piece as typed, after NFKC.
    pub text: String,
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub to: Date,
}

/// Years that are taken for years; other numbers of four digits are text.
const YEARS: std::ops::RangeInclusive<i16> = 1840..=2199;

/// The chip of a piece, or `None` when it is text. `today` is needed for words such as 上月.
pub(super) fn chip(text: &str, today: Option<Date>) -> Option<Chip> {
    let (from, to) = relative(text, today).or_else(|| years(text)).or_else(|| point(text)).or_else(|| span(text))?;
    (from <= to).then(|| Chip { text: text.to_owned(), from, to })
}

/// `2010-2013`, the one span in which bare years stand.
fn years(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once(['-', '–', '~', '至', '到'])?;
    Some((year(first)?.0, year(last)?.1))
}

/// Two points joined by 至: `2010年3月至2012年`.
fn span(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once(['至', '到', '~', '–'])?;
    Some((point(first)?.0, point(last)?.1))
}

/// A day, a month or a year: `2013-05-06`, `2013-05`, `2013年5月6日`, `2013年5月`, `2013年`.
/// Years in Chinese numerals stay text: 一九九八年 is a phrase of a document, found as it stands.
fn point(text: &str) -> Option<(Date, Date)> {
    if let Some((first, rest)) = text.split_once('年') {
        if rest.is_empty() {
            return year(first);
        }
        let (month_digits, rest) = rest.split_once('月')?;
        let day_digits = rest.strip_suffix(['日', '號', '号']).or(rest.is_empty().then_some(""))?;
        return day_or_month(first, month_digits, day_digits);
    }
    let mut parts = text.split(['-', '/']);
    let (first, month_digits, day_digits) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
    let padded = month_digits.len() == 2 && (day_digits.is_empty() || day_digits.len() == 2);
    if !padded || parts.next().is_some() { None } else { day_or_month(first, month_digits, day_digits) }
}

fn year(text: &str) -> Option<(Date, Date)> {
    let year = year_number(text)?;
    Some((date(year, 1, 1), date(year, 12, 31)))
}

fn year_number(text: &str) -> Option<i16> {
    let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| four && YEARS.contains(year))
}

fn day_or_month(year: &str, month: &str, day: &str) -> Option<(Date, Date)> {
    let first = Date::new(year_number(year)?, month.parse().ok()?, 1).ok()?;
    if day.is_empty() {
        return Some((first, first.last_of_month()));
    }
    let day = Date::new(first.year(), first.month(), day.parse().ok()?).ok()?;
    Some((day, day))
}

fn relative(text: &str, today: Option<Date>) -> Option<(Date, Date)> {
    let today = today?;
    let month = |day: Date| (day.first_of_month(), day.last_of_month());
    let year = |year: i16| (date(year, 1, 1), date(year, 12, 31));
    match text {
        "今日" | "今天" => Some((today, today)),
        "昨日" | "昨天" => today.yesterday().ok().map(|day| (day, day)),
        "本月" | "今個月" => Some(month(today)),
        "上月" | "上個月" => today.checked_sub(1.month()).ok().map(month),
        "今年" | "本年" => Some(year(today.year())),
        "去年" | "上年" => Some(year(today.year() - 1)),
        _ => None,
    }
}
