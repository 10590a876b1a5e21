//! The value of a checked expression.
//!
//! Logic is three-valued: what is not known makes a comparison missing, and missing
//! turns into false only at the root of a rule and as the test of `if` and `filter`.
//! Division by zero, overflow and data that is not there are *findings*: messages
//! that stop the signature, unlike missing, which merely says that a value is blank.

use std::borrow::Cow;

use words::Message;

use super::op::Op;
use super::scope::Source;
use super::tree::{Expr, Reference};
use super::{dates, lists, numbers};
use crate::pointer::{Pattern, Step};
use crate::values::Value;

/// Steps left for one evaluation of a form. It bounds time without a clock.
#[derive(Debug)]
pub struct Budget(u64);

impl Budget {
    /// Two hundred rules over five hundred rows, twenty times over.
    pub const DEFAULT: u64 = 2_000_000;

    /// A budget of that many steps.
    pub fn new(steps: u64) -> Self {
        Self(steps)
    }

    fn spend(&mut self) -> Result<(), Message> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| Message::new("forms-too-costly"))?;
        Ok(())
    }
}

/// The value of `expr` in the given rows, or a finding.
pub fn evaluate(expr: &Expr, source: &dyn Source, rows: &[usize], budget: &mut Budget) -> Result<Value, Message> {
    watch(expr, source, rows, budget, &mut |_, _| {})
}

/// The same, telling of each test of an `if` that was asked whether it held.
pub fn watch(
    expr: &Expr,
    source: &dyn Source,
    rows: &[usize],
    budget: &mut Budget,
    seen: &mut dyn FnMut(&Expr, bool),
) -> Result<Value, Message> {
    Evaluator { source, budget, seen }.value(expr, rows).map(Cow::into_owned)
}

struct Evaluator<'a> {
    source: &'a dyn Source,
    budget: &'a mut Budget,
    seen: &'a mut dyn FnMut(&Expr, bool),
}

/// A value as it stands in the form, or one that was worked out.
type Known<'a> = Cow<'a, Value>;

fn new<'a>(value: Value) -> Known<'a> {
    Cow::Owned(value)
}

impl<'a> Evaluator<'a> {
    fn value(&mut self, expr: &'a Expr, rows: &[usize]) -> Result<Known<'a>, Message> {
        self.budget.spend()?;
        match expr {
            Expr::Literal(value) => Ok(Cow::Borrowed(value)),
            Expr::Choices(items) => {
                let items = items.iter().map(|item| self.value(item, rows).map(Cow::into_owned));
                items.collect::<Result<_, _>>().map(Value::List).map(new)
            }
            Expr::Var(reference) => self.reference(reference, rows),
            Expr::Call(op, args) => self.call(*op, args, rows),
        }
    }

    fn reference(&mut self, reference: &'a Reference, rows: &[usize]) -> Result<Known<'a>, Message> {
        Ok(match reference {
            Reference::Today => new(Value::Date(self.source.today())),
            Reference::Stage => new(Value::Text(self.source.stage().to_owned())),
            Reference::Actor(part) => new(self.source.actor(part)),
            Reference::Offered(attribute) => self.source.offered(attribute.as_deref()),
            Reference::Snapshot(name, key) => new(self.source.snapshot(name, key).map_err(no_snapshot)?),
            Reference::Field { path, bound } => self.field(path, &rows[..(*bound).min(rows.len())])?,
        })
    }

    fn field(&mut self, path: &Pattern, bound: &[usize]) -> Result<Known<'a>, Message> {
        // The usual case by far: a rule of the form over all rows of one group.
        if path.depth() > bound.len()
            && let Some(column) = self.source.column(path, bound)
        {
            column.iter().try_for_each(|_| self.budget.spend())?;
            return Ok(new(Value::List(column)));
        }
        // And a rule of a row over what stands in it, or over the form.
        if path.depth() <= bound.len() && !path.has_row() {
            let rows = &bound[..path.depth()];
            rows.iter().try_for_each(|_| self.budget.spend())?;
            return Ok(self.source.field(path, rows));
        }
        let places = self.places(path, bound)?;
        let field = path.generalised();
        let mut values = places.iter().map(|place| self.source.field(&field, place));
        if path.depth() > bound.len() {
            return Ok(new(Value::List(values.flat_map(|value| flat_rows(value.into_owned())).collect())));
        }
        Ok(values.next().unwrap_or(new(Value::Missing)))
    }

    /// Every combination of rows for the free `*` of `path`, in order.
    fn places(&mut self, path: &Pattern, bound: &[usize]) -> Result<Vec<Vec<usize>>, Message> {
        let mut places = vec![Vec::new()];
        let mut given = bound.iter();
        let mut group = Pattern::root();
        for step in path.steps() {
            let fixed = match step {
                Step::At(row) => Some(*row),
                Step::Each => given.next().copied(),
                Step::Name(_) => None,
            };
            if !matches!(step, Step::Name(_)) {
                let mut longer = Vec::new();
                for place in &places {
                    let count = self.source.rows(&group, place);
                    let chosen = fixed.map_or(0..count, |row| if row < count { row..row + 1 } else { 0..0 });
                    for row in chosen {
                        self.budget.spend()?;
                        longer.push([place.as_slice(), &[row]].concat());
                    }
                }
                places = longer;
            }
            group = group.push(if matches!(step, Step::Name(_)) { step.clone() } else { Step::Each });
        }
        Ok(places)
    }

    fn call(&mut self, op: Op, args: &'a [Expr], rows: &[usize]) -> Result<Known<'a>, Message> {
        match op {
            Op::And => self.logic(args, rows, false).map(new),
            Op::Or => self.logic(args, rows, true).map(new),
            Op::If => self.branch(args, rows),
            Op::Coalesce => self.first_known(args, rows),
            Op::All | Op::Any | Op::Filter => self.walk(op, args, rows).map(new),
            Op::In => self.among(args, rows).map(new),
            Op::Lookup => self.lookup(args, rows),
            Op::WorkingDaysBetween => self.working_days(args, rows).map(new),
            _ => match args {
                // Most have two, which need no list of their own.
                [left, right] => apply(op, &[self.value(left, rows)?, self.value(right, rows)?]).map(new),
                _ => {
                    let values: Vec<_> = args.iter().map(|arg| self.value(arg, rows)).collect::<Result<_, _>>()?;
                    apply(op, &values).map(new)
                }
            },
        }
    }

    /// `and` stops at the first false, `or` at the first true; missing decides nothing.
    fn logic(&mut self, args: &'a [Expr], rows: &[usize], decisive: bool) -> Result<Value, Message> {
        let mut known = true;
        for arg in args {
            match *self.value(arg, rows)? {
                Value::Bool(value) if value == decisive => return Ok(Value::Bool(decisive)),
                Value::Bool(_) => {}
                _ => known = false,
            }
        }
        Ok(if known { Value::Bool(!decisive) } else { Value::Missing })
    }

    fn branch(&mut self, args: &'a [Expr], rows: &[usize]) -> Result<Known<'a>, Message> {
        let mut pairs = args.chunks_exact(2);
        for pair in &mut pairs {
            let holds = *self.value(&pair[0], rows)? == Value::Bool(true);
            (self.seen)(&pair[0], holds);
            if holds {
                return self.value(&pair[1], rows);
            }
        }
        pairs.remainder().first().map_or(Ok(new(Value::Missing)), |otherwise| self.value(otherwise, rows))
    }

    fn first_known(&mut self, args: &'a [Expr], rows: &[usize]) -> Result<Known<'a>, Message> {
        for arg in args {
            let value = self.value(arg, rows)?;
            if !value.is_missing() {
                return Ok(value);
            }
        }
        Ok(new(Value::Missing))
    }

    fn walk(&mut self, op: Op, args: &'a [Expr], rows: &[usize]) -> Result<Value, Message> {
        let Value::List(items) = self.value(&args[0], rows)?.into_owned() else { return Ok(Value::Missing) };
        let mut kept = Vec::new();
        let mut answers = Vec::new();
        for item in items {
            let Value::Row(row) = &item else { continue };
            let answer = self.value(&args[1], row)?.into_owned();
            if answer == Value::Bool(true) {
                kept.push(item);
            }
            answers.push(answer);
        }
        Ok(match op {
            Op::Filter => Value::List(kept),
            Op::Any => lists::decided(&answers, true),
            _ => lists::decided(&answers, false),
        })
    }

    fn among(&mut self, args: &'a [Expr], rows: &[usize]) -> Result<Value, Message> {
        let needle = self.value(&args[0], rows)?;
        let Expr::Choices(items) = &args[1] else {
            return Ok(lists::is_among(&needle, lists::known(&*self.value(&args[1], rows)?)));
        };
        // A list that is written in the rule is looked through where it stands.
        let items: Vec<_> = items.iter().map(|item| self.value(item, rows)).collect::<Result<_, _>>()?;
        Ok(lists::is_among(&needle, items.iter().map(Cow::as_ref)))
    }

    fn lookup(&mut self, args: &'a [Expr], rows: &[usize]) -> Result<Known<'a>, Message> {
        let list = args[0].literal_text().unwrap_or_default();
        let code = self.value(&args[1], rows)?;
        let attribute = self.value(&args[2], rows)?;
        if code.is_missing() || attribute.is_missing() {
            return Ok(new(Value::Missing));
        }
        Ok(self.source.attribute(list, &code.text(), &attribute.text()))
    }

    fn working_days(&mut self, args: &'a [Expr], rows: &[usize]) -> Result<Value, Message> {
        let (from, to) = (self.value(&args[0], rows)?, self.value(&args[1], rows)?);
        let (Value::Date(from), Value::Date(to)) = (&*from, &*to) else { return Ok(Value::Missing) };
        let calendar = self.source.calendar(args.get(2).and_then(Expr::literal_text)).map_err(no_snapshot)?;
        let days = calendar.working_days(*from, *to);
        days.map(Value::Integer).map_err(|day| Message::new("forms-calendar-range").with("day", day.0.to_string()))
    }
}

/// A list of rows inside each row becomes one flat list of rows.
fn flat_rows(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Row(_))) => items,
        other => vec![other],
    }
}

fn no_snapshot(name: String) -> Message {
    Message::new("forms-snapshot-missing").with("name", name)
}

fn apply(op: Op, values: &[Known<'_>]) -> Result<Value, Message> {
    match op {
        Op::Equal | Op::Unequal | Op::Less | Op::LessOrEqual | Op::Greater | Op::GreaterOrEqual => {
            Ok(numbers::compare(op, &values[0], &values[1]))
        }
        Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Abs => numbers::arithmetic(op, values),
        Op::Round => numbers::round(&values[0], &values[1], &values[2]),
        Op::Not => Ok(if let Value::Bool(yes) = *values[0] { Value::Bool(!yes) } else { Value::Missing }),
        Op::IsBlank => Ok(Value::Bool(values[0].is_blank())),
        Op::Concat => Ok(Value::Text(values.iter().map(|value| value.text()).collect())),
        Op::Length => Ok(match &*values[0] {
            Value::Text(text) => Value::Integer(i64::try_from(text.chars().count()).unwrap_or(i64::MAX)),
            _ => Value::Missing,
        }),
        Op::AddDays | Op::AddMonths => dates::add(op, &values[0], &values[1]),
        Op::Year => {
            Ok(if let Value::Date(day) = *values[0] { Value::Integer(day.year().into()) } else { Value::Missing })
        }
        Op::DaysBetween => Ok(dates::days_between(&values[0], &values[1])),
        Op::Hours => Ok(dates::hours(&values[0], &values[1])),
        Op::Min | Op::Max => Ok(lists::extreme(op, values)),
        Op::Sum | Op::Avg | Op::Count => lists::total(op, &values[0]),
        Op::First => Ok(lists::item(&values[0], 0)),
        Op::Index => {
            Ok(if let Value::Integer(place) = *values[1] { lists::item(&values[0], place) } else { Value::Missing })
        }
        Op::AnyOf => Ok(lists::any_of(&values[0], &values[1])),
        // These look at their arguments one by one and are answered before.
        Op::And
        | Op::Or
        | Op::If
        | Op::Coalesce
        | Op::All
        | Op::Any
        | Op::Filter
        | Op::In
        | Op::Lookup
        | Op::WorkingDaysBetween => Ok(Value::Missing),
    }
}
