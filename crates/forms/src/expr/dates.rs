//! Dates and times: civil, without zones, and never from a clock.

use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use words::Message;

use super::op::Op;
use crate::values::Value;

/// `addDays` and `addMonths`; from the 31st, a shorter month ends on its last day.
pub fn add(op: Op, day: &Value, count: &Value) -> Result<Value, Message> {
    let (Value::Date(day), Value::Integer(count)) = (day, count) else { return Ok(Value::Missing) };
    let unit: fn(i64) -> Result<Span, jiff::Error> =
        if op == Op::AddDays { |n| Span::new().try_days(n) } else { |n| Span::new().try_months(n) };
    let moved = unit(*count).and_then(|span| day.checked_add(span));
    moved.map(Value::Date).map_err(|_| Message::new("forms-date-range").with("day", day.to_string()))
}

/// Days from the first to the second date: 1 from one day to the next, negative backwards.
pub fn days_between(from: &Value, to: &Value) -> Value {
    let (Value::Date(from), Value::Date(to)) = (from, to) else { return Value::Missing };
    let zero = 0.days();
    Value::Integer(from.until(*to).unwrap_or(zero).get_days().into())
}

/// Hours from the first to the second time. A third of an hour has no exact decimal:
/// it is given with 28 digits, so a product with it belongs under `round`.
pub fn hours(from: &Value, to: &Value) -> Value {
    let (Value::Time(from), Value::Time(to)) = (from, to) else { return Value::Missing };
    let minutes = Decimal::from(i64::from(*to) - i64::from(*from));
    Value::Decimal((minutes / Decimal::from(60)).normalize())
}
