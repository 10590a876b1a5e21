//! Types and values as expressions see them, and their spelling in JSON.
//!
//! A value that is not in the one spelling of its type reads as *missing* here:
//! that it is wrong is the finding of the data profile, reported once and there.

use std::borrow::Cow;
use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::formats::minutes;
use crate::pointer::Pattern;

/// The type of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Free text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number within ±(2^53 − 1).
    Integer,
    /// An exact decimal of at most 28 digits.
    Decimal,
    /// A civil date.
    Date,
    /// A time of the day, in minutes since midnight.
    Time,
    /// A code of the named list.
    Code(String),
    /// A list of values of one type.
    List(Box<Type>),
    /// A row of the repeating group with this pattern.
    Row(Pattern),
}

impl Type {
    /// Integer or decimal.
    pub fn is_number(&self) -> bool {
        matches!(self, Type::Integer | Type::Decimal)
    }

    /// The name by which authors know the type.
    pub fn name(&self) -> String {
        match self {
            Type::Text => "text".into(),
            Type::Bool => "boolean".into(),
            Type::Integer => "integer".into(),
            Type::Decimal => "decimal".into(),
            Type::Date => "date".into(),
            Type::Time => "time".into(),
            Type::Code(list) => format!("code of {list}"),
            Type::List(of) => format!("list of {}", of.name()),
            Type::Row(group) => format!("row of {group}"),
        }
    }

    /// The type that `name` means in vectors, code-list attributes and snapshots.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Type::Text,
            "boolean" => Type::Bool,
            "integer" => Type::Integer,
            "decimal" | "money" => Type::Decimal,
            "date" => Type::Date,
            "time" => Type::Time,
            _ => Type::Code(name.strip_prefix("code:")?.to_owned()),
        })
    }
}

/// A value of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing is known: blank, hidden or not yet computable.
    Missing,
    /// Free text.
    Text(String),
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Decimal(Decimal),
    /// A civil date.
    Date(Date),
    /// Minutes since midnight, up to 1440.
    Time(u32),
    /// A code.
    Code(String),
    /// A list.
    List(Vec<Value>),
    /// A row of a repeating group, by the row numbers from the outside in.
    Row(Vec<usize>),
}

impl Value {
    /// Whether nothing is known. Blank text and empty lists are not missing, but blank.
    pub fn is_missing(&self) -> bool {
        matches!(self, Value::Missing)
    }

    /// Missing, blank text, or a list without anything in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Missing => true,
            Value::Text(text) | Value::Code(text) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Value::is_blank),
            _ => false,
        }
    }

    /// The number as a decimal; `None` for anything but numbers.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Value::Integer(whole) => Some(Decimal::from(*whole)),
            Value::Decimal(value) => Some(*value),
            _ => None,
        }
    }

    /// The same as [`print`](Self::print), without a copy of what is a text already.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) | Value::Code(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.print()),
        }
    }

    /// What `concat` prints: ISO dates, `HH:MM`, codes and not labels.
    pub fn print(&self) -> String {
        match self {
            Value::Missing => String::new(),
            Value::Text(text) | Value::Code(text) => text.clone(),
            Value::Bool(yes) => yes.to_string(),
            Value::Integer(whole) => whole.to_string(),
            Value::Decimal(value) => value.to_string(),
            Value::Date(day) => day.to_string(),
            Value::Time(minute) => format!("{:02}:{:02}", minute / 60, minute % 60),
            Value::List(items) => items.iter().map(Value::print).collect::<Vec<_>>().join(", "),
            Value::Row(rows) => rows.iter().map(|row| (row + 1).to_string()).collect::<Vec<_>>().join("."),
        }
    }
}

/// Reads JSON as `ty`. What is absent, blank or spelt otherwise is missing.
pub fn read(json: Option<&Json>, ty: &Type) -> Value {
    json.and_then(|json| read_present(json, ty)).unwrap_or(Value::Missing)
}

fn read_present(json: &Json, ty: &Type) -> Option<Value> {
    Some(match ty {
        Type::Bool => Value::Bool(json.as_bool()?),
        Type::Integer => Value::Integer(json.as_i64()?),
        Type::List(of) => Value::List(json.as_array()?.iter().map(|item| read(Some(item), of)).collect()),
        Type::Row(_) => return None,
        Type::Text => Value::Text(written(json)?.to_owned()),
        Type::Code(_) => Value::Code(written(json)?.to_owned()),
        Type::Decimal => Value::Decimal(Decimal::from_str_exact(written(json)?).ok()?),
        Type::Date => Value::Date(Date::from_str(written(json)?).ok()?),
        Type::Time => Value::Time(minutes(written(json)?)?),
    })
}

fn written(json: &Json) -> Option<&str> {
    json.as_str().filter(|text| !text.trim().is_empty())
}

/// Writes a value as JSON; decimals as strings, missing as null.
pub fn write(value: &Value) -> Json {
    match value {
        Value::Missing => Json::Null,
        Value::Bool(yes) => Json::Bool(*yes),
        Value::Integer(whole) => Json::from(*whole),
        Value::List(items) => items.iter().map(write).collect(),
        other => Json::String(other.print()),
    }
}

/// A number with exactly `places` decimals, or `None` when it has more than that:
/// rounding happens only where a rule says `round`.
pub fn money_text(value: Decimal, places: u32) -> Option<String> {
    let mut exact = value.normalize();
    if exact.scale() > places {
        return None;
    }
    exact.rescale(places);
    // A sum too large for 28 digits cannot take its places; it must not lose them silently.
    (exact.scale() == places).then(|| if exact.is_zero() { exact.abs().to_string() } else { exact.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_only_the_one_spelling() {
        assert_eq!(read(Some(&json!("1.50")), &Type::Decimal), Value::Decimal("1.50".parse().unwrap()));
        assert_eq!(read(Some(&json!(1.5)), &Type::Decimal), Value::Missing);
        assert_eq!(read(Some(&json!("09:30")), &Type::Time), Value::Time(570));
        assert_eq!(read(Some(&json!("　 ")), &Type::Text), Value::Missing);
        assert_eq!(read(None, &Type::Bool), Value::Missing);
    }

    #[test]
    fn places_are_given_and_never_taken_away() {
        let text = |value: &str| money_text(value.parse().unwrap(), 2);
        assert_eq!(text("12.5").as_deref(), Some("12.50"));
        assert_eq!(text("12.500").as_deref(), Some("12.50"));
        assert_eq!(text("12.505"), None);
        assert_eq!(text("-0").as_deref(), Some("0.00"));
        assert_eq!(text("79228162514264337593543950335"), None);
    }
}
