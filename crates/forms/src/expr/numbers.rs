//! Exact arithmetic, comparison and rounding.
//!
//! Whole numbers stay whole; everything else is a 28-digit decimal. Addition,
//! subtraction and multiplication are exact or a finding; only `/` may lose digits,
//! which is why it must stand under `round`. What is reckoned with a quotient is as long as it is.

use std::borrow::Cow;
use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};
use words::Message;

use super::op::Op;
use crate::values::Value;

/// The finding for a number beyond 64 bits or 28 digits.
fn overflow() -> Message {
    Message::new("forms-overflow")
}

/// The three-valued comparison: missing when either side is.
pub fn compare(op: Op, left: &Value, right: &Value) -> Value {
    let Some(ordering) = order(left, right) else { return Value::Missing };
    Value::Bool(match op {
        Op::Equal => ordering == Ordering::Equal,
        Op::Unequal => ordering != Ordering::Equal,
        Op::Less => ordering == Ordering::Less,
        Op::LessOrEqual => ordering != Ordering::Greater,
        Op::Greater => ordering == Ordering::Greater,
        _ => ordering != Ordering::Less,
    })
}

/// How two values of one type are ordered; `None` when either is missing.
pub fn order(left: &Value, right: &Value) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (left.number(), right.number()) {
        return Some(left.cmp(&right));
    }
    match (left, right) {
        (Value::Text(left) | Value::Code(left), Value::Text(right) | Value::Code(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// `+ - * / abs`; missing as soon as one operand is.
pub fn arithmetic(op: Op, values: &[Cow<'_, Value>]) -> Result<Value, Message> {
    let mut values = values.iter().map(Cow::as_ref);
    let Some(first) = values.next() else { return Ok(Value::Missing) };
    let start = if op == Op::Abs { absolute(first) } else { first.clone() };
    values.try_fold(start, |left, right| pair(op, &left, right))
}

fn absolute(value: &Value) -> Value {
    match value {
        Value::Integer(whole) => Value::Integer(whole.abs()),
        Value::Decimal(value) => Value::Decimal(value.abs()),
        _ => Value::Missing,
    }
}

/// Two numbers; missing where one of them is.
pub fn pair(op: Op, left: &Value, right: &Value) -> Result<Value, Message> {
    if let (Value::Integer(left), Value::Integer(right)) = (left, right)
        && op != Op::Divide
    {
        let result = match op {
            Op::Add => left.checked_add(*right),
            Op::Subtract => left.checked_sub(*right),
            _ => left.checked_mul(*right),
        };
        return result.map(Value::Integer).ok_or_else(overflow);
    }
    let (Some(left), Some(right)) = (left.number(), right.number()) else { return Ok(Value::Missing) };
    let result = match op {
        Op::Add => left.checked_add(right).filter(|sum| exact_sum(left, right, *sum)),
        Op::Subtract => left.checked_sub(right).filter(|difference| exact_sum(left, -right, *difference)),
        Op::Multiply if left.is_zero() || right.is_zero() => Some(nothing(left, right)),
        Op::Multiply => left.checked_mul(right).filter(|product| exact_product(left, right, *product)),
        _ if right.is_zero() => return Err(Message::new("forms-division-by-zero")),
        _ => left.checked_div(right),
    };
    result.map(Value::Decimal).ok_or_else(overflow)
}

/// A product with zero, with as many places as any other product of its factors.
fn nothing(left: Decimal, right: Decimal) -> Decimal {
    Decimal::new(0, (left.scale() + right.scale()).min(Decimal::MAX_SCALE))
}

/// A sum keeps every place of its terms, or it was cut to 28 digits.
fn exact_sum(left: Decimal, right: Decimal, sum: Decimal) -> bool {
    let wanted = left.normalize().scale().max(right.normalize().scale());
    sum.scale() >= wanted
        || sum.checked_sub(left).is_some_and(|rest| rest == right)
        || fills_its_digits(left)
        || fills_its_digits(right)
}

/// A product has as many places as its factors together, or it was cut.
fn exact_product(left: Decimal, right: Decimal, product: Decimal) -> bool {
    product.scale() >= left.normalize().scale() + right.normalize().scale()
        || fills_its_digits(left)
        || fills_its_digits(right)
}

/// Whether a number has as many digits as it can have. No entry has; a quotient has, which stands
/// under `round` and may be cut again on its way there.
fn fills_its_digits(value: Decimal) -> bool {
    const FULL: u128 = 10_u128.pow(27);
    let value = value.normalize();
    value.scale() >= 20 || value.mantissa().unsigned_abs() >= FULL
}

/// `round(value, places, mode)`: the only place where digits are given up.
pub fn round(value: &Value, places: &Value, mode: &Value) -> Result<Value, Message> {
    let (Some(number), Value::Integer(places), Value::Text(mode)) = (value.number(), places, mode) else {
        return Ok(Value::Missing);
    };
    let strategy = match mode.as_str() {
        "half-even" => RoundingStrategy::MidpointNearestEven,
        "up" => RoundingStrategy::AwayFromZero,
        "down" => RoundingStrategy::ToZero,
        _ => RoundingStrategy::MidpointAwayFromZero,
    };
    let places = u32::try_from(*places).unwrap_or(0);
    let mut rounded = number.round_dp_with_strategy(places, strategy);
    if places == 0 {
        let whole: i64 = rounded.try_into().map_err(|_| overflow())?;
        return Ok(Value::Integer(whole));
    }
    rounded.rescale(places);
    if rounded.scale() == places { Ok(Value::Decimal(rounded)) } else { Err(overflow()) }
}
