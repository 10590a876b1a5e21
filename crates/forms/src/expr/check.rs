//! Types: a rule that compares different types, or reads what does not exist, is
//! refused when the definition is read, not when somebody fills in the form.
//!
//! The only conversion is from integer to decimal. A literal text counts as a code
//! where the list in question has that code, and as nothing else.

use super::op::Op;
use super::scope::Scope;
use super::tree::{Expr, Reference};
use crate::fault::Fault;
use crate::pointer::{Pattern, Step};
use crate::values::{Type, Value};

/// The rounding modes of `round`.
pub const MODES: [&str; 4] = ["half-up", "half-even", "up", "down"];
/// The most places that `round` gives.
const MOST_PLACES: i64 = 10;

/// The type of `expr`, or the first fault in it. `pointer` is where it stands.
pub fn check(expr: &Expr, scope: &dyn Scope, pointer: &str) -> Result<Type, Fault> {
    Checker { scope, pointer }.infer(expr, false)
}

struct Checker<'a> {
    scope: &'a dyn Scope,
    pointer: &'a str,
}

impl Checker<'_> {
    fn fault(&self, code: &str) -> Fault {
        Fault::new(self.pointer, code)
    }

    fn wrong(&self, op: Op, found: &Type) -> Fault {
        self.fault("forms-def-type").with("operator", op.name()).with("found", found.name())
    }

    /// `rounded` says that a `round` stands above and only arithmetic between.
    fn infer(&self, expr: &Expr, rounded: bool) -> Result<Type, Fault> {
        match expr {
            Expr::Literal(value) => literal(value).ok_or_else(|| self.fault("forms-def-expression-shape")),
            Expr::Choices(items) => self.alike(Op::In, items).map(|of| Type::List(Box::new(of))),
            Expr::Var(reference) => self.reference(reference),
            Expr::Call(op, args) => self.call(*op, args, rounded),
        }
    }

    fn reference(&self, reference: &Reference) -> Result<Type, Fault> {
        let unknown = |name: String| self.fault("forms-def-reference").with("name", name);
        match reference {
            Reference::Today => Ok(Type::Date),
            Reference::Stage | Reference::Actor(_) => Ok(Type::Text),
            Reference::Field { path, bound } => self.field(path, *bound).ok_or_else(|| unknown(path.to_string())),
            Reference::Snapshot(name, key) => {
                self.scope.snapshot(name, key).ok_or_else(|| unknown(format!("snapshot.{name}.{key}")))
            }
            Reference::Offered(attribute) => {
                let list = self.scope.offered().ok_or_else(|| unknown("option".into()))?;
                match attribute {
                    None => Ok(Type::Code(list.to_owned())),
                    Some(name) => self.scope.attribute(list, name).ok_or_else(|| unknown(format!("option.{name}"))),
                }
            }
        }
    }

    /// A path with free `*` is one flat list over all the rows.
    fn field(&self, path: &Pattern, bound: usize) -> Option<Type> {
        let ends_in_row = matches!(path.steps().last(), Some(Step::Each | Step::At(_)));
        let of = self.scope.field(&path.generalised()).filter(|_| !ends_in_row)?;
        let free = path.depth().saturating_sub(bound) > 0;
        let is_rows = matches!(&of, Type::List(row) if matches!(**row, Type::Row(_)));
        Some(if free && !is_rows { Type::List(Box::new(of)) } else { of })
    }

    fn call(&self, op: Op, args: &[Expr], rounded: bool) -> Result<Type, Fault> {
        match op {
            Op::Equal | Op::Unequal => self.comparable(op, args, |_| true),
            Op::Less | Op::LessOrEqual | Op::Greater | Op::GreaterOrEqual => {
                self.comparable(op, args, |ty| ty.is_number() || matches!(ty, Type::Date | Type::Time))
            }
            Op::And | Op::Or | Op::Not => {
                args.iter().try_for_each(|arg| self.want(op, arg, &Type::Bool))?;
                Ok(Type::Bool)
            }
            Op::If => self.branches(args, rounded),
            Op::Add | Op::Subtract | Op::Multiply | Op::Abs => self.arithmetic(op, args, rounded),
            Op::Divide | Op::Avg if !rounded => Err(self.fault("forms-def-division").with("operator", op.name())),
            Op::Divide => self.arithmetic(op, args, rounded).map(|_| Type::Decimal),
            Op::Avg => self.numbers(op, &args[0]).map(|_| Type::Decimal),
            Op::Round => self.round(args),
            Op::Min | Op::Max => self.extreme(op, args, rounded),
            Op::IsBlank => self.infer(&args[0], false).map(|_| Type::Bool),
            Op::Coalesce => self.alike(op, args),
            Op::In | Op::AnyOf => self.membership(op, args),
            Op::Concat => self.concat(args),
            Op::Length => self.want(op, &args[0], &Type::Text).map(|()| Type::Integer),
            Op::AddDays | Op::AddMonths => {
                self.want(op, &args[0], &Type::Date)?;
                self.want(op, &args[1], &Type::Integer).map(|()| Type::Date)
            }
            Op::Year => self.want(op, &args[0], &Type::Date).map(|()| Type::Integer),
            Op::DaysBetween | Op::WorkingDaysBetween => self.days(op, args),
            Op::Hours => {
                args.iter().try_for_each(|arg| self.want(op, arg, &Type::Time))?;
                Ok(Type::Decimal)
            }
            Op::Count => self.list(op, &args[0]).map(|_| Type::Integer),
            Op::Sum => self.numbers(op, &args[0]),
            Op::All | Op::Any | Op::Filter => {
                let rows = self.list(op, &args[0])?;
                self.want(op, &args[1], &Type::Bool)?;
                Ok(if op == Op::Filter { Type::List(Box::new(rows)) } else { Type::Bool })
            }
            Op::First => self.list(op, &args[0]),
            Op::Index => {
                self.want(op, &args[1], &Type::Integer)?;
                self.list(op, &args[0])
            }
            Op::Lookup => self.lookup(args),
        }
    }

    fn want(&self, op: Op, arg: &Expr, wanted: &Type) -> Result<(), Fault> {
        let found = self.infer(arg, false)?;
        if found == *wanted { Ok(()) } else { Err(self.wrong(op, &found)) }
    }

    fn list(&self, op: Op, arg: &Expr) -> Result<Type, Fault> {
        match self.infer(arg, false)? {
            Type::List(of) => Ok(*of),
            other => Err(self.wrong(op, &other)),
        }
    }

    fn numbers(&self, op: Op, arg: &Expr) -> Result<Type, Fault> {
        let of = self.list(op, arg)?;
        if of.is_number() { Ok(of) } else { Err(self.wrong(op, &of)) }
    }

    fn arithmetic(&self, op: Op, args: &[Expr], rounded: bool) -> Result<Type, Fault> {
        let mut result = Type::Integer;
        for arg in args {
            match self.infer(arg, rounded)? {
                Type::Integer => {}
                Type::Decimal => result = Type::Decimal,
                other => return Err(self.wrong(op, &other)),
            }
        }
        Ok(result)
    }

    fn round(&self, args: &[Expr]) -> Result<Type, Fault> {
        let found = self.infer(&args[0], true)?;
        let places = args[1].literal_integer().filter(|places| (0..=MOST_PLACES).contains(places));
        let mode = args[2].literal_text().filter(|mode| MODES.contains(mode));
        match (places, mode) {
            _ if !found.is_number() => Err(self.wrong(Op::Round, &found)),
            (Some(0), Some(_)) => Ok(Type::Integer),
            (Some(_), Some(_)) => Ok(Type::Decimal),
            _ => Err(self.fault("forms-def-round")),
        }
    }

    fn extreme(&self, op: Op, args: &[Expr], rounded: bool) -> Result<Type, Fault> {
        let ordered = |ty: &Type| ty.is_number() || matches!(ty, Type::Date | Type::Time);
        let found = match args {
            [one] => self.list(op, one)?,
            _ if rounded => self.arithmetic(op, args, rounded)?,
            _ => self.alike(op, args)?,
        };
        if ordered(&found) { Ok(found) } else { Err(self.wrong(op, &found)) }
    }

    fn comparable(&self, op: Op, args: &[Expr], allowed: impl Fn(&Type) -> bool) -> Result<Type, Fault> {
        let common = self.alike(op, args)?;
        let plain = !matches!(common, Type::List(_) | Type::Row(_));
        if plain && allowed(&common) { Ok(Type::Bool) } else { Err(self.wrong(op, &common)) }
    }

    fn branches(&self, args: &[Expr], rounded: bool) -> Result<Type, Fault> {
        let mut results = Vec::new();
        for (place, arg) in args.iter().enumerate() {
            if place % 2 == 0 && place + 1 < args.len() {
                self.want(Op::If, arg, &Type::Bool)?;
            } else {
                results.push((arg, self.infer(arg, rounded)?));
            }
        }
        self.common(Op::If, &results)
    }

    fn alike(&self, op: Op, args: &[Expr]) -> Result<Type, Fault> {
        let found: Result<Vec<_>, Fault> = args.iter().map(|arg| Ok((arg, self.infer(arg, false)?))).collect();
        self.common(op, &found?)
    }

    /// The one type of all of them, widening integers and reading literal texts as codes.
    fn common(&self, op: Op, found: &[(&Expr, Type)]) -> Result<Type, Fault> {
        let code = found.iter().map(|(_, ty)| ty).find(|ty| matches!(ty, Type::Code(_)));
        let decimal = found.iter().any(|(_, ty)| *ty == Type::Decimal);
        let mut result: Option<Type> = None;
        for (expr, ty) in found {
            let ty = match (ty, code) {
                (Type::Integer, _) if decimal => Type::Decimal,
                (Type::Text, Some(code)) => self.as_code(op, expr, code)?,
                _ => ty.clone(),
            };
            match &result {
                Some(first) if *first != ty => return Err(self.differ(op, first, &ty)),
                _ => result = Some(ty),
            }
        }
        result.ok_or_else(|| self.fault("forms-def-expression-shape"))
    }

    fn differ(&self, op: Op, left: &Type, right: &Type) -> Fault {
        let fault = self.fault("forms-def-types-differ").with("operator", op.name());
        fault.with("left", left.name()).with("right", right.name())
    }

    fn as_code(&self, op: Op, expr: &Expr, code: &Type) -> Result<Type, Fault> {
        let Type::Code(list) = code else { return Ok(Type::Text) };
        let Some(texts) = expr.possible_texts() else { return Err(self.differ(op, code, &Type::Text)) };
        match texts.iter().find(|text| self.scope.has_code(list, text) != Some(true)) {
            Some(stray) => Err(self.fault("forms-def-code").with("code", *stray).with("list", list.as_str())),
            None => Ok(code.clone()),
        }
    }

    fn membership(&self, op: Op, args: &[Expr]) -> Result<Type, Fault> {
        let needle = match op {
            Op::AnyOf => self.list(op, &args[0])?,
            _ => self.infer(&args[0], false)?,
        };
        let items: Vec<(&Expr, Type)> = match &args[1] {
            Expr::Choices(items) => {
                items.iter().map(|item| Ok((item, self.infer(item, false)?))).collect::<Result<_, Fault>>()?
            }
            other => vec![(other, self.list(op, other)?)],
        };
        let all: Vec<_> = std::iter::once((&args[0], needle)).chain(items).collect();
        self.common(op, &all).map(|_| Type::Bool)
    }

    fn concat(&self, args: &[Expr]) -> Result<Type, Fault> {
        for arg in args {
            let found = self.infer(arg, false)?;
            if matches!(found, Type::List(_) | Type::Row(_)) {
                return Err(self.wrong(Op::Concat, &found));
            }
        }
        Ok(Type::Text)
    }

    fn days(&self, op: Op, args: &[Expr]) -> Result<Type, Fault> {
        args[..2].iter().try_for_each(|arg| self.want(op, arg, &Type::Date))?;
        let known = match args.get(2) {
            Some(name) => name.literal_text().is_some_and(|name| self.scope.is_calendar(name)),
            None => op == Op::DaysBetween || self.scope.only_calendar().is_some(),
        };
        if known { Ok(Type::Integer) } else { Err(self.fault("forms-def-calendar")) }
    }

    fn lookup(&self, args: &[Expr]) -> Result<Type, Fault> {
        let list = args[0].literal_text().ok_or_else(|| self.fault("forms-def-lookup"))?;
        if self.scope.has_code(list, "").is_none() {
            return Err(self.fault("forms-def-codelist").with("name", list));
        }
        let code = (&args[1], self.infer(&args[1], false)?);
        let own = Type::Code(list.to_owned());
        if code.1 != own {
            self.as_code(Op::Lookup, code.0, &own)?;
        }
        let names = args[2].possible_texts().ok_or_else(|| self.fault("forms-def-lookup"))?;
        let mut result: Option<Type> = None;
        for name in names {
            let missing = || self.fault("forms-def-attribute").with("list", list).with("name", name);
            let ty = self.scope.attribute(list, name).ok_or_else(missing)?;
            match &result {
                Some(first) if *first != ty => return Err(self.differ(Op::Lookup, first, &ty)),
                _ => result = Some(ty),
            }
        }
        if let Expr::Call(Op::If, _) = &args[2] {
            self.infer(&args[2], false)?;
        }
        result.ok_or_else(|| self.fault("forms-def-lookup"))
    }
}

fn literal(value: &Value) -> Option<Type> {
    Some(match value {
        Value::Text(_) | Value::Code(_) => Type::Text,
        Value::Bool(_) => Type::Bool,
        Value::Integer(_) => Type::Integer,
        Value::Decimal(_) => Type::Decimal,
        Value::Date(_) => Type::Date,
        Value::Time(_) => Type::Time,
        Value::Missing | Value::List(_) | Value::Row(_) => return None,
    })
}
