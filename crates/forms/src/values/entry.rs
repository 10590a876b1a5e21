//! From what a person types to the one spelling of a value.
//!
//! Width is folded only where a value is a number, a date, a time or a code: a name
//! is never touched (NFKC or NFC would turn one person's character into another's).
//! What cannot be understood is kept as typed, so that nothing is lost.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::formats::minutes;
use super::hkid::hkid;
use super::value::money_text;
use super::width::{narrowed, reference, unit};

/// The largest whole number that a double, and so RFC 8785, carries exactly.
pub const LARGEST_INTEGER: u64 = 9_007_199_254_740_991;

/// How raw typing in a field is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Kept exactly as typed.
    Verbatim,
    /// A whole number.
    Integer,
    /// A decimal with this many places.
    Decimal(u32),
    /// A date.
    Date,
    /// A time of the day.
    Time,
    /// Yes or no.
    Bool,
    /// A code, an e-mail address, a telephone number.
    Code,
    /// The number of an identity card: as the card has it, in whatever capitals and with or without its brackets.
    Hkid,
    /// The number or letter of a flat or floor: its digits and Latin letters are narrowed, other signs stay.
    Unit,
    /// The reference of a file: narrowed, in capitals, with single spaces.
    Reference,
}

/// The canonical value of `raw`, or `raw` itself where it cannot be understood.
/// Blank typing is null: the answer goes away.
pub fn typed(raw: &str, entry: Entry) -> Json {
    if raw.trim().is_empty() {
        return Json::Null;
    }
    let narrow = narrowed(raw);
    let understood = match entry {
        Entry::Verbatim => None,
        Entry::Code => Some(Json::String(narrow)),
        Entry::Hkid => Some(Json::String(hkid(&narrow).unwrap_or(narrow))),
        Entry::Unit => Some(Json::String(unit(raw))),
        Entry::Reference => Some(Json::String(reference(raw))),
        Entry::Integer => whole(&narrow).map(Json::from),
        Entry::Decimal(places) => decimal(&narrow, places).map(Json::String),
        Entry::Date => date(&narrow).map(|day| Json::String(day.to_string())),
        Entry::Time => time(&narrow).map(Json::String),
        Entry::Bool => boolean(&narrow).map(Json::Bool),
    };
    understood.unwrap_or_else(|| Json::String(raw.to_owned()))
}

/// Takes thousands separators out, but only where they stand in threes.
fn ungrouped(text: &str) -> String {
    let whole = text.split('.').next().unwrap_or(text);
    let mut groups = whole.split(',').map(str::len);
    let first = groups.next().unwrap_or(0);
    let in_threes = first > 0 && groups.all(|length| length == 3);
    if in_threes { text.replacen(whole, &whole.replace(',', ""), 1) } else { text.to_owned() }
}

/// A whole number that JSON carries exactly: beyond 2^53 − 1 it is not one.
fn whole(text: &str) -> Option<i64> {
    ungrouped(text).parse().ok().filter(|number: &i64| number.unsigned_abs() <= LARGEST_INTEGER)
}

/// A whole number in its one spelling: for JSON Schema `2.0` and `2e0` are 2 as well. What is none stays as it is.
pub fn whole_number(json: Json) -> Json {
    let fraction = json.as_number().filter(|number| number.is_f64()).and_then(serde_json::Number::as_f64);
    let whole = fraction.and_then(|number| number.to_string().parse::<i64>().ok());
    whole.filter(|whole| whole.unsigned_abs() <= LARGEST_INTEGER).map_or(json, Json::from)
}

fn decimal(text: &str, places: u32) -> Option<String> {
    let text = text.strip_prefix("HK$").or_else(|| text.strip_prefix('$')).unwrap_or(text).trim();
    let plain = ungrouped(text);
    let sound = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    let value = Decimal::from_str_exact(&plain).ok().filter(|_| sound)?;
    money_text(value, places)
}

/// Year first, or day first as Hong Kong writes it, with `-`, `/`, `.` or 年月日.
fn date(text: &str) -> Option<Date> {
    let plain = text.replace(['年', '月', '/', '.'], "-").replace('日', "");
    let numbers: Option<Vec<i16>> = plain.split('-').map(|part| part.trim().parse().ok()).collect();
    let [first, month, last] = *numbers?.as_slice() else { return None };
    let year_first = first >= 1000;
    let (year, day) = if year_first { (first, last) } else { (last, first) };
    if year < 1000 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `0930`, `9:30`, `09:30` or `9.30`.
fn time(text: &str) -> Option<String> {
    let plain = text.replace('.', ":");
    let (hour, minute) = match plain.split_once(':') {
        Some(pair) => pair,
        None if plain.len() == 4 && plain.is_ascii() => plain.split_at(2),
        None => return None,
    };
    let spelt = format!("{hour:0>2}:{minute}");
    minutes(&spelt).map(|_| spelt)
}

fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "y" | "是" => Some(true),
        "false" | "no" | "n" | "否" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn typing_becomes_the_one_spelling() {
        let table = [
            (Entry::Integer, "１２３", json!(123)),
            (Entry::Integer, "1,200", json!(1200)),
            (Entry::Integer, "1,2", json!("1,2")),
            (Entry::Integer, "9007199254740993", json!("9007199254740993")),
            (Entry::Decimal(2), "１,２００.５", json!("1200.50")),
            (Entry::Decimal(2), "HK$ 80", json!("80.00")),
            (Entry::Decimal(2), "12.505", json!("12.505")),
            (Entry::Decimal(2), "1e3", json!("1e3")),
            (Entry::Date, "２０２６年１１月２０日", json!("2026-11-20")),
            (Entry::Date, "3/12/2026", json!("2026-12-03")),
            (Entry::Date, "2026-13-40", json!("2026-13-40")),
            (Entry::Date, "3/12/26", json!("3/12/26")),
            (Entry::Time, "0930", json!("09:30")),
            (Entry::Time, "9:30", json!("09:30")),
            (Entry::Time, "25:00", json!("25:00")),
            (Entry::Bool, "是", json!(true)),
            (Entry::Code, "　Ａ１　", json!("A1")),
            (Entry::Hkid, "ｙ２３４５６７（４）", json!("Y234567(4)")),
            (Entry::Hkid, "y2345674", json!("Y234567(4)")),
            (Entry::Hkid, "Ｙ２３４５６７（４", json!("Y234567(4")),
            (Entry::Verbatim, "\u{f9dc}　１２３", json!("\u{f9dc}　１２３")),
            (Entry::Verbatim, "葛󠄀𠮷", json!("葛󠄀𠮷")),
            (Entry::Verbatim, " 　", Json::Null),
        ];
        for (entry, raw, expected) in table {
            assert_eq!(typed(raw, entry), expected, "{entry:?} {raw}");
        }
    }

    #[test]
    fn no_typing_panics() {
        for raw in
            ["年月日", "--", ",,,", "９９９９９９９９９９９９９９９９９９９９９９９９９９９９９９", "é930", "日日"]
        {
            for entry in [
                Entry::Integer,
                Entry::Decimal(2),
                Entry::Date,
                Entry::Time,
                Entry::Bool,
                Entry::Code,
                Entry::Hkid,
                Entry::Unit,
                Entry::Reference,
            ] {
                let _ = typed(raw, entry);
            }
        }
    }
}
