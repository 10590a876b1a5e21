//! Lists: totals, extremes, membership. What is missing is skipped, never counted as 0.

use std::borrow::Cow;
use std::cmp::Ordering;

use words::Message;

use super::numbers::{order, pair};
use super::op::Op;
use crate::values::Value;

/// The items of a list that are there.
pub fn known(list: &Value) -> impl Iterator<Item = &Value> {
    let items = if let Value::List(items) = list { items.as_slice() } else { &[] };
    items.iter().filter(|item| !item.is_missing())
}

/// `sum`, `avg`, `count`: the sum and the count of nothing are 0, its average is missing.
pub fn total(op: Op, list: &Value) -> Result<Value, Message> {
    let count = i64::try_from(known(list).count()).unwrap_or(i64::MAX);
    if op == Op::Count {
        return Ok(Value::Integer(count));
    }
    let sum = known(list).try_fold(Value::Integer(0), |sum, item| pair(Op::Add, &sum, item))?;
    match op {
        Op::Avg if count == 0 => Ok(Value::Missing),
        Op::Avg => pair(Op::Divide, &sum, &Value::Integer(count)),
        _ => Ok(sum),
    }
}

/// `min` and `max` over one list, or over the arguments.
pub fn extreme(op: Op, values: &[Cow<'_, Value>]) -> Value {
    let of: Vec<&Value> = match values {
        [list] if matches!(**list, Value::List(_)) => known(list).collect(),
        several => several.iter().map(Cow::as_ref).filter(|value| !value.is_missing()).collect(),
    };
    let wanted = if op == Op::Min { Ordering::Less } else { Ordering::Greater };
    let mut best: Option<&Value> = None;
    for value in of {
        if best.is_none_or(|best| order(value, best) == Some(wanted)) {
            best = Some(value);
        }
    }
    best.cloned().unwrap_or(Value::Missing)
}

/// The item at `place` (from 0); out of range is missing.
pub fn item(list: &Value, place: i64) -> Value {
    let Value::List(items) = list else { return Value::Missing };
    usize::try_from(place).ok().and_then(|place| items.get(place)).cloned().unwrap_or(Value::Missing)
}

/// Whether `needle` is among the items; missing when it is not known what to look for.
pub fn is_among<'v>(needle: &Value, mut items: impl Iterator<Item = &'v Value>) -> Value {
    if needle.is_missing() {
        return Value::Missing;
    }
    Value::Bool(items.any(|item| order(needle, item) == Some(Ordering::Equal)))
}

/// Whether any of the chosen values is in the list; missing when none is chosen.
pub fn any_of(chosen: &Value, list: &Value) -> Value {
    if chosen.is_missing() {
        return Value::Missing;
    }
    Value::Bool(known(chosen).any(|one| is_among(one, known(list)) == Value::Bool(true)))
}

/// `any` (decisive true) and `all` (decisive false) over three-valued answers.
pub fn decided(answers: &[Value], decisive: bool) -> Value {
    if answers.contains(&Value::Bool(decisive)) {
        return Value::Bool(decisive);
    }
    if answers.iter().any(Value::is_missing) { Value::Missing } else { Value::Bool(!decisive) }
}
