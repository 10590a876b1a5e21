//! A value of an answer as people read it outside its field: in a table of what moved, in a remark, in the name of a row.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use words::{Lang, Message, Text, say_or_code};

use crate::address::address_line;
use crate::definition::{Definition, Field, FieldKind};
use crate::pointer::Pattern;
use crate::values::masked_hkid;

/// The value at a place: codes by their labels, both sides of a name, an address in one line, files by their names, and what
/// is masked with its middle hidden.
pub fn spoken(definition: &Definition, at: &str, value: &Json) -> Text {
    of(definition, field(definition, at), value)
}

/// The field at a pointer, or the one of which it is a side or one code.
pub fn field<'d>(definition: &'d Definition, at: &str) -> Option<&'d Field> {
    let at = Pattern::parse(at)?.generalised();
    let names = &definition.names;
    names.owner(&at).map(|(_, field)| field).or_else(|| names.fields.get(&at.parent()?))
}

fn of(definition: &Definition, field: Option<&Field>, value: &Json) -> Text {
    let plain = |text: &str| Text::new(text, text);
    let list = field.and_then(|field| definition.names.codelists.get(field.codelist.as_deref()?));
    match value {
        Json::Null => Text::default(),
        Json::String(text) if field.is_some_and(|field| field.mask) => plain(&masked_hkid(text)),
        Json::String(text) if field.is_some_and(is_day) => text.parse().map_or_else(|_| plain(text), day),
        Json::String(text) if field.is_some_and(is_figure) => figure(field, text),
        Json::String(text) => {
            list.and_then(|list| list.get(text)).map_or_else(|| plain(text), |code| code.label.clone())
        }
        Json::Bool(yes) => {
            let word = Message::new(if *yes { "forms-say-yes" } else { "forms-say-no" });
            Text::new(say_or_code(Lang::En, &word), say_or_code(Lang::ZhHantHk, &word))
        }
        Json::Array(items) => {
            let items: Vec<Text> = items.iter().map(|item| of(definition, field, item)).collect();
            let joined = |side: fn(&Text) -> &str| items.iter().map(side).collect::<Vec<_>>().join(" · ");
            Text::new(joined(|text| &text.en), joined(|text| &text.zh))
        }
        Json::Object(_) if field.is_some_and(|field| field.kind == FieldKind::Address) => plain(&address_line(value)),
        Json::Object(sides) if field.is_some_and(|field| field.kind == FieldKind::DateRange) => {
            let side = |name| of(definition, field, sides.get(name).unwrap_or(&Json::Null));
            let (from, to) = (side("from"), side("to"));
            Text::new(format!("{} – {}", from.en, to.en), format!("{} – {}", from.zh, to.zh))
        }
        Json::Object(sides) if field.is_some_and(|field| field.kind.has_sides()) => {
            let sides = sides.values().filter_map(Json::as_str).filter(|side| !side.is_empty());
            plain(&sides.collect::<Vec<_>>().join(" "))
        }
        Json::Object(file) => plain(file.get("name").and_then(Json::as_str).unwrap_or_default()),
        Json::Number(number) => figure(field, &number.to_string()),
    }
}

fn is_day(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Date | FieldKind::DateRange)
}

fn is_figure(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Money | FieldKind::Integer | FieldKind::Decimal)
}

fn figure(field: Option<&Field>, number: &str) -> Text {
    let is_number = number.parse::<Decimal>().is_ok();
    let number = separated(number);
    match field.filter(|_| is_number) {
        Some(Field { currency: Some(currency), .. }) => {
            let amount = amount(currency, &number);
            Text::new(amount.as_str(), amount.as_str())
        }
        Some(Field { unit: Some(unit), .. }) => {
            Text::new(format!("{number} {}", unit.en), format!("{number} {}", unit.zh))
        }
        _ => Text::new(number.as_str(), number.as_str()),
    }
}

/// A day in both languages.
pub fn day(date: Date) -> Text {
    Text::new(date.strftime("%-d %B %Y").to_string(), date.strftime("%Y年%-m月%-d日").to_string())
}

/// A sum of money before which its currency stands.
pub fn amount(currency: &str, number: &str) -> String {
    let sign = currency_sign(currency);
    let space = if sign.ends_with('$') || sign.is_empty() { "" } else { " " };
    format!("{sign}{space}{number}")
}

/// The sign of a currency; its code where it has none of its own.
pub fn currency_sign(currency: &str) -> &str {
    if currency == "HKD" { "HK$" } else { currency }
}

/// `12345.60` as `12,345.60`; anything but a plain decimal stays as it is.
pub fn separated(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, places) = rest.split_once('.').map_or((rest, None), |(whole, places)| (whole, Some(places)));
    if whole.is_empty() || !whole.bytes().chain(places.unwrap_or_default().bytes()).all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let places = places.map(|places| format!(".{places}")).unwrap_or_default();
    format!("{sign}{grouped}{places}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separates_thousands() {
        for (number, written) in [
            ("0", "0"),
            ("999.50", "999.50"),
            ("1000", "1,000"),
            ("-1234567.89", "-1,234,567.89"),
            ("12a4", "12a4"),
            ("", ""),
        ] {
            assert_eq!(separated(number), written);
        }
    }
}
