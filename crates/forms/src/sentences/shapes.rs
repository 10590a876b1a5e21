//! Expressions brought to the shape in which they are said: nothing said twice, no `not` but at a leaf, a table
//! looked up by cases told as cases.

use crate::expr::{Expr, Op, Reference};
use crate::values::Value;

/// A condition as it is said.
pub(super) enum Shape<'a> {
    /// Always or never.
    Constant(bool),
    /// Several, which hold together or of which one suffices; each with whether it is said as it stands.
    Several { all: bool, parts: Vec<(&'a Expr, bool)> },
    /// One that cannot be taken apart.
    One,
}

/// The shape of `expr`, said as it stands or (`holds` false) the other way round.
pub(super) fn shape(expr: &Expr, holds: bool) -> Shape<'_> {
    match expr {
        Expr::Literal(Value::Bool(yes)) => Shape::Constant(*yes == holds),
        Expr::Call(Op::Not, args) => args.first().map_or(Shape::One, |inner| shape(inner, !holds)),
        Expr::Call(op @ (Op::And | Op::Or), args) => {
            let all = (*op == Op::And) == holds;
            let mut parts = Vec::new();
            for arg in args {
                match shape(arg, holds) {
                    Shape::Several { all: inner, parts: more } if inner == all => parts.extend(more),
                    _ => parts.push((arg, holds)),
                }
            }
            match parts.as_slice() {
                [(only, holds)] => shape(only, *holds),
                _ => Shape::Several { all, parts },
            }
        }
        _ => Shape::One,
    }
}

/// Whether a condition has an "or" or an "and" in its own words, so that it wants brackets beside another.
pub(super) fn is_several(expr: &Expr) -> bool {
    match expr {
        Expr::Var(Reference::Offered(Some(_))) | Expr::Call(Op::Lookup, _) => true,
        Expr::Call(Op::Not, args) => args.iter().any(is_several),
        Expr::Call(Op::In | Op::AnyOf, args) => matches!(&args[..], [_, Expr::Choices(items)] if items.len() > 1),
        Expr::Call(Op::All | Op::Any, args) => args.get(1).is_some_and(is_several),
        _ => matches!(shape(expr, true), Shape::Several { .. }),
    }
}

/// A lookup whose code or attribute depends on conditions, as the same conditions over plain lookups.
pub(super) fn by_cases(expr: &Expr) -> Option<Expr> {
    let Expr::Call(Op::Lookup, args) = expr else { return None };
    let chosen = args.iter().skip(1).position(|arg| matches!(arg, Expr::Call(Op::If, _)))? + 1;
    let Expr::Call(Op::If, branches) = &args[chosen] else { return None };
    let last = branches.len().saturating_sub(1);
    let told = branches.iter().enumerate().map(|(place, branch)| {
        let is_test = place % 2 == 0 && place < last;
        if is_test {
            return branch.clone();
        }
        let mut plain = args.clone();
        plain[chosen] = branch.clone();
        let plain = Expr::Call(Op::Lookup, plain);
        by_cases(&plain).unwrap_or(plain)
    });
    Some(Expr::Call(Op::If, told.collect()))
}

/// The cases of an `if`: each test with its value, and the value of the rest.
pub(super) fn cases(args: &[Expr]) -> (Vec<(&Expr, &Expr)>, Option<&Expr>) {
    let pairs = args.chunks_exact(2);
    let rest = pairs.remainder().first();
    (pairs.map(|pair| (&pair[0], &pair[1])).collect(), rest)
}

/// The sides of a comparison with the literal on the right, and the operator that says the same.
pub(super) fn turned(op: Op, args: &[Expr]) -> Option<(Op, &Expr, &Expr)> {
    let [left, right] = args else { return None };
    if !matches!(left, Expr::Literal(_)) || matches!(right, Expr::Literal(_)) {
        return Some((op, left, right));
    }
    let other = match op {
        Op::Less => Op::Greater,
        Op::LessOrEqual => Op::GreaterOrEqual,
        Op::Greater => Op::Less,
        Op::GreaterOrEqual => Op::LessOrEqual,
        same => same,
    };
    Some((other, right, left))
}

/// The comparison that holds where this one does not.
pub(super) fn opposite(op: Op) -> Op {
    match op {
        Op::Equal => Op::Unequal,
        Op::Unequal => Op::Equal,
        Op::Less => Op::GreaterOrEqual,
        Op::LessOrEqual => Op::Greater,
        Op::Greater => Op::LessOrEqual,
        Op::GreaterOrEqual => Op::Less,
        other => other,
    }
}
